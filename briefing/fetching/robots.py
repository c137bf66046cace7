"""robots.txt (RFC 9309): whether the owner of a site lets a program have that page, and by which line not."""

import re
from typing import NamedTuple

import httpx2
from protego import Protego

from briefing.errors import UnreadableInput
from briefing.fetching.answers import REDIRECTS
from briefing.fetching.asking import Asker
from briefing.fetching.bodies import beginning
from briefing.fetching.locations import location, origin, printable, shown
from briefing.fetching.rules import Rules
from briefing.fetching.ways_out import WITH_LEAVE

MOST_BYTES = 500 * 1024
"""So much of a robots.txt is read: the least that RFC 9309 (2.5) asks for."""
_REDIRECTS = 5
"""So many redirects of a robots.txt are followed (RFC 9309, 2.3.1.2)."""

_AGENT = re.compile(r"\s*user(?:-|\s+)?agent(?:\s*:|\s)\s*(?P<name>[^#]*)", re.IGNORECASE)
_DISALLOW = re.compile(r"\s*disallow\s*:\s*(?P<path>[^#]*?)\s*(?:#.*)?", re.IGNORECASE)
_OTHERS = "User-agent: others"
_MOST_TRIED = 10
"""So many lines that fit are tried, the longest first, to find the one that decides."""
_MOST_READ = 5000
"""So many lines are looked at for that: a hostile file may have 25,000 that each take a while."""
_LONGEST_LINE = 80
"""Characters of it that are quoted."""


class _File(NamedTuple):
    """The lines that concern us; None where a site has no robots.txt."""

    url: httpx2.URL
    lines: list[str] | None


class Robots:
    """The robots.txt files met on the way of one fetch, each asked for once."""

    def __init__(self, asker: Asker, rules: Rules) -> None:
        self._asker = asker
        self._rules = rules
        self._files: dict[tuple[str, str, int], _File] = {}

    def check(self, url: httpx2.URL, subject: str) -> None:
        """Raise UnreadableInput where robots.txt keeps programs away from that page, or cannot be asked.

        A site without the file (4xx, or more redirects than RFC 9309 wants followed) allows everything; one
        whose file fails (5xx, no connection) allows nothing for now (2.3.1.3, 2.3.1.4).
        """
        if not self._rules.robots:
            return
        key = origin(url)
        if key not in self._files:
            first = url.copy_with(raw_path=b"/robots.txt")
            self._files[key] = _File(first, self._lines(first, subject))
        file = self._files[key]
        if file.lines is not None and not _allows(file.lines, url, self._rules.robot):
            raise UnreadableInput(
                f"{subject} is closed to programs: {_told(file, url, self._rules.robot)}", hint=WITH_LEAVE
            )

    def _lines(self, url: httpx2.URL, subject: str) -> list[str] | None:
        for _ in range(_REDIRECTS + 1):
            with self._asker.ask(url, f"{subject}, whose robots.txt is asked first,") as answer:
                if answer.status in REDIRECTS and "Location" in answer.headers:
                    written = answer.headers["Location"]
                    led = f"{subject} has its robots.txt elsewhere, and {shown(written)}"
                    url = location(written, self._rules, led, url)
                    continue
                if 200 <= answer.status < 300:
                    data = beginning(answer.headers, answer.chunks, MOST_BYTES, shown(url))
                    return _concerning(data.decode("utf-8-sig", "replace"), self._rules.robot)
                if 400 <= answer.status < 500:
                    return None
                raise UnreadableInput(
                    f"{subject} may not be fetched for now: {shown(url)} answers {answer.status}, and until it says"
                    " what is allowed nothing is",
                    hint=f"Try again later. {WITH_LEAVE}",
                )
        return None


def _concerning(text: str, robot: str) -> list[str]:
    """The lines, with every group that is not for this robot or for all given to one other name.

    A name must be ours, not begin like it (RFC 9309, 2.2.1). And protego keeps every rule once for each name
    of its group: half a megabyte of names and rules would take it hours and all memory.
    """
    return [_renamed(line, robot) for line in text.splitlines()]


def _renamed(line: str, robot: str) -> str:
    found = _AGENT.match(line)
    if not found:
        return line
    name = found["name"].strip().partition("/")[0].lower()
    return f"User-agent: {name}" if name in ("*", robot) else _OTHERS


def _allows(lines: list[str], url: httpx2.URL, robot: str) -> bool:
    return bool(Protego.parse("\n".join(lines)).can_fetch(str(url), robot))


def _told(file: _File, url: httpx2.URL, robot: str) -> str:
    lines = file.lines or []
    index = _deciding(lines, url, robot)
    line = "" if index is None else f' (line {index + 1}, "{printable(lines[index].strip(), _LONGEST_LINE)}")'
    return f"{shown(file.url)} says so{line}"


def _deciding(lines: list[str], url: httpx2.URL, robot: str) -> int | None:
    """Index of the line that decides: turned into an Allow, it would let the page be fetched."""
    found = [
        (index, match["path"])
        for index, line in enumerate(lines[:_MOST_READ])
        if (match := _DISALLOW.fullmatch(line))
    ]
    fitting = [
        (index, path)
        for index, path in found
        if path and not _allows(["User-agent: *", f"Disallow: {path}"], url, robot)
    ]
    for index, path in sorted(fitting, key=lambda one: -len(one[1]))[:_MOST_TRIED]:
        if _allows([*lines[:index], f"Allow: {path}", *lines[index + 1 :]], url, robot):
            return index
    return None
