"""Quotation marks: what stands between them, in one sentence and over several."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.voices import quotations


@pytest.mark.parametrize(
    "text",
    [
        'He called it "a great step" on Monday.',
        "He called it “a great step” on Monday.",
        "He called it ‘a great step’ on Monday.",
        "He called it 'a great step' on Monday.",
        "Il parle d'une «a great step» lundi.",
        "Er nennt es „a great step“ am Montag.",
    ],
)
def test_every_kind_of_mark_is_read(text: str) -> None:
    ((piece,),) = quotations([text])
    assert text[piece.start : piece.end] == "a great step"


@pytest.mark.parametrize(
    "text", ["It's Peter's bridge and the players' union.", "Rock 'n' roll in the '90s."]
)
def test_apostrophes_are_no_quotation(text: str) -> None:
    assert quotations([text]) == ((),)


def test_pieces_over_a_sentences_end_are_one_quotation() -> None:
    first, second = quotations(["He said “The bridge is old.", "Nobody paints it” and left."])
    assert first[0].number == second[0].number


def test_a_paragraph_that_opens_again_begins_anew() -> None:
    found = quotations(["“The bridge is old.", "“Nobody paints it.”", "He left."])
    assert [len(pieces) for pieces in found] == [1, 1, 0]


def test_a_lost_closing_mark_does_not_swallow_the_article() -> None:
    found = quotations(["He said “the bridge is old.", *["It rained."] * 20])
    assert found[-1] == ()


@given(st.lists(st.text(alphabet="ab “”\"'‘’«».,", max_size=40), max_size=12))
def test_pieces_lie_in_their_sentences_in_order(texts: list[str]) -> None:
    for text, pieces in zip(texts, quotations(texts), strict=True):
        ends = [0, *(offset for piece in pieces for offset in (piece.start, piece.end)), len(text)]
        assert ends == sorted(ends)
        assert all(piece.start < piece.end for piece in pieces)
