"""Frames of demanding and threatening in a parsed English sentence: which rules are tried, and those between the two."""

from collections.abc import Callable, Iterator, Sequence

from briefing.proposals.asking import (
    asked_for,
    asked_that,
    asked_to,
    noun_of_asking,
    obliged,
    set_a_term,
    told,
)
from briefing.proposals.frame import BITTER, VERBAL, Frame
from briefing.proposals.threatening import if_then, ready, says_threat, will
from briefing.syntax import Sentence, Word


def demands(sentence: Sentence) -> Iterator[Frame]:
    """Every frame of demanding, the likelier reading of one verb only."""
    return _found(sentence, _DEMAND_RULES)


def threats(sentence: Sentence) -> Iterator[Frame]:
    """Every frame of threatening, the likelier reading of one verb only."""
    return _found(sentence, _THREAT_RULES)


def _found(sentence: Sentence, rules: Sequence["Rule"]) -> Iterator[Frame]:
    """Of each word what the first rule finds that finds anything."""
    for word in sentence.words:
        yield from next((found for rule in rules if (found := tuple(rule(sentence, word)))), ())


def _unless(sentence: Sentence, verb: Word) -> Iterator[Frame]:
    """ "… unless the gates are opened", "if the enemy does not stop": what averts the harm is wanted."""
    if verb.part not in VERBAL or verb.role not in {"advcl", "ccomp", "ROOT"}:
        return
    marks = {one.low for one in sentence.below(verb, "mark")}
    denied = any(one.role == "neg" for one in sentence.below(verb))
    if "unless" in marks or (
        "if" in marks and denied and any(True for word in sentence.words for _ in _held_out(sentence, word))
    ):
        yield Frame(
            "unless", verb, None, sentence.subject(verb), sentence.tree(verb), {"if": float("if" in marks)}
        )


def _held_out(sentence: Sentence, word: Word) -> Iterator[Frame]:
    """What a condition could avert: something that will or would be done."""
    yield from will(sentence, word)
    yield from says_threat(sentence, word)


def _or_else(sentence: Sentence, word: Word) -> Iterator[Frame]:
    """ "… or face sanctions", "or be shelled", "or see its lorries turned back", read by its words alone.

    The parser often takes "risk" or "face" for nouns there. Who it is put to, and by whom, is the demand's own.
    """
    after = sentence.words[word.at + 1 : word.at + 2]
    if word.low != "or" or not after or after[0].low not in BITTER:
        return
    asked = next(
        (
            frame
            for verb in sentence.words[: word.at]
            for frame in (*asked_to(sentence, verb), *obliged(sentence, verb))
        ),
        None,
    )
    if asked is None and after[0].low in {"be", "see", "lose"}:
        return
    ends = (
        one.at
        for one in sentence.words[word.at + 1 :]
        if one.text in {",", ";", "."} or one.low == "according"
    )
    what = sentence.words[word.at + 1 : next(ends, len(sentence.words))]
    if asked is None:
        yield Frame("or else", word, None, None, what)
    else:
        yield Frame("or else", word, asked.who, asked.whom, what)


Rule = Callable[[Sentence, Word], Iterator[Frame]]
_DEMAND_RULES: tuple[Rule, ...] = (
    asked_to, asked_that, asked_for, set_a_term, obliged, _unless, told, noun_of_asking,
)  # fmt: skip
_THREAT_RULES: tuple[Rule, ...] = (_or_else, says_threat, will, ready, if_then)
