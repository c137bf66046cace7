"""`briefing eval`: how faithful briefs and checks are, in numbers that can be trusted."""

import click

from briefing.cli.evals.compare import compare
from briefing.cli.evals.gate import gate
from briefing.cli.evals.listing import listing
from briefing.cli.evals.report import report
from briefing.cli.evals.run import run


@click.group(name="eval")
def evaluate() -> None:
    """Run suites of cases whose answers are known, compare runs, and hold them to a baseline."""


for command in (run, listing, report, compare, gate):
    evaluate.add_command(command)
