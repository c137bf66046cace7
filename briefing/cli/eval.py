"""`briefing eval`: how faithful the checks are, in numbers that can be trusted."""

from pathlib import Path

import click

from briefing.checks import Checker
from briefing.cli.console import deliver, refuse_unwritable, say
from briefing.cli.options import output_option, quiet_option
from briefing.evals.asking import Answer, Check, ask, fewer
from briefing.evals.report import shown
from briefing.evals.suites import SUITES, data_of
from briefing.nouns.article import Article


@click.group(name="eval")
def evaluate() -> None:
    """Run suites of cases whose answers are known."""


@evaluate.command()
@click.argument("suite", type=click.Choice(list(SUITES)))
@click.option(
    "--data",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Folder or file with the cases; may be given more than once. Default: the suite's own.",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N cases, spread evenly.")
@click.option(
    "--show", type=click.IntRange(min=0), default=0, metavar="N", help="Show N cases that went wrong."
)
@click.option("--json", "as_json", is_flag=True, help="The rows as JSON lines instead of the report.")
@output_option
@quiet_option
def run(
    suite: str,
    data: tuple[Path, ...],
    limit: int | None,
    show: int,
    as_json: bool,
    output: Path | None,
    quiet: bool,
) -> None:
    """Ask the checks about every case of SUITE and report what they got right.

    mutations: right claims, their paraphrases, and wrong twins made of them by rule; claims: claims labelled by
    people. No model is asked. With --output the rows, one JSON line for each case, go to that file.
    """
    refuse_unwritable(output)
    chosen = SUITES[suite]
    cases = fewer(chosen.cases(data_of(suite, data)), limit)
    say(f"{len(cases)} cases", quiet=quiet)
    answers = ask(cases, _opened)
    if output is not None:
        deliver(_lines(answers), output)
    if as_json and output is None:
        deliver(_lines(answers), None)
        return
    deliver("\n\n".join(filter(None, (shown(answers, show), chosen.report(answers)))), None)


def _opened(article: Article) -> Check:
    return Checker(article).check


def _lines(answers: tuple[Answer, ...]) -> str:
    return "\n".join(answer.model_dump_json() for answer in answers)
