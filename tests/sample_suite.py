"""A small suite for tests: claims of two words about made-up articles, right when they say "yes"."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from briefing.chat import ChatModel, Message, Request
from briefing.evals.cases import Document
from briefing.evals.manifest import Manifest, digest_of_cases
from briefing.evals.row import Row
from briefing.evals.score import Score
from briefing.evals.suite import Suite, System
from briefing.nouns.brief import ModelIdentity
from briefing.nouns.frozen import Frozen


class Question(Frozen):
    """A case: ask these words about that article."""

    id: str
    article: str
    words: str = "is it so?"


def questions(count: int = 6) -> tuple[Question, ...]:
    """Cases q0, q1 … of articles a and b in turn."""
    return tuple(Question(id=f"q{n}", article="ab"[n % 2], words=f"is it {n}?") for n in range(count))


def request(words: str, schema: str = "answer") -> Request:
    """What the sample system asks."""
    return Request(
        messages=(Message(role="user", content=words),),
        schema_name=schema,
        reply_schema={"type": "object"},
        max_tokens=10,
    )


def ask(case: Question, model: ChatModel) -> str:
    """The sample system: one request, and the reply's text."""
    return model.complete(request(case.words)).text


def says_yes(case: Question, answer: str) -> Score:
    """1 of 1 for a yes."""
    return Score.of("yes", answer == "yes")


def suite_of(
    answer: Callable[[Question, ChatModel], Any] = ask, *, asks: bool = True, **more: Any
) -> Suite[Question, Any]:
    """A suite with one system, `sample`."""

    def cases(paths: Sequence[Path]) -> tuple[Question, ...]:
        return questions()

    given = {"scorers": (says_yes,)} | more
    return Suite(
        about="a sample", cases=cases, systems={"sample": System("asks", answer, asks=asks)}, **given
    )


def document(case: Question) -> Document:
    """The article that a case is about."""
    return Document(id=case.article, text=f"Text of {case.article}.")


def manifest(asked: Sequence[Question] = (), /, **more: Any) -> Manifest:
    """A manifest of the sample suite; `more` names what differs."""
    given = {
        "suite": "sample",
        "system": "sample",
        "declared": "d",
        "code": "c",
        "cases": len(asked),
        "cases_sha256": digest_of_cases(asked),
        "data": (),
        "model": ModelIdentity(name="scripted", host="127.0.0.1"),
        "prompts": (),
        "parameters": {"repeat": 1},
        "begun": "2025-05-12T10:00:00Z",
        "git": None,
        "python": "CPython 3.11.7",
        "machine": "Linux x86_64, 2 cores",
        "packages": {"briefing": "0.1.0"},
    }
    return Manifest.model_validate(given | more)


def row(case: str, group: str = "a", **more: Any) -> Row:
    """A scored row; `more` names what differs."""
    return Row.model_validate({"case": case, "group": group, "status": "scored"} | more)
