"""Phrases that count from the day of writing: weekdays, "two weeks ago", "last month", "by the end of the year"."""

import datetime as dt
import re
from typing import NamedTuple

from briefing.times import calendar
from briefing.times.direction import Lean
from briefing.times.finding import NUMBER, UNIT
from briefing.times.lexicon import NUMBERS, ORDINALS, near_days


class Found(NamedTuple):
    """ISO 8601 date of reduced precision or None, and how it was found or why it was not."""

    date: str | None
    basis: str


VAGUE = Found(None, "relative expression, not resolved")
_LENGTH = "a length of time, not a date"
_AGO = re.compile(rf"(?P<n>{NUMBER}) (?P<unit>{UNIT}) ago\b(?P<rest>.*)", re.IGNORECASE)
_HENCE = re.compile(
    rf"(?P<how>within|in)(?: the (?:next|coming))? (?P<n>{NUMBER})[- ](?P<unit>{UNIT})|(?P<m>{NUMBER}) (?P<later>{UNIT}) from now",
    re.IGNORECASE,
)
_SPELL = re.compile(
    rf"(?:(?:for|over|during|after|about|nearly|almost|some|the|last|past|next|a(?= [^ ]+-))\s+)*{NUMBER}[- ](?:consecutive |straight )?{UNIT}(?:[- ](?:long|old))?",
    re.IGNORECASE,
)
_LONG = re.compile(rf"(?:an? |the )?{NUMBER}-{UNIT}(?: [a-z]+)*", re.IGNORECASE)
_PERIOD = re.compile(
    r"\b(?P<which>last|this past|past|previous|this|the|current|next|coming|following)\s+(?P<unit>weekend|week|month|year)\b",
    re.IGNORECASE,
)
_EDGE = re.compile(r"\b(?P<edge>end|beginning|start|middle) of\b", re.IGNORECASE)
_QUARTER = re.compile(
    rf"\b(?P<n>{'|'.join(ORDINALS)}) quarter(?: of (?:(?P<which>last|this|next) year|(?P<year>\d{{4}})))?", re.IGNORECASE
)  # fmt: skip
_STORY = re.compile(
    r"\b(?:the (?:previous|next|following) day|the same (?:day|week|month|year|period|time)|(?:day|week|month|year)s? (?:earlier|later)|(?:day|week|month|year)s? from)\b",
    re.IGNORECASE,
)
_SEASON = re.compile(r"\b(?:spring|summer|autumn|winter|fall)\b", re.IGNORECASE)
_WHICH = {"last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}


def counted(number: str) -> int | None:
    """A number in figures or words; None for "several" and its like."""
    if number.isdigit():
        return int(number) if len(number) < 5 else None
    parts = number.casefold().split("-")
    return sum(NUMBERS[part] for part in parts) if all(part in NUMBERS for part in parts) else None


def is_length(phrase: str) -> bool:
    """Whether the phrase is how long something takes: "for three months", "a 48-hour truce", "30 days"."""
    return _SPELL.fullmatch(phrase.strip()) is not None or _LONG.fullmatch(phrase.strip()) is not None


def quarter_of_year(phrase: str) -> Found | None:
    """The months of a quarter whose year is written, None for any other phrase."""
    quarter = _QUARTER.search(phrase)
    return _quarter(quarter, dt.date.min) if quarter and quarter["year"] else None


def relative(
    phrase: str, language: str, weekday: int | None, day: dt.date, lean: Lean, *, due: bool = False
) -> Found:
    """The phrase counted from `day`. `due`: it is a deadline, so a span's last day is meant."""
    folded = phrase.casefold().strip()
    if is_length(folded):
        return Found(None, _LENGTH)
    for word, days in sorted(near_days(language).items(), key=lambda one: -len(one[0])):
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)" if language != "zh" else word, folded):
            return VAGUE if "ago" in folded.split() else _iso(calendar.moved(day, days))
    if weekday is not None:
        return _weekday(folded, language, weekday, day, lean)
    if language != "en":
        return VAGUE
    return _english(folded, day, lean, due=due)


def _english(folded: str, day: dt.date, lean: Lean, *, due: bool) -> Found:
    if ago := _AGO.search(folded):
        return VAGUE if ago["rest"].strip() else _offset(ago["n"], ago["unit"], day, -1, exact=False)
    if hence := _HENCE.search(folded):
        if not due and lean.side != "ahead":
            return Found(None, f"{_LENGTH}: nothing in the sentence says that it begins with the publication")
        return _offset(
            hence["n"] or hence["m"], hence["unit"] or hence["later"], day, 1, exact=due or hence["how"] == "within"
        )  # fmt: skip
    if story := _STORY.search(folded):
        return Found(None, f"“{story.group()}” counts from another day that the article tells of")
    if quarter := _QUARTER.search(folded):
        return _quarter(quarter, day)
    if _SEASON.search(folded):
        return Found(None, "a season, which is at another time of the year in each half of the world")
    if period := _PERIOD.search(folded):
        return _period(period, folded, day, lean, due=due)
    return VAGUE


def _whole(date: str, basis: str) -> Found:
    return Found(date, basis) if date else Found(None, "beyond the calendar")


