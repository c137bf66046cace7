"""Counts into rates with their uncertainty: Wilson intervals, balanced accuracy, bootstrap over documents."""

import random
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from math import sqrt
from typing import NamedTuple

from briefing.evals.asking import Answer

Z95 = 1.959964
"""The normal distribution's 97.5 % point."""

RESAMPLES = 1000
SEED = 20250512


class Rate(NamedTuple):
    """So many good ones of so many."""

    good: int
    of: int

    @property
    def share(self) -> float | None:
        """0 to 1; None of nothing."""
        return self.good / self.of if self.of else None

    def interval(self) -> tuple[float, float]:
        """The 95 % interval after Wilson (1927); (0, 1) of nothing."""
        if not self.of:
            return 0.0, 1.0
        share, square = self.good / self.of, Z95**2
        middle = (share + square / (2 * self.of)) / (1 + square / self.of)
        half = Z95 / (1 + square / self.of) * sqrt(share * (1 - share) / self.of + square / (4 * self.of**2))
        return max(0.0, middle - half), min(1.0, middle + half)


def rate(answers: Iterable[Answer]) -> Rate:
    """How many answers are the ones the cases want; failed ones count as not."""
    every = list(answers)
    return Rate(sum(answer.good for answer in every), len(every))


class Balance(NamedTuple):
    """Right claims kept and wrong ones caught, each of how many."""

    kept: Rate
    caught: Rate

    @property
    def balanced(self) -> float | None:
        """Balanced accuracy, the mean of both shares; None where one side is empty."""
        kept, caught = self.kept.share, self.caught.share
        return None if kept is None or caught is None else (kept + caught) / 2


Says = Callable[[Answer], bool | None]
"""Whether an answer lets the claim stand; None where it failed."""


def by_verdict(answer: Answer) -> bool | None:
    """Only the verdict "supported" lets a claim stand."""
    return None if answer.verdict is None else answer.kept


def by_score(answer: Answer) -> bool | None:
    """A score of 0.5 or more lets a claim stand."""
    return None if answer.score is None else answer.score >= 0.5


def balance(answers: Iterable[Answer], says: Says) -> Balance:
    """What a way of reading the answers keeps and catches; a failed answer is on neither good side."""
    counts = [0, 0, 0, 0]
    for answer in answers:
        said = says(answer)
        counts[0 if answer.right else 2] += said is answer.right
        counts[1 if answer.right else 3] += 1
    return Balance(Rate(counts[0], counts[1]), Rate(counts[2], counts[3]))


def macro(strata: Sequence[Balance]) -> float | None:
    """Mean balanced accuracy of the strata that have one."""
    known = [value for one in strata if (value := one.balanced) is not None]
    return sum(known) / len(known) if known else None


def macro_interval(strata: Sequence[Sequence[Answer]], says: Says) -> tuple[float, float]:
    """95 % percentile bootstrap of `macro`: within each stratum documents are drawn with replacement.

    Claims of one document go together, since they are not independent. RESAMPLES draws from SEED.
    """
    chance = random.Random(SEED)
    per_stratum = [_per_document(answers, says) for answers in strata]
    drawn = []
    for _ in range(RESAMPLES):
        value = macro([_drawn(documents, chance) for documents in per_stratum])
        if value is not None:
            drawn.append(value)
    drawn.sort()
    if not drawn:
        return 0.0, 1.0
    return drawn[int(0.025 * len(drawn))], drawn[min(len(drawn) - 1, int(0.975 * len(drawn)))]


def _per_document(answers: Sequence[Answer], says: Says) -> list[tuple[int, int, int, int]]:
    ordered = sorted(answers, key=lambda answer: answer.article)
    found = [balance(group, says) for _, group in groupby(ordered, key=lambda answer: answer.article)]
    return [(one.kept.good, one.kept.of, one.caught.good, one.caught.of) for one in found]


def _drawn(documents: list[tuple[int, int, int, int]], chance: random.Random) -> Balance:
    if not documents:
        return Balance(Rate(0, 0), Rate(0, 0))
    kept, rights, caught, wrongs = map(sum, zip(*chance.choices(documents, k=len(documents)), strict=True))
    return Balance(Rate(kept, rights), Rate(caught, wrongs))
