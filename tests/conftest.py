"""What every test shares: no socket leaves this machine, and no setting of the developer's leaks in."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from newsroom import Newsroom, good_server
from scripted_server import ScriptedServer

from briefing.embedded import cache

CACHE = cache.default_folder(os.environ)
"""Where set-up pulled the weights to, looked up before the environment is cleaned."""

# A shell that starts the tests in the background has them ignore Ctrl-C, and every process they start too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# How long an example takes says more about the machine's other work than about the code.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")

_LOOPBACK = ("127.", "::1", "localhost")


@pytest.fixture(autouse=True)
def _only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection to anywhere but loopback is an error, in this process and for whoever resolves names."""
    connect, lookup = socket.socket.connect, socket.getaddrinfo

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != getattr(socket, "AF_UNIX", None) and not str(address[0]).startswith(_LOOPBACK):
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)

    def guarded_lookup(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name and not str(name).startswith(_LOOPBACK):
            raise AssertionError(f"a test tried to look up {name}")
        return lookup(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_lookup)


@pytest.fixture(autouse=True)
def _clean_settings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No OPENAI_*, BRIEFING_* or proxy variable of the developer's, no config file, no project file."""
    for name in list(os.environ):
        if name.upper().startswith(("OPENAI_", "BRIEFING_")) or name.upper().endswith("_PROXY"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("BRIEFING_CACHE_DIR", str(CACHE.parent))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
    monkeypatch.chdir(tmp_path_factory.mktemp("cwd"))


@pytest.fixture
def root() -> Path:
    """The checkout."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture
def newsroom(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """`briefing` in this process, in a folder of its own with an article in it."""
    return Newsroom(capsys, monkeypatch)


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    """A model on loopback that answers every question well."""
    with good_server() as running:
        yield running
