"""What a theme is called: after the states, persons and places that its articles share, or the headline of one alone."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale

from briefing.checks.nations import name_keys
from briefing.checks.prepared import prepare
from briefing.nouns.article import Article
from briefing.nouns.brief import Brief

_MOST = 3
"""Names in a theme's name: more is a list and no heading."""
_SHARE = 2 / 3
"""Share of the articles that must have a name."""
_KNOWN_AS = {
    "usa": "the United States",
    "britain": "the United Kingdom",
    "eu": "the European Union",
    "un": "the United Nations",
    "isis": "Islamic State",
    "soviet": "the Soviet Union",
    "uae": "the United Arab Emirates",
}
"""Keys of `checks.nations` that are no territory's own name."""
_WITH_ARTICLE = frozenset({"philippines", "netherlands", "bahamas", "maldives"})


@dataclass(frozen=True)
class _Name:
    """One name over several articles: how many have it, in how many titles it stands, in how many sentences."""

    text: str
    articles: int
    titles: int
    times: int


def theme_name(briefs: Sequence[Brief]) -> str:
    """ "Iraq, the United States and Qasem Soleimani"; the first one's headline where nothing is shared."""
    shared = _shared(briefs) if len(briefs) > 1 else []
    if not shared:
        return briefs[0].headline
    *before, last = [name.text for name in shared]
    said = f"{', '.join(before)} and {last}" if before else last
    return said[0].upper() + said[1:]


def _shared(briefs: Sequence[Brief]) -> list[_Name]:
    """The names that most of the articles have, the most telling first; none shares a word with one before it."""
    articles = [brief.article for brief in briefs]
    found = [*_states(articles), *_others(briefs, articles)]
    found.sort(key=lambda one: (-one.articles, -one.titles, -one.times, one.text))
    kept: list[_Name] = []
    for name in found:
        if name.articles >= max(2, _SHARE * len(articles)) and not any(_overlap(name, one) for one in kept):
            kept.append(name)
    return kept[:_MOST]


def _overlap(one: _Name, other: _Name) -> bool:
    words = set(one.text.casefold().split()) & set(other.text.casefold().split())
    return bool(words - {"the", "of"})


def _states(articles: Sequence[Article]) -> list[_Name]:
    """States and bodies by every word that means them: "Iraqi" is Iraq."""
    keys = [[_keys(text) & _state_names().keys() for text in _texts(article)] for article in articles]
    titles = [_keys(article.title or "") for article in articles]
    everywhere = {key for article in keys for sentence in article for key in sentence}
    return [
        _Name(
            text=_state_names()[key],
            articles=sum(any(key in sentence for sentence in article) for article in keys),
            titles=sum(key in title for title in titles),
            times=sum(key in sentence for article in keys for sentence in article),
        )
        for key in everywhere
    ]


def _others(briefs: Sequence[Brief], articles: Sequence[Article]) -> list[_Name]:
    """The persons, bodies and places of the briefs. A person is also found by the surname alone."""
    found = []
    for name, person in sorted(_candidates(briefs).items()):
        pattern = re.compile(rf"\b{re.escape(name.split()[-1] if person else name)}\b")
        sentences = [sum(pattern.search(text) is not None for text in _texts(one)) for one in articles]
        titles = sum(pattern.search(one.title or "") is not None for one in articles)
        found.append(_Name(name, sum(number > 0 for number in sentences), titles, sum(sentences)))
    return found


def _candidates(briefs: Sequence[Brief]) -> dict[str, bool]:
    """By name, whether it is a person's; names that say no more than a state are left out."""
    persons = {one.name: True for brief in briefs for one in brief.who if one.kind == "person"}
    bodies = {one.name: False for brief in briefs for one in brief.who if one.kind == "organisation"}
    places = {one.place: False for brief in briefs for one in brief.where}
    return {
        name: person
        for name, person in (places | bodies | persons).items()
        if name[:1].isupper() and not _is_state(name)
    }


def _texts(article: Article) -> Iterable[str]:
    return (article.text[start:end] for start, end in article.sentences)


def _keys(text: str) -> frozenset[str]:
    return frozenset(word.key for word in prepare(text).words if word.content)


def _is_state(name: str) -> bool:
    """Whether the name says no more than a state: "Iraqi", "the United States"."""
    return _keys(name) <= _state_names().keys()


@cache
def _state_names() -> dict[str, str]:
    """By key, what a state or body is called in a heading."""
    territories = {name.casefold(): name for name in Locale.parse("en").territories.values()}
    keys = {key: territories[key] for key in set(name_keys().values()) if key in territories}
    return {key: f"the {name}" if key in _WITH_ARTICLE else name for key, name in keys.items()} | _KNOWN_AS
