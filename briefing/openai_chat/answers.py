"""What a 200 says: its text, why it stopped and what it cost, read without trusting the server's form."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefing.chat import Reply, Rung
from briefing.errors import BriefingError, EmptyReply, Refused, RequestRejected, Truncated
from briefing.nouns.brief import Usage

_OBJECT_STARTS = re.compile(r'\{\s*["}]')
_THOUGHTS = re.compile(r"\A\s*[^\s{].*?</think>", re.DOTALL)
"""Local servers leave the thinking of reasoning models in the text, some without its opening tag."""


@dataclass(frozen=True)
class Answer:
    """One chat completion as the server sent it; `finish` is its finish_reason, `usage` without calls."""

    text: str
    refusal: str | None
    finish: str | None
    usage: Usage


def answer_in(body: object) -> Answer | None:
    """Reads a decoded 200 body; None if it is no chat completion. An empty list of choices is one."""
    choices = body.get("choices") if isinstance(body, dict) else None
    if not isinstance(body, dict) or not isinstance(choices, list):
        return None
    usage = usage_in(body)
    if not choices:
        return Answer("", None, None, usage)
    message = _part(choices[0], "message")
    if message is None:
        return None
    refusal, finish = message.get("refusal"), choices[0].get("finish_reason")
    return Answer(
        _text_of(message.get("content")),
        refusal if isinstance(refusal, str) and refusal.strip() else None,
        finish if isinstance(finish, str) else None,
        usage,
    )


def usage_in(body: object) -> Usage:
    """The tokens a body reports; what it does not report, or not as a count, stays None."""
    usage = _part(body, "usage") or {}
    return Usage(
        input_tokens=_count(usage, "prompt_tokens"),
        output_tokens=_count(usage, "completion_tokens"),
        cached_tokens=_count(_part(usage, "prompt_tokens_details") or {}, "cached_tokens"),
    )


def reply_of(answer: Answer, rung: Rung, usage: Usage, who: str) -> Reply:
    """The reply in an answer. Raises Refused, Truncated (nothing but the cut came) or EmptyReply.

    `who` names the model and host for messages; `usage` is what the whole request cost.
    """
    problem = _problem(answer, who)
    if problem:
        raise problem
    weak = rung in ("json", "prompt") or not answer.text.lstrip().startswith("{")
    text = json_object_in(answer.text) if weak else answer.text
    return Reply(text=text, cut=answer.finish == "length", rung=rung, usage=usage)


def not_a_completion(body: bytes, content_type: str, who: str) -> RequestRejected:
    """The error for a 200 whose body is something else: a login page, a cut document, another API."""
    start = body[:512].lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        what = "an HTML page"
    elif start.startswith((b"{", b"[")):
        what = "JSON that is broken or has no choices"
    else:
        what = f"{content_type or 'something unnamed'} that is not JSON"
    return RequestRejected(
        f"{who} answered 200 with {what} instead of a chat completion.",
        hint="Check the base URL (most end in /v1) and whether a login or proxy page stands in between.",
    )


def json_object_in(text: str) -> str:
    """The one JSON object in a text that wraps it in a fence, prose or a model's thinking.

    A cut or broken object is returned from its brace on, for whoever salvages it. A text with no
    object, or with several and so no telling which, comes back as it was.
    """
    rest = _THOUGHTS.sub("", text, count=1)
    first = _OBJECT_STARTS.search(rest)
    if first is None:
        return text
    found = list(_objects_in(rest, first.start()))
    if not found:
        return rest[first.start() :].rstrip().removesuffix("```").rstrip()
    return found[0] if len(found) == 1 else text


def _objects_in(text: str, start: int) -> Iterator[str]:
    """Objects side by side from `start` on; stops at the first that does not parse, never looks inside one."""
    decoder = json.JSONDecoder()
    opening = _OBJECT_STARTS.search(text, start)
    while opening is not None:
        try:
            _, end = decoder.raw_decode(text, opening.start())
        except (ValueError, RecursionError):
            return
        yield text[opening.start() : end]
        opening = _OBJECT_STARTS.search(text, end)


def _problem(answer: Answer, who: str) -> BriefingError | None:
    if answer.refusal:
        return Refused(f"{who} declined: {answer.refusal[:300]}", hint="Another model may answer.")
    if answer.finish == "content_filter":
        return Refused(f"{who} stopped at its content filter.", hint="Another model may answer.")
    if answer.text.strip():
        return None
    if answer.finish == "length":
        return Truncated(
            f"{who} reached the token limit before it wrote anything.",
            hint="Allow it more tokens, or take a model that thinks less.",
        )
    return EmptyReply(f"{who} answered with an empty text.", hint="Try again, or another model.")


def _text_of(content: object) -> str:
    """The text of a message, which some servers send as a list of parts."""
    if isinstance(content, list):
        content = "".join(
            part["text"] for part in content if isinstance(part, dict) and isinstance(part.get("text"), str)
        )
    # A cut in the middle of an emoji leaves half of a pair, which no file or terminal takes.
    return content.encode("utf-8", "replace").decode("utf-8") if isinstance(content, str) else ""


def _part(body: object, key: str) -> dict[str, Any] | None:
    part = body.get(key) if isinstance(body, dict) else None
    return part if isinstance(part, dict) else None


def _count(usage: dict[str, Any], key: str) -> int | None:
    value = usage.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
