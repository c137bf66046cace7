"""Readers of numbers: counts, money, percentages, measures, ages, ranges, scores, shares, ordinals."""

import re
from dataclasses import replace

from briefing.values.amounts import Amount, amount, either
from briefing.values.around import STOPS
from briefing.values.loose import DENOMINATORS, LOOSE, MULTIPLES, ORDINALS
from briefing.values.source import Read, Source
from briefing.values.units import CURRENCY_OF, PERCENT, UNIT_OF, UNITS
from briefing.values.value import Kind, Value

# Forms that are ordinary words when no digits stand before them.
_ONLY_AFTER_DIGITS = frozenset({"min", "mm", "cm", "kg", "mw", "mb", "gb", "tb", "kw", "gw", "ft", "oz", "м"})
_AMBIGUOUS = frozenset({"try", "won", "rand", "ans", "stone", "mes"})
_MONEY = [form for form in CURRENCY_OF if not re.search(r"\w[$]|^[$£¥]$", form) and form not in _AMBIGUOUS]
_GAP = r"(?: ?[-–] ?|[ \u00a0\u202f]?)"
_UNIT = re.compile(
    rf"{_GAP}(?:(?P<percent>%|(?:{either(PERCENT)})(?!\w))"
    rf"|(?:of |d[’']|de )?(?P<money>{either(_MONEY)})(?!\w)"
    rf"|(?:of |more |other |full |straight |consecutive |long |whole |solid )*"
    rf"(?P<unit>{either([*UNIT_OF, 'm'])})(?!\w))"
)
_OLD = re.compile(r" ?[- ] ?(?:olds?|of age)\b")
_AGED = re.compile(r"\b(?:aged?|ages|turned|turning|turns)(?: of)?(?: between)? $")
_RANGE = re.compile(
    r"(?P<to>-to-| to | or | bis | à | a | до )|(?P<dash> ?[-–—] ?)|(?P<and> and | und | et | y | и | і )"
)
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre|между|між)\s(?:the ages of )?$")
_FROM = re.compile(r"\bfrom\s(?:an? |about |around |nearly |just |almost )*$")
SHARE_STEP = 2.0
"""Percentage points that a share in words is worth at most: "a third" is 33 or 34 percent, "half" 49 or 51."""
_LEADING_YEAR = re.compile(
    r"\b(?:in|since|by|from|until|till|of|for|the|early|late|mid|before|after|during|to)[ -]$"
)
# Before any other plural four digits are a year: "2016 elections".
_THESE_ARE_COUNTED = re.compile(
    r" (?:\w+ )?(?:people|men|women|children|troops|soldiers|workers|jobs|cases|deaths|victims|homes|families|protesters"
    r"|migrants|refugees|students|voters|fans|fighters|officers|prisoners|houses|votes|times|cars|words|copies)\b"
)
_PLURAL = re.compile(r"[ -](?:people|men|women|children|[^\W\d_]+s)\b")
_NOT_COUNTED = re.compile(r"\b(?:no|any|every|each|this|that|the|some|which|another|for|as|at)[ -]$")
_PRONOUN = re.compile(
    r"(?: of\b| another\b| by\b| day\b| thing\b| who\b| that\b| is\b| was\b| can\b|-|[^\w\s]|$)"
)
_SHARE_OF = re.compile(rf"[ -](?P<part>{either(DENOMINATORS)})\b(?! (?:time|place|quarter|half)\b)")
# "Formula 1", "Article 5": a capitalised word in the middle of a sentence makes the number part of a name.
_NAME = re.compile(r"(?<=[\w,;:] )([A-Z][a-z]{2,}) $")
_IN = re.compile(r" (?P<out>in every|in|out of(?: every)?) ")


def number(source: Source, match: re.Match[str]) -> Read:
    """A number in digits or words, alone or as the first end of a range, with the unit that follows."""
    first = amount(source.low, match.start(), source.language)
    if first is None:
        return Read([], _past_the_digits(source.low, match.start()))
    if not first.in_digits and (apart := _in_words(source, first)) is not None:
        return apart
    return (
        _share_of(source, first) or _one_in(source, first) or _pair(source, first) or _single(source, first)
    )


def _past_the_digits(low: str, start: int) -> int:
    end = re.compile(r"[^\s]*?\d+(?:[.,]\d+)*").match(low, start)
    return end.end() if end else start + 1


