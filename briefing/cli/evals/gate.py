"""`briefing eval gate`: runs held to the floors of a committed baseline, or made the new baseline."""

from pathlib import Path

import click

from briefing.cli.console import deliver, say
from briefing.cli.evals.suite_option import suite_of, suite_option
from briefing.errors import GateFailed, UsageError
from briefing.evals import baseline as floors
from briefing.evals.folder import Run, load_run
from briefing.evals.gate import entry_of, hold, told

BASELINE = Path("evals") / "baseline.json"
"""In the working folder, where a checkout has it."""


@click.command()
@click.argument("runs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="RUN…")
@click.option(
    "--baseline", "file", type=click.Path(path_type=Path, dir_okay=False), default=BASELINE, metavar="FILE",
    help="The floors. Default: evals/baseline.json.",
)  # fmt: skip
@suite_option
@click.option("--update", is_flag=True, help="Write the runs' figures, less the slack, as the new floors.")
@click.option(
    "--slack", type=click.FloatRange(0, 1), metavar="SHARE",
    help="With --update: so far below what was measured. Default: 0 without a model, 0.05 with one.",
)  # fmt: skip
@click.option("--allow-lower", is_flag=True, help="With --update: floors may sink or go.")
def gate(
    runs: tuple[Path, ...],
    file: Path,
    declared: Path | None,
    update: bool,
    slack: float | None,
    allow_lower: bool,
) -> None:
    """Fail with exit code 8 unless every RUN holds its floors.

    A run that is incomplete, has failed or unscored cases, asked other cases or another model than the floors
    were measured with, or has no entry in the baseline, fails as well.
    """
    loaded = tuple(load_run(path) for path in runs)
    if update:
        _update(loaded, file, declared, slack, allow_lower=allow_lower)
        return
    if slack is not None or allow_lower:
        raise UsageError("--slack and --allow-lower speak of new floors", hint="give --update with them")
    baseline = floors.load(file)
    verdicts = [hold(run, suite_of(run, declared), baseline) for run in loaded]
    deliver("\n\n".join(told(one) for one in verdicts), None)
    lost = sum(not one.passed for one in verdicts)
    if lost:
        raise GateFailed(
            f"{lost} of {len(verdicts)} runs did not pass the gate",
            hint=f"the lines above say why; {file} has the floors",
        )


def _update(
    runs: tuple[Run, ...], file: Path, declared: Path | None, slack: float | None, *, allow_lower: bool
) -> None:
    """All entries or none."""
    before = floors.load(file, missing_ok=True)
    made: dict[str, floors.Entry] = {}
    for run in runs:
        key = floors.key_of(run.manifest)
        if key in made:
            raise UsageError(f"two of the runs are of {key}", hint="name one of them")
        suite = suite_of(run, declared)
        made[key] = entry_of(run, suite, before.entries.get(key), slack=slack, allow_lower=allow_lower)
        if made[key].dirty:
            say(f"{run.name}: measured in a checkout with changes that no commit has")
    after = before.model_copy(update={"entries": before.entries | made})
    floors.save(after, file)
    verdicts = [hold(run, suite_of(run, declared), after) for run in runs]
    deliver("\n\n".join(told(one) for one in verdicts), None)
    say(f"{len(made)} entries written to {file}")
