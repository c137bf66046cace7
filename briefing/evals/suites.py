"""Which suites there are: how each makes its cases, reports its answers, and where its data lies by default."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from briefing.errors import UsageError
from briefing.evals.asking import Answer
from briefing.evals.cases import Case
from briefing.evals.labelled import labelled_cases
from briefing.evals.making import mutation_cases
from briefing.evals.report import claims_report, mutations_report

_CHECKOUT = Path(__file__).resolve().parent.parent.parent


class Suite(NamedTuple):
    """One suite. `home` is its folder in a checkout, None where it always needs --data."""

    about: str
    cases: Callable[[Sequence[Path]], tuple[Case, ...]]
    report: Callable[[Sequence[Answer]], str]
    home: str | None


SUITES = {
    "mutations": Suite(
        "right claims, paraphrases and wrong twins made by rule and by hand",
        mutation_cases, mutations_report, "evals/mutations",
    ),
    "claims": Suite("claims labelled by people", labelled_cases, claims_report, None),
}  # fmt: skip


def data_of(name: str, given: Sequence[Path]) -> tuple[Path, ...]:
    """The paths given, or the suite's own folder in a checkout. UsageError where there is neither, or a wrong path."""
    for path in given:
        if not path.exists():
            raise UsageError(f"--data {path}: there is no such file or folder")
    if given:
        return tuple(given)
    home = SUITES[name].home
    if home is None or not (_CHECKOUT / "pyproject.toml").is_file() or not (_CHECKOUT / home).is_dir():
        raise UsageError(
            f"the suite {name} has no data of its own here", hint="name a file or folder with --data"
        )
    return (_CHECKOUT / home,)
