"""The figures of a claim: what raises and lowers them, that none is ever missing or odd, and how sentences join."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.checks.features import features, together
from briefing.checks.overlap import find
from briefing.checks.prepared import prepare
from briefing.checks.rarity import rarity
from briefing.checks.source import Source

SENTENCES = (
    "The mayor of Tallinn opened a new library near the harbour on Monday.",
    "Fishermen had asked the council to keep the old warehouse.",
    "The council sold the warehouse to a Swedish company in 2019.",
    "The company plans to build forty flats there.",
)


def source_of(*texts: str) -> Source:
    text = " ".join(texts)
    spans, at = [], 0
    for one in texts:
        spans.append((at, at + len(one)))
        at += len(one) + 1
    return Source(text, spans, "en")


ARTICLE = source_of(*SENTENCES)


def figures(claim: str, source: Source = ARTICLE) -> dict[str, float]:
    prepared = prepare(claim)
    return features(prepared, source, find(prepared, source))


def test_a_sentence_of_the_article_is_wholly_carried() -> None:
    found = figures(SENTENCES[0])
    whole = (
        "exact",
        "best",
        "carried",
        "window",
        "pairs",
        "content_pairs",
        "triples",
        "content_triples",
        "of_best",
    )
    assert {name: found[name] for name in whole} == pytest.approx(dict.fromkeys(whole, 1.0))
    none = ("new", "new_rare", "other_names", "pairs_new", "breaks", "joints", "fused", "alone", "spread")
    assert {name: found[name] for name in none} == pytest.approx(dict.fromkeys(none, 0.0))


def test_a_word_the_article_lacks_is_new_and_a_rare_one_weighs_more() -> None:
    everyday = figures("The mayor of Tallinn opened a new house near the harbour on Monday.")
    rare = figures("The mayor of Tallinn opened a new planetarium near the harbour on Monday.")
    assert everyday["new"] == rare["new"] == 1.0
    assert everyday["new_rare"] < rare["new_rare"]
    assert figures(SENTENCES[0])["exact"] > everyday["exact"] > rare["exact"]


def test_another_name_is_told_from_another_word() -> None:
    assert figures("The mayor of Narva opened a new library.")["other_names"] == 1.0
    assert figures("The mayor of Tallinn opened a new cinema.")["other_names"] == 0.0


def test_two_sentences_glued_together_show_where_they_were_joined() -> None:
    glued = figures("The mayor of Tallinn opened a new warehouse to a Swedish company in 2019.")
    honest = figures("The council sold the warehouse to a Swedish company.")
    assert glued["exact"] == pytest.approx(1.0)
    assert glued["fused"] > 0 == honest["fused"]
    assert glued["best"] < honest["best"]
    assert glued["breaks"] > honest["breaks"]


def test_the_same_words_in_another_order_lose_their_neighbours() -> None:
    turned = figures("A Swedish company sold the council to the warehouse in 2019.")
    kept = figures("The council sold the warehouse to a Swedish company in 2019.")
    assert turned["exact"] == kept["exact"] == pytest.approx(1.0)
    for name in ("content_pairs", "content_triples", "near_pairs", "of_best"):
        assert turned[name] < kept[name], name


def test_repetition_inside_a_claim_is_seen() -> None:
    assert figures("The library opened and the library opened.")["repeated"] > 0
    assert figures("The library opened and the library opened.")["repeated_pairs"] > 0
    assert figures("The library opened on Monday.")["repeated"] == 0


def test_a_common_word_is_less_rare_than_an_unlisted_one() -> None:
    assert 0 <= rarity("say") < rarity("harbour") <= rarity("qwrtzp") == 7.0


@pytest.mark.parametrize(
    "claim", ["Tallinn", "2019.", "No one", "US", "mayor mayor mayor", "Ratusz, 市長が開いた。"]
)
def test_the_shortest_and_oddest_claims_have_every_figure(claim: str) -> None:
    assert figures(claim).keys() == figures(SENTENCES[0]).keys()


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.text(max_size=120),
        st.lists(
            st.sampled_from([*" ".join(SENTENCES).split(), "not", "7%", "U.S.", "“so”"]), max_size=25
        ).map(" ".join),
    )
)
def test_figures_are_finite_never_negative_and_the_same_twice(claim: str) -> None:
    prepared = prepare(claim)
    if not prepared.content:
        return
    found = figures(claim)
    assert all(math.isfinite(one) and one >= 0 for one in found.values())
    assert found == figures(claim)
    shares = (
        "exact",
        "loose",
        "best",
        "window",
        "lead",
        "ending",
        "pairs",
        "content_pairs",
        "near_pairs",
        "run",
        "alone",
    )
    assert all(found[name] <= 1 + 1e-9 for name in shares)


def test_an_article_of_one_sentence_is_enough() -> None:
    found = figures("Sold.", source_of("They sold it."))
    assert found["exact"] == found["carried"] == pytest.approx(1.0)


def test_a_claim_of_several_sentences_has_their_means() -> None:
    one, two = figures(SENTENCES[0]), figures("A comet was seen over Lisbon.")
    both = together([one, two])
    assert both["sentences"] == 2.0
    assert both["exact"] == pytest.approx((one["exact"] + two["exact"]) / 2)
    assert both.keys() == {"sentences", *one}
    assert together([one]) == {"sentences": 1.0, **one}
