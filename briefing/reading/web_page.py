"""What an HTML page says: its main text by trafilatura, and only the metadata the page itself states."""

import json
import logging
import re
import unicodedata
from collections.abc import Iterator
from html import escape
from typing import Any, NamedTuple

from htmldate import find_date
from trafilatura import bare_extraction
from trafilatura.settings import Document
from trafilatura.utils import load_html

from briefing.reading.hidden import visible
from briefing.reading.metadata import Metadata, iso_date, language_code

# Without a handler of its own a library's warnings go to stderr, which belongs to the command line.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("htmldate").addHandler(logging.NullHandler())

# The space stands last: translate() takes out what has no counterpart.
_STYLE = "translate(@style,'ABCDEFGHIJKLMNOPQRSTUVWXYZ ','abcdefghijklmnopqrstuvwxyz')"
_HIDDEN = (
    "//body//*[@hidden or @aria-hidden='true' or self::template or self::noscript"
    f" or contains({_STYLE},'display:none') or contains({_STYLE},'visibility:hidden')]"
)
_ELSEWHERE = (
    "contains(@class,'updat') or contains(@class,'modif') or @itemprop='dateModified' or ancestor::*"
    "[contains(@class,'comment') or contains(@id,'comment') or self::footer or self::aside or self::nav]"
)
_TIMES = f"//time[not({_ELSEWHERE})]"
_CLASSED = (
    "//*[self::span or self::div or self::p]"
    f"[contains(@class,'date') or contains(@class,'published')][not({_ELSEWHERE})]"
)
_PUBLISHED_NAMES = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
)
"""Names under which pages state the day of publication: Open Graph, schema.org, Dublin Core, parse.ly."""
_ARTICLE_TYPE = re.compile(r"(?:Article|Posting|Report)$")
_ADDRESS_DATE = re.compile(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)(?:/|$)")
_OWN_ADDRESS = (
    "//link[@rel='canonical']/@href | //meta[@property='og:url']/@content"
    " | //*[self::h1 or self::h2][contains(@class,'title')]/a[@rel='bookmark']/@href"
)
"""Where a page gives its own address; a bookmark is a permanent link (HTML standard, 4.6.7.2)."""
_TITLE_GAP = re.compile(r"\s+[»›|·•:—–-]+\s+")
_MARKUP_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_BLOCK_TAG = re.compile(r"<(?:p|div|article|section|main|h[1-6])(?:\s[^<>]*)?>", re.IGNORECASE)
_BULLET = re.compile(r"^- ", re.MULTILINE)
_LONGEST_DATE = 60
"""Characters of the longest text that is a date and nothing else, as in a date line with time and zone."""


class WebPage(NamedTuple):
    """Main text with one paragraph a line, what the page says about itself, notes, if it asks a password."""

    text: str
    said: Metadata
    notes: tuple[str, ...]
    asks_password: bool


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
    tree = _tree(html)
    if tree is None:
        return WebPage("", Metadata(), (), False)
    asks = bool(tree.xpath("//input[translate(@type,'PASWORD','pasword')='password']"))
    said_date, page_language = _published(tree), _page_language(tree)
    # Counted here: trafilatura takes some of them out without a word.
    notes = _drop_hidden(tree) + visible(tree.text_content())[1]
    page = bare_extraction(
        tree,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not isinstance(page, Document):
        return WebPage("", Metadata(), notes, asks)
    title, outlet = _title_and_outlet(tree, page.title, page.sitename)
    text, _ = visible(unicodedata.normalize("NFC", page.text or ""))
    said = Metadata(
        title=title, outlet=outlet, author=_one_line(page.author), published=said_date, language=page_language
    )
    return WebPage(_without_title(text, title), said, notes, asks)


def _tree(html: str) -> Any:
    """The parsed page; fragments are put into a page first, since the parser takes only whole ones."""
    whole = (
        html if _MARKUP_START.match(html[:5000]) else f"<html><body><article>{html}</article></body></html>"
    )
    try:
        return load_html(whole)
    except (ValueError, RecursionError):
        return None


def _drop_hidden(tree: Any) -> tuple[str, ...]:
    """Take out what a reader of the page does not see; say how much of it had words."""
    count = 0
    for element in tree.xpath(_HIDDEN):
        if element.getparent() is None:
            continue
        count += bool((element.text_content() or "").strip()) and element.tag not in ("template", "noscript")
        element.drop_tree()
    return (f"hidden elements of the page left out: {count}",) if count else ()


def _published(tree: Any) -> str | None:
    """The first date the page states of itself: structured data, head, dated elements, address."""
    return next(filter(None, (_iso(value) for value in _stated_dates(tree))), None)


def _stated_dates(tree: Any) -> Iterator[str]:
    for item in _structured(tree):
        kinds = item.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(name, str) and _ARTICLE_TYPE.search(name) for name in names):
            yield str(item.get("datePublished") or "")
    metas = {
        (one.get("property") or one.get("name") or one.get("itemprop") or "").lower(): one.get("content")
        for one in tree.xpath("//meta")
    }
    yield from (metas[name] or "" for name in _PUBLISHED_NAMES if name in metas)
    for one in tree.xpath("//*[@itemprop='datePublished']"):
        yield one.get("datetime") or one.get("content") or _words(one)
    yield from _dated_elements(tree)
    for address in tree.xpath(_OWN_ADDRESS):
        found = _ADDRESS_DATE.search(address)
        yield "-".join(found.groups()) if found else ""


def _dated_elements(tree: Any) -> Iterator[str]:
    """Dates of time elements and of elements classed as dates, when all of the page's agree on the day.

    Where they do not, some belong to comments or to other articles, and which is not said.
    """
    times = [one.get("datetime") or _words(one) for one in tree.xpath(_TIMES)]
    stated = [date for date in map(_iso, times or map(_words, tree.xpath(_CLASSED))) if date]
    if len({date[:10] for date in stated}) == 1:
        yield stated[0]


def _iso(value: str) -> str | None:
    """The date in canonical form; only its day where no more can be read, or where it is written out."""
    value = value.strip()
    return iso_date(value) or iso_date(value[:10]) or _written_date(value)


def _written_date(value: str) -> str | None:
    """The day that is written out ("April 14, 2018") in a text holding a date and nothing else."""
    if len(value) > _LONGEST_DATE or not re.search(r"\d{4}", value):
        return None
    page = f'<html><head></head><body><p class="date">{escape(value)}</p></body></html>'
    return find_date(page, extensive_search=False, original_date=True)


def _words(element: Any) -> str:
    return " ".join((element.text_content() or "").split())


def _structured(tree: Any) -> Iterator[dict[str, Any]]:
    """Objects of the page's JSON-LD, three levels deep: the page itself before what it links to."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            level: list[Any] = [json.loads(script)]
        except (ValueError, RecursionError):
            continue
        for _ in range(3):
            flat = [one for item in level for one in (item if isinstance(item, list) else [item])]
            found = [one for one in flat if isinstance(one, dict)]
            yield from found
            level = [one[key] for one in found for key in ("@graph", "mainEntity") if key in one]


def _page_language(tree: Any) -> str | None:
    return next(
        filter(None, (language_code(one) for one in tree.xpath("/html/@lang | /html/@xml:lang"))), None
    )


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
