"""Stretches of text put in order: white space as a page shows it, direction by the first strong letter."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from briefing.documents.blocks import Direction, Run

SPACE = " \t\n\r\f"
"""What HTML takes for white space (WHATWG, ASCII whitespace); no-break spaces are text."""

_SPACES = re.compile(f"[{SPACE}]+")
ISOLATES = {"ltr": "\u2066", "rtl": "\u2067"}
ISOLATED_END = "\u2069"

_TAG = re.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
_HARMFUL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufffe\uffff]")
"""Controls, the two bidi overrides, lone surrogates and non-characters: XML or a reader would stumble."""


def language_tag(text: str) -> str:
    """The text where it is a language tag (BCP 47, in shape), else ""; Word calls others a broken file."""
    return text if _TAG.fullmatch(text) else ""


def harmless(text: str) -> str:
    """The text with every character that no document may hold shown as U+FFFD."""
    return _HARMFUL.sub("\ufffd", text)


def first_strong(text: str) -> Direction:
    """The direction of the first letter that has one (Unicode TR 9, rule P2); "ltr" where none has."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return "ltr"


def tidy(runs: Iterable[Run]) -> tuple[Run, ...]:
    """White space collapsed over the borders of runs, none at the ends; neighbours of one look joined."""
    found: list[Run] = []
    for run in _collapsed(runs):
        if (
            found
            and "\n" not in (run.text, found[-1].text)
            and not run.anchor
            and replace(run, text="") == replace(found[-1], text="")
        ):
            found[-1] = replace(run, text=found[-1].text + run.text)
        elif run.text or run.anchor:
            found.append(run)
    return _unended(found)


def isolated(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Runs of another direction than the paragraph's set between Unicode's isolates (TR 9, section 2.4).

    For what orders letters by that algorithm and has no other way of telling.
    """
    found: list[Run] = []
    open_direction: Direction = ""
    for run in (*runs, Run("")):
        if run.direction != open_direction and open_direction:
            found[-1] = replace(found[-1], text=found[-1].text + ISOLATED_END)
        if run.direction != open_direction and run.direction:
            run, open_direction = replace(run, text=ISOLATES[run.direction] + run.text), run.direction
        else:
            open_direction = run.direction
        found.append(run)
    return tuple(found[:-1])


def _collapsed(runs: Iterable[Run]) -> Iterable[Run]:
    blank = True
    for run in runs:
        if run.text == "\n":
            blank = True
            yield run
            continue
        words = _SPACES.sub(" ", run.text)
        words = words.removeprefix(" ") if blank else words
        blank = words.endswith(" ") if words else blank
        yield replace(run, text=words)


def _unended(runs: list[Run]) -> tuple[Run, ...]:
    """Without the white space and the line breaks at the very end."""
    kept = list(runs)
    for place in range(len(kept) - 1, -1, -1):
        kept[place] = replace(kept[place], text=kept[place].text.rstrip(" \n"))
        if kept[place].text:
            break
    return tuple(run for run in kept if run.text or run.anchor)
