"""English sentences become words with heads: where each stands, what hangs on it, whose deed a verb is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.syntax import Sentence, Word, parse, stretch

LETTERS = st.text(st.sampled_from("abc IVX,.“”’()-é їЖ中😀\n\t7%"), max_size=30)
PHRASES = st.lists(
    st.sampled_from("Ardania the ferry who that urged closed and , “ ” to not sailors if or ?".split()),
    max_size=12,
).map(" ".join)


def one(text: str) -> Sentence:
    return parse([text])[0]


def the(sentence: Sentence, text: str) -> Word:
    """The first word of the sentence that is written so."""
    return next(word for word in sentence.words if word.text == text)


def texts(words: tuple[Word, ...]) -> list[str]:
    return [word.text for word in words]


def test_a_word_knows_its_place_its_form_and_its_head() -> None:
    sentence = one("The sailors left Quellin.")
    assert sentence.words[1] == Word(
        at=1, text="sailors", lemma="sailor", tag="NNS", part="NOUN", role="nsubj", head=2, start=4, sort=""
    )
    assert sentence.words[1].end == 11
    assert sentence.words[0].low == "the"
    assert sentence.words[3].sort == "GPE"
    assert sentence.words[2].role == "ROOT"


@given(LETTERS | PHRASES)
@settings(max_examples=30)
def test_every_word_stands_where_it_says_and_its_heads_lead_to_a_root(text: str) -> None:
    sentence = one(text)
    assert [word.at for word in sentence.words] == list(range(len(sentence.words)))
    for word in sentence.words:
        assert text[word.start : word.end] == word.text
        way = [word, *sentence.above(word)]
        assert way[-1].head == way[-1].at
        assert len(set(way)) == len(way)
        assert all(word in sentence.tree(above) for above in way)


@given(PHRASES)
@settings(max_examples=30)
def test_what_is_cut_is_a_piece_of_the_sentence(text: str) -> None:
    sentence = one(text)
    for word in sentence.words:
        assert word.text in sentence.phrase(word)
        assert sentence.phrase(word) in sentence.cut(sentence.tree(word)) in text


@given(st.lists(PHRASES, max_size=4))
@settings(max_examples=15)
def test_nothing_of_one_sentence_reaches_into_another(sentences: list[str]) -> None:
    together = parse(sentences)
    assert [one.text for one in together] == sentences
    assert [one.words for one in together] == [parse([text])[0].words for text in sentences]


def test_a_long_speech_comes_back_whole_and_in_order() -> None:
    spoken = [f"Ferry number {number} left." for number in range(150)]
    assert [sentence.text for sentence in parse(spoken)] == spoken


@pytest.mark.parametrize("text", ["", " ", "\n\t "])
def test_a_sentence_of_blanks_has_no_words(text: str) -> None:
    assert one(text).words == ()


def test_blanks_inside_a_sentence_are_no_words() -> None:
    sentence = one("Odo\n  Varn   left.")
    assert texts(sentence.words) == ["Odo", "Varn", "left", "."]
    assert sentence.cut(sentence.words[:2]) == "Odo\n  Varn"


def test_below_gives_what_depends_on_a_word_in_order_and_by_role() -> None:
    sentence = one("Ardania closed the old bridge on Monday.")
    closed = the(sentence, "closed")
    assert texts(sentence.below(closed)) == ["Ardania", "bridge", "on", "."]
    assert texts(sentence.below(closed, "prep", "nsubj")) == ["Ardania", "on"]
    assert sentence.below(closed, "dative") == ()


def test_head_and_above_climb_to_the_root() -> None:
    sentence = one("Ardania closed the old bridge on Monday.")
    assert texts(tuple(sentence.above(the(sentence, "Monday")))) == ["on", "closed"]
    assert sentence.head(the(sentence, "old")) == the(sentence, "bridge")
    assert sentence.head(the(sentence, "closed")) is None
    assert list(sentence.above(the(sentence, "closed"))) == []


def test_a_tree_may_leave_out_what_hangs_by_a_role() -> None:
    sentence = one("Ardania, which borders Belmark, closed the bridge.")
    ardania = the(sentence, "Ardania")
    assert sentence.cut(sentence.tree(ardania)) == "Ardania, which borders Belmark,"
    assert texts(sentence.tree(ardania, frozenset({"relcl", "punct"}))) == ["Ardania"]


def test_of_no_words_nothing_is_cut() -> None:
    assert one("Ardania slept.").cut([]) == ""


def test_a_cut_runs_from_the_first_word_to_the_last_in_whatever_order() -> None:
    sentence = one("Ardania closed the old bridge.")
    assert sentence.cut([the(sentence, "bridge"), the(sentence, "closed")]) == "closed the old bridge"


@pytest.mark.parametrize(
    ("text", "noun", "phrase"),
    [
        ("The tired leaders of the valley voted.", "leaders", "The tired leaders of the valley"),
        ("The sailors who fled the fort reached Belmark.", "sailors", "The sailors"),
        ("The navy praised Marla Tovin (left) on Monday.", "Tovin", "Marla Tovin"),
        ("Odo Varn and Marla Tovin met.", "Varn", "Odo Varn and Marla Tovin"),
        ("The ferry sank.", "ferry", "The ferry"),
    ],
)
def test_a_phrase_is_the_noun_with_its_own_words_but_not_with_its_clauses(
    text: str, noun: str, phrase: str
) -> None:
    sentence = one(text)
    assert sentence.phrase(the(sentence, noun)) == phrase


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Ardania closed the bridge.", "closed", "Ardania"),
        ("The crew was praised and left the harbour.", "praised", "crew"),
        ("The crew was praised and left the harbour.", "left", "crew"),
        ("Ardania wants to buy grain.", "buy", "Ardania"),
        ("The sailors who fled the fort reached Belmark.", "fled", "sailors"),
        ("Ardania, which borders Belmark, closed the bridge.", "borders", "Ardania"),
        ("Odo Varn promised new schools, and the crowd cheered.", "cheered", "crowd"),
        ("They praised the sailors freed by Belmark.", "freed", "sailors"),
        ("Close the bridge.", "Close", None),
    ],
)
def test_a_verb_has_its_own_subject_or_the_one_it_shares(text: str, verb: str, subject: str | None) -> None:
    sentence = one(text)
    found = sentence.subject(the(sentence, verb))
    assert (found.text if found else None) == subject


def test_a_stretch_runs_from_the_first_words_start_to_the_last_ones_end() -> None:
    sentence = one("“Ardania closed the bridge,” he said.")
    assert stretch(sentence.words[1:5]) == (1, 26)
    assert sentence.text[slice(*stretch(sentence.words[1:5]))] == "Ardania closed the bridge"
