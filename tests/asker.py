"""Asks a model through either driver, and the request and answer that tests share."""

import asyncio

import pytest
from scripted_server import ScriptedServer

from briefing.chat import Message, Reply, Request
from briefing.endpoint import Endpoint
from briefing.errors import BriefingError
from briefing.openai_chat import OpenAIChat

SCHEMA = {"type": "object", "properties": {"who": {"type": "string"}}, "required": ["who"]}
REQUEST = Request(
    messages=(Message(role="system", content="Be brief."), Message(role="user", content="The article.")),
    schema_name="draft",
    reply_schema=SCHEMA,
    max_tokens=500,
)
ANSWER = '{"who": "Peskov"}'


class Asker:
    """Asks through one of the two drivers and writes down the waits instead of sleeping."""

    def __init__(self, driver: str) -> None:
        self.driver = driver
        self.waits: list[float] = []

    def chat(self, base_url: str | None, **fields: object) -> OpenAIChat:
        endpoint = Endpoint(**({"model": "lab-1", "base_url": base_url, "api_key": "k"} | fields))

        async def asleep(seconds: float) -> None:
            self.waits.append(seconds)

        return OpenAIChat(endpoint, sleep=self.waits.append, asleep=asleep)

    def ask(self, chat: OpenAIChat, request: Request = REQUEST) -> Reply:
        if self.driver == "sync":
            return chat.complete(request)
        return asyncio.run(chat.acomplete(request))

    def fails(self, server: ScriptedServer, kind: type[BriefingError], **fields: object) -> BriefingError:
        with pytest.raises(kind) as caught:
            self.ask(self.chat(server.base_url, **fields))
        assert type(caught.value) is kind
        assert caught.value.hint
        assert caught.value.spent["http_calls"] == len(server.calls)
        return caught.value


def without_openai_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine where nobody has set up the openai client."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_ADMIN_KEY", "OPENAI_CUSTOM_HEADERS"):
        monkeypatch.delenv(name, raising=False)
