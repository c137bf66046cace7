"""What a document says about itself beside its text: title, label, language, origin."""

from dataclasses import dataclass
from datetime import UTC, datetime

RUNNING = 60
"""Characters of a title on top of a page, beside the label."""
LINE = 105
"""Characters of one line on top of a page: 16.4 cm of 8-point letters."""
TELLING = 16
"""Characters that a cut title must have at least to say anything."""


@dataclass(frozen=True)
class Properties:
    """The document's metadata; all of it is data, none of it is ever markup."""

    title: str
    author: str
    """Name and version of the software, `provenance.generator`."""
    label: str
    """What a reader must be told about who made this, `brief.label`; stands on top of every page."""
    language: str
    """BCP 47 tag of the template's own words and, where no element says otherwise, of all text."""
    created: str
    """ISO 8601, UTC; the document's dates, so that the same brief gives the same bytes."""
    digital_source_type: str
    """Address of the IPTC term, `brief.digital_source_type`."""
    article_url: str | None = None
    """The only address that may become a link out of the document."""
    subject: str = ""

    @property
    def moment(self) -> datetime:
        """`created` in UTC, whole seconds; the beginning of 1980, ZIP's own, where it is no date."""
        try:
            told = datetime.fromisoformat(self.created)
        except ValueError:
            return datetime(1980, 1, 1, tzinfo=UTC)
        aware = told if told.tzinfo else told.replace(tzinfo=UTC)
        return aware.astimezone(UTC).replace(microsecond=0)

    @property
    def description(self) -> str:
        """Who made this and by what kind of source, for the metadata's longest field."""
        article = f" Article: {self.article_url}" if self.article_url else ""
        return f"{self.label}. Digital source type: {self.digital_source_type}{article}"

    @property
    def running(self) -> str:
        """The title cut to what the top of a page holds beside the label; "" where that leaves no room."""
        room = min(RUNNING, LINE - len(self.label))
        if len(self.title) <= room:
            return self.title
        return self.title[: room - 1].rstrip() + "…" if room >= TELLING else ""
