"""The sentences that tell the news are picked from every part of a text, and never the dateline."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_article import article

from briefing.proposals.events import MOST, features, is_dateline, main
from briefing.proposals.parsed import Parsed

SENTENCES = st.lists(
    st.lists(
        st.sampled_from("Ardania closed the port of Quellin on Monday in 2019 “ ” had it . Yes".split()),
        min_size=1,
        max_size=12,
    ).map(" ".join),
    min_size=1,
    max_size=12,
)
NEWS = (
    "May 12, 2025",
    "President Odo Varn closed the port of Quellin on Monday after a row over two ferries.",
    "“The port belongs to us all,” he said.",
    "It was built in 1950.",
    "Ferries had been stopped near Tarsk Island.",
    "Traders wept.",
)
LONG = "Ardania closed the port of Quellin on Monday after a row over " + "two ferries and " * 100 + "grain."


def picked(*sentences: str, **more: object) -> tuple[int, ...]:
    return main(Parsed(article(*sentences, **more)))


def told(*sentences: str, **more: object) -> tuple[dict[str, float], ...]:
    return features(Parsed(article(*sentences, **more)))


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("May 12, 2025", True),
        ("Monday, May 12, 2025", True),
        ("Thursday May 1 2025 ", True),
        ("May 12, 2025.", True),
        ("On May 12, 2025", False),
        ("May 12, 2025 was a cold day.", False),
        ("May 12", False),
        ("Quellin", False),
        ("", False),
    ],
)
def test_a_dateline_is_a_day_and_nothing_else(text: str, dateline: bool) -> None:
    assert is_dateline(text) is dateline


def test_the_news_is_told_by_the_sentence_that_opens_and_not_by_the_dateline() -> None:
    found = picked(*NEWS, title="Ardania closes Quellin port")
    assert 2 in found
    assert 1 not in found
    assert 6 not in found


@pytest.mark.parametrize(("size", "count"), [(1, 1), (2, 2), (8, 3), (9, 4), (30, 4)])
def test_a_short_text_has_three_main_events_and_a_longer_one_four(size: int, count: int) -> None:
    told = [f"Ardania closed port number {number} near Quellin on Monday." for number in range(size)]
    assert len(picked(*told)) == count


def test_of_a_text_that_tells_nothing_something_is_taken_all_the_same() -> None:
    assert picked("Yes.", "No.") == (1, 2)
    assert picked() == ()


def test_the_second_half_of_a_long_text_is_not_lost() -> None:
    found = picked(*[LONG] * 20)
    assert len(found) == 8
    assert found[3] <= 10 < found[4]


def test_of_the_longest_text_no_more_is_taken_than_one_question_holds() -> None:
    found = picked(*[LONG] * 43)
    assert 8 < len(found) <= MOST
    assert found[-1] > 30


@given(SENTENCES)
@settings(max_examples=30)
def test_what_is_picked_are_numbers_of_sentences_in_their_order(sentences: list[str]) -> None:
    found = picked(*sentences)
    assert found
    assert list(found) == sorted(set(found))
    assert set(found) <= set(range(1, len(sentences) + 1))


@given(SENTENCES)
@settings(max_examples=30)
def test_every_sentence_has_the_same_figures_between_0_and_1(sentences: list[str]) -> None:
    found = told(*sentences)
    assert len(found) == len(sentences)
    assert len({tuple(one) for one in found}) == 1
    assert all(0 <= value <= 1 for one in found for value in one.values())


@pytest.mark.parametrize(
    ("feature", "sentence", "other"),
    [
        ("short", "Traders wept.", "Traders wept when the port of Quellin was closed."),
        ("voiced", "Odo Varn said the port was closed.", "The port was closed."),
        ("quotation", "“The port is closed,” said Odo Varn.", "Odo Varn said the port was closed."),
        ("opens quoted", "“The port is closed,” said Odo Varn.", "Odo Varn said: “The port is closed.”"),
        ("past", "Ardania closed the port.", "Ardania closes the port."),
        ("present", "Ardania closes the port.", "Ardania closed the port."),
        ("dated", "Ardania closed the port on Monday.", "Ardania closed the port."),
        ("numbers", "Ardania closed nine ports.", "Ardania closed the port."),
        ("names", "The crew met Marla Tovin.", "The crew met."),
        ("pronoun", "They closed the port.", "Ardania closed the port."),
        ("past year", "It was built in 1950.", "It was built in Quellin."),
        ("had", "Ardania had closed the port.", "Ardania closed the port."),
        ("dateline", "May 12, 2025", "Ardania closed the port."),
    ],
)
def test_a_figure_is_told_where_its_case_stands_and_only_there(
    feature: str, sentence: str, other: str
) -> None:
    here, there = told(sentence, other)
    assert here[feature] > 0
    assert there[feature] == 0


def test_the_first_sentence_is_the_one_after_the_dateline() -> None:
    found = told(*NEWS)
    assert [one["first"] for one in found] == [0, 1, 0, 0, 0, 0]
    assert [one["second"] for one in found] == [0, 0, 1, 0, 0, 0]
    assert [one["third"] for one in found] == [0, 0, 0, 1, 0, 0]
    assert found[1]["early"] == 1.0


def test_words_shared_with_the_title_are_told() -> None:
    found = told("Ardania closed the port.", "Traders wept.", title="Ardania closes port")
    assert (found[0]["title"], found[1]["title"]) == (1.0, 0.0)


def test_a_sentence_of_words_said_often_is_central() -> None:
    found = told("Ardania closed the port.", "Ardania opened the port.", "It rained heavily there.")
    assert found[0]["central"] == found[1]["central"] > found[2]["central"]
