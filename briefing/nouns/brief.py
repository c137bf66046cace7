"""The brief: what users get, each item with its evidence, verdict and findings. A public, versioned schema."""

import uuid
from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, JsonValue, field_validator, model_validator

from briefing.nouns.article import Article, digest
from briefing.nouns.frozen import Frozen, of_major
from briefing.nouns.signature import (
    COMPOSITE,
    TRAINED,
    UNREVIEWED,
    Correction,
    Review,
    Superseded,
    changed_label,
    reviewed_label,
)

SCHEMA_VERSION = "1.4"
"""Of the Brief's JSON. Minor: fields were added. Major: a field changed or went.

1.1 added `source` (what, demands, threats), `language` and a finding's `severity`; 1.2 the article's `suspect`;
1.3 provenance's `reach` and `shown`, and demands and threats whose `by` is empty; 1.4 the verbatim lists `quotes`,
`figures` and `background`, the article's `url`, and what a signature adds: `version`, `review`, `corrections`,
`supersedes`. Older briefs are still read.
"""

Verdict = Literal["supported", "unclear"]


class Evidence(Frozen):
    """A stretch of the article's text: `article.text[start:end] == text`, code points, half-open."""

    start: int
    end: int
    text: str


EvidenceList = Annotated[tuple[Evidence, ...], Field(min_length=1)]


Severity = Literal["note", "doubt", "fault"]

SourceStrength = Literal["named person", "institution", "unnamed official", "other media", "outlet"]
"""Who vouches for a line in the article, strongest first; "outlet" is the article's own reporting."""

DemandKind = Literal["assist", "change", "yield", "meet"]
ThreatKind = Literal["restrict", "ban", "arrest", "relations", "rights", "expel", "territory", "violence"]
"""PLOVER's modes of DEMAND (REQUEST) and THREATEN, as its codebook writes them."""


class Finding(Frozen):
    """What one check says about one item, with the words that made it say so."""

    check: str
    message: str
    words: tuple[str, ...] = ()
    severity: Severity = "note"
    """A note leaves the verdict alone; a doubt makes it unclear; a fault, unsupported."""


class Item(Frozen):
    """What every line of the brief's body has. Evidence is never empty."""

    id: str
    evidence: EvidenceList
    verdict: Verdict
    findings: tuple[Finding, ...] = ()


class Deadline(Frozen):
    """By when: the article's words, the date they resolve to or None, and why."""

    phrase: str
    date: str | None
    basis: str


class Response(Frozen):
    """How a demand was answered, with the words that say so."""

    status: Literal["accepted", "rejected", "open"]
    evidence: EvidenceList


class Who(Item):
    """A person, organisation, state or group, and its part in this story."""

    name: str
    title: str | None = None
    """Only as the article gives it."""
    kind: Literal["person", "organisation", "state", "group"]
    role: str


class What(Item):
    """Something that happened or was said to. `speaker` None means the outlet itself says it."""

    statement: str
    speaker: str | None = None
    status: Literal["happened", "announced", "proposed", "denied", "alleged"]
    source: SourceStrength | None = None
    """None: not looked at (another language than English, or a brief of schema 1.0)."""


class When(Item):
    """A time: the article's own phrase, the date it resolves to or None, and why."""

    phrase: str
    date: str | None = None
    """Reduced-precision ISO 8601: 2025, 2025-05, 2025-05-15, with time if given, interval a/b."""
    basis: str
    event: str


class Where(Item):
    """A place and what happened there."""

    place: str
    country: str | None = None
    """ISO 3166-1 alpha-2, only where the article's own words name the country."""
    event: str


class Demand(Item):
    """One actor calls on another to do or stop something."""

    by: tuple[str, ...]
    of: tuple[str, ...]
    demand: str
    condition: str | None = None
    deadline: Deadline | None = None
    response: Response | None = None
    """How the article has it answered; None where it tells of no answer at all."""
    kind: str | None = None
    """A PLOVER mode (DemandKind), or None where the words do not settle it."""
    speaker: str | None = None
    source: SourceStrength | None = None


class Threat(Item):
    """One actor states or implies a bad consequence for another."""

    by: tuple[str, ...]
    against: tuple[str, ...]
    consequence: str
    trigger: str | None = None
    deadline: Deadline | None = None
    explicit: bool
    kind: str | None = None
    """A PLOVER mode (ThreatKind), or None where the words do not settle it."""
    speaker: str | None = None
    source: SourceStrength | None = None


class Quote(Item):
    """Words that a named voice says in the article, chosen and copied by code."""

    text: str
    """Verbatim, without its quotation marks."""
    speaker: str
    title: str | None = None
    """Only as the article gives it."""


class Figure(Item):
    """A number of the article in its own clause, chosen and copied by code."""

    figure: str
    """Verbatim, with what it counts or measures: "at least 80 people", "$3 million"."""
    statement: str
    """The sentence or clause around it, verbatim."""


class Background(Item):
    """A sentence of the article about earlier times, chosen and copied by code."""

    statement: str
    phrase: str
    """The words that put it in the past, verbatim: "in 2014"."""
    date: str | None = None
    """What the phrase resolves to, as in `When`."""


class BottomLine(Frozen):
    """The one or two sentences to read if nothing else is read."""

    text: str
    evidence: EvidenceList


class Loss(Frozen):
    """An item that left the body (or never came), and why. `list` names where it would have stood."""

    list: str
    item: dict[str, JsonValue]
    reason: str


