"""The doors of fetching: an address goes in, an Article comes out that says where it stands."""

import asyncio
from collections.abc import Callable
from datetime import datetime

import httpx2

from briefing.errors import InputError
from briefing.fetching.fetch import DEFAULT_RULES, fetch
from briefing.fetching.locations import shown
from briefing.fetching.places import Resolver, system_addresses
from briefing.fetching.rules import Fetched, Rules
from briefing.nouns.article import Article
from briefing.reading import Metadata, read_all, read_bytes
from briefing.reading.kinds import magic_kind, told_kind
from briefing.reading.metadata import checked_overrides

_NOTHING_SAID = Metadata()
_OF_MANY_PAGES = ("feed", "ninjs")
"""Kinds whose articles are published elsewhere, each at the address it names."""


def read_url(
    url: str,
    overrides: Metadata = _NOTHING_SAID,
    rules: Rules = DEFAULT_RULES,
    *,
    now: datetime | None = None,
    told: Callable[[str], None] | None = None,
    resolve: Resolver = system_addresses,
) -> Article:
    """Read the one article at an http(s) address.

    `Article.source` is the host. `Article.url` is what `overrides` say, else the address the page gives as its
    own if that is on the same host, else the final address with its query; items of a feed keep the one they
    name. `now` stands in for the clock, `told` and `resolve` are those of `fetch`. Errors as `fetch` and
    `reading.read_bytes`; overrides that make no sense raise UsageError before anything is asked.
    """
    checked = checked_overrides(overrides)
    found = fetch(url, rules, told=told, resolve=resolve)
    name = _name(found)
    article = read_bytes(found.data, name=name, overrides=checked, content_type=found.content_type, now=now)
    return _placed(article, found, name, checked)


def read_url_all(
    url: str,
    overrides: Metadata = _NOTHING_SAID,
    rules: Rules = DEFAULT_RULES,
    *,
    now: datetime | None = None,
    told: Callable[[str], None] | None = None,
    resolve: Resolver = system_addresses,
) -> tuple[Article | InputError, ...]:
    """Every article at an address, as `read_url` and `reading.read_all` say; the only element may be an error.

    What a feed links to is not fetched: an item with too little text is the NoArticle that names its page.
    """
    checked = checked_overrides(overrides)
    try:
        found = fetch(url, rules, told=told, resolve=resolve)
    except InputError as error:
        return (error,)
    name = _name(found)
    read = read_all(found.data, name=name, overrides=checked, content_type=found.content_type, now=now)
    return tuple(one if isinstance(one, InputError) else _placed(one, found, name, checked) for one in read)


async def aread_url(
    url: str,
    overrides: Metadata = _NOTHING_SAID,
    rules: Rules = DEFAULT_RULES,
    *,
    now: datetime | None = None,
    told: Callable[[str], None] | None = None,
    resolve: Resolver = system_addresses,
) -> Article:
    """`read_url` in a thread, so that an event loop does not wait; cancelling leaves the thread to its time limit."""
    return await asyncio.to_thread(read_url, url, overrides, rules, now=now, told=told, resolve=resolve)


def _name(found: Fetched) -> str:
    """What messages of reading call it."""
    return shown(httpx2.URL(found.url))


def _placed(article: Article, found: Fetched, name: str, said: Metadata) -> Article:
    """The article with where it was found: host, address, and a note where that is another host than was asked."""
    url = article.url if said.url is not None else _own(article, found, name) or found.url
    first, last = httpx2.URL(found.hops[0]), httpx2.URL(found.url)
    led = (f"{shown(first)} led to {shown(last)}",) if first.host != last.host else ()
    source = found.host + (article.source or "").removeprefix(name)
    return article.model_copy(update={"url": url, "source": source, "notes": (*led, *article.notes)})


def _own(article: Article, found: Fetched, name: str) -> str | None:
    """The address that the article gives as its own, where it may speak for itself."""
    if article.url is None:
        return None
    kind = magic_kind(found.data, told_kind(name, found.content_type))
    return article.url if kind in _OF_MANY_PAGES or _is_of(article.url, httpx2.URL(found.url)) else None


def _is_of(own: str, final: httpx2.URL) -> bool:
    """Whether a page may call itself that: the same host, with or without "www.", and not just its front page."""
    try:
        url = httpx2.URL(own)
    except httpx2.InvalidURL:
        return False
    same = url.host.removesuffix(".").removeprefix("www.") == final.host.removeprefix("www.")
    return same and (url.path != "/" or final.path == "/")
