"""Wrong twins by another value: numbers, dates, weekdays, units."""

import re
from collections.abc import Iterator

from briefing.evals.mutations.setting import Setting, Twin
from briefing.words import numbers

_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTH = "|".join(_MONTHS)
_DAY_OF_MONTH = re.compile(rf"\b(?:({_MONTH}) (\d{{1,2}})|(\d{{1,2}}) ({_MONTH}))\b(?!,?\d)")
_MONTH_ALONE = re.compile(rf"\b((?:[Ii]n|[Uu]ntil|[Bb]y|[Ee]arly|[Ll]ate|[Tt]his|[Ll]ast) )({_MONTH})\b")
_YEAR = re.compile(r"(?<![\d,.$€£-])((?:1[89]|20)\d\d)(?![\d,.]\d|\d|%|-| (?:people|troops|jobs|cases))")
_NEAR_DAY = re.compile(r"\b([Yy]esterday|[Tt]oday|[Tt]omorrow)\b(?!['’])")
_DIGITS = re.compile(r"(?<![\w.,:/-])([$€£]?)(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w:/-]|[.,]\d)(%?)")
_ORDINAL = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\b")
_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety"
).split()
_WORD = re.compile(rf"\b({'|'.join(_WORDS)})\b(?!-)", re.IGNORECASE)
_VAGUE = {
    "dozens": "thousands", "hundreds": "thousands", "thousands": "dozens", "millions": "thousands", "half": "a tenth",
    "a third": "three quarters", "two-thirds": "a fifth", "a quarter": "two thirds", "doubled": "tripled",
    "twice": "five times", "first": "third", "fourth": "ninth", "fifth": "second",
}  # fmt: skip
_VAGUE_WORD = re.compile(
    rf"\b({'|'.join(_VAGUE)})\b(?! (?:of all|time|lady|place|name|minister))", re.IGNORECASE
)
_LOWER_BOUND = re.compile(
    r"\b(?:more than|over|at least|above|exceed\w*|surpass\w*|no fewer than)\s+\W?$", re.IGNORECASE
)
_UPPER_BOUND = re.compile(
    r"\b(?:less than|fewer than|under|below|up to|at most|nearly|almost)\s+\W?$", re.IGNORECASE
)
_YEARS_OFF = (-7, -3, -2, 2, 3, 4)
_UNITS = {
    "minute": "hour", "hour": "day", "day": "week", "week": "month", "month": "year", "year": "month", "decade": "year",
    "million": "billion", "billion": "million", "trillion": "billion", "thousand": "million",
    "dollar": "euro", "euro": "dollar", "pound": "euro", "ruble": "dollar", "rouble": "dollar",
    "kilometer": "mile", "kilometre": "mile", "mile": "kilometre", "meter": "kilometre", "metre": "kilometre",
    "foot": "mile", "feet": "mile", "ton": "kilogram", "tonne": "kilogram", "barrel": "litre", "acre": "hectare",
    "$": "€", "€": "$", "£": "€",
}  # fmt: skip
_COUNT = rf"(?:\d+(?:[.,]\d+)*|{'|'.join(_WORDS)}|several|few)"
_UNIT = re.compile(
    rf"\b({_COUNT})([ -])({'|'.join(unit for unit in _UNITS if unit.isalpha())})(s?)\b", re.IGNORECASE
)
_LASTING = re.compile(
    r"\b(?:[Ff]or|[Oo]ver|past|last|than|least|within|every|nearly|almost|about)(?: the)?(?: past| last| next)? $"
)
_CURRENCY = re.compile(r"([$€£])(?=\d)")


def other_number(at: Setting) -> Iterator[Twin]:
    """30 → 90, "fifteen" → "fifty", "116th" → "114th": a value the article nowhere has."""
    made = [*_digits(at), *_in_words(at), *_ordinals(at), *_vague(at)]
    if made:
        yield at.chance.choice(made)


def _taken(claim: str) -> list[tuple[int, int]]:
    """Digits that belong to a date."""
    found = [match.span() for pattern in (_DAY_OF_MONTH, _YEAR) for match in pattern.finditer(claim)]
    return [*found, *(match.span() for match in re.finditer(r"\d{4}-\d\d(?:-\d\d)?|\d{1,2}:\d\d", claim))]


