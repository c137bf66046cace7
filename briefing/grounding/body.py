"""The body of a brief put together: each list grounded, repeats merged, what does not hold up in the ledger."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from briefing.checks import Checker
from briefing.checks.contradiction import concerning, contradictions
from briefing.checks.items import item_findings
from briefing.grounding import claims, items, repeats
from briefing.grounding.anchor import Source
from briefing.grounding.foreign import ForeignSource
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


def ground(draft: Draft, article: Article, as_of: str | None = None, *, written: str | None = None) -> Body:
    """Tie every item of the draft to the article's sentences. Pure: same draft, same body.

    `as_of` is the day of reading (ISO 8601): without a published date it bounds the years a text may mean.
    `written` is the language (ISO 639-1) of the draft's lines where it is not the article's; the rule for such
    lines stands in `grounding.foreign`.
    """
    source = Source(article, as_of) if written is None else ForeignSource(article, as_of, written)
    # Lines in another language than the article's share no words with it that could be compared.
    checker = Checker(article) if written is None else None
    losses: list[Loss] = []
    what = _list("what", draft.what, items.what, source, losses, checker)
    told = {one.evidence[0].start for one in what}
    spare = [one for one in draft.spare if source.article.sentences[one.s[0] - 1][0] not in told]
    what = _list("what", spare, items.what, source, losses, checker, before=what)
    bottom_line = _bottom_line(draft, source, what, losses, checker)
    lists = {
        "who": _list("who", draft.who, items.who, source, losses, checker),
        "what": what,
        "when": _list("when", draft.when, items.when, source, losses, checker),
        "where": _list("where", draft.where, items.where, source, losses, checker),
        "demands": _list("demands", draft.demands, claims.demand, source, losses, checker),
        "threats": _list("threats", draft.threats, claims.threat, source, losses, checker),
    }
    lists = _with_contradictions(lists, source)
    headline = _headline(draft, source, bottom_line, losses)
    return Body(
        headline=headline,
        bottom_line=bottom_line,
        losses=tuple(losses),
        **lists,
    )


def _checked(name: str, draft: DraftItem, item: AnItem, checker: Checker) -> AnItem | Loss:
    """The item as the checks leave it: with a fault it goes, for that reason; with a doubt it is unclear."""
    found = item_findings(item, checker)
    fault = next((finding for finding in found if finding.severity == "fault"), None)
    if fault is not None:
        return items.lost(name, draft, fault.message)
    if not found:
        return item
    return item.model_copy(update={"findings": (*item.findings, *found), "verdict": "unclear"})


def _with_contradictions(lists: dict[str, tuple[Any, ...]], source: Source) -> dict[str, tuple[Any, ...]]:
    """The lists, with a note beside what the article itself has in two ways."""
    told = contradictions(source.texts, source.article.title, source.language)
    if not told:
        return lists
    every = [item for found in lists.values() for item in found]
    notes = iter(concerning(told, every, source.article.sentences))
    return {
        name: tuple(
            item.model_copy(update={"findings": (*item.findings, *more)}) if (more := next(notes)) else item
            for item in found
        )
        for name, found in lists.items()
    }


def _list(
    name: str,
    drafts: Iterable[DraftItem],
    rule: Grounder[AnItem],
    source: Source,
    losses: list[Loss],
    checker: Checker | None,
    before: tuple[AnItem, ...] = (),
) -> tuple[AnItem, ...]:
    """The drafts that hold up, repeats merged, behind those that stood `before`."""
    kept = list(before)
    for one in drafts:
        grounded = rule(one, source)
        if checker is not None and not isinstance(grounded, Loss):
            grounded = _checked(name, one, grounded, checker)
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
    draft: Draft, source: Source, what: tuple[What, ...], losses: list[Loss], checker: Checker | None
) -> BottomLine | None:
    """The model's, where the article carries it; else the first event that the article does carry."""
    if draft.lead is not None:
        fit = source.anchor(draft.lead.bottom_line, draft.lead.s)
        reason = "no sentence carries it as a whole"
        if fit is not None and fit.share >= items.LEAD:
            line = BottomLine(text=draft.lead.bottom_line.strip(), evidence=source.evidence(fit.numbers))
            found = item_findings(line, checker) if checker is not None else ()
            faults = [finding.message for finding in found if finding.severity == "fault"]
            if not faults:
                return line
            reason = faults[0]
        losses.append(items.loss("bottom_line", {"text": draft.lead.bottom_line}, reason))
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
