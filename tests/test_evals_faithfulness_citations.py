"""Citations: only the cited places may carry an item, and a place that adds nothing is counted as idle."""

from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import ARTICLE
from sample_lines import COPIED, FALSE, FIRST, FOURTH, SECOND, THIRD, TRUE, gold

from briefing.evals.extraction.items import Extraction, Item
from briefing.evals.faithfulness.citations import citations
from briefing.evals.score import Mark, Score
from briefing.nouns.article import Span


def _cited(*items: tuple[str, tuple[Span, ...]]) -> Score:
    what = tuple(Item(text=claim, claim=claim, spans=spans) for claim, spans in items)
    return citations(gold(), Extraction(what=what))


def _counts(*items: tuple[str, tuple[Span, ...]]) -> tuple[tuple[float, float], tuple[float, float]]:
    counts = _cited(*items).counts
    assert set(counts) == {"citations: recall, by rules", "citations: precision, by rules"}
    return counts["citations: recall, by rules"], counts["citations: precision, by rules"]


def test_a_claim_that_its_own_place_carries_has_recall_and_precision() -> None:
    assert _counts((COPIED, (THIRD,))) == ((1, 1), (1, 1))
    assert _cited((COPIED, (THIRD,))).marks == (
        Mark(what="right", list="citations", given=COPIED, given_spans=(THIRD,)),
    )


def test_what_only_the_rest_of_the_article_says_is_not_carried() -> None:
    assert _counts((COPIED, (FOURTH,))) == ((0, 1), (0, 1))
    (mark,) = _cited((COPIED, (FOURTH,))).marks
    assert (mark.what, mark.given_spans) == ("wrong", (FOURTH,))
    assert mark.why.startswith("what it cites does not carry it alone")


def test_an_item_that_cites_nothing_is_not_carried_and_has_no_place_to_count() -> None:
    assert _counts((COPIED, ())) == ((0, 1), (0, 0))
    assert _cited((COPIED, ())).marks[0].why == "nothing is cited"


def test_a_place_that_adds_nothing_is_idle() -> None:
    assert _counts((COPIED, (THIRD, FOURTH))) == ((1, 1), (1, 2))
    assert _cited((COPIED, (THIRD, FOURTH))).marks[0].why == "1 of 2 cited places add nothing"


def test_two_places_that_are_each_enough_are_both_precise() -> None:
    whole, most = THIRD, (THIRD[0], THIRD[1] - 1)
    assert _counts((COPIED, (whole, most))) == ((1, 1), (2, 2))


def test_two_places_that_carry_it_only_together_are_both_precise() -> None:
    both = f"{COPIED} {ARTICLE[slice(*FIRST)]}"
    assert _counts((both, (FIRST, THIRD))) == ((1, 1), (2, 2))


def test_a_place_given_twice_is_one_place() -> None:
    assert _counts((COPIED, (THIRD, THIRD))) == ((1, 1), (1, 1))


def test_an_invented_item_makes_its_places_idle() -> None:
    assert _counts((FALSE, (FIRST, SECOND))) == ((0, 1), (0, 2))


def test_no_items_are_no_perfect_citations() -> None:
    assert _counts() == ((0, 0), (0, 0))


def test_shares_are_over_all_items_and_all_places() -> None:
    assert _counts((COPIED, (THIRD,)), (TRUE, (FIRST, FOURTH)), (FALSE, (FIRST,)), (TRUE, ())) == (
        (2, 4),
        (2, 4),
    )


_SPANS = st.lists(st.tuples(st.integers(-50, 900), st.integers(-50, 900)), max_size=3).map(tuple)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from((COPIED, FALSE, "")), _SPANS), max_size=3))
def test_no_places_whatever_give_more_than_there_is(items: list[tuple[str, tuple[Span, ...]]]) -> None:
    recall, precision = _counts(*items)
    assert 0 <= recall[0] <= recall[1] == len(items)
    assert 0 <= precision[0] <= precision[1] == sum(len(set(spans)) for _, spans in items)
