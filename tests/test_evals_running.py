"""Running a suite: failures as values, one row for each case, the same rows whatever happened on the way."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sample_suite import Question, ask, document, manifest, questions, request, says_yes, suite_of
from scripted_model import Answer, ScriptedModel

from briefing.chat import ChatModel, Request
from briefing.errors import ConnectionFailed, ServerFailed
from briefing.evals.figures import figures
from briefing.evals.folder import RunFolder, load_run
from briefing.evals.row import Row
from briefing.evals.running import Plan, run
from briefing.evals.score import Score
from briefing.evals.suite import AnySuite
from briefing.evals.table import table
from briefing.nouns.brief import Usage
from briefing.replies import ReplyCache

CASES = questions()


def _saying(said: Callable[[str], Answer]) -> ScriptedModel:
    def answer(asked: Request) -> Answer:
        return said(asked.messages[0].content)

    return ScriptedModel({"answer": answer})


def _yes() -> ScriptedModel:
    return _saying(lambda words: "yes")


def _plan(suite: AnySuite | None = None, model: ChatModel | None = None, **more: Any) -> Plan:
    suite = suite or suite_of()
    return Plan(suite, suite.systems["sample"], CASES, model, **more)


def _run(folder: Path, plan: Plan) -> tuple[Row, ...]:
    return run(plan, RunFolder(folder), manifest(CASES, parameters={"repeat": plan.repeats}))


def _lost(case: Question) -> Score:
    return Score(counts={"yes": (0, 1)}, good=False)


def test_every_case_is_asked_once_and_its_row_says_what_came_of_it(tmp_path: Path) -> None:
    model = _saying(lambda words: "no" if "1" in words else "yes")
    suite = suite_of(document=document, show=lambda case: case.words)
    rows = _run(tmp_path / "r", _plan(suite, model))
    assert [row.id for row in rows] == [f"q{n}#0" for n in range(6)]
    (wrong,) = [row for row in rows if not row.good]
    assert wrong.seconds >= 0
    assert wrong.model_copy(update={"seconds": 0.0}) == Row(
        case="q1", group="b", document="b", about="is it 1?", status="scored", good=False,
        counts={"yes": (0, 1)}, marks=says_yes(CASES[1], "no").marks, output="no", asked=1,
        usage=Usage(http_calls=1, input_tokens=100, output_tokens=10),
    )  # fmt: skip
    done = load_run(tmp_path / "r")
    assert done.complete
    assert done.rows == rows
    assert RunFolder(tmp_path / "r").documents() == {one: document(CASES["ab".index(one)]) for one in "ab"}
    totals = done.manifest.totals
    assert totals is not None
    assert (totals.scored, totals.failed, totals.unscored, totals.asked, totals.remembered) == (6, 0, 0, 6, 0)
    assert (totals.usage.input_tokens, totals.cost_usd) == (600, None)


def test_failures_are_values_and_the_run_goes_on(tmp_path: Path) -> None:
    def answer(case: Question, model: ChatModel) -> str:
        if case.id == "q4":
            raise KeyError("broken")
        return ask(case, model)

    def scorer(case: Question, answer: str) -> Score:
        if case.id == "q5":
            raise ValueError("no number in it")
        return says_yes(case, answer)

    model = _saying(lambda words: ServerFailed("busy") if "3" in words else "yes")
    rows = _run(tmp_path / "r", _plan(suite_of(answer, scorers=(scorer,)), model))
    assert [(row.status, row.reason) for row in rows[3:]] == [
        ("failed", "ServerFailed: busy"),
        ("failed", "KeyError: 'broken'"),
        ("unscored", "the scorer failed: ValueError: no number in it"),
    ]
    assert [row.counts for row in rows[3:]] == [{}, {}, {}]
    assert [row.good for row in rows[3:]] == [False, False, None]
    totals = load_run(tmp_path / "r").manifest.totals
    assert totals is not None
    assert (totals.scored, totals.failed, totals.unscored) == (3, 2, 1)


def test_an_answer_that_a_scorer_calls_unscored_is_in_no_figure(tmp_path: Path) -> None:
    def scorer(case: Question, answer: str) -> Score:
        return Score(unscored="unreadable") if case.id == "q0" else says_yes(case, answer)

    rows = _run(tmp_path / "r", _plan(suite_of(scorers=(scorer,)), _yes()))
    (found,) = figures(rows)
    assert (found.good, found.of) == (5, 5)
    assert (rows[0].status, rows[0].reason, rows[0].output) == ("unscored", "unreadable", "yes")


@pytest.mark.parametrize("counted", [True, False])
def test_half_of_the_cases_failed_and_the_table_says_so(tmp_path: Path, counted: bool) -> None:
    def answer(case: Question, model: ChatModel) -> str:
        if case.article == "b":
            raise RuntimeError("broken")
        return ask(case, model)

    suite = suite_of(answer, failure=_lost if counted else None)
    rows = _run(tmp_path / "r", _plan(suite, _yes()))
    (found,) = figures(rows)
    assert (found.good, found.of) == ((3, 6) if counted else (3, 3))
    told = table([load_run(tmp_path / "r")], {})
    assert "3 scored, 3 failed, 0 unscored" in told
    assert "sample: first failed: q1: RuntimeError: broken" in told
    bare = "sample: the figures speak of the other cases only, 3 failed without counts."
    assert (bare in told) is not counted


def test_a_failure_that_cannot_be_counted_is_still_told(tmp_path: Path) -> None:
    def failure(case: Question) -> Score:
        raise ZeroDivisionError

    def answer(case: Question, model: ChatModel) -> str:
        raise RuntimeError("broken")

    rows = _run(tmp_path / "r", _plan(suite_of(answer, failure=failure)))
    assert {(row.status, row.reason) for row in rows} == {("failed", "RuntimeError: broken")}


def test_what_every_case_would_meet_ends_the_run_at_the_first(tmp_path: Path) -> None:
    model = _saying(lambda words: ConnectionFailed("nobody there"))
    with pytest.raises(ConnectionFailed, match="nobody there"):
        _run(tmp_path / "r", _plan(model=model, concurrency=4))
    assert len(model.asked) == 1
    assert load_run(tmp_path / "r").rows == ()


def test_the_same_later_is_a_failed_row(tmp_path: Path) -> None:
    model = _saying(lambda words: ConnectionFailed("gone") if "2" in words else "yes")
    rows = _run(tmp_path / "r", _plan(model=model))
    assert [row.status for row in rows] == ["scored", "scored", "failed", "scored", "scored", "scored"]


def test_a_run_that_met_nothing_but_a_wrong_address_does_not_hold_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ConnectionFailed):
        _run(tmp_path / "r", _plan(model=_saying(lambda words: ConnectionFailed("nobody there"))))
    rows = run(_plan(model=_yes()), RunFolder(tmp_path / "r"), manifest(CASES, code="mended"))
    assert len(rows) == 6


@pytest.mark.parametrize("concurrency", [2, 8])
def test_many_at_once_make_the_same_rows_in_the_same_order(tmp_path: Path, concurrency: int) -> None:
    said = _saying(lambda words: "no" if "3" in words else "yes")
    alone = _run(tmp_path / "alone", _plan(model=said))
    together = _run(tmp_path / "together", _plan(model=said, concurrency=concurrency))
    assert [_timeless(row) for row in together] == [_timeless(row) for row in alone]


def _timeless(row: Row) -> Row:
    return row.model_copy(update={"seconds": 0.0, "asked": 0, "remembered": 0})


def test_a_system_that_asks_although_declared_not_to_is_told(tmp_path: Path) -> None:
    rows = _run(tmp_path / "r", _plan(suite_of(asks=False)))
    assert {row.reason for row in rows} == {
        "BriefingError: this system was declared to ask no model, and asked one"
    }


def test_repetitions_are_rows_of_their_own_asked_anew(tmp_path: Path) -> None:
    model = _yes()
    with ReplyCache(tmp_path / "replies.sqlite") as cache:
        rows = _run(tmp_path / "r", _plan(model=model, cache=cache, repeats=2))
    assert [row.id for row in rows] == [f"q{n}#{repeat}" for repeat in (0, 1) for n in range(6)]
    assert len(model.asked) == 12


def test_two_cases_with_the_same_request_ask_it_once(tmp_path: Path) -> None:
    def answer(case: Question, model: ChatModel) -> str:
        return model.complete(request("the same")).text

    model = _yes()
    with ReplyCache(tmp_path / "replies.sqlite") as cache:
        rows = _run(tmp_path / "r", _plan(suite_of(answer), model, cache=cache, concurrency=4))
    assert len(model.asked) == 1
    assert sum(row.asked for row in rows) == 1
    assert sum(row.remembered for row in rows) == 5


class _Stopped(Exception):
    """What a kill is to this process: the run ends between two rows."""


def _stop_after(count: int) -> Callable[[int, int], None]:
    def progress(done: int, total: int) -> None:
        if done == count:
            raise _Stopped

    return progress


def test_a_stopped_run_goes_on_where_it_was(tmp_path: Path) -> None:
    model, folder = _yes(), RunFolder(tmp_path / "r")
    with pytest.raises(_Stopped):
        run(_plan(model=model), folder, manifest(CASES), _stop_after(4))
    stopped = load_run(tmp_path / "r")
    assert (stopped.complete, len(stopped.rows)) == (False, 4)
    rows = _run(tmp_path / "r", _plan(model=model))
    assert len(model.asked) == 6
    assert [_timeless(row) for row in rows] == [
        _timeless(row) for row in _run(tmp_path / "whole", _plan(model=_yes()))
    ]


def test_a_complete_run_is_left_as_it_is(tmp_path: Path) -> None:
    model = _yes()
    _run(tmp_path / "r", _plan(model=model))
    before = {path.name: path.read_bytes() for path in (tmp_path / "r").iterdir()}
    later = manifest(CASES, begun="2030-01-01T00:00:00Z")
    assert run(_plan(model=model), RunFolder(tmp_path / "r"), later) == load_run(tmp_path / "r").rows
    assert {path.name: path.read_bytes() for path in (tmp_path / "r").iterdir()} == before
    assert len(model.asked) == 6


def test_failed_cases_are_tried_again_and_a_second_stop_breaks_nothing(tmp_path: Path) -> None:
    flaky = _saying(lambda words: ServerFailed("busy") if words != "is it 0?" else "yes")
    folder = RunFolder(tmp_path / "r")
    assert [row.status for row in _run(tmp_path / "r", _plan(model=flaky))] == ["scored"] + ["failed"] * 5
    model = _yes()
    with pytest.raises(_Stopped):
        run(_plan(model=model), folder, manifest(CASES), _stop_after(3))
    between = load_run(tmp_path / "r")
    assert (between.complete, [row.case for row in between.rows]) == (False, ["q0", "q1", "q2"])
    assert "3 not asked yet" in table([between], {})
    rows = _run(tmp_path / "r", _plan(model=model))
    assert [row.status for row in rows] == ["scored"] * 6
    assert len(model.asked) == 5
    assert load_run(tmp_path / "r").manifest.begun == "2025-05-12T10:00:00Z"


def test_failed_cases_stay_on_record_while_nothing_works(tmp_path: Path) -> None:
    flaky = _saying(lambda words: ServerFailed("busy") if words == "is it 5?" else "yes")
    rows = _run(tmp_path / "r", _plan(model=flaky))
    with pytest.raises(ConnectionFailed):
        _run(tmp_path / "r", _plan(model=_saying(lambda words: ConnectionFailed("nobody there"))))
    assert load_run(tmp_path / "r").rows == rows
    assert load_run(tmp_path / "r").complete


@pytest.mark.parametrize("answer", ["half \ud800 a character", ServerFailed("half \ud800 a character")])
def test_an_answer_that_no_file_can_hold_ends_its_case_and_not_the_run(tmp_path: Path, answer: Any) -> None:
    def odd(case: Question, model: ChatModel) -> str:
        if case.id == "q1" and isinstance(answer, Exception):
            raise answer
        return answer if case.id == "q1" else "yes"

    suite = suite_of(odd, asks=False)
    rows = run(_plan(suite), RunFolder(tmp_path / "run"), manifest(CASES))
    assert [row.status == "scored" for row in rows] == [True, False, True, True, True, True]
    assert load_run(tmp_path / "run").rows == rows
