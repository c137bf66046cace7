"""Two systems on the same articles: what they differ by, how sure that is, and how likely chance alone does it."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, product
from math import comb
from operator import mul
from typing import Literal, NamedTuple

from briefing.evals.figures import RESAMPLES, SEED, Counts, fits, percentiles, settled, summed, values
from briefing.nouns.frozen import Frozen

SWAPS = 5000
"""Random swaps of a permutation test with more articles than EXACT."""

EXACT = 12
"""Up to so many articles that disagree, every swap is tried: 4,096 at most."""

LEVEL = 0.05
"""A headline figure's corrected p must be below it to be called better or worse."""

_NOISE = 1e-9
"""Sums of averaged repeats in another order differ by less."""

_COIN = bytes(byte & 1 for byte in range(256))

Pair = tuple[Counts, Counts]
"""One article's counts in the one run and in the other."""

Told = Literal["better", "worse", "no difference shown", "not a headline figure", "cannot be compared"]


class Difference(Frozen):
    """One figure in both runs. `difference` is b minus a; it and p are None where one of them has no value."""

    name: str
    a: float | None
    b: float | None
    difference: float | None
    low: float | None
    high: float | None
    """The 95 % interval of the difference; None where drawing articles again could not move it."""
    p: float | None
    """Two-sided, by swapping the runs within articles."""
    corrected: float | None
    """p after Holm over the headline figures; None for any other."""
    articles: int
    """How many articles count anything for it."""
    disagreeing: int
    """In how many of them the runs counted differently."""
    headline: bool
    lower: bool
    """Whether less is better."""
    told: Told


class McNemar(Frozen):
    """Cases good in one run only, and how likely chance alone parts them so; it takes cases as independent."""

    lost: int
    won: int
    p: float


class _Column(NamedTuple):
    """One count over the articles that have it: where they stand, and good and of in each run."""

    articles: tuple[int, ...]
    sums: tuple[tuple[float, ...], ...]

    def weighted(self, weights: Sequence[int]) -> list[float]:
        """The four sums with each article taken so many times."""
        mine = [weights[one] for one in self.articles]
        return [round(sum(map(mul, mine, column)), 9) for column in self.sums]


def differences(
    pairs: Sequence[Pair],
    means: Mapping[str, tuple[str, ...]],
    headline: Sequence[str] = (),
    lower: Sequence[str] = (),
) -> tuple[Difference, ...]:
    """Every figure that either run has, counts first, then `means`, which settle on the names of both runs.

    `headline` and `lower` are shell patterns. Same pairs, same result: draws and swaps come from SEED.
    """
    names = tuple(dict.fromkeys(name for pair in pairs for counts in pair for name in counts))
    means = settled(means, names)
    both = [values(_all(names, (pair[side] for pair in pairs)), means) for side in (0, 1)]
    drawn = _drawn(pairs, names, means)
    raw = []
    for name in both[0]:
        members = means.get(name, (name,))
        a, b = both[0][name], both[1][name]
        own = [pair for pair in pairs if any(_of(pair, member) for member in members)]
        apart = [pair for pair in own if any(_get(pair[0], one) != _get(pair[1], one) for one in members)]
        known = a is not None and b is not None
        low, high = _interval(drawn[name]) if known and apart else (None, None)
        raw.append(
            Difference(
                name=name, a=a, b=b, difference=b - a if a is not None and b is not None else None,
                low=low, high=high, p=_swapped(own, apart, members) if known else None, corrected=None,
                articles=len(own), disagreeing=len(apart), headline=fits(name, headline),
                lower=fits(name, lower), told="cannot be compared",
            )
        )  # fmt: skip
    return _corrected(raw)


def _all(names: Iterable[str], every: Iterable[Counts]) -> Counts:
    return dict.fromkeys(names, (0.0, 0.0)) | summed(every)


def _get(counts: Counts, name: str) -> tuple[float, float]:
    return counts.get(name, (0.0, 0.0))


def _of(pair: Pair, name: str) -> bool:
    return any(any(_get(counts, name)) for counts in pair)


def _drawn(
    pairs: Sequence[Pair], names: Sequence[str], means: Mapping[str, tuple[str, ...]]
) -> dict[str, list[float]]:
    """Each figure's differences over drawings of the articles, the same articles for both runs."""
    columns = {name: _column(pairs, name) for name in names}
    found: dict[str, list[float]] = {name: [] for name in (*names, *means)}
    chance = random.Random(SEED)
    for _ in range(RESAMPLES if len(pairs) > 1 else 0):
        times = Counter(chance.choices(range(len(pairs)), k=len(pairs)))
        weights = [times[one] for one in range(len(pairs))]
        sums = {name: column.weighted(weights) for name, column in columns.items()}
        one = values({name: (four[0], four[1]) for name, four in sums.items()}, means)
        other = values({name: (four[2], four[3]) for name, four in sums.items()}, means)
        for name, a in one.items():
            if a is not None and (b := other[name]) is not None:
                found[name].append(b - a)
    return found


