"""The embedded server with the real llama.cpp and the small weights that set-up pulls: replies, keys, endings."""

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openai  # noqa: TID251  (the real client, so that what it sends is what the server gets)
import pytest

from briefing.embedded import cache, catalogue, server
from briefing.errors import WeightsMissing

NAME = "smollm2-135m"

REPLY_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "cites": {"type": "array", "items": {"type": "integer", "enum": [1, 2, 3]}, "maxItems": 2},
        "who": {"type": "string", "enum": ["Anna", "Boris"]},
    },
    "required": ["cites", "who"],
    "additionalProperties": False,
}

# What an owner process runs until it is killed; it prints the port once it serves.
OWNER = """
import sys, time
from pathlib import Path
from briefing.embedded import server
running = server.serve(Path(sys.argv[1]), alias="small", n_ctx=512, threads=1)
print(running.base_url, flush=True)
time.sleep(60)
"""

# Everything that can print: a failed load, a good one, one request, the close.
NOISY = """
import http.client, sys
from pathlib import Path
from briefing.embedded import server
from briefing.errors import WeightsMissing
try:
    server.serve(Path(sys.argv[2]), alias="bad")
except WeightsMissing:
    pass
with server.serve(Path(sys.argv[1]), alias="small", n_ctx=512, threads=1) as running:
    host = running.base_url.removeprefix("http://").removesuffix("/v1")
    connection = http.client.HTTPConnection(host)
    body = '{"messages": [{"role": "user", "content": "Hi"}], "max_tokens": 2}'
    connection.request("POST", "/v1/chat/completions", body, {"Authorization": f"Bearer {running.api_key}"})
    assert connection.getresponse().status == 200
"""


@pytest.fixture(scope="module")
def weights() -> Path:
    folder = cache.default_folder(os.environ)
    path = cache.located(catalogue.find(NAME), folder)
    if path is None:
        pytest.fail(f"{NAME} is not in {folder}: set-up does `briefing models pull {NAME}`, tests never pull")
    return path


@pytest.fixture(scope="module")
def running(weights: Path) -> Iterator[server.Server]:
    with server.serve(weights, alias="small", n_ctx=2048, threads=1) as running:
        yield running


def _client(running: server.Server, key: str | None = None) -> openai.OpenAI:
    return openai.OpenAI(base_url=running.base_url, api_key=key or running.api_key, max_retries=0, timeout=60)


def _ask(client: openai.OpenAI, text: str, **more: Any) -> Any:
    messages: Any = [{"role": "user", "content": text}]
    return client.chat.completions.create(
        model="small", messages=messages, temperature=0, **({"max_completion_tokens": 40} | more)
    )


def _refused(base_url: str) -> bool:
    """Whether nothing listens there any more; waits a moment for the system to clear up."""
    host = base_url.removeprefix("http://").removesuffix("/v1")
    for _ in range(50):
        try:
            connection = http.client.HTTPConnection(host, timeout=1)
            connection.connect()
        except ConnectionRefusedError:
            return True
        except OSError:
            pass
        finally:
            connection.close()
        time.sleep(0.1)
    return False


def _run(code: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", code, *arguments]


def _environ() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}


def test_a_reply_keeps_to_the_nested_json_schema(running: server.Server) -> None:
    form = {"type": "json_schema", "json_schema": {"name": "a", "strict": True, "schema": REPLY_SCHEMA}}
    with _client(running) as client:
        reply = _ask(client, "Who won? Cite a sentence.", response_format=form, max_completion_tokens=300)
    assert reply.model == "small"
    content = json.loads(reply.choices[0].message.content)
    assert set(content) == {"cites", "who"}
    assert set(content["cites"]) <= {1, 2, 3}
    assert content["who"] in ("Anna", "Boris")


def test_a_reply_cut_at_the_token_limit_says_length(running: server.Server) -> None:
    with _client(running) as client:
        reply = _ask(client, "Count from one to a hundred.", max_completion_tokens=5)
    assert reply.choices[0].finish_reason == "length"
    assert reply.usage.completion_tokens == 5


def test_a_common_beginning_is_not_computed_twice(running: server.Server) -> None:
    beginning = "The committee met on Tuesday and agreed on nothing. " * 30
    with _client(running) as client:
        _ask(client, beginning + "When did it meet?", max_completion_tokens=2)
        usage = _ask(client, beginning + "What did it agree on?", max_completion_tokens=2).usage
    assert usage.prompt_tokens > 300
    assert usage.prompt_tokens_details.cached_tokens > 0.9 * usage.prompt_tokens


def test_a_wrong_key_is_refused(running: server.Server) -> None:
    with _client(running, "wrong") as client, pytest.raises(openai.AuthenticationError):
        _ask(client, "Hi")


def test_it_listens_on_loopback_and_invites_no_web_page(running: server.Server) -> None:
    assert running.base_url.startswith("http://127.0.0.1:")
    assert running.base_url.endswith("/v1")
    host = running.base_url.removeprefix("http://").removesuffix("/v1")
    connection = http.client.HTTPConnection(host, timeout=10)
    connection.request("OPTIONS", "/v1/chat/completions", headers={"Origin": "https://example.org"})
    with connection.getresponse() as allowed:
        assert not allowed.headers["Access-Control-Allow-Origin"]
    connection.request("GET", "/", headers={"Authorization": f"Bearer {running.api_key}"})
    with connection.getresponse() as page:
        assert page.status == 404
    connection.close()


