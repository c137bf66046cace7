"""News items in JSON as agencies and editorial systems send them: IPTC ninjs 1.x, 2.x and 3.x, Superdesk's too."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from briefing.errors import InputError, NoArticle, UnreadableInput
from briefing.reading.fragment import is_marked_up, plain_line, read_fragment
from briefing.reading.hidden import visible
from briefing.reading.metadata import Metadata, iso_date, language_code, web_address
from briefing.reading.page import Opened, Page, flowed

MOST_ITEMS = 1000
"""Items read from one file: a day of a busy agency's wire."""

_LISTS = ("_items", "items")
"""Keys under which a list of items comes: Superdesk's APIs (Eve) and others."""

_DATES = ("firstpublished", "firstcreated", "contentcreated", "versioncreated")
"""Where the day of publication is looked for, in this order: Superdesk's own field says just that; an item is created
when it goes out for the first time; content may be older than the item; a version may be a later correction."""

_OUTLET_ROLES = ("publisher", "source", "")
_GENERATED = ("trainedalgorithmicmedia", "compositewithtrainedalgorithmicmedia")
_WITHDRAWN = ("canceled", "cancelled", "withheld", "recalled")
_MACHINE_NOTE = "the item says of itself that it was made with a language model: it is no source"
_HINT = "Give a news item in ninjs, a list of them, or the article as text."

Item = Mapping[str, Any]
"""An item with its keys in small letters: 3.x writes firstCreated, 1.x and 2.x firstcreated."""


def read_items(text: str, name: str) -> tuple[Opened, ...]:
    """The news items in this JSON, one page or error each, in the file's order.

    Raises UnreadableInput for text that is no JSON or too deep, NoArticle for JSON without news items.
    """
    content = _parsed(text, name)
    if isinstance(content, dict):
        listed = next((content[key] for key in _LISTS if isinstance(content.get(key), list)), None)
        if listed is None:
            return (_page(content, name),)
        content = listed
    if not isinstance(content, list):
        raise NoArticle(f"{name} is JSON, but holds no news item", hint=_HINT)
    if not content:
        raise NoArticle(f"{name} is a list of news items with nothing in it", hint=_HINT)
    if not any(isinstance(one, dict) and _is_item(_lower(one)) for one in content):
        raise NoArticle(f"{name} is a JSON list, but holds no news item", hint=_HINT)
    if len(content) > MOST_ITEMS:
        raise UnreadableInput(
            f"{name} holds {len(content)} items, more than the {MOST_ITEMS} read at once",
            hint="Split the file.",
        )
    if len(content) == 1:
        return (_page(content[0], name),)
    return tuple(_numbered(one, name, number) for number, one in enumerate(content, 1))


def _parsed(text: str, name: str) -> object:
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except RecursionError as error:
        raise UnreadableInput(f"{name} is JSON nested too deep for a news item", hint=_HINT) from error
    except json.JSONDecodeError as error:
        reason = f"{error.msg} in line {error.lineno}, column {error.colno}"
        raise UnreadableInput(f"{name} is no JSON: {reason}", hint=_HINT) from error
    except ValueError as error:  # a number of thousands of digits
        raise UnreadableInput(f"{name} is JSON that cannot be read: {error}", hint=_HINT) from error


def _numbered(content: object, name: str, number: int) -> Opened:
    part = f", item {number}"
    try:
        return _page(content, name + part)._replace(part=part)
    except InputError as error:
        return error


def _page(content: object, name: str) -> Page:
    item = _lower(content) if isinstance(content, dict) else {}
    if not _is_item(item):
        raise NoArticle(f"{name} is JSON, but no news item: it has neither a headline nor a body", hint=_HINT)
    status = str(item.get("pubstatus") or "").lower()
    if status in _WITHDRAWN:
        raise NoArticle(
            f"{name} is a news item that was withdrawn (pubStatus {status})",
            hint="Ask its sender for the valid version.",
        )
    text, notes = _body(item)
    if not text.strip():
        kind = str(item.get("type") or item.get("profile") or "").lower()
        told = f" of type {kind}" if kind in ("picture", "video", "audio", "graphic", "composite") else ""
        raise NoArticle(
            f"{name} is a news item{told} without a body text", hint="Give an item with the whole article."
        )
    return flowed(text, _said(item), notes + _warnings(item))


def _lower(content: Mapping[str, Any]) -> Item:
    """The item with keys in small letters; where two differ only in case, the first one counts."""
    found: dict[str, Any] = {}
    for key, value in content.items():
        found.setdefault(key.lower(), value)
    return found


