"""Word documents (DOCX): the text that a reader sees, without tracked deletions, comments and hidden runs."""

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn

from briefing.errors import NoArticle, UnreadableInput
from briefing.reading.archive import checked_archive
from briefing.reading.hidden import visible
from briefing.reading.marked_up import RAISED
from briefing.reading.metadata import Metadata
from briefing.reading.page import Page, flowed
from briefing.reading.properties import written_author, written_title

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}rPr", f"{_W}pPr", f"{_W}instrText", _FALLBACK})
"""What is in a paragraph and no text of it; a Fallback repeats what stands beside it for older programs."""
_PARAGRAPH, _RUN = f"{_W}p", f"{_W}r"

_TINY_HALF_POINTS = 2
"""w:sz counts half points: letters of one point and less cannot be read."""

_WHITE = re.compile(r"(?:F[89A-F]){3}", re.IGNORECASE)
"""Colours that cannot be told from white paper: each channel 248 of 255 and more."""

_MARKS = re.compile(r"[0-9\s,.*()\[\]–-]+")
_AFTER_FIGURE = re.compile(r"[\d⁰¹²³⁴⁵⁶⁷⁸⁹][.,]?\Z")

_TITLE_STYLES = ("title", "heading 1")
"""Word's own names of the styles that a document's title is set in, whatever they are called on the screen."""
_OFF = ("0", "false", "off", "none")
_HINT = "Save the document again as DOCX, or give its text."


def read_word(data: bytes, name: str) -> Page:
    """The page of a Word document; its title is the one in its properties, or the first line if set as a title.

    Raises UnreadableInput for what is no Word document, InputTooLarge for an archive that unpacks to too much,
    NoArticle for one without text. When it was made or saved is no day of publication.
    """
    _refuse_other(data, name)
    document, known = _opened(data, name)
    hidden_styles = _hidden_styles(document)
    counts: Counter[str] = Counter()
    lines = [
        (line, paragraph)
        for paragraph in _paragraphs(document.element.body, counts)
        if (line := " ".join(_text(paragraph, hidden_styles, counts).split()))
    ]
    _count_changes(document.element.body, counts)
    heading = lines[0][0] if len(lines) > 1 and _style_name(document, lines[0][1]) in _TITLE_STYLES else None
    title = known.title or heading
    if lines and title and lines[0][0].casefold() == title.casefold():
        lines = lines[1:]
    text, unseen = visible("\n".join(line for line, _ in lines))
    if not text.strip():
        raise NoArticle(
            f"{name} is a Word document without text", hint="Give the document with the article's text in it."
        )
    return flowed(text, Metadata(title=title, author=known.author), _notes(counts) + unseen)


def _refuse_other(data: bytes, name: str) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0") and "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableInput(
            f"{name} is a Word document protected by a password", hint="Save a copy without the password."
        )
    if not data.startswith(b"PK"):
        raise UnreadableInput(f"{name} is no Word document (DOCX): it is not a ZIP archive", hint=_HINT)
    members = checked_archive(data, name, "Word document (DOCX)")
    if "word/document.xml" not in members:
        raise UnreadableInput(f"{name} is no Word document (DOCX): it has no word/document.xml", hint=_HINT)


def _opened(data: bytes, name: str) -> tuple[Any, Metadata]:
    """The document, and title and author of its properties where a person wrote them."""
    try:
        document = docx.Document(BytesIO(data))
        known = document.core_properties
        return document, Metadata(title=written_title(known.title), author=written_author(known.author))
    except Exception as error:  # the library lets through whatever its XML and package readers raise
        raise UnreadableInput(
            f"{name} is a broken Word document (DOCX): {type(error).__name__} in its parts", hint=_HINT
        ) from error


def _paragraphs(body: Any, counts: Counter[str]) -> Iterator[Any]:
    """Paragraphs in the order of the document, those in tables and text boxes too."""
    stack = [body]
    while stack:
        element = stack.pop()
        if element.tag in (f"{_W}del", f"{_W}moveFrom", _FALLBACK) or _is_deleted_cell(element):
            continue
        if element.tag == _PARAGRAPH:
            yield element
            # Text boxes hang inside a run of the paragraph they are anchored to.
            stack.extend(
                box for box in reversed(list(element.iter(f"{_W}txbxContent"))) if not _is_fallback(box)
            )
            continue
        stack.extend(child for child in reversed(element) if isinstance(child.tag, str))


def _is_deleted_cell(element: Any) -> bool:
    """Whether this is a row or a cell of a table that was deleted while changes were tracked."""
    marks = {f"{_W}tr": f"{_W}trPr/{_W}del", f"{_W}tc": f"{_W}tcPr/{_W}cellDel"}
    return element.tag in marks and element.find(marks[element.tag]) is not None


def _is_fallback(element: Any) -> bool:
    return any(above.tag == _FALLBACK for above in element.iterancestors())


def _text(paragraph: Any, hidden_styles: frozenset[str], counts: Counter[str]) -> str:
    parts: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag in _LEFT_OUT or element.tag == f"{_W}txbxContent":
            continue
        if element.tag == _RUN and _is_hidden(element, paragraph, hidden_styles):
            counts["hidden"] += _has_words(element)
            continue
        if element.tag == _RUN and _is_struck(element):
            counts["struck"] += _has_words(element)
            continue
        if element.tag == f"{_W}t":
            parts.append(_letters(element, "".join(parts[-2:])))
        elif element.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            parts.append(" ")
        elif element.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        stack.extend(child for child in reversed(element) if isinstance(child.tag, str))
    return "".join(parts)


