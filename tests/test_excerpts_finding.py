"""The three lists together: word for word, from sentences that may be evidence, in bounded time, the same every time."""

import time
from functools import lru_cache
from pathlib import Path

import pytest
from sample_article import article

from briefing.evals.cases import Document
from briefing.evals.cases import article as read
from briefing.excerpts import Excerpts, excerpts
from briefing.nouns.article import Article
from briefing.reading import Metadata, read_text

GOLD = Path(__file__).resolve().parent.parent / "evals" / "extraction"
DOCUMENTS = [
    Document.model_validate_json(line)
    for name in ("articles.jsonl", "more/articles.jsonl")
    for line in (GOLD / name).read_text(encoding="utf-8").splitlines()
]


@lru_cache(maxsize=64)
def taken(place: int) -> tuple[Article, Excerpts]:
    """An article with what is taken out of it."""
    told = read(DOCUMENTS[place])
    return told, excerpts(told, as_of=DOCUMENTS[place].date)


@pytest.mark.parametrize("place", range(len(DOCUMENTS)), ids=lambda place: DOCUMENTS[place].id)
def test_every_text_is_the_articles_own_and_stands_in_its_evidence(place: int) -> None:
    told, found = taken(place)
    for item in (*found.quotes, *found.figures, *found.background):
        spans = [(one.start, one.end) for one in item.evidence]
        assert set(spans) <= set(told.sentences)
        assert all(told.text[one.start : one.end] == one.text for one in item.evidence)
        assert item.verdict == "supported"
    for quote in found.quotes:
        assert quote.text in told.text[quote.evidence[0].start : quote.evidence[-1].end]
        assert quote.speaker in told.text
        assert quote.title is None or quote.title in told.text
    for figure in found.figures:
        assert figure.figure in figure.statement
        assert figure.statement in figure.evidence[0].text
    for earlier in found.background:
        assert earlier.phrase in earlier.statement
        assert earlier.statement == earlier.evidence[0].text


def test_most_of_the_articles_have_some_of_it() -> None:
    found = [taken(place)[1] for place in range(len(DOCUMENTS))]
    assert sum(bool(one.figures) for one in found) > len(found) / 2
    assert sum(bool(one.quotes) for one in found) > len(found) / 3
    assert sum(bool(one.background) for one in found) > len(found) / 4


def test_nothing_is_taken_from_page_furniture() -> None:
    told = article(
        "The mayor closed the port on Tuesday.",
        "The union went home.",
        aside="“We are all in for the big match tonight,” said Luis Rojas, who paid 80 dollars in 2014.",
    )
    assert excerpts(told, as_of="2025-05-14") == Excerpts()


@pytest.mark.parametrize(
    "sentence",
    [
        "“" * 40_000,
        "“A b c d e f.” " * 8_000,
        "12 and " * 20_000,
        "$5 (£4; " * 20_000,
        "He said “" + "A" * 100_000 + " is not the one who does it,” said " + "Ab" * 50_000,
        "in 2014 " * 20_000,
    ],
    ids=["marks", "quotations", "numbers", "brackets", "words", "dates"],
)
def test_a_hostile_sentence_costs_little(sentence: str) -> None:
    told = article("The mayor closed the port on Tuesday.", sentence)
    excerpts(article("Rain fell in 2014."), as_of=None)
    begun = time.perf_counter()
    excerpts(told, as_of="2025-05-14")
    assert time.perf_counter() - begun < 20


def test_of_the_seed_two_quotations_and_one_figure_are_taken() -> None:
    text = (GOLD.parent.parent / "seeds" / "000_b27834ae53af7043.txt").read_text(encoding="utf-8")
    found = excerpts(read_text(text, Metadata()), as_of="2026-11-22")
    assert [(one.speaker, one.title, one.text) for one in found.quotes] == [
        (
            "Vladimir Putin",
            "Russian President",
            "We would like to start immediately, already next Thursday, May 15, in Istanbul, where they were held"
            " before and where they were interrupted.",
        ),
        ("Vladimir Putin", "Russian President", "We are set on serious negotiations with Ukraine"),
    ]
    assert [one.figure for one in found.figures] == ["hundreds of thousands of lives"]
    assert found.background == ()
