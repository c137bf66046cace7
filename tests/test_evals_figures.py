"""Figures: sums, means per article, means of figures, and intervals by drawing articles."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_suite import row

from briefing.evals.figures import Figure, figures
from briefing.evals.row import Row
from briefing.evals.wilson import wilson


def _counted(*shares: tuple[str, float, float], name: str = "found: all") -> list[Row]:
    return [row(f"c{n}", group, counts={name: (good, of)}) for n, (group, good, of) in enumerate(shares)]


def test_no_rows_make_no_figures() -> None:
    assert figures([]) == ()
    assert figures([row("a")], {"mean": ("found: *",)}) == (
        Figure(name="mean", value=None, good=0, of=0, articles=0),
    )


def test_nothing_of_nothing_has_no_value() -> None:
    (found,) = figures(_counted(("a", 0, 0), ("b", 0, 0)))
    assert found == Figure(name="found: all", value=None, good=0, of=0, articles=0)


def test_counts_add_up_over_cases_and_a_long_article_does_not_decide_the_mean() -> None:
    (found,) = figures(_counted(("long", 80, 100), ("long", 10, 20), ("short", 0, 2), ("none", 0, 0)))
    assert (found.good, found.of, found.value) == (90, 122, 90 / 122)
    assert found.per_article == (90 / 120 + 0) / 2
    assert found.articles == 2


def test_one_article_says_nothing_of_others() -> None:
    (found,) = figures(_counted(("a", 1, 2), ("a", 2, 2)))
    assert (found.value, found.low, found.high, found.articles) == (0.75, None, None, 1)


@pytest.mark.parametrize("good", [0, 5])
def test_where_every_article_agrees_wilsons_interval_of_so_many_articles_stands(good: int) -> None:
    (found,) = figures(_counted(*((name, good, 5) for name in "abcdefgh")))
    assert (found.low, found.high) == wilson(8 * good // 5, 8)


def test_the_mean_of_figures_weighs_them_alike_and_says_how_many_it_has() -> None:
    rows = [
        row("1", "a", counts={"TPR: x": (9, 10), "TNR: x": (1, 2)}),
        row("2", "b", counts={"TPR: x": (0, 0), "TNR: x": (1, 2)}),
    ]
    mean = figures(rows, {"balanced": ("TPR: *", "TNR: *")})[-1]
    assert (mean.name, mean.value, mean.good, mean.of) == ("balanced", (0.9 + 0.5) / 2, 2, 2)
    assert mean.per_article is None
    assert mean.articles == 2


def test_a_mean_of_which_one_member_has_no_value_has_none() -> None:
    rows = [row(one, one, counts={"TPR: x": (1, 1), "TNR: x": (0, 0)}) for one in "ab"]
    mean = figures(rows, {"balanced": ("TPR: *", "TNR: *")})[-1]
    assert (mean.value, mean.good, mean.of, mean.low, mean.high) == (None, 1, 2, None, None)


def test_failed_rows_count_what_they_carry() -> None:
    lost = row("2", "b", status="failed", reason="no", counts={"found: all": (0, 1)})
    (found,) = figures([*_counted(("a", 1, 1)), lost])
    assert (found.good, found.of) == (1, 2)


def test_the_interval_of_known_shares_is_what_drawing_gives() -> None:
    # Two articles, 0 of 1 and 1 of 1: a quarter of all drawings is 0, a quarter 1, so 95 % need both.
    (found,) = figures(_counted(("a", 0, 1), ("b", 1, 1)))
    assert (found.value, found.low, found.high) == (0.5, 0.0, 1.0)


def test_cases_of_one_article_are_drawn_together() -> None:
    apart = figures(_counted(*((str(n), n % 2, 1) for n in range(100))))[0]
    together = figures(_counted(*((str(n // 10), (n // 10) % 2, 1) for n in range(100))))[0]
    assert apart.value == together.value == 0.5
    assert _width(together) > 2 * _width(apart)


def _width(one: Figure) -> float:
    assert one.low is not None
    assert one.high is not None
    return one.high - one.low


_ROWS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=20
).map(lambda made: _counted(*((group, min(good, of), of) for group, good, of in made)))


@given(_ROWS)
def test_an_interval_lies_among_the_articles_shares(rows: list[Row]) -> None:
    (found,) = figures(rows)
    if found.low is None or found.high is None:
        assert found.value is None or found.articles < 2
        return
    assert 0 <= found.low <= found.high <= 1 + 1e-12
    assert found.value is not None
    assert found.low - 1e-12 <= found.value <= found.high + 1e-12


@given(_ROWS, st.randoms(use_true_random=False))
def test_the_same_rows_in_any_order_have_the_same_figures(rows: list[Row], chance: random.Random) -> None:
    mixed = list(rows)
    chance.shuffle(mixed)
    assert figures(rows) == figures(rows)
    assert figures(mixed) == figures(rows)


def test_where_articles_agree_an_amount_has_no_interval_and_a_share_over_one_none_either() -> None:
    for name, good in (("lines per brief", 1), ("speed", 3)):
        (found,) = figures(_counted(("a", good, 1), ("b", good, 1), name=name))
        assert (found.value, found.low, found.high) == (good, None, None)


def test_a_dataset_whose_name_ends_in_times_is_still_a_share() -> None:
    (found,) = figures(_counted(("a", 1, 2), name="TPR by verdict: nytimes/gpt"))
    assert not found.plain
