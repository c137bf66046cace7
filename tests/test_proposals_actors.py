"""Candidates are the article's names and groups of people, each with what speaks for and against it."""

import math
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_article import article

from briefing.proposals.actors import (
    Candidate,
    content,
    distinct,
    group_candidates,
    named_candidates,
)
from briefing.proposals.parsed import Parsed


def names(*sentences: str, **more: object) -> dict[str, Candidate]:
    return {one.name: one for one in named_candidates(Parsed(article(*sentences, **more)))}


def groups(*sentences: str) -> dict[str, Candidate]:
    return {one.name: one for one in group_candidates(Parsed(article(*sentences)))}


def mentions(one: Candidate) -> list[tuple[int, str, str]]:
    return [(mention.number, mention.word.text, mention.noun.text) for mention in one.mentions]


def called(name: str) -> Candidate:
    return Candidate(name, None, (), "", {})


def test_a_name_is_a_candidate_with_every_place_that_names_it() -> None:
    found = names(
        "The navy of Belmark stopped a ferry near Quellin.", "Nobody wept.", "Belmark’s envoy left."
    )
    assert mentions(found["Belmark"]) == [(1, "Belmark", "Belmark"), (3, "Belmark", "Belmark")]
    assert mentions(found["Quellin"]) == [(1, "Quellin", "Quellin")]
    assert found["Quellin"].sort == "GPE"


def test_a_persons_mention_belongs_to_the_noun_of_the_whole_name() -> None:
    found = names("The crew met President Marla Tovin on Friday.")
    assert list(found) == ["Marla Tovin"]
    assert found["Marla Tovin"].title == "President"
    assert found["Marla Tovin"].sort == "PERSON"
    assert {noun for _, _, noun in mentions(found["Marla Tovin"])} == {"Tovin"}


def test_a_person_at_the_end_of_an_office_is_taken_out_of_it() -> None:
    found = names("US Secretary of State Carl Dorn met the crew.")
    assert [(one.name, one.title, one.sort) for one in found.values()] == [
        ("Carl Dorn", "US Secretary of State", "PERSON")
    ]


def test_nobody_is_called_god() -> None:
    assert names("The crew thanked God and left Quellin.").keys() == {"Quellin"}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Legal and religious groups protested in Quellin.", ["Legal and religious groups"]),
        ("Police arrested nine protesters.", ["Police", "protesters"]),
        ("Dock workers went on strike.", ["Dock workers"]),
        ("The court freed the union leaders.", ["court", "union", "union leaders"]),
        ("The very old, tired and angry soldiers met.", ["soldiers"]),
        ("The ferry sank in the storm.", []),
        ("The bridge near the harbour was closed.", []),
    ],
)
def test_groups_of_people_and_offices_are_candidates_without_their_article(
    sentence: str, found: list[str]
) -> None:
    assert list(groups(sentence)) == found
    assert all(one.sort == "GROUP" and one.title is None for one in groups(sentence).values())


def test_a_group_is_one_however_it_is_capitalised() -> None:
    found = groups("Police closed the road.", "Later the police left.")
    assert list(found) == ["Police"]
    assert mentions(found["Police"]) == [(1, "Police", "Police"), (2, "police", "police")]


def test_a_group_that_is_a_name_is_no_group() -> None:
    sentences = ["Later the Harbour Workers met.", "The crew thanked the Harbour Workers."]
    assert not names(*sentences).keys() & groups(*sentences).keys()


def test_figures_say_how_often_and_how_early_somebody_is_named() -> None:
    found = names(
        "The storm hit Quellin.",
        "It rained.",
        "Marla Tovin wept.",
        "Later Marla Tovin left.",
        title="A storm",
    )
    told = found["Marla Tovin"].features
    assert told["often"] == pytest.approx(math.log(3))
    assert (told["share"], told["first"], told["opens"], told["early"]) == (0.5, 0.75, 0.0, 1.0)
    assert told["long text"] == pytest.approx(math.log(4))
    assert found["Quellin"].features["opens"] == 1.0


