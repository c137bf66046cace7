"""A real HTTP server on loopback that answers from a script, for every test that needs a model or a host."""

import json
import socket
import socketserver
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Call:
    """One request as it reached the server; header names in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Step:
    """One answer. `delay_s` before it starts; `cut_after` bytes of the body the connection is closed."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=lambda: {"content-type": "application/json"})
    delay_s: float = 0.0
    cut_after: int | None = None


Script = Iterable[Step] | Callable[[Call], Step]
"""Steps in order (itertools.repeat for a server that never changes), or a function of the request."""


class ScriptedServer:
    """The running server: where it is, and every call it has had, in order."""

    def __init__(self, port: int, script: Script) -> None:
        self.port = port
        self.calls: list[Call] = []
        self.closing = threading.Event()
        self._next = script if callable(script) else _in_order(iter(script))
        self._lock = threading.Lock()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        """The root; a model is asked at `base_url`."""
        return f"http://{self.host}"

    @property
    def base_url(self) -> str:
        return f"{self.url}/v1"

    def take(self, call: Call) -> Step:
        with self._lock:
            self.calls.append(call)
            return self._next(call)


def json_step(body: object, status: int = 200, **headers: str) -> Step:
    """An answer in JSON; `retry_after="1"` becomes the header `retry-after: 1`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Step(status, json.dumps(body).encode(), {"content-type": "application/json"} | named)


def completion(text: str | None, *, finish: str = "stop", refusal: str | None = None, **usage: int) -> Step:
    """A chat completion; `usage` overrides its 100 prompt and 20 completion tokens."""
    message = {"role": "assistant", "content": text, "refusal": refusal}
    tokens = {"prompt_tokens": 100, "completion_tokens": 20} | usage
    return json_step(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1,
            "model": "scripted",
            "choices": [{"index": 0, "message": message, "finish_reason": finish}],
            "usage": tokens,
        }
    )


def problem(
    status: int, message: str, *, code: str | None = None, param: str | None = None, **headers: str
) -> Step:
    """An error in OpenAI's form."""
    error = {"message": message, "type": "some_error", "param": param, "code": code}
    return json_step({"error": error}, status, **headers)


@contextmanager
def scripted_server(script: Script) -> Iterator[ScriptedServer]:
    """Runs a server until the block ends; one that has run out of steps answers 418."""
    with _Web(("127.0.0.1", 0), _Handler) as web:
        web.script = ScriptedServer(web.server_address[1], script)
        thread = threading.Thread(target=web.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield web.script
        finally:
            web.script.closing.set()
            web.shutdown()
            thread.join()


def closed_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def _in_order(steps: Iterator[Step]) -> Callable[[Call], Step]:
    return lambda call: next(steps, Step(418, b"the script is over", {"content-type": "text/plain"}))


class _Web(ThreadingHTTPServer):
    script: ScriptedServer

    def server_bind(self) -> None:
        socketserver.TCPServer.server_bind(self)  # without HTTPServer's look-up of its own name

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no error here."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one packet, or each answer waits 40 ms for an acknowledgement
    server: _Web

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        step = self.server.script.take(Call(self.command, self.path, headers, body))
        if step.delay_s and self.server.script.closing.wait(step.delay_s):
            self.close_connection = True
            return
        self.send_response(step.status)
        for name, value in step.headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(step.body)))
        self.end_headers()
        self.wfile.write(step.body[: step.cut_after])
        if step.cut_after is not None:
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        """Tests print nothing."""
