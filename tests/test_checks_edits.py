"""Edited copies: a changed word that changes what is said is found, a rewriting that changes nothing is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.checks.edits import edited, edits
from briefing.checks.prepared import prepare
from briefing.nouns.brief import Finding

NAMES = prepare("Vostria Karlund Holm Berg Belmar Lund France Spain United States").keys
"""What the articles of these tests write as names."""


def checked(claim: str, sentence: str) -> tuple[Finding, ...]:
    return edited(prepare(claim), prepare(sentence), NAMES)


def faults(claim: str, sentence: str) -> set[str]:
    """Which checks found a fault; nothing but faults is found here."""
    found = checked(claim, sentence)
    assert {one.severity for one in found} <= {"fault"}
    return {one.check for one in found}


SENTENCE = (
    "Vostria will not reopen the northern border with Karlund before the elections in May, officials said."
)
FIRE = "Dozens of people fled the town of Lund today after the alleged attack on the harbour of Holm."
TALKS = "President Holm told Minister Berg on Monday that the talks in Belmar had failed."


@pytest.mark.parametrize(
    ("check", "claim", "sentence"),
    [
        ("polarity", SENTENCE.replace(" not", ""), SENTENCE),
        ("polarity", SENTENCE, SENTENCE.replace(" not", "")),
        ("polarity", TALKS.replace("had failed", "had not failed"), TALKS),
        ("polarity", SENTENCE.replace("reopen", "never reopen").replace(" not", ""), SENTENCE.replace(" not", "")),
        (
            "polarity",
            "The council banned the yearly grain market in the old town of Lund.",
            "The council allowed the yearly grain market in the old town of Lund.",
        ),
        ("laundering", FIRE.replace("alleged ", ""), FIRE),
        (
            "laundering",
            "The mayor of Lund was attacked near the harbour on Monday night.",
            "The mayor of Lund was reportedly attacked near the harbour on Monday night.",
        ),
        (
            "laundering",
            "The council of Lund reopened the old harbour on Monday after the ice had gone.",
            "The council of Lund will reopen the old harbour on Monday after the ice has gone.",
        ),
        ("names", SENTENCE.replace("Karlund", "Belmar"), SENTENCE),
        ("names", "Envoys of France left the talks in the old town.", "Envoys of Spain left the talks in the old town."),
        ("titles", TALKS.replace("President", "Governor"), TALKS),
        ("values", FIRE.replace("Dozens", "Hundreds"), FIRE),
        ("values", FIRE.replace("today", "last month"), FIRE),
        ("values", FIRE.replace("today", "yesterday"), FIRE),
        ("roles", TALKS.replace("Holm", "X").replace("Berg", "Holm").replace("X", "Berg"), TALKS),
    ],
)  # fmt: skip
def test_a_changed_word_that_changes_what_is_said_is_a_fault(check: str, claim: str, sentence: str) -> None:
    assert check in faults(claim, sentence)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (SENTENCE.replace("will not", "won’t"), SENTENCE),
        (SENTENCE.replace(", officials said", ""), SENTENCE),
        (SENTENCE.replace("officials said", "officials stated"), SENTENCE),
        (TALKS.replace(" on Monday", ""), TALKS),
        (TALKS.replace("told", "informed"), TALKS),
        (
            "Karlund, the largest buyer of grain, raised its tariff by ten percent.",
            "Karlund, the largest buyer of grain, raised its tariff by ten per cent.",
        ),
        (
            "Envoys of the US left the talks in the old town on Monday.",
            "Envoys of the United States left the talks in the old town on Monday.",
        ),
        (
            "American envoys left the talks in the old town on Monday.",
            "U.S. envoys left the talks in the old town on Monday.",
        ),
        (
            "Washington left the talks in the old town on Monday morning.",
            "The United States left the talks in the old town on Monday morning.",
        ),
        (
            "Holm, the mayor of Lund, opened the new harbour and its fish market on Monday.",
            "Holm opened the new harbour and its fish market on Monday.",
        ),
        (
            "Holm opened the new harbour and its fish market on Monday.",
            "Holm, the mayor, opened the new harbour and its fish market on Monday.",
        ),
        (
            "Holm did not win the vote of the northern council on Monday.",
            "Holm failed to win the vote of the northern council on Monday.",
        ),
        (
            "The judges of Lund did not allow the yearly grain market in the old town.",
            "The judges of Lund banned the yearly grain market in the old town.",
        ),
        (
            "Holm said the harbour of Lund will not open before May.",
            "Holm said the harbour of Lund would not open before May.",
        ),
        (
            "Dozens of people were reported to have fled the town after the supposed attack.",
            "Dozens of people were reported to have fled the town after the alleged attack.",
        ),
        (
            "The mayor of Lund was attacked near the harbour on Monday night, witnesses said.",
            "The mayor of Lund was reportedly attacked near the harbour on Monday night.",
        ),
    ],
)
def test_a_harmless_rewriting_passes(claim: str, sentence: str) -> None:
    assert checked(claim, sentence) == ()


def test_a_claim_that_shares_little_with_the_sentence_is_no_copy_of_it() -> None:
    assert edits(prepare("Grain prices did not fall in Belmar."), prepare(SENTENCE)) == ()
    assert checked("Grain prices did not fall in Belmar.", SENTENCE) == ()


def test_a_long_new_stretch_is_a_rewriting_of_which_nothing_is_said() -> None:
    long = SENTENCE.replace(
        "officials said", "as nobody among the many fishermen of the old coast had ever hoped"
    )
    assert checked(long, SENTENCE) == ()


def test_an_edit_has_both_sides_in_order() -> None:
    first, second = edits(
        prepare(FIRE.replace("Dozens", "Hundreds").replace("today", "yesterday")), prepare(FIRE)
    )
    assert [word.form for word in (*first.claim, *first.sentence)] == ["Hundreds", "Dozens"]
    assert [word.form for word in (*second.claim, *second.sentence)] == ["yesterday", "today"]


def test_a_finding_names_what_was_put_in_and_what_it_replaces() -> None:
    (finding,) = checked(FIRE.replace("Dozens", "Hundreds"), FIRE)
    assert finding.words == ("Hundreds", "Dozens")
    (left_out,) = [one for one in checked(SENTENCE.replace(" not", ""), SENTENCE) if one.check == "polarity"]
    assert left_out.words == ("not",)


WORDS = st.sampled_from(
    "Vostria Karlund Holm will not said reopened the border alleged dozens today no".split()
)


@given(st.lists(WORDS, max_size=25))
def test_a_copy_without_an_edit_has_no_fault(words: list[str]) -> None:
    text = " ".join(words)
    assert edits(prepare(text), prepare(text)) == ()
    assert checked(text, text) == ()


@given(st.sampled_from([SENTENCE, FIRE, TALKS]), st.data())
def test_a_plain_adjective_put_in_anywhere_is_no_fault(sentence: str, data: st.DataObject) -> None:
    words = sentence.split()
    at = data.draw(st.integers(min_value=1, max_value=len(words) - 1))
    assert checked(" ".join([*words[:at], "weathered", *words[at:]]), sentence) == ()
