"""How each reply is read: re-asked once, salvaged when cut, and all of them put together as one draft."""

from collections.abc import Generator
from typing import Any, TypeVar

import pydantic_core
from pydantic import BaseModel, ValidationError

from briefing.chat import RUNGS, Reply, Request, Rung
from briefing.errors import ReplyInvalid
from briefing.extract.questions import Question
from briefing.nouns.brief import Usage
from briefing.nouns.draft import (
    AnswerNoun,
    Draft,
    DraftDemand,
    DraftItem,
    DraftThreat,
    DraftWhat,
    DraftWhen,
    DraftWhere,
    DraftWho,
    Lead,
    News,
    Whole,
)
from briefing.nouns.frozen import Frozen, first_fault
from briefing.prompt import REPLIES, AskName
from briefing.road import again


class Answer(Frozen):
    """One reply as it was understood, with what it took to get it."""

    ask: AskName
    numbers: tuple[int, ...] = ()
    """The sentences it was asked about."""
    value: AnswerNoun | None
    """None when the reply was cut before one complete item."""
    rung: Rung
    usage: Usage
    asked: int
    cut: bool = False


def answer(question: Question) -> Generator[Request, Reply, Answer]:
    """Put one question: yields a request, is sent its reply, at most twice, and returns what was understood.

    Raises ReplyInvalid when the re-asked reply breaks the schema too.
    """
    reply = yield question.request
    if reply.cut:
        return _salvaged(question, reply)
    try:
        return _read(question, reply, asked=1)
    except ValidationError as error:
        first, problem = reply, _problem(error)
    reply = yield again(question.request, first.text, problem)
    reply = reply.model_copy(update={"usage": first.usage.plus(reply.usage)})
    if reply.cut:
        return _salvaged(question, reply, asked=2)
    try:
        # A server that keeps to a schema cannot break it: it ignored ours, whatever it said with its 200.
        return _read(question, reply, asked=2).model_copy(update={"rung": "prompt"})
    except ValidationError as error:
        failure = ReplyInvalid(
            f"the reply about {question.ask} breaks the schema, and so did the first one: {_problem(error)}",
            hint="try another model, or a server that supports JSON schema response formats",
        )
        failure.spent = reply.usage.model_dump()
        raise failure from error


def _read(question: Question, reply: Reply, asked: int) -> Answer:
    return _understood(question, reply, REPLIES[question.ask].model_validate_json(reply.text), asked)


def _understood(question: Question, reply: Reply, value: AnswerNoun | None, asked: int) -> Answer:
    return Answer(
        ask=question.ask,
        numbers=question.numbers,
        value=value,
        rung=reply.rung,
        usage=reply.usage,
        asked=asked,
        cut=reply.cut,
    )


def _problem(error: ValidationError) -> str:
    more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
    return f"{first_fault(error, 'the reply')}{more}"


def _salvaged(question: Question, reply: Reply, asked: int = 1) -> Answer:
    """The complete items of a reply that was cut at the token limit."""
    model = REPLIES[question.ask]
    try:
        data = pydantic_core.from_json(reply.text, allow_partial=True)
    except ValueError:
        data = None
    value = _complete_items(model, data) if isinstance(data, dict) else None
    return _understood(question, reply, value, asked)


def _complete_items(model: type[AnswerNoun], data: dict[str, Any]) -> AnswerNoun | None:
    if model is Lead:
        return _valid(Lead, data)
    plain = {name: data.get(name) for name in _PLAIN if name in model.model_fields}
    lists = {name: _items(model, name, data.get(name)) for name in model.model_fields if name not in _PLAIN}
    if not any(lists.values()) and not (plain and all(plain.values())):
        return None
    # A reply is written in the order of its fields: where lists were begun, what stands before them is whole.
    return _valid(model, plain | lists)


_PLAIN = ("s", "headline", "bottom_line")
"""Fields of a reply that are no list of items."""


def _items(model: type[BaseModel], name: str, rows: object) -> list[Any]:
    if not isinstance(rows, list):
        return []
    empty: dict[str, Any] = {
        field: () if field not in _PLAIN or field == "s" else "" for field in model.model_fields
    }
    valid = (_valid(model, {**empty, name: [row]}) for row in rows)
    return [getattr(one, name)[0] for one in valid if one is not None]


Noun = TypeVar("Noun", bound=BaseModel)


def _valid(model: type[Noun], data: object) -> Noun | None:
    try:
        return model.model_validate(data)
    except ValidationError:
        return None


def draft(answers: tuple[Answer, ...], proposed: Draft | None = None) -> Draft:
    """All answers as one draft, in the order of the questions, with what code proposed behind them."""
    parts: dict[str, list[Any]] = {name: [] for name in _LISTS}
    lead = None
    for value in (one.value for one in answers if one.value is not None):
        if isinstance(value, Lead | News | Whole) and lead is None:
            lead = Lead(s=value.s, headline=value.headline, bottom_line=value.bottom_line)
        for name in _LISTS:
            parts[name] += [_full(name, item) for item in getattr(value, name, ())]
    if proposed is not None:
        for name in (*_LISTS, "spare"):
            parts.setdefault(name, []).extend(getattr(proposed, name))
    return Draft(lead=lead, **{name: tuple(items) for name, items in parts.items()})


_LISTS = ("who", "what", "when", "where", "demands", "threats")


def _full(name: str, item: DraftItem) -> DraftItem:
    """The item in the draft's own shape; what a short reply leaves to code is unsaid."""
    unsaid: dict[str, dict[str, Any]] = {
        "who": {"title": None},
        "what": {"speaker": None, "status": "happened"},
        "threats": {"explicit": True},
    }
    shape = _SHAPES[name]
    return item if isinstance(item, shape) else shape.model_validate(unsaid[name] | item.model_dump())


_SHAPES: dict[str, type[DraftItem]] = {
    "who": DraftWho,
    "what": DraftWhat,
    "when": DraftWhen,
    "where": DraftWhere,
    "demands": DraftDemand,
    "threats": DraftThreat,
}


def weakest(answers: tuple[Answer, ...]) -> Rung:
    """The lowest rung any reply needed."""
    return max((one.rung for one in answers), key=RUNGS.index)
