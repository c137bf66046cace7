"""Whether a claim says yes where the article says no, or the other way round (English)."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from briefing.checks.opposites import opposites
from briefing.checks.prepared import Prepared, Word, head
from briefing.nouns.article import Span
from briefing.nouns.brief import Finding

# What follows is denied, up to where the clause ends.
_NEGATORS = frozenset(
    "not never no without none neither nor cannot nobody nothing hardly barely unable".split()
)
# The same, said by a verb; only before "to", "that", a name or a noun they deny what follows.
_DENIALS = re.compile(
    r"(?:den(?:y|ies|ied|ying)|refus(?:e[sd]?|ing|al)|fail(?:s|ed|ing|ure)?|reject(?:s|ed|ing)?|declin(?:e[sd]?|ing)"
    r"|prevent(?:s|ed|ing)?|avoid(?:s|ed|ing)?|prohibit(?:s|ed|ing)?|ban(?:s|ned|ning)?|forbid(?:s|den)?|forbade"
    r"|reluctan\w+|unwilling\w*|hesita\w+|barred|ceas(?:e[sd]?|ing)|stop(?:s|ped|ping)?|halt(?:s|ed|ing)?|lack(?:s|ed|ing)?)"
)
_CLAUSE_END = re.compile(
    r"[,;:.!?—–()\"“”]|\b(?:but|because|although|though|while|whereas|unless|until|which|who|when|after|before|and|or)\b",
    re.I,
)
_YET_TO = re.compile(r"yet to\b", re.IGNORECASE)
_ASIDE = re.compile(r",[^,;.]{1,40},")
_ONLY = re.compile(r"\s+(?:only|just|merely|least|yet clear|surprising)", re.I)
REACH = 4
"""Content words that a "not" denies at most, for a verb, its object and what qualifies them; by judgment."""


CLOSE = 0.45
"""Share of the claim's words from which a sentence is taken to say the same thing; by judgment."""
LOOSE = 0.3
"""Below this share a sentence is about something else, and its negations say nothing of the claim; by judgment."""
BESIDE = 3
"""Content words on each side that tell which thing is said to rise or fall; by judgment."""
_NEGATIVE = re.compile(
    r"\b(?:not|never|no|no-one|nor|cannot|yet to|without|none|neither|nothing|unable|unlikely|unknown|unclear|unwilling|unmet|unresolved|stead of|rather than|far from|den(?:y|ied|ies)|refus\w+"
    r"|reject\w*|fail\w*|dismiss\w*|against|oppos\w+|rul(?:e|ed|es) out|lack\w*|hardly|avoid\w*)\b|n[’']t\b",
    re.IGNORECASE,
)


_ANY = frozenset("any anyone anybody anything ever one all least yet longer more such much".split())
_SPEECH = frozenset(
    "say said tell told call called demand demanded ask asked urge urged announce announced report reported state stated "
    "warn warned threaten threatened propose proposed describe described declare declared claim claimed order ordered "
    "request requested insist insisted want wanted accuse accused blame blamed express expressed encourage".split()
)
_PREFIXES = ("un", "in", "im", "il", "ir", "non", "dis")


class Denied(NamedTuple):
    """A negator of a sentence and the content words it denies, in order."""

    cue: Word
    scope: tuple[Word, ...]


class Signed(NamedTuple):
    """A sentence with what its negators deny."""

    sentence: Prepared
    denials: tuple[Denied, ...]
    keys: frozenset[str]
    """Of the denied words."""
    rows: frozenset[int]


class Rests(NamedTuple):
    """A sentence of the evidence, and the share of the claim's words that it has, 0 to 1."""

    signed: Signed
    share: float


def signed(sentence: Prepared) -> Signed:
    """The sentence's negators, found once."""
    denials = tuple(_denials(sentence))
    words = [word for one in denials for word in one.scope]
    rows = frozenset(row for word in words for row in word.rows)
    return Signed(sentence, denials, frozenset(word.key for word in words), rows)


