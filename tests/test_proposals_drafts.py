"""Who, when and where come as draft items in the article's own clauses, each with its sentence number."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_article import article

from briefing.nouns.draft import DraftWhen, DraftWhere, DraftWho
from briefing.proposals.drafts import MOST_ACTORS, MOST_PLACES, when, where, who
from briefing.proposals.parsed import Parsed

SENTENCES = st.lists(
    st.lists(
        st.sampled_from(
            "President Odo Varn Marla Tovin Quellin the army said closed port on Monday May 2025 in near , “ ” "
            "by Friday not who ? .".split()
        ),
        min_size=1,
        max_size=12,
    ).map(" ".join),
    min_size=1,
    max_size=4,
)


def actors(*sentences: str, **more: object) -> list[DraftWho]:
    return list(who(Parsed(article(*sentences, **more))))


def places(*sentences: str, **more: object) -> list[DraftWhere]:
    return list(where(Parsed(article(*sentences, **more))))


def times(*sentences: str, **more: object) -> list[tuple[int, str, str]]:
    """(sentence, phrase, event) of every time."""
    return [(one.s[0], one.phrase, one.event) for one in when(Parsed(article(*sentences, **more)))]


def test_an_actor_comes_with_its_title_and_what_it_does() -> None:
    assert actors("President Odo Varn closed the port of Quellin on Monday.") == [
        DraftWho(
            s=(1,), name="Odo Varn", title="President", kind="person",
            role="closed the port of Quellin on Monday",
        )
    ]  # fmt: skip


def test_an_actor_who_does_nothing_in_the_article_comes_with_what_it_is_said_to_be() -> None:
    found = actors(
        "President Odo Varn closed the port of Quellin on Monday.",
        "The crews met Marla Tovin, the mayor of the town, before noon.",
        "Traders praised President Marla Tovin.",
        title="Marla Tovin praised",
    )
    assert [one.role for one in found if one.name == "Marla Tovin"] == ["the mayor of the town"]


def test_a_part_is_told_rather_than_asked() -> None:
    found = actors(
        "Will President Odo Varn close the port of Quellin?",
        "President Odo Varn closed the port of Quellin on Monday.",
    )
    assert [(one.s, one.role) for one in found] == [((2,), "closed the port of Quellin on Monday")]


def test_nobody_comes_twice() -> None:
    found = actors(
        "President Odo Varn closed the port of Quellin on Monday.",
        "Varn said the port would stay closed for a long time.",
        "Odo Varn flew to Ostrel on Tuesday.",
    )
    assert [one.name for one in found].count("Odo Varn") == 1
    assert "Varn" not in [one.name for one in found]


def test_no_more_actors_and_places_come_than_a_brief_has_room_for() -> None:
    heads = "Odo Marla Ivo Carl Bruno Ruth Anna Luca Peter Hugo Emma Nora Paul".split()
    tails = "Varn Tovin Renn Dorn Hale Vale Kern Berent Holm Lind Moss Falk Brandt".split()
    people = [
        f"President {head} {tail} closed the port on Monday." for head, tail in zip(heads, tails, strict=True)
    ]
    towns = "Quellin Ostrel Norel Arvik Brenna Korvo Lindal Ulmar Perrin Dansk Elmar Sorva".split()
    assert len(actors(*people)) == MOST_ACTORS
    assert len(places(*(f"Thousands marched in {town} on Monday." for town in towns))) == MOST_PLACES


SPEECH = (
    "We met in the harbour of our old town.",
    "I promise to rebuild our harbour before the winter.",
    "I thank President Marla Tovin for our schools.",
)


def test_the_teller_of_a_speech_comes_first_with_the_first_thing_it_says_it_does() -> None:
    assert actors(*SPEECH, title="Address (Odo Varn)")[0] == DraftWho(
        s=(1,), name="Odo Varn", title=None, kind="person", role="met in the harbour of our old town"
    )


def test_a_teller_is_not_an_actor_of_its_own_speech_once_more() -> None:
    found = actors(*SPEECH, "President Odo Varn promised to rebuild our harbour.", title="Address (Odo Varn)")
    assert [one.name for one in found].count("Odo Varn") == 1


def test_every_teller_of_a_press_conference_is_an_actor() -> None:
    found = actors(
        "Odo Varn: We agreed to rebuild our harbour.",
        "Marla Tovin: I thank my friends for our good talks.",
    )
    assert [(one.s, one.name, one.role) for one in found[:2]] == [
        ((1,), "Odo Varn", "agreed to rebuild our harbour"),
        ((2,), "Marla Tovin", "thank my friends for our good talks"),
    ]


def test_a_speech_of_nobody_known_has_no_teller() -> None:
    assert "person" not in [one.kind for one in actors("We must rebuild our harbour.", "I know we can.")]


def test_a_place_comes_with_what_happens_there() -> None:
    assert places("The ministry said two ferries sank near Tarsk Island on Sunday.") == [
        DraftWhere(
            s=(1,),
            place="Tarsk Island",
            event="The ministry said two ferries sank near Tarsk Island on Sunday",
        )
    ]


def test_a_place_is_taken_where_something_is_said_to_be_in_it() -> None:
    found = places(
        "Tarsk Island wept on Sunday.",
        "Two ferries sank near Tarsk Island.",
        title="Ferries sink near Tarsk Island",
    )
    assert found == [DraftWhere(s=(2,), place="Tarsk Island", event="Two ferries sank near Tarsk Island")]


@pytest.mark.parametrize(
    "sentence",
    ["President Odo Varn left on Monday.", "The crew thanked Belmark.", "Police arrested nine protesters."],
)
def test_where_nothing_happens_is_no_place(sentence: str) -> None:
    assert places(sentence) == []


def test_every_time_comes_with_its_clause() -> None:
    assert times(
        "The ministry said the ferry sank on Sunday.",
        "Odo Varn closed the port on 5 May, and traders wept.",
        "It was built in 1950.",
    ) == [
        (1, "on Sunday", "The ministry said the ferry sank on Sunday"),
        (2, "on 5 May", "Odo Varn closed the port on 5 May, and traders wept"),
        (3, "in 1950", "It was built in 1950"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The army will march on Quellin on Monday if the enemy does not stop by Friday",
        "The army in Quellin said on Monday that if the enemy does not stop by Friday, it will shell the fort",
        "NPR reported on Monday that Odo Varn recommended the troops in Quellin withdraw by Friday",
        "If the enemy does not stop by Friday, troops will march in Quellin on Monday",
    ],
)
def test_an_event_keeps_its_condition_and_who_recommends_it(sentence: str) -> None:
    assert {(one[1], one[2]) for one in times(f"{sentence}.")} == {
        ("on Monday", sentence),
        ("by Friday", sentence),
    }
    assert {one.event for one in places(f"{sentence}.")} <= {sentence}


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        (("May 12, 2025", "The ferry sank on Sunday."), [(2, "on Sunday", "The ferry sank on Sunday")]),
        (("Monday, May 12, 2025", "It rained."), []),
        (("The dispute lasted for three months.",), []),
        (("The ferry sank in the storm.",), []),
        (("The ferry sank on Monday.", "On Monday, it rained.", "It sank on monday."),
         [(1, "on Monday", "The ferry sank on Monday")]),
        (("The crews must be freed by Friday.", "Belmark must answer by Friday."),
         [(1, "by Friday", "The crews must be freed by Friday"), (2, "by Friday", "Belmark must answer by Friday")]),
        (("A quiet Monday in Quellin.",), [(1, "Monday", "A quiet Monday in Quellin.")]),
        ((), []),
    ],
)  # fmt: skip
def test_a_time_is_given_once_a_term_each_time_and_the_dateline_never(
    sentences: tuple[str, ...], found: list[tuple[int, str, str]]
) -> None:
    assert times(*sentences) == found


def test_an_article_without_sentences_has_nobody_and_nowhere() -> None:
    assert (actors(), places()) == ([], [])


@given(SENTENCES)
@settings(max_examples=30)
def test_every_item_is_cut_from_the_sentence_it_cites(sentences: list[str]) -> None:
    parsed = Parsed(article(*sentences))
    items: list[DraftWho | DraftWhere | DraftWhen] = [*who(parsed), *where(parsed), *when(parsed)]
    for one in items:
        (number,) = one.s
        line = one.role if isinstance(one, DraftWho) else one.event
        words = sentences[number - 1].translate(str.maketrans("“”", "  ")).split()
        assert line
        assert set(line.translate(str.maketrans("“”", "  ")).split()) <= set(words)
        if isinstance(one, DraftWhen):
            assert one.phrase in sentences[number - 1]
