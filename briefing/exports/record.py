"""What a brief says about itself where another system has no page for it: the one table of names, and dates."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from briefing.nouns.brief import Brief
from briefing.nouns.signature import COMPOSITE, TRAINED
from briefing.render.escape import clean

SOURCE_TYPES = {
    TRAINED: "Trained Algorithmic Media",
    COMPOSITE: "Composite with Trained Algorithmic Media",
}
"""Names of IPTC's digital source types beside their addresses: the codes, spelled out."""

_Told = Callable[[Brief], str | None]

RECORD: dict[str, tuple[str, _Told]] = {
    "label": ("Label", lambda brief: brief.label),
    "digital_source_type": ("Digital source type", lambda brief: brief.digital_source_type),
    "reviewed_by": ("Reviewed by", lambda brief: _signed(brief).by),
    "reviewed_at": ("Reviewed at", lambda brief: _signed(brief).at),
    "editorial_responsibility": ("Editorial responsibility", lambda brief: _signed(brief).responsible),
    "corrections": ("Corrections", lambda brief: _corrections(brief)),
    "source_outlet": ("Source outlet", lambda brief: brief.article.outlet),
    "source_title": ("Source title", lambda brief: brief.article.title),
    "source_author": ("Source author", lambda brief: brief.article.author),
    "source_published": ("Source published", lambda brief: brief.article.published),
    "source_url": ("Source address", lambda brief: address(brief.article.url)),
    "system": ("System", lambda brief: brief.provenance.generator),
    "model": ("Model", lambda brief: brief.provenance.model.name),
    "model_host": ("Model's host", lambda brief: brief.provenance.model.host),
    "prompt": ("Prompt", lambda brief: f"{brief.provenance.prompt.name} {brief.provenance.prompt.version}"),
    "created": ("Made", lambda brief: brief.provenance.created),
    "brief_version": ("Version", lambda brief: str(brief.version)),
    "brief_uri": ("Brief", lambda brief: brief.uri),
    "source_sha256": ("Source text, SHA-256", lambda brief: brief.article.sha256),
    "model_sha256": ("Model's weights, SHA-256", lambda brief: brief.provenance.model.sha256),
    "prompt_sha256": ("Prompt, SHA-256", lambda brief: brief.provenance.prompt.sha256),
}
"""Every fact of provenance that leaves with an export: its name, its words for people, where it comes from.

The names are flat ASCII without dots, so that any database takes them as keys. Where IPTC adopts its
proposed `aiInfo` (system, provider, promptInfo), this is the table that it is filled from.
"""


def record(brief: Brief) -> dict[str, str]:
    """The brief's provenance as flat strings, each one clean line; what is not known is left out."""
    told = {name: clean(read(brief) or "") for name, (_, read) in RECORD.items()}
    return {name: value for name, value in told.items() if value}


def note(brief: Brief) -> str:
    """The label and the provenance in words, for an editor who receives the brief: "Label. Name: value. …"."""
    facts = [f"{RECORD[name][0]}: {value}" for name, value in record(brief).items() if name != "label"]
    return ". ".join([clean(brief.label), *facts]) + "."


def byline(brief: Brief) -> str:
    """Who made it: the system with its model, and who reviewed it."""
    made = f"{brief.provenance.generator} with {brief.provenance.model.name}"
    signer = _signed(brief).by
    reviewed = f", reviewed by {signer}" if signer else ""
    return clean(made + reviewed)


def language(brief: Brief) -> str | None:
    """ISO 639-1 code of the brief's lines, or None where it is not known."""
    return brief.language or brief.article.language


def first_made(brief: Brief) -> datetime | None:
    """When the brief was made, in UTC and whole seconds; None where its JSON has no date there."""
    return _moment(brief.provenance.created)


def version_made(brief: Brief) -> datetime | None:
    """When this version came about: the last of making, correcting and signing."""
    told = [brief.provenance.created, *(one.at for one in brief.corrections)]
    if brief.review:
        told.append(brief.review.at)
    return max(filter(None, map(_moment, told)), default=None)


def address(url: str | None) -> str | None:
    """The article's address in ASCII, as a URI has to be; None unless it is plain http or https."""
    try:
        parts = urlsplit(clean(url or ""))
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or parts.username is not None:
        return None
    path, query = (quote(part, safe="/:@!$&'()*+,;=-._~%?") for part in (parts.path, parts.query))
    return f"{parts.scheme}://{host}{port}{path}{f'?{query}' if query else ''}"


def site_of(url: str) -> str:
    """The site that an address belongs to: "https://host/"."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"


class _Signed(NamedTuple):
    by: str | None = None
    at: str | None = None
    responsible: str | None = None


def _signed(brief: Brief) -> _Signed:
    """Of a valid signature; one that the brief no longer carries says nothing."""
    review = brief.review if brief.reviewed else None
    return _Signed(review.by, review.at, review.responsible) if review else _Signed()


def _corrections(brief: Brief) -> str:
    return "; ".join(
        f"version {one.version}, {one.at[:10]}: {one.what} ({one.why})" for one in brief.corrections
    )


def _moment(text: str) -> datetime | None:
    try:
        told = datetime.fromisoformat(text)
        aware = told if told.tzinfo else told.replace(tzinfo=UTC)
        return aware.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return None
