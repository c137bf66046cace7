"""Blocks to a Word document by python-docx: real headings, lists, tables, links to the evidence rows."""

from dataclasses import dataclass, replace
from typing import Any

import docx
from docx.oxml.ns import qn

from briefing.documents import word_page, word_styles, word_tables
from briefing.documents.blocks import (
    Block,
    Box,
    Cell,
    Definition,
    Definitions,
    Direction,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Rule,
    Run,
    Table,
    labelled,
    text,
)
from briefing.documents.properties import Properties
from briefing.documents.runs import language_tag
from briefing.documents.tables import height
from briefing.documents.word_numbering import LEVELS, STEP, Numbering
from briefing.documents.word_runs import Runs
from briefing.documents.word_xml import Layout, append, element, paragraph

LETTER = 0.2
"""Centimetres of an average letter of a term."""
WHOLE = 24
"""Lines that a table row may have and still not be split over two pages."""
_MANNERS = {"label": "Label", "lead": "Bottom Line", "small": "Small", "none": "Not Stated"}


def document(blocks: tuple[Block, ...], properties: Properties) -> bytes:
    """The blocks as a DOCX; what it raises and promises stands at `briefing.documents.docx`."""
    made = docx.Document()
    language = language_tag(properties.language) or "en"
    word_styles.dress(made, language)
    word_page.lay_out(made, properties, labelled=labelled(blocks))
    word_page.describe(made, properties)
    word_page.settle(made)
    _Writer(made, language).all(blocks, _Place(made.element.body))
    return word_page.packed(made, properties)


@dataclass(frozen=True)
class _Place:
    """Where blocks go: the element that takes them, the style of plain text there, how far in (cm)."""

    parent: Any
    style: str = "Normal"
    width: float = word_page.WIDTH
    indent: float = 0.0
    level: int = 0
    marker: tuple[int, int] | None = None
    """Numbering and level that the next paragraph carries."""
    bold: bool = False
    keep: bool = False
    """Every paragraph with the one after it."""
    direction: Direction = "ltr"


