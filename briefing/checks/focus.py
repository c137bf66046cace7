"""Where the rest of a claim rests when one of its words is left out: there the word itself must be."""

from collections.abc import Sequence
from typing import NamedTuple

from briefing.checks.prepared import Prepared
from briefing.checks.source import Source
from briefing.nouns.brief import Finding
from briefing.values import Value, contradicted, held

NEARLY = 0.8
"""Share of the best sentence's rest from which another sentence may be the one the claim rests on; by judgment."""
LEAST = 0.4
"""Share of the rest that the best sentence must have to be taken as what the claim rests on; by judgment."""


class Focus(NamedTuple):
    """The sentence that has most of a claim's other words, and the share of them in every sentence."""

    number: int
    shares: tuple[float, ...]

    @property
    def share(self) -> float:
        """Of the best sentence."""
        return self.shares[self.number]


def focus(claim: Prepared, source: Source, start: int, end: int) -> Focus:
    """Where the claim rests without its words in `[start, end)`; sentences are counted from 0."""
    words = {word.key: word for word in claim.content if not start <= word.start < end}.values()
    rows = [(source.matches(word), source.weight(word)) for word in words]
    total = sum(weight for _, weight in rows) or 1.0
    shares = tuple(sum(w * row[n] for row, w in rows) / total for n in range(len(source.sentences)))
    return Focus(max(range(len(shares)), key=shares.__getitem__), shares)


def displaced(
    claim: Prepared, source: Source, claimed: Sequence[Value], found: Sequence[Sequence[Value]]
) -> tuple[Finding, ...]:
    """Faults for values that stand in the article, but not where the rest of the claim does, which has another.

    `found` are the values of each sentence.
    """
    faults = []
    for one in claimed:
        at = focus(claim, source, one.start, one.end)
        if at.share < LEAST or held(one, found[at.number]):
            continue
        rivals = [n for n, share in enumerate(at.shares) if share >= NEARLY * at.share and n != at.number]
        if any(held(one, found[number]) for number in rivals):
            continue
        instead = contradicted(one, found[at.number])
        if instead is not None:
            message = f"the claim has “{one.text}” where the evidence has “{instead.text}”"
            faults.append(
                Finding(check="values", message=message, words=(one.text, instead.text), severity="fault")
            )
    return tuple(faults)
