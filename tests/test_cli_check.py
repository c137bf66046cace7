"""`briefing check`: edited briefs and claims through the command line, exit codes, files and pipes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from newsroom import Ended, Newsroom, environment
from sample_brief import TEXT, small_brief
from scripted_server import Call, ScriptedServer, Step, completion, scripted_server
from stand_in_checker import StandIn

import briefing.cli.check
from briefing.recheck import Report
from briefing.render import render

GOOD = (
    "# Talks on the dam were called off\n\n## What happened\n\n"
    "- Brill rejected the call\n- The town will sue the operator (said by Ruth Vale)\n"
)
BAD = GOOD + "- Brill paid nine ministers\n- The mayor spoke perhaps\n"


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(briefing.cli.check, "Checker", StandIn)


@pytest.fixture
def desk(newsroom: Newsroom) -> Newsroom:
    """A newsroom whose article is the sample brief's, with a good and a bad brief in Markdown."""
    newsroom.article.write_text(TEXT, encoding="utf-8", newline="\n")
    (newsroom.folder / "good.md").write_text(GOOD, encoding="utf-8")
    (newsroom.folder / "bad.md").write_text(BAD, encoding="utf-8")
    (newsroom.folder / "brief.json").write_text(small_brief().model_dump_json(), encoding="utf-8")
    return newsroom


def check(desk: Newsroom, brief: str, *more: str, stdin: bytes = b"") -> Ended:
    return desk.run("check", brief, "--article", str(desk.article), *more, stdin=stdin)


def report(ended: Ended) -> dict:
    found = json.loads(ended.out)
    assert isinstance(found, dict)
    return found


def status(ended: Ended, text: str) -> str:
    (line,) = [one for one in report(ended)["lines"] if text in one["text"]]
    return str(line["status"])


def test_a_brief_that_the_article_carries_ends_with_0(desk: Newsroom) -> None:
    ended = check(desk, "good.md")
    assert (ended.code, ended.err) == (0, "")
    assert "3 lines: 3 supported, 0 unclear, 0 unsupported" in ended.out


def test_an_unsupported_line_ends_with_7_and_says_why(desk: Newsroom) -> None:
    ended = check(desk, "bad.md")
    assert ended.code == 7
    assert "✗ unsupported (what, line 7): Brill paid nine ministers" in ended.out
    assert "words: the article does not say this" in ended.out
    assert "nearest evidence: “" in ended.out
    assert "? unclear (what, line 8): The mayor spoke perhaps" in ended.out
    assert ended.err == "Error: 1 line is not supported by the article\n"


def test_an_unclear_line_alone_is_no_failure(desk: Newsroom) -> None:
    ended = check(desk, "-", stdin=(GOOD + "- The mayor rejected it perhaps\n").encode())
    assert ended.code == 0
    assert "1 unclear" in ended.out


def test_the_report_as_json_has_every_line_and_the_counts(desk: Newsroom) -> None:
    ended = check(desk, "bad.md", "--json")
    assert ended.code == 7
    found = report(ended)
    assert found["schema_version"] == "1.0"
    assert [one["number"] for one in found["lines"]] == [1, 2, 3, 4, 5]
    assert found["counts"] == {
        "supported": 3, "unclear": 1, "unsupported": 1, "overruled": 0, "unchanged": 0, "not_checked": 1,
    }  # fmt: skip
    assert found["article_sha256"] == small_brief().article.sha256
    for line in found["lines"]:
        for one in line["evidence"]:
            assert TEXT[one["start"] : one["end"]] == one["text"]


def test_json_goes_to_a_file_and_reads_back(desk: Newsroom) -> None:
    ended = check(desk, "bad.md", "--json", "-o", "report.json", "-q")
    assert (ended.code, ended.out, ended.err) == (7, "", "")
    data = json.loads((desk.folder / "report.json").read_text(encoding="utf-8"))
    del data["counts"]
    assert Report.model_validate(data).lines[3].text == "Brill paid nine ministers"


@pytest.mark.parametrize("form", ["md", "txt", "html", "json"])
def test_every_format_is_read(desk: Newsroom, form: str) -> None:
    text = small_brief().model_dump_json() if form == "json" else render(small_brief(), format=form)  # type: ignore[arg-type]
    (desk.folder / f"b.{form}").write_text(text, encoding="utf-8")
    ended = check(desk, f"b.{form}", "--json")
    assert report(ended)["format"] == form
    assert len(report(ended)["lines"]) == 11


def test_only_what_changed_is_checked(desk: Newsroom) -> None:
    text = render(small_brief(), format="md").replace("The talks were called off", "The talks were splendid")
    ended = check(desk, "-", "--original", "brief.json", "--json", stdin=text.encode())
    assert ended.code == 7
    assert report(ended)["counts"]["unchanged"] == 10
    assert status(ended, "splendid") == "unsupported"


