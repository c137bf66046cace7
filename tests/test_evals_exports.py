"""A run as JUnit XML and as CSV: every row once, its reasons with it, and nothing that breaks or runs elsewhere."""

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from sample_suite import manifest, row

from briefing.evals.exports import export, guarded, junit, rows_csv
from briefing.evals.folder import Run, RunFolder
from briefing.evals.row import Row
from briefing.evals.score import Mark

BAD = (
    Mark(what="found", list="who", wanted="Holm"),
    Mark(what="missed", list="demands", wanted="withdraw", given="withdrew", why="said as done"),
    Mark(what="extra", list="threats", given="war"),
)
ROWS = (
    row("good", good=True, counts={"found: demands": (1, 2)}, seconds=1.5, asked=3),
    row("bad", good=False, counts={"found: demands": (0.5, 1), "invented": (1, 1)}, marks=BAD, about="Boats"),
    row("unsaid", "b", counts={}),
    row("lost", "b", status="failed", reason="ServerFailed: 503 <busy> & gone", good=False),
    row("unread", "b", status="unscored", reason="the judge's reply\x00\x1b[31m\ufffe is cut"),
)


def run_of(*rows: Row) -> Run:
    said = {
        "cases": len(rows),
        "finished": "2025-05-12T11:00:00Z",
        "git": {"commit": "abc", "dirty": True},
        "prompts": [{"name": "extract", "version": "v1", "sha256": "p"}],
        "data": [{"name": "d.jsonl", "sha256": "f"}],
    }
    return Run(name="r", manifest=manifest(**said), rows=rows)


def test_junit_has_one_test_case_for_each_row_and_says_why_one_is_not_good() -> None:
    assert junit(run_of(*ROWS)) == (
        """<?xml version='1.0' encoding='utf-8'?>
<testsuites tests="5" failures="1" errors="1" skipped="1" time="1.500000">
  <testsuite name="sample.sample" tests="5" failures="1" errors="1" skipped="1" time="1.500000" \
timestamp="2025-05-12T10:00:00">
    <properties>
      <property name="suite" value="sample" />
      <property name="system" value="sample" />
      <property name="model" value="scripted at 127.0.0.1" />
      <property name="model_sha256" value="not a local file" />
      <property name="prompt extract/v1" value="p" />
      <property name="parameter repeat" value="1" />
      <property name="cases" value="5" />
      <property name="cases_sha256" value="e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" />
      <property name="data d.jsonl" value="f" />
      <property name="declared" value="d" />
      <property name="code" value="c" />
      <property name="commit" value="abc, changed since" />
      <property name="complete" value="yes" />
      <property name="python" value="CPython 3.11.7" />
      <property name="machine" value="Linux x86_64, 2 cores" />
    </properties>
    <testcase classname="sample.sample" name="good" time="1.500000" />
    <testcase classname="sample.sample" name="bad" time="0.000000">
      <failure message="missed demands: withdraw, given withdrew: said as done">Boats
missed demands: withdraw, given withdrew: said as done
extra threats: + war</failure>
    </testcase>
    <testcase classname="sample.sample" name="unsaid" time="0.000000" />
    <testcase classname="sample.sample" name="lost" time="0.000000">
      <error message="ServerFailed: 503 &lt;busy&gt; &amp; gone" />
    </testcase>
    <testcase classname="sample.sample" name="unread" time="0.000000">
      <skipped message="the judge's reply[31m is cut" />
    </testcase>
  </testsuite>
</testsuites>
"""
    )


def test_repeated_cases_have_names_of_their_own() -> None:
    read = ET.fromstring(junit(run_of(row("q"), row("q", repeat=1))))
    assert [case.get("name") for case in read.iter("testcase")] == ["q#0", "q#1"]


_XML = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")
_ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(_ANY, _ANY, _ANY)
def test_whatever_stands_in_a_row_the_xml_reads_back(case: str, reason: str, why: str) -> None:
    mark = Mark(what="wrong", list="claim", why=why)
    rows = (row(case, good=False, marks=(mark,)), row("x", status="failed", reason=reason))
    text = junit(run_of(*rows))
    read = ET.fromstring(text)
    assert _XML.fullmatch(text)
    assert len(list(read.iter("testcase"))) == 2
    (name, _) = (one.get("name") or "" for one in read.iter("testcase"))
    assert name == "".join(character for character in case if _XML.fullmatch(character))


def test_csv_has_one_line_for_each_row_and_two_columns_for_each_count() -> None:
    assert rows_csv(run_of(*ROWS[:4])).splitlines() == [
        "case,repeat,group,status,reason,good,seconds,asked,"
        "found: demands (good),found: demands (of),invented (good),invented (of)",
        "good,0,a,scored,,true,1.5,3,1,2,,",
        "bad,0,a,scored,,false,0,0,0.5,1,1,1",
        "unsaid,0,b,scored,,,0,0,,,,",
        "lost,0,b,failed,ServerFailed: 503 <busy> & gone,false,0,0,,,,",
    ]


def test_no_cell_begins_a_formula() -> None:
    attack = '=HYPERLINK("http://evil.example","x")'
    rows = (
        row(attack, "+1+1", counts={"@SUM(A1)": (-0.0, 1)}),
        row("-5", "-x", status="failed", reason="\t=1"),
    )
    first, second, third = csv.reader(io.StringIO(rows_csv(run_of(*rows))))
    assert first[-2:] == ["'@SUM(A1) (good)", "'@SUM(A1) (of)"]
    assert (second[0], second[2]) == (f"'{attack}", "'+1+1")
    assert (third[0], third[2], third[4]) == ("-5", "'-x", "'\t=1")


@given(_ANY)
def test_a_guarded_cell_is_the_text_itself_a_number_or_marked_as_text(cell: str) -> None:
    found = guarded(cell)
    assert found.removeprefix("'") == cell.removeprefix("'")
    if found and found[0] in "=+-@\t\r\n":
        assert float(found) == float(cell)


@given(st.lists(st.tuples(_ANY, _ANY), min_size=1, max_size=5))
def test_the_csv_reads_back_cell_by_cell(told: list[tuple[str, str]]) -> None:
    rows = [row(case, reason=reason, repeat=n) for n, (case, reason) in enumerate(told)]
    _, *read = csv.reader(io.StringIO(rows_csv(run_of(*rows)), newline=""))
    assert [(line[0], line[4]) for line in read] == [
        (guarded(case), guarded(reason)) for case, reason in told
    ]


def test_both_files_lie_in_the_runs_folder(tmp_path: Path) -> None:
    run = run_of(*ROWS[:2])
    export(RunFolder(tmp_path), run)
    written = {path.name: path.read_bytes().decode("utf-8") for path in tmp_path.iterdir()}
    assert written == {"junit.xml": junit(run), "rows.csv": rows_csv(run)}
