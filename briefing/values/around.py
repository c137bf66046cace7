"""What stands around a number: how it is softened, what it counts, and what befell those counted."""

import re
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

from briefing.values.value import Hedge

_ABOUT = (
    r"about|around|approximately|roughly|some|nearly|almost|close to|(?:an |the )?estimated|circa|ca?\.|~|just shy of"
    r"|etwa|rund|fast|ungefähr|knapp|environ|près de|presque|casi|unos|unas|cerca de|alrededor de"
    r"|около|почти|примерно|порядка|близько|майже|приблизно"
)
_OVER = (
    r"more than|(?:just |well )?over|at least|above|no fewer than|no less than|not less than|upwards? of|in excess of"
    r"|(?:a )?minimum of|exceed(?:s|ed|ing)?|>|mehr als|über|mindestens|plus de|au moins|más de|al menos"
    r"|более|больше|свыше|не менее|по меньшей мере|понад|більше|щонайменше|не менше"
)
_UNDER = (
    r"up to|at most|less than|fewer than|(?:just )?under|below|as (?:many|much|high) as|no more than|not more than"
    r"|(?:a )?maximum of|<|bis zu|höchstens|weniger als|jusqu'à|jusqu’à|moins de|hasta|menos de|до|не более|менее"
    r"|не більше|менше"
)
_BEFORE = re.compile(
    rf"(?<!\w)(?:(?P<about>{_ABOUT})|(?P<over>{_OVER})|(?P<under>{_UNDER}))\s*(?:an? |the |as )?$"
)
_AFTER = re.compile(
    r"\s?(?:(?P<about>or so\b|-odd\b|-ish\b|, give or take)|(?P<over>\+|-plus\b|or more\b|or older\b|or above\b|plus\b)"
    r"|(?P<under>or less\b|or fewer\b|or younger\b|or under\b))"
)
_REACH = 32
"""Code points before a number in which its softener may begin; "approximately the" is the longest of them."""


def hedge(low: str, start: int, end: int) -> tuple[Hedge | None, int]:
    """(how the number in [start, end) of a lower-case text is softened, where the softened number ends)."""
    before = _BEFORE.search(low[max(0, start - _REACH) : start])
    if before is not None:
        return _group(before), end
    after = _AFTER.match(low, end)
    return (_group(after), after.end()) if after is not None else (None, end)


def _group(match: re.Match[str]) -> Hedge:
    return "about" if match["about"] else "over" if match["over"] else "under"


STOPS = frozenset(
    "a an the and or but nor so yet of in on at to by for from with without into onto over under after before since"
    " during until till while when where who whom which that this these those it its he she they his her their we our"
    " you your i is are was were be been being has have had having do does did will would shall should may might must"
    " can could not than then as if because although though per each every all both some any no against between among"
    " around about above below near across through off out up down also just only still even now today yesterday"
    " tomorrow later earlier ago am pm said says told if via plus including compared according amid amongst despite"
    " there here what how why such very too behind ahead away back".split()
)
_OPENERS = r"(?:of (?:the |its |their |his |her |our |those |these )?|(?:more|other|new|additional|different|further) )*"
_NOUNS = re.compile(rf"[ -]{_OPENERS}([^\W\d_]+(?:[ -][^\W\d_]+){{0,3}})")
_IRREGULAR = {
    "people": "people", "persons": "people", "person": "people", "men": "man", "women": "woman",
    "children": "child", "policemen": "policeman", "troops": "troop", "feet": "foot", "lives": "life",
}  # fmt: skip
_NOT_PLURAL = re.compile(r"(?:ss|us|is|ous)$")


class Counted(NamedTuple):
    """The stem of what is counted, and where its word ends."""

    noun: str
    end: int


def counted(low: str, end: int) -> Counted | None:
    """What the number ending at `end` counts: the first plural of the next four words, else the first word."""
    run = _NOUNS.match(low, end)
    if run is None:
        return None
    first: Counted | None = None
    for word in re.finditer(r"[^\W\d_]+", run[1]):
        if word[0] in STOPS:
            break
        here = Counted(stem(word[0]), run.start(1) + word.end())
        first = first or here
        if word[0] in _IRREGULAR or (word[0].endswith("s") and not _NOT_PLURAL.search(word[0])):
            return here
    return first


_STEMMER = snowballstemmer.stemmer("english")


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """The stem by which two countings of one thing are known to be of one thing."""
    return _IRREGULAR.get(word) or str(_STEMMER.stemWord(word))


_DEEDS = {
    "killed": r"killed|killing|kills|dead|died|dies|deaths?|dying|fatalities|lost their lives|bodies|perished"
    r"|slain|murdered|fatally",
    "wounded": r"wounded|wounding|wounds|injured|injuring|injuries|injures|hurt|hospitali[sz]ed",
    "arrested": r"arrested|arresting|arrests?|detained|detaining|detentions?|custody|jailed|imprisoned",
    "missing": r"missing|disappeared|unaccounted for",
    "rescued": r"rescued|rescuing|freed|released|evacuated|saved",
    "displaced": r"displaced|fled|homeless",
}
_DEED = re.compile(r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _DEEDS.items()) + r")\b")
# Another number or the end of a clause: what is said beyond belongs to somebody else.
_CLAUSE = re.compile(r"[.;:!?\d]| and |,| while | but ")


def deed(low: str, start: int, end: int) -> str | None:
    """What befell those counted, said in the same clause after the number or right before it."""
    after = _CLAUSE.split(low[end : end + 60], maxsplit=1)[0]
    if found := _DEED.search(after):
        return found.lastgroup
    before = _CLAUSE.split(low[max(0, start - 40) : start])[-1]
    said = list(_DEED.finditer(before))
    return said[-1].lastgroup if said else None
