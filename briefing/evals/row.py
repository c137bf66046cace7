"""One line of a run's rows: a case, its repetition, how it ended, and what it scored."""

from typing import Literal

from pydantic import Field, JsonValue

from briefing.evals.score import Count, Mark
from briefing.nouns.brief import Usage
from briefing.nouns.frozen import Frozen

Status = Literal["scored", "failed", "unscored"]


class Row(Frozen):
    """What came of one case. A failed one may carry the counts of a total miss, if its suite says what that is."""

    case: str
    repeat: int = 0
    group: str
    """The article it is about. Cases of one article are not independent and are drawn together."""
    document: str | None = None
    """Id in the run's documents, which the spans of marks index."""
    about: str = ""
    """The case in a few words, for people."""
    status: Status
    reason: str | None = None
    """Why it failed or could not be scored."""
    good: bool | None = None
    counts: dict[str, Count] = Field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    output: JsonValue = None
    """What the system answered."""
    seconds: float = 0.0
    asked: int = 0
    """Requests that went to the model; `remembered` ones were answered by the cache."""
    remembered: int = 0
    usage: Usage = Usage()
    """What all its requests cost when they were first made, remembered ones included."""

    @property
    def id(self) -> str:
        """Unique in a run."""
        return f"{self.case}#{self.repeat}"
