"""The pipeline of this package as a system: the brief it makes, in the shape in which systems are compared."""

from typing import Protocol

from briefing import pipeline
from briefing.chat import ChatModel
from briefing.checks.items import sentences_of
from briefing.evals.cases import Document, article
from briefing.evals.extraction.items import LISTS, Extraction, Item, LeftOut
from briefing.evals.suite import Asked
from briefing.extract import Reach
from briefing.grounding import Body, ground
from briefing.nouns.brief import Brief, PromptIdentity
from briefing.nouns.brief import Item as BriefItem
from briefing.prompt import load_prompt
from briefing.proposals import propose


class About(Asked, Protocol):
    """A case about one article."""

    @property
    def document(self) -> Document:
        """The article."""


def briefs(case: About, model: ChatModel, reach: Reach | None = None) -> Extraction:
    """The brief of the case's article, as `briefing make` would make it on the day of its publication.

    `reach` None is the model's usual one. ValueError if a piece of the evidence is not the article's own words,
    which would be a fault of this package.
    """
    options = pipeline.Options(as_of=_day(case), reach=reach)
    made = pipeline.brief(article(case.document), model, options)
    prove(made, case.document.text)
    return extraction(made)


def proposals(case: About, model: ChatModel) -> Extraction:
    """What code alone proposes, grounded and checked like any answer; events word for word. Asks no model."""
    read = article(case.document)
    return extraction(ground(propose(read).draft, read, _day(case)))


def _day(case: About) -> str:
    return ((case.document.date or "").strip() or "1970-01-01")[
        :10
    ]  # the same brief on every day it is measured


def prove(brief: Brief, text: str) -> None:
    """ValueError unless every piece of evidence is verbatim in the text at its place."""
    items = [item for name in LISTS for item in getattr(brief, name)]
    for item in (*items, *([brief.bottom_line] if brief.bottom_line else ())):
        for one in item.evidence:
            if text[one.start : one.end] != one.text or not one.text:
                raise ValueError(
                    f"the evidence [{one.start}, {one.end}) is not the article's: {one.text[:80]!r}"
                )


def prompts() -> tuple[PromptIdentity, ...]:
    """What `briefs` asks with."""
    return (load_prompt(version=pipeline.MEASURED).identity,)


def extraction(brief: Brief | Body) -> Extraction:
    """A brief, or what grounding makes of a draft, in the shape of every system."""
    return Extraction(
        headline=brief.headline,
        bottom_line=brief.bottom_line.text if brief.bottom_line else None,
        who=tuple(_item(one, one.name) for one in brief.who),
        what=tuple(_item(one, one.statement) for one in brief.what),
        when=tuple(_item(one, one.phrase, iso=one.date) for one in brief.when),
        where=tuple(_item(one, one.place) for one in brief.where),
        demands=tuple(_item(one, one.demand, by=one.by, to=one.of) for one in brief.demands),
        threats=tuple(_item(one, one.consequence, by=one.by, to=one.against) for one in brief.threats),
        left_out=tuple(LeftOut(list=one.list, text=str(one.item), reason=one.reason) for one in brief.losses),
        brief=brief if isinstance(brief, Brief) else None,
    )


def _item(one: BriefItem, text: str, **fields: object) -> Item:
    spans = [(evidence.start, evidence.end) for evidence in one.evidence]
    claim = " ".join(sentences_of(one))
    note = "; ".join(finding.message for finding in one.findings)
    return Item.model_validate(
        {"text": text, "spans": spans, "claim": claim, "verdict": one.verdict, "note": note, **fields}
    )
