"""One rule per list: what an item must have in its evidence to stand in the brief."""

import re
from typing import Any, TypeVar

from babel import Locale
from pydantic import JsonValue

from briefing import cues, words
from briefing.grounding import actors
from briefing.grounding.anchor import ENOUGH, Anchored, Source
from briefing.names import located
from briefing.nouns.brief import Deadline, Demand, Finding, Item, Loss, Threat, What, When, Where, Who
from briefing.nouns.draft import (
    DraftDemand,
    DraftItem,
    DraftThreat,
    DraftWhat,
    DraftWhen,
    DraftWhere,
    DraftWho,
    Status,
)
from briefing.times import is_time, resolve

LEAD = 0.85
"""The bottom line is read alone, so it must have more of its words in the evidence than an item."""
_UNKNOWN = "the article does not have it"
AnItem = TypeVar("AnItem", bound=Item)
_STATUS_CUES: dict[Status, str] = {
    "denied": r"\bden(?:y|ies|ied|ying)\b|\breject\w*|\brefus\w+",
    "alleged": r"\balleg\w+|\baccus\w+|\bclaim\w*|\breportedly\b|\bsuspect\w*|\bbelieved\b|\bblam\w+|\bpurported\w*",
    "proposed": r"\bpropos\w+|\bsuggest\w*|\boffer\w*|\bplan(?:s|ned|ning)?\b|\bbill\b|\bintend\w*|\bwould\b|\bcall\w*",
}


_ULTIMATUM = re.compile(
    r"\bto (?P<good>[^,;.]{3,120}?),? or (?:else )?(?:risk |be ready to )?(?:face|facing|suffer(?:ing)?|see(?:ing)?) "
    r"(?P<bad>[^;.]{3,120}?)(?=[,.;]|$| according to)"
)


def loss(name: str, item: dict[str, JsonValue], reason: str) -> Loss:
    """A ledger entry."""
    return Loss(list=name, item=item, reason=reason)


def who(draft: DraftWho, source: Source) -> Who | Loss:
    """A name the article has, with a role that its evidence says of it."""
    fit = source.anchor(_without(draft.role, draft.name), draft.s)
    if fit is None:
        return _lost("who", draft, "no sentence says this of anybody")
    actor = actors.resolve(draft.name, fit.numbers, source)
    if actor is None:
        return _lost("who", draft, f"{_UNKNOWN}: {draft.name}")
    if actor.findings and not actor.also:
        return _lost("who", draft, f"the sentence that says this does not name {actor.name}")
    return Who(
        name=actor.name,
        title=actors.title_of(actor.name, draft.title, source),
        kind=draft.kind,
        role=_sentence(draft.role),
        **_common(fit, source, actor),
    )


def what(draft: DraftWhat, source: Source) -> What | Loss:
    """A statement whose words, numbers and negations its evidence has."""
    fit = source.anchor(draft.statement, draft.s)
    if fit is None:
        return _lost("what", draft, "no sentence has its words and numbers")
    spoken = actors.speaker(draft.speaker, fit.numbers, source)
    common = _common(fit, source, *((spoken,) if spoken else ()))
    status = _status(draft.status, source.text(fit.numbers), spoken is not None, source)
    return What(
        statement=_sentence(draft.statement), speaker=spoken.name if spoken else None, status=status, **common
    )


def _status(offered: Status, text: str, spoken: bool, source: Source) -> Status:
    """The offered label where a word of the evidence backs it; in English an accusation is never a fact."""
    if source.language not in {None, "en"}:
        return offered
    backed = [status for status, cue in _STATUS_CUES.items() if re.search(cue, text, re.IGNORECASE)]
    if offered in backed:
        return offered
    if "alleged" in backed:
        return "alleged"
    return "announced" if spoken else "happened"


def when(draft: DraftWhen, source: Source) -> When | Loss:
    """A phrase that the evidence has word for word and that names a time."""
    phrase = draft.phrase.strip()
    places = source.holding(phrase)
    if not places:
        return _lost("when", draft, "the article does not have this phrase")
    if not is_time(phrase, source.language):
        return _lost("when", draft, "the phrase names no time")
    fit = source.anchor(draft.event, draft.s, within=places)
    if fit is None or not set(fit.numbers) & set(places):
        return _lost("when", draft, "no sentence with this phrase says that")
    date, basis = resolve(phrase, source.article.published, source.language)
    return When(phrase=phrase, date=date, basis=basis, event=_sentence(draft.event), **_common(fit, source))


