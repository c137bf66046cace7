"""Rules of demanding: the verbs and nouns by which somebody wants somebody to do something."""

from collections.abc import Iterator
from itertools import pairwise

from briefing.proposals.frame import (
    BITTER,
    VERBAL,
    Frame,
    acting,
    alone,
    conjuncts,
    first,
    infinitive,
    spread,
)
from briefing.syntax import Sentence, Word

_STRONG = frozenset("demand urge insist implore beg plead exhort petition order".split())
_ASKING = _STRONG | frozenset(
    "request ask instruct direct tell call appeal press push encourage recommend advise invite want expect "
    "require seek propose pressure oblige remind summon lobby challenge".split()
)
_WITH_THAT = frozenset(
    "ask demand order request petition require want propose recommend insist urge advise expect".split()
)
_WITH_OBJECT = frozenset("demand request urge want".split())
_FOR = {"for", "on", "upon", "against"}
_DEMAND_NOUNS = frozenset("demand call appeal request ultimatum plea petition".split())
_MODALS = frozenset({"must", "should", "ought"})


def asked_to(sentence: Sentence, verb: Word) -> Iterator[Frame]:
    """ "X urged Y to …", "called on Y to …", "asks to the government to …", "for the bill to be dropped"."""
    if verb.part not in VERBAL or verb.lemma not in _ASKING | {"count"}:
        return
    act = infinitive(sentence, verb)
    if act is None or _by_a_thing(sentence, verb):
        return
    through = [
        noun
        for prep in sentence.below(verb, "prep", "dative")
        for noun in sentence.below(prep, "pobj")
        if prep.low in {"on", "upon", "to", "for"}
    ]
    whom = (
        first(sentence.below(verb, "dobj", "dative"))
        or first(sentence.below(act, "nsubj", "nsubjpass"))
        or first(tuple(through))
    )
    passive = first(sentence.below(verb, "nsubjpass"))
    if (whom is None and passive is None) or (passive and verb.lemma in {"expect", "require", "seek"}):
        return
    if verb.lemma == "expect" and whom is not None and not acting(whom, sentence):
        return
    agents = [noun for by in sentence.below(verb, "agent") for noun in sentence.below(by, "pobj")]
    yield Frame(
        "asked to",
        verb,
        who=first(tuple(agents)) if passive else sentence.subject(verb),
        whom=passive or whom,
        what=_unforked(sentence, act),
        told={"strong": float(verb.lemma in _STRONG), "call": float(verb.lemma in {"call", "appeal"})},
    )


def _unforked(sentence: Sentence, act: Word) -> tuple[Word, ...]:
    """What is to be done, without an "or face …" joined to it."""
    forks = (
        one.at
        for one, after in pairwise(sentence.words)
        if one.at > act.at and one.low == "or" and after.low in BITTER
    )
    end = next(forks, len(sentence.words))
    kept = [one for one in sentence.tree(act) if one.at < end]
    while kept and kept[-1].role in {"punct", "cc"}:
        kept.pop()
    return tuple(kept)


def asked_that(sentence: Sentence, verb: Word) -> Iterator[Frame]:
    """ "X demanded that Y …", "we expect that Y will …", "recommended the troops withdraw"."""
    if verb.part not in VERBAL or verb.lemma not in _WITH_THAT:
        return
    for clause in sentence.below(verb, "ccomp"):
        if any(mark.low in {"whether", "if"} for mark in sentence.below(clause, "mark", "advmod")):
            return
        for one in (clause, *sentence.below(clause, "conj")):
            modal = any(aux.tag == "MD" for aux in sentence.below(one, "aux"))
            bare = one.tag == "VB" or any(aux.low == "be" for aux in sentence.below(one, "auxpass", "aux"))
            if not (modal or bare):
                continue  # "advised that Y is …" only tells
            marks = {"strong": float(verb.lemma in _STRONG), "modal": float(modal)}
            who = sentence.subject(verb)
            yield Frame(
                "asked that", verb, who, first(sentence.below(one, "nsubj")), sentence.tree(one), marks
            )


def asked_for(sentence: Sentence, verb: Word) -> Iterator[Frame]:
    """ "X called for talks", "insists on the surrender", "demanded an apology", "count on Y to"."""
    if verb.part not in VERBAL or _by_a_thing(sentence, verb):
        return
    who = sentence.subject(verb)
    if verb.lemma in _ASKING:
        for prep in sentence.below(verb, "prep"):
            if prep.low in _FOR and sentence.below(prep, "pobj", "pcomp"):
                noun = sentence.below(prep, "pobj", "pcomp")[0]
                if verb.lemma == "call" and sentence.below(verb, "dobj", "oprd"):
                    return  # "called the election for Biden"
                marks = {
                    "strong": float(verb.lemma in _STRONG),
                    "call": float(verb.lemma in {"call", "appeal"}),
                }
                whom = first(sentence.below(verb, "dobj"))
                yield Frame("asked for", verb, who, whom, sentence.tree(noun), marks)
                return
    if verb.lemma in _WITH_OBJECT:
        for noun in sentence.below(verb, "dobj"):
            for one in (noun, *conjuncts(sentence, noun, "conj")):
                marks = {"strong": float(verb.lemma in _STRONG)}
                yield Frame("asked something", verb, who, None, alone(sentence, one), marks)


