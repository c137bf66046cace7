"""Background: sentences of earlier times, by a date of their own or a plain word for the past; never the lead."""

import pytest
from sample_article import article

from briefing.excerpts import excerpts
from briefing.nouns.brief import Background

LEAD = "Velmar closed the border with Tarsk on Tuesday."


def background(*sentences: str, published: str | None = "2025-05-14") -> tuple[Background, ...]:
    return excerpts(article(*sentences, published=published), as_of="2025-05-14").background


@pytest.mark.parametrize(
    ("sentence", "phrase", "date"),
    [
        ("In 2014 Velmar annexed the valley.", "In 2014", "2014"),
        ("The two states had fought a war in the 1990s.", "in the 1990s", "1990/1999"),
        ("Velmar has held the valley since 2014.", "since 2014", "2014"),
        ("Last year Velmar left the treaty.", "Last year", "2024"),
        ("Tarsk signed the treaty in March 2018.", "in March 2018", "2018-03"),
        ("Tarsk was arming the rebels in January.", "in January", "2025-01"),
        ("The dam had burst twenty years ago.", "twenty years ago", "2005"),
        ("The dam burst many years ago.", "many years ago", None),
        ("Previously, the valley was ruled by Tarsk.", "Previously", None),
    ],
)
def test_a_sentence_of_an_earlier_time_has_its_phrase_and_date(
    sentence: str, phrase: str, date: str | None
) -> None:
    (one,) = background(LEAD, sentence)
    assert (one.statement, one.phrase, one.date) == (sentence, phrase, date)
    assert [piece.text for piece in one.evidence] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "The 2015 deal limited what Velmar may do.",
        "On Monday Tarsk recalled its envoy, who had come in 2019.",
        "Tarsk fired on the post on May 2.",
        "The treaty of 1998 allows this.",
        "Velmar was founded in 1920 and is now at war.",
        "It had annexed the valley in 2014.",
        "Did Velmar annex the valley in 2014?",
        "Tarsk will leave the treaty in 2030.",
        "Tarsk is under sanctions, and was condemned by its neighbours in 2019.",
    ],
    ids=[
        "a name",
        "a side clause",
        "this month",
        "of a thing",
        "now",
        "it",
        "a question",
        "ahead",
        "is and was",
    ],
)
def test_what_is_told_of_the_present_or_leans_on_other_sentences_is_no_background(sentence: str) -> None:
    assert background(LEAD, sentence) == ()


def test_the_oldest_time_stands_first_and_undated_ones_last() -> None:
    found = background(
        LEAD,
        "Previously, the valley was ruled by Tarsk.",
        "In 2014 Velmar annexed the valley.",
        "The two states fought a war in 1999.",
    )
    assert [(one.id, one.date) for one in found] == [
        ("background-1", "1999"),
        ("background-2", "2014"),
        ("background-3", None),
    ]


def test_the_lead_is_never_background_and_a_date_line_is_no_lead() -> None:
    old = "In 2014 Velmar annexed the valley."
    assert background(old, LEAD) == ()
    assert background("Wednesday, May 14, 2025", old, LEAD) == ()
    assert len(background("Wednesday, May 14, 2025", LEAD, old)) == 1


def test_without_a_publication_the_latest_date_of_the_article_is_counted_from() -> None:
    old, late = "In 2014 Velmar annexed the valley.", "Tarsk closed the border on May 13, 2025."
    assert [one.date for one in background(LEAD, late, old, published=None)] == ["2014"]
    assert background(LEAD, old, published=None) == ()


def test_there_are_never_more_than_six() -> None:
    many = [f"In {year} Velmar annexed another valley." for year in range(1990, 2010)]
    found = background(LEAD, *many)
    assert [one.date for one in found] == [str(year) for year in range(1990, 1996)]
