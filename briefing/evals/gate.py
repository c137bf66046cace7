"""The gate: whether a run holds its baseline's floors, and new floors, which never sink unless somebody says so."""

from collections.abc import Mapping

from briefing.errors import GateFailed
from briefing.evals.baseline import Baseline, Entry, ceiling_of, floor_of, key_of, weights_of
from briefing.evals.figures import fits, groups, settled, summed, values
from briefing.evals.folder import Run
from briefing.evals.suite import AnySuite
from briefing.nouns.frozen import Frozen

SLACK = 0.0
"""Below what was measured, for a system that asks no model: the same code gives the same figures."""

SLACK_WITH_MODEL = 0.05
"""For one that asks a model, whose answers differ from machine to machine."""


class Held(Frozen):
    """One figure and its floor."""

    name: str
    floor: float
    value: float | None
    ceiling: bool
    """The floor is the greatest value, not the least."""
    known: bool = True
    """False: the run has no figure of that name."""

    @property
    def holds(self) -> bool:
        """A figure that counted nothing does not."""
        if self.value is None:
            return False
        return self.value <= self.floor if self.ceiling else self.value >= self.floor


class Verdict(Frozen):
    """What the gate says of one run. With `refusals` nothing was held to anything."""

    run: str
    key: str
    refusals: tuple[str, ...]
    held: tuple[Held, ...]
    notes: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """No refusal, at least one floor, and every floor held."""
        return not self.refusals and bool(self.held) and all(one.holds for one in self.held)


def hold(run: Run, suite: AnySuite, baseline: Baseline) -> Verdict:
    """Hold the run to its entry. Whatever makes the two incomparable is a refusal, and a refusal is no pass."""
    key = key_of(run.manifest)
    entry = baseline.entries.get(key)
    if entry is None:
        known = ", ".join(sorted(baseline.entries)) or "none"
        return Verdict(
            run=run.name, key=key, held=(), refusals=(f"no entry {key} in the baseline (it has: {known})",)
        )
    refusals = (*unfit(run, entry.allowed_failed), *_other(run, entry))
    found = measured(run, suite)
    held = tuple(
        Held(
            name=name, floor=floor, value=found.get(name), known=name in found,
            ceiling=fits(name, suite.lower),
        )
        for name, floor in entry.floors.items()
    )  # fmt: skip
    return Verdict(
        run=run.name, key=key, refusals=refusals, held=() if refusals else held, notes=_notes(run, entry)
    )


def unfit(run: Run, allowed_failed: int) -> tuple[str, ...]:
    """Why the run says nothing about its system; empty if it does."""
    manifest = run.manifest
    cases = len({row.case for row in run.rows})
    lost = [row for row in run.rows if row.status != "scored"]
    reasons = []
    if manifest.finished is None:
        reasons.append(
            f"the run is incomplete, {len(run.rows)} of {manifest.wanted} rows are there: run it again to go on"
        )
    elif len(run.rows) != manifest.wanted or cases != manifest.cases:
        reasons.append(
            f"{len(run.rows)} rows of {cases} cases are there, and the manifest says {manifest.wanted} "
            f"of {manifest.cases}"
        )
    if run.edited:
        reasons.append("its rows are not those with which it ended: they were edited")
    if len(lost) > allowed_failed:
        first = f"{lost[0].case} {lost[0].status}: {lost[0].reason}"
        reasons.append(
            f"{len(lost)} rows failed or are unscored, {allowed_failed} may be; the first: {first}"
        )
    return tuple(reasons)


def _other(run: Run, entry: Entry) -> tuple[str, ...]:
    manifest, reasons = run.manifest, []
    if manifest.cases_sha256 != entry.cases_sha256:
        reasons.append(
            f"the run asked {manifest.cases} cases ({manifest.cases_sha256[:8]}), the floors were measured "
            f"on {entry.cases} ({entry.cases_sha256[:8]})"
        )
    if weights_of(manifest) != entry.model:
        reasons.append(
            f"the model of the same name is another one: {weights_of(manifest)}, not {entry.model}"
        )
    if not entry.floors:
        reasons.append("the entry has no floors, so nothing would be held to anything")
    return tuple(reasons)


