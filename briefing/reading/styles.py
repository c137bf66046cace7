"""What inline styles and simple style-sheet rules say about whether something is seen: CSS, as far as hiding needs it."""

import itertools
import re
from collections.abc import Iterator, Mapping

Style = Mapping[str, str]
"""Declarations: property name to value, both in small letters."""

TINY_PX = 1.0
"""Text of so many pixels or points and less cannot be read."""

_FAR = 900
"""Pixels beyond an edge that take something off every screen; -999px and -9999px are the usual values."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_COMPOUND = re.compile(r"(?:[a-z][a-z0-9]*)?(?:[.#][\w-]+)*", re.IGNORECASE)
_KEY = re.compile(r"[.#][\w-]+|^[a-z][a-z0-9]*", re.IGNORECASE)
_COMBINATOR = re.compile(r"[\s>+~]+")
_INHERITED = frozenset({"visibility", "font-size", "text-indent", "color"})
"""Properties that a rule for something inside can turn round: there a parent that hides need not hide its children."""
_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(px|pt|em|rem|vw|vh|%)?")
_EM = {"em": 16, "rem": 16, "vw": 10, "vh": 8, "%": 10}
"""Rough pixels of a unit: whether something lies 900 of them away does not depend on the exact value."""
_CLIPPED = re.compile(r"rect\(\s*(?:0|1)(?:px)?[\s,].*|inset\(\s*(?:50|100)%.*")
_NAMED = {"white": (255, 255, 255), "black": (0, 0, 0), "#fff": (255, 255, 255), "#000": (0, 0, 0)}
_RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*(?:[,/]\s*([\d.]+%?)\s*)?\)")
_HSLA = re.compile(r"hsla?\((?:[^(),/]*,[^(),/]*,[^(),/]*,|[^(),/]*/)\s*([\d.]+%?)\s*\)")
_HEX_ALPHA = re.compile(r"#(?:[0-9a-f]{6}([0-9a-f]{2})|[0-9a-f]{3}([0-9a-f]))")
_SHRUNK = re.compile(r".*\bscale(?:x|y|3d)?\(\s*(?:0+\.?0*|\.0+)\s*[,)].*")

_THIN = 0.1
"""Letters of less opacity than that are not seen on any ground."""

Colour = tuple[int, int, int]
Keys = frozenset[str]
"""What a selector asks of one element, or an element has: its tag, `.class` of each class, `#id`."""
Rule = tuple[Keys, ...]
"""A selector of descendants: the keys of each element on the way down, the one that is styled last."""
_Shown = dict[tuple[str, str], set[tuple[Keys, Keys]]]
"""By property and key: of each selector with that key that does not hide by that property, the last keys and all."""


def declarations(style: str | None) -> Style:
    """The declarations of a style attribute or of the inside of a rule; the last of a name counts."""
    found = {}
    for part in _COMMENT.sub("", style or "").split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip().lower()] = " ".join(value.lower().replace("!important", "").split())
    return found


def is_gone(style: Style) -> bool:
    """Whether a browser shows nothing of it, whatever else the page does: display, visibility."""
    return style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse")


def is_faint(style: Style) -> bool:
    """Whether it is there and cannot be seen: opacity, size, clipping, a place beside the screen, no colour."""
    return bool(_faint_by(style)) or _is_shut(style)


def _faint_by(style: Style) -> set[str]:
    """The properties that make it so, without those that fold something up: readers can unfold it."""
    found = set()
    size, opacity = _pixels(style.get("font-size")), _number(style.get("opacity"))
    if opacity is not None and opacity < _THIN:
        found.add("opacity")
    if size is not None and 0 <= size <= TINY_PX:
        found.add("font-size")
    if (_pixels(style.get("text-indent")) or 0) <= -_FAR:
        found.add("text-indent")
    if _SHRUNK.fullmatch(style.get("transform", "")):
        found.add("transform")
    if _is_clear(style.get("color")) and "text" not in _background_clip(style):
        found.add("color")
    return found | _off_screen_by(style)


def _background_clip(style: Style) -> set[str | None]:
    """Where the ground is painted; in the letters (`text`), it is what colours them."""
    return {style.get("background-clip"), style.get("-webkit-background-clip")}


def _is_clear(colour: str | None) -> bool:
    """Whether a colour lets through all that is behind it."""
    colour = colour or ""
    if found := _HEX_ALPHA.fullmatch(colour):
        return int(found[1] or found[2] * 2, 16) / 255 < _THIN
    alpha = found[found.re.groups] if (found := _RGB.fullmatch(colour) or _HSLA.fullmatch(colour)) else None
    opaque = _number(alpha)
    return colour == "transparent" or (opaque is not None and opaque < _THIN)


def _off_screen_by(style: Style) -> set[str]:
    """The properties that take something off every screen."""
    moved = ["margin-left", "margin-top"]
    found = set()
    if style.get("position") in ("absolute", "fixed"):
        moved += ["left", "top", "right", "bottom"]
        found = {name for name in ("clip", "clip-path") if _CLIPPED.fullmatch(style.get(name, ""))}
    return found | {name for name in moved if (_pixels(style.get(name)) or 0) <= -_FAR}


def _is_shut(style: Style) -> bool:
    sizes = [_pixels(style.get(side)) for side in ("width", "height", "max-height")]
    return style.get("overflow") == "hidden" and any(size is not None and size <= TINY_PX for size in sizes)


def ink(style: Style) -> Colour | None:
    """The colour of the letters, where the style states it in a form known here."""
    return colour(style.get("color"))


def ground(style: Style) -> Colour | None:
    """The colour behind the letters, where the style states it in a form known here."""
    return colour(style.get("background-color") or style.get("background"))


def hiding_rules(sheet: str) -> tuple[Rule, ...]:
    """Rules of tags, classes, ids and descendants by which a style sheet hides something and nowhere shows it again.

    Rules inside @media and the like hold only sometimes, those with other selectors only somewhere: they hide nothing
    here, but one that sets a hiding property otherwise, for the same element, takes the rule out. So does an animation.
    """
    hiding: list[tuple[Rule, set[str]]] = []
    showing: list[tuple[str, set[str]]] = []
    for selectors, body in _rules(sheet):
        style = declarations(body)
        hidden_by = _hidden_by(style)
        for selector in map(str.strip, selectors.split(",")):
            showing.append((selector, set(style) - hidden_by))
            rule = _simple(selector) if hidden_by else ()
            if rule:
                hiding.append((rule, hidden_by))
    shown = _shown_keys(showing, set().union(*(names for _, names in hiding)))
    return tuple(dict.fromkeys(rule for rule, names in hiding if not _is_shown(rule, names, shown)))


def keys_of(tag: str, names: str | None, identity: str | None) -> Keys:
    """What selectors can ask of an element: its tag, its class attribute, its id attribute."""
    return frozenset([tag, *(f".{name}" for name in (names or "").split()), f"#{identity}"])


def _hidden_by(style: Style) -> set[str]:
    gone = {name for name in ("display", "visibility") if is_gone({name: style.get(name, "")})}
    return gone | (set() if "animation" in style or "animation-name" in style else _faint_by(style))


def _simple(selector: str) -> Rule:
    """The keys of a selector of descendants; empty for any other, and for one of tags alone."""
    parts = selector.split()
    if not all(_COMPOUND.fullmatch(part) for part in parts) or not re.search("[.#]", selector):
        return ()
    return tuple(_keys(part) for part in parts)


def _keys(part: str) -> Keys:
    return frozenset(key if key[0] in ".#" else key.lower() for key in _KEY.findall(part))


def _shown_keys(showing: list[tuple[str, set[str]]], asked: set[str]) -> _Shown:
    found: _Shown = {}
    for selector, names in showing:
        if here := names & asked:
            parts = [_keys(part) for part in _COMBINATOR.split(selector)]
            last, whole = parts[-1], frozenset().union(*parts)
            for name, key in itertools.product(here, whole):
                found.setdefault((name, key), set()).add((last, whole))
    return found


def _is_shown(rule: Rule, names: set[str], shown: _Shown) -> bool:
    """Whether for each of those hiding properties another rule for the same element sets it otherwise."""
    named = frozenset(key for key in rule[-1] if key[0] in ".#")
    asked = named or frozenset().union(*rule)
    # An id is rarer than a class, and a class than a tag: fewer selectors to look at.
    rarest = min(asked)
    return all(
        any(
            asked <= (last if named and name not in _INHERITED else whole)
            for last, whole in shown.get((name, rarest), ())
        )
        for name in names
    )


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and inside of each rule, those in at-rules left out."""
    text, position = _COMMENT.sub("", sheet), 0
    while (opened := text.find("{", position)) >= 0:
        selectors = text[position:opened].rpartition(";")[2].strip()
        depth, end = 1, opened + 1
        while depth and end < len(text):
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        if not selectors.startswith("@"):
            yield selectors, text[opened + 1 : end - 1]
        position = end


def _pixels(value: str | None) -> float | None:
    found = _LENGTH.fullmatch(value) if value else None
    return float(found[1]) * _EM.get(found[2] or "px", 1) if found else None


def _number(value: str | None) -> float | None:
    try:
        share = 100 if value and value.endswith("%") else 1
        return float(value.removesuffix("%")) / share if value else None
    except ValueError:
        return None


def colour(value: str | None) -> Colour | None:
    """Red, green and blue of a colour as CSS and old attributes write it; None in a form not known here."""
    if value is None or value in _NAMED:
        return _NAMED.get(value or "")
    if found := _RGB.fullmatch(value):
        opaque = found[4] is None or _number(found[4]) != 0
        return (int(found[1]), int(found[2]), int(found[3])) if opaque else None
    digits = value.removeprefix("#")
    if not value.startswith("#") or not re.fullmatch(r"[0-9a-f]{3}|[0-9a-f]{6}", digits):
        return None
    pairs = [one * 2 for one in digits] if len(digits) == 3 else [digits[at : at + 2] for at in (0, 2, 4)]
    return (int(pairs[0], 16), int(pairs[1], 16), int(pairs[2], 16))
