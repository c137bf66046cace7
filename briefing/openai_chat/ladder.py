"""What one call says: how a request is worded for a server, and how the wording adapts when it objects."""

import json
import re
from dataclasses import dataclass, replace
from typing import Any

from briefing.chat import RUNGS, Request, Rung
from briefing.endpoint import Endpoint, TokenLimitField
from briefing.openai_chat.faults import Complaint

_ABOUT_THE_SHAPE = re.compile(
    r"response_?format|json[_ ]?schema|json[_ ]?object|json[_ ]mode|structured[_ ]?output|guided|grammar|schema",
    re.IGNORECASE,
)
"""Words by which servers object to the response format; seen in OpenAI, vLLM, llama.cpp and Ollama replies."""


@dataclass(frozen=True)
class Dialect:
    """What a server was found to understand. `store`, `temperature`: whether the parameter is sent."""

    rung: Rung
    limit_field: TokenLimitField
    temperature: bool
    store: bool = True


def first_dialect(endpoint: Endpoint) -> Dialect:
    """How an endpoint is spoken to before it has objected to anything."""
    field = endpoint.max_tokens_field or ("max_completion_tokens" if endpoint.is_openai else "max_tokens")
    return Dialect(endpoint.first_rung, field, endpoint.send_temperature)


def worded(request: Request, model: str, dialect: Dialect) -> dict[str, Any]:
    """The keyword arguments of one Chat Completions call."""
    call: dict[str, Any] = {"model": model, "messages": _messages(request, dialect.rung)}
    call[dialect.limit_field] = request.max_tokens
    if dialect.temperature and request.temperature is not None:
        call["temperature"] = request.temperature
    if dialect.store:
        call["store"] = False  # or OpenAI keeps the article for weeks
    shape = _response_format(request, dialect.rung)
    return call | ({"response_format": shape} if shape else {})


def adapted(dialect: Dialect, complaint: Complaint) -> Dialect | None:
    """The dialect to try after a 400 or 422, or None when the complaint is not about the dialect.

    A blamed parameter is dropped or renamed; a complaint about the response format goes one rung down.
    """
    if complaint.status not in (400, 422):
        return None
    if dialect.store and complaint.blames("store"):
        return replace(dialect, store=False)
    if dialect.temperature and complaint.blames("temperature"):
        return replace(dialect, temperature=False)
    if complaint.blames(dialect.limit_field):
        return replace(dialect, limit_field=_other(dialect.limit_field))
    return _one_rung_down(dialect) if complaint.matches(_ABOUT_THE_SHAPE) else None


def _other(field: TokenLimitField) -> TokenLimitField:
    return "max_tokens" if field == "max_completion_tokens" else "max_completion_tokens"


def _one_rung_down(dialect: Dialect) -> Dialect | None:
    below = RUNGS.index(dialect.rung) + 1
    return replace(dialect, rung=RUNGS[below]) if below < len(RUNGS) else None


def _response_format(request: Request, rung: Rung) -> dict[str, Any] | None:
    if rung == "prompt":
        return None
    if rung == "json":
        return {"type": "json_object"}
    # The nested form: llama.cpp silently ignores the flat one.
    schema: dict[str, Any] = {"name": request.schema_name, "schema": request.reply_schema}
    return {
        "type": "json_schema",
        "json_schema": schema | ({"strict": True} if rung == "strict-schema" else {}),
    }


def _messages(request: Request, rung: Rung) -> list[dict[str, str]]:
    """The turns; where the server cannot be given the schema, the system message carries it.

    It joins the first system message if there is one: chat templates of small models refuse a second.
    """
    turns = [{"role": turn.role, "content": turn.content} for turn in request.messages]
    if rung in ("strict-schema", "schema"):
        return turns
    schema = json.dumps(request.reply_schema, ensure_ascii=False)
    demand = f"Answer with one JSON object and nothing else. It must keep to this JSON schema:\n{schema}"
    if turns and turns[0]["role"] == "system":
        return [turns[0] | {"content": f"{turns[0]['content']}\n\n{demand}"}, *turns[1:]]
    return [{"role": "system", "content": demand}, *turns]
