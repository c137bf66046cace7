"""Which letters of a PDF page a reader sees: pdfminer's page builder, without those that are drawn to be unseen."""

from collections.abc import Sequence
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTChar, LTContainer, LTCurve, LTImage
from pdfminer.pdfinterp import PDFResourceManager

TINY = 1.0
"""Points: letters so high and less cannot be read."""

_UNPAINTED = (3, 7)
"""Text rendering modes that put no ink on the page (ISO 32000-1, table 106)."""

_NEARLY = 0.97
"""Share of white from which on letters on white paper are not seen."""

Box = tuple[float, float, float, float]


class SeenGlyphs(PDFPageAggregator):
    """Builds pages of the letters that can be seen and counts the others.

    With `recognised`, letters without ink are kept: over the picture of a scanned page they are what text recognition
    found there, and the reader sees them in the picture.
    """

    def __init__(self, resources: PDFResourceManager, *, recognised: bool = False) -> None:
        super().__init__(resources, laparams=LAParams(all_texts=True))
        self.recognised = recognised
        self.hidden = 0
        """Letters left out, white space not counted."""
        self.unpainted = 0
        """Of these, letters without ink."""
        self.pictures = 0
        self._mode = 0
        self._grounds: list[Box] = []

    def begin_page(self, page: Any, ctm: Any) -> None:
        """A new sheet: nothing painted on it yet."""
        self._grounds = []
        super().begin_page(page, ctm)

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Remember how the letters that follow are painted."""
        self._mode = textstate.render
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_image(self, name: str, stream: Any) -> None:
        """A picture: letters may stand on it in any colour."""
        super().render_image(name, stream)
        self.pictures += 1
        self._grounds += [item.bbox for item in self._placed()[-1:] if isinstance(item, LTImage)]

    def paint_path(self, *given: Any, **named: Any) -> None:
        """A filled area: white letters on it are seen."""
        before = len(self._placed())
        super().paint_path(*given, **named)
        for item in self._placed()[before:]:
            if isinstance(item, LTCurve) and item.fill and not _is_white(item.non_stroking_color):
                self._grounds.append(item.bbox)

    def render_char(self, *given: Any, **named: Any) -> float:
        """One letter: placed as always, and taken back when nobody could see it."""
        advance = super().render_char(*given, **named)
        placed = self._placed()
        letter = placed[-1] if placed else None
        if isinstance(letter, LTChar) and self._is_unseen(letter):
            placed.pop()
            if letter.get_text().strip():
                self.hidden += 1
                self.unpainted += self._mode in _UNPAINTED
        return advance

    def _is_unseen(self, letter: LTChar) -> bool:
        if self._mode in _UNPAINTED:
            return not self.recognised
        if letter.size <= TINY or not self._is_on_paper(letter.bbox):
            return True
        return _is_white(letter.graphicstate.ncolor) and not any(
            _holds(ground, letter.bbox) for ground in self._grounds
        )

    def _is_on_paper(self, box: Box) -> bool:
        """Whether any of it lies on the sheet; figures have a measure of their own and are taken as they come."""
        sheet = self.cur_item
        if sheet is None or self._stack:
            return True
        return box[0] < sheet.x1 and box[2] > sheet.x0 and box[1] < sheet.y1 and box[3] > sheet.y0

    def _placed(self) -> list[Any]:
        item = self.cur_item
        return item._objs if isinstance(item, LTContainer) else []


def _is_white(colour: object) -> bool:
    """Whether a colour is white in grey (1), red-green-blue (1, 1, 1) or ink (0, 0, 0, 0); patterns are not."""
    parts: Sequence[object] = colour if isinstance(colour, list | tuple) else (colour,)
    numbers = [float(part) for part in parts if isinstance(part, int | float)]
    if len(numbers) != len(parts):
        return False
    if len(numbers) == 4:
        return all(number <= 1 - _NEARLY for number in numbers)
    return len(numbers) in (1, 3) and all(number >= _NEARLY for number in numbers)


def _holds(ground: Box, letter: Box) -> bool:
    """Whether the middle of the letter lies on the ground."""
    x, y = (letter[0] + letter[2]) / 2, (letter[1] + letter[3]) / 2
    return ground[0] <= x <= ground[2] and ground[1] <= y <= ground[3]
