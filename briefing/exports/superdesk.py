"""A brief as Superdesk's own kind of ninjs 1.x, which its file feeding service reads."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from briefing.exports.bodies import bodies
from briefing.exports.ninjs import actors, source_type, unique
from briefing.exports.record import byline, first_made, language, note, record, version_made
from briefing.nouns.brief import Brief
from briefing.render.escape import clean

DATE = "%Y-%m-%dT%H:%M:%S+0000"
"""The first of the three forms that Superdesk's ninjs parser accepts: whole seconds, UTC, nothing else."""

SLUGLINE = 40
"""Characters of a slugline, cut at a word; newsrooms sort by its first words."""

KINDS = ("person", "organisation", "state", "group")


def superdesk(brief: Brief, *, template: str | Path = "policy") -> dict[str, Any]:
    """The item: ninjs 1.x with Superdesk's `guid`, `source`, `keywords` and `extra`.

    Superdesk copies few keys and drops the rest, `digitalsourcetype` among them, so the provenance
    stands in `extra` (flat keys, strings) and in `ednote`. `guid` stays the same over the versions, so
    a newer version updates the item that was ingested before. An unreviewed brief is `withheld`.
    `associations` is empty: each would be ingested as an item of its own, and the source article as an
    empty one. No place, subject, genre or service is given, because Superdesk looks up their codes, and
    no dateline (`located`): where an article names a place, it was not written there for sure.
    Raises UsageError as `render` does.
    """
    made = bodies(brief, template)
    headline = clean(brief.headline)
    item: dict[str, Any] = {
        "guid": brief.uri,
        "uri": brief.uri,
        "type": "text",
        "version": str(brief.version),
        "pubstatus": "usable" if brief.reviewed else "withheld",
        "firstcreated": _written(first_made(brief)),
        "versioncreated": _written(version_made(brief)),
        "language": language(brief),
        "headline": headline,
        "slugline": _cut(headline),
        "byline": byline(brief),
        "description_text": clean(brief.bottom_line.text) if brief.bottom_line else None,
        "body_html": made.html,
        "body_text": made.text,
        "keywords": unique(actors(brief, *KINDS)),
        "source": clean(brief.provenance.generator),
        "ednote": note(brief),
        "extra": record(brief),
        "digitalsourcetype": source_type(brief),
    }
    known = {name: value for name, value in item.items() if value not in (None, [], "")}
    return {**known, "associations": {}}


def superdesk_json(brief: Brief, *, template: str | Path = "policy") -> bytes:
    """The item as JSON in ASCII, because Superdesk opens the file in its machine's own encoding."""
    return (json.dumps(superdesk(brief, template=template), ensure_ascii=True, indent=2) + "\n").encode(
        "ascii"
    )


def _cut(headline: str) -> str:
    if len(headline) <= SLUGLINE:
        return headline
    return headline[: SLUGLINE + 1].rpartition(" ")[0] or headline[:SLUGLINE]


def _written(moment: datetime | None) -> str | None:
    return moment.strftime(DATE) if moment else None