def where(draft: DraftWhere, source: Source) -> Where | Loss:
    """A place that the evidence has word for word, and where it says that something is."""
    place = draft.place.strip()
    places = source.holding(place)
    if not places:
        return _lost("where", draft, _UNKNOWN)
    fit = source.anchor(draft.event, draft.s, within=places)
    if fit is None or not set(fit.numbers) & set(places):
        return _lost("where", draft, "no sentence with this place says that")
    if source.language in {None, "en"} and not located(place, source.text(fit.numbers)):
        return _lost("where", draft, "the sentence names it, but not as a place where something happens")
    return Where(
        place=place,
        country=_country(place, source.language),
        event=_sentence(draft.event),
        **_common(fit, source),
    )


def _country(place: str, language: str | None) -> str | None:
    """ISO 3166-1 alpha-2 where the place is a country's name or ends in one (Unicode CLDR, through Babel)."""
    last = place.rpartition(",")[2].strip().removeprefix("the ").casefold()
    for name in (language or "en", "en"):
        territories = Locale.parse(name).territories
        code = next((code for code, called in territories.items() if called.casefold() == last), None)
        if code is not None and len(code) == 2 and code.isalpha():
            return str(code)
    return None


def demand(draft: DraftDemand, source: Source) -> Demand | Loss:
    """Somebody the article names calls for something that the evidence says, with a word of demanding."""
    fit = source.anchor(draft.demand, draft.s)
    if fit is None:
        return _lost("demands", draft, "no sentence has its words and numbers")
    if not any(cues.demanding(source.texts[n - 1], source.language) for n in fit.numbers):
        return _lost("demands", draft, "its evidence has no word of demanding")
    by, of, reason = _parties(draft.by, draft.of, fit, source)
    if reason:
        return _lost("demands", draft, reason)
    condition, deadline, doubts = _terms(draft.condition, draft.deadline, fit, source)
    return Demand(
        by=tuple(actor.name for actor in by),
        of=tuple(actor.name for actor in of),
        demand=_sentence(draft.demand),
        condition=condition,
        deadline=deadline,
        speaker=actors.according_to(fit.numbers, source),
        **_common(fit, source, *by, *of, doubts=doubts),
    )


def threat(draft: DraftThreat, source: Source) -> Threat | Loss:
    """Somebody the article names holds out something bad that the evidence says, with a word of threatening."""
    fit = source.anchor(draft.consequence, draft.s)
    if fit is None:
        return _lost("threats", draft, "no sentence has its words and numbers")
    draft = _as_ultimatum(draft, source.text(fit.numbers))
    if not any(cues.threatening(source.texts[n - 1], source.language) for n in fit.numbers):
        return _lost("threats", draft, "its evidence has no word of threatening")
    by, against, reason = _parties(draft.by, draft.against, fit, source)
    if reason:
        return _lost("threats", draft, reason)
    trigger, deadline, doubts = _terms(draft.trigger, draft.deadline, fit, source)
    return Threat(
        by=tuple(actor.name for actor in by),
        against=tuple(actor.name for actor in against),
        consequence=_sentence(draft.consequence),
        trigger=trigger,
        deadline=deadline,
        explicit=draft.explicit,
        speaker=actors.according_to(fit.numbers, source),
        **_common(fit, source, *by, *against, doubts=doubts),
    )


def _as_ultimatum(draft: DraftThreat, text: str) -> DraftThreat:
    """ "To do X or face Y" (English): Y is the consequence and X what averts it, however the model cut it."""
    match = _ULTIMATUM.search(text)
    if match is None or not words.stems(draft.consequence, "en") & words.stems(match["bad"], "en"):
        return draft
    said = {
        "consequence": match["bad"].strip(' ,.“”"'),
        "trigger": f"unless they {match['good'].strip(' ,')}",
    }
    return draft.model_copy(update=said)


