"""PDF documents: the text that a reader sees on their pages, in reading order."""

import logging
import re
import time
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from pdfminer.layout import LTChar, LTContainer, LTFigure, LTPage, LTTextBox, LTTextLine
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.utils import decode_text

from briefing.errors import InputError, InputTooLarge, NoArticle, UnreadableInput
from briefing.reading.hidden import visible
from briefing.reading.marked_up import RAISED
from briefing.reading.metadata import Metadata
from briefing.reading.page import Page, flowed
from briefing.reading.pdf_columns import reading_order
from briefing.reading.pdf_glyphs import SeenGlyphs
from briefing.reading.pdf_lines import Line, Sheet, joined, reblocked, without_running
from briefing.reading.properties import written_author, written_title

# Without a handler of its own a library's warnings go to stderr, which belongs to the command line.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())

MOST_PAGES = 100
"""Pages of the longest document read: no article has so many, and a report is to be given by its summary."""

MOST_SECONDS = 60.0
"""Time for reading the pages of one document; 100 pages of text take about 20 seconds on a slow machine."""

MOST_UNPACKED = 100_000_000
"""Bytes of one packed stream unpacked. The library unpacks streams whole, so they are measured before it sees them."""

_MOST_UNPACKED_IN_ALL, _MOST_LAYERS = 5 * MOST_UNPACKED, 3
"""Bytes of all streams together, and how often one may be packed."""
_ZLIB_STARTS = (b"\x78", b"\x68", b"\x58", b"\x48", b"\x38", b"\x28", b"\x18", b"\x08")
"""First bytes of zlib's format: method 8, window sizes 7 to 0 (RFC 1950, 2.2)."""

_MOST_UNREADABLE = 0.05
"""Share of letters without a meaning from which on a text is garbled."""

_STREAM = re.compile(rb"stream\r?\n")
_NO_LETTER = re.compile(r"\(cid:\d+\)")
_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)
_AGAIN = "Download or export it again."


def read_pdf(data: bytes, name: str) -> Page:
    """The page of a PDF document. Title and author are those of its properties, where a person wrote them;
    when it was made is no day of publication.

    Raises UnreadableInput for a PDF that is broken off, protected by a password or garbled, InputTooLarge for too
    many pages or too long reading, NoArticle for one without text, such as a scan.
    """
    if b"%%EOF" not in data[-4096:]:
        raise UnreadableInput(f"{name} is a PDF that breaks off: its end is missing", hint=_AGAIN)
    _refuse_bombs(data, name)
    try:
        return _read(data, name)
    except InputError:
        raise
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise UnreadableInput(
            f"{name} is a PDF protected by a password", hint="Save a copy without the password."
        ) from error
    except Exception as error:  # on broken files the library lets through errors of every kind
        raise UnreadableInput(
            f"{name} is a broken PDF ({type(error).__name__} while reading)", hint=_AGAIN
        ) from error


def _refuse_bombs(data: bytes, name: str) -> None:
    """Unpack every packed stream as far as the limits go, one packed in another too."""
    view, total = memoryview(data), 0
    for found in _STREAM.finditer(data):
        packed: bytes | memoryview = view[found.end() :]
        for _ in range(_MOST_LAYERS):
            if bytes(packed[:1]) not in _ZLIB_STARTS:
                break
            try:
                packed = zlib.decompressobj().decompress(packed, MOST_UNPACKED)
            except zlib.error:
                break
            total += len(packed)
            if len(packed) >= MOST_UNPACKED or total > _MOST_UNPACKED_IN_ALL:
                raise InputTooLarge(
                    f"{name} is a PDF with streams that unpack to more than {MOST_UNPACKED // 1_000_000} MB",
                    hint="Print it to a new PDF, or give its text.",
                )


def _read(data: bytes, name: str) -> Page:
    document = PDFDocument(PDFParser(BytesIO(data)))
    pages = list(_limited(PDFPage.create_pages(document), name))
    if not pages:
        raise NoArticle(f"{name} is a PDF without pages", hint=_AGAIN)
    device = SeenGlyphs(PDFResourceManager())
    sheets = _sheets(pages, device, name)
    notes: tuple[str, ...] = ()
    if not any(sheet.lines for sheet in sheets) and device.pictures and device.unpainted:
        device = SeenGlyphs(PDFResourceManager(), recognised=True)
        sheets = _sheets(pages, device, name)
        notes = ("the pages are pictures; the text is what text recognition found in them: check it",)
    if not any(sheet.lines for sheet in sheets):
        raise _empty(device, name)
    return _page(sheets, device, _said(document), notes, name)


def _limited(pages: Iterable[PDFPage], name: str) -> Iterator[PDFPage]:
    for number, page in enumerate(pages, 1):
        if number > MOST_PAGES:
            raise InputTooLarge(
                f"{name} is a PDF of more than {MOST_PAGES} pages",
                hint="Give the pages with the article alone.",
            )
        yield page


