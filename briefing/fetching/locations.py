"""Addresses as people and servers write them: taken apart once, refused where they are none, shown without secrets."""

import re

import httpx2

from briefing.errors import UnreadableInput
from briefing.fetching.addresses import literal
from briefing.fetching.rules import Rules
from briefing.fetching.ways_out import ALLOW_PRIVATE, OR_SAVE_IT, WRITE_IT

_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|[0-9a-f:.]*:[0-9a-f:.]*", re.ASCII)
_LONGEST_HOST = 253
"""Characters of a name in the DNS (RFC 1035, 2.3.4)."""
_LOCAL_SUFFIXES = (".localhost", ".local", ".internal", ".home.arpa", ".lan", ".intranet", ".corp", ".home")
"""Names for use inside a network: RFC 6761, 6762, 8375, ICANN's .internal, and what routers and firms use."""
_LONGEST_SHOWN = 200


def shown(url: httpx2.URL | str) -> str:
    """The address for messages: no user name or password, no query, no fragment, nothing unprintable, not long."""
    try:
        taken = httpx2.URL(url)
        bare = str(taken.copy_with(userinfo=b"", query=None, fragment=None)) + ("?…" if taken.query else "")
        text = bare if taken.raw_host else _shown_broken(str(url))
    except (httpx2.InvalidURL, ValueError):
        text = _shown_broken(str(url))
    return printable(text, _LONGEST_SHOWN)


def printable(text: str, most: int) -> str:
    """What a server wrote, fit for a terminal: no control characters, at most so many characters and "…"."""
    safe = "".join(char if char.isprintable() else "�" for char in text[:most])
    return safe if len(text) <= most else f"{safe}…"


def _shown_broken(text: str) -> str:
    """What can be shown of an address that is none; where its password begins or ends cannot be told."""
    return "…@…" if "@" in text else re.split(r"[?#]", text, maxsplit=1)[0]


def location(written: str, rules: Rules, subject: str, base: httpx2.URL | None = None) -> httpx2.URL:
    """The address that is written there, relative to `base` if given, in the one form it is asked in.

    Without fragment, its host in ASCII without the dot of the root, IP addresses in their plain spelling.
    `subject` begins the messages. Raises UnreadableInput where it is no http(s) address, has a user name or
    password, a port that the rules do not allow, or a name that has a meaning only inside a network.
    """
    if not written.strip() and base is None:
        raise UnreadableInput("the address is empty", hint=WRITE_IT)
    try:
        url = (base.join(written) if base else httpx2.URL(written)).copy_with(fragment=None)
        _check_form(url, subject)
        url = _plain(url)
    except httpx2.InvalidURL as error:
        # Its own words repeat what stood there, and that may be a password.
        raise UnreadableInput(f"{subject} is no address: it cannot be taken apart", hint=WRITE_IT) from error
    except ValueError as error:
        raise UnreadableInput(f"{subject} is no address: {error}", hint=WRITE_IT) from error
    if not rules.allow_private:
        _check_public_name(url, subject)
    return url


def _check_form(url: httpx2.URL, subject: str) -> None:
    if url.scheme not in _PORTS:
        what = f"has the scheme {printable(url.scheme, 20)}:" if url.scheme else "has no scheme"
        raise UnreadableInput(f"{subject} {what}, not https: or http:", hint=WRITE_IT)
    if url.userinfo:
        raise UnreadableInput(
            f"{subject} holds a user name or password, which would end up in files and logs",
            hint=f"Leave them out. {OR_SAVE_IT}",
        )
    if not url.raw_host:
        raise UnreadableInput(f"{subject} names no host", hint=WRITE_IT)


def _plain(url: httpx2.URL) -> httpx2.URL:
    """With the host as it is connected to and checked, so that no two readings of one spelling can differ."""
    host = url.raw_host.decode("ascii").lower().removesuffix(".")
    if not _HOST.fullmatch(host) or len(host) > _LONGEST_HOST:
        raise ValueError("its host is no name and no IP address")
    if url.port is not None and not 0 < url.port < 65536:
        raise ValueError(f"there is no port {url.port}")
    address = literal(host)
    port = None if url.port == _PORTS[url.scheme] else url.port
    return url.copy_with(host=host if address is None else str(address), port=port)


def _check_public_name(url: httpx2.URL, subject: str) -> None:
    host = url.raw_host.decode("ascii")
    # Servers of the public web listen on these two. On others, a redirect could make this machine talk to
    # databases and mail servers, or tell by the message which of them are open.
    if url.port is not None and url.port not in _PORTS.values():
        raise UnreadableInput(
            f"{subject} asks for port {url.port}; only 80 and 443 are the public web's",
            hint=ALLOW_PRIVATE,
        )
    if literal(host) is None and ("." not in host or host.endswith(_LOCAL_SUFFIXES)):
        raise UnreadableInput(f"{subject} is on {host}, a name inside a network", hint=ALLOW_PRIVATE)


def is_number(url: httpx2.URL) -> bool:
    """Whether the host is an IP address and no name."""
    return literal(url.raw_host.decode("ascii")) is not None


def origin(url: httpx2.URL) -> tuple[str, str, int]:
    """Scheme, host and port: what a robots.txt speaks for (RFC 9309, 2.3)."""
    return url.scheme, url.raw_host.decode("ascii"), url.port or _PORTS[url.scheme]
