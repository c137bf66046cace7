"""Answers of other programs: read strictly, written so that the project's rule of judging reads them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from newsroom import Newsroom
from sample_gold import GOLD, TEXT, at, gold_cases, gold_folder, good

from briefing.errors import InputError
from briefing.evals.extraction.items import Extraction, Item
from briefing.evals.extraction.predictions import line_of, lines_of, predictions

SPANS = [list(span) for span in at("Norway demanded")]


def _file(folder: Path, *lines: object) -> Path:
    path = folder / "other.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    return path


def test_a_line_becomes_an_extraction(tmp_path: Path) -> None:
    line = {
        "id": "boats",
        "model": "somebody's",
        "who": [{"name": "Norway", "spans": SPANS, "score": 0.7}],
        "what": [{"text": "Norway wants the boats away.", "spans": []}],
        "when": [{"text": "on Monday", "iso": "2025-05-12", "spans": SPANS}],
        "where": [{"place": None, "spans": SPANS}],
        "demands": [
            {"by": "Norway", "of": ["Denmark", "Sweden"], "text": "withdraw its boats", "spans": SPANS}
        ],
        "threats": [
            {"by": None, "against": [], "text": "seizure", "spans": SPANS, "claim": "Boats are seized."}
        ],
    }
    spans = at("Norway demanded")
    assert predictions(_file(tmp_path, line), gold_cases(tmp_path)) == {
        "boats": Extraction(
            who=(Item(text="Norway", spans=spans),),
            what=(Item(text="Norway wants the boats away.", claim="Norway wants the boats away."),),
            when=(Item(text="on Monday", iso="2025-05-12", spans=spans),),
            where=(Item(text="", spans=spans),),
            demands=(
                Item(
                    text="withdraw its boats", by=("Norway",), to=("Denmark", "Sweden"), spans=spans,
                    claim="Norway called on Denmark and Sweden to withdraw its boats.",
                ),
            ),
            threats=(Item(text="seizure", spans=spans, claim="Boats are seized."),),
        )
    }  # fmt: skip


def test_a_list_that_is_missing_is_empty(tmp_path: Path) -> None:
    found = predictions(_file(tmp_path, {"id": "storm"}, "", {"id": "boats"}), gold_cases(tmp_path))
    assert found == {"storm": Extraction(), "boats": Extraction()}


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["{"], "line 1: not JSON"),
        (["[]"], "line 1: not a JSON object"),
        ([{"who": []}], "line 1: id: Field required"),
        ([{"id": "boats"}, {"id": "boats"}], "line 2: the id boats stands twice"),
        ([{"id": "else"}], "line 1: there is no case else"),
        ([{"id": "boats", "who": [{"name": "x"}]}], r"line 1: who\.0\.spans: Field required"),
        ([{"id": "boats", "who": [{"name": 3, "spans": []}]}], r"line 1: who\.0\.name"),
        (
            [{"id": "boats"}, {"id": "storm", "what": [{"text": "x", "spans": [[0, len(TEXT)]]}]}],
            r"line 2: what: the span \[0, \d+\) does not lie in the article of \d+ characters",
        ),
        ([{"id": "boats", "what": [{"text": "x", "spans": [[5, 5]]}]}], r"the span \[5, 5\) does not lie"),
        ([{"id": "boats", "what": [{"text": "x", "spans": [[-1, 5]]}]}], r"the span \[-1, 5\) does not lie"),
    ],
)
def test_what_cannot_be_scored_is_refused_with_file_and_line(
    lines: list[Any], reason: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=rf"other\.jsonl, {reason}|other\.jsonl.*{reason}"):
        predictions(_file(tmp_path, *lines), gold_cases(tmp_path))


def test_what_is_written_is_read_as_the_same(tmp_path: Path) -> None:
    cases = gold_cases(tmp_path)
    item = Item(
        text="x y", by=("A", "B"), to=("C",), spans=((1, 4), (9, 12)), claim="A and B …", verdict="unclear"
    )
    for found in (good(), Extraction(), Extraction(demands=(item,), threats=(item,))):
        again = predictions(_file(tmp_path, line_of("boats", found)), cases)
        assert again == {"boats": found}


def test_a_run_is_written_as_predictions_that_score_the_same(newsroom: Newsroom, tmp_path: Path) -> None:
    gold_folder(tmp_path)
    run = ["eval", "run", "extraction", "--data", str(tmp_path), "--quiet"]
    assert newsroom.run(*run, "--system", "lead", "-o", "one").code == 0
    lines = list(lines_of(Path("one")))
    assert [json.loads(line)["id"] for line in lines] == ["boats", "storm"]
    assert newsroom.run(*run, "--predictions", str(_file(tmp_path, *lines)), "-o", "two").code == 0
    rows = [
        [json.loads(line) for line in (Path(name) / "rows.jsonl").read_text("utf-8").splitlines()]
        for name in ("one", "two")
    ]
    assert [row["counts"] for row in rows[0]] == [row["counts"] for row in rows[1]]
    told = subprocess.run(
        [sys.executable, "-m", "briefing.evals.extraction.predictions", "one"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout.splitlines() == lines


def test_a_case_without_an_answer_counts_as_missed(newsroom: Newsroom, tmp_path: Path) -> None:
    gold_folder(tmp_path)
    answers = _file(tmp_path, line_of("storm", Extraction()))
    said = newsroom.run(
        "eval", "run", "extraction", "--data", str(tmp_path), "--predictions", str(answers), "-o", "run", "--json"
    )  # fmt: skip
    boats, storm = (json.loads(line) for line in said.out.splitlines())
    assert (boats["status"], storm["status"]) == ("failed", "scored")
    assert boats["counts"]["who: recall"] == [0, len(GOLD["who"]) - 1]
    assert storm["counts"]["controls: nothing invented"] == [1, 1]


def test_a_run_of_another_suite_is_no_source_of_predictions(newsroom: Newsroom, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no run"):
        list(lines_of(tmp_path))
