"""The flash: which items fit into 150 words, chosen by code so that it holds for any Brief."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, zip_longest

from briefing.render.view import NOT_STATED, Line, View

WORDS = 150
"""The flash's limit: one screen of a telephone, and what BLUF practice (AR 25-50) gives a first paragraph."""

ROWS = ("what", "who", "when", "where")
"""The lists of the table, in the order in which they are printed."""

ELSEWHERE = "See full brief"
"""What a section says whose items were all too long for the flash."""

_WIDE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_LONG = 60
"""A longer word may be cut over two lines of plain text, and would then be counted twice."""
_FRAME = 22
"""Words of the body's fixed text: "# …", "Bottom line:", six labels with their marks, the closing line."""
_BULLETED = ("line-demands", "line-threats")
"""Ids of the lines that are printed one by one; the table's stand behind one another."""


@dataclass(frozen=True)
class Section:
    """One section of the flash: the lines that fit, and what it says when there are none."""

    lines: tuple[Line, ...]
    empty: str


@dataclass(frozen=True)
class Flash:
    """What fits: `headline` and `bottom_line` whole or None; `further` counts the items left out."""

    headline: str | None
    bottom_line: Line | None
    bottom_empty: str
    sections: dict[str, Section]
    further: int
    citations: tuple[int, ...]
    """The numbers the flash uses, which are the full brief's."""


def count(text: str) -> int:
    """Words: whatever stands between white space, marks and citations too; CJK characters one each."""
    rest = _WIDE.sub(" ", text)
    return len(_WIDE.findall(text)) + sum(1 + len(word) // _LONG for word in rest.split())


def flash(view: View) -> Flash:
    """Choose whole items for at most WORDS words, counting everything printed above the source line.

    Order of priority: bottom line; the first threat, demand, what, who, when and where, so that no
    section of the flash stands empty for want of room; the other threats; the other demands; then
    what, who, when and where in turn. Supported items of a list go before its unclear ones. An item
    that does not fit is passed over whole.
    """
    headline = view.headline if count(view.headline) <= WORDS // 5 else None
    kept: dict[str, Line] = {}
    for line in _by_priority(view):
        tried = {**kept, line.id: line}
        if _words(view, headline, tried) <= WORDS:
            kept = tried
    sections = {name: _section(lines, kept) for name, lines in view.lines.items()}
    bottom = view.bottom_line if view.bottom_line and view.bottom_line.id in kept else None
    shown = chain([bottom] if bottom else [], *(section.lines for section in sections.values()))
    return Flash(
        headline=headline,
        bottom_line=bottom,
        bottom_empty=ELSEWHERE if view.bottom_line else NOT_STATED,
        sections=sections,
        further=sum(1 for _ in _by_priority(view)) - len(kept),
        citations=tuple(sorted({number for line in shown for number in line.numbers})),
    )


def _by_priority(view: View) -> Iterator[Line]:
    if view.bottom_line:
        yield view.bottom_line
    queues = {name: _clear_first(view.lines[name]) for name in ("threats", "demands", *ROWS)}
    for queue in queues.values():
        yield from queue[:1]
    yield from queues["threats"][1:]
    yield from queues["demands"][1:]
    in_turn = zip_longest(*(queues[name][1:] for name in ROWS))
    yield from (line for line in chain.from_iterable(in_turn) if line is not None)


def _clear_first(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: bool(line.unclear))


def _words(view: View, headline: str | None, kept: dict[str, Line]) -> int:
    """Words the flash would have with these lines."""
    groups = [(view.bottom_line,) if view.bottom_line else (), *view.lines.values()]
    bare = [group for group in groups if not any(line.id in kept for line in group)]
    lines = sum(_cost(line) for line in kept.values())
    return _FRAME + count(headline or "Flash brief") + sum(count(_empty(group)) for group in bare) + lines


def _cost(line: Line) -> int:
    """The line's words, its citations one each (as a page prints them), its mark, and its bullet where it has one."""
    return count(line.brief) + max(1, len(line.numbers)) + bool(line.unclear) + line.id.startswith(_BULLETED)


def _section(lines: tuple[Line, ...], kept: dict[str, Line]) -> Section:
    return Section(tuple(line for line in lines if line.id in kept), _empty(lines))


def _empty(lines: tuple[Line, ...]) -> str:
    """What a section says none of whose lines is shown."""
    return ELSEWHERE if lines else NOT_STATED
