"""From bytes to text: what kind of file it is, which encoding it is in, and a clear no to everything else."""

import codecs
import re

from charset_normalizer import CharsetMatch, from_bytes
from charset_normalizer.utils import is_multi_byte_encoding

from briefing.errors import InputTooLarge, NoArticle, UnreadableInput

MAX_BYTES = 10_000_000
"""Largest input read, in bytes. The longest news features stay under 1 MB even as HTML with its scripts."""

MAX_DOCUMENT_BYTES = 25_000_000
"""Largest PDF, Word document or e-mail read, in bytes: they carry fonts, pictures and attachments beside the text.
25 MB is what large mail services let through."""

READABLE = (
    "briefing reads plain text, Markdown and HTML (best in UTF-8), PDF, Word (DOCX), e-mail (EML), ninjs news items "
    "and RSS or Atom feeds."
)

# Longest first: UTF-32-LE starts with the mark of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# First bytes as registered by the formats themselves (see `man file`, magic(5)).
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (DOC, XLS or PPT)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"GGUF", "a model file"),
)
_ZIP_MEMBERS = (
    (b"word/", "a Word document (DOCX)"),
    (b"xl/", "an Excel workbook (XLSX)"),
    (b"ppt/", "a PowerPoint file (PPTX)"),
    (b"application/epub+zip", "an EPUB book"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)

_MOST_CHAOS = 0.1
_LEAST_COHERENCE = 0.3
"""charset-normalizer's own scales, 0 to 1. Measured on three news sentences each in windows-1251, koi8-r,
iso8859-5, windows-1252 and windows-1256: the right guess had chaos 0 and coherence 0.56 or more. In gb18030,
big5, shift_jis and euc-jp it had chaos 0 and coherence 0 to 0.26, so there only chaos counts. Six times 3,000
random bytes gave no guess at all."""


def decode(
    data: bytes, name: str, *, html: bool = False, charset: str | None = None
) -> tuple[str, tuple[str, ...]]:
    """The text in these bytes without its byte order mark, and notes on how it was read.

    `charset` is what a content type or a mail header declares; with `html`, one that is named in a meta element
    is believed too. Raises InputTooLarge over MAX_BYTES, NoArticle when there are no bytes, UnreadableInput when
    they are no text or in no clear encoding.
    """
    check_size(len(data), name)
    if not data:
        raise NoArticle(f"{name} is empty", hint=READABLE)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding, name)
    refuse_binary(data, name)
    meta = _META_CHARSET.search(data[:4096]) if html else None
    for named, by in ((charset, "its sender"), (meta[1].decode("ascii") if meta else None, "the page")):
        text = _declared(data, named, by) if named else None
        if text is not None:
            return text
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _guess(data, name, error)


def check_size(size: int, name: str, most: int = MAX_BYTES) -> None:
    """Raise InputTooLarge when `size` bytes are more than `most`, what an article of this kind has."""
    if size > most:
        raise InputTooLarge(
            f"{name} has {size / 1e6:.1f} MB, more than the {most // 1_000_000} MB an article may have",
            hint="Give the article alone, one file per article.",
        )


def refuse_binary(data: bytes, name: str) -> None:
    """Raise UnreadableInput, naming the kind where the first bytes tell it, unless `data` can be text."""
    kind = _binary_kind(data)
    if kind:
        raise UnreadableInput(
            f"{name} is {kind}, not text", hint=f"{READABLE} Save or export it as one of these."
        )
    if b"\x00" in data:
        hint = f"{READABLE} If this is UTF-16 text, save it with a byte order mark or as UTF-8."
        raise UnreadableInput(f"{name} is binary: it has a NUL byte at {data.index(0)}", hint=hint)


def _binary_kind(data: bytes) -> str | None:
    if data.startswith(b"PK\x03\x04"):
        return next((kind for member, kind in _ZIP_MEMBERS if member in data[:100_000]), "a ZIP archive")
    if data.startswith(b"RIFF") and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "an image, sound or video file"
    if data[4:8] == b"ftyp":
        return "a video file"
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)


def _decode_marked(data: bytes, encoding: str, name: str) -> tuple[str, tuple[str, ...]]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            f"{name} says it is {encoding.upper()}, but is broken at byte {error.start}",
            hint="Save it again as UTF-8.",
        ) from error
    return text, () if encoding == "utf-8" else (f"read as {encoding.upper()}",)


_NO_CHARSETS = frozenset(
    "utf-7 punycode idna unicode_escape raw-unicode-escape unicode-escape raw_unicode_escape undefined".split()
)
"""Codecs of Python that no browser reads a page in; in them plain letters spell words that nobody sees."""


def _declared(data: bytes, charset: str, by: str) -> tuple[str, tuple[str, ...]] | None:
    """Decoded as declared; None when that charset is unknown or does not fit the bytes.

    Bytes beyond ASCII that are whole UTF-8 characters are no accident: they stay UTF-8 whatever is declared.
    """
    try:
        encoding = codecs.lookup(charset).name
        # Browsers read these labels as their Windows supersets (WHATWG Encoding, "names and labels").
        encoding = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030"}.get(encoding, encoding)
        if encoding in _NO_CHARSETS:
            return None
        text = data.decode(encoding)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None
    if encoding != "utf-8" and not data.isascii() and _is_utf8(data):
        return data.decode("utf-8"), (f"declared as {charset}, but it is UTF-8, and read as that",)
    return text, () if encoding == "utf-8" else (f"read as {charset}, as {by} declares",)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guess(data: bytes, name: str, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    """Decoded by charset-normalizer where it is sure and the bytes are not merely broken UTF-8."""
    hint = "Save the article as UTF-8."
    if _mostly_utf8(data):
        raise UnreadableInput(f"{name} is broken UTF-8: byte {error.start} fits no character", hint=hint)
    best = from_bytes(data[:200_000]).best()
    if best is None or best.chaos > _MOST_CHAOS or not _coherent(best):
        raise UnreadableInput(
            f"{name} is not UTF-8, and its encoding cannot be told with certainty", hint=hint
        )
    try:
        text = data.decode(best.encoding)
    except UnicodeDecodeError as wrong:
        raise UnreadableInput(f"{name} is not UTF-8 (byte {error.start})", hint=hint) from wrong
    return text, (f"not UTF-8; read as {best.encoding}, a guess: check accented letters",)


def _coherent(guess: CharsetMatch) -> bool:
    """Whether the letters are as frequent as in a language, or the encoding has several bytes a character.

    Bytes that are no such text rarely keep to the rules of a two-byte encoding from end to end.
    """
    return guess.coherence >= _LEAST_COHERENCE or is_multi_byte_encoding(guess.encoding)


def _mostly_utf8(data: bytes) -> bool:
    """Whether there are more whole multi-byte UTF-8 characters than bytes that fit none."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("�")
    whole = sum(character > "\x7f" for character in text) - broken
    return whole > 2 * broken
