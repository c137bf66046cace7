"""What kind of file some bytes are: by their first bytes, then by the content type, then by the suffix."""

import json
import re
import zipfile
from io import BytesIO
from pathlib import PurePath
from typing import Literal, NamedTuple

Kind = Literal["text", "markdown", "html", "pdf", "docx", "eml", "ninjs", "feed"]

DOCUMENTS: frozenset[Kind] = frozenset({"pdf", "docx", "eml"})
"""Kinds that carry fonts, pictures and attachments, and so may be larger than their text."""

_SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".eml": "eml",
    ".json": "ninjs",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".xml": "feed",
}
_TYPES: dict[str, Kind] = {
    "text/plain": "text",
    "text/markdown": "markdown",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.ms-word.document.macroenabled.12": "docx",
    "message/rfc822": "eml",
    "application/json": "ninjs",
    "application/vnd.iptc.g2.newsitem+json": "ninjs",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
}
"""Media types as registered with IANA; the RSS one is registered by nobody and used by all."""

_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<\?xml-[^>]{0,400}\?>\s*|<!--(?:(?!-->).){0,2000}-->\s*|<!DOCTYPE\s[^\[>]*(?:\[[^\]]*\]\s*)?>\s*)*"
    rb"<(?:rss|feed|(?:\w+:)?RDF)[\s>]",
    re.DOTALL,
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]")
_TRANSPORT = frozenset({b"mime-version", b"message-id", b"received", b"return-path", b"dkim-signature"})
_WRITTEN = frozenset({b"from", b"to", b"subject", b"date"})
"""Header fields of RFC 5322: those that only mail software writes, and those that a press release may have too."""


class Declared(NamedTuple):
    """What a content type such as "text/html; charset=utf-8" declares; None where it says nothing."""

    kind: Kind | None
    charset: str | None


def declared(content_type: str | None) -> Declared:
    """Kind and charset that a Content-Type header names; unknown media types name no kind."""
    media, _, parameters = (content_type or "").partition(";")
    media = media.strip().lower()
    kind = _TYPES.get(media) or ("ninjs" if media.endswith("+json") else None)
    charset = _CHARSET.search(parameters)
    return Declared(kind, charset[1] if charset else None)


def told_kind(name: str, content_type: str | None) -> Kind | None:
    """The kind that the content type declares, else the one that the name's suffix stands for."""
    return declared(content_type).kind or suffix_kind(name)


def suffix_kind(name: str) -> Kind | None:
    """The kind that a file name's suffix stands for."""
    return _SUFFIXES.get(PurePath(name).suffix.lower())


def magic_kind(data: bytes, told: Kind | None) -> Kind | None:
    """The kind that the bytes themselves tell, None when they could be any text.

    `told` is what content type or suffix say: a text file with header lines, or with JSON in it, stays a text.
    """
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    # Readers of PDF accept the mark anywhere in the first 1024 bytes (ISO 32000-1, annex H.3.4.1).
    if start.startswith(b"%PDF-") or (told == "pdf" and b"%PDF-" in start[:1024]):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx" if _is_word(data) else None
    if _FEED.match(start):
        return "feed"
    if told in (None, "ninjs") and start.lstrip()[:1] in (b"{", b"["):
        return "ninjs" if _is_json(data) or told == "ninjs" else None
    return "eml" if told in (None, "eml") and _has_mail_header(start) else None


def _is_word(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def _is_json(data: bytes) -> bool:
    try:
        return isinstance(json.loads(data.decode("utf-8-sig")), dict | list)
    except (ValueError, RecursionError):
        return False


def _has_mail_header(start: bytes) -> bool:
    """Whether it opens with a header block that mail software wrote."""
    head = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    lines = [line for line in head.splitlines() if line and line[:1] not in b" \t"]
    names = {found[1].lower() for line in lines if (found := _HEADER.match(line))}
    return bool(names & _TRANSPORT) and bool(names & _WRITTEN) and len(names) * 2 > len(lines)
