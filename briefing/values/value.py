"""One value that a text states: a number with its unit, a date, a weekday, a score."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "count", "money", "percent", "duration", "age", "ordinal", "measure", "multiple", "year", "decade",
    "date", "month", "weekday", "time of day", "score", "label",
]  # fmt: skip

Hedge = Literal["about", "over", "under", "vague"]
"""How a number is softened: "about 50", "more than 50", "up to 50", or a word such as "dozens"."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value and where it stands: `text == source[start:end]`, code points, half-open.

    `low` and `high` are equal for a plain number, the two ends of a range, and None on an open side.
    A share ("a third", "one in five") is a percentage. A date's `low` is the day, its `unit` the number of
    the month as text; weekdays count from Monday = 0; a time of day counts minutes from midnight; a score
    has its sides in the order they are written; a label is a number in a name ("Article 5"), its `unit` the name.
    """

    low: float | None
    high: float | None
    kind: Kind
    unit: str | None
    start: int
    end: int
    text: str
    hedge: Hedge | None = None
    step: float = 1.0
    """The worth of the last digit written, in `unit`: 100,000 for "5.7 million", 1 for "5,700,000"."""
    noun: str | None = None
    """Stem of what is counted: "people" in "15 people", "soldier" in "15 Ukrainian soldiers"."""
    deed: str | None = None
    """What befell those counted, of a few that the news counts: killed, wounded, arrested, missing."""

    @property
    def approx(self) -> bool:
        """Whether the text says that the number is not exact."""
        return self.hedge is not None

    @property
    def exact(self) -> float | None:
        """The number, where there is one and the text does not soften it."""
        return self.low if self.hedge is None and self.low == self.high else None
