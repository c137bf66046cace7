"""The index of a press review: whose names stand in which articles."""

from briefing.nouns.brief import Brief
from briefing.render.escape import clean

INDEX_NAMES = 40
"""Names in the index: what half a printed page holds."""


def index(briefs: tuple[Brief, ...]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Persons, bodies, states and places of the briefs, those of most articles first; then in the alphabet's order."""
    found: dict[str, tuple[str, list[int]]] = {}
    for number, brief in enumerate(briefs, 1):
        who = [one.name for one in brief.who if one.kind != "group"]
        for name in dict.fromkeys([*who, *(one.place for one in brief.where)]):
            text = clean(name)
            if text[:1].isupper() or not text[:1].isascii():
                _, numbers = found.setdefault(text.casefold().removeprefix("the "), (text, []))
                if number not in numbers:
                    numbers.append(number)
    frequent = sorted(found.values(), key=lambda one: (-len(one[1]), one[1][0], one[0].casefold()))
    ordered = [(name, tuple(numbers)) for name, numbers in frequent]
    return (*sorted(ordered[:INDEX_NAMES], key=alphabetical), *ordered[INDEX_NAMES:])


def alphabetical(one: tuple[str, object]) -> str:
    """What a name is sorted by: without its article and its capitals."""
    return one[0].casefold().removeprefix("the ")
