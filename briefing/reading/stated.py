"""What an HTML page states of itself in its head, its structured data and its dated elements; nothing is guessed."""

import json
import logging
import re
from collections.abc import Iterable, Iterator
from html import escape, unescape
from typing import Any, NamedTuple

from htmldate import find_date

from briefing.reading.hidden import visible
from briefing.reading.metadata import Metadata, iso_date, language_code, web_address

# Without a handler of its own a library's warnings go to stderr, which belongs to the command line.
logging.getLogger("htmldate").addHandler(logging.NullHandler())

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
_LONGEST_DATE = 60
"""Characters of the longest text that is a date and nothing else, as in a date line with time and zone."""


class Stated(NamedTuple):
    """What was found: metadata, and whether the page says that it may be read without paying (None: it does not say)."""

    said: Metadata
    free: bool | None


def stated(tree: Any) -> Stated:
    """What the parsed page says of itself; every field None that it does not state in a form made for machines."""
    articles = list(_articles(tree))
    said = Metadata(
        title=_first(_line(one.get("headline")) for one in articles),
        outlet=_first(_names(one.get("publisher")) for one in articles),
        author=_first(_names(one.get("author")) for one in articles),
        published=_published(tree, articles),
        language=_first(language_code(one) for one in tree.xpath("/html/@lang | /html/@xml:lang")),
        url=_first(web_address(one) for one in _own_addresses(tree, articles)),
    )
    free = [str(one["isAccessibleForFree"]).lower() for one in articles if "isAccessibleForFree" in one]
    return Stated(said, free[0] not in ("false", "0", "no") if free else None)


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """Objects of the page's JSON-LD that are an article; schema.org's types of articles end alike."""
    for item in _structured(tree):
        kinds = item.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(name, str) and _ARTICLE_TYPE.search(name) for name in names):
            yield item


def _own_addresses(tree: Any, articles: list[dict[str, Any]]) -> Iterator[object]:
    yield from tree.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    for one in articles:
        main = one.get("mainEntityOfPage")
        yield one.get("url")
        yield main.get("@id") if isinstance(main, dict) else main


def _names(value: object) -> str | None:
    """The names of persons or organisations in structured data, which may be texts, objects or lists of them."""
    several = value if isinstance(value, list) else [value]
    names = [_line(one.get("name") if isinstance(one, dict) else one) for one in several]
    # A profile's address in the place of a name names nobody.
    told = [name for name in names if name and web_address(name) is None]
    return ", ".join(dict.fromkeys(told)) or None


def _line(value: object) -> str | None:
    return " ".join(visible(unescape(value))[0].split()) or None if isinstance(value, str) else None


def _first(values: Iterable[str | None]) -> str | None:
    return next(filter(None, values), None)


def _published(tree: Any, articles: list[dict[str, Any]]) -> str | None:
    """The first date the page states of itself: structured data, head, dated elements, address."""
    return _first(_iso(value) for value in _stated_dates(tree, articles))


def _stated_dates(tree: Any, articles: list[dict[str, Any]]) -> Iterator[str]:
    yield from (str(one.get("datePublished") or "") for one in articles)
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
    if len(value) > _LONGEST_DATE or not re.search(r"\d{4}", value) or _either_way(value):
        return None
    page = f'<html><head></head><body><p class="date">{escape(value)}</p></body></html>'
    return find_date(page, extensive_search=False, original_date=True)


def _either_way(value: str) -> bool:
    """Whether it is all digits and could be read day first or month first: "01/05/2020"."""
    found = re.search(r"\b(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}\b", value)
    return found is not None and found[1] != found[2] and int(found[1]) <= 12 and int(found[2]) <= 12


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