def _iso(day: dt.date | None) -> Found:
    return Found(day.isoformat(), "") if day else Found(None, "beyond the calendar")


def _weekday(folded: str, language: str, weekday: int, day: dt.date, lean: Lean) -> Found:
    """A weekday on the side that the sentence gives it."""
    if language != "en":
        return Found(None, "relative expression, not resolved: the weekday may lie on either side")
    ahead = re.search(r"\b(?:next|by|until|till|before|beginning|starting|coming|following|this)\b", folded)
    if lean.side == "either":
        return Found(
            None, f"relative expression, not resolved: after “{lean.word}” it may lie on either side"
        )
    if re.search(r"\bnext\b", folded) and weekday > day.weekday():
        first = calendar.after(weekday, day, strictly=True)
        second = calendar.moved(first, 7) if first else None
        return Found(
            None, f"“next” may mean {first} or {second}: that weekday of the same week was still to come"
        )
    why = f", “{lean.word}”" if lean.word else ""
    if lean.side == "ahead" or (lean.side == "unknown" and ahead):
        strictly = ahead is not None and ahead.group() != "this"
        found = _iso(calendar.after(weekday, day, strictly=strictly))
        return found._replace(basis=f"first such weekday after it{why}")
    strictly = re.search(r"\b(?:last|previous)\b", folded) is not None
    found = _iso(calendar.before(weekday, day, strictly=strictly))
    return found._replace(
        basis=f"last such weekday up to it{why or ', as nothing in the sentence points ahead'}"
    )


def _offset(number: str, unit: str, day: dt.date, sign: int, *, exact: bool) -> Found:
    """So many units before or after; not exact, with the precision of its unit."""
    count, unit, how = counted(number), unit.rstrip("s"), ""
    if count is None:
        return Found(None, f"“{number}” does not say how many")
    if unit in {"minute", "hour"}:
        if unit == "minute" or count % 24:
            return Found(None, "the time of day it counts from is not known")
        count, unit, how = (
            count // 24,
            "day",
            f"{count} hours as {count // 24} days, as no time of day is known",
        )
    if unit in {"day", "week"}:
        there = calendar.moved(day, sign * count * (7 if unit == "week" else 1))
        if there and unit == "week" and not exact:
            return _whole(calendar.week(there), "as precise as weeks are")
        found = _iso(there)
        return found._replace(basis=how or found.basis)
    months = count * {"month": 1, "year": 12, "decade": 120}[unit]
    there = calendar.plus_months(day, sign * months)
    if there is None or exact:
        return _iso(there)
    return Found(there.isoformat()[: 7 if unit == "month" else 4], f"as precise as {unit}s are")


def _quarter(quarter: re.Match[str], day: dt.date) -> Found:
    if quarter["year"] is None and quarter["which"] is None:
        return Found(None, "a quarter without a year")
    year = int(quarter["year"] or day.year) + _WHICH.get(quarter["which"] or "", 0)
    last = ORDINALS[quarter["n"].casefold()] * 3
    return Found(f"{year:04}-{last - 2:02}/{year:04}-{last:02}", "quarter of the calendar year")


def _period(period: re.Match[str], folded: str, day: dt.date, lean: Lean, *, due: bool) -> Found:
    """ "last week", "this month", "the weekend", "the end of the year"."""
    unit = period["unit"]
    if period["which"] == "the" and unit != "weekend" and not _EDGE.search(folded):
        return VAGUE
    step = _WHICH.get(period["which"].split()[-1], 0)
    if unit == "weekend":
        return _weekend(period["which"], day, lean)
    if period["which"] in {"past", "this past"}:
        if unit != "week" or period["which"] == "past":
            return Found(None, "the time up to the day of writing, without a first day")
        step = -1
    if unit == "week":
        date = calendar.week(day, step)
    else:
        date = calendar.month(day, step * (12 if unit == "year" else 1))[: 4 if unit == "year" else 7]
    if not date:
        return _whole(date, "")
    edge = _EDGE.search(folded)
    if edge and edge["edge"] == "end" and (due or lean.word in {"by", "before", "until", "till"}):
        return _iso(calendar.bounds(date)[1])._replace(basis="its last day")
    return Found(date, f"the {unit} as a whole" if edge else "")


def _weekend(which: str, day: dt.date, lean: Lean) -> Found:
    """Saturday and Sunday: the one that the sentence's tense points to; "this weekend" may lie on either side."""
    saturday = calendar.after(5, day, strictly=False) if day.weekday() != 6 else calendar.moved(day, -1)
    if saturday is None:
        return Found(None, "beyond the calendar")
    back = which in {"last", "past", "previous", "this past"} or lean.side == "back"
    if lean.side in {"unknown", "either"} and which in {"this", "the"} and day.weekday() < 5:
        return Found(None, "the weekend before or after: the sentence does not say")
    shift = -7 if back and (day.weekday() < 5 or which in {"last", "previous"}) else 0
    if which == "next" and day.weekday() >= 5:
        shift = 7
    elif which == "next":
        return Found(None, "“next weekend” may be the coming one or the one after it")
    first = calendar.moved(saturday, shift)
    last = calendar.moved(first, 1) if first else None
    return (
        Found(calendar.span(first, last), f"“{lean.word}”" if lean.word else "") if first and last else VAGUE
    )
