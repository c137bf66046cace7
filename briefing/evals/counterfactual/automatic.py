"""Swaps by rule, for articles without a table: people with a title, large numbers; what is unsure is left."""

import random
import re

from briefing.errors import BriefingError
from briefing.evals.cases import Document, article
from briefing.evals.counterfactual.swaps import Swap, places, whole
from briefing.names import named
from briefing.values import values

_GIVEN = "Robin Alexis Noor Jules Marin Sascha Quinn Rowan Kerry Jona Remy Toni".split()
"""For women and men alike, so that the article's "he" and "she" stay right."""
_FAMILY = (
    "Valtersen Okonta Brandvik Teleki-Moor Sarvani Dellacourt Ostrander Kalvoda Imberg Tamashiro "
    "Perreira-Voss Lindqvar Abrantov Castellane Njordal Wetherlow"
).split()
_PERSON = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2}")
_PLAIN = re.compile(r"\d{2,3}|\d{1,3}(?:,\d{3})+")
_SMALLEST = 13
"""Smaller numbers are too common: one cannot be told from another of the same article."""


def invented(document: Document, attempt: int = 0) -> tuple[tuple[Swap, ...], int]:
    """Swaps for the document, and the weeks by which its dates move: the same for the same id and attempt.

    English only; in other languages there are none.
    """
    luck = random.Random(f"{document.id} {attempt}")
    weeks = luck.choice((-1, 1)) * luck.randrange(57, 290)
    if document.lang != "en":
        return (), 0
    return (*_people(document, luck), *_numbers(document, luck)), weeks


def _people(document: Document, luck: random.Random) -> list[Swap]:
    try:
        actors = named(article(document))
    except BriefingError:  # not an article: whoever reads the case says so
        return []
    text = whole(document)
    sure = [one.name for one in actors if one.title and _PERSON.fullmatch(one.name)]
    families = [name.split()[-1] for name in sure]
    given, family = luck.sample(_GIVEN, len(_GIVEN)), luck.sample(_FAMILY, len(_FAMILY))
    found: list[Swap] = []
    for name, first, last in zip(sure, given, family, strict=False):
        own = name.split()[-1]
        if (
            families.count(own) > 1
            or own.isupper()
            or re.search(rf"\b(?:{first}|{last}|{own.lower()})\b", text)
        ):
            continue
        forms = {name: f"{first} {last}", own: last}
        found += [Swap(kind="person", before=old, after=new) for old, new in forms.items() if _alone(old, [*forms], text)]  # fmt: skip
    return found


def _alone(form: str, forms: list[str], text: str) -> bool:
    """Whether the form stands somewhere outside the longer ones."""
    return any(text[start:end] == form for start, end in places(text, forms))


def _numbers(document: Document, luck: random.Random) -> list[Swap]:
    stated = values(whole(document), "en")
    taken = {value.low for value in stated}
    found: dict[str, Swap] = {}
    for value in stated:
        digits = re.search(r"\d[\d,]*\d|\d", value.text)
        if (
            value.kind not in {"count", "money"}
            or digits is None
            or value.low is None
            or value.low != value.high
        ):
            continue
        before = digits.group()
        number = int(before.replace(",", ""))
        if not _PLAIN.fullmatch(before) or number < _SMALLEST or number != value.low or before in found:
            continue
        if any(other.kind in {"year", "date"} and before in other.text for other in stated):
            continue
        after = _near(number, luck)
        while after in taken:
            after = _near(number, luck)
        taken.add(after)
        text = f"{after:,}" if "," in before else str(after)
        found[before] = Swap(kind="number", before=before, after=text)
    return list(found.values())


def _near(number: int, luck: random.Random) -> int:
    """Another number of the same size and roundness; one below 100 stays so, as it may be an age or a share."""
    if number < 100:
        return luck.randrange(_SMALLEST, 100)
    step: int = 10 ** (len(str(number)) - len(str(number).rstrip("0")))
    return round(number * luck.uniform(1.2, 2.9) / step) * step + step
