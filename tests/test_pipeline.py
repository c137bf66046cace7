"""One road, two drivers: sync and async make the same brief, and say what it took."""

import asyncio
import datetime as dt
import json
from collections.abc import Callable
from importlib.metadata import version

import pytest
from sample_article import article
from scripted_model import EMPTY, ScriptedModel

from briefing.chat import Reply, Request
from briefing.errors import RateLimited, ReplyInvalid, Truncated, UsageError
from briefing.extract import LARGE, PASSAGES, SMALL, Reach
from briefing.nouns.brief import Brief, Usage
from briefing.pipeline import CONCURRENCY, Options, abrief, brief
from briefing.prompt import load_prompt

NEWS = article(
    "Peru's President Ana Quispe said on Tuesday that the port would stay closed.",
    "Union leader Luis Rojas urged the government to reopen talks before Friday.",
    "The government did not answer.",
    "The mayor of Callao urged both sides to talk.",
    published="2025-05-14",
)
OPTIONS = Options(
    as_of="2025-05-20", now=dt.datetime(2025, 5, 20, 10, 0, 0, 123, dt.timezone(dt.timedelta(hours=2)))
)
PIECES = Reach(passage_words=8, claim_sentences=1)
"""A question a sentence, so that there is an order to keep."""


def demand(number: int, text: str, *by: str) -> str:
    item = {"s": [number], "by": by, "of": [], "demand": text, "condition": None, "deadline": None}
    return json.dumps({"demands": [item]})


def facts(request: Request) -> str:
    """One event for each passage: what its sentence says, from the last turn itself."""
    line = next(line for line in request.messages[-1].content.splitlines() if line.startswith("["))
    number, _, text = line[1:].partition("] ")
    event = {"s": [int(number)], "speaker": None, "status": "happened", "statement": text}
    return json.dumps({"who": [], "what": [event], "when": [], "where": []})


LEAD = {"s": [1], "headline": "Port stays closed", "bottom_line": "The port would stay closed."}


def whole(**lists: object) -> str:
    """The reply to the one question for everything, with these lists."""
    return json.dumps(json.loads(EMPTY["whole"]) | LEAD | lists)


def told(number: int, statement: str) -> dict[str, object]:
    """An event in the reply to the one question."""
    return {"s": [number], "statement": statement, "speaker": None}


SCRIPT = {
    "lead": [json.dumps(LEAD)],
    "whole": [
        whole(
            what=[told(1, "The port would stay closed."), told(3, "The government did not answer.")],
            demands=[
                json.loads(text)["demands"][0]
                for text in (demand(2, "reopen talks", "Luis Rojas"), demand(4, "talk", "Boris Johnson"))
            ],
        )
    ],
    "news": [
        json.dumps(
            LEAD | {"what": [{"s": [1], "statement": "Ana Quispe said that the port would stay closed."}]}
        )
    ],
    "facts": facts,
    "demands": [demand(2, "reopen talks", "Luis Rojas"), demand(4, "talk", "Boris Johnson")],
}

Drive = Callable[..., Brief]


def sync(*args: object, **more: object) -> Brief:
    return brief(*args, **more)


def together(*args: object, **more: object) -> Brief:
    return asyncio.run(abrief(*args, **more))


DRIVERS = pytest.mark.parametrize("drive", [sync, together])


def small(**more: object) -> Options:
    return OPTIONS.model_copy(update={"reach": PIECES, **more})


@pytest.mark.parametrize(
    "reach",
    [None, PIECES, SMALL, PASSAGES, LARGE],
    ids=["default", "pieces", "small", "passages", "large"],
)
def test_both_drivers_make_the_same_brief(reach: Reach | None) -> None:
    options = OPTIONS.model_copy(update={"reach": reach})
    first = sync(NEWS, ScriptedModel(SCRIPT), options)
    assert first == together(NEWS, ScriptedModel(SCRIPT), options)
    assert first.what
    assert first.article == NEWS


def test_answers_stand_in_the_order_of_the_questions_whoever_comes_first() -> None:
    slow_first = ScriptedModel(SCRIPT, delays=(0.08, 0.06, 0.04, 0.02))
    made = together(NEWS, slow_first, small())
    assert made == sync(NEWS, ScriptedModel(SCRIPT), small())
    starts = [item.evidence[0].start for item in made.what]
    assert starts == sorted(starts)
    assert len(starts) == 4
    assert [one.item["by"] for one in made.losses] == [["Boris Johnson"]]


