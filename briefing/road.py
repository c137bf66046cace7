"""How a question travels: a thought that yields requests is sent the replies, with or without blocking."""

from collections.abc import Generator
from typing import TypeVar

import pydantic_core

from briefing.chat import ChatModel, Message, Reply, Request
from briefing.errors import BriefingError

Outcome = TypeVar("Outcome")


def driven(thought: Generator[Request, Reply, Outcome], model: ChatModel) -> Outcome:
    """What the thought returns once the model has answered all it yields.

    The model's errors are thrown into the thought, which may live with them; else they are raised here.
    """
    try:
        request = next(thought)
        while True:
            try:
                reply = model.complete(request)
            except BriefingError as error:
                request = thought.throw(error)
            else:
                request = thought.send(reply)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]


async def adriven(thought: Generator[Request, Reply, Outcome], model: ChatModel) -> Outcome:
    """As `driven`, without blocking the event loop."""
    try:
        request = next(thought)
        while True:
            try:
                reply = await model.acomplete(request)
            except BriefingError as error:
                request = thought.throw(error)
            else:
                request = thought.send(reply)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]


def again(first: Request, text: str, problem: str) -> Request:
    """The re-ask: the conversation so far, what was wrong, and the schema in words for servers that ignore it."""
    schema = pydantic_core.to_json(first.reply_schema).decode()
    turns = (
        Message(role="assistant", content=text[:4000] or "(nothing)"),
        Message(
            role="user",
            content=f"That reply cannot be used: {problem}. Answer again with one JSON object that keeps to "
            f"this JSON schema, and nothing else:\n{schema}",
        ),
    )
    return first.model_copy(update={"messages": (*first.messages, *turns)})
