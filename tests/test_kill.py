"""`briefing make` with the embedded model, killed or interrupted: what is left behind is nothing."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from newsroom import ARTICLE, command, environment

from briefing.embedded import cache, catalogue

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc to see load and generation")

MODEL = "smollm2-135m"
LISTENING, ESTABLISHED = "0A", "01"
"""States of a connection in /proc/net/tcp (Linux, include/net/tcp_states.h)."""


@pytest.fixture
def weights() -> Path:
    folder = cache.default_folder(os.environ)
    path = cache.located(catalogue.find(MODEL), folder)
    if path is None:
        pytest.fail(
            f"{MODEL} is not in {folder}: set-up does `briefing models pull {MODEL}`, tests never pull"
        )
    return path


class Run:
    """`briefing make -o brief.md` in a session of its own, and what can be seen of it from outside."""

    def __init__(self, root: Path) -> None:
        self.folder = Path.cwd()
        (self.folder / "article.txt").write_text(ARTICLE * 3, encoding="utf-8")
        self.target = self.folder / "brief.md"
        self.target.write_text("the brief of yesterday", encoding="utf-8")
        self.process = subprocess.Popen(
            command("make", "article.txt", "--model", MODEL, "-o", "brief.md"),
            env=environment(root),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def wait_until(self, seen: Callable[[], object]) -> None:
        deadline = time.monotonic() + 60
        while not seen():
            assert self.process.poll() is None, f"it ended too soon: {self.said()}"
            assert time.monotonic() < deadline, "it never came so far"
            time.sleep(0.002)

    def has_mapped(self, path: Path) -> bool:
        return str(path.resolve()) in _text(Path(f"/proc/{self.process.pid}/maps"))

    def ports(self, state: str) -> list[int]:
        """Local ports of this process's sockets in that state."""
        mine = set(self._sockets())
        rows = (line.split() for line in _text(Path("/proc/net/tcp")).splitlines()[1:])
        return [int(row[1].partition(":")[2], 16) for row in rows if row[3] == state and row[9] in mine]

    def serves(self) -> bool:
        """Whether a question is on its way to the embedded server."""
        return bool(set(self.ports(LISTENING)) & set(self.ports(ESTABLISHED)))

    def end(self, kind: signal.Signals, within: float = 10) -> int:
        self.process.send_signal(kind)
        return self.process.wait(timeout=within)

    def said(self) -> str:
        assert self.process.stderr is not None
        return self.process.stderr.read().decode()

    def assert_nothing_is_left(self, ports: list[int]) -> None:
        assert _members(self.process.pid) == []
        for port in ports:
            with socket.socket() as caller:
                assert caller.connect_ex(("127.0.0.1", port)) != 0, f"something still listens on {port}"
        assert self.target.read_text(encoding="utf-8") == "the brief of yesterday"
        assert sorted(path.name for path in self.folder.iterdir()) == ["article.txt", "brief.md"]

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()

    def _sockets(self) -> Iterator[str]:
        """Inodes of the process's sockets."""
        for entry in Path(f"/proc/{self.process.pid}/fd").iterdir():
            try:
                target = os.readlink(entry)
            except OSError:  # closed in between
                continue
            if target.startswith("socket:["):
                yield target[len("socket:[") : -1]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _members(session: int) -> list[str]:
    """Processes of a session that still live; field 6 of /proc/PID/stat, after the name in brackets."""
    stats = (_text(path) for path in Path("/proc").glob("[0-9]*/stat"))
    return [stat for stat in stats if stat and int(stat.rpartition(")")[2].split()[3]) == session]


@pytest.fixture
def run(root: Path, weights: Path) -> Iterator[Run]:
    running = Run(root)
    yield running
    running.close()


def test_killed_while_the_weights_load_it_leaves_nothing(run: Run, weights: Path) -> None:
    before = sorted((path.name, path.stat().st_size) for path in weights.parent.iterdir())
    run.wait_until(lambda: run.has_mapped(weights))
    ports = run.ports(LISTENING)
    assert not run.serves()
    assert run.end(signal.SIGKILL) == -signal.SIGKILL
    run.assert_nothing_is_left(ports)
    assert sorted((path.name, path.stat().st_size) for path in weights.parent.iterdir()) == before
    assert cache.located(catalogue.find(MODEL), weights.parent) == weights


def test_killed_while_the_model_writes_it_leaves_nothing(run: Run) -> None:
    run.wait_until(run.serves)
    time.sleep(0.3)  # into the reading of the prompt, or the writing of the first reply
    ports = run.ports(LISTENING)
    assert run.serves()
    assert len(ports) == 1
    assert run.end(signal.SIGKILL) == -signal.SIGKILL
    run.assert_nothing_is_left(ports)


def test_ctrl_c_while_the_model_writes_ends_with_130_and_leaves_nothing(run: Run) -> None:
    run.wait_until(run.serves)
    time.sleep(0.3)
    ports = run.ports(LISTENING)
    assert run.end(signal.SIGINT, within=30) == 130
    said = run.said()
    assert "Error: interrupted" in said
    assert "Traceback" not in said
    run.assert_nothing_is_left(ports)
