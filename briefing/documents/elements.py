"""What single elements of a page say about themselves: classes, looks, direction, whether they print."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Literal

from briefing.documents.blocks import Direction, Run
from briefing.documents.runs import SPACE, first_strong, language_tag

BLOCKS = frozenset(
    "p div section article aside header footer main nav figure figcaption form fieldset legend address "
    "details summary body hgroup search center li dt dd td th tr caption thead tbody tfoot".split()
)
"""Elements that begin and end a paragraph; items, terms and cells too where no list or table holds them."""

_NUMBER = re.compile(r"\s*\[?(\d{1,6})\]?\s*")
"""A citation's number, as the page shows it or as `data-evidence` says it."""

_LOOKS: dict[str, dict[str, Any]] = {
    tag: changes
    for tags, changes in (
        ("strong b summary legend", {"strong": True}),
        ("em i cite dfn var address", {"em": True}),
        ("small figcaption caption", {"small": True}),
        ("del s strike", {"struck": True}),
        ("sup", {"raised": True}),
        ("sub", {"lowered": True}),
    )
    for tag in tags.split()
}
_CLASS_LOOKS: dict[str, dict[str, Any]] = {
    "note": {"small": True},
    "facts": {"small": True},
    "unclear": {"unclear": True},
    "slot": {"slot": True},
}
_UNSEEN = frozenset("script style template head title".split())
_UNPRINTED = frozenset("hint skip".split())
"""Classes that speak of clicking; the templates' own style sheet hides them in print too."""
_GONE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BREAKS = re.compile(r"(?:page-)?break-before\s*:\s*(?:page|always|left|right)", re.IGNORECASE)


def classes(element: Any) -> list[str]:
    """The element's class names in order."""
    return (element.get("class") or "").split()


def printed(element: Any) -> bool:
    """Whether a printed page shows the element; comments and instructions never are."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or element.get("hidden") is not None:
        return False
    if element.tag == "details" and element.get("open") is None:
        return False
    return _UNPRINTED.isdisjoint(classes(element)) and not _GONE.search(element.get("style") or "")


def breaks_page(element: Any) -> bool:
    """Whether the element asks to begin a new page."""
    return bool(_BREAKS.search(element.get("style") or "")) or "page-break" in classes(element)


def frame(element: Any) -> Literal["slot", "box", ""]:
    """The kind of frame that a block's class asks for."""
    names = classes(element)
    return "slot" if "slot" in names else "box" if "box" in names else ""


def look(element: Any, around: Run) -> Run:
    """How the element's text looks, given how the text around it looks."""
    changes = dict(_LOOKS.get(element.tag, {}))
    for name in classes(element):
        changes |= _CLASS_LOOKS.get(name, {})
    if language(element):
        changes["language"] = language(element)
    return replace(around, **changes) if changes else around


def language(element: Any) -> str:
    """The element's own language tag, or ""."""
    return language_tag(str(element.get("lang") or "").strip(SPACE))


def direction(element: Any, around: Direction) -> Direction:
    """The direction the element is written in: told, by its first letter, or the one around it."""
    told = (element.get("dir") or ("auto" if element.tag == "bdi" else "")).casefold()
    if told == "auto":
        return first_strong("".join(element.itertext(with_tail=False)))
    return "rtl" if told == "rtl" else "ltr" if told == "ltr" else around


def replaced(element: Any) -> str:
    """What stands for an element that has no text of its own: a picture's alternative, a field's value."""
    return (
        str(element.get("alt" if element.tag == "img" else "value") or "")
        if element.tag in ("img", "input")
        else ""
    )


def children(element: Any) -> Iterator[Any]:
    """The printed elements within, and between them, as strings, the stretches of text that are not blank."""
    if element.text and element.text.strip(SPACE):
        yield element.text
    for child in element:
        if printed(child):
            yield child
        if child.tail and child.tail.strip(SPACE):
            yield child.tail


def cited(element: Any) -> str:
    """The number of the evidence row that a citation stands for; "" for every other element."""
    if element.tag != "a" or "cite" not in classes(element):
        return ""
    number = _NUMBER.fullmatch(element.get("data-evidence") or "".join(element.itertext()))
    return str(int(number[1])) if number else ""


def count(element: Any, name: str) -> int:
    """The columns or rows that a cell takes: 1 to 20, whatever the page claims."""
    told = element.get(name) or ""
    return min(max(int(told), 1), 20) if re.fullmatch(r"\d{1,6}", told) else 1


def seen_text(element: Any, between: str = "") -> str:
    """All printed text of an element, however deep, as one string, with that between its stretches."""
    gone: set[Any] = set()
    for one in element.iter():
        if one is not element and (one.getparent() in gone or not printed(one)):
            gone.add(one)
    found: list[str] = []
    for piece in element.xpath(".//text()"):
        home = piece.getparent()
        if (home.getparent() if piece.is_tail else home) not in gone:
            found.append(str(piece))
    return between.join(found)


def evidence_rows(root: Any) -> Iterator[tuple[Any, str]]:
    """Table rows whose first cell is nothing but a citation, with the anchor that its number gives."""
    taken = set(root.xpath(".//@id"))
    for row in root.iter("tr"):
        cell = next((one for one in row if isinstance(one.tag, str)), None)
        cite = cell.find(".//a[@class]") if cell is not None else None
        alone = (
            cell is not None
            and cite is not None
            and "".join(cell.itertext()).strip() == "".join(cite.itertext()).strip()
        )
        anchor = f"e-{number}" if alone and (number := cited(cite)) else ""
        if anchor and anchor not in taken and not row.get("id"):
            taken.add(anchor)
            yield row, anchor
