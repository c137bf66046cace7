"""Which questions an article is asked, and how replies good, broken and cut are read."""

import json
import math
import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_article import article

from briefing.chat import Reply, Request
from briefing.errors import NoArticle, ReplyInvalid, UsageError
from briefing.extract import (
    LARGE,
    PASSAGES,
    REACHES,
    SMALL,
    Answer,
    Question,
    Reach,
    answer,
    draft,
    questions,
    reach_of,
    usual_reach,
    weakest,
)
from briefing.extract.questions import NEWS_AT_ONCE
from briefing.nouns.article import Article
from briefing.nouns.brief import ModelIdentity, Usage
from briefing.nouns.draft import (
    Demands,
    Draft,
    DraftDemand,
    DraftThreat,
    DraftWhat,
    DraftWho,
    Facts,
    Lead,
    News,
    Whole,
)
from briefing.prompt import REPLIES, Passage, load_prompt, request

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
WIDE = Reach(passage_words=3000, claim_sentences=1000)
"""The four old questions, about as much at once as a large model reads."""
COST = Usage(http_calls=1, input_tokens=50, output_tokens=5)


def shown(question: Question) -> str:
    return question.request.messages[-1].content


def numbers(question: Question) -> list[int]:
    """Numbers of the sentences that the question shows, in order."""
    return [int(found) for found in re.findall(r"^\[(\d+)\] ", shown(question), re.MULTILINE)]


def asked(source: Article, reach: Reach, name: str) -> list[list[int]]:
    """What one kind of question is about, one after another."""
    return [numbers(one) for one in questions(source, PROMPT, reach.model_copy(update={"asks": (name,)}))]


SENTENCES = st.lists(
    st.lists(st.sampled_from("Rain fell Putin must said in Kyiv “ ” 中国外交部 Monday if will".split()),
             min_size=1, max_size=60).map(" ".join),
    min_size=1, max_size=14,
)  # fmt: skip
SOME_REACH = st.builds(
    Reach, passage_words=st.integers(1, 200), claim_sentences=st.sampled_from([1, 2, 1000])
)


@settings(deadline=None, max_examples=40)  # a request is costly to build
@given(SENTENCES, SOME_REACH)
def test_passages_cover_every_sentence_exactly_once_and_in_order(sentences: list[str], reach: Reach) -> None:
    pieces = asked(article(*sentences), reach, "facts")
    assert [number for piece in pieces for number in piece] == list(range(1, len(sentences) + 1))
    assert all(pieces)


@settings(deadline=None, max_examples=40)  # a request is costly to build
@given(SENTENCES, st.integers(1, 200))
def test_one_question_for_everything_is_put_about_every_sentence_exactly_once(
    sentences: list[str], words: int
) -> None:
    reach = LARGE.model_copy(update={"passage_words": words})
    made = questions(article(*sentences), PROMPT, reach)
    assert {one.ask for one in made} == {"whole"}
    assert [number for one in made for number in numbers(one)] == list(range(1, len(sentences) + 1))
    assert all(one.numbers == tuple(numbers(one)) for one in made)


def test_an_article_of_ten_thousand_words_is_asked_about_in_as_few_whole_questions_as_hold_it() -> None:
    long = article(*["one two three four five six seven eight nine ten."] * 1000)
    made = questions(long, PROMPT, LARGE)
    assert [one.ask for one in made] == ["whole"] * math.ceil(10_000 / LARGE.passage_words)
    assert [number for one in made for number in numbers(one)] == list(range(1, 1001))


@settings(deadline=None, max_examples=40)  # a request is costly to build
@given(SENTENCES, SOME_REACH)
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


def test_a_large_model_is_asked_one_question_about_an_ordinary_article() -> None:
    for source in (NEWS, article("Rain fell.")):
        (one,) = questions(source, PROMPT, LARGE)
        assert one.ask == "whole"
        assert numbers(one) == list(range(1, len(source.sentences) + 1))


def caps(question: Question) -> dict[str, int]:
    """How many items each list of the reply may have."""
    lists = question.request.reply_schema["properties"].items()
    return {name: one["maxItems"] for name, one in lists if "maxItems" in one and name != "s"}


def test_a_longer_passage_may_be_answered_with_longer_lists() -> None:
    short, long = (article(*["Rain fell on the village by the sea, they say."] * n) for n in (3, 290))
    (of_short,), (of_long,) = (questions(source, PROMPT, LARGE) for source in (short, long))
    assert list(caps(of_short)) == ["who", "what", "when", "where", "demands", "threats"]
    assert all(caps(of_short)[name] >= 4 for name in caps(of_short))
    assert all(caps(of_long)[name] > caps(of_short)[name] for name in caps(of_short))