def test_a_remote_endpoint_gets_several_questions_at_once_and_a_local_one_never() -> None:
    remote, local = ScriptedModel(SCRIPT, delays=(0.01,) * 9), ScriptedModel(SCRIPT, sha256="ab" * 32)
    together(NEWS, remote, small())
    together(NEWS, local, small())
    assert (remote.most_under_way, local.most_under_way) == (CONCURRENCY, 1)


def test_the_reach_follows_from_where_the_model_runs() -> None:
    remote, local = ScriptedModel(), ScriptedModel(sha256="ab" * 32)
    long = article(*["Rain fell again and again on the village by the sea."] * 60)
    sync(long, remote)
    sync(long, local)
    assert remote.names() == ["whole"]
    assert set(local.names()) == {"news"}


FOREIGN = article(
    "Президентка Перу Ана Кіспе заявила, що порт лишиться закритим 14 днів.",
    "Профспілка закликала уряд відновити переговори до п'ятниці.",
    "Інакше вона погрожує страйком.",
    *["Дощ ішов знову і знову на село біля моря, і ніхто не прийшов."] * 40,
    language="uk",
)


@DRIVERS
def test_about_an_article_that_code_cannot_take_apart_a_small_model_is_asked_the_old_questions(
    drive: Drive,
) -> None:
    local = ScriptedModel(sha256="ab" * 32)
    made = drive(FOREIGN, local, OPTIONS)
    assert set(local.names()) == {"lead", "facts", "demands", "threats"}
    assert local.names().count("facts") > 4
    assert (made.provenance.reach, made.provenance.shown) == ("passages", len(FOREIGN.sentences))
    remote = ScriptedModel()
    assert drive(FOREIGN, remote, OPTIONS).provenance.reach == "large"
    assert remote.names() == ["whole"]


@DRIVERS
def test_for_a_brief_in_another_language_a_small_model_is_asked_the_old_questions(drive: Drive) -> None:
    local = ScriptedModel(sha256="ab" * 32)
    made = drive(NEWS, local, OPTIONS, brief_language="uk").provenance
    assert set(local.names()) == {"lead", "facts", "demands", "threats"}
    assert (made.reach, made.prompt.version) == ("passages", "v4")


@DRIVERS
def test_of_a_small_model_code_proposes_the_lists_and_the_model_words_the_news(drive: Drive) -> None:
    local = ScriptedModel({"news": SCRIPT["news"]}, sha256="ab" * 32)
    made = drive(NEWS, local, OPTIONS)
    assert set(local.names()) == {"news"}
    assert "Ana Quispe said that the port would stay closed" in [item.statement for item in made.what]
    assert len({item.evidence[0].start for item in made.what}) == len(made.what)
    assert {"Ana Quispe", "Luis Rojas"} <= {item.name for item in made.who}
    assert [item.phrase for item in made.when] == ["on Tuesday", "before Friday"]
    assert (("Luis Rojas",), "reopen talks before Friday") in [
        (item.by, item.demand) for item in made.demands
    ]


TOLD = article(
    "Peru's President Ana Quispe said on Tuesday that the port would stay closed.",
    "“We will open the port when the talks begin,” Quispe said.",
    "Some 4,000 people work in the port.",
    "In 2009 the port was closed for a year.",
    published="2025-05-14",
)


@DRIVERS
@pytest.mark.parametrize("language", [None, "uk"], ids=["in its own language", "translated"])
def test_quotations_figures_and_background_are_copied_by_code_whatever_the_model_answers(
    drive: Drive, language: str | None
) -> None:
    made = drive(TOLD, ScriptedModel(), OPTIONS, brief_language=language)
    assert [(one.text, one.speaker, one.title) for one in made.quotes] == [
        ("We will open the port when the talks begin", "Ana Quispe", "President")
    ]
    assert [(one.figure, one.statement) for one in made.figures] == [
        ("Some 4,000 people", "Some 4,000 people work in the port.")
    ]
    assert [(one.phrase, one.date) for one in made.background] == [("In 2009", "2009")]
    assert {one.id for one in made.items()} >= {"quotes-1", "figures-1", "background-1"}


def test_a_long_article_is_asked_about_whole_in_as_few_questions_as_hold_it() -> None:
    long = article(*["one two three four five six seven eight nine ten."] * 1000)
    model = ScriptedModel()
    made = brief(long, model, OPTIONS)
    assert model.names() == ["whole"] * 4
    assert (made.provenance.asked, made.provenance.shown) == (4, 1000)


