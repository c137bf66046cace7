"""A phrase becomes a date, or None with the reason: never a silent guess."""

import datetime as dt
import re

from briefing.times import calendar, relative
from briefing.times.anchoring import NEAREST, Anchor, anchor
from briefing.times.direction import Lean, lean
from briefing.times.finding import YEAR, expressions
from briefing.times.written import NAMED_DAY, NO_SUCH_DAY, Parts, dated, decade, ends, parts

_BEGUN = 31
"""Days. What is told as still to come may have begun within the last month: "is to run from January 23"."""
_UNKNOWN = "relative to a day the article does not give; no publication date is known"
_YEAR_BEHIND = re.compile(rf",? (?:of )?(?:(?:last|next|this) year\b|{YEAR}\b(?!s))", re.IGNORECASE)
_NAMED_YEAR = re.compile(r"\b(last|next|this) year\b", re.IGNORECASE)
_PLANNING = re.compile(
    r"^(?:announced|called|ordered|scheduled|declared|agreed|approved|confirmed|proposed|promised|set|said|moved|pushed)$",
    re.IGNORECASE,
)
"""Verbs of the past whose object may lie ahead: "announced elections in September"."""
_WILL = re.compile(r"\b(?:will|shall|is to|are to|won['’]t)\b|['’]ll\b", re.IGNORECASE)
_PART_OF = re.compile(r"\b(?:first|second|third|last|final) (?:day|week|weekend|half)s? of\b", re.IGNORECASE)


def resolve(
    phrase: str, published: str | Anchor | None, language: str | None = None, *, around: str = ""
) -> tuple[str | None, str]:
    """(ISO 8601 date of reduced precision or interval a/b, or None; how it was found or why it was not).

    `published` is the day of publication or the article's anchor; `around` is the sentence, whose tense says
    whether a bare weekday lies behind or ahead.
    """
    return _resolved(phrase, _anchored(published, language), around, due=False)


def deadline(
    phrase: str, published: str | Anchor | None, language: str | None = None, *, around: str = ""
) -> tuple[str | None, str]:
    """As `resolve`, for a phrase that says by when: it lies ahead unless the sentence tells that it is over.

    "within 48 hours" is two days after the publication, to the day, as no time of day is known.
    """
    return _resolved(phrase, _anchored(published, language), around, due=True)


def _anchored(published: str | Anchor | None, language: str | None) -> Anchor:
    return published if isinstance(published, Anchor) else anchor((), published, None, language)


def _resolved(phrase: str, at: Anchor, around: str, *, due: bool) -> tuple[str | None, str]:
    phrase = _completed(phrase, around)
    if found := _fixed_by_itself(phrase, at):
        return found
    if interval := ends(phrase, at.language):
        return _interval(interval, at, around, due=due)
    named = parts(phrase, at.language)
    if named is None:
        return None, "the phrase names more than one time"
    if named.year is not None:
        return dated(named)
    side = _side(phrase, around, at.language, due=due)
    if at.earliest is None or at.latest is None:
        return _without_a_day(named, at)
    return _agreed(phrase, named, side, at, around, due=due)


def _completed(phrase: str, around: str) -> str:
    """The phrase with what the sentence has right beside it: a year ("October", "of next year"), "Black"."""
    at = around.find(phrase)
    if at < 0:
        return phrase
    behind = _YEAR_BEHIND.match(around, at + len(phrase))
    name = next((m for m in NAMED_DAY.finditer(around) if m.start() < at < m.end()), None)
    return f"{name.group() if name else phrase}{behind.group() if behind else ''}"


def _fixed_by_itself(phrase: str, at: Anchor) -> tuple[str | None, str] | None:
    """Lengths and decades, which need no day to count from."""
    if at.language == "en" and relative.is_length(phrase) and not re.match(r"in\b", phrase, re.IGNORECASE):
        return None, "a length of time, not a date"
    if NAMED_DAY.search(phrase):
        return None, "the name of a day, not a weekday"
    if _PART_OF.search(phrase):
        return None, "a part of a longer time, not counted out"
    if quarter := relative.quarter_of_year(phrase):
        return quarter.date, quarter.basis
    whole = decade(phrase)
    return (whole, "decade or century as written") if whole else None


