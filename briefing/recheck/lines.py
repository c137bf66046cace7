"""Nouns of a brief that was edited: its lines, its other words with the reason why not, and its sections."""

from briefing.nouns.frozen import Frozen
from briefing.recheck.claims import Dated


class Line(Frozen):
    """One sentence of the brief. `number` counts from 1; `list` is the section it stands in, where known."""

    number: int
    text: str
    list: str | None = None
    item: str | None = None
    """Id of the item in a JSON brief."""
    place: int | None = None
    """Line of the file, from 1."""
    claims: tuple[str, ...]
    """What it claims, as whole sentences, each to be checked."""
    dates: tuple[Dated, ...] = ()
    """Days that it gives time phrases of the article."""
    actors: tuple[str, ...] = ()
    """Who demands or threatens in it, where it is a demand or a threat as a template prints it."""
    quotation: bool = False
    """True for words printed as the article's which the article does not have."""
    verbatim: tuple[str, ...] = ()
    """Words in it that are given as the article's own."""
    name: str = ""
    """The name, place or time that is all it says, where it says no more."""
    cites: tuple[int, ...] = ()
    """Numbers of the evidence that is printed with it: in it, else next behind it in its block."""


class Unchecked(Frozen):
    """Words of the brief that were not checked, and why. `ours`: our own template wrote them."""

    text: str
    why: str
    place: int | None = None
    ours: bool = False


class Section(Frozen):
    """A part of the brief as its reader sees it. The first, above any heading, is named "header"."""

    name: str | None
    """What our templates print under this heading; None for a heading of somebody's own."""
    heading: str = ""
    place: int | None = None
    texts: tuple[str, ...] = ()
    """Its blocks in order, citations and all."""


class Edited(Frozen):
    """A brief that was read: every word of it is in a line or in `unchecked`."""

    format: str
    lines: tuple[Line, ...]
    unchecked: tuple[Unchecked, ...] = ()
    sections: tuple[Section, ...] = ()
    article_sha256: str | None = None
    """Of the article it was made from, where the brief says so whole (JSON)."""
