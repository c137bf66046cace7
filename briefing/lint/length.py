"""Rule 12: how long a brief may be."""

from collections.abc import Iterator

from briefing.lint.rules import Lint, broken
from briefing.nouns.brief import Brief
from briefing.reading.sentences import sentences

BOTTOM_LINE = 2
"""Sentences of a bottom line at most: what is read if nothing else is read."""


def long_bottom_line(brief: Brief) -> Iterator[Lint]:
    """Rule 12 for a Brief, which has no family yet: its bottom line is a line or two."""
    text = brief.bottom_line.text if brief.bottom_line else ""
    found = tuple(sentences(text, (0, len(text)), brief.language or brief.article.language)) if text else ()
    if len(found) > BOTTOM_LINE:
        message = f"the bottom line has {len(found)} sentences: keep the {BOTTOM_LINE} that matter most"
        yield broken(12, "bottom_line", message)
