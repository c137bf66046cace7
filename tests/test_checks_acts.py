"""Acts done with words: agreeing, admitting, ordering, persuading and praising must be in the evidence."""

import pytest

from briefing.checks.acts import acts


def severities(claim: str, best: str, *others: str) -> list[str]:
    return [one.severity for one in acts(claim, best, others)]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Karlund agreed to open the port.", "Vostria demanded that Karlund open the port."),
        ("Karlund has accepted the plan.", "Vostria put a plan to Karlund on Monday."),
        ("Karlund consented to the inspection.", "Vostria asked Karlund for an inspection."),
        ("Karlund agrees to pay the fine.", "Vostria fined Karlund ten million crowns."),
    ],
)
def test_an_agreement_the_evidence_has_not_is_a_fault(claim: str, evidence: str) -> None:
    assert severities(claim, evidence) == ["fault"]


@pytest.mark.parametrize(
    "evidence",
    [
        "Karlund agreed to open the port.",
        "Karlund will comply: the port opens on Monday.",
        "The two signed an accord on the port.",
        "Karlund approved the opening of the port.",
        "Karlund promised to open the port.",
        "Karlund conceded the point.",
        "The vote for the port was unanimous.",
    ],
)
def test_an_agreement_in_other_words_passes(evidence: str) -> None:
    assert severities("Karlund agreed to open the port.", evidence) == []


def test_an_agreement_that_only_another_sentence_speaks_of_is_a_doubt() -> None:
    assert severities("Karlund agreed to leave.", "A deal was struck.", "The port is old.") == []
    assert severities("Karlund agreed to leave.", "The port is old.", "A deal was struck.") == ["doubt"]
    assert severities("Karlund agreed to leave.", "The port is old.", "The ice is thin.") == ["fault"]


def test_an_admission_the_evidence_has_not_is_noted() -> None:
    assert severities("Holm admitted taking the money.", "Holm took the money, prosecutors said.") == ["note"]
    assert severities("Holm confessed to the theft.", "Holm was charged with the theft.") == ["note"]


@pytest.mark.parametrize(
    "evidence", ["Holm pleaded guilty.", "Holm acknowledged the theft.", "Holm owned up."]
)
def test_an_admission_in_other_words_passes(evidence: str) -> None:
    assert severities("Holm admitted the theft.", evidence) == []


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Holm ordered the fleet to leave.", "Holm asked the fleet to leave."),
        ("Holm praised the mayor of Lund.", "Holm criticised the mayor of Lund."),
        ("Holm persuaded Karlund to leave.", "Holm urged Karlund to leave."),
    ],
)
def test_an_order_a_praise_or_a_persuasion_the_evidence_has_not_is_a_fault(claim: str, evidence: str) -> None:
    assert severities(claim, evidence) == ["fault"]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Holm ordered the fleet to leave.", "Holm told the fleet to leave."),
        ("Holm praised the mayor of Lund.", "Holm thanked the mayor of Lund for her work."),
        ("Holm convinced Karlund to leave.", "Holm talked Karlund into leaving."),
        ("The orders of the fleet were lost.", "The fleet lost its letters."),
    ],
)
def test_an_order_a_praise_or_a_persuasion_in_other_words_passes(claim: str, evidence: str) -> None:
    assert severities(claim, evidence) == []


@pytest.mark.parametrize(
    "claim",
    [
        "Vostria asked Karlund to accept the plan.",
        "Karlund may agree to the plan.",
        "Karlund left the meeting.",
        "",
    ],
)
def test_a_claim_without_such_an_act_is_left_alone(claim: str) -> None:
    assert severities(claim, "Vostria put a plan to Karlund.") == []


def test_the_finding_names_the_word() -> None:
    (finding,) = acts("Karlund accepted the plan.", "Vostria put a plan to Karlund.", ())
    assert finding.check == "acts"
    assert finding.words == ("accepted",)
    assert "accepted" in finding.message
