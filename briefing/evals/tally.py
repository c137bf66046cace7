"""A share with its interval after Wilson."""

from math import sqrt
from typing import NamedTuple

Z95 = 1.959964
"""The normal distribution's 97.5 % point."""


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
