"""What an HTML page says: its main text by trafilatura, and only the metadata the page itself states."""

import logging
import re
import unicodedata
from typing import Any, NamedTuple

from trafilatura import bare_extraction
from trafilatura.settings import Document
from trafilatura.utils import load_html

from briefing.reading.hidden import visible
from briefing.reading.marked_up import settle_marks
from briefing.reading.metadata import Metadata
from briefing.reading.stated import stated
from briefing.reading.unseen import drop_unseen, note_comments
from briefing.reading.walls import Wall, wall, wall_note

# Without a handler of its own a library's warnings go to stderr, which belongs to the command line.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_TITLE_GAP = re.compile(r"\s+[»›|·•:—–-]+\s+")
_MARKUP_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_BLOCK_TAG = re.compile(r"<(?:p|div|article|section|main|h[1-6])(?:\s[^<>]*)?>", re.IGNORECASE)
_INNER_BLOCKS = (
    "p", "div", "ul", "ol", "table", "blockquote", "form", "h1", "h2", "h3", "h4", "pre", "figure", "img",
)  # fmt: skip
_CLICKED = "//button | //a | //input[@type='submit' or @type='button']/@value/.. | //*[@role='button']"
_ENDERS = tuple(".!?…:")
_CLOSERS = "\"'”’»)]"
_SENTENCE_WORDS = 6
"""What has fewer words is a label or a caption."""
_BULLET = re.compile(r"^- ", re.MULTILINE)


class WebPage(NamedTuple):
    """Main text with one paragraph a line, what the page says about itself, notes, what stands in its place."""

    text: str
    said: Metadata
    notes: tuple[str, ...]
    asks_password: bool
    wall: Wall | None = None


def looks_like_html(text: str) -> bool:
    """Whether a text of unknown kind is an HTML page or fragment."""
    start = text[:5000]
    if _MARKUP_START.match(start):
        return True
    return start.lstrip().startswith("<") and len(_BLOCK_TAG.findall(start)) > 0


def read_web_page(html: str) -> WebPage:
    """The main text of a page and its metadata; the text is empty when nothing reads as an article.

    Comments, hidden elements and characters that do not show are left out and noted. The date is None
    unless the page states one in its head, its structured data, a dated element or its address.
    """
    tree = parsed(html)
    if tree is None:
        return WebPage("", Metadata(), (), False)
    asks = bool(tree.xpath("//input[translate(@type,'PASWORD','pasword')='password']"))
    itself, unscripted = stated(tree), " ".join(tree.xpath("//noscript//text()"))
    # Counted here: trafilatura takes some of them out without a word.
    notes = drop_unseen(tree) + note_comments(html) + settle_marks(tree)
    notes += visible(tree.text_content())[1]
    shown, buttons = _shown(tree), [_words(one) for one in tree.xpath(_CLICKED)]
    _make_paragraphs(tree)
    text, said = _extracted(tree, itself.said)
    found = wall(text, f"{shown} {unscripted}", buttons, itself.free)
    notes += () if found else wall_note(text, itself.free)
    return WebPage(text, said, notes, asks, found)


def _extracted(tree: Any, itself: Metadata) -> tuple[str, Metadata]:
    """Main text and metadata by trafilatura, completed by what the page states of itself."""
    page = bare_extraction(
        tree,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not isinstance(page, Document):
        return "", itself
    title, outlet = _title_and_outlet(tree, page.title, page.sitename)
    text, _ = visible(unicodedata.normalize("NFC", page.text or ""))
    said = Metadata(
        title=title or itself.title,
        outlet=outlet or itself.outlet,
        author=_one_line(page.author) or itself.author,
        published=itself.published,
        language=itself.language,
        url=itself.url,
    )
    return _without_title(text, title), said


def _make_paragraphs(tree: Any) -> None:
    """Turn divisions that stand among paragraphs, and hold a sentence and no blocks, into paragraphs.

    Some pages write translations or quotations so. trafilatura leaves them out: it takes paragraphs.
    """
    among = {paragraph.getparent() for paragraph in tree.iter("p")}
    for division in list(tree.iter("div")):
        before = division.getprevious()
        if (
            division.getparent() not in among
            or before is None
            or before.tag not in ("p", "div", "blockquote")
        ):
            continue
        is_flat = next(division.iterdescendants(*_INNER_BLOCKS), None) is None
        if is_flat and _has_sentence(_words(division)):
            division.tag = "p"


def _has_sentence(text: str) -> bool:
    """Whether a full stop or its like stands behind the sixth word or a later one, or anywhere one of Chinese."""
    if any(stop in text for stop in "。！？"):
        return True
    bare = (word.rstrip(_CLOSERS) for word in text.split()[_SENTENCE_WORDS - 1 :])
    return any(len(word) > 1 and word.endswith(_ENDERS) for word in bare)


def _shown(tree: Any) -> str:
    return " ".join(
        " ".join(
            tree.xpath("//title//text() | //body//text()[not(ancestor::script or ancestor::style)]")
        ).split()
    )


def _words(element: Any) -> str:
    return " ".join((element.text_content() or "").split())


def parsed(html: str) -> Any:
    """The parsed page; fragments are put into a page first, since the parser takes only whole ones."""
    whole = (
        html if _MARKUP_START.match(html[:5000]) else f"<html><body><article>{html}</article></body></html>"
    )
    try:
        return load_html(whole)
    except (ValueError, RecursionError):
        return None


def _title_and_outlet(tree: Any, title: str | None, outlet: str | None) -> tuple[str | None, str | None]:
    """Title without the site's name, and that name. Pages write both into <title>, in either order."""
    title, outlet = _one_line(title), _one_line(outlet)
    heads = [" ".join(head.split()) for head in tree.xpath("//head/title//text()")]
    parts = _TITLE_GAP.split(heads[0]) if heads else []
    if title and len(parts) > 1 and title == parts[0] and _heads_the_site(tree, title):
        title, outlet = heads[0][len(title) :].lstrip(" »›|·•:—–-"), outlet or title
    if title and outlet:
        for gap in _TITLE_GAP.finditer(title):
            if title[gap.end() :].casefold() == outlet.casefold():
                return title[: gap.start()], outlet
    return title, outlet


def _heads_the_site(tree: Any, title: str) -> bool:
    """Whether that title stands in a heading marked as the site's own."""
    headings = [one for one in tree.xpath("//h1") if _words(one) == title]
    return any("site" in f"{one.get('id')} {one.get('class')}" for one in headings)


def _one_line(value: str | None) -> str | None:
    return " ".join(visible(value)[0].split()) or None if value else None


def _without_title(text: str, title: str | None) -> str:
    """The text without the marks trafilatura puts before list items, and without the title if it opens it."""
    text = _BULLET.sub("", text.replace("\u00a0", " ")).strip()
    first, _, rest = text.partition("\n")
    same = title is not None and " ".join(first.split()).casefold() == title.casefold()
    return rest.lstrip() if same else text
