"""The tables of words: what they must hold, and what no paraphrase may exchange."""

import pytest

from briefing.checks.concepts import base_forms, rows_of
from briefing.checks.nations import TWO_WORD_NAMES, name_keys
from briefing.checks.opposites import opposites
from briefing.checks.prepared import english_stem


def share_a_row(left: str, right: str) -> bool:
    rows = rows_of(english_stem)
    return bool(set(rows.get(english_stem(left), ())) & set(rows.get(english_stem(right), ())))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("kill", "die"),
        ("ceasefire", "truce"),
        ("arrest", "detain"),
        ("probe", "inquiry"),
        ("army", "troops"),
        ("protester", "demonstrator"),
        ("slam", "condemn"),
    ],
)
def test_what_news_uses_for_one_another_shares_a_row(left: str, right: str) -> None:
    assert share_a_row(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("propose", "impose"),
        ("demand", "accept"),
        ("threaten", "attack"),
        ("plan", "build"),
        ("million", "billion"),
        ("Monday", "Tuesday"),
        ("Iran", "Iraq"),
        ("two", "three"),
    ],
)
def test_a_plan_and_a_deed_numbers_and_names_share_none(left: str, right: str) -> None:
    assert not share_a_row(left, right)


# "lose" and "fail", say, are on one side of a row; the same two never on both sides.
def test_no_word_is_its_own_opposite() -> None:
    assert [word for word, others in opposites().items() if word in others] == []


def test_opposites_go_both_ways() -> None:
    table = opposites()
    assert all(word in table[other] for word, others in table.items() for other in others)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("allow", "ban"),
        ("accept", "reject"),
        ("rise", "fall"),
        ("arrest", "release"),
        ("impose", "lift"),
        ("guilty", "innocent"),
        ("rose", "fell"),
        ("won", "lost"),
    ],
)
def test_opposites_are_known_in_their_forms(left: str, right: str) -> None:
    assert english_stem(right) in opposites()[english_stem(left)]


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("american", "usa"),
        ("u.s.", "usa"),
        ("turkish", "turkey"),
        ("ukrainian", "ukraine"),
        ("ukrainians", "ukraine"),
        ("iraqi", "iraq"),
        ("iranian", "iran"),
        ("egyptian", "egypt"),
        ("nigerian", "nigeria"),
        ("china", "china"),
        ("chinese", "china"),
        ("iss", None),
        ("table", None),
    ],
)
def test_a_nation_has_one_key_in_all_its_forms(form: str, key: str | None) -> None:
    assert name_keys().get(form) == key


@pytest.mark.parametrize(
    "key", ["usa", "britain", "eu", "un", "turkey", "ukraine", "nigeria", "iran", "iraq"]
)
def test_keys_stand_for_themselves(key: str) -> None:
    assert name_keys()[key] == key


def test_two_word_names_lead_to_the_key_of_their_short_form() -> None:
    assert set(TWO_WORD_NAMES.values()) - {"percent"} <= set(name_keys().values())


def test_forms_that_are_also_other_words_are_left_alone() -> None:
    assert {"lay", "saw", "left"}.isdisjoint(base_forms())
    assert base_forms()["withdrew"] == "withdraw"
