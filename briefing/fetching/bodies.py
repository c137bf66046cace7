"""Bodies: counted as they come and again as they unpack, so that no server decides how much memory they take."""

import zlib
from collections.abc import Iterable, Iterator

import httpx2

from briefing.errors import InputTooLarge, UnreadableInput
from briefing.fetching.locations import printable
from briefing.fetching.ways_out import SAVE_IT

CODINGS = "gzip"
"""Content codings this room can unpack piece by piece, as an Accept-Encoding header."""

_PIECE = 65_536
_GZIP_START = b"\x1f\x8b"


def whole(headers: httpx2.Headers, chunks: Iterable[bytes], most: int, subject: str) -> bytes:
    """The unpacked body. Raises InputTooLarge as soon as more than `most` bytes were announced, came or unpacked,
    UnreadableInput when it is packed in a way nobody asked for, or broken."""
    announced = headers.get("Content-Length", "")
    if announced.isdecimal() and int(announced) > most:
        raise _too_large(int(announced), most, subject)
    body = bytearray()
    for piece in unpacked(headers, _counted(chunks, most, subject), subject):
        body += piece
        if len(body) > most:
            raise _too_large(None, most, subject)
    return bytes(body)


def beginning(headers: httpx2.Headers, chunks: Iterable[bytes], most: int, subject: str) -> bytes:
    """The first `most` bytes of the unpacked body; no more of it is read. Raises UnreadableInput as `whole`."""
    body = bytearray()
    for piece in unpacked(headers, chunks, subject):
        body += piece
        if len(body) >= most:
            break
    return bytes(body[:most])


def unpacked(headers: httpx2.Headers, chunks: Iterable[bytes], subject: str) -> Iterator[bytes]:
    """The pieces of the body without its content coding, none longer than 64 KiB where it was packed."""
    coding = headers.get("Content-Encoding", "").strip().lower()
    if coding in ("", "identity"):
        return iter(chunks)
    if coding in ("gzip", "x-gzip"):
        return _unzipped(chunks, subject)
    raise UnreadableInput(
        f'{subject} comes packed as "{printable(coding, 40)}", which was not asked for', hint=SAVE_IT
    )


def _counted(chunks: Iterable[bytes], most: int, subject: str) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > most:
            raise _too_large(None, most, subject)
        yield chunk


def _unzipped(chunks: Iterable[bytes], subject: str) -> Iterator[bytes]:
    """Several gzip members in a row are one body (RFC 1952, 2.2); anything else after one is padding."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    came = False
    try:
        for chunk in chunks:
            came = came or bool(chunk)
            rest = chunk
            while rest:
                if unpacker.eof:
                    if not rest.startswith(_GZIP_START):
                        return
                    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
                yield from _pieces(unpacker, rest)
                rest = unpacker.unused_data
    except zlib.error as error:
        raise UnreadableInput(f"{subject} comes as broken gzip: {error}", hint=SAVE_IT) from error
    if came and not unpacker.eof:
        raise UnreadableInput(f"{subject} was cut short: its gzip has no end", hint="Try again.")


def _pieces(unpacker: "zlib._Decompress", chunk: bytes) -> Iterator[bytes]:
    piece = unpacker.decompress(chunk, _PIECE)
    while piece:
        yield piece
        piece = unpacker.decompress(unpacker.unconsumed_tail, _PIECE)


def _too_large(size: int | None, most: int, subject: str) -> InputTooLarge:
    has = "is larger" if size is None else f"has {size / 1e6:,.1f} MB, more"
    return InputTooLarge(
        f"{subject} {has} than the {most / 1e6:,.1f} MB an article may have",
        hint="Give the address of one article; or save its text and give the file.",
    )
