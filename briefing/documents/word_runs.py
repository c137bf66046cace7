"""Runs of text in a Word paragraph: their look, their language, their links and bookmarks."""

import re
from itertools import count
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from briefing.documents.blocks import Run
from briefing.documents.word_xml import element

_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
"""Blocks of the scripts that are written from the right (Unicode's bidi classes R and AL)."""
_RIGHTWARD = re.compile(f"([{_RIGHT}](?:[^A-Za-z\u00c0-\u058f]*[{_RIGHT}])?)")
_NAME = re.compile(r"[^A-Za-z0-9_]")

SMALL = 18
"""Half points of a note's text."""

BOOKMARK = 40
"""Characters that Word allows in a bookmark's name."""


class Runs:
    """Writes runs into paragraphs of one document part and keeps its bookmarks' names apart."""

    def __init__(self, part: Any, language: str) -> None:
        self.part = part
        self.language = language
        self.names: dict[str, str] = {}
        self.numbers = count(1)

    def write(self, paragraph: Any, runs: tuple[Run, ...]) -> None:
        """Appends the runs to the paragraph."""
        for run in runs:
            if run.anchor:
                number = next(self.numbers)
                paragraph.append(element("bookmarkStart", id=number, name=self.name(run.anchor)))
                paragraph.append(element("bookmarkEnd", id=number))
            if run.text:
                home = self.link(run)
                for one in self.pieces(run):
                    (paragraph if home is None else home).append(one)
                if home is not None:
                    paragraph.append(home)

    def link(self, run: Run) -> Any:
        """The hyperlink that holds the run, or None."""
        if run.to:
            return element("hyperlink", anchor=self.name(run.to), history=1)
        if run.url:
            made = element("hyperlink", history=1)
            made.set(qn("r:id"), self.part.relate_to(run.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
            return made
        return None

    def name(self, anchor: str) -> str:
        """The bookmark's name for an anchor: one each, of the characters that Word takes."""
        if anchor not in self.names:
            base = f"b_{_NAME.sub('_', anchor)}"[: BOOKMARK - 6]
            taken = set(self.names.values())
            self.names[anchor] = next(
                name for step in count() if (name := f"{base}_{step}" if step else base) not in taken
            )
        return self.names[anchor]

    def pieces(self, run: Run) -> list[Any]:
        """The run as one w:r for every stretch of one direction."""
        if run.text == "\n":
            return [element("r", element("br"))]
        return [
            element("r", self.look(run, rightward=number % 2 == 1), _text(part))
            for number, part in enumerate(_RIGHTWARD.split(run.text))
            if part
        ]

    def look(self, run: Run, *, rightward: bool) -> Any:
        """The w:rPr of a run, in the schema's order."""
        wanted = {"Citation": run.cite, "Slot Text": run.slot, "Unclear": run.unclear, "Note": run.small}
        name = next((name for name, asked in wanted.items() if asked), "Link" if run.url else "")
        parts = [element("rStyle", val=name.replace(" ", ""))] if name else []
        parts += [element("b"), element("bCs")] if run.strong else []
        parts += [element("i"), element("iCs")] if run.em else []
        parts += [element("strike")] if run.struck else []
        # Another style than the note's has the say over the colour; the size stays a note's.
        parts += (
            [element("sz", val=SMALL), element("szCs", val=SMALL)] if run.small and name != "Note" else []
        )
        if run.raised or run.lowered:
            parts.append(element("vertAlign", val="superscript" if run.raised else "subscript"))
        parts += [element("rtl")] if rightward else []
        if run.language and run.language != self.language:
            parts.append(element("lang", val=run.language, eastAsia=run.language, bidi=run.language))
        return element("rPr", *parts)


def _text(words: str) -> Any:
    made = element("t")
    made.text = words
    made.set(qn("xml:space"), "preserve")
    return made
