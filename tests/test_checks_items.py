"""Items put into sentences, and what the checks then say: wrong lines are found, right ones left alone."""

import pytest
from sample_article import article

from briefing.checks import Checker
from briefing.checks.items import item_findings, sentences_of
from briefing.grounding import ground
from briefing.nouns.brief import BottomLine, Demand, Evidence, Item, Threat, What, When, Where, Who
from briefing.nouns.draft import Draft, DraftWhat, Lead

NEWS = article(
    "Norwegian Prime Minister Ida Lund has proposed talks with Sweden in Bergen on Friday.",
    "Sweden called on Lund to withdraw 40 patrol boats by Monday or face heavy sanctions.",
    "Lund did not sign the fishing treaty, her spokesman Anders Holm said.",
    "Holm accused Sweden of “bullying small nations” at sea.",
    "Norway allegedly sank a trawler near Bergen.",
)
CHECKER = Checker(NEWS)
SHARED = {"id": "new", "evidence": (Evidence(start=0, end=1, text="N"),), "verdict": "supported"}


def who(name: str, role: str) -> Who:
    return Who(name=name, role=role, kind="person", **SHARED)


def what(statement: str, speaker: str | None = None, status: str = "happened") -> What:
    return What(statement=statement, speaker=speaker, status=status, **SHARED)


def demand(text: str, by: str = "Sweden", of: tuple[str, ...] = ("Ida Lund",)) -> Demand:
    return Demand(by=(by,), of=of, demand=text, **SHARED)


def threat(text: str, *, by: str = "Sweden", trigger: str | None = None) -> Threat:
    return Threat(by=(by,), against=("Ida Lund",), consequence=text, trigger=trigger, explicit=True, **SHARED)


@pytest.mark.parametrize(
    ("item", "sentence"),
    [
        (who("Ida Lund", "has proposed talks with Sweden"), "Ida Lund has proposed talks with Sweden."),
        (who("Ida Lund", "a friend of Sweden"), "Ida Lund is a friend of Sweden."),
        (who("Ida Lund", "“Lund did not sign the treaty”"), "Lund did not sign the treaty."),
        (
            what("The treaty was not signed", "Anders Holm"),
            "Anders Holm said that the treaty was not signed.",
        ),
        (what("“We shall not sign”", "Anders Holm"), "Anders Holm said: “We shall not sign”."),
        (what("Holm accused Sweden", "Anders Holm"), "Holm accused Sweden."),
        (When(phrase="on Friday", basis="", event="talks in Bergen", **SHARED), "talks in Bergen on Friday."),
        (When(phrase="Friday", basis="", event="talks on Friday", **SHARED), "talks on Friday."),
        (Where(place="Bergen", event="talks with Sweden", **SHARED), "talks with Sweden in Bergen."),
        (demand("withdraw 40 boats"), "Sweden called on Ida Lund to withdraw 40 boats."),
        (demand("to withdraw 40 boats"), "Sweden called on Ida Lund to withdraw 40 boats."),
        (demand("an end of the blockade"), "Sweden demanded an end of the blockade of Ida Lund."),
        (demand("an end of the blockade", of=()), "Sweden demanded an end of the blockade."),
        (
            demand("end the blockade", by="the leaders of Norway and Poland"),
            "The leaders called on Ida Lund to end the blockade.",
        ),
        (threat("heavy sanctions"), "Sweden threatened Ida Lund with heavy sanctions."),
        (
            threat("sink her boats", trigger="unless they leave"),
            "Sweden threatened Ida Lund to sink her boats unless they leave.",
        ),
        (BottomLine(text="Lund proposed talks", evidence=SHARED["evidence"]), "Lund proposed talks"),
    ],
)
def test_an_item_is_put_into_a_sentence(item: Item | BottomLine, sentence: str) -> None:
    assert sentences_of(item) == (sentence,)


def test_roles_that_were_merged_are_two_sentences() -> None:
    said = sentences_of(who("Ida Lund", "proposed talks; did not sign the treaty"))
    assert said == ("Ida Lund proposed talks.", "Ida Lund did not sign the treaty.")


RIGHT = [
    who("Ida Lund", "has proposed talks with Sweden in Bergen on Friday"),
    who("Anders Holm", "accused Sweden of “bullying small nations”"),
    what("Lund did not sign the fishing treaty", "Anders Holm"),
    what("Norway sank a trawler near Bergen", status="alleged"),
    When(phrase="Friday", basis="", event="talks with Sweden in Bergen", **SHARED),
    Where(place="Bergen", event="talks with Sweden", **SHARED),
    demand("withdraw 40 patrol boats"),
    threat("heavy sanctions"),
]


@pytest.mark.parametrize("item", RIGHT, ids=lambda item: sentences_of(item)[0])
def test_a_right_item_is_left_alone(item: Item) -> None:
    assert item_findings(item, CHECKER) == ()


@pytest.mark.parametrize(
    ("item", "check"),
    [
        (demand("withdraw 60 patrol boats"), "values"),
        (what("Lund signed the fishing treaty", "Anders Holm"), "polarity"),
        (what("Norway sank a trawler near Bergen"), "laundering"),
        (who("Ida Lund", "accused Sweden of “bullying tiny nations”"), "quotations"),
        (Where(place="Oslo", event="talks with Sweden", **SHARED), "names"),
    ],
)
def test_a_wrong_item_has_a_fault(item: Item, check: str) -> None:
    assert check in {finding.check for finding in item_findings(item, CHECKER) if finding.severity == "fault"}


def test_an_item_with_a_fault_leaves_the_body_and_the_ledger_says_why() -> None:
    wrong = DraftWhat(s=(3,), speaker=None, status="happened", statement="Lund signed the fishing treaty")
    body = ground(Draft(what=(wrong,)), NEWS)
    assert body.what == ()
    (loss,) = body.losses
    assert loss.item == wrong.model_dump(mode="json")
    assert "not sign" in loss.reason


def test_a_bottom_line_with_a_fault_gives_way_to_the_first_event() -> None:
    lead = Lead(
        s=(3,),
        headline="Talks",
        bottom_line="Lund did sign the fishing treaty, her spokesman Anders Holm said.",
    )
    event = DraftWhat(
        s=(1,), speaker=None, status="proposed", statement="Ida Lund has proposed talks with Sweden"
    )
    body = ground(Draft(lead=lead, what=(event,)), NEWS)
    assert body.bottom_line is not None
    assert body.bottom_line.text == "Ida Lund has proposed talks with Sweden"
    assert "bottom_line" in {loss.list for loss in body.losses}


def test_lines_in_another_language_are_not_compared() -> None:
    line = "Lund a proposé des pourparlers avec Sweden"
    draft = DraftWhat(s=(1,), speaker=None, status="proposed", statement=line)
    (item,) = ground(Draft(what=(draft,)), NEWS, written="fr").what
    assert [finding.check for finding in item.findings] == ["language"]