def test_the_old_questions_can_still_be_asked_about_a_whole_article_at_once() -> None:
    made = questions(NEWS, PROMPT, WIDE)
    assert [one.ask for one in made] == ["lead", "facts", "demands", "threats"]
    assert all(numbers(one) == [1, 2, 3, 4, 5, 6] for one in made)
    assert all(one.numbers == (1, 2, 3, 4, 5, 6) for one in made)
    assert [one.ask for one in questions(article("Rain fell."), PROMPT, WIDE)] == ["lead", "facts"]


def test_in_passages_marked_sentences_are_asked_about_one_by_one_the_surest_last() -> None:
    assert asked(NEWS, PASSAGES, "demands") == [[5], [3], [6]]
    assert asked(NEWS, PASSAGES, "threats") == [[1], [5]]


def test_a_small_model_is_asked_to_word_the_main_events_a_few_at_a_time() -> None:
    long = article(*[f"Ship number {number} sank at sea on Monday." for number in range(1, 21)])
    events = (2, 3, 5, 8, 13, 15, 17, 20)
    made = questions(long, PROMPT, SMALL, events)
    assert [one.ask for one in made] == ["news"] * 2
    assert [number for one in made for number in numbers(one)] == [*events]
    assert all(len(numbers(one)) <= NEWS_AT_ONCE for one in made)
    assert [caps(one) for one in made] == [{"what": 4}, {"what": 4}]
    assert not any("Before it:" in shown(one) for one in made)


def test_where_no_sentence_tells_an_event_the_first_of_the_article_are_shown() -> None:
    assert [numbers(one) for one in questions(NEWS, PROMPT, SMALL, (1, 3))] == [[1, 3]]
    (alone,) = questions(NEWS, PROMPT, SMALL)
    assert numbers(alone) == [1, 2, 3, 4][:NEWS_AT_ONCE]
    assert "Title: Port stays closed" in shown(alone)


@pytest.mark.parametrize("reach", REACHES.values(), ids=REACHES)
def test_an_article_without_a_sentence_is_asked_nothing(reach: Reach) -> None:
    with pytest.raises(NoArticle, match="no sentence"):
        questions(article(), PROMPT, reach)


def test_a_prompt_without_a_question_that_the_reach_asks_is_a_usage_error_with_the_way_out() -> None:
    old = load_prompt(version="v1")
    for reach, question in ((LARGE, "whole"), (SMALL, "news")):
        with pytest.raises(UsageError, match=rf"extract v1 has no \[{question}\].*{reach.name}") as caught:
            questions(NEWS, old, reach)
        assert "--reach" in str(caught.value.hint)
    assert {one.ask for one in questions(NEWS, old, PASSAGES)} == set(old.asks)


def test_of_a_prompt_only_the_questions_that_the_reach_asks_are_needed() -> None:
    for reach in REACHES.values():
        some = PROMPT.model_copy(update={"asks": {name: PROMPT.asks[name] for name in reach.asks}})
        assert questions(NEWS, some, reach) == questions(NEWS, PROMPT, reach)


def test_questions_come_by_kind_in_the_order_of_the_reach() -> None:
    turned = WIDE.model_copy(update={"asks": ("threats", "whole", "lead")})
    assert [one.ask for one in questions(NEWS, PROMPT, turned)] == ["threats", "whole", "lead"]


def test_local_weights_are_small_and_what_an_endpoint_serves_is_large() -> None:
    assert usual_reach(ModelIdentity(name="m", host="127.0.0.1", sha256="ab" * 32)) == SMALL
    assert usual_reach(ModelIdentity(name="m", host="lab.example", sha256=None)) == LARGE


def test_every_reach_is_known_by_its_name_and_an_unknown_one_lists_them() -> None:
    assert {name: reach_of(name) for name in ("small", "passages", "large")} == REACHES
    assert all(reach.name == name for name, reach in REACHES.items())
    with pytest.raises(UsageError, match="no reach 'giant'") as caught:
        reach_of("giant")
    assert caught.value.hint == "known: large, passages, small"


@pytest.mark.parametrize(
    ("language", "written"), [("uk", None), (None, None), ("en", "uk"), ("uk", "en"), ("de", "fr")]
)
def test_where_code_cannot_propose_a_small_model_is_asked_in_passages(
    language: str | None, written: str | None
) -> None:
    assert SMALL.speaking(language, written) == PASSAGES
    assert LARGE.speaking(language, written) == LARGE
    assert PASSAGES.speaking(language, written) == PASSAGES


def test_of_an_english_article_read_in_english_every_reach_stays() -> None:
    assert all(reach.speaking("en", None) == reach for reach in REACHES.values())


def test_the_lead_is_asked_about_the_opening_only() -> None:
    long = article(*["Rain fell again and again on the village by the sea."] * 60)
    assert asked(long, PASSAGES, "lead") == asked(long, PASSAGES, "facts")[:1]


