"""Rewriting an article: one pass, whole words, nothing of the old left, and every fault named."""

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rewritten_article import CASE, CHANGED, ORIGINAL, SWAPS

from briefing.evals.cases import Document, article
from briefing.evals.counterfactual.moving import moved_dates, moved_day
from briefing.evals.counterfactual.swaps import CounterfactualArticle, Kind, Swap, changed, faults, rewrite


def place(before: str, after: str, *also: str, kind: Kind = "place") -> Swap:
    return Swap(kind=kind, before=before, after=after, also=also)


def test_the_changed_article_reads_as_an_article() -> None:
    assert CHANGED.title == "Belmark asks Velia to free sailors"
    assert CHANGED.text == (
        "On July 14, 2021, Belmark President Helga Brandt said that a Velian ship had been seized near "
        "Kestrel Bay. Brandt asked Velia to free 52 sailors. Velia's navy did not answer in the days after "
        "July 14.\n\nSeventeen people protested in Odenburg, and police counted 61,000 visitors. The Meridian "
        "Post said the crew may come home soon."
    )
    assert list(faults(CASE)) == []


@pytest.mark.parametrize(
    ("text", "swap", "wanted"),
    [
        ("Iran, Iranian, Iran's, pro-Iran", place("Iran", "Velia"), "Velia, Iranian, Velia's, pro-Velia"),
        ("an Iranian and a Russian", place("Russian", "Omani"), "an Iranian and an Omani"),
        ("An Iranian", place("Iranian", "Velian"), "A Velian"),
        ("an 11-year lull", place("11-year", "14-year", kind="number"), "a 14-year lull"),
        ("20, 20,000, 1.20, 20:15 and 20", place("20", "34"), "34, 20,000, 1.20, 20:15 and 34"),
        ("The US and the US", place("the US", "France"), "France and France"),
        ("Six of six", place("six", "nine"), "Nine of nine"),
        ("US of us", place("US", "UK"), "UK of us"),
    ],
)
def test_whole_words_and_numbers_change_with_the_article_before_them(
    text: str, swap: Swap, wanted: str
) -> None:
    assert rewrite(text, [swap]) == wanted


def test_swaps_do_not_chain_and_the_longest_wins() -> None:
    swaps = [place("A", "B"), place("B", "C"), place("A B", "D")]
    assert rewrite("A, B, A B", swaps) == "B, C, D"


WORDS = st.sampled_from("Arla Bodo Cyra Dima rain fell on 17 400 ships".split())
SENTENCES = st.lists(WORDS, min_size=3, max_size=9).map(lambda words: f"The {' '.join(words)} stood.")


@settings(max_examples=40)
@given(
    st.lists(SENTENCES, min_size=12, max_size=16),
    st.sets(WORDS.filter(lambda one: one[0].isupper() or one.isdigit())),
)
def test_nothing_old_is_left_and_no_sentence_is_lost(sentences: list[str], chosen: set[str]) -> None:
    text = " ".join(sentences)
    new = {"Arla": "Wexo", "Bodo": "Yvra", "Cyra": "Zunder", "Dima": "Ulmo", "17": "23", "400": "900"}
    swaps = [place(one, new[one]) for one in chosen if re.search(rf"\b{one}\b", text)]
    original = Document(id="a", text=text)
    document = changed(original, swaps)
    case = CounterfactualArticle(id="b", document=document, original=original, swaps=tuple(swaps))
    assert list(faults(case)) == []
    assert not any(re.search(rf"\b{swap.before}\b", document.text) for swap in swaps)
    assert len(article(document).sentences) == len(article(original).sentences)
    assert rewrite(document.text, [place(swap.after, swap.before) for swap in swaps]) == text


@pytest.mark.parametrize(
    ("swap", "fault"),
    [
        (place("Rome", "Odenburg"), "'Rome' is not in the article, or only inside longer swaps"),
        (place("Theresa", "Helga"), "'Theresa' is not in the article, or only inside longer swaps"),
        (place("navy", "Iran"), "'Iran' is in the original article already"),
        (place("Paris", "Lund"), "'Paris' is swapped twice"),
        (place("police", ""), "a swap of 'police' for '' says nothing"),
        (place("navy", "Iran-like fleet"), "'Iran' is still in the changed article"),
        (place("navy", "fleet", "crew"), "'crew' is still in the changed article"),
        (place("navy", "fleet. It"), "it had 5 sentences and now has 6"),
    ],
)
def test_a_bad_swap_is_a_fault_with_its_reason(swap: Swap, fault: str) -> None:
    swaps = (*SWAPS, swap)
    case = CASE.model_copy(update={"swaps": swaps, "document": changed(ORIGINAL, swaps)})
    assert fault in list(faults(case))


def test_what_was_forgotten_is_a_fault() -> None:
    rest = SWAPS[1:]
    case = CASE.model_copy(update={"swaps": rest, "document": changed(ORIGINAL, rest)})
    assert list(faults(case)) == []  # "Theresa Brandt": no swap speaks of "Theresa"
    case = CASE.model_copy(update={"document": ORIGINAL})
    assert "'Paris' is still in the changed article" in list(faults(case))


def test_dates_move_by_whole_weeks_in_the_form_they_are_written_in() -> None:
    text = "June 12 and June 12, 2019; 3 March 2019, 3 March; October 31st. May 2019, June. On December 30, then."
    assert {swap.before: swap.after for swap in moved_dates(text, "2019-06-14", 10)} == {
        "June 12": "August 21",
        "June 12, 2019": "August 21, 2019",
        "3 March 2019": "12 May 2019",
        "3 March": "12 May",
        "October 31st": "January 9th",
        "December 30": "March 10",
    }
    assert moved_dates(text, "unknown", 10) == ()


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.integers(-500, 500))
def test_a_moved_day_keeps_its_weekday(day: dt.date, weeks: int) -> None:
    there = moved_day(day.isoformat(), weeks)
    assert there is not None
    assert dt.date.fromisoformat(there).weekday() == day.weekday()
    assert moved_day(there, -weeks) == day.isoformat()
