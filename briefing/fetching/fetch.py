"""From an address to a body: hop by hop, each of them checked as if it had been typed."""

from collections.abc import Callable

import httpx2

from briefing.errors import UnreadableInput
from briefing.fetching.answers import REDIRECTS, refuse_kind, refuse_status
from briefing.fetching.asking import Answer, Asker
from briefing.fetching.bodies import whole
from briefing.fetching.locations import location, shown
from briefing.fetching.places import Resolver, system_addresses
from briefing.fetching.robots import Robots
from briefing.fetching.rules import Fetched, Rules
from briefing.fetching.ways_out import OR_SAVE_IT, SAVE_IT

DEFAULT_RULES = Rules()


def fetch(
    url: str,
    rules: Rules = DEFAULT_RULES,
    *,
    told: Callable[[str], None] | None = None,
    resolve: Resolver = system_addresses,
) -> Fetched:
    """The body at an http(s) address, in memory and unpacked, after as many redirects as the rules allow.

    `told` gets a line for every redirect; `resolve` stands in for the system's look-up of names. Raises
    UnreadableInput or InputTooLarge; each names the address without its query, the reason and the way out.
    """
    return _Way(url, rules, told or _silent, resolve).walked()


def _silent(_: str) -> None:
    return None


class _Way:
    """The hops of one fetch."""

    def __init__(self, url: str, rules: Rules, told: Callable[[str], None], resolve: Resolver) -> None:
        self._rules = rules
        self._told = told
        self._asker = Asker(rules, resolve)
        self._robots = Robots(self._asker, rules)
        self._hops = [location(url.strip(), rules, shown(url.strip()))]

    def walked(self) -> Fetched:
        while True:
            url = self._hops[-1]
            self._asker.check(url, self._subject)
            self._robots.check(url, self._subject)
            with self._asker.ask(url, self._subject) as answer:
                if answer.status in REDIRECTS and "Location" in answer.headers:
                    self._hops.append(self._next(answer.headers["Location"]))
                    continue
                return self._arrived(url, answer)

    @property
    def _subject(self) -> str:
        """What the messages speak of: this hop, and how one came to it."""
        here, start = shown(self._hops[-1]), shown(self._hops[0])
        return here if len(self._hops) == 1 else f"{here} (where {start} leads)"

    def _next(self, written: str) -> httpx2.URL:
        here = self._hops[-1]
        subject = f"{shown(self._hops[0])} cannot be followed: {shown(written)}, where it leads,"
        url = location(written, self._rules, subject, here)
        self._told(f"{shown(here)} leads to {shown(url)}")
        if here.scheme == "https" and url.scheme == "http":
            raise UnreadableInput(
                f"{subject} is no longer encrypted, so anyone on the way could change its words",
                hint="Give that address yourself if you accept this.",
            )
        if url in self._hops:
            raise UnreadableInput(
                f"{shown(self._hops[0])} leads in a circle, back to {shown(url)}; it may want cookies, which are"
                " not kept",
                hint=SAVE_IT,
            )
        if len(self._hops) > self._rules.max_redirects:
            raise UnreadableInput(
                f"{shown(self._hops[0])} leads on more than {self._rules.max_redirects} times, last to {shown(url)}",
                hint=f"Give the address where the page is in the end. {OR_SAVE_IT}",
            )
        return url

    def _arrived(self, url: httpx2.URL, answer: Answer) -> Fetched:
        refuse_status(answer.status, answer.headers, self._subject)
        content_type = answer.headers.get("Content-Type")
        refuse_kind(content_type, self._subject)
        data = whole(answer.headers, answer.chunks, self._rules.max_bytes, self._subject)
        return Fetched(str(url), url.host, data, content_type, tuple(map(str, self._hops)))
