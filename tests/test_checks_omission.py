"""The omission check: a condition, correction, denial or reply that stands beside what a line reports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.checks.omission import omission
from briefing.voices import hear


def found(claim: str, *text: str) -> list[str]:
    """How grave the findings are; the line rests on the first sentence."""
    return [one.severity for one in omission(hear([claim]), hear(text), [1])]


CONDITIONS = [
    ("Iran will strike the port of Haifa.", "Iran will strike the port of Haifa if it is attacked again."),
    ("The union will go on strike in June.", "Unless wages rise, the union will go on strike in June."),
    ("Britain will lift its tariffs on steel.", "Britain will lift its tariffs on steel, provided that Brussels does the same."),
    ("The court must free Holm at once.", "The court must free Holm at once if no charge is brought, the law says."),
    ("Anders Holm said he will resign.", "Anders Holm said he will resign on condition that Parliament is dissolved."),
    (
        "Oslo will face heavy sanctions, the ambassador said.",
        "The ambassador told Oslo to close the border or face heavy sanctions.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "evidence"), CONDITIONS)
def test_a_dropped_condition_is_a_doubt(claim: str, evidence: str) -> None:
    assert found(claim, evidence) == ["doubt"]


@pytest.mark.parametrize("evidence", [evidence for _, evidence in CONDITIONS])
def test_a_condition_that_is_kept_is_left_alone(evidence: str) -> None:
    assert found(evidence, evidence) == []


def test_the_finding_names_the_condition() -> None:
    claim, evidence = CONDITIONS[0]
    (one,) = omission(hear([claim]), hear([evidence]), [1])
    assert one.check == "omission"
    assert one.words == ("if it is attacked again.",)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        # The condition is one of another deed of the same sentence.
        ("He will travel to Paris on Monday.", "He will travel to Paris on Monday and would return if he is asked."),
        ("He will travel to Paris on Monday.", "If he is asked he would stay; he will travel to Paris on Monday."),
        # No condition at all.
        ("She will run for mayor.", "She will run for mayor, even if her party loses."),
        ("The minister will sign the deal.", "Asked if he trusts them, the minister said he will sign the deal."),
        # What is reported is no bare future.
        ("Iran threatened to strike Haifa.", "Iran will strike Haifa if it is attacked again."),
        ("Iran may strike Haifa.", "Iran will strike Haifa if it is attacked again."),
        ("Iran struck Haifa on Monday.", "Iran struck Haifa on Monday, and will do so again if it is attacked."),
        ("Oslo was told to close the border.", "The ambassador told Oslo to close the border or face heavy sanctions."),
    ],
)  # fmt: skip
def test_what_leaves_no_condition_out_is_left_alone(claim: str, evidence: str) -> None:
    assert found(claim, evidence) == []


def test_what_was_taken_back_is_a_doubt() -> None:
    text = ("Nilsen said the dam had burst.", "The mayor later retracted the claim about the dam.")
    assert found("Nilsen said the dam had burst.", *text) == ["doubt"]
    assert found("Nilsen said the dam had burst.", "Nilsen said the dam had burst.", "It rained.") == []


ACCUSED = "Kyiv accused Moscow of shelling the dam near Kherson."


@pytest.mark.parametrize(
    "denial",
    [
        "Moscow denied the accusation.",
        "Moscow has rejected the allegations as absurd.",
        "Moscow dismissed these claims.",
        "Moscow denied shelling the dam.",
    ],
)
@pytest.mark.parametrize("between", [(), ("The river rose at once.",)])
def test_a_denial_left_out_is_a_note(denial: str, between: tuple[str, ...]) -> None:
    assert found(ACCUSED, ACCUSED, *between, denial) == ["note"]


def test_the_note_names_who_denies() -> None:
    (one,) = omission(hear([ACCUSED]), hear([ACCUSED, "Moscow denied the accusation."]), [1])
    assert one.words == ("denied", "Moscow")


@pytest.mark.parametrize(
    "behind",
    [
        "Moscow denied entry to the inspectors.",
        "Ankara denied the accusation that it had bought grain.",
        "Moscow said nothing else.",
    ],
)
def test_another_denial_is_left_alone(behind: str) -> None:
    assert found(ACCUSED, ACCUSED, behind) == []


def test_a_denial_far_behind_is_left_alone() -> None:
    assert found(ACCUSED, ACCUSED, "It rained.", "It snowed.", "Moscow denied the accusation.") == []


def test_a_line_with_the_denial_is_left_alone() -> None:
    line = "Kyiv accused Moscow of shelling the dam near Kherson, which Moscow denies."
    assert found(line, ACCUSED, "Moscow denied the accusation.") == []


def test_the_reply_of_the_one_addressed_is_a_note() -> None:
    demand = "Kyiv urged Ankara to close the straits."
    assert found(demand, demand, "Ankara replied that it would think about it.") == ["note"]
    assert found(demand, demand, "Sofia replied that it would think about it.") == []


def test_other_languages_are_left_alone() -> None:
    claim, evidence = CONDITIONS[0]
    assert omission(hear([claim], "de"), hear([evidence], "de"), [1]) == ()


@given(
    st.lists(
        st.sampled_from([line for pair in CONDITIONS for line in pair] + [ACCUSED]), min_size=1, max_size=4
    )
)
def test_no_doubt_about_a_sentence_of_the_article_itself(text: list[str]) -> None:
    heard = hear(text)
    for number, line in enumerate(text, 1):
        assert all(one.severity == "note" for one in omission(hear([line]), heard, [number]))
