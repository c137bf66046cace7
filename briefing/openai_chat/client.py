"""The one door to a model: sends a request through the openai client and owns every retry of it."""

import asyncio
import json
import os
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any, NoReturn, Self

from tenacity import AsyncRetrying, RetryCallState, Retrying, stop_never, wait_exponential, wait_random  # noqa: TID251

from briefing.chat import Reply, Request
from briefing.endpoint import Endpoint, is_loopback
from briefing.errors import AccessDenied, BriefingError, UsageError
from briefing.nouns.brief import ModelIdentity, Usage
from briefing.openai_chat import answers, faults, ladder

if TYPE_CHECKING:
    from openai import AsyncOpenAI, OpenAI  # noqa: TID251

_UNUSED_KEY = "unused"
"""Sent where no key is set: the openai client insists on one, servers without accounts ignore it."""

_CONNECT_S = 10.0
"""Longest wait for a connection, in seconds; generation may take minutes, a handshake may not."""

_BACKOFF = wait_exponential(multiplier=0.5, max=8.0) + wait_random(0.0, 0.5)
"""Where the server names no wait; the openai client's own numbers (0.5 s doubling to 8 s)."""


class OpenAIChat:
    """A `ChatModel` that asks one endpoint.

    Inside `with` or `async with` the connections are kept open from request to request; outside, each
    request has its own, so nothing is ever left open. Safe to share between threads and tasks.
    `sleep` and `asleep` are called with the seconds between two attempts.

    Raises AccessDenied at once if OpenAI itself would be asked without a key.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        sleep: Callable[[float], None] = time.sleep,
        asleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._address = endpoint.address  # once, so that what was said of the host stays true
        self._endpoint = endpoint
        self._key = _key_for(endpoint)
        self._identity = ModelIdentity(
            name=endpoint.model, host=endpoint.shown_host or endpoint.host, sha256=endpoint.sha256
        )
        self._dialect = ladder.first_dialect(endpoint)
        self._sleep, self._asleep = sleep, asleep
        self._kept: OpenAI | None = None
        self._akept: AsyncOpenAI | None = None

    @property
    def identity(self) -> ModelIdentity:
        """The model's name, the host[:port] that receives the text, and the hash of local weights."""
        return self._identity

    def complete(self, request: Request) -> Reply:
        """Answer one request. Raises ProviderError or ReplyIncomplete, with what was `spent`."""
        talk = self._talk(request)
        with self._client() as client:

            def attempt() -> Reply:
                with talk.judged():
                    raw = client.chat.completions.with_raw_response.create(**talk.call())
                    return talk.heard(raw.content, raw.headers)

            return Retrying(sleep=self._sleep, **talk.policy())(attempt)

    async def acomplete(self, request: Request) -> Reply:
        """As `complete`, without blocking the event loop."""
        talk = self._talk(request)
        async with self._aclient() as client:

            async def attempt() -> Reply:
                with talk.judged():
                    raw = await client.chat.completions.with_raw_response.create(**talk.call())
                    return talk.heard(raw.content, raw.headers)

            return await AsyncRetrying(sleep=self._asleep, **talk.policy())(attempt)

    def __enter__(self) -> Self:
        self._kept = self._opened()
        return self

    def __exit__(self, *_: object) -> None:
        kept, self._kept = self._kept, None
        if kept is not None:
            kept.close()

    async def __aenter__(self) -> Self:
        self._akept = self._aopened()
        return self

    async def __aexit__(self, *_: object) -> None:
        kept, self._akept = self._akept, None
        if kept is not None:
            await kept.close()

    def _talk(self, request: Request) -> "_Talk":
        return _Talk(self._endpoint, self._identity, self._dialect, request, self._remember)

    def _remember(self, dialect: ladder.Dialect) -> None:
        self._dialect = dialect

    @contextmanager
    def _client(self) -> Iterator["OpenAI"]:
        if self._kept is not None:
            yield self._kept
            return
        with self._opened() as client:
            yield client

    @asynccontextmanager
    async def _aclient(self) -> AsyncIterator["AsyncOpenAI"]:
        if self._akept is not None:
            yield self._akept
            return
        async with self._aopened() as client:
            yield client

    def _opened(self) -> "OpenAI":
        import openai  # noqa: TID251  (0.8 s, so only when a call is made)

        with _settings_named():
            web = openai.DefaultHttpxClient(**self._web(openai.Timeout))
            return openai.OpenAI(http_client=web, **self._account())

    def _aopened(self) -> "AsyncOpenAI":
        import openai  # noqa: TID251

        with _settings_named():
            web = openai.DefaultAsyncHttpxClient(**self._web(openai.Timeout))
            return openai.AsyncOpenAI(http_client=web, **self._account())

    def _web(self, timeout: Callable[..., object]) -> dict[str, Any]:
        """How the wire is set up. Redirects would carry the article to a host that nobody named, and a
        proxy from the environment would see what is said to stay on this machine.
        """
        seconds = self._endpoint.timeout_s
        return {
            "timeout": timeout(seconds, connect=min(seconds, _CONNECT_S)),
            "follow_redirects": False,
            "trust_env": not is_loopback(self._address),
        }

    def _account(self) -> dict[str, Any]:
        # The SDK's retries are off: two owners multiply the attempts.
        return {"api_key": self._key, "base_url": self._address, "max_retries": 0}


