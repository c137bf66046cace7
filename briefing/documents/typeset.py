"""Blocks to PDF by typst: a fixed template reads them as data, so no text is ever typst code."""

import json
import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from briefing.documents.blocks import Block, Cell, Definitions, Run, Table, labelled, text
from briefing.documents.glyphs import Missing, absent_texts, note, refuse, told
from briefing.documents.properties import Properties
from briefing.documents.runs import isolated
from briefing.documents.tables import height
from briefing.errors import BriefingError, UsageError

try:
    import typst
except ModuleNotFoundError as error:
    raise UsageError("PDF needs typst, which is not installed", hint="pip install 'briefing[pdf]'") from error

STANDARDS: list[Any] = ["ua-1", "a-2a"]
"""Tagged for screen readers (ISO 14289-1) and fit for archives (ISO 19005-2); typst refuses a file that
breaks one of them, a character without a glyph included."""

OWN = ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")
"""What typst brings along: Latin, Greek and Cyrillic; more Latin; arrows, boxes and signs."""

SIGNS = "[\u2190-\u2bff]"
"""Arrows, boxes and signs: the only thing a text may take from the last of them, whose letters are a machine's."""

FALLBACK = (
    "Noto Serif",
    "Noto Naskh Arabic",
    "Noto Serif Hebrew",
    "Noto Serif CJK SC",
    "Noto Sans CJK SC",
    "Noto Serif Devanagari",
    "Noto Serif Thai",
    "Times New Roman",
    "Arial",
)
"""Families of the machine to take first for what typst's own fonts do not have; typst seeks on by itself."""

UNBROKEN = 28
"""Characters without a place to break a line that a narrow column may still have to hold; digests have 64."""
_LONG = re.compile(rf"([^\s\u3000-\u9fff\uac00-\ud7af]{{{UNBROKEN},}})")
EM = 0.55
"""Width of an average letter, in ems: what a term's column is measured with."""
WHOLE = 24
"""Lines that a table row may have and still not be split over two pages."""


_TEMPLATE = Path(__file__).with_name("brief.typ")


def document(blocks: tuple[Block, ...], properties: Properties) -> bytes:
    """The blocks as a PDF; what it raises and promises stands at `briefing.documents.pdf`."""
    try:
        return _compiled(blocks, properties, OWN, alone=True)
    except Missing:
        pass
    here = set(typst.Fonts().families())
    fonts = (*OWN[:-1], *(name for name in FALLBACK if name in here), OWN[-1])
    try:
        return _compiled(blocks, properties, fonts, alone=False)
    except Missing as found:
        refuse(found.texts, blocks)
        return _compiled((*blocks, *note(found.texts)), properties, fonts, alone=False, absent=found.texts)


def _compiled(
    blocks: tuple[Block, ...],
    properties: Properties,
    fonts: tuple[str, ...],
    *,
    alone: bool,
    absent: tuple[str, ...] = (),
) -> bytes:
    """The PDF, with typst's own fonts `alone` or with the machine's; raises Missing for texts without glyphs."""
    data = {
        **_facts(properties, absent),
        "fonts": fonts,
        "alone": alone,
        "signs": SIGNS,
        "labelled": labelled(blocks),
        "blocks": [_data(one, absent) for one in blocks],
    }
    # Alone in its root: whatever a template could ask for, there is nothing else to read.
    with TemporaryDirectory() as root:
        template = Path(root, _TEMPLATE.name)
        template.write_bytes(_TEMPLATE.read_bytes())
        try:
            return typst.compile(
                str(template),
                root=root,
                format="pdf",
                ignore_system_fonts=alone,
                sys_inputs={"brief": json.dumps(data)},
                pdf_standards=STANDARDS,
                timestamp=properties.moment,
            )
        except typst.TypstError as error:
            texts = absent_texts(error.diagnostic)
            if texts:
                raise Missing(texts) from error
            raise BriefingError(f"typst cannot typeset this brief: {error.message}") from error


def _facts(properties: Properties, absent: tuple[str, ...]) -> dict[str, Any]:
    moment = properties.moment
    lang, _, region = properties.language.partition("-")
    return {
        "title": properties.title,
        "author": properties.author,
        "description": properties.description,
        "keywords": [properties.digital_source_type],
        "label": told(properties.label, absent),
        "footer": told(properties.author, absent),
        "running": told(properties.running, absent),
        "lang": _lang(lang) or "en",
        "region": region.upper() if re.fullmatch("[A-Za-z]{2}", region) else None,
        "direction": "ltr",
        "date": {
            "year": moment.year,
            "month": moment.month,
            "day": moment.day,
            "hour": moment.hour,
            "minute": moment.minute,
            "second": moment.second,
        },
    }


def _lang(tag: str) -> str:
    """The language of a BCP 47 tag as typst takes it: two or three letters, or ""."""
    primary = tag.partition("-")[0].casefold()
    return primary if re.fullmatch("[a-z]{2,3}", primary) else ""


def _data(value: Any, absent: tuple[str, ...]) -> Any:
    """A block, or a part of one, as JSON; `is` names its kind."""
    if isinstance(value, tuple):
        value = isolated(value) if value and isinstance(value[0], Run) else value
        return [_data(one, absent) for one in value]
    if not is_dataclass(value):
        return value
    plain = {one.name: _data(getattr(value, one.name), absent) for one in fields(value)}
    return {"is": type(value).__name__.casefold(), **plain, **_more(value, absent)}


def _more(value: Any, absent: tuple[str, ...]) -> dict[str, Any]:
    """What the template would have to work out itself."""
    match value:
        case Run():
            return {"pieces": pieces(told(value.text, absent)), "lang": _lang(value.language)}
        case Definitions():
            return {"term": max(len(text(entry.term)) for entry in value.entries) * EM}
        case Table():
            head, body = (
                [_row(row, value.widths, absent) for row in rows] for rows in (value.head, value.body)
            )
            return {"head": head, "body": body}
        case _:
            return {}


def _row(row: tuple[Cell, ...], widths: tuple[float, ...], absent: tuple[str, ...]) -> list[dict[str, Any]]:
    """A row's cells; they are kept on one page when all of them are short enough to be."""
    whole = height(row, widths) <= WHOLE
    return [{**_data(cell, absent), "whole": whole} for cell in row]


def pieces(text: str) -> list[str]:
    """The text cut where a line may break although nothing in the text says so: within long digests."""
    found: list[str] = []
    for part in _LONG.split(text):
        step = UNBROKEN // 4 if _LONG.fullmatch(part) else max(len(part), 1)
        found += [part[at : at + step] for at in range(0, len(part), step)]
    return found
