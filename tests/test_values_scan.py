"""Which values a text states, of which kind, and where they stand."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.values import Value, values


def only(text: str, language: str | None = "en") -> Value:
    found = values(text, language)
    assert len(found) == 1, found
    return found[0]


def kinds(text: str) -> list[tuple[str, float | None]]:
    return [(one.kind, one.low) for one in values(text)]


@pytest.mark.parametrize(
    ("text", "kind", "low", "unit"),
    [
        ("it cost $40 billion", "money", 4e10, "dollar"),
        ("it cost US$5.7 million", "money", 5.7e6, "usd"),
        ("it cost 40bn euros", "money", 4e10, "eur"),
        ("it cost €3m", "money", 3e6, "eur"),
        ("it cost £ 50 m", "money", 5e7, "pound"),
        ("it grew 15.5%", "percent", 15.5, None),
        ("it grew fifteen per cent", "percent", 15, None),
        ("a third of them", "percent", 100 / 3, None),
        ("two-thirds of them", "percent", 200 / 3, None),
        ("one in five voters", "percent", 20, None),
        ("half the country", "percent", 50, None),
        ("a 90-day truce", "duration", 90, "day"),
        ("two and a half years", "duration", 2.5, "year"),
        ("within a week", "duration", 1, "week"),
        ("a 79-year-old man", "age", 79, "year"),
        ("a 79 - year - old man", "age", 79, "year"),
        ("a man aged 79", "age", 79, "year"),
        ("about 160km away", "measure", 160, "kilometre"),
        ("25 degrees Celsius", "measure", 25, "celsius"),
        ("the twenty-first time", "ordinal", 21, None),
        ("the 21st time", "ordinal", 21, None),
        ("a third man", "ordinal", 3, None),
        ("the third quarter", "ordinal", 3, None),
        ("it doubled", "multiple", 2, None),
        ("since 2014", "year", 2014, None),
        ("the 2016 elections", "year", 2016, None),
        ("2000 people", "count", 2000, None),
        ("in the 1990s", "decade", 1990, None),
        ("at 4 p.m.", "time of day", 960, "pm"),
        ("at 16:00", "time of day", 960, "24"),
        ("at noon", "time of day", 720, "24"),
        ("under Article 5 the", "label", 5, "article"),
        ("on a Monday", "weekday", 0, None),
        ("in June", "month", 6, "6"),
    ],
)
def test_a_value_has_its_kind_and_unit(text: str, kind: str, low: float, unit: str | None) -> None:
    one = only(text)
    assert one.low == pytest.approx(low)
    assert (one.kind, one.unit) == (kind, unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "hedge"),
    [
        ("more than 50 people", 50, None, "over"),
        ("at least 50 people", 50, None, "over"),
        ("50 or more people", 50, None, "over"),
        ("up to 50 people", None, 50, "under"),
        ("fewer than 50 people", None, 50, "under"),
        ("nearly 50 people", 50, 50, "about"),
        ("between five and seven people", 5, 7, None),
        ("10 to 15 people", 10, 15, None),
        ("5-7 people", 5, 7, None),
        ("5 to 7 million people", 5e6, 7e6, None),
        ("several people", 3, 12, "vague"),
        ("a dozen people", 12, 12, None),
        ("half a million people", 5e5, 5e5, None),
    ],
)
def test_softened_numbers_and_ranges_have_bounds(
    text: str, low: float | None, high: float | None, hedge: str | None
) -> None:
    one = only(text)
    assert (one.kind, one.low, one.high, one.hedge) == ("count", low, high, hedge)
    assert one.noun == "people"


def test_a_change_is_two_values_and_no_range() -> None:
    assert kinds("it rose from $5 million to $7 million") == [("money", 5e6), ("money", 7e6)]
    assert kinds("from 5 to 7 percent") == [("count", 5), ("percent", 7)]


def test_two_years_and_two_units_are_two_values() -> None:
    assert kinds("between 2010 and 2015") == [("year", 2010), ("year", 2015)]
    assert kinds("2015-16") == [("year", 2015), ("year", 2016)]
    assert kinds("2 days or 3 weeks") == [("duration", 2), ("duration", 3)]


def test_a_score_keeps_its_sides() -> None:
    for text in ("they won 3-1 at home", "it passed 130-to-98"):
        one = only(text)
        assert one.kind == "score"
        assert one.low is not None
        assert one.high is not None
        assert one.low > one.high


def test_a_date_is_day_and_month_in_any_order() -> None:
    for text in ("on June 18", "on 18 June", "on the 18th of June", "on Jun. 18"):
        one = only(text)
        assert (one.kind, one.low, one.unit) == ("date", 18, "6"), text
    assert kinds("on Monday, June 18, 2019") == [("weekday", 0), ("date", 18), ("year", 2019)]
    assert kinds("18 and 19 June") == [("date", 18), ("date", 19)]
    assert kinds("on 2019-06-18") == [("year", 2019), ("date", 18)]


def test_a_day_and_month_in_either_order_is_not_guessed() -> None:
    assert kinds("on 05/06/2019") == [("year", 2019)]
    assert kinds("on 18/06/2019") == [("year", 2019), ("date", 18)]


@pytest.mark.parametrize(
    "text",
    [
        "He may march with the sun.",
        "no one came, and one of them knew one another",
        "flight MH17, an F-16 and Covid-19",
        "the G7 in Donetsk",
        "It happened for the worst.",
    ],
)
def test_what_only_looks_like_a_value_is_left_alone(text: str) -> None:
    assert values(text) == ()


def test_may_is_a_month_where_a_preposition_says_so() -> None:
    assert kinds("in May he may go") == [("month", 5)]


def test_what_befell_those_counted_is_read_on_either_side() -> None:
    killed, wounded = values("The blast killed 15 people and left 40 wounded.")
    assert (killed.deed, wounded.deed) == ("killed", "wounded")
    assert only("15 Ukrainian soldiers were arrested").noun == only("15 soldiers").noun


def test_tokenised_numbers_are_read_as_one() -> None:
    assert kinds("about 1, 600 migrants") == [("count", 1600)]
    assert kinds("in 98. 7 per cent of cases") == [("percent", 98.7)]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "1.200 Menschen am Montag, 12. Mai", [("count", 1200), ("weekday", 0), ("date", 12)]),
        ("de", "drei Soldaten, 5,7 Millionen Euro", [("count", 3), ("money", 5.7e6)]),
        ("fr", "1 200 personnes, trois jours", [("count", 1200), ("duration", 3)]),
        ("es", "cinco años y 3 %", [("duration", 5), ("percent", 3)]),
        ("ru", "5 млн рублей, 12 мая 2025 года", [("money", 5e6), ("date", 12), ("year", 2025)]),
        ("uk", "три дні у понеділок", [("duration", 3)]),
        ("ar", "قتل ٢٥٠ شخصا", [("count", 250)]),
        (None, "250 xyz, one two Monday", [("count", 250)]),
    ],
)
def test_other_languages_have_their_digits_and_the_plain_words(
    language: str | None, text: str, found: list[tuple[str, float]]
) -> None:
    assert [(one.kind, one.low) for one in values(text, language)][: len(found)] == found


def test_an_unknown_language_is_read_for_digits_alone() -> None:
    assert [one.text for one in values("one two Monday 7", None)] == ["7"]


@given(st.text(alphabet=st.sampled_from("0123456789.,-:/ $€%ab thirdoneJuneİ'’of in\u00a0٣月"), max_size=60))
def test_offsets_always_point_at_the_words(text: str) -> None:
    for language in ("en", "de", None):
        for one in values(text, language):
            assert 0 <= one.start < one.end <= len(text)
            assert text[one.start : one.end] == one.text


@given(st.integers(0, 10**9))
def test_a_number_is_read_whatever_its_notation(number: int) -> None:
    read = {
        values(f"{shape} xylophones")[0].low
        for shape in (f"{number:,}", f"{number:,}".replace(",", "\u202f"))
    }
    assert read == {number}


@pytest.mark.parametrize(
    "piece",
    [
        "1,1,",
        "1",
        "a ",
        "one ",
        "5 to ",
        "five hundred ",
        "1-1-",
        "$",
        "$1.",
        "3 and ",
        "18 June ",
        "May ",
        "1, 111, ",
        "1:11:",
    ],
)
def test_no_text_makes_the_scan_slow(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    began = time.perf_counter()
    values(text)
    # Generous for a slow machine; a quadratic scan of this length would take far longer.
    assert time.perf_counter() - began < 10


def test_a_key_of_many_digits_is_no_number() -> None:
    assert values("the account " + "9" * 400) == ()
