"""Demands and threats: what one must have in its evidence to stand in the brief, and what code adds to it."""

import re
from typing import Any, NamedTuple

from briefing import cues, words
from briefing.grounding import actors, items, modes, replies, terms, voicing
from briefing.grounding.anchor import Anchored, Source
from briefing.nouns.brief import Deadline, Demand, Finding, Loss, Threat
from briefing.nouns.draft import DraftDemand, DraftThreat

_ULTIMATUM = re.compile(
    r"\bto (?P<good>[^,;.]{3,120}?),? or (?:else )?(?:risk |be ready to )?(?:face|facing|suffer(?:ing)?|see(?:ing)?) "
    r"(?P<bad>[^;.]{3,120}?)(?=[,.;]|$| according to)"
)


_UNNAMED = Finding(check="actor", message="who says it is not told where it stands", severity="doubt")


class _Held(NamedTuple):
    """What demands and threats have in common, once tied to the article."""

    fit: Anchored
    by: tuple[str, ...]
    other: tuple[str, ...]
    condition: str | None
    deadline: Deadline | None
    fields: dict[str, Any]
    """Evidence, findings, verdict, speaker and source."""


def demand(draft: DraftDemand, source: Source) -> Demand | Loss:
    """Somebody the article names calls for something that the evidence says, with a word of demanding.

    Its answer, kind, speaker and source are read from the article by code.
    """
    fit = source.anchor(draft.demand, draft.s)
    marked = fit and any(cues.demanding(source.texts[n - 1], source.language) for n in fit.numbers)
    held = _held(fit, draft.demand, draft.condition, draft, source) if fit and marked else None
    if held is None:
        return items.lost("demands", draft, _absent(fit, "demanding"))
    if isinstance(held, str):
        return items.lost("demands", draft, held)
    said = items.sentence(draft.demand)
    own = source.wording(said, held.fit.numbers)
    return Demand(
        by=held.by,
        of=held.other,
        demand=said,
        condition=held.condition,
        deadline=held.deadline,
        response=replies.response(own, held.other, held.by, held.fit.numbers, source),
        kind=modes.demand_kind(own) if source.english else None,
        **held.fields,
    )


def threat(draft: DraftThreat, source: Source) -> Threat | Loss:
    """Somebody the article names holds out something bad that the evidence says, with a word of threatening.

    Its kind, speaker and source are read from the article by code, and whether it is said outright.
    """
    fit = source.anchor(draft.consequence, draft.s)
    marked = fit and any(cues.threatening(source.texts[n - 1], source.language) for n in fit.numbers)
    said = _as_ultimatum(draft, source.text(fit.numbers)) if fit and source.written is None else draft
    held = _held(fit, said.consequence, said.trigger, said, source) if fit and marked else None
    if held is None:
        return items.lost("threats", draft, _absent(fit, "threatening"))
    if isinstance(held, str):
        return items.lost("threats", draft, held)
    consequence = items.sentence(said.consequence)
    return Threat(
        by=held.by,
        against=held.other,
        consequence=consequence,
        trigger=held.condition,
        deadline=held.deadline,
        explicit=terms.is_explicit(draft.explicit, consequence, held.fit.numbers, source),
        kind=modes.threat_kind(source.wording(consequence, held.fit.numbers)) if source.english else None,
        **held.fields,
    )


def _absent(fit: Anchored | None, doing: str) -> str:
    return f"its evidence has no word of {doing}" if fit else "no sentence has its words and numbers"


def _held(
    fit: Anchored, claim: str, condition: str | None, draft: DraftDemand | DraftThreat, source: Source
) -> _Held | str:
    """Both sides, the terms and the source; or why it does not stand."""
    addressed = draft.of if isinstance(draft, DraftDemand) else draft.against
    by, other, reason = _parties(draft.by, addressed, fit, source)
    if reason:
        return reason
    kept, unheld = terms.conditional(condition, claim, fit, source)
    deadline, undated = terms.deadline(draft.deadline, claim, fit, source)
    names = tuple(actor.name for actor in by)
    speaker = actors.according_to(fit.numbers, source) or voicing.reporter(claim, fit.numbers, source)
    doubts = (*unheld, *undated, *(() if by else (_UNNAMED,)))
    shared = items.common(fit, source, *by, *other, doubts=doubts)
    if not by:
        shared["verdict"] = "unclear"
    fields = shared | {
        "speaker": speaker,
        "source": voicing.source_strength(claim, speaker, fit.numbers, source),
    }
    return _Held(fit, names, tuple(actor.name for actor in other), kept, deadline, fields)


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
    """Both sides resolved, or why not: an invented name, or one actor on both sides."""
    first, unknown = actors.resolve_all(by, fit.numbers, source)
    second, unknown_too = actors.resolve_all(other, fit.numbers, source)
    if unknown or unknown_too:
        return first, second, f"{items.UNKNOWN}: {', '.join((*unknown, *unknown_too))}"
    if {actor.name for actor in first} & {actor.name for actor in second}:
        return first, second, f"{first[0].name} cannot be on both sides"
    addressed = next(
        (actor.name for actor in first if actors.addressed(actor.name, source.text(fit.numbers))), None
    )
    if addressed is not None:
        return first, second, f"in the evidence {addressed} is the one addressed"
    if first and all(actor.findings for actor in first):
        return first, second, first[0].findings[0].message
    return first, second, None
