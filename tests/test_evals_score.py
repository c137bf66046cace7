"""Scores: yes or no, several scorers together, and the marks that a report keeps apart from run to run."""

import pytest
from pydantic import ValidationError

from briefing.evals.score import Mark, Score, joined


def test_a_yes_or_no_counts_one_and_says_why() -> None:
    assert Score.of("kept", True) == Score(
        counts={"kept": (1.0, 1.0)}, marks=(Mark(what="right", list="kept"),), good=True
    )
    assert Score.of("kept", False, "not there") == Score(
        counts={"kept": (0.0, 1.0)}, marks=(Mark(what="wrong", list="kept", why="not there"),), good=False
    )


def test_several_scorers_are_good_if_all_that_say_so_say_so() -> None:
    silent = Score(counts={"length": (3, 4)})
    both = joined([Score.of("a", True), Score.of("b", False), silent])
    assert both.counts == {"a": (1, 1), "b": (0, 1), "length": (3, 4)}
    assert both.good is False
    assert joined([Score.of("a", True), silent]).good is True
    assert joined([silent]).good is None
    assert joined([]) == Score()


def test_one_scorer_that_could_not_score_leaves_the_case_without_counts() -> None:
    unread = Score(unscored="the judge's reply is no JSON")
    found = joined([Score.of("a", True), unread, Score(unscored="nor this")])
    assert found.unscored == "the judge's reply is no JSON; nor this"
    assert found.counts == {}
    assert found.good is None
    assert [mark.list for mark in found.marks] == ["a"]


def test_two_scorers_may_not_count_the_same() -> None:
    with pytest.raises(ValueError, match=r"count the same: \['a'\]"):
        joined([Score.of("a", True), Score.of("a", False)])


@pytest.mark.parametrize("count", [(-1, 1), (1, -1), (float("nan"), 1), (1, float("inf"))])
def test_a_count_is_a_finite_amount(count: tuple[float, float]) -> None:
    with pytest.raises(ValidationError):
        Score(counts={"a": count})


def test_a_mark_keeps_its_key_whatever_was_given_for_what_was_wanted() -> None:
    missed = Mark(what="missed", list="demands", wanted="withdraw")
    found = Mark(what="found", list="demands", wanted="withdraw", given="pull back")
    extra = Mark(what="extra", list="demands", given="withdraw")
    assert missed.key == found.key == "demands: withdraw"
    assert extra.key == "demands: + withdraw"


def test_something_of_nothing_is_no_count() -> None:
    with pytest.raises(ValidationError, match="1 of nothing is no count"):
        Score(counts={"a": (1, 0)})
    assert Score(counts={"a": (0, 0), "more than all": (3, 1)}).counts["a"] == (0, 0)
