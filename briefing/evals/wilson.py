"""The interval of a share after Wilson."""

from math import sqrt

Z95 = 1.959964
"""The normal distribution's 97.5 % point."""


def wilson(good: float, of: int) -> tuple[float, float]:
    """The 95 % interval of so many good ones of so many, after Wilson (1927); (0, 1) of nothing."""
    if not of:
        return 0.0, 1.0
    share, square = good / of, Z95**2
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = Z95 / (1 + square / of) * sqrt(share * (1 - share) / of + square / (4 * of**2))
    return max(0.0, middle - half), min(1.0, middle + half)