def _side(phrase: str, around: str, language: str, *, due: bool) -> Lean:
    if language != "en":
        return Lean("unknown")
    side = lean(phrase, around)
    if not due or side.side in {"either", "ahead"} or (side.side == "back" and side.word.startswith(("deadline", "ultimatum"))):  # fmt: skip
        return side
    return Lean("ahead", "", side.told)


def _without_a_day(named: Parts, at: Anchor) -> tuple[str | None, str]:
    """Days whose year the article's weekdays fix; everything else stays open."""
    if by_weekday := _fixed_day(named, at):
        return by_weekday
    if named.day is not None and named.month is not None:
        return None, f"the article gives no year; {at.basis}"
    return None, _UNKNOWN if not at.fixed else f"nothing fixes the day of writing; {at.basis}"


def _fixed_day(named: Parts, at: Anchor) -> tuple[str, str] | None:
    found = dict(at.fixed).get((named.month or 0, named.day or 0))
    return (found.isoformat(), f"year by the weekday: {at.basis}") if found else None


def _interval(
    two: tuple[str, str], at: Anchor, around: str, *, due: bool
) -> tuple[str | None, str]:  # fmt: skip
    """Both ends resolved; the second weekday is the first such after the first."""
    if all((one := parts(end, "en")) and (one.month or one.year) for end in two):
        at = at._replace(language="en")
    first, basis = _resolved(two[0], at, around, due=due)
    last, why = _resolved(two[1], at, around, due=due)
    end = parts(two[1], at.language)
    if first and end and end.weekday is not None and end.day is None and len(first) == 10:
        later = calendar.after(end.weekday, dt.date.fromisoformat(first), strictly=True)
        last = later.isoformat() if later else None
    if first is None or last is None:
        return None, basis if first is None else why
    begin = parts(two[0], at.language)
    if first > last and begin and end and end.year and (begin.month or 0) > (end.month or 12):
        first = f"{int(first[:4]) - 1:04}{first[4:]}"
    if first > last:
        return None, f"the interval would end on {last}, before it begins on {first}"
    return f"{first}/{last}", f"from one day to the other: {basis}"


def _agreed(
    phrase: str, named: Parts, side: Lean, at: Anchor, around: str, *, due: bool
) -> tuple[str | None, str]:
    """The date that every day on which the article (or what it reports) may have been written gives."""
    assert at.earliest is not None
    assert at.latest is not None
    earliest, latest = at.earliest, at.latest
    if not at.published:
        if by_weekday := _fixed_day(named, at):
            return by_weekday
        if (
            named.weekday is not None
            and side.side == "back"
            and (said := _said_on(named.weekday, at, around))
        ):
            return said
        earliest, latest = _span(side, at)
    days = [earliest + dt.timedelta(n) for n in range((latest - earliest).days + 1)]
    each = [_counted(phrase, named, side, day, at.language, due=due) for day in days]
    if at.published and (other := _said_before(phrase, named, side, at, around)):
        days.append(other)
        each.append(_counted(phrase, named, side, other, at.language, due=due))
    dates = list(dict.fromkeys(date for date, _ in each))
    if len(dates) > 1:
        between = f"between {earliest.isoformat()} and {latest.isoformat()}"
        return (
            None,
            f"the writing lies {between}, which leaves {' or '.join(map(str, dates[:3]))}; {at.basis}",
        )
    date, how = each[0]
    if date is None:
        return None, how
    if at.published:
        return date, f"counted from {at.basis}{': ' + how if how else ''}"
    days_from = earliest.isoformat() + ("" if latest == earliest else f" to {latest.isoformat()}")
    return date, f"counted from {days_from}, as the text fixes it: {how + '; ' if how else ''}{at.basis}"


def _said_before(phrase: str, named: Parts, side: Lean, at: Anchor, around: str) -> dt.date | None:
    """The day on which the sentence tells that it was said: "on Monday he gave them until Friday" (English)."""
    counts = named.weekday is not None or re.match(r"within\b", phrase, re.IGNORECASE)
    if at.language != "en" or side.side != "ahead" or not side.told or not counts or named.month:
        return None
    if _WILL.search(around):
        return None
    for other in expressions(around.replace(phrase, " "), "en"):
        told = lean(other, around)
        if told.side != "back" or other in phrase:
            continue
        date, _ = _resolved(other, at, around, due=False)
        if date is not None and len(date) == 10 and calendar.day_of(date) != at.latest:
            return calendar.day_of(date)
    return None


