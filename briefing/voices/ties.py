"""Who is who in one article: full names, and the offices, bodies and states that a name is tied to (English)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from briefing.voices.phrases import has_name
from briefing.voices.strength import strength
from briefing.voices.voice import Voice

_NAME = re.compile(
    r"[A-ZÀ-ÞĀ-Ž][\w’'-]*\w(?:\s+(?:(?:al|bin|ibn|de|del|della|der|van|von|da|du|la|di|[A-Z]\.)\s+){0,2}[A-ZÀ-ÞĀ-Ž][\w’'-]*\w)*"
)
_TITLE_WORDS = frozenset(
    "president minister premier chancellor secretary spokesman spokeswoman spokesperson king queen prince princess "
    "pope senator governor mayor ambassador envoy judge justice chief leader director chairman chairwoman speaker "
    "commander general colonel captain admiral deputy official officer adviser advisor head coach manager lawyer "
    "attorney professor doctor commissioner representative congressman congresswoman prosecutor sergeant founder "
    "ceo executive chair candidate member mr mrs ms dr sir lord lady former prime vice foreign defence defense interior "
    "finance acting the sheriff detective pastor bishop archbishop analyst expert lawmaker activist".split()
)
_APPOSITION = re.compile(r"\s*,\s+(?:the\s+|an?\s+)?([^,.;:\"“”]{3,80})(?=[,.;])")
_LINK = re.compile(r"\s*(?:is|was|,?\s*who (?:is|was|heads|leads))\s+(?:the|a|an|also)\s+([^,.;:\"“”]{3,60})")
_COMMON = frozenset(
    "the a an of for and in at to on by with from his her its their s is was has who new".split()
)
# Nationality words whose first letters are not the country's, and seats of government used for the state.
_STATES = {
    "us": "america", "u.s": "america", "usa": "america", "american": "america", "united states": "america",
    "washington": "america", "white house": "america", "state department": "america", "pentagon": "america",
    "uk": "britain", "british": "britain", "united kingdom": "britain", "london": "britain", "downing street": "britain",
    "kremlin": "russia", "moscow": "russia", "kyiv": "ukraine", "kiev": "ukraine", "beijing": "china", "chinese": "china",
    "paris": "france", "french": "france", "berlin": "germany", "tehran": "iran", "jerusalem": "israel", "tokyo": "japan",
    "pyongyang": "north korea", "north korean": "north korea", "seoul": "south korea", "ankara": "turkey",
    "turkish": "turkey", "spanish": "spain", "madrid": "spain", "dutch": "netherlands", "warsaw": "poland",
    "polish": "poland", "eu": "europe", "european": "europe", "brussels": "europe", "delhi": "india", "rome": "italy",
    "damascus": "syria", "baghdad": "iraq", "kabul": "afghanistan", "afghan": "afghanistan", "swiss": "switzerland",
    "swedish": "sweden", "danish": "denmark", "finnish": "finland", "irish": "ireland", "greek": "greece", "un": "united nations",
}  # fmt: skip
_SEATS = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, _STATES), key=len, reverse=True))})\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Ties:
    """What one text links. `offices` maps a name's last word to words of its titles, bodies and states."""

    full: dict[str, str]
    """Last word of a name, case-folded, to the name's longest form; absent if two names share it."""
    offices: dict[str, frozenset[str]]
    persons: frozenset[str]
    """Last words that stand alone as well as behind a first name, or behind a person's title."""

    def fullest(self, name: str) -> str:
        """The longest form the text has of a one-word name; anything else as it is."""
        return self.full.get(name.casefold(), name) if " " not in name else name


def ties(texts: Sequence[str]) -> Ties:
    """Links of one article's sentences: made once per article."""
    full: dict[str, str] = {}
    shared: set[str] = set()
    offices: dict[str, set[str]] = {}
    alone: set[str] = set()
    for text in texts:
        for match in _NAME.finditer(text):
            words = _own(_bare(match.group()).split())
            if not words:
                continue
            last = words[-1].casefold()
            if len(words) == 1 and _bare(match.group()) == words[0] and match.start() > 0:
                alone.add(last)
            _lengthen(full, shared, last, " ".join(words))
            offices.setdefault(last, set()).update(_around(text, match, words))
    persons = {
        last for last, name in full.items() if " " in name and (last in alone or offices[last] & _TITLE_WORDS)
    }
    return Ties(
        {last: name for last, name in full.items() if last not in shared},
        {last: frozenset(words) for last, words in offices.items()},
        frozenset(persons),
    )


def _own(words: list[str]) -> list[str]:
    """The name's own words: titles in front of it and words that only open a sentence or date taken off."""
    last = max(
        (at for at, word in enumerate(words) if word.casefold().rstrip(".") in _TITLE_WORDS), default=-1
    )
    return [word for word in words[last + 1 :] if word.casefold() not in _OPENERS]


