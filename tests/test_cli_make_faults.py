"""Everything that can go wrong between `briefing make` and a model, over real HTTP: code, message, calls."""

import itertools
import json
import time

import pytest
from newsroom import FACTS, LEAD, QUESTIONS, REPLIES, Ended, Model, Newsroom, asked_about, good
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


def test_without_a_fault_each_question_is_one_call(newsroom: Newsroom) -> None:
    with scripted_server(good) as server:
        went_well(newsroom.make(server), server, QUESTIONS)
    assert questions_of(server) == ["lead", "facts", "demands", "threats"]


def test_a_429_with_retry_after_waits_that_long_and_succeeds(newsroom: Newsroom) -> None:
    with scripted_server(Model(lead=[problem(429, "Slow down.", retry_after="1")])) as server:
        began = time.monotonic()
        ended = newsroom.make(server)
        waited = time.monotonic() - began
        went_well(ended, server, QUESTIONS + 1)
    assert waited >= 1.0
    assert questions_of(server)[:3] == ["lead", "lead", "facts"]
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


def test_a_500_is_asked_again_and_succeeds(newsroom: Newsroom) -> None:
    with scripted_server(Model(facts=[problem(500, "Oops.", retry_after="0")])) as server:
        went_well(newsroom.make(server), server, QUESTIONS + 1)
    assert questions_of(server) == ["lead", "facts", "facts", "demands", "threats"]


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
    with scripted_server(Model(lead=[cut])) as server:
        went_well(newsroom.make(server, "--profile", "twice"), server, QUESTIONS + 1)
        assert len(server.calls) == QUESTIONS + 1


def test_the_complete_items_of_a_truncated_reply_make_a_brief_that_says_so(newsroom: Newsroom) -> None:
    text = json.dumps(FACTS)
    cut = completion(text[: text.index('"rejected the demand on Tuesday')], finish="length")
    with scripted_server(Model(facts=[cut])) as server:
        ended = newsroom.make(server)
        assert len(server.calls) == QUESTIONS
    assert ended.code == 5
    assert "Error: a reply was cut at the token limit" in ended.err
    assert "\n  Way out: " in ended.err
    brief = ended.brief
    assert [actor.name for actor in brief.who] == ["Anna Berg"]
    assert len(brief.demands) == 1
    assert brief.provenance.truncated
    assert brief.provenance.reasked == 0
    assert [(loss.list, loss.reason.split(";")[0]) for loss in brief.losses] == [
        ("who, what, when, where", "a reply was cut at the token limit")
    ]


def test_a_truncated_brief_says_so_to_its_readers_too(newsroom: Newsroom) -> None:
    text = json.dumps(FACTS)
    cut = completion(text[: text.index('"rejected the demand on Tuesday')], finish="length")
    with scripted_server(Model(facts=[cut])) as server:
        ended = newsroom.make(server, "--format", "txt", "--template", "policy")
    assert ended.code == 5
    assert "cut at the token limit" in " ".join(ended.out.split())


