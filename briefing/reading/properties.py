"""Whether the title or author in a document's properties was written by a person, or left there by software."""

import re

from briefing.reading.hidden import visible

_FILE_LIKE = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel)\b.*|(?:word document|untitled|document|doc|dokument|unbenannt|sans titre|без названия)\s*\d*"
    r"|.*\.(?:docx?|pdf|indd|qxd|qxp|tex|odt|rtf|html?|pages|txt|xlsx?|pptx?)|.*[\\/].*\.\w{2,5}|[\w-]*_[\w-]*|\S*)$",
    re.IGNORECASE,
)
"""Titles that are a file's name, a program's, or a single word, as writers of PDF and Office files leave them."""
_NOBODY = re.compile(
    r"^(?:(?:microsoft )?office(?: user)?|microsoft|user|admin(?:istrator)?|owner|author|unknown|anonymous|default|guest|root"
    r"|python-docx|acrobat.*|adobe.*|pdf.*|libreoffice.*|openoffice.*|latex.*|typst.*|scanner.*|editor|dell|hp|lenovo|asus|pc"
    r"|.*@.*|\W*|\d+)$",
    re.IGNORECASE,
)
"""Authors that are a program, an account or a machine."""


def written_title(value: object) -> str | None:
    """The title in one line, None where it is a file's or a program's name."""
    line = _line(value)
    return line if line and not _FILE_LIKE.match(line) and len(line) <= 300 else None


def written_author(value: object) -> str | None:
    """The author in one line, None where it is an account, a program or no name at all."""
    line = _line(value)
    return line if line and not _NOBODY.match(line) and len(line) <= 200 else None


def _line(value: object) -> str | None:
    return " ".join(visible(value)[0].split()) or None if isinstance(value, str) else None