_OPENERS = frozenset(
    "the a an on in at by as of to for from with after before since during until while when if but and or it he she "
    "they we i you this that these those his her their its our there here however meanwhile although despite both "
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december yesterday today what who how why according also another many some one two".split()
)


def own_name(name: str) -> str:
    """A name without its titles and possessive; as it is where nothing else is left."""
    return " ".join(_own(_bare(name).split())) or name


def _bare(name: str) -> str:
    return re.sub(r"[’']s\b", "", name)


def _lengthen(full: dict[str, str], shared: set[str], last: str, name: str) -> None:
    known = full.get(last)
    if known is None or (" " not in known and " " in name):
        full[last] = name
    elif " " in name and name not in known and known not in name:
        if known.split()[0].casefold() != name.split()[0].casefold():
            shared.add(last)
    elif " " in name and known.endswith(f" {name}"):
        full[last] = name  # the words in front were a title or a place


def _around(text: str, match: re.Match[str], words: list[str]) -> Iterable[str]:
    """Words of the title before a name and of the apposition behind it."""
    start = match.start()
    before = re.search(r"(?:[\w’'.&-]+\s+){1,6}$", text[max(0, start - 60) : start])
    title = re.findall(r"\w[\w.-]*", before.group()) if before else []
    near: list[str] = []
    for word in reversed(title):
        if word.casefold() not in _TITLE_WORDS and word.casefold() not in _COMMON and not word[0].isupper():
            break
        near.append(word)
    inner = [word for word in _bare(match.group()).split() if word not in words]
    follow = _APPOSITION.match(text, match.end()) or _LINK.match(text, match.end())
    more = follow.group(1) if follow else ""
    return keys(" ".join([*near, *inner, *(words[:-1] if inner or near else []), more]))


@cache
def keys(phrase: str) -> frozenset[str]:
    """Comparable words of a speaker's phrase: case-folded, function words off, states under one name."""
    folded = _bare(phrase).casefold()
    states = {_STATES[match.group().casefold()] for match in _SEATS.finditer(folded)}
    words = {word.rstrip(".") for word in re.findall(r"\w[\w.-]*", folded)} - _COMMON
    return frozenset(states | {_singular(word) for word in words})


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def same_speaker(claimed: str, voiced: str, links: Ties) -> bool:
    """Whether two speakers may be one: a shared name, or an office, body or state that the article ties to it.

    A person may speak for whatever his title or apposition names in the article: "Kremlin" and "Kremlin
    spokesman Dmitry Peskov", "US" and "State Department spokeswoman".
    """
    left, right = keys(claimed), keys(voiced)
    if strength(claimed) == strength(voiced) == "named person":
        return bool(_surname(claimed) & _surname(voiced)) or left <= right or right <= left
    if _share(left, right):
        return True
    left_all, right_all = left | _tied(left, links), right | _tied(right, links)
    return _share(left_all, right) or _share(left, right_all)


def comparable(claimed: str, voice: Voice, links: Ties) -> bool:
    """Whether two different wordings surely mean two speakers: both persons by name, both media, both bodies.

    An office ("the head of the bank") may be any person, and a person may speak for a body or state.
    """
    kind = strength(links.fullest(claimed))
    described = re.match(r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir)\s.*\b(?:of|for|from)\b", claimed)
    return (
        kind == voice.strength
        and kind != "unnamed official"
        and has_name(voice.speaker or "")
        and not described
    )


def _surname(name: str) -> frozenset[str]:
    """Last words of the names in a phrase: titles, appositions and "for the ministry" taken off."""
    found = [re.findall(r"\w[\w-]*", _bare(match.group())) for match in _NAME.finditer(name)]
    rest = [[word for word in words if word.casefold() not in _TITLE_WORDS] for words in found]
    return frozenset(words[-1].casefold() for words in rest if words)


_WEAK = _TITLE_WORDS - {
    "president",
    "pope",
    "king",
    "queen",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "chancellor",
} | frozenset(
    "spokesman spokeswoman spokesperson official source government state country police people man woman national "
    "international department ministry office agency group party statement senior".split()
)


def _share(left: frozenset[str], right: frozenset[str]) -> bool:
    """A word in common that is more than a title, or a word that begins the other ("ukraine", "ukrainian")."""
    common = (left & right) - _WEAK
    if common or (left and left <= right) or (right and right <= left):
        return True
    return any(
        len(one) >= 4 and one[:5] == two[:5]
        for one in left - _WEAK
        for two in right - _WEAK
        if len(one) >= 5 and len(two) >= 5 and (one.startswith(two[:-1]) or two.startswith(one[:-1]))
    )


def _tied(words: frozenset[str], links: Ties) -> frozenset[str]:
    found: set[str] = set()
    for word in words:
        found |= links.offices.get(word, frozenset())
    return frozenset(found)
