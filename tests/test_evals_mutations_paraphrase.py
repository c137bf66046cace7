"""Paraphrases: what is said in other words stays true, and where that is not sure nothing is said."""

import pytest

from briefing.evals.cases import Document, Right, article
from briefing.evals.mutations import background
from briefing.evals.mutations.paraphrase import paraphrases

KNOWN = background(
    article(
        Document(
            id="a",
            text="Norway closed its ports on Friday, the foreign minister told reporters in Oslo. Denmark and Norway "
            "had talked about the boats for weeks, and Norway was angry about the nets that were stolen.",
        )
    )
)


def _ways(claim: str) -> dict[str, str]:
    right = Right(id="r", article="a", origin="handmade", kind="event", claim=claim, evidence=("Norway",))
    made = list(paraphrases(right, KNOWN))
    assert all(one.origin == "paraphrase" and one.of_right == "r" for one in made)
    return {one.kind: one.claim for one in made}


@pytest.mark.parametrize(
    ("way", "claim", "other"),
    [
        ("short_country", "The United States closed ports", "The US closed ports"),
        ("percent", "It rose by 5 percent", "It rose by 5%"),
        ("percent", "It rose by 5%", "It rose by 5 percent"),
        ("number_form", "They closed 15 ports", "They closed fifteen ports"),
        ("number_form", "They closed twenty-one ports", "They closed 21 ports"),
        ("contraction", "They did not leave", "They didn't leave"),
        ("contraction", "They won’t leave", "They will not leave"),
        ("fronted", "Norway closed ports on Friday.", "On Friday, Norway closed ports."),
        ("fronted", "The crew left in 2019", "In 2019, the crew left"),
        ("without_parenthesis", "Norway (in the north) closed ports", "Norway closed ports"),
        ("without_apposition", "Anna Berg, the foreign minister, said no", "Anna Berg said no"),
        ("attributed", "Anna Berg said that the ports will close", "According to Anna Berg, the ports will close"),
        ("attributed", "According to Berg, the ports will close", "Berg said that the ports will close"),
        ("attributed", "The ports will close, according to Berg.", "Berg said that the ports will close."),
        ("voice", "Norway arrested two sailors", "Two sailors were arrested by Norway"),
        ("voice", "The bill was approved by the Senate on Monday", "The Senate approved the bill on Monday"),
        ("quotation_marks", 'Berg called it "a start"', "Berg called it “a start”"),
    ],
)  # fmt: skip
def test_each_way_says_the_same_in_other_words(way: str, claim: str, other: str) -> None:
    assert _ways(claim)[way] == other


@pytest.mark.parametrize(
    ("way", "claim"),
    [
        ("fronted", "Berg said that Norway will close ports on Friday"),  # which of the two was on Friday?
        ("fronted", "Norway agreed to close ports on Friday"),
        ("without_parenthesis", "Norway (not Sweden) closed ports"),
        ("without_apposition", "The crew, who allegedly stole nets, said no"),
        ("voice", "Norway met Denmark"),
        ("voice", "Norway arrested sailors and closed ports"),
        ("number_form", "They met on 15 June"),
        ("number_form", "They closed 115 ports"),
        ("attributed", "He said that the ports will close"),
        ("attributed", 'Berg said that "the ports will close"'),
    ],
)
def test_what_might_change_the_sense_is_left_alone(way: str, claim: str) -> None:
    assert way not in _ways(claim)
