"""Which articles a press review puts together, and what it calls them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_article import article
from sample_press import BLAST, agency_copy, blast, blast_elsewhere, budget, strike

from briefing.digest.likeness import day, likeness, same_text, told
from briefing.digest.naming import theme_name
from briefing.digest.themes import TOGETHER, grouped
from briefing.nouns.brief import Who

STORIES = (blast, budget, blast_elsewhere, strike, agency_copy)


def test_articles_on_one_story_stand_together_and_others_alone() -> None:
    assert grouped([told(make().article) for make in STORIES]) == ((0, 2, 4), (1,), (3,))


def test_no_article_gives_no_theme() -> None:
    assert grouped([]) == ()


@given(st.permutations(range(len(STORIES))))
def test_the_order_in_which_articles_come_changes_no_theme(order: list[int]) -> None:
    groups = grouped([told(STORIES[place]().article) for place in order])
    assert {frozenset(order[at] for at in group) for group in groups} == {
        frozenset({0, 2, 4}),
        frozenset({1}),
        frozenset({3}),
    }


def test_an_article_is_as_like_another_as_that_to_it_and_wholly_like_itself() -> None:
    one, other = told(blast().article), told(blast_elsewhere().article)
    assert likeness(one, other) == likeness(other, one) > TOGETHER
    assert likeness(one, one) == pytest.approx(1)


def test_years_apart_are_two_stories_and_an_unknown_day_is_two_months() -> None:
    now = told(blast().article)
    assert likeness(now, told(blast_elsewhere(published="2021-05-14").article)) < TOGETHER
    undated = likeness(now, told(blast_elsewhere(published=None).article))
    two_months = likeness(now, told(blast_elsewhere(published="2025-07-12").article))
    assert undated == pytest.approx(two_months)


@pytest.mark.parametrize(
    ("published", "known"),
    [
        ("2025-05-14", True),
        ("2025-05-14T10:00:00+02:00", True),
        ("2025-05", False),
        ("soon", False),
        (None, False),
    ],
)
def test_a_day_is_known_only_where_the_date_names_one(published: str | None, known: bool) -> None:
    assert day(published) == (dt.date(2025, 5, 14) if known else None)


def test_a_shortened_copy_is_the_same_text_and_another_report_is_not() -> None:
    assert same_text(told(blast().article), told(agency_copy().article))
    assert not same_text(told(blast().article), told(blast_elsewhere().article))


def test_words_of_another_language_count_only_where_they_are_names() -> None:
    german = article("Der Ausschuss hat gestern lange und ergebnislos beraten.", language="de")
    again = article("Der Rat hat gestern lange und ergebnislos verhandelt.", language="de")
    assert likeness(told(german), told(again)) < TOGETHER
    assert told(article("他们昨天讨论了预算。", language="zh")).weights == {}


def test_a_theme_is_named_after_what_its_articles_share_states_first_in_titles() -> None:
    one = article(
        "Iraqi deputies voted on American troops in Baghdad.", "Iraq and the United States have talked.",
        title="Iraq votes on US troops",
    )  # fmt: skip
    other = article("The United States will not leave Iraq, Donald Trump said.", title="Trump on Iraq")
    briefs = [blast().model_copy(update={"article": each, "who": (), "where": ()}) for each in (one, other)]
    assert theme_name(briefs) == "Iraq and the United States"


def test_a_person_is_found_by_the_surname_too() -> None:
    brief = blast()
    ruth: Who = brief.who[0]
    assert "Ruth Vale" in theme_name([brief, agency_copy().model_copy(update={"who": (ruth,), "where": ()})])


def test_an_article_alone_or_with_nothing_shared_lends_its_headline() -> None:
    assert theme_name([budget()]) == "Velmar adopts budget"
    assert theme_name([budget(), strike()]) == "Velmar adopts budget"


def test_the_sample_is_one_story_in_other_words() -> None:
    assert not set(BLAST) & {one for one in blast_elsewhere().article.text.split("\n")}
