"""The press review: what one or more briefs give together, by theme. A public, versioned schema."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from briefing.nouns.brief import Brief, Evidence, EvidenceList, Quote
from briefing.nouns.draft import Status
from briefing.nouns.frozen import Frozen, of_major
from briefing.nouns.signature import TRAINED, UNREVIEWED

SCHEMA_VERSION = "1.0"
"""Of the PressReview's JSON. Minor: fields were added. Major: a field changed or went."""

Number = Annotated[int, Field(ge=1)]
"""An article's number in the review, counted from 1: its brief is `briefs[number - 1]`."""

DivergenceKind = Literal["number", "date", "name", "role", "denial", "certainty", "demand", "threat"]
"""How articles differ: in a number, a date or a name; in who acts on whom; one says what the other negates; one
prints as fact what the other reports as alleged, planned or demanded; a demand or threat that one of them alone has.
"""


class Scope(Frozen):
    """What the review looks at."""

    articles: Annotated[int, Field(ge=0)]
    outlets: tuple[str, ...] = ()
    """Known outlets, in the order of their first article."""
    unnamed: Annotated[int, Field(ge=0)] = 0
    """Articles whose outlet is not known."""
    languages: tuple[str, ...] = ()
    """ISO 639-1 codes, in the order of their first article."""
    first: str | None = None
    """Oldest day of publication, ISO 8601; None where no article has one."""
    last: str | None = None
    undated: Annotated[int, Field(ge=0)] = 0
    """Articles whose day of publication is not known."""


class Dated(Frozen):
    """A time in the words of a line's evidence, and the date it resolves to (ISO 8601, as in `When`)."""

    phrase: str
    date: str


class Statement(Frozen):
    """One line of the review: words that rest on evidence of the article with that number."""

    article: Number
    text: str
    evidence: EvidenceList
    speaker: str | None = None
    """Who says it in the article; None: the outlet itself, or not looked at."""
    status: Status = "happened"
    """How the article presents it."""
    times: tuple[Dated, ...] = ()
    """What "yesterday" and the like mean there."""
    unclear: str = ""
    """Why a check of the brief could not settle the line; "" where it is supported."""


class Entry(Frozen):
    """One article under its theme."""

    article: Number
    lines: tuple[Statement, ...] = ()
    """At most two: the bottom line and the best supported event."""
    quote: Quote | None = None
    same_text_as: Number | None = None
    """The article before it in the review that prints nearly the same text."""


class Theme(Frozen):
    """Articles on one story, newest first."""

    name: str
    entries: Annotated[tuple[Entry, ...], Field(min_length=1)]


class Divergence(Frozen):
    """Where articles of one theme differ. Two sides, or one where no other article says anything of it.

    Who is right is not decided.
    """

    kind: DivergenceKind
    about: str
    sides: Annotated[tuple[Statement, ...], Field(min_length=1, max_length=2)]


class Unreadable(Frozen):
    """An input that is not in the review, and why."""

    name: str
    reason: str


class ReviewProvenance(Frozen):
    """What made the review besides its briefs, each of which has its own provenance."""

    generator: str
    """Name and version of this software, "briefing 0.1.0"."""
    created: str
    """ISO 8601 UTC, whole seconds."""


class PressReview(Frozen):
    """Several articles by theme. Every evidence span indexes the text of the article with the statement's number."""

    schema_version: str = SCHEMA_VERSION
    title: str
    date: str
    """Day of the review, ISO 8601."""
    scope: Scope
    top_line: Statement | None = None
    themes: tuple[Theme, ...] = ()
    divergences: tuple[Divergence, ...] = ()
    repeated: tuple[Unreadable, ...] = ()
    """Inputs that are the very text of an article which is in the review already."""
    unreadable: tuple[Unreadable, ...] = ()
    cut: tuple[str, ...] = ()
    """What was left out to keep the review short, in words."""
    briefs: tuple[Brief, ...] = ()
    """In the order in which the review prints their articles."""
    label: str = UNREVIEWED
    provenance: ReviewProvenance

    @field_validator("schema_version")
    @classmethod
    def _of_this_major_version(cls, value: str) -> str:
        return of_major(value, SCHEMA_VERSION)

    @model_validator(mode="after")
    def _every_article_stands_under_one_theme(self) -> Self:
        listed = [entry.article for theme in self.themes for entry in theme.entries]
        if listed != list(range(1, len(self.briefs) + 1)):
            raise ValueError("articles are numbered in the order of the themes, each once")
        return self

    @model_validator(mode="after")
    def _evidence_stands_in_its_article(self) -> Self:
        for number, one in self.cited():
            if number > len(self.briefs):
                raise ValueError(f"there is no article {number}")
            text = self.briefs[number - 1].article.text
            if not 0 <= one.start < one.end or text[one.start : one.end] != one.text:
                raise ValueError(f"article {number} does not have the evidence at [{one.start}, {one.end})")
        return self

    @property
    def digital_source_type(self) -> str:
        """The IPTC address of how this content came about."""
        return TRAINED

    def statements(self) -> Iterator[Statement]:
        """Every line: the top line, the entries', the divergences'."""
        yield from [self.top_line] if self.top_line else []
        for theme in self.themes:
            for entry in theme.entries:
                yield from entry.lines
        for divergence in self.divergences:
            yield from divergence.sides

    def cited(self) -> Iterator[tuple[int, Evidence]]:
        """Every evidence with its article's number; some stand more than once."""
        for statement in self.statements():
            yield from ((statement.article, one) for one in statement.evidence)
        for theme in self.themes:
            for entry in theme.entries:
                yield from ((entry.article, one) for one in (entry.quote.evidence if entry.quote else ()))