def test_of_a_long_article_each_whole_question_but_the_first_has_the_words_before_it() -> None:
    long = article(*[f"Rain fell on village {number} by the sea." for number in range(1, 601)], title="Rain")
    first, second = questions(long, PROMPT, LARGE)
    assert "Title: Rain" in shown(first)
    assert "Before it:" not in shown(first)
    assert "Title:" not in shown(second)
    assert f"Before it: {long.sentence(second.numbers[0] - 2)}" in shown(second)


def test_the_title_goes_with_the_first_sentence_and_the_words_before_with_the_others() -> None:
    made = questions(NEWS, PROMPT, PASSAGES)
    first = next(one for one in made if one.ask == "facts")
    assert "Title: Port stays closed" in shown(first)
    assert "Before it:" not in shown(first)
    demand = next(one for one in made if one.ask == "demands" and numbers(one) == [3])
    assert "Title:" not in shown(demand)
    assert "Ships waited in Callao." in shown(demand)
    assert "Rain fell" not in shown(demand)


def test_hints_name_actors_times_and_places_with_their_sentences() -> None:
    lines = shown(next(one for one in questions(NEWS, PROMPT, WIDE) if one.ask == "facts")).splitlines()
    hints = dict(line.split(": ", 1) for line in lines if line.startswith(("NAMES", "TIMES", "PLACES")))
    plain = {label: words.replace("(", "[").split("; ") for label, words in hints.items()}
    assert "[1] Ana Quispe" in plain["NAMES"]
    assert "[3] Luis Rojas" in plain["NAMES"]
    assert "[5] Luis Rojas" in plain["NAMES"]
    assert plain["TIMES"] == ["[1] on Tuesday", "[3] before Friday"]
    assert plain["PLACES"] == ["[2] Callao"]


def test_one_actor_is_not_put_before_the_model_again_and_again() -> None:
    often = article(*["They met Ana Quispe."] * 9)
    text = "".join(shown(one) for one in questions(often, PROMPT, PASSAGES) if one.ask == "facts")
    assert len(re.findall(r"[\[(]\d\] Ana Quispe", text)) == 2


def reply(text: str, *, cut: bool = False, **more: object) -> Reply:
    return Reply(**{"text": text, "cut": cut, "rung": "strict-schema", "usage": COST, **more})


@cache  # a request is costly to build
def rain(ask: str) -> Question:
    passage = Passage(sentences=((1, "Rain fell."),))
    return Question(ask=ask, request=request(PROMPT.asks[ask], passage), numbers=(1,))


def put(ask: str, *replies: Reply) -> tuple[Answer, list[Request]]:
    """The answer from these replies, and every request it took."""
    thought = answer(rain(ask))
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
        ask="demands",
        numbers=(1,),
        value=Demands(demands=(row(),)),
        rung="strict-schema",
        usage=COST,
        asked=1,
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


LEAD_ROW = {"s": [1], "headline": "Rain", "bottom_line": "Rain fell."}
WHOLE_ROWS: dict[str, list[dict[str, object]]] = {
    "who": [{"s": [1], "name": name, "kind": "person", "role": f"role of {name}"} for name in ("A", "B")],
    "what": [{"s": [1], "statement": "Rain fell.", "speaker": "the mayor"}],
    "when": [{"s": [1], "phrase": "on Monday", "event": "event when"}],
    "where": [],
    "demands": [row("first") | {"deadline": "by one"}, row("second") | {"deadline": "by two"}],
    "threats": [
        {"s": [1], "by": [], "against": [], "consequence": "war", "trigger": None, "deadline": "by three"}
    ],
}
NEWS_ROWS: dict[str, list[dict[str, object]]] = {
    "what": [{"s": [1], "statement": f"{number} ships sank."} for number in ("Two", "Three", "Four")]
}


@pytest.mark.parametrize(("ask", "rows"), [("whole", WHOLE_ROWS), ("news", NEWS_ROWS)])
def test_of_a_cut_reply_with_many_lists_the_complete_items_of_each_are_kept(
    ask: str, rows: dict[str, list[dict[str, object]]]
) -> None:
    text = json.dumps(LEAD_ROW | rows)
    for length in range(len(text)):
        told = text[:length]
        kept = {
            name: [one for one in some if f'"{list(one.values())[-1]}"' in told]
            for name, some in rows.items()
        }
        found, _ = put(ask, reply(told, cut=True))
        assert (found.ask, found.numbers, found.cut, found.asked, found.usage) == (ask, (1,), True, 1, COST)
        # The bottom line stands before the lists: once it is whole, it is kept even if no item is.
        if any(kept.values()) or '"bottom_line": "Rain fell."' in told:
            assert found.value == REPLIES[ask].model_validate(LEAD_ROW | kept)
        else:
            assert found.value is None


