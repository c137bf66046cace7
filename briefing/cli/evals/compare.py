"""`briefing eval compare`: two runs of a suite, the figures' differences and how sure they are, and what flipped."""

from pathlib import Path

import click

from briefing.cli.console import deliver
from briefing.cli.evals.suite_option import suite_of, suite_option
from briefing.evals.compare import compare as compared
from briefing.evals.compare_told import told
from briefing.evals.folder import load_run


@click.command()
@click.argument("a", type=click.Path(path_type=Path), metavar="A")
@click.argument("b", type=click.Path(path_type=Path), metavar="B")
@suite_option
@click.option("--json", "as_json", is_flag=True, help="The comparison as JSON, every flip included.")
@click.option("--all", "everything", is_flag=True, help="Every flip, not only the first of each direction.")
def compare(a: Path, b: Path, declared: Path | None, as_json: bool, everything: bool) -> None:
    """Say what run B does better or worse than run A, on the cases that both scored.

    A and B are folders that `briefing eval run` made, of the same suite.
    """
    one, other = load_run(a), load_run(b)
    found = compared(one, other, suite_of(one, declared))
    deliver(found.model_dump_json(indent=2) if as_json else told(found, everything=everything), None)
