"""The sheet of a Word document: A4, what stands above and below the text, metadata, the packed file."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm

from briefing.documents.properties import Properties
from briefing.documents.runs import harmless
from briefing.documents.word_xml import element

WIDTH = 16.4
"""Centimetres between the margins: A4's 21 less 2.3 on either side."""
FIELD = 255
"""Characters that a core property of an Office document holds."""
FIRST_YEAR, LAST_YEAR = 1980, 2107
"""Of the dates that a ZIP archive knows."""


def lay_out(made: Any, properties: Properties, *, labelled: bool) -> None:
    """Sets the sheet, its header and its footer; a first page that is `labelled` has an empty header."""
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - WIDTH) / 2)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.1)
    section.different_first_page_header_footer = True
    label, author = harmless(properties.label), harmless(properties.author)
    _line(section.header, "Header", [label, None, harmless(properties.running)])
    _line(section.first_page_header, "Header", [] if labelled else [label])
    for footer in (section.footer, section.first_page_footer):
        _line(footer, "Footer", [author, None, "Page ", "PAGE", " of ", "NUMPAGES"])


def _line(part: Any, style: str, words: list[str | None]) -> None:
    """One line with a tab for None and a field for a name in capitals."""
    part.is_linked_to_previous = False
    home = part.paragraphs[0]
    home.style = style
    for word in words:
        if word in ("PAGE", "NUMPAGES"):
            home._p.append(element("fldSimple", _run("1"), instr=f" {word} "))
        else:
            home._p.append(element("r", element("tab")) if word is None else _run(word))


def _run(words: str) -> Any:
    text = element("t")
    text.text = words
    text.set(qn("xml:space"), "preserve")
    return element("r", text)


def describe(made: Any, properties: Properties) -> None:
    """Fills in the core properties; each is cut to what Office reads."""
    core = made.core_properties
    told = {
        "title": properties.title,
        "author": properties.author,
        "last_modified_by": properties.author,
        "subject": properties.subject,
        "comments": properties.description,
        "keywords": properties.digital_source_type,
        "language": properties.language,
        "category": "",
    }
    for name, words in told.items():
        setattr(core, name, harmless(words)[:FIELD])
    core.created = core.modified = properties.moment.replace(tzinfo=None)
    core.revision = 1


def settle(made: Any) -> None:
    """Settings without the template's leftovers: today's Word layout, and no preview of an empty page."""
    settings = made.settings.element
    for old in settings.findall(qn("w:compat")):
        settings.remove(old)
    mode = element(
        "compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15"
    )
    after = next((one for one in settings if one.tag in _AFTER_COMPAT), None)
    compat = element("compat", mode)
    if after is None:
        settings.append(compat)
    else:
        after.addprevious(compat)
    rels = made.part.package.rels
    for key in [key for key, rel in rels.items() if rel.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del rels[key]


_AFTER_COMPAT = frozenset(
    qn(f"w:{name}")
    for name in (
        "docVars rsids attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats "
        "doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType shapeDefaults "
        "doNotEmbedSmartTags decimalSymbol listSeparator"
    ).split()
) | {qn("m:mathPr")}
"""What the schema puts behind w:compat in the settings."""


def packed(made: Any, properties: Properties) -> bytes:
    """The file's bytes: every part dated as the brief, so that they depend on nothing else."""
    loose, tight = BytesIO(), BytesIO()
    made.save(loose)
    moment = properties.moment
    year = min(max(moment.year, FIRST_YEAR), LAST_YEAR)
    date = (year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
    with ZipFile(loose) as old, ZipFile(tight, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = ZipInfo(name, date)
            info.compress_type, info.create_system = ZIP_DEFLATED, 0
            new.writestr(info, old.read(name))
    return tight.getvalue()
