"""What a brief on paper is made of: a small tree of frozen blocks, the same for Word and for PDF."""

from dataclasses import dataclass
from typing import Literal

Direction = Literal["", "ltr", "rtl"]
"""Of writing; "" is the surrounding one."""

Manner = Literal["plain", "label", "lead", "small", "none"]
"""How a paragraph looks: "label" says who made the brief, "lead" is the bottom line, "none" an empty list."""


@dataclass(frozen=True)
class Run:
    """A stretch of text of one look. "\\n" is a line break; a run without text only carries its anchor."""

    text: str
    strong: bool = False
    em: bool = False
    small: bool = False
    """A note beside the line: smaller and paler."""
    unclear: bool = False
    struck: bool = False
    raised: bool = False
    lowered: bool = False
    cite: bool = False
    """The number of an evidence row in square brackets."""
    slot: bool = False
    """A place in the middle of a line that a person fills in."""
    to: str = ""
    """The anchor in this document that the words lead to."""
    url: str = ""
    anchor: str = ""
    """A name for this place; every name stands once in a document."""
    language: str = ""
    """BCP 47 tag; "" is the surrounding one."""
    direction: Direction = ""


@dataclass(frozen=True)
class Heading:
    """Level 0 is the document's title; no level is skipped on the way down."""

    level: int
    runs: tuple[Run, ...]
    direction: Direction = ""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph."""

    runs: tuple[Run, ...]
    manner: Manner = "plain"
    direction: Direction = ""


@dataclass(frozen=True)
class Listing:
    """A list; `start` is the first number of an ordered one."""

    items: tuple[tuple["Block", ...], ...]
    ordered: bool = False
    start: int = 1
    direction: Direction = ""


@dataclass(frozen=True)
class Definition:
    """One term with what is said of it."""

    term: tuple[Run, ...]
    blocks: tuple["Block", ...]


@dataclass(frozen=True)
class Definitions:
    """A list of terms: above what is said of them, beside it, or beside it and two to a line."""

    entries: tuple[Definition, ...]
    form: Literal["stacked", "beside", "paired"] = "stacked"
    direction: Direction = ""


@dataclass(frozen=True)
class Cell:
    """One cell of a table, `span` columns wide."""

    blocks: tuple["Block", ...] = ()
    head: bool = False
    span: int = 1


@dataclass(frozen=True)
class Table:
    """Rows of cells; every row's spans add up to the number of `widths`, which are shares of a line."""

    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    direction: Direction = ""


@dataclass(frozen=True)
class Box:
    """Blocks in a frame; a "slot" is one that a person is meant to fill in, a "quote" only stands in."""

    blocks: tuple["Block", ...]
    kind: Literal["box", "slot", "quote"] = "box"


@dataclass(frozen=True)
class Rule:
    """A line across the page."""


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Listing | Definitions | Table | Box | Rule | PageBreak


def words(block: Block) -> str:
    """All text of a block, its parts set apart by a blank."""
    match block:
        case Heading() | Paragraph():
            return text(block.runs)
        case Listing():
            return " ".join(words(one) for item in block.items for one in item)
        case Definitions():
            return " ".join(f"{text(one.term)} {' '.join(map(words, one.blocks))}" for one in block.entries)
        case Table():
            cells = [cell for row in (*block.head, *block.body) for cell in row]
            return " ".join(words(one) for cell in cells for one in cell.blocks)
        case Box():
            return " ".join(map(words, block.blocks))
        case _:
            return ""


def text(runs: tuple[Run, ...]) -> str:
    """The runs' words without a look."""
    return "".join(run.text for run in runs)


def labelled(blocks: tuple[Block, ...]) -> bool:
    """Whether the brief begins with its label, so that the top of the first page need not repeat it."""
    return any(isinstance(one, Paragraph) and one.manner == "label" for one in blocks[:3])
