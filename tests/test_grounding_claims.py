"""Demands and threats are full records: what the model leaves out, code reads from the article or leaves null."""

from pathlib import Path

import pytest
from sample_article import article

from briefing.grounding import claims, items
from briefing.grounding.anchor import Source
from briefing.grounding.items import AnItem
from briefing.grounding.modes import demand_kind, threat_kind
from briefing.nouns.brief import Demand, Loss, Threat
from briefing.nouns.draft import DraftDemand, DraftThreat, DraftWhat
from briefing.reading import read_file

CALL = "The union urged the government to reopen the talks on pay."


def demand(*sentences: str, **more: object) -> Demand:
    """The demand of the first sentence, in an article of these."""
    fields = {"by": ("the union",), "of": ("the government",), "demand": "reopen the talks on pay"} | more
    draft = DraftDemand(**{"s": (1,), "condition": None, "deadline": None} | fields)
    return kept(claims.demand(draft, Source(article(*sentences, published="2025-05-14"))))


def threat(sentence: str, consequence: str, **more: object) -> Threat:
    fields = {"by": ("Norland",), "against": ("Karvia",), "trigger": None, "deadline": None, "explicit": True}
    draft = DraftThreat(s=(1,), consequence=consequence, **(fields | more))
    return kept(claims.threat(draft, Source(article(sentence, published="2025-05-14"))))


def kept(found: AnItem | Loss) -> AnItem:
    assert not isinstance(found, Loss)
    return found


def answered(*after: str, **more: object) -> tuple[str, list[str]] | None:
    """Status and evidence of the answer that these sentences hold."""
    response = demand(CALL, *after, **more).response
    return (response.status, [one.text for one in response.evidence]) if response else None


@pytest.mark.parametrize(
    ("reply", "status"),
    [
        ("The government rejected the call.", "rejected"),
        ("The government did not accept the demand.", "rejected"),
        ("The government refused to reopen the talks.", "rejected"),
        ("The call was dismissed by the government.", "rejected"),
        ("The government accepted the demand.", "accepted"),
        ("The government agreed to new talks on pay.", "accepted"),
        ("The government announced the reopening of talks on pay.", "accepted"),
        ("The government said it was considering the request.", "open"),
        ("The government has yet to respond to the call.", "open"),
        ("The government declined to comment on the call.", "open"),
        ("The government did not rule out talks on pay.", "open"),
        ("The government would accept talks on pay if the union ended its strike.", "open"),
    ],
)
def test_the_answer_of_the_one_addressed_is_the_response(reply: str, status: str) -> None:
    assert answered("Ships waited outside.", reply) == (status, [reply])


@pytest.mark.parametrize(
    "other",
    [
        "The opposition rejected the call.",
        "The union accepted the offer on pay.",
        "The government rejected a ban on fishing.",
        "The government rejected protesters' demands for a new bridge.",
        "The union asked the government to accept the call.",
        "If the government accepts the call, ships will sail.",
        "Ships waited outside.",
    ],
)
def test_what_is_no_answer_to_this_demand_by_the_one_addressed_leaves_it_null(other: str) -> None:
    assert answered(other) is None


def test_a_refused_comment_does_not_outweigh_a_refusal() -> None:
    told = answered("The government rejected the call.", "The government did not answer the call on Friday.")
    assert told == ("rejected", ["The government rejected the call."])


def test_yes_and_no_together_are_open() -> None:
    told = answered("The government accepted the call.", "The government rejected the call.")
    assert told is not None
    assert told[0] == "open"


def test_a_reply_in_the_demands_own_sentence_counts_only_behind_the_turn() -> None:
    one = "Student groups told the government to drop the bill by Thursday, but this deadline was not met."
    told = demand(one, by=("student groups",), demand="drop the bill")
    assert told.response is not None
    assert told.response.status == "rejected"
    assert told.deadline is not None
    assert told.deadline.phrase == "by Thursday"
    assert demand(CALL).response is None


def test_a_spokesperson_answers_for_a_president_and_he_is_followed() -> None:
    source = article(
        "Karvia's leaders called on Ivan Brod to agree to a ceasefire.",
        "Norland President Ivan Brod spoke to parliament.",
        "Norland spokesperson Rita Falk met the press.",
        "She said that a ceasefire was rejected by Norland.",
    )
    draft = DraftDemand(
        s=(1,), by=("Karvia's leaders",), of=("Ivan Brod",), demand="agree to a ceasefire", condition=None,
        deadline=None,
    )  # fmt: skip
    response = kept(claims.demand(draft, Source(source))).response
    assert response is not None
    assert (response.status, [one.text for one in response.evidence]) == ("rejected", [source.sentence(4)])


