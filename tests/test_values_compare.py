"""When a claimed value may rest on a found one: rounding, hedges, units; what was changed is never held."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.values import contradicted, held, other_noun, values


def rests(claim: str, evidence: str) -> bool:
    claimed = values(claim)
    assert claimed, claim
    found = values(evidence)
    return all(held(one, found) for one in claimed)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("15 people", "fifteen people"),
        ("1,200 people", "1200 people"),
        ("15%", "fifteen per cent"),
        ("a third of voters", "one-third of voters"),
        ("a third of voters", "33 percent of voters"),
        ("one in five", "20%"),
        ("half of them", "50 percent"),
        ("about 80 people", "78 people"),
        ("about 80 people", "82 people"),
        ("nearly 1,000 troops", "986 troops"),
        ("5.7 million people", "5,700,000 people"),
        ("5.7 million people", "5,712,000 people"),
        ("12%", "12.4%"),
        ("dozens of people", "34 people"),
        ("hundreds of people", "400 people"),
        ("hundreds of people", "319 people"),
        ("more than 50 people", "57 people"),
        ("more than 50 people", "more than 50 people"),
        ("up to 50 people", "45 people"),
        ("50 people", "about 50 people"),
        ("50 people", "more than 50 people"),
        ("48 hours", "two days"),
        ("a week", "7 days"),
        ("about three months", "90 days"),
        ("160km", "100 miles"),
        ("$5m", "US$5 million"),
        ("£40bn", "40 billion pounds"),
        ("79-year-old", "Smith, 79, said"),
        ("aged 79", "79 years old"),
        ("the 1990s", "in 1994"),
        ("4 p.m.", "16:00"),
        ("4:00", "16:00"),
        ("in June", "on 18 June"),
        ("18 June", "June 18, 2019"),
        ("between 5 and 7 people", "five to seven people"),
        ("between 5 and 7 people", "from 5 to 7"),
        ("the 21st time", "the twenty-first time"),
        ("won 3-1", "beat them 3–1"),
        ("12 people", "a dozen people"),
    ],
)
def test_a_value_written_differently_is_held(claim: str, evidence: str) -> None:
    assert rests(claim, evidence)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("16 people", "15 people"),
        ("90 days", "30 days"),
        ("30 days", "30 hours"),
        ("three months", "90 days"),
        ("$5 million", "€5 million"),
        ("$5 million", "$5 billion"),
        ("US$5 million", "A$5 million"),
        ("15%", "15.6%"),
        ("a third of voters", "a quarter of voters"),
        ("about 80 people", "95 people"),
        ("more than 50 people", "45 people"),
        ("more than 50 people", "more than 500 people"),
        ("more than 50 people", "500 people"),
        ("up to 50 people", "57 people"),
        ("dozens of people", "three people"),
        ("hundreds of people", "thousands of people"),
        ("34 people", "dozens of people"),
        ("160km", "160 miles"),
        ("Tuesday", "Monday"),
        ("in July", "on 18 June"),
        ("19 June", "18 June"),
        ("18 July", "18 June"),
        ("2018", "2019"),
        ("the 22nd time", "the 21st time"),
        ("won 3-1", "won 3-2"),
        ("4 p.m.", "5 p.m."),
        ("4 p.m.", "4 a.m."),
        ("under Article 5 of", "under Article 4 of"),
        ("15 people", "nobody"),
    ],
)
def test_a_changed_value_is_not_held(claim: str, evidence: str) -> None:
    assert not rests(claim, evidence)


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_another_exact_number_is_never_held(one: int, other: int) -> None:
    (claimed,), (found,) = values(f"{one:,} xylophones"), values(f"{other:,} xylophones")
    assert held(claimed, [found]) == (one == other)


NUMBERS = st.one_of(st.integers(2, 2_000_000).map("{:,}".format), st.decimals(0, 999, places=1).map(str))
BEFORE = st.sampled_from(
    ["", "about ", "more than ", "up to ", "nearly ", "$", "€", "between 1 and ", "aged "]
)
AFTER = st.sampled_from(
    ["", " people", "%", " million", " days", " km", "-year-old", " million euros", "st", " or more"]
)


@given(BEFORE, NUMBERS, AFTER, st.sampled_from(["en", "de", "fr", None]))
def test_every_value_rests_on_itself(before: str, number: str, after: str, language: str | None) -> None:
    for one in values(f"it was {before}{number}{after}", language):
        assert held(one, [one])


@pytest.mark.parametrize(
    "text",
    [
        "dozens",
        "several hundred people",
        "both",
        "half of it",
        "on Friday",
        "18 June",
        "noon",
        "3-1",
        "the 1990s",
        "twice",
    ],
)
def test_words_for_values_rest_on_themselves(text: str) -> None:
    found = values(text)
    assert found
    assert all(held(one, [one]) for one in found)


def test_what_stands_in_its_place_is_named() -> None:
    (claimed,) = values("90 days")
    instead = contradicted(claimed, values("on Monday 12 people got 30 days"))
    assert instead is not None
    assert instead.text == "30 days"


def test_a_count_of_other_things_stands_in_no_ones_place() -> None:
    (claimed,) = values("15 soldiers")
    assert contradicted(claimed, values("12 tanks")) is None
    assert contradicted(claimed, values("15 soldiers and 12 soldiers")) is None


def test_values_of_two_languages_are_compared() -> None:
    claim = values("On Monday, 12 May, three soldiers and 5.7 million euros within two days")
    article = values("Le lundi 12 mai, trois soldats et 5,7 millions d'euros en 48 heures", "fr")
    assert all(held(one, article) for one in claim)
    assert not held(values("Tuesday")[0], article)


def test_about_a_precise_number_is_hardly_loose() -> None:
    assert not rests("about 82 people", "about 80 people")
    assert not rests("about 77,005 rubles", "77,000 rubles")
    assert rests("about 75 people", "73 people")
    assert rests("nearly a third of them", "31 percent of them")


def test_a_number_that_befell_others_is_told() -> None:
    (claimed,) = values("15 people were killed")
    other = other_noun(claimed, values("15 people were wounded"))
    assert other is not None
    assert other.deed == "wounded"
    assert other_noun(claimed, values("15 people died")) is None
    assert other_noun(claimed, values("15 were wounded and 15 killed")) is None
