"""Which suite a run is of: the project's own by the run's name, or the file that --suite names."""

from pathlib import Path

import click

from briefing.errors import UsageError
from briefing.evals.folder import Run
from briefing.evals.loading import find, names
from briefing.evals.suite import AnySuite

suite_option = click.option(
    "--suite", "declared", type=click.Path(path_type=Path), metavar="PATH",
    help="The file that declares the runs' suite, if it is not one of the project's own.",
)  # fmt: skip


def suite_of(run: Run, declared: Path | None) -> AnySuite:
    """The declaration that says what the run's figures mean. UsageError if there is none, or it is another suite.

    A declaration is run, so a manifest alone, which anybody may have written, only names the project's own.
    """
    if declared is None and run.manifest.suite not in names():
        raise UsageError(
            f"{run.name} is a run of {run.manifest.suite}, which is none of the project's suites",
            hint="name the file that declares it with --suite",
        )
    found = find(run.manifest.suite if declared is None else str(declared))
    if found.name != run.manifest.suite:
        raise UsageError(f"{run.name} is a run of {run.manifest.suite}, and {declared} declares {found.name}")
    return found.suite
