"""One rule per list: what an item must have in its evidence to stand in the brief."""

import re
from typing import Any, TypeVar

from babel import Locale
from pydantic import JsonValue

from briefing import words
from briefing.grounding import actors, anchor, quotes, voicing
from briefing.grounding.anchor import ENOUGH, Anchored, Source
from briefing.names import located
from briefing.nouns.brief import Finding, Item, Loss, What, When, Where, Who
from briefing.nouns.draft import (
    DraftItem,
    DraftWhat,
    DraftWhen,
    DraftWhere,
    DraftWho,
    Status,
)
from briefing.times import is_length, is_time, resolve

LEAD = 0.85
"""The bottom line is read alone, so it must have more of its words in the evidence than an item."""
UNKNOWN = "the article does not have it"
"""Reason for names and places that are nowhere in the text."""
AnItem = TypeVar("AnItem", bound=Item)
_AHEAD = re.compile(r"\b(?:will|shall|would be|(?:is|are) (?:going )?to)\b")
_NOUNS_ALONE = re.compile(
    r"(?i)(?:official|leader|minister|spokes(?:man|woman|person)|president|country|government)s?"
)
_STATUS_CUES: dict[Status, str] = {
    "denied": r"\bden(?:y|ies|ied|ying)\b|\breject\w*|\brefus\w+",
    "alleged": r"\balleg\w+|\baccus\w+|\bclaim\w*|\breportedly\b|\bsuspect\w*|\bbelieved\b|\bblam\w+|\bpurported\w*",
    "proposed": r"\bpropos(?:e[ds]?|ing)\b|\bsuggest\w*|\boffer\w*|\bplan(?:s|ned|ning)?\b|\bbill\b|\bintend\w*|\bwould\b|\bcall\w*",
}


def loss(name: str, item: dict[str, JsonValue], reason: str) -> Loss:
    """A ledger entry."""
    return Loss(list=name, item=item, reason=reason)


def who(draft: DraftWho, source: Source) -> Who | Loss:
    """A name the article has, with a role that a sentence naming it (or its "he") says of it."""
    role = _without(draft.role, draft.name)
    fit = source.anchor(role, draft.s)
    actor = actors.resolve(draft.name, fit.numbers, source) if fit is not None else None
    if fit is not None and actor is not None and (actor.findings or actor.also):
        # The words are somewhere, but beside another name: only sentences that name this one will do.
        fit = source.anchor(role, draft.s, within=actors.sentences_of(actor.name, source))
        fit = fit if fit is not None and actors.names_or_means(actor.name, fit.numbers, source) else None
        actor = actors.resolve(draft.name, fit.numbers, source) if fit is not None else actor
    if fit is None:
        return lost("who", draft, "no sentence says this of anybody by that name")
    if actor is None:
        return lost("who", draft, f"{UNKNOWN}: {draft.name}")
    title = actors.title_of(actor.name, draft.title, source)
    if _only_a_label(role, f"{title or ''} {actor.name}", draft.title, source):
        return lost("who", draft, "it says what the actor is called, not what it does")
    if ahead := anchor.unfulfilled(draft.role, source.text(fit.numbers)):
        return lost("who", draft, f"the evidence has “{ahead}” as something still to be done")
    if actors.suffers(actor.name, draft.role, source.text(fit.numbers)):
        return lost("who", draft, f"in the evidence somebody else does this to {actor.name}")
    return Who(
        name=actor.name,
        title=title if draft.kind == "person" else None,
        kind="state" if _country(actor.name, source.language) else draft.kind,
        role=_role(draft, actor.name, fit, source),
        **common(fit, source, actor, doubts=_dropped("title", draft.title, title)),
    )


def _only_a_label(role: str, called: str, offered: str | None, source: Source) -> bool:
    """Whether the role only repeats name and title, or is one word of the title that was offered."""
    said = words.stems(role, source.language)
    known = words.stems(f"{called} {offered or ''}", source.language)
    return not words.missing(said, known) or _NOUNS_ALONE.fullmatch(role.strip()) is not None