def _digits(at: Setting) -> Iterator[Twin]:
    dates = _taken(at.claim)
    for match in _DIGITS.finditer(at.claim):
        if any(start <= match.start(2) < end for start, end in dates):
            continue
        before, after = at.claim[: match.start(2)], at.claim[match.end(2) :]
        if re.match(r" ?(?:[ap]\.?m\b|o[’']clock)", after):
            continue
        share = re.match(r"\s?(?:%|percent|per cent)", after) is not None
        new = _other(at, match.group(2), before, share)
        if new:
            yield Twin("number", before + new + after, f"{match.group(2)} → {new}")


def _other(at: Setting, old: str, before: str, share: bool) -> str | None:
    value = float(old.replace(",", ""))
    grown = [value * 3, value * 2, value + max(value, 2), value * 5]
    shrunk = [value // 2, value // 3, round(value * 0.6)] if "." not in old else [value / 2]
    options = (
        grown if _LOWER_BOUND.search(before) else shrunk if _UPPER_BOUND.search(before) else grown + shrunk
    )
    limit = 100 if share and value <= 100 else float("inf")
    written = [_like(old, option) for option in options if 0 < option < limit and abs(option - value) >= 1]
    fresh = [new for new in written if not numbers(new) & (at.background.numbers | numbers(at.claim))]
    return at.chance.choice(fresh) if fresh else None


def _like(old: str, value: float) -> str:
    """The value written as the old one was: with thousands separators or a decimal part."""
    if "." in old:
        return f"{value:.{len(old.partition('.')[2])}f}"
    return f"{int(value):,}" if "," in old or (len(old) < 4 <= len(str(int(value)))) else str(int(value))


def _in_words(at: Setting) -> Iterator[Twin]:
    for match in _WORD.finditer(at.claim):
        old, before = match.group(1), at.claim[: match.start()]
        rank = _WORDS.index(old.casefold())
        if re.search(r"\b(?:one of (?:the )?)$", before) or (
            len(_WORDS) - rank < 3 and _LOWER_BOUND.search(before)
        ):
            continue
        others = [other for place, other in enumerate(_WORDS) if _far(place, rank, before)]
        fresh = [other for other in others if not numbers(other) & at.background.numbers]
        if fresh:
            # Near ones first: "two" is mistaken for "four", hardly for "ninety".
            new = at.chance.choice(sorted(fresh, key=lambda other: abs(_WORDS.index(other) - rank))[:4])
            new = new.capitalize() if old[0].isupper() else new
            yield Twin("number", before + new + at.claim[match.end() :], f"{old} → {new}")


def _far(place: int, rank: int, before: str) -> bool:
    if _LOWER_BOUND.search(before):
        return place > rank + 1
    return place < rank - 1 if _UPPER_BOUND.search(before) else abs(place - rank) > 1


def _ordinals(at: Setting) -> Iterator[Twin]:
    for match in _ORDINAL.finditer(at.claim):
        value = int(match.group(1))
        if re.search(rf"\b(?:{_MONTH})\b", at.claim[max(0, match.start() - 10) : match.end() + 14]):
            continue
        new = value - 2 if value > 3 else value + 3
        ending = "th" if 10 <= new % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(new % 10, "th")
        if not re.search(rf"\b{new}{ending}\b", at.text):
            claim = at.claim[: match.start()] + f"{new}{ending}" + at.claim[match.end() :]
            yield Twin("number", claim, f"{match.group()} → {new}{ending}")


def _vague(at: Setting) -> Iterator[Twin]:
    for match in _VAGUE_WORD.finditer(at.claim):
        old = match.group(1)
        new = _VAGUE[old.casefold()]
        if " " in new and re.search(r"\b(?:a|an|the) $", at.claim[: match.start()]):
            continue  # "a two-thirds majority"
        if re.search(rf"\b{new}\b", at.text, re.IGNORECASE) or re.search(
            r"\b(?:at|World|the) $", at.claim[: match.start()]
        ):
            continue
        if (
            re.match(r" (?:a |an |the )?(?:year|hour|day)", at.claim[match.end() :])
            and old.casefold() == "half"
        ):
            continue
        new = new.capitalize() if old[0].isupper() else new
        yield Twin("number", at.claim[: match.start()] + new + at.claim[match.end() :], f"{old} → {new}")


def other_date(at: Setting) -> Iterator[Twin]:
    """June 18 → June 8 or July 18, 2019 → 2016, in June → in August, yesterday → last week."""
    made = [*_days_of_month(at), *_months(at), *_years(at), *_near_days(at)]
    if made:
        yield at.chance.choice(made)


def _days_of_month(at: Setting) -> Iterator[Twin]:
    for match in _DAY_OF_MONTH.finditer(at.claim):
        month, day = match.group(1) or match.group(4), int(match.group(2) or match.group(3))
        later = _MONTHS[(_MONTHS.index(month) + at.chance.choice((1, 2, 3))) % 12]
        changes = [(month, other) for other in (day - 10, day + 10, day - 4, day + 3) if 1 <= other <= 28]
        for new_month, new_day in (at.chance.choice(changes), (later, min(day, 28))):
            new = f"{new_month} {new_day}" if match.group(1) else f"{new_day} {new_month}"
            if not re.search(rf"\b(?:{new_month} {new_day}|{new_day} {new_month})\b", at.text):
                claim = at.claim[: match.start()] + new + at.claim[match.end() :]
                yield Twin("date", claim, f"{match.group()} → {new}")


def _months(at: Setting) -> Iterator[Twin]:
    for match in _MONTH_ALONE.finditer(at.claim):
        if re.match(r" \d{1,2}\b(?!\d)", at.claim[match.end() :]):
            continue
        others = [month for month in _MONTHS if month != match.group(2) and month not in at.text]
        new = at.chance.choice(others)
        claim = at.claim[: match.start(2)] + new + at.claim[match.end(2) :]
        yield Twin("date", claim, f"{match.group(2)} → {new}")


def _years(at: Setting) -> Iterator[Twin]:
    for match in _YEAR.finditer(at.claim):
        old = int(match.group(1))
        since = re.search(r"\bsince(?: \w+)? $", at.claim[: match.start()])  # since 2008 is also since 2011
        others = [
            old + step for step in _YEARS_OFF if (step < 0 or not since) and str(old + step) not in at.text
        ]
        if others:
            new = str(at.chance.choice(others))
            yield Twin("date", at.claim[: match.start(1)] + new + at.claim[match.end(1) :], f"{old} → {new}")


def _near_days(at: Setting) -> Iterator[Twin]:
    for match in _NEAR_DAY.finditer(at.claim):
        old = match.group(1)
        new = {"yesterday": "three weeks ago", "today": "last month", "tomorrow": "next month"}[
            old.casefold()
        ]
        if new in at.text.casefold():
            continue
        new = new.capitalize() if old[0].isupper() else new
        yield Twin("date", at.claim[: match.start()] + new + at.claim[match.end() :], f"{old} → {new}")


def other_weekday(at: Setting) -> Iterator[Twin]:
    """Monday → Thursday, one the article does not name (or at least not in the evidence's sentences)."""
    found = list(re.finditer(rf"\b({'|'.join(_DAYS)})\b", at.claim))
    absent = [day for day in _DAYS if day not in at.text]
    if found and absent:
        match, new = at.chance.choice(found), at.chance.choice(absent)
        claim = at.claim[: match.start()] + new + at.claim[match.end() :]
        yield Twin("weekday", claim, f"{match.group()} → {new}")


def other_unit(at: Setting) -> Iterator[Twin]:
    """48 hours → 48 days, 5 million → 5 billion, $ → €."""
    made = [*_units(at), *_currencies(at)]
    if made:
        yield at.chance.choice(made)


def _units(at: Setting) -> Iterator[Twin]:
    for match in _UNIT.finditer(at.claim):
        count, gap, old, plural = match.groups()
        new = _UNITS[old.casefold()]
        if old.casefold() == "year" and _LASTING.search(at.claim[: match.start()]):
            new = "decade"  # what lasted twenty years also lasted twenty months
        new += "s" if plural or old.casefold() == "feet" else ""
        if re.search(rf"\b{re.escape(count)}{gap}{new}\b", at.text, re.IGNORECASE):
            continue
        claim = at.claim[: match.start(3)] + new + at.claim[match.end() :]
        if not re.match(r"[ -]old\b", at.claim[match.end() :]) or old.casefold() == "month":
            yield Twin("unit", claim, f"{old}{plural} → {new}")


def _currencies(at: Setting) -> Iterator[Twin]:
    for match in _CURRENCY.finditer(at.claim):
        new = _UNITS[match.group(1)]
        if new not in at.text and not re.search(r"\b(?:US|A|C|HK|NZ)$", at.claim[: match.start()]):
            claim = at.claim[: match.start()] + new + at.claim[match.end() :]
            yield Twin("unit", claim, f"{match.group(1)} → {new}")
