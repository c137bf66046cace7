"""ZIP archives from outside: looked at from the directory and while unpacking, before anybody else opens them."""

import zipfile
import zlib
from io import BytesIO

from briefing.errors import InputTooLarge, UnreadableInput

MOST_MEMBERS = 2_000
"""Files in the archive; a long illustrated Word document has some dozens."""

MOST_UNPACKED = 100_000_000
"""Bytes of all files unpacked: four times the largest document read."""

HIGHEST_RATIO = 200
"""Unpacked bytes for one packed, over the whole archive; XML of Word reaches 10 to 30, a bomb 1,000."""

_CHUNK = 1 << 20
_BOMB_HINT = "Save the document again from a word processor, without pictures, or give its text."


def checked_archive(data: bytes, name: str, what: str) -> frozenset[str]:
    """Names of the files in the archive, each of them once unpacked and counted.

    Raises UnreadableInput for a broken or encrypted archive, InputTooLarge for one that unpacks to more than the
    limits above or has more files; `what` says in the message what it should have been.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            _check_directory(members, len(data), name)
            _unpack(archive, members, name)
            return frozenset(member.filename for member in members)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        ValueError,
        RuntimeError,
    ) as error:
        raise UnreadableInput(
            f"{name} is a broken {what}: {error or 'it breaks off'}", hint="Save or download it again."
        ) from error


def _check_directory(members: list[zipfile.ZipInfo], size: int, name: str) -> None:
    """What the archive says of itself; it may lie, so the same limit holds while unpacking."""
    if len(members) > MOST_MEMBERS:
        raise InputTooLarge(
            f"{name} has {len(members)} files packed in it, more than the {MOST_MEMBERS} a document may have",
            hint=_BOMB_HINT,
        )
    _check_unpacked(sum(member.file_size for member in members), size, name)


def _unpack(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], name: str) -> None:
    total, size = 0, sum(member.compress_size for member in members)
    for member in members:
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                total += len(chunk)
                _check_unpacked(total, size, name)


def _check_unpacked(total: int, size: int, name: str) -> None:
    if total > MOST_UNPACKED:
        told = f"more than the {MOST_UNPACKED // 1_000_000} MB a document may have"
    elif total > HIGHEST_RATIO * max(size, _CHUNK // HIGHEST_RATIO):
        told = f"more than {HIGHEST_RATIO} times its size, as only archives do that are made to harm"
    else:
        return
    raise InputTooLarge(f"{name} unpacks to {total / 1e6:.1f} MB, {told}", hint=_BOMB_HINT)