def _has_words(run: Any) -> bool:
    return any(one.text and one.text.strip() for one in run.iter(f"{_W}t"))


def _letters(element: Any, before: str) -> str:
    """The text of a w:t; the number of a note set high behind a figure stays a mark: "12¹", never "121"."""
    text = element.text or ""
    raised = _value(element.getparent().find(f"{_W}rPr/{_W}vertAlign")) == "superscript"
    is_mark = raised and _MARKS.fullmatch(text) and _AFTER_FIGURE.search(before)
    return text.translate(RAISED) if is_mark else text


def _is_struck(run: Any) -> bool:
    """Whether a line is drawn through the letters of this run: the pen's way to delete."""
    lines = (run.find(f"{_W}rPr/{_W}{kind}") for kind in ("strike", "dstrike"))
    return any(line is not None and not _is_off(line) for line in lines)


def _is_hidden(run: Any, paragraph: Any, hidden_styles: frozenset[str]) -> bool:
    """Whether letters of this run cannot be seen: hidden, white on white, or a point high."""
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    if vanish is not None and not _is_off(vanish):
        return True
    size = _value(run.find(f"{_W}rPr/{_W}sz"))
    if size.isdigit() and int(size) <= _TINY_HALF_POINTS:
        return True
    if _WHITE.fullmatch(_value(run.find(f"{_W}rPr/{_W}color"))) and not _is_shaded(run):
        return True
    styles = (run.find(f"{_W}rPr/{_W}rStyle"), paragraph.find(f"{_W}pPr/{_W}pStyle"))
    # A switch at the run itself goes before those of the styles.
    return vanish is None and any(_value(style) in hidden_styles for style in styles)


def _is_shaded(run: Any) -> bool:
    """Whether the run, its paragraph or table cell has a ground of another colour than white."""
    for place in (run, *run.iterancestors()):
        for properties in ("rPr", "pPr", "tcPr"):
            shade = place.find(f"{_W}{properties}/{_W}shd")
            fill = shade.get(qn("w:fill"), "auto").upper() if shade is not None else "AUTO"
            is_white = fill == "AUTO" or _WHITE.fullmatch(fill)
            if not is_white or place.find(f"{_W}{properties}/{_W}highlight") is not None:
                return True
        if place.tag == f"{_W}tbl":
            break
    return False


def _hidden_styles(document: Any) -> frozenset[str]:
    """Ids of the styles that hide their text, by themselves or by the style they are based on."""
    styles = {one.get(qn("w:styleId")): one for one in document.styles.element.iter(f"{_W}style")}
    hidden = {key for key, one in styles.items() if key and _vanishes(one)}
    for _ in styles:
        more = {
            key
            for key, one in styles.items()
            if key
            and key not in hidden
            and _value(one.find(f"{_W}basedOn")) in hidden
            and not _vanish_of(one)
        }
        if not more:
            break
        hidden |= more
    return frozenset(hidden)


def _vanish_of(style: Any) -> list[Any]:
    found = style.find(f"{_W}rPr/{_W}vanish")
    return [] if found is None else [found]


def _vanishes(style: Any) -> bool:
    return any(not _is_off(one) for one in _vanish_of(style))


def _is_off(switch: Any) -> bool:
    return str(switch.get(qn("w:val"), "1")).lower() in _OFF


def _value(element: Any) -> str:
    return str(element.get(qn("w:val"), "")) if element is not None else ""


def _style_name(document: Any, paragraph: Any) -> str:
    wanted = _value(paragraph.find(f"{_W}pPr/{_W}pStyle"))
    for style in document.styles.element.iter(f"{_W}style"):
        if wanted and style.get(qn("w:styleId")) == wanted:
            return _value(style.find(f"{_W}name")).lower()
    return ""


def _count_changes(body: Any, counts: Counter[str]) -> None:
    # Marks of a changed paragraph end hold no text.
    counts["deleted"] = sum(_has(one, "delText") for one in body.iter(f"{_W}del"))
    counts["deleted"] += sum(_has(one, "t") for one in body.iter(f"{_W}moveFrom"))
    counts["deleted"] += sum(
        _is_deleted_cell(one) and _has(one, "t") for one in body.iter(f"{_W}tr", f"{_W}tc")
    )
    counts["inserted"] = sum(_has(one, "t") for one in body.iter(f"{_W}ins"))
    counts["comments"] = sum(1 for _ in body.iter(f"{_W}commentReference"))
    counts["footnotes"] = sum(
        1 for kind in ("footnoteReference", "endnoteReference") for _ in body.iter(f"{_W}{kind}")
    )


def _has(element: Any, kind: str) -> bool:
    return next(element.iter(f"{_W}{kind}"), None) is not None


def _notes(counts: Counter[str]) -> tuple[str, ...]:
    told = (
        ("hidden", "hidden stretches of the document left out"),
        ("deleted", "tracked deletions left out"),
        ("struck", "struck-out text left out"),
        ("inserted", "tracked insertions taken as accepted"),
        ("comments", "comments left out"),
        ("footnotes", "footnotes and endnotes left out"),
    )
    return tuple(f"{words}: {counts[key]}" for key, words in told if counts[key])
