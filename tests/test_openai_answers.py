"""What a 200 says: whole, cut, refused, empty, wrapped, or no chat completion at all."""

import json
from itertools import repeat

import pytest
from asker import ANSWER, Asker, without_openai_environment
from hypothesis import given
from hypothesis import strategies as st
from scripted_server import Step, completion, json_step, problem, scripted_server

from briefing.errors import EmptyReply, Refused, RequestRejected, Truncated
from briefing.openai_chat import json_object_in


@pytest.fixture(params=["sync", "async"])
def asker(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Asker:
    without_openai_environment(monkeypatch)
    return Asker(request.param)


def test_cached_tokens_are_reported(asker: Asker) -> None:
    body = json.loads(completion(ANSWER).body)
    body["usage"]["prompt_tokens_details"] = {"cached_tokens": 64}
    with scripted_server([json_step(body)]) as server:
        assert asker.ask(asker.chat(server.base_url)).usage.cached_tokens == 64


def test_a_cut_reply_comes_with_its_partial_text(asker: Asker) -> None:
    with scripted_server([completion('{"who": "Pes', finish="length")]) as server:
        reply = asker.ask(asker.chat(server.base_url))
    assert (reply.text, reply.cut, len(server.calls)) == ('{"who": "Pes', True, 1)


def test_a_reply_cut_before_its_first_word_is_truncated(asker: Asker) -> None:
    with scripted_server([completion("", finish="length", completion_tokens=500)]) as server:
        error = asker.fails(server, Truncated)
    assert error.spent == {"http_calls": 1, "input_tokens": 100, "output_tokens": 500, "cached_tokens": None}


@pytest.mark.parametrize(
    "step",
    [
        completion(None, refusal="I cannot help with that."),
        completion("half a", finish="content_filter"),
        problem(400, "The response was filtered", code="content_filter"),
    ],
)
def test_a_refusal_is_not_asked_again(step: Step, asker: Asker) -> None:
    with scripted_server(repeat(step)) as server:
        asker.fails(server, Refused)
    assert len(server.calls) == 1


@pytest.mark.parametrize("text", [None, "", " \n"])
def test_an_empty_text_is_an_empty_reply(text: str | None, asker: Asker) -> None:
    with scripted_server(repeat(completion(text))) as server:
        asker.fails(server, EmptyReply)
    assert len(server.calls) == 1


def test_no_choices_is_an_empty_reply(asker: Asker) -> None:
    with scripted_server(repeat(json_step({"choices": []}))) as server:
        asker.fails(server, EmptyReply)
    assert len(server.calls) == 1


@pytest.mark.parametrize(
    ("step", "named"),
    [
        (Step(body=b'{"choices": [{"mess'), "broken"),
        (Step(body=b"\xff\xfe\x00nonsense"), "application/json that is not JSON"),
        (json_step({"status": "ok"}), "no choices"),
        (json_step({"choices": ["text"]}), "no choices"),
        (json_step([1, 2]), "no choices"),
        (
            Step(body=b"<!DOCTYPE html><title>Log in</title>", headers={"content-type": "text/html"}),
            "an HTML page",
        ),
        (Step(body=b"[" * 100_000), "broken"),
    ],
)
def test_a_200_that_is_no_completion_is_named(step: Step, named: str, asker: Asker) -> None:
    with scripted_server(repeat(step)) as server:
        error = asker.fails(server, RequestRejected)
    assert len(server.calls) == 1
    assert named in error.message


def test_half_an_emoji_at_the_cut_does_not_break_the_reply(asker: Asker) -> None:
    body = json.loads(completion("x", finish="length").body)
    body["choices"][0]["message"]["content"] = '{"who": "\ud83d'
    with scripted_server([json_step(body)]) as server:
        assert asker.ask(asker.chat(server.base_url)).text == '{"who": "?'


def test_a_text_in_parts_is_joined(asker: Asker) -> None:
    body = json.loads(completion("x").body)
    parts = [
        {"type": "thinking", "thinking": []},
        {"type": "text", "text": '{"who":'},
        {"type": "text", "text": "1}"},
    ]
    body["choices"][0]["message"]["content"] = parts
    with scripted_server([json_step(body)]) as server:
        assert asker.ask(asker.chat(server.base_url)).text == '{"who":1}'


def test_a_fenced_answer_comes_without_its_fence(asker: Asker) -> None:
    with scripted_server([completion(f"Here you are:\n```json\n{ANSWER}\n```\nAnything else?")]) as server:
        assert asker.ask(asker.chat(server.base_url)).text == ANSWER


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (ANSWER, ANSWER),
        (f"```json\n{ANSWER}\n```", ANSWER),
        (f"```\n{ANSWER}\n```", ANSWER),
        (f"Sure! {ANSWER} Hope this helps {{smile}}.", ANSWER),
        (f"As {{asked}}: {ANSWER}", ANSWER),
        (f'<think>maybe {{"who": "no"}}</think>\n{ANSWER}', ANSWER),
        (f'maybe {{"who": "no"}}</think>{ANSWER}', ANSWER),
        ('```json\n{"who": [{"a": 1}, {"b": "cu', '{"who": [{"a": 1}, {"b": "cu'),
        ('```json\n{"who": [1,]}\n```', '{"who": [1,]}'),
        (f"{ANSWER} or {ANSWER}", f"{ANSWER} or {ANSWER}"),
        ("I cannot.", "I cannot."),
        ("", ""),
        ("{}", "{}"),
    ],
)
def test_one_object_is_found_in_a_wrapping(text: str, found: str) -> None:
    assert json_object_in(text) == found


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), JSON), st.text(alphabet="abc `\n.,:"), st.text(alphabet="abc `\n.,:"))
def test_any_object_is_found_between_any_prose(value: dict[str, object], before: str, after: str) -> None:
    assert json.loads(json_object_in(before + json.dumps(value) + after)) == value


@given(st.text())
def test_what_is_found_is_always_part_of_the_text(text: str) -> None:
    assert json_object_in(text) in text
