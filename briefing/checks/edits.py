"""A claim that is a sentence of the article with a few words changed: what the changed words change (English)."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from briefing.checks.concepts import base_forms
from briefing.checks.named import SEATS, TIMES, TITLES
from briefing.checks.nations import name_keys
from briefing.checks.opposites import opposites
from briefing.checks.prepared import Prepared, Word
from briefing.nouns.brief import Finding

SAME = 0.72
"""Share of the claim's words that must follow each other as in the sentence for it to be an edited copy; by judgment."""
SHORT = 5
"""Words beyond which a changed or dropped stretch is a rewriting, of which this room says nothing; by judgment."""
_NOT = re.compile(r"\b(?:not|never|no|nobody|none|neither|nor|cannot|without)\b|n[’']t\b", re.IGNORECASE)
_HEDGE = re.compile(
    r"\b(?:alleg\w+|reportedly|suspected|purported\w*|supposed\w*|apparent\w*|presum\w+|unconfirmed|claim(?:s|ed)"
    r")\b", re.IGNORECASE
)  # fmt: skip
_HEDGED = re.compile(rf"{_HEDGE.pattern}|\b(?:thought|believed|said|report|accus)", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|may|might|could|should|must|(?:is|are|was|were) to|plan(?:s|ned|ning)? to|intend(?:s|ed|ing)? to"
    r"|expect(?:s|ed)? to|want(?:s|ed)? to|threaten(?:s|ed)? to|set to|due to|propos(?:e|es|ed|ing))\b", re.IGNORECASE
)  # fmt: skip
_AMOUNT = re.compile(
    r"\b(?:dozens|scores|hundreds|thousands|millions|billions|several|few|once|twice|\w+ times)\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|(?:last|this|next|previous) (?:night|day|week|month|year|decade|century))\b",
    re.IGNORECASE,
)
_PAST = frozenset(base_forms()) | frozenset("has have had was were did".split())


# A name may stand for these in a speech, and they for nobody else.
_SELF = frozenset("i we my our me us he she they his her their".split())


class Edit(NamedTuple):
    """Words of the claim that stand where the sentence has others; either side may be empty."""

    claim: tuple[Word, ...]
    sentence: tuple[Word, ...]
    at: int
    """Where in the claim it begins."""


def edits(claim: Prepared, sentence: Prepared) -> tuple[Edit, ...]:
    """How the claim departs from the sentence, in order; empty where it is no edited copy of it, or no departure."""
    matcher = SequenceMatcher(
        None, [w.key for w in claim.words], [w.key for w in sentence.words], autojunk=False
    )
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not claim.words or sum(block.size for block in blocks) < SAME * len(claim.words):
        return ()
    return tuple(
        Edit(
            claim.words[a:b],
            sentence.words[c:d],
            claim.words[a].start if a < len(claim.words) else len(claim.text),
        )
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal" and b - a <= SHORT and d - c <= SHORT
    )


def edited(claim: Prepared, sentence: Prepared, names: frozenset[str]) -> tuple[Finding, ...]:
    """Faults of an edited copy: a "not" put in or taken out, a hedge taken out, a plan made a deed, a word
    turned into its opposite, a name or title exchanged, two names in each other's place.

    `names` are the keys of the words that the article writes as names.
    """
    changed = edits(claim, sentence)
    found = [finding for edit in changed for finding in _edited(edit, claim, sentence, names)]
    return (*found, *_crossed(changed))


def _edited(edit: Edit, claim: Prepared, sentence: Prepared, names: frozenset[str]) -> Iterator[Finding]:
    ours, theirs = _text(claim, edit.claim), _text(sentence, edit.sentence)
    odd = len(_NOT.findall(ours)) % 2 != len(_NOT.findall(theirs)) % 2
    whole = not edit.claim and _with_its_object(edit)
    if odd and not whole and not _balanced(edit, ours, theirs) and not _moved(claim, sentence):
        yield _fault("polarity", ours, theirs)
    hedge = _HEDGE.search(theirs)
    if hedge and not any(word.content for word in edit.claim) and not _HEDGED.search(claim.text):
        yield _fault("laundering", ours or "nothing", hedge.group())
    if _AHEAD.search(theirs) and not _AHEAD.search(ours) and _is_done(edit, claim):
        yield _fault("laundering", ours, theirs)
    for sort in (_AMOUNT, _DAY):
        mine, other = sort.search(ours), sort.search(theirs)
        if mine and other and mine.group().casefold() != other.group().casefold():
            yield _fault("values", ours, theirs)
    yield from _opposite(edit)
    yield from _exchanged(edit, sentence, names)


def _with_its_object(edit: Edit) -> bool:
    """Whether what was denied went with the "not": "without elaborating" says nothing of the rest."""
    at = next((at for at, word in enumerate(edit.sentence) if _NOT.search(word.form)), len(edit.sentence))
    return any(word.content for word in edit.sentence[at + 1 :])