def _in_words(source: Source, read: Amount) -> Read | None:
    """A "one" that counts nothing is no value; None lets the reading go on."""
    if read.value != 1 or source.language != "en" or read.scaled:
        return None
    counts_nothing = _NOT_COUNTED.search(source.low[max(0, read.start - 10) : read.start])
    return Read([], read.end) if counts_nothing or _PRONOUN.match(source.low, read.end) else None


def _share_of(source: Source, read: Amount) -> Read | None:
    part = _SHARE_OF.match(source.low, read.end) if read.value < 10 and read.currency is None else None
    if part is None or not (part["part"].endswith("s") or read.value == 1):
        return None
    share = 100 * read.value / DENOMINATORS[part["part"]]
    return Read(
        [source.softened("percent", (share, share), (read.start, part.end()), step=SHARE_STEP)], part.end()
    )


def _one_in(source: Source, read: Amount) -> Read | None:
    joined = _IN.match(source.low, read.end) if read.currency is None and not read.scaled else None
    whole = amount(source.low, joined.end(), source.language) if joined else None
    if joined is None or whole is None or not 0 < read.value < whole.value or whole.value > 1000:
        return None
    if joined["out"] == "in" and read.value > 10:
        return None
    share = 100 * read.value / whole.value
    return Read(
        [source.softened("percent", (share, share), (read.start, whole.end), step=SHARE_STEP)], whole.end
    )


def _pair(source: Source, first: Amount) -> Read | None:
    """Two numbers joined: a range, a score, two years, or the two ends of a change ("from 5 to 7 %")."""
    inner = _UNIT.match(source.low, first.end)
    joined = _RANGE.match(source.low, inner.end() if inner else first.end)
    second = amount(source.low, joined.end(), source.language) if joined else None
    if joined is None or second is None or (joined["dash"] and not (first.in_digits and second.in_digits)):
        return None
    before = source.low[max(0, first.start - 24) : first.start]
    if joined["and"] and not _BETWEEN.search(before):
        return None
    if _is_year(first) and (_is_year(second) or (joined["dash"] and second.value < 100)):
        return _years(source, first, second)
    if _FROM.search(before) or (
        joined["to"] and first.value >= second.value and not _scores(first, second, source)
    ):
        return None
    dashed = joined[0].strip() in {"-", "–"} or first.value >= second.value
    if dashed and _scores(first, second, source):
        at = (first.start, second.end)
        return Read(
            [Value(first.value, second.value, "score", None, *at, source.text[slice(*at)])], second.end
        )
    return _range(source, first, second, inner)


def _scores(first: Amount, second: Amount, source: Source) -> bool:
    plain = all(
        one.in_digits and one.step == 1 and one.currency is None and one.value < 200
        for one in (first, second)
    )
    if not plain:
        return False
    return first.value >= second.value or (
        _UNIT.match(source.low, second.end) is None and not _PLURAL.match(source.low, second.end)
    )


def _range(source: Source, first: Amount, second: Amount, inner: re.Match[str] | None) -> Read | None:
    """The range; None where its ends have different units and are two values ("2 days or 3 weeks")."""
    whole = _single(source, second).values[0]
    if inner is not None and _meant(inner, first) and _kind(inner) != (whole.kind, whole.unit):
        return None
    low = first.value
    if not first.scaled and second.scaled and second.value > first.value:
        low = first.value * _magnitude(second)
    kind, unit = whole.kind, whole.unit
    if first.currency and kind == "count":
        kind, unit = "money", first.currency
    value = source.softened(kind, (low, second.value), (first.start, whole.end), unit, second.step)
    return Read([replace(value, noun=whole.noun, deed=whole.deed)], value.end)


def _magnitude(scaled: Amount) -> float:
    return next((size for size in (1e12, 1e9, 1e6, 1e3) if scaled.value >= size), 1.0)


def _years(source: Source, first: Amount, second: Amount) -> Read:
    later = second.value if second.value > 999 else first.value // 100 * 100 + second.value
    return Read(
        [
            source.value("year", first.value, first.start, first.end),
            source.value("year", later, second.start, second.end),
        ],
        second.end,
    )