def test_an_untouched_brief_passes_against_its_original(desk: Newsroom) -> None:
    text = render(small_brief(), format="txt")
    ended = check(desk, "-", "--original", "brief.json", stdin=text.encode())
    assert ended.code == 0
    assert "11 unchanged" in ended.out


def test_a_line_that_went_stale_is_told(desk: Newsroom) -> None:
    (desk.folder / "old.txt").write_text(TEXT, encoding="utf-8")
    desk.article.write_text(
        TEXT.replace("Brill rejected the call.", "Brill has been silent."), encoding="utf-8"
    )
    ended = check(desk, "good.md", "--was", "old.txt")
    assert "stale: the sentence it rested on was changed or is gone" in ended.out
    assert "before: “Brill rejected the call.”" in ended.out
    assert "1 stale" in ended.out


# --- overrulings ---


def test_an_overruled_line_passes_now_and_at_the_next_check(desk: Newsroom) -> None:
    words = ("--overrule", "4", "--by", "Jane Doe", "--reason", "seen the receipts")
    first = check(desk, "bad.md", *words)
    second = check(desk, "bad.md")
    assert (first.code, second.code) == (0, 0)
    assert first.out == second.out
    assert "overruled by Jane Doe on " in second.out
    assert ": seen the receipts" in second.out
    book = json.loads((desk.folder / "bad.md.overrulings.json").read_text(encoding="utf-8"))
    assert [(one["line"], one["name"]) for one in book["overrulings"]] == [
        ("Brill paid nine ministers", "Jane Doe")
    ]


def test_an_overruling_lapses_when_the_line_is_changed(desk: Newsroom) -> None:
    check(desk, "bad.md", "--overrule", "4", "--by", "Jane Doe", "--reason", "seen")
    (desk.folder / "bad.md").write_text(BAD.replace("nine", "ten"), encoding="utf-8")
    ended = check(desk, "bad.md")
    assert ended.code == 7
    assert "Overrulings that no longer apply:" in ended.out
    assert "the line was changed or removed since" in ended.out


def test_two_lines_are_overruled_at_once_and_an_older_overruling_stays(desk: Newsroom) -> None:
    by = ("--by", "Jane Doe", "--reason", "seen")
    check(desk, "bad.md", "--overrule", "5", *by)
    ended = check(desk, "bad.md", "--overrule", "4", *by, "--json")
    assert ended.code == 0
    assert report(ended)["counts"]["overruled"] == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--overrule", "4"), "--by"),
        (("--overrule", "4", "--by", "", "--reason", "x"), "--by"),
        (("--overrule", "4", "--by", "J", "--reason", " "), "--reason"),
        (("--overrule", "44", "--by", "J", "--reason", "x"), "no line 44"),
        (("--overrule", "2", "--by", "J", "--reason", "x"), "nothing to overrule"),
        (("--by", "J", "--reason", "x"), "--overrule"),
    ],
)
def test_an_overruling_that_makes_no_sense_is_refused_and_nothing_is_written(
    desk: Newsroom, words: tuple[str, ...], said: str
) -> None:
    before = desk.others()
    ended = check(desk, "bad.md", *words)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert desk.others() == before


def test_a_brief_from_a_pipe_cannot_be_overruled(desk: Newsroom) -> None:
    ended = check(desk, "-", "--overrule", "4", "--by", "J", "--reason", "x", stdin=BAD.encode())
    assert ended.code == 2
    assert "standard input" in ended.err


def test_a_broken_book_is_an_error_and_is_left_alone(desk: Newsroom) -> None:
    book = desk.folder / "bad.md.overrulings.json"
    book.write_text("{", encoding="utf-8")
    ended = check(desk, "bad.md", "--overrule", "4", "--by", "J", "--reason", "x")
    assert ended.code == 3
    assert "bad.md.overrulings.json" in ended.err
    assert book.read_text(encoding="utf-8") == "{"


# --- what is refused ---


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "--article"),
        (("good.md",), 2, "--article"),
        (("--article", "article.txt"), 2, "BRIEF"),
        (("-", "--article", "-"), 2, "only one input"),
        (("nowhere.md", "--article", "article.txt"), 3, "nowhere.md"),
        (("good.md", "--article", "nowhere.txt"), 3, "nowhere.txt"),
        (("good.md", "--article", "article.txt", "--original", "good.md"), 3, "not a brief"),
        (("good.md", "--article", "article.txt", "--was", "nowhere.txt"), 3, "nowhere.txt"),
        (("empty.md", "--article", "article.txt"), 3, "empty"),
        (("quiet.md", "--article", "article.txt"), 3, "no line that could be checked"),
        (("good.md", "--claims", "x.jsonl"), 2, "--claims does not go with BRIEF"),
        (("--claims", "x.jsonl", "--judge"), 2, "--judge"),
        (("--claims", "nowhere.jsonl"), 3, "nowhere.jsonl"),
    ],
)
def test_what_cannot_be_checked_is_refused(
    desk: Newsroom, words: tuple[str, ...], code: int, said: str
) -> None:
    (desk.folder / "empty.md").write_text("", encoding="utf-8")
    (desk.folder / "quiet.md").write_text("- Outlet: The Post\n", encoding="utf-8")
    ended = desk.run("check", *words)
    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err