@pytest.mark.parametrize("reach", [PIECES, SMALL, PASSAGES, LARGE], ids=lambda reach: reach.name)
def test_provenance_says_the_reach_and_how_many_sentences_the_model_was_shown(reach: Reach) -> None:
    long = article(*[NEWS.sentence(number) for number in (1, 2, 3, 4)] * 5)
    model = ScriptedModel()
    made = brief(long, model, OPTIONS.model_copy(update={"reach": reach})).provenance
    numbers = {
        line.partition("]")[0]
        for asked in model.asked
        for line in asked.messages[-1].content.splitlines()
        if line.startswith("[")
    }
    assert (made.reach, made.shown) == (reach.name, len(numbers))
    assert (made.shown < len(long.sentences)) == (reach == SMALL)


@DRIVERS
def test_provenance_says_everything_that_decided_the_brief(drive: Drive) -> None:
    model = ScriptedModel(
        {**SCRIPT, "demands": ["nonsense", demand(2, "reopen talks", "Luis Rojas"), EMPTY["demands"]]}
    )
    made = drive(NEWS, model, small()).provenance
    assert made.model_dump() == {
        "generator": f"briefing {version('briefing')}",
        "created": "2025-05-20T08:00:00Z",
        "as_of": "2025-05-20",
        "prompt": load_prompt().identity.model_dump(),
        "model": {"name": "scripted", "host": "127.0.0.1", "sha256": None},
        "rung": "prompt",
        "asked": len(model.asked),
        "reasked": 1,
        "truncated": False,
        "reach": "own",
        "shown": 4,
        "usage": {
            "http_calls": len(model.asked),
            "input_tokens": 100 * len(model.asked),
            "output_tokens": 10 * len(model.asked),
            "cached_tokens": None,
        },
        "label": "AI-generated, not reviewed",
    }


@DRIVERS
def test_without_options_the_clock_decides(drive: Drive) -> None:
    before = dt.datetime.now(dt.UTC).replace(microsecond=0)
    made = drive(NEWS, ScriptedModel(SCRIPT)).provenance
    assert before <= dt.datetime.fromisoformat(made.created) <= dt.datetime.now(dt.UTC)
    assert dt.date.fromisoformat(made.as_of)


@DRIVERS
def test_progress_counts_up_to_all_questions(drive: Drive) -> None:
    told: list[tuple[int, int]] = []
    model = ScriptedModel(SCRIPT)
    drive(NEWS, model, small(), progress=lambda done, total: told.append((done, total)))
    assert told == [(done, len(model.asked)) for done in range(1, len(model.asked) + 1)]


@DRIVERS
def test_a_cut_reply_is_said_in_the_ledger_and_the_provenance(drive: Drive) -> None:
    text = demand(2, "reopen talks", "Luis Rojas")[:-2] + ', {"s": [4'
    cut = Reply(text=text, cut=True, rung="schema", usage=Usage(http_calls=1))
    made = drive(NEWS, ScriptedModel({**SCRIPT, "demands": [cut, EMPTY["demands"]]}), small())
    assert made.provenance.truncated
    assert made.provenance.rung == "schema"
    assert [(one.list, one.item) for one in made.losses] == [("demands", {})]
    assert "cut at the token limit" in made.losses[-1].reason


@DRIVERS
def test_an_error_carries_what_all_answers_before_it_had_cost(drive: Drive) -> None:
    failure = RateLimited("too many requests", hint="wait")
    failure.spent = {"http_calls": 4, "input_tokens": None, "output_tokens": None, "cached_tokens": None}
    model = ScriptedModel({**SCRIPT, "demands": [failure]}, sha256="ab" * 32)
    with pytest.raises(RateLimited, match="too many requests") as caught:
        drive(NEWS, model, small())
    before = 5  # the lead and four passages, one after the other
    assert model.names()[: before + 1] == ["lead", *["facts"] * 4, "demands"]
    assert caught.value.hint == "wait"
    assert caught.value.spent == {
        "http_calls": before + 4,
        "input_tokens": 100 * before,
        "output_tokens": 10 * before,
        "cached_tokens": None,
    }


@DRIVERS
@pytest.mark.parametrize(
    ("reach", "question"),
    [(None, "news"), (LARGE, "whole"), (PASSAGES, "lead")],
    ids=["news", "whole", "lead"],
)
def test_a_reply_that_stays_invalid_ends_the_brief(drive: Drive, reach: Reach | None, question: str) -> None:
    model = ScriptedModel({question: ["nonsense"]}, sha256="ab" * 32)
    with pytest.raises(ReplyInvalid) as caught:
        drive(NEWS, model, OPTIONS.model_copy(update={"reach": reach}))
    assert caught.value.spent["http_calls"] == 2
    assert model.names() == [question, question]


CUT = Reply(text="{", cut=True, rung="schema", usage=Usage(http_calls=1, input_tokens=100))


