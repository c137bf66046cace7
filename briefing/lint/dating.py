"""Rule 5: a day is given as a date beside the article's wording, and what cannot be resolved says so."""

import re
from collections.abc import Iterable, Iterator

from briefing.lint.rules import Lint, broken
from briefing.lint.said import Ground, Said, normal
from briefing.nouns.brief import Brief, Demand, Threat
from briefing.times import expressions

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_FLOATING = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|overnight|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|ago"
    r"|(?:last|next|this|the previous|the following|the coming|the past) "
    r"(?:night|morning|afternoon|evening|week|weekend|month|year|decade|summer|winter|spring|autumn|fall))\b",
    re.IGNORECASE,
)
"""Words whose day only the day of publication tells (English)."""
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)?)?")


def undated(said: Iterable[Said], ground: Ground, shown: Iterable[str], *, dateline: bool) -> Iterator[Lint]:
    """Rule 5: "on Tuesday" in a line from which no reader learns which day is meant (English).

    In: `shown`, the phrases that the brief gives days for, or calls not resolved; `dateline`, whether the brief
    says when the article was published. Outside quotation marks such a phrase may stand only in the article's
    own words, and only where its day is shown or can be counted from the dateline.
    """
    if not ground.english:
        return
    known = {normal(phrase).casefold() for phrase in shown}
    for one in said:
        for phrase in expressions(one.unquoted, "en"):
            if not _FLOATING.search(phrase) or _YEAR.search(phrase) or phrase in one.dated:
                continue
            yield from _undated(one, phrase, known, ground, dateline)


def _undated(one: Said, phrase: str, known: set[str], ground: Ground, dateline: bool) -> Iterator[Lint]:
    words = normal(phrase).casefold()
    resting = normal(one.resting).casefold() if one.evidence else ground.normal.casefold()
    if words not in resting:
        message = f"“{phrase}” is not the article's wording and names no day: write the date"
        yield broken(5, one.place, message, phrase)
    elif not dateline and not any(words in other or other in words for other in known):
        message = f"nothing tells which day “{phrase}” is: give its date, or say that it is not resolved"
        yield broken(5, one.place, message, phrase)


def misdated(brief: Brief) -> Iterator[Lint]:
    """Rule 5: a date of a Brief that is none, comes without the article's wording, or without its reason."""
    for one in brief.when:
        yield from _field(one.id, one.phrase, one.date, one.basis)
    calls: tuple[Demand | Threat, ...] = (*brief.demands, *brief.threats)
    for call in calls:
        if call.deadline:
            yield from _field(call.id, call.deadline.phrase, call.deadline.date, call.deadline.basis)
    for past in brief.background:
        yield from _field(past.id, past.phrase, past.date, "as written")


def _field(place: str, phrase: str, date: str | None, basis: str) -> Iterator[Lint]:
    if not phrase.strip():
        yield broken(
            5, place, "a date without the article's words for it: keep them beside the date", date or ""
        )
    if date is not None and not all(_ISO.fullmatch(part) for part in date.split("/")):
        yield broken(
            5, place, f"“{date}” is no date: write 2025-05-15, or none where it is not resolved", date
        )
    if not basis.strip():
        yield broken(5, place, "nothing says how this date was worked out: give the reason", phrase)
