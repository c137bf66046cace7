"""Letters that no font at hand has: found in typst's own words, shown as numbers, or a reason to refuse."""

import re
from collections.abc import Iterable

from briefing.documents.blocks import Block, Heading, Paragraph, Run, words
from briefing.errors import BriefingError, UsageError

_ABSENT = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
_PLAIN = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}

SHARE = 0.05
"""Of a brief's characters; above it a page of Unicode numbers would be no brief any more."""


class Missing(BriefingError):
    """Some texts have no glyph; caught in this room and never seen outside."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        super().__init__(f"no glyphs for {', '.join(texts)}")
        self.texts = texts


def absent_texts(diagnostic: str) -> tuple[str, ...]:
    """The texts that typst could not display, longest first: characters, or clusters of them."""
    found = {_ESCAPED.sub(_unescaped, one) for one in _ABSENT.findall(diagnostic)}
    return tuple(sorted(found - {""}, key=lambda one: (-len(one), one)))


def _unescaped(match: re.Match[str]) -> str:
    """Rust's way of writing a character in a string, undone."""
    return chr(int(match[1], 16)) if match[1] else _PLAIN.get(match[2], match[2])


def told(text: str, absent: Iterable[str]) -> str:
    """The text with what cannot be displayed written as "[U+1F600]"."""
    for one in absent:
        text = text.replace(one, _numbers(one))
    return text


def _numbers(text: str) -> str:
    return f"[{' '.join(f'U+{ord(char):04X}' for char in text)}]"


def refuse(absent: tuple[str, ...], blocks: tuple[Block, ...]) -> None:
    """Raises UsageError when too much of the brief cannot be displayed to print it at all."""
    whole = " ".join(map(words, blocks))
    lost = sum(whole.count(one) * len(one) for one in absent)
    if lost > SHARE * len(whole):
        raise UsageError(
            f"no font on this machine has the letters of this brief: {lost} characters, {absent[0]!r} among them",
            hint="install a font that has them (the Noto fonts cover every script), or ask for docx",
        )


def note(absent: tuple[str, ...]) -> tuple[Block, ...]:
    """What tells the reader at the document's end that numbers stand for characters."""
    said = (
        "No font on the machine that made this document has some characters of the text. "
        f"In their place stand their Unicode numbers: {', '.join(sorted(map(_numbers, absent)))}."
    )
    return Heading(1, (Run("Characters not shown"),)), Paragraph((Run(said),))
