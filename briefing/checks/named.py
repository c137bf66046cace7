"""Names and titles of a claim: the article must have the name near the evidence, and give the title itself."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.checks.prepared import Prepared, Word
from briefing.checks.source import Source
from briefing.nouns.brief import Finding, Severity

BACK = 4
"""Sentences before the evidence in which a name may stand that a "he" or "the minister" takes up; by judgment."""
TITLES = frozenset(
    "president minister premier chancellor secretary spokesman spokeswoman spokesperson king queen sultan emir "
    "prince princess pope bishop archbishop senator governor mayor ambassador envoy judge general colonel captain "
    "admiral lieutenant sergeant chief director chairman chairwoman commissioner prosecutor lawyer attorney "
    "congressman congresswoman representative leader professor doctor journalist activist chairperson founder solicitor "
    "incumbent owner editor coach nominee candidate veteran lawmaker".split()
)
_QUALIFIERS = frozenset(
    "former ex vice deputy acting prime foreign defence defense interior finance crown".split()
)
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
PLACING = frozenset("in at near from to into against with by for of".split())
"""Prepositions behind which a name is a place, a target or a source."""
_WHERE = frozenset("in at near".split())
PRONOUN = re.compile(r"\b(?:he|she|they|his|her|their|him|them|who)\b", re.IGNORECASE)
_TAKES_UP = re.compile(
    r"\b(?:he|she|they|it|his|her|their|its|who|him|them|we|i|our|my|us|the [a-z]+|this|that|these|those)\b",
    re.I,
)


# Capitals and houses: a seat of power stands for whom it governs.
SEATS = {
    "washington": "usa", "moscow": "russia", "kremlin": "russia", "beijing": "china", "london": "britain", "kyiv": "ukraine",
    "kiev": "ukraine", "tehran": "iran", "ankara": "turkey", "paris": "france", "berlin": "germany", "brussels": "eu",
    "westminster": "britain", "tokyo": "japan", "seoul": "korea", "pyongyang": "korea", "damascus": "syria",
    "baghdad": "iraq", "kabul": "afghanistan", "islamabad": "pakistan", "delhi": "india", "canberra": "australia",
    "ottawa": "canada", "madrid": "spain", "rome": "italy", "warsaw": "poland", "riyadh": "saudi", "cairo": "egypt",
}  # fmt: skip


class Mention(NamedTuple):
    """A name of a claim: its words, and the title that stands before it."""

    words: tuple[Word, ...]
    title: tuple[Word, ...]

    @property
    def text(self) -> str:
        """As the claim writes it."""
        return " ".join(word.form for word in self.words)


def mentions(claim: Prepared, source: Source) -> tuple[Mention, ...]:
    """The claim's names, told by their capitals, or by the article's where the claim's sentence begins."""
    return tuple(_mentions(claim, source))


def _mentions(claim: Prepared, source: Source) -> Iterator[Mention]:
    run: list[Word] = []
    before: list[Word] = []
    for word in claim.words:
        named = is_name(word, source) and not is_title(word)
        if named and (not run or not claim.text[run[-1].end : word.start].strip()):
            run.append(word)
            continue
        if run:
            yield Mention(tuple(run), tuple(before))
            run, before = [word] if named else [], []
        before = [*before, word] if is_title(word) else []
    if run:
        yield Mention(tuple(run), tuple(before))


def is_title(word: Word) -> bool:
    """Whether the word is a title or qualifies one."""
    return word.low in TITLES or word.low in _QUALIFIERS


def is_name(word: Word, source: Source) -> bool:
    """Whether the word is part of a name: by its capital inside the sentence, or by the article's."""
    if word.low in TIMES or not word.content or not word.form[0].isalpha():
        return False
    return word.name or (word.form[0].isupper() and word.key in source.names)


def named(claim: Prepared, source: Source, near: Sequence[int]) -> tuple[Finding, ...]:
    """Faults for names and titles the article does not have; doubts for names away from the evidence.

    `near` are the sentence numbers of the evidence and its neighbours, counted from 0.
    """
    if source.language not in {None, "en"}:
        return ()
    found: list[Finding] = []
    for mention in mentions(claim, source):
        absent = [
            word for word in mention.words if not source.has_exactly(word) and word.key not in source.about
        ]
        if absent:
            found.extend(filter(None, [_absent(mention, claim, absent, source)]))
        else:
            found.extend(_away(mention, claim, source, near))
            found.extend(_title(mention, source))
    return tuple(found)


