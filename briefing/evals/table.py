"""Runs as a table for the terminal: every figure with its counts and interval, several runs side by side."""

from collections import Counter
from collections.abc import Mapping, Sequence

from briefing.evals.figures import Figure, figures, is_plain, parted
from briefing.evals.folder import Run

NOTHING = "–"


def table(runs: Sequence[Run], means: Mapping[str, tuple[str, ...]], order: Sequence[str] = ()) -> str:
    """One run: value, counts, 95 % interval and mean per article. Several: value and interval of each, side by side."""
    every = [figures(run.rows, means) for run in runs]
    body = _alone(every[0], order) if len(runs) == 1 else _beside(runs, every, order)
    return "\n".join([*(_head(run) for run in runs), "", *body, "", *_notes(runs)])


def _head(run: Run) -> str:
    said = run.manifest
    model = f", {said.model.name} at {said.model.host}" if said.model else ""
    state = "  EDITED since it ended" if run.edited else ""
    state = state if run.complete else "  INCOMPLETE: run it again to go on"
    return f"{said.suite} · {said.system}{model}\n  {told(run)}{state}"


def told(run: Run) -> str:
    """How many cases were scored, failed and unscored, and what was asked."""
    count = Counter(row.status for row in run.rows)
    missing = run.manifest.wanted - len(run.rows)
    line = f"{count['scored']} scored, {count['failed']} failed, {count['unscored']} unscored"
    if missing < 0:
        return f"{line}, {-missing} more than were asked"
    return f"{line}, {missing} not asked yet" if missing else line


def _alone(found: Sequence[Figure], order: Sequence[str]) -> list[str]:
    width = max([len(_short(one)) for one in found] + [14])
    lines = [f"{'':{width}} {'%':>6}  {'counted':>13}  {'95 % interval':>14}  {'mean per article':>17}"]
    for section, members in sections(found, order):
        lines += [section] if section != members[0].name else []
        lines += [_line(one, width) for one in members]
    return lines


def _line(one: Figure, width: int) -> str:
    cells = f"{amount(one.name, one.value):>6}  {counted(one):>13}  {interval(one):>14}  {mean(one):>17}"
    return f"{_short(one):{width}} {cells}".rstrip()


def _beside(runs: Sequence[Run], every: Sequence[Sequence[Figure]], order: Sequence[str]) -> list[str]:
    named = [{one.name: one for one in found} for found in every]
    union = {one.name: one for found in every for one in found}
    width = max([len(_short(one)) for one in union.values()] + [14])
    lines = [f"{'':{width}} " + " ".join(f"{name:>24}" for name in labels(runs))]
    for section, members in sections(tuple(union.values()), order):
        lines += [section] if section != members[0].name else []
        for one in members:
            cells = " ".join(f"{_cell(found.get(one.name)):>24}" for found in named)
            lines.append(f"{_short(one):{width}} {cells}")
    return lines


def labels(runs: Sequence[Run]) -> tuple[str, ...]:
    """A name for each run that tells it from the others: its system, else its folder, else that and a number."""
    systems = Counter(run.manifest.system for run in runs)
    names = [run.manifest.system if systems[run.manifest.system] == 1 else run.name for run in runs]
    if len(set(names)) == len(names):
        return tuple(names)
    return tuple(f"{name} ({number})" for number, name in enumerate(names, 1))


def _cell(one: Figure | None) -> str:
    return f"{amount(one.name, one.value)} {interval(one)}".strip() if one is not None else NOTHING


def sections(found: Sequence[Figure], order: Sequence[str]) -> list[tuple[str, list[Figure]]]:
    """The figures by section, those of `order` first."""
    every: dict[str, list[Figure]] = {name: [] for name in order}
    for one in found:
        every.setdefault(one.section, []).append(one)
    return [(name, members) for name, members in every.items() if members]


def _notes(runs: Sequence[Run]) -> list[str]:
    lines = ["Intervals: articles drawn with replacement, 1,000 times; – means that nothing was counted."]
    if len({run.manifest.cases_sha256 for run in runs}) > 1:
        lines.append("These runs were not asked the same cases; `compare` takes those they share.")
    for name, run in zip(labels(runs), runs, strict=True):
        lines += uncounted(name, run)
        failed = next((row for row in run.rows if row.status != "scored"), None)
        if failed is not None:
            lines.append(f"{name}: first {failed.status}: {failed.case}: {failed.reason}")
        lines += [f"{name}: {_spent(run)}"] if run.manifest.totals else []
    return lines


def uncounted(label: str, run: Run) -> list[str]:
    """That unscored cases are in no figure, nor failed ones whose suite does not say what a total miss counts."""
    bare = sum(row.status == "failed" and not row.counts for row in run.rows)
    told = f"{label}: the figures speak of the other cases only, {bare} failed without counts."
    unscored = sum(row.status == "unscored" for row in run.rows)
    lines = [told] if bare else []
    return lines + ([f"{label}: {unscored} could not be scored and stand in no figure."] if unscored else [])


def _spent(run: Run) -> str:
    totals = run.manifest.totals
    assert totals is not None
    if not totals.asked and not totals.remembered:
        return f"no model was asked; {totals.seconds:,.0f} s"
    given, made = totals.usage.input_tokens, totals.usage.output_tokens
    known = given is not None and made is not None
    tokens = f"{given:,} tokens in, {made:,} out" if known else "tokens unknown"
    cost = "cost unknown" if totals.cost_usd is None else f"${totals.cost_usd:,.4f}"
    return f"{totals.asked} requests asked, {totals.remembered} remembered; {tokens}; {cost}; {totals.seconds:,.0f} s"


def _short(one: Figure) -> str:
    """Its name under its section; one that is a section of its own stands where sections stand."""
    _, under = parted(one.name)
    return f"  {under}" if under else one.name


def percent(value: float | None) -> str:
    """A share in per cent, or – for nothing."""
    return NOTHING if value is None else f"{100 * value:.1f}"


def amount(name: str, value: float | None) -> str:
    """A value of the figure of that name as it is printed: a share in per cent, anything else as the number it is."""
    if value is None or not is_plain(name):
        return percent(value)
    return f"{value:,.2f}" if value < 100 else f"{value:,.0f}"


def interval(one: Figure) -> str:
    """The figure's interval, as its value is printed; empty where there is none."""
    if one.low is None or one.high is None:
        return ""
    return f"[{amount(one.name, one.low)}, {amount(one.name, one.high)}]"


def counted(one: Figure) -> str:
    """What was counted, "3 of 4"."""
    return f"{_number(one.good)} of {_number(one.of)}"


def mean(one: Figure) -> str:
    """The mean of the articles' own values and how many articles; empty for a mean of figures."""
    return f"{amount(one.name, one.per_article)} of {one.articles}" if one.per_article is not None else ""


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
