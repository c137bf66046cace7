"""What a rule may look at: the right claim, its article, who and what is named there, and seeded chance."""

import random
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from babel import Locale

from briefing.evals.cases import Right
from briefing.names import Named, named
from briefing.nouns.article import Article
from briefing.words import numbers

SPEECH = (
    r"said|says|told|stated|states|added|claimed|claims|announced|wrote|tweeted|explained|commented|warned|argued|noted"
    r"|insisted|declared|remarked|called|asked|urged|confirmed|denied|alleged"
)
_ACTING = re.compile(
    r"\b(?:Party|Ministry|Department|Council|University|Agency|Court|Committee|Congress|Senate|Parliament|Union|Army"
    r"|Forces?|Group|Association|Organi[sz]ation|Commission|Bank|League|Institute|Foundation|Front|Company|Corporation"
    r"|Government|Police|Office|Assembly|Federation|Movement)\b"
)
_NO_BODIES = frozenset("GDP GNP VAT DNA HIV AIDS COVID SARS UTC GMT CEO CFO LGBT USA LLC".split())
# Words with a capital that no person is called by.
_NO_PERSON = re.compile(
    r"\b(?:House|International|Inc|Center|Centre|School|Church|Cathedral|Mosque|Act|Bill|Amendment|Street|Square|Airport"
    r"|Day|War|News|Times|Post|States|North|South|East|West|Northern|Southern|Eastern|Western|Central|National|Federal"
    r"|Presidential|Democratic|Republican|Revolutionary|Supreme|Foreign|Middle|Listed|New|San|Saint|City|County|Bay"
    r"|Island|River|Sea|Air|World|Olympics?|Games|Cup|Debates?|Guards?|Press|Party|Peace|Treaty|Agreement|Network"
    r"|Journal|Post|Herald|Tribune|Street|Road|Park|Valley|Mount|Mountains?|Lake|Region|Province|Republic|Kingdom"
    r"|Islamic|Muslim|Christian|Catholic|Holy|Minister|President|Secretary|Governor|Speaker|General|Leader|Ambassador|Nobel|Prize|Award|Project|Program|Operation|Army|Navy|Corps|Nations|Freedom|Territory|State|District|Community|Church|Youth|Agence|Presse|Daily|Radio|Television|TV)\b"
)


class Twin(NamedTuple):
    """A claim made wrong: by which kind of change, and what was changed."""

    kind: str
    claim: str
    note: str


class Background(NamedTuple):
    """An article's names and numbers, read once for all its claims."""

    article: Article
    actors: tuple[Named, ...]
    persons: tuple[str, ...]
    """Full names of people, as the article gives them."""
    organisations: tuple[str, ...]
    countries: tuple[str, ...]
    speakers: tuple[str, ...]
    """Those of the persons whom a verb of speech stands beside."""
    numbers: frozenset[str]


class Setting(NamedTuple):
    """One right claim as the rules see it."""

    right: Right
    background: Background
    around: str
    """The sentences its evidence lies in."""
    chance: random.Random
    """Seeded by the claim's id and the rule, so that every run makes the same twins."""

    @property
    def claim(self) -> str:
        """The right claim's text."""
        return self.right.claim

    @property
    def text(self) -> str:
        """The article's text."""
        return self.background.article.text


def background(article: Article) -> Background:
    """Names and numbers of an article."""
    actors = named(article)
    persons = tuple(one.name for one in actors if _is_person(one, article.text))
    return Background(
        article=article,
        actors=actors,
        persons=persons,
        organisations=tuple(one.name for one in actors if is_organisation(one.name)),
        countries=tuple(one.name for one in actors if one.name.removeprefix("the ") in countries()),
        speakers=tuple(name for name in persons if _speaks(name, article.text)),
        numbers=numbers(article.text),
    )


def setting(right: Right, known: Background, rule: str, near: str) -> Setting:
    """The claim with its surroundings (`around`), and chance that depends on its id and the rule's name alone."""
    chance = random.Random(f"{right.id}/{rule}")
    return Setting(right, known, near, chance)


def around(evidence: Iterable[str], article: Article) -> str:
    """The sentences that hold a piece of the evidence, or a part of one, in order."""
    places = [(at, at + len(piece)) for piece in evidence if (at := article.text.find(piece)) >= 0]
    touched = [
        article.text[start:end]
        for start, end in article.sentences
        if any(start < right and left < end for left, right in places)
    ]
    return " ".join([*touched, *evidence])


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """English names of the world's countries (Unicode CLDR, through Babel), with everyday short forms."""
    listed = {name for code, name in Locale.parse("en").territories.items() if len(code) == 2}
    return frozenset(listed) - {"European Union", "Eurozone", "United Nations"} | {
        "United States",
        "US",
        "U.S.",
        "UK",
        "Britain",
        "Soviet Union",
        "England",
        "Scotland",
        "Wales",
        "Turkey",
    }


def is_organisation(name: str) -> bool:
    """Whether the name is an organisation's that can act: it has such a word, or is an abbreviation."""
    return bool(_ACTING.search(name)) or (
        name.isupper()
        and name.isalpha()
        and 2 < len(name) <= 6
        and name not in _NO_BODIES
        and name not in countries()
    )


def surname(name: str) -> str:
    """The last word of a name."""
    return name.split()[-1]


@lru_cache(maxsize=4096)
def word(text: str) -> re.Pattern[str]:
    """A pattern that finds the text as whole words."""
    return re.compile(rf"(?<![\w-]){re.escape(text)}(?![\w-])")


def named_in(text: str, name: str) -> bool:
    """Whether the text names that person, by full name or surname."""
    return bool(word(surname(name)).search(text))


def _is_person(one: Named, text: str) -> bool:
    words = one.name.split()
    if not 2 <= len(words) <= 3 or _ACTING.search(one.name) or _NO_PERSON.search(one.name):
        return False
    if not all(part[0].isupper() and not part.isupper() for part in words) or re.search(r"\d", one.name):
        return False
    if re.search(rf"\b(?:in|at|near) {re.escape(words[-1])}\b(?!['’])", text):
        return False
    if any(part in countries() or one.name in countries() for part in words):
        return False
    alone = len(word(words[-1]).findall(text)) > len(word(one.name).findall(text))
    return _speaks(one.name, text) or (alone and (one.title is not None or _acts(words[-1], text)))


def _acts(last: str, text: str) -> bool:
    return bool(
        re.search(rf"\b{re.escape(last)}(?:['’]s)? (?:has|had|was|is|will|would|and|[a-z]+ed)\b", text)
    )


def _speaks(name: str, text: str) -> bool:
    last = re.escape(surname(name))
    after = rf"\b{last}(?:, [^,.]{{1,60}},)? (?:has |had |also )?(?:{SPEECH})\b"
    return bool(re.search(rf"{after}|\b(?:said|[Aa]ccording to) (?:[A-Z][\w’'.-]* )*{last}\b", text))
