"""From the lines of PDF pages to paragraphs: running heads left out, lines and hyphenated words put together."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple


class Line(NamedTuple):
    """A line as it stands on a page: text, page and block number, edges in points (y grows upwards), letter size."""

    text: str
    page: int
    block: int
    left: float
    right: float
    bottom: float
    top: float
    size: float


class Sheet(NamedTuple):
    """A page: its lines in reading order and its height in points."""

    lines: tuple[Line, ...]
    height: float


class _Edges(NamedTuple):
    """Left and right edge of a block, and how many lines it has."""

    left: float
    right: float
    lines: int


_EDGE = 0.12
"""Share of a page's height at its top and bottom where running heads and page numbers stand."""

_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.|seite|s\.|página|стр\.?|сторінка)\s*)?\d{1,4}(?:\s*(?:/|of|von|de|sur|из|з)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_FINAL = re.compile(r"[.!?:;…。！？][\"'”’»“)\]\d]*$")
_HYPHENATED = re.compile(r"(?<=[\w.])[-\u2010]$")
_LOWER_END = re.compile(r"[a-zа-яёіїєґß-öø-ÿ][-\u2010]$")
_WORD = re.compile(r"[\w'’]+(?:-[\w'’]+)*")

_MACHINE_HYPHENS = 0.02
"""Share of lines that end in a hyphen from which on a machine broke the words. Measured: typst's narrow columns 0.13,
three pages printed by a browser, which breaks no words, 0.01 and less."""

_LOOSE = 0.15
"""Letter heights by which the gaps between lines of a paragraph differ."""

_INDENT, _SHORT, _HALF, _OTHER_SIZE, _COLUMN = 0.8, 0.85, 0.6, 0.12, 10
"""A line that begins so many letter heights further right opens a paragraph; one that ends before so much of the
width closes it (before the second share even in the middle of a sentence: a heading); letters that differ in size by more than this share are another kind of text. Sizes of body text
and headings differ by a fifth and more, the letters of one line by rounding only. A column of text is at least ten
letter heights wide, about four words."""


def reblocked(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page with blocks made one where the next line is no further than lines usually are.

    The library parts blocks at half a letter height, and so tears text with wide leading.
    """
    gaps = sorted(a.bottom - b.top for a, b in pairwise(lines) if _is_below(b, a))
    usual = gaps[len(gaps) // 2] if gaps else 0.0
    found: list[Line] = []
    for line in lines:
        if found and _is_below(line, found[-1]) and found[-1].bottom - line.top <= usual + _LOOSE * line.size:
            line = line._replace(block=found[-1].block)
        found.append(line)
    return found


def _is_below(line: Line, above: Line) -> bool:
    """Whether the line stands close under that one, in the same column and letters."""
    near = -line.size < above.bottom - line.top < 2 * line.size
    return (
        near
        and abs(above.left - line.left) < 3 * line.size
        and abs(above.size - line.size) <= _OTHER_SIZE * line.size
    )


def without_running(sheets: Sequence[Sheet]) -> tuple[list[Line], int]:
    """All lines but running heads and page numbers, and how many of these there were.

    A running head repeats, numbers aside, at the edge of at least half of the pages, and of two.
    """
    edges = [[line for line in sheet.lines if _is_at_edge(line, sheet)] for sheet in sheets]
    repeated = Counter(shape for lines in edges for shape in {_shape(line.text) for line in lines})
    least = max(2, len(sheets) / 2)
    kept, dropped = [], 0
    for sheet, at_edge in zip(sheets, edges, strict=True):
        for line in sheet.lines:
            if line in at_edge and (repeated[_shape(line.text)] >= least or _NUMBER.fullmatch(line.text)):
                dropped += 1
            else:
                kept.append(line)
    return kept, dropped


def _is_at_edge(line: Line, sheet: Sheet) -> bool:
    return line.bottom > sheet.height * (1 - _EDGE) or line.top < sheet.height * _EDGE


def _shape(text: str) -> str:
    return " ".join(_DIGITS.sub("#", text).casefold().split())


def joined(lines: Sequence[Line]) -> tuple[list[str], int]:
    """The paragraphs that these lines make, and how many words hyphenated at line ends were put together."""
    lexicon = _lexicon(lines)
    paragraphs: list[str] = []
    mended = 0
    for group in _grouped(lines):
        text = ""
        for line in group:
            if text and _HYPHENATED.search(text):
                hyphen = "" if _is_soft(text, line.text, lexicon) else text[-1]
                mended += not hyphen
                text = f"{text[:-1]}{hyphen}{line.text}"
            else:
                text = f"{text} {line.text}".strip()
        paragraphs.append(text)
    return paragraphs, mended


class _Lexicon(NamedTuple):
    """The words that the document has inside its lines, and whether its lines are hyphenated by a machine."""

    words: Counter[str]
    is_hyphenated: bool


def _lexicon(lines: Sequence[Line]) -> _Lexicon:
    words = Counter(word for line in lines for word in _WORD.findall(line.text.casefold())[:-1])
    ends = sum(_LOWER_END.search(line.text) is not None for line in lines)
    return _Lexicon(words, ends > _MACHINE_HYPHENS * len(lines))


def _is_soft(text: str, following: str, lexicon: _Lexicon) -> bool:
    """Whether the hyphen between two lines only stands there because the line ended.

    That is between small letters, in a document that has many; not in a word that is written with a hyphen elsewhere,
    and not between two words that both stand alone elsewhere ("would-be").
    """
    if not lexicon.is_hyphenated or not _LOWER_END.search(text) or not following[:1].islower():
        return False
    before, after = _WORD.findall(text[:-1].casefold())[-1], _WORD.match(following.casefold())
    rest = after[0] if after else ""
    if lexicon.words[f"{before}{rest}"]:
        return True
    return not lexicon.words[f"{before}-{rest}"] and not (lexicon.words[before] and lexicon.words[rest])


def _grouped(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines of one paragraph each; a paragraph that a column or page cuts goes on in the next block of its size."""
    group: list[Line] = []
    edges = _edges(lines)
    for line in lines:
        if group and _parts(group[-1], line, edges):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _edges(lines: Sequence[Line]) -> dict[tuple[int, int], _Edges]:
    found: dict[tuple[int, int], _Edges] = {}
    for line in lines:
        key = (line.page, line.block)
        left, right, count = found.get(key, (line.left, line.right, 0))
        found[key] = _Edges(min(left, line.left), max(right, line.right), count + 1)
    return found


def _parts(before: Line, line: Line, edges: dict[tuple[int, int], _Edges]) -> bool:
    """Whether a paragraph ends between these two lines."""
    if abs(before.size - line.size) > _OTHER_SIZE * max(before.size, line.size):
        return True
    block = edges[before.page, before.block]
    ends = _FINAL.search(before.text) is not None
    reach = (before.right - block.left) / max(1.0, block.right - block.left)
    if (before.page, before.block) != (line.page, line.block):
        goes_on = line.text[:1].islower() or _HYPHENATED.search(before.text) or _fills(before, block)
        return ends or not goes_on
    if line.left - block.left > _INDENT * line.size and before.left - block.left <= _INDENT * line.size:
        return True
    return reach < (_SHORT if ends else _HALF) and not line.text[:1].islower()


def _fills(line: Line, block: _Edges) -> bool:
    """Whether the line reaches the right edge of a block of several lines: its sentence went on for lack of room."""
    is_column = block.lines > 1 and block.right - block.left > _COLUMN * line.size
    return is_column and line.right > block.right - line.size
