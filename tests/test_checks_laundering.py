"""The laundering check: alleged stays alleged, planned stays planned, and what happened stays a fact."""

import pytest

from briefing.checks.laundering import laundering
from briefing.voices import hear


def severities(claim: str, *evidence: str) -> list[str]:
    """How grave the findings are, the whole text being the evidence."""
    return [one.severity for one in laundering(hear([claim]), hear(evidence), range(1, len(evidence) + 1))]


FAULTS = [
    (
        "Holm stole two million crowns from the city fund.",
        "Holm allegedly stole two million crowns from the city fund.",
    ),
    ("Moscow shelled the dam near Kherson.", "Kyiv accused Moscow of shelling the dam near Kherson."),
    (
        "The gunman fled to Norway after the attack.",
        "The gunman is believed to have fled to Norway after the attack.",
    ),
    ("Two soldiers were killed in the village.", "Two soldiers were reportedly killed in the village."),
    ("Britain imposed new tariffs on Danish steel.", "Britain will impose new tariffs on Danish steel."),
    (
        "Britain has imposed new tariffs on Danish steel.",
        "Britain plans to impose new tariffs on Danish steel.",
    ),
    (
        "Britain imposed new tariffs on Danish steel.",
        "Britain threatened to impose new tariffs on Danish steel.",
    ),
    ("Britain imposed new tariffs on Danish steel.", "Britain proposed new tariffs on Danish steel."),
    ("The museum was reopened in the old harbour.", "The museum would be reopened in the old harbour."),
    ("Moscow agreed to release the sailors.", "Kyiv demanded that Moscow release the sailors."),
    ("Moscow released the captured sailors.", "Kyiv urged Moscow to release the captured sailors."),
    (
        "Moscow withdrew its troops from the border.",
        "Kyiv demanded that Moscow withdraw its troops from the border.",
    ),
    ("Holm admitted taking money from the city fund.", "Holm denied taking money from the city fund."),
    ("Holm confirmed that he took the city's money.", "Holm denied that he took the city's money."),
    ("Moscow sent its troops across the border.", "Moscow denied having sent its troops across the border."),
    ("Troops plan to cross the river near Lund.", "Troops crossed the river near Lund."),
    ("Britain will impose new tariffs on Danish steel.", "Britain imposed new tariffs on Danish steel."),
]


@pytest.mark.parametrize(("claim", "evidence"), FAULTS)
def test_a_change_of_mode_is_a_fault(claim: str, evidence: str) -> None:
    assert severities(claim, evidence) == ["fault"]


@pytest.mark.parametrize("text", sorted({text for pair in FAULTS for text in pair}))
def test_a_text_is_no_laundering_of_itself(text: str) -> None:
    assert severities(text, text) == []


@pytest.mark.parametrize(("claim", "evidence"), FAULTS)
def test_a_sentence_that_states_it_plainly_lifts_the_fault(claim: str, evidence: str) -> None:
    assert severities(claim, evidence, claim) == []


@pytest.mark.parametrize(
    ("claim", "evidence", "severity"),
    [
        (
            "Fifteen people were killed in the blast.",
            "Officials said fifteen people were killed in the blast.",
            "doubt",
        ),
        (
            "Fifteen people were killed in the blast.",
            "Police said fifteen people were killed in the blast.",
            "note",
        ),
        (
            "Fifteen people were killed in the blast.",
            "Anna Berg said fifteen people were killed in the blast.",
            "note",
        ),
        ("Britain lifted the tariffs on steel.", "Britain agreed to lift the tariffs on steel.", "fault"),
        ("Troops allegedly crossed the river near Lund.", "Troops crossed the river near Lund.", "doubt"),
    ],
)
def test_a_dropped_or_added_source(claim: str, evidence: str, severity: str) -> None:
    assert severities(claim, evidence) == [severity]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Kyiv accuses Moscow of shelling the dam.", "Kyiv accused Moscow of shelling the dam near Kherson."),
        (
            "Holm is accused of stealing from the fund.",
            "Holm allegedly stole two million crowns from the fund.",
        ),
        ("Britain threatens new tariffs on steel.", "Britain threatened to impose new tariffs on steel."),
        ("Kyiv called for the release of the sailors.", "Kyiv demanded that Moscow release the sailors."),
        (
            "The railway apologised to delayed travellers.",
            "The railway apologised to delayed travellers and promised refunds.",
        ),
        ("Police said fifteen people died.", "Fifteen people were killed in the blast, police said."),
        (
            "Protesters demand complete dismissal of the bill.",
            "Protesters' demands include investigation of alleged police violence, the release of those who were "
            'arrested, that nobody speak of "riots," and complete dismissal of the bill.',
        ),
        ("The bridge opened in May.", "Troops will cross the river near Lund."),
    ],
)
def test_what_keeps_its_mode_is_left_alone(claim: str, evidence: str) -> None:
    assert severities(claim, evidence) == []


def test_other_languages_are_left_alone() -> None:
    article = hear(["Holm aurait volé deux millions."], "fr")
    assert laundering(hear(["Holm a volé deux millions."], "fr"), article, [1]) == ()
