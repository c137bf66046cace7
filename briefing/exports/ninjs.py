"""A brief as an IPTC ninjs 3.1 news item."""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from briefing.exports.bodies import bodies, counts
from briefing.exports.fragment import plain
from briefing.exports.record import (
    SOURCE_TYPES,
    address,
    byline,
    first_made,
    language,
    note,
    site_of,
    version_made,
)
from briefing.nouns.brief import Brief
from briefing.render.escape import clean

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"
"""The `$id` of the schema that every item is valid against."""

ABOUT, MENTIONED, SOURCE = "about", "mentioned", "derivedFrom"
"""Relations: who acts in the brief, what it only names, and the article that it was made from."""


def ninjs(brief: Brief, *, template: str | Path = "policy") -> dict[str, Any]:
    """The news item: the brief's bodies in one family, and its metadata.

    `uri` stays the same over the versions of a brief, `version` grows. An unreviewed brief is
    `withheld`: only a person's signature makes it `usable`. People, organisations (states among them,
    as they act) and places are those whose lines the checks support; no subject, genre or trust
    indicator is made up, and the source article is an association only where its address is known.
    Raises UsageError as `render` does.
    """
    made = bodies(brief, template)
    words = plain(made.html)
    item: dict[str, Any] = {
        "standard": {"name": "ninjs", "version": "3.1", "schema": SCHEMA},
        "uri": brief.uri,
        "version": str(brief.version),
        "type": "text",
        "representationType": "full",
        "pubStatus": "usable" if brief.reviewed else "withheld",
        "firstCreated": _written(first_made(brief)),
        "versionCreated": _written(version_made(brief)),
        "contentCreated": _written(first_made(brief)),
        "language": language(brief),
        "headlines": [{"role": "main", "contentType": "text/plain", "value": clean(brief.headline)}],
        "descriptions": _summary(brief),
        "bodies": [
            {"role": "html", "contentType": "text/html", **counts(words), "value": made.html},
            {"role": "text", "contentType": "text/plain", **counts(made.text), "value": made.text},
        ],
        "by": byline(brief),
        "edNote": note(brief),
        "digitalSourceType": source_type(brief),
        "altIds": [{"role": "article-sha256", "value": brief.article.sha256}],
        **_named(brief),
        **_sources(brief),
    }
    return {name: value for name, value in item.items() if value not in (None, [], "")}


def ninjs_json(brief: Brief, *, template: str | Path = "policy") -> bytes:
    """The news item as UTF-8 JSON, ending in one line break."""
    return (json.dumps(ninjs(brief, template=template), ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def source_type(brief: Brief) -> dict[str, str]:
    """IPTC's digital source type of the brief, by name and address."""
    uri = brief.digital_source_type
    return {"name": SOURCE_TYPES[uri], "uri": uri}


def actors(brief: Brief, *kinds: str) -> list[str]:
    """Names of the brief's actors of these kinds whose line is supported, each once, in its order."""
    return unique(one.name for one in brief.who if one.kind in kinds and one.verdict == "supported")


def unique(names: Iterable[str]) -> list[str]:
    """Names as clean lines, each once, without empty ones."""
    return [name for name in dict.fromkeys(map(clean, names)) if name]


def _summary(brief: Brief) -> list[dict[str, str]]:
    said = clean(brief.bottom_line.text) if brief.bottom_line else ""
    return [{"role": "summary", "contentType": "text/plain", "value": said}] if said else []


def _named(brief: Brief) -> dict[str, list[dict[str, str]]]:
    places = unique(one.place for one in brief.where if one.verdict == "supported")
    return {
        "people": [{"name": name, "rel": ABOUT} for name in actors(brief, "person")],
        "organisations": [{"name": name, "rel": ABOUT} for name in actors(brief, "organisation", "state")],
        "places": [{"name": name, "rel": MENTIONED} for name in places],
    }


def _sources(brief: Brief) -> dict[str, list[dict[str, Any]]]:
    article, url = brief.article, address(brief.article.url)
    outlet, title, author = (clean(said or "") for said in (article.outlet, article.title, article.author))
    source = {"name": outlet, "role": "source", **({"uri": site_of(url)} if url else {})}
    origin = {"name": title or outlet or url, "uri": url, "rel": SOURCE, "type": "text", "by": author}
    known = {name: value for name, value in origin.items() if value}
    return {
        "infoSources": [source] if outlet else [],
        "associations": [{**known, "representationType": "partial"}] if url else [],
    }


def _written(moment: datetime | None) -> str | None:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None
