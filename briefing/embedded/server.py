"""The embedded server: llama.cpp in threads of this process, speaking the OpenAI protocol on loopback."""

import atexit
import ctypes
import http.client
import json
import os
import secrets
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from briefing.errors import WeightsMissing

_SPIN = ("GOMP_SPINCOUNT", "1000")
"""How many rounds GNU OpenMP waits busily for its other threads before it sleeps.

With its own default, any other busy program on the machine costs most of the speed: default model, two
threads on two cores, 0.8 to 2.6 tokens/s beside another llama.cpp and 9 beside two busy loops, against 10 to
15 and 15 with this. On a quiet machine both give 31 to 33; not waiting busily at all gives 21.
"""

# OpenMP reads this once, while it is loaded, so it stands only so long; what the user set is respected.
_SET_HERE = not {"GOMP_SPINCOUNT", "OMP_WAIT_POLICY"} & set(os.environ)
if _SET_HERE:
    os.environ[_SPIN[0]] = _SPIN[1]
try:
    import xllamacpp
except ImportError:  # the extra `local` is not installed; said when a server is asked for
    xllamacpp = None
finally:
    if _SET_HERE:
        del os.environ[_SPIN[0]]

CONTEXT = 16_384
"""Tokens of prompt and reply together; the default model's cache of them takes 0.47 GB."""

CLOSE_PATIENCE = 20.0
"""Seconds that `close` waits for requests whose client is still connected."""

_LOOPBACK = "127.0.0.1"

_BETWEEN_LOOKS = 1.5
"""Seconds. llama.cpp notices a client that went away after one second in which nothing else was answered;
looking more often would keep it from ever noticing (seen with xllamacpp 2026.10)."""

_MAGIC = b"GGUF"


class Server:
    """A running server: `base_url` (ends in /v1) and `api_key` are what an OpenAI client needs.

    It lives in threads of this process and so ends with it, also when that is killed. The key is
    random, so no other process of the machine can use it. One request is answered at a time, others
    wait; a prompt's beginning that equals the last prompt's is not computed again. Close it, or use it
    as a context manager, when no request is running.
    """

    def __init__(self, path: Path, *, alias: str, n_ctx: int = CONTEXT, threads: int | None = None) -> None:
        """Load the GGUF file at `path` and listen; takes a second or more. Raises WeightsMissing.

        `alias` is the model's name in requests and replies, `n_ctx` the context in tokens, `threads`
        how many compute (default: all cores this process may use).
        """
        _check(path)
        self.api_key = secrets.token_urlsafe(32)
        try:
            self._engine: Any = xllamacpp.Server(_params(path, alias, self.api_key, n_ctx, threads))
        except (RuntimeError, ValueError) as error:
            raise WeightsMissing(
                f"{path}: llama.cpp cannot load this file: it is damaged, of an unknown kind or too large "
                "for this machine's memory",
                hint="pull the model again, or name another GGUF file",
            ) from error
        self._address = str(self._engine.listening_address).removeprefix("http://")
        self.base_url = f"http://{self._address}/v1"
        self._owner = os.getpid()
        atexit.register(self.close)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop listening and free the memory; does nothing the second time, or in a forked child.

        llama.cpp stops only when no client waits for a reply, and holds the interpreter while it stops:
        stopped in the middle of a request it would hang for ever (seen with xllamacpp 2026.10). So this
        waits up to CLOSE_PATIENCE seconds for an idle moment, and without one leaves the server running
        until the process ends.
        """
        if self._engine is None or os.getpid() != self._owner:
            return
        atexit.unregister(self.close)
        if not self._idle_within(CLOSE_PATIENCE):
            # One reference more than Python knows of: nothing will ever stop it, not even the exit.
            ctypes.pythonapi.Py_IncRef(ctypes.py_object(self._engine))
        self._engine = None

    def _idle_within(self, patience: float) -> bool:
        """Whether a look, within so many seconds, found no request being answered."""
        deadline = time.monotonic() + patience
        while self._busy():
            if time.monotonic() > deadline:
                return False
            time.sleep(_BETWEEN_LOOKS)
        return True

    def _busy(self) -> bool:
        connection = http.client.HTTPConnection(self._address, timeout=2)
        try:
            connection.request("GET", "/slots", headers={"Authorization": f"Bearer {self.api_key}"})
            return any(slot["is_processing"] for slot in json.load(connection.getresponse()))
        except OSError:
            # It answers between two batches of tokens: no answer means it is in the middle of one.
            return True
        finally:
            connection.close()


def serve(path: Path, *, alias: str, n_ctx: int = CONTEXT, threads: int | None = None) -> Server:
    """A running server over the GGUF file at `path`, to be used as a context manager; see `Server`."""
    return Server(path, alias=alias, n_ctx=n_ctx, threads=threads)


def _check(path: Path) -> None:
    """Raise WeightsMissing for what needs no llama.cpp to be told."""
    if xllamacpp is None:
        raise WeightsMissing("the embedded model needs xllamacpp", hint="pip install 'briefing[local]'")
    try:
        with path.open("rb") as file:
            magic = file.read(len(_MAGIC))
    except OSError as error:
        raise WeightsMissing(f"{path} cannot be read: {error.strerror or error}") from error
    if magic != _MAGIC:
        raise WeightsMissing(f"{path} is not a GGUF file: it begins with {magic!r}, not {_MAGIC!r}")


def _params(path: Path, alias: str, api_key: str, n_ctx: int, threads: int | None) -> Any:
    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.model_alias = {alias}
    params.hostnames, params.port = [_LOOPBACK], 0
    params.api_keys = [api_key]
    # An empty origin allows none, so that no web page gets to read a reply.
    params.cors_origins, params.cors_origins_explicit, params.cors_credentials = "", True, False
    params.ui, params.offline, params.verbosity = False, True, -1
    # Batch sizes, flash attention and cache type stay llama.cpp's own: others measured the same or slower.
    params.n_ctx, params.n_parallel = n_ctx, 1
    # Finished prompts are otherwise kept, up to 8 GiB; the last one stays in its slot without this.
    params.cache_ram_mib = 0
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads or _cores()
    return params


def _cores() -> int:
    """Cores this process may run on, or -1: llama.cpp counts the machine's physical cores."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 0
    return allowed if 0 < allowed < (os.cpu_count() or 1) else -1
