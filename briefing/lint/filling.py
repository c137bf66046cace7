"""Rule 11 in a Brief: no field is filled with what only looks like an answer."""

import re
from collections.abc import Iterator

from briefing.lint.rules import Lint, broken
from briefing.nouns.brief import Brief
from briefing.nouns.frozen import Frozen

FILLER = re.compile(
    r"[\s.…?!–—_-]*|n/?a|none|null|nil|unknown|unspecified|not (?:stated|given|known|mentioned|specified|applicable)"
    r"(?: in the article)?|tb[cda]|to be (?:confirmed|determined|announced)|xxx+|lorem ipsum.*|\[[^\]]*\]|<[^>]*>|todo.*",
    re.IGNORECASE,
)
"""Texts that fill a place without saying anything, after the closing stop was taken off."""


def is_filler(text: str) -> bool:
    """Whether the text says nothing: "N/A", "unknown", "[name]", a dash."""
    return FILLER.fullmatch(text.strip().rstrip(".").strip()) is not None


def filled(brief: Brief) -> Iterator[Lint]:
    """Fields that hold a filler or nothing but space; what is not known is left out of a Brief."""
    if is_filler(brief.headline):
        yield broken(11, "headline", "the headline says nothing: give the article's own", brief.headline)
    if brief.bottom_line and is_filler(brief.bottom_line.text):
        message = "the bottom line says nothing: leave it out, and the brief says that it is not stated"
        yield broken(11, "bottom_line", message, brief.bottom_line.text)
    for item in brief.items():
        for name, text in _texts(item):
            if is_filler(text):
                message = f"“{name}” is filled with words that say nothing: leave it out"
                yield broken(11, item.id, message, text)


def _texts(item: Frozen) -> Iterator[tuple[str, str]]:
    """Every text of an item's own fields, with the field's name; evidence and findings are not its own."""
    for name in type(item).model_fields:
        value = getattr(item, name)
        if name in ("id", "evidence", "findings", "response"):
            continue
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, tuple):
            yield from ((name, one) for one in value if isinstance(one, str))
        elif isinstance(value, Frozen):
            yield from ((f"{name}.{inner}", text) for inner, text in _texts(value))
