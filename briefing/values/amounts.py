"""Amounts: a number with the currency before it and the scale after it, as one reading."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from briefing.values.numerals import WRITTEN_SCALES, digits, scale_of, spoken, words_of
from briefing.values.units import CURRENCY_OF


class Amount(NamedTuple):
    """A number read: its value, the worth of its last digit, its currency if one stands before it."""

    value: float
    step: float
    currency: str | None
    start: int
    end: int
    in_digits: bool
    scaled: bool


def either(forms: Iterable[str]) -> str:
    """A pattern for any of the forms, the longest first."""
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


_ALSO_WORDS = frozenset({"won", "yen", "try", "sek"})


def _stands_before(form: str) -> bool:
    if re.search(r"[$€£¥₽₴₹₩₺₪₦]", form):
        return True
    return len(form) == 3 and form.isascii() and form not in _ALSO_WORDS


_BEFORE_AMOUNT = either(filter(_stands_before, CURRENCY_OF))
CURRENCY = rf"(?:{_BEFORE_AMOUNT}|rs\.?)\s?"
_CURRENCY = re.compile(CURRENCY)
_GROUPS = "\u00a0\u202f\u2009"
# Tokenised texts put a space after the separators: "1, 600", "98. 7 per cent".
_SPACED = r"\d{1,3}(?:, \d{3})+(?!\d|,\d)|\d+\. \d{1,2}(?=\s?(?:%|per ?cent|[mb]illion|bn|km|kg|miles|met))"
_DIGITS_EN = re.compile(rf"\d{{1,3}}(?:[{_GROUPS}]\d{{3}})+(?!\d)|{_SPACED}|\d+(?:[.,'’٫٬]\d+)*")
# Outside English a plain space may group the digits too.
_DIGITS = re.compile(rf"\d{{1,3}}(?:[ {_GROUPS}]\d{{3}})+(?!\d)|\d+(?:[.,'’٫٬]\d+)*")
_SCALE = re.compile(
    rf"[ \u00a0-]?({either([*WRITTEN_SCALES, 'billionen', 'billions', 'billones'])})\b\.?(?!-)|([ \u00a0]?(?:k|mn?|b|bn))\b"
)
_LETTERS = {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9}
_PLURAL_AHEAD = re.compile(r" (?:people|children|women|men|[a-z]{3,}[^\Ws]s)\b")


def amount(low: str, at: int, language: str) -> Amount | None:
    """The amount that begins at `at` of a lower-case text, or None."""
    before = _CURRENCY.match(low, at)
    currency = CURRENCY_OF.get(before[0].strip().rstrip("."), "rupee") if before else None
    start = before.end() if before else at
    found = (_DIGITS_EN if language in {"en", ""} else _DIGITS).match(low, start)
    if found is None:
        return None if before else _in_words(low, at, language)
    read = digits(found[0], language)
    if read is None:
        return None
    scale, end = _scale(low, found.end(), language, money=currency is not None)
    return Amount(read[0] * scale, read[1] * scale, currency, at, end, True, scale != 1)


def _scale(low: str, end: int, language: str, *, money: bool) -> tuple[float, int]:
    found = _SCALE.match(low, end)
    if found is None:
        return 1.0, end
    if found[1]:
        return scale_of(found[1], language), found.end(1)
    # "5m" is five million beside a currency or before a plural, else five metres.
    letter = found[2].strip()
    if letter != found[2] and not money:
        return 1.0, end
    if letter in {"m", "b"} and not money and not _PLURAL_AHEAD.match(low, found.end()):
        return 1.0, end
    return _LETTERS[letter], found.end()


def _in_words(low: str, at: int, language: str) -> Amount | None:
    if language == "en":
        read = spoken(low, at)
        return Amount(read.value, read.step, None, at, read.end, False, read.step > 1) if read else None
    words = words_of(language)
    found = number_words(language).match(low, at) if words else None
    if found is None:
        return None
    scale, end = _scale(low, found.end(), language, money=False)
    return Amount(words[found[0]] * scale, scale, None, at, end, False, scale != 1)


@cache
def number_words(language: str) -> re.Pattern[str]:
    """Any one number word of the language."""
    return re.compile(rf"(?:{either(words_of(language))})\b")
