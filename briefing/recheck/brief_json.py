"""A brief in JSON taken apart into blocks: each item in the words that a template prints of it."""

import re
from collections.abc import Iterator

from pydantic import ValidationError

from briefing.errors import UnreadableInput
from briefing.nouns.brief import Brief
from briefing.nouns.frozen import first_fault
from briefing.recheck.blocks import Block
from briefing.render.escape import clean
from briefing.render.wording import LISTS, Words, main_words, words


def load(data: bytes, name: str) -> Brief:
    """The Brief in these bytes. Raises UnreadableInput naming the first thing that is wrong with it."""
    try:
        return Brief.model_validate_json(data)
    except ValidationError as error:
        raise UnreadableInput(
            f"{name} is not a brief: {first_fault(error, 'the file')}",
            hint="briefing schema tells the form; evidence must be words of the article in the same file",
        ) from error


def blocks(brief: Brief) -> Iterator[Block]:
    """Headline, bottom line, items, the evidence they quote, and what was left out."""
    yield Block("heading", clean(brief.headline), None, section="headline")
    if brief.bottom_line:
        yield Block(
            "text",
            _plain(Words("", clean(brief.bottom_line.text), "", "", ""), brief),
            None,
            section="bottom_line",
            item="bottom_line",
        )
    for name in LISTS:
        for item in getattr(brief, name) if name != "bottom_line" else ():
            yield Block("item", _plain(words(item), brief), None, section=name, item=item.id)
    quoted = dict.fromkeys(clean(one.text) for one in brief.quoted())
    for number, text in enumerate(quoted, start=1):
        yield Block("row", f"[{number}] | {text} | ", None, section="evidence")
    for loss in brief.losses:
        text = f"{LISTS.get(loss.list, clean(loss.list))}: {main_words(loss.list, loss.item)} — {clean(loss.reason)}"
        yield Block("item", text, None, section="left_out")


def _plain(said: Words, brief: Brief) -> str:
    """As a template prints it, translations marked as such; a quotation is none."""
    translated = brief.language is not None and said.text and not re.fullmatch(r"“[^“”]+”", said.text)
    text = f"translation: {said.text}" if translated else said.text
    whole = ": ".join(part for part in (said.lead, text) if part)
    return f"{whole} ({said.note})" if said.note else whole
