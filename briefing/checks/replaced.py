"""Names and titles that stand in the place where the evidence has another one (English)."""

import re
from collections.abc import Iterator, Sequence

from briefing.checks.focus import focus
from briefing.checks.named import (
    BACK,
    PLACING,
    PRONOUN,
    SEATS,
    TITLES,
    Mention,
    before,
    is_name,
    is_title,
    mentions,
)
from briefing.checks.nations import states
from briefing.checks.prepared import NATIONS, Prepared, Word, head
from briefing.checks.source import Source
from briefing.nouns.brief import Finding

_PLACES = frozenset("in near from against".split())
_HE = re.compile(
    r"\b(?:he|she|they|it|his|her|their|its|who|him|them|we|i|our|my|the [a-z]+)\b", re.IGNORECASE
)
WIDE = 4
"""Content words between a name and a word beside it, at most, for both to be taken as one phrase; by judgment."""


def replaced(
    claim: Prepared, source: Source, evidence: Sequence[int], near: Sequence[int]
) -> tuple[Finding, ...]:
    """Faults where the best sentence lacks a name or title of the claim and has another in its place.

    `evidence` are sentence numbers, the best first, `near` those and their neighbours; counted from 0. A text
    that speaks in the first person need not name its author: there only places and the like are looked at.
    """
    best = source.sentences[evidence[0]]
    found = [
        _name(mention, claim, source, near)
        for mention in mentions(claim, source)
        if not source.speaks_of_itself or before(claim, mention.words[0]) in _PLACES
    ]
    found += [_title(word, claim, best) for word in claim.content if word.low in TITLES]
    return tuple(finding for finding in found if finding is not None)


def _name(mention: Mention, claim: Prepared, source: Source, near: Sequence[int]) -> Finding | None:
    at = focus(claim, source, mention.words[0].start, mention.words[-1].end)
    best = source.sentences[at.number]
    if _stands(mention.words[-1], best):
        return None
    beside = tuple(_beside(claim, mention))
    if before(claim, mention.words[0]) not in PLACING and _taken_up(mention, source, at.number):
        return None
    if _bound(mention, beside, source, near):
        return None
    if other := _other_subject(mention, claim, source, best, near):
        message = f"the claim names {mention.text}, its evidence only {other.form}"
        return Finding(check="names", message=message, words=(mention.text, other.form), severity="doubt")
    others = [*_in_place(best, beside, claim, mention, source), *_behind_same(best, mention, claim, source)]
    other = next(
        (one for one in others if _alike(one, mention) and not _one_name(one, mention, source)), None
    )
    if other is None:
        return None
    message = f"the claim names {mention.text} where the evidence names {other.form}"
    return Finding(check="names", message=message, words=(mention.text, other.form), severity="fault")


def _taken_up(mention: Mention, source: Source, best: int) -> bool:
    """Whether a "he" or "they" of the best sentence may stand for the name, which stands a little before."""
    if not PRONOUN.search(source.texts[best]):
        return False
    return any(max(0, best - BACK) <= place <= best for place in source.places(mention.words[-1].key))


def _other_subject(
    mention: Mention, claim: Prepared, source: Source, best: Prepared, near: Sequence[int]
) -> Word | None:
    """The name that opens the best sentence, where the claim opens with one that is not near it, or near it but
    with nothing in the best sentence to stand for it.
    """
    if mention.words[0].start > 12 or not best.words:
        return None
    here = any(set(source.places(word.key)) & set(near) for word in mention.words)
    if here and (source.speaks_of_itself or _HE.search(best.text)):
        return None
    first = next((word for word in best.content[:3] if is_name(word, source)), None)
    if first is None or first.key in claim.keys or PRONOUN.match(best.text):
        return None
    return first if _alike(first, mention) and not _one_name(first, mention, source) else None


def _bound(mention: Mention, beside: Sequence[Word], source: Source, near: Sequence[int]) -> bool:
    """Whether a sentence of the evidence or beside it has the name together with most words next to it."""
    here = [source.sentences[number] for number in near]
    need = max(1, (len(beside) + 1) // 2)
    return any(
        _stands(mention.words[-1], one) and sum(one.has(word) for word in beside) >= need for one in here
    )


def _stands(word: Word, sentence: Prepared) -> bool:
    if word.key in sentence.keys or (word.key not in NATIONS and head(word.key) in sentence.heads):
        return True
    return SEATS.get(word.low, "") in sentence.keys or any(
        SEATS.get(one.low) == word.key for one in sentence.content
    )


def _beside(claim: Prepared, mention: Mention) -> Iterator[Word]:
    """The claim's plain words next to the name, nearest first."""
    at = claim.content.index(mention.words[-1])
    first = at - len(mention.words) + 1
    for place in (at + 1, first - 1, at + 2, first - 2):
        if 0 <= place < len(claim.content) and not claim.content[place].name:
            yield claim.content[place]


def _in_place(
    best: Prepared, beside: Sequence[Word], claim: Prepared, mention: Mention, source: Source
) -> Iterator[Word]:
    """Names close to one of those words in the sentence, on the side where the claim has its own."""
    first = mention.words[0].start
    for word in beside:
        for at, one in enumerate(best.content):
            if one.key != word.key:
                continue
            before = first < word.start
            close = (
                reversed(best.content[max(0, at - WIDE + 1) : at])
                if before
                else best.content[at + 1 : at + WIDE]
            )
            yield from (
                other
                for other in close
                if _is_other(other, claim, source) and not _shares(other, best, claim)
            )


def _shares(other: Word, best: Prepared, claim: Prepared) -> bool:
    """Whether the name goes on with a word that the claim has: "Rodrigo" in "Rodrigo Duterte"."""
    at = best.words.index(other)
    around = (*best.words[max(0, at - 1) : at], *best.words[at + 1 : at + 2])
    return any(word.name and word.key in claim.keys for word in around)


def _behind_same(best: Prepared, mention: Mention, claim: Prepared, source: Source) -> Iterator[Word]:
    """Names behind the preposition that the mention stands behind: "in Vladivostok" for "in Pyongyang"."""
    preposition = before(claim, mention.words[0])
    if preposition in PLACING:
        yield from (
            word
            for word in best.content
            if _is_other(word, claim, source) and before(best, word) == preposition
        )


def _is_other(word: Word, claim: Prepared, source: Source) -> bool:
    return is_name(word, source) and not is_title(word) and not _stands(word, claim)


def _alike(other: Word, mention: Mention) -> bool:
    """Whether both are nations or neither is."""
    return (other.key in states()) == any(word.key in states() for word in mention.words)


def _one_name(other: Word, mention: Mention, source: Source) -> bool:
    """Whether the article joins both somewhere, as first and last name of one person, say."""
    return any(
        (word.key, other.key) in source.pairs or (other.key, word.key) in source.pairs
        for word in mention.words
    )


def _title(word: Word, claim: Prepared, best: Prepared) -> Finding | None:
    """A title the best sentence lacks, where it has another beside the same name or word."""
    if best.has(word) or word.low == "leader":
        return None
    at = claim.content.index(word)
    beside = {one.key for one in claim.content[max(0, at - 2) : at + 4]} - {word.key}
    for place, one in enumerate(best.content):
        if (
            one.low in TITLES
            and not claim.has(one)
            and beside & {o.key for o in best.content[max(0, place - 2) : place + 4]}
        ):
            message = f"the claim says “{word.form}” where the evidence says “{one.form}”"
            return Finding(check="titles", message=message, words=(word.form, one.form), severity="fault")
    return None
