"""A text prepared for comparing: its words with their stems, what they may stand for, and where they are."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

from briefing.checks.concepts import base_forms, rows_of
from briefing.checks.nations import TWO_WORD_NAMES, name_keys
from briefing.words import SNOWBALL

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[’'][^\W\d_]+)?|%")
_POSSESSIVE = re.compile(r"[’'](?:s|re|ve|ll|m|d)?$")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_OPENING = re.compile(r"(?:^|[.!?:;“\"«„(\[\n]['’\"”]?)\s*[“\"'‘(\[]*$")
_LOOK_BACK = 24
"""Characters before a word in which the mark that opens its sentence is looked for; more blanks than that stand nowhere."""
# Case endings of nouns and adjectives behind at least three letters: Snowball has no Ukrainian stemmer.
_UKRAINIAN_ENDING = re.compile(
    r"(?<=\w{3})(?:ого|ому|ими|ами|ями|ові|еві|єві|ою|ею|єю|ів|їв|ий|ій|их|їх|им|їм|ах|ях|ам|ям|ом|ем|єм"
    r"|[аеиіоуюяєїьй])$"
)
# Words that carry no claim of their own. Negations are no content either: `polarity` looks at them.
FUNCTION_WORDS = frozenset(
    "a an the this that these those it its he him his she her hers they them their we us our i me my you "
    "your who whom whose which what when where how why and or but if then than as at by for from in into of on "
    "onto to with about over under after before during while be is are was were been being am has have had "
    "having do does did doing will would shall should can could may might must also there here so such not no "
    "never t s re ve ll d m out off upon via per amid among between both own don't didn't doesn't isn't wasn't "
    "weren't aren't won't wouldn't can't couldn't cannot hasn't haven't hadn't shouldn't it's that's he's she's".split()
)


_BASES = base_forms()
NATIONS = frozenset(name_keys().values())
"""Keys of nations and of bodies with several names."""
NATIONS = frozenset(name_keys().values())
"""Keys of nations and of bodies with several names."""


class Word(NamedTuple):
    """One word of a text. Two words with the same `key`, or with a common row, may stand for each other."""

    form: str
    low: str
    key: str
    rows: tuple[int, ...]
    start: int
    end: int
    name: bool
    """With a capital where no sentence begins, in initials, or a nation's."""
    content: bool
    """Says something of its own."""


class Prepared(NamedTuple):
    """A text with its words; offsets are code points of `text`, half-open."""

    text: str
    words: tuple[Word, ...]
    content: tuple[Word, ...]
    keys: frozenset[str]
    rows: frozenset[int]
    heads: frozenset[str]
    """First five letters of the longer keys: "withdraw" and "withdrawal" share them."""

    def has(self, word: Word) -> bool:
        """Whether a word of this text is that word or may stand for it. Nations only stand for themselves."""
        if word.key in NATIONS:
            return word.key in self.keys
        return (
            word.key in self.keys or bool(self.rows.intersection(word.rows)) or head(word.key) in self.heads
        )


def head(key: str) -> str:
    """What derived forms of one word share: its first five letters, or all of a shorter one, a number, a nation."""
    return key[:5] if key.isalpha() and key not in NATIONS else key


def prepare(text: str, language: str | None = "en") -> Prepared:
    """The text's words. Stems are Snowball's; without one for the language, English ones."""
    words = tuple(_joined(list(_words(text, language or "en"))))
    content = tuple(word for word in words if word.content)
    return Prepared(
        text=text,
        words=words,
        content=content,
        keys=frozenset(word.key for word in content),
        rows=frozenset(row for word in content for row in word.rows),
        heads=frozenset(head(word.key) for word in content if len(word.key) > 3),
    )


def _words(text: str, language: str) -> Iterator[Word]:
    for match in _TOKEN.finditer(text):
        form = match.group()
        if _UNSPACED.search(form):
            yield from _pairs(form, match.start())
            continue
        yield _word(form, match.start(), text, language)


def _word(form: str, start: int, text: str, language: str) -> Word:
    bare = _POSSESSIVE.sub("", form) or form
    low = _plain(bare.casefold().replace("’", "'"))
    key, rows = _meaning("u.s." if bare == "US" else low, language)
    opens = bare[0].isupper() and _OPENING.search(text, max(0, start - _LOOK_BACK), start) is not None
    named = (bare[0].isupper() and (not opens or (bare.isupper() and len(bare) > 1))) or (
        low in name_keys() and low != "is"
    )
    content = (low not in FUNCTION_WORDS and low != "%") or bare == "US"
    return Word(form, low, key, rows, start, start + len(form), named and content, content)


@lru_cache(maxsize=50_000)
def _plain(low: str) -> str:
    """Latin letters without their marks: newsrooms differ on "Erdoğan"."""
    if low.isascii():
        return low
    bare = "".join(
        letter for letter in unicodedata.normalize("NFKD", low) if not unicodedata.combining(letter)
    )
    return bare if bare.isascii() else low


def _pairs(form: str, start: int) -> Iterator[Word]:
    """Scripts without spaces: each two characters count as a word."""
    for at in range(max(1, len(form) - 1)):
        pair = form[at : at + 2]
        yield Word(pair, pair, pair, (), start + at, start + at + len(pair), False, True)


def _joined(words: list[Word]) -> Iterator[Word]:
    """ "United States" as one word."""
    at = 0
    while at < len(words):
        key = TWO_WORD_NAMES.get((words[at].low, words[at + 1].low)) if at + 1 < len(words) else None
        if key is None:
            yield words[at]
            at += 1
            continue
        both = words[at]._replace(
            key=key, rows=(), end=words[at + 1].end, content=True, name=key != "percent"
        )
        yield both._replace(form=f"{words[at].form} {words[at + 1].form}", low=key)
        at += 2


@lru_cache(maxsize=200_000)
def _meaning(low: str, language: str) -> tuple[str, tuple[int, ...]]:
    if low == "%":
        return "percent", ()
    if language == "en":
        named = name_keys().get(low)
        if named is not None and low != "is":
            return named, ()
        stem = english_stem(low)
        return stem, rows_of(english_stem).get(stem, ())
    if language == "uk":
        return _UKRAINIAN_ENDING.sub("", low), ()
    return str(_stemmer(language).stemWord(low)), ()


@lru_cache(maxsize=50_000)
def english_stem(low: str) -> str:
    """Stem of a case-folded English word; irregular forms have that of their base ("withdrew": "withdraw")."""
    return str(_stemmer("en").stemWord(_BASES.get(low, low)))


@lru_cache
def _stemmer(language: str) -> "snowballstemmer.SnowballStemmer":
    return snowballstemmer.stemmer(SNOWBALL.get(language, "english"))
