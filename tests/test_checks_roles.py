"""The check of roles: a swapped actor and target are found however they are put; the same roles in other words pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.checks.frames import frames
from briefing.checks.prepared import prepare
from briefing.checks.roles import roles, roles_of
from briefing.nouns.brief import Finding


def checked(claim: str, *evidence: str) -> tuple[Finding, ...]:
    return roles(prepare(claim), [prepare(one) for one in evidence])


def severities(claim: str, *evidence: str) -> list[str]:
    return [finding.severity for finding in checked(claim, *evidence)]


SWAPPED = [
    ("Russia accused Ukraine of breaking the truce.", "Ukraine accused Russia of breaking the truce."),
    ("The attacker was shot dead by police.", "The attacker shot a police officer dead."),
    (
        "Moscow was told by Washington to withdraw its troops.",
        "Washington was told by Moscow to withdraw its troops.",
    ),
    ("The attack on Syria by Israel killed five.", "Syria carried out an attack on Israel."),
    ("Israel's attack on Syria killed five.", "Syria's attack on Israel killed five."),
    (
        "Merkel, who criticised Macron on Friday, left Paris.",
        "Macron, who criticised Merkel on Friday, left Paris.",
    ),
    ("Zelensky said that Putin had rejected the plan.", "Putin said that Zelensky had rejected the plan."),
    ("Germany demands that Poland open the border.", "Poland demands that Germany open the border."),
    ("Germany called on Poland to open the border.", "Poland urged Germany to open the border."),
    ("Vladimir Putin informed Donald Trump of the talks.", "Trump told Putin about the talks."),
    ("The weapons were sent from Iran to Yemen.", "The weapons were sent from Yemen to Iran."),
    (
        "The issue should be decided by Congress and not by judges.",
        "The issue should be decided by judges and not by Congress.",
    ),
    ("Smith beat Jones in the final.", "Jones beat Smith in the final."),
    (
        "231 Democrats backed the bill and 194 Republicans opposed it.",
        "231 Republicans backed the bill and 194 Democrats opposed it.",
    ),
    (
        "The mayor, Anna Kowalska, thanked the fire brigade.",
        "The fire brigade thanked the mayor, Anna Kowalska.",
    ),
]
"""Evidence, and a claim that has it the other way round."""


@pytest.mark.parametrize(("evidence", "claim"), SWAPPED)
def test_swapped_roles_are_found(evidence: str, claim: str) -> None:
    assert severities(claim, evidence) == ["fault"]


@pytest.mark.parametrize(
    ("evidence", "claim"),
    [
        (
            "Russia accused Ukraine of breaking the truce.",
            "Ukraine was accused by Russia of breaking the truce.",
        ),
        ("The attacker was shot dead by police.", "Police shot the attacker dead."),
        (
            "Moscow was told by Washington to withdraw its troops.",
            "Washington told Moscow to withdraw its troops.",
        ),
        ("Mexico said it would pressure the U.S. government.", "Mexico wants Washington to be pressured."),
        ("The attack on Syria by Israel killed five.", "Israel attacked Syria."),
        ("Israel's attack on Syria killed five.", "Israel carried out an attack on Syria."),
        ("Merkel, who criticised Macron on Friday, left Paris.", "Merkel criticised Macron on Friday."),
        ("Zelensky said that Putin had rejected the plan.", "Putin had rejected the plan, Zelensky said."),
        ("Germany demands that Poland open the border.", "Germany demanded that Poland open its border."),
        ("Germany called on Poland to open the border.", "Germany urged Poland to open the border."),
        ("The issue should be decided by Congress and not by judges.", "Congress, not judges, must decide."),
        (
            "The mayor, Anna Kowalska, thanked the fire brigade.",
            "Anna Kowalska thanked the fire brigade.",
        ),
    ],
)
def test_the_same_roles_in_other_words_pass(evidence: str, claim: str) -> None:
    assert checked(claim, evidence) == ()


@pytest.mark.parametrize(
    ("evidence", "claim"),
    [
        ("Trump met Putin in Helsinki.", "Putin met Trump in Helsinki."),
        ("France agreed with Spain on the pact.", "Spain agreed with France on the pact."),
    ],
)
def test_what_both_do_together_has_no_direction(evidence: str, claim: str) -> None:
    assert checked(claim, evidence) == ()


def test_a_second_sentence_that_has_it_as_claimed_clears_the_claim() -> None:
    warning, answer = "Iran warned Israel on Monday.", "Israel warned Iran on Tuesday."
    assert severities("Israel warned Iran.", warning) == ["fault"]
    assert checked("Israel warned Iran.", warning, answer) == ()


def test_a_displaced_actor_is_found_when_the_other_role_is_not_in_the_evidence() -> None:
    evidence = "Last week Soleimani was plotting imminent attacks on diplomats."
    assert severities("Soleimani said Trump was plotting imminent attacks.", evidence) == ["fault"]
    assert checked("Soleimani was plotting imminent attacks, Trump said.", evidence) == ()


def test_two_that_act_on_each_other_by_another_verb_are_a_doubt() -> None:
    assert severities("Paraguay thrashed Argentina.", "Argentina humiliated Paraguay.") == ["doubt"]


def test_a_pronoun_may_be_anybody() -> None:
    assert checked("Russia accused Ukraine.", "He accused Ukraine of a crime.") == ()


def test_the_finding_names_the_words() -> None:
    (finding,) = checked("Ukraine accused Russia.", "Russia accused Ukraine.")
    assert finding.check == "roles"
    assert set(finding.words) == {"Ukraine", "Russia", "accused"}


def test_names_in_lower_case_give_no_fault_by_displacement() -> None:
    assert checked("elton said essex attended the rally.", "Elton attended the rally in Warrington.") == ()


def test_a_claim_without_evidence_or_words_gives_nothing() -> None:
    assert checked("Russia accused Ukraine.") == ()
    assert checked("", "Russia accused Ukraine.") == ()


def test_active_and_passive_have_the_same_frames() -> None:
    parts = [
        {(frame.role, *sorted(frame.who)) for frame in frames(prepare(text))}
        for text in ("Russia accused Ukraine.", "Ukraine was accused by Russia.")
    ]
    assert parts[0] == parts[1] == {("actor", "russia"), ("target", "ukraine")}


NAMES = st.sampled_from("Kowalska Macron Erdogan Brazil Norway Mugabe Smith Toyota UNICEF".split())
VERBS = st.sampled_from("accused warned criticised praised sued attacked thanked arrested".split())


@given(NAMES, VERBS, NAMES)
def test_any_sentence_agrees_with_itself_and_not_with_its_swap(left: str, verb: str, right: str) -> None:
    sentence = f"On Monday {left} {verb} {right} in the capital."
    swap = f"On Monday {right} {verb} {left} in the capital."
    assert checked(sentence, sentence) == ()
    assert [finding.severity for finding in checked(swap, sentence)] == ["fault"] * (left != right)


@given(NAMES, VERBS, NAMES)
def test_the_passive_of_a_sentence_agrees_with_it(left: str, verb: str, right: str) -> None:
    active, passive = f"Yesterday {left} {verb} {right}.", f"Yesterday {right} was {verb} by {left}."
    assert checked(passive, active) == ()
    assert checked(active, passive) == ()


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_read_without_error_and_alike_twice(claim: str, evidence: str) -> None:
    found = checked(claim, evidence)
    assert found == roles_of(frames(prepare(claim)), [frames(prepare(evidence))])
    assert len(found) <= 1
