"""The report of a recheck: one verdict a line, what was overruled, removed or became stale, and the counts."""

import hashlib
from typing import Literal

from pydantic import computed_field

from briefing.nouns.brief import Evidence, Finding
from briefing.nouns.checked import ClaimVerdict
from briefing.nouns.frozen import Frozen
from briefing.recheck.lines import Line, Unchecked

SCHEMA_VERSION = "1.0"
"""Of the report's JSON. Minor: fields were added. Major: a field changed or went."""

Status = Literal["supported", "unclear", "unsupported", "overruled", "unchanged"]
RANK: dict[ClaimVerdict, int] = {"supported": 0, "unclear": 1, "unsupported": 2}
"""How bad a verdict is."""


class Overruling(Frozen):
    """An editor's word against a verdict. It holds for one line's text and one article's text."""

    line_sha256: str
    """Of the line's text, spacing and quotation marks made equal."""
    line: str
    article_sha256: str
    name: str
    reason: str
    date: str
    """ISO 8601 day."""
    verdict: ClaimVerdict
    findings: tuple[Finding, ...] = ()


class Lapsed(Frozen):
    """An overruling that no longer applies, and why."""

    overruling: Overruling
    why: str


class Stale(Frozen):
    """What the article's older text made of a line, where that is no longer so."""

    before: ClaimVerdict
    worse: bool
    """True when the verdict is worse now; False when only the nearest evidence was reworded or went."""
    evidence_before: tuple[Evidence, ...]
    """In the older article's text."""


class Judged(Frozen):
    """One line with its verdict; `verdict` and `score` are None where it was not checked again."""

    number: int
    text: str
    list: str | None
    item: str | None
    place: int | None
    claims: tuple[str, ...]
    status: Status
    verdict: ClaimVerdict | None = None
    score: float | None = None
    findings: tuple[Finding, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    """Nearest first; offsets in the article's text."""
    was: str | None = None
    """The line of the original that this one was made of."""
    overruled: Overruling | None = None
    stale: Stale | None = None


class Removed(Frozen):
    """A line of the original that is gone; `note` says so when a denial or a reply went with it."""

    text: str
    list: str | None
    note: str | None = None


class Report(Frozen):
    """What `briefing check` says of one brief and one article."""

    schema_version: str = SCHEMA_VERSION
    brief: str
    format: str
    article: str | None
    article_sha256: str
    lines: tuple[Judged, ...]
    unchecked: tuple[Unchecked, ...] = ()
    removed: tuple[Removed, ...] = ()
    lapsed: tuple[Lapsed, ...] = ()
    notes: tuple[str, ...] = ()

    @computed_field  # type: ignore[prop-decorator]  # pydantic's own way to write it
    @property
    def counts(self) -> dict[str, int]:
        """Lines by status, and texts that were not checked."""
        found = {name: 0 for name in ("supported", "unclear", "unsupported", "overruled", "unchanged")}
        for line in self.lines:
            found[line.status] += 1
        return found | {"not_checked": len(self.unchecked)}


def judged(line: Line, status: Status) -> Judged:
    """The line before any verdict."""
    return Judged(
        status=status,
        **line.model_dump(exclude={"quotation", "dates", "actors", "verbatim", "name", "cites"}),
    )


_QUOTES = str.maketrans("“”„«»‘’‚‹›\u00a0–—", "\"\"\"\"\"''''' --")


def normalised(text: str) -> str:
    """The text with spacing, quotation marks, dashes and the closing stop made equal."""
    return " ".join(text.translate(_QUOTES).split()).rstrip(".;: ")


def line_digest(text: str) -> str:
    """SHA-256 of the normalised text as UTF-8, in lower-case hex."""
    return hashlib.sha256(normalised(text).encode("utf-8")).hexdigest()
