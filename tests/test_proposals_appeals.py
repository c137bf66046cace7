"""Every demand and threat has its two sides resolved, as far as the article tells, and its own words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_article import article

from briefing.proposals.appeals import LISTED, Appeal, Kind, appeals, best
from briefing.proposals.parsed import Parsed

Sides = tuple[Kind, tuple[str, ...], tuple[str, ...], str]
PHRASES = st.lists(
    st.sampled_from(
        "Ardania Odo Varn the army their he we who that urged said will must demands threatened if unless or face "
        "be and , “ ” not to sailors free call for on it would .".split()
    ),
    min_size=1,
    max_size=14,
).map(" ".join)


def found(*sentences: str, **more: object) -> list[Sides]:
    """(kind, by, to, text) of each candidate of the last sentence."""
    return [
        (one.kind, one.by, one.to, one.text)
        for one in appeals(Parsed(article(*sentences, **more)))
        if one.number == len(sentences)
    ]


def demand(by: str, to: str, text: str) -> list[Sides]:
    return [("demands", (by,) if by else (), (to,) if to else (), text)]


@pytest.mark.parametrize(
    ("sentence", "by", "to", "text"),
    [
        ("Ardania urged Belmark to free the sailors.", "Ardania", "Belmark", "free the sailors"),
        ("The union urged the government to hold talks.", "The union", "the government", "hold talks"),
        ("President Odo Varn urged residents to stay at home.", "President Odo Varn", "residents", "stay at home"),
        ("The governor, Odo Varn, ordered the army to close the port.", "Odo Varn", "the army", "close the port"),
        ("Some residents asked the council to close the road.", "residents", "the council", "close the road"),
        ("Belmark was ordered by the court to pay the crew.", "the court", "Belmark", "pay the crew"),
        ("The families of the sailors urged the government to act fast.", "The families of the sailors",
         "the government", "act fast"),
        ("Ardania demanded an apology.", "Ardania", "", "an apology"),
        ("Ardania and Belmark urged everyone to stay calm.", "Ardania and Belmark", "", "stay calm"),
        ("The report urges the government to raise wages.", "", "the government", "raise wages"),
        ("Everyone urged Belmark to free the sailors.", "", "Belmark", "free the sailors"),
        ("This urged Belmark to free the sailors.", "", "Belmark", "free the sailors"),
    ],
)  # fmt: skip
def test_a_side_is_the_actor_as_it_is_named(sentence: str, by: str, to: str, text: str) -> None:
    assert found(sentence) == demand(by, to, text)


def test_a_side_of_many_words_is_its_noun_with_what_stands_before_it() -> None:
    sentence = "Belmark urged the tired leaders of the big farms in the northern valley to stay at home."
    assert found(sentence) == demand("Belmark", "tired leaders", "stay at home")


@pytest.mark.parametrize(
    ("before", "sentence", "by"),
    [
        ("Ardania closed the port.", "It urged Belmark to free the sailors.", "Ardania"),
        ("Odo Varn spoke in Quellin.", "He urged Belmark to free the sailors.", "Odo Varn"),
        ("Union leaders met.", "They urged Belmark to free the sailors.", "Union leaders"),
        ("The Quellin Police Force searched the port.", "Its officers urged Belmark to free the sailors.",
         "Quellin Police Force"),
        ("Odo Varn said the ferry was safe.", "He said Belmark must free the sailors.", "Odo Varn"),
        ("The ferry sank.", "It urged Belmark to free the sailors.", ""),
        ("It rained.", "He urged Belmark to free the sailors.", ""),
    ],
)  # fmt: skip
def test_a_pronoun_means_the_one_who_acts_in_the_sentence_before(before: str, sentence: str, by: str) -> None:
    assert [one[1] for one in found(before, sentence)] == [(by,) if by else ()]


def test_a_pronoun_that_nothing_goes_before_means_nobody_known() -> None:
    assert found("He urged Belmark to free the sailors.") == demand("", "Belmark", "free the sailors")


def test_a_pronoun_may_mean_an_actor_of_its_own_sentence() -> None:
    assert found("Odo Varn warned that his army would shell the port.")[0] == (
        "threats", ("Odo Varn",), (), "his army would shell the port",
    )  # fmt: skip


def test_the_officers_of_an_actor_speak_for_it_in_a_list_too() -> None:
    assert found("Protesters marched in Quellin.", "Their demands include an inquiry and higher pay.") == [
        ("demands", ("Protesters",), (), "an inquiry"),
        ("demands", ("Protesters",), (), "higher pay"),
    ]


def test_nobody_puts_a_demand_to_itself() -> None:
    assert found("Nurses urged their employers to raise wages.") == demand("Nurses", "", "raise wages")


@pytest.mark.parametrize(
    ("sentence", "kind", "by", "to", "text"),
    [
        ("“We demand that Belmark free the sailors,” Odo Varn said.", "demands", "Odo Varn", "Belmark",
         "Belmark free the sailors"),
        ("“Release the sailors now,” Marla Tovin told Belmark.", "demands", "Marla Tovin", "",
         "Release the sailors now"),
        ("Odo Varn said Belmark must free the sailors.", "demands", "Odo Varn", "Belmark",
         "Belmark must free the sailors"),
        ("“We will destroy the bridge,” said Odo Varn.", "threats", "Odo Varn", "", "We will destroy the bridge"),
        ("“Our army will destroy the bridge,” said Odo Varn.", "threats", "Odo Varn", "",
         "Our army will destroy the bridge"),
        ("“Our government reserves the right to use force,” said Odo Varn.", "threats", "Odo Varn", "",
         "Our government reserves the right to use force"),
        ("The ministry said it would expel the envoy.", "threats", "The ministry", "", "would expel the envoy"),
        ("Odo Varn said he will destroy the bridge.", "threats", "Odo Varn", "", "will destroy the bridge"),
    ],
)  # fmt: skip
def test_in_somebodys_words_we_and_the_unsaid_side_are_the_speaker(
    sentence: str, kind: Kind, by: str, to: str, text: str
) -> None:
    assert found(sentence) == [(kind, (by,), (to,) if to else (), text)]


SPOKEN = "I demand that Belmark free our sailors, and we will close the border if our sailors stay there."


def test_in_a_speech_i_and_we_are_the_teller() -> None:
    told = found("We must rebuild our harbour, and I know we can.", SPOKEN, title="Address (Odo Varn)")
    assert told[0][:3] == ("demands", ("Odo Varn",), ("Belmark",))
    assert [one[:2] for one in told if one[0] == "threats"] == [("threats", ("Odo Varn",))]


def test_a_speech_of_nobody_known_has_nobody_behind_it() -> None:
    told = found("We must rebuild our harbour, and I know we can.", SPOKEN)
    assert {one[1] for one in told} == {()}


def test_news_is_not_told_by_its_author() -> None:
    sentence = "The report urges the government to raise wages."
    assert found(sentence, author="Marla Tovin") == demand("", "the government", "raise wages")


@pytest.mark.parametrize(
    "sentence",
    [
        "Belmark must free the sailors.",
        "Release the sailors now.",
        "The army will shell the fort unless the rebels leave.",
        "The government reserves the right to use force.",
        "If it rains, the match moves indoors.",
    ],
)
def test_what_must_or_will_be_in_the_outlets_own_words_asks_and_threatens_nobody(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "by", "to", "text"),
    [
        ("Belmark threatened to close the border.", "Belmark", "", "close the border"),
        ("The army made threats against Belmark.", "The army", "Belmark", "The army made threats against Belmark"),
    ],
)  # fmt: skip
def test_a_threat_has_its_two_sides(sentence: str, by: str, to: str, text: str) -> None:
    assert found(sentence) == [("threats", (by,), (to,) if to else (), text)]


def test_a_demand_and_the_threat_behind_it_share_their_sides() -> None:
    assert found("Belmark ordered the farmers to leave the valley or be shelled.") == [
        ("demands", ("Belmark",), ("the farmers",), "leave the valley"),
        ("threats", ("Belmark",), ("the farmers",), "be shelled"),
    ]


def test_what_averts_the_harm_is_put_to_the_one_who_can() -> None:
    assert found("Odo Varn said the army will shell the fort unless the rebels leave.") == [
        ("demands", ("Odo Varn",), ("the rebels",), "the rebels leave"),
        ("threats", ("the army",), (), "the army will shell the fort unless the rebels leave"),
    ]


def test_of_a_sentence_without_either_nothing_comes() -> None:
    assert found("Odo Varn met the crew in Quellin on Monday.") == []


def told(sentence: str, *before: str, **more: object) -> dict[str, float]:
    """The figures of the first candidate of the sentence."""
    parsed = Parsed(article(*before, sentence, **more))
    return next(one for one in appeals(parsed) if one.number == len(before) + 1).features


@pytest.mark.parametrize(
    ("feature", "sentence", "other"),
    [
        ("form asked to", "Ardania urged Belmark to free the crew.", "Ardania demanded an apology."),
        ("quoted", "“I urge Belmark to free the crew,” he said.", "He urged Belmark to free the crew."),
        ("not", "He said Belmark must not free the sailors.", "He said Belmark must free the sailors."),
        ("past", "Ardania urged Belmark to free the sailors.", "Ardania urges Belmark to free the sailors."),
        (
            "-ing",
            "Ardania is urging Belmark to free the sailors.",
            "Ardania urged Belmark to free the sailors.",
        ),
        ("modal", "He said Belmark must free the sailors.", "Ardania urged Belmark to free the sailors."),
        ("passive", "Belmark was urged to free the sailors.", "Ardania urged Belmark to free the sailors."),
        (
            "question",
            "Must Belmark free the sailors, asked Odo Varn?",
            "He said Belmark must free the sailors.",
        ),
        (
            "condition",
            "He said Belmark must free the sailors unless it rains.",
            "He said Belmark must free the sailors.",
        ),
        (
            "term",
            "He said Belmark must free the sailors by Friday.",
            "He said Belmark must free the sailors.",
        ),
        ("war", "He said Belmark must withdraw its troops.", "He said Belmark must free the sailors."),
        ("who named", "Ardania urged Belmark to free the sailors.", "He urged Belmark to free the sailors."),
        (
            "who pronoun",
            "He urged Belmark to free the sailors.",
            "Ardania urged Belmark to free the sailors.",
        ),
        ("by", "Ardania demanded an apology.", "He demanded an apology."),
        ("to", "Ardania urged Belmark to free the sailors.", "Ardania urged everyone to free the sailors."),
        (
            "obliged: must",
            "He said Belmark must free the sailors.",
            "He said Belmark should free the sailors.",
        ),
    ],
)
def test_a_figure_is_told_where_its_case_stands_and_only_there(
    feature: str, sentence: str, other: str
) -> None:
    assert told(sentence)[feature] == 1.0
    assert not told(other).get(feature)


def test_figures_tell_the_place_in_the_article_and_whose_text_it_is() -> None:
    here = told("Ardania demanded an apology.", "It rained.", "It rained.", "It rained.")
    assert (here["place"], here["own voice"]) == (1.0, 0.0)
    assert told("We must free our sailors.")["own voice"] == 1.0


def appeal(kind: Kind, number: int, text: str, form: str = "asked to") -> Appeal:
    return Appeal(kind, number, (), (), text, form, {})


def test_of_a_sentence_the_surest_demand_and_the_surest_threat_are_best() -> None:
    weak, strong = appeal("demands", 1, "wait a while"), appeal("demands", 1, "free the crew")
    threat, other = appeal("threats", 1, "face jail"), appeal("demands", 2, "hold talks")
    assert best([(0.5, weak), (0.9, strong), (0.3, threat), (0.4, other)]) == [
        (0.9, strong), (0.3, threat), (0.4, other),
    ]  # fmt: skip


@pytest.mark.parametrize("form", sorted(LISTED))
def test_the_items_of_one_list_stand_together(form: str) -> None:
    items = [(0.7, appeal("demands", 1, "an inquiry", form)), (0.6, appeal("demands", 1, "higher pay", form))]
    loose = (0.65, appeal("demands", 1, "hold talks"))
    assert best([*items, loose]) == items


def test_a_list_gives_way_to_a_surer_demand() -> None:
    surest = (0.8, appeal("demands", 1, "hold talks"))
    assert best([(0.7, appeal("demands", 1, "an inquiry", "asked something")), surest]) == [surest]


def test_of_two_as_sure_the_first_is_best() -> None:
    first, second = (0.5, appeal("threats", 3, "face jail")), (0.5, appeal("threats", 3, "face a fine"))
    assert best([first, second]) == [first]
    assert best([]) == []


RATED = st.lists(
    st.tuples(
        st.sampled_from([0.1, 0.5, 0.9]),
        st.builds(
            appeal,
            st.sampled_from(["demands", "threats"]),
            st.integers(1, 3),
            st.sampled_from(["free the crew", "hold talks"]),
            st.sampled_from(["asked to", "asked that", "noun listed"]),
        ),
    )
)


@given(RATED)
def test_the_best_are_some_of_those_rated_in_their_order_and_one_of_every_sentence(
    rated: list[tuple[float, Appeal]],
) -> None:
    chosen = best(rated)
    rest = iter(rated)
    assert all(one in rest for one in chosen)
    assert {(one.kind, one.number) for _, one in chosen} == {(one.kind, one.number) for _, one in rated}
    assert best(chosen) == chosen


@given(st.lists(PHRASES, min_size=1, max_size=3))
@settings(max_examples=30)
def test_whatever_is_read_nobody_asks_himself_and_no_words_are_made_up(sentences: list[str]) -> None:
    for one in appeals(Parsed(article(*sentences))):
        words = sentences[one.number - 1].replace("“", "").replace("”", "").split()
        assert len(one.text.split()) > 1 or one.form == "asked to"
        assert all(word.strip(" ,.“”") in "".join(words) for word in one.text.split())
        assert not set(one.by) & set(one.to)
        assert all(side.strip() for side in (*one.by, *one.to))
