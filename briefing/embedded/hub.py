"""The hub source: one HTTPS download, resumed with Range requests from where the unfinished file ends."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path

from briefing.embedded.catalogue import HubFile
from briefing.errors import WeightsMissing

try:
    import httpx2
except ImportError:  # the extra `local` is not installed; said when a download is asked for
    httpx2 = None  # type: ignore[assignment]

DEFAULT_ENDPOINT = "https://huggingface.co"
"""The hub's public address; HF_ENDPOINT (a name the hub's own tools use) points to a mirror instead."""

ATTEMPTS_WITHOUT_PROGRESS = 4
"""How many requests in a row may bring no byte before the download is given up."""

# Seconds. Connecting is short so that a machine without the hub soon goes on to the next source.
_CONNECT, _READ = 5.0, 30.0


class _Cut(Exception):
    """This request ended early, for a reason that another request may get past."""


def fetch(
    wanted: HubFile,
    size: int,
    part: Path,
    environ: Mapping[str, str],
    report: Callable[[int], None],
    pause: float = 1.0,
) -> None:
    """Complete `part` to `size` bytes, keeping what it already holds. Nothing is verified here but the size.

    `report` gets the bytes held so far; `pause` is the wait in seconds before the first repeat, doubled
    for each further one. Raises WeightsMissing; OSError of the disk passes through.
    """
    if httpx2 is None:
        raise WeightsMissing("the hub needs httpx2", hint="pip install 'briefing[local]'")
    endpoint = environ.get("HF_ENDPOINT") or DEFAULT_ENDPOINT
    url = f"{endpoint.rstrip('/')}/{wanted.repo}/resolve/main/{wanted.file}"
    timeout = httpx2.Timeout(_READ, connect=_CONNECT)
    try:
        with httpx2.Client(follow_redirects=True, timeout=timeout) as client:
            _until_complete(client, url, size, part, report, pause)
    except (httpx2.InvalidURL, httpx2.UnsupportedProtocol, httpx2.TooManyRedirects) as error:
        raise WeightsMissing(f"{url}: {error}", hint="look at HF_ENDPOINT") from error
    except httpx2.TransportError as error:
        raise WeightsMissing(f"{url} cannot be reached: {error or type(error).__name__}") from error


def _until_complete(
    client: "httpx2.Client", url: str, size: int, part: Path, report: Callable[[int], None], pause: float
) -> None:
    failures = 0
    while (held := _held(part, size)) < size:
        try:
            _request(client, url, size, part, report)
        except (_Cut, httpx2.ReadError, httpx2.ReadTimeout, httpx2.RemoteProtocolError) as error:
            failures = failures + 1 if _held(part, size) <= held else 1
            if failures >= ATTEMPTS_WITHOUT_PROGRESS:
                raise WeightsMissing(
                    f"{url}: given up at {_held(part, size)} of {size} bytes: {error or type(error).__name__}",
                    hint="what came is kept; run the same command again to go on",
                ) from error
            time.sleep(pause * 2 ** (failures - 1))


def _held(part: Path, size: int) -> int:
    """Bytes already here; a file longer than the weights is no beginning of them and goes."""
    held = part.stat().st_size if part.exists() else 0
    if held > size:
        part.unlink()
        return 0
    return held


def _request(client: "httpx2.Client", url: str, size: int, part: Path, report: Callable[[int], None]) -> None:
    """One GET, appended to `part`, or replacing it where the server does not resume."""
    held = _held(part, size)
    # identity: a length or range of compressed bytes would say nothing about the file.
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={held}-"} if held else {})
    with client.stream("GET", url, headers=headers) as response:
        status = response.status_code
        if status == 416:
            part.unlink()
            raise _Cut("the server cannot resume from there")
        if status in (408, 425, 429) or status >= 500:
            raise _Cut(f"HTTP {status}")
        if status not in (200, 206):
            raise WeightsMissing(f"{url}: HTTP {status}")
        start = held if status == 206 else 0
        _check_length(response, url, start, size)
        with part.open("ab" if start else "wb") as file:
            # As it comes, in no chosen size, and flushed: a cut or a kill loses nothing that had come.
            for chunk in response.iter_raw():
                file.write(chunk)
                file.flush()
                start += len(chunk)
                report(start)


def _check_length(response: "httpx2.Response", url: str, start: int, size: int) -> None:
    """Raise before the body is read when the reply cannot complete the file."""
    ranged = response.headers.get("Content-Range", "")
    if response.status_code == 206 and not ranged.startswith(f"bytes {start}-"):
        raise WeightsMissing(f"{url}: asked for bytes from {start} on, was sent {ranged!r}")
    length = response.headers.get("Content-Length", "")
    if length.isdigit() and start + int(length) != size:
        raise WeightsMissing(
            f"{url}: the file there has {start + int(length)} bytes, the known one {size}: it was replaced",
            hint="another source may have it: --source registry",
        )
