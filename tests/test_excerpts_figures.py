"""Figures: numbers with what softens them and what they count, in their own sentence; dates and small talk are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_article import article

from briefing.excerpts import excerpts
from briefing.nouns.brief import Figure

LEAD = "The strike at the port of Callao went on."


def figures(*sentences: str, language: str | None = "en") -> tuple[Figure, ...]:
    return excerpts(article(*sentences, language=language), as_of=None).figures


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The blast killed at least 80 people in the market.", ["at least 80 people"]),
        ("An estimated $3 million in aid was sent to the camps.", ["An estimated $3 million in aid"]),
        ("She won more than 50 per cent of the vote.", ["more than 50 per cent of the vote"]),
        ("The party took 192 seats in parliament.", ["192 seats"]),
        ("The council backed it by nine votes to four.", ["nine votes to four"]),
        ("Tens of thousands of protesters filled the square.", ["Tens of thousands of protesters"]),
        ("Rebels fired three missiles at the town.", ["three missiles"]),
        ("A bomb went off, killing 12.", ["killing 12"]),
        ("After the blast 230 others were wounded.", ["230 others were wounded"]),
        ("Between 50% and 75% of the cars were old.", ["Between 50% and 75% of the cars"]),
        ("The flow fell to 140 cubic metres a second.", ["140 cubic metres a second"]),
        ("The field lies about 160 km (100 miles) east of Riyadh.", ["about 160 km"]),
        ("The group took over about a third of the country.", ["about a third of the country"]),
        ("It has 50,000 heavily armed soldiers there.", ["50,000 heavily armed soldiers"]),
    ],
)
def test_a_figure_is_the_number_with_its_hedge_and_what_it_counts(sentence: str, found: list[str]) -> None:
    assert [(one.figure, one.statement) for one in figures(LEAD, sentence)] == [
        (one, sentence) for one in found
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "He was born on May 15, 1962 and came at 7:45 p.m. on the second day.",
        "It went on for 14 days after the talks in 2016.",
        "The girl, aged 12, and her 40-year-old father watched.",
        "The council adopted Resolution 1559 under Article 5.",
        "One of the two sides gave three reasons and several examples.",
        "Both countries sent a few people and one ship.",
        "That is what she thinks of the 9/11 attacks.",
        "Police are slow to answer 999 calls.",
        "The toll rose from 27 people to many more.",
        "It is home to more than a quarter of a million people.",
        "It is one of the top 20 songs of the year.",
        "There were thousands if not tens of thousands of dead animals.",
    ],
)
def test_what_counts_nothing_or_was_replaced_is_no_figure(sentence: str) -> None:
    assert figures(LEAD, sentence) == ()


def test_casualties_of_the_lead_come_first_and_one_number_of_one_thing_stands_once() -> None:
    found = figures(
        "At least 80 people were killed in Callao on Monday.",
        "The port is worth 5 billion dollars.",
        "The harbour has 300 berths.",
        "Officials confirmed that at least 80 people were killed.",
        "Some 20 people were wounded as well.",
    )
    assert [one.figure for one in found] == [
        "At least 80 people",
        "Some 20 people",
        "5 billion dollars",
        "300 berths",
    ]
    assert [one.id for one in found] == ["figures-1", "figures-2", "figures-3", "figures-4"]


def test_there_are_never_more_than_eight_and_never_more_than_three_of_a_sentence() -> None:
    many = [f"The town of Nr{chr(97 + at)}m has {at}00 houses." for at in range(2, 20)]
    assert len(figures(LEAD, *many)) == 8
    assert len(figures(LEAD, "It hit 70 schools, 40 houses, 30 shops and 20 bridges.")) == 3


LONG = (
    "The ministry said that 120 buses had been sent to the border by the evening although the road was closed to most"
    " of the traffic from the north and the south of the province, and the union counted 4,500 lorries that stood in"
    " the heat of the day without any water."
)


def test_of_a_long_sentence_only_a_main_clause_is_the_statement() -> None:
    told = {one.figure: one.statement for one in figures(LEAD, LONG)}
    assert told["4,500 lorries"] == (
        "the union counted 4,500 lorries that stood in the heat of the day without any water"
    )
    assert told["120 buses"].startswith("The ministry said that 120 buses")


def test_what_a_speaker_denies_is_never_cut_out_of_the_denial() -> None:
    denied = (
        "The ministry, which had been asked about it for several days by the families of the missing and by the press"
        " of the capital, denied on Monday that 80 people had been killed in the prison during the night of the storm"
        " that hit the coast."
    )
    (one,) = figures(LEAD, denied)
    assert (one.figure, one.statement) == ("80 people", denied)


def test_in_another_language_amounts_with_their_own_unit_are_figures_and_bare_counts_are_not() -> None:
    found = figures("Уряд виділив 14 мільйонів доларів на порт.", "Там працює 120 людей.", language="uk")
    assert [one.figure for one in found] == ["14 мільйонів доларів"]


@given(st.text(alphabet=st.sampled_from('ab 0123456789.,$%()-–/"“” \nkm'), min_size=1, max_size=120))
def test_any_text_gives_figures_that_stand_in_their_statement(text: str) -> None:
    text = f"x{text}x"
    for one in figures(LEAD, text):
        assert one.figure in one.statement
        assert one.statement in text
