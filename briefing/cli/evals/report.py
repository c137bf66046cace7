"""`briefing eval report`: runs as a table, and as a page with every case."""

from pathlib import Path

import click

from briefing.cli.console import deliver, say
from briefing.cli.evals.suite_option import suite_of, suite_option
from briefing.cli.options import quiet_option
from briefing.errors import UsageError
from briefing.evals.folder import Run, RunFolder, load_run
from briefing.evals.loading import names
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
@suite_option
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help=f'Write the page here instead of {PAGE} in the first run\'s folder; "-" prints it instead of the table.',
)  # fmt: skip
@quiet_option
def report(
    runs: tuple[Path, ...], cases: int, declared: Path | None, output: Path | None, quiet: bool
) -> None:
    """Print the figures of one RUN, or of several side by side, and write a page with their cases.

    A RUN is a folder that `briefing eval run` made, complete or not.
    """
    loaded = [load_run(path) for path in runs]
    suite = _suite(loaded, declared)
    means, order, lower = (suite.means, suite.order, suite.lower) if suite else ({}, (), ())
    with_texts = [(run, RunFolder(path).documents()) for run, path in zip(loaded, runs, strict=True)]
    html = page(with_texts, means, order, lower=lower, cases=cases)
    if output == Path("-"):
        deliver(html, None)
        return
    deliver(table(loaded, means, order), None)
    target = output or runs[0] / PAGE
    deliver(html, target)
    say(f"Page: {target}", quiet=quiet)


def _suite(runs: list[Run], declared: Path | None) -> AnySuite | None:
    """The declaration of the runs' suite: the file named, else the project's of that name, else none."""
    suites = {run.manifest.suite for run in runs}
    if len(suites) > 1:
        raise UsageError(
            f"these are runs of different suites: {', '.join(sorted(suites))}",
            hint="one report is about one suite; write one for each",
        )
    known = declared is not None or runs[0].manifest.suite in names()
    return suite_of(runs[0], declared) if known else None
