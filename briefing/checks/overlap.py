"""How much of a claim's wording the article has, and how close together: the features its score is made of."""

from typing import NamedTuple

from briefing.checks.prepared import Prepared
from briefing.checks.source import Source

CANDIDATES = 6
"""How many of the best sentences are tried together with the best one."""


class Found(NamedTuple):
    """Where a claim's sentence rests: sentence numbers from 0, the best first, and how much they carry."""

    numbers: tuple[int, ...]
    shares: tuple[float, ...]
    """Of every sentence of the article, the weighted share of the claim's words that it has, 0 to 1."""
    carried: float
    """The same of all `numbers` together."""


def find(claim: Prepared, source: Source) -> Found:
    """The sentence that has most of the claim, and up to two more that have what it lacks."""
    words = list({word.key: word for word in claim.content}.values())
    weights = [source.weight(word) for word in words]
    total = sum(weights) or 1.0
    rows = [source.matches(word) for word in words]
    held = list(zip(*rows, strict=True))
    shares = tuple(sum(w * h for w, h in zip(weights, row, strict=True)) / total for row in held)
    order = sorted(range(len(shares)), key=lambda number: -shares[number])
    best = [0.0] * len(words)
    chosen: list[int] = []
    for _ in range(3):
        pool = order[:CANDIDATES] if chosen else order[:1]
        gains = [
            (
                sum(w * max(0.0, h - b) for w, h, b in zip(weights, held[n], best, strict=True)) / total,
                -abs(n - chosen[0]) if chosen else 0,
                n,
            )
            for n in pool
            if n not in chosen
        ]
        if not gains:
            break
        gain, _, number = max(gains)
        if chosen and gain < 0.08:
            break
        chosen.append(number)
        best = [max(b, h) for b, h in zip(best, held[number], strict=True)]
    carried = sum(w * b for w, b in zip(weights, best, strict=True)) / total
    return Found(tuple(chosen), shares, carried)


def shortened(claim: Prepared, sentence: Prepared) -> bool:
    """Whether the claim is that sentence with words left out: all its words stand there, in its order, from the
    same beginning, so that whoever acts was not cut off.
    """
    if not sentence.content or claim.content[0].key != sentence.content[0].key:
        return False
    there = iter(word.key for word in sentence.words)
    return all(word.key in there for word in claim.words)
