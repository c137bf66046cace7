"""The top of the page: what was run, what it came to, and every figure with its interval drawn."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefing.evals.figures import Figure, figures, fits, parted
from briefing.evals.folder import Run
from briefing.evals.table import NOTHING, amount, counted, interval, labels, mean, sections, told, uncounted


class Fact(NamedTuple):
    """One line of the table of facts: a word or two, and what each run says."""

    name: str
    said: tuple[str, ...]


class Bar(NamedTuple):
    """A figure drawn on a scale of 0 to 100. Low and high are None where there is no interval."""

    value: str
    low: str | None
    high: str | None
    width: str


class Cell(NamedTuple):
    """One figure of one run, as words and as a bar; all empty where the run does not count it."""

    percent: str
    counted: str
    interval: str
    mean: str
    bar: Bar | None


class Line(NamedTuple):
    """One figure, run by run."""

    name: str
    lower: bool
    """Better when smaller."""
    cells: tuple[Cell, ...]


class Section(NamedTuple):
    """Figures that belong together; a figure that is a section of its own has no heading."""

    heading: str | None
    lines: tuple[Line, ...]


_EMPTY = Cell(NOTHING, "", "", "", None)


def facts(runs: Sequence[Run]) -> tuple[Fact, ...]:
    """What decided the runs and what they came to, without lines that none of them has anything to say in."""
    every = {
        "System": [run.manifest.system for run in runs],
        "Cases": [f"{told(run)}{_good(run)}" for run in runs],
        "Model": [_model(run) for run in runs],
        "Prompt": [
            ", ".join(f"{one.name} {one.version} ({one.sha256[:8]})" for one in run.manifest.prompts)
            for run in runs
        ],
        "Requests": [_requests(run) for run in runs],
        "Tokens": [_tokens(run) for run in runs],
        "Cost": [_cost(run) for run in runs],
        "Time": [f"{_span(sum(row.seconds for row in run.rows))} over all cases" for run in runs],
        "Begun": [_clock(run.manifest.begun) for run in runs],
        "Finished": [
            _clock(run.manifest.finished) if run.manifest.finished else "not finished" for run in runs
        ],
        "Code": [_code(run) for run in runs],
        "Data": [", ".join(file.name for file in run.manifest.data) for run in runs],
        "Ran on": [f"{run.manifest.machine}, {run.manifest.python}" for run in runs],
        "Run": [run.name for run in runs],
    }
    return tuple(Fact(name, tuple(said)) for name, said in every.items() if any(said))


def figure_sections(
    runs: Sequence[Run], means: Mapping[str, tuple[str, ...]], order: Sequence[str], lower: Sequence[str]
) -> tuple[Section, ...]:
    """Every figure that any run has, by section, those of `order` first."""
    every = [{one.name: one for one in figures(run.rows, means)} for run in runs]
    union = {name: one for found in every for name, one in found.items()}
    return tuple(
        Section(
            heading if heading != members[0].name else None,
            tuple(_line(one, every, lower) for one in members),
        )
        for heading, members in sections(tuple(union.values()), order)
    )


def notes(runs: Sequence[Run]) -> tuple[str, ...]:
    """What a reader of the figures has to know about these runs."""
    found: list[str] = []
    for label, run in zip(labels(runs), runs, strict=True):
        found += uncounted(label, run)
    return tuple(found)


def _line(one: Figure, every: Sequence[Mapping[str, Figure]], lower: Sequence[str]) -> Line:
    cells = tuple(_cell(found.get(one.name)) for found in every)
    return Line(parted(one.name)[1] or one.name, fits(one.name, lower), cells)


def _cell(one: Figure | None) -> Cell:
    if one is None:
        return _EMPTY
    return Cell(amount(one.name, one.value), counted(one), interval(one), mean(one), _bar(one))


def _bar(one: Figure) -> Bar | None:
    """None for a value that is no share of a whole and so has no place on the scale."""
    if one.value is None or one.plain or not 0 <= one.value <= 1:
        return None
    if one.low is None or one.high is None:
        return Bar(_place(one.value), None, None, "0")
    low, high = min(one.low, 1), min(one.high, 1)
    return Bar(_place(one.value), _place(low), _place(high), _place(high - low))


def _place(share: float) -> str:
    return f"{100 * share:.1f}"


def _model(run: Run) -> str:
    model = run.manifest.model
    if model is None:
        return "none was asked"
    local = f" (file {model.sha256[:8]})" if model.sha256 else ""
    return f"{model.name} at {model.host}{local}"


def _requests(run: Run) -> str:
    asked, remembered = sum(row.asked for row in run.rows), sum(row.remembered for row in run.rows)
    return f"{asked:,} asked, {remembered:,} remembered" if asked or remembered else ""


def _tokens(run: Run) -> str:
    known = [row.usage for row in run.rows if row.usage.input_tokens is not None]
    if not known:
        return ""
    given = sum(one.output_tokens or 0 for one in known)
    return f"{sum(one.input_tokens or 0 for one in known):,} in, {given:,} out"


def _cost(run: Run) -> str:
    totals = run.manifest.totals
    if totals is None or run.manifest.model is None:
        return ""
    if totals.cost_usd is None:
        return totals.cost_note
    return f"${totals.cost_usd:,.4f} ({totals.cost_note})"


def _good(run: Run) -> str:
    said = [row.good for row in run.rows if row.status == "scored" and row.good is not None]
    return f"; {sum(said):,} of {len(said):,} good as a whole" if said else ""


def _span(seconds: float) -> str:
    """ "2 h 5 min", "5 min 12 s", "3.2 s"."""
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes < 60 else f"{minutes // 60:,} h {minutes % 60} min"


def _clock(moment: str) -> str:
    return moment.replace("T", " ").replace("Z", " UTC")


def _code(run: Run) -> str:
    git = run.manifest.git
    if git is None:
        return f"no checkout; files {run.manifest.code[:8]}"
    return (
        f"commit {git.commit[:10]}{' with changes that were not committed' if git.dirty else ''}; "
        f"files {run.manifest.code[:8]}"
    )
