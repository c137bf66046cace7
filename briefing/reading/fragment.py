"""The body of an article that is given as HTML by itself, in a feed or a news item: all of it is article."""

import re
import unicodedata
from typing import Any

from briefing.reading.hidden import visible
from briefing.reading.marked_up import settle_marks
from briefing.reading.unseen import drop_unseen, note_comments
from briefing.reading.web_page import parsed

_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section "
    "table tbody td th thead tr ul".split()
)
_BESIDE = "//script | //style | //figure | //iframe | //object | //video | //audio | //svg | //form | //button | //select"
_MARKED_UP = re.compile(r"</?[A-Za-z][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z]+);")


def is_marked_up(text: str) -> bool:
    """Whether a text of unknown type has tags or entities of HTML in it."""
    return _MARKED_UP.search(text) is not None


def read_fragment(html: str) -> tuple[str, tuple[str, ...]]:
    """The text of an HTML fragment, each block in a line of its own, and notes on what was hidden in it.

    Scripts, pictures with their captions, embedded players and forms are no text of the article.
    """
    tree = parsed(f"<html><body><div>{html}</div></body></html>")
    if tree is None:
        return "", ()
    notes = drop_unseen(tree) + note_comments(html) + settle_marks(tree)
    for element in tree.xpath(_BESIDE):
        element.drop_tree()
    parts: list[str] = []
    for body in tree.xpath("//body"):
        _collect(body, parts)
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    text, hidden = visible(unicodedata.normalize("NFC", "\n".join(line for line in lines if line)))
    return text, notes + hidden


def plain_line(html: str) -> str | None:
    """A headline or name that may be written in HTML, as one line of plain text; None when nothing is left."""
    text = read_fragment(html)[0] if is_marked_up(html) else visible(html)[0]
    return " ".join(text.split()) or None


def _collect(root: Any, parts: list[str]) -> None:
    """The texts of the tree in order, a line break at the edges of each block; without recursion, for deep trees."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        element, left = stack.pop()
        is_block = element.tag in _BLOCKS
        if left:
            parts.append(("\n" if is_block else "") + (_flat(element.tail)))
            continue
        parts.append(("\n" if is_block else "") + _flat(element.text if isinstance(element.tag, str) else ""))
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(list(element)))


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " ")
