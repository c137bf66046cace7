"""Where a quotation stands in a text: word for word, or else with other white space or quotation marks."""

import re
from collections.abc import Iterator

from briefing.nouns.article import Span

_MARKS = "\"'“”„‟«»‘’‚‛‹›`´"
_OUTER = _MARKS + "…. \t\r\n"


def located_quote(quote: str, text: str) -> Span | None:
    """The first place of the quotation in the text, or None if it is not there.

    Marks, dots and blanks round the quotation are nobody's words. Then every run of white space is one blank and
    every quotation mark the same one, on both sides; letters and other signs must be equal.
    """
    at = text.find(quote) if quote.strip() else -1
    if at >= 0:
        return at, at + len(quote)
    wanted = "".join(sign for sign, _ in _folded(quote.strip(_OUTER)))
    if not wanted.strip():
        return None
    signs = list(_folded(text))
    at = "".join(sign for sign, _ in signs).find(wanted)
    return (signs[at][1], signs[at + len(wanted) - 1][1] + 1) if at >= 0 else None


def _folded(text: str) -> Iterator[tuple[str, int]]:
    """Signs with their places: one blank for a run of white space, one mark for every quotation mark."""
    for match in re.finditer(r"\s+|.", text):
        sign = match.group()
        yield (" " if sign.isspace() else "'" if sign in _MARKS else sign), match.start()
