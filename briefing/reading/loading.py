"""Bytes of a file or a stream, never more of them than an article of its kind may have."""

from pathlib import Path
from typing import BinaryIO

from briefing.errors import UnreadableInput
from briefing.reading.decoding import MAX_DOCUMENT_BYTES, check_size
from briefing.reading.kinds import Kind, magic_kind, suffix_kind
from briefing.reading.opening import largest

_START = 4096
"""Bytes that tell a kind."""


def load(path: Path) -> tuple[bytes, str]:
    """The bytes of the file, and its name without the folder. Raises UnreadableInput, or InputTooLarge by its size."""
    # A file name may be bytes that are no text; nothing that holds it could be written then.
    name = (path.name or str(path)).encode("utf-8", "replace").decode("utf-8")
    try:
        if path.is_dir():
            raise UnreadableInput(f"{path} is a folder", hint="Name a file in it.")
        size = path.stat().st_size
        if size > MAX_DOCUMENT_BYTES:
            check_size(size, name, largest(suffix_kind(name)))
        with path.open("rb") as stream:
            return drain(stream, name, size), name
    except FileNotFoundError as error:
        raise UnreadableInput(
            f"{path} does not exist", hint="Check the path; - reads standard input."
        ) from error
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise UnreadableInput(
            f"cannot read {path}: {reason}", hint="Check the path and its permissions."
        ) from error


def drain(stream: BinaryIO, name: str, size: int = 0) -> bytes:
    """All bytes of a stream, at most one more than its kind may have; `size` where it is known before.

    Raises InputTooLarge when there are more, UnreadableInput when the stream breaks.
    """
    try:
        start = stream.read(_START)
        most = largest(_kind(start, name))
        check_size(size, name, most)
        data = start + stream.read(most + 1 - len(start))
    except OSError as error:
        raise UnreadableInput(f"cannot read {name}: {error.strerror or error}") from error
    check_size(len(data), name, most)
    return data


def _kind(start: bytes, name: str) -> Kind | None:
    """The kind as far as the first bytes tell it; any ZIP archive may be a Word document."""
    told = suffix_kind(name)
    return "docx" if start.startswith(b"PK\x03\x04") else magic_kind(start, told) or told