def _sheets(pages: list[PDFPage], device: SeenGlyphs, name: str) -> list[Sheet]:
    interpreter = PDFPageInterpreter(device.rsrcmgr, device)
    began, sheets = time.monotonic(), []
    for number, page in enumerate(pages, 1):
        interpreter.process_page(page)
        sheets.append(_sheet(device.get_result(), number))
        if time.monotonic() - began > MOST_SECONDS:
            raise InputTooLarge(
                f"{name} is a PDF that takes too long: {number} of {len(pages)} pages in {MOST_SECONDS:.0f} seconds",
                hint="Give the pages with the article alone, or its text.",
            )
    return sheets


def _sheet(layout: LTPage, number: int) -> Sheet:
    """Lines of a page, block after block in reading order."""
    found = list(_boxes(layout))
    boxes = [found[index] for index in reading_order([box.bbox for box in found])]
    lines = [
        _line(line, number, block)
        for block, box in enumerate(boxes)
        for line in box
        if isinstance(line, LTTextLine) and line.get_text().strip()
    ]
    return Sheet(tuple(reblocked(lines)), layout.height)


def _boxes(layout: LTContainer[Any]) -> Iterator[LTTextBox]:
    """Blocks of text, those inside figures too: some programs put whole pages into one."""
    for item in layout:
        if isinstance(item, LTTextBox):
            yield item
        elif isinstance(item, LTFigure):
            yield from _boxes(item)


_SMALL, _HIGHER = 0.85, 0.1
"""Of the letter before: typst sets superscripts at 0.6, browsers at 0.83; a smaller letter on the same line has its
foot higher by a fifth of the difference at most (descenders), which is 0.03."""


def _line(line: LTTextLine, page: int, block: int) -> Line:
    sizes = sorted(letter.size for letter in line if isinstance(letter, LTChar))
    # A soft hyphen that is drawn is a hyphen: fonts have one shape for both.
    text = " ".join(_letters(line).translate(_LIGATURES).replace("\u00ad", "-").split())
    return Line(text, page, block, line.x0, line.x1, line.y0, line.y1, sizes[len(sizes) // 2])


def _letters(line: LTTextLine) -> str:
    """The line's letters in order; small raised digits as superscripts, or "12" and a note's 1 would be 121."""
    parts: list[str] = []
    body: LTChar | None = None
    for letter in line:
        text = letter.get_text()
        if isinstance(letter, LTChar) and text.strip():
            if body is not None and _is_raised(letter, body):
                text = text.translate(RAISED) if text.isdigit() else text
            else:
                body = letter
        parts.append(text)
    return "".join(parts)


def _is_raised(letter: LTChar, body: LTChar) -> bool:
    """Whether it is a good deal smaller than the letter before it and stands higher, by more than its size explains."""
    return letter.size < _SMALL * body.size and letter.y0 > body.y0 + _HIGHER * body.size


def _empty(device: SeenGlyphs, name: str) -> NoArticle:
    if device.pictures:
        return NoArticle(
            f"{name} has pictures of pages and no text: it is a scan",
            hint="Run text recognition on it (OCR, ocrmypdf for instance) and give the result.",
        )
    hidden = ", only letters that cannot be seen" if device.hidden else ""
    return NoArticle(
        f"{name} is a PDF without text{hidden}", hint="Export the article again, or give its text."
    )


def _page(sheets: list[Sheet], device: SeenGlyphs, said: Metadata, notes: tuple[str, ...], name: str) -> Page:
    lines, running = without_running(sheets)
    paragraphs, mended = joined(lines)
    text, unseen = visible("\n".join(paragraphs))
    text, garbled = _NO_LETTER.subn("", text)
    if garbled > _MOST_UNREADABLE * max(1, len(text)):
        raise UnreadableInput(
            f"{name} is a PDF whose fonts do not say which letters they show",
            hint="Run text recognition on it (OCR, ocrmypdf --force-ocr for instance), or give its text.",
        )
    told = (
        ("letters of the pages that cannot be seen, left out", device.hidden),
        ("running heads and page numbers left out", running),
        ("words hyphenated at the end of a line put together", mended),
        ("letters that the document's fonts do not name, left out", garbled),
    )
    notes += tuple(f"{words}: {count}" for words, count in told if count) + unseen
    title = said.title
    first, _, rest = text.partition("\n")
    if title and " ".join(first.split()).casefold() == title.casefold():
        text = rest
    return flowed(text, said, notes)


def _said(document: PDFDocument) -> Metadata:
    info: dict[str, Any] = {}
    for one in reversed(document.info):
        info.update(one)
    return Metadata(
        title=written_title(_decoded(info.get("Title"))), author=written_author(_decoded(info.get("Author")))
    )


def _decoded(value: object) -> str | None:
    return decode_text(value) if isinstance(value, bytes) else None