def polarity(
    claim: Signed, evidence: Sequence[Rests], elsewhere: Sequence[Signed] = (), around: Sequence[Signed] = ()
) -> tuple[Finding, ...]:
    """A "not" the claim lost, one it added, a word that says the contrary of the evidence's.

    A fault where the sentence of the evidence has about half of the claim (CLOSE), else a doubt: the claim may
    rest on other words then. `elsewhere`: sentences of the article that fit the claim nearly as well; `around`:
    the evidence with its neighbours, where a refusal may stand in other words.
    """
    close = [one for one in evidence if one.share >= LOOSE]
    return (*_lost(claim, close, elsewhere), *_added(claim, close, around), *_contrary(claim, close))


def _denials(sentence: Prepared) -> Iterator[Denied]:
    for at, word in enumerate(sentence.words):
        plain = (
            word.low in _NEGATORS
            or word.low.endswith(("n't", "n’t"))
            or _YET_TO.match(sentence.text, word.start)
        )
        if not plain and _DENIALS.fullmatch(word.low) is None:
            continue
        if plain and _ONLY.match(sentence.text, word.end):
            continue
        begin, stop = _clause(sentence.text, word.end)
        behind = (
            other for other in sentence.words[at + 1 :] if begin <= other.start < stop and other.content
        )
        scope = tuple(islice((other for other in behind if other.low not in _ANY), REACH))
        if scope:
            yield Denied(word, scope)


def _clause(text: str, at: int) -> Span:
    """Where the denied clause lies; "had not, as of yesterday, announced" begins behind the second comma."""
    if aside := _ASIDE.match(text, at):
        at = aside.end()
    end = _CLAUSE_END.search(text, at)
    return at, end.start() if end else len(text)


def _lost(claim: Signed, evidence: Sequence[Rests], elsewhere: Sequence[Signed]) -> Iterator[Finding]:
    """The evidence denies what the claim affirms: the first denied word and half of the others are in the claim."""
    for there, share in evidence:
        for cue, scope in there.denials:
            first, held = scope[0], [word for word in scope if _exactly(word, claim.sentence)]
            if (
                not claim.sentence.has(first)
                or len(held) * 2 < len(scope)
                or (len(held) == 1 and len(claim.sentence.content) > 6)
            ):
                continue
            if (cue.content and claim.sentence.has(cue)) or any(
                _is_denied(word, claim) for word in _itself(scope)
            ):
                continue
            if _has_opposite(scope, claim.sentence) or _affirmed(scope, claim.sentence, elsewhere):
                continue
            said = _between(there.sentence.text, cue, scope[0])
            yield _finding(f"the evidence says “{said}”; the claim has no such denial", share, cue, first)


def _added(claim: Signed, evidence: Sequence[Rests], around: Sequence[Signed]) -> Iterator[Finding]:
    """The claim denies something where the evidence denies nothing, or affirms that very thing."""
    for cue, scope in claim.denials:
        if not evidence or any(cue.content and there.sentence.has(cue) for there, _ in evidence):
            continue
        if any(_has_opposite(scope, there.sentence) for there, _ in evidence):
            continue
        said, share = f"{cue.form} … {scope[0].form}", max(share for _, share in evidence)
        if (
            not cue.content
            and scope[0].low in _SPEECH
            and not any(_denies_speech(there, scope[0]) for there in evidence)
        ):
            yield _finding(f"the claim says “{said}”, the evidence has no such denial", share, cue, scope[0])
            continue
        wider = around if cue.content and around else [there for there, _ in evidence]
        if not any(_NEGATIVE.search(there.sentence.text) for there in wider):
            yield _finding(f"the claim says “{said}”, the evidence denies nothing", share, cue, scope[0])
            continue
        if cue.content or cue.low in {"no", "none", "neither", "without"}:
            continue  # "refuses an inquiry" may be "did not accede to demands for an inquiry" there
        known = [
            (word, there) for there, _ in evidence for word in scope[:2] if _exactly(word, there.sentence)
        ]
        if known and not any(_denies(there, _itself(scope)) for there, _ in evidence):
            yield _finding(f"the claim says “{said}”, the evidence does not deny it", share, cue, scope[0])


