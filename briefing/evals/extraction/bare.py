"""The bare prompts as systems: one call for the whole article, and code that only looks up where items point."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jinja2
import pydantic_core
from pydantic import Field, ValidationError

from briefing.chat import ChatModel, Message, Reply, Request
from briefing.errors import ReplyInvalid, UsageError
from briefing.evals.cases import article
from briefing.evals.extraction.briefs import About
from briefing.evals.extraction.items import LISTS, Extraction, LeftOut
from briefing.evals.extraction.replies import CAPS, Citing, Whole
from briefing.evals.suite import System
from briefing.nouns.article import Article
from briefing.nouns.brief import PromptIdentity
from briefing.nouns.draft import wire_schema
from briefing.nouns.frozen import Frozen, first_fault
from briefing.prompt import ENVIRONMENT, defused, delimiter_for, digest_of

MAX_TOKENS = 3000
"""Room for every list at its longest with two lines an item; with the longest article of the suite below 8,000."""


class Example(Frozen):
    """An article made up for the prompt, and the reply we would like to it."""

    title: str
    published: str
    sentences: tuple[str, ...]
    reply: dict[str, Any] = Field(min_length=len(LISTS))


class Wording(Frozen):
    """A bare prompt: `system.md`, `user.md` (a template) and, for replies that cite, `example.md` of its folder."""

    identity: PromptIdentity
    system: str
    user: str
    example: Example | None = None


def bare(folder: Path, reply: type[Whole], about: str) -> System[About, Extraction]:
    """The system that asks once with the wording in the folder, for a reply of that kind.

    UsageError if the wording cannot be read, or its example is no such reply.
    """
    wording = _wording(folder, reply)

    def answer(case: About, model: ChatModel) -> Extraction:
        read = article(case.document)
        return extraction(read, model.complete(question(read, wording, reply)), reply)

    return System(about, answer, prompts=lambda: (wording.identity,))


def _wording(folder: Path, reply: type[Whole]) -> Wording:
    try:
        wording = Wording(
            identity=PromptIdentity(name=folder.name, version="v1", sha256=digest_of(folder)),
            system=(folder / "system.md").read_text(encoding="utf-8"),
            user=(folder / "user.md").read_text(encoding="utf-8"),
            example=_example(folder / "example.md") if reply is Citing else None,
        )
        if wording.example is not None:
            reply.model_validate(wording.example.reply)
        _user(wording.user, "Tried once.", None, ["Tried once."])
    except (OSError, ValueError, jinja2.TemplateError) as error:
        raise UsageError(f"the bare prompt in {folder} cannot be used: {error}") from error
    return wording


def _example(path: Path) -> Example:
    """The example in the JSON block of a Markdown file."""
    _, _, block = path.read_text(encoding="utf-8").partition("```json")
    return Example.model_validate_json(block.partition("```")[0])


def question(read: Article, wording: Wording, reply: type[Whole]) -> Request:
    """The one request about an article: numbered sentences where the reply cites them, else its paragraphs."""
    if reply is Citing:
        texts = [read.sentence(number) for number in range(1, len(read.sentences) + 1)]
    else:
        texts = [part for part in re.split(r"\n\s*\n", read.text) if part.strip()]
    messages = [
        Message(role="system", content=wording.system.strip()),
        *_worked(wording),
        Message(role="user", content=_user(wording.user, read.title, read.published, texts)),
    ]
    schema = wire_schema(reply, CAPS)
    return Request(messages=tuple(messages), schema_name="notes", reply_schema=schema, max_tokens=MAX_TOKENS)


def _worked(wording: Wording) -> tuple[Message, ...]:
    if wording.example is None:
        return ()
    one = wording.example
    asked = _user(wording.user, one.title, one.published, one.sentences)
    said = pydantic_core.to_json(one.reply).decode()
    return Message(role="user", content=asked), Message(role="assistant", content=said)


def _user(template: str, title: str | None, published: str | None, texts: Sequence[str]) -> str:
    told: dict[str, Any] = {
        "title": defused(title) if title else None,
        "published": published,
        "texts": [defused(text) for text in texts],
        "delimiter": delimiter_for(texts),
    }
    return ENVIRONMENT.from_string(template).render(**told).strip()


def extraction(read: Article, reply: Reply, kind: type[Whole]) -> Extraction:
    """The reply as items with their places in the article. Of a cut reply its complete items are kept.

    Raises ReplyInvalid for a reply that breaks the schema, or was cut before one item was complete.
    """
    left_out: tuple[LeftOut, ...] = ()
    try:
        whole = kind.model_validate_json(reply.text)
    except ValidationError as error:
        salvaged = _salvaged(reply.text, kind) if reply.cut else None
        if salvaged is None:
            raise _invalid(reply, error) from error
        whole = salvaged
        left_out = (LeftOut(list="all", text="the rest of the reply", reason="it was cut at its longest"),)
    lists = {name: tuple(said.item(read) for said in getattr(whole, name)) for name in LISTS}
    return Extraction(left_out=left_out, **lists)


def _salvaged(text: str, kind: type[Whole]) -> Whole | None:
    """The complete items of a cut reply; None if there is none."""
    try:
        data = pydantic_core.from_json(text, allow_partial=True)
    except ValueError:
        return None
    if not isinstance(data, dict):
        return None
    nothing: dict[str, Any] = dict.fromkeys(LISTS, ())
    kept: dict[str, list[Any]] = {name: [] for name in LISTS}
    for name in LISTS:
        rows = data.get(name)
        for row in rows if isinstance(rows, list) else ():
            try:
                kept[name] += getattr(kind.model_validate(nothing | {name: [row]}), name)
            except ValidationError:
                continue
    return kind.model_validate(kept) if any(kept.values()) else None


def _invalid(reply: Reply, error: ValidationError) -> ReplyInvalid:
    how = "was cut before one item was complete" if reply.cut else "breaks the schema"
    failure = ReplyInvalid(
        f"the reply {how}: {first_fault(error, 'the reply')}",
        hint="try another model, or a server that supports JSON schema response formats",
    )
    failure.spent = reply.usage.model_dump()
    return failure
