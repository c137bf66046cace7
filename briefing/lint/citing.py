"""Rules 1 and 2: every statement is cited, and what stands in quotation marks is the article's."""

from collections.abc import Iterable, Iterator

from briefing.lint.printed import Printed, place_of
from briefing.lint.rules import Lint, broken
from briefing.lint.said import Ground, Said, normal
from briefing.nouns.article import Span
from briefing.nouns.brief import Brief, Evidence
from briefing.voices import quotations


def uncited(said: Iterable[Said]) -> Iterator[Lint]:
    """Rule 1: lines that cite nothing."""
    for one in said:
        if not one.cited:
            yield broken(
                1,
                one.place,
                "this sentence cites nothing: cite the sentence it rests on, or take it out",
                one.text,
            )


def misplaced(brief: Brief) -> Iterator[Lint]:
    """Rule 1: citations of a Brief that lead to page furniture, to orders given to a machine or between sentences;
    and ids that two items share, so that a reference to one may mean the other.
    """
    if brief.bottom_line:
        yield from _misplaced("bottom_line", brief.bottom_line.evidence, brief)
    seen: set[str] = set()
    for item in brief.items():
        yield from _misplaced(item.id, item.evidence, brief)
        if not item.id.strip() or item.id in seen:
            message = "two items share this id, or it is empty: give each item an id of its own"
            yield broken(1, item.id or "brief", message, item.id)
        seen.add(item.id)


def _misplaced(place: str, evidence: Iterable[Evidence], brief: Brief) -> Iterator[Lint]:
    article = brief.article
    for one in evidence:
        span = (one.start, one.end)
        if _touches(span, (*article.furniture, *article.suspect)):
            message = (
                "it cites words of the page that are no part of the news: cite a sentence of the article"
            )
            yield broken(1, place, message, one.text)
        elif not _touches(span, article.sentences):
            message = "it cites words that lie in no sentence of the article: cite a sentence"
            yield broken(1, place, message, one.text)


def unled(printed: Printed) -> Iterator[Lint]:
    """Rules 1 and 2 in print: citations that lead nowhere, and evidence that the article does not have."""
    for line in printed.edited.lines:
        for number in line.cites if printed.evidence else ():
            if number not in printed.evidence:
                message = f"[{number}] leads nowhere: cite evidence that is printed, or print it"
                yield broken(1, place_of(line.place), message, f"[{number}]")
        if line.quotation:
            yield broken(2, place_of(line.place), _MISQUOTED, line.text)


def _touches(span: Span, others: Iterable[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def misquoted(said: Iterable[Said], ground: Ground) -> Iterator[Lint]:
    """Rule 2: words in quotation marks that the article does not have in this form."""
    for one in said:
        whole = (one.text, *(f"“{phrase}”" for phrase in one.dated))
        for text in whole:
            for piece in quotations((text,))[0]:
                words = text[piece.start : piece.end]
                if normal(words) not in ground.normal:
                    yield broken(2, one.place, _MISQUOTED, words)


_MISQUOTED = (
    "these words are in quotation marks and the article does not have them so: copy them from the article, "
    "or take the marks away"
)


def not_verbatim(brief: Brief, ground: Ground) -> Iterator[Lint]:
    """Rule 2: fields of a Brief that are verbatim by their meaning: figures and phrases of time."""
    fields = [(one.id, text) for one in brief.figures for text in (one.figure, one.statement)]
    fields += [(one.id, text) for one in brief.background for text in (one.statement, one.phrase)]
    for place, text in fields:
        if normal(text) not in ground.normal:
            message = "this is given as the article's own words and it is not: copy it from the article"
            yield broken(2, place, message, text)
