"""What recheck makes of words that a house's own template writes: markings, slots and comments."""

import pytest
from sample_brief import small_brief

from briefing.recheck.reading import parsed

ARTICLE = small_brief().article


def quiet(text: str) -> list[tuple[str, str, bool]]:
    found = parsed(text, "md", ARTICLE)
    return [(one.text, one.why, one.ours) for one in found.unchecked]


@pytest.mark.parametrize(
    "marking",
    [
        "UNCLASSIFIED",
        "TOP SECRET",
        "RESTREINT UE/EU RESTRICTED",
        "NATO UNCLASSIFIED",
        "OFFICIAL – SENSITIVE",
        "UNCLASSIFIED//FOR OFFICIAL USE ONLY",
        "VS – NUR FÜR DEN DIENSTGEBRAUCH",
    ],
)
def test_a_classification_is_listed_and_not_checked_wherever_it_stands(marking: str) -> None:
    page = (
        f"**{marking}**\n\n# Dam talks fail\n\n## Demands\n\n**{marking}**\n\n## Evidence\n\n**{marking}**\n"
    )
    why = "a marking of the house, not checked"
    assert quiet(page).count((marking, why, False)) == 3
    assert not [line for line in parsed(page, "md", ARTICLE).lines if line.text == marking]


@pytest.mark.parametrize(
    "text", ["SECRET TALKS FAILED", "Unclassified", "ARDEN USE ONLY", "TOP SECRET: Arden sues"]
)
def test_other_words_in_capitals_are_claims(text: str) -> None:
    found = parsed(f"# Dam talks fail\n\n{text}\n", "md", ARTICLE)
    assert [line.text for line in found.lines] == [text]


def test_a_slot_of_the_houses_own_is_listed_as_empty_and_filled_words_below_comment_as_a_persons() -> None:
    empty = "▢ For a person to write: comment of the post. The program leaves this empty; one article does not support it."
    page = f"# Dam talks fail\n\n## Comment\n\n**{empty}**\n\n## Own view\n\n{empty}\n"
    assert quiet(page).count((empty, "a place of your own for a person, which is empty", False)) == 2
    filled = quiet("# Dam talks fail\n\n## Comment\n\nWe think that Arden will sue.\n")
    assert ("We think that Arden will sue.", "a person's words, not checked", False) in filled


def test_a_claim_in_the_shape_of_a_slot_is_still_a_claim() -> None:
    text = "▢ For a person to write: nothing. Arden has sued. The program leaves this empty; one article does not support it."
    assert "Arden has sued." in [
        line.text for line in parsed(f"# Dam talks fail\n\n{text}\n", "md", ARTICLE).lines
    ]