def _moved(claim: Prepared, sentence: Prepared) -> bool:
    """Whether both have as many negations, one only standing elsewhere."""
    return len(_NOT.findall(claim.text)) == len(_NOT.findall(sentence.text))


def _balanced(edit: Edit, ours: str, theirs: str) -> bool:
    """Whether the other side says the same with another word: "did not win" and "failed to win"."""
    other = theirs if _NOT.search(ours) else ours
    if re.search(
        r"\b(?:fail|refus|den[iy]|reject|declin|yet to|un|lack|barr|prohibit|hardly|stop|prevent|avoid)",
        other,
        re.I,
    ):
        return True
    table = opposites()
    keys = {word.key for word in edit.sentence} if _NOT.search(ours) else {word.key for word in edit.claim}
    return any(keys & table.get(word.key, frozenset()) for word in (*edit.claim, *edit.sentence))


def _opposite(edit: Edit) -> Iterator[Finding]:
    table = opposites()
    if _NOT.search(" ".join(word.form for word in (*edit.claim, *edit.sentence))):
        return
    for word in edit.claim:
        other = next((one for one in edit.sentence if one.key in table.get(word.key, ())), None)
        if other is not None:
            yield _fault("polarity", word.form, other.form)


def _exchanged(edit: Edit, sentence: Prepared, names: frozenset[str]) -> Iterator[Finding]:
    """A name for another of its sort, or a title for another, in the same place.

    A doubt where other words change with it and the sentence has that name too, elsewhere.
    """
    if any(word.low in _SELF for word in edit.sentence):
        return
    if (
        _all_names(edit.claim, names)
        and _all_names(edit.sentence, names)
        and not _keys(edit.claim) & _keys(edit.sentence)
    ):
        if not _seated(edit.claim, edit.sentence):
            yield _fault("names", edit.claim[-1].form, edit.sentence[-1].form)
        return
    for check, sort in (("names", _nations), ("names", _others), ("titles", _titles)):
        ours, theirs = sort(edit.claim), sort(edit.sentence)
        if not ours or not theirs or {w.key for w in ours} & {w.key for w in theirs}:
            continue
        if any(set(a.rows) & set(b.rows) for a in ours for b in theirs) or _seated(ours, theirs):
            continue
        fault = _fault(check, ours[-1].form, theirs[-1].form)
        elsewhere = any(word.key in sentence.keys for word in ours)
        yield fault.model_copy(update={"severity": "doubt"}) if elsewhere else fault


def _all_names(words: Sequence[Word], names: frozenset[str]) -> bool:
    content = [word for word in words if word.content]
    return bool(content) and all(
        (word.name or word.key in names) and word.form[0].isupper() and word.low not in TITLES | TIMES
        for word in content
    )


def _is_done(edit: Edit, claim: Prepared) -> bool:
    """Whether the claim's words, or the one behind a dropped "will", tell it as done."""
    words = edit.claim
    if not any(word.content for word in words):
        behind = edit.claim[-1].end if edit.claim else edit.at
        words = (*words, *[word for word in claim.words if word.start >= behind][:1])
    return any(word.low.endswith("ed") or word.low in _PAST for word in words)


def _seated(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    return any(SEATS.get(a.low) == b.key or SEATS.get(b.low) == a.key for a in ours for b in theirs)


def _nations(words: Sequence[Word]) -> list[Word]:
    nations = frozenset(name_keys().values())
    return [word for word in words if word.key in nations]


def _others(words: Sequence[Word]) -> list[Word]:
    no_names = frozenset(name_keys().values()) | TITLES | TIMES
    capitals = (word for word in words if word.name or (word.form[0].isupper() and word.start > 0))
    return [word for word in capitals if word.key not in no_names and word.low not in no_names]


def _titles(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.low in TITLES]


def _crossed(changed: Sequence[Edit]) -> Iterator[Finding]:
    """Two stretches of which each stands where the sentence has the other."""
    for at, one in enumerate(changed):
        for other in changed[at + 1 :]:
            if _keys(one.claim) & _keys(other.sentence) and _keys(other.claim) & _keys(one.sentence):
                first, second = one.claim[-1].form, other.claim[-1].form
                message = f"{first} and {second} stand in each other's place"
                yield Finding(check="roles", message=message, words=(first, second), severity="fault")


def _keys(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(word.key for word in words if word.content and (word.name or word.form[0].isupper()))


def _text(sentence: Prepared, words: Sequence[Word]) -> str:
    return " ".join(sentence.text[words[0].start : words[-1].end].split()) if words else ""


def _fault(check: str, ours: str, theirs: str) -> Finding:
    if not ours:
        message = f"the evidence says “{theirs}”, the claim leaves it out"
    elif not theirs:
        message = f"the claim puts in “{ours}”, which the evidence does not say"
    else:
        message = f"the claim says “{ours}” where the evidence says “{theirs}”"
    words = tuple(filter(None, (ours, theirs)))
    return Finding(check=check, message=message, words=words, severity="fault")
