"""The check of polarity: a claim that says yes where the article says no, however either is put."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.checks.polarity import Rests, polarity, signed
from briefing.checks.prepared import prepare
from briefing.nouns.brief import Finding

WHOLE = 0.9
"""Share of the claim's words that the evidence is taken to have, where a test does not say otherwise."""


def checked(claim: str, *evidence: str, share: float = WHOLE, elsewhere: str = "") -> tuple[Finding, ...]:
    rests = [Rests(signed(prepare(one)), share) for one in evidence]
    others = [signed(prepare(elsewhere))] if elsewhere else []
    return polarity(signed(prepare(claim)), rests, others, [there.signed for there in rests])


def severities(claim: str, *evidence: str, share: float = WHOLE, elsewhere: str = "") -> set[str]:
    return {one.severity for one in checked(claim, *evidence, share=share, elsewhere=elsewhere)}


CONTRADICTIONS = [
    ("Vostria will attend the summit in Lund.", "Vostria will not attend the summit in Lund."),
    ("The minister announced the tariff.", "The minister has not announced the tariff."),
    ("The minister announced the tariff.", "The minister had not, as of yesterday, announced the tariff."),
    ("The court released the document.", "The court didn’t release the document."),
    ("The court released the document.", "The court never released the document."),
    ("The mayor can dismiss the council.", "The mayor cannot dismiss the council."),
    ("The governor took part in the vote.", "The governor refused to take part in the vote."),
    ("The parliament passed the budget.", "The parliament failed to pass the budget."),
    ("The general ordered the retreat.", "The general denied ordering the retreat."),
    ("The police found weapons in the house.", "The police found no weapons in the house."),
    ("Vostria accepted the offer of talks.", "Vostria rejected the offer of talks."),
    ("Karlund allowed ships to enter the strait.", "Karlund banned ships from entering the strait."),
    ("Exports of grain rose in April.", "Exports of grain fell in April."),
    ("The opposition won the election in Lund.", "The opposition lost the election in Lund."),
    ("Vostria lifted the embargo on fish.", "Vostria imposed the embargo on fish."),
    ("The seizure was lawful, judges in Lund said.", "The seizure was unlawful, judges in Lund said."),
    ("The gunmen were armed when police came.", "The gunmen were unarmed when police came."),
    ("The minister announced the tariff.", "The minister has yet to announce the tariff."),
    ("Berg rejected the demand.", "Berg did not reject the demand."),
    ("Foreign troops may stay in Lund until May.", "Foreign troops must leave Lund in May."),
]


@pytest.mark.parametrize(("claim", "evidence"), CONTRADICTIONS)
def test_a_lost_denial_or_an_opposite_is_a_fault(claim: str, evidence: str) -> None:
    assert severities(claim, evidence) == {"fault"}


@pytest.mark.parametrize(("evidence", "claim"), CONTRADICTIONS)
def test_an_added_denial_or_an_opposite_is_a_fault(claim: str, evidence: str) -> None:
    assert severities(claim, evidence) == {"fault"}


@pytest.mark.parametrize("text", sorted({text for pair in CONTRADICTIONS for text in pair}))
def test_a_sentence_does_not_contradict_itself(text: str) -> None:
    assert checked(text, text) == ()


SAME = [
    ("Vostria won’t attend the summit.", "Vostria will not attend the summit."),
    ("The parliament did not pass the budget.", "The parliament failed to pass the budget."),
    ("The parliament rejected the budget.", "The parliament did not approve the budget."),
    ("Karlund did not allow ships to enter.", "Karlund banned ships from entering."),
    ("The general did not order the retreat, he said.", "The general denied ordering the retreat."),
    ("The minister has yet to announce the tariff.", "The minister has not announced the tariff."),
    ("The minister has not announced the tariff.", "The minister has yet to announce the tariff."),
    ("Vostria refused to take part.", "Vostria did not take part."),
    ("The seizure was not lawful.", "The seizure was unlawful."),
    ("The police found nothing in the house.", "The police did not find anything in the house."),
    ("The ship left the harbour without a pilot.", "The ship left the harbour; it had no pilot."),
    ("Vostria closed the port and the airport.", "Vostria closed not only the port but the airport."),
    ("Vostria closed not only the port but the airport.", "Vostria closed the port and the airport."),
    ("Exports did not fall in April.", "Exports rose in April."),
    (
        "In May the council rejected a bill that Lund had backed.",
        "Back in May, a bill that Lund backed was dismissed by the council.",
    ),
]


@pytest.mark.parametrize(("claim", "evidence"), SAME)
def test_the_same_denial_in_other_words_passes(claim: str, evidence: str) -> None:
    assert checked(claim, evidence) == ()


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "Vostria closed the port of Lund on Monday.",
            "Vostria closed the port of Lund on Monday, but did not say why.",
        ),
        ("The talks began in Lund.", "The talks began in Lund, although no progress was made."),
        ("The minister visited Lund.", "The minister visited Lund and never spoke to reporters."),
        ("The court heard the witness.", "The court, which has no jury, heard the witness."),
    ],
)
def test_a_denial_of_something_else_is_left_alone(claim: str, evidence: str) -> None:
    assert checked(claim, evidence) == ()


def test_what_another_sentence_affirms_is_not_lost() -> None:
    claim, denied = "The ship reached the harbour.", "The ship had not reached the harbour by Monday."
    assert severities(claim, denied) == {"fault"}
    assert checked(claim, denied, elsewhere="On Tuesday the ship reached the harbour.") == ()


def test_a_sentence_that_has_little_of_the_claim_gives_a_doubt_and_with_less_nothing() -> None:
    claim, evidence = CONTRADICTIONS[0]
    assert severities(claim, evidence, share=0.4) == {"doubt"}
    assert checked(claim, evidence, share=0.2) == ()


def test_without_evidence_nothing_is_said() -> None:
    assert checked("Vostria will not attend.") == ()


def test_a_finding_names_the_words_that_made_it() -> None:
    (lost,) = checked("Vostria will attend the summit.", "Vostria will not attend the summit.")
    assert (lost.check, lost.words) == ("polarity", ("not", "attend"))
    (other,) = checked("Exports of grain rose.", "Exports of grain fell.")
    assert other.words == ("rose", "fell")


def test_what_a_not_denies_ends_with_its_clause() -> None:
    (denial,) = signed(prepare("Lund did not pay the fine, because the harbour froze.")).denials
    assert [word.low for word in denial.scope] == ["pay", "fine"]


def test_what_a_not_denies_goes_on_behind_an_aside() -> None:
    (denial,) = signed(prepare("Lund has not, as of Monday, paid the fine.")).denials
    assert [word.low for word in denial.scope] == ["paid", "fine"]


VERBS = st.sampled_from(["attend the summit", "publish the report", "reopen the harbour", "deploy the fleet"])
ACTORS = st.sampled_from(["Vostria", "The council of Lund", "Holm's party", "Karlund"])


@given(ACTORS, VERBS, st.sampled_from(["not", "never", "neither"]))
def test_a_denied_future_is_the_contrary_of_an_affirmed_one_both_ways(actor: str, act: str, cue: str) -> None:
    denied, affirmed = f"{actor} will {cue} {act}.", f"{actor} will {act}."
    assert severities(affirmed, denied) == {"fault"}
    assert severities(denied, affirmed) == {"fault"}
    assert checked(denied, denied) == checked(affirmed, affirmed) == ()
