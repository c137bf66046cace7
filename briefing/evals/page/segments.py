"""An article's text cut wherever a mark begins or ends to point at it, so that overlapping spans need no nesting."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing.nouns.article import Span

_BETWEEN = re.compile(r"\n[^\S\n]*\n\s*")
"""A blank line or more: what stands between paragraphs."""


class Piece(NamedTuple):
    """A stretch of the text in which nothing changes. `number` is None where no mark points."""

    text: str
    start: int
    """Code point in the whole text."""
    number: int | None
    wanted: bool
    given: bool


class Segments(NamedTuple):
    """A text in paragraphs of pieces. White space between paragraphs is in none of them."""

    paragraphs: tuple[tuple[Piece, ...], ...]

    def touched(self, spans: Iterable[Span]) -> tuple[int, ...]:
        """Numbers of the pieces that these spans cover, ascending; they were among the spans it was cut by."""
        asked = tuple(spans)
        return tuple(
            piece.number
            for paragraph in self.paragraphs
            for piece in paragraph
            if piece.number is not None and _covered(piece.start, asked)
        )


def segments(text: str, wanted: Sequence[Span], given: Sequence[Span]) -> Segments:
    """The text cut at both ends of every span (code points, half-open). What lies outside the text is cut off."""
    want, give = _within(text, wanted), _within(text, given)
    bounds = sorted({end for span in (*want, *give) for end in span})
    numbers = iter(range(len(text) + 1))
    paragraphs = []
    for first, last in _paragraphs(text):
        cuts = [first, *(one for one in bounds if first < one < last), last]
        pieces = ((start, end, _covered(start, want), _covered(start, give)) for start, end in pairwise(cuts))
        paragraphs.append(
            tuple(
                Piece(text[start:end], start, next(numbers) if is_want or is_give else None, is_want, is_give)
                for start, end, is_want, is_give in pieces
            )
        )
    return Segments(tuple(paragraphs))


def ranges(numbers: Sequence[int]) -> str:
    """Ascending numbers in short: "3-5 8"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return " ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def _within(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    clipped = {(max(start, 0), min(end, len(text))) for start, end in spans}
    return tuple(sorted((start, end) for start, end in clipped if start < end))


def _covered(place: int, spans: Iterable[Span]) -> bool:
    return any(start <= place < end for start, end in spans)


def _paragraphs(text: str) -> Iterator[Span]:
    begun = 0
    for gap in _BETWEEN.finditer(text):
        if text[begun : gap.start()].strip():
            yield begun, gap.start()
        begun = gap.end()
    if text[begun:].strip():
        yield begun, len(text)
