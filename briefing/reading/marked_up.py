"""Marks in HTML that change what is read: text that is struck out, and figures that stand above the line."""

import re
from typing import Any

_STRUCK = "//body//del | //body//s | //body//strike"
RAISED = str.maketrans("0123456789+-−/", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁄")
_POWER = re.compile(r"[+−-]?[0-9]+(?:/[0-9]+)?")
_BRACKETS = "[]() "
_NOTE_MARKS = re.compile(r"[0-9]+(?:[\s,;–-]+[0-9]+)+")
"""Several marks of footnotes behind one word: `1,2` or `3–5`."""


def settle_marks(tree: Any) -> tuple[str, ...]:
    """Take struck-out text and marks of footnotes out of the parsed `tree`, and raise figures in `<sup>`.

    Without that `12<sup>1</sup> people` would read as 121 people. A mark of a footnote is a `<sup>` that is a link or
    has one in it. Struck-out elements that hold half of the page's words are left: an end tag is missing there.
    The note says how many struck-out elements had words.
    """
    struck = _drop_struck(tree)
    links: dict[Any, str] = {}
    for raised in tree.xpath("//body//sup"):
        words = _words(raised)
        link = next(raised.iterancestors("a"), None)
        if link is not None and link not in links:
            links[link] = _words(link)
        # In a link with other words, as a headline is, a figure above the line is part of them.
        if link is not None and links[link].strip(_BRACKETS) == words.strip(_BRACKETS):
            link.drop_tree()
        elif next(raised.iterdescendants("a"), None) is not None or _NOTE_MARKS.fullmatch(words):
            raised.drop_tree()
        elif _POWER.fullmatch(words):
            for child in list(raised):
                raised.remove(child)
            raised.text = words.translate(RAISED)
    return (f"struck-out text left out: {struck}",) if struck else ()


def _drop_struck(tree: Any) -> int:
    inside: set[Any] = set()
    half, count = _word_count(tree) // 2, 0
    for element in tree.xpath(_STRUCK):
        words = 0 if element in inside else _word_count(element)
        if element in inside or words > half:
            continue
        inside.update(element.iterdescendants())
        count += words > 0
        element.drop_tree()
    return count


def _words(element: Any) -> str:
    return " ".join((element.text_content() or "").split())


def _word_count(element: Any) -> int:
    return len(" ".join(element.xpath(".//text()[not(parent::script or parent::style)]")).split())