def _cut_short(question: str) -> Step:
    text = json.dumps(REPLIES[question])
    return completion(text[: len(text) // 5], finish="length")


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
        ended = newsroom.make(server)
        assert len(server.calls) == QUESTIONS
    assert ended.code == 5
    assert ended.brief.provenance.truncated
    assert lists in [loss.list for loss in ended.brief.losses]


def test_nothing_is_printed_when_every_reply_is_cut_before_its_first_item(newsroom: Newsroom) -> None:
    with scripted_server(Model(**{question: [_cut_short(question)] for question in REPLIES})) as server:
        ended = newsroom.make(server)
        assert len(server.calls) == QUESTIONS
    assert ended.code == 5
    says_how_to_go_on(ended, "every reply was cut at the token limit before one complete item")


def test_a_truncated_reply_with_no_text_at_all_ends_it(newsroom: Newsroom) -> None:
    with scripted_server(Model(lead=[completion("", finish="length")])) as server:
        ended = newsroom.make(server)
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
def test_a_refusal_and_an_empty_reply_are_told_apart(newsroom: Newsroom, step: Step, message: str) -> None:
    with scripted_server(Model(facts=[step])) as server:
        ended = newsroom.make(server)
        assert questions_of(server) == ["lead", "facts"]
    assert ended.code == 5
    says_how_to_go_on(ended, f"m at {server.host} {message}")


@pytest.mark.parametrize("broken", ['{"s": [1], "headline": "Norway', '{"s": "one"}', "[]", "null"])
def test_a_reply_that_breaks_the_schema_is_repaired_by_one_re_ask(newsroom: Newsroom, broken: str) -> None:
    with scripted_server(Model(lead=[completion(broken)])) as server:
        ended = newsroom.make(server)
        went_well(ended, server, QUESTIONS + 1)
    provenance = ended.brief.provenance
    assert (provenance.asked, provenance.reasked) == (QUESTIONS + 1, 1)
    assert questions_of(server)[:3] == ["lead", "lead", "facts"]
    first, again = (call.json["messages"] for call in server.calls[:2])
    assert again[: len(first)] == first
    assert [turn["role"] for turn in again[len(first) :]] == ["assistant", "user"]
    assert again[-2]["content"] == broken
    assert again[-1]["content"].startswith("That reply cannot be used: ")


def test_a_reply_that_breaks_the_schema_twice_ends_it(newsroom: Newsroom) -> None:
    wrong = completion(json.dumps({"demands": [{"s": [1], "by": "Norway"}]}))
    with scripted_server(Model(demands=[wrong, wrong])) as server:
        ended = newsroom.make(server)
        assert questions_of(server) == ["lead", "facts", "demands", "demands"]
    assert ended.code == 6
    says_how_to_go_on(ended, "the reply about demands breaks the schema, and so did the first one: demands.0")


@pytest.mark.parametrize(
    ("understood", "rung", "refused"),
    [({"json_object"}, "json", 2), (set(), "prompt", 3)],
)
def test_a_server_that_refuses_json_schema_is_asked_more_simply(
    newsroom: Newsroom, understood: set[str], rung: str, refused: int
) -> None:
    def answer(call: Call) -> Step:
        shape = call.json.get("response_format")
        if shape is None or shape["type"] in understood:
            return good(call)
        return problem(400, f"'response_format' of type '{shape['type']}' is not supported")

    with scripted_server(answer) as server:
        ended = newsroom.make(server)
        # The steps down are taken once: what the server understands is remembered for the next question.
        went_well(ended, server, QUESTIONS + refused)
    assert ended.brief.provenance.rung == rung
    assert ended.brief.provenance.reasked == 0


def test_a_server_without_strict_mode_gets_the_schema_without_it(newsroom: Newsroom) -> None:
    def answer(call: Call) -> Step:
        if call.json["response_format"]["json_schema"].get("strict"):
            return problem(400, "json_schema: strict is not supported", param="response_format")
        return good(call)

    with scripted_server(answer) as server:
        ended = newsroom.make(server)
        went_well(ended, server, QUESTIONS + 1)
    assert ended.brief.provenance.rung == "schema"


def test_a_server_that_refuses_every_wording_ends_it(newsroom: Newsroom) -> None:
    with scripted_server(itertools.repeat(problem(400, REFUSES_SCHEMA))) as server:
        ended = newsroom.make(server)
        assert len(server.calls) == 4
    assert ended.code == 4
    says_how_to_go_on(ended, f"m at {server.host} answered 400. It says: {REFUSES_SCHEMA}")


def test_a_server_that_ignores_the_schema_answers_in_json_when_asked_again(newsroom: Newsroom) -> None:
    prose = completion("Norway wants Denmark to withdraw its boats.")
    with scripted_server(Model(lead=[prose], facts=[prose], demands=[prose], threats=[prose])) as server:
        ended = newsroom.make(server)
        went_well(ended, server, 2 * QUESTIONS)
    provenance = ended.brief.provenance
    assert (provenance.asked, provenance.reasked) == (2 * QUESTIONS, QUESTIONS)
    assert provenance.rung == "prompt"
    assert '"bottom_line"' in server.calls[1].json["messages"][-1]["content"]


def test_a_server_that_answers_in_prose_twice_ends_it(newsroom: Newsroom) -> None:
    prose = completion("Norway wants Denmark to withdraw its boats.")
    with scripted_server(itertools.repeat(prose)) as server:
        ended = newsroom.make(server)
        assert len(server.calls) == 2
    assert ended.code == 6
    says_how_to_go_on(ended, "the reply about lead breaks the schema, and so did the first one: the reply: ")


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


def test_a_failure_leaves_the_output_file_as_it_was(newsroom: Newsroom) -> None:
    target = newsroom.folder / "brief.json"
    target.write_text("the brief of yesterday", encoding="utf-8")
    with scripted_server(Model(threats=[problem(401, "Incorrect API key.")])) as server:
        ended = newsroom.make(server, "--output", str(target))
    assert (ended.code, ended.out) == (4, "")
    assert target.read_text(encoding="utf-8") == "the brief of yesterday"
    assert newsroom.others() == ["brief.json", "briefing.toml"]


def test_quiet_still_tells_a_failure(newsroom: Newsroom) -> None:
    with scripted_server(itertools.repeat(problem(401, "Incorrect API key."))) as server:
        ended = newsroom.make(server, "--quiet")
    assert ended.code == 4
    assert ended.err.startswith(f"Error: m at {server.host} answered 401.")
