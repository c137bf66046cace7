"""WordprocessingML made by hand, child by child in the order its schema asks for."""

from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from briefing.documents.blocks import Direction

TWIPS = 567
"""Twentieths of a point in a centimetre, as Word counts lengths."""


def element(tag: str, *children: Any, **attributes: str | int) -> Any:
    """A w: element; attributes are w: attributes."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    for child in children:
        made.append(child)
    return made


def twips(centimetres: float) -> int:
    """A length in Word's own unit."""
    return round(centimetres * TWIPS)


@dataclass(frozen=True)
class Layout:
    """How one paragraph is laid out; centimetres."""

    style: str
    numbered: tuple[int, int] | None = None
    """Numbering instance and level."""
    indent: float = 0.0
    hanging: float = 0.0
    direction: Direction = "ltr"
    keep: bool = False
    """With the paragraph after it."""


def paragraph(layout: Layout) -> Any:
    """An empty paragraph."""
    parts = [element("pStyle", val=layout.style.replace(" ", ""))]
    if layout.keep:
        parts.append(element("keepNext"))
    if layout.numbered:
        number, level = layout.numbered
        parts.append(element("numPr", element("ilvl", val=level), element("numId", val=number)))
    if layout.hanging and not layout.numbered:
        tab = element("tab", val="left", pos=twips(layout.indent))
        parts.append(element("tabs", tab))
    if layout.direction == "rtl":
        parts.append(element("bidi"))
    if layout.indent or layout.hanging:
        # `start` would be the strict name; Word 2007 to now and LibreOffice all read `left`.
        parts.append(element("ind", left=twips(layout.indent), hanging=twips(layout.hanging)))
    return element("p", element("pPr", *parts))


def append(parent: Any, child: Any) -> None:
    """The child at the end of its parent, before the section's properties where these stand."""
    last = parent[-1] if len(parent) else None
    if last is not None and last.tag == qn("w:sectPr"):
        last.addprevious(child)
    else:
        parent.append(child)
