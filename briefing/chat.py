"""The shape of one model call: what is asked, what comes back, and who answers. No network here."""

import hashlib
import json
from typing import Literal, Protocol

from pydantic import JsonValue

from briefing.nouns.brief import ModelIdentity, Usage
from briefing.nouns.frozen import Frozen

Rung = Literal["strict-schema", "schema", "json", "prompt"]
"""How the reply's shape is asked for, strongest first; weaker servers make the road step down."""

RUNGS: tuple[Rung, ...] = ("strict-schema", "schema", "json", "prompt")


class Message(Frozen):
    """One turn of the conversation."""

    role: Literal["system", "user", "assistant"]
    content: str


class Request(Frozen):
    """One question to a model: the turns, and the JSON schema the reply must keep to."""

    messages: tuple[Message, ...]
    schema_name: str
    reply_schema: dict[str, JsonValue]
    max_tokens: int
    temperature: float | None = 0.0

    @property
    def digest(self) -> str:
        """SHA-256 over the whole request, the key of any cache of replies."""
        body = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(body.encode("utf-8")).hexdigest()


class Reply(Frozen):
    """What came back: the text as it came, whether it was cut, and what it cost."""

    text: str
    cut: bool = False
    """True when the server stopped at the token limit."""
    rung: Rung
    usage: Usage


class ChatModel(Protocol):
    """Whoever answers requests. Raises ProviderError or ReplyIncomplete, never a vendor's error."""

    @property
    def identity(self) -> ModelIdentity:
        """Name, host and, for a local file, hash of the model that answers."""

    def complete(self, request: Request) -> Reply:
        """Answer one request, retries included."""

    async def acomplete(self, request: Request) -> Reply:
        """As `complete`, without blocking the event loop."""
