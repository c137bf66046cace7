"""`briefing eval report`: the table again, side by side, and the page, for complete and incomplete runs."""

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html as parser
from newsroom import Newsroom

SUITE = '''
"""Whether a word stands in a text."""
from pathlib import Path
from briefing.evals.cases import Document
from briefing.evals.score import Score
from briefing.evals.suite import Suite, System
from briefing.nouns.frozen import Frozen


class Word(Frozen):
    id: str
    article: str = "a"


def cases(paths):
    return [Word(id=name) for name in paths[0].read_text().split()]


suite = Suite(
    about="words",
    cases=cases,
    systems={
        "lengths": System("long ones", lambda case, model: len(case.id) > 3, asks=False),
        "yes": System("all", lambda case, model: True, asks=False),
    },
    scorers=[lambda case, said: Score.of("word: there", said)],
    document=lambda case: Document(id="a", text="Norway and Denmark", title="North"),
    means={"all: mean": ("word: *",)},
    order=("all",),
)
'''


@pytest.fixture
def words(newsroom: Newsroom) -> Newsroom:
    """A suite of one's own in the working folder, and a run of each of its systems."""
    Path("words.py").write_text(SUITE, encoding="utf-8")
    Path("list.txt").write_text("Norway and Denmark", encoding="utf-8")
    for system in ("lengths", "yes"):
        asked = ("eval", "run", "words.py", "--data", "list.txt", "--system", system, "-o", system, "-q")
        assert newsroom.run(*asked).code == 0
    return newsroom


def _abouts(page: Path) -> list[str]:
    return [one.text_content().strip() for one in _tree(page).xpath("//article[@data-states]/h4")]


def _tree(page: Path) -> Any:
    return parser.document_fromstring(page.read_text(encoding="utf-8"))


def _lines(table: str, *names: str) -> list[str]:
    """The lines of these figures, white space collapsed."""
    return [
        " ".join(line.split()) for line in table.splitlines() if line.split()[:1] and line.split()[0] in names
    ]


def test_a_run_leaves_its_page_in_its_folder(words: Newsroom) -> None:
    assert _abouts(Path("lengths/report.html")) == ["and", "Norway", "Denmark"]


def test_the_table_is_printed_again_and_the_page_written_again(words: Newsroom) -> None:
    page = Path("lengths/report.html")
    written = page.read_text(encoding="utf-8")
    page.unlink()
    ended = words.run("eval", "report", "lengths", "--suite", "words.py")
    assert (ended.code, ended.err) == (0, "Page: lengths/report.html\n")
    assert _lines(ended.out, "there", "mean") == ["mean 66.7 1 of 1", "there 66.7 2 of 3 66.7 of 1"]
    assert page.read_text(encoding="utf-8") == written


def test_a_suite_that_is_not_named_is_done_without(words: Newsroom) -> None:
    ended = words.run("eval", "report", "lengths", "-q")
    assert (ended.code, ended.err) == (0, "")
    assert _lines(ended.out, "there", "mean") == ["there 66.7 2 of 3 66.7 of 1"]


def test_several_runs_stand_side_by_side_in_table_and_page(words: Newsroom) -> None:
    before = Path("lengths/report.html").read_text(encoding="utf-8")
    ended = words.run("eval", "report", "lengths", "yes", "-o", "both.html")
    (line,) = (line for line in ended.out.splitlines() if line.strip().startswith("there"))
    assert line.split() == ["there", "66.7", "100.0"]
    assert _tree(Path("both.html")).xpath("count(//b[@class='run'])") == 6
    assert Path("lengths/report.html").read_text(encoding="utf-8") == before


def test_a_page_to_standard_output_comes_without_the_table(words: Newsroom) -> None:
    ended = words.run("eval", "report", "lengths", "-o", "-", "--cases", "1")
    assert ended.out.startswith("<!DOCTYPE html>")
    assert "1 of 3 cases" in ended.out


def test_a_limit_keeps_the_worst(words: Newsroom) -> None:
    assert words.run("eval", "report", "lengths", "--cases", "1", "-q").code == 0
    assert _abouts(Path("lengths/report.html")) == ["and"]


def test_an_incomplete_run_is_reported_and_said_to_be_incomplete(words: Newsroom) -> None:
    manifest = Path("lengths/manifest.json")
    said = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps(said | {"finished": None, "totals": None}), encoding="utf-8")
    rows = Path("lengths/rows.jsonl")
    rows.write_text("".join(rows.read_text(encoding="utf-8").splitlines(keepends=True)[:1]), encoding="utf-8")
    ended = words.run("eval", "report", "lengths")
    assert ended.code == 0
    assert "INCOMPLETE" in ended.out
    assert "2 not asked yet" in ended.out
    (alarm,) = _tree(Path("lengths/report.html")).xpath("//p[@class='alarm']")
    assert alarm.text_content().startswith("Incomplete")


def test_a_folder_without_a_run_is_an_error_with_a_way_out(words: Newsroom) -> None:
    ended = words.run("eval", "report", "nowhere")
    assert (ended.code, ended.out) == (3, "")
    assert "nowhere holds no run" in ended.err
    assert "name the folder of a run" in ended.err


def test_runs_of_different_suites_are_refused(words: Newsroom) -> None:
    manifest = Path("yes/manifest.json")
    said = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps(said | {"suite": "other"}), encoding="utf-8")
    ended = words.run("eval", "report", "lengths", "yes")
    assert (ended.code, ended.out) == (2, "")
    assert "different suites: other, words" in ended.err
