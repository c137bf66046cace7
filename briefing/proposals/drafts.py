"""Proposals as draft items: who, when and where in the article's own clauses, each with its sentence number."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from briefing.names import located
from briefing.nouns.draft import DraftWhen, DraftWhere, DraftWho, Kind
from briefing.proposals.actors import (
    Candidate,
    Mention,
    content,
    distinct,
    group_candidates,
    named_candidates,
    place_candidates,
)
from briefing.proposals.clauses import READABLE, clause, predicate
from briefing.proposals.events import is_dateline
from briefing.proposals.parsed import Parsed
from briefing.proposals.scoring import table
from briefing.syntax import Sentence
from briefing.times import expressions, is_length

MOST_ACTORS, MOST_PLACES = 10, 8
"""How many a brief has room for, however long the article."""
_PLAIN: dict[str, Kind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "NORP": "group",
    "GROUP": "group",
}

_TELLING = 6
"""Words from which a predicate says something of an actor; "spoke on the phone" does not."""
_BY_WHEN = re.compile(r"(?:by|before|until|within)\b", re.IGNORECASE)
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_OFFICES = frozenset(
    "spokesman spokeswoman spokesperson minister president director chairman secretary leader".split()
)
_I = frozenset({"i", "we"})


def who(parsed: Parsed) -> Iterator[DraftWho]:
    """The main actors with what the article says they do, the likeliest first; the teller of a speech before all."""
    tellers = [one for one in dict.fromkeys(parsed.tellers) if one is not None]
    for teller in tellers:
        told = _teller(parsed, teller)
        if told is not None:
            yield told
    candidates = (*named_candidates(parsed), *group_candidates(parsed))
    chosen = _likely(
        "who", [one for one in candidates if one.sort not in _PLACES or one.features["does once"]]
    )
    others = [one for one in chosen if not any(content(one.name) & content(teller) for teller in tellers)]
    for one in others[:MOST_ACTORS]:
        found = _part(parsed, one)
        if found is not None:
            number, role = found
            yield DraftWho(s=(number,), name=one.name, title=one.title, kind=_kind(one), role=role)


def where(parsed: Parsed) -> Iterator[DraftWhere]:
    """The places where something happens, the likeliest first."""
    for one in _likely("where", place_candidates(parsed))[:MOST_PLACES]:
        for mention in one.mentions:
            stands = _stands(parsed, one.name, mention)
            event = clause(parsed.sentences[mention.number - 1], mention.word) if stands else None
            if event:
                yield DraftWhere(s=(mention.number,), place=one.name, event=event)
                break


def when(parsed: Parsed) -> Iterator[DraftWhen]:
    """Every time the article gives, with its clause; not the dateline, which only says when it was printed."""
    seen: set[str] = set()
    for number, (text, sentence) in enumerate(zip(parsed.texts, parsed.sentences, strict=True), 1):
        if is_dateline(text):
            continue
        for phrase in expressions(text, "en"):
            at = text.find(phrase)
            if is_length(phrase) or at < 0 or (phrase.casefold() in seen and not _BY_WHEN.match(phrase)):
                continue
            seen.add(phrase.casefold())
            word = next((one for one in sentence.words if one.end > at), None)
            event = clause(sentence, word) if word is not None else None
            yield DraftWhen(s=(number,), phrase=phrase, event=event or text)


def _likely(sort: Literal["who", "where"], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those that the table finds likely enough, the likeliest first, nobody twice."""
    judge = table(sort)
    sure = {id(one): judge.probability(one.features) for one in candidates}
    ranked = sorted(
        (one for one in candidates if sure[id(one)] >= judge.enough), key=lambda one: -sure[id(one)]
    )
    return list(distinct(ranked))


def _kind(one: Candidate) -> Kind:
    if one.title is not None or any(
        mention.noun.lemma in _OFFICES and mention.noun.tag != "NNS" for mention in one.mentions
    ):
        return "person"
    if one.sort == "GPE" and " " not in one.name:
        return "state"
    return _PLAIN.get(one.sort, "organisation")


def _part(parsed: Parsed, one: Candidate) -> tuple[int, str] | None:
    """(sentence, role): what the actor does, where that is told at some length first; else where it is named."""
    acts: list[tuple[bool, int, str]] = []
    for mention in one.mentions:
        sentence = parsed.sentences[mention.number - 1]
        role = predicate(sentence, mention.noun)
        if role and len(role.split()) > 1 and "?" not in sentence.text and not _only_speaks(parsed, mention):
            # "Russia and the US are …" is not Russia's own doing.
            together = bool(sentence.below(mention.noun, "conj"))
            own = one.name.split()[-1] in role
            acts.append((len(role.split()) < _TELLING or together or own, mention.number, role))
    if acts:
        _, number, role = min(acts)
        return number, role
    for mention in one.mentions:
        sentence = parsed.sentences[mention.number - 1]
        if "?" in sentence.text:
            continue
        for line in (_beside(sentence, mention), clause(sentence, mention.word), sentence.text):
            if line and 2 < len(line.split()) <= READABLE:
                return mention.number, line
    return None


def _only_speaks(parsed: Parsed, mention: Mention) -> bool:
    """Whether the actor says what stands there, and the verb found for it is one of its own words."""
    verb = parsed.sentences[mention.number - 1].head(mention.noun)
    name = mention.word.text
    return any(
        voice.speaker is not None
        and name in voice.speaker.split()
        and verb is not None
        and voice.reported[0] <= verb.start < voice.reported[1]
        for voice in parsed.voices[mention.number - 1]
    )


def _beside(sentence: Sentence, mention: Mention) -> str | None:
    """The apposition that says who the actor is: "the chief executive of Hong Kong"."""
    for one in sentence.below(mention.noun, "appos"):
        if one.part == "NOUN" and one.sort != "PERSON":
            return re.sub(r"[ ,;(]+$", "", sentence.phrase(one)) or None
    return None


def _teller(parsed: Parsed, name: str) -> DraftWho | None:
    """Who tells a text in the first person, with the first thing it says it does."""
    for number, sentence in enumerate(parsed.sentences, 1):
        if parsed.tellers[number - 1] != name:
            continue
        for word in sentence.words:
            if word.low in _I and word.role == "nsubj":
                role = predicate(sentence, word)
                if role and len(role.split()) > 3:
                    return DraftWho(s=(number,), name=name, title=None, kind="person", role=role)
    return None


def _stands(parsed: Parsed, name: str, mention: Mention) -> bool:
    text = parsed.texts[mention.number - 1]
    return "?" not in text and located(name, text)
