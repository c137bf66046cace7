"""What went wrong with one call: each failure kind told apart, and whether asking again makes sense."""

import json
import math
import re
import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from briefing.errors import (
    AccessDenied,
    BriefingError,
    ConnectionFailed,
    ModelNotFound,
    ProviderError,
    QuotaExhausted,
    RateLimited,
    Refused,
    RequestRejected,
    ServerFailed,
)

LONGEST_WAIT_S = 120.0
"""A server that asks for more is not waited for; the openai client has the same limit."""

_SHOWN = 300
"""Characters of a server's own words that a message repeats: it may be quoting the article."""

_NO_CREDIT = {"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"}
_NO_MODEL = {"model_not_found", "model_not_available"}
_FILTERED = {"content_filter", "content_policy_violation"}
_TOO_LONG = re.compile(
    r"context[_ ](length|size|window)|exceed_context_size|maximum context|prompt is too long", re.IGNORECASE
)
_WORDS = {"message", "msg", "detail", "details", "error", "errors", "reason", "description", "title", "raw"}
_ECHOES = {"input", "ctx", "url"}
"""Where FastAPI servers (vLLM, Mistral) repeat what they were sent; never to be read as their words."""


@dataclass(frozen=True)
class Complaint:
    """What a server said when it did not answer: its status, its words and what it blames.

    `codes` are its `code` and `type`, lower case; `blamed` the names of parameters it points at.
    """

    status: int
    words: str
    codes: frozenset[str]
    blamed: frozenset[str]
    headers: Mapping[str, str]

    def blames(self, parameter: str) -> bool:
        """Whether the complaint is about that parameter; its own pointer outranks its prose."""
        if self.blamed:
            return parameter in self.blamed
        return re.search(rf"\b{parameter}\b", self.words) is not None

    def matches(self, pattern: re.Pattern[str]) -> bool:
        """Whether words of that kind stand in what it points at, else in its prose."""
        return any(pattern.search(said) for said in (self.blamed or {self.words} | self.codes))


@dataclass(frozen=True)
class Fault:
    """One failed call: the error it ends in, whether to try again, after how many seconds (None: any).

    `complaint` is there if another wording of the request might be accepted.
    """

    error: BriefingError
    again: bool = False
    wait_s: float | None = None
    complaint: Complaint | None = None


def complaint_in(status: int, headers: Mapping[str, str], body: bytes) -> Complaint:
    """Reads any of the forms in which compatible servers complain; an unreadable body gives no words."""
    try:
        data: Any = json.loads(body)
    except (ValueError, RecursionError):
        data = None
    said = list(_said(data))
    return Complaint(
        status=status,
        words=_printable(" ".join(text for key, text in said if key in _WORDS)),
        codes=frozenset(text.lower() for key, text in said if key in ("code", "type")),
        blamed=frozenset(text for key, text in said if key in ("param", "loc")) - {"body", ""},
        headers=headers,
    )


def fault_of(complaint: Complaint, who: str) -> Fault:
    """What a complaint means. `who` names the model and host for the message."""
    said = f" It says: {complaint.words[:_SHOWN]}" if complaint.words else ""
    named = _named(complaint, who, said)
    if named is not None:
        return Fault(named)
    wait_s = _asked_wait(complaint.headers)
    again = _is_temporary(complaint) and (wait_s or 0.0) <= LONGEST_WAIT_S
    return Fault(
        _numbered(complaint.status, f"{who} answered {complaint.status}.{said}"), again, wait_s, complaint
    )


def fault_from(raised: Exception, who: str) -> Fault | None:
    """What an exception of the openai client means; None if it is not one of its own."""
    for kind in type(raised).__mro__:
        if kind.__module__.split(".")[0] == "openai" and kind.__name__ in VENDOR_FAULTS:
            return VENDOR_FAULTS[kind.__name__](raised, who)
    return None


def _by_status(raised: Any, who: str) -> Fault:
    response = raised.response
    return fault_of(complaint_in(response.status_code, response.headers, response.content), who)


def _timed_out(raised: Any, who: str) -> Fault:
    return Fault(
        ConnectionFailed(
            f"{who} did not answer in time.", hint="Raise timeout_s, or see whether it is busy."
        ),
        again=True,
    )


def _no_connection(raised: Any, who: str) -> Fault:
    """Refused, unreachable or cut; a broken TLS handshake stays broken, so it is not tried again."""
    causes = list(_causes(raised))
    reason = _printable(str(causes[-1]) if causes else str(raised))
    for cause in causes:
        if isinstance(cause, ssl.SSLError) and not isinstance(cause, ssl.SSLEOFError):
            hint = "Check http against https; for a private certificate set SSL_CERT_FILE."
            return Fault(ConnectionFailed(f"No trusted connection to {who}: {reason}", hint=hint))
    hint = "Check the address, and that the server runs and can be reached from here."
    return Fault(ConnectionFailed(f"The connection to {who} failed: {reason}", hint=hint), again=True)


