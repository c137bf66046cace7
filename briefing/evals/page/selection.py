"""Which cases of a large run are shown: what failed first, then what missed something, then of the others a fair part."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefing.evals.row import Row
from briefing.evals.score import Mark, Marked

CASES = 200
"""How many cases a page shows in full, if nobody says otherwise: more than anybody reads, and a few MB at most."""

MISSES: frozenset[Marked] = frozenset({"missed", "extra", "wrong", "unread"})
"""Marks that say that something is not as wanted, or that nobody could say."""


class Asked(NamedTuple):
    """One case, by its row in each of the runs that has it: (which run, row)."""

    id: str
    rows: tuple[tuple[int, Row], ...]

    @property
    def rank(self) -> int:
        """0: failed or unscored in some run; 1: missed something; 2: as wanted."""
        if any(row.status != "scored" for _, row in self.rows):
            return 0
        return 1 if any(missed(row) for _, row in self.rows) else 2

    @property
    def group(self) -> str:
        """The article it is about."""
        return self.rows[0][1].group


def missed(row: Row) -> bool:
    """Whether the row is not good, or one of its marks is a miss."""
    return row.good is False or any(is_miss(mark) for mark in row.marks)


def is_miss(mark: Mark) -> bool:
    """Whether the mark is one of MISSES."""
    return mark.what in MISSES


def asked(every: Iterable[tuple[Row, ...]]) -> tuple[Asked, ...]:
    """The rows of several runs put together by case and repetition, in the order in which cases first come."""
    found: dict[str, list[tuple[int, Row]]] = {}
    for index, rows in enumerate(every):
        for row in rows:
            found.setdefault(row.id, []).append((index, row))
    return tuple(Asked(name, tuple(rows)) for name, rows in found.items())


def shown(cases: Sequence[Asked], limit: int) -> tuple[Asked, ...]:
    """At most `limit` of the cases, by rank; of the rank that does not fit whole, spread evenly. Order: rank, then run."""
    chosen: list[Asked] = []
    ranks = {case.id: case.rank for case in cases}
    for rank in range(3):
        members = [case for case in cases if ranks[case.id] == rank]
        room = min(limit - len(chosen), len(members))
        chosen += [members[index * len(members) // room] for index in range(room)]
    return tuple(chosen)
