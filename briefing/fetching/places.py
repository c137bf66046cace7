"""From a host to the IP addresses that are connected to: looked up once, every one of them checked, in time."""

import socket
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from ipaddress import ip_address

import httpcore2
import httpx2

from briefing.errors import UnreadableInput
from briefing.fetching.addresses import literal, why_not_public
from briefing.fetching.locations import origin
from briefing.fetching.rules import Rules
from briefing.fetching.ways_out import ALLOW_PRIVATE, OR_SAVE_IT

Resolver = Callable[[str, int], Sequence[str]]
"""Host and port to IP addresses in text, in the order they are to be tried; OSError where there are none."""


class Deadline:
    """A moment after which nothing may be waited for."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds that are left, more than 0. Raises httpcore2.ReadTimeout when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time is up")
        return left


def system_addresses(host: str, port: int) -> Sequence[str]:
    """What this system's resolver says."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(one[4][0]) for one in found))


def checked_addresses(
    url: httpx2.URL, rules: Rules, deadline: Deadline, resolve: Resolver, subject: str
) -> tuple[str, ...]:
    """The IP addresses of the host, to connect to these very ones: a second look-up might say otherwise.

    Raises UnreadableInput when there are none, or when any of them is not public and the rules ask that;
    httpcore2.ReadTimeout when the time is up.
    """
    _, host, port = origin(url)
    address = literal(host)
    found = (str(address),) if address else _looked_up(host, port, deadline, resolve, subject)
    if not rules.allow_private:
        for one in found:
            _refuse_private(one, host, subject)
    return found


def _refuse_private(one: str, host: str, subject: str) -> None:
    reason = why_not_public(ip_address(one))
    if reason:
        where = "is on" if one == host else f"is on {host}, which is"
        raise UnreadableInput(
            f"{subject} {where} {one}, {reason}",
            hint=ALLOW_PRIVATE,
        )


def _looked_up(host: str, port: int, deadline: Deadline, resolve: Resolver, subject: str) -> tuple[str, ...]:
    try:
        found = tuple(_in_time(deadline, lambda: resolve(host, port)))
    except TimeoutError as error:
        raise httpcore2.ConnectTimeout(f"looking up {host}") from error
    except (OSError, UnicodeError) as error:
        raise _unknown(host, subject) from error
    if not found:
        raise _unknown(host, subject)
    return found


def _unknown(host: str, subject: str) -> UnreadableInput:
    return UnreadableInput(
        f"{subject} cannot be reached: the name {host} is not known",
        hint=f"Check the spelling and this machine's network. {OR_SAVE_IT}",
    )


def _in_time(deadline: Deadline, call: Callable[[], Sequence[str]]) -> Sequence[str]:
    """The result of a call that cannot be told to hurry. Its thread is left behind when it is late."""
    future: Future[Sequence[str]] = Future()

    def work() -> None:
        try:
            future.set_result(call())
        except Exception as error:  # handed on to whoever waits
            future.set_exception(error)

    threading.Thread(target=work, daemon=True).start()
    return future.result(deadline.left())
