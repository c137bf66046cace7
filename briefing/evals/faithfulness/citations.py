"""Citations by rules: do the cited places alone carry the item, and is each of them needed or enough?"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.checks import Checker
from briefing.evals.extraction.gold_articles import GoldArticle
from briefing.evals.extraction.items import Extraction, Item
from briefing.evals.faithfulness.lines import claim_of, held
from briefing.evals.faithfulness.rules import RECALL
from briefing.evals.score import Mark, Score
from briefing.nouns.article import Article, Span
from briefing.nouns.checked import Checked
from briefing.reading import Metadata, bare

PRECISION = "citations: precision, by rules"


class Cited(NamedTuple):
    """One item with its places, each once: what they say of it together, and which of them are idle."""

    item: Item
    spans: tuple[Span, ...]
    together: Checked
    idle: tuple[Span, ...]

    @property
    def carried(self) -> bool:
        """Whether the places together support the item."""
        return self.together.verdict == "supported"


def citations(case: GoldArticle, found: Extraction) -> Score:
    """Citation recall and precision as ALCE has them (Gao et al. 2023, EMNLP), with the checks in the place of its
    entailment model.

    Recall: of the items, those that their cited places support with nothing else of the article; an item that
    cites nothing is not supported. Precision: of the cited places, those of supported items that support the item
    alone, or without which the others do not; the rest are idle. Only the day of publication is known besides.
    """
    article = held(case.document).article
    every = [cited(item, article) for _, item in found.items()]
    places = sum(len(one.spans) for one in every)
    counts = {
        RECALL: (sum(one.carried for one in every), len(every)),
        PRECISION: (places - sum(len(one.idle) for one in every), places),
    }
    return Score(counts=counts, marks=tuple(map(_mark, every)))


def cited(item: Item, article: Article) -> Cited:
    """The item held against its own places in that article."""
    spans = tuple(sorted(set(item.spans)))
    together = _said(item, spans, article)
    if together.verdict != "supported":
        return Cited(item, spans, together, idle=spans)
    return Cited(item, spans, together, tuple(_idle(item, spans, article)))


def _idle(item: Item, spans: Sequence[Span], article: Article) -> Iterable[Span]:
    """Places without which the others support the item just as well, and which do not support it alone."""
    for span in spans if len(spans) > 1 else ():
        others = [one for one in spans if one != span]
        alone, without = (_said(item, some, article).verdict == "supported" for some in ([span], others))
        if without and not alone:
            yield span


def _said(item: Item, spans: Sequence[Span], article: Article) -> Checked:
    """What the checks say with these places as the whole text; places outside the text hold nothing."""
    text = "\n".join(article.text[max(0, start) : max(0, end)] for start, end in spans)
    return _checker(text, article.published, article.language).check(claim_of(item))


@lru_cache(maxsize=256)
def _checker(text: str, published: str | None, language: str | None) -> Checker:
    return Checker(bare(text, Metadata(published=published, language=language)))


def _mark(one: Cited) -> Mark:
    right = one.carried and not one.idle
    return Mark(
        what="right" if right else "wrong",
        list="citations",
        given=claim_of(one.item),
        why=_why(one),
        given_spans=one.spans,
    )


def _why(one: Cited) -> str:
    if not one.spans:
        return "nothing is cited"
    if not one.carried:
        found = "; ".join(f"{finding.check}: {finding.message}" for finding in one.together.findings)
        return f"what it cites does not carry it alone{f' ({found})' if found else ''}"
    if one.idle:
        return f"{len(one.idle)} of {len(one.spans)} cited places add nothing"
    return ""
