"""What a scorer says about one answer: counts that add up, marks for whoever reads the report, and good or not."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from briefing.nouns.article import Span
from briefing.nouns.frozen import Frozen

_Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]


def _possible(count: tuple[float, float]) -> tuple[float, float]:
    """ValueError for something of nothing, which in a sum would count for cases that it says nothing of."""
    if count[0] and not count[1]:
        raise ValueError(f"{count[0]:g} of nothing is no count")
    return count


Count = Annotated[tuple[_Amount, _Amount], AfterValidator(_possible)]
"""So much of so much. Sums of counts over cases are what every figure is made of; of nothing is 0 of 0."""

Marked = Literal["found", "missed", "extra", "optional", "right", "wrong", "unread"]
"""found, missed, extra and optional speak of gold items; right and wrong of lines; unread: nobody could say."""


class Mark(Frozen):
    """One thing the report shows: what was wanted, what came, and why a miss is a miss. Spans are the document's."""

    what: Marked
    list: str
    """Which list or question it belongs to, such as "demands"."""
    wanted: str | None = None
    given: str | None = None
    why: str = ""
    wanted_spans: tuple[Span, ...] = ()
    given_spans: tuple[Span, ...] = ()

    @property
    def key(self) -> str:
        """What stays the same from run to run: the list and what was wanted, or else what came, or nothing more."""
        if self.wanted is None and self.given is None:
            return self.list
        return f"{self.list}: {self.wanted if self.wanted is not None else f'+ {self.given}'}"


class Score(Frozen):
    """One case scored. `counts` are keyed "section: name"; a name without a colon is a section of its own, and one with
    " per " or "times as " in it is printed as a number instead of per cent.

    `good` says whether the case as a whole came out as wanted, None where nothing says so. `unscored` is why
    the answer could not be scored, and then there are no counts: not scored is not wrong.
    """

    counts: dict[str, Count] = Field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    good: bool | None = None
    unscored: str | None = None

    @classmethod
    def of(cls, name: str, good: bool, why: str = "") -> "Score":
        """A yes or no as a score of its own, 1 of 1 or 0 of 1."""
        mark = Mark(what="right" if good else "wrong", list=name, why=why)
        return cls(counts={name: (float(good), 1.0)}, marks=(mark,), good=good)


def joined(scores: Iterable[Score]) -> Score:
    """What several scorers say together: good if all that say so say so; unscored if one could not score."""
    every = tuple(scores)
    reasons = [one.unscored for one in every if one.unscored is not None]
    marks = tuple(mark for one in every for mark in one.marks)
    if reasons:
        return Score(marks=marks, unscored="; ".join(reasons))
    names = [name for one in every for name in one.counts]
    if len(names) != len(set(names)):
        raise ValueError(
            f"two scorers count the same: {sorted({one for one in names if names.count(one) > 1})}"
        )
    said = [one.good for one in every if one.good is not None]
    counts = {name: count for one in every for name, count in one.counts.items()}
    return Score(counts=counts, marks=marks, good=all(said) if said else None)
