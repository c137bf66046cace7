"""One request after the other under the same rules: who is connected to, what is sent, what is said on failure."""

import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import httpcore2
import httpx2

from briefing.errors import UnreadableInput
from briefing.fetching.answers import ACCEPT
from briefing.fetching.bodies import CODINGS
from briefing.fetching.connecting import pool, proxy_for
from briefing.fetching.locations import origin, printable
from briefing.fetching.places import Deadline, Resolver, checked_addresses
from briefing.fetching.rules import Rules
from briefing.fetching.ways_out import OR_SAVE_IT


class Answer(NamedTuple):
    """Status, headers, and the body as it comes from the network."""

    status: int
    headers: httpx2.Headers
    chunks: Iterable[bytes]


class Asker:
    """The requests of one fetch: they share its time, and each host is looked up once.

    No cookies, no Referer, no retries, no kept connections: a person who waits tries again sooner than a
    program should. Behind a proxy (HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY, or the system's) the proxy looks
    names up, so they cannot be checked here; numbers and names inside a network are refused all the same.
    """

    def __init__(self, rules: Rules, resolve: Resolver) -> None:
        self._rules = rules
        self._resolve = resolve
        self._deadline = Deadline(rules.timeout_s)
        self._tls: ssl.SSLContext | None = None
        self._known: dict[tuple[str, str, int], tuple[str, ...]] = {}

    @contextmanager
    def ask(self, url: httpx2.URL, subject: str) -> Iterator[Answer]:
        """The answer to a GET; the connection is closed on leaving, however much of the body was read.

        Raises UnreadableInput, also while the body is read: not a public address, no connection, time up.
        """
        with self._plain_words(subject), self._pool(url, subject) as connections:
            headers = [
                (b"Host", url.netloc),
                (b"User-Agent", self._rules.user_agent.encode("ascii")),
                (b"Accept", ACCEPT.encode("ascii")),
                (b"Accept-Encoding", CODINGS.encode("ascii")),
                (b"Connection", b"close"),
            ]
            with connections.stream("GET", _core(url), headers=headers) as response:
                yield Answer(response.status, httpx2.Headers(response.headers), response.iter_stream())

    def check(self, url: httpx2.URL, subject: str) -> None:
        """Raise UnreadableInput where the host must not or cannot be connected to."""
        with self._plain_words(subject):
            self._addresses(url, proxy_for(url), subject)

    def _pool(self, url: httpx2.URL, subject: str) -> httpcore2.ConnectionPool:
        self._tls = self._tls or httpx2.create_ssl_context()
        proxy = proxy_for(url)
        return pool(self._deadline, self._tls, self._addresses(url, proxy, subject), proxy, subject)

    def _addresses(self, url: httpx2.URL, proxy: str | None, subject: str) -> tuple[str, ...]:
        """Where to connect; nothing for a name that the proxy looks up."""
        if proxy is not None:
            return ()
        key = origin(url)
        if key not in self._known:
            self._known[key] = checked_addresses(url, self._rules, self._deadline, self._resolve, subject)
        return self._known[key]

    @contextmanager
    def _plain_words(self, subject: str) -> Iterator[None]:
        """What went wrong on the network, as an error of ours."""
        try:
            yield
        except httpcore2.TimeoutException as error:
            raise UnreadableInput(
                f"{subject} took longer than {self._deadline.seconds:g} seconds",
                hint=f"Try again, or give it more time. {OR_SAVE_IT}",
            ) from error
        except httpcore2.ProxyError as error:
            raise UnreadableInput(
                f"{subject} cannot be reached: the proxy refuses ({printable(str(error), 80)})",
                hint="Look at HTTPS_PROXY and NO_PROXY.",
            ) from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
            raise UnreadableInput(
                f"{subject} cannot be reached: {_reason(error)}", hint=_way_out(error)
            ) from error


def _core(url: httpx2.URL) -> httpcore2.URL:
    return httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)


def _cause(error: Exception) -> OSError | None:
    """What the system said; httpcore2 keeps it as the argument of its own errors."""
    return next((one for one in error.args if isinstance(one, OSError)), None)


def _reason(error: Exception) -> str:
    cause = _cause(error)
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate is not valid ({cause.verify_message})"
    if isinstance(cause, ssl.SSLError):
        return f"no encrypted connection can be made ({cause.reason or cause})"
    if isinstance(error, httpcore2.ProtocolError):
        return f"the connection broke off, or the answer is not HTTP ({printable(str(error), 200)})"
    return (cause.strerror if cause else None) or str(error) or "the connection failed"


def _way_out(error: Exception) -> str:
    if isinstance(_cause(error), ssl.SSLError):
        return "Who answers there may not be who it says. Look at the page in a browser before you trust it."
    return f"Check the address and this machine's network, and try again. {OR_SAVE_IT}"
