"""The body of a brief put together: each list grounded, repeats merged, what does not hold up in the ledger."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from briefing.grounding import claims, items, repeats
from briefing.grounding.anchor import Source
from briefing.nouns.article import Article
from briefing.nouns.brief import BottomLine, Demand, Item, Loss, Threat, What, When, Where, Who
from briefing.nouns.draft import Draft, DraftItem
from briefing.nouns.frozen import Frozen

AnItem = TypeVar("AnItem", bound=Item)
Grounder = Callable[[Any, Source], AnItem | Loss]


class Body(Frozen):
    """What grounding makes of a draft: the brief without its article and provenance."""

    headline: str
    bottom_line: BottomLine | None
    who: tuple[Who, ...]
    what: tuple[What, ...]
    when: tuple[When, ...]
    where: tuple[Where, ...]
    demands: tuple[Demand, ...]
    threats: tuple[Threat, ...]
    losses: tuple[Loss, ...]


def ground(draft: Draft, article: Article) -> Body:
    """Tie every item of the draft to the article's sentences. Pure: same draft, same body."""
    source = Source(article)
    losses: list[Loss] = []
    what = _list("what", draft.what, items.what, source, losses)
    bottom_line = _bottom_line(draft, source, what, losses)
    lists = {
        "who": _list("who", draft.who, items.who, source, losses),
        "what": what,
        "when": _list("when", draft.when, items.when, source, losses),
        "where": _list("where", draft.where, items.where, source, losses),
        "demands": _list("demands", draft.demands, claims.demand, source, losses),
        "threats": _list("threats", draft.threats, claims.threat, source, losses),
    }
    headline = _headline(draft, source, bottom_line, losses)
    return Body(
        headline=headline,
        bottom_line=bottom_line,
        losses=tuple(losses),
        **lists,
    )


def _list(
    name: str, drafts: Iterable[DraftItem], rule: Grounder[AnItem], source: Source, losses: list[Loss]
) -> tuple[AnItem, ...]:
    kept: list[AnItem] = []
    for one in drafts:
        grounded = rule(one, source)
        if isinstance(grounded, Loss):
            losses.append(grounded)
            continue
        twin = next((i for i, other in enumerate(kept) if repeats.same(grounded, other, source)), None)
        if twin is None:
            kept.append(grounded)
        else:
            kept[twin] = repeats.merged(kept[twin], grounded)
    ordered = sorted(kept, key=lambda item: item.evidence[0].start) if name != "who" else kept
    return tuple(item.model_copy(update={"id": f"{name}-{i}"}) for i, item in enumerate(ordered, 1))


def _bottom_line(
    draft: Draft, source: Source, what: tuple[What, ...], losses: list[Loss]
) -> BottomLine | None:
    """The model's, where the article carries it; else the first event that the article does carry."""
    if draft.lead is not None:
        fit = source.anchor(draft.lead.bottom_line, draft.lead.s)
        if fit is not None and fit.share >= items.LEAD:
            return BottomLine(text=draft.lead.bottom_line.strip(), evidence=source.evidence(fit.numbers))
        losses.append(
            items.loss("bottom_line", {"text": draft.lead.bottom_line}, "no sentence carries it as a whole")
        )
    first = next((event for event in what if event.verdict == "supported"), None)
    return BottomLine(text=first.statement, evidence=first.evidence) if first else None


def _headline(draft: Draft, source: Source, bottom_line: BottomLine | None, losses: list[Loss]) -> str:
    """The article's own title; else the model's, if the article carries it; else the bottom line or lead."""
    if source.article.title:
        return source.article.title
    if draft.lead is not None:
        fit = source.anchor(draft.lead.headline, draft.lead.s)
        if fit is not None and not fit.missing:
            return draft.lead.headline.strip().rstrip(".")
        losses.append(items.loss("headline", {"text": draft.lead.headline}, "no sentence has all its words"))
    return (bottom_line.text if bottom_line else next(iter(source.texts), "")).strip().rstrip(".")
