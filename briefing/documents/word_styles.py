"""The look of a Word document, as styles that an office can change in one place."""

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from briefing.documents.word_xml import element, twips

FONT = "Arial"
"""On every Windows and macOS; elsewhere Liberation Sans has the same widths, so pages break alike."""
EASTERN = {"ja": "Yu Gothic", "ko": "Malgun Gothic", "zh": "Microsoft YaHei"}
"""Fonts that Word brings for East Asian text; Chinese where the document's language says nothing."""

INK, SOFT, ACCENT, WARN = "1C1B19", "57534C", "1F4E79", "8A3B12"
RULE, TINT = "BFBAB0", "FDF6E3"


@dataclass(frozen=True)
class Look:
    """One style: points for sizes and spacing, centimetres for indents."""

    name: str
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    colour: str = ""
    before: float = 0.0
    after: float = 4.0
    line: float = 1.12
    keep: bool = False
    """With the next paragraph, and in one piece."""
    indent: float = 0.0
    border: str = ""
    """"slot", "box" or "rule"."""
    shade: str = ""
    character: bool = False


LOOKS = (
    Look("Normal", 10, after=5),
    Look("Title", 20, bold=True, colour=INK, before=4, after=10, line=1.05, keep=True),
    Look("Heading 1", 13, bold=True, colour=ACCENT, before=14, after=5, keep=True),
    Look("Heading 2", 11, bold=True, colour=ACCENT, before=9, after=3, keep=True),
    Look("Heading 3", 10, bold=True, italic=True, colour=ACCENT, before=7, after=3, keep=True),
    Look("Label", 9.5, bold=True, colour=WARN, after=6, keep=True),
    Look("Bottom Line", 12, after=6),
    Look("Small", 9, colour=SOFT),
    Look("Not Stated", 10, italic=True, colour=SOFT),
    Look("List Bullet", after=3),
    Look("List Number", after=3),
    Look("Term", 10, bold=True, before=4, after=1, keep=True),
    Look("Definition", 10, after=1.5),
    Look("Table Text", 9, after=2, before=2, line=1.08),
    Look("Slot", 10, before=2, after=2, border="slot", shade=TINT),
    Look("Box", 10, before=2, after=2, border="box"),
    Look("Quote", 10, indent=0.8),
    Look("Rule", 4, border="rule"),
    Look("Gap", 3, after=0, line=1.0),
    Look("Header", 8, colour=SOFT, after=0),
    Look("Footer", 8, colour=SOFT, after=0),
    Look("Citation", 8, colour=ACCENT, character=True),
    Look("Note", 9, colour=SOFT, character=True),
    Look("Unclear", colour=WARN, character=True),
    Look("Slot Text", shade=TINT, character=True),
    Look("Link", colour=ACCENT, character=True),
)


def dress(made: Any, language: str) -> None:
    """Gives the document its styles and its language."""
    styles = made.styles
    known = {(style.name, style.type): style for style in styles}
    _defaults(styles.element, language)
    for look in LOOKS:
        kind = WD_STYLE_TYPE.CHARACTER if look.character else WD_STYLE_TYPE.PARAGRAPH
        style = known.get((look.name, kind)) or styles.add_style(look.name, kind)
        style.hidden, style.quick_style = False, True
        _put(style.element, look)


def _put(style: Any, look: Look) -> None:
    """Replaces what the style element says of paragraphs and of text."""
    for tag in ("w:pPr", "w:rPr"):
        for old in style.findall(qn(tag)):
            style.remove(old)
    if not look.character:
        style.append(element("pPr", *_paragraph(look)))
    style.append(element("rPr", *_text(look)))


def _paragraph(look: Look) -> list[Any]:
    parts = [element("keepNext"), element("keepLines")] if look.keep else []
    parts.append(element("widowControl"))
    if look.border:
        parts.append(element("pBdr", *_border(look.border)))
    if look.shade:
        parts.append(element("shd", val="clear", color="auto", fill=look.shade))
    if look.name in ("Header", "Footer"):
        parts.append(element("tabs", element("tab", val="right", pos=twips(16.4))))
    before, after = round(look.before * 20), round(look.after * 20)
    parts.append(element("spacing", before=before, after=after, line=round(look.line * 240), lineRule="auto"))
    inward = 0.15 if look.border in ("slot", "box") else look.indent
    if inward:
        parts.append(element("ind", left=twips(inward), right=twips(inward)))
    level = {"Title": None, "Heading 1": 0, "Heading 2": 1, "Heading 3": 2}.get(look.name)
    return [*parts, element("outlineLvl", val=level)] if level is not None else parts


def _border(kind: str) -> list[Any]:
    edges = ("bottom",) if kind == "rule" else ("top", "left", "bottom", "right")
    line = "dashed" if kind == "slot" else "single"
    colour = WARN if kind == "slot" else RULE
    return [element(edge, val=line, sz=6, space=1 if kind == "rule" else 4, color=colour) for edge in edges]


def _text(look: Look) -> list[Any]:
    parts = [element("b"), element("bCs")] if look.bold else []
    parts += [element("i"), element("iCs")] if look.italic else []
    parts += [element("color", val=look.colour)] if look.colour else []
    if look.size:
        parts += [element("sz", val=round(look.size * 2)), element("szCs", val=round(look.size * 2))]
    if look.character and look.shade:
        parts.append(element("shd", val="clear", color="auto", fill=look.shade))
    return parts


def _defaults(styles: Any, language: str) -> None:
    """One font and one language for all text that says nothing of its own."""
    primary = language.partition("-")[0].casefold()
    eastern = primary if primary in EASTERN else "zh"
    fonts = element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=EASTERN[eastern], cs=FONT)
    tongue = element(
        "lang",
        val=language,
        eastAsia={"ja": "ja-JP", "ko": "ko-KR", "zh": "zh-CN"}[eastern],
        bidi=language if primary in ("ar", "fa", "he", "ur") else "ar-SA",
    )
    defaults = styles.find(qn("w:docDefaults"))
    for old in list(defaults):
        defaults.remove(old)
    defaults.append(element("rPrDefault", element("rPr", fonts, tongue)))
    defaults.append(element("pPrDefault"))
