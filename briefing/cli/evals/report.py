"""`briefing eval report`: runs as a table, and as a page with every case."""

from pathlib import Path

import click

from briefing.cli.console import deliver, say
from briefing.cli.options import quiet_option
from briefing.errors import UsageError
from briefing.evals.folder import Run, RunFolder, load_run
from briefing.evals.loading import find, names
from briefing.evals.page import CASES, page
from briefing.evals.suite import AnySuite
from briefing.evals.table import table

PAGE = "report.html"


@click.command()
@click.argument(
    "runs", nargs=-1, required=True, metavar="RUN…", type=click.Path(path_type=Path)
)  # fmt: skip
@click.option(
    "--cases", type=click.IntRange(min=0), default=CASES, show_default=True, metavar="N",
    help="At most N cases on the page: first what failed, then what missed something.",
)  # fmt: skip
@click.option(
    "--suite", metavar="PATH", help="The file that declares the suite, where it is not one of the project's."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help=f'Write the page here instead of {PAGE} in the first run\'s folder; "-" prints it instead of the table.',
)  # fmt: skip
@quiet_option
def report(runs: tuple[Path, ...], cases: int, suite: str | None, output: Path | None, quiet: bool) -> None:
    """Print the figures of one RUN, or of several side by side, and write a page with their cases.

    A RUN is a folder that `briefing eval run` made, complete or not.
    """
    loaded = [load_run(path) for path in runs]
    declared = _declared(loaded, suite)
    means, order, lower = (declared.means, declared.order, declared.lower) if declared else ({}, (), ())
    with_texts = [(run, RunFolder(path).documents()) for run, path in zip(loaded, runs, strict=True)]
    html = page(with_texts, means, order, lower=lower, cases=cases)
    if output == Path("-"):
        deliver(html, None)
        return
    deliver(table(loaded, means, order), None)
    target = output or runs[0] / PAGE
    deliver(html, target)
    say(f"Page: {target}", quiet=quiet)


def _declared(runs: list[Run], suite: str | None) -> AnySuite | None:
    """The declaration of the runs' suite: the file named, else the project's of that name, else none."""
    suites = {run.manifest.suite for run in runs}
    if len(suites) > 1:
        raise UsageError(
            f"these are runs of different suites: {', '.join(sorted(suites))}",
            hint="one report is about one suite; write one for each",
        )
    if suite is not None:
        return find(suite).suite
    (name,) = suites
    return find(name).suite if name in names() else None
