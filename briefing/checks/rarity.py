"""How rare a word is in news: from the order of its commonness among the words of many articles."""

from functools import cache
from importlib.resources import files

_UNLISTED = 7.0
"""Rarity of a word that is in no list: it stood in fewer than one in three hundred articles."""


@cache
def _ranks() -> dict[str, float]:
    lines = files("briefing.checks").joinpath("common_words.txt").read_text(encoding="utf-8").splitlines()
    return {
        word: float(line.split("\t")[0])
        for line in lines
        if not line.startswith("#")
        for word in line.split("\t")[1].split()
    }


def rarity(key: str) -> float:
    """Logarithm of how many articles there are to one that has the word: 0 for "the", 7 and more for the rarest."""
    return _ranks().get(key, _UNLISTED)
