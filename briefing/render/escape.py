"""Text from outside made harmless: for plain text, and for Markdown without spoiling its looks."""

import re

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e]")
"""C0 and C1 controls that are no white space, and the two bidi overrides, which reorder what is read."""
_EMBEDDINGS = re.compile("[\u202a-\u202c\u2066-\u2069]")
"""Bidi embeddings and isolates: legitimate, but one left open leaks into the next line."""
_SPACE = re.compile("[ \t\n\r\x0b\x0c\x85\u2028\u2029]+")
"""White space without the no-break spaces, which typography put there on purpose."""

_ADDRESS = re.compile(
    r"""(?:(?:[a-z][a-z0-9+.-]*://|www\.)[^\s<>`|\\()\[\]{}"“”«»]*[\w/=#~&%+-])"""
    r"""|(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+)""",
    re.IGNORECASE,
)
_ANYWHERE = re.compile(
    r"""(?P<slash>\\(?=[!-/:-@\[-`{-~]|$)|[`*\[\]{|]|(?<![^\W_])_|_(?![^\W_])|~(?!(?<=\s~)\d))"""
    r"""|(?P<angle><(?=[A-Za-z/!?]))|(?P<entity>&(?=\#?\w+;))"""
)
_CLOSING = re.compile(r"(?<![^\s])#+$")
"""Marks that end a heading without being seen."""
_AT_START = re.compile(r"(?P<sign>[#>]|[-+=](?=\s|$|[-=])|(?<=\d)[.)](?=\s|$))")


def visible(text: str) -> str:
    """The text with control characters and bidi overrides shown as U+FFFD; nothing else changes."""
    return _CONTROLS.sub("\ufffd", text)


def clean(text: str) -> str:
    """One line of plain text: white space collapsed, controls shown as U+FFFD, bidi embeddings gone."""
    return _SPACE.sub(" ", _EMBEDDINGS.sub("", visible(text))).strip()


def markdown(text: object) -> str:
    """Escape what Markdown (CommonMark, GFM, Python-Markdown) would take for markup, and no more.

    In: any text; it is cleaned to one line first. Out: Markdown showing exactly that line. Addresses
    become code, as no backslash stops every parser from linking them; `<` before a tag and `&` before
    an entity become entities, as Python-Markdown knows no backslash for them.
    """
    line = clean(str(text))
    parts: list[str] = []
    done = 0
    for address in _ADDRESS.finditer(line):
        parts += [_prose(line[done : address.start()]), f"`{address.group()}`"]
        done = address.end()
    text = "".join([*parts, _prose(line[done:])])
    return _opening(_CLOSING.sub(r"\\\g<0>", text) if line.strip("#") else text)


def _prose(text: str) -> str:
    return _ANYWHERE.sub(_replace, text)


def _replace(match: re.Match[str]) -> str:
    return {"angle": "&lt;", "entity": "&amp;"}.get(match.lastgroup or "", "\\" + match.group())


def _opening(text: str) -> str:
    """Escape a heading, quote, list, rule or fence mark at the very beginning."""
    digits = len(text) - len(text.lstrip("0123456789"))
    mark = _AT_START.match(text, digits)
    if mark is None or (digits > 0) != (mark.group() in ".)"):
        return text
    return f"{text[:digits]}\\{text[digits:]}"
