"""The article: one text, what is known about it, and where its sentences lie."""

import hashlib
from typing import Self

from pydantic import model_validator

from briefing.nouns.frozen import Frozen

Span = tuple[int, int]
"""A stretch of a text as `(start, end)`: code points, half-open."""


class Article(Frozen):
    """One news article as it was read.

    `text` is what every span indexes; the title is not part of it. Unknown metadata is None,
    never guessed. `sentences` are offered to the model as evidence; `furniture` ("Also read",
    share bars) and `suspect` (passages that give orders to a machine) are part of the text but never
    evidence.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    """ISO 8601 date or date-time, as precise as the source gave it."""
    language: str | None = None
    """ISO 639-1 code, or None when too little text tells it."""
    sha256: str
    """Of `text` as UTF-8."""
    sentences: tuple[Span, ...]
    furniture: tuple[Span, ...] = ()
    suspect: tuple[Span, ...] = ()
    url: str | None = None
    """Where it is published, as the page or the user says; http or https."""
    source: str | None = None
    """Name of the file or "stdin", without its folder."""
    retrieved: str | None = None
    """When it was read, ISO 8601 UTC, whole seconds."""
    notes: tuple[str, ...] = ()
    """What reading changed or stripped, for people."""

    @model_validator(mode="after")
    def _spans_lie_in_the_text(self) -> Self:
        for start, end in (*self.sentences, *self.furniture, *self.suspect):
            if not 0 <= start < end <= len(self.text):
                raise ValueError(f"span [{start}, {end}) lies outside the text of {len(self.text)}")
        return self

    @model_validator(mode="after")
    def _hash_is_that_of_the_text(self) -> Self:
        if self.sha256 != digest(self.text):
            raise ValueError("the text is not the one whose sha256 is given")
        return self

    def sentence(self, number: int) -> str:
        """Text of the sentence with that number, counted from 1 as in the prompt."""
        start, end = self.sentences[number - 1]
        return self.text[start:end]


def digest(text: str) -> str:
    """SHA-256 of the text as UTF-8, in lower-case hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
