"""The frame: one place of a sentence that may hold a demand or threat, and what all rules that find one share."""

from dataclasses import dataclass, field

from briefing.proposals.actors import GROUPS
from briefing.syntax import Sentence, Word

HARM = frozenset(
    "attack strike respond retaliate punish face pay suffer regret destroy kill shoot sink bomb arrest expel close "
    "shut block cut suspend withdraw halt stop ban sanction impose leave sue dismiss eliminate hunt crush fight "
    "defend hit target lapse end lose turn cancel refuse deport detain prosecute raid seize shell invade deserve "
    "hesitate jail fine endanger strip deny boycott use restrict curtail sever revoke veto freeze evict hold".split()
)
BITTER = frozenset("face risk else see suffer lose be".split())
VERBAL = frozenset({"VERB", "AUX"})
_ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_ELSE = frozenset({"DATE", "TIME", "EVENT", "LAW", "CARDINAL", "MONEY", "PERCENT", "PRODUCT", "WORK_OF_ART"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One place that may hold a demand or threat.

    `who` is whose demand or threat it is and `whom` it is put to, as nouns of the sentence; either may be unsaid.
    `what` are the words of what is demanded, or of what is held out.
    """

    form: str
    verb: Word
    who: Word | None = None
    whom: Word | None = None
    what: tuple[Word, ...] = ()
    told: dict[str, float] = field(default_factory=dict)
    """What else the form brings to the judgment of how sure it is."""


def acting(word: Word, sentence: Sentence) -> bool:
    """Whether the noun is somebody who can ask or be asked: named as such, or a group or office of people."""
    if word.sort in _ACTING or (word.part == "PROPN" and word.sort not in _ELSE) or word.lemma in GROUPS:
        return True
    return word.part == "NOUN" and any(one.sort in _ACTING for one in sentence.below(word, "appos"))


def first(words: tuple[Word, ...]) -> Word | None:
    """The first of the words, if there is one."""
    return words[0] if words else None


def infinitive(sentence: Sentence, verb: Word) -> Word | None:
    """The "to …" that hangs on the verb."""
    for one in sentence.below(verb, "xcomp", "ccomp", "advcl", "acl"):
        if one.part in VERBAL and any(aux.low == "to" for aux in sentence.below(one, "aux")):
            return one
    return None


def conjuncts(sentence: Sentence, word: Word, *roles: str) -> list[Word]:
    """The words joined to this one by "and" and commas; the parser takes some of those for appositions."""
    found: list[Word] = []
    for one in sentence.below(word, *(roles or ("conj", "appos"))):
        found += [one, *conjuncts(sentence, one, *roles)]
    return found


def spread(sentence: Sentence, parts: list[Word]) -> list[Word]:
    """Every item of a list, "that" clauses among nouns included."""
    found: list[Word] = []
    for one in parts:
        joined = conjuncts(sentence, one)
        clauses = [
            clause
            for noun in (one, *joined)
            for clause in sentence.below(noun, "relcl", "acl", "ccomp")
            if any(mark.low == "that" for mark in sentence.below(clause, "mark"))
            and sentence.words[clause.at - 1].low != "that"
            and sentence.words[max(0, sentence.tree(clause)[0].at - 1)].text == ","
        ]
        found += [one, *joined, *clauses]
    return sorted(dict.fromkeys(found), key=lambda one: one.at)


def alone(sentence: Sentence, word: Word) -> tuple[Word, ...]:
    """The word with what hangs on it, without the other items of its list."""
    dropped = {
        one
        for joined in (*conjuncts(sentence, word), *_spread_clauses(sentence, word))
        for one in sentence.tree(joined)
    }
    kept = [one for one in sentence.tree(word) if one not in dropped]
    while kept and kept[-1].role in {"punct", "cc"}:
        kept.pop()
    return tuple(kept)


def _spread_clauses(sentence: Sentence, word: Word) -> list[Word]:
    return [one for one in spread(sentence, [word]) if one is not word]
