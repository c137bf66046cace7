"""Every failure kind told apart over real loopback HTTP, with its count of calls, sync and async."""

from collections.abc import Iterator
from itertools import repeat

import openai  # noqa: TID251  (to see that every exception of its is known)
import pytest
from asker import ANSWER, Asker, without_openai_environment
from scripted_server import Step, completion, json_step, problem, scripted_server

from briefing.errors import (
    AccessDenied,
    ModelNotFound,
    QuotaExhausted,
    RateLimited,
    RequestRejected,
    ServerFailed,
)
from briefing.openai_chat.faults import VENDOR_FAULTS, fault_from


@pytest.fixture(params=["sync", "async"])
def asker(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Asker:
    without_openai_environment(monkeypatch)
    return Asker(request.param)


def test_a_429_with_retry_after_waits_and_succeeds(asker: Asker) -> None:
    with scripted_server([problem(429, "slow down", retry_after="7"), completion(ANSWER)]) as server:
        reply = asker.ask(asker.chat(server.base_url))
    assert (reply.text, reply.usage.http_calls, len(server.calls)) == (ANSWER, 2, 2)
    assert asker.waits == [7.0]


@pytest.mark.parametrize(
    ("headers", "wait"),
    [({"retry_after_ms": "250", "retry_after": "9"}, 0.25), ({"retry_after": "1.5"}, 1.5)],
)
def test_the_wait_is_what_the_server_asked_for(headers: dict[str, str], wait: float, asker: Asker) -> None:
    with scripted_server([problem(503, "loading", **headers), completion(ANSWER)]) as server:
        asker.ask(asker.chat(server.base_url))
    assert asker.waits == [wait]


def test_a_retry_after_may_be_a_date(asker: Asker) -> None:
    past = problem(429, "slow down", retry_after="Wed, 21 Oct 2015 07:28:00 GMT")
    with scripted_server([past, completion(ANSWER)]) as server:
        asker.ask(asker.chat(server.base_url))
    assert asker.waits == [0.0]


@pytest.mark.parametrize("value", ["nan", "-3", "soon", "inf"])
def test_a_senseless_retry_after_is_ignored(value: str, asker: Asker) -> None:
    with scripted_server([problem(429, "slow down", retry_after=value), completion(ANSWER)]) as server:
        asker.ask(asker.chat(server.base_url))
    assert len(asker.waits) == 1
    assert 0.5 <= asker.waits[0] <= 1


def test_a_server_that_asks_for_an_hour_is_not_waited_for(asker: Asker) -> None:
    with scripted_server(repeat(problem(429, "come back later", retry_after="3600"))) as server:
        asker.fails(server, RateLimited)
    assert (len(server.calls), asker.waits) == (1, [])


def test_a_429_forever_ends_after_the_attempts_with_growing_waits(asker: Asker) -> None:
    with scripted_server(repeat(problem(429, "slow down"))) as server:
        error = asker.fails(server, RateLimited)
    assert len(server.calls) == 4
    assert error.message == f"lab-1 at {server.host} answered 429. It says: slow down"
    assert [0.5 <= asker.waits[0] <= 1, 1 <= asker.waits[1] <= 1.5, 2 <= asker.waits[2] <= 2.5] == [True] * 3


def test_the_number_of_attempts_can_be_set(asker: Asker) -> None:
    with scripted_server(repeat(problem(429, "slow down"))) as server:
        asker.fails(server, RateLimited, attempts=1)
    assert (len(server.calls), asker.waits) == (1, [])


@pytest.mark.parametrize("code", ["insufficient_quota", "billing_hard_limit_reached"])
def test_an_exhausted_quota_is_not_asked_again(code: str, asker: Asker) -> None:
    step = problem(429, "You exceeded your current quota", code=code, retry_after="1", x_should_retry="true")
    with scripted_server(repeat(step)) as server:
        error = asker.fails(server, QuotaExhausted)
    assert len(server.calls) == 1
    assert "You exceeded your current quota" in error.message


def test_an_unpaid_account_is_an_exhausted_quota(asker: Asker) -> None:
    with scripted_server(repeat(problem(402, "Insufficient Balance"))) as server:
        asker.fails(server, QuotaExhausted)
    assert len(server.calls) == 1


@pytest.mark.parametrize("status", [401, 403])
def test_a_wrong_key_is_access_denied_at_once(status: int, asker: Asker) -> None:
    with scripted_server(repeat(problem(status, "Incorrect API key provided"))) as server:
        asker.fails(server, AccessDenied)
    assert len(server.calls) == 1


@pytest.mark.parametrize(
    "step",
    [
        problem(404, "The model `lab-1` does not exist", code="model_not_found"),
        problem(404, "model 'lab-1' not found, try pulling it first"),
        json_step({"object": "error", "message": "The model `lab-1` does not exist."}, 404),
        problem(403, "Project has no access", code="model_not_found"),
    ],
)
def test_an_unknown_model_is_named(step: Step, asker: Asker) -> None:
    with scripted_server(repeat(step)) as server:
        error = asker.fails(server, ModelNotFound)
    assert len(server.calls) == 1
    assert "lab-1" in error.message
    assert "briefing doctor" in (error.hint or "")


@pytest.mark.parametrize(
    "step",
    [json_step({"detail": "Not Found"}, 404), Step(404, b"<html>nope</html>", {"content-type": "text/html"})],
)
def test_any_other_404_hints_at_the_base_url(step: Step, asker: Asker) -> None:
    with scripted_server(repeat(step)) as server:
        error = asker.fails(server, RequestRejected)
    assert len(server.calls) == 1
    assert "/v1" in (error.hint or "")


def test_a_400_is_rejected_with_the_servers_words_on_one_printable_line(asker: Asker) -> None:
    with scripted_server(repeat(problem(400, "bad\n\x1b[31mmessage " + "x" * 900))) as server:
        error = asker.fails(server, RequestRejected)
    assert len(server.calls) == 1
    assert "It says: bad [31mmessage xxx" in error.message
    assert len(error.message) < 400


@pytest.mark.parametrize(
    "step",
    [
        problem(400, "This model's maximum context length is 8192 tokens", code="context_length_exceeded"),
        problem(400, "the request exceeds the available context size, try increasing it"),
        problem(400, "'max_tokens' is too large: 500. This model's maximum context length is 400 tokens"),
        Step(413, b"", {}),
    ],
)
def test_an_article_too_long_for_the_model_has_its_own_hint(step: Step, asker: Asker) -> None:
    with scripted_server(repeat(step)) as server:
        error = asker.fails(server, RequestRejected)
    assert len(server.calls) == 1
    assert "too long" in error.message
    assert "larger context" in (error.hint or "")


@pytest.mark.parametrize("status", [408, 409, 500, 502, 503])
def test_a_passing_failure_then_success_takes_two_calls(status: int, asker: Asker) -> None:
    with scripted_server([problem(status, "oops"), completion(ANSWER)]) as server:
        assert asker.ask(asker.chat(server.base_url)).text == ANSWER
    assert len(server.calls) == 2


def test_a_500_forever_is_a_server_failure(asker: Asker) -> None:
    with scripted_server(repeat(Step(500, b"<h1>oops</h1>", {"content-type": "text/html"}))) as server:
        error = asker.fails(server, ServerFailed)
    assert len(server.calls) == 4
    assert error.message == f"lab-1 at {server.host} answered 500."


def test_the_servers_word_on_retrying_goes_first(asker: Asker) -> None:
    with scripted_server(repeat(problem(500, "oops", x_should_retry="false"))) as server:
        asker.fails(server, ServerFailed)
    assert len(server.calls) == 1
    with scripted_server([problem(418, "teapot", x_should_retry="true"), completion(ANSWER)]) as server:
        assert asker.ask(asker.chat(server.base_url)).usage.http_calls == 2


def test_an_error_inside_a_200_is_judged_by_its_code(asker: Asker) -> None:
    busy = json_step({"error": {"code": 429, "message": "upstream is busy"}})
    with scripted_server([busy, completion(ANSWER)]) as server:
        assert asker.ask(asker.chat(server.base_url)).usage.http_calls == 2
    with scripted_server(repeat(json_step({"error": "no idea"}))) as server:
        asker.fails(server, RequestRejected)
    assert len(server.calls) == 1


def test_what_a_server_echoes_of_the_request_is_not_taken_for_its_complaint(asker: Asker) -> None:
    echo = {"response_format": {"type": "json_schema"}, "store": False}
    step = json_step({"detail": [{"msg": "the turns are out of order", "input": echo}]}, 422)
    with scripted_server(repeat(step)) as server:
        error = asker.fails(server, RequestRejected)
    assert len(server.calls) == 1
    assert error.message.endswith("answered 422. It says: the turns are out of order")


def test_every_exception_class_of_the_openai_client_has_its_fault() -> None:
    def below(kind: type[BaseException]) -> Iterator[type[BaseException]]:
        for child in kind.__subclasses__():
            yield child
            yield from below(child)

    names = {kind.__name__ for kind in (openai.OpenAIError, *below(openai.OpenAIError))}
    assert len(names) > 15
    assert names - set(VENDOR_FAULTS) == set()


def test_an_exception_is_judged_by_its_nearest_known_class_and_strangers_are_left_alone() -> None:
    class NewInVersionFour(openai.OpenAIError):
        """As the vendor might add one."""

    NewInVersionFour.__module__ = "openai._exceptions"
    fault = fault_from(NewInVersionFour("odd settings"), "m at h")
    assert fault is not None
    assert str(fault.error) == "The openai client gave up on m at h: odd settings"
    assert type(fault.error) is RequestRejected
    assert not fault.again
    assert fault_from(KeyError("ours"), "m at h") is None
