"""Calendar sums: days that exist, weekdays before and after, months added, and ISO 8601 of reduced precision."""

import calendar
import datetime as dt


def date_of(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where the calendar has none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def day_of(text: str | None) -> dt.date | None:
    """The day of an ISO 8601 date or date-time; None for anything else, a reduced date too."""
    try:
        return dt.date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def moved(day: dt.date, days: int) -> dt.date | None:
    """The day so many days off; None beyond the calendar's ends."""
    try:
        return day + dt.timedelta(days)
    except OverflowError:
        return None


def plus_months(day: dt.date, months: int) -> dt.date | None:
    """The same day of the month so many months off, or that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return dt.date(year, month + 1, min(day.day, last_day(year, month + 1)))


def last_day(year: int, month: int) -> int:
    """How many days that month has."""
    return calendar.monthrange(year, month)[1]


def week(day: dt.date, weeks: int = 0) -> str:
    """The ISO week (Monday to Sunday) of the day, so many weeks off, as an interval."""
    monday = moved(day, weeks * 7 - day.weekday())
    sunday = moved(monday, 6) if monday else None
    return span(monday, sunday) if monday and sunday else ""


def span(first: dt.date, last: dt.date) -> str:
    """An ISO 8601 interval."""
    return f"{first.isoformat()}/{last.isoformat()}"


def month(day: dt.date, months: int = 0) -> str:
    """The month of the day, so many months off: 2025-05; "" beyond the calendar's ends."""
    there = plus_months(day.replace(day=1), months)
    return there.isoformat()[:7] if there else ""


def before(weekday: int, day: dt.date, *, strictly: bool) -> dt.date | None:
    """The last such weekday up to the day, or strictly before it."""
    back = (day.weekday() - weekday) % 7
    return moved(day, -(back or (7 if strictly else 0)))


def after(weekday: int, day: dt.date, *, strictly: bool) -> dt.date | None:
    """The first such weekday from the day on, or strictly after it."""
    ahead = (weekday - day.weekday()) % 7
    return moved(day, ahead or (7 if strictly else 0))


def bounds(date: str) -> tuple[dt.date, dt.date]:
    """First and last day of a reduced-precision date or interval. Raises ValueError for anything else."""
    first, _, last = date.partition("/")
    last = last or first
    year, _, rest = last.partition("-")
    if not rest:
        end = dt.date(int(year), 12, 31)
    elif len(rest) == 2:
        end = dt.date(int(year), int(rest), last_day(int(year), int(rest)))
    else:
        end = dt.date.fromisoformat(last[:10])
    return dt.date.fromisoformat((first + "-01-01")[:10] if len(first) == 4 else (first + "-01")[:10]), end
