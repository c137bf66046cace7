"""A block: one heading, list item or paragraph of a brief, as its reader sees it, whatever the format."""

from typing import Literal, NamedTuple

Kind = Literal["heading", "item", "text", "row", "aside"]


class Block(NamedTuple):
    """Visible text on one line, the format's own marks gone; citations such as [1] still stand in it.

    An aside is text that makes no claim to a reader (hidden, a comment, a finding of the checks);
    `why` says so, and `ours` whether our own template wrote it.
    """

    kind: Kind
    text: str
    place: int | None
    """Line of the file, counted from 1; None where the format has no lines that mean anything (JSON)."""
    why: str = ""
    ours: bool = False
    section: str | None = None
    """List it stands in, where the format says so itself (JSON)."""
    item: str | None = None


def joined(parts: list[str]) -> str:
    """Lines of one paragraph as one line: no space between two characters of a script without spaces."""
    text = ""
    for part in parts:
        part = part.strip()
        glue = "" if not text or not part or (_wide(text[-1]) and _wide(part[0])) else " "
        text += glue + part
    return text


def _wide(char: str) -> bool:
    """Kana, Han and full-width forms, which are written without spaces."""
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\uff00" <= char <= "\uff60"
