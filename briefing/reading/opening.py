"""Opening bytes: by their kind they become one page or several, each with its text, metadata and notes."""

from briefing.errors import NoArticle
from briefing.reading.decoding import (
    MAX_BYTES,
    MAX_DOCUMENT_BYTES,
    READABLE,
    check_size,
    decode,
    refuse_binary,
)
from briefing.reading.hidden import note_hidden
from briefing.reading.kinds import DOCUMENTS, Kind, declared, magic_kind, told_kind
from briefing.reading.mail import read_mail
from briefing.reading.markdown import looks_like_markdown, read_markdown
from briefing.reading.metadata import Metadata
from briefing.reading.ninjs import read_items
from briefing.reading.page import Opened, Page
from briefing.reading.paragraphs import paragraphs
from briefing.reading.web_page import looks_like_html, read_web_page


def open_bytes(data: bytes, name: str, content_type: str | None = None) -> tuple[Opened, ...]:
    """The pages in these bytes: one, or for a feed and a list of items one each, failures beside them.

    Raises InputError when the bytes as a whole cannot be read: InputTooLarge, UnreadableInput, NoArticle.
    """
    told = told_kind(name, content_type)
    kind = magic_kind(data, told) or told
    check_size(len(data), name, largest(kind))
    if not data:
        raise NoArticle(f"{name} is empty", hint=READABLE)
    charset = declared(content_type).charset
    if kind == "pdf":
        return (_pdf(data, name),)
    if kind == "docx":
        return (_word(data, name),)
    if kind == "eml":
        refuse_binary(data, name)
        return (read_mail(data, name),)
    if kind == "feed":
        return _feed(data, name, charset)
    text, notes = decode(data, name, html=kind == "html" or b"<" in data[:100], charset=charset)
    if kind == "ninjs":
        return read_items(text, name)
    page = open_text(text, _text_kind(text, kind))
    return (page._replace(notes=notes + page.notes),)


def largest(kind: Kind | None) -> int:
    """The most bytes that a file of this kind may have."""
    return MAX_DOCUMENT_BYTES if kind in DOCUMENTS else MAX_BYTES


def open_text(text: str, kind: Kind) -> Page:
    """Take a text apart as plain text, Markdown or HTML. Plain text only loses its BOM and gets LF line ends."""
    if kind == "html":
        web = read_web_page(text)
        return Page(web.text, paragraphs(web.text), [], web.said, web.notes, web.asks_password, web.wall)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if kind == "markdown":
        page = read_markdown(text)
        return Page(text, page.blocks, page.furniture, page.said, note_hidden(text) + page.notes)
    return Page(text, paragraphs(text), [], Metadata(), note_hidden(text))


def _text_kind(text: str, told: Kind | None) -> Kind:
    """What was told; a page saved as .txt is a page all the same, and nothing told leaves the content."""
    if told in ("markdown", "html"):
        return told
    if looks_like_html(text):
        return "html"
    return "markdown" if told is None and looks_like_markdown(text) else "text"


# These three bring libraries that take a quarter of a second to load, and most articles need none of them.


def _pdf(data: bytes, name: str) -> Page:
    from briefing.reading.pdf import read_pdf

    return read_pdf(data, name)


def _word(data: bytes, name: str) -> Page:
    from briefing.reading.word import read_word

    return read_word(data, name)


def _feed(data: bytes, name: str, charset: str | None) -> tuple[Opened, ...]:
    from briefing.reading.feed import read_feed

    return read_feed(data, name, charset)
