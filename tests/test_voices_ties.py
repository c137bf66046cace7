"""Who is who: names, offices and states that one article ties together."""

import pytest

from briefing.voices import same_speaker, ties

ARTICLE = [
    "Russian President Vladimir Putin met Kremlin spokesman Dmitry Peskov in Moscow.",
    "Ukrainian President Volodymyr Zelensky and French President Emmanuel Macron spoke in Kyiv.",
    "Jane Roe, a State Department spokeswoman, was in Oslo.",
    "Putin smiled, and Zelensky and Macron did not.",
]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Putin", "Vladimir Putin"),
        ("the Russian president", "Putin"),
        ("the Kremlin", "Dmitry Peskov"),
        ("Kremlin spokesman Dmitry Peskov", "Kremlin"),
        ("Russia", "the Russian foreign ministry"),
        ("the US", "State Department spokeswoman Jane Roe"),
        ("Washington", "the White House"),
        ("Macron", "French President Emmanuel Macron"),
    ],
)
def test_one_speaker_under_two_names(left: str, right: str) -> None:
    links = ties(ARTICLE)
    assert same_speaker(left, right, links)
    assert same_speaker(right, left, links)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Putin", "Zelensky"),
        ("President Putin", "President Zelensky"),
        ("Macron", "Vladimir Putin"),
        ("the Kremlin", "Emmanuel Macron"),
        ("Russian President Vladimir Putin", "Ukrainian President Volodymyr Zelensky"),
        ("Ukraine", "Russia"),
        ("Reuters", "the BBC"),
    ],
)
def test_two_speakers_stay_two(left: str, right: str) -> None:
    links = ties(ARTICLE)
    assert not same_speaker(left, right, links)
    assert not same_speaker(right, left, links)


def test_a_surname_that_two_persons_share_is_left_alone() -> None:
    links = ties(["Anna Berg met Otto Berg in Lund."])
    assert links.fullest("Berg") == "Berg"
