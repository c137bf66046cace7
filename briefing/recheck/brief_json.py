"""A brief in JSON taken apart into blocks: each item in the words that a template prints of it."""

import codecs
from collections.abc import Iterator

from pydantic import ValidationError

from briefing.errors import UnreadableInput
from briefing.nouns.brief import Brief
from briefing.nouns.frozen import first_fault
from briefing.recheck.blocks import Block
from briefing.render.escape import clean
from briefing.render.view import Line, view


def load(data: bytes, name: str) -> Brief:
    """The Brief in these bytes. Raises UnreadableInput naming the first thing that is wrong with it."""
    try:
        return Brief.model_validate_json(data.removeprefix(codecs.BOM_UTF8))
    except ValidationError as error:
        raise UnreadableInput(
            f"{name} is not a brief: {first_fault(error, 'the file')}",
            hint="make one with briefing make --format json; briefing schema tells its form",
        ) from error


def blocks(brief: Brief) -> Iterator[Block]:
    """Headline, bottom line, items, the evidence they quote, and what was left out."""
    seen = view(brief)
    yield Block("heading", seen.headline, None, section="headline")
    if seen.bottom_line:
        yield Block("text", _plain(seen.bottom_line), None, section="bottom_line", item="bottom_line")
    for name, lines in seen.lines.items():
        for item, line in zip(getattr(brief, name), lines, strict=True):
            yield Block("item", _plain(line), None, section=name, item=item.id)
    quoted = dict.fromkeys(clean(one.text) for one in brief.quoted())
    for number, text in enumerate(quoted, start=1):
        yield Block("row", f"[{number}] | {text} | ", None, section="evidence")
    for one in seen.left_out:
        yield Block("item", f"{one.list}: {one.words} — {one.reason}", None, section="left_out")


def _plain(line: Line) -> str:
    """As a template prints it, translations marked as such."""
    text = f"translation: {line.said}" if line.original and line.said else line.said
    whole = ": ".join(part for part in (line.lead, text) if part)
    return f"{whole} ({line.short_note})" if line.short_note else whole
