"""The gate can fail: every breach and every refusal is shown to, and floors sink only when somebody says so."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st
from sample_suite import manifest, questions, row, suite_of

from briefing.errors import GateFailed, InputError, UsageError
from briefing.evals.baseline import Baseline, Entry, Weights, ceiling_of, floor_of, key_of, load, save, text
from briefing.evals.folder import Run
from briefing.evals.gate import entry_of, hold, told
from briefing.evals.row import Row

SUITE = suite_of(
    means={"mean": ("found: *",)}, headline=("found: *", "mean", "invented"), lower=("invented",)
)
KEY = "sample/sample/none"
RIGHT = {"found: demands": (1, 1), "found: threats": (1, 2), "invented": (1, 4), "aside": (0, 9)}
CASES = questions(4)


def run_of(*rows: Row, name: str = "r", **more: Any) -> Run:
    given = {"cases": len(rows), "finished": "2025-05-12T11:00:00Z", "model": None} | more
    return Run(name=name, manifest=manifest(CASES, **given), rows=rows)


def rows_of(*counts: dict[str, Any]) -> list[Row]:
    return [row(f"q{n}", "ab"[n % 2], counts=one) for n, one in enumerate(counts)]


RUN = run_of(*rows_of(RIGHT, RIGHT, RIGHT, RIGHT))
ENTRY = entry_of(RUN, SUITE)
BASELINE = Baseline(entries={KEY: ENTRY})


def _changed(**more: Any) -> Baseline:
    return Baseline(entries={KEY: ENTRY.model_copy(update=more)})


def test_floors_are_the_headline_figures_as_measured_and_the_same_run_holds_them() -> None:
    assert (
        Entry(
            cases=4,
            cases_sha256=RUN.manifest.cases_sha256,
            model=None,
            date="2025-05-12T11:00:00Z",
            floors={"found: demands": 1.0, "found: threats": 0.5, "invented": 0.25, "mean": 0.75},
        )
        == ENTRY
    )
    verdict = hold(RUN, SUITE, BASELINE)
    assert verdict.passed
    assert told(verdict).splitlines() == [
        "sample/sample/none (r): passed",
        "                      floor    value",
        "  found: demands   ≥ 1.0000   1.0000",
        "  found: threats   ≥ 0.5000   0.5000",
        "  invented         ≤ 0.2500   0.2500",
        "  mean             ≥ 0.7500   0.7500",
    ]


def test_a_suite_without_a_headline_is_held_to_all_its_figures() -> None:
    assert set(entry_of(RUN, suite_of()).floors) == set(RIGHT)


@pytest.mark.parametrize(
    ("counts", "failing"),
    [
        ({"found: demands": (0, 1)}, {"found: demands": "below its floor", "mean": "below its floor"}),
        ({"found: threats": (0, 2)}, {"found: threats": "below its floor", "mean": "below its floor"}),
        ({"invented": (2, 4)}, {"invented": "above its ceiling"}),
        ({"aside": (0, 0)}, {}),
        ({"invented": (0, 4)}, {}),
    ],
)
def test_one_changed_row_flips_the_gate_where_it_moves_a_floored_figure(
    counts: dict[str, Any], failing: dict[str, str]
) -> None:
    changed = run_of(*rows_of(RIGHT, RIGHT, RIGHT, RIGHT | counts))
    verdict = hold(changed, SUITE, BASELINE)
    assert verdict.passed is not bool(failing)
    lines = told(verdict).splitlines()
    assert {one.name for one in verdict.held if not one.holds} == set(failing)
    assert lines[0].endswith("FAILED" if failing else "passed")
    for name, reason in failing.items():
        assert [line.endswith(f"FAILED: {reason}") for line in lines if line.startswith(f"  {name} ")] == [
            True
        ]


def test_a_figure_that_counts_nothing_or_is_gone_fails() -> None:
    nothing = RIGHT | {"found: threats": (0, 0)}
    verdict = hold(run_of(*rows_of(nothing, nothing, nothing, nothing)), SUITE, BASELINE)
    assert not verdict.passed
    assert told(verdict).count("FAILED: nothing was counted") == 2, "the figure, and the mean it is in"
    gone = {name: count for name, count in RIGHT.items() if name != "invented"}
    verdict = hold(run_of(*rows_of(gone, gone, gone, gone)), SUITE, BASELINE)
    assert not verdict.passed
    assert "FAILED: the run has no such figure" in told(verdict)


def _lost(status: str, counts: dict[str, Any]) -> Run:
    other = row("q3", "b", status=status, reason="ServerFailed: busy", counts=counts)
    return run_of(*rows_of(RIGHT, RIGHT, RIGHT), other)


REFUSED = {
    "the run is incomplete, 4 of 8 rows": (run_of(*RUN.rows, cases=8, finished=None), BASELINE),
    "3 rows of 3 cases are there, and the manifest says 4 of 4": (run_of(*RUN.rows[:3], cases=4), BASELINE),
    "4 rows of 4 cases are there, and the manifest says 8 of 4": (
        run_of(*RUN.rows, parameters={"repeat": 2}), BASELINE,
    ),
    "1 rows failed or are unscored, 0 may be; the first: q3 failed: ServerFailed: busy": (
        _lost("failed", RIGHT), BASELINE,
    ),
    "1 rows failed or are unscored, 0 may be; the first: q3 unscored": (_lost("unscored", {}), BASELINE),
    "the floors were measured on 4": (run_of(*RUN.rows, cases_sha256="other"), BASELINE),
    "the model of the same name is another one": (RUN, _changed(model=Weights(name="none", sha256="0"))),
    "they were edited": (RUN.model_copy(update={"edited": True}), BASELINE),
    "the entry has no floors": (RUN, _changed(floors={})),
    "no entry sample/bare/none in the baseline (it has: sample/sample/none)": (
        run_of(*RUN.rows, system="bare"), BASELINE,
    ),
    "in the baseline (it has: none)": (RUN, Baseline()),
}  # fmt: skip


@pytest.mark.parametrize("reason", REFUSED)
def test_a_run_that_cannot_be_held_to_the_floors_is_refused(reason: str) -> None:
    run, baseline = REFUSED[reason]
    verdict = hold(run, SUITE, baseline)
    assert not verdict.passed
    assert verdict.held == ()
    (said,) = verdict.refusals
    assert reason in said
    assert f"  refused: {said}" in told(verdict).splitlines()


@pytest.mark.parametrize(("status", "allowed"), [("failed", 1), ("unscored", 1), ("failed", 2)])
def test_a_person_may_allow_some_failures(status: str, allowed: int) -> None:
    assert hold(
        _lost(status, RIGHT if status == "failed" else {}), SUITE, _changed(allowed_failed=allowed)
    ).passed


def test_other_weights_under_the_same_name_are_another_model() -> None:
    def asked(sha256: str | None) -> Run:
        return run_of(*RUN.rows, model={"name": "m", "host": "this machine", "sha256": sha256})

    entry = entry_of(asked("1"), SUITE)
    assert entry.floors["found: threats"] == 0.45, "a model's answers differ from machine to machine"
    baseline = Baseline(entries={key_of(asked("1").manifest): entry})
    assert hold(asked("1"), SUITE, baseline).passed
    assert not hold(asked("2"), SUITE, baseline).passed
    assert not hold(asked(None), SUITE, baseline).passed


def test_other_prompts_and_a_dirty_checkout_are_said_and_pass() -> None:
    prompt = {"name": "extract", "version": "v2", "sha256": "0"}
    other = run_of(*RUN.rows, prompts=(prompt,), git={"commit": "c", "dirty": True})
    verdict = hold(other, SUITE, BASELINE)
    assert verdict.passed
    assert verdict.notes == (
        "the prompts are not those that the floors were measured with",
        "the checkout had changes that no commit has",
    )
    entry = entry_of(other, SUITE)
    assert (entry.commit, entry.dirty, entry.prompts) == ("c", True, other.manifest.prompts)


WORSE = run_of(*rows_of(RIGHT, RIGHT, RIGHT, RIGHT | {"found: demands": (0, 1), "invented": (4, 4)}))


def test_a_floor_never_sinks_unless_somebody_says_so() -> None:
    with pytest.raises(GateFailed) as refused:
        entry_of(WORSE, SUITE, ENTRY)
    assert refused.value.message == (
        "sample/sample/none: r would lower the baseline: found: demands ≥ 1.0000 would become 0.7500; "
        "invented ≤ 0.2500 would become 0.4375; mean ≥ 0.7500 would become 0.6250"
    )
    assert refused.value.hint == "--allow-lower if that is wanted"
    with pytest.raises(GateFailed, match="would lower"):
        entry_of(RUN, SUITE, ENTRY, slack=0.02)
    assert entry_of(WORSE, SUITE, ENTRY, allow_lower=True).floors["invented"] == 0.4375
    assert entry_of(RUN, SUITE, entry_of(WORSE, SUITE)) == ENTRY, "rising needs no leave"


def test_a_floor_that_would_go_and_floors_of_other_cases_count_as_lower() -> None:
    gone = {name: count for name, count in RIGHT.items() if name != "found: threats"}
    with pytest.raises(GateFailed, match=r"found: threats would have none, after 0\.5000"):
        entry_of(run_of(*rows_of(gone, gone, gone, gone)), SUITE, ENTRY)
    with pytest.raises(GateFailed, match="asked other cases than the baseline"):
        entry_of(run_of(*RUN.rows, cases_sha256="other"), SUITE, ENTRY)


@pytest.mark.parametrize(
    ("run", "reason"),
    [
        (run_of(*RUN.rows, finished=None), "incomplete"),
        (_lost("failed", RIGHT), "1 rows failed or are unscored"),
        (_lost("unscored", {}), "1 rows failed or are unscored"),
        (run_of(*rows_of({}, {})), "no headline figure of the run has a value"),
    ],
)
def test_no_floor_is_measured_on_an_unfit_run_whatever_is_allowed_to_sink(run: Run, reason: str) -> None:
    with pytest.raises(GateFailed, match=reason):
        entry_of(run, SUITE, allow_lower=True)


def test_how_many_may_fail_is_kept_by_an_update() -> None:
    before = ENTRY.model_copy(update={"allowed_failed": 1})
    assert entry_of(_lost("failed", RIGHT), SUITE, before).allowed_failed == 1


def test_a_baseline_comes_back_from_its_file_sorted_and_whole(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    other = ENTRY.model_copy(update={"model": Weights(name="m", sha256="0"), "commit": "c"})
    baseline = Baseline(entries={"z/ü/m": other, KEY: ENTRY})
    save(baseline, path)
    assert load(path) == baseline
    written = path.read_text(encoding="utf-8")
    assert written == text(load(path)), "the same baseline is the same bytes"
    assert list(json.loads(written)["entries"]) == [KEY, "z/ü/m"]
    assert "ü" in written
    assert [file.name for file in tmp_path.iterdir()] == ["baseline.json"]


@pytest.mark.parametrize("broken", ["", "[]", '{"form": 2}', '{"entries": {"k": {}}}', '{"floors": {}}'])
def test_a_broken_baseline_is_no_baseline(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(InputError, match=r"baseline\.json"):
        load(path)
    with pytest.raises(InputError, match="there is no baseline"):
        load(tmp_path / "none.json")
    assert load(tmp_path / "none.json", missing_ok=True) == Baseline()


def test_a_floor_that_is_not_a_number_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text(BASELINE).replace("0.75", "NaN"), encoding="utf-8")
    with pytest.raises(InputError):
        load(path)


def test_a_baseline_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        save(BASELINE, tmp_path / "none" / "baseline.json")


@pytest.mark.parametrize(
    ("value", "slack", "floor", "ceiling"),
    [
        (2 / 3, 0, 0.6666, 0.6667),
        (0.3, 0.1, 0.2, 0.4),
        (0.01, 0.05, 0, 0.06),
        (1, 0, 1, 1),
        (0.28, 0, 0.28, 0.28),
    ],
)
def test_floors_are_rounded_away_from_what_was_measured(
    value: float, slack: float, floor: float, ceiling: float
) -> None:
    assert (floor_of(value, slack), ceiling_of(value, slack)) == (floor, ceiling)


@given(st.floats(0, 1), st.floats(0, 1))
def test_what_was_measured_always_holds_its_own_floor(value: float, slack: float) -> None:
    assert floor_of(value, slack) <= value <= ceiling_of(value, slack)


_COUNT = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda made: (min(made), max(made)))
_ROWS = st.lists(
    st.fixed_dictionaries({name: _COUNT for name in ("found: demands", "found: threats", "invented")}),
    min_size=1,
    max_size=8,
)


@given(_ROWS, st.floats(0, 0.2))
@effort(max_examples=60)
def test_any_run_holds_the_floors_it_made_and_any_breach_of_one_fails(
    counts: list[dict[str, Any]], slack: float
) -> None:
    run = run_of(*rows_of(*counts))
    if not any(one[name][1] for one in counts for name in one):
        with pytest.raises(GateFailed):
            entry_of(run, SUITE, slack=slack)
        return
    entry = entry_of(run, SUITE, slack=slack)
    baseline = Baseline(entries={KEY: entry})
    assert hold(run, SUITE, baseline).passed
    assert entry_of(run, SUITE, entry, slack=slack) == entry
    for name, limit in entry.floors.items():
        if name == "mean":
            continue
        # Everything missed, or everything invented: the worst that the same cases can count.
        worst = [one | {name: (one[name][1] if name == "invented" else 0, one[name][1])} for one in counts]
        verdict = hold(run_of(*rows_of(*worst)), SUITE, baseline)
        breached = limit < 1 if name == "invented" else limit > 0
        assert next(one.holds for one in verdict.held if one.name == name) is not breached
        assert not (breached and verdict.passed)
