"""Two runs of a suite beside each other: the cases both scored, the figures' differences, and what flipped."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from briefing.errors import UsageError
from briefing.evals.figures import Counts, summed
from briefing.evals.folder import Run
from briefing.evals.manifest import Differs, Manifest, differing
from briefing.evals.paired import Difference, McNemar, Pair, differences, mcnemar
from briefing.evals.row import Row
from briefing.evals.score import Mark, Marked
from briefing.evals.suite import AnySuite
from briefing.nouns.frozen import Frozen

DECIDING: tuple[Differs, ...] = (
    "system", "model", "prompts", "parameters", "cases_sha256", "predictions", "declared", "code",
)  # fmt: skip
"""What the top of a comparison speaks of, in that order."""

_GOOD: tuple[Marked, ...] = ("found", "right")
_BAD: tuple[Marked, ...] = ("missed", "wrong")

Cases = Mapping[str, tuple[Row, ...]]
"""The repetitions of each case."""


class Side(Frozen):
    """One of the two runs."""

    name: str
    manifest: Manifest
    complete: bool
    failed: int
    """Rows that failed, compared or not."""
    unscored: int


class Flip(Frozen):
    """Something that came out well in one run and badly in the other; with repeats, in most of them."""

    case: str
    about: str
    mark: str | None
    """The mark's key, None where it is the case as a whole."""
    before: str
    after: str
    why: str = ""
    """What the run in which it came out badly says of it."""


class Comparison(Frozen):
    """What two runs differ in. `lost` came out well in a and badly in b, `won` the other way round."""

    a: Side
    b: Side
    differing: tuple[str, ...]
    common: int
    """Cases that are compared. A failed one that counts as a total miss is one of them."""
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]
    left_out: tuple[str, ...]
    """Cases of both runs of which at least one could not score a repetition, or failed without counts."""
    figures: tuple[Difference, ...]
    good: McNemar | None
    """None where no case says of itself whether it is good."""
    lost: tuple[Flip, ...]
    won: tuple[Flip, ...]


def compare(a: Run, b: Run, suite: AnySuite) -> Comparison:
    """Everything the two runs differ in on the cases that both scored; counts of repeats are averaged.

    UsageError if they are runs of different suites or have nothing to compare.
    """
    if a.manifest.suite != b.manifest.suite:
        raise UsageError(
            f"{a.name} is a run of {a.manifest.suite}, {b.name} one of {b.manifest.suite}",
            hint="compare two runs of the same suite",
        )
    one, other = by_case(a.rows), by_case(b.rows)
    both = [case for case in one if case in other]
    common = [case for case in both if all(map(usable, (*one[case], *other[case])))]
    if not common:
        raise UsageError(
            f"{a.name} and {b.name} have no case that both scored", hint="run both on the same data"
        )
    pairs = paired(common, one, other)
    flips = [flip for case in common for flip in flipped(one[case], other[case])]
    return Comparison(
        a=_side(a),
        b=_side(b),
        differing=differing(a.manifest, b.manifest, DECIDING),
        common=len(common),
        only_a=tuple(case for case in one if case not in other),
        only_b=tuple(case for case in other if case not in one),
        left_out=tuple(case for case in both if case not in set(common)),
        figures=differences(pairs, suite.means, suite.headline, suite.lower),
        good=_good_cases(common, one, other),
        lost=tuple(flip for flip, won in flips if not won),
        won=tuple(flip for flip, won in flips if won),
    )


def _side(run: Run) -> Side:
    count = Counter(row.status for row in run.rows)
    return Side(
        name=run.name, manifest=run.manifest, complete=run.complete,
        failed=count["failed"], unscored=count["unscored"],
    )  # fmt: skip


def by_case(rows: Iterable[Row]) -> Cases:
    """The rows of each case, in the order in which cases come."""
    found: dict[str, tuple[Row, ...]] = {}
    for row in rows:
        found[row.case] = (*found.get(row.case, ()), row)
    return found


