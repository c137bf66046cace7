"""Gold is read loudly, and what the project ships is verbatim, licensed and complete."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from sample_gold import ARTICLES, GOLD, QUIET, gold_cases, gold_folder

from briefing.errors import InputError
from briefing.evals.extraction.gold_articles import GoldItem, document, gold_articles, show
from briefing.evals.extraction.items import LISTS
from briefing.evals.library import build


def test_gold_becomes_cases_with_their_articles(tmp_path: Path) -> None:
    boats, storm = gold_cases(tmp_path)
    assert (boats.id, boats.article, boats.control, storm.control) == ("boats", "boats", False, True)
    assert boats.demands[0] == GoldItem(
        text="withdraw the boats", by="Norway", to="Denmark", evidence="withdraw its patrol boats"
    )
    assert [item.iso for item in boats.when] == ["2025-05-12", "2025-05-13", None, "1990"]
    assert [item.optional for item in boats.who] == [False, False, True]
    assert (show(boats), show(storm)) == ("Boats (75 words)", "Storm (33 words, no demand or threat)")
    assert document(storm).text == ARTICLES[1]["text"]


def _changed(name: str, /, **fields: Any) -> dict[str, Any]:
    row = copy.deepcopy(GOLD)
    row[name][0] |= fields
    return row


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([GOLD, GOLD], "line 2: the id boats stands twice"),
        ([GOLD | {"id": "else"}], "line 1: no article else in articles.jsonl"),
        ([_changed("what", evidence="not there")], "line 1: the evidence is not in article boats"),
        ([_changed("who", name=None)], "line 1: not a gold row"),
        (
            [{key: value for key, value in GOLD.items() if key != "threats"}],
            "not a gold row: KeyError 'threats'",
        ),
    ],
)
def test_gold_that_cannot_be_right_is_refused_with_its_line(
    rows: list[dict[str, Any]], reason: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=reason):
        gold_articles([gold_folder(tmp_path, rows)])


def test_a_text_that_reading_would_change_is_refused(tmp_path: Path) -> None:
    crlf = [one | {"text": one["text"].replace("\n", "\r\n")} for one in ARTICLES]
    with pytest.raises(InputError, match="the text of boats has carriage returns"):
        gold_articles([gold_folder(tmp_path, [GOLD], crlf)])


def test_the_projects_own_gold_is_readable_licensed_and_named(root: Path) -> None:
    folder = root / "evals" / "extraction"
    cases = gold_articles([folder])
    rows = [json.loads(line) for line in (folder / "articles.jsonl").read_text("utf-8").splitlines()]
    assert {case.id for case in cases} == {row["id"] for row in rows}
    assert [case.id for case in cases if case.control] == ["wn-2019-012", "wn-2020-007"]
    for row in rows:
        assert row["licence"].startswith(("CC BY 2.5", "CC BY 4.0", "public domain"))
        assert all(row[key].strip() for key in ("title", "date", "source", "url")), row["id"]
        assert row["licence"] in row["attribution"]
        assert row["source"] in row["attribution"]
    needed = {name: sum(not item.optional for case in cases for item in case.gold(name)) for name in LISTS}
    assert needed == {"who": 56, "what": 32, "when": 36, "where": 30, "demands": 25, "threats": 5}


def test_the_library_takes_the_articles_that_gold_names(tmp_path: Path) -> None:
    source = tmp_path / "all"
    source.mkdir()
    named = {"source": "us", "licence": "CC BY 4.0", "url": "https://example.org"}
    gold_folder(source, [QUIET], [one | named for one in ARTICLES])
    suite = tmp_path / "suite"
    suite.mkdir()
    gold_folder(suite, [QUIET])
    assert build(source / "articles.jsonl", suite) == 1
    assert [case.id for case in gold_articles([suite])] == ["storm"]
