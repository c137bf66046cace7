"""English words that stand for a number without being one: "dozens", "both", "doubled", "a third"."""

import re
from typing import NamedTuple


class Loose(NamedTuple):
    """Lowest and highest number that the word may mean."""

    low: float
    high: float


# What a reader takes the words to mean; the upper ends are generous, since a check must not fault on taste.
_PLAIN = {
    "dozens": Loose(24, 150), "scores": Loose(40, 200), "hundreds": Loose(150, 2_500),
    "thousands": Loose(1_500, 25_000), "tens of thousands": Loose(15_000, 250_000),
    "hundreds of thousands": Loose(150_000, 2_500_000), "millions": Loose(1.5e6, 2.5e8),
    "tens of millions": Loose(1.5e7, 2.5e8), "hundreds of millions": Loose(1.5e8, 2.5e9),
    "billions": Loose(1.5e9, 2.5e11), "tens of billions": Loose(1.5e10, 2.5e11),
    "hundreds of billions": Loose(1.5e11, 2.5e12), "trillions": Loose(1.5e12, 2.5e14),
    "several": Loose(3, 12), "a few": Loose(2, 9), "a handful": Loose(2, 9), "a couple": Loose(2, 3), "both": Loose(2, 2),
    "half a million": Loose(5e5, 5e5), "half a billion": Loose(5e8, 5e8), "half-a-million": Loose(5e5, 5e5),
    "a dozen": Loose(12, 12), "half a dozen": Loose(6, 6), "half-a-dozen": Loose(6, 6),
}  # fmt: skip
_SOME = {"several": (2, 9), "a few": (2, 9), "a couple of": (2, 3), "a couple": (2, 3), "few": (2, 9)}
_OF = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}

LOOSE = {
    **_PLAIN,
    **{
        f"{some} {scale}": Loose(low * size, high * size)
        for some, (low, high) in _SOME.items()
        for scale, size in _OF.items()
    },
}

_TIMES = {
    "twice": 2, "thrice": 3, "double": 2, "doubles": 2, "doubled": 2, "doubling": 2, "twofold": 2, "triple": 3, "triples": 3,
    "tripled": 3, "tripling": 3, "treble": 3, "trebled": 3, "threefold": 3, "quadruple": 4, "quadrupled": 4,
    "fourfold": 4, "fivefold": 5, "tenfold": 10, "hundredfold": 100,
}  # fmt: skip
MULTIPLES = {word: float(times) for word, times in _TIMES.items()}

_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
DENOMINATORS = {
    form: size for part, size in _PARTS.items() for form in (part, "halves" if part == "half" else f"{part}s")
}
"""Word of a fraction → what one is divided by."""

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_ROUND = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SIMPLE = {word: float(place) for place, word in enumerate(_ORDINALS.split(), 1)}
ORDINALS = {
    **_SIMPLE,
    **{word: 10.0 * place for place, word in enumerate(_ROUND.split(), 2)},
    "hundredth": 100.0,
    **{
        f"{tens}-{word}": 10 * place + _SIMPLE[word]
        for place, tens in enumerate(_TENS.split(), 2)
        for word in _ORDINALS.split()[:9]
    },
}

# "a third of", "half the", "a quarter more": a share. "A third man", "the second half": not one.
SHARE = re.compile(
    r"(?:an?|one)[ -](?P<one>third|quarter|fifth|sixth|seventh|eighth|tenth)"
    r"(?= of\b| (?:less|more|lower|higher|fewer|as|from|to|in)\b|[.,;:]|$)"
    r"|(?P<half>half)(?= (?:of|the|an?(?! (?:million|billion|dozen))|its|their|his|her|our|all|as|were|are|have|had)\b)"
)
