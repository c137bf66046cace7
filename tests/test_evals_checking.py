"""The checks as a system: what counts for whom, and that a crash counts against them."""

from collections.abc import Callable
from typing import Any

import pytest

from briefing.evals import checking
from briefing.evals.cases import BY_HAND, Case
from briefing.evals.figures import figures
from briefing.evals.row import Row
from briefing.evals.running import Plan, answered
from briefing.evals.score import Score
from briefing.evals.suite import Suite, System
from briefing.nouns.article import Article
from briefing.nouns.brief import Finding
from briefing.nouns.checked import Checked, ClaimVerdict

TEXT = (
    "Norway demanded on Monday that Denmark withdraw its boats. Denmark rejected that on Tuesday in a speech to its "
    "own parliament in Copenhagen, and Norway was said to be angry."
)


def _case(name: str, right: bool, kind: str = "number", **more: object) -> Case:
    fields = {"article": "a", "document": TEXT, "title": None, "published": None, "language": "en"}
    made = {"id": name, "claim": name, "right": right, "kind": kind, "origin": "handmade"}
    return Case.model_validate(made | fields | more)


CASES = (
    _case("r1", True, "event"),
    _case("r2", True, "event", origin="sentence"),
    _case("w1", False, "number", of="r1", note=BY_HAND),
    _case("w2", False, "negation", of="r1", note="polarity.denial: x", article="b"),
    _case("w3", False, "negation", of="r2", note="polarity.denial: y"),
)


def _always(verdict: ClaimVerdict, score: float) -> Callable[[Case, Any], Checked]:
    return lambda case, model: Checked(claim=case.claim, verdict=verdict, score=score)


YES, NO, UNCLEAR = _always("supported", 1.0), _always("unsupported", 0.0), _always("unclear", 0.6)


def _counted(
    answer: Callable[[Case, Any], Checked], scorer: Callable[[Case, Checked], Score]
) -> dict[str, tuple[float, float]]:
    found = figures([_row(answer, scorer, case) for case in CASES])
    return {one.name: (one.good, one.of) for one in found}


def _row(answer: Callable[[Case, Any], Checked], scorer: Callable[[Case, Checked], Score], case: Case) -> Row:
    lost = checking.lost_twin if scorer is checking.twins else checking.lost_claim
    suite = Suite(about="", cases=lambda paths: CASES, systems={}, scorers=(scorer,), failure=lost)
    return answered(Plan(suite, System("", answer, asks=False), CASES), case)


def _sums(counted: dict[str, tuple[float, float]], section: str) -> tuple[float, float]:
    mine = [count for name, count in counted.items() if name.startswith(f"{section}: ")]
    return sum(good for good, _ in mine), sum(of for _, of in mine)


@pytest.mark.parametrize(
    ("answer", "kept", "caught"), [(YES, (2, 2), (0, 3)), (NO, (0, 2), (3, 3)), (UNCLEAR, (0, 2), (3, 3))]
)
def test_who_supports_everything_catches_none_and_who_supports_nothing_keeps_none(
    answer: Callable[[Case, Any], Checked], kept: tuple[int, int], caught: tuple[int, int]
) -> None:
    counted = _counted(answer, checking.twins)
    assert _sums(counted, "right claims kept") == kept
    assert _sums(counted, "wrong twins caught") == caught


def test_twins_are_counted_by_kind_and_maker_and_right_claims_by_origin() -> None:
    assert _counted(NO, checking.twins) == {
        "right claims kept: handmade": (0, 1),
        "right claims kept, handmade: event": (0, 1),
        "right claims kept: sentence": (0, 1),
        "wrong twins caught: number": (1, 1),
        "wrong twins caught, in all: by hand": (1, 1),
        "wrong twins caught: negation": (2, 2),
        "wrong twins caught, in all: by rule": (2, 2),
    }


def test_agreement_goes_by_verdict_and_by_score_and_shows_the_side_without_cases() -> None:
    assert _counted(UNCLEAR, checking.agreement) == {
        "TPR by verdict: event": (0, 2),
        "TNR by verdict: event": (0, 0),
        "TPR by score: event": (2, 2),
        "TNR by score: event": (0, 0),
        "TNR by verdict: number": (1, 1),
        "TPR by verdict: number": (0, 0),
        "TNR by score: number": (0, 1),
        "TPR by score: number": (0, 0),
        "TNR by verdict: negation": (2, 2),
        "TPR by verdict: negation": (0, 0),
        "TNR by score: negation": (0, 2),
        "TPR by score: negation": (0, 0),
    }


def _broken(case: Case, model: Any) -> Checked:
    raise RuntimeError("broken")


@pytest.mark.parametrize("scorer", [checking.twins, checking.agreement])
def test_a_crash_counts_against_the_checks_on_both_sides(scorer: Callable[[Case, Checked], Score]) -> None:
    counted = _counted(_broken, scorer)
    assert counted.keys() == _counted(NO, scorer).keys()
    assert all(good == 0 for good, _ in counted.values())
    assert {name: of for name, (_, of) in counted.items()} == {
        name: of for name, (_, of) in _counted(NO, scorer).items()
    }


def test_a_case_that_came_out_right_is_good() -> None:
    assert [_row(NO, checking.twins, case).good for case in CASES] == [False, False, True, True, True]
    assert [_row(YES, checking.agreement, case).good for case in CASES] == [True, True, False, False, False]


def test_the_mark_says_what_was_wanted_what_came_and_why() -> None:
    found = Finding(check="values", message="30 is not 90", severity="fault")

    def doubting(case: Case, model: Any) -> Checked:
        return Checked(claim=case.claim, verdict="unsupported", score=0.1, findings=(found,))

    (lost,) = _row(doubting, checking.twins, CASES[0]).marks
    assert (lost.what, lost.wanted, lost.given, lost.why) == (
        "wrong",
        "kept",
        "unsupported (0.10)",
        "fault values: 30 is not 90",
    )
    (missed,) = _row(YES, checking.twins, CASES[2]).marks
    assert (missed.what, missed.wanted, missed.given, missed.why) == (
        "wrong",
        "caught",
        "supported (1.00)",
        "no check found anything; the score decided",
    )


def test_the_real_checks_keep_a_right_claim_and_catch_its_denial() -> None:
    right = _case("1", True, claim="Denmark rejected that on Tuesday.")
    wrong = _case("2", False, claim="Denmark did not reject that on Tuesday.")
    kept, caught = (_row(checking.checks, checking.twins, case) for case in (right, wrong))
    assert (kept.good, caught.good) == (True, True)
    ((start, end), *_) = kept.marks[0].given_spans
    assert "Denmark rejected" in checking.document(right).text[start:end]


def test_a_document_is_prepared_once_for_the_claims_that_follow_each_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    prepared: list[str] = []

    class Counting(checking.Checker):
        def __init__(self, article: Article) -> None:
            prepared.append(article.text)
            super().__init__(article)

    monkeypatch.setattr(checking, "Checker", Counting)
    checking._prepared.cache_clear()
    other = _case("x", True, document=f"{TEXT} More.", article="c")
    for case in (*CASES[:3], other):
        _row(checking.checks, checking.twins, case)
    assert prepared == [TEXT, f"{TEXT} More."]
    checking._prepared.cache_clear()


def test_people_are_shown_the_claim_and_what_was_changed() -> None:
    assert checking.show(CASES[0]) == "r1"
    assert checking.show(CASES[3]) == "w2 (polarity.denial: x)"
