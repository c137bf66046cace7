"""Quotations of a run of sentences: where the quoted text lies in each, and which pieces are one quotation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.nouns.article import Span

_OPENERS = {"“": "”", "«": "»", "„": "“”", "‹": "›"}
_MARK = re.compile(r"[“”«»„‹›\"]|''|``|(?<!\w)['‘`](?=\w)|(?<=[\w.,!?…])['’](?!\w)")
_LONGEST = 8
"""A quotation that runs through more sentences than this was never closed (a lost mark); by judgment."""
_SHORTEST_SINGLE = 2
"""Words in 'single marks' below which they may be an apostrophe's; by judgment."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """One sentence's piece of a quotation. Pieces of one quotation share `number`."""

    start: int
    end: int
    number: int

    @property
    def span(self) -> Span:
        """Of the text between the marks, in its sentence."""
        return self.start, self.end


class _Open:
    """The state between two sentences: which closing mark is awaited, and since when."""

    def __init__(self) -> None:
        self.closer = ""
        self.number = 0
        self.since = 0


def quotations(texts: Sequence[str]) -> tuple[tuple[Quoted, ...], ...]:
    """Per sentence the pieces between quotation marks, in order; an unclosed one runs to the sentence's end."""
    state = _Open()
    return tuple(tuple(_pieces(text, state)) for text in texts)


def _pieces(text: str, state: _Open) -> list[Quoted]:
    found: list[Quoted] = []
    start = 0
    if state.closer:
        state.since += 1
        if state.since > _LONGEST or _opens_anew(text, state):
            state.closer = ""
    for match in _MARK.finditer(text):
        mark = '"' if match.group() in {"''", "``"} else match.group()
        if state.closer:
            if mark in state.closer:
                _add(found, text, (start, match.start()), state)
                state.closer = ""
            continue
        ends_word = mark in {"'", "’"} and match.start() > 0 and not text[match.start() - 1].isspace()
        closer = "" if ends_word else _closer(mark, text, match.end())
        if closer:
            state.closer, start = closer, match.end()
            state.number += 1
            state.since = 0
    if state.closer:
        if state.closer in {"'", "’"}:  # single marks never reach over a sentence's end: mostly apostrophes
            state.closer = ""
        else:
            _add(found, text, (start, len(text)), state)
    return found


def _opens_anew(text: str, state: _Open) -> bool:
    """Each paragraph of a long quotation opens with a mark again; a lost closing mark looks the same."""
    if text[:1] == '"' == state.closer:
        return text[1:2].isalnum()
    return text[:1] in _OPENERS and text[:1] not in state.closer


def _closer(mark: str, text: str, after: int) -> str:
    if mark == '"':
        return '"'
    if mark in {"'", "‘", "`"}:
        closer = "’" if mark == "‘" else "'"
        end = re.compile(rf"[\w.,!?…]{closer}(?!\w)").search(text, after)
        long = end is not None and text[after : end.start() + 1].count(" ") >= _SHORTEST_SINGLE - 1
        return closer if long else ""
    return _OPENERS.get(mark, "")


def _add(found: list[Quoted], text: str, span: Span, state: _Open) -> None:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Quoted(start, end, state.number))


def inside(at: int, pieces: Sequence[Quoted]) -> bool:
    """Whether the offset lies in one of the quoted pieces."""
    return any(piece.start <= at < piece.end for piece in pieces)
