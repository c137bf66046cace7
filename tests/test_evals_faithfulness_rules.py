"""Lines by rules, as a run prints them: what is supported and hallucinated, of how many, and what failing costs."""

from pathlib import Path

from sample_lines import (
    COPIED,
    FALSE,
    FIRST,
    FOURTH,
    SECOND,
    SUITE,
    THIRD,
    TRUE,
    UNSETTLED,
    gold,
    ran,
    said,
    saying,
    writer,
)

from briefing.chat import ChatModel
from briefing.evals.extraction.briefs import briefs
from briefing.evals.extraction.gold_articles import GoldArticle
from briefing.evals.extraction.items import Extraction
from briefing.evals.faithfulness.rules import by_rules, lost
from briefing.evals.score import Mark
from briefing.evals.suite import System

FOUR = tuple(gold(name) for name in "abcd")


def test_lines_are_counted_as_supported_not_contradicted_reworded_and_hallucinated() -> None:
    score = by_rules(gold(), said(TRUE, COPIED, FALSE))
    assert score.counts == {
        "briefs: with any line": (1, 1),
        "lines: supported, by rules": (2, 3),
        "lines: not contradicted, by rules": (2, 3),
        "lines: supported where reworded, by rules": (1, 2),
        "hallucinated: lines per brief": (1, 1),
    }
    assert score.good is False
    assert by_rules(gold(), said(TRUE, COPIED)).good is True


def test_every_line_is_marked_with_its_reason_and_the_nearest_places() -> None:
    right, copied, wrong = by_rules(gold(), said(TRUE, COPIED, FALSE)).marks
    assert copied == Mark(what="right", list="what", given=COPIED, given_spans=(THIRD,))
    assert (right.what, right.given, right.given_spans) == ("right", TRUE, (FIRST,))
    assert (wrong.what, wrong.given) == ("wrong", FALSE)
    assert wrong.why == "fault values: the article has no “2019”"
    assert wrong.given_spans == (FIRST, SECOND)


def test_the_places_of_a_whole_brief_are_sentences_of_the_article_of_the_case() -> None:
    score = by_rules(gold(), briefs(gold(), writer()))
    places = {span for mark in score.marks for span in mark.given_spans}
    assert FIRST in places
    assert places <= {FIRST, SECOND, THIRD, FOURTH}


def test_a_line_the_rules_cannot_settle_is_neither_supported_nor_hallucinated() -> None:
    score = by_rules(gold(), said(UNSETTLED))
    assert [(mark.what, mark.given) for mark in score.marks] == [("unread", UNSETTLED)]
    assert score.counts["lines: supported, by rules"] == (0, 1)
    assert score.counts["lines: not contradicted, by rules"] == (1, 1)
    assert score.counts["hallucinated: lines per brief"] == (0, 1)


def test_no_lines_are_no_perfect_brief(tmp_path: Path) -> None:
    ended = ran(tmp_path / "r", saying(), cases=FOUR)
    assert set(ended.values) > {"lines: supported, by rules", "citations: precision, by rules"}
    assert ended.values.pop("briefs: with any line") == 0.0
    assert set(ended.values.values()) == {None}
    assert set(ended.counts.values()) == {(0, 4), (0, 0)}
    assert not any(row.good for row in ended.rows)
    shown = next(line for line in ended.table.splitlines() if "supported, by rules" in line)
    assert shown.split() == ["supported,", "by", "rules", "–", "0", "of", "0"]


def test_briefs_without_lines_leave_the_shares_of_the_others_alone(tmp_path: Path) -> None:
    def answer(case: GoldArticle, model: ChatModel) -> Extraction:
        return said(TRUE, FALSE) if case.id == "a" else said()

    ended = ran(tmp_path / "r", System("a", answer, asks=False), cases=FOUR)
    assert ended.counts["lines: supported, by rules"] == (1, 2)
    assert ended.counts["hallucinated: lines per brief"] == (1, 1)
    assert ended.counts["briefs: with any line"] == (1, 4)


def test_half_of_the_cases_failed_and_every_share_says_so(tmp_path: Path) -> None:
    def answer(case: GoldArticle, model: ChatModel) -> Extraction:
        if case.id in "bd":
            raise RuntimeError("no brief")
        return said(TRUE, COPIED)

    ended = ran(tmp_path / "r", System("half", answer, asks=False), cases=FOUR)
    assert ended.counts == {
        "briefs: with any line": (2, 4),
        "lines: supported, by rules": (4, 8),
        "lines: not contradicted, by rules": (4, 8),
        "lines: supported where reworded, by rules": (2, 2),
        "hallucinated: lines per brief": (0, 2),
        "citations: recall, by rules": (0, 8),
        "citations: precision, by rules": (0, 0),
    }
    assert "2 scored, 2 failed, 0 unscored" in ended.table
    assert "sample: first failed: b: RuntimeError: no brief" in ended.table
    assert [row.good for row in ended.rows] == [True, False, True, False]


def test_a_brief_that_was_never_made_counts_one_unsupported_line_for_each_gold_item() -> None:
    assert lost(gold()).counts == {
        "briefs: with any line": (0, 1),
        "lines: supported, by rules": (0, 2),
        "lines: not contradicted, by rules": (0, 2),
        "citations: recall, by rules": (0, 2),
    }
    bare = gold().model_copy(update={"what": ()})
    assert lost(bare).counts["lines: supported, by rules"] == (0, 1)


def test_the_suite_says_which_figures_decide_and_which_are_better_small() -> None:
    assert SUITE.headline == ("lines: supported, by rules", "citations: *")
    assert SUITE.lower == ("hallucinated: *",)
    assert list(SUITE.systems) == [
        "briefing", "briefing-large", "proposals", "lead", "bare-sentences", "bare-quotes", "briefing-judged",
    ]  # fmt: skip
    assert SUITE.failure is lost


def test_the_lead_is_faithful_and_nothing_in_it_is_reworded(tmp_path: Path) -> None:
    ended = ran(tmp_path / "r", SUITE.systems["lead"])
    good, of = ended.counts["lines: supported, by rules"]
    assert good == of > 3
    assert ended.values["lines: supported where reworded, by rules"] is None
    assert ended.values["citations: recall, by rules"] == 1.0
