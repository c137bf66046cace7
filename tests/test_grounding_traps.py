"""False claims beside true words: what grounding must not let pass, and what it must say when it changes a line."""

import pytest
from sample_article import article
from test_grounding import NEWS, demand, only, what, who

from briefing.grounding import ground
from briefing.nouns.brief import Item
from briefing.nouns.draft import Draft, DraftWhen, DraftWhere, Lead


def gone(draft: Draft, text: str) -> str:
    """The reason of the one loss; nothing of the draft may stand in the body."""
    body = ground(draft, article(text))
    assert not any((body.who, body.what, body.when, body.where, body.demands))
    (loss,) = body.losses
    return loss.reason


def checks(item: Item) -> set[str]:
    return {finding.check for finding in item.findings}


@pytest.mark.parametrize(
    "text", ["Ukraine did not attack the port at dawn.", "Ukraine denied that it attacked the port at dawn."]
)
def test_a_line_with_a_lost_not_leaves(text: str) -> None:
    assert "denial" in gone(Draft(what=(what("Ukraine attacked the port at dawn", 1),)), text)


def test_a_not_about_something_else_leaves_the_line_alone() -> None:
    text = "Arden did not answer the letter, but sent three ships to the harbour."
    assert only(what("Arden sent three ships to the harbour", 1), article(text)).verdict == "supported"


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Fifty ships arrived in the port", "Fifteen ships arrived in the port."),
        ("Arden has 90 days to answer", "Arden has 30 days to answer."),
        ("Moscow accused Kyiv of bombing a school", "Kyiv accused Moscow of bombing a school."),
        ("The ministers secured a ceasefire", "The ministers met to secure a ceasefire."),
    ],
)
def test_a_changed_number_actor_or_outcome_leaves(claim: str, text: str) -> None:
    assert gone(Draft(what=(what(claim, 1),)), text)


def test_a_demand_is_not_put_into_the_mouth_of_the_one_addressed() -> None:
    wrong = demand("accept the ceasefire", 1, by=("Russia",), of=("France",))
    assert "addressed" in gone(Draft(demands=(wrong,)), "France urged Russia to accept the ceasefire.")


def test_a_place_is_not_found_inside_another_word() -> None:
    draft = Draft(where=(DraftWhere(s=(1,), place="Oman", event="the talks began"),))
    assert gone(draft, "The talks began in Romania at noon.")


def test_a_date_is_not_found_inside_another_number() -> None:
    draft = Draft(when=(DraftWhen(s=(1,), phrase="1 May 2025", event="the talks began"),))
    assert gone(draft, "The talks began in Arden on 11 May 2025.")


def test_a_day_named_inside_a_quotation_is_not_counted_from_the_publication() -> None:
    source = article("“We will answer today,” the mayor said in Arden.", published="2025-05-14")
    item = only(DraftWhen(s=(1,), phrase="today", event="the mayor will answer"), source)
    assert item.date is None
    assert "quotation" in item.basis


def test_a_coming_weekday_is_not_taken_for_a_past_one() -> None:
    source = article("The leaders will meet on Friday in Arden.", published="2025-05-14")
    assert (
        only(DraftWhen(s=(1,), phrase="on Friday", event="the leaders will meet"), source).date
        == "2025-05-16"
    )


def test_what_somebody_says_will_happen_has_not_happened() -> None:
    assert only(what("Talks would begin in Istanbul on 15 May 2025", 6)).status == "announced"


def test_a_speaker_or_title_that_the_evidence_does_not_give_is_dropped_and_said() -> None:
    spoken = only(what("Ukraine attacked the port", 4, speaker="Boris Johnson"))
    assert spoken.speaker is None
    assert "speaker" in checks(spoken)
    titled = only(who("Ukraine", "attacked the port", 4, title="Emperor", kind="state"))
    assert titled.title is None
    assert "title" in checks(titled)


def test_a_headline_that_the_article_does_not_carry_is_in_the_ledger() -> None:
    lead = Lead(s=(4,), headline="Aliens landed", bottom_line="Ukraine attacked the port before dawn")
    body = ground(Draft(lead=lead), NEWS)
    assert "Aliens" not in body.headline
    assert [loss.list for loss in body.losses] == ["headline"]


def test_one_call_by_two_actors_is_one_demand_by_both() -> None:
    source = article("France and Poland urged Russia to accept the ceasefire.")
    calls = tuple(demand("accept the ceasefire", 1, by=(name,)) for name in ("France", "Poland"))
    (both,) = ground(Draft(demands=calls), source).demands
    assert set(both.by) == {"France", "Poland"}


def test_an_event_that_was_replaced_by_the_sentence_is_said() -> None:
    item = only(DraftWhen(s=(1,), phrase="on Saturday", event="aliens landed in Istanbul"))
    assert item.event.startswith("“The leaders of Germany")
    assert any("aliens landed in Istanbul" in finding.words for finding in item.findings)


@pytest.mark.parametrize(
    ("name", "role", "text", "language"),
    [
        ("Petra Wild", "resigned", "Mayor Petra Wild resigned on Sunday.", "en"),
        ("毛宁", "表示双方应当恢复谈判", "外交部发言人毛宁表示双方应当恢复谈判。", "zh"),
    ],
)
def test_a_short_role_and_one_without_spaces_stay(name: str, role: str, text: str, language: str) -> None:
    assert only(who(name, role, 1), article(text, language=language)).name == name
