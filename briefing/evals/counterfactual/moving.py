"""Dates moved by whole weeks, so that every weekday of the article stays right."""

import datetime as dt
import re

from briefing.evals.counterfactual.swaps import Swap
from briefing.times.calendar import date_of, day_of, moved

_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = "|".join(_MONTHS)
_DATE = re.compile(
    rf"(?<!\w)(?:(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?P<th>st|nd|rd|th)?|(?P<d>\d{{1,2}}) (?P<m>{_MONTH}))"
    r"(?!\w|[.,:]\d)(?P<comma>,)?(?: (?P<year>\d{4})(?!\w))?"
)


def moved_day(iso: str, weeks: int) -> str | None:
    """The ISO 8601 day so many weeks on; None for what is no day of the calendar."""
    day = day_of(iso)
    there = moved(day, 7 * weeks) if day else None
    return there.isoformat() if there else None


def moved_dates(text: str, published: str, weeks: int) -> tuple[Swap, ...]:
    """A swap for every English date with a day and a month; a year that is not written is the nearest one.

    `published` is an ISO 8601 day. Months, years and decades that stand alone are not touched.
    """
    known = day_of(published)
    found: dict[str, Swap] = {}
    for match in _DATE.finditer(text) if known else ():
        assert known is not None
        before = match.group() if match["year"] else match.group().rstrip(",")
        day = _day(match, known)
        there = moved(day, 7 * weeks) if day else None
        if there:
            found[before] = Swap(kind="date", before=before, after=_written(match, there))
    return tuple(found.values())


def _day(match: re.Match[str], known: dt.date) -> dt.date | None:
    month, day = _MONTHS.index(match["month"] or match["m"]) + 1, int(match["day"] or match["d"])
    if match["year"]:
        return date_of(int(match["year"]), month, day)
    near = [there for year in (-1, 0, 1) if (there := date_of(known.year + year, month, day))]
    return min(near, key=lambda one: abs((one - known).days), default=None)


def _written(match: re.Match[str], day: dt.date) -> str:
    month = _MONTHS[day.month - 1]
    year = f"{match['comma'] or ''} {day.year}" if match["year"] else ""
    if match["d"]:
        return f"{day.day} {month}{year}"
    return f"{month} {day.day}{_th(day.day) if match['th'] else ''}{year}"


def _th(day: int) -> str:
    return "th" if day in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
