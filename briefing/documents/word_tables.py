"""The frames of tables in Word: rows whose headings repeat, cells of told widths, boxes of one cell."""

from typing import Any

from briefing.documents.blocks import Direction
from briefing.documents.word_styles import RULE, TINT, WARN
from briefing.documents.word_xml import element, twips

_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table(widths: list[float], indent: float, borders: dict[str, Any], direction: Direction = "ltr") -> Any:
    """An empty table with columns of these widths (centimetres) and these borders."""
    # Text begins where the page's text begins, unless a line stands there.
    sides = (("left", 115 if "left" in borders else 0), ("right", 170))
    lines = [element(edge, **borders.get(edge, {"val": "nil"})) for edge in _EDGES]
    properties = element(
        "tblPr",
        *([element("bidiVisual")] if direction == "rtl" else []),
        element("tblW", w=twips(sum(widths)), type="dxa"),
        element("tblInd", w=twips(indent), type="dxa"),
        element("tblBorders", *lines),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *[element(edge, w=room, type="dxa") for edge, room in sides]),
        element(
            "tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1
        ),
    )
    columns = [element("gridCol", w=twips(width)) for width in widths]
    return element("tbl", properties, element("tblGrid", *columns))


def row(*, head: bool = False, whole: bool = False) -> Any:
    """An empty row; a heading row comes again on every page."""
    parts = [element("cantSplit")] if whole or head else []
    parts += [element("tblHeader")] if head else []
    return element("tr", element("trPr", *parts)) if parts else element("tr")


def cell(width: float, span: int = 1, *, shaded: bool = False) -> Any:
    """An empty cell; whoever fills it must end it with a paragraph."""
    parts = [element("tcW", w=twips(width), type="dxa")]
    parts += [element("gridSpan", val=span)] if span > 1 else []
    parts += [element("shd", val="clear", color="auto", fill=TINT)] if shaded else []
    return element("tc", element("tcPr", *parts))


HAIRLINES: dict[str, Any] = {
    edge: {"val": "single", "sz": 4, "space": 0, "color": RULE} for edge in ("top", "bottom", "insideH")
}
"""Borders of a table of rows."""


def frame(slot: bool) -> dict[str, Any]:
    """Borders of a box: dashed where a person fills it in."""
    line = {"val": "dashed" if slot else "single", "sz": 6, "space": 0, "color": WARN if slot else RULE}
    return dict.fromkeys(("top", "left", "bottom", "right"), line)
