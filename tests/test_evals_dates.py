"""The suite `dates` counts what it says: exact days, right years, phrases found, and what is left undated."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import InputError, UsageError
from briefing.evals import dates
from briefing.evals.dates import DAYS, NONE, OTHER, Dated, Expression, date_cases, ours, resolved, unresolved
from briefing.evals.figures import figures
from briefing.evals.loading import find
from briefing.evals.running import Plan, answered
from briefing.evals.score import Mark, Score
from briefing.evals.suite import System

SHIPPED = Path(__file__).parents[1] / "evals" / "dates"


def line(text: str, sentence: str, gold: str | None, **more: Any) -> dict[str, Any]:
    said = {"id": text, "doc": "a", "dct": "2025-05-14", "text": text, "sentence": sentence, "type": "DATE"}
    return {**said, "iso_start": gold, "iso_end": gold, "explicit_year": False, **more}


def case(text: str, sentence: str, gold: str | None, **more: Any) -> Expression:
    return Expression.model_validate(line(text, sentence, gold, **more))


FRIDAY = case("on Friday", "They met on Friday.", "2025-05-09")
LENGTH = case("three days", "It took three days.", None, type="DURATION")


def by(system: Callable[[Expression, Any], Dated], one: Expression) -> Score:
    return resolved(one, system(one, None))


def test_days_that_the_calendar_names_without_a_year_are_a_kind_of_their_own() -> None:
    assert FRIDAY.kind == DAYS
    assert case("January 5", "On January 5.", "2020-01-05").kind == DAYS
    assert case("the day", "It fell for the day.", "2025-05-13").kind == OTHER
    assert case("May 5, 2020", "On May 5, 2020.", "2020-05-05", explicit_year=True).kind == OTHER
    assert case("10:00 on Friday", "At 10:00 on Friday.", "2025-05-09", type="TIME").kind == OTHER
    assert case("May", "In May.", "2025-05-01", iso_end="2025-05-31").kind == OTHER
    assert LENGTH.kind == NONE


def test_a_day_found_counts_four_times_and_shows_gold_given_and_basis() -> None:
    score = by(ours, FRIDAY)
    assert score.counts == {
        "days without a year: exact": (1, 1),
        "days without a year: resolved": (1, 1),
        "days without a year: right year or none": (1, 1),
        "phrases: found in their sentence": (1, 1),
    }
    assert score.marks == (
        Mark(
            what="right",
            list=DAYS,
            wanted="on Friday: 2025-05-09",
            given="2025-05-09",
            why="counted from the publication on 2025-05-14: last such weekday up to it, “met”",
            wanted_spans=((9, 18),),
        ),
    )
    assert score.good is True


def test_a_wrong_year_is_told_from_no_year() -> None:
    january = case("January 5", "They met on January 5.", "2020-01-05")
    wrong = resolved(january, Dated(date="2025-01-05", found=True)).counts
    none = resolved(january, Dated(date=None, found=True)).counts
    name = "days without a year: "
    assert [wrong[name + one][0] for one in ("exact", "resolved", "right year or none")] == [0, 1, 0]
    assert [none[name + one][0] for one in ("exact", "resolved", "right year or none")] == [0, 0, 1]


def test_a_less_precise_date_is_not_exact() -> None:
    assert resolved(FRIDAY, Dated(date="2025-05")).good is False
    assert resolved(FRIDAY, Dated(date="2025-05-09/2025-05-09")).good is True


def test_an_interval_must_have_both_ends() -> None:
    week = case("this week", "It rained this week.", "2025-05-12", iso_end="2025-05-18")
    assert resolved(week, Dated(date="2025-05-12/2025-05-18")).good is True
    assert resolved(week, Dated(date="2025-05-12")).good is False
    assert resolved(week, Dated(date=None)).counts == {"other dates: exact": (0, 1)}


def test_what_is_no_date_must_be_left_undated() -> None:
    assert resolved(LENGTH, Dated(date=None)).counts == {"rows that are no date: left undated": (1, 1)}
    dated = resolved(LENGTH, Dated(date="2025-05-14"))
    assert dated.counts == {"rows that are no date: left undated": (0, 1)}
    assert dated.marks[0].wanted == "three days: no date"


def test_a_system_that_does_not_look_for_phrases_is_not_judged_on_them() -> None:
    assert "phrases: found in their sentence" not in resolved(FRIDAY, Dated(date=None)).counts


@pytest.mark.parametrize("one", [FRIDAY, LENGTH, case("the day", "For the day.", "2025-05-13")])
def test_failing_is_never_better_than_answering(one: Expression) -> None:
    lost, said = unresolved(one).counts, resolved(one, Dated(date="1900-01-01")).counts
    assert lost.keys() == said.keys()
    assert all(lost[name] <= said[name] for name in lost)


def test_another_library_is_asked_as_the_same_suite_is(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("dateparser")
    suite = find("dates").suite
    future = case("Friday", "They met on Friday.", "2025-05-09")
    given = {name: system.answer(future, None) for name, system in suite.systems.items()}
    assert {name: said.date for name, said in given.items()} == {
        "briefing": "2025-05-09",
        "dateparser-past": "2025-05-09",
        "dateparser-current_period": "2025-05-09",
        "dateparser-future": "2025-05-16",
    }


def test_a_library_that_is_not_installed_says_so_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(dates.importlib, "import_module", absent)
    with pytest.raises(UsageError, match="dateparser is not installed") as told:
        dates.dateparsers()["dateparser-past"].answer(FRIDAY, None)  # type: ignore[arg-type]
    assert "pip install dateparser" in str(told.value.hint)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (line("a", "a.", "2025-05-09", iso_end=None), "no first and last day"),
        (line("a", "a.", "2025-05-09", iso_end="2025-05-08"), "no first and last day"),
        (line("a", "a.", "May 5"), "iso_start"),
        ({"id": "a"}, "Field required"),
    ],
)
def test_a_line_that_is_no_expression_is_refused_with_its_number(
    tmp_path: Path, row: dict[str, Any], reason: str
) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(line("b", "b.", None)) + "\n" + json.dumps(row) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=rf"rows\.jsonl, line 2: .*{reason}"):
        date_cases([path])


def test_an_id_may_stand_once_and_an_empty_file_is_no_suite(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text((json.dumps(line("b", "b.", None)) + "\n") * 2, encoding="utf-8")
    with pytest.raises(InputError, match="the id b stands twice"):
        date_cases([tmp_path])
    path.write_text("\n", encoding="utf-8")
    with pytest.raises(InputError, match="no time expressions"):
        date_cases([tmp_path])


def test_every_shipped_row_is_openly_licensed_and_names_its_origin() -> None:
    rows = [json.loads(one) for one in (SHIPPED / "rows.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {row["licence"] for row in rows} == {
        "CC BY 4.0 (text: Wikinews)",
        "text CC BY 2.5 (Wikinews), annotations CC BY 4.0",
    }
    assert all(row["redistributable"] is True and row["origin"] and row["title"] for row in rows)
    readme = (SHIPPED / "README.md").read_text(encoding="utf-8")
    assert all(word in readme for word in ("MEANTIME", "GUM", "Wikinews", "CC BY 2.5", "CC BY 4.0"))


def test_on_the_shipped_rows_no_year_is_wrong_and_most_days_are_exact() -> None:
    suite = find("dates").suite
    cases = date_cases([SHIPPED])
    plan = Plan(suite, System("ours", ours, asks=False), cases)
    found = {one.name: one for one in figures([answered(plan, one) for one in cases])}
    years, exact = found["days without a year: right year or none"], found["days without a year: exact"]
    assert (years.good, years.of) == (66, 66)
    assert exact.of == 66
    assert exact.good >= 61
