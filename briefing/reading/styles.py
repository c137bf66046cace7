"""What inline styles and simple style-sheet rules say about whether something is seen: CSS, as far as hiding needs it."""

import re
from collections.abc import Iterator, Mapping

Style = Mapping[str, str]
"""Declarations: property name to value, both in small letters."""

TINY_PX = 1.0
"""Text of so many pixels or points and less cannot be read."""

_FAR = 900
"""Pixels beyond an edge that take something off every screen; -999px and -9999px are the usual values."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CLASS = re.compile(r"\.([\w-]+)")
_SIMPLE = re.compile(r"(?:[a-z][a-z0-9]*)?\.([\w-]+)", re.IGNORECASE)
_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(px|pt|em|rem|vw|vh|%)?")
_EM = {"em": 16, "rem": 16, "vw": 10, "vh": 8, "%": 10}
"""Rough pixels of a unit: whether something lies 900 of them away does not depend on the exact value."""
_CLIPPED = re.compile(r"rect\(\s*(?:0|1)(?:px)?[\s,].*|inset\(\s*(?:50|100)%.*")
_NAMED = {"white": (255, 255, 255), "black": (0, 0, 0), "#fff": (255, 255, 255), "#000": (0, 0, 0)}
_RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*(?:[,/]\s*([\d.]+%?)\s*)?\)")

Colour = tuple[int, int, int]


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
    """Whether it is there and cannot be seen: opacity, font size, clipping, a place beside the screen, no colour."""
    size = _pixels(style.get("font-size"))
    return (
        _number(style.get("opacity")) == 0
        or (size is not None and 0 <= size <= TINY_PX)
        or (_pixels(style.get("text-indent")) or 0) <= -_FAR
        or _is_off_screen(style)
        or style.get("color") == "transparent"
    )


def _is_off_screen(style: Style) -> bool:
    moved = [style.get(f"margin-{side}") for side in ("left", "top")]
    if style.get("position") in ("absolute", "fixed"):
        moved += [style.get(side) for side in ("left", "top", "right", "bottom")]
        clip = style.get("clip") or style.get("clip-path") or ""
        if _CLIPPED.fullmatch(clip):
            return True
    if any((_pixels(value) or 0) <= -_FAR for value in moved):
        return True
    sizes = [_pixels(style.get(side)) for side in ("width", "height", "max-height")]
    return style.get("overflow") == "hidden" and any(size is not None and size <= TINY_PX for size in sizes)


def ink(style: Style) -> Colour | None:
    """The colour of the letters, where the style states it in a form known here."""
    return _colour(style.get("color"))


def ground(style: Style) -> Colour | None:
    """The colour behind the letters, where the style states it in a form known here."""
    return _colour(style.get("background-color") or style.get("background"))


def hiding_classes(sheet: str) -> set[str]:
    """Classes that a style sheet hides by themselves (`.a { display: none }`) and nowhere shows again.

    Rules inside @media and the like hold only sometimes, and rules with longer selectors only somewhere: they hide
    nothing here, but one that shows a class again takes it out.
    """
    hidden, shown = set(), set()
    for selectors, body in _rules(sheet):
        style = declarations(body)
        if "display" not in style and "visibility" not in style:
            continue
        for selector in selectors.split(","):
            simple = _SIMPLE.fullmatch(selector.strip())
            if is_gone(style):
                hidden |= {simple[1]} if simple else set()
            else:
                shown.update(_CLASS.findall(selector))
    return hidden - shown


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
        return float(value.removesuffix("%")) if value else None
    except ValueError:
        return None


def _colour(value: str | None) -> Colour | None:
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
