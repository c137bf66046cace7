"""A share with its interval after Wilson."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.evals.tally import Rate


def test_the_wilson_interval_is_the_textbooks() -> None:
    # 81 of 263: Newcombe (1998), Statistics in Medicine 17:857-872, table I, method 3: 0.2553 to 0.3662.
    low, high = Rate(81, 263).interval()
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


def test_nothing_of_nothing_could_be_anything() -> None:
    assert Rate(0, 0).interval() == (0.0, 1.0)
    assert Rate(0, 0).share is None


@given(st.integers(min_value=1, max_value=500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share(counts: tuple[int, int]) -> None:
    found = Rate(*counts)
    low, high = found.interval()
    assert 0 <= low <= counts[0] / counts[1] + 1e-12
    assert counts[0] / counts[1] - 1e-12 <= high <= 1
