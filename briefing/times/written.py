"""What a phrase writes out: years, months, days, weekdays, decades, and the two ends of an interval."""

import re
from functools import lru_cache
from typing import NamedTuple

from briefing.times import calendar
from briefing.times.finding import ISO, YEAR
from briefing.times.lexicon import TENS, UNSPACED, lexicon

NO_SUCH_DAY = "there is no such day in the calendar"
_CLOCK = re.compile(
    r"\d{1,2}(?:[:.]\d\d\b| ?(?:[ap]\.?m\b|o[’']clock|uhr\b|gmt\b|utc\b))|\b\d{4} (?:gmt|utc)\b|\d{1,2} год(?:ині|ина|ин|а|у|ов)?\b"
)
_FULL_YEAR = re.compile(rf"(?<!\d){YEAR}(?![\ds])")
_DECADE = re.compile(rf"(?<!\d)({YEAR})s\b|\b({'|'.join(TENS)})\b", re.IGNORECASE)
_CJK = re.compile(rf"(?:(?P<year>{YEAR})年)?(?:(?P<month>\d{{1,2}})月)?(?:(?P<day>\d{{1,2}})[日号號])?")
_ENDS = re.compile(
    r"^\s*(?:(?:between|from)\s+(?P<a>.+?)\s+(?:and|to|until|till|through)\s+(?P<b>.+)|(?P<c>.+?)\s*(?:(?<=[\d\w])\s*[–—]\s*|\s+-\s+|(?<=\d)-(?=\d)|\s+(?:to|through|until|bis|au|al|до)\s+)(?P<d>.+))$",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:on|in|from|between|by|until|before|since|during)\s+", re.IGNORECASE)


NAMED_DAY = re.compile(
    r"\b(?:Black|Bloody|Good|Super|Palm|Easter|Ash|Maundy|Holy|Cyber|Shrove|Whit|Giving) (?:\w+day)\b"
)
"""Weekdays that are names: "Black Monday" is one day of history or one of each year."""


class Parts(NamedTuple):
    """As far as the phrase writes them: year, month 1-12, day of the month, weekday (Monday is 0)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


@lru_cache(maxsize=4096)
def parts(phrase: str, language: str) -> Parts | None:
    """What the phrase writes out; None when it writes one of them twice."""
    months, weekdays = lexicon(language)
    folded = phrase.casefold()
    if iso := re.fullmatch(rf"\D*({ISO})\D*", folded):
        return Parts(*map(int, iso.group(1).split("-")))
    if language in UNSPACED:
        return _cjk(folded, months, weekdays)
    years = {int(year) for year in _FULL_YEAR.findall(folded)}
    rest = _CLOCK.sub(" ", _FULL_YEAR.sub(" ", folded))
    named = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", re.sub(r"['’]s\b", "", rest))
    of_year = {months[word] for word in named if word in months}
    of_week = {weekdays[word] for word in named if word in weekdays}
    days = {int(day) for day in re.findall(r"(?<!\d)\d{1,2}(?!\d)", rest)} if of_year else set()
    if max(map(len, (years, of_year, of_week, days))) > 1:
        return None
    return Parts(_only(years), _only(of_year), _only(days), _only(of_week))


def _only(found: set[int]) -> int | None:
    return next(iter(found), None)


def _cjk(folded: str, months: dict[str, int], weekdays: dict[str, int]) -> Parts | None:
    """A phrase of a language without spaces: digits with 年月日, or names found anywhere in it."""
    found = [match for match in _CJK.finditer(folded) if match.group()]
    if len(found) > 1:
        return None
    groups = found[0].group("year", "month", "day") if found else (None, None, None)
    year, month, day = (int(one) if one else None for one in groups)
    of_week = {number for name, number in weekdays.items() if name in folded}
    if not found:
        years = _FULL_YEAR.findall(folded)
        longest = max((name for name in months if name in folded), key=len, default=None)
        year, month = int(years[0]) if years else None, months[longest] if longest else None
    if len(of_week) > 1 or not 1 <= (month or 1) <= 12:
        return None
    return Parts(year, month, day, _only(of_week))


def decade(phrase: str) -> str | None:
    """ "the 1990s" as 1990/1999, "the sixties" too (of the last century, as the bare word is used), centuries."""
    if century := re.search(r"\b(1[6-9]|2[01])th century\b", phrase, re.IGNORECASE):
        first = int(century.group(1)) * 100 - 100
        return f"{first}/{first + 99}"
    match = _DECADE.search(phrase)
    if match is None:
        return None
    first = int(match.group(1)) if match.group(1) else 1900 + TENS[match.group(2).casefold()]
    return f"{first}/{first + (99 if first % 100 == 0 else 9)}" if first % 10 == 0 else None


def dated(found: Parts) -> tuple[str | None, str]:
    """The date of a phrase that writes the year, and "as written"; or why there is none."""
    year, month, day, weekday = found
    assert year is not None
    if not 1 <= year <= 9999:
        return None, "beyond the calendar"
    if month is None:
        return f"{year:04}", "year as written"
    if day is None:
        return f"{year:04}-{month:02}", "month as written"
    date = calendar.date_of(year, month, day)
    if date is None:
        return None, NO_SUCH_DAY
    if weekday is not None and date.weekday() != weekday:
        return None, f"{date.isoformat()} is not the weekday that the article names"
    return date.isoformat(), "as written"


def ends(phrase: str, language: str) -> tuple[str, str] | None:
    """The two ends of an interval, each with what it shares with the other written out; None if it is none.

    "May 3-5" gives "may 3" and "may 5"; "from 12 to 15 May 2025" gives the month and year to both.
    """
    if written := re.findall(ISO, phrase):
        return (written[0], written[1]) if len(written) == 2 else None
    match = _ENDS.match(phrase)
    if match is None:
        return None
    left, right = (match["a"] or match["c"]), (match["b"] or match["d"])
    left = _LEAD.sub("", left)
    one, other = parts(left, language), parts(right, language)
    if one is None or other is None:
        return None
    month, year = one.month or other.month, other.year or one.year
    numbers = [re.findall(r"(?<!\d)\d{1,2}(?!\d)", _FULL_YEAR.sub(" ", side)) for side in (left, right)]
    days = [int(found[0]) if len(found) == 1 else None for found in numbers]
    if month is not None and all(days):
        return _said(year if one.year is None else one.year, one.month or month, days[0]), _said(year, other.month or month, days[1])  # fmt: skip
    if any(numbers):
        return None
    if all(side.weekday is not None for side in (one, other)) or (one.year and other.year):
        return left, right
    if one.month and other.month and not any(days):
        return _said(one.year or year, one.month, None), _said(year, other.month, None)
    return None


def _said(year: int | None, month: int, day: int | None) -> str:
    """English words for a date, which every language's reading is turned into."""
    name = "january february march april may june july august september october november december".split()[
        month - 1
    ]
    return " ".join(str(one) for one in (day, name, year) if one is not None)
