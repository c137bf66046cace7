"""The interval after Wilson: the textbook's, and always around the share."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.evals.wilson import wilson


def test_the_wilson_interval_is_the_textbooks() -> None:
    # 81 of 263: Newcombe (1998), Statistics in Medicine 17:857-872, table I, method 3: 0.2553 to 0.3662.
    low, high = wilson(81, 263)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


def test_nothing_of_nothing_could_be_anything() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@given(st.integers(min_value=1, max_value=500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share(counts: tuple[int, int]) -> None:
    low, high = wilson(*counts)
    assert 0 <= low <= counts[0] / counts[1] + 1e-12
    assert counts[0] / counts[1] - 1e-12 <= high <= 1
