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
_OPENS_WITH_PRONOUN = re.compile(r"[“\"']?(?:He|She)\b")
_VERB = re.compile(
    r"(?:sa(?:ys|id)|t(?:ells|old)|stat(?:es|ed)|announc(?:es|ed)|according to|wrote|writes|add(?:ed|s)|explain(?:ed|s)"
    r"|claim(?:ed|s)|den(?:ies|ied)|declar(?:es|ed)|warn(?:ed|s)|insist(?:ed|s)|report(?:ed|s)|call(?:ed|s)|argu(?:es|ed)"
    r"|acknowledg(?:es|ed)|confirm(?:ed|s)|promis(?:es|ed)|pledg(?:es|ed)|propos(?:es|ed)|express(?:ed|es)|tweeted"
    r"|urg(?:es|ed)|demand(?:ed|s)|asked|vow(?:ed|s)|reject(?:ed|s)|accus(?:es|ed)|recommended|condemn(?:ed|s))\b"
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
    if any(source.tellers[number - 1] == bare for number in numbers):
        return Actor(name=bare)
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
    """Who says it, if the evidence makes that actor speak; None when the outlet itself reports.

    In English the name must stand at a verb of speech; "He said" means the person named just before,
    whomever the model took it for.
    """
    wanted = present(mention)
    if wanted is None:
        return None
    text = source.text(numbers)
    if source.language in {None, "en"}:
        if not _SPEECH.search(text):
            return None
        before = (
            antecedent(min(numbers), source)
            if _OPENS_WITH_PRONOUN.match(source.texts[min(numbers) - 1])
            else None
        )
        if before is not None:
            return before
    actor = resolve(wanted, numbers, source)
    if actor is None or actor.findings or actor.also:
        return None
    return actor if source.language not in {None, "en"} or _speaks(actor.name, text) else None


def is_speech(text: str) -> bool:
    """Whether the text (English) has a quotation or a verb of speech."""
    return _SPEECH.search(text) is not None


def _speaks(name: str, text: str) -> bool:
    """Whether the name stands at a verb of speech: "Putin, in Moscow, said", "said Putin", "according to Putin"."""
    last = re.escape(name.split()[-1])
    verb = _VERB.pattern
    return re.search(
        rf"{last}\b(?:,[^,]{{1,60}},)?(?: [\w’'-]+){{0,3}}? {verb}", text, re.IGNORECASE
    ) is not None or (
        re.search(rf"{verb}(?: [\w.’'-]+){{0,5}}? {last}\b", text, re.IGNORECASE) is not None
        and re.search(rf"[,”\"] {verb}|according to", text, re.IGNORECASE) is not None
    )


def antecedent(number: int, source: Source) -> Actor | None:
    """The person that "he" or "she" at the head of a sentence means: the first one named just before."""
    for earlier in range(number - 1, max(0, number - 1 - BACK), -1):
        people = [
            actor for actor in source.names if earlier in actor.sentences and _is_person(actor.name, source)
        ]
        if people:
            first = min(people, key=lambda actor: _place(actor.name, source.texts[earlier - 1]))
            return Actor(name=first.name, also=(earlier,))
    return None


def _is_person(name: str, source: Source) -> bool:
    """Whether the article gives the name a title, anywhere."""
    return any(actor.name == name and actor.title for actor in source.names)


def _place(name: str, text: str) -> int:
    at = text.find(name.split()[-1])
    return at if at >= 0 else len(text)


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
    title, whole = re.escape(offered), re.escape(name)
    before = rf"\b{title},? (?:of (?:the )?[A-Z][\w’'-]+ )?{whole}\b"
    after = rf"\b{whole}(?:,| \() ?(?:the |a |an )?{title}\b"
    return offered if re.search(f"{before}|{after}", source.article.text) else None


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


def sentences_of(name: str, source: Source) -> tuple[int, ...]:
    """Numbers of the sentences that name the actor, or whose opening "he" or "she" means it."""
    named = next((actor.sentences for actor in source.names if actor.name == name), source.holding(name))
    meant = [
        number
        for number, text in enumerate(source.texts, 1)
        if _OPENS_WITH_PRONOUN.match(text) and (before := antecedent(number, source)) and before.name == name
    ]
    return tuple(sorted({*named, *meant}))


def names_or_means(name: str, numbers: Sequence[int], source: Source) -> bool:
    """Whether one of these sentences names the actor or opens with a pronoun for it."""
    return bool(set(numbers) & set(sentences_of(name, source)))


def suffers(name: str, role: str, text: str) -> bool:
    """Whether the text has the actor right behind the role's own verb and not before it: "accused Europe"."""
    verb = next(iter(re.findall(r"[^\W\d_]+", role)), "")
    last = re.escape(name.split()[-1])
    behind = re.search(rf"\b{re.escape(verb)} (?:the )?(?:[A-Z][\w’'.-]* ){{0,4}}?{last}\b", text)
    if behind is None or len(verb) <= 3 or last in text[: behind.start()]:
        return False
    return not re.search(
        r"[,?!][”’\"']\s*$", text[: behind.start()]
    )  # "…,” warned Luis Rojas": it is he who warns


def addressed(name: str, text: str) -> bool:
    """Whether the text (English) puts the actor right behind a verb of asking or threatening, not before it."""
    verb = r"\b(?:urg(?:es|ed|ing)|call(?:s|ed|ing)? (?:up)?on|ask(?:s|ed|ing)|order(?:s|ed|ing)|told|tells|warn(?:s|ed|ing)?|threaten(?:s|ed|ing)?)"
    last = re.escape(name.split()[-1])
    behind = re.search(rf"{verb} (?:the )?(?:[A-Z][\w’'.-]* ){{0,4}}?{last}\b", text)
    return behind is not None and last not in text[: behind.start()]


def turned(statement: str, text: str, source: Source) -> str | None:
    """The actor that opens the statement, if the text has it behind the verb instead: "Kyiv accused Moscow"."""
    for actor in source.names:
        for called in dict.fromkeys((actor.name, actor.name.split()[-1])):
            opening = f"{called} "
            if statement.startswith(opening) and suffers(called, statement.removeprefix(opening), text):
                return actor.name
    return None
