"""RSS and Atom feeds: each entry a page of its own, or the reason why it is none."""

import codecs
import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any

import feedparser

from briefing.errors import InputError, NoArticle, UnreadableInput
from briefing.reading.decoding import check_size, decode
from briefing.reading.fragment import plain_line, read_fragment
from briefing.reading.hidden import visible
from briefing.reading.metadata import Metadata, iso_date, language_code, web_address
from briefing.reading.page import Opened, Page, flowed
from briefing.reading.prose import LEAST_WORDS, word_count
from briefing.reading.walls import LITTLE

MOST_ENTRIES = 1000
"""Entries read from one feed; feeds of news have 10 to 100."""

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
"""Marks of encodings that the library does not read by them; that of UTF-32-LE begins like UTF-16-LE's."""
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_ROOT = re.compile(rb"<([A-Za-z_][\w:.-]{0,60})")
_CUT = re.compile(r"(?:\[?(?:…|\.\.\.|&hellip;)\]?|read more\W*|continue reading\W*)$", re.IGNORECASE)
_HINT = "Give an RSS or Atom feed, or the article itself."


def read_feed(data: bytes, name: str, charset: str | None = None) -> tuple[Opened, ...]:
    """The entries of the feed in these bytes, in its order, one page or error each.

    Raises UnreadableInput for XML that is no feed or declares entities of its own, NoArticle for an empty feed.
    """
    check_size(len(data), name)
    if data.startswith(_WIDE):
        data = _DECLARED.sub("", decode(data, name)[0]).encode()
    _refuse_entities(data, name)
    # As a stream: bytes alone would be tried as the name of a file. Nothing is sanitized before it is counted.
    headers = {"content-type": f"application/xml; charset={charset}"} if charset else {}
    parsed: Any = feedparser.parse(
        BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    if not parsed.get("version"):
        raise UnreadableInput(f"{name} is no feed: {_why(data, parsed)}", hint=_HINT)
    entries = parsed.entries
    if not entries:
        broken = f" ({_reason(parsed)})" if parsed.get("bozo") else ""
        raise NoArticle(
            f"{name} is a feed without entries{broken}",
            hint="Try again when it has some, or give the article.",
        )
    if len(entries) > MOST_ENTRIES:
        raise UnreadableInput(
            f"{name} has {len(entries)} entries, more than the {MOST_ENTRIES} read at once",
            hint="Split the feed.",
        )
    faults = (
        (f"the feed is not well-formed, read as far as it goes: {_reason(parsed)}",)
        if _is_broken(parsed)
        else ()
    )
    return tuple(
        _opened(entry, parsed, name, "" if len(entries) == 1 else f", entry {number}", faults)
        for number, entry in enumerate(entries, 1)
    )


def _refuse_entities(data: bytes, name: str) -> None:
    """Entities of a document's own are how a few bytes become gigabytes, and no feed needs them."""
    if _ENTITY.search(data.replace(b"\x00", b"")):  # of UTF-16 only the zero bytes stand between
        raise UnreadableInput(
            f"{name} declares XML entities of its own, which no feed needs and attacks use",
            hint="Get the feed again from its publisher.",
        )


def _why(data: bytes, parsed: Any) -> str:
    root = _ROOT.search(data[:65_536])
    if not data.strip():
        return "it is empty"
    if root is None:
        return "it is not XML"
    if parsed.get("bozo"):
        return f"its XML is broken ({_reason(parsed)})"
    return f"it is XML with the root element {root[1].decode('ascii')}"


def _is_broken(parsed: Any) -> bool:
    """Whether something is wrong beyond a character set that is not the declared one."""
    fault = parsed.get("bozo_exception")
    return bool(parsed.get("bozo")) and not isinstance(
        fault, feedparser.CharacterEncodingOverride | feedparser.NonXMLContentType
    )


def _reason(parsed: Any) -> str:
    fault = parsed.get("bozo_exception")
    told = fault.getMessage() if hasattr(fault, "getMessage") else str(fault)
    return " ".join(told.split())


def _opened(entry: Any, parsed: Any, name: str, part: str, faults: tuple[str, ...]) -> Opened:
    try:
        return _page(entry, parsed, name + part, faults)._replace(part=part)
    except InputError as error:
        return error


def _page(entry: Any, parsed: Any, name: str, faults: tuple[str, ...]) -> Page:
    said = _said(entry, parsed)
    text, hidden, whole = _text(entry)
    words = word_count(text)
    if words < LEAST_WORDS or (not whole and (words < LITTLE or _CUT.search(text))):
        raise _stub(name, said, words)
    notes = faults + hidden
    if not whole:
        notes += ("from the summary of a feed: the article itself may say more",)
    return flowed(text, said, notes)


def _stub(name: str, said: Metadata, words: int) -> NoArticle:
    called = f" “{said.title}”" if said.title else ""
    size = f"only {words} word{'s' * (words > 1)} of its article" if words else "no text of its article"
    where = f": fetch the page {said.url} for the rest" if said.url else ""
    hint = (
        f"Give briefing the address {said.url} (--follow fetches it), or save the page and give the file."
        if said.url
        else "Save the article's page and give the file."
    )
    stub = NoArticle(f"{name}{called} has {size}{where}", hint=hint)
    stub.link = said.url
    return stub


def _text(entry: Any) -> tuple[str, tuple[str, ...], bool]:
    """Text of the entry, notes on what was hidden in it, and whether it is the content and not a summary."""
    contents = [one.get("value") or "" for one in entry.get("content", ())]
    read = [read_fragment(value) for value in contents]
    summary = read_fragment(entry.get("summary") or "")
    longest = max(read, key=lambda one: len(one[0]), default=("", ()))
    if word_count(longest[0]) >= LEAST_WORDS or len(longest[0]) >= len(summary[0]) > 0:
        return (*longest, True)
    # A summary of many words is an article that was put into the wrong element, as RSS 2.0 allows.
    return (*summary, word_count(summary[0]) >= 2 * LITTLE and not _CUT.search(summary[0]))


def _said(entry: Any, parsed: Any) -> Metadata:
    source = entry.get("source") or {}
    told = [one.get("language") for one in entry.get("content", ())] + [parsed.feed.get("language")]
    return Metadata(
        title=plain_line(entry.get("title") or ""),
        outlet=plain_line(source.get("title") or "") or plain_line(parsed.feed.get("title") or ""),
        author=_author(entry, parsed.get("version") or ""),
        published=_published(entry, parsed.get("version") or ""),
        language=next(filter(None, (language_code(one or "") for one in told)), None),
        # Only what a feed escapes twice: "&copy=2" of an address is no sign.
        url=web_address((entry.get("link") or "").replace("&amp;", "&")),
    )


def _author(entry: Any, version: str) -> str | None:
    """The names of the authors. RSS 2.0 wants an e-mail address there, which names nobody.

    Of "j@paper.example" the library makes the address j@paper.exam and the name "ple": beside an address in RSS only
    names of several words are believed.
    """
    names = [
        one["name"]
        for one in entry.get("authors", ())
        if one.get("name")
        and not (one.get("email") and version.startswith("rss") and " " not in one["name"].strip())
    ]
    line = ", ".join(dict.fromkeys(filter(None, map(plain_line, names))))
    return line if line and "@" not in line else None


def _published(entry: Any, version: str) -> str | None:
    """The day of publication; the day of the last change is another one, and not taken for it.

    RSS 1.0 has no date of its own: its feeds write the day of publication as dc:date, which the library calls updated.
    """
    raw = entry.get("published") or (dict.get(entry, "updated") if version == "rss10" else None)
    if not raw:
        return None
    text = visible(str(raw))[0].strip()
    if found := iso_date(text):
        return found
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError):
        return None
    return _written(moment, text)


def _written(moment: datetime, raw: str) -> str:
    """ISO 8601; without a time where none was written."""
    return moment.isoformat().replace("+00:00", "Z") if ":" in raw else moment.date().isoformat()
