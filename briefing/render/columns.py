"""Plain text in columns: what a terminal or an e-mail shows of a fixed width."""

import re
import unicodedata
from collections.abc import Iterator

COLUMNS = 72
"""Columns of a plain-text line: leaves room for two levels of "> " within 78 (RFC 5322 section 2.1.1)."""

_ADDRESS = re.compile(r"https?://\S", re.IGNORECASE)


def width(text: str) -> int:
    """Columns the text takes: two for wide and full-width characters, none for combining marks."""
    return sum(_cell(char) for char in text)


def _cell(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrap(text: str, first: str = "", rest: str = "", columns: int = COLUMNS) -> str:
    """The text broken into lines of at most `columns`, beginning with `first`, then with `rest`.

    Breaks at spaces and between wide characters; a word longer than a line is cut, but for an address of the
    web, which would lead nowhere then.
    """
    lines = [first]
    empty = True
    for piece, spaced in _pieces(text, columns - max(width(first), width(rest))):
        glue = " " if spaced and not empty else ""
        if not empty and width(lines[-1] + glue + piece) > columns:
            lines.append(rest)
            glue = ""
        lines[-1] += glue + piece
        empty = False
    return "\n".join(line.rstrip(" ") for line in lines)


def _pieces(text: str, room: int) -> Iterator[tuple[str, bool]]:
    """The unbreakable pieces, each with whether a space stands before it."""
    for word in text.split(" "):
        piece, spaced = "", True
        if _ADDRESS.match(word):
            yield word, spaced
            continue
        for char in word:
            if piece and (_breaks(piece[-1], char) or width(piece + char) > room):
                yield piece, spaced
                piece, spaced = "", False
            piece += char
        if piece:
            yield piece, spaced


def _breaks(left: str, right: str) -> bool:
    """Whether a line may end between two characters: both wide, and no closing mark on the right."""
    return _cell(left) == 2 and _cell(right) == 2 and not unicodedata.category(right).startswith("P")
