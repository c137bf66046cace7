"""The model road over real loopback HTTP: the wire, keys, proxies, connections; sync and async."""

import subprocess
import sys
from itertools import repeat

import pytest
from asker import ANSWER, REQUEST, SCHEMA, Asker, without_openai_environment
from scripted_server import Step, closed_port, completion, json_step, problem, scripted_server

from briefing.chat import Reply
from briefing.endpoint import Endpoint
from briefing.errors import AccessDenied, ConnectionFailed, RequestRejected, UsageError
from briefing.nouns.brief import ModelIdentity, Usage
from briefing.openai_chat import OpenAIChat


@pytest.fixture(params=["sync", "async"])
def asker(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Asker:
    without_openai_environment(monkeypatch)
    return Asker(request.param)


def test_a_good_answer_takes_one_call_and_says_what_it_cost(asker: Asker) -> None:
    step = completion(ANSWER, prompt_tokens=70, completion_tokens=9)
    with scripted_server([step]) as server:
        chat = asker.chat(server.base_url)
        reply = asker.ask(chat)
    usage = Usage(http_calls=1, input_tokens=70, output_tokens=9)
    assert reply == Reply(text=ANSWER, rung="strict-schema", usage=usage)
    assert chat.identity == ModelIdentity(name="lab-1", host=server.host)
    assert [call.path for call in server.calls] == ["/v1/chat/completions"]
    assert server.calls[0].headers["authorization"] == "Bearer k"
    assert server.calls[0].json == {
        "model": "lab-1",
        "messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "The article."}],
        "max_tokens": 500,
        "temperature": 0.0,
        "store": False,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "draft", "schema": SCHEMA, "strict": True},
        },
    }


def test_a_refused_connection_is_tried_again_and_then_named(asker: Asker) -> None:
    port = closed_port()
    with pytest.raises(ConnectionFailed, match=f"127.0.0.1:{port} failed") as caught:
        asker.ask(asker.chat(f"http://127.0.0.1:{port}/v1"))
    assert caught.value.spent["http_calls"] == 4
    assert len(asker.waits) == 3


def test_a_read_timeout_is_tried_again(asker: Asker) -> None:
    slow = Step(delay_s=5)
    with scripted_server([slow, completion(ANSWER)]) as server:
        assert asker.ask(asker.chat(server.base_url, timeout_s=0.3)).text == ANSWER
    assert len(server.calls) == 2


def test_a_server_that_never_answers_is_a_failed_connection(asker: Asker) -> None:
    with scripted_server(repeat(Step(delay_s=5))) as server:
        error = asker.fails(server, ConnectionFailed, timeout_s=0.2, attempts=2)
    assert len(server.calls) == 2
    assert "did not answer in time" in error.message


def test_a_connection_cut_in_the_body_is_tried_again_then_named(asker: Asker) -> None:
    cut = Step(body=completion(ANSWER).body, cut_after=40)
    with scripted_server([cut, completion(ANSWER)]) as server:
        assert asker.ask(asker.chat(server.base_url)).usage.http_calls == 2
    with scripted_server(repeat(cut)) as server:
        asker.fails(server, ConnectionFailed, attempts=3)
    assert len(server.calls) == 3


def test_https_to_a_plain_server_is_not_tried_again(asker: Asker) -> None:
    with (
        scripted_server(repeat(completion(ANSWER))) as server,
        pytest.raises(ConnectionFailed, match="No trusted connection") as caught,
    ):
        asker.ask(asker.chat(f"https://{server.host}/v1"))
    assert caught.value.spent["http_calls"] == 1
    assert "http against https" in (caught.value.hint or "")


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_does_not_carry_the_article_on(status: int, asker: Asker) -> None:
    with scripted_server(repeat(completion(ANSWER))) as elsewhere:
        step = json_step({}, status, location=f"{elsewhere.base_url}/chat/completions")
        with scripted_server(repeat(step)) as server:
            error = asker.fails(server, RequestRejected)
    assert (len(server.calls), len(elsewhere.calls)) == (1, 0)
    assert elsewhere.host in error.message


def test_a_server_without_accounts_gets_a_placeholder_key(asker: Asker) -> None:
    with scripted_server([completion(ANSWER)]) as server:
        asker.ask(asker.chat(server.base_url, api_key=None))
    assert server.calls[0].headers["authorization"] == "Bearer unused"


def test_key_and_address_come_from_the_environment_where_none_is_given(
    asker: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    with scripted_server([completion(ANSWER)]) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "from-a-file\r\n")
        chat = asker.chat(None, api_key=None)
        asker.ask(chat)
    assert chat.identity.host == server.host
    assert server.calls[0].headers["authorization"] == "Bearer from-a-file"


@pytest.mark.parametrize("key", ["ключ", "a\nb"])
def test_a_key_that_cannot_be_sent_is_refused_without_being_shown(key: str) -> None:
    with pytest.raises(AccessDenied) as caught:
        OpenAIChat(Endpoint(model="m", base_url="http://127.0.0.1:1/v1", api_key=key))
    assert key not in str(caught.value)


def test_what_is_said_to_stay_here_does_not_pass_a_proxy(
    asker: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        scripted_server(repeat(completion(ANSWER))) as proxy,
        scripted_server([completion(ANSWER)]) as server,
    ):
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        asker.ask(asker.chat(server.base_url))
    assert (len(server.calls), len(proxy.calls)) == (1, 0)


def test_a_remote_endpoint_goes_through_the_proxy_of_the_environment(
    asker: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    with scripted_server(repeat(completion(ANSWER))) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        asker.ask(asker.chat("http://lab.invalid/v1"))
    assert [call.path for call in proxy.calls] == ["http://lab.invalid/v1/chat/completions"]


def test_a_proxy_setting_that_makes_no_sense_is_a_usage_error(
    asker: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "gopher://127.0.0.1:1")
    with pytest.raises(UsageError, match="cannot be set up"):
        asker.ask(asker.chat("http://lab.invalid/v1"))


def test_open_connections_are_kept_inside_a_with_block() -> None:
    with scripted_server(repeat(completion(ANSWER))) as server, Asker("sync").chat(server.base_url) as chat:
        assert [chat.complete(REQUEST).text for _ in range(3)] == [ANSWER] * 3


def test_an_interrupt_while_waiting_is_passed_on() -> None:
    def interrupted(seconds: float) -> None:
        raise KeyboardInterrupt

    with scripted_server(repeat(problem(429, "slow down"))) as server:
        chat = OpenAIChat(Endpoint(model="m", base_url=server.base_url), sleep=interrupted)
        with pytest.raises(KeyboardInterrupt):
            chat.complete(REQUEST)
    assert len(server.calls) == 1


def test_importing_the_road_does_not_import_openai() -> None:
    code = "import sys, briefing.openai_chat, briefing.settings; sys.exit('openai' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
