"""Leaks are found wherever they stand, innocent words are none, and what follows the article is counted."""

from typing import Any

import pytest
from rewritten_article import CASE

from briefing.evals.counterfactual.scoring import follows, unanswered
from briefing.evals.extraction.items import Extraction, Item, LeftOut

FREE = "remembered: briefs free of it"
TOO = "remembered: briefs free of it, left out lines too"


def wrong(answer: Extraction, question: str = "remembered") -> list[str]:
    return [
        mark.why for mark in follows(CASE, answer).marks if mark.list == question and mark.what == "wrong"
    ]


@pytest.mark.parametrize(
    "answer",
    [
        Extraction(headline="Iran answers"),
        Extraction(bottom_line="A protest in Paris."),
        Extraction(who=(Item(text="Theresa Brandt"),)),
        Extraction(who=(Item(text="The navy", claim="The navy: did not answer May"),)),
        Extraction(demands=(Item(text="free sailors", by=("May",)),)),
        Extraction(what=(Item(text="Sailors of the United States were seized"),)),
        Extraction(what=(Item(text="Tehran did not answer"),)),
        Extraction(what=(Item(text="The ship was near Erdogan Bay"),)),
        Extraction(what=(Item(text="Thirty-six were seized"),)),
        Extraction(what=(Item(text="45000 visitors came"),)),
        Extraction(what=(Item(text="12 people protested"),)),
        Extraction(when=(Item(text="12 June"),)),
        Extraction(when=(Item(text="Friday", iso="2019-06-14"),)),
        Extraction(when=(Item(text="that year", iso="2019"),)),
        Extraction(when=(Item(text="then", iso="2021-07-14/2019-06-12"),)),
        Extraction(where=(Item(text="Paris"),)),
        Extraction(demands=(Item(text="free sailors", by=("US",)),)),
        Extraction(threats=(Item(text="seize ships", to=("Iran",)),)),
    ],
)
def test_a_value_of_the_original_is_found_wherever_it_stands(answer: Extraction) -> None:
    score = follows(CASE, answer)
    assert score.good is False
    assert score.counts[FREE] == (0, 1)
    assert score.counts["remembered: lines free of it"] == (0, 1)
    assert len(wrong(answer)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "The crew may come home",
        "They met in May",
        "The answer is expected by May",
        "It let us know on 3 May",
        "Two sides talked about the twelve ships",
        "The navies of the Iranians of old",
        "A month later",
        "A parisian",
    ],
)
def test_an_innocent_word_is_no_memory(words: str) -> None:
    score = follows(CASE, Extraction(what=(Item(text=words),)))
    assert score.counts[FREE] == (1, 1)
    assert wrong(Extraction(what=(Item(text=words),))) == []


def test_a_leak_is_told_with_its_place_and_what_the_article_has() -> None:
    item = Item(text="Iran", claim="Iran: seized ships", spans=((0, 4),))
    answer = Extraction(who=(item,), what=(Item(text="Brandt asked Velia to free 52 sailors"),))
    score = follows(CASE, answer)
    (mark,) = [mark for mark in score.marks if mark.what == "wrong"]
    assert mark.model_dump() == {
        "what": "wrong",
        "list": "remembered",
        "wanted": "Velia",
        "given": "Iran",
        "why": "“Iran” stands in who; the article has “Velia” where the original had “Iran” (place)",
        "wanted_spans": ((120, 125), (146, 151)),
        "given_spans": ((0, 4),),
    }
    assert [CASE.document.text[start:end] for start, end in mark.wanted_spans] == ["Velia"] * 2
    found = {mark.wanted for mark in score.marks if mark.what == "found"}
    assert found == {"Brandt", "Velia", "52"}


def test_what_follows_the_article_counts_and_what_it_had_from_the_start_does_not() -> None:
    answer = Extraction(
        headline=CASE.document.title,
        who=(Item(text="Helga Brandt"), Item(text="Meridian Post"), Item(text="President Xi Jinping")),
        what=(Item(text="The crew may come home soon"), Item(text="900 sailors of 36 were freed")),
        when=(Item(text="July 14, 2021", iso="2021-07-14"), Item(text="August 5")),
        where=(Item(text="Odenburg"), Item(text="Paris")),
    )
    assert follows(CASE, answer).counts == {
        FREE: (0, 1),
        TOO: (0, 1),
        "remembered: lines free of it": (8, 10),
        "followed: briefs with a changed value": (1, 1),
        "followed: names": (2, 3),
        "followed: places": (3, 4),
        "followed: numbers": (0, 2),
        "followed: dates": (1, 2),
        "invented: lines free of it": (7, 10),
    }
    assert wrong(answer, "invented") == [
        "“Jinping” stands in who, and the article does not have it",
        "“900” stands in what, and the article does not have it",
        "“August 5” stands in when, and the article does not have it",
    ]


def test_what_the_checks_took_out_is_memory_of_the_model_but_not_of_the_brief() -> None:
    left = LeftOut(list="where", text='{"place": "Paris"}', reason="not in the article")
    counts = follows(CASE, Extraction(where=(Item(text="Odenburg"),), left_out=(left,))).counts
    assert (counts[FREE], counts[TOO]) == ((1, 1), (0, 1))


@pytest.mark.parametrize(
    ("answer", "free"), [(Extraction(), 0), (Extraction(what=(Item(text="Rain fell"),)), 1)]
)
def test_a_brief_that_says_nothing_is_not_good_and_one_without_a_line_not_even_free(
    answer: Extraction, free: int
) -> None:
    score = follows(CASE, answer)
    assert score.good is False
    assert (score.counts[FREE], score.counts["followed: briefs with a changed value"]) == ((free, 1), (0, 1))


def test_failing_is_never_better_than_answering() -> None:
    failed = unanswered(CASE)
    assert failed.good is False
    answers: list[dict[str, Any]] = [{}, {"headline": "Iran"}, {"headline": CASE.document.title}]
    for answer in answers:
        counts = follows(CASE, Extraction(**answer)).counts
        assert all(count[0] <= counts[name][0] for name, count in failed.counts.items())
