"""Articles grouped into themes: whoever tells one story stands together, and each theme has a name."""

from collections.abc import Sequence
from itertools import combinations

from briefing.digest.likeness import Told, likeness

TOGETHER = 0.17
"""Least mean likeness of the articles of one theme. From 0.16 to 0.20 all pairs of 63 development articles that
belong together came together and no other did; `evals/press_themes.py` has the figures."""


def grouped(articles: Sequence[Told]) -> tuple[tuple[int, ...], ...]:
    """Places of the articles, theme by theme, each place once; both in the order of the first.

    The two groups whose articles are most alike on average become one, as long as that average is at least
    TOGETHER; of two pairs as much alike, the one that stands first.
    """
    alike = {
        (left, right): likeness(articles[left], articles[right])
        for left, right in combinations(range(len(articles)), 2)
    }
    groups: list[tuple[int, ...]] = [(place,) for place in range(len(articles))]
    while len(groups) > 1:
        best, left, right = _nearest(groups, alike)
        if best < TOGETHER:
            break
        merged = tuple(sorted(groups[left] + groups[right]))
        groups = sorted([*(one for at, one in enumerate(groups) if at not in (left, right)), merged])
    return tuple(groups)


def _nearest(
    groups: Sequence[tuple[int, ...]], alike: dict[tuple[int, int], float]
) -> tuple[float, int, int]:
    """(mean likeness, left, right) of the two groups that are most alike."""
    found = [
        (_mean(groups[left], groups[right], alike), left, right)
        for left, right in combinations(range(len(groups)), 2)
    ]
    return max(found, key=lambda one: (one[0], -one[1], -one[2]))


def _mean(left: tuple[int, ...], right: tuple[int, ...], alike: dict[tuple[int, int], float]) -> float:
    """Mean likeness over all pairs of one of these and one of those."""
    return sum(alike[min(a, b), max(a, b)] for a in left for b in right) / (len(left) * len(right))
