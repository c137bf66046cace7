"""The suite as declared: every system answers through the real command, and the quick run is what it says."""

import json
from pathlib import Path

import pytest
from newsroom import Newsroom, good
from sample_gold import gold_folder
from scripted_server import Call, Step, completion, scripted_server

from briefing.evals.extraction.items import LISTS
from briefing.evals.loading import cases_of, chosen, find


def test_the_quick_run_is_a_control_and_two_articles_with_demands_and_threats() -> None:
    declared = find("extraction")
    suite = declared.suite
    cases = chosen(cases_of(declared, declared.data([])), None, suite.small)
    assert {case.id: case.control for case in cases} == {
        "wn-2020-002": False,
        "gum-korea": False,
        "wn-2020-007": True,
    }
    assert sum(len(case.document.text.split()) for case in cases) < 1000


def test_the_systems_say_whether_they_ask_and_with_which_wording() -> None:
    systems = find("extraction").suite.systems
    assert {name: (one.asks, [prompt.name for prompt in one.prompts()]) for name, one in systems.items()} == {
        "briefing": (True, ["extract"]),
        "briefing-large": (True, ["extract"]),
        "proposals": (False, []),
        "lead": (False, []),
        "bare-sentences": (True, ["bare-sentences"]),
        "bare-quotes": (True, ["bare-quotes"]),
    }


def test_the_lead_finds_something_and_no_demand_in_the_gold_that_is_shipped(newsroom: Newsroom) -> None:
    said = newsroom.run("eval", "run", "extraction", "--system", "lead", "-o", "run", "--json", "--quiet")
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert len(rows) == 12
    assert {row["status"] for row in rows} == {"scored"}
    assert all(row["counts"]["evidence: pointed at"][0] > 3 for row in rows)
    assert [row["good"] for row in rows if row["good"] is not None] == [True, True]
    manifest = json.loads(Path("run/manifest.json").read_text("utf-8"))
    assert {one["name"] for one in manifest["data"]} == {"articles.jsonl", "briefs.jsonl"}


def _answer(call: Call) -> Step:
    """Whole-article replies to the bare prompts, the good model's to all other questions."""
    if call.json["response_format"]["json_schema"]["name"] != "notes":
        return good(call)
    wording = call.json["messages"][0]["content"]
    points: dict[str, object] = {"quote": "storm closed the harbour"} if "quote" in wording else {"s": [1]}
    lists = {name: [] for name in LISTS} | {"where": [points | {"place": "Bergen", "event": "It rained"}]}
    return completion(json.dumps(lists))


@pytest.mark.parametrize("system", ["briefing", "briefing-large", "bare-sentences", "bare-quotes"])
def test_a_system_that_asks_answers_through_an_endpoint(
    system: str, newsroom: Newsroom, tmp_path: Path
) -> None:
    gold_folder(tmp_path)
    with scripted_server(_answer) as server:
        said = newsroom.run(
            "eval", "run", "extraction", "--data", str(tmp_path), "--system", system, "--model", "m",
            "--base-url", server.base_url, "--no-cache", "-o", "run", "--json", "--quiet",
        )  # fmt: skip
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert [(row["case"], row["status"], row["reason"]) for row in rows] == [
        ("boats", "scored", None),
        ("storm", "scored", None),
    ]
    assert [row["asked"] for row in rows] == [1, 1]
    if system.startswith("briefing"):
        assert rows[0]["counts"]["demands: F1"][0] > 0
    else:
        assert rows[1]["counts"]["where: F1"] == [2, 2]
        pointed = [row["counts"]["evidence: pointed at"] for row in rows]
        assert pointed == ([[1, 1], [1, 1]] if system == "bare-sentences" else [[0, 1], [1, 1]])


def test_what_code_alone_proposes_is_scored_without_a_model(newsroom: Newsroom, tmp_path: Path) -> None:
    gold_folder(tmp_path)
    said = newsroom.run(
        "eval", "run", "extraction", "--data", str(tmp_path), "--system", "proposals",
        "-o", "run", "--json", "--quiet",
    )  # fmt: skip
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert [(row["case"], row["status"], row["asked"]) for row in rows] == [
        ("boats", "scored", 0),
        ("storm", "scored", 0),
    ]
    assert rows[0]["counts"]["demands: F1"][0] > 0
    assert rows[1]["good"], "no demand and no threat is made up of a storm"
