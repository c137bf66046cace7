"""The lines of an answer as its reader sees them, each held against the whole article by rules."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from briefing.checks import Checker
from briefing.evals.cases import Document
from briefing.evals.cases import article as read
from briefing.evals.extraction.items import Extraction, Item
from briefing.nouns.article import Article
from briefing.nouns.brief import Brief
from briefing.recheck import read_brief, recheck
from briefing.recheck.grounds import Grounds
from briefing.recheck.lines import Line
from briefing.recheck.report import Judged
from briefing.recheck.verdicts import verdict_on
from briefing.render import render

_COPIED = ("quotes", "figures", "background")
"""Lists of a brief that hold the article's own sentences."""
PAGE = "brief.md"
"""Under which name a brief is printed and read back; the suffix tells the format."""


class Held(NamedTuple):
    """An article with what holds claims against it."""

    article: Article
    checker: Checker


@lru_cache(maxsize=8)
def held(document: Document) -> Held:
    """The document, prepared once for all that is asked about it. InputError where it is no article."""
    article = read(document)
    return Held(article, Checker(article))


def lines(document: Document, found: Extraction) -> tuple[Judged, ...]:
    """Every line of the answer with verdict, findings and nearest evidence, whose offsets are the article's.

    A whole brief is printed with the policy template and read back as `briefing check` reads it, so that what is
    judged is what a reader sees; quotations in its list of evidence, notes and method are no lines, nor are the
    lists that code copies word for word (`_COPIED`): these cannot fail and would flatter every figure. Without a
    brief, headline, bottom line and each item's claim are the lines. The article is always the case's own, never
    the one that an answer brings along.
    """
    if found.brief is not None:
        return _printed(found.brief, held(document))
    return _stated(document, found)


def claim_of(item: Item) -> str:
    """What the item claims; its bare text where the system gave no sentence."""
    return item.claim.strip() or item.text.strip()


def _printed(brief: Brief, against: Held) -> tuple[Judged, ...]:
    worded = brief.model_copy(update=dict.fromkeys(_COPIED, ()))
    page = render(worded, template="policy", format="md").encode("utf-8")
    edited = read_brief(page, PAGE, against.article)
    if not edited.lines:
        return ()
    day = brief.provenance.as_of
    return recheck(edited, PAGE, against.article, against.checker, as_of=day).lines


def _stated(document: Document, found: Extraction) -> tuple[Judged, ...]:
    against = held(document)
    grounds = Grounds(against.article)
    said = enumerate(_said(found, document.title), 1)
    every = (Line(number=number, text=text, list=name, claims=(text,)) for number, (name, text) in said)
    return tuple(verdict_on(line, against.checker, grounds) for line in every)


def _said(found: Extraction, title: str | None) -> Iterator[tuple[str, str]]:
    """Each text with its list. The article's own title, which is no part of its text, is no line."""
    headline, own = ((one or "").strip() for one in (found.headline, title))
    if headline and headline.casefold() != own.casefold():
        yield "headline", headline
    if found.bottom_line and found.bottom_line.strip():
        yield "bottom_line", found.bottom_line.strip()
    yield from ((name, claim_of(item)) for name, item in found.items())
