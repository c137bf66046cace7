"""How long a family's document may be: whole lines chosen by code until its words are used up."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, zip_longest

from briefing.render.view import Line

ELSEWHERE = "Not printed here for want of room"
"""What a section says all of whose lines were too many or too long for the document."""

WIDE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Kana, Han and Hangul, which are written without spaces or counted by the character."""
_LONG = 60
"""A longer word may be cut over two lines of plain text, and would then be counted twice."""
_MARKS = 8
"""Words that stand around a line at most: its bullet, citations, "—" twice, "source:", "unclear:", "original:", "translation:"."""


@dataclass(frozen=True)
class Section:
    """The lines of one section, and what it says where it has none to show."""

    lines: tuple[Line, ...]
    empty: str
    cut: int = 0
    """How many more lines it would have had."""


def count(text: str) -> int:
    """Words: whatever stands between white space, marks and citations too; CJK characters one each."""
    rest = WIDE.sub(" ", text)
    return len(WIDE.findall(text)) + sum(1 + len(word) // _LONG for word in rest.split())


def fit(wanted: Mapping[str, Section], words: int) -> dict[str, Section]:
    """The sections with as many of their lines, each whole, as have room in so many words.

    Every section's first line goes before any section's second, in the order of the sections; within a
    section in the order of `clear_first`. A line that does not fit is passed over. What is kept
    stands in the order in which it came.
    """
    left = words - sum(count(section.empty) for section in wanted.values())
    kept: set[tuple[str, str]] = set()
    for name, line in _in_turn(wanted):
        cost = words_of(line)
        if cost <= left:
            left -= cost
            kept.add((name, line.id))
    return {name: _kept(section, {one for at, one in kept if at == name}) for name, section in wanted.items()}


def _in_turn(wanted: Mapping[str, Section]) -> Iterator[tuple[str, Line]]:
    queues = [[(name, line) for line in clear_first(section.lines)] for name, section in wanted.items()]
    return (one for one in chain.from_iterable(zip_longest(*queues)) if one is not None)


def clear_first(lines: Iterable[Line]) -> list[Line]:
    """The supported before the unclear; of demands and threats, those said outright, with both sides named, by a deadline."""
    return sorted(lines, key=_weakness)


def _weakness(line: Line) -> tuple[bool, ...]:
    about = line.traits
    return bool(line.unclear), about.implied, about.one_sided, not about.due


def words_of(line: Line) -> int:
    """The most words that a template prints of the line."""
    return _MARKS + sum(map(count, (line.plain, line.source, line.unclear, line.original)))


def _kept(section: Section, ids: set[str]) -> Section:
    lines = tuple(line for line in section.lines if line.id in ids)
    empty = ELSEWHERE if section.lines else section.empty
    return Section(lines, empty, len(section.lines) - len(lines))
