"""Taking out of a page what its readers do not see, and saying how much of it there was."""

import re
from collections.abc import Iterator
from typing import Any

from briefing.reading.styles import (
    Keys,
    Rule,
    colour,
    declarations,
    ground,
    hiding_rules,
    ink,
    is_faint,
    is_gone,
    keys_of,
)

_STATED = "//body//*[@style or @hidden or @aria-hidden='true' or self::template or self::noscript]"
_COLOURED = "//body//*[@style] | //body//font[@color]"
_LINKED_SHEET = "//link[contains(translate(@rel,'STYLEH','styleh'),'stylesheet')]"
_GROUND = "//*[@bgcolor or @background or contains(translate(@style,'BACKGROUND','background'),'background')]"
_WHITE = (255, 255, 255)
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

    Hidden: by attribute, by inline style, in a colour that the same inline styles give the ground, in white where the
    page names no ground, by a rule in a style sheet of the page. What takes half of the page's words is left, since
    pages unveil that by script. By attribute, `display` and `visibility` it is left only where it wraps the article, as
    behind a dialog, and a note says so.
    """
    _drop(tree.xpath("//body//template | //body//noscript"), lambda _: True, most=None)
    sheet = "\n".join(tree.xpath("//style/text()"))
    words, kept = _word_count(tree), []

    def is_small(element: Any) -> bool:
        if _is_gone(element) and _word_count(element) * 2 > words and _wraps_the_article(element):
            kept.append(element)
            return False
        return _is_gone(element)

    hidden = _drop(tree.xpath(_STATED), is_small, most=None)
    words, bare = _word_count(tree), _has_no_ground(tree, sheet)
    hidden += _drop(tree.xpath(_COLOURED), lambda one: _is_faint(one, bare), most=words // 2)
    hidden += _drop(_ruled_out(tree, hiding_rules(sheet)), lambda _: True, most=words // 2)
    left_out = (f"hidden elements of the page left out: {hidden}",) if hidden else ()
    return left_out + (("most of the page is marked as hidden, and was read",) if kept else ())


def _wraps_the_article(element: Any) -> bool:
    """Whether the article can be in it: the page's <article>, <main> or <h1> is, or there are none and paragraphs are."""
    heads = "(descendant-or-self::article | descendant-or-self::main | descendant::h1)"
    if element.xpath(heads):
        return True
    return not element.xpath("//article | //main | //h1") and len(element.xpath("descendant::p")) > 1


def _ruled_out(tree: Any, rules: tuple[Rule, ...]) -> list[Any]:
    """The elements that those rules style. Siblings with the same keys are looked at once: pages repeat themselves."""
    if not rules:
        return []
    keys = {one: _keys(one) for one in tree.iter()}
    known = frozenset().union(*keys.values())
    by_key: dict[str, list[Rule]] = {}
    for rule in rules:
        if all(asked <= known for asked in rule):
            by_key.setdefault(min(rule[-1]), []).append(rule)
    seen: dict[tuple[Any, Keys], bool] = {}
    found = []
    for element in tree.xpath("//body//*"):
        alike = (element.getparent(), keys[element])
        if alike not in seen:
            seen[alike] = _is_ruled(element, keys, by_key)
        if seen[alike]:
            found.append(element)
    return found


def _is_ruled(element: Any, keys: dict[Any, Keys], by_key: dict[str, list[Rule]]) -> bool:
    rules = [
        rule for key in keys[element] & by_key.keys() for rule in by_key[key] if rule[-1] <= keys[element]
    ]
    around = [keys[above] for above in element.iterancestors()] if rules else []
    return any(_stands_in(around, rule[:-1]) for rule in rules)


def _stands_in(around: list[Keys], asked: Rule) -> bool:
    """Whether elements with those keys stand around it, in that order from the outside; `around` from the inside."""
    left = list(asked)
    for keys in around:
        if left and left[-1] <= keys:
            left.pop()
    return not left


def _keys(element: Any) -> Keys:
    tag = element.tag
    return keys_of(tag, element.get("class"), element.get("id")) if isinstance(tag, str) else frozenset()


def _has_no_ground(tree: Any, sheet: str) -> bool:
    """Whether nothing here names a ground, so that it is white; a style sheet that lies elsewhere may name one."""
    if "background" in sheet.lower() or "@import" in sheet.lower():
        return False
    return not tree.xpath(_LINKED_SHEET) and not tree.xpath(_GROUND)


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


def _is_faint(element: Any, bare: bool) -> bool:
    """Whether its letters are not seen; `bare`: the page names no ground, and so has a white one."""
    style = declarations(element.get("style"))
    if is_faint(style):
        return True
    letters = _ink(element)
    if letters is None or any(_ink(one) for one in element.iterdescendants() if one.get("style")):
        return False
    behind = _WHITE if bare else _ground(element)
    for above in element.iterancestors() if behind is None else ():
        behind = _ground(above)
        if behind is not None:
            break
    return behind is not None and sum(abs(a - b) for a, b in zip(letters, behind, strict=True)) < _NEAR


def _ink(element: Any) -> tuple[int, int, int] | None:
    by_attribute = colour(element.get("color", "").lower()) if element.tag == "font" else None
    return ink(declarations(element.get("style"))) or by_attribute


def _ground(element: Any) -> tuple[int, int, int] | None:
    return ground(declarations(element.get("style"))) or colour(element.get("bgcolor", "").lower())


def _word_count(element: Any) -> int:
    return len(" ".join(element.xpath(".//text()[not(parent::script or parent::style)]")).split())
