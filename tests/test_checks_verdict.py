"""The rule from findings and score to a verdict."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.checks.verdict import CHECKED_LANGUAGES, SUPPORTED, UNCLEAR, language_note, verdict
from briefing.nouns.brief import Finding, Severity

SCORES = st.floats(min_value=0, max_value=1)
SEVERITIES = st.lists(st.sampled_from(["note", "doubt", "fault"]), max_size=5)


def saying(*severities: Severity) -> list[Finding]:
    return [Finding(check="names", message="so", severity=one) for one in severities]


@given(SCORES, SEVERITIES)
def test_a_fault_is_unsupported_whatever_the_score(score: float, others: list[Severity]) -> None:
    stands, decided = verdict(score, saying(*others, "fault"))
    assert decided == "unsupported"
    assert 0 <= stands < UNCLEAR


@given(SCORES, SEVERITIES)
def test_a_doubt_is_never_supported(score: float, others: list[Severity]) -> None:
    stands, decided = verdict(score, saying(*others, "doubt"))
    assert decided in {"unclear", "unsupported"}
    assert stands < SUPPORTED


@given(SCORES, st.integers(min_value=0, max_value=4))
def test_notes_change_nothing(score: float, count: int) -> None:
    assert verdict(score, saying(*["note"] * count)) == verdict(score, ())


@given(SCORES, SEVERITIES)
def test_the_score_that_stands_tells_the_verdict_and_never_rises(
    score: float, others: list[Severity]
) -> None:
    stands, decided = verdict(score, saying(*others))
    expected = "supported" if stands >= SUPPORTED else "unclear" if stands >= UNCLEAR else "unsupported"
    assert decided == expected
    assert 0 <= stands <= score + 0.0005  # three decimals


@given(SCORES, SCORES, SEVERITIES)
def test_a_better_score_never_gives_a_worse_one(left: float, right: float, others: list[Severity]) -> None:
    low, high = sorted((left, right))
    assert verdict(low, saying(*others))[0] <= verdict(high, saying(*others))[0]


@pytest.mark.parametrize(
    ("score", "decided"),
    [
        (1.0, "supported"),
        (SUPPORTED, "supported"),
        (0.49, "unclear"),
        (UNCLEAR, "unclear"),
        (0.29, "unsupported"),
    ],
)
def test_without_a_finding_the_score_decides(score: float, decided: str) -> None:
    assert verdict(score, ()) == (score, decided)


def test_a_doubt_under_a_poor_score_stays_unsupported() -> None:
    assert verdict(0.1, saying("doubt")) == (0.1, "unsupported")


def test_a_doubted_speaker_and_a_doubted_mouth_together_are_a_fault() -> None:
    speaker, mouth, name = (
        Finding(check=check, message="so", severity="doubt") for check in ("speakers", "quotations", "names")
    )
    assert verdict(0.9, [speaker, mouth])[1] == "unsupported"
    assert verdict(0.9, [speaker, name])[1] == "unclear"
    assert verdict(0.9, [speaker, speaker])[1] == "unclear"
    note = mouth.model_copy(update={"severity": "note"})
    assert verdict(0.9, [speaker, note])[1] == "unclear"


def test_a_language_without_checks_is_named_in_a_note() -> None:
    note = language_note("uk")
    assert note.severity == "note"
    assert "“uk”" in note.message
    assert "uk" not in CHECKED_LANGUAGES
