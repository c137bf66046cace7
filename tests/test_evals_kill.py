"""`briefing eval run`, killed or interrupted in the middle and run again: nothing is asked twice, nothing differs."""

import dataclasses
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from newsroom import command, environment
from scripted_server import Call, ScriptedServer, Step, completion, scripted_server

from briefing.evals.figures import figures
from briefing.evals.folder import Run, load_run
from briefing.evals.table import table

CASES, QUESTIONS = 8, 2
SUITE = f"""
from pydantic import BaseModel
from briefing.chat import Message, Request
from briefing.evals.score import Score
from briefing.evals.suite import Suite, System

class Case(BaseModel):
    id: str
    article: str

def ask(case, model):
    said = []
    for number in range({QUESTIONS}):
        words = Message(role="user", content=f"{{case.id}}, question {{number}}")
        asked = Request(messages=(words,), schema_name="s", reply_schema={{"type": "object"}}, max_tokens=9)
        said.append(model.complete(asked).text)
    return said

suite = Suite(
    about="slow", cases=lambda paths: [Case(id=f"q{{n}}", article=f"a{{n // 2}}") for n in range({CASES})],
    systems={{"asks": System("questions", ask)}}, data=("suite.py",),
    scorers=(lambda case, said: Score(counts={{"yes": (said.count("yes"), len(said))}}),),
)
"""


def _slowly(call: Call) -> Step:
    yes = b"q3" in call.body or b"question 1" in call.body
    return dataclasses.replace(completion("yes" if yes else "no"), delay_s=0.05)


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with scripted_server(_slowly) as running:
        yield running


class Bench:
    """The suite, and how to run it in a process of its own."""

    def __init__(self, root: Path, folder: Path, server: ScriptedServer) -> None:
        self.folder, self.server, self._root = folder, server, root
        (folder / "suite.py").write_text(SUITE, encoding="utf-8")

    def start(self, run: str, cache: str = "cache", concurrency: int = 1) -> "subprocess.Popen[str]":
        words = ("eval", "run", "suite.py", "--model", "m", "--base-url", self.server.base_url, "-o", run)
        return subprocess.Popen(
            command(*words, "--concurrency", str(concurrency)),
            cwd=self.folder,
            env=environment(self._root, BRIEFING_CACHE_DIR=str(self.folder / cache)),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def stop(self, run: str, after: int, kind: signal.Signals, concurrency: int = 1) -> tuple[int, str]:
        """Exit code and standard error of a run that is ended once the server has had so many calls."""
        process = self.start(run, concurrency=concurrency)
        deadline = time.monotonic() + 60
        while len(self.server.calls) < after:
            assert process.poll() is None, process.communicate()
            assert time.monotonic() < deadline, "it never came so far"
            time.sleep(0.005)
        process.send_signal(kind)
        return process.wait(timeout=30), process.communicate()[1]

    def whole(self, run: str, cache: str = "cache") -> tuple[Run, str]:
        """A run to its end, and what it printed."""
        process = self.start(run, cache)
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
        return load_run(self.folder / run), out

    def asked_again(self) -> int:
        """How many requests reached the server more than once, each time counted."""
        return sum(Counter(call.body for call in self.server.calls).values()) - CASES * QUESTIONS


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package: a run goes on only with the code it began with, and a checkout may be worked on."""
    here = Path(__file__).resolve().parent.parent
    copied = tmp_path_factory.mktemp("code")
    for name in ("briefing", "prompts", "templates", "evals"):
        shutil.copytree(here / name, copied / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(here / "pyproject.toml", copied)
    return copied


@pytest.fixture
def bench(code: Path, tmp_path: Path, server: ScriptedServer) -> Bench:
    return Bench(code, tmp_path, server)


def _same(one: Run, other: Run) -> None:
    """All that may differ is what was asked when, and how long it took."""
    free = {"seconds", "asked", "remembered"}
    assert [row.model_dump(exclude=free) for row in one.rows] == [
        row.model_dump(exclude=free) for row in other.rows
    ]
    assert figures(one.rows) == figures(other.rows)
    assert one.manifest.key == other.manifest.key
    assert one.complete
    assert other.complete
    bare = [
        run.model_copy(update={"manifest": run.manifest.model_copy(update={"totals": None})})
        for run in (one, other)
    ]
    assert table(bare[:1], {}) == table(bare[1:], {})


def _tear(folder: Path) -> str:
    """Cut the last row short, as a kill in the middle of writing it would; returns its id."""
    last = load_run(folder).rows[-1]
    rows = folder / "rows.jsonl"
    rows.write_bytes(rows.read_bytes()[:-40])
    assert last not in load_run(folder).rows
    return last.id


@pytest.mark.parametrize(("concurrency", "torn"), [(1, True), (4, False)])
def test_killed_in_the_middle_and_run_again_it_asks_nothing_twice(
    bench: Bench, concurrency: int, torn: bool
) -> None:
    code, _ = bench.stop("run", 7, signal.SIGKILL, concurrency)
    assert code == -signal.SIGKILL
    stopped = load_run(bench.folder / "run")
    assert not stopped.complete
    assert 0 < len(stopped.rows) < CASES
    again = _tear(bench.folder / "run") if torn else None
    rerun, out = bench.whole("run")
    assert all((row.asked, row.remembered) == (0, QUESTIONS) for row in rerun.rows if row.id == again)
    assert bench.asked_again() <= concurrency, "more than what was under way was asked twice"
    bench.server.calls.clear()
    uninterrupted, expected = bench.whole("other", "fresh")
    assert bench.asked_again() == 0
    _same(rerun, uninterrupted)
    assert out.splitlines()[:-1] == expected.splitlines()[:-1]
    assert rerun.manifest.totals is not None
    assert rerun.manifest.totals.usage.http_calls == CASES * QUESTIONS
    assert rerun.manifest.begun == stopped.manifest.begun


def test_ctrl_c_ends_with_130_and_keeps_the_rows(bench: Bench) -> None:
    code, said = bench.stop("run", 7, signal.SIGINT)
    assert code == 130
    assert "Error: interrupted" in said
    assert "Traceback" not in said
    kept = load_run(bench.folder / "run").rows
    assert len(kept) >= 2
    rerun, _ = bench.whole("run")
    assert rerun.rows[: len(kept)] == kept
    assert bench.asked_again() <= 1
