"""The flash: which items fit into 150 words, chosen by code so that it holds for any Brief."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from briefing.render.lengths import Section, clear_first, count
from briefing.render.view import NOT_STATED, Line, View, says_same

WORDS = 150
"""The flash's limit: one screen of a telephone, and what BLUF practice (AR 25-50) gives a first paragraph."""

ROWS = ("what", "who", "when", "where")
"""The lists of the table, in the order in which they are printed."""

ELSEWHERE = "See full brief"
"""What a section says whose items were all too long for the flash."""

ABOVE = "See bottom line"
"""What "What" says where the bottom line tells the event; no longer than `ELSEWHERE`, so that it fits."""

CORRECTED = "Corrected: see Corrections below"
"""What a later version says at its head, as its corrections have no room above the source line."""

SECTIONS = ("threats", "demands", *ROWS, "quotes")
"""What a flash prints of, most important first."""

_FRAME = 26
"""Words of the body's fixed text: "# …", "Bottom line:", seven labels with their marks, the closing line."""
_QUOTE = "line-quotes"
_BULLETED = ("line-demands", "line-threats")
"""Ids of the lines that are printed one by one; the table's stand behind one another."""


@dataclass(frozen=True)
class Flash:
    """What fits: `headline` and `bottom_line` whole or None; `further` counts the items left out."""

    corrected: str
    """That it was corrected, or ""."""
    headline: str | None
    """None too where the bottom line says the same in the same words."""
    bottom_line: Line | None
    bottom_empty: str
    sections: dict[str, Section]
    further: int
    citations: tuple[int, ...]
    """The numbers the flash uses, which are the full brief's."""
    shown: frozenset[str]
    """Ids of the lines that it prints."""


def flash(view: View) -> Flash:
    """Choose whole items for at most WORDS words, counting everything printed above the source line.

    Order of priority: bottom line; the first threat, demand, what, who, when and where, so that no
    section of the flash stands empty for want of room; the first quotation that fits; the other threats; the other
    demands; then what, who, when and where in turn. Supported items of a list go before its unclear ones. An item
    that does not fit is passed over whole.
    """
    said = view.bottom_line is not None and says_same(view.headline, view.bottom_line.text)
    headline = view.headline if count(view.headline) <= WORDS // 5 and not said else None
    kept: dict[str, Line] = {}
    for line in _by_priority(view):
        if line.id.startswith(_QUOTE) and any(known.startswith(_QUOTE) for known in kept):
            continue
        tried = {**kept, line.id: line}
        if _words(view, headline, tried) <= WORDS:
            kept = tried
    sections = {name: _section(view.lines[name], kept) for name in SECTIONS}
    if (
        view.bottom_line
        and view.bottom_line.id in kept
        and any(one.says_bottom_line for one in view.lines["what"])
    ):
        sections["what"] = replace(sections["what"], empty=ABOVE)
    bottom = view.bottom_line if view.bottom_line and view.bottom_line.id in kept else None
    shown = chain([bottom] if bottom else [], *(section.lines for section in sections.values()))
    return Flash(
        corrected=CORRECTED if view.corrections else "",
        headline=headline,
        bottom_line=bottom,
        bottom_empty=ELSEWHERE if view.bottom_line else NOT_STATED,
        sections=sections,
        further=(view.bottom_line is not None) + sum(map(len, view.lines.values())) - len(kept),
        citations=tuple(sorted({number for line in shown for number in line.numbers})),
        shown=frozenset(kept),
    )


def _by_priority(view: View) -> Iterator[Line]:
    if view.bottom_line:
        yield view.bottom_line
    queues = {name: clear_first(view.lines[name]) for name in SECTIONS}
    queues["what"].sort(key=lambda line: line.says_bottom_line)
    for name, queue in queues.items():
        yield from queue if name == "quotes" else queue[:1]
    yield from queues["threats"][1:]
    yield from queues["demands"][1:]
    in_turn = zip_longest(*(queues[name][1:] for name in ROWS))
    yield from (line for line in chain.from_iterable(in_turn) if line is not None)


def _words(view: View, headline: str | None, kept: dict[str, Line]) -> int:
    """Words the flash would have with these lines."""
    lists = [view.lines[name] for name in SECTIONS if name != "quotes"]
    groups = [(view.bottom_line,) if view.bottom_line else (), *lists]
    bare = [group for group in groups if not any(line.id in kept for line in group)]
    lines = sum(_cost(line) for line in kept.values())
    top = count(headline or "Flash brief") + count(view.label) + (count(CORRECTED) if view.corrections else 0)
    return _FRAME + top + sum(count(_empty(group)) for group in bare) + lines


def _cost(line: Line) -> int:
    """The line's words, its citations one each (as a page prints them), its mark, and its bullet where it has one."""
    return count(line.brief) + max(1, len(line.numbers)) + bool(line.unclear) + line.id.startswith(_BULLETED)


def _section(lines: tuple[Line, ...], kept: dict[str, Line]) -> Section:
    return Section(tuple(line for line in lines if line.id in kept), _empty(lines))


def _empty(lines: tuple[Line, ...]) -> str:
    """What a section says none of whose lines is shown."""
    return ELSEWHERE if lines else NOT_STATED
