"""Reading tables of swaps and articles without one: loudly, and the same every time."""

import json
from pathlib import Path
from typing import Any

import pytest
from rewritten_article import CHANGED, ORIGINAL, SWAPS

from briefing.errors import InputError
from briefing.evals.counterfactual.loading import counterfactual_articles
from briefing.evals.counterfactual.swaps import faults

BY_HAND = [swap for swap in SWAPS if swap.kind != "date"]


def line(**differing: Any) -> dict[str, Any]:
    swaps: dict[str, dict[str, str]] = {}
    for swap in BY_HAND:
        swaps.setdefault(swap.kind, {})[swap.before] = swap.after
    also = {swap.before: swap.also for swap in BY_HAND if swap.also}
    return {"id": "cf-bay", "article": "bay", "weeks": 109, "swaps": swaps, "also": also} | differing


def write(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write(tmp_path / "articles.jsonl", ORIGINAL.model_dump())


def test_a_table_makes_a_case_with_its_dates_moved(tmp_path: Path, articles: Path) -> None:
    write(tmp_path / "briefs.jsonl", {"id": "bay"})
    write(tmp_path / "swaps.jsonl", line())
    (case,) = counterfactual_articles([tmp_path])
    assert (case.id, case.article, case.original) == ("cf-bay", "bay", ORIGINAL)
    assert case.document == CHANGED
    assert set(case.swaps) == set(SWAPS)


def test_tables_and_articles_may_lie_apart(tmp_path: Path, articles: Path) -> None:
    (tmp_path / "mine").mkdir()
    table = write(tmp_path / "mine" / "swaps-b.jsonl", line())
    assert [case.id for case in counterfactual_articles([table, articles])] == ["cf-bay"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (line(article="sea"), "no article sea in the files of articles"),
        (line(weeks="many"), "weeks: Input should be a valid integer"),
        (line(swaps={"animal": {"a": "b"}}), "swaps.animal.[key]: Input should be"),
        (line(also={"Rome": ["Roman"]}), "`also` names 'Rome', which no swap has"),
        (line(swaps={"place": {"Rome": "Lund"}}, also={}), "'Rome' is not in the article"),
        (line(weeks=1), "'June 19' is in the original article already"),
    ],
)
def test_a_bad_line_is_refused_with_its_number(tmp_path: Path, row: dict[str, Any], reason: str) -> None:
    text = ORIGINAL.text.replace("soon.", "soon. He left on June 19.")
    write(tmp_path / "articles.jsonl", ORIGINAL.model_dump() | {"text": text})
    table = write(tmp_path / "swaps.jsonl", line(), row | {"id": "other"})
    with pytest.raises(InputError) as error:
        counterfactual_articles([tmp_path])
    assert str(error.value).startswith(f"{table}, line 2: {reason}")


def test_an_id_that_stands_twice_is_refused(tmp_path: Path, articles: Path) -> None:
    write(tmp_path / "swaps.jsonl", line(), line())
    with pytest.raises(InputError, match=r"line 2: the id cf-bay stands twice"):
        counterfactual_articles([tmp_path])


NEWS = """Prime Minister Anna Holmqvist met Finance Minister Piet Oosterhuis on May 3, and Holmqvist left early. \
Police counted 450 guests and 38 cars.

The guests had paid 1,200 euros each. Eleven of them stayed until 4 May. The hall holds 600 people."""


def test_without_a_table_people_numbers_and_dates_change_by_rule(tmp_path: Path) -> None:
    document = {"id": "gala", "text": NEWS, "title": "Holmqvist leaves early", "date": "2020-05-05"}
    other = {"id": "leer", "text": "Es regnete lange in der Stadt. " * 20, "date": "2020-05-05", "lang": "de"}
    path = write(tmp_path / "articles.jsonl", document, other)
    (case,) = counterfactual_articles([path])
    assert counterfactual_articles([tmp_path]) == (case,)
    assert list(faults(case)) == []
    assert {swap.before for swap in case.swaps} == {
        "Anna Holmqvist", "Holmqvist", "Piet Oosterhuis", "450", "38", "1,200", "600", "May 3", "4 May",
    }  # fmt: skip
    assert "Eleven of them stayed" in case.document.text
    assert case.document.date not in {None, "2020-05-05"}


def test_articles_in_which_nothing_can_be_changed_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "articles.jsonl", {"id": "a", "text": "Rain fell on the hills for a long time. " * 9})
    with pytest.raises(InputError, match="in none of these articles could anything be changed by rule"):
        counterfactual_articles([tmp_path])
