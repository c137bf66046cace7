"""The review kept within five pages: what goes first when there are many articles, and a word on what went."""

from collections.abc import Sequence
from typing import NamedTuple

from briefing.nouns.press_review import Divergence, Entry, Statement, Theme

WORDS = 3500
"""What grows with the articles may have so many words for the whole to stay within five A4 pages in print;
measured on 25 articles at a time, printed by Chromium."""
DIVERGENCES = 8
"""How many divergences stay where room is short."""
_HEAD = 42
"""Words of one article's heading, link, index and source lines."""


class Fitted(NamedTuple):
    """What fits, and what was left out, in words."""

    themes: tuple[Theme, ...]
    divergences: tuple[Divergence, ...]
    cut: tuple[str, ...]


def fitted(themes: Sequence[Theme], divergences: Sequence[Divergence]) -> Fitted:
    """The themes and divergences that fit. One line of each article stays in any case.

    What goes, each only as far as it must: divergences beyond DIVERGENCES, then quotations and then second
    sentences, those of the review's last article first.
    """
    over = _words(themes, divergences) - WORDS
    kept = tuple(divergences) if over <= 0 else tuple(divergences[:DIVERGENCES])
    over -= sum(_cost(side) for one in divergences[len(kept) :] for side in one.sides)
    entries = {entry.article: entry for theme in themes for entry in theme.entries}
    quotes = seconds = 0
    for number in sorted(entries, reverse=True):
        entry = entries[number]
        if over > 0 and entry.quote:
            over -= _quoted(entry)
            quotes += 1
            entries[number] = entry.model_copy(update={"quote": None})
    for number in sorted(entries, reverse=True):
        entry = entries[number]
        if over > 0 and entry.lines[1:]:
            over -= sum(map(_cost, entry.lines[1:]))
            seconds += 1
            entries[number] = entry.model_copy(update={"lines": entry.lines[:1]})
    gone = (
        (len(divergences) - len(kept), "divergence"), (quotes, "quotation"), (seconds, "second sentence"),
    )  # fmt: skip
    return Fitted(
        tuple(
            theme.model_copy(update={"entries": tuple(entries[one.article] for one in theme.entries)})
            for theme in themes
        ),
        kept,
        tuple(f"{count} {what}{'' if count == 1 else 's'}" for count, what in gone if count),
    )


def _words(themes: Sequence[Theme], differing: Sequence[Divergence]) -> int:
    """Words of everything that grows with the articles, their evidence included."""
    entries = [entry for theme in themes for entry in theme.entries]
    said = sum(_HEAD + sum(map(_cost, entry.lines)) + _quoted(entry) for entry in entries)
    return said + sum(_cost(side) for one in differing for side in one.sides)


def _cost(line: Statement) -> int:
    """The line, and its evidence where that is in other words."""
    evidence = " ".join(one.text for one in line.evidence)
    return len(line.text.split()) + (0 if evidence == line.text else len(evidence.split()))


def _quoted(entry: Entry) -> int:
    """The quotation, and its sentence among the evidence."""
    return len(entry.quote.text.split()) * 2 if entry.quote else 0
