"""The statement around a figure: its sentence, or of a long sentence the main clause that has it (English)."""

from briefing.nouns.article import Span
from briefing.syntax import SUBJECTS, Sentence, Word

READABLE = 40
"""Words of a sentence beyond which its clause is looked for."""
_SHORTEST = 6
_EDGE = frozenset({"cc", "punct"})
_LEANS = frozenset({"then", "thus", "so", "therefore", "also", "instead"})
"""A clause that opens so leans on the one before it."""
_VERBS = frozenset({"VERB", "AUX"})


def statement(sentence: Sentence, span: Span) -> str:
    """The sentence, verbatim; of one of more than `READABLE` words a main clause that has the span and says enough.

    Only main clauses are cut out: what hangs on "denied that" or "if" means nothing without it.
    """
    if len(sentence.text.split()) <= READABLE:
        return sentence.text
    for verb in _main_verbs(sentence):
        cut = _clause(sentence, verb)
        if cut is not None and cut[0] <= span[0] and span[1] <= cut[1]:
            return sentence.text[slice(*cut)]
    return sentence.text


def _main_verbs(sentence: Sentence) -> list[Word]:
    """The root and the verbs joined to it by "and" that have a subject of their own."""
    verbs = [word for word in sentence.words if word.role == "ROOT" and word.part in _VERBS]
    for verb in verbs:
        verbs += [
            one
            for one in sentence.below(verb, "conj")
            if one.part in _VERBS and sentence.below(one, *SUBJECTS)
        ]
    return verbs if len(verbs) > 1 else []


def _clause(sentence: Sentence, verb: Word) -> Span | None:
    """The verb with all that hangs on it but the clauses joined to it; None where these interrupt it."""
    joined = {one.at for one in _main_verbs(sentence) if one.at != verb.at}
    apart = {
        below.at
        for one in joined
        for below in sentence.tree(sentence.words[one])
        if verb.at not in {b.at for b in sentence.tree(sentence.words[one])}
    }
    words = [word for word in sentence.tree(verb) if word.at not in apart]
    while words and words[0].role in _EDGE:
        words = words[1:]
    while words and words[-1].role in _EDGE:
        words = words[:-1]
    if not words or words[0].low in _LEANS or words[-1].at - words[0].at + 1 != len(words):
        return None
    start, end = words[0].start, words[-1].end
    text = sentence.text[start:end]
    enough = _SHORTEST <= len(text.split()) <= READABLE
    return (start, end) if enough and not text.count('"') % 2 and text.count("“") == text.count("”") else None
