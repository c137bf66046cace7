"""Whom a speaker's wording means: pronouns, offices and surnames followed back to the name (English)."""

import re

from briefing.voices.strength import strength
from briefing.voices.ties import Ties, own_name

_SINGULAR = frozenset({"he", "she"})
_PLURAL = frozenset({"they", "both", "others", "many", "some", "several"})
_OBJECTS = {"him": "he", "her": "she", "them": "they"}
_AUTHOR = frozenset({"i", "we"})
_MALE = frozenset("mr king prince spokesman lord sir congressman chairman businessman man father".split())
_FEMALE = frozenset("mrs ms queen princess spokeswoman lady congresswoman chairwoman woman mother".split())
_OFFICE = re.compile(
    r"^(?:the|The|his|her|their)\s+(?:[\w-]+\s+){0,3}?(president|minister|premier|chancellor|secretary|spokes(?:man|woman|person)|"
    r"king|queen|prince|princess|pope|senator|governor|mayor|ambassador|envoy|judge|leader|director|chairman|chairwoman|"
    r"speaker|commander|general|colonel|captain|admiral|adviser|advisor|coach|manager|lawyer|attorney|professor|"
    r"commissioner|representative|congressman|congresswoman|prosecutor|ceo|candidate|chief)$"
)
_PERSON = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w’'-]+(?:\s+(?:(?:al|bin|de|van|von|[A-Z]\.)\s+)?[A-ZÀ-ÞĀ-Ž][\w’'-]+)*")
_WRAPPED = re.compile(
    r"^(?:(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother|[Tt]his|in)\s+)?(?:[a-z]+\s+)?(?:[Ss]tatement|letter|tweet|report|post|comment|message|study)s?\s+"
    r"(?:by|from|of|(?:released|issued|published|posted|signed)\s+by)\s+(?:the\s+)?(.+)$"
)
_OWNED = re.compile(
    r"^(.+?)[’']s?\s+(?:statement|letter|tweet|comments?|remarks?|report|post|message|speech|account)$"
)


class Memory:
    """What was said so far in one article: who spoke last, and which persons were named, newest last."""

    def __init__(self, links: Ties) -> None:
        self._links = links
        self._persons: list[str] = []
        self._groups: list[str] = []

    def spoke(self, speaker: str) -> None:
        """Remembers a speaker as the nearest one for the pronouns to come."""
        person = strength(speaker) == "named person"
        pile = self._persons if person else self._groups
        speaker = own_name(speaker) if person else speaker
        if speaker in pile:
            pile.remove(speaker)
        pile.append(speaker)

    def named(self, text: str) -> None:
        """Remembers the persons that a sentence names; the first one is nearest, being most often its subject."""
        for match in reversed(list(_PERSON.finditer(text))):
            name = self._links.fullest(own_name(match.group()))
            if self._is_person(name):
                self.spoke(name)

    def meant(self, written: str, before: str) -> str | None:
        """The speaker that the wording means; `before` is the sentence left of it. None if it is not told."""
        plain = _unwrapped(written)
        folded = _OBJECTS.get(plain.casefold(), plain.casefold())
        if folded in _AUTHOR or folded == "who":
            return None
        if folded in _SINGULAR:
            return self._person(folded, before)
        if folded in _PLURAL or folded == "it":
            return next((name for name in reversed(self._groups) if strength(name) != "other media"), None)
        office = _OFFICE.match(plain)
        if office:
            return self._holder(office.group(1)) or plain
        return self._links.fullest(plain)

    def _person(self, pronoun: str, before: str) -> str | None:
        here = [self._links.fullest(own_name(match.group())) for match in _PERSON.finditer(before)]
        near = [name for name in here if self._is_person(name)]
        others = _MALE if pronoun == "she" else _FEMALE
        for name in (*near, *reversed(self._persons)):
            if not self._office(name) & others:
                return name
        return None

    def _is_person(self, name: str) -> bool:
        known = " " in name and name.split()[-1].casefold() in self._links.persons
        return known and strength(name) == "named person"

    def _office(self, name: str) -> frozenset[str]:
        return self._links.offices.get(name.split()[-1].casefold(), frozenset())

    def _holder(self, office: str) -> str | None:
        return next(
            (
                name
                for name in reversed(self._persons)
                if office in self._office(name) or office in name.casefold().split()
            ),
            None,
        )


def _unwrapped(written: str) -> str:
    """The speaker behind "a statement from X" and "X's statement"."""
    for pattern in (_WRAPPED, _OWNED):
        match = pattern.match(written)
        if match:
            return match.group(1)
    return written