def _absent(mention: Mention, claim: Prepared, absent: Sequence[Word], source: Source) -> Finding | None:
    """What there is to say where the article lacks a part of the name."""
    if (
        source.speaks_of_itself
        or (source.has_first_person and _speaks(mention, claim))
        or _initials(mention) in source.text
        or mention.text.isupper()
    ):
        return None
    # "Ankara says" may be Turkey, "in Ankara" is the town.
    placed = before(claim, mention.words[0]) in _WHERE
    if not placed and all(
        source.has_exactly(word._replace(key=SEATS.get(word.low, word.key))) for word in absent
    ):
        return None
    # A first name the article leaves out is no other person's.
    partly = len(absent) < len(mention.words) and absent[-1] != mention.words[-1]
    message = f"the article does not name {mention.text}"
    words = tuple(word.form for word in absent)
    return Finding(check="names", message=message, words=words, severity="doubt" if partly else "fault")


def _speaks(mention: Mention, claim: Prepared) -> bool:
    """Whether the claim opens with the name or gives it as its source: the text's "I" may be that person."""
    behind = claim.text[max(0, mention.words[0].start - 14) : mention.words[0].start].casefold()
    return (
        (mention.words[0].start < 30 and not behind.strip())
        or "according to" in behind
        or mention.words[0].start == 0
    )


def _initials(mention: Mention) -> str:
    """ "CML" of "Council Mortgage Lenders"; what cannot be in a text for a name of fewer than three words."""
    return "".join(word.form[0] for word in mention.words) if len(mention.words) > 2 else "\0"


def before(sentence: Prepared, word: Word) -> str:
    """The small word before it, a "the" between them aside."""
    at = sentence.words.index(word)
    small = [one.low for one in sentence.words[max(0, at - 2) : at] if one.low != "the"]
    return small[-1] if small else ""


def _away(mention: Mention, claim: Prepared, source: Source, near: Sequence[int]) -> Iterator[Finding]:
    last = mention.words[-1]
    if any(last.key in source.sentences[number].keys for number in near):
        return
    places = source.places(last.key)
    reach = range(max(0, min(near, default=0) - BACK), max(near, default=0) + 1)
    taken_up = any(_TAKES_UP.search(source.texts[number]) for number in near)
    if taken_up and (
        any(place in reach for place in places) or places[:1] in ((0,), (1,)) or len(places) >= 4
    ):
        return
    message = f"the evidence does not name {mention.text}, the article does elsewhere"
    # Whoever acts may be taken up by a pronoun or an office; a place or a target hardly ever is.
    spoken = source.speaks_of_itself or _speaks(mention, claim)
    placed = before(claim, mention.words[0]) in PLACING and not spoken
    severity: Severity = "doubt" if placed else "note"
    yield Finding(check="names", message=message, words=(mention.text,), severity=severity)


def _title(mention: Mention, source: Source) -> Iterator[Finding]:
    """The title stands in a sentence that names the person, or beside it; a fault if another does right there."""
    if not mention.title or not any(word.low in TITLES for word in mention.title):
        return
    places = source.places(mention.words[-1].key)
    held = [one for place in places for one in (source.sentences[place], *source.around(place))]
    given = [word for place in places for word in _given(mention, source.sentences[place])]
    for word in mention.title:
        if any(one.has(word) for one in held):
            continue
        message = f"the article does not call {mention.text} “{word.form}”"
        words = (word.form, mention.text)
        yield Finding(check="titles", message=message, words=words, severity="fault" if given else "doubt")


def _given(mention: Mention, sentence: Prepared) -> Iterator[Word]:
    """Titles right before the name, or behind it after a comma: "Putin, president of Russia"."""
    keys = {word.key for word in mention.words}
    for at, word in enumerate(sentence.words):
        if word.key in keys:
            around = (*sentence.words[max(0, at - 3) : at], *sentence.words[at + 1 : at + 4])
            yield from (other for other in around if other.low in TITLES)