@DRIVERS
def test_one_reply_cut_before_its_first_item_costs_only_that_question(drive: Drive) -> None:
    made = drive(NEWS, ScriptedModel({**SCRIPT, "lead": [CUT]}), small())
    assert len(made.what) == 4
    assert made.provenance.truncated
    assert [one.list for one in made.losses if not one.item] == ["headline, bottom_line"]


@DRIVERS
def test_of_one_reply_for_everything_that_is_cut_the_items_before_are_kept_and_it_is_said(
    drive: Drive,
) -> None:
    text = SCRIPT["whole"][0].partition('"Boris')[0]
    cut = Reply(text=text, cut=True, rung="schema", usage=Usage(http_calls=1))
    made = drive(NEWS, ScriptedModel({"whole": [cut]}), OPTIONS)
    assert len(made.what) == 2
    assert made.what[1].statement == "The government did not answer"
    assert [item.by for item in made.demands] == [("Luis Rojas",)]
    assert made.bottom_line is not None
    assert made.provenance.truncated
    assert [(one.list, one.item) for one in made.losses] == [
        ("headline, bottom_line, who, what, when, where, demands, threats", {})
    ]
    assert "cut at the token limit" in made.losses[-1].reason


@DRIVERS
@pytest.mark.parametrize(
    ("reach", "asked"),
    [(PIECES, 8), (PASSAGES, 7), (LARGE, 1)],
    ids=["pieces", "passages", "large"],
)
def test_when_every_reply_is_cut_before_its_first_item_there_is_no_brief(
    drive: Drive, reach: Reach, asked: int
) -> None:
    model = ScriptedModel({name: [CUT] for name in EMPTY})
    with pytest.raises(Truncated, match="every reply was cut") as caught:
        drive(NEWS, model, small(reach=reach))
    assert caught.value.spent["http_calls"] == len(model.asked) == asked


@DRIVERS
def test_what_code_proposed_stands_even_when_every_reply_was_cut_and_the_brief_says_so(drive: Drive) -> None:
    model = ScriptedModel({name: [CUT] for name in EMPTY})
    made = drive(NEWS, model, small(reach=SMALL))
    assert made.provenance.truncated
    assert "cut at the token limit" in made.losses[-1].reason
    assert [one.by for one in made.demands] == [("Luis Rojas",), ("The mayor of Callao",)]


def test_the_first_failure_ends_the_other_questions() -> None:
    failure = RateLimited("too many requests")
    model = ScriptedModel({**SCRIPT, "lead": [failure]}, delays=(0, 5, 5, 5))
    with pytest.raises(RateLimited):
        asyncio.run(asyncio.wait_for(abrief(NEWS, model, small()), timeout=2))
    assert model.under_way == 0


def test_a_programming_error_in_the_async_driver_is_not_swallowed() -> None:
    def broken(request: Request) -> str:
        raise ZeroDivisionError

    with pytest.raises(ExceptionGroup) as caught:
        together(NEWS, ScriptedModel({"whole": broken}), OPTIONS)
    assert caught.group_contains(ZeroDivisionError)


def test_the_same_answers_make_the_same_brief_twice() -> None:
    one, two = (sync(NEWS, ScriptedModel(SCRIPT), OPTIONS).model_dump_json() for _ in range(2))
    assert one == two


def event(statement: str, number: int) -> str:
    item = {"s": [number], "speaker": None, "status": "happened", "statement": statement}
    return json.dumps({"who": [], "what": [item], "when": [], "where": []})


UKRAINIAN_LEAD = {
    "s": [1],
    "headline": "Порт закрито",
    "bottom_line": "Порт лишиться закритим, сказала Кіспе.",
}
UKRAINIAN = {
    "lead": [json.dumps(UKRAINIAN_LEAD)],
    "facts": [event("Президентка сказала, що порт лишиться закритим.", 1)],
    "whole": [whole(**UKRAINIAN_LEAD, what=[told(1, "Президентка сказала, що порт лишиться закритим.")])],
}


@DRIVERS
@pytest.mark.parametrize("sha256", [None, "ab" * 32], ids=["endpoint", "local"])
@pytest.mark.parametrize("said", ["keyword", "option"])
def test_a_brief_is_written_in_the_language_asked_for_and_says_so(
    drive: Drive, said: str, sha256: str | None
) -> None:
    model = ScriptedModel(UKRAINIAN, sha256=sha256)
    options = OPTIONS if said == "keyword" else OPTIONS.model_copy(update={"brief_language": "uk"})
    made = drive(NEWS, model, options, **({"brief_language": "uk"} if said == "keyword" else {}))
    assert (made.language, made.article.language) == ("uk", "en")
    assert made.provenance.prompt.version == "v4"
    assert set(model.names()) >= ({"lead", "facts"} if sha256 else {"whole"})
    (item,) = made.what
    assert item.statement == "Президентка сказала, що порт лишиться закритим"
    assert item.verdict == "unclear"
    assert [finding.check for finding in item.findings] == ["language"]
    assert made.bottom_line is not None
    assert made.bottom_line.text == "Порт лишиться закритим, сказала Кіспе."
    for asked in model.asked:
        assert "in Ukrainian" in asked.messages[0].content
        assert "{{" not in asked.messages[0].content


