"""What a server's answer means to someone who wanted an article: statuses and kinds of content that are none."""

import re

import httpx2

from briefing.errors import UnreadableInput
from briefing.fetching.locations import printable
from briefing.fetching.ways_out import LATER, LOOK, OR_SAVE_IT, SAVE_IT

ACCEPT = (
    "text/html, application/xhtml+xml, text/plain, text/markdown, application/pdf,"
    " application/vnd.openxmlformats-officedocument.wordprocessingml.document, application/rss+xml,"
    " application/atom+xml, application/json, message/rfc822, */*;q=0.1"
)
"""What `briefing.reading` reads, pages first among equals; of the rest, what turns out to be one of these."""

REDIRECTS = (301, 302, 303, 307, 308)

_STATUS = {
    204: ("there is no content", LOOK),
    401: ("it wants a login", SAVE_IT),
    402: ("it wants a payment", SAVE_IT),
    403: ("it refuses; many sites turn programs away", SAVE_IT),
    404: ("there is no such page", LOOK),
    406: ("it offers the page in no form that was asked for", SAVE_IT),
    410: ("the page is gone for good", f"{LOOK} A web archive may still have it."),
    429: ("too many requests", LATER),
    451: ("it is withheld for legal reasons", SAVE_IT),
    503: ("it is overloaded or under repair; some sites answer programs so", f"{LATER} {OR_SAVE_IT}"),
}
_RETRY_AFTER = re.compile(r"[0-9]{1,6}|[A-Za-z]{3}, [0-9A-Za-z: ]{10,30} GMT", re.ASCII)

_NO_ARTICLE = re.compile(
    r"(?P<kind>image|video|audio|font|model)/"
    r"|(?P<archive>application/(?:x-)?(?:zip|zip-compressed|gzip|tar|bzip2?|xz|7z-compressed|rar|rar-compressed"
    r"|java-archive|vnd\.rar|zstd))$"
    r"|(?P<program>(?:application|text)/(?:x-)?(?:javascript|ecmascript|css|wasm|msdownload|executable|msdos-program"
    r"|apple-diskimage|sh|shellscript))$"
    r"|(?P<table>text/csv|application/(?:vnd\.ms-excel|vnd\.openxmlformats-officedocument\.spreadsheetml\.\S+"
    r"|vnd\.oasis\.opendocument\.spreadsheet))$"
)
"""Kinds by the names IANA registered, and by the older x- names servers still send."""
_CALLED = {"archive": "an archive", "program": "program code", "table": "a table"}


def refuse_status(status: int, headers: httpx2.Headers, subject: str) -> None:
    """Raise UnreadableInput, with what can be done about it, unless the server answers with a page."""
    if status in (200, 203):
        return
    reason, hint = _STATUS.get(status) or _by_class(status)
    after = _RETRY_AFTER.fullmatch(headers.get("Retry-After", ""))
    if after and status in (429, 503):
        wait = after.group() if "GMT" in after.group() else f"{after.group()} seconds"
        reason += f"; it asks to wait{' until' if 'GMT' in wait else ''} {wait}"
    raise UnreadableInput(f"{subject} answers {status}: {reason}", hint=hint)


def _by_class(status: int) -> tuple[str, str]:
    if status >= 500:
        return "the server failed", LATER
    if status >= 400:
        return "it takes the request for wrong", f"{LOOK} {OR_SAVE_IT}"
    return "that is no page", SAVE_IT


def refuse_kind(content_type: str | None, subject: str) -> None:
    """Raise UnreadableInput for a content type that is never an article, so that its body need not come."""
    named = (content_type or "").partition(";")[0].strip().lower()
    found = _NO_ARTICLE.match(named)
    if not found:
        return
    what = _CALLED.get(found.lastgroup or "", f"{found['kind']} data")
    raise UnreadableInput(
        f"{subject} is {what} ({printable(named, 80)}), not an article",
        hint="Give the address of the article itself.",
    )
