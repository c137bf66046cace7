"""Modes: whether a verb is stated plainly, attributed, planned, asked, alleged or denied."""

import pytest

from briefing.voices import hear


def mode_of(text: str, word: str) -> str:
    """The mode under which a word of the sentence stands."""
    found = [one.mode for one in hear([text]).stated(0) if one.word == word]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "word", "mode"),
    [
        ("Troops crossed the river.", "crossed", "plain"),
        ("Officials said troops crossed the river.", "crossed", "attributed"),
        ("Troops will cross the river.", "cross", "planned"),
        ("Troops plan to cross the river.", "cross", "planned"),
        ("Troops are expected to cross the river.", "cross", "planned"),
        ("Sanctions will be imposed on Monday.", "imposed", "planned"),
        ("Berg agreed to leave the house.", "leave", "agreed"),
        ("Kyiv demanded that Moscow release the sailors.", "release", "asked"),
        ("Kyiv urged Moscow to release the sailors.", "release", "asked"),
        ("Moscow denied that troops crossed the river.", "crossed", "denied"),
        ("Kyiv accused Moscow of shelling the dam.", "shelling", "alleged"),
        ("Troops did not cross the river.", "cross", "negated"),
        ("The railway promised refunds for trains that were delayed.", "delayed", "plain"),
    ],
)
def test_the_mode_of_a_verb(text: str, word: str, mode: str) -> None:
    assert mode_of(text, word) == mode


def test_irregular_pasts_share_the_stem_of_their_verb() -> None:
    stems = [
        one.stem
        for one in hear(["Troops withdrew; more will withdraw."]).stated(0)
        if one.word.startswith("withdr")
    ]
    assert len(stems) == 2
    assert len(set(stems)) == 1