def _parties(
    by: tuple[str, ...], other: tuple[str, ...], fit: Anchored, source: Source
) -> tuple[tuple[actors.Actor, ...], tuple[actors.Actor, ...], str | None]:
    """Both sides resolved, or why not: an invented name, nobody who demands, or one actor on both sides."""
    first, unknown = actors.resolve_all(by, fit.numbers, source)
    second, unknown_too = actors.resolve_all(other, fit.numbers, source)
    if unknown or unknown_too:
        return first, second, f"{_UNKNOWN}: {', '.join((*unknown, *unknown_too))}"
    if not first:
        return first, second, "it names nobody as the one who says it"
    if {actor.name for actor in first} & {actor.name for actor in second}:
        return first, second, f"{first[0].name} cannot be on both sides"
    if all(actor.findings for actor in first):
        return first, second, first[0].findings[0].message
    return first, second, None


def _terms(
    condition: str | None, deadline: str | None, fit: Anchored, source: Source
) -> tuple[str | None, Deadline | None, tuple[Finding, ...]]:
    """Condition and deadline as far as the evidence has them; what it has not is dropped and said."""
    doubts: list[Finding] = []
    condition, phrase = actors.present(condition), actors.present(deadline)
    if condition is not None:
        held = source.anchor(condition, fit.numbers, within=fit.numbers)
        if held is None:
            doubts.append(Finding(check="terms", message="dropped: not in the evidence", words=(condition,)))
            condition = None
    kept = None
    if phrase is not None:
        if is_time(phrase, source.language) and set(source.holding(phrase)) & set(fit.numbers):
            date, basis = resolve(phrase, source.article.published, source.language)
            kept = Deadline(phrase=phrase, date=date, basis=basis)
        else:
            doubts.append(
                Finding(check="terms", message="dropped: no such deadline in the evidence", words=(phrase,))
            )
    return condition, kept, tuple(doubts)


def same(left: AnItem, right: AnItem, source: Source) -> bool:
    """Whether two items of one list say the same thing."""
    if isinstance(left, Who) and isinstance(right, Who):
        return left.name == right.name
    if isinstance(left, Where) and isinstance(right, Where):
        return left.place.casefold() == right.place.casefold()
    if isinstance(left, When) and isinstance(right, When):
        return left.phrase.casefold() == right.phrase.casefold() and left.evidence == right.evidence
    one, other = (words.stems(_claim(item), source.language) for item in (left, right))
    return (
        left.evidence[0] == right.evidence[0]
        and min(words.support(one, other), words.support(other, one)) > 0.6
    )


def merged(first: AnItem, second: AnItem) -> AnItem:
    """Both as one item: evidence of both, roles or events side by side where they differ."""
    evidence = tuple(sorted({*first.evidence, *second.evidence}, key=lambda span: span.start))
    update: dict[str, Any] = {
        "evidence": evidence,
        "findings": tuple(dict.fromkeys((*first.findings, *second.findings))),
    }
    field = "role" if isinstance(first, Who) else "event" if isinstance(first, Where) else None
    if field is not None:
        said, more = getattr(first, field), getattr(second, field)
        if more.casefold() not in said.casefold():
            update[field] = f"{said}; {more}"
    if "unclear" in (first.verdict, second.verdict):
        update["verdict"] = "unclear"
    return first.model_copy(update=update)


def _claim(item: Item) -> str:
    return str(
        next(getattr(item, name) for name in ("statement", "demand", "consequence") if hasattr(item, name))
    )


def _common(
    fit: Anchored, source: Source, *named: actors.Actor, doubts: tuple[Finding, ...] = ()
) -> dict[str, Any]:
    """Evidence, findings and verdict. Unclear: words missing, or an actor that the evidence does not name."""
    about_actors = tuple(finding for actor in named for finding in actor.findings)
    also = [number for actor in named for number in actor.also]
    return {
        "id": "new",
        "evidence": source.evidence((*fit.numbers, *also)),
        "verdict": "unclear" if fit.share < ENOUGH or about_actors else "supported",
        "findings": (*fit.findings(), *about_actors, *doubts),
    }


def _lost(name: str, draft: DraftItem, reason: str) -> Loss:
    return loss(name, draft.model_dump(mode="json"), reason)


def _without(text: str, name: str) -> str:
    """The role without the actor's own name, which says nothing about it."""
    return re.sub(re.escape(name), " ", text, flags=re.IGNORECASE).strip() or text


def _sentence(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().rstrip(".")