class PromptIdentity(Frozen):
    """Which wording asked the model."""

    name: str
    version: str
    sha256: str


class ModelIdentity(Frozen):
    """Which model answered: its name, the host that received the text, and a local file's hash."""

    name: str
    host: str
    sha256: str | None = None


class Usage(Frozen):
    """What the model road spent, over every attempt and not only the last. Tokens None: not reported."""

    http_calls: int = 0
    input_tokens: int | None = None
    output_tokens: int | None = None
    cached_tokens: int | None = None

    def plus(self, other: "Usage") -> "Usage":
        """The sum; unknown tokens stay unknown only if both are."""
        return Usage(
            http_calls=self.http_calls + other.http_calls,
            input_tokens=_sum(self.input_tokens, other.input_tokens),
            output_tokens=_sum(self.output_tokens, other.output_tokens),
            cached_tokens=_sum(self.cached_tokens, other.cached_tokens),
        )


def _sum(left: int | None, right: int | None) -> int | None:
    return right if left is None else left if right is None else left + right


class Provenance(Frozen):
    """Everything that decided this brief besides the article."""

    generator: str
    """Name and version of this software, "briefing 0.1.0"."""
    created: str
    """ISO 8601 UTC, whole seconds."""
    as_of: str
    """Day of reading, ISO 8601."""
    prompt: PromptIdentity
    model: ModelIdentity
    rung: str
    """How the reply's shape was asked for: strict-schema, schema, json or prompt."""
    asked: int
    """Requests put to the model, re-asks included; HTTP retries are in `usage`."""
    reasked: int
    """Requests that were repeated because a reply broke the schema."""
    truncated: bool = False
    """True when a reply was cut and only its complete items were kept."""
    reach: str | None = None
    """Which questions the model was asked: small, passages, large, or own; None in older briefs."""
    shown: int | None = None
    """How many of the article's sentences the model was asked about; code read all of them."""
    usage: Usage
    label: str = UNREVIEWED


class Brief(Frozen):
    """One article's brief. Every evidence span indexes `article.text`."""

    schema_version: str = SCHEMA_VERSION
    language: str | None = None
    """ISO 639-1 code of the language the lines are translated into; None: they keep the article's own.

    Names, phrases and evidence always stay in the article's language.
    """
    headline: str
    bottom_line: BottomLine | None
    who: tuple[Who, ...] = ()
    what: tuple[What, ...] = ()
    when: tuple[When, ...] = ()
    where: tuple[Where, ...] = ()
    demands: tuple[Demand, ...] = ()
    threats: tuple[Threat, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    background: tuple[Background, ...] = ()
    losses: tuple[Loss, ...] = ()
    article: Article
    provenance: Provenance
    version: Annotated[int, Field(ge=1)] = 1
    """Grows by one with every signature and every correction; the older version keeps its own file."""
    review: Review | None = None
    """Who signed this version; None: nobody."""
    corrections: tuple[Correction, ...] = ()
    """Oldest first."""
    supersedes: Superseded | None = None
    """The version this one takes the place of."""

    @field_validator("schema_version")
    @classmethod
    def _of_this_major_version(cls, value: str) -> str:
        return of_major(value, SCHEMA_VERSION)

    @model_validator(mode="after")
    def _evidence_stands_in_the_text(self) -> Self:
        for one in self.quoted():
            if not 0 <= one.start < one.end or self.article.text[one.start : one.end] != one.text:
                raise ValueError(f"the article's text does not have the evidence at [{one.start}, {one.end})")
        return self

    @property
    def label(self) -> str:
        """What a reader must be told about who made this: not reviewed, or by whom and when."""
        if self.review is None:
            return UNREVIEWED
        return reviewed_label(self.review) if self.reviewed else changed_label(self.review)

    @property
    def reviewed(self) -> bool:
        """Whether a person signed this very content."""
        return self.review is not None and self.review.content_sha256 == self.content_sha256

    @property
    def content_sha256(self) -> str:
        """SHA-256 of all that a signature covers, its own words too: all but this digest and the schema's number.

        Fields at their defaults are left out, so that a later schema with more fields gives the same. It shows a
        change, not a forger: whoever rewrites a brief can write a digest.
        """
        said = self.model_dump_json(
            exclude={"review": {"content_sha256"}, "schema_version": True}, exclude_defaults=True
        )
        return digest(said)

    @property
    def digital_source_type(self) -> str:
        """The IPTC address of how this content came about, which depends on whether a person signed it."""
        return COMPOSITE if self.review else TRAINED

    @property
    def uri(self) -> str:
        """A name for the brief of this article that stays the same over versions, models and machines."""
        return uuid.uuid5(uuid.NAMESPACE_URL, f"briefing:{self.article.sha256}:{self.language or ''}").urn

    def items(self) -> Iterator[Item]:
        """Every item of the body, list by list."""
        yield from (*self.who, *self.what, *self.when, *self.where, *self.demands, *self.threats)
        yield from (*self.quotes, *self.figures, *self.background)

    def quoted(self) -> Iterator[Evidence]:
        """Every evidence of the brief, in no particular order; some stand more than once."""
        yield from self.bottom_line.evidence if self.bottom_line else ()
        for item in self.items():
            yield from item.evidence
        for demand in self.demands:
            yield from demand.response.evidence if demand.response else ()