def _notes(run: Run, entry: Entry) -> tuple[str, ...]:
    notes = []
    if run.manifest.prompts != entry.prompts:
        notes.append("the prompts are not those that the floors were measured with")
    if run.manifest.git is not None and run.manifest.git.dirty:
        notes.append("the checkout had changes that no commit has")
    return tuple(notes)


def measured(run: Run, suite: AnySuite) -> dict[str, float | None]:
    """Every figure's value, as the table has it."""
    total = summed(groups(run.rows).values())
    return values(total, settled(suite.means, total))


def entry_of(
    run: Run,
    suite: AnySuite,
    before: Entry | None = None,
    *,
    slack: float | None = None,
    allow_lower: bool = False,
) -> Entry:
    """The entry that this run would be held to. GateFailed if it is unfit, has no floor to give, or lowers one.

    `slack` None: SLACK or SLACK_WITH_MODEL.
    """
    manifest, allowed = run.manifest, before.allowed_failed if before is not None else 0
    if slack is None:
        slack = SLACK if manifest.model is None else SLACK_WITH_MODEL
    floors = _floors(run, suite, slack)
    reasons = unfit(run, allowed) or (() if floors else ("no headline figure of the run has a value",))
    if reasons:
        raise GateFailed(
            f"{key_of(manifest)}: no floor can be measured on {run.name}: {'; '.join(reasons)}",
            hint="update from a complete run without failures",
        )
    sunk = lowered(before, manifest.cases_sha256, floors, suite) if before and not allow_lower else []
    if sunk:
        raise GateFailed(
            f"{key_of(manifest)}: {run.name} would lower the baseline: {'; '.join(sunk)}",
            hint="--allow-lower if that is wanted",
        )
    return Entry(
        cases=manifest.cases,
        cases_sha256=manifest.cases_sha256,
        model=weights_of(manifest),
        prompts=manifest.prompts,
        commit=manifest.git.commit if manifest.git is not None else None,
        dirty=manifest.git is not None and manifest.git.dirty,
        date=manifest.finished or manifest.begun,
        allowed_failed=allowed,
        floors=floors,
    )


def _floors(run: Run, suite: AnySuite, slack: float) -> dict[str, float]:
    """Of the headline figures that have a value; of all figures if the suite has no headline."""
    patterns = suite.headline or ("*",)
    limits = {
        name: ceiling_of(value, slack) if fits(name, suite.lower) else floor_of(value, slack)
        for name, value in measured(run, suite).items()
        if value is not None and fits(name, patterns)
    }
    return dict(sorted(limits.items()))


def lowered(before: Entry, cases_sha256: str, after: Mapping[str, float], suite: AnySuite) -> list[str]:
    """Which floors would sink (ceilings rise) or go, in words. Floors of other cases cannot be told higher."""
    found = []
    if before.cases_sha256 != cases_sha256:
        found.append("it was asked other cases than the baseline, so nobody can say that no floor sinks")
    for name, limit in before.floors.items():
        new, ceiling = after.get(name), fits(name, suite.lower)
        if new is None:
            found.append(f"{name} would have none, after {limit:.4f}")
        elif (new > limit) if ceiling else (new < limit):
            found.append(f"{name} {'≤' if ceiling else '≥'} {limit:.4f} would become {new:.4f}")
    return found


def told(verdict: Verdict) -> str:
    """The verdict with every figure, its floor and its value."""
    lines = [f"{verdict.key} ({verdict.run}): {'passed' if verdict.passed else 'FAILED'}"]
    lines += [f"  refused: {reason}" for reason in verdict.refusals]
    width = max([len(one.name) for one in verdict.held] + [12])
    if verdict.held:
        lines.append(f"  {'':{width}} {'floor':>10} {'value':>8}")
    lines += [_line(one, width) for one in verdict.held]
    return "\n".join([*lines, *(f"  note: {note}" for note in verdict.notes)])


def _line(one: Held, width: int) -> str:
    floor = f"{'≤' if one.ceiling else '≥'} {one.floor:.4f}"
    value = "–" if one.value is None else f"{one.value:.4f}"
    return f"  {one.name:{width}} {floor:>10} {value:>8}  {_reason(one)}".rstrip()


def _reason(one: Held) -> str:
    if one.holds:
        return ""
    if not one.known:
        return "FAILED: the run has no such figure"
    if one.value is None:
        return "FAILED: nothing was counted"
    return f"FAILED: {'above its ceiling' if one.ceiling else 'below its floor'}"
