"""Names of actors as the article writes them: who is named, with which title, in which sentences."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from babel import Locale

from briefing.nouns.article import Article
from briefing.nouns.frozen import Frozen

_TITLES = frozenset(
    "president vice prime minister premier chancellor secretary secretary-general general spokesperson spokesman "
    "spokeswoman king queen sultan emir sheikh prince princess crown pope bishop archbishop ayatollah "
    "imam rabbi senator governor mayor ambassador envoy judge justice chief executive leader director "
    "chairman chairwoman chair speaker commander colonel captain admiral lieutenant sergeant "
    "representative congressman congresswoman foreign defence defense interior finance deputy former "
    "acting mr mrs ms dr sir lord lady professor commissioner attorney".split()
)
# "Foreign Ministry", "UN General Assembly": these words open an office's name too and close no title,
_HALF_TITLES = frozenset("foreign defence defense interior finance prime vice crown former acting".split())
# and before these none ends.
_OFFICES = frozenset("assembly staff office ministry department council affairs court committee".split())
_CONNECTIVES = frozenset("of de del della der den van von al el bin ibn da di du la le y e".split())
_NOT_NAMES = frozenset(
    "the a an this that these those it he she they we i you his her their our its in on at by for "
    "from to with of as and or but if when while after before since until during despite although "
    "however meanwhile also there here what who where why how no not yes all some many most both each "
    "every one two three another monday tuesday wednesday thursday friday saturday sunday january "
    "february march april may june july august september october november december today yesterday "
    "tomorrow according earlier later now then still only even just more less under over about "
    "against among between within without because so such mr mrs ms dr let do did does is are was "
    "were will would could should may might must has have had be".split()
)
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_][\w’'\-]*\.?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")
_ADJECTIVE = re.compile(r"(?:an|ish|ese|ic|qi|ni|li|sh|ch)$")
_ARTICLED = re.compile(r"(?:al|el|as|ash|an|ad|ar|at|az)-[A-Z]")
"""A family name that carries its Arabic article: "al-Assad"."""
_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "him",
        "her",
        "them",
        "his",
        "their",
        "it",
        "its",
        "who",
        "i",
        "we",
        "us",
        "our",
        "my",
    ]
)


class Named(Frozen):
    """One actor: the longest form of the name, its title as written, the sentences that name it."""

    name: str
    title: str | None
    sentences: tuple[int, ...]


def named(article: Article) -> tuple[Named, ...]:
    """Actors named by capital letters, in order of appearance; empty for scripts without them."""
    texts = [article.sentence(number) for number in range(1, len(article.sentences) + 1)]
    sure = {word for text in texts for run in _runs(text) for at, word in run if not _opens(text, at)}
    found: dict[str, Named] = {}
    for number, text in enumerate(texts, 1):
        for title, name in _in_sentence(text, sure):
            if article.language == "de" and " " not in name:
                continue  # every German noun has a capital
            _add(found, title, name, number)
    return tuple(found.values())


def _add(found: dict[str, Named], title: str | None, name: str, number: int) -> None:
    key = same_actor(name, found) or name
    known = found.get(key)
    if known is None:
        found[key] = Named(name=name, title=title, sentences=(number,))
        return
    longest = name if len(name) > len(known.name) else known.name
    numbers = known.sentences if known.sentences[-1] == number else (*known.sentences, number)
    merged = Named(name=longest, title=known.title or title, sentences=numbers)
    if longest == key:
        found[key] = merged
        return
    items = [(longest, merged) if k == key else (k, v) for k, v in found.items()]
    found.clear()
    found.update(items)


def same_actor(mention: str, known: Iterable[str]) -> str | None:
    """The known name that the mention means: equal, or the one whose last part it is."""
    names = list(known)
    folded = _bare(mention)
    equal = [name for name in names if _bare(name) == folded]
    if equal:
        return equal[0]
    parts = folded.split()
    fits = [
        name
        for name in names
        if parts and _ends_alike(parts, _bare(name).split()) and not {*parts, *_bare(name).split()} & _BETWEEN
    ]
    return fits[0] if len(fits) == 1 else None


_BETWEEN = frozenset({"of", "and", "in", "from", "for", "at", "against", "with"})
"""Words within a mention that make its last part somebody else: "parties warring in Syria" is not Syria."""


def _ends_alike(left: list[str], right: list[str]) -> bool:
    short, long = sorted((left, right), key=len)
    return bool(short) and len(short) < len(long) and long[-len(short) :] == short and len(short[-1]) > 3


def _bare(name: str) -> str:
    words = re.sub(r"[’']s\b", "", name).replace(".", "").casefold().split()
    return " ".join(word for word in words if word not in {"the"})


def _in_sentence(sentence: str, sure: set[str]) -> Iterator[tuple[str | None, str]]:
    """`sure` holds words seen with a capital where no sentence begins: an opening word must be one."""
    for run in _runs(sentence):
        words = [word for _, word in run]
        if _opens(sentence, run[0][0]) and words[0] not in sure and words[0].casefold() not in _TITLES:
            # "Instead Vladimir Putin": a full name seen elsewhere needs no word before it.
            second = words[1] if len(words) > 2 else ""
            full_without = second[:1].isupper() and second in sure and second.casefold() not in _TITLES
            drop = len(words) == 1 or words[0].casefold() in _NOT_NAMES or full_without
            words = words[1:] if drop else words
        while words and words[0].casefold() in _NOT_NAMES | _CONNECTIVES:
            words = words[1:]
        while words and words[-1].casefold() in _CONNECTIVES | _NOT_NAMES:
            words = words[:-1]
        title, name = split_title(" ".join(words))
        name = _with_noun(name, sentence)
        if name[:1].isupper() and (len(name) > 2 or name.isupper()) and not _only_titles(name):
            yield title, name


def _only_titles(name: str) -> bool:
    return all(word.casefold() in _TITLES | _CONNECTIVES for word in name.split())


def _with_noun(name: str, sentence: str) -> str:
    """ "European leaders" where "European" stands before a plural, "" before another noun: alone it names nobody."""
    if " " in name or not _ADJECTIVE.search(name) or name.casefold() in _countries():
        return name
    follow = re.search(rf"\b{re.escape(name)}(?:-[A-Z]\w+)? ([a-z]+)\b", sentence)
    if follow is None or follow.group(1) in _NOT_NAMES:
        return name
    return f"{name} {follow.group(1)}" if follow.group(1).endswith("s") else ""


@cache
def _countries() -> frozenset[str]:
    return frozenset(name.casefold() for name in Locale.parse("en").territories.values())


def _opens(sentence: str, at: int) -> bool:
    """Whether a sentence or a quotation begins there, where a capital says nothing."""
    return re.search(r"[.!?:;“\"«„(\[]\s*$|^\W*$", sentence[:at]) is not None


def _runs(sentence: str) -> Iterator[list[tuple[int, str]]]:
    """Stretches of capitalised words with their places; titles in small letters and "of", "de" may join."""
    run: list[tuple[int, str]] = []
    end = -1
    for match in _WORD.finditer(sentence):
        whole = match.group()
        word = whole if _INITIALS.fullmatch(whole) else whole.rstrip(".")
        word = re.sub(r"[’']s?$", "", word)
        joins = word[0].isupper() or (
            bool(run) and (word.casefold() in _CONNECTIVES | _TITLES or _ARTICLED.match(word) is not None)
        )
        if run and not (joins and sentence[end : match.start()] == " "):
            yield run
            run = []
        if word[0].isupper() or run:
            run.append((match.start(), word))
        end = match.end() if word == whole else -1
    if run:
        yield run


def split_title(mention: str) -> tuple[str | None, str]:
    """("Russian President", "Vladimir Putin") of "Russian President Vladimir Putin"; no title gives None."""
    words = mention.split()
    last = max((i for i, word in enumerate(words) if word.casefold().rstrip(".") in _TITLES), default=-1)
    if last < 0 or last == len(words) - 1:
        return None, mention
    if words[last + 1].casefold() in _CONNECTIVES | _OFFICES or words[last].casefold() in _HALF_TITLES:
        return None, mention
    return " ".join(words[: last + 1]), " ".join(words[last + 1 :])


def has_pronoun(sentence: str) -> bool:
    """Whether a pronoun in it may stand for an actor named before (English)."""
    return bool(_PRONOUNS & set(re.findall(r"[a-z]+", sentence.casefold())))


def located(place: str, text: str) -> bool:
    """Whether the text (English) says that something is in, at or near the place, or moves to or from it."""
    part = (
        r"(?:city|town|village|capital|province|region|district|port|island|coast|north|south|east|west)s? of"
    )
    moving = r"(?:mov|go|went|travel|return|fl[eoy]w|march|head|deploy|fled|driv|drove|arriv|withdr)[a-z]* (?:[\w’'-]+ ){0,5}?(?:to|for|from)"
    where = (
        r"(?:\b(?:in|at|near|into|outside|inside|across|around|through|towards?|over|off|on|entered|reached|visit(?:ed|ing)?"
        rf"|{moving})|{part})"
    )
    others = r"(?:[A-Z][\w’'-]*(?:,? (?:and )?(?:the )?)){1,6}?"  # "in Tell Tamer and Ain Issa"
    return (
        re.search(rf"{where} (?:the )?(?:(?:[\w’'-]+,? ){{0,2}}?|{others}){re.escape(place)}(?!\w)", text)
        is not None
    )
