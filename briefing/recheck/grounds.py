"""What an article says word for word, and which days its time phrases mean."""

from functools import cached_property

from briefing.nouns.article import Article
from briefing.render import spoken
from briefing.render.escape import clean
from briefing.times import Anchor, anchor, deadline, resolve

BEFORE = 3
"""Sentences before a quotation in which its speaker may be named for the last time; by judgment."""


class Grounds:
    """One article to look words and days up in; `as_of` is the day of reading, ISO 8601."""

    def __init__(self, article: Article, as_of: str | None = None) -> None:
        self._article = article
        self._as_of = as_of
        self._text = _bare(clean(article.text))

    def holds(self, words: str) -> bool:
        """Whether these words stand there in this order; spaces and what does not show count for nothing."""
        return _bare(words) in self._text

    def names(self, name: str) -> bool:
        """Whether the article names this actor in its text, its title or its byline, word for word."""
        article = self._article
        about = " ".join(filter(None, (article.title, article.author, article.outlet)))
        return self.holds(name) or _bare(name) in _bare(clean(about))

    def beside(self, words: str, name: str) -> bool:
        """Whether a sentence that has these words, or one of the BEFORE ones, has the last of the name."""
        wanted, last = _bare(words), name.split()[-1]
        texts = self._sentences
        return any(
            last in " ".join(texts[max(0, number - BEFORE) : number + 1])
            for number, text in enumerate(texts)
            if wanted in _bare(clean(text))
        )

    def days(self, phrase: str, *, due: bool = False) -> tuple[str, ...]:
        """The days that the phrase means in the sentences that have it, as printed; empty if none is known."""
        folded = phrase.casefold()
        solve = deadline if due else resolve
        found = (
            solve(phrase, self._anchor, self._article.language, around=text)[0]
            for text in self._sentences
            if folded in text.casefold()
        )
        return tuple(dict.fromkeys(spoken.date(iso) for iso in found if iso))

    @cached_property
    def _sentences(self) -> tuple[str, ...]:
        return tuple(self._article.sentence(number) for number in range(1, len(self._article.sentences) + 1))

    @cached_property
    def _anchor(self) -> Anchor:
        return anchor(self._sentences, self._article.published, self._as_of, self._article.language)


def _bare(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and char.isprintable())