class _Talk:
    """One request on its way: its present wording, what it has cost, and whether to send it again.

    The thinking of both drivers: `call` words the next attempt, `heard` reads a 200, `judged` turns
    whatever else happens into our errors. One budget of attempts holds for the whole request; a step
    down the ladder is no failure and takes nothing from it.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        identity: ModelIdentity,
        dialect: ladder.Dialect,
        request: Request,
        remember: Callable[[ladder.Dialect], None],
    ) -> None:
        self._who = f"{identity.name} at {identity.host}"
        self._model, self._left = endpoint.model, endpoint.attempts
        self._dialect, self._tried = dialect, {dialect}
        self._request, self._remember = request, remember
        self._usage = Usage()
        self._again = False
        self._wait_s: float | None = None

    def policy(self) -> dict[str, Any]:
        """The settings that Retrying and AsyncRetrying share."""
        return {"retry": lambda _: self._again, "wait": self._pause, "stop": stop_never, "reraise": True}

    def call(self) -> dict[str, Any]:
        """The keyword arguments of the next attempt, which is counted as sent."""
        self._again, self._wait_s = False, None
        self._usage = self._usage.plus(Usage(http_calls=1))
        return ladder.worded(self._request, self._model, self._dialect)

    def heard(self, content: bytes, headers: Any) -> Reply:
        """The reply in the body of a 200. Raises what `judged` lets through."""
        body = _decoded(content)
        self._usage = self._usage.plus(answers.usage_in(body))
        answer = answers.answer_in(body)
        if answer is None and isinstance(body, dict) and body.get("error"):
            # Gateways report the failures of those behind them so.
            status = body["error"].get("code") if isinstance(body["error"], dict) else None
            status = status if isinstance(status, int) and 400 <= status < 600 else 400
            self._fail(faults.fault_of(faults.complaint_in(status, headers, content), self._who))
        if answer is None:
            raise answers.not_a_completion(content, headers.get("content-type", ""), self._who)
        reply = answers.reply_of(answer, self._dialect.rung, self._usage, self._who)
        self._remember(self._dialect)
        return reply

    @contextmanager
    def judged(self) -> Iterator[None]:
        """Around one attempt: every failure leaves it as one of our errors, with what was spent."""
        try:
            yield
        except BriefingError as error:
            error.spent = self._usage.model_dump()
            raise
        except Exception as raised:
            fault = faults.fault_from(raised, self._who)
            if fault is None:
                raise
            fault.error.spent = self._usage.model_dump()
            self._fail(fault, raised)

    def _fail(self, fault: faults.Fault, cause: Exception | None = None) -> NoReturn:
        """Raises the fault's error, having decided whether the policy swallows it and goes on."""
        other = ladder.adapted(self._dialect, fault.complaint) if fault.complaint else None
        if other is not None and other not in self._tried:
            self._dialect, self._again, self._wait_s = other, True, 0.0
            self._tried.add(other)
        elif fault.again and self._left > 1:
            self._left -= 1
            self._again, self._wait_s = True, fault.wait_s
        raise fault.error from cause

    def _pause(self, state: RetryCallState) -> float:
        return _BACKOFF(state) if self._wait_s is None else self._wait_s


def _key_for(endpoint: Endpoint) -> str:
    """The key to send. Raises AccessDenied when OpenAI would be asked without one, or it cannot be sent."""
    given = endpoint.api_key.get_secret_value() if endpoint.api_key else os.environ.get("OPENAI_API_KEY")
    key = (given or "").strip()  # keys read from files end in a line feed
    if not key and endpoint.is_openai:
        raise AccessDenied(
            f"No key is set for {endpoint.model} at {endpoint.host}.",
            hint="Set OPENAI_API_KEY, or name another server with --base-url.",
        )
    if not (key.isascii() and key.isprintable()):
        raise AccessDenied(
            f"The key for {endpoint.host} has characters that no key has.", hint="Copy it again, whole."
        )
    return key or _UNUSED_KEY


@contextmanager
def _settings_named() -> Iterator[None]:
    """Proxy and certificate settings that cannot be used, which raise whatever they raise, named as such."""
    try:
        yield
    except (ValueError, ImportError, OSError) as error:
        raise UsageError(
            f"The connection cannot be set up: {error}",
            hint="Check HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and SSL_CERT_FILE.",
        ) from error


def _decoded(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None
