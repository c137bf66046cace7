"""Briefs as a system: the same pipeline as `make`, its items in the common shape, every span proved."""

import json
from pathlib import Path

import pytest
from sample_brief import TEXT, small_brief
from sample_gold import gold_cases
from scripted_model import EMPTY, ScriptedModel

from briefing.evals.extraction.briefs import briefs, extraction, prompts, proposals, prove
from briefing.evals.extraction.items import LISTS, Extraction
from briefing.extract import LARGE
from briefing.prompt import load_prompt


def test_a_brief_is_made_of_the_article_as_of_the_day_it_was_published(tmp_path: Path) -> None:
    case = gold_cases(tmp_path)[0]
    demand = {
        "s": [1], "by": ["Norway"], "of": ["Denmark"], "condition": None, "deadline": None,
        "demand": "withdraw its patrol boats from the Skagerrak",
    }  # fmt: skip
    whole = json.dumps(json.loads(EMPTY["whole"]) | {"demands": [demand]})
    found = briefs(case, ScriptedModel({"whole": [whole]}))
    assert found.brief is not None
    assert found.brief.provenance.as_of == "2025-05-14"
    assert found.brief.provenance.reach == "large"
    (one,) = found.demands
    assert (one.text, one.by, one.to) == (demand["demand"], ("Norway",), ("Denmark",))
    assert one.claim == "Norway called on Denmark to withdraw its patrol boats from the Skagerrak."
    assert [case.document.text[start:end][:15] for start, end in one.spans] == ["Norway demanded"]


def test_of_a_local_model_the_brief_has_what_code_proposes_each_line_with_its_place(tmp_path: Path) -> None:
    case = gold_cases(tmp_path)[0]
    model = ScriptedModel(sha256="ab" * 32)
    found = briefs(case, model)
    assert found.brief is not None
    assert (found.brief.provenance.reach, set(model.names())) == ("small", {"news"})
    (one,) = (item for item in found.demands if item.by == ("Norway",))
    assert one.to == ("Denmark",)
    assert "withdraw its patrol boats from the Skagerrak" in one.text
    items = list(found.items())
    assert {name for name, _ in items} >= {"who", "what", "when", "where", "demands"}
    assert all(case.document.text[start:end].strip() for _, item in items for start, end in item.spans)
    assert all(item.spans for _, item in items)


def test_a_reach_that_is_named_is_the_one_that_is_asked(tmp_path: Path) -> None:
    model = ScriptedModel(sha256="ab" * 32)
    found = briefs(gold_cases(tmp_path)[0], model, LARGE)
    assert found.brief is not None
    assert (found.brief.provenance.reach, model.names()) == ("large", ["whole"])


def test_what_code_alone_proposes_is_what_it_proposes_to_a_model_that_says_nothing(tmp_path: Path) -> None:
    case = gold_cases(tmp_path)[0]
    silent = ScriptedModel()
    alone = proposals(case, silent)
    assert silent.asked == []
    assert alone.brief is None
    asked = briefs(case, ScriptedModel(sha256="ab" * 32))
    for name in LISTS:
        assert getattr(alone, name) == getattr(asked, name), name


def test_every_line_of_a_brief_has_its_place_and_its_sentence() -> None:
    brief = small_brief()
    found = extraction(brief)
    for name in LISTS:
        lines = getattr(brief, name)
        items = getattr(found, name)
        assert [item.spans for item in items] == [
            tuple((one.start, one.end) for one in line.evidence) for line in lines
        ]
        assert [item.verdict for item in items] == [line.verdict for line in lines]
        assert all(item.claim.endswith((".", "”")) for item in items)
    assert [item.iso for item in found.when] == [line.date for line in brief.when]
    assert len(found.left_out) == len(brief.losses)


def test_a_row_does_not_hold_the_article_again() -> None:
    found = extraction(small_brief())
    stored = Extraction.model_validate_json(found.model_dump_json())
    assert stored.brief is None
    assert tuple(stored.items()) == tuple(found.items())
    assert TEXT not in found.model_dump_json()


def test_evidence_that_is_not_the_articles_words_is_no_answer() -> None:
    brief = small_brief()
    prove(brief, brief.article.text)
    with pytest.raises(ValueError, match="is not the article's"):
        prove(brief, "x" + brief.article.text)


def test_the_wording_is_that_of_the_pipeline() -> None:
    assert prompts() == (load_prompt(version="v3").identity,)
