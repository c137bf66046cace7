"""`briefing eval run`: one suite, one system, every case asked once, and a folder that says what came of it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import click

from briefing.chat import ChatModel
from briefing.cli.console import asking_progress, deliver, pull_progress, say
from briefing.cli.options import choice_from, model_options, quiet_option, together
from briefing.connect import connected
from briefing.endpoint import Choice, Embedded, Endpoint
from briefing.errors import InputError, UsageError
from briefing.evals import manifest as record
from briefing.evals.exports import export
from briefing.evals.folder import RunFolder, load_run
from briefing.evals.loading import Declared, cases_of, chosen, find
from briefing.evals.page import page
from briefing.evals.running import Plan
from briefing.evals.running import run as run_plan
from briefing.evals.suite import AnySuite, Asked, System
from briefing.evals.table import table
from briefing.nouns.brief import ModelIdentity
from briefing.replies import ReplyCache, default_file
from briefing.settings import said_host

RUNS = Path("runs")
"""Where runs go when no folder is named: in the working folder, each under the digest of what decides it."""


class Wanted(NamedTuple):
    """What the command line says of the cases and who answers them, by the names of its options."""

    data: tuple[Path, ...]
    system: str | None
    predictions: Path | None
    limit: int | None
    small: bool
    only: tuple[str, ...]
    repeat: int


class Asking(NamedTuple):
    """What is asked, and who answers."""

    suite: Declared
    name: str
    """Of the system."""
    system: System[Any, Any]
    data: tuple[Path, ...]
    cases: tuple[Asked, ...]
    wanted: Wanted


case_options = together(
    click.option(
        "--data", multiple=True, type=click.Path(path_type=Path), metavar="PATH",
        help="Folder or file with the cases; may be given more than once. Default: the suite's own.",
    ),
    click.option(
        "--system", metavar="NAME", help="Who answers; `briefing eval list` names them. Default: the first."
    ),
    click.option(
        "--predictions", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE",
        help="Score answers that another program gave; name it with --system.",
    ),
    click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N cases, spread evenly."),
    click.option("--small", is_flag=True, help="Only the few cases that the suite names for a quick run."),
    click.option(
        "--case", "only", multiple=True, metavar="ID", help="Only this case; may be given more than once."
    ),
    click.option(
        "--repeat", type=click.IntRange(min=1), default=1, metavar="N", help="Ask every case N times."
    ),
)  # fmt: skip


@click.command()
@click.argument("suite")
@case_options
@click.option(
    "--concurrency", type=click.IntRange(min=1), metavar="N",
    help="Cases under way at once. Default: 1 for the embedded model, 4 for an endpoint.",
)  # fmt: skip
@click.option(
    "--cache/--no-cache", default=True, help="Remember replies, so that nothing is asked twice (default)."
)
@model_options
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER",
    help="Where the run goes. Default: runs/ and a name made of everything that decides it.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="The rows as JSON lines instead of the table.")
@quiet_option
def run(
    suite: str,
    concurrency: int | None,
    cache: bool,
    output: Path | None,
    as_json: bool,
    quiet: bool,
    **others: Any,
) -> None:
    """Ask every case of SUITE and report what came back.

    SUITE is a name from `briefing eval list`, or the path of a Python file that declares one. The run is a folder
    of rows, manifest and report; the same command goes on where a stopped run was left.
    """
    wanted = Wanted(**{name: others.pop(name) for name in Wanted._fields})
    asking = _asking(find(suite), wanted)
    choice = choice_from(others) if asking.system.asks else None
    address = choice.address.rstrip("/") if isinstance(choice, Endpoint) else ""
    with _replies(cache and choice is not None) as kept, _model(choice, quiet) as opened:
        manifest = _manifest(asking, opened.identity if opened is not None else None, address)
        folder = RunFolder(output or RUNS / f"{asking.suite.name}-{asking.name}-{manifest.key[:8]}")
        say(f"{len(asking.cases)} cases, {folder.path}", quiet=quiet)
        plan = Plan(
            asking.suite.suite,
            asking.system,
            asking.cases,
            opened,
            kept,
            wanted.repeat,
            concurrency or _usual(opened),
            address,
        )
        with asking_progress(quiet=quiet, label="Cases") as progress:
            run_plan(plan, folder, manifest, progress)
    _deliver(asking.suite.suite, folder, as_json)


def _asking(suite: Declared, wanted: Wanted) -> Asking:
    paths = suite.data(wanted.data)
    every = cases_of(suite, paths)
    cases = chosen(every, wanted.limit, _only(suite.suite, wanted))
    if wanted.predictions is not None:
        name = wanted.system or wanted.predictions.stem
        return Asking(suite, name, _foreign(suite.suite, wanted.predictions, every), paths, cases, wanted)
    name = wanted.system or next(iter(suite.suite.systems))
    system = suite.suite.systems.get(name)
    if system is None:
        known = ", ".join(suite.suite.systems)
        raise UsageError(f"the suite {suite.name} has no system {name}", hint=f"one of {known}")
    return Asking(suite, name, system, paths, cases, wanted)


def _only(suite: AnySuite, wanted: Wanted) -> tuple[str, ...] | None:
    if wanted.small and wanted.only:
        raise UsageError("--small and --case name different cases", hint="give one of them")
    if wanted.small and not suite.small:
        raise UsageError("this suite names no few cases for --small", hint="--limit N takes N, spread evenly")
    return suite.small if wanted.small else (wanted.only or None)


def _foreign(suite: AnySuite, path: Path, cases: tuple[Asked, ...]) -> System[Any, Any]:
    """A system whose answers stand in a file; a case that the file does not have is a failed one."""
    if suite.read is None:
        raise UsageError("this suite reads no predictions", hint="`extraction` does")
    answers = suite.read(path, cases)

    def answer(case: Asked, model: ChatModel) -> Any:
        if case.id not in answers:
            raise InputError(f"{path.name} has no answer to {case.id}")
        return answers[case.id]

    return System(about=f"answers read from {path.name}", answer=answer, asks=False)


@contextmanager
def _replies(wanted: bool) -> Iterator[ReplyCache | None]:
    with ReplyCache(default_file(os.environ)) if wanted else nullcontext() as kept:
        yield kept


@contextmanager
def _model(choice: Choice | None, quiet: bool) -> Iterator[ChatModel | None]:
    if choice is None:
        yield None
        return
    say(said_host(choice), quiet=quiet)
    name = choice.model if isinstance(choice, Embedded) else ""
    with (
        pull_progress(f"the embedded model {name}", quiet=quiet) as pulled,
        connected(choice, progress=pulled) as model,
    ):
        yield model


def _usual(model: ChatModel | None) -> int:
    return 4 if model is not None and model.identity.sha256 is None else 1


def _manifest(asking: Asking, model: ModelIdentity | None, address: str) -> record.Manifest:
    predictions = asking.wanted.predictions
    # A digest, since what follows the host may name an account.
    where = {"address": sha256(address.encode("utf-8")).hexdigest()[:12]} if address else {}
    return record.Manifest(
        suite=asking.suite.name,
        system=asking.name,
        declared=asking.suite.sha256,
        code=record.code_digest(),
        cases=len(asking.cases),
        cases_sha256=record.digest_of_cases(asking.cases),
        data=record.data_files(asking.data),
        predictions=record.data_file(predictions) if predictions is not None else None,
        model=model,
        prompts=asking.system.prompts(),
        parameters={"repeat": asking.wanted.repeat, **where},
        begun=record.now(),
        git=record.git_state(),
        python=record.python(),
        machine=record.machine(),
        packages=record.packages(),
    )


def _deliver(suite: AnySuite, folder: RunFolder, as_json: bool) -> None:
    ended = load_run(folder.path)
    export(folder, ended)
    documents = folder.documents()
    folder.write("report.html", page([(ended, documents)], suite.means, suite.order, lower=suite.lower))
    if as_json:
        deliver((folder.path / "rows.jsonl").read_text(encoding="utf-8"), None)
        return
    deliver(table([ended], suite.means, suite.order), None)
