"""Demands and threats as candidates: each frame with both sides resolved, and what speaks for and against it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from briefing.names import has_pronoun
from briefing.proposals import frames
from briefing.proposals.clauses import balanced
from briefing.proposals.frame import Frame, acting
from briefing.proposals.parsed import Parsed
from briefing.syntax import OWN_CLAUSE, SUBJECTS, Sentence, Word
from briefing.voices import Voice

Kind = Literal["demands", "threats"]

LISTED = frozenset({"noun listed", "asked that", "asked something"})
"""Forms of which one sentence may hold several: "their demands include A, B and C"."""

SAID = frozenset({"obliged", "imperative", "unless", "will", "ready", "if then"})
"""Forms that ask or threaten only where somebody says them; in the outlet's own words they report or forecast."""

_GIVEN_UP = re.compile(
    r"\b(?:been|was|were) (?:dropped|withdrawn|abandoned)\b|\bdropped (?:its|their|his|her) (?:claim|demand|bid|request)"
)
"""A demand that its own sentence says was given up is none any more."""
_HE = frozenset(
    {"he", "she", "they", "it", "him", "her", "them", "his", "its", "their", "who", "which", "that"}
)
_WE = frozenset({"we", "i", "our", "my", "us", "me"})
_NOBODY = (
    _HE
    | _WE
    | {"you", "your", "this", "these", "those", "there", "what", "one", "everyone", "anyone", "people"}
)
_ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_DETERMINERS = "the|a|an|some|all|its|their|his|her|our|this|these"
_CONDITION = re.compile(
    r"\b(?:if|unless|until|(?:so|as) long as|or else|otherwise|should (?:it|they|he|she|any))\b",
    re.IGNORECASE,
)
_TERM = re.compile(r"\b(?:by|before|within|until)\b (?:\d|noon|midnight|the end|next|[A-Z])")
_WAR = re.compile(
    r"attack|strike|force|military|destroy|sanction|weapon|troop|retaliat|respon[ds]|consequence|punish|price|defend"
    r"|\bwar\b|tariff|shell",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Appeal:
    """One candidate: who it is by and whom it is put to (empty: not told), its words, and its features."""

    kind: Kind
    number: int
    """Of its sentence, from 1."""
    by: tuple[str, ...]
    to: tuple[str, ...]
    text: str
    form: str
    features: dict[str, float]


def best(rated: Iterable[tuple[float, Appeal]]) -> list[tuple[float, Appeal]]:
    """Of each sentence the surest demand and the surest threat, with the others of its list; in their order."""
    top: dict[tuple[Kind, int], tuple[float, Appeal]] = {}
    rated = list(rated)
    for sure, one in rated:
        place = one.kind, one.number
        if place not in top or sure > top[place][0]:
            top[place] = sure, one
    return [
        (sure, one)
        for sure, one in rated
        if one is (first := top[one.kind, one.number][1]) or one.form == first.form in LISTED
    ]


def appeals(parsed: Parsed) -> Iterator[Appeal]:
    """Every candidate of the article, in its order, demands of a sentence before its threats."""
    for number, sentence in enumerate(parsed.sentences, 1):
        seen: set[tuple[str, str]] = set()
        said = bool(parsed.voices[number - 1]) or parsed.tellers[number - 1] is not None or parsed.own_voice
        for kind, found in (("demands", frames.demands(sentence)), ("threats", frames.threats(sentence))):
            for frame in found:
                if (frame.form in SAID and not said) or (
                    kind == "demands" and _GIVEN_UP.search(sentence.text)
                ):
                    continue
                one = _appeal(kind, frame, number, sentence, parsed)  # type: ignore[arg-type]
                told = len(one.text.split()) > 1 or (one.form == "asked to" and one.text)
                if told and (kind, one.text) not in seen:
                    seen.add((kind, one.text))
                    yield one


def _appeal(kind: Kind, frame: Frame, number: int, sentence: Sentence, parsed: Parsed) -> Appeal:
    by = _side(frame.who, number, sentence, parsed)
    if by is None and _acts(frame, kind):
        by = _speaker(frame.verb.start, number, parsed)
    to = _side(frame.whom, number, sentence, parsed)
    if to is not None and to == by:
        to = None
    return Appeal(
        kind=kind,
        number=number,
        by=(by,) if by else (),
        to=(to,) if to else (),
        text=_wording(kind, frame, sentence),
        form=frame.form,
        features=_features(frame, number, sentence, parsed)
        | {"by": float(by is not None), "to": float(to is not None)},
    )


def _acts(frame: Frame, kind: Kind) -> bool:
    """Whether an unnamed side of the frame is the one who speaks."""
    if frame.who is None:
        return True
    return frame.who.low in _WE or (frame.who.sort not in _ACTING and kind == "threats")


def _side(word: Word | None, number: int, sentence: Sentence, parsed: Parsed) -> str | None:
    """The actor a noun means: as named, or whom its pronoun stands for; None if that is not told."""
    if word is None:
        return None
    if word.low in _WE:
        return _speaker(word.start, number, parsed)
    if word.low in _HE:
        return _meant(word, number, parsed)
    if word.part == "PRON" or word.low in _NOBODY:
        return None
    named = next((one for one in sentence.below(word, "appos") if one.sort in _ACTING), None)
    if named is not None and word.part == "NOUN":
        word = named  # "the province's health minister, Luca Berent"
    owner = next((one for one in sentence.below(word, "poss") if one.part == "PRON"), None)
    if owner is not None and word.sort not in _ACTING:
        return _side(owner, number, sentence, parsed)  # "its officers" speak for it
    if not acting(word, sentence):
        return None
    return _called(sentence, word) or None


def _voice(at: int, number: int, parsed: Parsed) -> Voice | None:
    """The innermost voice that answers for that place of the sentence."""
    over = [
        one
        for one in parsed.voices[number - 1]
        if any(start <= at < end for start, end in (one.reported, *one.quotes))
    ]
    return max(over, key=lambda one: one.depth, default=None)


def _speaker(at: int, number: int, parsed: Parsed) -> str | None:
    """Who says what stands there; in a text of the first person its teller."""
    voice = _voice(at, number, parsed)
    if voice is None:
        return parsed.tellers[number - 1]
    if voice.speaker is None and voice.written and voice.written.lower() in _HE:
        return _subject_before(number, parsed)
    return _named_beside(voice.speaker, number, parsed) or parsed.tellers[number - 1]


def _named_beside(speaker: str | None, number: int, parsed: Parsed) -> str | None:
    """The name that stands beside an office: "a spokesperson, Morgan Ortagus"; else the speaker as told."""
    sentence = parsed.sentences[number - 1]
    for word in sentence.words if speaker else ():
        if word.part == "NOUN" and speaker and word.text == speaker.split()[-1]:
            beside = next((one for one in sentence.below(word, "appos") if one.part == "PROPN"), None)
            if beside is not None:
                return _called(sentence, beside)
    return speaker


def _meant(word: Word, number: int, parsed: Parsed) -> str | None:
    """Whom "he", "it" or "their" means: the one who speaks there, else the subject before it."""
    here = next(
        (one.speaker for one in parsed.voices[number - 1] if one.written and one.written.lower() == word.low),
        None,
    )
    if here is not None:
        return here
    voice = _voice(word.start, number, parsed)
    if voice is not None and voice.speaker is not None:
        return voice.speaker
    sentence = parsed.sentences[number - 1]
    for one in sentence.words[: word.at]:
        if one.role in SUBJECTS and one.part != "PRON" and acting(one, sentence):
            return _called(sentence, one)
    return _subject_before(number, parsed)


def _subject_before(number: int, parsed: Parsed) -> str | None:
    """The first subject of the sentence before that can act: "Protesters" of "Protesters' demands include …" too."""
    if number < 2:
        return None
    before = parsed.sentences[number - 2]
    for subject in before.words:
        if subject.role in SUBJECTS:
            for one in (subject, *before.below(subject, "poss")):
                if one.part != "PRON" and acting(one, before):
                    return _called(before, one)
    return None


def _called(sentence: Sentence, word: Word) -> str:
    """The noun's phrase as a name: without determiner before a proper noun, possessive and marks at its end."""
    aside = {
        below for prep in sentence.below(word, "prep") if prep.low != "of" for below in sentence.tree(prep)
    }
    own = frozenset({"relcl", "appos"}) if word.part == "NOUN" else OWN_CLAUSE
    phrase = sentence.cut(one for one in sentence.near(word, own) if one not in aside)
    if word.part == "PROPN" or not phrase.lower().startswith("the "):
        phrase = re.sub(rf"^(?:{_DETERMINERS}) ", "", phrase, flags=re.IGNORECASE)
    phrase = re.sub(r"(?:[’']s?|[,;:( ]+)$", "", phrase).strip()
    if len(phrase.split()) > 7:
        near = [one for one in (*sentence.below(word, "amod", "compound"), word) if one.at <= word.at]
        phrase = sentence.cut(near)
    return phrase


def _wording(kind: Kind, frame: Frame, sentence: Sentence) -> str:
    """The frame's words as a line: without "to", "that" and "by" in front, and marks at the ends."""
    text = sentence.cut(frame.what)
    text = re.sub(r"^(?:to|that|for|if|unless)\b[,]? ", "", text, flags=re.IGNORECASE)
    text = re.sub(r"^(?:it|he|she|they|we|I) (?=(?:will|would|shall|could)\b)", "", text)
    text = text.strip(" ,;:'")
    return balanced(text if re.search(r"\b[A-Z]\.$|[ap]\.m\.$", text) else text.rstrip("."))


def _features(frame: Frame, number: int, sentence: Sentence, parsed: Parsed) -> dict[str, float]:
    verb, text = frame.verb, sentence.text
    own = frozenset({"relcl", "acl"})
    told = {
        f"form {frame.form}": 1.0,
        "quoted": float(parsed.quoted(number, verb.start)),
        "spoken": float(bool(parsed.voices[number - 1])),
        "own voice": float(parsed.own_voice),
        "not": float(any(one.role == "neg" for one in sentence.below(verb))),
        "place": number / len(parsed.texts),
        "past": float(verb.tag in {"VBD", "VBN"}),
        "-ing": float(verb.tag == "VBG"),
        "modal": float(any(one.tag == "MD" for one in sentence.below(verb, "aux"))),
        "passive": float(bool(sentence.below(verb, "auxpass"))),
        "question": float("?" in text),
        "condition": float(bool(_CONDITION.search(text))),
        "term": float(bool(_TERM.search(text))),
        "war": float(bool(_WAR.search(text))),
        "long": min(len(sentence.words), 60) / 60,
        "pronouns": float(has_pronoun(text)),
    }
    for side, word in (("who", frame.who), ("whom", frame.whom)):
        if word is not None:
            told |= {
                side: 1.0,
                f"{side} pronoun": float(word.part == "PRON"),
                f"{side} named": float(any(one.part == "PROPN" for one in sentence.tree(word, own))),
                f"{side} acting": float(word.sort in _ACTING),
            }
    return told | {f"{frame.form}: {name}": value for name, value in frame.told.items()}