def _is_item(item: Item) -> bool:
    return any(
        key in ("headline", "headlines", "bodies") or key.startswith(("headline_", "body_")) for key in item
    )


def _body(item: Item) -> tuple[str, tuple[str, ...]]:
    """The longest body, HTML before plain text of about the same length, and notes on what was hidden in it."""
    read = [_as_text(value, kind) for value, kind in _bodies(item)]
    return max(read, key=lambda one: len(one[0]), default=("", ()))


def _bodies(item: Item) -> Iterator[tuple[str, str]]:
    """Every body with its content type, HTML first: of bodies that are equally long the first is taken."""
    found = [
        (str(one["value"]), str(one.get("contentType") or one.get("contenttype") or ""))
        for one in _objects(item.get("bodies"))
        if isinstance(one.get("value"), str)
    ]
    found += [
        (value, {"body_html": "text/html", "body_xhtml": "text/html", "body_text": "text/plain"}.get(key, ""))
        for key, value in item.items()
        if key.startswith("body_") and isinstance(value, str)
    ]
    yield from sorted(found, key=lambda one: "html" not in one[1])


def _as_text(value: str, content_type: str) -> tuple[str, tuple[str, ...]]:
    if "html" in content_type or (not content_type and is_marked_up(value)):
        return read_fragment(value)
    text, notes = visible(value.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(line.strip() for line in text.split("\n") if line.strip()), notes


def _said(item: Item) -> Metadata:
    return Metadata(
        title=_headline(item),
        outlet=_outlet(item),
        author=_author(item),
        published=next(filter(None, (_date(item.get(key)) for key in _DATES)), None),
        language=language_code(str(item.get("language") or "")),
        url=next(
            filter(None, (web_address(item.get(key)) for key in ("url", "canonicalurl", "uri", "guid"))), None
        ),
    )


def _headline(item: Item) -> str | None:
    told = item.get("headline")
    if isinstance(told, str) and told.strip():
        return plain_line(told)
    several = [one for one in _objects(item.get("headlines")) if isinstance(one.get("value"), str)]
    several.sort(key=lambda one: str(one.get("role") or "main").lower() not in ("main", "headline"))
    named = (value for key, value in item.items() if key.startswith("headline_") and isinstance(value, str))
    values = [*(str(one["value"]) for one in several), *named]
    return next(filter(None, map(plain_line, values)), None)


def _outlet(item: Item) -> str | None:
    """The source: 3.x names it in infoSources, 2.x and 1.6 in infosource(s), Superdesk in source."""
    told = item.get("source")
    if isinstance(told, str) and told.strip():
        return plain_line(told)
    sources = [one for one in _objects(item.get("infosources") or item.get("infosource")) if one.get("name")]
    for role in _OUTLET_ROLES:
        for one in sources:
            if role in str(one.get("role") or one.get("rel") or "").lower():
                return plain_line(str(one["name"]))
    return None


def _author(item: Item) -> str | None:
    """The byline without its "By", else the names of authors."""
    for key in ("byline", "by"):
        told = item.get(key)
        line = plain_line(told) if isinstance(told, str) else None
        if line:
            return line[3:].lstrip() or None if line[:3].lower() == "by " else line
    names = [str(one["name"]) for one in _objects(item.get("authors")) if isinstance(one.get("name"), str)]
    names += [
        str(one["name"])
        for one in _objects(item.get("people") or item.get("person"))
        if str(one.get("rel") or "").lower() in ("author", "creator") and isinstance(one.get("name"), str)
    ]
    return ", ".join(dict.fromkeys(filter(None, map(plain_line, names)))) or None


def _warnings(item: Item) -> tuple[str, ...]:
    """What the item says of its own use, for the person who uses it."""
    notes: tuple[str, ...] = ()
    embargo = _date(item.get("embargoeduntil") or item.get("embargoed"))
    if embargo:
        notes += (f"under embargo until {embargo}, as the item says",)
    kind = item.get("digitalsourcetype")
    address = str(kind.get("uri") or kind.get("literal") or "") if isinstance(kind, dict) else str(kind or "")
    if address.rstrip("/").rpartition("/")[2].lower() in _GENERATED:
        notes += (_MACHINE_NOTE,)
    return notes


def _date(value: object) -> str | None:
    return iso_date(value) if isinstance(value, str) else None


def _objects(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
