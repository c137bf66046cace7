"""A line is cut from its sentence: what an actor does, and the clause round a time or place."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.proposals.clauses import LONGEST, balanced, clause, predicate
from briefing.syntax import SUBJECTS, Sentence, Word, parse

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
        ("The governor said that “the road is open.", "governor", "said that “the road is open”"),
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
            "Ardania, which borders Belmark, closed the bridge.",
            "Belmark",
            "Ardania, which borders Belmark, closed the bridge",
        ),
        (
            "“We won the vote in Ostrel,” said Marla Tovin.",
            "Ostrel",
            "“We won the vote in Ostrel,” said Marla Tovin",
        ),
        ("But the crew sang “Home again”.", "crew", "the crew sang “Home again”"),
        ("He wept.", "He", "He wept"),
    ],
)
def test_a_clause_has_no_joining_word_and_no_mark_at_its_ends(text: str, word: str, line: str) -> None:
    sentence = one(text)
    assert clause(sentence, the(sentence, word)) == line


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said the ferry sank near Quellin on Tuesday",
        "The ministry said on Friday it rained",
        "Odo Varn promised new schools in Quellin, and the crowd cheered",
        "The bridge was closed and the road near Ostrel was cut",
        "In a rare address on Sunday, President Odo Varn promised new schools",
        "According to Odo Varn, the crew left the harbour on Monday",
        "“We won the vote in Ostrel,” said Marla Tovin",
        "Marla Tovin recommended that the troops leave Quellin by Friday",
        "NPR reported Odo Varn recommended the troops withdraw from Quellin on Monday",
        "The army will shell the fort on Monday if the enemy does not stop",
    ],
)
def test_round_whatever_word_a_sentence_of_one_line_stays_whole(text: str) -> None:
    sentence = one(f"{text}.")
    assert {clause(sentence, word) for word in sentence.words} == {text}


IF = re.compile(r"(?<!if )the enemy does not stop", re.IGNORECASE)


@pytest.mark.parametrize(
    "text",
    [
        "The army will shell the fort on Monday if the enemy does not stop.",
        "The general said that if the enemy does not stop by Friday, the army will shell the fort.",
        "“We will shell the fort on Monday if the enemy does not stop,” said Odo Varn.",
        "Odo Varn, who had met the crews of two ferries and nine ships near the island of Tarsk on Sunday, told "
        "reporters in Quellin that his army will shell the fort and the old bridge if the enemy does not stop.",
        ("If the enemy does not stop, the army will shell the fort on Monday."),
        (
            "If the enemy does not stop, the army of Ardania will shell the old fort, the bridge and the port of "
            "Quellin on Monday with all the guns of the two ships that came from Belmark a week ago, officials said."
        ),
    ],
)
def test_a_condition_never_loses_its_if(text: str) -> None:
    sentence = one(text)
    enemy = clause(sentence, the(sentence, "enemy"))
    assert enemy is not None
    assert "if the enemy does not stop" in enemy.lower()
    assert predicate(sentence, the(sentence, "enemy")) is None
    for word in sentence.words:
        for line in (clause(sentence, word), predicate(sentence, word)):
            assert not IF.search(line or "")


def test_what_is_only_recommended_is_never_said_to_happen() -> None:
    sentence = one("NPR reported Odo Varn recommended the troops withdraw from Quellin on Monday.")
    for word in sentence.words:
        for line in (clause(sentence, word), predicate(sentence, word)):
            assert line is None or "recommended the troops withdraw" in line


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The ministry wants the crew to leave the port.", "crew"),
        ("Odo Varn saw the crew leaving the port.", "crew"),
        ("Ardania demands that Belmark free the sailors.", "Belmark"),
        ("Marla Tovin recommended that the envoy leave Quellin.", "envoy"),
        ("Marla Tovin recommended that the troops leave Quellin.", "troops"),
        ("The army will stay unless Belmark frees the sailors.", "Belmark"),
        ("The envoy asked whether Belmark freed the sailors.", "Belmark"),
        ("No troops were injured in Quellin.", "troops"),
    ],
)
def test_what_is_wanted_seen_or_not_so_is_nothing_that_somebody_does(text: str, subject: str) -> None:
    sentence = one(text)
    assert the(sentence, subject).role in SUBJECTS
    assert predicate(sentence, the(sentence, subject)) is None


@pytest.mark.parametrize("word", ["morning", "Quellin", "."])
def test_a_sentence_without_a_verb_has_no_clause(word: str) -> None:
    sentence = one("A quiet morning in Quellin.")
    assert clause(sentence, the(sentence, word)) is None


FRONT = (
    "In a rare address on Sunday, President Odo Varn promised new schools and better roads to the towns of the "
    "northern coast and the villages of the eastern hills, saying the people of the island had waited far too long "
    "for help."
)
SOURCE = FRONT.replace("In a rare address on Sunday", "According to Marla Tovin")


def test_a_long_sentence_gives_its_main_clause_from_the_subject_on() -> None:
    sentence = one(FRONT)
    main = FRONT[FRONT.index("President") : FRONT.index(", saying")]
    assert clause(sentence, the(sentence, "coast")) == main
    assert clause(sentence, the(sentence, "Sunday")) == FRONT[: FRONT.index(", saying")]
    assert clause(sentence, the(sentence, "island")) == FRONT[FRONT.index("President") : -1]


def test_a_sentence_stays_whole_up_to_the_longest_line() -> None:
    text = f"{FRONT[: FRONT.index(', saying')]} in the north"
    longer = f"{text} today"
    assert (len(text.split()), len(longer.split())) == (LONGEST, LONGEST + 1)
    sentence = one(f"{text}.")
    assert clause(sentence, the(sentence, "coast")) == text
    sentence = one(f"{longer}.")
    assert clause(sentence, the(sentence, "coast")) == longer[longer.index("President") :]


def test_a_long_sentence_keeps_who_says_so_in_front() -> None:
    sentence = one(SOURCE)
    assert clause(sentence, the(sentence, "coast")) == SOURCE[: SOURCE.index(", saying")]


def test_a_long_line_is_cut_at_its_last_joint_and_keeps_its_word() -> None:
    sentence = one(LONG)
    assert predicate(sentence, the(sentence, "Ardania")) == (
        "closed the port of Quellin on Monday and sent two ships"
    )
    assert clause(sentence, the(sentence, "Monday")) == "Ardania closed the port of Quellin on Monday"
    assert clause(sentence, the(sentence, "Tarsk")) == LONG[:-1]  # no joint after the word


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
        ("“We won", "“We won”"),
        ("We won”", "“We won”"),
        ("“We won”", "“We won”"),
        ("“We won” and “we", "“We won” and “we”"),
        ("won” and “lost”", "“won” and “lost”"),
        ("the mayor (left", "the mayor (left)"),
        ("the mayor (left) spoke", "the mayor (left) spoke"),
        ("the mayor (left) and the crew (right", "the mayor (left) and the crew (right)"),
        ("left) spoke", "left spoke"),
        ("the [old bridge", "the [old bridge]"),
        ("old] bridge", "old bridge"),
        ("the bridge [", "the bridge"),
        ("the bridge, (", "the bridge"),
        ('said "no', 'said "no"'),
        ('no" he said', '"no" he said'),
        ('"no', '"no"'),
        ('said "no"', 'said "no"'),
        (" , and left; ", "and left"),
        ("", ""),
    ],
)
def test_a_mark_that_lost_its_partner_is_closed(line: str, found: str) -> None:
    assert balanced(line) == found


CLOSES = {"“": "”", "(": ")", "[": "]", '"': '"'}
CHUNKS = st.lists(
    st.sampled_from(["the crew", "left", *(f"{opens}so it is{closes}" for opens, closes in CLOSES.items())]),
    min_size=1,
    max_size=5,
).map(" ".join)


@given(CHUNKS, st.integers(min_value=0, max_value=60))
def test_a_line_cut_at_its_end_is_closed_there_and_else_stays_as_it_is(line: str, at: int) -> None:
    kept = line[:at]
    bare = kept.lstrip(" ,;:").rstrip(" ,;:[(")
    alone = [
        one
        for one in '“(["'
        if bare.count(one) > bare.count(CLOSES[one]) or (one == '"' and bare.count(one) % 2)
    ]
    assert balanced(kept) == (bare + CLOSES[alone[0]] if alone else bare)
    assert balanced(balanced(kept)) == balanced(kept)


@given(st.text(st.sampled_from('ab “”()[]",;: '), max_size=20))
def test_what_is_balanced_stays_as_it_is(line: str) -> None:
    found = balanced(line)
    assert [mark for mark in found if mark in "ab"] == [mark for mark in line if mark in "ab"]
    assert '"' in line or paired(found)


def paired(line: str) -> bool:
    """Whether every mark of the line closes the one opened last."""
    still: list[str] = []
    for mark in line:
        if still and mark == still[-1]:
            still.pop()
        elif mark in CLOSES:
            still.append(CLOSES[mark])
        elif mark in CLOSES.values():
            return False
    return not still


@pytest.mark.parametrize(
    "line",
    [
        "the [[old bridge",
        "the mayor) met the crew (of Quellin)",
        "we won” and “we",
        "“We met the mayor (left",
        'said ("no',
    ],
)
def test_several_marks_that_lost_their_partners_end_in_pairs(line: str) -> None:
    assert paired(balanced(line))
