"""Numbers as they are written: digits with separators in any script, and number words."""

import re
from typing import NamedTuple


class Number(NamedTuple):
    """A number, the worth of its last digit, and where it ends in the text."""

    value: float
    step: float
    end: int


_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ENGLISH = {word: count for count, word in enumerate(_ONES.split())} | {
    word: 10 * count for count, word in enumerate(_TENS.split(), 2)
}
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

# Short scales beside digits ("40bn", "5 млн"), and the plain number words of a few other languages.
WRITTEN_SCALES = {
    **SCALES, "hundred": 100.0, "dozen": 12.0, "mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12, "trn": 1e12,
    "tausend": 1e3, "millionen": 1e6, "mio": 1e6, "milliarde": 1e9, "milliarden": 1e9, "mrd": 1e9,
    "mille": 1e3, "millions": 1e6, "milliard": 1e9, "milliards": 1e9, "millones": 1e6, "millón": 1e6,
    "mil millones": 1e9, "mil": 1e3, "тыс": 1e3, "тысяч": 1e3, "тысячи": 1e3, "млн": 1e6, "миллион": 1e6,
    "миллиона": 1e6, "миллионов": 1e6, "млрд": 1e9, "миллиард": 1e9, "миллиарда": 1e9, "миллиардов": 1e9,
    "тис": 1e3, "тисяч": 1e3, "тисячі": 1e3, "мільйон": 1e6, "мільйони": 1e6, "мільйонів": 1e6,
    "мільярд": 1e9, "мільярди": 1e9, "мільярдів": 1e9,
}  # fmt: skip
_LONG_SCALE = {"billion": 1e12, "billionen": 1e12, "billions": 1e12, "billones": 1e12}
_LONG = frozenset({"de", "fr", "es"})

ELSEWHERE = {
    "de": "null - zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "fr": "zéro - deux trois quatre cinq six sept huit neuf dix onze douze",
    "es": "cero - dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "ru": "ноль - два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
    "uk": "нуль - два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять",
}
_ELSEWHERE_MORE = {
    "de": {"zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "hundert": 100},
    "fr": {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "cent": 100},
    "es": {"veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "cien": 100},
    "ru": {"две": 2, "двух": 2, "трех": 3, "трёх": 3, "четырех": 4, "пяти": 5, "двадцать": 20, "тридцать": 30,
           "сорок": 40, "пятьдесят": 50, "сто": 100},
    "uk": {"дві": 2, "двох": 2, "трьох": 3, "чотирьох": 4, "п’ять": 5, "дев’ять": 9, "двадцять": 20,
           "тридцять": 30, "сорок": 40, "п'ятдесят": 50, "п’ятдесят": 50, "сто": 100},
}  # fmt: skip


def words_of(language: str) -> dict[str, int]:
    """Number words of a language; empty where none are known. "One" only in English: elsewhere an article."""
    if language == "en":
        return ENGLISH
    plain = {
        word: count for count, word in enumerate(ELSEWHERE.get(language, "").split()) if word not in {"-", ""}
    }
    return plain | _ELSEWHERE_MORE.get(language, {})


def scale_of(word: str, language: str) -> float:
    """What a scale word multiplies by; "Billion" is a million millions in German and French."""
    if language in _LONG and word in _LONG_SCALE:
        return _LONG_SCALE[word]
    return WRITTEN_SCALES[word]


_COMMA_IS_DECIMAL = frozenset(
    "bg cs da de el es fi fr hr hu id is it nb nl no pl pt ro ru sk sl sr sv tr uk".split()
)
_SPACES = re.compile("[\u00a0\u202f\u2009 '’٬]")
_LONGEST = 24
"""Signs of the longest number; what is longer is an account or a key, and too large to be told from another."""
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


def digits(written: str, language: str) -> tuple[float, float] | None:
    """(value, worth of the last digit) of digits with separators in any script; None for "2.0.1"."""
    plain = _SPACES.sub("", written).replace("٫", ".")
    if len(plain) > _LONGEST:
        return None
    marks = [sign for sign in plain if sign in ".,"]
    if not marks:
        return float(plain), 1.0
    if len(set(marks)) == 2:
        whole, _, rest = plain.rpartition(marks[-1])
        whole = whole.replace(marks[0], "")
        return (
            (float(f"{whole}.{rest}"), 10.0 ** -len(rest)) if "," not in whole and "." not in whole else None
        )
    thousands = "." if language in _COMMA_IS_DECIMAL else ","
    grouped = _GROUPED.fullmatch(plain) is not None
    if grouped and not plain.startswith("0") and (len(marks) > 1 or marks[0] == thousands):
        return float(plain.replace(marks[0], "")), 1.0
    if len(marks) > 1:
        return None
    whole, _, rest = plain.partition(marks[0])
    return float(f"{whole}.{rest}"), 10.0 ** -len(rest)


_SMALL = "|".join(sorted(ENGLISH, key=len, reverse=True))
_WORDS = f"{_SMALL}|{'|'.join([*SCALES, 'hundred'])}"
_FIRST = re.compile(rf"(?:an?(?= (?:hundred|thousand|million|billion|trillion)\b)|({_SMALL})\b)")
_NEXT = re.compile(rf"( and |[ -])({_WORDS})\b")
_HALF = re.compile(r" and a half\b(?: (thousand|million|billion|trillion)\b)?")


class _Running:
    """The sum so far, and how large the next small word may be ("twenty" leaves room for "one")."""

    def __init__(self) -> None:
        self.total, self.current, self.room = 0.0, 0.0, 1000.0
        self.scale = float("inf")

    def take(self, word: str, joined: str) -> bool:
        """Adds the word; False if it does not continue this number. `joined` is what stood before it."""
        if joined == " and " and (self.current and self.room < 100):
            return False
        if word in SCALES:
            return joined != " and " and self._scaled(SCALES[word])
        if word == "hundred":
            return joined != " and " and self._hundred()
        small = ENGLISH[word]
        if small >= self.room or (small == 0 and joined):
            return False
        self.current += small
        self.room = 10 if small >= 20 else 0
        return True

    def _scaled(self, scale: float) -> bool:
        if not self.current or scale >= self.scale:
            return False
        self.total, self.current, self.room, self.scale = self.total + self.current * scale, 0, 1000, scale
        return True

    def _hundred(self) -> bool:
        if not 0 < self.current < 100:
            return False
        self.current, self.room = self.current * 100, 100
        return True


def spoken(folded: str, start: int) -> Number | None:
    """The English number that begins at `start` of a lower-case text: "fifty thousand", "a hundred and five"."""
    first = _FIRST.match(folded, start)
    if first is None:
        return None
    running, end = _Running(), first.end()
    running.take(first[1] or "one", "")
    while (following := _NEXT.match(folded, end)) and running.take(following[2], following[1]):
        end = following.end()
    if half := _HALF.match(folded, end):
        return _halved(running, half)
    step = running.scale if not running.current and running.total else 1.0
    return Number(running.total + running.current, step, end)


def _halved(running: _Running, half: re.Match[str]) -> Number:
    scale = SCALES.get(half[1] or "", 1.0)
    return Number((running.total + running.current + 0.5) * scale, scale / 10, half.end())