@pytest.mark.parametrize(
    ("feature", "name", "sentence", "other"),
    [
        ("does once", "Belmark", "On Monday Belmark closed the port.", "The crew left Belmark."),
        ("does early", "Belmark", "On Monday Belmark closed the port.", "The crew left Belmark."),
        ("says", "Marla Tovin", "President Marla Tovin said it was safe.", "President Marla Tovin left."),
        ("done to", "Belmark", "The crew praised Belmark.", "On Monday Belmark praised the crew."),
        ("owner", "Belmark", "The crew met Belmark’s envoy.", "The crew met in Belmark."),
        ("ever placed", "Quellin", "The crew met in Quellin.", "On Monday Quellin closed the port."),
        ("stands in", "Quellin", "The crew met in Quellin.", "On Monday Quellin closed the port."),
        ("stands from", "Quellin", "The crew came from Quellin.", "On Monday Quellin closed the port."),
        ("title", "Marla Tovin", "The crew met President Marla Tovin.", "The crew met Marla Tovin."),
        ("commas", "Marla Tovin", "The mayor, Marla Tovin, left.", "The crew met Marla Tovin."),
        ("capitals", "NOREX", "The crew praised NOREX.", ""),
        ("facility", "Tarsk Island", "The ferry sank near Tarsk Island.", ""),
        ("speaks", "Marla Tovin", "The bridge was safe, Marla Tovin said.", "The crew met Marla Tovin."),
    ],
)
def test_a_figure_is_told_where_its_case_stands_and_only_there(
    feature: str, name: str, sentence: str, other: str
) -> None:
    assert names(sentence)[name].features[feature] > 0
    if other:
        assert names(other)[name].features[feature] == 0


def test_a_name_in_the_title_is_told() -> None:
    found = names("The crew of Belmark met in Quellin.", title="Belmark mourns")
    assert found["Belmark"].features["in title"] == 1.0
    assert found["Quellin"].features["in title"] == 0.0


def test_a_group_with_a_name_in_it_is_told_from_one_without() -> None:
    found = groups("The Quellin police met the workers.")
    assert found["Quellin police"].features["group named"] == 1.0
    assert found["workers"].features["group named"] == 0.0


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("President Odo Varn", {"odo", "varn"}),
        ("the Government of Ardania", {"ardania"}),
        ("Korvan Central News Agency", {"korvan", "central", "news", "agency"}),
        ("the state", {"the state"}),
        ("U.S.", {"u.s."}),
    ],
)
def test_the_content_of_a_name_is_what_tells_it_from_others(name: str, words: set[str]) -> None:
    assert content(name) == words


@pytest.mark.parametrize(
    ("ranked", "kept"),
    [
        (["Odo Varn", "Varn", "Marla Tovin"], ["Odo Varn", "Marla Tovin"]),
        (["Korvan Central News Agency", "KCNA"], ["Korvan Central News Agency"]),
        (["KCNA", "Korvan Central News Agency"], ["KCNA"]),
        (["Ardania", "Government of Ardania", "Belmark"], ["Ardania", "Belmark"]),
        (["President Odo Varn", "President Marla Tovin"], ["President Odo Varn", "President Marla Tovin"]),
        (["the state", "Ardania"], ["the state", "Ardania"]),
        (["Tarsk Island", "Norel Island"], ["Tarsk Island", "Norel Island"]),
        (["Odo Varn", "Anna Varn"], ["Odo Varn", "Anna Varn"]),
        ([], []),
    ],
)
def test_nobody_is_kept_twice_under_two_names(ranked: list[str], kept: list[str]) -> None:
    assert [one.name for one in distinct([called(name) for name in ranked])] == kept


NAMES = st.sampled_from(
    [
        "Odo Varn",
        "Varn",
        "Marla Tovin",
        "KCNA",
        "Korvan Central News Agency",
        "police",
        "Ardania",
        "the state",
    ]
)


@given(st.lists(NAMES))
def test_those_kept_stay_in_their_order_and_nobody_who_is_somebody_is_lost(ranked: list[str]) -> None:
    kept = [one.name for one in distinct([called(name) for name in ranked])]
    rest = iter(ranked)
    assert all(name in rest for name in kept)
    assert len(set(kept)) == len(kept)
    assert bool(kept) is any(content(name) for name in ranked)


def test_every_candidate_has_the_same_figures_of_a_kind() -> None:
    sentences = ("Belmark closed the port of Quellin.", "Police met President Marla Tovin.", "NOREX wept.")
    for found in (names(*sentences), groups(*sentences)):
        assert len({tuple(one.features) for one in found.values()}) == 1


def test_what_a_name_is_taken_for_does_not_depend_on_the_process() -> None:
    code = "from briefing.proposals.actors import _commonest as c; print(c(['GPE', 'PERSON', '', 'ORG']))"
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2", "3")
    }
    assert said == {"GPE\n"}
