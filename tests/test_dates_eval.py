"""The measure of dates counts what it says: exact, wrong, unresolved, wrong years."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture(scope="module")
def dates() -> ModuleType:
    path = Path(__file__).parents[1] / "evals" / "dates.py"
    spec = importlib.util.spec_from_file_location("dates_eval", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def row(text: str, sentence: str, gold: str | None, **more: Any) -> dict[str, Any]:
    said = {"id": text, "dct": "2025-05-14", "text": text, "sentence": sentence, "explicit_year": False}
    return {**said, "iso_start": gold, "iso_end": gold, **more}


ROWS = [
    row("on Friday", "They met on Friday.", "2025-05-09"),
    row("today", "They meet today.", "2025-05-13"),
    row("next Friday", "They meet next Friday.", "2025-05-23"),
    row("January 5", "They met on January 5.", "2020-01-05"),
]


def test_rows_that_count_are_days_named_by_the_calendar_without_a_year(dates: ModuleType) -> None:
    assert all(dates.counts(one) for one in ROWS)
    assert not dates.counts(row("the day", "It fell for the day.", "2025-05-13"))
    assert not dates.counts(row("May 5, 2020", "On May 5, 2020.", "2020-05-05", explicit_year=True))
    assert not dates.counts(row("10:00 on Friday", "At 10:00 on Friday.", "2025-05-09", type="TIME"))
    assert not dates.counts(row("May", "In May.", "2025-05-01", iso_end="2025-05-31"))


def test_each_row_is_judged_and_wrong_years_are_counted(dates: ModuleType) -> None:
    found = dates.summary("ours", dates.judged(ROWS, dates.ours))
    assert (found["exact"], found["wrong"], found["unresolved"], found["wrong_years"]) == (1, 2, 1, 1)


def test_a_less_precise_date_is_not_exact(dates: ModuleType) -> None:
    assert dates.judged(ROWS[:1], lambda _: "2025-05")[0][0] == "wrong"
    assert dates.judged(ROWS[:1], lambda _: "2025-05-09/2025-05-09")[0][0] == "exact"


def test_the_interval_holds_the_share_and_narrows_with_rows(dates: ModuleType) -> None:
    low, high = dates.wilson(9, 10)
    assert low < 0.9 < high
    assert dates.wilson(90, 100)[0] > low
    assert dates.wilson(0, 0) == (0.0, 1.0)


def test_the_report_names_every_miss_with_its_reason(dates: ModuleType) -> None:
    misses = [line for line in dates.report(ROWS, {}) if "miss" in line]
    assert {line["id"] for line in misses} == {"today", "next Friday", "January 5"}
    assert all(line["basis"] for line in misses)


def test_another_resolver_is_measured_on_the_same_rows(dates: ModuleType) -> None:
    lines = dates.report(ROWS, {"none": lambda _: None})
    asked = next(line for line in lines if line.get("resolver") == "none" and "exact" in line)
    assert (asked["rows"], asked["unresolved"]) == (len(ROWS), len(ROWS))