@pytest.mark.parametrize(("ask", "rows"), [("whole", WHOLE_ROWS), ("news", NEWS_ROWS)])
def test_an_item_that_breaks_the_schema_is_left_out_of_a_cut_reply_alone(
    ask: str, rows: dict[str, list[dict[str, object]]]
) -> None:
    broken = LEAD_ROW | rows | {"what": [{"s": "one"}, *rows["what"]]}
    found, _ = put(ask, reply(json.dumps(broken)[:-1], cut=True))
    assert found.value == REPLIES[ask].model_validate(LEAD_ROW | rows)


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
@given(st.text(max_size=60), st.sampled_from(["demands", "news", "whole"]))
def test_any_cut_text_gives_items_or_nothing_and_says_that_it_was_cut(text: str, ask: str) -> None:
    found, _ = put(ask, reply(text, cut=True))
    assert found.cut
    assert found.value is None or any(getattr(found.value, name) for name in REPLIES[ask].model_fields)


@pytest.mark.parametrize(("ask", "rows"), [("whole", WHOLE_ROWS), ("news", NEWS_ROWS)])
def test_a_broken_reply_to_the_new_questions_is_asked_again_once_too(
    ask: str, rows: dict[str, list[dict[str, object]]]
) -> None:
    good = json.dumps(LEAD_ROW | rows)
    for bad in (json.dumps(rows), json.dumps(LEAD_ROW), "[]", "Rain fell.", good[:-1] + ', "more": 1}'):
        found, sent = put(ask, reply(bad), reply(good))
        assert (found.asked, found.rung, found.usage) == (2, "prompt", COST.plus(COST))
        assert found.value == REPLIES[ask].model_validate(LEAD_ROW | rows)
        assert json.dumps(sent[0].reply_schema, separators=(",", ":")) in sent[1].messages[-1].content
        with pytest.raises(ReplyInvalid, match=f"reply about {ask} breaks the schema"):
            put(ask, reply(bad), reply(bad))


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


def answered(*values: object) -> tuple[Answer, ...]:
    names = {noun: name for name, noun in REPLIES.items()}
    return tuple(
        Answer(ask=names[type(value)], value=value, rung="strict-schema", usage=COST, asked=1)
        for value in values
    )


def test_what_a_short_reply_leaves_to_code_is_unsaid_in_the_draft() -> None:
    made = draft(answered(Whole.model_validate(LEAD_ROW | WHOLE_ROWS)))
    assert made.lead == Lead(s=(1,), headline="Rain", bottom_line="Rain fell.")
    assert made.who[0] == DraftWho(s=(1,), name="A", title=None, kind="person", role="role of A")
    assert made.what == (DraftWhat(s=(1,), speaker="the mayor", status="happened", statement="Rain fell."),)
    assert made.demands == tuple(DraftDemand.model_validate(one) for one in WHOLE_ROWS["demands"])
    (threat,) = made.threats
    assert threat == DraftThreat.model_validate(WHOLE_ROWS["threats"][0] | {"explicit": True})
    news = draft(answered(News.model_validate(LEAD_ROW | NEWS_ROWS)))
    assert news.lead == made.lead
    assert [(one.statement, one.speaker, one.status) for one in news.what] == [
        ("Two ships sank.", None, "happened"),
        ("Three ships sank.", None, "happened"),
        ("Four ships sank.", None, "happened"),
    ]


@pytest.mark.parametrize(("noun", "rows"), [(Whole, WHOLE_ROWS), (News, NEWS_ROWS)])
def test_of_several_passages_the_first_gives_the_lead_and_all_give_their_items(
    noun: type[Whole] | type[News], rows: dict[str, list[dict[str, object]]]
) -> None:
    first = noun.model_validate(LEAD_ROW | rows)
    second = noun.model_validate(LEAD_ROW | rows | {"s": [9], "headline": "Later"})
    made = draft(answered(first, second))
    assert made.lead is not None
    assert made.lead.headline == "Rain"
    assert len(made.what) == 2 * len(rows["what"])


def test_what_code_proposes_stands_behind_the_answers() -> None:
    proposed = Draft(
        demands=(DraftDemand.model_validate(row("proposed")),),
        spare=(DraftWhat(s=(2,), speaker=None, status="happened", statement="Snow fell."),),
    )
    made = draft(answered(Whole.model_validate(LEAD_ROW | WHOLE_ROWS)), proposed)
    assert [one.demand for one in made.demands] == ["first", "second", "proposed"]
    assert made.spare == proposed.spare
    assert draft(answered(Whole.model_validate(LEAD_ROW | WHOLE_ROWS))).spare == ()
    assert draft((), proposed) == proposed
