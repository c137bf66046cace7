"""A brief in Markdown taken apart into blocks: what a reader of the rendered page sees of it."""

import html
import re
from collections.abc import Iterator

from briefing.recheck.blocks import Block, Kind, joined

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>")
_LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
_CODE = re.compile(r"(`+)(.+?)\1")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![*\w])([*_])(?=\S)(.+?)(?<=\S)\1(?!\w)")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+|$)(?P<text>.*?)[ \t#]*")
_BULLET = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)")
_RULE = re.compile(r" {0,3}([-=*_])(?:[ \t]*\1)*[ \t]*")
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,}).*")
_CELL_RULE = re.compile(r"[\s|:-]+")
_PRIVATE = 0xE000
"""Escaped punctuation is kept in Unicode's private use area while marks are taken off."""


def blocks(text: str) -> Iterator[Block]:
    """Headings, items, paragraphs and table rows in order; comments as asides, for nobody sees them."""
    shown, hidden = _without_comments(text)
    yield from hidden
    lines: list[str] = []
    kind: Kind = "text"
    begun = 0
    for place, line in enumerate([*shown.split("\n"), ""], start=1):
        line = re.sub(r"^(?:\s{0,3}>[ \t]?)+", "", line)
        single = _single(line, bool(lines) and kind == "text")
        bullet = None if single else _BULLET.match(line)
        if single or bullet or not line.strip():
            closing: Kind = "heading" if single == "underline" else kind
            yield from _closed(lines, closing, begun)
            lines, kind, begun = [], "text", place
        if single in ("heading", "row"):
            yield from _alone(line, single, place)
        elif not single and line.strip():
            kind = "item" if bullet else kind
            begun = begun if lines else place
            lines.append(line[bullet.end() :] if bullet else line)
            if line.endswith(("  ", "\\")) and line.strip():
                yield from _closed(lines, kind, begun)
                lines = []


def _without_comments(text: str) -> tuple[str, list[Block]]:
    """The text with comments blanked line by line, and the comments."""
    hidden = []
    for found in _COMMENT.finditer(text):
        words = " ".join(found.group(1).split())
        if words:
            place = text.count("\n", 0, found.start()) + 1
            hidden.append(Block("aside", words, place, "a comment, so readers do not see it"))
    return _COMMENT.sub(lambda found: "\n" * found.group().count("\n"), text), hidden


def _single(line: str, follows: bool) -> str:
    """What a line is that stands for itself: heading, underline, rule, fence or row; "" for all others."""
    if _HEADING.fullmatch(line):
        return "heading"
    if _RULE.fullmatch(line) and (follows or len(line.strip()) > 2):
        return "underline" if follows and line.strip()[0] in "-=" else "rule"
    if _FENCE.fullmatch(line):
        return "rule" if not re.search(r"\w", line) else ""
    return "row" if line.lstrip().startswith("|") else ""


def _closed(lines: list[str], kind: Kind, place: int) -> Iterator[Block]:
    text = inline(joined([line.rstrip("\\") if line.endswith("\\") else line for line in lines]))
    if text:
        yield Block(kind, text, place)


def _alone(line: str, single: str, place: int) -> Iterator[Block]:
    if single == "heading":
        found = _HEADING.fullmatch(line)
        text = inline(found["text"]) if found else ""
        if text:
            yield Block("heading", text, place)
    elif not _CELL_RULE.fullmatch(line):
        cells = [inline(cell.strip()) for cell in _cells(line)]
        yield Block("row", " | ".join(cell for cell in cells if cell), place)


def _cells(line: str) -> list[str]:
    return re.split(r"(?<!\\)\|", line.strip().strip("|") if not line.rstrip().endswith("\\|") else line)


def inline(text: str) -> str:
    """One line of Markdown as its reader sees it: escapes, emphasis, links, code and tags resolved."""
    text = _ESCAPED.sub(lambda found: chr(_PRIVATE + ord(found.group(1))), text)
    text = _CODE.sub(lambda found: found.group(2), text)
    text = _LINK.sub(lambda found: found.group(1), text)
    text = _TAG.sub("", text)
    text = _STRONG.sub(lambda found: found.group(2), text)
    text = _EMPHASIS.sub(lambda found: found.group(2), text)
    text = re.sub(r"[\ue021-\ue07e]", lambda found: chr(ord(found.group()) - _PRIVATE), text)
    return " ".join(html.unescape(text).split())
