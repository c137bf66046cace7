"""`briefing eval gate`: what it prints, what it writes, and that it leaves with 8 whenever a run does not hold."""

import json
from pathlib import Path

import pytest
from asked_suite import answers, declare
from newsroom import Newsroom

SUITE = "numbers/suite.py"
KEY = "numbers/file/none"


@pytest.fixture
def suite(newsroom: Newsroom) -> Newsroom:
    declare(newsroom.folder)
    (newsroom.folder / "evals").mkdir()
    return newsroom


def _run(suite: Newsroom, name: str, *wrong: int, crash: int | None = None) -> str:
    answers(suite.folder, *wrong, crash=crash)
    assert suite.run("eval", "run", SUITE, "-o", name, "-q").code == 0
    return name


def _gate(suite: Newsroom, *arguments: str) -> tuple[int, str, str]:
    ended = suite.run("eval", "gate", *arguments, "--suite", SUITE)
    return ended.code, ended.out, ended.err


def _written(suite: Newsroom) -> bytes:
    return (suite.folder / "evals" / "baseline.json").read_bytes()


def test_a_run_ends_with_files_for_ci_and_spreadsheets(suite: Newsroom) -> None:
    folder = suite.folder / _run(suite, "r", 3)
    assert 'failures="1"' in (folder / "junit.xml").read_text(encoding="utf-8")
    assert len((folder / "rows.csv").read_text(encoding="utf-8").splitlines()) == 9


def test_an_update_writes_the_floors_and_the_same_run_then_passes(suite: Newsroom) -> None:
    name = _run(suite, "r", 3)
    code, out, err = _gate(suite, name, "--update")
    assert code == 0
    assert err.endswith("1 entries written to evals/baseline.json\n")
    entry = json.loads(_written(suite))["entries"][KEY]
    assert (entry["floors"], entry["cases"], entry["model"]) == ({"right": 0.875}, 8, None)
    assert _gate(suite, name) == (
        0,
        f"{KEY} (r): passed\n                    floor    value\n  right          ≥ 0.8750   0.8750\n"
        + "".join(line + "\n" for line in out.splitlines() if line.startswith("  note:")),
        "",
    )


def test_one_more_wrong_answer_leaves_with_8(suite: Newsroom) -> None:
    _gate(suite, _run(suite, "r", 3), "--update")
    code, out, err = _gate(suite, "r", _run(suite, "worse", 3, 4))
    assert code == 8
    assert f"{KEY} (r): passed\n" in out
    assert f"{KEY} (worse): FAILED\n" in out
    assert "  right          ≥ 0.8750   0.7500  FAILED: below its floor\n" in out
    assert err == (
        "Error: 1 of 2 runs did not pass the gate\n"
        "  Way out: the lines above say why; evals/baseline.json has the floors\n"
    )


def test_one_row_changed_by_hand_flips_the_gate(suite: Newsroom) -> None:
    _gate(suite, _run(suite, "r"), "--update")
    rows = suite.folder / "r" / "rows.jsonl"
    before = rows.read_text(encoding="utf-8")
    assert _gate(suite, "r")[0] == 0
    rows.write_text(before.replace('"counts":{"right":[1.0,1.0]}', '"counts":{"right":[0.0,1.0]}', 1))
    assert _gate(suite, "r")[0] == 8
    rows.write_text("".join(line + "\n" for line in before.splitlines()[1:]), encoding="utf-8")
    code, out, _ = _gate(suite, "r")
    assert (code, "7 rows of 7 cases are there, and the manifest says 8 of 8" in out) == (8, True)
    rows.write_text(before, encoding="utf-8")
    assert _gate(suite, "r")[0] == 0


def test_a_failed_case_and_a_run_without_an_end_are_refused(suite: Newsroom) -> None:
    _gate(suite, _run(suite, "r", 3), "--update")
    before = _written(suite)
    crashed = _run(suite, "crashed", crash=3)
    code, out, _ = _gate(suite, crashed)
    assert code == 8
    assert (
        "refused: 1 rows failed or are unscored, 0 may be; the first: 3 failed: ValueError: no answer" in out
    )
    manifest = suite.folder / "r" / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_bytes()) | {"finished": None}), encoding="utf-8")
    code, out, _ = _gate(suite, "r")
    assert (code, "refused: the run is incomplete" in out) == (8, True)
    for name in ("r", crashed):
        assert _gate(suite, name, "--update", "--allow-lower")[0] == 8
    assert _written(suite) == before


def test_a_floor_sinks_only_when_told_and_other_entries_stay(suite: Newsroom) -> None:
    _gate(suite, _run(suite, "r", 3), "--update")
    path = suite.folder / "evals" / "baseline.json"
    kept = json.loads(_written(suite))
    kept["entries"]["other/x/none"] = kept["entries"][KEY]
    path.write_text(json.dumps(kept), encoding="utf-8")
    before = _written(suite)
    worse = _run(suite, "worse", 3, 4)
    code, out, err = _gate(suite, worse, "--update")
    assert (code, out) == (8, "")
    assert "right ≥ 0.8750 would become 0.7500" in err
    assert _written(suite) == before
    assert _gate(suite, worse, "--update", "--allow-lower", "--slack", "0.02")[0] == 0
    after = json.loads(_written(suite))["entries"]
    assert {name: entry["floors"] for name, entry in after.items()} == {
        KEY: {"right": 0.73},
        "other/x/none": {"right": 0.875},
    }


def test_several_runs_are_written_all_or_none(suite: Newsroom) -> None:
    good, crashed = _run(suite, "good"), _run(suite, "crashed", crash=1)
    assert _gate(suite, good, good, "--update")[0] == 2
    assert _gate(suite, good, crashed, "--update")[0] == 2, "both are of one suite, system and model"
    assert not (suite.folder / "evals" / "baseline.json").exists()


def test_without_a_baseline_or_an_entry_nothing_passes(suite: Newsroom) -> None:
    name = _run(suite, "r")
    code, _, err = _gate(suite, name)
    assert code == 3
    assert "there is no baseline evals/baseline.json" in err
    (suite.folder / "b.json").write_text('{"form": 1, "entries": {}}', encoding="utf-8")
    code, out, _ = _gate(suite, name, "--baseline", "b.json")
    assert (code, f"refused: no entry {KEY} in the baseline" in out) == (8, True)


def test_what_contradicts_itself_is_a_usage_error(suite: Newsroom) -> None:
    name = _run(suite, "r")
    assert _gate(suite, name, "--slack", "0.1")[0] == 2
    assert _gate(suite, name, "--allow-lower")[0] == 2
    unknown = suite.run("eval", "gate", name, "--update")
    assert (unknown.code, "name the file that declares it with --suite" in unknown.err) == (2, True)
    other = Path(suite.folder, "other.py")
    other.write_text((suite.folder / SUITE).read_text(encoding="utf-8"), encoding="utf-8")
    wrong = suite.run("eval", "gate", name, "--update", "--suite", "other.py")
    assert (wrong.code, "r is a run of numbers, and other.py declares other" in wrong.err) == (2, True)
