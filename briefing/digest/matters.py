"""Sentences of two articles that are about the same matter, so that what they say of it can be held together."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from briefing.checks import Checker
from briefing.checks.prepared import Prepared, prepare
from briefing.checks.rarity import rarity
from briefing.nouns.article import Article
from briefing.nouns.brief import Brief, Evidence, Finding
from briefing.values import Value, values

_SHARED = 12.0
"""Least weight of the words that two sentences share: two rare words and a common one, or four middling ones."""
_LONGER = 0.3
"""What a sentence loses for standing within a longer one, which may say more things than one."""
CALENDAR = frozenset(
    prepare(
        "January February March April June July August September October November December "
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
    ).keys
)


@dataclass(frozen=True)
class Matter:
    """A sentence of one article and the nearest of another; counted from 0. `near` is 1 for the same words."""

    ours: int
    theirs: int
    near: float


class Reported:
    """One article's sentences, those that its brief rests on, and its checker, each made when first needed."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.article: Article = brief.article

    @cached_property
    def checker(self) -> Checker:
        """Holds claims against this article."""
        return Checker(self.article)

    @cached_property
    def sentences(self) -> tuple[Prepared, ...]:
        """The article's sentences as words."""
        return tuple(
            prepare(self.article.text[start:end], self.article.language)
            for start, end in self.article.sentences
        )

    @cached_property
    def keys(self) -> tuple[frozenset[str], ...]:
        """By sentence, the words that say what it is about."""
        return tuple(told_keys(one) for one in self.sentences)

    @cached_property
    def texts(self) -> frozenset[str]:
        """The sentences as they stand."""
        return frozenset(one.text for one in self.sentences)

    @cached_property
    def values(self) -> tuple[tuple[Value, ...], ...]:
        """By sentence, the numbers, amounts and dates in it."""
        return tuple(values(one.text, self.article.language) for one in self.sentences)

    @cached_property
    def all_values(self) -> tuple[Value, ...]:
        """Those of all sentences."""
        return tuple(value for one in self.values for value in one)

    @cached_property
    def cited(self) -> tuple[int, ...]:
        """The sentences that a line of the brief rests on, in order."""
        return self.places(self.brief.quoted())

    def places(self, evidence: Iterable[Evidence]) -> tuple[int, ...]:
        """The sentences that these stretches of the text touch, in order."""
        spans = [(one.start, one.end) for one in evidence]
        return tuple(
            number
            for number, (start, end) in enumerate(self.article.sentences)
            if any(left < end and start < right for left, right in spans)
        )

    def evidence(self, number: int) -> Evidence:
        """The sentence with that number, counted from 0."""
        start, end = self.article.sentences[number]
        return Evidence(start=start, end=end, text=self.article.text[start:end])


def matters(ours: Reported, theirs: Reported) -> list[Matter]:
    """For each sentence that our brief rests on, theirs that shares most words with it, if it shares enough.

    A sentence that stands in their article word for word is left out: it differs in nothing.
    """
    found = []
    for number in ours.cited:
        if not theirs.keys or ours.sentences[number].text in theirs.texts:
            continue
        keys = ours.keys[number]
        nearest = max(range(len(theirs.keys)), key=lambda at: (alike(keys, theirs.keys[at]), -at))
        if weight(keys & theirs.keys[nearest]) >= _SHARED:
            found.append(Matter(number, nearest, nearness(keys, theirs.keys[nearest])))
    return found


def told_keys(sentence: Prepared) -> frozenset[str]:
    """The words that say what a sentence is about: no numbers and no dates, in which the two may differ."""
    return frozenset(key for key in sentence.keys if not key[0].isdigit()) - CALENDAR


def alike(left: frozenset[str], right: frozenset[str]) -> float:
    """Weighted share of the words of both that both have."""
    every = weight(left | right)
    return weight(left & right) / every if every else 0.0


def nearness(left: frozenset[str], right: frozenset[str]) -> float:
    """As `alike`, or a little less than the share of the shorter that the longer has, if that is more."""
    least = min(weight(left), weight(right))
    return max(alike(left, right), weight(left & right) / least - _LONGER) if least else 0.0


def weight(keys: Iterable[str]) -> float:
    """How much the words say together."""
    return sum(rarity(key) for key in keys)


def without_words(keys: frozenset[str], finding: Finding) -> frozenset[str]:
    """The words of a sentence but those that a finding is about."""
    return keys - {key for words in finding.words for key in prepare(words).keys}
