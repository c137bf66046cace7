"""`briefing eval run`: suites from the command line, their data, their output and how they end."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing.cli import eval as command
from briefing.nouns.article import Article
from briefing.nouns.checked import Checked

TEXT = """Norway demanded on Monday that Denmark withdraw its 30 patrol boats from the Skagerrak by Friday. \
Danish Prime Minister Lars Holm rejected the demand on Tuesday in a speech to the Danish parliament."""


class _Yes:
    """A checker that supports everything."""

    def __init__(self, article: Article) -> None:
        self.article = article

    def check(self, claim: str) -> Checked:
        return Checked(claim=claim, verdict="supported", score=1.0)


@pytest.fixture(autouse=True)
def _credulous(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "Checker", _Yes)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    claim = {
        "id": "c",
        "article": "a",
        "kind": "event",
        "claim": "Holm rejected it.",
        "evidence": ["Holm rejected"],
    }
    row = {"id": "1", "dataset": "wice", "document": TEXT, "claim": "x", "label": 0}
    for name, line in (("articles", {"id": "a", "text": TEXT}), ("claims-a", claim), ("dev", row)):
        (folder / f"{name}.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    return folder


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(command.evaluate, ["run", *arguments])


def test_the_report_stands_on_standard_output_and_the_count_beside_it(data: Path) -> None:
    ended = _run("mutations", "--data", str(data))
    assert ended.exit_code == 0
    assert ended.stdout.startswith("Wrong twins")
    assert "Right claims" in ended.stdout
    assert ended.stderr.endswith(" cases\n")
    assert _run("mutations", "--data", str(data), "--quiet").stderr == ""


def test_rows_go_to_the_file_and_the_report_stays(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "rows.jsonl"
    ended = _run("mutations", "--data", str(data), "--output", str(out), "--limit", "4")
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert ended.exit_code == 0
    assert len(rows) == 4
    assert {row["verdict"] for row in rows} == {"supported"}
    assert ended.stdout.startswith("Wrong twins")


def test_json_prints_the_rows_alone(data: Path) -> None:
    ended = _run("claims", "--data", str(data), "--json")
    (row,) = [json.loads(line) for line in ended.stdout.splitlines()]
    assert (row["id"], row["right"], row["verdict"], row["kind"]) == ("1", False, "supported", "wice")


def test_cases_that_went_wrong_are_shown_on_request(data: Path) -> None:
    ended = _run("mutations", "--data", str(data), "--show", "2")
    assert ended.stdout.count("wrong, kept: ") == 2


def test_a_suite_without_data_and_a_wrong_path_say_so(tmp_path: Path) -> None:
    ended = _run("claims")
    assert "no data of its own" in str(ended.exception)
    ended = _run("claims", "--data", str(tmp_path / "none"))
    assert "no such file" in str(ended.exception)
    assert _run("nonsense").exit_code == 2


def test_an_unwritable_output_is_refused_before_anything_is_asked(data: Path, tmp_path: Path) -> None:
    ended = _run("claims", "--data", str(data), "--output", str(tmp_path / "none" / "rows.jsonl"))
    assert "cannot be written" in str(ended.exception)


def test_the_projects_own_mutations_are_the_default() -> None:
    ended = _run("mutations", "--limit", "20")
    assert ended.exit_code == 0
    assert ended.stderr == "20 cases\n"
    assert "20 answered, 0 failed" in ended.stdout