class _Writer:
    """Appends blocks to a document."""

    def __init__(self, made: Any, language: str) -> None:
        self.numbering = Numbering(made)
        self.runs = Runs(made.part, language)

    def all(self, blocks: tuple[Block, ...], place: _Place) -> None:
        """The blocks one after the other; only the first carries the place's marker."""
        for number, block in enumerate(blocks):
            self.one(block, place if number == 0 else replace(place, marker=None))
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            if _tabular(block) and not isinstance(following, Heading):
                append(place.parent, paragraph(Layout("Gap")))

    def one(self, block: Block, place: _Place) -> None:
        match block:
            case Paragraph():
                self.line(place, _MANNERS.get(block.manner, place.style), block.direction, block.runs)
            case Heading():
                name = f"Heading {block.level}" if block.level else "Title"
                self.line(place, name, block.direction, block.runs)
            case Listing():
                self.listing(block, place)
            case Definitions():
                self.definitions(block, place)
            case Table():
                self.table(block, place)
            case Box():
                self.box(block, place)
            case Rule():
                self.line(place, "Rule", "ltr", ())
            case PageBreak():
                home = self.line(place, "Gap", "ltr", ())
                home.append(element("r", element("br", type="page")))

    def line(self, place: _Place, style: str, direction: Direction, runs: tuple[Run, ...]) -> Any:
        """A new paragraph of that style with these runs, numbered and indented as its place asks."""
        hanging = STEP if place.marker else 0.0
        made = paragraph(Layout(style, place.marker, place.indent, hanging, direction, place.keep))
        self.runs.write(made, tuple(replace(run, strong=True) for run in runs) if place.bold else runs)
        append(place.parent, made)
        return made

    def listing(self, block: Listing, place: _Place) -> None:
        level = min(place.level, LEVELS - 1)
        number = self.numbering.ordered(block.start, level) if block.ordered else self.numbering.bulleted
        own = "List Number" if block.ordered else "List Bullet"
        style = place.style if place.style in ("Table Text", "Quote") else own
        within = replace(place, indent=place.indent + STEP, level=place.level + 1, style=style)
        for item in block.items:
            marked = replace(within, marker=(number, level))
            if not isinstance(item[0], Paragraph):
                self.line(marked, style, block.direction, ())
                marked = within
            self.all(item, marked)

    def definitions(self, block: Definitions, place: _Place) -> None:
        """Terms above what is said of them, or beside it in a table without lines."""
        place = replace(place, marker=None)
        if block.form == "stacked":
            for entry in block.entries:
                self.line(place, "Term", block.direction, entry.term)
                self.all(entry.blocks, place)
            return
        pairs = 2 if block.form == "paired" else 1
        term = LETTER * max(len(text(entry.term)) for entry in block.entries) + 0.5
        widths = [term, (place.width - place.indent) / pairs - term]
        made = word_tables.table(widths * pairs, place.indent, {}, block.direction)
        for at in range(0, len(block.entries), pairs):
            row = word_tables.row()
            for entry in (*block.entries[at : at + pairs], *[Definition((), ())] * pairs)[:pairs]:
                said = (Paragraph(tuple(replace(run, small=True) for run in entry.term)),)
                for width, blocks in zip(widths, (said, entry.blocks), strict=True):
                    row.append(self.cell(Cell(blocks), width, replace(place, style="Definition")))
            made.append(row)
        append(place.parent, made)

    def table(self, block: Table, place: _Place) -> None:
        room = place.width - place.indent
        widths = [share * room for share in block.widths]
        made = word_tables.table(widths, place.indent, word_tables.HAIRLINES, block.direction)
        last = len(block.head) + len(block.body) - 1
        for number, cells in enumerate((*block.head, *block.body)):
            whole = height(cells, block.widths) <= WHOLE
            row = word_tables.row(head=number < len(block.head), whole=whole)
            # A heading at the foot of a page with one row under it looks like a mistake.
            keep = whole and number <= len(block.head) and number < last
            column = 0
            for cell in cells:
                width = sum(widths[column : column + cell.span])
                row.append(self.cell(cell, width, replace(place, style="Table Text", keep=keep)))
                column += cell.span
            made.append(row)
        append(place.parent, made)

    def cell(self, cell: Cell, width: float, place: _Place) -> Any:
        """A table's cell with its blocks; Word asks that it ends in a paragraph."""
        made = word_tables.cell(width, cell.span)
        within = _Place(made, place.style, width - 0.3, bold=cell.head, keep=place.keep)
        self.all(cell.blocks, within)
        if made[-1].tag != qn("w:p"):
            append(made, paragraph(Layout(place.style)))
        return made

    def box(self, block: Box, place: _Place) -> None:
        """A frame round paragraphs; round anything else, a table of one cell."""
        if block.kind == "quote":
            self.all(block.blocks, replace(place, style="Quote", indent=place.indent + 0.8, marker=None))
            return
        slot = block.kind == "slot"
        if all(isinstance(one, Paragraph) for one in block.blocks):
            self.all(block.blocks, replace(place, style="Slot" if slot else "Box", marker=None))
            return
        width = place.width - place.indent
        made = word_tables.table([width], place.indent, word_tables.frame(slot))
        cell = word_tables.cell(width, shaded=slot)
        self.all(block.blocks, _Place(cell, width=width - 0.3))
        if cell[-1].tag != qn("w:p"):
            append(cell, paragraph(Layout("Gap")))
        row = word_tables.row()
        row.append(cell)
        made.append(row)
        append(place.parent, made)


def _tabular(block: Block) -> bool:
    """Whether Word may have made a table of the block, which would grow together with the next one."""
    return isinstance(block, Table | Box | Definitions)