def _role(draft: DraftWho, name: str, fit: Anchored, source: Source) -> str:
    """The role as said; for the source of a report ("…, according to NAME") that it said so; and where the
    role is about others ("appeared alongside" the actor itself) the article's own clause, quoted.
    """
    text = source.text(fit.numbers)
    if actors.according_to(fit.numbers, source) == name:
        said = re.split(r",? according to", text)[0]
        opens = said[:1].lower() if said.split(" ", 1)[0] in {"The", "A", "An", "This", "These"} else said[:1]
        return sentence(f"said that {opens}{said[1:]}")
    role = sentence(draft.role)
    at = text.find(role)
    if name.split()[-1] in role and at >= 0:
        clause = re.split(r"\b(?:where|while|when|after|that) ", text[:at])[-1] + role
        return f"“{sentence(clause)}”"
    return quotes.restored(role, text)


def what(draft: DraftWhat, source: Source) -> What | Loss:
    """A statement whose words, numbers and negations its evidence has."""
    fit = source.anchor(draft.statement, draft.s)
    if fit is None:
        return lost("what", draft, "no sentence has its words and numbers")
    if ahead := anchor.unfulfilled(draft.statement, source.text(fit.numbers)):
        return lost("what", draft, f"the evidence has “{ahead}” as something still to be done")
    if turned := actors.turned(draft.statement, source.text(fit.numbers), source):
        return lost("what", draft, f"in the evidence somebody else does this to {turned}")
    spoken = actors.speaker(draft.speaker, fit.numbers, source)
    if spoken is None and (teller := source.tellers[fit.numbers[0] - 1]) is not None:
        spoken = actors.Actor(name=teller)  # a speech or statement is all its teller's
    statement = _completed(draft.statement, source.text(fit.numbers), spoken)
    doubts = _dropped("speaker", draft.speaker, spoken.name if spoken else None)
    shared = common(fit, source, *((spoken,) if spoken else ()), doubts=doubts)
    status = _status(draft.status, statement, source.text(fit.numbers), spoken is not None, source)
    by = spoken.name if spoken else None
    vouched = voicing.source_strength(statement, by, fit.numbers, source)
    return What(statement=statement, speaker=by, status=status, source=vouched, **shared)


def _completed(statement: str, text: str, spoken: actors.Actor | None) -> str:
    """A fragment becomes the sentence it was cut from, and a leading "he" the speaker it was resolved to."""
    said = sentence(statement)
    cut = said[:1].islower() or f" {said[:1].lower()}{said[1:30]}" in text
    if cut and words.support(words.stems(said, "en"), words.stems(text, "en")) == 1:
        said = sentence(text)
    said = quotes.restored(said, text)
    if quotes.is_quoted(said, text):
        return f"“{said.strip('“”')}”"
    if spoken is not None and spoken.also:
        said = re.sub(r"^(?:He|She)\b", spoken.name, said)
    return said


def _dropped(field: str, offered: str | None, kept: str | None) -> tuple[Finding, ...]:
    """A finding that says so where the model's speaker or title does not stand in the item."""
    wanted = actors.present(offered)
    if wanted is None or kept is not None:
        return ()
    message = f"the {field} offered was dropped: the evidence does not give it"
    return (Finding(check=field, message=message, words=(wanted,)),)


def _status(offered: Status, statement: str, text: str, spoken: bool, source: Source) -> Status:
    """The offered label where a word of the evidence backs it; in English an accusation is never a fact."""
    if source.language not in {None, "en"}:
        return offered
    backed = [status for status, cue in _STATUS_CUES.items() if re.search(cue, text, re.IGNORECASE)]
    if offered in backed:
        return offered
    if "alleged" in backed:
        return "alleged"
    ahead = re.search(r"\b(?:will|would|shall)\b", statement) is not None and actors.is_speech(text)
    return "announced" if spoken or ahead else "happened"


