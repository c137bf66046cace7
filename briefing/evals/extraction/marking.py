"""What a report shows of one list: each gold item found or missed, each item made up, and why."""

from collections.abc import Iterator, Sequence

from briefing.evals.extraction.gold_articles import GoldItem
from briefing.evals.extraction.items import Item
from briefing.evals.extraction.matching import RULES, CountedName, Matched, Wanted
from briefing.evals.score import Mark

_NOTHING: dict[CountedName, str] = {
    "who": "no name that shares a word with it is given",
    "where": "no place that shares a word with it is given",
    "what": "nothing given points into its sentence",
    "when": "no time given points into its sentence",
    "demands": "no demand given points into its sentence",
    "threats": "no threat given points into its sentence",
    "dates": "no time given has this date",
}
"""Why a gold item is missed where nothing given comes near it."""

_ALONE: dict[CountedName, str] = {
    "who": "no gold name shares a word with it",
    "where": "no gold place shares a word with it",
    "what": "no gold event in the sentences it points at",
    "when": "no gold time in the sentences it points at",
    "demands": "no gold demand in the sentences it points at",
    "threats": "no gold threat in the sentences it points at",
    "dates": "no gold time has this date",
}
"""Why a given item is one too many where it comes near no gold item."""


def marks(compared: Matched) -> Iterator[Mark]:
    """Gold items in their order, needed ones first, then the items that are nobody's."""
    for index, wanted in enumerate(compared.wanted):
        at = compared.pairs.get(index)
        if at is not None:
            yield _hit(compared, wanted, compared.given[at])
        elif not wanted.item.optional:
            yield _miss(compared.name, wanted, _why_missed(compared, wanted))
    taken = set(compared.pairs.values())
    for at, item in enumerate(compared.given):
        if at not in taken:
            yield Mark(
                what="extra", list=compared.name, given=_given(compared.name, item),
                why=_why_extra(compared, item), given_spans=item.spans,
            )  # fmt: skip


def lost(name: CountedName, wanted: Sequence[Wanted]) -> Iterator[Mark]:
    """All needed items of a list missed because there is no answer."""
    return (_miss(name, one, "no answer came") for one in wanted if not one.item.optional)


def _hit(compared: Matched, wanted: Wanted, item: Item) -> Mark:
    return Mark(
        what="optional" if wanted.item.optional else "found",
        list=compared.name,
        wanted=_wanted(compared.name, wanted.item),
        given=_given(compared.name, item),
        why="borderline in gold: counts neither way" if wanted.item.optional else "",
        wanted_spans=(wanted.evidence,),
        given_spans=item.spans,
    )


def _miss(name: CountedName, wanted: Wanted, why: str) -> Mark:
    return Mark(
        what="missed",
        list=name,
        wanted=_wanted(name, wanted.item),
        why=why,
        wanted_spans=(wanted.evidence,),
    )


def _why_missed(compared: Matched, wanted: Wanted) -> str:
    rule = RULES[compared.name]
    if any(rule.fits(wanted, item) for item in compared.given):
        return "what fits it was counted for another gold item"
    near = [item for item in compared.given if rule.near(wanted, item)]
    if not near:
        return _NOTHING[compared.name]
    return _differs(compared.name, "the item given", _apart(compared.name, near[0]))


def _why_extra(compared: Matched, item: Item) -> str:
    rule = RULES[compared.name]
    if any(rule.fits(wanted, item) for wanted in compared.wanted):
        return "one more for a gold item that was already found"
    near = [wanted.item for wanted in compared.wanted if rule.near(wanted, item)]
    if near:
        return _differs(compared.name, "the gold item", _gold_apart(compared.name, near[0]))
    if compared.name == "dates" and not item.iso:
        return "it has no date"
    by_name = compared.name in ("who", "where", "dates")
    return _ALONE[compared.name] if item.spans or by_name else "it points at nothing in the article"


def _differs(name: CountedName, whose: str, other: str) -> str:
    """The sentence is right and the rest is not: what the other side has there."""
    if name in ("demands", "threats"):
        return f"{whose} in that sentence is by another: {other}"
    return f"{whose} in that sentence has another {'date' if name == 'dates' else 'wording'}: {other}"


def _apart(name: CountedName, item: Item) -> str:
    """What keeps a given item from being the gold item in whose sentence it is."""
    if name in ("demands", "threats"):
        return ", ".join(item.by)
    return (item.iso or "none") if name == "dates" else f"“{item.text}”"


def _gold_apart(name: CountedName, item: GoldItem) -> str:
    if name in ("demands", "threats"):
        return item.by
    return (item.iso or "none") if name == "dates" else f"“{item.text}”"


def _wanted(name: CountedName, item: GoldItem) -> str:
    return _said(name, item.text, item.by, item.to, item.iso)


def _given(name: CountedName, item: Item) -> str:
    return _said(name, item.text, ", ".join(item.by), ", ".join(item.to), item.iso)


def _said(name: CountedName, text: str, by: str, to: str, iso: str | None) -> str:
    if name in ("demands", "threats"):
        return f"{by or 'somebody'} → {to or 'somebody'}: {text}"
    return f"{iso or 'no date'} ({text})" if name == "dates" else text
