"""Demands and threats: what one must have in its evidence to stand in the brief."""

import re

from briefing import cues, words
from briefing.grounding import actors, items
from briefing.grounding.anchor import Anchored, Source
from briefing.nouns.brief import Deadline, Demand, Finding, Loss, Threat
from briefing.nouns.draft import DraftDemand, DraftThreat
from briefing.times import is_time, resolve

_ULTIMATUM = re.compile(
    r"\bto (?P<good>[^,;.]{3,120}?),? or (?:else )?(?:risk |be ready to )?(?:face|facing|suffer(?:ing)?|see(?:ing)?) "
    r"(?P<bad>[^;.]{3,120}?)(?=[,.;]|$| according to)"
)


def demand(draft: DraftDemand, source: Source) -> Demand | Loss:
    """Somebody the article names calls for something that the evidence says, with a word of demanding."""
    fit = source.anchor(draft.demand, draft.s)
    if fit is None:
        return items.lost("demands", draft, "no sentence has its words and numbers")
    if not any(cues.demanding(source.texts[n - 1], source.language) for n in fit.numbers):
        return items.lost("demands", draft, "its evidence has no word of demanding")
    by, of, reason = _parties(draft.by, draft.of, fit, source)
    if reason:
        return items.lost("demands", draft, reason)
    condition, deadline, doubts = _terms(draft.condition, draft.deadline, fit, source)
    return Demand(
        by=tuple(actor.name for actor in by),
        of=tuple(actor.name for actor in of),
        demand=items.sentence(draft.demand),
        condition=condition,
        deadline=deadline,
        speaker=actors.according_to(fit.numbers, source),
        **items.common(fit, source, *by, *of, doubts=doubts),
    )


def threat(draft: DraftThreat, source: Source) -> Threat | Loss:
    """Somebody the article names holds out something bad that the evidence says, with a word of threatening."""
    fit = source.anchor(draft.consequence, draft.s)
    if fit is None:
        return items.lost("threats", draft, "no sentence has its words and numbers")
    said = _as_ultimatum(draft, source.text(fit.numbers))
    if not any(cues.threatening(source.texts[n - 1], source.language) for n in fit.numbers):
        return items.lost("threats", draft, "its evidence has no word of threatening")
    by, against, reason = _parties(draft.by, draft.against, fit, source)
    if reason:
        return items.lost("threats", draft, reason)
    trigger, deadline, doubts = _terms(said.trigger, said.deadline, fit, source)
    return Threat(
        by=tuple(actor.name for actor in by),
        against=tuple(actor.name for actor in against),
        consequence=items.sentence(said.consequence),
        trigger=trigger,
        deadline=deadline,
        explicit=draft.explicit,
        speaker=actors.according_to(fit.numbers, source),
        **items.common(fit, source, *by, *against, doubts=doubts),
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
        return first, second, f"{items.UNKNOWN}: {', '.join((*unknown, *unknown_too))}"
    if not first:
        return first, second, "it names nobody as the one who says it"
    if {actor.name for actor in first} & {actor.name for actor in second}:
        return first, second, f"{first[0].name} cannot be on both sides"
    addressed = next(
        (actor.name for actor in first if actors.addressed(actor.name, source.text(fit.numbers))), None
    )
    if addressed is not None:
        return first, second, f"in the evidence {addressed} is the one addressed"
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
            date, basis = resolve(phrase, source.article.published, source.language, around="will")
            kept = Deadline(phrase=phrase, date=date, basis=basis)
        else:
            doubts.append(
                Finding(check="terms", message="dropped: no such deadline in the evidence", words=(phrase,))
            )
    return condition, kept, tuple(doubts)
