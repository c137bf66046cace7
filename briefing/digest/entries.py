"""What the review prints of one article: two sentences and one quotation, chosen from its brief by code."""

import re
from collections.abc import Iterable

from briefing.nouns.brief import Brief, Evidence, Quote, What
from briefing.nouns.press_review import Dated, Entry, Statement
from briefing.words import stems, support

_REPEATED = 0.7
"""Share of a line's stems that another has when both say the same."""
_LEANING = frozenset("this that these those it he she they his her their its there such".split())
_YEAR = re.compile(r"\b\d{4}\b")


def entry(number: int, brief: Brief, same_text_as: int | None = None) -> Entry:
    """The entry of the article with that number: the bottom line and the event that adds most certainly to it.

    Without a bottom line, two events. A quotation that stands in neither line comes before one that does.
    """
    lines: list[Statement] = []
    for line in [bottom_line(number, brief), *_events(number, brief)]:
        if line is not None and len(lines) < 2 and not any(_repeats(line, one, brief) for one in lines):
            lines.append(line)
    return Entry(article=number, lines=tuple(lines), quote=_quote(brief, lines), same_text_as=same_text_as)


def bottom_line(number: int, brief: Brief) -> Statement | None:
    """The brief's bottom line, with the speaker and status of the event that rests on the same words."""
    bottom = brief.bottom_line
    if bottom is None:
        return None
    told = next((one for one in brief.what if one.speaker and _touches(one.evidence, bottom.evidence)), None)
    return Statement(
        article=number,
        text=bottom.text,
        evidence=bottom.evidence,
        speaker=told.speaker if told else None,
        status=told.status if told else "happened",
        times=_times(bottom.evidence, brief),
    )


def _events(number: int, brief: Brief) -> list[Statement]:
    """The events: supported ones first, then those that stand by themselves, each group in the article's order."""
    best = sorted(brief.what, key=lambda one: (one.verdict != "supported", _leans(one.statement)))
    return [_event(number, one, brief) for one in best]


def _leans(statement: str) -> bool:
    """Whether it opens with a word for something said before, which the review does not print."""
    return statement.split(" ")[0].casefold() in _LEANING


def _event(number: int, what: What, brief: Brief) -> Statement:
    return Statement(
        article=number,
        text=what.statement,
        evidence=what.evidence,
        speaker=what.speaker,
        status=what.status,
        times=_times(what.evidence, brief),
        unclear=unclear(what.verdict, [one.message for one in what.findings]),
    )


def _times(evidence: Iterable[Evidence], brief: Brief) -> tuple[Dated, ...]:
    """What the relative times of the line's sentences mean, as the brief resolves them; none that names a year."""
    rests = list(evidence)
    found = {
        one.phrase.casefold(): Dated(phrase=one.phrase, date=one.date)
        for one in brief.when
        if one.date
        and not _YEAR.search(one.phrase)
        and any(one.phrase in here.text for here in rests)
        and _touches(one.evidence, rests)
    }
    return tuple(found.values())


def unclear(verdict: str, messages: Iterable[str]) -> str:
    """Why an item is unclear, or "" for a supported one."""
    return ("; ".join(messages) or "no reason recorded") if verdict == "unclear" else ""


def _repeats(line: Statement, before: Statement, brief: Brief) -> bool:
    """Whether a line says what one before it says: on the same words of the article, or in the same words."""
    language = brief.language or brief.article.language
    said, known = stems(line.text, language), stems(before.text, language)
    return (
        _touches(line.evidence, before.evidence)
        or max(support(said, known), support(known, said)) >= _REPEATED
    )


def _touches(left: Iterable[Evidence], right: Iterable[Evidence]) -> bool:
    others = list(right)
    return any(one.start < other.end and other.start < one.end for one in left for other in others)


def _quote(brief: Brief, lines: list[Statement]) -> Quote | None:
    """The first supported quotation, of those that no line prints already if there is one."""
    quotes = [one for one in brief.quotes if one.verdict == "supported"]
    fresh = [one for one in quotes if not any(one.text in line.text for line in lines)]
    return next(iter(fresh or quotes), None)
