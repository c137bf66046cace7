"""An article prepared once for many claims: its sentences as words, what the whole of it has, where to look."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from briefing.checks.foreign import QUOTED
from briefing.checks.prepared import NATIONS, Prepared, Word, head, prepare
from briefing.nouns.article import Span
from briefing.nouns.brief import Evidence

_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")


class Source:
    """Sentences are counted from 0 here; spans index `text`, code points, half-open."""

    def __init__(self, text: str, spans: Sequence[Span], language: str | None, about: str = "") -> None:
        self.about = prepare(about, language).keys
        """Words of the title and of who wrote it: they may name whom the text does not."""
        self._matches: dict[tuple[str, tuple[int, ...]], tuple[float, ...]] = {}
        self.text = text
        self.spans = tuple(spans)
        self.language = language
        self.texts = tuple(text[start:end] for start, end in self.spans)
        self.sentences: tuple[Prepared, ...] = tuple(prepare(one, language) for one in self.texts)
        self.keys = frozenset(key for one in self.sentences for key in one.keys)
        self.rows = frozenset(row for one in self.sentences for row in one.rows)
        self.heads = frozenset(head for one in self.sentences for head in one.heads)
        self._held = Counter(key for one in self.sentences for key in one.keys)

    def weight(self, word: Word) -> float:
        """How much it matters that a claim's word is found: more for what few sentences have, and for names."""
        rare = math.log((len(self.sentences) + 1) / (self._held[word.key] + 0.5)) + 0.5
        return max(rare, 0.3) * (1.3 if word.name or word.low[0].isdigit() else 1.0)

    def has(self, word: Word) -> bool:
        """Whether the article has the word or one that may stand for it, anywhere; a nation only itself."""
        if word.key in NATIONS:
            return word.key in self.keys
        return (
            word.key in self.keys or bool(self.rows.intersection(word.rows)) or head(word.key) in self.heads
        )

    def matches(self, word: Word) -> tuple[float, ...]:
        """Per sentence 1 where it has the word itself, 0.8 where it has what may stand for it, else 0."""
        found = self._matches.get((word.key, word.rows))
        if found is None:
            found = tuple(
                1.0 if word.key in one.keys else 0.8 if one.has(word) else 0.0 for one in self.sentences
            )
            self._matches[word.key, word.rows] = found
        return found

    @cached_property
    def names(self) -> frozenset[str]:
        """Keys of the words that the article writes with a capital inside a sentence, and of nations."""
        return frozenset(word.key for one in self.sentences for word in one.words if word.name)

    @cached_property
    def _places(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, list[int]] = {}
        for number, one in enumerate(self.sentences):
            for key in one.keys:
                found.setdefault(key, []).append(number)
        return {key: tuple(numbers) for key, numbers in found.items()}

    def places(self, key: str) -> tuple[int, ...]:
        """Numbers of the sentences that have the word, in order."""
        return self._places.get(key, ())

    def has_exactly(self, word: Word) -> bool:
        """Whether the article has that very word or one derived from it, for names; a nation only itself."""
        return word.key in self.keys or (word.key not in NATIONS and head(word.key) in self.heads)

    @cached_property
    def speaks_of_itself(self) -> bool:
        """Whether it is a speech or a letter, whose author it need not name: "I", "we" in a quarter of its sentences."""
        first = sum(_FIRST_PERSON.search(QUOTED.sub(" ", one)) is not None for one in self.texts)
        return first * 4 >= len(self.texts)

    @cached_property
    def has_first_person(self) -> bool:
        """Whether somebody speaks in it as "I" or "we" outside quotations, twice at least."""
        return sum(_FIRST_PERSON.search(QUOTED.sub(" ", one)) is not None for one in self.texts) > 1

    def around(self, number: int) -> tuple[Prepared, ...]:
        """The sentences before and behind, as far as there are any."""
        return tuple(self.sentences[n] for n in (number - 1, number + 1) if 0 <= n < len(self.sentences))

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Keys of words that follow each other, function words included."""
        return frozenset(pair for one in self.sentences for pair in pairwise(word.key for word in one.words))

    @cached_property
    def content_pairs(self) -> frozenset[tuple[str, str]]:
        """Keys of content words that follow each other when function words are left out."""
        return frozenset(
            pair for one in self.sentences for pair in pairwise(word.key for word in one.content)
        )

    @cached_property
    def near_pairs(self) -> frozenset[tuple[str, str]]:
        """Keys of content words with at most three others between them, in that order."""
        found: set[tuple[str, str]] = set()
        for one in self.sentences:
            keys = [word.key for word in one.content]
            for at, left in enumerate(keys):
                found.update((left, right) for right in keys[at + 1 : at + 5])
        return frozenset(found)

    @cached_property
    def triples(self) -> frozenset[tuple[str, str, str]]:
        """Keys of three words that follow each other, function words included."""
        return frozenset(
            three for one in self.sentences for three in _threes([word.key for word in one.words])
        )

    @cached_property
    def content_triples(self) -> frozenset[tuple[str, str, str]]:
        """Keys of three content words that follow each other when function words are left out."""
        return frozenset(
            three for one in self.sentences for three in _threes([word.key for word in one.content])
        )

    @cached_property
    def length(self) -> int:
        """How many words it has."""
        return sum(len(one.words) for one in self.sentences)

    def evidence(self, numbers: Sequence[int]) -> tuple[Evidence, ...]:
        """The sentences as evidence, in the article's order, each once."""
        spans = (self.spans[number] for number in sorted(set(numbers)))
        return tuple(Evidence(start=s, end=e, text=self.text[s:e]) for s, e in spans)


def _threes(keys: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    return zip(keys, keys[1:], keys[2:], strict=False)
