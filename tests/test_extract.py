"""Which questions an article is asked, and how replies good, broken and cut are read."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_article import article

from briefing.chat import Reply, Request
from briefing.errors import ReplyInvalid
from briefing.extract import LARGE, SMALL, Answer, Question, Reach, answer, draft, questions, weakest
from briefing.nouns.article import Article
from briefing.nouns.brief import Usage
from briefing.nouns.draft import Demands, Facts, Lead
from briefing.prompt import Passage, load_prompt, request

PROMPT = load_prompt()
NEWS = article(
    "Peru's President Ana Quispe said on Tuesday that the port would stay closed.",
    "Ships waited in Callao.",
    "Union leader Luis Rojas urged the government to reopen talks before Friday.",
    "Rain fell.",
    "Rojas said the union would block the road if nobody answered.",
    "The minister called on both sides to talk.",
    title="Port stays closed",
)
COST = Usage(http_calls=1, input_tokens=50, output_tokens=5)


def shown(question: Question) -> str:
    return question.request.messages[-1].content


def numbers(question: Question) -> list[int]:
    """Numbers of the sentences that the question shows, in order."""
    return [int(found) for found in re.findall(r"^\[(\d+)\] ", shown(question), re.MULTILINE)]


def asked(source: Article, reach: Reach, name: str) -> list[list[int]]:
    return [numbers(one) for one in questions(source, PROMPT, reach) if one.ask == name]


SENTENCES = st.lists(
    st.lists(st.sampled_from("Rain fell Putin must said in Kyiv “ ” 中国外交部 Monday if will".split()),
             min_size=1, max_size=60).map(" ".join),
    min_size=1, max_size=14,
)  # fmt: skip
REACHES = st.builds(Reach, passage_words=st.integers(1, 200), claim_sentences=st.sampled_from([1, 2, 1000]))


@settings(deadline=None, max_examples=40)  # a request is costly to build
@given(SENTENCES, REACHES)
def test_passages_cover_every_sentence_exactly_once_and_in_order(sentences: list[str], reach: Reach) -> None:
    pieces = asked(article(*sentences), reach, "facts")
    assert [number for piece in pieces for number in piece] == list(range(1, len(sentences) + 1))
    assert all(pieces)


@settings(deadline=None, max_examples=40)  # a request is costly to build
@given(SENTENCES, REACHES)
def test_no_sentence_is_asked_about_twice_in_one_list(sentences: list[str], reach: Reach) -> None:
    for name in ("demands", "threats"):
        flat = [number for piece in asked(article(*sentences), reach, name) for number in piece]
        assert flat == sorted(set(flat))


def test_a_passage_keeps_near_its_size_and_ends_with_a_paragraph_if_it_can() -> None:
    long = article(*["one two three four five six seven eight nine ten"] * 30)
    assert {len(piece) for piece in asked(long, Reach(passage_words=50, claim_sentences=1), "facts")} == {5}


def test_a_script_without_spaces_is_measured_by_its_characters() -> None:
    chinese = article(*["外交部发言人表示双方应当尽快恢复谈判" * 4] * 6, language="zh")
    assert len(asked(chinese, Reach(passage_words=80, claim_sentences=1), "facts")) == 3


def test_a_large_model_is_asked_at_most_four_questions_about_an_ordinary_article() -> None:
    made = questions(NEWS, PROMPT, LARGE)
    assert [one.ask for one in made] == ["lead", "facts", "demands", "threats"]
    assert all(numbers(one) == [1, 2, 3, 4, 5, 6] for one in made)
    assert [one.ask for one in questions(article("Rain fell."), PROMPT, LARGE)] == ["lead", "facts"]


def test_a_small_model_is_asked_about_marked_sentences_one_by_one() -> None:
    assert asked(NEWS, SMALL, "demands") == [[3], [6]]
    assert asked(NEWS, SMALL, "threats") == [[5]]


def test_the_lead_is_asked_about_the_opening_only() -> None:
    long = article(*["Rain fell again and again on the village by the sea."] * 60)
    assert asked(long, SMALL, "lead") == asked(long, SMALL, "facts")[:1]


def test_the_title_goes_with_the_first_sentence_and_the_words_before_with_the_others() -> None:
    made = questions(NEWS, PROMPT, SMALL)
    first = next(one for one in made if one.ask == "facts")
    assert "Title: Port stays closed" in shown(first)
    assert "Before it:" not in shown(first)
    demand = next(one for one in made if one.ask == "demands")
    assert "Title:" not in shown(demand)
    assert "Ships waited in Callao." in shown(demand)
    assert "Rain fell" not in shown(demand)


def test_hints_name_actors_times_and_places_with_their_sentences() -> None:
    lines = shown(next(one for one in questions(NEWS, PROMPT, LARGE) if one.ask == "facts")).splitlines()
    hints = dict(line.split(": ", 1) for line in lines if line.startswith(("NAMES", "TIMES", "PLACES")))
    plain = {label: words.replace("(", "[").split("; ") for label, words in hints.items()}
    assert "[1] Ana Quispe" in plain["NAMES"]
    assert "[3] Luis Rojas" in plain["NAMES"]
    assert "[5] Luis Rojas" in plain["NAMES"]
    assert plain["TIMES"] == ["[1] on Tuesday", "[3] before Friday"]
    assert plain["PLACES"] == ["[2] Callao"]


def test_one_actor_is_not_put_before_the_model_again_and_again() -> None:
    often = article(*["They met Ana Quispe."] * 9)
    text = "".join(shown(one) for one in questions(often, PROMPT, SMALL) if one.ask == "facts")
    assert len(re.findall(r"[\[(]\d\] Ana Quispe", text)) == 2


def reply(text: str, *, cut: bool = False, **more: object) -> Reply:
    return Reply(**{"text": text, "cut": cut, "rung": "strict-schema", "usage": COST, **more})


def put(ask: str, *replies: Reply) -> tuple[Answer, list[Request]]:
    """The answer from these replies, and every request it took."""
    thought = answer(
        Question(ask=ask, request=request(PROMPT.asks[ask], Passage(sentences=((1, "Rain fell."),))))
    )
    sent = [next(thought)]
    for one in replies:
        try:
            sent.append(thought.send(one))
        except StopIteration as end:
            return end.value, sent
    raise AssertionError("the question wants another reply")


def row(text: str = "go") -> dict[str, object]:
    return {"s": [1], "by": ["A"], "of": ["B"], "demand": text, "condition": None, "deadline": None}


GOOD = json.dumps({"demands": [row()]})
BAD = json.dumps({"demands": [{"s": [1]}]})


def test_a_good_reply_is_read_at_once() -> None:
    found, sent = put("demands", reply(GOOD))
    assert found == Answer(
        ask="demands", value=Demands(demands=(row(),)), rung="strict-schema", usage=COST, asked=1
    )
    assert len(sent) == 1


@pytest.mark.parametrize("bad", [BAD, "Sure! Here it is.", "", "[]", '{"demands": [], "more": 1}', "null"])
def test_a_broken_reply_is_asked_again_once_with_its_fault_and_the_schema(bad: str) -> None:
    found, sent = put("demands", reply(bad), reply(GOOD))
    assert (found.asked, found.usage) == (2, COST.plus(COST))
    assert found.value == Demands(demands=(row(),))
    again = sent[1]
    assert again.messages[:-2] == sent[0].messages
    assert [message.role for message in again.messages[-2:]] == ["assistant", "user"]
    assert again.messages[-2].content == (bad or "(nothing)")
    assert "cannot be used" in again.messages[-1].content
    assert json.dumps(sent[0].reply_schema, separators=(",", ":")) in again.messages[-1].content
    assert again.model_copy(update={"messages": ()}) == sent[0].model_copy(update={"messages": ()})


def test_the_re_ask_names_the_field_that_is_wrong() -> None:
    _, sent = put("demands", reply(BAD), reply(GOOD))
    assert "demands.0.by: Field required" in sent[1].messages[-1].content


def test_who_broke_a_schema_once_ignored_it_so_the_rung_is_the_lowest() -> None:
    found, _ = put("demands", reply(BAD), reply(GOOD))
    assert found.rung == "prompt"


def test_a_second_broken_reply_ends_it_and_says_what_was_spent() -> None:
    with pytest.raises(ReplyInvalid, match=r"demands breaks the schema.*demands.0.by") as caught:
        put("demands", reply(BAD), reply(BAD))
    assert caught.value.spent == COST.plus(COST).model_dump()
    assert caught.value.hint


def test_of_a_cut_reply_the_complete_items_are_kept_and_without_any_it_is_still_said_to_be_cut() -> None:
    whole = json.dumps({"demands": [row("first"), row("second"), row("third")]})
    for length in range(len(whole)):
        kept = whole[:length].count('"deadline": null')
        found, _ = put("demands", reply(whole[:length], cut=True))
        items = found.value.demands if found.value is not None else ()
        assert [item.demand for item in items] == ["first", "second", "third"][:kept]
        assert (found.value is None) == (kept == 0)
        assert (found.ask, found.cut, found.asked, found.usage) == ("demands", True, 1, COST)


def test_a_reply_cut_between_lists_keeps_the_lists_before() -> None:
    when = {"s": [1], "phrase": "on Monday", "event": "rain"}
    text = json.dumps({"who": [], "what": [], "when": [when], "where": [{"s": [1], "place": "Li"}]})
    found, _ = put("facts", reply(text[:-6], cut=True))
    assert found.value == Facts(who=(), what=(), when=(when,), where=())


def test_a_cut_lead_is_kept_only_whole() -> None:
    whole = json.dumps({"s": [1], "headline": "Rain", "bottom_line": "Rain fell."})
    found, _ = put("lead", reply(whole[:25], cut=True))
    assert (found.value, found.cut) == (None, True)
    found, _ = put("lead", reply(whole, cut=True))
    assert isinstance(found.value, Lead)


def test_a_re_asked_reply_may_be_cut_too() -> None:
    found, _ = put("demands", reply(BAD), reply(GOOD[:-1], cut=True))
    assert (found.cut, found.asked, found.usage) == (True, 2, COST.plus(COST))
    found, _ = put("demands", reply(BAD), reply("{", cut=True))
    assert (found.value, found.cut, found.usage) == (None, True, COST.plus(COST))


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=60))
def test_any_cut_text_gives_items_or_nothing_and_says_that_it_was_cut(text: str) -> None:
    found, _ = put("demands", reply(text, cut=True))
    assert found.cut
    assert found.value is None or found.value.demands


def test_answers_become_one_draft_in_order_and_the_weakest_rung_counts() -> None:
    lead = Lead(s=(1,), headline="Rain", bottom_line="Rain fell.")
    one, two = (Demands(demands=(row(text),)) for text in ("first", "second"))
    answers = tuple(
        Answer(ask=ask, value=value, rung=rung, usage=COST, asked=1, cut=value is None)
        for ask, value, rung in (
            ("lead", lead, "strict-schema"),
            ("demands", one, "json"),
            ("threats", None, "schema"),
            ("demands", two, "schema"),
        )
    )
    made = draft(answers)
    assert made.lead == lead
    assert [item.demand for item in made.demands] == ["first", "second"]
    assert made.who == made.threats == ()
    assert weakest(answers) == "json"
