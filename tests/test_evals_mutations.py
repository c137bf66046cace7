"""Wrong twins: which changes each rule makes, and what it leaves alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.evals.cases import Document, Right, article
from briefing.evals.mutations import KINDS, background, twins

TEXT = """Foreign Minister Anna Berg said on Monday that Norway will close 30 ports on June 18. \
Prime Minister Lars Holm told reporters in Copenhagen that Denmark would answer within 48 hours.

Economist Eva Lind said on Wednesday that the dispute had cost 5 million dollars. Police accused the crew of \
stealing nets. The crew did not answer the radio. Norway proposed to ban foreign boats from the Skagerrak.

Sweden and Germany offered help. Berg said that talks with Holm failed. Eva Lind told the Baltic Council that trade \
would recover, and the Baltic Council thanked Lind."""
KNOWN = background(article(Document(id="a", text=TEXT)))


def _twins(claim: str, **more: object) -> dict[str, list[str]]:
    """The claims made of this one, by kind. The evidence is the article's first sentence unless said."""
    evidence = more.pop("evidence", TEXT.partition(". ")[0])
    right = Right(
        id="r", article="a", origin="handmade", kind=str(more.pop("kind", "event")), claim=claim,
        evidence=(str(evidence),), **more,  # type: ignore[arg-type]  # fields of the noun
    )  # fmt: skip
    made: dict[str, list[str]] = {}
    for _, twin in twins(right, KNOWN):
        made.setdefault(twin.kind, []).append(twin.claim)
    return made


@pytest.mark.parametrize(
    ("claim", "wrong"),
    [
        ("Norway announced a ban", "Norway did not announce a ban"),
        ("The boats recently left the port", "The boats recently did not leave the port"),
        ("Norway blames Denmark", "Norway does not blame Denmark"),
        ("Protesters surround the embassy", "Protesters do not surround the embassy"),
        ("Norway will close its ports", "Norway will not close its ports"),
        ("The ports are closed", "The ports are not closed"),
        ("Norway has also closed its ports", "Norway has not closed its ports"),
        ("Bill suspended after mass protests", "Bill not suspended after mass protests"),
        ("The crew did not answer the radio", "The crew answered the radio"),
        ("Norway refused to open the ports", "Norway agreed to open the ports"),
        ("Norway denied that boats were sunk", "Norway confirmed that boats were sunk"),
        ("Norway has not announced any plan", "Norway has announced some plan"),
        ("No group claims the attack", "A group claims the attack"),
    ],
)
def test_what_was_so_is_denied_and_what_was_denied_is_so(claim: str, wrong: str) -> None:
    assert wrong in _twins(claim)["negation"]


@pytest.mark.parametrize(
    "claim",
    [
        "Some boats were sunk",  # and some were not: both can be true
        "More than 30 boats have been sunk",
        "A meeting in Oslo",  # no verb
        "If the boats are sunk",
        "Not only Norway but also Denmark complained",
    ],
)
def test_a_denial_that_could_be_true_or_no_english_is_not_made(claim: str) -> None:
    assert "negation" not in _twins(claim)


@pytest.mark.parametrize(
    ("claim", "kind", "old"),
    [
        ("Norway will close 30 ports", "number", "30"),
        ("Norway will close fifteen ports", "number", "fifteen"),
        ("The 116th Congress met", "number", "116th"),
        ("Norway will close ports on June 18", "date", "June 18"),
        ("Norway closed its ports in 2019", "date", "2019"),
        ("Norway closed its ports in June", "date", "June"),
        ("Norway closed its ports on Monday", "weekday", "Monday"),
        ("Denmark would answer within 48 hours", "unit", "48 hours"),
        ("It cost 5 million dollars", "unit", "5 million dollars"),
        ("It cost $5", "unit", "$5"),
        ("Berg spoke in Norway", "place", "Norway"),
        ("Foreign Minister Berg spoke", "title", "Foreign Minister"),
    ],
)
def test_a_value_is_changed_and_nothing_else(claim: str, kind: str, old: str) -> None:
    (wrong,) = _twins(claim)[kind]
    before, _, after = claim.partition(old)
    assert old not in wrong
    assert wrong.startswith(before)
    assert wrong.endswith(after)


