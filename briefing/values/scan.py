"""The scan: every value of a text, found by one regular expression per language."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from briefing.values import counts, days
from briefing.values.amounts import CURRENCY, either, number_words
from briefing.values.calendar_words import months, short_months, weekdays
from briefing.values.fold import folded
from briefing.values.loose import LOOSE, MULTIPLES, ORDINALS, SHARE
from briefing.values.numerals import words_of
from briefing.values.source import Read, Source
from briefing.values.value import Value

_READERS: dict[str, Callable[[Source, re.Match[str]], Read]] = {
    "clock": days.clock,
    "noon": days.clock,
    "iso": days.iso,
    "dated": days.dated,
    "day_month": days.day_month,
    "month_day": days.month_day,
    "decade": days.decade,
    "place": counts.ordinal,
    "number": counts.number,
    "words": counts.number,
    "share": counts.share,
    "loose": counts.loose,
    "unit_alone": counts.unit_alone,
    "multiple": counts.multiple,
    "ordinal": counts.ordinal,
    "weekday": days.weekday,
    "month": days.month,
}


def values(text: str, language: str | None = "en") -> tuple[Value, ...]:
    """Every value the text states, in its order; offsets are code points of `text`, half-open.

    Digits are read in any language and script; number words, months and weekdays where `language` (ISO
    639-1) has them: all of it in English, the plain ones in German, French, Spanish, Russian, Ukrainian;
    names of months and weekdays wherever CLDR has them. None means digits only.
    """
    source = Source(text, folded(text), language or "")
    search, at = _scanner(source.language).search, 0
    found: list[Value] = []
    while match := search(source.low, at):
        read = _READERS[match.lastgroup or ""](source, match)
        found += read.values
        at = max(read.end, match.start() + 1)
    return tuple(found)


class _Part(NamedTuple):
    name: str
    pattern: str


# A digit that is no part of a name such as "MH17" or "F-16". Scripts without spaces write words right beside it.
_LETTER = "[^\\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_FREE = (
    rf"(?:(?<!{_LETTER})(?<!{_LETTER}[-–./'’])|(?<=\bunder-)|(?<=\bover-)|(?<=\bmid-)|(?<=\bpre-)|(?<=\bpost-)"
    r"|(?<=\btop-)|(?<=\bnon-)|(?<=\bno\.))"
)
_CLOCK = (
    r"\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b\.?|(?:[01]?\d|2[0-4]):[0-5]\d(?![\d:])(?:\s?[ap]\.?m\b\.?)?"
    r"|\d{1,2}(?:[.:]\d\d)? (?:uhr|o[’']clock)\b|\d{1,2}h\d\d\b"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|\.)?"
_TWO_DAYS = rf"{_DAY}(?:(?: ?[-–] ?| and | to | or | & ){_DAY})?"


_SIGNS = "$€£¥₽₴₹₩₺₪₦"


@cache
def _scanner(language: str) -> re.Pattern[str]:
    """One pattern: first what begins with a digit or a currency, then the words, all behind one look ahead.

    The looks ahead change nothing in what is found; they spare most positions of a text the alternatives.
    """
    names = short_months(language)
    words = [*_english(language), *_month_first(language), *_other_words(language), *_names(language)]
    numbers = _any(_digits_first(language, names))
    amount = rf"(?P<number>{_FREE}(?:\d|{CURRENCY}\d))"
    spelled = rf"|(?<!\w)(?:{_any(words)})" if words else ""
    return re.compile(
        rf"(?=\d)(?<!\w)(?:{numbers})|(?=\d|[{_SIGNS}]|[a-z]{{1,3}}(?:\$|\.? ?\d)){amount}{spelled}"
    )


def _any(parts: list[_Part]) -> str:
    return "|".join(f"(?P<{part.name}>{part.pattern})" for part in parts)


def _digits_first(language: str, names: dict[str, int]) -> list[_Part]:
    parts = [
        _Part("clock", _CLOCK),
        _Part("iso", r"\d{4}-\d\d-\d\d(?!\d)"),
        _Part("dated", r"\d{1,2}(?P<between>[./])\d{1,2}(?P=between)\d{4}\b"),
    ]
    if names:
        parts.append(_Part("day_month", rf"{_TWO_DAYS}[ -](?:of |de )?(?:{either(names)})\b"))
    if language == "en":
        parts.append(_Part("decade", r"(?:1[5-9]|20)\d0[’']?s\b|[1-9]0s\b"))
        parts.append(_Part("place", r"\d[\d,]*(?:st|nd|rd|th)\b"))
    return parts


def _month_first(language: str) -> list[_Part]:
    names = short_months(language)
    not_a_day = r"(?!\d|[.,:]\d|\w)(?! ?(?:%|per ?cent|million|billion))"
    return (
        [_Part("month_day", rf"(?:{either(names)})\b\.?[ -](?:the )?{_TWO_DAYS}{not_a_day}")] if names else []
    )


def _english(language: str) -> list[_Part]:
    if language != "en":
        return []
    return [
        _Part("share", SHARE.pattern),
        _Part("loose", rf"(?:{either(LOOSE)})\b"),
        _Part("unit_alone", r"an? (?:minute|hour|day|week|month|year|decade|century)\b"),
        _Part("multiple", rf"(?:{either(MULTIPLES)})\b"),
        _Part("ordinal", rf"(?:{either(ORDINALS)})\b"),
        _Part("words", rf"(?:an? (?:hundred|[mb]illion|trillion|thousand)|{either(words_of('en'))})\b"),
        _Part("noon", r"(?:noon|midday|midnight)\b"),
    ]


def _other_words(language: str) -> list[_Part]:
    known = language != "en" and words_of(language)
    return [_Part("words", number_words(language).pattern)] if known else []


def _names(language: str) -> list[_Part]:
    named = (("weekday", weekdays(language)), ("month", months(language)))
    return [_Part(name, rf"(?:{either(words)})(?:s|’s|'s)?\b") for name, words in named if words]
