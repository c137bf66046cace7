"""A brief in plain text taken apart into blocks: wrapped lines are put together again."""

import re
from collections.abc import Iterator

from briefing.recheck.blocks import Block, Kind, joined
from briefing.recheck.template_parts import headings, labels
from briefing.recheck.template_words import opens_fact
from briefing.render.columns import COLUMNS, width

_BULLET = re.compile(r"\s*(?:[-*•–+](?=\s)|\d{1,3}[.)](?=\s))\s*")
_NUMBERED = re.compile(r"\[\d{1,3}\]\s")
_RULE = re.compile(r"\s*([-=_*])\1{2,}\s*")
_FINAL = re.compile(r"[.!?:;…。！？\])”\"’»]$")


class _Open:
    """The block that lines are being added to."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.place = 0
        self.kind: Kind = "text"

    def begin(self, line: str, place: int, kind: Kind) -> None:
        self.lines, self.place, self.kind = [line], place, kind

    def close(self, kind: Kind | None = None) -> Iterator[Block]:
        text = joined(self.lines)
        if text:
            yield Block(kind or self.kind, text, self.place)
        self.lines = []


def blocks(text: str) -> Iterator[Block]:
    """Headings (underlined, or our own words alone on a line), items and paragraphs, in order."""
    held = _Open()
    for place, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            yield from held.close()
        elif _RULE.fullmatch(line):
            yield from _underlined(held, line)
        elif line.strip().casefold() in headings():
            yield from held.close()
            yield Block("heading", line.strip(), place)
        else:
            yield from _taken(held, line, place)
    yield from held.close()


def _underlined(held: _Open, rule: str) -> Iterator[Block]:
    """What stands above a rule is a heading: all of it above "===", one line above "---"."""
    if "-" in rule and len(held.lines) > 1:
        last, place = held.lines.pop(), held.place + len(held.lines)
        yield from held.close()
        held.begin(last, place, "text")
    yield from held.close("heading" if held.kind == "text" else None)


def _taken(held: _Open, line: str, place: int) -> Iterator[Block]:
    bullet = _BULLET.match(line) if _may_be_bullet(held, line) else None
    source = bool(held.lines) and held.lines[0].startswith("Source: ")  # facts and [1] go on in it
    starts = not source and (bullet or _NUMBERED.match(line) or _is_labelled(line) or opens_fact(line))
    if starts or not held.lines or _parted(held, line):
        yield from held.close()
        held.begin(line[bullet.end() :] if bullet else line, place, "item" if bullet else "text")
    else:
        held.lines.append(line)


def _is_labelled(line: str) -> bool:
    """Whether it opens as a flash's line does, in the capitals that a template gives it: "Who:", "KEY QUOTE:"."""
    found = labels().match(line)
    return line.startswith("Source: ") or (
        found is not None and line[0].isupper() and line[found.end() - 1] == " "
    )


def _may_be_bullet(held: _Open, line: str) -> bool:
    """Whether a mark that opens the line is a bullet, not a word that was wrapped: "15. [1]", "– as he said".

    A wrapped word had no room on the line above.
    """
    return not held.lines or (held.kind == "item" and line.startswith("- ")) or _had_room(held, line)


def _had_room(held: _Open, line: str) -> bool:
    """Whether the first word would have fitted on the line above, bullet and all."""
    indent = 2 if held.kind == "item" and len(held.lines) == 1 else 0
    return width(held.lines[-1].rstrip()) + indent + 1 + width(line.split()[0]) <= COLUMNS


def _parted(held: _Open, line: str) -> bool:
    """Whether a line begins something new: its first word had room on the line above, which was finished.

    Our wrapping fills every line, so a break before a word that had room was made on purpose.
    """
    above = held.lines[-1].rstrip()
    room = _had_room(held, line)
    if held.kind == "item" and not line[0].isspace() and line[0].isupper():
        return room
    return room and _FINAL.search(above) is not None
