"""Taking out of a page what its readers do not see, and saying how much of it there was."""

import re
from collections.abc import Iterator
from typing import Any

from briefing.reading.styles import declarations, ground, hiding_classes, ink, is_faint, is_gone

_STATED = "//body//*[@style or @hidden or @aria-hidden='true' or self::template or self::noscript]"
_SILENT = ("template", "noscript", "script", "style")
"""Elements that never show with scripts running, and so are nothing to report."""

_OPENED = re.compile(r"<!--|<script\b|<style\b", re.IGNORECASE)
_CLOSED = {
    "<!--": re.compile("-->"),
    "<script": re.compile(r"</script\b", re.IGNORECASE),
    "<style": re.compile(r"</style\b", re.IGNORECASE),
}

_NEAR = 20.0
"""Sum of differences of red, green and blue, each 0 to 255, under which letters do not stand out."""


def drop_unseen(tree: Any) -> tuple[str, ...]:
    """Take hidden elements out of the parsed page `tree`; the note says how many had words.

    Hidden: by attribute, by inline style, in a colour that the same inline styles give the ground, by a class that a
    style sheet of the page hides. What would take half of the page's words is left: pages unveil those by script.
    """
    hidden = _drop(tree.xpath(_STATED), _is_gone, most=None)
    words = _word_count(tree)
    hidden += _drop(tree.xpath("//body//*[@style]"), _is_faint, most=words // 2)
    classes = hiding_classes("\n".join(tree.xpath("//style/text()")))
    if classes:
        by_class = [one for one in tree.xpath("//body//*[@class]") if classes & set(one.get("class").split())]
        hidden += _drop(by_class, lambda _: True, most=words // 2)
    return (f"hidden elements of the page left out: {hidden}",) if hidden else ()


def note_comments(html: str) -> tuple[str, ...]:
    """A note on the comments with words in the source of a page: the parser drops them before anybody can count."""
    count = 0
    for opened, text in _asides(html):
        # Conditional comments hold scripts and styles for browsers of the last century.
        is_comment = opened == "<!--" and not text.lstrip().startswith("[if")
        count += is_comment and any(map(str.isalpha, text))
    return (f"comments in the page's source left out: {count}",) if count else ()


def _asides(html: str) -> Iterator[tuple[str, str]]:
    """Comments, scripts and style sheets: how each opens, and what is in it; one that is never closed ends the search."""
    position = 0
    while found := _OPENED.search(html, position):
        opened = found[0].lower()
        closed = _CLOSED[opened].search(html, found.end())
        if closed is None:
            return
        yield opened, html[found.end() : closed.start()]
        position = closed.end()


def _drop(elements: list[Any], is_hidden: Any, most: int | None) -> int:
    """Drop those that are hidden, outermost first; `most` words at the most, where it is given."""
    found: list[Any] = []
    inside: set[Any] = set()
    for element in elements:
        if element.tag in ("html", "body") or element in inside or not is_hidden(element):
            continue
        found.append(element)
        inside.update(element.iterdescendants())
    if most is not None and sum(map(_word_count, found)) > most:
        return 0
    count = 0
    for element in found:
        count += element.tag not in _SILENT and _word_count(element) > 0
        element.drop_tree()
    return count


def _is_gone(element: Any) -> bool:
    if element.tag in _SILENT or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return is_gone(declarations(element.get("style")))


def _is_faint(element: Any) -> bool:
    style = declarations(element.get("style"))
    if is_faint(style):
        return True
    letters = ink(style)
    if letters is None:
        return False
    behind = ground(style)
    for above in element.iterancestors():
        if behind is not None:
            break
        behind = ground(declarations(above.get("style")))
    return behind is not None and sum(abs(a - b) for a, b in zip(letters, behind, strict=True)) < _NEAR


def _word_count(element: Any) -> int:
    return len("".join(element.itertext()).split())
