"""Quotations are found where they stand, whatever their blanks and marks, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.evals.extraction.quoting import located_quote

TEXT = "He said: “We’ll   leave\n\nnow.” Then he left."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("Then he left.", "Then he left."),
        ("“We’ll   leave", "“We’ll   leave"),
        ("We'll leave now", "We’ll   leave\n\nnow"),
        ('"We\'ll leave now."', "We’ll   leave\n\nnow"),
        ("...leave now...", "leave\n\nnow"),
        ("  Then\the ", "Then he"),
    ],
)
def test_blanks_and_marks_may_differ(quote: str, found: str) -> None:
    span = located_quote(quote, TEXT)
    assert span is not None
    assert TEXT[span[0] : span[1]] == found


@pytest.mark.parametrize(
    "quote", ["", " ", "“…”", "We will leave", "then he left", "leave then", "We’ll … now"]
)
def test_what_is_not_there_is_not_found(quote: str) -> None:
    assert located_quote(quote, TEXT) is None


@given(st.text(max_size=80), st.integers(0, 80), st.integers(1, 30))
def test_a_piece_of_the_text_is_found_as_it_stands(text: str, start: int, length: int) -> None:
    piece = text[start : start + length]
    span = located_quote(piece, text)
    if piece.strip():
        assert span == (text.find(piece), text.find(piece) + len(piece))
    else:
        assert span is None
