"""What code proposes of a whole article is cut from it, word for word, and odd text does not stop it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_article import article

from briefing.nouns.article import Article
from briefing.nouns.draft import DraftDemand, DraftThreat, DraftWhat, DraftWhen, DraftWhere, DraftWho
from briefing.proposals import Proposed, propose

SENTENCES = (
    "May 12, 2025",
    "President Odo Varn closed the port of Quellin on Monday.",
    "The navy had stopped two ferries near Tarsk Island on Sunday, officials said.",
    "“We demand that Belmark free the sailors by Friday,” Varn told reporters in Quellin.",
    "He warned that his army would shell the fort or the bridge near the border.",
    "Marla Tovin, the mayor of Quellin, called on Varn to reopen the port.",
    "The dock workers’ union urged the government to hold talks.",
    "The last dispute lasted three months.",
    "It ended in 2019.",
)
ODD = st.lists(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=25)
    | st.lists(
        st.sampled_from(
            "President Odo Varn We I Belmark the army must demands that urged to free sailors or face sanctions will "
            'unless if not , “ ” ( " ’s : on Monday May 12, 2025 in Quellin U.S. . ? \n 中国 Київ 😀'.split(
                " "
            )
        ),
        min_size=1,
        max_size=14,
    ).map(" ".join),
    max_size=5,
)


@pytest.fixture(scope="module")
def told() -> Article:
    return article(*SENTENCES, title="Ardania closes Quellin port", published="2025-05-12")


@pytest.fixture(scope="module")
def proposed(told: Article) -> Proposed:
    return propose(told)


def test_the_actors_are_proposed_with_their_part(proposed: Proposed) -> None:
    assert proposed.draft.who[0] == DraftWho(
        s=(2,), name="Odo Varn", title="President", kind="person", role="closed the port of Quellin on Monday"
    )
    assert (6, "Marla Tovin", "the mayor of Quellin") in [
        (one.s[0], one.name, one.role) for one in proposed.draft.who
    ]


def test_the_times_are_proposed_without_the_dateline(proposed: Proposed) -> None:
    assert proposed.draft.when == (
        DraftWhen(
            s=(2,), phrase="on Monday", event="President Odo Varn closed the port of Quellin on Monday"
        ),
        DraftWhen(
            s=(3,),
            phrase="on Sunday",
            event="The navy had stopped two ferries near Tarsk Island on Sunday, officials said",
        ),
        DraftWhen(
            s=(4,),
            phrase="by Friday",
            event="“We demand that Belmark free the sailors by Friday,” Varn told reporters in Quellin",
        ),
        DraftWhen(s=(9,), phrase="in 2019", event="It ended in 2019"),
    )


def test_the_places_are_proposed_with_what_happens_there(proposed: Proposed) -> None:
    assert set(proposed.draft.where) == {
        DraftWhere(s=(2,), place="Quellin", event="President Odo Varn closed the port of Quellin on Monday"),
        DraftWhere(
            s=(3,),
            place="Tarsk Island",
            event="The navy had stopped two ferries near Tarsk Island on Sunday, officials said",
        ),
    }


def test_the_demands_are_proposed_with_both_sides(proposed: Proposed) -> None:
    told = {"condition": None, "deadline": None}
    assert proposed.draft.demands == (
        DraftDemand(
            s=(4,), by=("Odo Varn",), of=("Belmark",), demand="Belmark free the sailors by Friday", **told
        ),
        DraftDemand(s=(6,), by=("Marla Tovin",), of=("Varn",), demand="reopen the port", **told),
        DraftDemand(
            s=(7,), by=("The dock workers’ union",), of=("the government",), demand="hold talks", **told
        ),
    )


def test_the_threats_are_proposed_with_who_makes_them(proposed: Proposed) -> None:
    assert proposed.draft.threats == (
        DraftThreat(
            s=(5,),
            by=("Odo Varn",),
            against=(),
            consequence="his army would shell the fort or the bridge near the border",
            trigger=None,
            deadline=None,
            explicit=True,
        ),
    )


def test_the_events_are_the_sentences_themselves_and_never_the_dateline(proposed: Proposed) -> None:
    assert proposed.events[0] == 2
    assert [one.s for one in proposed.draft.spare] == [(number,) for number in proposed.events]
    assert [one.statement for one in proposed.draft.spare] == [
        SENTENCES[number - 1] for number in proposed.events
    ]
    assert proposed.draft.spare[0] == DraftWhat(
        s=(2,), speaker=None, status="happened", statement=SENTENCES[1]
    )


def test_what_a_model_words_is_left_to_it(proposed: Proposed) -> None:
    assert proposed.draft.lead is None
    assert proposed.draft.what == ()


def test_an_event_has_its_speaker() -> None:
    (event,) = propose(article("Two ferries sank near Tarsk Island on Sunday, Odo Varn said.")).draft.spare
    assert event.speaker == "Odo Varn"


def test_a_sentence_too_long_for_a_line_is_an_event_that_a_model_must_word() -> None:
    long = "President Odo Varn closed the port of Quellin on Monday " + "and the old bridge " * 10 + "there."
    found = propose(article(long))
    assert (found.events, found.draft.spare) == ((1,), ())


def test_the_same_article_gives_the_same_proposals(told: Article, proposed: Proposed) -> None:
    assert propose(told) == proposed


def test_of_a_sentence_only_the_surest_demand_is_proposed() -> None:
    found = propose(article("Unions insist that the mayor must leave the town hall."))
    assert [one.demand for one in found.draft.demands] == ["the mayor must leave the town hall"]


def test_every_item_of_a_list_of_demands_is_proposed() -> None:
    found = propose(article("Workers demanded an apology, higher pay and a new bridge."))
    assert [one.demand for one in found.draft.demands] == ["an apology", "higher pay", "a new bridge"]


def test_an_article_without_sentences_has_no_proposals() -> None:
    found = propose(article())
    assert (found.events, [items for _, items in found.draft if items]) == ((), [])


def lines(found: Proposed) -> list[tuple[tuple[int, ...], str]]:
    """(cited sentences, words) of everything proposed."""
    draft = found.draft
    return [
        *((one.s, one.role) for one in draft.who),
        *((one.s, one.statement) for one in draft.spare),
        *((one.s, text) for one in draft.when for text in (one.phrase, one.event)),
        *((one.s, text) for one in draft.where for text in (one.place, one.event)),
        *((one.s, one.demand) for one in draft.demands),
        *((one.s, one.consequence) for one in draft.threats),
    ]


def assert_cut(found: Proposed, sentences: list[str]) -> None:
    """A mark may be closed at the line's ends or go; all else stands in the cited sentence, in its order."""
    for cited, line in lines(found):
        assert len(cited) == 1
        rest = iter(sentences[cited[0] - 1])
        assert all(mark in rest for mark in line.strip('“”()[]"')), (line, sentences[cited[0] - 1])


def test_everything_proposed_is_cut_from_the_sentence_it_cites(proposed: Proposed) -> None:
    assert len(lines(proposed)) > 15
    for cited, line in lines(proposed):
        assert line in SENTENCES[cited[0] - 1]


@pytest.mark.parametrize(
    "text", [" ", "\n", ".", "…", "“", "”", "7", "Yes.", "Так.", "中国外交部发言人说。", "\x00", "or face", "if", "I", "😀"]
)  # fmt: skip
def test_a_text_of_next_to_nothing_is_read_without_proposing_much(text: str) -> None:
    found = propose(article(text))
    assert found.events == (1,)
    assert (found.draft.demands, found.draft.threats, found.draft.where) == ((), (), ())


@given(ODD)
@settings(max_examples=30, deadline=None)
def test_whatever_is_read_nothing_is_made_up(sentences: list[str]) -> None:
    found = propose(article(*sentences))
    assert list(found.events) == sorted(set(found.events))
    assert set(found.events) <= set(range(1, len(sentences) + 1))
    assert_cut(found, sentences)
