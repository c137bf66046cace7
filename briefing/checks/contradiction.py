"""Contradictions inside an article: two values for one thing, two states of one person; shown, not resolved."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from briefing.checks import values as numbers
from briefing.nouns.article import Span
from briefing.nouns.brief import Finding, Item, Who
from briefing.values import values
from briefing.voices.ties import Ties, ties

CHECK = "contradiction"
HEADLINE = 0
"""The number under which the headline stands among the sentences, which count from 1."""

_OFFICES = (
    r"president|prime minister|premier|chancellor|(?:foreign|defen[cs]e|interior|finance|justice) minister|minister"
    r"|secretary of (?:state|defen[cs]e)|secretary[- ]general|governor|mayor|senator|ambassador|speaker|chairman|chairwoman"
    r"|chief executive|director|congressman|congresswoman"
)
_NAME = r"(?P<name>[A-ZÀ-ÞĀ-Ž][\w’'-]*\w(?:\s+(?:(?:[A-Z]\.|al|bin|de|van|von|der|del)\s+)*[A-ZÀ-ÞĀ-Ž][\w’'-]*\w){0,3})"
_BEFORE_NAME = re.compile(rf"\b(?P<office>(?i:{_OFFICES}))\s+{_NAME}")
_BEHIND_NAME = re.compile(
    rf"{_NAME},\s+(?:the\s+|a\s+)?former\s+(?:[\w.]+\s+){{0,2}}?(?P<office>(?i:{_OFFICES}))\b"
)
_BETWEEN = r"(?:[A-Z][\w.’'-]*\s+){0,3}"
_FORMER = re.compile(rf"\b(?P<how>former|ex)[\s-]+{_BETWEEN}$", re.IGNORECASE)
_OTHERWISE = re.compile(
    rf"\b(?:then|late|acting|outgoing|vice|deputy|incoming|assistant|interim|past|one-?time|next|future|shadow)[\s-]+{_BETWEEN}$",
    re.IGNORECASE,
)
_ASIDE = r"(?:,[^,;.]{2,60},)?"
_DEAD = re.compile(
    rf"{_NAME}{_ASIDE}\s+(?P<words>(?:was|is|has been|had been)\s+(?:(?:shot|found|confirmed|declared)\s+)?(?:killed|dead)|died|has died)\b"
)
_ALIVE = re.compile(
    rf"{_NAME}{_ASIDE}\s+(?P<words>(?:is|remains)\s+(?:still\s+)?(?:alive|recovering)|has recovered)\b"
)
_AGES = (
    re.compile(rf"{_NAME}(?:,\s+(?:aged?\s+)?|\s+\()(?P<words>\d{{1,3}})(?=[,.;)])"),
    re.compile(rf"(?P<words>\d{{1,3}})-year-old\s+(?:[a-z]+\s+){{0,3}}{_NAME}"),
)


class Contradiction(NamedTuple):
    """A finding, and the sentences that hold its words: counted from 1, HEADLINE for the title."""

    finding: Finding
    sentences: tuple[int, ...]


class _State(NamedTuple):
    """What a sentence says of a person: `said` in the respect of `of` ("former" of "president")."""

    person: str
    of: str
    said: str
    words: str
    sentence: int


def contradictions(
    texts: Sequence[str], headline: str | None = None, language: str | None = "en"
) -> tuple[Contradiction, ...]:
    """Where the article contradicts itself, all findings being notes: numbers in every language, persons in English.

    Numbers: two exact counts of the same noun that the same befell. Persons: in office and formerly in that
    office, dead and alive, two ages. A person under a surname that two persons share is left out. Which of the
    two is right is not decided.
    """
    lines = [headline or "", *texts]
    found = list(_numbers(lines, language))
    if language in {None, "en"}:
        links = ties(lines)
        states = [state for number, line in enumerate(lines) for state in _states(line, number, links)]
        found += _persons(states)
    return tuple(found)


def concerning(
    found: Sequence[Contradiction], items: Sequence[Item], spans: Sequence[Span]
) -> tuple[tuple[Finding, ...], ...]:
    """For each item the findings that concern it. `spans` are the sentences that `contradictions` read.

    A finding concerns a line on that very person; a line that names the thing and has either value in its
    evidence; where there is none of the two, every line with either value in its evidence.
    """
    notes: list[list[Finding]] = [[] for _ in items]
    for one in found:
        places = {spans[number - 1] for number in one.sentences if number != HEADLINE}
        held = [any((here.start, here.end) in places for here in item.evidence) for item in items]
        about = [
            _is_on(item, one.finding) or (there and _names(item, one.finding))
            for item, there in zip(items, held, strict=True)
        ]
        for mine, this in zip(notes, about if any(about) else held, strict=True):
            if this:
                mine.append(one.finding)
    return tuple(map(tuple, notes))


def _is_on(item: Item, finding: Finding) -> bool:
    return isinstance(item, Who) and any(item.name.split()[-1] in words.split() for words in finding.words)


def _names(item: Item, finding: Finding) -> bool:
    """Whether the line itself has the last word of either side: the number, or the surname."""
    line = " ".join(str(value) for value in item.model_dump(exclude={"evidence", "findings"}).values())
    return any(re.search(rf"\b{re.escape(words.split()[-1])}\b", line) for words in finding.words)


def _numbers(lines: Sequence[str], language: str | None) -> Iterator[Contradiction]:
    """The counts that `values.contradictions` finds, with their sentences."""
    stated = [values(line, language) for line in lines]
    for finding in numbers.contradictions(stated):
        here = tuple(
            number
            for number, line in enumerate(stated)
            if any(value.text in finding.words and value.deed is not None for value in line)
        )
        yield Contradiction(finding, here)


def _states(line: str, number: int, links: Ties) -> Iterator[_State]:
    for match in _BEFORE_NAME.finditer(line):
        former = _FORMER.search(line[: match.start()])
        if former or not _OTHERWISE.search(line[: match.start()]):
            words = line[former.start() if former else match.start() : match.end()]
            yield from _of(
                match, match["office"].casefold(), "former" if former else "in office", words, number, links
            )
    for match in _BEHIND_NAME.finditer(line):
        yield from _of(match, match["office"].casefold(), "former", match.group(), number, links)
    for pattern, said in ((_DEAD, "dead"), (_ALIVE, "alive")):
        for match in pattern.finditer(line):
            yield from _of(match, "life", said, match.group(), number, links, person=True)
    for pattern in _AGES:
        for match in pattern.finditer(line):
            yield from _of(match, "age", match["words"], match.group(), number, links, person=True)


def _of(
    match: re.Match[str], of: str, said: str, words: str, number: int, links: Ties, *, person: bool = False
) -> Iterator[_State]:
    """The state, where the name is one person's in this article (and surely a person's, if that is asked)."""
    last = re.sub(r"[’']s$", "", match["name"]).split()[-1].casefold()
    if last in links.full and (not person or last in links.persons):
        yield _State(last, of, said, re.sub(r"[’']s$", "", words), number)


def _persons(states: Sequence[_State]) -> Iterator[Contradiction]:
    """One per person and respect: the first two that differ, with every sentence that says either."""
    seen: set[tuple[str, str]] = set()
    for one, other in combinations(states, 2):
        key = (one.person, one.of)
        if key != (other.person, other.of) or one.said == other.said or key in seen:
            continue
        seen.add(key)
        places = {state.sentence for state in states if (state.person, state.of) == key}
        message = f"the article has both “{one.words}” and “{other.words}”"
        finding = Finding(check=CHECK, message=message, words=(one.words, other.words))
        yield Contradiction(finding, tuple(sorted(places)))
