"""Paired statistics: intervals, swaps, Holm and McNemar against slow and obvious ways to compute them."""

from itertools import product

import pytest
from hypothesis import Phase, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from briefing.evals.figures import Counts, percentiles, resampled, summed, values
from briefing.evals.paired import McNemar, Pair, differences, holm, mcnemar

NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""One example takes a tenth of a second, and small ones are drawn."""

MEANS = {"mean": ("x", "y")}


def _pair(a: tuple[float, float], b: tuple[float, float], name: str = "x") -> Pair:
    return {name: a}, {name: b}


def _better(articles: int) -> list[Pair]:
    """So many articles in which B has all of one and A nothing, and two in which they agree."""
    return [_pair((0, 1), (1, 1))] * articles + [_pair((1, 1), (1, 1)), _pair((0, 1), (0, 1))]


def test_a_difference_is_the_second_run_less_the_first_over_all_articles() -> None:
    (found,) = differences([_pair((1, 4), (3, 4)), _pair((2, 2), (2, 2)), _pair((0, 0), (0, 0))], {})
    assert (found.name, found.a, found.b, found.difference) == ("x", 3 / 6, 5 / 6, 5 / 6 - 3 / 6)
    assert (found.articles, found.disagreeing) == (2, 1)
    assert found.p == 1.0, "one article may as well have been swapped"


def test_what_counts_nothing_in_one_run_cannot_be_compared() -> None:
    (found,) = differences([_pair((0, 0), (1, 2)), _pair((0, 0), (2, 2))], {}, headline=("*",))
    assert (found.a, found.b, found.difference) == (None, 0.75, None)
    assert (found.low, found.high, found.p, found.corrected) == (None, None, None, None)
    assert found.told == "cannot be compared"


def test_runs_that_count_the_same_have_no_interval_and_no_difference() -> None:
    (found,) = differences([_pair((n, 9), (n, 9)) for n in range(9)], {}, headline=("x",))
    assert (found.difference, found.low, found.high, found.p) == (0, None, None, 1.0)
    assert found.told == "no difference shown"


@pytest.mark.parametrize(("articles", "told"), [(5, "no difference shown"), (6, "better")])
def test_five_articles_can_never_show_a_difference_and_six_can(articles: int, told: str) -> None:
    (found,) = differences(_better(articles), {}, headline=("x",))
    assert found.p == 2 / 2**articles
    assert (found.told, found.disagreeing, found.articles) == (told, articles, articles + 2)


def test_only_a_headline_figure_is_called_better_and_a_lower_one_worse() -> None:
    pairs = _better(9)
    assert [one.told for one in differences(pairs, {})] == ["not a headline figure"]
    assert [one.told for one in differences(pairs, {}, ("x",))] == ["better"]
    assert [one.told for one in differences(pairs, {}, ("x",), lower=("x*",))] == ["worse"]
    back = [(b, a) for a, b in pairs]
    assert [one.told for one in differences(back, {}, ("x",))] == ["worse"]
    assert [one.told for one in differences(back, {}, ("x",), lower=("x*",))] == ["better"]


def test_headline_figures_are_corrected_for_their_number() -> None:
    one = _better(6)
    pairs: list[Pair] = [
        ({f"x{n}": a["x"] for n in range(2)}, {f"x{n}": b["x"] for n in range(2)}) for a, b in one
    ]
    found = differences(pairs, {}, headline=("x*",))
    assert [(each.p, each.corrected, each.told) for each in found] == [
        (1 / 32, 1 / 16, "no difference shown")
    ] * 2
    alone = differences(pairs, {}, headline=("x0",))
    assert [(each.corrected, each.told) for each in alone] == [
        (1 / 32, "better"),
        (None, "not a headline figure"),
    ]


def test_many_articles_are_swapped_at_random_and_the_measured_way_counts() -> None:
    (found,) = differences(_better(40), {})
    assert found.p == 1 / 5001
    (even,) = differences([_pair((0, 1), (1, 1)), _pair((1, 1), (0, 1))] * 20, {})
    assert even.p == 1.0


def test_the_interval_is_that_of_the_same_articles_drawn_for_both() -> None:
    pairs = [({"x": (n % 3, 3), "y": (1, 2)}, {"x": (n % 2, 3), "y": (n % 3, 2)}) for n in range(9)]
    drawn = [resampled([pair[side] for pair in pairs], MEANS) for side in (0, 1)]
    for found in differences(pairs, MEANS):
        gaps = [b - a for a, b in zip(drawn[0][found.name], drawn[1][found.name], strict=True)]
        assert len(gaps) == 1000
        assert (found.low, found.high) == pytest.approx(percentiles(gaps))


_COUNT = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda made: (min(made), max(made)))
_COUNTS = st.fixed_dictionaries({"x": _COUNT, "y": _COUNT})
_PAIRS = st.lists(st.tuples(_COUNTS, _COUNTS), min_size=1, max_size=6)


def _slow(pairs: list[tuple[Counts, Counts]], name: str) -> float | None:
    """The share of all 2**n swaps of all articles that part the runs at least as far."""

    def gap(coins: tuple[int, ...]) -> float | None:
        sides = [[pair[coin ^ side] for pair, coin in zip(pairs, coins, strict=True)] for side in (0, 1)]
        one, other = (values(summed(side), MEANS)[name] for side in sides)
        return None if one is None or other is None else other - one

    measured = gap((0,) * len(pairs))
    if measured is None:
        return None
    gaps = [gap(coins) for coins in product((0, 1), repeat=len(pairs))]
    return sum(one is None or abs(one) >= abs(measured) - 1e-9 for one in gaps) / len(gaps)


@given(_PAIRS)
@effort(max_examples=25, phases=NO_SHRINKING)
def test_p_is_the_share_of_all_swaps_of_all_articles(pairs: list[tuple[Counts, Counts]]) -> None:
    for one in differences(pairs, MEANS):
        assert one.p == pytest.approx(_slow(pairs, one.name)), one.name


@given(_PAIRS)
@effort(max_examples=25, phases=NO_SHRINKING)
def test_the_runs_the_other_way_round_differ_by_the_opposite(pairs: list[tuple[Counts, Counts]]) -> None:
    there = differences(pairs, MEANS, headline=("x",))
    back = differences([(b, a) for a, b in pairs], MEANS, headline=("x",))
    assert {one.name: (one.a, one.b, one.p, one.disagreeing) for one in there} == {
        one.name: (one.b, one.a, one.p, one.disagreeing) for one in back
    }
    for one in there:
        assert one.low is None or one.high is None or one.low < one.high


def test_holm_is_the_textbooks() -> None:
    # Four tests: 0.005 × 4, 0.01 × 3, 0.03 × 2, and 0.04, which must not fall below the one before it.
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([0.9, 0.8]) == [1.0, 1.0]
    assert holm([]) == []


@given(st.lists(st.floats(0, 1), max_size=9))
def test_a_corrected_p_is_never_smaller_and_keeps_the_order(every: list[float]) -> None:
    found = holm(every)
    assert all(p <= corrected <= 1 for p, corrected in zip(every, found, strict=True))
    ranked = [found[index] for index in sorted(range(len(every)), key=every.__getitem__)]
    assert ranked == sorted(ranked)


def test_mcnemars_exact_test_is_the_binomial_one() -> None:
    # 1 of 10 coins: 2 * (1 + 10) / 1024.
    assert mcnemar(1, 9) == McNemar(lost=1, won=9, p=2 * 11 / 1024)
    assert mcnemar(9, 1).p == mcnemar(1, 9).p
    assert (mcnemar(0, 0).p, mcnemar(3, 3).p) == (1.0, 1.0)
