"""The article as this room reads it: its sentences, who speaks in them, how they are built, what its dates count from."""

import re
from collections.abc import Iterable
from functools import cached_property

from briefing.names import Named, named
from briefing.nouns.article import Article, Span
from briefing.nouns.brief import Evidence
from briefing.syntax import Sentence, parse
from briefing.times import Anchor, anchor, expressions
from briefing.voices import Heard, hear

PRINTABLE = 1_200
"""Code points of a sentence beyond which it is a table or a list and nothing to print; bounds the work on any text."""
_LETTERS = re.compile(r"[^\W\d_]")


class Surveyed:
    """One article; sentences count from 0. Each part is made when it is first asked for."""

    def __init__(self, article: Article, as_of: str | None) -> None:
        self.article = article
        self.texts = tuple(article.text[start:end] for start, end in article.sentences)
        self._as_of = as_of
        self._parsed: dict[str, Sentence] = {}

    @property
    def english(self) -> bool:
        """Whether speakers and grammar can be looked at."""
        return self.article.language == "en"

    @cached_property
    def heard(self) -> Heard:
        """Speakers and quotations."""
        return hear(self.texts, self.article.language)

    @cached_property
    def names(self) -> tuple[Named, ...]:
        """Who is named, with which title."""
        return named(self.article)

    @cached_property
    def days(self) -> Anchor:
        """What phrases without a date count from."""
        return anchor(self.texts, self.article.published, self._as_of, self.article.language)

    @cached_property
    def lead(self) -> int:
        """The first sentence that is more than a date line."""
        for at, text in enumerate(self.texts):
            rest = text
            for phrase in expressions(text, self.article.language):
                rest = rest.replace(phrase, " ")
            if len(_LETTERS.findall(rest)) > len(text) / 4:
                return at
        return 0

    def printable(self, number: int) -> bool:
        """Whether the sentence is one that a brief could print."""
        return len(self.texts[number]) <= PRINTABLE

    def parse(self, texts: Iterable[str]) -> tuple[Sentence, ...]:
        """The texts as words with heads, in their order; each is parsed once (English)."""
        wanted = tuple(texts)
        new = [text for text in dict.fromkeys(wanted) if text not in self._parsed]
        self._parsed |= dict(zip(new, parse(new), strict=True))
        return tuple(self._parsed[text] for text in wanted)

    def evidence(self, numbers: Iterable[int]) -> tuple[Evidence, ...]:
        """These sentences as evidence, in reading order, each once."""
        spans = [self.article.sentences[number] for number in sorted(set(numbers))]
        return tuple(Evidence(start=a, end=b, text=self.article.text[a:b]) for a, b in spans)

    def place(self, number: int, span: Span) -> Span:
        """A stretch of a sentence as a stretch of the article's text."""
        start = self.article.sentences[number][0]
        return start + span[0], start + span[1]

    def one_paragraph(self, first: int, last: int) -> bool:
        """Whether no line ends between two sentences."""
        return (
            "\n" not in self.article.text[self.article.sentences[first][0] : self.article.sentences[last][1]]
        )
