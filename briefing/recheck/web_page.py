"""A brief in HTML taken apart into blocks: what a reader of the page sees, hidden text set apart."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from briefing.errors import UnreadableInput
from briefing.recheck.blocks import Block, Kind
from briefing.recheck.template_parts import headings

_BREAKS = frozenset(
    "p div li ul ol dl dt dd section article aside header footer main h1 h2 h3 h4 h5 h6 table thead tbody "
    "tr caption blockquote pre hr br figure figcaption details summary nav form fieldset address".split()
)
_NOT_TEXT = frozenset("script style head meta link noscript template".split())
_INVISIBLE = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|opacity:0(?:\.0+)?(?:;|$|%)|font-size:0(?:px|em|rem|pt|%)?(?:;|$)"
    r"|(?:left|top|text-indent|inset-inline-start):-\d{3,}"
)
_HIDDEN_WHY = "hidden on the page, so readers do not see it"


def blocks(source: str) -> Iterator[Block]:
    """Headings, items, paragraphs and table rows of the page in order.

    Text that is hidden by an attribute, by its own style or in a comment comes as an aside, as do the
    marks and findings that our templates print. What only a style sheet hides counts as seen.
    Raises UnreadableInput for what no parser makes a page of.
    """
    if not source.strip():
        return
    walk = _Walk()
    try:
        page = etree.fromstring(source.encode("utf-8"), parser=etree.HTMLParser(encoding="utf-8"))
        if page is None:
            return
        walk.enter(page)
    except (etree.LxmlError, RecursionError) as error:
        raise UnreadableInput(f"the brief is not a page that can be read: {error}") from error
    title = page.findtext(".//title")
    walk.flush()
    yield from walk.found
    if title and title.strip() and not any(block.text == _line(title) for block in walk.found):
        yield Block("aside", _line(title), None, "title of the page, shown by the browser's tab only")


def _line(text: str) -> str:
    return " ".join(text.split())


class _Walk:
    """Goes through the page once and gathers blocks."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.parts: list[str] = []
        self.kind: Kind = "text"
        self.place: int | None = None
        self.label = ""

    def enter(self, element: Any) -> None:
        """One element with everything in it, and the text behind it."""
        if not isinstance(element.tag, str):
            self._aside(element.text or "", element, "a comment, so readers do not see it")
        elif element.tag in _NOT_TEXT:
            if element.tag in ("noscript", "template"):
                self._aside("".join(element.itertext()), element, _HIDDEN_WHY)
        elif _is_hidden(element):
            self._aside("".join(element.itertext()), element, _HIDDEN_WHY)
        elif _is_mark(element):
            self._aside("".join(element.itertext()), element, "a mark of the earlier check", ours=True)
        else:
            self._through(element)
        self._add(element.tail, element)

    def _through(self, element: Any) -> None:
        breaks = element.tag in _BREAKS
        if breaks:
            self.flush()
            self.kind = _kind(element.tag, self.kind)
            self.place = element.sourceline
        elif element.tag in ("td", "th") and "".join(self.parts).strip():
            self.parts.append(" | ")
        self._add(f"“{element.text or ''}" if element.tag == "q" else element.text, element)
        if element.tag == "img" and element.get("alt"):
            self._aside(element.get("alt"), element, "description of a picture")
        for child in element:
            self.enter(child)
        if element.tag == "q":
            self._add("”", element)
        if breaks:
            self._close(element)

    def _close(self, element: Any) -> None:
        if element.tag == "dt":
            text = _line("".join(self.parts))
            if text.casefold() not in headings():
                self.label, self.parts = f"{text}: " if text else "", []
        self.flush(_kind(element.tag, "text") if element.tag != "dt" else "heading")
        self.kind = "text"

    def _add(self, text: str | None, element: Any) -> None:
        if text:
            self.place = self.place or element.sourceline
            self.parts.append(text)

    def _aside(self, text: str, element: Any, why: str, *, ours: bool = False) -> None:
        if text.strip():
            self.found.append(Block("aside", _line(text), element.sourceline, why, ours))

    def flush(self, kind: Kind | None = None) -> None:
        """Make a block of the text gathered so far."""
        text = _line("".join(self.parts))
        if text.strip(" |"):
            self.found.append(Block(kind or self.kind, self.label + text, self.place))
            self.label = ""
        self.parts, self.place = [], None


def _kind(tag: str, otherwise: Kind) -> Kind:
    if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
        return "heading"
    return {"li": "item", "dd": "item", "tr": "row", "p": "text"}.get(tag, otherwise)  # type: ignore[return-value]


def _is_hidden(element: Any) -> bool:
    style = re.sub(r"\s+", "", (element.get("style") or "").casefold())
    return element.get("hidden") is not None or _INVISIBLE.search(style) is not None


def _is_mark(element: Any) -> bool:
    """Whether it is the verdict mark or the findings that our own templates put into a line."""
    classes = (element.get("class") or "").split()
    return (element.tag == "span" and not {"unclear", "source"}.isdisjoint(classes)) or (
        element.tag == "details" and "findings" in classes
    )
