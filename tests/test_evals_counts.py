"""Asking and counting: fake checkers whose figures are known beforehand, failures, intervals, the report."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.evals.asking import Answer, Check, ask, fewer
from briefing.evals.cases import Case
from briefing.evals.report import claims_report, mutations_report, shown
from briefing.evals.tally import Rate, balance, by_score, by_verdict, macro, macro_interval, rate
from briefing.nouns.article import Article
from briefing.nouns.brief import Finding
from briefing.nouns.checked import Checked, ClaimVerdict

TEXT = "Norway demanded on Monday that Denmark withdraw its boats. Denmark rejected that on Tuesday in a speech to its own parliament in Copenhagen, and Norway was said to be angry."


def _case(name: str, right: bool, kind: str = "number", **more: object) -> Case:
    fields = {"article": "a", "document": TEXT, "title": None, "published": None, "language": "en"} | more
    made = {"id": name, "claim": name, "right": right, "kind": kind, "origin": "handmade"} | fields
    return Case.model_validate(made)


CASES = (
    _case("r1", True, "event"),
    _case("r2", True, "event"),
    _case("w1", False, "number", of="r1", note="made by hand"),
    _case("w2", False, "negation", of="r1", note="polarity.denial: x"),
    _case("w3", False, "negation", of="r2", note="polarity.denial: y"),
)


def _always(verdict: ClaimVerdict, score: float) -> object:
    def opener(article: Article) -> Check:
        return lambda claim: Checked(claim=claim, verdict=verdict, score=score)

    return opener


YES = _always("supported", 1.0)
NO = _always("unsupported", 0.0)
UNCLEAR = _always("unclear", 0.6)


def _counts(opener: object) -> tuple[Rate, Rate]:
    found = balance(ask(CASES, opener), by_verdict)  # type: ignore[arg-type]  # an opener
    return found.kept, found.caught


def test_who_supports_everything_keeps_all_and_catches_none() -> None:
    assert _counts(YES) == (Rate(2, 2), Rate(0, 3))


def test_who_supports_nothing_catches_all_and_keeps_none() -> None:
    assert _counts(NO) == (Rate(0, 2), Rate(3, 3))


def test_unclear_is_not_kept_whatever_the_score() -> None:
    assert _counts(UNCLEAR) == (Rate(0, 2), Rate(3, 3))
    answers = ask(CASES, UNCLEAR)  # type: ignore[arg-type]  # an opener
    assert balance(answers, by_score).kept == Rate(2, 2)


def test_a_crash_counts_against_the_checker_and_is_never_dropped() -> None:
    def opener(article: Article) -> Check:
        def check(claim: str) -> Checked:
            if claim in {"r2", "w3"}:
                raise RuntimeError("broken")
            return Checked(claim=claim, verdict="supported" if claim == "r1" else "unsupported", score=0)

        return check

    answers = ask(CASES, opener)
    assert [one.id for one in answers] == ["r1", "r2", "w1", "w2", "w3"]
    assert [one.error for one in answers if one.error] == ["RuntimeError: broken"] * 2
    found = balance(answers, by_verdict)
    assert (found.kept, found.caught) == (Rate(1, 2), Rate(2, 3))
    assert "3 answered, 2 failed" in mutations_report(answers)


def test_an_article_that_cannot_be_prepared_fails_all_its_cases() -> None:
    def opener(article: Article) -> Check:
        raise ValueError("no")

    answers = ask(CASES, opener)
    assert [one.error for one in answers] == ["ValueError: no"] * 5
    assert rate(answers) == Rate(0, 5)


def test_an_article_is_prepared_once_for_its_claims() -> None:
    opened = []

    def opener(article: Article) -> Check:
        opened.append(article.text)
        return lambda claim: Checked(claim=claim, verdict="supported", score=1)

    other = _case("x", True, document=TEXT + " More.", article="b")
    ask([*CASES, other], opener)
    assert opened == [TEXT, TEXT + " More."]


def test_progress_counts_up_to_all() -> None:
    told: list[tuple[int, int]] = []
    ask(CASES, YES, lambda done, total: told.append((done, total)))  # type: ignore[arg-type]  # an opener
    assert told == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]


def test_the_report_counts_per_kind_source_and_hand() -> None:
    report = mutations_report(ask(CASES, NO))  # type: ignore[arg-type]  # an opener
    rows = {tuple(line.split()[:4]) for line in report.splitlines()}
    assert ("negation", "2", "0", "2") in rows
    assert ("number", "1", "0", "1") in rows
    assert ("handmade", "0", "2", "2") in rows
    assert [line.split()[2:5] for line in report.splitlines() if "by rule" in line] == [["2", "0", "2"]]
    assert [line.split()[2:5] for line in report.splitlines() if "by hand" in line] == [["1", "0", "1"]]


def test_shown_cases_are_those_that_went_wrong_with_what_was_found() -> None:
    def opener(article: Article) -> Check:
        found = Finding(check="values", message="30 is not 90", severity="fault")
        return lambda claim: Checked(claim=claim, verdict="unsupported", score=0.1, findings=(found,))

    text = shown(ask(CASES, opener), 9)
    assert text.count("right, lost") == 2
    assert "w1" not in text
    assert "fault values: 30 is not 90" in text
    assert shown(ask(CASES, opener), 0) == ""
    assert shown(ask(CASES, opener), 1).count("right, lost") == 1


def test_an_answer_is_a_line_of_json_that_reads_back() -> None:
    (first, *_) = ask(CASES, YES)  # type: ignore[arg-type]  # an opener
    assert Answer.model_validate_json(first.model_dump_json()) == first
    assert "document" not in json.loads(first.model_dump_json())


def test_labelled_claims_are_reported_per_stratum_with_the_macro_mean() -> None:
    cases = [
        _case("1", True, "frank/xsum"),
        _case("2", False, "frank/xsum"),
        _case("3", True, "wice", document=TEXT + " More.", article="b"),
        _case("4", False, "wice", document=TEXT + " More.", article="b"),
    ]
    report = claims_report(ask(cases, UNCLEAR))  # type: ignore[arg-type]  # an opener
    rows = [line.split() for line in report.splitlines()]
    assert ["frank/xsum", "2", "0.0", "100.0", "50.0", "100.0", "0.0", "50.0"] in rows
    assert ["macro", "by", "verdict", "BA", "50.0", "[50.0,", "50.0]", "TPR", "0.0", "TNR", "100.0"] in rows


def test_the_wilson_interval_is_the_textbooks() -> None:
    # 81 of 263: Newcombe (1998), Statistics in Medicine 17:857-872, table I, method 3: 0.2553 to 0.3662.
    low, high = Rate(81, 263).interval()
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    assert Rate(0, 0).interval() == (0.0, 1.0)
    assert Rate(0, 0).share is None


@given(st.integers(min_value=1, max_value=500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share(counts: tuple[int, int]) -> None:
    found = Rate(*counts)
    low, high = found.interval()
    assert 0 <= low <= counts[0] / counts[1] + 1e-12
    assert counts[0] / counts[1] - 1e-12 <= high <= 1


def test_the_bootstrap_is_the_same_each_time_and_holds_the_mean() -> None:
    cases = [
        _case(f"{n}", n % 2 == 0, "d", document=f"{TEXT} {n // 2}", article=str(n // 2)) for n in range(40)
    ]

    def opener(article: Article) -> Check:
        return lambda claim: Checked(
            claim=claim, verdict="supported" if int(claim) % 3 else "unclear", score=0
        )

    strata = [ask(cases, opener)]
    mean = macro([balance(strata[0], by_verdict)])
    low, high = macro_interval(strata, by_verdict)
    assert mean is not None
    assert low < mean < high
    assert macro_interval(strata, by_verdict) == (low, high)


def test_a_stratum_with_one_label_has_no_balanced_accuracy() -> None:
    answers = ask([_case("1", True)], YES)  # type: ignore[arg-type]  # an opener
    assert balance(answers, by_verdict).balanced is None
    assert macro([balance(answers, by_verdict)]) is None


@pytest.mark.parametrize(("limit", "names"), [(None, 5), (9, 5), (2, 2), (1, 1)])
def test_a_limit_spreads_over_all_cases(limit: int | None, names: int) -> None:
    kept = fewer(CASES, limit)
    assert len(kept) == names
    assert len({one.id for one in kept}) == names
    if limit == 2:
        assert [one.id for one in kept] == ["r1", "w1"]
