"""A chat model that answers from a script, by the question's name, and writes down what it was asked."""

import asyncio
from collections.abc import Callable, Iterable

from briefing.chat import Reply, Request, Rung
from briefing.errors import BriefingError
from briefing.nouns.brief import ModelIdentity, Usage

EMPTY = {
    "lead": '{"s": [1], "headline": "Rain", "bottom_line": "Rain fell."}',
    "facts": '{"who": [], "what": [], "when": [], "where": []}',
    "demands": '{"demands": []}',
    "threats": '{"threats": []}',
    "news": '{"s": [1], "headline": "Rain", "bottom_line": "Rain fell.", "what": []}',
    "whole": '{"s": [1], "headline": "Rain", "bottom_line": "Rain fell.", "who": [], "what": [], "when": [], '
    '"where": [], "demands": [], "threats": []}',
}
Answer = str | Reply | BriefingError


class ScriptedModel:
    """Each name has its answers in order, the last one again and again; EMPTY where the script says nothing.

    `delays` gives the seconds that the async driver waits, by place in the order of asking.
    """

    def __init__(
        self,
        script: dict[str, Iterable[Answer] | Callable[[Request], Answer]] | None = None,
        *,
        sha256: str | None = None,
        rung: Rung = "strict-schema",
        delays: tuple[float, ...] = (),
    ) -> None:
        self._script = {
            name: said if callable(said) else list(said) for name, said in (script or {}).items()
        }  # fmt: skip
        self._sha256, self._rung, self._delays = sha256, rung, delays
        self.asked: list[Request] = []
        self.under_way = self.most_under_way = 0

    @property
    def identity(self) -> ModelIdentity:
        return ModelIdentity(name="scripted", host="127.0.0.1", sha256=self._sha256)

    def complete(self, request: Request) -> Reply:
        self.asked.append(request)
        name = request.schema_name
        said = self._script[name] if name in self._script else [EMPTY[name]]
        answer = said(request) if callable(said) else said.pop(0) if len(said) > 1 else said[0]
        if isinstance(answer, BriefingError):
            raise answer
        if isinstance(answer, Reply):
            return answer
        usage = Usage(http_calls=1, input_tokens=100, output_tokens=10)
        return Reply(text=answer, rung=self._rung, usage=usage)

    async def acomplete(self, request: Request) -> Reply:
        place = len(self.asked)
        self.under_way += 1
        self.most_under_way = max(self.under_way, self.most_under_way)
        try:
            reply = self.complete(request)
            await asyncio.sleep(self._delays[place] if place < len(self._delays) else 0)
            return reply
        finally:
            self.under_way -= 1

    def names(self) -> list[str]:
        """The questions put, in order."""
        return [request.schema_name for request in self.asked]
