"""The speaker check: a claim's speaker is the evidence's, or a finding says whose the words are."""

import pytest

from briefing.checks.speakers import speakers
from briefing.nouns.brief import Finding
from briefing.voices import hear

ARTICLE = hear(
    [
        "French President Emmanuel Macron met Chancellor Friedrich Merz in Kyiv on Saturday.",
        "Macron said massive sanctions would follow if Russia refused the ceasefire.",
        "Kremlin spokesman Dmitry Peskov told CNN that Moscow must think it over.",
        "He said Russia had its own position on the ceasefire plan.",
        "Merz wore a blue coat and later visited a power plant near the river.",
        "The defence ministry said two drones were shot down near Odesa.",
        "Reuters reported that a tanker left the port of Primorsk overnight.",
    ]
)


def found(claim: str, *evidence: int) -> tuple[Finding, ...]:
    """Findings about the claim."""
    return speakers(hear([claim]), ARTICLE, evidence)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Merz said massive sanctions would follow if Russia refused the ceasefire.", 2),
        ("Massive sanctions would follow if Russia refused the ceasefire, Friedrich Merz said.", 2),
        ("Macron told CNN that Moscow must think it over.", 3),
        ("The BBC reported that a tanker left the port of Primorsk overnight.", 7),
    ],
)
def test_words_in_another_mouth_are_a_fault(claim: str, evidence: int) -> None:
    assert [finding.severity for finding in found(claim, evidence)] == ["fault"]


def test_a_speaker_reached_through_a_pronoun_makes_only_a_doubt() -> None:
    findings = found("Macron said Russia had its own position on the ceasefire plan.", 4)
    assert [finding.severity for finding in findings] == ["doubt"]
    assert "Dmitry Peskov" in findings[0].words


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Macron said massive sanctions would follow if Russia refused the ceasefire.", 2),
        ("Emmanuel Macron warned of massive sanctions if Russia refused the ceasefire.", 2),
        ("The French president said massive sanctions would follow if Russia refused the ceasefire.", 2),
        ("The Kremlin said Moscow must think it over.", 3),
        ("Peskov said Russia had its own position on the ceasefire plan.", 4),
        ("Two drones were shot down near Odesa, the defence ministry said.", 6),
        ("Officials said two drones were shot down near Odesa.", 6),
        ("A tanker left the port of Primorsk overnight.", 7),
        ("Merz said nothing of the kind about pensions or wages.", 2),
    ],
)
def test_the_right_speaker_is_left_alone(claim: str, evidence: int) -> None:
    assert found(claim, evidence) == ()


def test_other_languages_are_left_alone() -> None:
    french = hear(["Merz a dit que Paris attendait."], "fr")
    assert speakers(hear(["Macron a dit que Paris attendait."], "fr"), french, [1]) == ()
