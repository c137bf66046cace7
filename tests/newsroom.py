"""A short article, a scripted model that knows its answers, and the command line run in this process."""

import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from scripted_server import Call, ScriptedServer, Step, completion, scripted_server

from briefing.cli import main
from briefing.nouns.brief import Brief
from briefing.prompt import load_prompt

ARTICLE = """\
Norway demanded on Monday that Denmark withdraw its patrol boats from the Skagerrak by Friday. \
"If the boats stay, we will close our ports to Danish ships," Foreign Minister Anna Berg told \
reporters in Oslo.

Danish Prime Minister Lars Holm rejected the demand on Tuesday. He said that the boats had been \
fishing there for forty years.
"""
"""One passage to any model, with a sentence that demands and one that threatens."""

QUESTIONS = 1
"""What an endpoint is asked about it unless told otherwise: one question for everything."""
SEVERAL = ["lead", "facts", "demands", "demands", "demands", "threats", "facts"]
"""What is asked with --reach passages: marked sentences one by one, and a second look at the end."""

LEAD = {
    "s": [1],
    "headline": "Norway demanded that Denmark withdraw its patrol boats",
    "bottom_line": "Norway demanded that Denmark withdraw its patrol boats from the Skagerrak by Friday.",
}
BERG = {
    "s": [2],
    "name": "Anna Berg",
    "title": "Foreign Minister",
    "kind": "person",
    "role": "told reporters in Oslo",
}
HOLM = {
    "s": [3],
    "name": "Lars Holm",
    "title": "Danish Prime Minister",
    "kind": "person",
    "role": "rejected the demand on Tuesday",
}
REJECTED = {
    "s": [3],
    "speaker": None,
    "status": "happened",
    "statement": "Danish Prime Minister Lars Holm rejected the demand.",
}
FACTS = {
    "who": [BERG, HOLM],
    "what": [REJECTED],
    "when": [{"s": [3], "phrase": "on Tuesday", "event": "Lars Holm rejected the demand"}],
    "where": [{"s": [2], "place": "Oslo", "event": "Anna Berg told reporters"}],
}
DEMAND = {
    "s": [1],
    "by": ["Norway"],
    "of": ["Denmark"],
    "demand": "withdraw its patrol boats from the Skagerrak",
    "condition": None,
    "deadline": "by Friday",
}
THREAT = {
    "s": [2],
    "by": ["Anna Berg"],
    "against": ["Danish ships"],
    "consequence": "close our ports to Danish ships",
    "trigger": "the boats stay",
    "deadline": None,
    "explicit": True,
}
DEMANDED = {"s": [1], "statement": "Norway demanded that Denmark withdraw its patrol boats."}
WHOLE = LEAD | {
    "who": [{key: one[key] for key in ("s", "name", "kind", "role")} for one in (BERG, HOLM)],
    "what": [{key: REJECTED[key] for key in ("s", "statement", "speaker")}],
    "when": FACTS["when"],
    "where": FACTS["where"],
    "demands": [DEMAND],
    "threats": [{key: value for key, value in THREAT.items() if key != "explicit"}],
}
"""The same answers to the one question for everything, in the order of its fields."""
REPLIES = {
    "lead": LEAD,
    "facts": FACTS,
    "demands": {"demands": [DEMAND]},
    "threats": {"threats": [THREAT]},
    "news": LEAD | {"what": [DEMANDED]},
    "whole": WHOLE,
}
"""What a good model answers to each question, by the name of its schema."""

_ASKS = load_prompt().asks


def asked_about(call: Call) -> str:
    """Which question a call puts: told by its first line, which every rung and every version has."""
    wording = call.json["messages"][0]["content"]
    return next(name for name, ask in _ASKS.items() if wording.startswith(ask.system.split("\n")[0]))


def good(call: Call) -> Step:
    """The good model's answer to a call."""
    return completion(json.dumps(REPLIES[asked_about(call)]))


@dataclass
class Model:
    """A script for the server: for each question first these steps, then the good answer."""

    lead: list[Step] = field(default_factory=list)
    facts: list[Step] = field(default_factory=list)
    demands: list[Step] = field(default_factory=list)
    threats: list[Step] = field(default_factory=list)
    news: list[Step] = field(default_factory=list)
    whole: list[Step] = field(default_factory=list)

    def __call__(self, call: Call) -> Step:
        steps: list[Step] = getattr(self, asked_about(call))
        return steps.pop(0) if steps else good(call)


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def brief(self) -> Brief:
        """Standard output as a Brief."""
        return Brief.model_validate_json(self.out)


class Newsroom:
    """A working folder with the article in it, where `briefing` is run."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys, self._patch = capsys, monkeypatch
        self.folder = Path.cwd()
        self.article = self.folder / "article.txt"
        self.article.write_text(ARTICLE, encoding="utf-8", newline="\n")

    def run(self, *arguments: str, stdin: bytes = b"") -> Ended:
        """`briefing` with these arguments, in this process."""
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as ending:
            main(list(arguments))
        written = self._capsys.readouterr()
        assert isinstance(ending.value.code, int)
        return Ended(ending.value.code, written.out, written.err)

    def make(self, server: ScriptedServer, *more: str, file: str | None = None, stdin: bytes = b"") -> Ended:
        """`briefing make` of the article, as JSON, with the model that the server plays."""
        place = ("--model", "m", "--base-url", server.base_url)
        return self.run("make", file or str(self.article), "--format", "json", *place, *more, stdin=stdin)

    def settings(self, text: str) -> None:
        """Writes the project's config file."""
        (self.folder / "briefing.toml").write_text(text, encoding="utf-8")

    def others(self) -> list[str]:
        """Names in the folder besides the article's."""
        return sorted(path.name for path in self.folder.iterdir() if path != self.article)


@contextmanager
def good_server() -> Iterator[ScriptedServer]:
    """A server with the good model."""
    with scripted_server(good) as server:
        yield server


def command(*arguments: str) -> list[str]:
    """The command line that runs `briefing` in a process of its own."""
    return [sys.executable, "-m", "briefing", *arguments]


def environment(root: Path, **more: str) -> dict[str, str]:
    """This process's environment, for a child that is to find this checkout."""
    path = os.pathsep.join(filter(None, (str(root), os.environ.get("PYTHONPATH", ""))))
    return os.environ | {"PYTHONPATH": path, "PYTHONUTF8": "1"} | more
