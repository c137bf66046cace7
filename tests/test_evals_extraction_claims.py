"""Items of any system become sentences worded as those of briefs are."""

import pytest
from sample_brief import small_brief

from briefing.checks.items import sentences_of
from briefing.evals.extraction.claims import claim_of
from briefing.evals.extraction.items import ListName


@pytest.mark.parametrize(
    ("name", "text", "more", "claim"),
    [
        ("who", "Anna Berg", {"said": "spoke in Oslo"}, "Anna Berg spoke in Oslo."),
        ("what", "Denmark refuses", {}, "Denmark refuses."),
        ("when", "on Monday", {"said": "Berg spoke"}, "Berg spoke on Monday."),
        ("where", "Oslo", {"said": "Berg spoke"}, "Berg spoke in Oslo."),
        (
            "demands",
            "leave the sea",
            {"by": ("A", "B"), "to": ("C",)},
            "A and B called on C to leave the sea.",
        ),
        ("demands", "leave the sea", {}, "somebody called to leave the sea."),
        ("threats", "seizure", {"by": ("A",), "to": ("C",)}, "A threatened C with seizure."),
        ("threats", "seizure", {}, "somebody threatened somebody with seizure."),
        ("who", "Anna Berg", {}, ""),
        ("who", " ", {"said": "spoke in Oslo"}, ""),
        ("what", "", {}, ""),
        ("when", "on Monday", {"said": " "}, ""),
    ],
)
def test_an_item_claims_one_sentence_or_nothing(
    name: ListName, text: str, more: dict[str, tuple[str, ...]], claim: str
) -> None:
    assert claim_of(name, text, **more) == claim


def test_a_demand_of_a_brief_and_the_same_of_another_system_claim_the_same() -> None:
    demand = small_brief().demands[0]
    assert claim_of("demands", demand.demand, by=demand.by, to=demand.of) == " ".join(sentences_of(demand))
