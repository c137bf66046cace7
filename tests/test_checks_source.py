"""The prepared article: where its words stand, whether it speaks of itself, what it gives as evidence."""

from hypothesis import given
from hypothesis import strategies as st
from sample_article import article

from briefing.checks.prepared import prepare
from briefing.checks.source import Source


def source(*sentences: str, language: str | None = "en") -> Source:
    one = article(*sentences, language=language)
    return Source(one.text, one.sentences, language)


TOLD = source(
    "Karlund closed its harbour on Monday.",
    "The harbour of Lund stayed open.",
    "Britain praised Karlund.",
)


def test_places_are_the_sentences_with_the_word_in_order() -> None:
    assert TOLD.places("harbour") == (0, 1)
    assert TOLD.places("karlund") == (0, 2)
    assert TOLD.places("moon") == ()


def test_names_are_what_has_a_capital_inside_a_sentence_and_nations() -> None:
    assert {"lund", "karlund", "britain"} <= TOLD.names
    assert "harbour" not in TOLD.names


def test_a_word_in_other_forms_is_had_but_not_exactly() -> None:
    word = prepare("It shut.").content[0]
    assert TOLD.has(word)
    assert not TOLD.has_exactly(word)
    assert TOLD.has_exactly(prepare("Its closing.").content[0]) is TOLD.has(
        prepare("Its closing.").content[0]
    )


def test_what_few_sentences_have_weighs_more() -> None:
    once, twice = prepare("It praised the harbour.").content
    assert TOLD.weight(once) > TOLD.weight(twice) > 0


def test_names_and_numbers_weigh_more_than_plain_words_found_as_often() -> None:
    plain = prepare("They stayed.").content[0]
    assert TOLD.weight(prepare("in Lund").content[0]) > TOLD.weight(plain)


def test_a_speech_speaks_of_itself_an_article_with_a_quoted_one_does_not() -> None:
    assert source("I came to Lund.", "We will not leave.", "The harbour is open.").speaks_of_itself
    assert not TOLD.speaks_of_itself
    assert not source("“I came to Lund,” he said.", "“We will not leave.”").speaks_of_itself


def test_neighbours_end_where_the_article_does() -> None:
    assert TOLD.around(0) == (TOLD.sentences[1],)
    assert TOLD.around(1) == (TOLD.sentences[0], TOLD.sentences[2])
    assert source("Alone.").around(0) == ()


def test_pairs_follow_each_other_near_pairs_have_up_to_three_words_between() -> None:
    one = source("The old harbour of northern Lund finally closed yesterday.")
    assert ("lund", "final") in one.pairs
    assert ("harbour", "northern") in one.content_pairs
    assert ("harbour", "northern") not in one.pairs
    assert ("old", "final") in one.near_pairs
    assert ("final", "old") not in one.near_pairs
    assert ("old", "yesterday") not in one.near_pairs


def test_no_pair_reaches_over_the_end_of_a_sentence() -> None:
    assert ("open", "britain") not in TOLD.pairs | TOLD.content_pairs | TOLD.near_pairs


@given(st.lists(st.integers(min_value=0, max_value=2), max_size=8))
def test_evidence_is_verbatim_in_order_and_each_sentence_once(numbers: list[int]) -> None:
    found = TOLD.evidence(numbers)
    assert [one.text for one in found] == [TOLD.texts[n] for n in sorted(set(numbers))]
    assert all(TOLD.text[one.start : one.end] == one.text for one in found)


def test_an_article_without_sentences_has_nothing() -> None:
    empty = Source("", (), "en")
    assert empty.keys == empty.names == frozenset()
    assert not empty.has(prepare("Lund fell").content[0])