def _misused(raised: Any, who: str) -> Fault:
    """The client objects by itself, before or after the wire: bad settings, or a reply it cannot read."""
    hint = "Check the OPENAI_* variables of the environment; `briefing doctor` shows what is set."
    return Fault(RequestRejected(f"The openai client gave up on {who}: {_printable(str(raised))}", hint=hint))


VENDOR_FAULTS: dict[str, Callable[[Any, str], Fault]] = {
    "OpenAIError": _misused,
    "APIError": _misused,
    "APIResponseValidationError": _misused,
    "APIStatusError": _by_status,
    "BadRequestError": _by_status,
    "AuthenticationError": _by_status,
    "OAuthError": _by_status,
    "PermissionDeniedError": _by_status,
    "NotFoundError": _by_status,
    "ConflictError": _by_status,
    "UnprocessableEntityError": _by_status,
    "RateLimitError": _by_status,
    "InternalServerError": _by_status,
    "APIConnectionError": _no_connection,
    "APITimeoutError": _timed_out,
    # None of these can come of a plain call; they are here so that a new one is noticed.
    "LengthFinishReasonError": _misused,
    "ContentFilterFinishReasonError": _misused,
    "SubjectTokenProviderError": _misused,
    "WebSocketConnectionClosedError": _misused,
    "WebSocketQueueFullError": _misused,
    "StreamAlreadyConsumed": _misused,
    "MutuallyExclusiveAuthError": _misused,
    "APIRemovedInV1": _misused,
    "_AmbiguousModuleClientUsageError": _misused,
}
"""Every exception class of the openai client, by name, so that this room needs no import of it."""


def _named(complaint: Complaint, who: str, said: str) -> BriefingError | None:
    """The error for a complaint that says itself what is wrong, so that no other wording would help."""
    status, codes = complaint.status, complaint.codes
    if codes & _NO_CREDIT or status == 402:
        return QuotaExhausted(
            f"The account at {who} has no credit left.{said}", hint="Top it up or use another."
        )
    if codes & _NO_MODEL or (status == 404 and "model" in complaint.words.lower()):
        return ModelNotFound(
            f"{who} is not served there.{said}", hint="`briefing doctor` lists the models it has."
        )
    if codes & _FILTERED:
        return Refused(
            f"{who} refused the text at its content filter.{said}", hint="Another model may answer."
        )
    if status == 413 or any(_TOO_LONG.search(text) for text in (complaint.words, *codes)):
        hint = "Take a model with a larger context, raise the server's context size, or shorten the article."
        return RequestRejected(f"The article is too long for {who}.{said}", hint=hint)
    return _redirected(complaint, who) if 300 <= status < 400 else None


def _numbered(status: int, message: str) -> ProviderError:
    """The error for a complaint of which only the status tells the kind."""
    if status in (401, 403):
        return AccessDenied(message, hint="Check the key: OPENAI_API_KEY, or what api_key_env names.")
    if status == 404:
        return RequestRejected(message, hint="Check the base URL: most servers want it to end in /v1.")
    if status == 429:
        return RateLimited(message, hint="Wait a while, or send fewer requests at once.")
    if status >= 500 or status in (408, 409):
        return ServerFailed(message, hint="The trouble is at their end; try again later.")
    return RequestRejected(
        message, hint="The server does not accept this request; another model or server may."
    )


def _redirected(complaint: Complaint, who: str) -> RequestRejected:
    target = _printable(complaint.headers.get("location", "an unnamed address"))[:_SHOWN]
    return RequestRejected(
        f"{who} answered {complaint.status}, a redirect to {target}; the article was not sent on.",
        hint="If you trust that address, give it as the base URL.",
    )


def _is_temporary(complaint: Complaint) -> bool:
    """Whether the same request may succeed later; a server's own word on it goes first."""
    word = complaint.headers.get("x-should-retry", "").lower()
    if word in ("true", "false"):
        return word == "true"
    return complaint.status in (408, 409, 429) or complaint.status >= 500


def _asked_wait(headers: Mapping[str, str]) -> float | None:
    """Seconds the server asks to wait (retry-after-ms, Retry-After in seconds or as a date), or None."""
    for header, unit_s in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            seconds = float(headers.get(header, "")) * unit_s
        except ValueError:
            continue
        if math.isfinite(seconds) and seconds >= 0:
            return seconds
    try:
        until = parsedate_to_datetime(headers.get("retry-after", ""))
        return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
    except (ValueError, OverflowError):
        return None


def _said(data: Any, key: str = "message", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Every word of a complaint with the key it stands under, without what it echoes of the request."""
    if depth > 6:
        return
    if isinstance(data, dict):
        for name, value in data.items():
            if name not in _ECHOES:
                yield from _said(value, name, depth + 1)
    elif isinstance(data, list):
        for value in data:
            yield from _said(value, key, depth + 1)
    elif isinstance(data, str):
        yield key, data


def _causes(raised: BaseException) -> Iterator[BaseException]:
    """What led to an exception, nearest first."""
    seen: set[int] = set()
    cause = raised.__cause__ or raised.__context__
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield cause
        cause = cause.__cause__ or cause.__context__


def _printable(text: str) -> str:
    """A server's words on one line, without control characters that would steer a terminal."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