# --- the judge ---


def judging(call: Call) -> Step:
    """A judge that finds everything unsupported."""
    return completion(json.dumps({"s": [1], "reason": "It is not there.", "verdict": "unsupported"}))


def test_the_judge_is_asked_about_unclear_lines_only_and_its_word_is_shown(desk: Newsroom) -> None:
    with scripted_server(judging) as server:
        place = ("--model", "m", "--base-url", server.base_url)
        ended = check(desk, "bad.md", "--judge", "--json", *place)
        asked = len(server.calls)
    assert ended.code == 7
    assert asked == 1
    assert status(ended, "perhaps") == "unsupported"
    assert "The article's text stays on this machine" in ended.err
    assert "second opinion" in ended.out


# --- claims ---


def rows(*claims: str) -> bytes:
    lines = [json.dumps({"id": n, "document": TEXT, "claim": claim}) for n, claim in enumerate(claims)]
    return ("\n".join(lines) + "\n").encode()


def test_claims_are_answered_in_order(desk: Newsroom) -> None:
    (desk.folder / "claims.jsonl").write_bytes(rows("Brill rejected the call.", "Brill paid.", "perhaps"))
    ended = desk.run("check", "--claims", "claims.jsonl")
    assert (ended.code, ended.err) == (0, "")
    found = [json.loads(line) for line in ended.out.splitlines()]
    assert [one["id"] for one in found] == [0, 1, 2]
    assert [one["verdict"] for one in found] == ["supported", "unsupported", "unclear"]
    assert all(set(one) == {"id", "score", "verdict", "findings"} for one in found)


def test_a_broken_row_is_named_and_the_others_are_answered(desk: Newsroom) -> None:
    data = rows("Brill rejected the call.") + b"no\n" + rows("Brill paid.")
    ended = desk.run("check", "--claims", "-", stdin=data)
    assert ended.code == 3
    assert [json.loads(line).get("verdict") for line in ended.out.splitlines()] == [
        "supported", None, "unsupported",
    ]  # fmt: skip
    assert "Error: line 2: it is not JSON" in ended.err
    assert "1 row could not be checked" in ended.err


def test_no_rows_are_all_answered(desk: Newsroom) -> None:
    ended = desk.run("check", "--claims", "-", stdin=b"\n")
    assert (ended.code, ended.out, ended.err) == (0, "", "")


def test_a_pipe_gets_each_answer_before_it_writes_the_next_row(root: Path) -> None:
    words = [sys.executable, "-m", "briefing", "check", "--claims", "-"]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(root), cwd=os.getcwd()
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for claim in ("Brill rejected the call.", "Brill paid nine ministers."):
            process.stdin.write(rows(claim))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == 0
        process.stdin.close()
        assert process.wait(timeout=60) == 0


def test_lint_of_a_brief_that_keeps_the_rules(newsroom: Newsroom, server: ScriptedServer) -> None:
    made = newsroom.make(server)
    (newsroom.folder / "brief.json").write_text(made.out, encoding="utf-8")
    ended = newsroom.run("check", "brief.json", "--lint")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.endswith("Lint: all 12 rules kept.\n")


def test_lint_of_an_edited_print_names_rule_and_line(newsroom: Newsroom, server: ScriptedServer) -> None:
    (newsroom.folder / "brief.json").write_text(newsroom.make(server).out, encoding="utf-8")
    printed = newsroom.run("render", "brief.json").out
    (newsroom.folder / "brief.md").write_text(
        printed.replace("## Threats and risks\n", "## Threats and risks\n\nWar is very likely.\n"),
        encoding="utf-8",
    )
    missing = newsroom.run("check", "brief.md", "--lint")
    assert missing.code == 2
    assert "--article" in missing.err
    ended = newsroom.run("check", "brief.md", "--lint", "--article", "article.txt")
    assert ended.code == 7
    assert "very likely" in ended.out
    found = json.loads(newsroom.run("check", "brief.md", "--lint", "--article", "article.txt", "--json").out)
    assert {1, 8} <= {one["rule"] for one in found["lints"]}
