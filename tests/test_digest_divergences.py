"""What the review says two articles tell differently, and what it keeps quiet about."""

import pytest
from sample_press import blast, blast_elsewhere, plain_brief

from briefing.digest.contrasts import contrasts
from briefing.digest.divergences import MOST, MOST_ALONE, divergences
from briefing.digest.matters import Reported
from briefing.nouns.brief import Brief, Threat
from briefing.nouns.press_review import Divergence

HIT = (
    "Oil facilities of Saudi Aramco in Abqaiq were hit by ten drones on Saturday, the interior ministry said."
)
BLAMED = "US Secretary of State Mike Pompeo blamed Iran for the drone attacks on Abqaiq."
FIRE = "The fire at the Abqaiq plant was reportedly put out by the brigade of Saudi Aramco."
WENT = "President Donald Trump will meet the crown prince of Saudi Arabia in Riyadh."


def found(ours: str, theirs: str, **more: str) -> list[Divergence]:
    """Between two articles of one sentence each."""
    known = {"published": "2019-09-15", **more}
    left = plain_brief(ours, headline="One", outlet="One", **known)
    right = plain_brief(theirs, headline="Two", outlet="Two", **known)
    return list(divergences([(1, Reported(left)), (2, Reported(right))]))


@pytest.mark.parametrize(
    ("ours", "theirs", "kind", "about"),
    [
        (HIT, HIT.replace("ten", "seventeen"), "number", {"ten", "seventeen"}),
        (HIT, HIT.replace("Saturday", "Sunday"), "date", {"Saturday", "Sunday"}),
        (BLAMED, BLAMED.replace("Iran", "Yemen"), "name", {"Iran", "Yemen"}),
        (BLAMED, BLAMED.replace("blamed", "did not blame"), "denial", None),
        (FIRE, FIRE.replace("reportedly ", ""), "certainty", {"reportedly"}),
        (
            "A car bomb killed 12 people at a market in Kabul on Saturday, police said.",
            "At least 15 died when a car bomb hit a Kabul market, the police chief told reporters.",
            "number",
            {"12", "15"},
        ),
    ],
)  # fmt: skip
def test_a_difference_is_shown_with_both_sentences_word_for_word(
    ours: str, theirs: str, kind: str, about: set[str] | None
) -> None:
    for left, right in ((ours, theirs), (theirs, ours)):
        (one,) = found(left, right)
        assert one.kind == kind
        assert about is None or set(one.about.split(" / ")) == about
        assert [(side.article, side.text, side.evidence[0].text) for side in one.sides] == [
            (1, left, left),
            (2, right, right),
        ]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (HIT, HIT),
        (HIT, "On Saturday, ten drones hit oil facilities of Saudi Aramco in Abqaiq, according to the interior ministry."),
        (HIT, "Oil prices rose by nine percent on Monday after drones had hit Saudi Aramco."),
        (BLAMED, "Mike Pompeo, the US Secretary of State, blamed the drone attacks on Abqaiq on Iran."),
        (HIT.replace("ten drones", "drones"), HIT),
        ("Brill Ltd, which runs the Arden station, did not comment on the blast.",
         "Brill Ltd, which runs the Arden station, denied that safety checks had been skipped."),
        (WENT, "President Donald Trump had met two senators in Washington."),
        ("The Taliban took the city of Kunduz after three days of fighting.",
         "The Taleban took the city of Kunduz after three days of fighting."),
    ],
)  # fmt: skip
def test_the_same_in_other_words_more_detail_and_other_matters_are_no_divergence(
    ours: str, theirs: str
) -> None:
    assert found(ours, theirs) == []


def test_a_value_that_the_other_article_has_elsewhere_is_no_divergence() -> None:
    left = plain_brief(HIT, headline="One", outlet="One")
    right = plain_brief(
        HIT.replace("ten", "seventeen"), "The army had spoken of ten drones.", headline="Two", outlet="Two"
    )
    assert list(contrasts(Reported(left), Reported(right))) == []


def test_weekdays_of_different_weeks_are_not_compared() -> None:
    left = plain_brief(HIT, headline="One", published="2019-09-15")
    right = plain_brief(HIT.replace("Saturday", "Sunday"), headline="Two", published="2019-10-15")
    assert list(contrasts(Reported(left), Reported(right))) == []


def test_articles_in_two_languages_are_not_compared() -> None:
    left = plain_brief(HIT, headline="One")
    right = plain_brief(HIT.replace("ten", "seventeen"), headline="Two", language="de")
    assert list(contrasts(Reported(left), Reported(right))) == []


def alone(*briefs: Brief) -> list[tuple[str, int, str]]:
    every = divergences([(number, Reported(brief)) for number, brief in enumerate(briefs, 1)])
    return [(one.kind, one.sides[0].article, one.about) for one in every if len(one.sides) == 1]


def test_a_demand_that_no_other_outlet_reports_is_shown_alone() -> None:
    assert alone(blast(), blast_elsewhere()) == [("demand", 1, "Ruth Vale")]


def test_a_demand_that_another_reports_in_other_words_is_not_shown() -> None:
    there = plain_brief(
        "Governor Ruth Vale wants Brill to close the power station in Arden by Friday.",
        headline="Vale wants station closed", outlet="Lowland Gazette", published="2025-05-14",
    )  # fmt: skip
    assert alone(blast(), there) == []


@pytest.mark.parametrize(
    "more",
    [
        {"outlet": "The Arden Post"},
        {"published": "2025-05-12"},
        {"published": "2025-05-19"},
        {"published": None},
        {"language": "de"},
    ],
)
def test_only_another_outlet_that_could_have_reported_it_counts(more: dict[str, str | None]) -> None:
    assert alone(blast(), blast_elsewhere(**more)) == []


def test_lists_are_capped_and_articles_take_turns() -> None:
    def threatening(outlet: str) -> Brief:
        trades = (
            "miners bakers sailors pilots weavers"
            if outlet == "Arden"
            else "nurses teachers tailors drivers butchers"
        )
        said = [f"The {trade} of {outlet} will strike unless {trade} are paid." for trade in trades.split()]
        brief = plain_brief(*said, headline=outlet, outlet=outlet, published="2025-05-14")
        threats = tuple(
            Threat(id=one.id, evidence=one.evidence, verdict="supported", by=(outlet,), against=(), consequence="strike",
                   explicit=True)
            for one in brief.what
        )  # fmt: skip
        return brief.model_copy(update={"threats": threats})

    assert [number for _, number, _ in alone(threatening("Arden"), threatening("Velmar"))] == [1, 2, 1][
        :MOST_ALONE
    ]


def test_no_more_contrasts_than_a_summary_holds() -> None:
    places = "Kabul Herat Kunduz Ghazni Zaranj Farah Khost Jalalabad".split()
    left = [
        f"A bomb at the market of {place} killed {at + 11} people on Monday."
        for at, place in enumerate(places)
    ]
    right = [
        f"A bomb at the market of {place} killed {at + 41} people on Monday."
        for at, place in enumerate(places)
    ]
    briefs = [
        plain_brief(*left, headline="One", outlet="One"),
        plain_brief(*right, headline="Two", outlet="Two"),
    ]
    every = divergences([(1, Reported(briefs[0])), (2, Reported(briefs[1]))])
    assert [one.kind for one in every] == ["number"] * MOST
