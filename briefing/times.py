"""Time expressions: where a sentence names one, and which date it resolves to, or honestly none."""

import datetime as dt
import re
from functools import cache

from babel import Locale, UnknownLocaleError

_NUMBER = r"(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|a few)"
_UNIT = r"(?:minute|hour|day|week|month|year|decade)s?"
_BEFORE = r"(?:(?:on|in|by|before|until|till|since|from|after|during|late|early|next|last|this|beginning|starting)\s+)*"
_ENGLISH = (
    rf"within (?:the next )?{_NUMBER}[- ]{_UNIT}|{_NUMBER} {_UNIT} (?:ago|later|earlier)|in {_NUMBER} {_UNIT}"
    r"|(?:last|next|this|previous|following|coming) (?:week|month|year|decade|century|weekend|night)"
    r"|(?:the )?(?:end|beginning|start) of (?:the )?(?:week|month|year)"
    r"|yesterday|today|tomorrow|tonight|overnight|this (?:morning|afternoon|evening)"
)
_YEAR = r"(?:1[6-9]|20)\d\d"
_ISO = rf"{_YEAR}-\d\d-\d\d"


@cache
def _lexicon(language: str) -> tuple[dict[str, int], dict[str, int]]:
    """Month and weekday names of a language (Unicode CLDR, through Babel), case-folded; 1-12 and 0-6."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en")
    months: dict[str, int] = {}
    days: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        months |= {name.casefold(): number for number, name in locale.months[context]["wide"].items()}
        days |= {name.casefold(): number for number, name in locale.days[context]["wide"].items()}
    if locale.language == "en":
        months |= {name[:3]: number for name, number in months.items()} | {"sept": 9}
        del months["may"[:3]]
        months["may"] = 5
    return months, days


@cache
def _expression(language: str) -> re.Pattern[str]:
    months, days = (sorted(map(re.escape, names), key=len, reverse=True) for names in _lexicon(language))
    month, day = "|".join(months), "|".join(days)
    edge = "" if language in {"zh", "ja", "ko", "th"} else r"\b"
    the_day = (
        rf"\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?(?: (?:of|de|of the))?,? (?:{month})\.?(?:,? (?:de )?{_YEAR})?"
    )
    month_day = rf"(?:{month})\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? {_YEAR})?\b(?! \w+ people)"
    # "May" and "March" alone are more often verb and noun: a bare month needs a year or a preposition.
    month_year = rf"(?:{month}) (?:de )?{_YEAR}|(?:in|since|by|until|last|next|of) (?:{month})\b"
    dated = rf"(?:(?:{day}),? (?:the )?)?(?:{the_day}|{month_day})|{month_year}|{day}|{_ISO}|{_YEAR}(?!\d)"
    pattern = rf"{edge}{_BEFORE if language == 'en' else ''}(?:{_ENGLISH + '|' if language == 'en' else ''}{dated}){edge}"
    return re.compile(pattern, re.IGNORECASE)


def expressions(text: str, language: str | None) -> tuple[str, ...]:
    """Time expressions in the text, verbatim, in order, each once."""
    found = (match.group().strip() for match in _expression(language or "en").finditer(text))
    return tuple(dict.fromkeys(phrase for phrase in found if phrase))


def is_time(phrase: str, language: str | None) -> bool:
    """Whether the phrase names a time: it holds a time expression, or digits in a language without any."""
    return bool(expressions(phrase, language))


def resolve(
    phrase: str, published: str | None, language: str | None, *, around: str = ""
) -> tuple[str | None, str]:
    """(ISO 8601 date of reduced precision or None, how it was found or why it was not).

    `around` is the sentence: with a "will" in it a bare weekday may lie on either side. Only a written date, or one that the day of publication fixes, is resolved; the rest stays None.
    """
    language = language or "en"
    written = set(re.findall(_ISO, phrase))
    parts = None if len(written) > 1 else _parts(phrase, language)
    if parts is None:
        return None, "the phrase names more than one time"
    if written:
        date = _day(written.pop())
        return (date.isoformat(), "as written") if date else (None, _NO_SUCH_DAY)
    (year, month, day), weekday = parts, _weekday(phrase, language)
    if year is not None:
        return _written(year, month, day, weekday)
    known = _day(published)
    if month is not None and day is not None:
        return _year_from(month, day, weekday, known)
    if known is None:
        return None, "relative to a day the article does not give; no publication date is known"
    # Only English tells "by Friday" from "on Friday" here; elsewhere a weekday may lie on either side.
    if language != "en" or (re.search(r"\b(?:will|would|shall)\b", around) and not _POINTED.search(phrase)):
        return None, _UNRESOLVED
    return _relative(phrase.casefold(), weekday, known)


_POINTED = re.compile(
    r"\b(?:next|by|until|till|before|beginning|starting|coming|this|last|previous|yesterday|today|tonight|tomorrow)\b",
    re.IGNORECASE,
)
_NO_SUCH_DAY = "there is no such day in the calendar"
_UNRESOLVED = "relative expression, not resolved"
_CLOCK = r"\d{1,2}(?:[:.]\d\d\b| ?(?:[ap]\.?m\b|o[’']clock|uhr\b))"
_NEAREST = 183
"""Days: half a year. A day and month without a year are meant within it; farther off it would be a guess."""


def _parts(phrase: str, language: str) -> tuple[int | None, int | None, int | None] | None:
    """(year, month, day of the month) as far as written; None when one of them is there twice."""
    months, weekdays = _lexicon(language)
    folded = phrase.casefold()
    years = set(re.findall(rf"(?<!\d){_YEAR}(?![\ds])", folded))
    rest = re.sub(rf"(?<!\d){_YEAR}(?![\ds])|{_CLOCK}", " ", folded)
    named = re.findall(r"[^\W\d_]+", rest)
    of_year = {months[word] for word in named if word in months}
    of_week = {weekdays[word] for word in named if word in weekdays}
    days = set(re.findall(r"(?<!\d)\d{1,2}(?!\d)", rest)) if of_year else set()
    if max(map(len, (years, of_year, of_week, days))) > 1:
        return None
    year, month, day = (int(next(iter(found))) if found else None for found in (years, of_year, days))
    return year, month, day


def _weekday(phrase: str, language: str) -> int | None:
    _, days = _lexicon(language)
    return next((days[word] for word in re.findall(r"[^\W\d_]+", phrase.casefold()) if word in days), None)


def _written(year: int, month: int | None, day: int | None, weekday: int | None) -> tuple[str | None, str]:
    if month is None:
        return f"{year:04}", "year as written"
    if day is None:
        return f"{year:04}-{month:02}", "month as written"
    date = _date(year, month, day)
    if date is None:
        return None, _NO_SUCH_DAY
    if weekday is not None and date.weekday() != weekday:
        return None, f"{date.isoformat()} is not the weekday that the article names"
    return date.isoformat(), "as written"


def _year_from(month: int, day: int, weekday: int | None, known: dt.date | None) -> tuple[str | None, str]:
    if known is None:
        return None, "the article gives no year, and no publication date is known"
    near = [
        date for year in (known.year - 1, known.year, known.year + 1) if (date := _date(year, month, day))
    ]
    near = [date for date in near if abs((date - known).days) <= _NEAREST]
    if not near:
        return None, f"there is no such day around the publication on {known.isoformat()}"
    if weekday is not None:
        near = [date for date in near if date.weekday() == weekday]
    if not near:
        return None, f"the weekday does not fit the day around the publication on {known.isoformat()}"
    best = min(near, key=lambda date: abs((date - known).days))
    return best.isoformat(), f"year taken from the publication on {known.isoformat()}"


_NEAR_DAYS = {
    "day before yesterday": -2, "day after tomorrow": 2, "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1,
}  # fmt: skip


def _relative(phrase: str, weekday: int | None, known: dt.date) -> tuple[str | None, str]:
    said = f"counted from the publication on {known.isoformat()}"
    if re.search(r"\bago\b|\b(?:day|week|month|year)s? from\b", phrase):
        return None, _UNRESOLVED
    for word, days in _NEAR_DAYS.items():
        if re.search(rf"\b{word}\b", phrase):
            return (known + dt.timedelta(days)).isoformat(), said
    if weekday is None:
        return None, _UNRESOLVED
    if re.search(r"\b(?:next|by|until|till|before|beginning|starting|coming|this)\b", phrase):
        ahead = (weekday - known.weekday()) % 7 or 7
        return (
            known + dt.timedelta(ahead)
        ).isoformat(), f"first such weekday after the publication on {known.isoformat()}"
    back = (known.weekday() - weekday) % 7 or (7 if re.search(r"\b(?:last|previous)\b", phrase) else 0)
    return (
        known - dt.timedelta(back)
    ).isoformat(), f"last such weekday up to the publication on {known.isoformat()}"


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _day(published: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
