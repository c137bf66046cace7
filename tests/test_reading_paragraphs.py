"""Blank lines part paragraphs, single newlines too unless the text is wrapped."""

import textwrap
import time

from hypothesis import given
from hypothesis import strategies as st

from briefing.reading.paragraphs import lines, paragraphs, trimmed

ONE = (
    "The foreign minister said on Monday that the talks on a ceasefire would go on in Istanbul next week, "
    "and that both delegations had been told to prepare for several days of meetings behind closed doors."
)
TWO = (
    "He added that the parties had not yet agreed on the terms, though a first draft was on the table and "
    "the mediators, who had spoken with both capitals during the night, were hopeful about its chances."
)


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


def test_each_line_is_a_paragraph_when_lines_hold_whole_sentences() -> None:
    assert pieces(f"{ONE}\nAlso read\n{TWO}\n") == [ONE, "Also read", TWO]


def test_a_list_of_short_lines_stays_a_list() -> None:
    assert pieces("Home\nWorld\nPolitics\n") == ["Home", "World", "Politics"]


def test_wrapped_lines_are_put_together_and_blank_lines_still_part() -> None:
    wrapped = [textwrap.fill(text, 72) for text in (ONE, TWO)]
    assert pieces("\n\n".join(wrapped)) == wrapped


def test_in_wrapped_text_a_short_line_ends_its_paragraph() -> None:
    first, second = textwrap.fill(ONE.replace(" behind closed doors", ""), 72), textwrap.fill(TWO, 72)
    assert pieces(f"{first}\nAlso read\n{second}") == [first, "Also read", second]


def test_lines_of_spaces_and_tabs_are_blank() -> None:
    assert pieces("\n \t\n  One. \n \t \n\tTwo.\u00a0\n") == ["One.", "Two."]


def test_no_text_has_no_paragraphs() -> None:
    assert paragraphs(" \n\t\n") == []


@given(st.text(alphabet="ab. \n\t\u00a0😀。", max_size=400))
def test_paragraphs_cover_everything_but_white_space_in_order(text: str) -> None:
    covered = "".join(pieces(text))
    assert "".join(covered.split()) == "".join(text.split())
    assert all(trimmed(text, *span) == span and span[0] < span[1] for span in paragraphs(text))


def test_a_very_long_blank_line_is_passed_over_at_once() -> None:
    begun = time.perf_counter()
    text = "The bridge opened.\n" + " " * 1_000_000 + "\nIt closed again."
    assert [text[start:end] for start, end in lines(text)] == ["The bridge opened.", "It closed again."]
    assert time.perf_counter() - begun < 2