def _column(pairs: Sequence[Pair], name: str) -> _Column:
    where = tuple(index for index, pair in enumerate(pairs) if _of(pair, name))
    fours = [(*_get(pairs[one][0], name), *_get(pairs[one][1], name)) for one in where]
    return _Column(where, tuple(zip(*fours, strict=True)) or ((),) * 4)


def _interval(drawn: Sequence[float]) -> tuple[float | None, float | None]:
    """None where every draw gave the same: an interval without width would claim what nobody knows."""
    if not drawn:
        return None, None
    low, high = percentiles(drawn)
    return (low, high) if high - low > _NOISE else (None, None)


def _swapped(own: Sequence[Pair], apart: Sequence[Pair], members: Sequence[str]) -> float:
    """The share of swaps whose difference is at least as large, the one that was measured counted among them.

    Articles that agree are the same after a swap, so only the others are swapped. A swap that leaves one
    side without a value counts as at least as large: it is no reason to believe in a difference.
    """
    base = [_side(own, members, side) for side in (0, 1)]
    measured = _gap(base[0], base[1])
    deltas = [
        (
            [_get(b, one)[0] - _get(a, one)[0] for a, b in apart],
            [_get(b, one)[1] - _get(a, one)[1] for a, b in apart],
        )
        for one in members
    ]
    total = large = 0
    for coins in _coins(len(apart)):
        moved = [(sum(compress(good, coins)), sum(compress(of, coins))) for good, of in deltas]
        gap = _gap(_added(base[0], moved, 1), _added(base[1], moved, -1))
        total += 1
        large += gap is None or measured is None or abs(gap) >= abs(measured) - _NOISE
    return large / total if len(apart) <= EXACT else (1 + large) / (1 + total)


def _coins(articles: int) -> Iterator[Sequence[int]]:
    """Which articles to swap: every way where they are few, the one that swaps none included; else at random."""
    if articles <= EXACT:
        yield from product((0, 1), repeat=articles)
        return
    chance = random.Random(SEED)
    for _ in range(SWAPS):
        yield chance.randbytes(articles).translate(_COIN)


def _side(pairs: Sequence[Pair], members: Sequence[str], side: int) -> list[tuple[float, float]]:
    sums = _all(members, (pair[side] for pair in pairs))
    return [sums[one] for one in members]


def _added(
    base: Sequence[tuple[float, float]], moved: Sequence[tuple[float, float]], sign: int
) -> list[tuple[float, float]]:
    return [
        (round(good + sign * more, 9), round(of + sign * many, 9))
        for (good, of), (more, many) in zip(base, moved, strict=True)
    ]


def _gap(one: Sequence[tuple[float, float]], other: Sequence[tuple[float, float]]) -> float | None:
    """The difference of the means of both sides' shares; None where a member counts nothing."""
    if not all(of for _, of in (*one, *other)):
        return None
    return sum(good / of for good, of in other) / len(other) - sum(good / of for good, of in one) / len(one)


def _corrected(raw: Sequence[Difference]) -> tuple[Difference, ...]:
    tested = [one for one in raw if one.headline and one.p is not None]
    adjusted = dict(zip((one.name for one in tested), holm([one.p or 0.0 for one in tested]), strict=True))
    return tuple(
        one.model_copy(
            update={"corrected": adjusted.get(one.name), "told": _told(one, adjusted.get(one.name))}
        )
        for one in raw
    )


def _told(one: Difference, corrected: float | None) -> Told:
    if one.difference is None:
        return "cannot be compared"
    if corrected is None:
        return "not a headline figure"
    if corrected >= LEVEL or not one.difference:
        return "no difference shown"
    return "better" if (one.difference > 0) != one.lower else "worse"


def holm(every: Sequence[float]) -> list[float]:
    """p-values corrected for their number after Holm (1979), in the order given."""
    found = [0.0] * len(every)
    highest = 0.0
    for rank, index in enumerate(sorted(range(len(every)), key=every.__getitem__)):
        highest = max(highest, min(1.0, (len(every) - rank) * every[index]))
        found[index] = highest
    return found


def mcnemar(lost: int, won: int) -> McNemar:
    """McNemar's exact test, two-sided: a fair coin for every case that is good in one run only."""
    parted = lost + won
    tail = sum(comb(parted, one) for one in range(min(lost, won) + 1)) / 2**parted
    return McNemar(lost=lost, won=won, p=min(1.0, 2 * tail))
