"""Rows into figures: sums of counts, means per article, and intervals by drawing articles with replacement."""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase

from briefing.evals.row import Row
from briefing.evals.wilson import wilson
from briefing.nouns.frozen import Frozen

RESAMPLES = 1000
SEED = 20250512

_NOISE = 1e-9
"""Draws of one and the same share differ by less, as sums in another order do."""

Counts = dict[str, tuple[float, float]]


class Figure(Frozen):
    """One figure of a run. `value` is None where nothing was counted: nothing of nothing is not 1.0."""

    name: str
    value: float | None
    good: float
    of: float
    """Sums over all rows. For a mean of figures: how many of them have a value, of how many."""
    low: float | None = None
    high: float | None = None
    """The 95 % interval; None with fewer than two articles, which say nothing of other articles."""
    per_article: float | None = None
    """Mean of the articles' own values, so that long articles do not decide; None for a mean of figures."""
    articles: int = 0
    """How many articles count anything for it."""

    @property
    def plain(self) -> bool:
        """Whether it is an amount and no share of a whole: see `is_plain`."""
        return is_plain(self.name)

    @property
    def section(self) -> str:
        """What stands before the colon, or the whole name."""
        return parted(self.name)[0]


def parted(name: str) -> tuple[str, str]:
    """(section, name under it); a name without a colon is a section of its own, with nothing under it."""
    section, _, under = name.partition(": ")
    return section, under


def is_plain(name: str) -> bool:
    """Whether a figure of that name is an amount ("lines per brief", "times as fast") and not a share in per cent."""
    return " per " in name or "times as " in name


def groups(rows: Iterable[Row]) -> dict[str, Counts]:
    """Sums of each article's counts, in the order in which articles come."""
    found: dict[str, Counts] = {}
    for row in rows:
        sums = found.setdefault(row.group, {})
        for name, (good, of) in row.counts.items():
            before = sums.get(name, (0.0, 0.0))
            sums[name] = (before[0] + good, before[1] + of)
    return found


def summed(every: Iterable[Counts]) -> Counts:
    """All counts added up."""
    total: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for counts in every:
        for name, (good, of) in counts.items():
            total[name][0] += good
            total[name][1] += of
    return {name: (good, of) for name, (good, of) in total.items()}


def share(count: tuple[float, float]) -> float | None:
    """Good by of; None of nothing."""
    return count[0] / count[1] if count[1] else None


def values(counts: Counts, means: Mapping[str, tuple[str, ...]]) -> dict[str, float | None]:
    """Every figure's value: one for each count, then the means of their members.

    A mean of which one member has no value has none either: it would be the mean of something else.
    """
    found = {name: share(count) for name, count in counts.items()}
    for name, members in means.items():
        known = [value for one in members if (value := found.get(one)) is not None]
        found[name] = sum(known) / len(known) if members and len(known) == len(members) else None
    return found


def fits(name: str, patterns: Iterable[str]) -> bool:
    """Whether one of the shell patterns fits the name."""
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def settled(means: Mapping[str, tuple[str, ...]], names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Each mean with the names that one of its patterns fits, fixed once, so that every draw means the same."""
    every = tuple(names)
    return {mean: tuple(name for name in every if fits(name, patterns)) for mean, patterns in means.items()}


def figures(rows: Sequence[Row], means: Mapping[str, tuple[str, ...]] | None = None) -> tuple[Figure, ...]:
    """All figures of a run's rows, in the order in which their names come. Failed rows count what they carry."""
    # Sorted, because rows of a run that is under way stand as they came: the same rows, the same figures.
    by_group = groups(sorted(rows, key=lambda row: (row.group, row.id)))
    sums = summed(by_group.values())
    total = {name: sums[name] for name in dict.fromkeys(name for row in rows for name in row.counts)}
    means = settled(means or {}, total)
    found = values(total, means)
    drawn = resampled(list(by_group.values()), means)
    return tuple(_figure(name, value, total, by_group, drawn, means) for name, value in found.items())


def _figure(
    name: str,
    value: float | None,
    total: Counts,
    by_group: Mapping[str, Counts],
    drawn: Mapping[str, list[float]],
    means: Mapping[str, tuple[str, ...]],
) -> Figure:
    mean = name in means and name not in total
    members = means[name] if mean else (name,)
    told = [one for one in by_group.values() if any(one.get(member, (0, 0))[1] for member in members)]
    own = [known for one in told if not mean and (known := share(one[name])) is not None]
    with_value = sum(total[member][1] > 0 for member in members)
    good, of = (float(with_value), float(len(members))) if mean else total[name]
    low, high = _interval(value, drawn.get(name, []), len(told), plain=is_plain(name))
    return Figure(
        name=name, value=value, good=good, of=of, low=low, high=high,
        per_article=sum(own) / len(own) if own else None, articles=len(told),
    )  # fmt: skip


def _interval(
    value: float | None, drawn: Sequence[float], articles: int, *, plain: bool
) -> tuple[float | None, float | None]:
    """Percentiles of the draws. Where all draws are the same, drawing again says nothing new: then, for a share,
    Wilson's interval of so many articles stands, which is wider than none; an amount has none then.
    """
    if value is None or articles < 2 or not drawn:
        return None, None
    if max(drawn) - min(drawn) > _NOISE:
        return percentiles(drawn)
    return (None, None) if plain or not 0 <= value <= 1 else wilson(value * articles, articles)


def percentiles(drawn: Sequence[float]) -> tuple[float, float]:
    """The middle 95 % of the draws."""
    ordered = sorted(drawn)
    last = len(ordered) - 1
    return ordered[round(0.025 * last)], ordered[round(0.975 * last)]


def resampled(
    every: Sequence[Counts], means: Mapping[str, tuple[str, ...]], draws: int = RESAMPLES
) -> dict[str, list[float]]:
    """Each figure's values over so many drawings of the articles, from SEED; a draw without a value is left out."""
    names = tuple(dict.fromkeys(name for one in every for name in one))
    place = {name: index for index, name in enumerate(names)}
    # Flat lists: thousands of articles times a thousand draws are most of the time a table takes.
    flat = [[(place[name], good, of) for name, (good, of) in one.items() if of] for one in every]
    found: dict[str, list[float]] = defaultdict(list)
    chance = random.Random(SEED)
    for _ in range(draws if len(every) > 1 else 0):
        goods, ofs = [0.0] * len(names), [0.0] * len(names)
        for one in chance.choices(flat, k=len(flat)):
            for index, good, of in one:
                goods[index] += good
                ofs[index] += of
        drawn = dict(zip(names, zip(goods, ofs, strict=True), strict=True))
        for name, value in values(drawn, means).items():
            if value is not None:
                found[name].append(value)
    return found
