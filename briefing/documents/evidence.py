"""Evidence for a brief that prints none itself: what its citations lead to elsewhere on the page."""

from collections.abc import Iterator
from typing import Any

from briefing.documents import elements
from briefing.documents.blocks import Block, Heading, Paragraph, Run
from briefing.documents.runs import first_strong, tidy
from briefing.documents.tables import Row, table

HEADING = "Evidence"
COLUMNS = ("No.", "The article’s words")


def cited_elsewhere(root: Any, known: set[str]) -> dict[str, Any]:
    """The numbers of citations in the root whose row is missing, with the elements that they lead to.

    `known` are the anchors within the root. Numbers as the page shows them, in the order of their size.
    """
    found: dict[str, Any] = {}
    page = root.getroottree()
    for cite in root.iter("a"):
        number = elements.cited(cite)
        target = (cite.get("href") or "").removeprefix("#")
        if not number or number in found or f"e-{number}" in known or target in known:
            continue
        place = next(iter(page.xpath("//*[@id=$name]", name=target)), None)
        if place is not None:
            found[number] = place
    return {number: found[number] for number in sorted(found, key=int)}


def rows(cited: dict[str, Any], language: str) -> tuple[Block, ...]:
    """A heading and a table with the words that the citations lead to; nothing where there are none."""
    if not cited:
        return ()
    head = Row(True, [((Paragraph((Run(words),)),), True, 1, 1) for words in COLUMNS])
    body = [_row(number, place, language) for number, place in cited.items()]
    return Heading(1, (Run(HEADING),)), table([head, *body], "ltr")


def _row(number: str, place: Any, language: str) -> Row:
    said = "".join(_words(place))
    tag = next((one for one in map(elements.language, (place, *place.iterancestors())) if one), language)
    words = Paragraph(tidy([Run(said, language=tag)]), "plain", first_strong(said))
    mark = Paragraph((Run("", anchor=f"e-{number}"), Run(f"[{number}]", cite=True)))
    return Row(False, [((mark,), False, 1, 1), ((words,), False, 1, 1)])


def _words(place: Any) -> Iterator[str]:
    """The place's text without the numbers that lead back to the brief."""
    yield place.text or ""
    for child in place:
        if (
            isinstance(child.tag, str)
            and child.find(".//a[@class='cite']") is None
            and not elements.cited(child)
        ):
            yield from _words(child)
        yield child.tail or ""
