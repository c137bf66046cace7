"""The cache of weights: where files lie, which of them a later run trusts, and who may write at one time."""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

import platformdirs

from briefing.embedded.catalogue import Weights
from briefing.errors import WeightsMissing

_CHUNK = 1 << 20


def default_folder(environ: Mapping[str, str]) -> Path:
    """Where weights are kept: BRIEFING_CACHE_DIR, else the user's cache folder, each with `models` below it."""
    chosen = environ.get("BRIEFING_CACHE_DIR")
    base = Path(chosen).expanduser() if chosen else platformdirs.user_cache_path("briefing")
    return base / "models"


def target(weights: Weights, folder: Path) -> Path:
    """The final name. It appears only by an atomic rename of a file whose hash was verified."""
    return folder / weights.file


def unfinished(weights: Weights, folder: Path) -> Path:
    """The file that a pull appends to: always a beginning of the weights, never trusted, kept for resuming."""
    return folder / f"{weights.file}.part"


def located(weights: Weights, folder: Path) -> Path | None:
    """The trusted file of these weights, or None.

    Its size must be right, and its stamp (size, mtime, hash) must be that of the file; where the stamp
    does not fit (copied by hand, restored, killed between rename and stamp) the whole file is hashed
    again, which takes seconds for a gigabyte. Nothing is deleted here.
    """
    path = target(weights, folder)
    try:
        if not path.is_file() or path.stat().st_size != weights.size:
            return None
        if _stamp_of(path) == _stamp(path, weights.sha256):
            return path
        if sha256_of(path) != weights.sha256:
            return None
    except OSError:
        return None
    _write_stamp(path, weights.sha256)
    return path


def admit(weights: Weights, folder: Path) -> Path:
    """Verify the unfinished file, bring it to disk and rename it to its final name; gives that path.

    Raises WeightsMissing, with the hash expected and the one found, after deleting the file. OSError
    passes through.
    """
    part, path = unfinished(weights, folder), target(weights, folder)
    found = sha256_of(part)
    if found != weights.sha256:
        part.unlink()
        raise WeightsMissing(
            f"{weights.name}: the bytes that came are not the published ones and were deleted: "
            f"expected sha256 {weights.sha256}, found {found}"
        )
    # "rb+" and not "rb": Windows syncs only files open for writing.
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    os.replace(part, path)
    _write_stamp(path, weights.sha256)
    return path


def sha256_of(path: Path) -> str:
    """SHA-256 of a file in lower-case hex; OSError passes through."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sha256_between(path: Path, start: int, size: int) -> str:
    """SHA-256 of `size` bytes of a file from byte `start` on; shorter files give the hash of what there is."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        file.seek(start)
        while size and (chunk := file.read(min(_CHUNK, size))):
            digest.update(chunk)
            size -= len(chunk)
    return digest.hexdigest()


def _stamp_path(path: Path) -> Path:
    return path.with_name(f"{path.name}.json")


def _stamp(path: Path, sha256: str) -> dict[str, object]:
    state = path.stat()
    return {"size": state.st_size, "mtime_ns": state.st_mtime_ns, "sha256": sha256}


def _stamp_of(path: Path) -> object:
    try:
        return json.loads(_stamp_path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _write_stamp(path: Path, sha256: str) -> None:
    fresh = _stamp_path(path).with_suffix(f".{os.getpid()}.tmp")
    try:
        fresh.write_text(json.dumps(_stamp(path, sha256)), encoding="utf-8")
        os.replace(fresh, _stamp_path(path))
    except OSError:
        # A shared, read-only cache: the file is good, the next run only hashes it once more.
        fresh.unlink(missing_ok=True)
