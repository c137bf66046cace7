"""Numbers as written: digits in any script and notation, English number words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.values.numerals import digits, spoken

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int, joined: str) -> str:
    """The number in English; `joined` stands after "hundred" and "thousand": " " or " and "."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    size, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    head, rest = divmod(number, size)
    between = joined if rest < 100 else " "
    return f"{in_words(head, joined)} {name}" + (f"{between}{in_words(rest, joined)}" if rest else "")


@given(st.integers(0, 999_999), st.sampled_from([" ", " and "]))
def test_every_number_in_words_is_read_back(number: int, joined: str) -> None:
    written = in_words(number, joined)
    read = spoken(written, 0)
    assert read is not None
    assert (read.value, read.end) == (number, len(written))


@given(st.integers(0, 999_999_999))
def test_separators_of_thousands_change_nothing(number: int) -> None:
    grouped = f"{number:,}"
    assert digits(grouped, "en") == (number, 1)
    assert digits(grouped.replace(",", "."), "de") == (number, 1)
    assert digits(grouped.replace(",", "\u202f"), "fr") == (number, 1)
    assert digits(str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")), "ar") == (number, 1)


@pytest.mark.parametrize(
    ("written", "language", "value", "step"),
    [
        ("5.7", "en", 5.7, 0.1),
        ("5,7", "de", 5.7, 0.1),
        ("1.200", "en", 1.2, 0.001),
        ("1.200", "de", 1200, 1),
        ("1,234.50", "en", 1234.5, 0.01),
        ("1.234,50", "de", 1234.5, 0.01),
        ("0,125", "en", 0.125, 0.001),
    ],
)
def test_the_language_tells_decimals_from_thousands(
    written: str, language: str, value: float, step: float
) -> None:
    read = digits(written, language)
    assert read is not None
    assert read == pytest.approx((value, step))


def test_a_version_is_no_number() -> None:
    assert digits("2.0.1", "en") is None


@pytest.mark.parametrize(
    ("said", "value", "read"),
    [
        ("a hundred and five people", 105, "a hundred and five"),
        ("two three", 2, "two"),
        ("five and six", 5, "five"),
        ("two and a half million", 2_500_000, "two and a half million"),
        ("twenty twenty", 20, "twenty"),
        ("fifty thousand votes", 50_000, "fifty thousand"),
    ],
)
def test_a_number_ends_where_the_next_begins(said: str, value: float, read: str) -> None:
    found = spoken(said, 0)
    assert found is not None
    assert (found.value, said[: found.end]) == (value, read)


def test_other_words_are_no_numbers() -> None:
    assert spoken("a man", 0) is None
    assert spoken("tension", 0) is None