def test_closed_it_is_gone_and_closing_again_does_nothing(weights: Path) -> None:
    with server.serve(weights, alias="small", n_ctx=512, threads=1) as running:
        assert not running.api_key.isspace()
    assert _refused(running.base_url)
    running.close()


def test_two_servers_have_keys_and_ports_of_their_own(weights: Path, running: server.Server) -> None:
    with server.serve(weights, alias="other", n_ctx=512, threads=1) as other:
        assert other.base_url != running.base_url
        assert other.api_key != running.api_key
        with _client(other, running.api_key) as client, pytest.raises(openai.AuthenticationError):
            client.models.list()


def test_closing_waits_for_the_request_that_runs(weights: Path) -> None:
    replies: list[Any] = []
    with server.serve(weights, alias="small", n_ctx=512, threads=1) as running, _client(running) as client:
        asking = threading.Thread(
            target=lambda: replies.append(_ask(client, "Tell a story.", extra_body={"ignore_eos": True}))
        )
        asking.start()
        while not running._busy():
            time.sleep(0.005)
        running.close()
        asking.join(timeout=60)
    assert replies[0].usage.completion_tokens == 40
    assert _refused(running.base_url)


def test_a_client_that_goes_away_does_not_keep_it_from_closing(weights: Path) -> None:
    with server.serve(weights, alias="small", n_ctx=4096, threads=1) as running:
        with _client(running).with_options(timeout=0.5) as client, pytest.raises(openai.APITimeoutError):
            _ask(client, "Hi", max_completion_tokens=4000, extra_body={"ignore_eos": True})
        started = time.monotonic()
        running.close()
    assert time.monotonic() - started < server.CLOSE_PATIENCE / 2
    assert _refused(running.base_url)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no SIGKILL")
def test_kill_9_of_its_process_ends_it(weights: Path) -> None:
    with subprocess.Popen(
        _run(OWNER, str(weights)), env=_environ(), stdout=subprocess.PIPE, text=True
    ) as owner:
        assert owner.stdout is not None
        base_url = owner.stdout.readline().strip()
        assert not _refuses_now(base_url)
        owner.send_signal(signal.SIGKILL)
        owner.wait(timeout=30)
    assert _refused(base_url)


def _refuses_now(base_url: str) -> bool:
    host = base_url.removeprefix("http://").removesuffix("/v1")
    connection = http.client.HTTPConnection(host, timeout=10)
    try:
        connection.request("GET", "/health")
        with connection.getresponse() as health:
            return health.status != 200
    except ConnectionRefusedError:
        return True
    finally:
        connection.close()


def test_llama_cpp_prints_nothing(weights: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.gguf"
    bad.write_bytes(weights.read_bytes()[:100_000])
    done = subprocess.run(
        _run(NOISY, str(weights), str(bad)), env=_environ(), capture_output=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.parametrize("length", [4, 100, 50_000_000])
def test_a_truncated_file_is_told_and_the_process_lives(weights: Path, tmp_path: Path, length: int) -> None:
    cut = tmp_path / "cut.gguf"
    with weights.open("rb") as whole:
        cut.write_bytes(whole.read(length))
    with pytest.raises(WeightsMissing, match=r"cut\.gguf: llama\.cpp cannot load") as caught:
        server.serve(cut, alias="small")
    assert caught.value.exit_code == 4


def test_noise_behind_the_magic_is_told(tmp_path: Path) -> None:
    path = tmp_path / "noise.gguf"
    path.write_bytes(b"GGUF" + bytes(range(256)) * 100)
    with pytest.raises(WeightsMissing, match="cannot load"):
        server.serve(path, alias="small")


@pytest.mark.parametrize("content", [b"", b"GG", b"<html>Not found</html>"])
def test_a_file_that_is_no_gguf_never_reaches_llama_cpp(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "page.gguf"
    path.write_bytes(content)
    with pytest.raises(WeightsMissing, match="is not a GGUF file"):
        server.serve(path, alias="small")


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WeightsMissing, match=r"nowhere\.gguf cannot be read: No such file"):
        server.serve(tmp_path / "nowhere.gguf", alias="small")


def test_without_the_extra_the_hint_says_how_to_install_it(
    weights: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "xllamacpp", None)
    with pytest.raises(WeightsMissing, match="needs xllamacpp") as caught:
        server.serve(weights, alias="small")
    assert caught.value.hint == "pip install 'briefing[local]'"


def test_the_wait_of_openmp_is_set_for_llama_cpp_only() -> None:
    code = "import os, briefing.embedded.server; print(os.environ.get('GOMP_SPINCOUNT'))"
    for given, seen in (({}, "None"), ({"GOMP_SPINCOUNT": "7"}, "7")):
        environ = {name: value for name, value in _environ().items() if name != "GOMP_SPINCOUNT"} | given
        done = subprocess.run(_run(code), env=environ, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == seen
