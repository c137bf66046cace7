"""The brief as schema.org data for the page's head: a Report, what it is based on, and whom it quotes."""

from typing import Any

from briefing.nouns.article import Article
from briefing.nouns.brief import Brief, Quote
from briefing.nouns.signature import COMPOSITE, TRAINED
from briefing.render.escape import clean
from briefing.render.view import View

_SOURCE_TYPES = {
    TRAINED: "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
    COMPOSITE: "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource",
}
"""IPTC's addresses and schema.org's names for the same two ways of making (schema.org/digitalSourceType)."""

_AGENTS = {
    "person": "Person",
    "organisation": "Organization",
    "state": "Organization",
    "group": "Organization",
}
"""Kinds of actors as schema.org's types of a creator."""


def linked_data(brief: Brief, view: View) -> dict[str, Any]:
    """JSON-LD of the brief. No ClaimReview: a brief reports claims, it does not rate them.

    Every text is one clean line; what is unknown is left out. Escaping for a page is the template's.
    """
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "Report",
            "@id": brief.uri,
            "name": view.headline,
            "abstract": view.bottom_line.text if view.bottom_line else None,
            "inLanguage": brief.language or brief.article.language,
            "version": brief.version,
            "dateCreated": clean(brief.provenance.created),
            "creditText": view.label,
            "digitalSourceType": _SOURCE_TYPES[brief.digital_source_type],
            "editor": _editor(brief),
            "isBasedOn": _article(brief.article),
            "hasPart": [_quotation(brief, quote) for quote in brief.quotes] or None,
            "correction": [_correction(text) for text in view.corrections] or None,
        }
    )


def _known(found: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if value is not None and value != ""}


def _editor(brief: Brief) -> dict[str, Any] | None:
    """Who reviewed this very content."""
    if brief.review is None or not brief.reviewed:
        return None
    return {"@type": "Person", "name": clean(brief.review.by)}


def _article(article: Article) -> dict[str, Any]:
    outlet, author = clean(article.outlet or ""), clean(article.author or "")
    return _known(
        {
            "@type": "NewsArticle",
            "headline": clean(article.title or ""),
            "url": clean(article.url or ""),
            "author": {"@type": "Person", "name": author} if author else None,
            "publisher": {"@type": "Organization", "name": outlet} if outlet else None,
            "datePublished": clean(article.published or ""),
            "inLanguage": article.language,
            "identifier": f"sha256:{article.sha256}",
        }
    )


def _quotation(brief: Brief, quote: Quote) -> dict[str, Any]:
    kind = next((who.kind for who in brief.who if who.name == quote.speaker), "person")
    speaker = _known(
        {"@type": _AGENTS[kind], "name": clean(quote.speaker), "jobTitle": clean(quote.title or "")}
    )
    if kind != "person":
        speaker.pop("jobTitle", None)
    return {"@type": "Quotation", "text": clean(quote.text), "creator": speaker}


def _correction(text: str) -> dict[str, Any]:
    return {"@type": "CorrectionComment", "text": text}
