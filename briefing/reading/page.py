"""What every kind of file is turned into before it becomes an Article: a text, its blocks, what it says of itself."""

from typing import NamedTuple

from briefing.errors import InputError
from briefing.nouns.article import Span
from briefing.reading.metadata import Metadata
from briefing.reading.paragraphs import lines
from briefing.reading.walls import Wall


class Page(NamedTuple):
    """One opened input: its text, where its blocks and known furniture lie, and what it says of itself."""

    text: str
    blocks: list[Span]
    furniture: list[Span]
    said: Metadata
    notes: tuple[str, ...]
    asks_password: bool = False
    wall: Wall | None = None
    part: str = ""
    """Which part of a file with several it is, to be put behind the name: ", entry 3"."""


Opened = Page | InputError
"""A page, or why this part of the file gives none."""


def flowed(text: str, said: Metadata, notes: tuple[str, ...] = ()) -> Page:
    """The page of a text that has each paragraph in a line of its own."""
    return Page(text, lines(text), [], said, notes)