@given(st.integers(min_value=3, max_value=90_000).filter(lambda value: not 1800 <= value <= 2099))
@settings(max_examples=40, deadline=None)
def test_a_bound_moves_only_to_where_it_is_false(value: int) -> None:
    def changed(claim: str) -> list[int]:
        found = _twins(claim).get("number", [])
        return [int(wrong.split()[-2].replace(",", "")) for wrong in found]

    assert all(new > value for new in changed(f"The ban hit more than {value} boats"))
    assert all(new < value for new in changed(f"The ban hit fewer than {value} boats"))
    assert all(new != value for new in changed(f"The ban hit {value} boats"))


def test_a_date_is_no_number_and_since_moves_back_only() -> None:
    assert "number" not in _twins("Norway closed its ports on June 18")
    (wrong,) = _twins("Boats have fished there since 2008")["date"]
    assert int(wrong[-4:]) < 2008


def test_a_name_comes_from_outside_the_evidence() -> None:
    (wrong,) = _twins("Berg praised the harbour")["name"]
    assert wrong in {"Holm praised the harbour", "Lind praised the harbour"}
    beside = "Berg said that talks with Holm failed."
    assert _twins("Berg praised the harbour", evidence=beside)["name"] == ["Lind praised the harbour"]


def test_another_speaker_and_another_mouth() -> None:
    said = _twins("Anna Berg said the ports will close")
    assert said["speaker"][0] in {"Lars Holm said the ports will close", "Eva Lind said the ports will close"}
    assert "quote_moved" not in said
    quoted = _twins('Anna Berg said: "We will close our ports."')
    assert quoted["quote_moved"][0].endswith(' said: "We will close our ports."')
    assert "Berg" not in quoted["quote_moved"][0]
    assert "speaker" not in quoted


def test_actor_and_target_change_places() -> None:
    asked = {"by": ("Norway",), "of": ("Denmark",)}
    made = _twins("Norway called on Denmark to withdraw its boats", **asked)
    assert made["roles"] == ["Denmark called on Norway to withdraw its boats"]
    assert _twins("Norway blamed Denmark")["roles"] == ["Denmark blamed Norway"]


def test_what_both_do_to_each_other_is_not_swapped() -> None:
    assert "roles" not in _twins("Norway met Denmark")
    assert "roles" not in _twins("Norway and Denmark closed their ports")


@pytest.mark.parametrize(
    ("claim", "kind", "wrong"),
    [
        ("Sailors allegedly stole the nets", "alleged_to_fact", "Sailors stole the nets"),
        ("The crew is accused of stealing nets", "alleged_to_fact", "The crew stole nets"),
        ("Police accused Denmark of stealing nets", "alleged_to_fact", "Denmark stole nets"),
        ("Norway claims the boats are armed", "alleged_to_fact", "The boats are armed"),
        ("Norway proposed to ban foreign boats", "proposed_to_happened", "Norway banned foreign boats"),
        ("Norway will close its ports", "proposed_to_happened", "Norway has closed its ports"),
        ("Norway called on Denmark to withdraw", "demanded_to_agreed", "Denmark agreed to withdraw"),
        ("Norway demanded that Denmark withdraw", "demanded_to_agreed", "Denmark agreed to withdraw"),
        ("Norway will close ports if boats stay.", "condition", "Norway will close ports."),
        ("If boats stay, Norway will close its ports", "condition", "Norway will close its ports"),
    ],
)
def test_more_is_made_of_it(claim: str, kind: str, wrong: str) -> None:
    assert wrong in _twins(claim)[kind]


def test_a_demand_that_was_met_is_not_called_agreed() -> None:
    assert "demanded_to_agreed" not in _twins("Norway called on Denmark to withdraw", conceded=True)


def test_a_threat_stays_one_without_its_condition() -> None:
    assert "condition" not in _twins("Norway will close its ports if the boats stay", kind="threat")


def test_investigating_an_alleged_deed_asserts_nothing() -> None:
    assert "alleged_to_fact" not in _twins("Police investigate alleged thefts of nets")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80) | st.sampled_from(TEXT.split(". ")))
@settings(max_examples=60, deadline=None)
def test_any_claim_gives_the_same_twins_again_and_none_equal_to_it(claim: str) -> None:
    made = _twins(claim)
    assert made == _twins(claim)
    assert set(made) <= set(KINDS)
    assert all(claim not in wrong for wrong in made.values())
