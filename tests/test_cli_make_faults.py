"""Everything that can go wrong between `briefing make` and a model, over real HTTP: code, message, calls."""

import itertools
import json
import time

import pytest
from newsroom import ARTICLE, FACTS, LEAD, REPLIES, SEVERAL, WHOLE, Ended, Model, Newsroom, asked_about, good
from scripted_server import (
    Call,
    ScriptedServer,
    Step,
    closed_port,
    completion,
    json_step,
    problem,
    scripted_server,
)

QUICK = "[profiles.once]\nattempts = 1\ntimeout_s = 0.5\n[profiles.twice]\nattempts = 2\ntimeout_s = 0.5\n"
"""Profiles that give up soon, so that no test waits for the back-off of a patient one."""

PASSAGES = ("--reach", "passages")
ONE_OR_SEVERAL = pytest.mark.parametrize(
    ("more", "asked"), [((), ["whole"]), (PASSAGES, SEVERAL)], ids=["one question", "several questions"]
)
"""The default at an endpoint, and a reach with several questions: extra arguments, questions in order."""

REFUSES_SCHEMA = "'response_format' of type 'json_schema' is not supported"


@pytest.fixture
def newsroom(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    room = Newsroom(capsys, monkeypatch)
    room.settings(QUICK)
    return room


def says_how_to_go_on(ended: Ended, message: str) -> None:
    """The failure is told on standard error with a way out, and nothing passes for a brief."""
    assert ended.out == ""
    assert f"Error: {message}" in ended.err
    assert "\n  Way out: " in ended.err
    assert "Traceback" not in ended.err


def went_well(ended: Ended, server: ScriptedServer, calls: int) -> None:
    """A whole brief, and its usage counts every call that reached the server."""
    assert ended.code == 0
    assert "Error" not in ended.err
    assert len(server.calls) == calls
    brief = ended.brief
    assert brief.provenance.usage.http_calls == calls
    assert brief.bottom_line is not None
    assert brief.bottom_line.text == LEAD["bottom_line"]
    assert [demand.by for demand in brief.demands] == [("Norway",)]
    assert len(brief.threats) == 1


def questions_of(server: ScriptedServer) -> list[str]:
    return [asked_about(call) for call in server.calls]


@ONE_OR_SEVERAL
def test_without_a_fault_each_question_is_one_call(
    newsroom: Newsroom, more: tuple[str, ...], asked: list[str]
) -> None:
    with scripted_server(good) as server:
        went_well(newsroom.make(server, *more), server, len(asked))
    assert questions_of(server) == asked


@ONE_OR_SEVERAL
def test_a_429_with_retry_after_waits_that_long_and_succeeds(
    newsroom: Newsroom, more: tuple[str, ...], asked: list[str]
) -> None:
    with scripted_server(Model(**{asked[0]: [problem(429, "Slow down.", retry_after="1")]})) as server:
        began = time.monotonic()
        ended = newsroom.make(server, *more)
        waited = time.monotonic() - began
        went_well(ended, server, len(asked) + 1)
    assert waited >= 1.0
    assert questions_of(server) == [asked[0], *asked]
    assert ended.brief.provenance.reasked == 0


def test_a_429_that_stays_ends_when_the_attempts_are_used_up(newsroom: Newsroom) -> None:
    with scripted_server(itertools.repeat(problem(429, "Slow down.", retry_after="0"))) as server:
        ended = newsroom.make(server)
        assert len(server.calls) == 4
    assert ended.code == 4
    says_how_to_go_on(ended, f"m at {server.host} answered 429. It says: Slow down.")


def test_insufficient_quota_is_not_asked_again(newsroom: Newsroom) -> None:
    empty = problem(429, "You exceeded your current quota.", code="insufficient_quota", retry_after="0")
    with scripted_server(itertools.repeat(empty)) as server:
        ended = newsroom.make(server)
        assert len(server.calls) == 1
    assert ended.code == 4
    says_how_to_go_on(ended, f"The account at m at {server.host} has no credit left.")


@pytest.mark.parametrize(
    ("step", "message"),
    [
        (problem(401, "Incorrect API key."), "answered 401. It says: Incorrect API key."),
        (problem(403, "Not for you."), "answered 403. It says: Not for you."),
        (
            problem(404, "The model `m` does not exist", code="model_not_found"),
            "is not served there. It says: The model `m` does not exist",
        ),
        (problem(404, "Not Found"), "answered 404. It says: Not Found"),
    ],
)
def test_what_asking_again_cannot_mend_is_asked_once(newsroom: Newsroom, step: Step, message: str) -> None:
    with scripted_server(itertools.repeat(step)) as server:
        ended = newsroom.make(server)
        assert len(server.calls) == 1
    assert ended.code == 4
    says_how_to_go_on(ended, f"m at {server.host} {message}")


@ONE_OR_SEVERAL
def test_a_500_is_asked_again_and_succeeds(
    newsroom: Newsroom, more: tuple[str, ...], asked: list[str]
) -> None:
    failing = asked[:2][-1]
    with scripted_server(Model(**{failing: [problem(500, "Oops.", retry_after="0")]})) as server:
        went_well(newsroom.make(server, *more), server, len(asked) + 1)
    assert questions_of(server) == [*asked[:2], failing, *asked[2:]]


def test_a_500_that_stays_ends_with_the_servers_words(newsroom: Newsroom) -> None:
    with scripted_server(itertools.repeat(problem(500, "Out of memory.", retry_after="0"))) as server:
        ended = newsroom.make(server)
        assert len(server.calls) == 4
    assert ended.code == 4
    says_how_to_go_on(ended, f"m at {server.host} answered 500. It says: Out of memory.")


def test_a_refused_connection_is_told_with_the_address(newsroom: Newsroom) -> None:
    host = f"127.0.0.1:{closed_port()}"
    where = ("--model", "m", "--base-url", f"http://{host}/v1", "--profile", "once")
    ended = newsroom.run("make", str(newsroom.article), *where)
    assert ended.code == 4
    says_how_to_go_on(ended, f"The connection to m at {host} failed: ")


def test_a_reply_that_does_not_come_in_time_is_given_up(newsroom: Newsroom) -> None:
    with scripted_server(itertools.repeat(Step(delay_s=30))) as server:
        ended = newsroom.make(server, "--profile", "once")
        assert len(server.calls) == 1
    assert ended.code == 4
    says_how_to_go_on(ended, f"m at {server.host} did not answer in time.")


def test_a_connection_cut_in_the_middle_of_the_body_is_told(newsroom: Newsroom) -> None:
    cut = Step(body=completion(json.dumps(LEAD)).body, cut_after=40)
    with scripted_server(itertools.repeat(cut)) as server:
        ended = newsroom.make(server, "--profile", "once")
        assert len(server.calls) == 1
    assert ended.code == 4
    says_how_to_go_on(ended, f"The connection to m at {server.host} failed: ")


def test_a_cut_connection_is_tried_again(newsroom: Newsroom) -> None:
    cut = Step(body=completion(json.dumps(LEAD)).body, cut_after=40)
    with scripted_server(Model(whole=[cut])) as server:
        went_well(newsroom.make(server, "--profile", "twice"), server, 2)


def _cut_before(text: str, reply: object) -> Step:
    whole = json.dumps(reply)
    return completion(whole[: whole.index(text)], finish="length")


def says_that_a_reply_was_cut(ended: Ended, lists: str) -> None:
    """The brief is printed, and it, standard error and the exit code say what is missing."""
    assert ended.code == 5
    assert "Error: a reply was cut at the token limit" in ended.err
    assert "\n  Way out: " in ended.err
    assert ended.brief.provenance.truncated
    assert ended.brief.provenance.reasked == 0
    assert [(loss.list, loss.reason.split(";")[0]) for loss in ended.brief.losses] == [
        (lists, "a reply was cut at the token limit")
    ]


EVERYTHING = "headline, bottom_line, who, what, when, where, demands, threats"


def test_the_complete_items_of_a_truncated_reply_make_a_brief_that_says_so(newsroom: Newsroom) -> None:
    with scripted_server(Model(whole=[_cut_before('"rejected the demand on Tuesday', WHOLE)])) as server:
        ended = newsroom.make(server)
        assert len(server.calls) == 1
    says_that_a_reply_was_cut(ended, EVERYTHING)
    brief = ended.brief
    assert brief.bottom_line is not None
    assert brief.bottom_line.text == LEAD["bottom_line"]
    assert [actor.name for actor in brief.who] == ["Anna Berg"]
    assert (brief.what, brief.demands, brief.threats) == ((), (), ())


def test_what_stands_before_the_cut_of_the_one_reply_is_kept_list_by_list(newsroom: Newsroom) -> None:
    with scripted_server(Model(whole=[_cut_before('"close our ports', WHOLE)])) as server:
        ended = newsroom.make(server)
        assert len(server.calls) == 1
    says_that_a_reply_was_cut(ended, EVERYTHING)
    brief = ended.brief
    assert [actor.name for actor in brief.who] == ["Anna Berg", "Lars Holm"]
    assert [len(items) for items in (brief.what, brief.when, brief.where)] == [1, 1, 1]
    assert [demand.by for demand in brief.demands] == [("Norway",)]
    assert brief.threats == ()


def test_one_truncated_reply_of_several_costs_nothing_of_the_others(newsroom: Newsroom) -> None:
    cut = _cut_before('"rejected the demand on Tuesday', FACTS)
    nothing = completion(json.dumps({key: [] for key in FACTS}))
    with scripted_server(Model(facts=[cut, *[nothing] * 8])) as server:
        ended = newsroom.make(server, *PASSAGES)
        assert questions_of(server)[: len(SEVERAL)] == SEVERAL
    says_that_a_reply_was_cut(ended, "who, what, when, where")
    assert [actor.name for actor in ended.brief.who] == ["Anna Berg"]
    assert len(ended.brief.demands) == len(ended.brief.threats) == 1


def test_a_truncated_brief_says_so_to_its_readers_too(newsroom: Newsroom) -> None:
    with scripted_server(Model(whole=[_cut_before('"rejected the demand on Tuesday', WHOLE)])) as server:
        ended = newsroom.make(server, "--format", "txt", "--template", "policy")
    assert ended.code == 5
    assert "cut at the token limit" in " ".join(ended.out.split())


def _cut_short(question: str) -> Step:
    """The reply to a question up to where its first item is not yet complete."""
    text = json.dumps(REPLIES[question])
    return completion(text[: min(len(text) // 5, 100)], finish="length")


@pytest.mark.parametrize(
    ("question", "lists"),
    [
        ("lead", "headline, bottom_line"),
        ("facts", "who, what, when, where"),
        ("demands", "demands"),
        ("threats", "threats"),
    ],
)
def test_a_truncated_reply_without_a_complete_item_leaves_a_gap_that_is_told(
    newsroom: Newsroom, question: str, lists: str
) -> None:
    with scripted_server(Model(**{question: [_cut_short(question)]})) as server:
        ended = newsroom.make(server, *PASSAGES)
        assert questions_of(server)[:6] == SEVERAL[:6]
    says_that_a_reply_was_cut(ended, lists)


def test_of_a_long_article_a_passage_whose_reply_is_cut_is_a_gap_that_is_told(newsroom: Newsroom) -> None:
    filler = "Rain fell again and again on the village by the sea, and nobody came. " * 300
    newsroom.article.write_text(f"{ARTICLE}\n{filler}", encoding="utf-8")
    with scripted_server(iter([completion(json.dumps(WHOLE)), _cut_short("whole")])) as server:
        ended = newsroom.make(server)
        assert questions_of(server) == ["whole", "whole"]
    says_that_a_reply_was_cut(ended, EVERYTHING)
    assert len(ended.brief.who) == 2
    assert len(ended.brief.demands) == len(ended.brief.threats) == 1


@ONE_OR_SEVERAL
def test_nothing_is_printed_when_every_reply_is_cut_before_its_first_item(
    newsroom: Newsroom, more: tuple[str, ...], asked: list[str]
) -> None:
    with scripted_server(lambda call: _cut_short(asked_about(call))) as server:
        ended = newsroom.make(server, *more)
        assert questions_of(server)[: len(asked)] == asked
        assert set(questions_of(server)) == set(asked)
    assert ended.code == 5
    says_how_to_go_on(ended, "every reply was cut at the token limit before one complete item")


@ONE_OR_SEVERAL
def test_a_truncated_reply_with_no_text_at_all_ends_it(
    newsroom: Newsroom, more: tuple[str, ...], asked: list[str]
) -> None:
    with scripted_server(Model(**{asked[0]: [completion("", finish="length")]})) as server:
        ended = newsroom.make(server, *more)
        assert len(server.calls) == 1
    assert ended.code == 5
    says_how_to_go_on(ended, f"m at {server.host} reached the token limit before it wrote anything.")


@pytest.mark.parametrize(
    ("step", "message"),
    [
        (completion(None, refusal="I cannot help with that."), "declined: I cannot help with that."),
        (completion("{", finish="content_filter"), "stopped at its content filter."),
        (completion(""), "answered with an empty text."),
        (completion(None), "answered with an empty text."),
        (completion(" \n"), "answered with an empty text."),
    ],
)
@ONE_OR_SEVERAL
def test_a_refusal_and_an_empty_reply_are_told_apart(
    newsroom: Newsroom, step: Step, message: str, more: tuple[str, ...], asked: list[str]
) -> None:
    with scripted_server(Model(**{asked[:2][-1]: [step]})) as server:
        ended = newsroom.make(server, *more)
        assert questions_of(server) == asked[:2]
    assert ended.code == 5
    says_how_to_go_on(ended, f"m at {server.host} {message}")


@pytest.mark.parametrize("broken", ['{"s": [1], "headline": "Norway', '{"s": "one"}', "[]", "null"])
@ONE_OR_SEVERAL
def test_a_reply_that_breaks_the_schema_is_repaired_by_one_re_ask(
    newsroom: Newsroom, broken: str, more: tuple[str, ...], asked: list[str]
) -> None:
    with scripted_server(Model(**{asked[0]: [completion(broken)]})) as server:
        ended = newsroom.make(server, *more)
        went_well(ended, server, len(asked) + 1)
    provenance = ended.brief.provenance
    assert (provenance.asked, provenance.reasked) == (len(asked) + 1, 1)
    assert questions_of(server) == [asked[0], *asked]
    first, again = (call.json["messages"] for call in server.calls[:2])
    assert again[: len(first)] == first
    assert [turn["role"] for turn in again[len(first) :]] == ["assistant", "user"]
    assert again[-2]["content"] == broken
    assert again[-1]["content"].startswith("That reply cannot be used: ")


@pytest.mark.parametrize(
    ("more", "before", "question", "rest"),
    [((), [], "whole", WHOLE), (PASSAGES, ["lead", "facts"], "demands", {})],
    ids=["one question", "several questions"],
)
def test_a_reply_that_breaks_the_schema_twice_ends_it(
    newsroom: Newsroom, more: tuple[str, ...], before: list[str], question: str, rest: dict[str, object]
) -> None:
    wrong = completion(json.dumps({**rest, "demands": [{"s": [1], "by": "Norway"}]}))
    with scripted_server(Model(**{question: [wrong, wrong]})) as server:
        ended = newsroom.make(server, *more)
        assert questions_of(server) == [*before, question, question]
    assert ended.code == 6
    says_how_to_go_on(
        ended, f"the reply about {question} breaks the schema, and so did the first one: demands.0"
    )


@pytest.mark.parametrize(
    ("understood", "rung", "refused"),
    [({"json_object"}, "json", 2), (set(), "prompt", 3)],
)
@ONE_OR_SEVERAL
def test_a_server_that_refuses_json_schema_is_asked_more_simply(
    newsroom: Newsroom,
    understood: set[str],
    rung: str,
    refused: int,
    more: tuple[str, ...],
    asked: list[str],
) -> None:
    def answer(call: Call) -> Step:
        shape = call.json.get("response_format")
        if shape is None or shape["type"] in understood:
            return good(call)
        return problem(400, f"'response_format' of type '{shape['type']}' is not supported")

    with scripted_server(answer) as server:
        ended = newsroom.make(server, *more)
        # The steps down are taken once: what the server understands is remembered for the next question.
        went_well(ended, server, len(asked) + refused)
    assert ended.brief.provenance.rung == rung
    assert ended.brief.provenance.reasked == 0


@ONE_OR_SEVERAL
def test_a_server_without_strict_mode_gets_the_schema_without_it(
    newsroom: Newsroom, more: tuple[str, ...], asked: list[str]
) -> None:
    def answer(call: Call) -> Step:
        if call.json["response_format"]["json_schema"].get("strict"):
            return problem(400, "json_schema: strict is not supported", param="response_format")
        return good(call)

    with scripted_server(answer) as server:
        ended = newsroom.make(server, *more)
        went_well(ended, server, len(asked) + 1)
    assert ended.brief.provenance.rung == "schema"


def test_a_server_that_refuses_every_wording_ends_it(newsroom: Newsroom) -> None:
    with scripted_server(itertools.repeat(problem(400, REFUSES_SCHEMA))) as server:
        ended = newsroom.make(server)
        assert len(server.calls) == 4
    assert ended.code == 4
    says_how_to_go_on(ended, f"m at {server.host} answered 400. It says: {REFUSES_SCHEMA}")


@ONE_OR_SEVERAL
def test_a_server_that_ignores_the_schema_answers_in_json_when_asked_again(
    newsroom: Newsroom, more: tuple[str, ...], asked: list[str]
) -> None:
    prose = completion("Norway wants Denmark to withdraw its boats.")

    def answer(call: Call) -> Step:
        again = call.json["messages"][-1]["content"].startswith("That reply cannot be used: ")
        return good(call) if again else prose

    with scripted_server(answer) as server:
        ended = newsroom.make(server, *more)
        went_well(ended, server, 2 * len(asked))
    provenance = ended.brief.provenance
    assert (provenance.asked, provenance.reasked) == (2 * len(asked), len(asked))
    assert provenance.rung == "prompt"
    assert '"bottom_line"' in server.calls[1].json["messages"][-1]["content"]


@ONE_OR_SEVERAL
def test_a_server_that_answers_in_prose_twice_ends_it(
    newsroom: Newsroom, more: tuple[str, ...], asked: list[str]
) -> None:
    prose = completion("Norway wants Denmark to withdraw its boats.")
    with scripted_server(itertools.repeat(prose)) as server:
        ended = newsroom.make(server, *more)
        assert len(server.calls) == 2
    assert ended.code == 6
    says_how_to_go_on(
        ended, f"the reply about {asked[0]} breaks the schema, and so did the first one: the reply: "
    )


@pytest.mark.parametrize(
    ("step", "what"),
    [
        (
            Step(body=b"<!doctype html><title>Log in</title>", headers={"content-type": "text/html"}),
            "an HTML",
        ),
        (json_step({"hello": "world"}), "JSON that is broken or has no choices"),
    ],
)
def test_a_200_that_is_no_completion_points_at_the_address(newsroom: Newsroom, step: Step, what: str) -> None:
    with scripted_server(itertools.repeat(step)) as server:
        ended = newsroom.make(server)
        assert len(server.calls) == 1
    assert ended.code == 4
    says_how_to_go_on(ended, f"m at {server.host} answered 200 with {what}")


@ONE_OR_SEVERAL
def test_a_failure_leaves_the_output_file_as_it_was(
    newsroom: Newsroom, more: tuple[str, ...], asked: list[str]
) -> None:
    target = newsroom.folder / "brief.json"
    target.write_text("the brief of yesterday", encoding="utf-8")
    late = "threats" if "threats" in asked else "whole"
    with scripted_server(Model(**{late: [problem(401, "Incorrect API key.")]})) as server:
        ended = newsroom.make(server, "--output", str(target), *more)
        assert questions_of(server) == asked[: asked.index(late) + 1]
    assert (ended.code, ended.out) == (4, "")
    assert target.read_text(encoding="utf-8") == "the brief of yesterday"
    assert newsroom.others() == ["brief.json", "briefing.toml"]


def test_quiet_still_tells_a_failure(newsroom: Newsroom) -> None:
    with scripted_server(itertools.repeat(problem(401, "Incorrect API key."))) as server:
        ended = newsroom.make(server, "--quiet")
    assert ended.code == 4
    assert ended.err.startswith(f"Error: m at {server.host} answered 401.")