def _by_a_thing(sentence: Sentence, verb: Word) -> bool:
    """Whether no person, office or body asks: "the plan requires", "the law expects"."""
    subject = sentence.subject(verb)
    return (
        subject is not None
        and subject.part == "NOUN"
        and not acting(subject, sentence)
        and not sentence.below(verb, "nsubjpass")
        and verb.lemma in {"require", "expect", "call", "want", "seek", "propose"}
    )


def set_a_term(sentence: Sentence, verb: Word) -> Iterator[Frame]:
    """ "Gave the government until Thursday to …", "issued an order", "voted on a resolution to expel …"."""
    if verb.part not in VERBAL or verb.lemma not in {"give", "set", "issue", "vote"}:
        return
    tree = sentence.tree(verb)
    marks = {one.lemma for one in tree} & {"until", "deadline", "ultimatum", "order", "resolution"}
    if not marks or (marks == {"until"} and verb.lemma != "give"):
        return
    objects = sentence.below(verb, "dobj", "dative", "prep")
    whom = first(objects) if verb.lemma == "give" else None
    acts = [
        one for one in tree if one.tag == "VB" and any(aux.low == "to" for aux in sentence.below(one, "aux"))
    ]
    words = sentence.tree(acts[0]) if acts else sentence.tree(objects[0]) if objects else tree
    yield Frame("term", verb, sentence.subject(verb), whom, words, {"until": float("until" in marks)})


def obliged(sentence: Sentence, verb: Word) -> Iterator[Frame]:
    """ "The government must …", "they need to …", "Y has to …": somebody is told what to do."""
    if verb.part not in VERBAL or verb.role in {"aux", "auxpass"}:
        return
    auxiliaries = sentence.below(verb, "aux")
    if any(one.role == "relcl" for one in (verb, *sentence.above(verb))):
        return
    must = next((aux for aux in auxiliaries if aux.low in _MODALS), None)
    head = sentence.head(verb)
    have = verb.role == "xcomp" and head is not None and head.lemma in {"have", "need"}
    have = have and any(aux.low == "to" for aux in auxiliaries)
    if must is None and not have:
        return
    whom = sentence.subject(verb)
    marks = {
        "must": float(must is not None and must.low == "must"),
        "have": float(have),
        "perfect": float(any(aux.low == "have" for aux in auxiliaries)),
        "nobody": float(whom is None or whom.low in {"we", "i", "it", "there", "this", "that", "one"}),
        "inside": float(any(one.role == "ccomp" for one in (verb, *sentence.above(verb)))),
    }
    subject = first(sentence.below(verb, "nsubj", "nsubjpass"))
    begin = sentence.tree(subject)[0].at if subject is not None else 0
    words = tuple(one for one in sentence.tree(verb) if one.at >= begin)
    yield Frame("obliged", verb, None, whom, words, marks)


def told(sentence: Sentence, verb: Word) -> Iterator[Frame]:
    """An imperative: "Release them", "do it with less ideology"."""
    if (
        verb.tag != "VB"
        or verb.role not in {"ROOT", "ccomp"}
        or sentence.below(verb, "nsubj", "nsubjpass", "aux")
    ):
        return
    if verb.lemma not in {"be", "thank", "see", "read", "note"}:
        let = float(verb.lemma == "let")
        yield Frame("imperative", verb, None, None, sentence.tree(verb), {"let": let})


def noun_of_asking(sentence: Sentence, noun: Word) -> Iterator[Frame]:
    """ "Their demands include A, B and C", "protesters' demands for an inquiry", "per request of X"."""
    if noun.part != "NOUN" or noun.lemma not in _DEMAND_NOUNS:
        return
    if any(
        one.lemma in {"phone", "telephone", "conference", "video", "court"}
        for one in sentence.below(noun, "compound", "amod", "prep")
    ):
        return
    owner = first(sentence.below(noun, "poss"))
    owner = owner or first(
        tuple(
            one
            for of in sentence.below(noun, "prep")
            if of.low in {"of", "from", "by"}
            for one in sentence.below(of, "pobj")
        )
    )
    head = sentence.head(noun)
    lists = (
        noun.role in {"nsubj", "nsubjpass"}
        and head is not None
        and head.lemma in {"include", "be", "expand", "have"}
    )
    marks = {
        "demand": float(noun.lemma == "demand"),
        "plural": float(noun.tag == "NNS"),
        "lists": float(lists),
        "subject": float(noun.role in {"nsubj", "nsubjpass"}),
        "object": float(noun.role in {"dobj", "pobj"}),
        "for": float(any(one.low in {"for", "to"} for one in sentence.below(noun))),
        "owned": float(owner is not None),
    }
    if lists and head is not None and noun.lemma in {"demand", "request"}:
        parts = [
            one
            for one in sentence.below(head)
            if one.role in {"dobj", "attr", "xcomp", "ccomp"} and one.at > head.at
        ]
        parts += [
            one for prep in sentence.below(head, "prep") for one in sentence.below(prep, "pobj", "pcomp")
        ]
        for one in spread(sentence, parts):
            yield Frame("noun listed", noun, owner, None, alone(sentence, one), marks)
        if parts:
            return
    yield Frame("noun", noun, owner, None, sentence.tree(noun), marks)
