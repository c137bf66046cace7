"""One walk through an element of a page: paragraphs, lists, tables and frames as they come."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any, Literal

from briefing.documents import elements, evidence
from briefing.documents.blocks import (
    Block,
    Box,
    Definition,
    Definitions,
    Direction,
    Heading,
    Listing,
    Manner,
    PageBreak,
    Paragraph,
    Rule,
    Run,
    text,
    words,
)
from briefing.documents.runs import SPACE, tidy
from briefing.documents.tables import Row, table
from briefing.documents.trees import unlinked_from

_MANNERS: dict[str, Manner] = {
    "label": "label",
    "bottom": "lead",
    "none": "none",
    "small": "small",
    "further": "small",
    "meta": "small",
    "kicker": "small",
}

_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\[\]]+", re.IGNORECASE)
"""What Word and PDF readers take for an address; one malformed address makes Word call the file broken."""

DEPTH = 60
"""Elements within elements that keep their meaning; what lies deeper is taken as plain text."""
NESTED = 8
"""Lists, tables and frames within one another that stay such; typst gives up at about fifteen."""
PAIRED = 6
"""Short terms with one paragraph each, from this number on, go in two pairs a line."""
SHORT = 16
"""Characters of a term that still stands beside what is said of it."""


class Shared:
    """What all parts of one page have in common: its anchors, and how deep its headings stand."""

    def __init__(self, root: Any, article_url: str | None) -> None:
        self.article_url = article_url
        self.rows = dict(elements.evidence_rows(root))
        known = {*self.rows.values(), *root.xpath(".//@id")}
        self.elsewhere = evidence.cited_elsewhere(root, known)
        self.known = known | {f"e-{number}" for number in self.elsewhere}
        self.seen: set[str] = set()
        self.waiting: list[str] = []
        self.titled = False
        self.level = 0


class Walk:
    """Goes through one element and gathers its blocks."""

    def __init__(self, shared: Shared, direction: Direction, nested: int = 0) -> None:
        self.shared = shared
        self.nested = nested
        self.direction: Direction = direction
        self.manner: Manner = "plain"
        self.pending: list[Run] = []
        self.found: list[Block] = []

    def finished(self) -> tuple[Block, ...]:
        """All blocks so far, the paragraph being gathered included."""
        self.flush()
        return tuple(self.found)

    def enclosed(self) -> tuple[Block, ...]:
        """As `finished`, for a part of something larger: no page can begin within it."""
        return tuple(block for block in self.finished() if not isinstance(block, PageBreak))

    def flush(self) -> None:
        """Ends the paragraph that is being gathered."""
        runs = tidy(self.pending)
        self.pending = []
        if text(runs):
            self.found.append(Paragraph(runs, self.manner, self.direction))

    def say(self, value: str | None, look: Run) -> None:
        """Adds text to the paragraph being gathered, after the anchors that wait for a text."""
        if not value:
            return
        if value.strip(SPACE):
            self.pending += [Run("", anchor=name) for name in self.shared.waiting]
            self.shared.waiting.clear()
        self.pending.append(replace(look, text=value))

    def inside(self, element: Any, look: Run, depth: int) -> None:
        """All that an element holds, the element itself aside."""
        if depth > DEPTH or self.nested > NESTED:
            self.say(elements.seen_text(element, " "), look)
            return
        self.say(element.text, look)
        for child in element:
            self.one(child, look, depth + 1)
            self.say(child.tail, look)

    def one(self, element: Any, look: Run, depth: int) -> None:
        """One element within another."""
        if not elements.printed(element):
            return
        self.anchor(element)
        look = elements.look(element, look)
        if element.tag == "br":
            self.pending.append(replace(look, text="\n"))
            return
        handler = _HANDLERS.get(element.tag) or (Walk.block if element.tag in elements.BLOCKS else None)
        if handler is None:
            self.inline(element, look, depth)
            return
        self.flush()
        before, self.direction = self.direction, elements.direction(element, self.direction)
        handler(self, element, look, depth)
        self.flush()
        self.direction = before

    def anchor(self, element: Any) -> None:
        """Keeps the element's name for the next text; of elements with one name the first has it, as in browsers."""
        name = self.shared.rows.get(element) or element.get("id")
        if name and name not in self.shared.seen:
            self.shared.seen.add(name)
            self.shared.waiting.append(name)

    def block(self, element: Any, look: Run, depth: int) -> None:
        """A block that is only its own paragraphs, or a frame round them."""
        if elements.breaks_page(element):
            self.found.append(PageBreak())
        before = self.manner
        self.manner = next((_MANNERS[name] for name in elements.classes(element) if name in _MANNERS), before)
        kind = elements.frame(element)
        if kind:
            framed = self.part(element, replace(look, slot=False), depth)
            self.found.append(Box(framed or (Paragraph((), "plain", self.direction),), kind))
        else:
            self.inside(element, look, depth)
            self.flush()
        self.manner = before

    def inline(self, element: Any, look: Run, depth: int) -> None:
        """Part of a line, quotation marks and values that a browser would draw included."""
        direction = elements.direction(element, look.direction)
        if direction != (look.direction or self.direction):
            look = replace(look, direction=direction)
        if element.tag == "a":
            look = self.linked(element, look)
        marks = ("“", "”") if element.tag == "q" else ("", "")
        self.say(marks[0], look)
        self.say(elements.replaced(element), look)
        self.inside(element, look, depth)
        self.say(marks[1], look)

    def linked(self, element: Any, look: Run) -> Run:
        """The look within a link."""
        href = (element.get("href") or "").strip(SPACE)
        number = elements.cited(element)
        if number:
            return replace(
                look, cite=True, to=f"e-{number}" if f"e-{number}" in self.shared.known else href[1:]
            )
        if href.startswith("#"):
            return replace(look, to=href[1:])
        ours = href == self.shared.article_url and _ADDRESS.fullmatch(href)
        return replace(look, url=href) if ours else look

    def part(self, element: Any, look: Run, depth: int) -> tuple[Block, ...]:
        """The blocks of an element that stands for itself: an item, a cell, a frame."""
        walk = Walk(self.shared, elements.direction(element, self.direction), self.nested + 1)
        walk.manner = "small" if self.manner == "small" else "plain"
        walk.inside(element, look, depth)
        return walk.enclosed()

    def line(self, element: Any, look: Run, depth: int) -> tuple[Run, ...]:
        """An element as one line, whatever it holds; headings within it are none of the document's."""
        runs: list[Run] = []
        stand = (self.shared.titled, self.shared.level)
        blocks = self.part(element, look, depth)
        self.shared.titled, self.shared.level = stand
        for one in blocks:
            whole = one.runs if isinstance(one, Heading | Paragraph) else (Run(words(one)),)
            runs += [Run("\n"), *whole] if runs else whole
        return tuple(runs)

    def heading(self, element: Any, look: Run, depth: int) -> None:
        """The first <h1> is the title; no level is skipped after it, as PDF/UA demands."""
        runs = self.line(element, look, depth)
        if not text(runs):
            return
        title = element.tag == "h1" and not self.shared.titled
        self.shared.titled = self.shared.titled or title
        level = 0 if title else min(max(int(element.tag[1]) - 1, 1), self.shared.level + 1, 3)
        self.shared.level = level or self.shared.level
        self.found.append(Heading(level, runs, self.direction))

    def listing(self, element: Any, look: Run, depth: int) -> None:
        """A list, or several where the side of the marks changes; their numbers go on."""
        items = [item for item in self.items(element, look, depth) if item]
        start = element.get("start") or ""
        number = int(start) if re.fullmatch(r"\d{1,6}", start) else 1
        for side, group in groupby(items, lambda item: _side(item, self.direction)):
            some = tuple(group)
            self.found.append(Listing(some, element.tag == "ol", number, side))
            number += len(some)

    def items(self, element: Any, look: Run, depth: int) -> Iterator[tuple[Block, ...]]:
        """The items, and whatever else stands among them as an item of its own."""
        for child in elements.children(element):
            if isinstance(child, str):
                yield (Paragraph(tidy([replace(look, text=child)]), "plain", self.direction),)
            elif child.tag == "li" and "slot" not in elements.classes(child):
                self.anchor(child)
                yield self.part(child, elements.look(child, look), depth)
            else:
                yield self.whole(child, look, depth)

    def whole(self, element: Any, look: Run, depth: int) -> tuple[Block, ...]:
        """The element itself and what it holds, as blocks."""
        walk = Walk(self.shared, self.direction, self.nested + 1)
        walk.one(element, look, depth)
        return walk.enclosed()

    def definitions(self, element: Any, look: Run, depth: int) -> None:
        """A list of terms."""
        entries = tuple(self.entries(element, look, depth))
        if entries:
            self.found.append(Definitions(entries, _form(entries), self.direction))

    def entries(self, element: Any, look: Run, depth: int) -> Iterator[Definition]:
        """Terms with what follows them; either may be missing on a page."""
        term: tuple[Run, ...] = ()
        for child in elements.children(element):
            if isinstance(child, str):
                yield Definition(term, (Paragraph(tidy([replace(look, text=child)])),))
                term = ()
                continue
            self.anchor(child)
            if child.tag == "dt":
                if term:
                    yield Definition(term, ())
                term = self.line(child, elements.look(child, look), depth)
                continue
            said = (
                self.part(child, elements.look(child, look), depth)
                if child.tag == "dd"
                else self.whole(child, look, depth)
            )
            if term or said:
                yield Definition(term, said)
            term = ()
        if term:
            yield Definition(term, ())

    def table(self, element: Any, look: Run, depth: int) -> None:
        """A table, after whatever stands in it outside a row."""
        rows = list(self.rows(element, look, depth, False))
        if rows:
            self.found.append(table(rows, self.direction))

    def rows(self, element: Any, look: Run, depth: int, head: bool) -> Iterator[Row]:
        """The rows; what stands among them outside a cell goes before the table."""
        for child in elements.children(element):
            if isinstance(child, str):
                self.say(child, look)
                self.flush()
            elif child.tag in ("thead", "tbody", "tfoot"):
                self.anchor(child)
                yield from self.rows(child, look, depth + 1, child.tag == "thead")
            elif child.tag == "tr":
                self.anchor(child)
                yield self.row(child, look, depth, head)
            else:
                self.one(child, look, depth)
                self.flush()

    def row(self, element: Any, look: Run, depth: int, head: bool) -> Row:
        """One row; what stands in it outside a cell becomes a cell."""
        here = self.shared.rows.get(element) or element.get("id") or ""
        cells: list[tuple[tuple[Block, ...], bool, int, int]] = []
        for child in elements.children(element):
            if isinstance(child, str):
                cells.append(((Paragraph(tidy([replace(look, text=child)])),), False, 1, 1))
                continue
            cell = child.tag in ("td", "th")
            if cell:
                self.anchor(child)
            found = (
                self.part(child, elements.look(child, look), depth)
                if cell
                else self.whole(child, look, depth)
            )
            cells.append(
                (
                    unlinked_from(found, here),
                    child.tag == "th",
                    elements.count(child, "colspan"),
                    elements.count(child, "rowspan"),
                )
            )
        return Row(head, cells)

    def rule(self, element: Any, look: Run, depth: int) -> None:
        """A line, or a new page where the class says so."""
        self.found.append(PageBreak() if "page-break" in elements.classes(element) else Rule())

    def quotation(self, element: Any, look: Run, depth: int) -> None:
        """A block that stands in."""
        framed = self.part(element, look, depth)
        if framed:
            self.found.append(Box(framed, "quote"))

    def preformatted(self, element: Any, look: Run, depth: int) -> None:
        """Lines that keep their breaks."""
        for number, one in enumerate(elements.seen_text(element).split("\n")):
            if number:
                self.pending.append(replace(look, text="\n"))
            self.say(one, look)


def _form(entries: tuple[Definition, ...]) -> Literal["stacked", "beside", "paired"]:
    """How a list of terms is laid out."""
    if any(len(text(entry.term)) > SHORT for entry in entries):
        return "stacked"
    plain = all(isinstance(one, Paragraph) for entry in entries for one in entry.blocks)
    return "paired" if plain and len(entries) >= PAIRED else "beside"


def _side(item: tuple[Block, ...], around: Direction) -> Direction:
    """The side that an item's mark stands on: where its first paragraph begins."""
    return item[0].direction if isinstance(item[0], Paragraph) else around


_HANDLERS: dict[str, Callable[[Walk, Any, Run, int], None]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Walk.heading),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), Walk.listing),
    "dl": Walk.definitions,
    "table": Walk.table,
    "hr": Walk.rule,
    "blockquote": Walk.quotation,
    "pre": Walk.preformatted,
}
