"""Where the paragraphs of a text lie: blank lines part them, and single newlines unless lines are wrapped."""

import re
from collections.abc import Iterator
from itertools import pairwise

from briefing.nouns.article import Span

# From the first character that shows: led by blanks, a long blank line would be tried from each of them.
_LINE = re.compile(r"\S[^\n]*")
_FINAL = re.compile(r"[.!?:;…。！？؟۔।][\"'”’»“)\]]*$")

# Widths in use for wrapped text: 65 to 80 columns, e-mail and terminals; 100 leaves room for code editors.
_NARROWEST, _WIDEST = 50, 100


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends (`start == end` when nothing else is in it)."""
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return (start + lead, max(start + lead, start + len(piece.rstrip())))


def lines(text: str) -> list[Span]:
    """Every line that has something on it, trimmed."""
    return [trimmed(text, *found.span()) for found in _LINE.finditer(text)]


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of `text` in order, trimmed, covering everything but white space."""
    found = lines(text)
    width = wrap_width(text, found)
    return list(_joined(text, found, width))


def wrap_width(text: str, found: list[Span]) -> int | None:
    """The column at which the lines of `text` were wrapped, or None when each line is a paragraph.

    Wrapped: of the lines followed by another without a blank line between, most are 50 to 100
    characters long and break off in the middle of a sentence.
    """
    inner = [text[a:b] for (a, b), (c, _) in pairwise(found) if _adjacent(text, b, c)]
    cut = [line for line in inner if _NARROWEST <= len(line) <= _WIDEST and not _FINAL.search(line)]
    if len(cut) * 2 <= len(inner):
        return None
    return max(len(line) for line in cut)


def _joined(text: str, found: list[Span], width: int | None) -> Iterator[Span]:
    """Lines, wrapped ones put together again."""
    pending: Span | None = None
    for start, end in found:
        if pending and width and _wraps(text, pending, (start, end), width):
            pending = (pending[0], end)
            continue
        if pending:
            yield pending
        pending = (start, end)
    if pending:
        yield pending


def _wraps(text: str, before: Span, after: Span, width: int) -> bool:
    """Whether the break before `after` only stands there because its first word did not fit any more."""
    if not _adjacent(text, before[1], after[0]):
        return False
    line = before[1] - max(before[0], text.rfind("\n", before[0], before[1]) + 1)
    word = len(text[after[0] : after[1]].split(maxsplit=1)[0])
    # A fifth of slack: hand-wrapped lines are ragged.
    return line + 1 + word > 0.8 * width and line <= _WIDEST


def _adjacent(text: str, end: int, start: int) -> bool:
    return text.count("\n", end, start) < 2