def test_an_english_brief_of_a_ukrainian_article() -> None:
    source = article(
        "Президентка Перу Ана Кіспе заявила, що порт лишиться закритим 14 днів.",
        "Профспілка закликала уряд відновити переговори до п'ятниці.",
        language="uk",
    )
    call = {"s": [2], "by": ["Профспілка"], "of": ["уряд"], "demand": "reopen the talks", "condition": None,
            "deadline": "до п'ятниці"}  # fmt: skip
    script = {
        "facts": [event("The port stays closed for 14 days.", 1)],
        "demands": [json.dumps({"demands": [call]})],
        "whole": [whole(what=[told(1, "The port stays closed for 14 days.")], demands=[call])],
    }
    wrong = {
        "facts": [event("The port stays closed for 140 days.", 1)],
        "whole": [whole(what=[told(1, "The port stays closed for 140 days.")])],
    }
    for reach in (LARGE, PASSAGES, SMALL):
        options = OPTIONS.model_copy(update={"reach": reach})
        made = brief(source, ScriptedModel(script), options, brief_language="en")
        assert [item.statement for item in made.what] == ["The port stays closed for 14 days"]
        (demand,) = made.demands
        assert (demand.by, demand.of, demand.demand) == (("Профспілка",), ("уряд",), "reopen the talks")
        assert {item.verdict for item in (*made.what, *made.demands)} == {"unclear"}
        assert brief(source, ScriptedModel(wrong), options, brief_language="en").what == ()


@pytest.mark.parametrize("language", [None, "en"])
@pytest.mark.parametrize("reach", [LARGE, SMALL, PASSAGES], ids=lambda reach: reach.name)
def test_without_another_language_every_request_is_the_one_of_v3(reach: Reach, language: str | None) -> None:
    plain, asked = ScriptedModel(SCRIPT), ScriptedModel(SCRIPT)
    first = brief(NEWS, plain, small(reach=reach, prompt=load_prompt(version="v3")))
    second = brief(NEWS, asked, small(reach=reach), brief_language=language)
    assert [one.model_dump_json() for one in plain.asked] == [one.model_dump_json() for one in asked.asked]
    assert first == second
    assert second.language is None


def test_in_passages_the_usual_prompt_asks_as_the_first_one_did() -> None:
    old, new = ScriptedModel(SCRIPT), ScriptedModel(SCRIPT)
    brief(NEWS, old, small(reach=PASSAGES, prompt=load_prompt(version="v1")))
    brief(NEWS, new, small(reach=PASSAGES))
    assert old.asked == new.asked


@DRIVERS
def test_a_prompt_without_a_question_of_the_reach_is_a_usage_error_before_anything_is_asked(
    drive: Drive,
) -> None:
    for model, question in ((ScriptedModel(), "whole"), (ScriptedModel(sha256="ab" * 32), "news")):
        with pytest.raises(UsageError, match=rf"no \[{question}\]") as caught:
            drive(NEWS, model, OPTIONS.model_copy(update={"prompt": load_prompt(version="v1")}))
        assert "--reach" in str(caught.value.hint)
        assert model.asked == []


def test_a_language_that_is_none_and_a_prompt_that_cannot_ask_for_one_are_usage_errors() -> None:
    model = ScriptedModel()
    with pytest.raises(UsageError, match="klingon"):
        brief(NEWS, model, OPTIONS, brief_language="klingon")
    with pytest.raises(UsageError, match="cannot ask"):
        brief(NEWS, model, OPTIONS.model_copy(update={"prompt": load_prompt()}), brief_language="uk")
    assert model.asked == []


def test_a_prompt_that_asks_for_a_language_gets_the_articles_where_none_is_wanted() -> None:
    for wording, reach in (("v4", None), ("v4", PIECES), ("v2", PIECES)):
        model = ScriptedModel(SCRIPT)
        brief(NEWS, model, small(reach=reach, prompt=load_prompt(version=wording)))
        assert model.asked
        assert all("in English" in asked.messages[0].content for asked in model.asked)
