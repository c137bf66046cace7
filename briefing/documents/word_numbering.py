"""Lists in Word: bullets of nine levels, and numbers that begin anew with every list."""

from typing import Any

from docx.oxml.ns import qn

from briefing.documents.word_xml import element, twips

STEP = 0.6
"""Centimetres that a level of a list stands in."""
LEVELS = 9
"""As many as Word has."""
_BULLETS = "•–◦"


class Numbering:
    """The document's own list definitions, in place of those that its empty template brings."""

    def __init__(self, made: Any) -> None:
        self.root = made.part.numbering_part.element
        for old in list(self.root):
            self.root.remove(old)
        self.root.append(_abstract(0, "bullet"))
        self.root.append(_abstract(1, "decimal"))
        self.bulleted = 1
        self.root.append(element("num", element("abstractNumId", val=0), numId=1))

    def ordered(self, start: int, level: int) -> int:
        """A new numbering whose numbers at that level begin with `start`."""
        number = len(self.root.findall(qn("w:num"))) + 1
        override = element("lvlOverride", element("startOverride", val=start), ilvl=level)
        self.root.append(element("num", element("abstractNumId", val=1), override, numId=number))
        return number


def _abstract(number: int, form: str) -> Any:
    levels = [_level(level, form) for level in range(LEVELS)]
    return element(
        "abstractNum", element("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=number
    )


def _level(level: int, form: str) -> Any:
    sign = _BULLETS[level % len(_BULLETS)] if form == "bullet" else f"%{level + 1}."
    indent = element("ind", left=twips(STEP * (level + 1)), hanging=twips(STEP))
    return element(
        "lvl",
        element("start", val=1),
        element("numFmt", val=form),
        element("lvlText", val=sign),
        element("lvlJc", val="left"),
        element("pPr", indent),
        ilvl=level,
    )
