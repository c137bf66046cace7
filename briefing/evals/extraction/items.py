"""What any system found in an article, in one shape: six lists of items, each with the places it points at."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from briefing.nouns.article import Span
from briefing.nouns.brief import Brief
from briefing.nouns.frozen import Frozen

ListName = Literal["who", "what", "when", "where", "demands", "threats"]
LISTS: tuple[ListName, ...] = ("who", "what", "when", "where", "demands", "threats")


class Item(Frozen):
    """One item. `text` is the name, statement, phrase, place, demand or consequence, by its list."""

    text: str
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    """Of whom something is demanded, against whom it is threatened."""
    iso: str | None = None
    """Of a time: the date it was resolved to."""
    spans: tuple[Span, ...] = ()
    """The evidence, in the article's text."""
    claim: str = ""
    """All of the item as one sentence that a check can be asked about."""
    verdict: str | None = None
    note: str = ""
    """What the system itself says of it, findings for example."""


class LeftOut(Frozen):
    """An item that the system itself took out, with its reason."""

    list: str
    text: str
    reason: str


class Extraction(Frozen):
    """Everything one system found in one article."""

    headline: str | None = None
    bottom_line: str | None = None
    who: tuple[Item, ...] = ()
    what: tuple[Item, ...] = ()
    when: tuple[Item, ...] = ()
    where: tuple[Item, ...] = ()
    demands: tuple[Item, ...] = ()
    threats: tuple[Item, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    brief: Brief | None = Field(default=None, exclude=True)
    """Where the system makes whole briefs. It is not written into rows, which would repeat the article."""

    def items(self) -> Iterator[tuple[ListName, Item]]:
        """Every item with its list, in the order of the brief."""
        for name in LISTS:
            for item in getattr(self, name):
                yield name, item
