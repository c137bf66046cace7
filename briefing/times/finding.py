"""Where a text names a time: phrases found word for word."""

import re
from functools import cache

from briefing.times.lexicon import NUMBERS, TENS, UNSPACED, lexicon, near_days

YEAR = r"(?:1[6-9]|20)\d\d"
ISO = rf"{YEAR}-\d\d-\d\d"
NUMBER = rf"(?:\d+|(?:{'|'.join(sorted(NUMBERS, key=len, reverse=True))})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|several|a few|a couple of)"
UNIT = r"(?:minute|hour|day|week|month|year|decade)s?"
_BEFORE = r"(?:(?:on|in|by|before|until|till|since|from|after|during|late|early|mid|next|last|this|beginning|starting|earlier|later|between)\s+)*"
_IN_A_MONTH = {
    "en": "in|since|by|until|last|next|of|during|early|late|mid-?",
    "fr": "en|depuis|début|fin|mi-",
    "de": "im|seit|anfang|mitte|ende",
    "es": "en|desde",
    "ru": "в|с|до",
    "uk": "у|в|з|до",
    "ar": "في|منذ",
}
"""Words before a month that make it one: a bare month may be another word, as "May" and "March" are."""
_PERIOD = r"(?:week|month|year|decade|century|weekend|night|summer|winter|spring|autumn|fall)"
_ENGLISH = (
    rf"within (?:the next |the coming )?{NUMBER}[- ]{UNIT}(?! ago)|{NUMBER} {UNIT} (?:ago|later|earlier|from now)"
    rf"|in {NUMBER} {UNIT}(?:['’] time)?"
    rf"|(?:for|over|during|after) (?:the (?:last|past|next) )?{NUMBER} {UNIT}|{NUMBER}-{UNIT}\b"
    rf"|(?:the )?(?:end|beginning|start|middle) of (?:the |this |next |last )?{_PERIOD}"
    rf"|(?:the )?(?:first|second|third|fourth|final|last) quarter(?: of (?:{YEAR}|(?:last|this|next) year))?"
    rf"|(?:earlier |later )?(?:last|next|this|the|previous|past|following|coming) {_PERIOD}"
    rf"|(?:the )?day (?:before yesterday|after tomorrow)"
    r"|(?:earlier |later )?(?:yesterday|today|tomorrow)|tonight|overnight|this (?:morning|afternoon|evening)"
    rf"|(?:the )?{YEAR}s|(?:the )?(?:{'|'.join(TENS)})"
)


@cache
def _expression(language: str) -> re.Pattern[str]:
    months, days = (sorted(map(re.escape, names), key=len, reverse=True) for names in lexicon(language))
    month, day = "|".join(months), "|".join(days)
    edge = "" if language in UNSPACED else r"\b"
    number = r"\d{1,2}(?:st|nd|rd|th|er|\.|º)?"
    span = rf"(?:{number}\s?(?:[-–—]|to|and|bis|au|al|до)\s?)?"
    the_day = rf"{span}{number}(?: (?:of|de|of the))?,? (?:{month})\b\.?(?:,? (?:de )?{YEAR})?"
    month_day = rf"(?:{month})\.? {span}\d{{1,2}}(?:st|nd|rd|th)?(?:,? {YEAR})?\b(?! \w+ people)"
    month_year = (
        rf"(?:{month}) (?:de )?{YEAR}|(?:{_IN_A_MONTH.get(language, _IN_A_MONTH['en'])}) (?:{month})\b(?! \d)"
    )
    dated = rf"(?:(?:{day}),? (?:the )?)?(?:{the_day}|{month_day})|{month_year}|{day}|{ISO}|{YEAR}(?!\d)"
    if language in {"zh", "ja"}:
        dated = rf"(?:{YEAR}年)?\d{{1,2}}月(?:\d{{1,2}}[日号])?|{YEAR}年|{dated}"
    near = "|".join(sorted(map(re.escape, near_days(language)), key=len, reverse=True))
    relative = _ENGLISH if language == "en" else near
    one = rf"(?:{relative + '|' if relative else ''}{dated})"
    joined = rf"{one}(?:\s?(?:[-–—]|to|through|until)\s?(?:{dated})){edge}|" if language == "en" else ""
    between = rf"between (?:{dated}|{number}) and (?:{dated}|{number}){edge}|" if language == "en" else ""
    lead = _BEFORE if language == "en" else ""
    return re.compile(rf"{edge}(?:{between}{lead}(?:{joined}{one}{edge}))", re.IGNORECASE)


def expressions(text: str, language: str | None) -> tuple[str, ...]:
    """Time expressions in the text, verbatim, in order, each once: dates, relative words, spans, lengths."""
    found = (match.group().strip() for match in _expression(language or "en").finditer(text))
    return tuple(dict.fromkeys(phrase for phrase in found if phrase))


def is_time(phrase: str, language: str | None) -> bool:
    """Whether the phrase names a time: it holds a time expression."""
    return _expression(language or "en").search(phrase) is not None