def _is_year(read: Amount) -> bool:
    return (
        1700 <= read.value < 2100
        and read.in_digits
        and not read.scaled
        and read.step == 1
        and read.currency is None
    )


def _single(source: Source, read: Amount) -> Read:
    ends, at = (read.value, read.value), (read.start, read.end)
    if read.currency is not None:
        return Read([source.softened("money", ends, at, read.currency, read.step)], read.end)
    if (unit := _UNIT.match(source.low, read.end)) and _meant(unit, read):
        return _measured(source, read, unit)
    before = source.low[max(0, read.start - 24) : read.start]
    if _AGED.search(before) and read.value < 130:
        return Read([source.softened("age", ends, at, "year")], read.end)
    if _bare_year(source, read, before):
        return Read([source.value("year", read.value, *at)], read.end)
    counted = source.softened("count", ends, at, step=read.step)
    name = _NAME.search(source.text[max(0, read.start - 24) : read.start]) if counted.hedge is None else None
    if name and read.in_digits and not read.scaled and read.step == 1 and name[1].lower() not in STOPS:
        return Read([source.value("label", read.value, *at, name[1].lower())], read.end)
    return Read([counted], read.end)


def _bare_year(source: Source, read: Amount, before: str) -> bool:
    if not _is_year(read) or read.end - read.start != 4:
        return False
    return bool(_LEADING_YEAR.search(before)) or not re.match(
        r" (?:people|[a-z]+[^\Wsui]s)\b", source.low[read.end :]
    )


def _meant(unit: re.Match[str], read: Amount) -> bool:
    if _is_year(read) and UNIT_OF.get(unit["unit"] or "") == "year":
        return False  # "2025 года" names a year
    form = unit[unit.lastgroup or 0]
    return read.in_digits or form not in _ONLY_AFTER_DIGITS | {"m"}


def _measured(source: Source, read: Amount, unit: re.Match[str]) -> Read:
    ends, at = (read.value, read.value), (read.start, unit.end())
    kind, name = _kind(unit)
    if kind == "duration" and name == "year" and (old := _OLD.match(source.low, unit.end())):
        at = (read.start, old.end())
        kind = "age"
    return Read([source.softened(kind, ends, at, name, read.step)], at[1])


def _kind(unit: re.Match[str]) -> tuple[Kind, str | None]:
    if unit["percent"]:
        return "percent", None
    if unit["money"]:
        return "money", CURRENCY_OF[unit["money"]]
    name = UNIT_OF.get(unit["unit"], "metre")
    return ("duration" if UNITS[name].dimension == "duration" else "measure"), name


def share(source: Source, match: re.Match[str]) -> Read:
    """ "A third of", "half the": a percentage."""
    whole = re.search(r"third|quarter|fifth|sixth|seventh|eighth|tenth|half", match[0])
    part = 100 / DENOMINATORS[whole[0]] if whole else 50.0
    return Read([source.softened("percent", (part, part), match.span(), step=SHARE_STEP)], match.end())


def unit_alone(source: Source, match: re.Match[str]) -> Read:
    """ "A week", "an hour": one of them."""
    name = UNIT_OF[match[0].split()[1]]
    return Read([source.softened("duration", (1, 1), match.span(), name)], match.end())


def loose(source: Source, match: re.Match[str]) -> Read:
    """ "Dozens", "several hundred", "a dozen"."""
    low, high = LOOSE[match[0]]
    unit = _UNIT.match(source.low, match.end())
    if unit is None or not _meant(unit, Amount(low, 1, None, 0, 0, False, False)):
        return Read([source.softened("count", (low, high), match.span(), vague=low != high)], match.end())
    kind, name = _kind(unit)
    at = (match.start(), unit.end())
    return Read([source.softened(kind, (low, high), at, name, vague=low != high)], unit.end())


def multiple(source: Source, match: re.Match[str]) -> Read:
    """ "Twice", "doubled", "tenfold"."""
    return Read([source.value("multiple", MULTIPLES[match[0]], *match.span())], match.end())


def ordinal(source: Source, match: re.Match[str]) -> Read:
    """ "First", "21st", "twenty-first"."""
    word = match[0]
    place = ORDINALS[word] if word in ORDINALS else float(re.sub(r"\D", "", word))
    return Read([source.softened("ordinal", (place, place), match.span())], match.end())
