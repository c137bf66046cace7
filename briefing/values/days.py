"""Readers of calendar and clock: dates, months, weekdays, decades, times of day."""

import re

from briefing.values.calendar_words import months, short_months, weekdays
from briefing.values.counts import number
from briefing.values.source import Read, Source

_DAY_NUMBER = re.compile(r"\d{1,2}")
_CAPITALISED = frozenset({"en", "de"})
# English words that are a month only in the company of a preposition or a neighbouring number.
_ALSO_VERBS = frozenset({"may", "march", "august"})
_OF_TIME = re.compile(
    r"\b(?:in|by|since|until|till|last|this|next|of|early|late|mid|from|to|through|between|during|before|after|for"
    r"|and|every|each)[ -]$"
)


def _written(source: Source, start: int) -> bool:
    """Whether a name at `start` is capitalised where its language wants that and the text has capitals at all."""
    return source.language not in _CAPITALISED or source.text[start].isupper() or source.text == source.low


def clock(source: Source, match: re.Match[str]) -> Read:
    """A time of day as minutes from midnight; `unit` is "am", "pm" or "24" where the text says which half."""
    word = match[0]
    if word in {"noon", "midday", "midnight"}:
        return Read(
            [source.value("time of day", 0 if word == "midnight" else 720, *match.span(), "24")], match.end()
        )
    numbers = [int(one) for one in re.findall(r"\d+", word)]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    if hour > 24 or minute > 59:
        return Read([], match.end())
    half = re.search(r"([ap])\.?m", word)
    if half:
        hour = hour % 12 + (12 if half[1] == "p" else 0)
    unit = f"{half[1]}m" if half else "24" if hour > 12 or word.startswith("0") else None
    return Read([source.value("time of day", hour * 60 + minute, *match.span(), unit)], match.end())


def iso(source: Source, match: re.Match[str]) -> Read:
    """2019-06-18: a year and a date."""
    year, month, day = (int(part) for part in match[0].split("-"))
    at = match.start()
    return _dated(source, (year, month, day), (at, at + 4), match.span())


def dated(source: Source, match: re.Match[str]) -> Read:
    """18.06.2019, or 18/06/2019 where only one order is possible; else the year alone is read."""
    first, second, year = (int(part) for part in re.split(r"[./]", match[0]))
    month, day = second, first
    if second > 12:
        month, day = first, second
    elif "/" in match[0] and first <= 12 and first != second:
        month = 0
    return _dated(source, (year, month, day), (match.end() - 4, match.end()), match.span())


def _dated(source: Source, date: tuple[int, int, int], year_at: tuple[int, int], at: tuple[int, int]) -> Read:
    year, month, day = date
    found = [source.value("year", year, *year_at)]
    if 1 <= month <= 12 and 1 <= day <= 31:
        found.append(source.value("date", day, *at, str(month)))
    return Read(found, at[1])


def day_month(source: Source, match: re.Match[str]) -> Read:
    """ "18 June", "18th of June", "18-19 June"."""
    name = re.search(r"[^\W\d_]+\.?$", match[0])
    of_year = short_months(source.language).get(name[0].rstrip(".")) if name else None
    if name is None or of_year is None or not _written(source, match.start() + name.start()):
        return number(source, match)
    return _days(source, match, of_year)


def month_day(source: Source, match: re.Match[str]) -> Read:
    """ "June 18", "Feb. 3", "June 18 and 19"."""
    name = re.match(r"[^\W\d_]+", match[0])
    of_year = short_months(source.language).get(name[0]) if name else None
    if of_year is None or not _written(source, match.start()):
        return Read([], match.start() + (name.end() if name else 1))
    return _days(source, match, of_year)


def _days(source: Source, match: re.Match[str], month_number: int) -> Read:
    dates = [int(day[0]) for day in _DAY_NUMBER.finditer(match[0])]
    if not all(1 <= day <= 31 for day in dates):
        return number(source, match) if match[0][0].isdigit() else Read([], match.start() + 3)
    return Read([source.value("date", day, *match.span(), str(month_number)) for day in dates], match.end())


def decade(source: Source, match: re.Match[str]) -> Read:
    """ "The 1990s", "the '90s" (taken as of the twentieth century from the forties on)."""
    year = int(re.sub(r"\D", "", match[0]))
    if year < 100:
        year += 1900 if year >= 40 else 2000
    return Read([source.value("decade", year, *match.span())], match.end())


def weekday(source: Source, match: re.Match[str]) -> Read:
    """A weekday by its full name."""
    day = _lookup(match[0], weekdays(source.language))
    if day is None or not _written(source, match.start()):
        return Read([], match.end())
    return Read([source.value("weekday", day, *match.span())], match.end())


def month(source: Source, match: re.Match[str]) -> Read:
    """A month by its full name; "may", "march" and "august" only where a preposition or a year shows it."""
    of_year = _lookup(match[0], months(source.language))
    if of_year is None or not _written(source, match.start()) or not _shown(source, match):
        return Read([], match.end())
    return Read([source.value("month", of_year, *match.span(), str(of_year))], match.end())


def _shown(source: Source, match: re.Match[str]) -> bool:
    if source.language != "en" or match[0] not in _ALSO_VERBS:
        return True
    before = source.low[max(0, match.start() - 10) : match.start()]
    return bool(_OF_TIME.search(before) or re.match(r",? \d{4}\b", source.low[match.end() :]))


def _lookup(word: str, names: dict[str, int]) -> int | None:
    """The number of the name, with or without a plural or possessive ending."""
    for form in (word, word.removesuffix("s").rstrip("'’")):
        if form in names:
            return names[form]
    return None
