"""The doors of reading: a file, a stream, bytes or a text goes in, an Article comes out."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple

from briefing.errors import NoArticle, UnreadableInput
from briefing.nouns.article import Article, Span, digest
from briefing.reading.addressed import addressed, quoted_notes
from briefing.reading.decoding import MAX_BYTES, READABLE, check_size, decode
from briefing.reading.furniture import is_furniture
from briefing.reading.hidden import note_hidden
from briefing.reading.language import detect_language
from briefing.reading.markdown import looks_like_markdown, read_markdown
from briefing.reading.metadata import Metadata, checked_overrides, read_sidecar
from briefing.reading.paragraphs import paragraphs
from briefing.reading.prose import why_no_article
from briefing.reading.sentences import sentences
from briefing.reading.web_page import looks_like_html, read_web_page

Kind = Literal["text", "markdown", "html"]

_SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
_NOTHING_SAID = Metadata()


class _Page(NamedTuple):
    """A decoded input: its text, where its blocks and known furniture lie, and what it says of itself."""

    text: str
    blocks: list[Span]
    furniture: list[Span]
    said: Metadata
    notes: tuple[str, ...]
    asks_password: bool = False


def bare(text: str, said: Metadata = _NOTHING_SAID) -> Article:
    """The text as an Article whatever it is: every stretch of it a sentence, no furniture, no refusal."""
    language = said.language or detect_language(text)
    return Article(
        text=text,
        title=said.title,
        published=said.published,
        language=language,
        sha256=digest(text),
        sentences=tuple(one for part in paragraphs(text) for one in sentences(text, part, language)),
    )


def read_file(path: Path, overrides: Metadata = _NOTHING_SAID, *, now: datetime | None = None) -> Article:
    """Read an article from a text, Markdown or HTML file and the sidecar `FILE.meta.json` beside it.

    `overrides` go before the sidecar, the sidecar before what the page says; `now` stands in for the
    clock. Raises UsageError on overrides that make no sense, InputError when there is no article to be had.
    """
    overrides = checked_overrides(overrides)
    # A file name may be bytes that are no text; nothing that holds it could be written then.
    name = (path.name or str(path)).encode("utf-8", "replace").decode("utf-8")
    try:
        if path.is_dir():
            raise UnreadableInput(f"{path} is a folder", hint="Name a file in it.")
        check_size(path.stat().st_size, name)
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise UnreadableInput(
            f"{path} does not exist", hint="Check the path; - reads standard input."
        ) from error
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise UnreadableInput(
            f"cannot read {path}: {reason}", hint="Check the path and its permissions."
        ) from error
    return _read(data, name, overrides.over(read_sidecar(path)), now)


def read_stream(
    stream: BinaryIO, *, name: str = "stdin", overrides: Metadata = _NOTHING_SAID, now: datetime | None = None
) -> Article:
    """Read an article from a binary stream, at most MAX_BYTES + 1 bytes of it. Errors as `read_file`."""
    overrides = checked_overrides(overrides)
    try:
        data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableInput(f"cannot read {name}: {error.strerror or error}") from error
    return _read(data, name, overrides, now)


def read_bytes(
    data: bytes, *, name: str, overrides: Metadata = _NOTHING_SAID, now: datetime | None = None
) -> Article:
    """Read an article from bytes; suffix or content tells the kind. Errors as `read_file`."""
    return _read(data, name, checked_overrides(overrides), now)


def read_text(
    text: str, overrides: Metadata = _NOTHING_SAID, *, kind: Kind = "text", now: datetime | None = None
) -> Article:
    """Make an article of a text at hand; `source` stays None. Errors as `read_file`."""
    overrides = checked_overrides(overrides)
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError as error:
        raise UnreadableInput(
            f"the text has a lone surrogate at {error.start}, which is no character"
        ) from error
    check_size(size, "the text")
    return _article(_open(text, kind), "the text", overrides, now, source=None)


def _read(data: bytes, name: str, said: Metadata, now: datetime | None) -> Article:
    suffix = _SUFFIXES.get(Path(name).suffix.lower())
    text, notes = decode(data, name, html=suffix == "html" or b"<" in data[:100])
    page = _open(text, _kind(text, suffix))
    return _article(page._replace(notes=notes + page.notes), name, said, now, source=name)


def _kind(text: str, suffix: Kind | None) -> Kind:
    """What the suffix says; a page saved as .txt is a page all the same, and no suffix leaves the content."""
    if suffix in ("markdown", "html"):
        return suffix
    if looks_like_html(text):
        return "html"
    return "markdown" if suffix is None and looks_like_markdown(text) else "text"


def _open(text: str, kind: Kind) -> _Page:
    """Take the text apart by its kind. Plain text only loses its BOM and gets LF line ends."""
    if kind == "html":
        web = read_web_page(text)
        return _Page(web.text, paragraphs(web.text), [], web.said, web.notes, web.asks_password)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if kind == "markdown":
        page = read_markdown(text)
        return _Page(text, page.blocks, page.furniture, page.said, note_hidden(text) + page.notes)
    return _Page(text, paragraphs(text), [], Metadata(), note_hidden(text))


def _article(page: _Page, name: str, said: Metadata, now: datetime | None, *, source: str | None) -> Article:
    if not page.text.strip():
        what = "has no article text" if page.asks_password or page.notes else "has no text in it"
        raise NoArticle(f"{name} {what}", hint=READABLE)
    prose = [block for block in page.blocks if not is_furniture(page.text[slice(*block)])]
    furniture = sorted({*page.furniture, *page.blocks} - set(prose))
    language = _language(page, prose, said)
    blocks = [sentences(page.text, block, language) for block in prose]
    suspect = addressed(page.text, blocks)
    spans = [span for block in blocks for span in block if not _within(span, suspect)]
    _refuse_other(page, spans, suspect, name)
    known = said.over(page.said)
    return Article(
        text=page.text,
        title=known.title or None,
        outlet=known.outlet or None,
        author=known.author or None,
        published=known.published or None,
        language=language if said.language is None else said.language or None,
        sha256=digest(page.text),
        sentences=tuple(spans),
        furniture=tuple(furniture),
        suspect=suspect,
        source=source,
        retrieved=_stamp(now),
        notes=page.notes + quoted_notes(page.text, suspect),
    )


def _within(span: Span, others: Sequence[Span]) -> bool:
    """Whether one of the others, which are in order, covers the span."""
    before = bisect_right(others, span[0], key=lambda other: other[0])
    return before > 0 and span[1] <= others[before - 1][1]


def _language(page: _Page, prose: Iterable[Span], said: Metadata) -> str | None:
    """The language given, else the text's own, else what a page with too little text claims."""
    if said.language:
        return said.language
    return detect_language("\n".join(page.text[slice(*block)] for block in prose)) or page.said.language


def _refuse_other(page: _Page, spans: list[Span], suspect: Sequence[Span], name: str) -> None:
    # Without the orders to a machine: planted markup must not make an article look like source code.
    edges = [0, *(edge for span in suspect for edge in span), len(page.text)]
    told = "".join(page.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    reason = why_no_article(told, [page.text[slice(*span)] for span in spans], page.asks_password)
    if reason:
        raise NoArticle(
            f"{name} holds no article: {reason}", hint="Give a file with the text of one news article."
        )


def _stamp(now: datetime | None) -> str:
    moment = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    return moment.isoformat().replace("+00:00", "Z")