def test_a_demand_on_nobody_has_no_answer_and_another_language_is_not_read() -> None:
    assert answered("The government rejected the call.", of=()) is None
    said = article("Die Union fordert die Regierung auf, zu handeln.", "Die Regierung rejected the call.", language="de")  # fmt: skip
    draft = DraftDemand(s=(1,), by=("Die Union",), of=("die Regierung",), demand="zu handeln", condition=None, deadline=None)  # fmt: skip
    told = kept(claims.demand(draft, Source(said)))
    assert (told.response, told.kind, told.source) == (None, None, None)


def test_on_the_seed_peskovs_reply_stands_as_the_response_to_the_demand(root: Path) -> None:
    seed = read_file(root / "seeds" / "000_b27834ae53af7043.txt")
    draft = DraftDemand(
        s=(9,), by=("the leaders",), of=("Putin",), demand="agree to a 30-day ceasefire beginning Monday",
        condition=None, deadline=None,
    )  # fmt: skip
    told = kept(claims.demand(draft, Source(seed)))
    assert told.response is not None
    assert told.response.status == "open"
    said = " ".join(one.text for one in told.response.evidence)
    assert "Peskov said, “Russia is resistant to any kind of pressure,”" in said
    assert "“there are lots of questions”" in said
    assert (told.kind, told.speaker, told.source) == ("yield", "Emmanuel Macron", "named person")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("withdraw its troops", "yield"),
        ("agree to a ceasefire", "yield"),
        ("release the hostages", "yield"),
        ("lift the sanctions", "yield"),
        ("return to the negotiating table for talks", "meet"),
        ("send humanitarian aid", "assist"),
        ("resign", "change"),
        ("withdraw the extradition bill", "change"),
        ("hold elections", "change"),
        ("say sorry", None),
        ("hold talks on elections", None),
    ],
)
def test_the_kind_of_a_demand_is_a_mode_of_plover_or_null_when_unsure(words: str, kind: str | None) -> None:
    assert demand_kind(words) == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("massive sanctions", "restrict"),
        ("ban the party", "ban"),
        ("be arrested at the border", "arrest"),
        ("break off diplomatic relations", "relations"),
        ("revoke their citizenship", "rights"),
        ("expel the diplomats", "expel"),
        ("annex the province", "territory"),
        ("attack the harbour", "violence"),
        ("consequences", None),
        ("sanctions and air strikes", None),
    ],
)
def test_the_kind_of_a_threat_is_a_mode_of_plover_or_null_when_unsure(words: str, kind: str | None) -> None:
    assert threat_kind(words) == kind


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("The union urged the government to reopen the talks on pay by Friday.", "by Friday"),
        ("The union gave the government 48 hours: it must reopen the talks on pay within 48 hours.", "within 48 hours"),
        ("The union urged the government on Tuesday to reopen the talks on pay.", None),
        ("The union urged the government to reopen the talks on pay that ended on Friday.", None),
    ],
)  # fmt: skip
def test_a_deadline_the_model_missed_is_read_where_it_limits_the_demand(
    sentence: str, phrase: str | None
) -> None:
    told = demand(sentence).deadline
    assert (told.phrase if told else None) == phrase


def test_a_clause_of_condition_that_the_model_missed_is_read() -> None:
    told = threat("Norland will attack the port if Karvia does not open the border.", "attack the port")
    assert told.trigger == "if Karvia does not open the border"
    assert told.findings == ()
    other = threat(
        "Norland threatened Karvia to attack the port and was asked if it would.", "attack the port"
    )
    assert other.trigger is None


@pytest.mark.parametrize(
    ("sentence", "consequence", "explicit"),
    [
        ("Norland said it would attack the ships of Karvia.", "attack the ships", True),
        ("Norland threatened Karvia with sanctions.", "sanctions", True),
        ("Aggression by Karvia deserves harsh punishment and sanctions, Norland said.", "harsh punishment", False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("offered", [True, False])
def test_a_threat_is_explicit_when_the_words_say_so_whatever_the_model_thought(
    sentence: str, consequence: str, explicit: bool, offered: bool
) -> None:
    assert threat(sentence, consequence, explicit=offered).explicit is explicit


@pytest.mark.parametrize(
    ("sentence", "source", "speaker"),
    [
        ("Boats left the port, said President Anna Holm of Norland.", "named person", "Anna Holm"),
        ("Officials said that boats left the port.", "unnamed official", None),
        ("Reuters reported that boats left the port.", "other media", None),
        ("Boats left the port.", "outlet", None),
    ],
)
def test_the_strength_of_the_source_stands_beside_what_happened(
    sentence: str, source: str, speaker: str | None
) -> None:
    draft = DraftWhat(s=(1,), speaker=speaker, status="happened", statement="Boats left the port")
    told = kept(items.what(draft, Source(article(sentence))))
    assert told.source == source
