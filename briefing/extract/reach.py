"""The reach of a model: which questions it is asked, and how much of an article each one is about."""

from typing import Self

from briefing.errors import UsageError
from briefing.nouns.brief import ModelIdentity
from briefing.nouns.frozen import Frozen
from briefing.prompt import AskName

PROPOSABLE = frozenset({"en"})
"""Languages whose sentences code takes apart well enough to propose what a model then words."""


class Reach(Frozen):
    """How a model is asked.

    A small model reads a few sentences well and a whole article badly; a large one the other way round.
    """

    name: str = "own"
    asks: tuple[AskName, ...] = ("lead", "facts", "demands", "threats")
    """The questions, in this order; each is put as often as the article's length asks for."""
    passage_words: int
    """Words of a passage in one question."""
    claim_sentences: int = 1
    """Marked sentences in one question about demands and threats."""
    before_words: int = 40
    second_looks: int = 0
    """Sentences asked about once more because they name actors or places that no item covers yet."""
    proposes: bool = False
    """Code proposes actors, times, places, demands and threats; the model words the news."""
    elsewhere: str | None = None
    """The reach for languages in which code cannot propose; None: the same."""

    def speaking(self, language: str | None, written: str | None) -> Self:
        """The reach for an article of that language whose lines are written in the language `written` (None: its own)."""
        if not self.proposes or (language in PROPOSABLE and written is None):
            return self
        other = REACHES[self.elsewhere] if self.elsewhere else self
        return type(self).model_validate(other.model_dump())


SMALL = Reach(name="small", asks=("news",), passage_words=110, proposes=True, elsewhere="passages")
"""For models of a few billion parameters, such as the embedded one."""
PASSAGES = Reach(name="passages", passage_words=110, claim_sentences=1, second_looks=8)
"""Many small questions, one passage each: what a small model is asked where code cannot propose."""
LARGE = Reach(name="large", asks=("whole",), passage_words=3000, claim_sentences=1000)
"""For large models: the whole of an ordinary article in one question."""

REACHES: dict[str, Reach] = {one.name: one for one in (SMALL, PASSAGES, LARGE)}


def reach_of(name: str) -> Reach:
    """The reach of that name. Raises UsageError for an unknown one."""
    if name not in REACHES:
        raise UsageError(f"there is no reach {name!r}", hint=f"known: {', '.join(sorted(REACHES))}")
    return REACHES[name]


def usual_reach(identity: ModelIdentity) -> Reach:
    """What is taken where nobody chose: local weights are small, what an endpoint serves is large."""
    return SMALL if identity.sha256 else LARGE