def usable(row: Row) -> bool:
    """Whether it says how the system did. A failed row with counts does: leaving it out would reward failing."""
    return row.status == "scored" or (row.status == "failed" and bool(row.counts))


def paired(common: Sequence[str], one: Cases, other: Cases) -> list[Pair]:
    """Counts of each article in both runs. Which article a case is of, the first run says for both."""
    found: dict[str, tuple[list[Counts], list[Counts]]] = defaultdict(lambda: ([], []))
    for case in common:
        a, b = found[one[case][0].group]
        a.append(averaged(one[case]))
        b.append(averaged(other[case]))
    return [(summed(a), summed(b)) for _, (a, b) in sorted(found.items())]


def averaged(repeats: Sequence[Row]) -> Counts:
    """Mean counts of a case's repetitions; what one of them does not count is nothing of nothing there."""
    sums = summed(row.counts for row in repeats)
    return {name: (good / len(repeats), of / len(repeats)) for name, (good, of) in sums.items()}


def _good_cases(common: Sequence[str], one: Cases, other: Cases) -> McNemar | None:
    told = [
        (a, b)
        for case in common
        if (a := good(one[case])) is not None and (b := good(other[case])) is not None
    ]
    if not told:
        return None
    return mcnemar(sum(a and not b for a, b in told), sum(b and not a for a, b in told))


def good(repeats: Sequence[Row]) -> bool | None:
    """Whether more than half of the repetitions that say so were good; None if none says so."""
    return _most([row.good for row in repeats if row.good is not None])


def _most(every: Sequence[bool]) -> bool | None:
    return 2 * sum(every) > len(every) if every else None


def flipped(one: Sequence[Row], other: Sequence[Row]) -> list[tuple[Flip, bool]]:
    """What flipped in a case, first the case itself, then its marks; True if it was won."""
    found = []
    a, b = good(one), good(other)
    if a is not None and b is not None and a != b:
        found.append((_flip(one, None, _well(one), _well(other), _reason(other if a else one)), b))
    before, after = marks(one), marks(other)
    for key, mine in before.items():
        theirs = after.get(key, [])
        was, now = (_most([mark.what in _GOOD for mark in every]) for every in (mine, theirs))
        if was is not None and now is not None and was != now:
            bad = next(mark for mark in (theirs if was else mine) if mark.what in _BAD)
            found.append((_flip(one, key[0], _whats(mine), _whats(theirs), bad.why), now))
    return found


def _flip(rows: Sequence[Row], mark: str | None, before: str, after: str, why: str) -> Flip:
    return Flip(case=rows[0].case, about=rows[0].about, mark=mark, before=before, after=after, why=why)


def marks(repeats: Sequence[Row]) -> dict[tuple[str, int], list[Mark]]:
    """The marks that came out well or badly, by key and which one of that key in its row it is."""
    found: dict[tuple[str, int], list[Mark]] = defaultdict(list)
    for row in repeats:
        seen: Counter[str] = Counter()
        for mark in row.marks:
            if mark.what in _GOOD + _BAD:
                found[mark.key, seen[mark.key]].append(mark)
                seen[mark.key] += 1
    return found


def _well(repeats: Sequence[Row]) -> str:
    told = [row.good for row in repeats if row.good is not None]
    return ("good" if told[0] else "not good") if len(told) == 1 else f"good {sum(told)} of {len(told)}"


def _whats(every: Sequence[Mark]) -> str:
    well: list[str] = [mark.what for mark in every if mark.what in _GOOD]
    return every[0].what if len(every) == 1 else f"{(well or ['well'])[0]} {len(well)} of {len(every)}"


def _reason(repeats: Sequence[Row]) -> str:
    """Why the case came out badly, where its system failed; its marks say the rest."""
    return next((row.reason for row in repeats if row.reason), "")
