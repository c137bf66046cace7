"""The check of values: changed numbers, dates and units are faults; other wordings of the same pass."""

import pytest

from briefing.checks.values import contradictions, values_check
from briefing.nouns.brief import Finding
from briefing.values import values


def checked(claim: str, evidence: str, article: str | None = None) -> tuple[Finding, ...]:
    near = values(evidence)
    return values_check(values(claim), near, near if article is None else values(article))


EVIDENCE = (
    "On Monday, 12 May, at least 15 people were killed and 40 injured in Kyiv, the second strike in 30 days."
    " A third of the city's 1,200 shelters cost $40 billion."
)


@pytest.mark.parametrize(
    "claim",
    [
        "At least 15 people were killed on Monday.",
        "Fifteen people died on 12 May.",
        "On May 12, 40 were wounded.",
        "It was the second strike within thirty days.",
        "One third of the 1,200 shelters cost 40 billion dollars.",
        "One strike hit a city and several people were among the first killed.",
        "Twice in a week.",
    ],
)
def test_the_same_values_in_other_words_pass(claim: str) -> None:
    assert checked(claim, EVIDENCE) == ()


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("At least 25 people were killed.", ("25", "15")),
        ("It was the second strike in 90 days.", ("90 days", "30 days")),
        ("It was the second strike in 30 weeks.", ("30 weeks", "30 days")),
        ("On Tuesday people were killed.", ("Tuesday", "Monday")),
        ("On 13 May people were killed.", ("13 May", "12 May")),
        ("On 12 June people were killed.", ("12 June", "12 May")),
        ("75 percent of the 1,200 shelters", ("75 percent", "A third")),
        ("It cost €40 billion.", ("€40 billion", "$40 billion")),
        ("It cost $40 million.", ("$40 million", "$40 billion")),
        ("It was the fourth strike.", ("fourth", "second")),
    ],
)
def test_a_changed_value_is_a_fault_that_names_both(claim: str, words: tuple[str, str]) -> None:
    found = checked(claim, EVIDENCE)
    assert [one.severity for one in found] == ["fault"]
    assert tuple(word.lower() for word in found[0].words) == tuple(word.lower() for word in words)


def test_a_number_that_the_article_has_nowhere_is_a_fault() -> None:
    (one,) = checked("It fired 700 missiles.", EVIDENCE)
    assert (one.check, one.severity, one.words) == ("values", "fault", ("700",))


def test_a_number_from_elsewhere_in_the_article_is_a_doubt() -> None:
    (one,) = checked(
        "It fired 700 missiles.", "It fired missiles.", "It fired missiles. There were 700 of them."
    )
    assert one.severity == "doubt"


def test_a_small_number_spelled_out_may_be_the_writers_own_count() -> None:
    (one,) = checked("Four ministers met.", "Smith, Jones, Brown and Green met.")
    assert one.severity == "doubt"


def test_the_right_number_of_the_wrong_people_is_a_doubt() -> None:
    (one,) = checked("15 people were injured.", EVIDENCE)
    assert one.severity == "doubt"


def test_a_claim_without_values_has_no_findings() -> None:
    assert checked("The city was struck.", EVIDENCE) == ()


def test_two_numbers_of_dead_are_shown() -> None:
    first, second = values("The blast killed 12 people."), values("Officials said 15 people were killed.")
    (one,) = contradictions([first, second])
    assert (one.check, one.severity, one.words) == ("contradiction", "note", ("12", "15"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The blast killed 12 people.", "It wounded 15 people."),
        ("The blast killed 12 soldiers.", "It killed 15 civilians."),
        ("The blast killed 12 people.", "About 12 people were killed."),
        ("The blast killed 12 people.", "More than ten people were killed."),
        ("The party has 12 seats.", "It lost 15 seats."),
        ("The blast killed one person.", "It killed 15 people."),
    ],
)
def test_numbers_of_different_things_are_no_contradiction(first: str, second: str) -> None:
    assert contradictions([values(first), values(second)]) == ()
