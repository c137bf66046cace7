"""Rules of threatening: the verbs and turns by which somebody holds out something bad."""

from collections.abc import Iterator

from briefing.proposals.frame import HARM, VERBAL, Frame, acting, first, infinitive
from briefing.syntax import Sentence, Word

_THREAT_VERBS = frozenset("threaten warn vow".split())
_THREAT_NOUNS = frozenset("threat warning retaliation ultimatum revenge reprisal".split())
_FUTURE = frozenset({"will", "'ll", "’ll", "would", "shall", "could", "wo"})
_PEOPLE = frozenset({"we", "i"})
_PERSONS = frozenset({"we", "i", "he", "she", "they", "who"})
_READY = frozenset("ready prepared determined".split())


def says_threat(sentence: Sentence, verb: Word) -> Iterator[Frame]:
    """ "X threatened to …", "warned that …", "made threats against Y"."""
    if verb.part in VERBAL and verb.lemma in _THREAT_VERBS:
        who = _threatening_one(sentence, verb)
        if (
            sentence.below(verb, "auxpass")
            or who is None
            or not (acting(who, sentence) or who.low in _PERSONS)
        ):
            return  # "peace is threatened", "this threatens stability"
        inner = first(tuple(one for one in sentence.below(verb, "ccomp", "xcomp") if one.part in VERBAL))
        whom = first(sentence.below(verb, "dobj", "dative")) if verb.lemma != "vow" else None
        marks = {
            "threaten": float(verb.lemma == "threaten"),
            "warn": float(verb.lemma == "warn"),
            "own": float(inner is not None and _own(sentence, verb, inner)),
            "clause": float(inner is not None),
        }
        what = sentence.tree(inner) if inner is not None else sentence.tree(verb)
        yield Frame("threatens", verb, who, whom, what, marks)
    elif verb.part == "NOUN" and verb.lemma in _THREAT_NOUNS:
        head = sentence.head(verb)
        made = head is not None and head.lemma in {"make", "issue", "repeat", "send"}
        if not made and not sentence.below(verb, "poss"):
            return
        owner = first(sentence.below(verb, "poss")) or (sentence.subject(head) if made and head else None)
        against = [
            one
            for prep in sentence.below(verb, "prep")
            if prep.low in {"against", "to"}
            for one in sentence.below(prep, "pobj")
        ]
        marks = {
            "threat": float(verb.lemma == "threat"),
            "made": float(made),
            "object": float(verb.role == "dobj"),
        }
        yield Frame(
            "threat as noun",
            verb,
            owner,
            first(tuple(against)),
            sentence.tree(head if made and head else verb),
            marks,
        )


def _threatening_one(sentence: Sentence, verb: Word) -> Word | None:
    """The verb's subject; where that is a thing, the nearest subject above it that can threaten."""
    own = sentence.subject(verb)
    if own is None or acting(own, sentence) or own.part == "PRON" or verb.role != "conj":
        return own
    above = (sentence.subject(one) for one in sentence.above(verb) if one.part in VERBAL)
    return next((one for one in above if one is not None and acting(one, sentence)), own)


def _own(sentence: Sentence, verb: Word, inner: Word) -> bool:
    """Whether the one who warns speaks of its own side's doing: "warned that it would", "we warn that our …"."""
    subject = sentence.subject(inner)
    if subject is None or inner.role == "xcomp":
        return True
    return subject.low in {"it", "he", "she", "they", *_PEOPLE} or any(
        one.low in {"our", "its", "their", "his", "her"} for one in sentence.below(subject, "poss")
    )


def will(sentence: Sentence, verb: Word) -> Iterator[Frame]:
    """ "We will strike if …", "the payment would be withdrawn unless …"."""
    if verb.part not in VERBAL or verb.role in {"aux", "auxpass"}:
        return
    future = next((aux for aux in sentence.below(verb, "aux") if aux.low in _FUTURE), None)
    if future is None or verb.lemma == "be":
        return
    subject = sentence.subject(verb)
    marks = {
        "harm": float(
            verb.lemma in HARM or any(one.lemma in HARM for one in sentence.below(verb, "xcomp", "conj"))
        ),
        "we": float(subject is not None and subject.low in _PEOPLE),
        "would": float(future.low == "would"),
        "could": float(future.low == "could"),
        "inside": float(any(one.role == "ccomp" for one in (verb, *sentence.above(verb)))),
        "passive": float(any(True for _ in sentence.below(verb, "auxpass"))),
    }
    who = None if marks["passive"] else subject
    yield Frame("will", verb, who, None, sentence.tree(verb, frozenset({"parataxis"})), marks)


def ready(sentence: Sentence, word: Word) -> Iterator[Frame]:
    """ "I am ready to take …", "reserves the right to use force", "deserves punishment", "will not stand idle"."""
    head = sentence.head(word)
    if word.lemma in _READY and head is not None and infinitive(sentence, word) is not None:
        act = infinitive(sentence, word)
        if act is not None and act.lemma in HARM | {"take", "act", "do"}:
            yield Frame("ready", word, sentence.subject(head), None, sentence.tree(word), {"ready": 1.0})
    elif word.lemma == "right" and head is not None and head.lemma in {"reserve", "maintain"}:
        yield Frame("ready", word, sentence.subject(head), None, sentence.tree(head), {"right": 1.0})
    elif word.lemma == "deserve" and word.part == "VERB":
        yield Frame("ready", word, None, None, sentence.tree(word), {"deserve": 1.0})


def if_then(sentence: Sentence, verb: Word) -> Iterator[Frame]:
    """ "If we hold no guarantee by Friday, our people come out": in the present tense."""
    if verb.tag not in {"VBP", "VBZ"} or verb.role in {"aux", "auxpass", "relcl", "advcl"}:
        return
    for clause in sentence.below(verb, "advcl"):
        marks = {one.low for one in sentence.below(clause, "mark")}
        if marks & {"if", "unless"}:
            yield Frame("if then", verb, None, None, sentence.tree(verb), {"harm": float(verb.lemma in HARM)})
            return
