"""What decided a run: written before its first row, completed after its last."""

import datetime as dt
import hashlib
import os
import platform
import re
import subprocess
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path
from typing import Literal

from pydantic import JsonValue

from briefing.evals.suite import Asked
from briefing.nouns.brief import ModelIdentity, PromptIdentity, Usage
from briefing.nouns.frozen import Frozen

FORM = 1
"""Of the run folder; another one is not read."""

_PACKAGE = Path(__file__).resolve().parent.parent


class Git(Frozen):
    """The checkout that the code came from. `dirty`: tracked files differ from the commit."""

    commit: str
    dirty: bool


class DataFile(Frozen):
    """One file that cases were read from, named without its folder."""

    name: str
    sha256: str


class Totals(Frozen):
    """What a complete run came to. Cost None: no price is known for the model, which is not the same as 0."""

    scored: int
    failed: int
    unscored: int
    asked: int
    """Requests that went to a model for these rows. Those of a case under way when the run was killed are asked
    once as well, and are among the remembered.
    """
    remembered: int
    usage: Usage
    cost_usd: float | None
    cost_note: str
    seconds: float
    """Of all rows together, as measured where they were made."""


class Manifest(Frozen):
    """A run's record. Everything above `begun` decides the rows; `key` is the digest of it."""

    form: int = FORM
    suite: str
    system: str
    declared: str
    """SHA-256 of the suite's declaration."""
    code: str
    """SHA-256 over every file of the package."""
    cases: int
    cases_sha256: str
    """Over every case whole: two runs with the same one were asked the same."""
    data: tuple[DataFile, ...]
    predictions: DataFile | None = None
    model: ModelIdentity | None
    prompts: tuple[PromptIdentity, ...]
    parameters: dict[str, JsonValue]
    begun: str
    finished: str | None = None
    git: Git | None
    python: str
    machine: str
    packages: dict[str, str]
    totals: Totals | None = None
    rows_sha256: str | None = None
    """Of rows.jsonl when the run ended."""

    @property
    def wanted(self) -> int:
        """How many rows a complete run has: every case as often as it is repeated."""
        return self.cases * int(str(self.parameters.get("repeat", 1)))

    @property
    def key(self) -> str:
        """SHA-256 of what decides the rows. Time, machine and package versions are recorded but not in it."""
        deciding = ("form", "suite", "system", "declared", "code", "cases_sha256", "predictions", "model")
        body = self.model_dump_json(include={*deciding, "prompts", "parameters"})
        return hashlib.sha256(body.encode("utf-8")).hexdigest()


Differs = Literal[
    "suite", "system", "cases_sha256", "model", "prompts", "code", "parameters", "declared", "predictions"
]


def differing(one: Manifest, other: Manifest, fields: Iterable[Differs]) -> tuple[str, ...]:
    """Which of these fields the two runs do not share."""
    return tuple(name for name in fields if getattr(one, name) != getattr(other, name))


def digest_of_cases(cases: Sequence[Asked]) -> str:
    """SHA-256 over every case, in order."""
    total = hashlib.sha256()
    for case in cases:
        total.update(case.model_dump_json().encode("utf-8") + b"\n")
    return total.hexdigest()


def data_files(paths: Sequence[Path]) -> tuple[DataFile, ...]:
    """The files of these paths with their digests; of a folder its JSON Lines."""
    files = [file for path in paths for file in (sorted(path.glob("*.jsonl")) if path.is_dir() else [path])]
    return tuple(data_file(file) for file in files)


def data_file(path: Path) -> DataFile:
    """One file with its digest."""
    return DataFile(name=path.name, sha256=hashlib.sha256(path.read_bytes()).hexdigest())


def code_digest() -> str:
    """SHA-256 over the names and contents of every file of the package, prompts and templates of a wheel included."""
    total = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            total.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def git_state() -> Git | None:
    """Commit and dirty flag of the checkout the package lies in; None outside one, or without git."""
    if not (_PACKAGE.parent / "pyproject.toml").is_file():
        return None
    try:
        commit = _git("rev-parse", "HEAD")
        changed = _git("status", "--porcelain", "--untracked-files=no")
    except (OSError, subprocess.SubprocessError):
        return None
    return Git(commit=commit.strip(), dirty=bool(changed.strip()))


def _git(*words: str) -> str:
    run = subprocess.run(
        ["git", *words], cwd=_PACKAGE.parent, check=True, capture_output=True, text=True, timeout=30
    )
    return run.stdout


def packages() -> dict[str, str]:
    """Versions of this package and of everything it requires directly, as installed."""
    names = {"briefing", *(_bare(one) for one in distribution("briefing").requires or ())}
    found = {}
    for name in sorted(names):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue  # an extra that is not installed
    return found


def _bare(requirement: str) -> str:
    found = re.match(r"[\w.-]+", requirement)
    return found.group() if found else requirement


def machine() -> str:
    """System, processor architecture and number of cores; nothing that names the machine."""
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"


def python() -> str:
    """Which Python runs this."""
    return f"{platform.python_implementation()} {platform.python_version()}"


def now() -> str:
    """ISO 8601 UTC, whole seconds."""
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
