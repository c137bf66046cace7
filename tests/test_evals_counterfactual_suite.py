"""The suite as shipped: its tables are good, and a run tells a model that remembers from one that reads."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from sample_suite import manifest
from scripted_model import EMPTY, ScriptedModel

from briefing.evals.cases import Document
from briefing.evals.counterfactual.scoring import follows
from briefing.evals.counterfactual.swaps import CounterfactualArticle
from briefing.evals.extraction.lead import lead
from briefing.evals.folder import RunFolder
from briefing.evals.loading import cases_of, find
from briefing.evals.row import Row
from briefing.evals.running import Plan, run

DECLARED = find("counterfactual")
CASES: Sequence[Any] = cases_of(DECLARED, DECLARED.data(()))
FREE = "remembered: briefs free of it"
TOO = "remembered: briefs free of it, left out lines too"
USED = "followed: briefs with a changed value"


class About:
    """An article as a case, to ask a system about the original one."""

    def __init__(self, document: Document) -> None:
        self.document = document


def test_the_shipped_tables_are_read_without_a_fault_and_their_articles_are_openly_licensed() -> None:
    assert len(CASES) == 10
    assert set(DECLARED.suite.small) <= {case.id for case in CASES}
    for case in CASES:
        assert len(case.swaps) >= 10
        assert (case.original.licence or "").startswith(("CC BY", "public domain")), case.id
        assert case.document.date != case.original.date


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_brief_of_the_original_is_seen_as_remembered_and_one_of_the_article_is_not(
    case: CounterfactualArticle,
) -> None:
    model = ScriptedModel()
    counts = follows(case, lead(About(case.original), model)).counts
    assert (counts[FREE], counts[USED]) == ((0, 1), (0, 1))
    score = follows(case, lead(case, model))
    assert (score.counts[FREE], score.counts[USED], score.good) == ((1, 1), (1, 1), True)
    assert not [mark for mark in score.marks if mark.what == "wrong"]


def _run(folder: Path, system: str, model: ScriptedModel) -> Row:
    cases = [case for case in CASES if case.id == "cf-wn-2020-002"]
    plan = Plan(DECLARED.suite, DECLARED.suite.systems[system], cases, model)
    (row,) = run(plan, RunFolder(folder), manifest(cases))
    return row


def _notes(who: str, event: str) -> str:
    return json.dumps(
        {
            "who": [{"s": [2], "name": who, "role": "killed"}],
            "what": [{"s": [1], "statement": event}],
            "when": [],
            "where": [],
            "demands": [],
            "threats": [],
        }
    )


def test_a_model_that_remembers_is_reported_by_a_run(tmp_path: Path) -> None:
    notes = _notes("Qasem Soleimani", "Iraq's Parliament voted to expel US troops")
    row = _run(tmp_path / "r", "bare-sentences", ScriptedModel({"notes": [notes]}))
    assert (row.status, row.good, row.group, row.document) == (
        "scored",
        False,
        "wn-2020-002",
        "cf-wn-2020-002",
    )
    assert (row.counts[FREE], row.counts["remembered: lines free of it"]) == ((0, 1), (0, 2))
    remembered = {mark.why.split(";")[0] for mark in row.marks if mark.list == "remembered"}
    assert remembered == {
        "“Qasem Soleimani” stands in who",
        "“Iraq” stands in what",
        "“US” stands in what",
    }


def test_a_model_that_reads_is_reported_as_good(tmp_path: Path) -> None:
    notes = _notes("Rostam Behzadi", "Tunisia's Parliament voted to expel United Kingdom troops")
    row = _run(tmp_path / "r", "bare-sentences", ScriptedModel({"notes": [notes]}))
    assert (row.status, row.good) == ("scored", True)
    assert (row.counts[FREE], row.counts["followed: names"], row.counts["followed: places"]) == (
        (1, 1), (1, 1), (2, 2),
    )  # fmt: skip


def test_what_our_checks_catch_of_a_memory_is_left_out_and_still_told(tmp_path: Path) -> None:
    who = [{"s": [2], "name": "Qasem Soleimani", "kind": "person", "role": "was killed"}]
    whole = json.dumps(json.loads(EMPTY["whole"]) | {"who": who})
    model = ScriptedModel({"whole": [whole]})
    row = _run(tmp_path / "r", "briefing", model)
    assert (row.status, model.names()) == ("scored", ["whole"])
    assert (row.counts[FREE], row.counts[TOO]) == ((1, 1), (0, 1))


def test_a_run_whose_system_fails_counts_as_not_free(tmp_path: Path) -> None:
    row = _run(tmp_path / "r", "bare-quotes", ScriptedModel({"notes": ["no JSON"]}))
    assert (row.status, row.good) == ("failed", False)
    assert row.counts == {FREE: (0, 1), TOO: (0, 1), USED: (0, 1)}
