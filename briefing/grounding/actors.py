"""Who a mention means: the article's fullest name for it, and whether the evidence names it."""

import re
from collections.abc import Iterable, Sequence

from briefing.grounding.anchor import Source
from briefing.names import has_pronoun, same_actor, split_title
from briefing.nouns.brief import Finding
from briefing.nouns.frozen import Frozen

BACK = 3
"""How many sentences before the evidence an actor may be named and still be meant by "he" or "the leaders"."""
_NOBODY = frozenset({"", "null", "none", "n/a", "not stated", "unknown", "[]", "-"})
_PRONOUN = frozenset(
    {"he", "she", "they", "it", "we", "i", "you", "him", "her", "them", "us", "who", "someone", "somebody"}
)
_SPEECH = re.compile(
    r"[“\"«„]|\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old)|stat(?:e|es|ed|ing)|announc\w+|according to|wrote|writes?"
    r"|add(?:ed|s|ing)|explain\w*|claim\w*|den(?:y|ies|ied)|declar\w+|warn\w*|insist\w*|report(?:s|ed)?|called"
    r"|argu\w+|acknowledg\w+|confirm\w*|promis\w+|pledg\w+|propos\w+|accus\w+|express\w+|believ\w+|tweet\w*)\b",
    re.IGNORECASE,
)


class Actor(Frozen):
    """A mention as understood: the name to print, sentences needed besides the evidence, doubts."""

    name: str
    also: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()


def present(value: str | None) -> str | None:
    """The value, or None for the ways a model writes "nothing"."""
    text = (value or "").strip().strip('“”"')
    return None if text.casefold() in _NOBODY else text


def resolve(mention: str, numbers: Sequence[int], source: Source) -> Actor | None:
    """The actor meant by the mention in these sentences; None if the article names nobody of that sort."""
    _, bare = split_title(mention.strip())
    if bare.casefold() in _PRONOUN:
        doubt = Finding(check="actor", message=f"who “{bare}” is was not resolved", words=(bare,))
        return Actor(name=bare, findings=(doubt,))
    group = _spelled_out(bare, numbers, source)
    if group is not None:
        return group
    known = same_actor(bare, [actor.name for actor in source.names])
    if known is not None:
        places = next(actor.sentences for actor in source.names if actor.name == known)
        return _placed(known, places, numbers, source)
    places = source.holding(bare) or _loosely(bare, source)
    return _placed(bare, places, numbers, source) if places else None


def resolve_all(
    mentions: Iterable[str], numbers: Sequence[int], source: Source
) -> tuple[tuple[Actor, ...], tuple[str, ...]]:
    """(the actors meant, each once; the mentions that the article does not have)."""
    actors: dict[str, Actor] = {}
    unknown: list[str] = []
    for mention in filter(None, map(present, mentions)):
        actor = resolve(mention, numbers, source)
        if actor is None:
            unknown.append(mention)
        else:
            actors.setdefault(actor.name.casefold(), actor)
    return tuple(actors.values()), tuple(unknown)


def speaker(mention: str | None, numbers: Sequence[int], source: Source) -> Actor | None:
    """Who says it, if the evidence is speech of that actor; None when the outlet itself reports."""
    wanted = present(mention)
    if wanted is None or (source.language in {None, "en"} and not _SPEECH.search(source.text(numbers))):
        return None
    actor = resolve(wanted, numbers, source)
    return actor if actor is not None and not actor.findings else None


def according_to(numbers: Sequence[int], source: Source) -> str | None:
    """The name after "according to" in the evidence (English), without its title."""
    match = re.search(
        r"according to ((?:[\w’'.-]+ ){0,4}?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)", source.text(numbers)
    )
    if match is None:
        return None
    actor = resolve(match.group(1), numbers, source)
    return actor.name if actor else None


def title_of(name: str, offered: str | None, source: Source) -> str | None:
    """The title that the article itself puts beside the name: the one code read, else the one offered."""
    read = next((actor.title for actor in source.names if actor.name == name and actor.title), None)
    if read is not None:
        return read
    offered = present(offered)
    if offered is None or offered.casefold() == name.casefold():
        return None
    last = re.escape(name.split()[-1])
    beside = rf"{re.escape(offered)},? (?:[\w.’'-]+ ){{0,3}}?{last}|{last}(?:\s*,|\s*\() (?:the |a |an )?{re.escape(offered)}"
    return offered if re.search(beside, source.article.text, re.IGNORECASE) else None


def _placed(name: str, places: Sequence[int], numbers: Sequence[int], source: Source) -> Actor:
    """The actor, with the nearest earlier sentence that names it where the evidence itself does not."""
    if set(places) & set(numbers):
        return Actor(name=name)
    first = min(numbers)
    near = [place for place in places if first - BACK <= place < first]
    if near and (
        source.language != "en" or has_pronoun(source.text(numbers)) or _definite(source.text(numbers))
    ):
        return Actor(name=name, also=(near[-1],))
    doubt = Finding(check="actor", message=f"the evidence does not name {name}", words=(name,))
    return Actor(name=name, also=tuple(near[-1:]), findings=(doubt,))


def _definite(text: str) -> bool:
    """Whether a "the leaders", "the country" in it may stand for an actor named before."""
    return re.search(r"\bthe [a-z]+", text, re.IGNORECASE) is not None


def _loosely(mention: str, source: Source) -> tuple[int, ...]:
    """Sentences with all words of the mention, for "government of Iraq" against "the Iraqi government"."""
    fit = source.anchor(mention, ())
    return fit.numbers if fit is not None and fit.share == 1 else ()


def _spelled_out(mention: str, numbers: Sequence[int], source: Source) -> Actor | None:
    """ "The leaders", where just before stands "the leaders of Germany, France and Poland": these."""
    match = re.fullmatch(r"the (?:[a-z]+ )?([a-z]+s)", mention.strip(), re.IGNORECASE)
    if match is None:
        return None
    whole = rf"\b(?:the )?{match.group(1)} of ((?:the )?[A-Z]\w+(?:(?:,? and |, | )(?:the )?[A-Z]\w+)+)"
    for number in range(max(numbers), max(0, min(numbers) - BACK - 1), -1):
        found = re.search(whole, source.texts[number - 1])
        if found:
            name = f"{match.group(1).lower()} of {found.group(1)}"
            return Actor(name=name, also=() if number in numbers else (number,))
    return None
