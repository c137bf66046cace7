"""The doors of reading: a file, a stream, bytes or a text goes in, an Article comes out, or several."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Literal

from briefing.errors import InputError, NoArticle, UnreadableInput
from briefing.nouns.article import Article, Span, digest
from briefing.reading.addressed import addressed, quoted_notes
from briefing.reading.decoding import READABLE, check_size
from briefing.reading.furniture import is_furniture
from briefing.reading.language import detect_language
from briefing.reading.loading import drain, load
from briefing.reading.metadata import Metadata, checked_overrides, read_sidecar
from briefing.reading.opening import open_bytes, open_text
from briefing.reading.page import Opened, Page
from briefing.reading.paragraphs import paragraphs
from briefing.reading.prose import why_no_article
from briefing.reading.sentences import sentences

TextKind = Literal["text", "markdown", "html"]
_NOTHING_SAID = Metadata()

_LISTED = 20
"""Numbers of entries named in a message."""


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
    """Read an article from a file of any kind known here and the sidecar `FILE.meta.json` beside it.

    `overrides` go before the sidecar, the sidecar before what the file says; `now` stands in for the
    clock. A file with several articles (a feed, a list of items) is one for `read_all`: here it is an InputError that
    names how many there are, unless one alone can be read. Raises UsageError on overrides that make no sense,
    InputError when there is no article to be had.
    """
    overrides = checked_overrides(overrides)
    data, name = load(path)
    return _one(data, name, overrides.over(read_sidecar(path)), None, now)


def read_stream(
    stream: BinaryIO, *, name: str = "stdin", overrides: Metadata = _NOTHING_SAID, now: datetime | None = None
) -> Article:
    """Read an article from a binary stream, one byte more than its kind may have at most. Errors as `read_file`."""
    overrides = checked_overrides(overrides)
    return _one(drain(stream, name), name, overrides, None, now)


def read_bytes(
    data: bytes,
    *,
    name: str,
    overrides: Metadata = _NOTHING_SAID,
    content_type: str | None = None,
    now: datetime | None = None,
) -> Article:
    """Read an article from bytes: what they begin with tells their kind, then `content_type`, then the name's suffix.

    `content_type` is that of HTTP ("text/html; charset=windows-1251"); its charset is believed like a page's own.
    Errors as `read_file`.
    """
    return _one(data, name, checked_overrides(overrides), content_type, now)


def read_all(
    given: Path | bytes,
    *,
    name: str | None = None,
    overrides: Metadata = _NOTHING_SAID,
    content_type: str | None = None,
    now: datetime | None = None,
) -> tuple[Article | InputError, ...]:
    """Every article in a file or in bytes, in their order; what cannot be one is the InputError that says why.

    Feeds and lists of news items have many, every other kind has one. `name` is what messages and `Article.source`
    call it, by default the file's name, and `overrides` hold for each article. When nothing can be read at all, the
    only element is the reason. Raises UsageError on overrides that make no sense, and nothing else.
    """
    overrides = checked_overrides(overrides)
    try:
        if isinstance(given, Path):
            data, own_name = load(given)
            overrides = overrides.over(read_sidecar(given))
        else:
            data, own_name = given, "the input"
        return _all(data, name or own_name, overrides, content_type, now)
    except InputError as error:
        return (error,)


def read_text(
    text: str, overrides: Metadata = _NOTHING_SAID, *, kind: TextKind = "text", now: datetime | None = None
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
    return _article(open_text(text, kind), "the text", overrides, now, source=None)


def _one(data: bytes, name: str, said: Metadata, content_type: str | None, now: datetime | None) -> Article:
    """The only article; of several parts the only one that can be read, with a note on the others."""
    found = _all(data, name, said, content_type, now)
    articles = [one for one in found if isinstance(one, Article)]
    failed = [one for one in found if isinstance(one, InputError)]
    if len(articles) > 1:
        numbers = [number for number, one in enumerate(found, 1) if isinstance(one, Article)]
        raise InputError(
            f"{name} holds {len(articles)} articles, and one was asked for",
            hint=f"Choose one with --entry N (N is {_listed(numbers)}), or make a press review of all of them.",
        )
    if not articles and len(failed) == 1:
        raise failed[0]
    if not articles:
        raise NoArticle(
            f"{name} has {len(failed)} entries, and none is an article. The first: {failed[0].message}",
            hint=failed[0].hint,
        )
    if not failed:
        return articles[0]
    note = f"other entries of {name} that hold no article: {len(failed)}"
    return articles[0].model_copy(update={"notes": (*articles[0].notes, note)})


def _listed(numbers: Sequence[int]) -> str:
    """1 to 5, or 1, 3, 4."""
    if list(numbers) == list(range(numbers[0], numbers[-1] + 1)):
        return f"{numbers[0]} to {numbers[-1]}"
    shown = ", ".join(map(str, numbers[:_LISTED]))
    return f"{shown} …" if len(numbers) > _LISTED else shown


def _all(
    data: bytes, name: str, said: Metadata, content_type: str | None, now: datetime | None
) -> tuple[Article | InputError, ...]:
    return tuple(_outcome(opened, name, said, now) for opened in open_bytes(data, name, content_type))


def _outcome(opened: Opened, name: str, said: Metadata, now: datetime | None) -> Article | InputError:
    if isinstance(opened, InputError):
        return opened
    whole = f"{name}{opened.part}"
    try:
        return _article(opened, whole, said, now, source=whole)
    except InputError as error:
        return error


def _article(page: Page, name: str, said: Metadata, now: datetime | None, *, source: str | None) -> Article:
    _refuse_halves(page, name)
    if not page.text.strip():
        what = "has no article text" if page.asks_password or page.notes else "has no text in it"
        if page.wall:
            raise NoArticle(f"{name} holds no article: {page.wall.reason}", hint=page.wall.hint)
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
        url=known.url or None,
        source=source,
        retrieved=_stamp(now),
        notes=page.notes + quoted_notes(page.text, suspect),
    )


def _refuse_halves(page: Page, name: str) -> None:
    """Raise UnreadableInput for half of a character, with which nothing could be hashed or written."""
    for value in (page.text, *(value for _, value in page.said)):
        if value and any("\ud800" <= character <= "\udfff" for character in value):
            raise UnreadableInput(f"{name} has half of a character in it", hint="Write it again as UTF-8.")


def _within(span: Span, others: Sequence[Span]) -> bool:
    """Whether one of the others, which are in order, covers the span."""
    before = bisect_right(others, span[0], key=lambda other: other[0])
    return before > 0 and span[1] <= others[before - 1][1]


def _language(page: Page, prose: Iterable[Span], said: Metadata) -> str | None:
    """The language given, else the text's own, else what a page with too little text claims."""
    if said.language:
        return said.language
    return detect_language("\n".join(page.text[slice(*block)] for block in prose)) or page.said.language


def _refuse_other(page: Page, spans: list[Span], suspect: Sequence[Span], name: str) -> None:
    # Without the orders to a machine: planted markup must not make an article look like source code.
    edges = [0, *(edge for span in suspect for edge in span), len(page.text)]
    told = "".join(page.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    if page.wall:
        raise NoArticle(f"{name} holds no article: {page.wall.reason}", hint=page.wall.hint)
    reason = why_no_article(told, [page.text[slice(*span)] for span in spans], page.asks_password)
    if reason:
        raise NoArticle(
            f"{name} holds no article: {reason}", hint="Give a file with the text of one news article."
        )


def _stamp(now: datetime | None) -> str:
    moment = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    return moment.isoformat().replace("+00:00", "Z")