def _said_on(weekday: int, at: Anchor, around: str) -> tuple[str | None, str] | None:
    """The weekday on which a sentence's words were said, where they name a day ahead with "next" or "this"."""
    for text, first, last in at.said:
        if text not in around:
            continue
        day = calendar.before(weekday, last, strictly=False)
        if day is None or not day - dt.timedelta(7) < first <= day:
            return None, f"more than one such weekday is possible; {at.basis}"
        return (
            day.isoformat(),
            f"the only such weekday in the days before {_eve(last)} on which that was said; {at.basis}",
        )
    return None


def _eve(last: dt.date) -> str:
    return (last + dt.timedelta(1)).isoformat()


def _span(side: Lean, at: Anchor) -> tuple[dt.date, dt.date]:
    """The days to count from: of the writing, or the week up to the story day.

    What lies ahead in a past saying was said in the week up to the latest day that is told of.
    """
    assert at.earliest is not None
    assert at.latest is not None
    if side.side == "ahead" and side.told and at.story is not None:
        return at.story - dt.timedelta(6), at.story
    return at.earliest, at.latest


def _counted(
    phrase: str, named: Parts, side: Lean, day: dt.date, language: str, *, due: bool
) -> tuple[str | None, str]:
    if named.month is not None and (year := _NAMED_YEAR.search(phrase)):
        whole = named._replace(year=day.year + {"last": -1, "next": 1}.get(year.group(1).lower(), 0))
        date, how = dated(whole)
        return date, f"“{year.group()}”" if date else how
    if named.month is not None and named.day is not None:
        return _year_from(named, day, side)
    if named.month is not None:
        return _month_from(named.month, day, side)
    found = relative.relative(phrase, language, named.weekday, day, side, due=due)
    return found.date, found.basis


def _year_from(named: Parts, known: dt.date, side: Lean) -> tuple[str | None, str]:
    """The nearest such day within half a year, unless the sentence's tense points clearly to the other side."""
    assert named.month is not None
    assert named.day is not None
    years = (known.year - 1, known.year, known.year + 1)
    near = [date for year in years if (date := calendar.date_of(year, named.month, named.day))]
    if not near:
        leap = (named.month, named.day) == (2, 29)
        return None, "there is no such day around then" if leap else NO_SUCH_DAY
    near.sort(key=lambda date: abs((date - known).days))
    best = near[0]
    off = (best - known).days
    wrong = off < 0 if side.side == "ahead" else off > 0 if side.side == "back" else False
    how = f"the nearest day so called, on {known.isoformat()}"
    if wrong and _is_due(side):
        best = next((date for date in near if date >= known), best)
        how = "the next day so called"
    elif wrong and not (_PLANNING.search(side.word) if side.side == "back" else off >= -_BEGUN):
        other = best.year + (1 if off < 0 else -1)
        return None, f"{best.isoformat()} is nearer, but “{side.word}” points to the year {other}"
    elif abs(off) > NEAREST:
        return None, f"there is no such day around {known.isoformat()}"
    if named.weekday is not None and best.weekday() != named.weekday:
        best = next((d for d in near if d.weekday() == named.weekday and abs((d - known).days) <= 365), best)
        if best.weekday() != named.weekday:
            return None, f"the weekday does not fit the day around {known.isoformat()}"
    return best.isoformat(), f"year taken from {known.isoformat()}, {how}"


def _is_due(side: Lean) -> bool:
    """Whether a "by" or the caller says that it lies ahead, and not only a verb."""
    return side.side == "ahead" and side.word in {"by", "until", "till", "before", ""}


def _month_from(month: int, known: dt.date, side: Lean) -> tuple[str | None, str]:
    """The month that the tense points to; without one the nearest, where it is not half a year off."""
    off = (month - known.month + 12) % 12
    if off == 0 and side.word.casefold() in {"last", "previous", "next"}:
        off = 12
    if side.side == "back" and 0 < off < 6 and _PLANNING.search(side.word):
        return None, f"after “{side.word}” the month may lie on either side"
    if side.side == "back":
        off -= 24 if off == 12 else 12 if off else 0
    elif side.side != "ahead":
        if off == 6:
            return None, "a month without a year, half a year off: it may lie on either side"
        off -= 12 if off > 6 else 0
    date = calendar.month(known, off)
    why = f"“{side.word}”" if side.word else "the nearest so called"
    return (date or None), f"year taken from {known.isoformat()}, {why}"
