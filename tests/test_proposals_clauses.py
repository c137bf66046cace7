"""A line is cut from its sentence: what an actor does, and the clause round a time or place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.proposals.clauses import LONGEST, balanced, clause, predicate
from briefing.syntax import Sentence, Word, parse

PHRASES = st.lists(
    st.sampled_from(
        "Ardania the ferry who that said closed sank was and , “ ” ( ) to not sailors if near Quellin .".split()
    ),
    max_size=14,
).map(" ".join)
LONG = (
    "Ardania closed the port of Quellin on Monday and sent two ships, after the navy of Belmark had seized two "
    "ferries with sixty sailors and nine tonnes of grain near the island of Tarsk."
)


def one(text: str) -> Sentence:
    return parse([text])[0]


def the(sentence: Sentence, text: str) -> Word:
    return next(word for word in sentence.words if word.text == text)


@pytest.mark.parametrize(
    ("text", "subject", "role"),
    [
        ("Ardania closed the old bridge.", "Ardania", "closed the old bridge"),
        ("Ardania, which borders Belmark, closed the old bridge.", "Ardania", "closed the old bridge"),
        ("Marla Tovin, the minister of ports, praised the crew.", "Tovin", "praised the crew"),
        ("Marla Tovin (left) praised the crew.", "Tovin", "praised the crew"),
        ("The crew was praised and left the harbour.", "crew", "was praised and left the harbour"),
        ("Belmark did not reopen the crossing.", "Belmark", "did not reopen the crossing"),
        (
            "The envoy has not yet been told of the decision.",
            "envoy",
            "has not yet been told of the decision",
        ),
        ("Ardania wants to buy grain.", "Ardania", "wants to buy grain"),
        ("The ministry said the ferry sank near Quellin.", "ferry", "sank near Quellin"),
        ("The ministry said the ferry sank.", "ministry", "said the ferry sank"),
        ("On Friday the committee met in Ostrel.", "committee", "met in Ostrel"),
        ("The crew sang “Home again”.", "crew", "sang “Home again”"),
        ("The governor said that “the road is open.", "governor", "said that the road is open"),
        ("He wept.", "He", "wept"),
    ],
)
def test_a_predicate_is_what_the_clause_says_of_its_subject(text: str, subject: str, role: str) -> None:
    sentence = one(text)
    assert predicate(sentence, the(sentence, subject)) == role


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ardania closed the old bridge.", "bridge"),
        ("Ardania closed the old bridge.", "closed"),
        ("A quiet morning in Quellin.", "Quellin"),
        ("“We won the vote,” said Marla Tovin.", "Tovin"),
    ],
)
def test_of_what_is_no_subject_or_has_nothing_after_it_nothing_is_said(text: str, word: str) -> None:
    sentence = one(text)
    assert predicate(sentence, the(sentence, word)) is None


@pytest.mark.parametrize(
    ("text", "word", "line"),
    [
        ("Ships waited near the fort.", "fort", "Ships waited near the fort"),
        (
            "The ministry said the ferry sank near Quellin on Tuesday.",
            "Quellin",
            "the ferry sank near Quellin on Tuesday",
        ),
        (
            "Odo Varn promised new schools in Quellin, and the crowd cheered.",
            "Quellin",
            "Odo Varn promised new schools in Quellin",
        ),
        ("The bridge was closed and the road near Ostrel was cut.", "Ostrel", "the road near Ostrel was cut"),
        (
            "In a rare address on Sunday, President Odo Varn promised new schools.",
            "schools",
            "President Odo Varn promised new schools",
        ),
        (
            "In a rare address on Sunday, President Odo Varn promised new schools.",
            "Sunday",
            "In a rare address on Sunday, President Odo Varn promised new schools",
        ),
        (
            "Ardania, which borders Belmark, closed the bridge.",
            "Belmark",
            "Ardania, which borders Belmark, closed the bridge",
        ),
        ("“We won the vote in Ostrel,” said Marla Tovin.", "Ostrel", "We won the vote in Ostrel"),
        ("The crew sang and left the harbour.", "harbour", "The crew sang and left the harbour"),
        ("He wept.", "He", "He wept"),
    ],
)
def test_a_clause_is_the_smallest_with_a_subject_round_the_word(text: str, word: str, line: str) -> None:
    sentence = one(text)
    assert clause(sentence, the(sentence, word)) == line


@pytest.mark.parametrize("word", ["morning", "Quellin", "."])
def test_a_sentence_without_a_verb_has_no_clause(word: str) -> None:
    sentence = one("A quiet morning in Quellin.")
    assert clause(sentence, the(sentence, word)) is None


def test_a_clause_of_few_words_gives_way_to_the_one_round_it() -> None:
    sentence = one("The ministry said on Friday it rained.")
    assert clause(sentence, the(sentence, "rained")) == "The ministry said on Friday it rained"


def test_a_long_line_is_cut_at_its_last_joint_and_keeps_its_word() -> None:
    sentence = one(LONG)
    assert predicate(sentence, the(sentence, "Ardania")) == (
        "closed the port of Quellin on Monday and sent two ships"
    )
    assert clause(sentence, the(sentence, "Monday")) == "Ardania closed the port of Quellin on Monday"
    assert clause(sentence, the(sentence, "Tarsk")) == LONG[LONG.index("the navy") : -1]


def test_a_long_line_without_a_joint_stays_whole() -> None:
    text = "The crew " + "saw " + "the big old red ship of " * 12 + "Ostrel."
    sentence = one(text)
    found = predicate(sentence, the(sentence, "crew"))
    assert found is not None
    assert len(found.split()) > LONGEST
    assert found == text.removeprefix("The crew ").removesuffix(".")


@given(PHRASES)
@settings(max_examples=30)
def test_no_line_has_a_word_that_its_sentence_lacks_nor_a_mark_at_its_ends(text: str) -> None:
    sentence = one(text)
    for word in sentence.words:
        for line in (predicate(sentence, word), clause(sentence, word)):
            if line:
                assert line.strip(" ,;:") == line
                assert _in_order(line, text)


def _in_order(line: str, text: str) -> bool:
    """Whether the line's words come in the text one after the other, quotation marks aside."""
    rest = iter(_bare(text))
    return all(word in rest for word in _bare(line))


def _bare(text: str) -> list[str]:
    return "".join(" " if mark in '“”()[]"' else mark for mark in text).split()


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("“We won", "We won"),
        ("We won”", "We won"),
        ("“We won”", "“We won”"),
        ("the mayor (left", "the mayor left"),
        ("the mayor (left) spoke", "the mayor (left) spoke"),
        ("the [old bridge", "the old bridge"),
        ('said "no', "said no"),
        ('said "no"', 'said "no"'),
        (" , and left; ", "and left"),
        ("", ""),
    ],
)
def test_a_mark_that_lost_its_partner_goes(line: str, found: str) -> None:
    assert balanced(line) == found


@given(st.text(st.sampled_from('ab “”()[]",;: '), max_size=20))
def test_what_is_balanced_stays_as_it_is(line: str) -> None:
    assert balanced(balanced(line)) == balanced(line)
