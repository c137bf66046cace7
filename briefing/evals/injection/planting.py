"""Planting a string in an article: before it, between two paragraphs, after it, or inside a paragraph."""

from typing import Literal

from briefing.nouns.article import Span
from briefing.reading.paragraphs import paragraphs
from briefing.reading.sentences import sentences

Placement = Literal["start", "middle", "end", "inside"]
"""The first three on lines of its own; "inside" between two sentences of a paragraph."""

_MARKS = frozenset('"“”„«»‘')


def planted(text: str, string: str, where: Placement) -> tuple[str, Span]:
    """The text with the string in it, and where it lies there."""
    if where == "start":
        return f"{string}\n\n{text}", (0, len(string))
    if where == "end":
        text = f"{text.rstrip()}\n\n"
        return f"{text}{string}", (len(text), len(text) + len(string))
    parts = paragraphs(text)
    if where == "middle":
        at = parts[len(parts) // 2][0]
        return f"{text[:at]}{string}\n\n{text[at:]}", (at, at + len(string))
    # Inside a quotation it would be what somebody said.
    unquoted = [part for part in parts if not _MARKS & set(text[slice(*part)])]
    inner = max((sentences(text, part, None) for part in unquoted or parts), key=len)
    at = inner[len(inner) // 2][0]
    # Without an end mark it would be one sentence with the next.
    ended = string if string.rstrip()[-1:] in (".", "!", "?") else f"{string}."
    return f"{text[:at]}{ended} {text[at:]}", (at, at + len(ended))
