"""Connections to addresses that were checked, or to the user's proxy; every wait of theirs ends at the deadline."""

import ssl
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.request import getproxies, proxy_bypass

import httpcore2
import httpx2

from briefing.errors import UnreadableInput
from briefing.fetching.locations import is_number, origin
from briefing.fetching.places import Deadline
from briefing.fetching.ways_out import OR_SAVE_IT


class _Stream(httpcore2.NetworkStream):
    """A connection whose reads and writes never wait past the deadline, however many they are."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _Stream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Network(httpcore2.NetworkBackend):
    """Connects to the addresses given, whatever the host is called; without them to the host, which is a proxy then.

    The name in the Host header, in TLS and in the certificate stays that of the request.
    """

    def __init__(self, deadline: Deadline, addresses: Sequence[str] | None = None) -> None:
        self._deadline = deadline
        self._addresses = addresses
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        targets = (host,) if self._addresses is None else self._addresses
        for number, target in enumerate(targets):
            # A share of the time for each: a dead IPv6 road must not use up that of the IPv4 one.
            share = self._deadline.left() / (len(targets) - number)
            try:
                inner = self._sockets.connect_tcp(target, port, share, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if number == len(targets) - 1:
                    raise
            else:
                return _Stream(inner, self._deadline)
        raise httpcore2.ConnectError("no address to connect to")


def proxy_for(url: httpx2.URL) -> str | None:
    """The proxy that the environment or the system names for that address; None to connect directly.

    Addresses given as a number, and names inside a network, are asked directly: only private ones are
    reached under such names, and a proxy outside would look elsewhere for them.
    """
    _, host, _ = origin(url)
    if is_number(url) or "." not in host or host.endswith(".localhost") or proxy_bypass(host):
        return None
    named = getproxies()
    return named.get(url.scheme) or named.get("all") or None


def pool(
    deadline: Deadline, tls: ssl.SSLContext, addresses: Sequence[str], proxy: str | None, subject: str
) -> httpcore2.ConnectionPool:
    """Where one request gets its connection: from one of `addresses`, or from the proxy. No retries, HTTP/1.1.

    Raises UnreadableInput for a proxy that does not speak HTTP.
    """
    if proxy is None:
        return httpcore2.ConnectionPool(ssl_context=tls, network_backend=_Network(deadline, addresses))
    address = httpx2.Proxy(proxy if "://" in proxy else f"http://{proxy}")
    if address.url.scheme not in ("http", "https"):
        raise UnreadableInput(
            f"{subject} cannot be reached through a {address.url.scheme} proxy",
            hint=f"Set HTTPS_PROXY to one that speaks HTTP. {OR_SAVE_IT}",
        )
    return httpcore2.HTTPProxy(
        str(address.url),
        proxy_auth=address.raw_auth,
        ssl_context=tls,
        network_backend=_Network(deadline),
    )