def _itself(scope: Sequence[Word]) -> Sequence[Word]:
    """What a "not" denies: of "not reject the demand" the rejecting alone, since the demand is denied without it."""
    return scope[:1] if _DENIALS.fullmatch(scope[0].low) else scope


def _denies_speech(there: Rests, first: Word) -> bool:
    return _is_denied(first, there.signed) or any(
        word.low in _SPEECH or cue.low.startswith("den")
        for cue, scope in there.signed.denials
        for word in scope[:1]
    )


def _denies(there: Signed, scope: Sequence[Word]) -> bool:
    """Whether the sentence denies one of the words too."""
    return any(_is_denied(word, there) for word in scope)


def _contrary(claim: Signed, evidence: Sequence[Rests]) -> Iterator[Finding]:
    """The claim has a word, the evidence its opposite beside the same words, and neither the word nor one for it."""
    table = opposites()
    for at, word in enumerate(claim.sentence.content):
        against = table.get(word.key, frozenset()) | _prefixed(word.key)
        if any(_exactly(word, there.sentence) for there, _ in evidence):
            continue
        beside = _beside(claim.sentence, at) - {word.key}
        if any(_put_otherwise(word, beside, claim, there) for there, _ in evidence):
            continue
        for there, share in evidence:
            other = _opposite(there, against, beside)
            if other is None or other.key in claim.sentence.keys:
                continue
            if _is_denied(other, there) == _is_denied(word, claim):
                message = f"the claim says “{word.form}”, the evidence “{other.form}”"
                yield _finding(message, share, word, other)
                break


def _beside(sentence: Prepared, at: int) -> set[str]:
    """Keys of the content words around that one, its own among them."""
    return {one.key for one in sentence.content[max(0, at - BESIDE) : at + BESIDE + 1]}


def _put_otherwise(word: Word, beside: set[str], claim: Signed, there: Signed) -> bool:
    """Whether the sentence has a word that may stand for it beside the same words, and the claim has not that too.

    "Election" may stand for "won" and says nothing of who won.
    """
    return there.sentence.has(word) and any(
        one.key not in claim.sentence.keys
        and not set(one.rows).isdisjoint(word.rows)
        and beside & _beside(there.sentence, at)
        for at, one in enumerate(there.sentence.content)
    )


def _prefixed(key: str) -> frozenset[str]:
    """The word with "un" and the like put on or taken off."""
    bare = {key[len(start) :] for start in _PREFIXES if key.startswith(start) and len(key) > len(start) + 3}
    return frozenset({start + key for start in _PREFIXES} | bare) if len(key) > 3 else frozenset()


def _opposite(there: Signed, against: frozenset[str], beside: set[str]) -> Word | None:
    """A word of the sentence that is one of these opposites and has one of the words beside it."""
    content = there.sentence.content
    fits = (at for at, one in enumerate(content) if one.key in against)
    return next((content[at] for at in fits if beside & _beside(there.sentence, at)), None)


def _finding(message: str, share: float, *of: Word) -> Finding:
    words = tuple(word.form for word in of)
    return Finding(
        check="polarity", message=message, words=words, severity="fault" if share >= CLOSE else "doubt"
    )


def _exactly(word: Word, sentence: Prepared) -> bool:
    return word.key in sentence.keys or (len(word.key) > 3 and head(word.key) in sentence.heads)


def _is_denied(word: Word, where: Signed) -> bool:
    return word.key in where.keys or bool(where.rows.intersection(word.rows))


def _affirmed(scope: Sequence[Word], claim: Prepared, elsewhere: Sequence[Signed]) -> bool:
    """Whether another sentence that shares two of the denied words with the claim, or all, denies none of them."""
    wanted = [word for word in scope if _exactly(word, claim)]
    need = min(2, len(wanted))
    return any(
        sum(_exactly(word, one.sentence) for word in wanted) >= need
        and not any(_is_denied(word, one) for word in wanted)
        for one in elsewhere
    )


def _has_opposite(words: Sequence[Word], sentence: Prepared) -> bool:
    table = opposites()
    return any(not sentence.keys.isdisjoint(table.get(word.key, ())) for word in words)


def _between(text: str, first: Word, last: Word) -> str:
    return " ".join(text[first.start : last.end].split())