def when(draft: DraftWhen, source: Source) -> When | Loss:
    """A phrase that the evidence has word for word and that names a time."""
    phrase = draft.phrase.strip()
    places = source.holding(phrase)
    if not places:
        return lost("when", draft, "the article does not have this phrase")
    if not is_time(phrase, source.language):
        return lost("when", draft, "the phrase names no time")
    if is_length(phrase):
        return lost("when", draft, "the phrase says how long, not when")
    fit, event = _happening(draft.event, draft.s, places, phrase, source)
    if fit is None:
        return lost("when", draft, "no sentence with this phrase says that")
    text = source.text(fit.numbers)
    date, basis = resolve(phrase, source.days, around=text)
    if date is not None and "counted from" in basis and quotes.is_quoted(phrase, text):
        date, basis = None, "said inside a quotation, and the day of speaking is not known"
    written = source.days.earliest
    if date and written and date[:4] < f"{written.year:04}" and _AHEAD.search(event):
        # "will be speaking … in a city that hosted talks in 2022": the year belongs to other words.
        event = f"“{sentence(text).strip('“”')}”"
    return When(phrase=phrase, date=date, basis=basis, event=event, **common(fit, source))


def where(draft: DraftWhere, source: Source) -> Where | Loss:
    """A place that the evidence has word for word, and where it says that something is."""
    place = draft.place.strip()
    places = source.holding(place)
    if not places:
        return lost("where", draft, UNKNOWN)
    fit, event = _happening(draft.event, draft.s, places, place, source)
    if fit is None:
        return lost("where", draft, "no sentence with this place says that")
    if source.language in {None, "en"} and not located(place, source.text(fit.numbers)):
        return lost("where", draft, "the sentence names it, but not as a place where something happens")
    return Where(
        place=place,
        country=_country(place, source.language),
        event=event,
        **common(fit, source),
    )


def _happening(
    event: str, cited: tuple[int, ...], places: tuple[int, ...], phrase: str, source: Source
) -> tuple[Anchored | None, str]:
    """Where a time's or place's event rests, and its words: the model's if the sentence carries them, else
    the sentence itself, quoted, where that holds the phrase and more than it.
    """
    fit = source.anchor(event, cited, within=places)
    here = source.text(fit.numbers) if fit is not None else ""
    if fit and set(fit.numbers) & set(places) and fit.share >= ENOUGH and not anchor.unfulfilled(event, here):
        return fit, quotes.restored(sentence(event), here)
    cited_here = next((number for number in cited if number in places), None)
    if cited_here is None or len(source.texts[cited_here - 1]) < len(phrase) + 15:
        return None, ""
    whole = sentence(source.texts[cited_here - 1]).strip("“”")
    return Anchored(numbers=(cited_here,), share=1.0, quoted_for=event), f"“{whole}”"


def _country(place: str, language: str | None) -> str | None:
    """ISO 3166-1 alpha-2 where the place is a country's name or ends in one (Unicode CLDR, through Babel)."""
    last = place.rpartition(",")[2].strip().removeprefix("the ").casefold()
    for name in (language or "en", "en"):
        territories = Locale.parse(name).territories
        code = next((code for code, called in territories.items() if called.casefold() == last), None)
        if code is not None and len(code) == 2 and code.isalpha():
            return str(code)
    return None


def common(
    fit: Anchored, source: Source, *named: actors.Actor, doubts: tuple[Finding, ...] = ()
) -> dict[str, Any]:
    """Evidence, findings and verdict. Unclear: words missing, a "not" lost, or an actor the evidence does not name."""
    about_actors = tuple(finding for actor in named for finding in actor.findings)
    also = [number for actor in named for number in actor.also]
    return {
        "id": "new",
        "evidence": source.evidence((*fit.numbers, *also)),
        "verdict": "unclear"
        if fit.share < ENOUGH or fit.negated or fit.said or about_actors
        else "supported",
        "findings": (*fit.findings(), *about_actors, *doubts),
    }


def lost(name: str, draft: DraftItem, reason: str) -> Loss:
    """The model's item as it came, and why it is not in the body."""
    return loss(name, draft.model_dump(mode="json"), reason)


def _without(text: str, name: str) -> str:
    """The role without the actor's own name, which says nothing about it."""
    return re.sub(re.escape(name), " ", text, flags=re.IGNORECASE).strip() or text


def sentence(text: str) -> str:
    """On one line, without the closing stop or comma, and with "U. S." as one word again."""
    line = re.sub(r"\b([A-Z])\. (?=[A-Z]\.)", r"\1.", re.sub(r"\s+", " ", text).strip())
    line = re.sub(r",([”’'\"]?)$", r"\1", line)
    return line if re.search(r"\b[A-Z]\.$", line) else line.rstrip(".")
