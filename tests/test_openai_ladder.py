"""A server that objects is met on a lower rung, once, and spoken to that way from then on."""

import asyncio
import json
from collections.abc import Callable
from itertools import repeat

import pytest
from asker import ANSWER, REQUEST, SCHEMA, Asker, without_openai_environment
from scripted_server import Call, Step, completion, json_step, problem, scripted_server

from briefing.chat import Reply
from briefing.endpoint import Endpoint
from briefing.errors import AccessDenied, RequestRejected, ServerFailed
from briefing.openai_chat import OpenAIChat


@pytest.fixture(params=["sync", "async"])
def asker(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Asker:
    without_openai_environment(monkeypatch)
    return Asker(request.param)


def only_understands(*forms: str) -> Callable[[Call], Step]:
    """A server that accepts those response formats and no other; "strict" is a form of its own."""

    def answer(call: Call) -> Step:
        shape = call.json.get("response_format", {"type": "none"})
        form = "strict" if shape.get("json_schema", {}).get("strict") else shape["type"]
        if form in forms:
            return completion(ANSWER)
        return problem(400, f"Invalid value for response_format: {form}", param="response_format")

    return answer


@pytest.mark.parametrize(
    ("form", "rung", "calls"),
    [
        ("strict", "strict-schema", 1),
        ("json_schema", "schema", 2),
        ("json_object", "json", 3),
        ("none", "prompt", 4),
    ],
)
def test_a_server_that_refuses_the_schema_is_met_on_a_lower_rung_and_remembered(
    form: str, rung: str, calls: int, asker: Asker
) -> None:
    with scripted_server(only_understands(form)) as server:
        chat = asker.chat(server.base_url, attempts=1)  # steps down are not failed attempts
        first, second = asker.ask(chat), asker.ask(chat)
    assert (first.rung, first.usage.http_calls) == (rung, calls)
    assert (second.rung, second.usage.http_calls) == (rung, 1)
    assert len(server.calls) == calls + 1
    assert set(asker.waits) <= {0.0}
    if rung in ("json", "prompt"):
        turns = server.calls[-1].json["messages"]
        assert [turn["role"] for turn in turns] == ["system", "user"]
        assert turns[0]["content"].startswith("Be brief.\n\nAnswer with one JSON object")
        assert json.dumps(SCHEMA) in turns[0]["content"]


def test_without_a_system_message_the_schema_brings_its_own(asker: Asker) -> None:
    with scripted_server([completion(ANSWER)]) as server:
        request = REQUEST.model_copy(update={"messages": REQUEST.messages[1:]})
        asker.ask(asker.chat(server.base_url, first_rung="prompt"), request)
    assert [turn["role"] for turn in server.calls[0].json["messages"]] == ["system", "user"]


def test_a_server_that_refuses_every_rung_is_given_up_and_nothing_is_remembered(asker: Asker) -> None:
    with scripted_server(repeat(problem(400, "json_schema is not supported"))) as server:
        chat = asker.chat(server.base_url)
        for _ in range(2):
            with pytest.raises(RequestRejected) as caught:
                asker.ask(chat)
            assert caught.value.spent["http_calls"] == 4
    assert len(server.calls) == 8


def test_the_ladder_and_the_retries_share_one_request(asker: Asker) -> None:
    busy, refusal = problem(503, "busy"), problem(422, "response_format: json_schema unsupported")
    with scripted_server([busy, refusal, busy, refusal, busy, busy, completion(ANSWER)]) as server:
        asker.fails(server, ServerFailed)
    assert len(server.calls) == 6  # four failed attempts and two steps down
    assert [step for step in asker.waits if step == 0.0] == [0.0, 0.0]


@pytest.mark.parametrize(
    ("step", "gone", "new"),
    [
        (problem(400, "Unsupported parameter", param="store"), "store", None),
        (problem(400, "Unrecognized request argument supplied: store"), "store", None),
        (
            json_step(
                {
                    "detail": [
                        {
                            "loc": ["body", "store"],
                            "msg": "Extra inputs are not permitted",
                            "input": {"response_format": 1, "temperature": 0},
                        }
                    ]
                },
                422,
            ),
            "store",
            None,
        ),
        (
            problem(400, "'temperature' does not support 0.0 with this model", param="temperature"),
            "temperature",
            None,
        ),
        (
            problem(400, "'max_tokens' is not supported, use 'max_completion_tokens'", param="max_tokens"),
            "max_tokens",
            "max_completion_tokens",
        ),
    ],
)
def test_a_blamed_parameter_is_dropped_or_renamed_and_that_is_remembered(
    step: Step, gone: str, new: str | None, asker: Asker
) -> None:
    with scripted_server([step, completion(ANSWER), completion(ANSWER)]) as server:
        chat = asker.chat(server.base_url)
        assert [asker.ask(chat).rung for _ in range(2)] == ["strict-schema"] * 2
    first, *later = (set(call.json) for call in server.calls)
    assert later == [first - {gone} | ({new} if new else set())] * 2


def test_a_server_that_blames_both_names_of_the_limit_is_not_asked_forever(asker: Asker) -> None:
    with scripted_server(
        repeat(problem(400, "max_tokens and max_completion_tokens are too large"))
    ) as server:
        asker.fails(server, RequestRejected)
    assert len(server.calls) == 2


def test_openai_itself_gets_the_new_name_of_the_limit_and_nothing_without_a_key(asker: Asker) -> None:
    with pytest.raises(AccessDenied, match=r"api\.openai\.com") as caught:
        OpenAIChat(Endpoint(model="gpt-x"))
    assert "OPENAI_API_KEY" in (caught.value.hint or "")
    with scripted_server([completion(ANSWER)]) as server:
        asker.ask(asker.chat(server.base_url, max_tokens_field="max_completion_tokens"))
    assert server.calls[0].json["max_completion_tokens"] == 500


def test_requests_run_side_by_side_in_one_async_block() -> None:
    async def ask_all(chat: OpenAIChat) -> list[Reply]:
        async with chat:
            return await asyncio.gather(*(chat.acomplete(REQUEST) for _ in range(8)))

    with scripted_server(only_understands("json_object")) as server:
        replies = asyncio.run(ask_all(Asker("async").chat(server.base_url)))
    assert {reply.rung for reply in replies} == {"json"}
    assert sum(reply.usage.http_calls for reply in replies) == len(server.calls)
