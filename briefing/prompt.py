"""Versioned prompts: a folder of wording becomes requests about numbered sentences."""

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal

import jinja2
from jinja2.sandbox import SandboxedEnvironment
from pydantic import BaseModel, Field

from briefing.chat import Message, Request
from briefing.errors import UsageError
from briefing.nouns.article import digest
from briefing.nouns.brief import PromptIdentity
from briefing.nouns.draft import AnswerNoun, Demands, Facts, Lead, News, Threats, Whole, wire_schema
from briefing.nouns.frozen import Frozen
from briefing.resources import folder

AskName = Literal["lead", "facts", "demands", "threats", "news", "whole"]
REPLIES: Mapping[AskName, type[AnswerNoun]] = {
    "lead": Lead,
    "facts": Facts,
    "demands": Demands,
    "threats": Threats,
    "news": News,
    "whole": Whole,
}
"""What each question's reply must be."""


class Example(Frozen):
    """A worked example: a passage made for it, and the reply we would like to it."""

    sentences: tuple[str, ...]
    reply: dict[str, Any]
    first: int = 1
    """Number of its first sentence."""
    before: str | None = None
    hints: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class Ask(Frozen):
    """One question of a prompt: its wording, its examples, and how long the reply may be (tokens)."""

    name: AskName
    system: str
    user: str
    examples: tuple[Example, ...]
    max_tokens: int


LANGUAGE = "{{ language }}"
"""Stands in the system text of a prompt that can ask for another language than the article's."""


class Prompt(Frozen):
    """A prompt as loaded: its identity and its questions."""

    identity: PromptIdentity
    asks: dict[AskName, Ask]

    @property
    def translates(self) -> bool:
        """Whether it asks for a language, which must then be put in with `written_in`."""
        return any(LANGUAGE in ask.system for ask in self.asks.values())

    def written_in(self, language: str) -> "Prompt":
        """This prompt asking for lines in that language, given by its English name. The identity stays."""
        asks = {
            name: ask.model_copy(update={"system": ask.system.replace(LANGUAGE, language)})
            for name, ask in self.asks.items()
        }
        return self.model_copy(update={"asks": asks})


class Passage(Frozen):
    """What one request is about: sentences of an article with their numbers, and what code saw in them."""

    sentences: tuple[tuple[int, str], ...]
    title: str | None = None
    before: str | None = None
    """The text just before, for "he" and "it"; not citable."""
    hints: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    caps: dict[str, int] = Field(default_factory=dict)
    """How many items a list of the reply may have, where that is fewer or more than the schema says."""
    sure: bool = False
    """Code is sure that there is something: examples with nothing to find are left out, as they lead to "no"."""


def load_prompt(name: str = "extract", version: str = "v3", *, path: Path | None = None) -> Prompt:
    """The prompt of that name and version, or the one in the folder `path`.

    Raises UsageError when a file is missing or its content cannot be used.
    """
    root: Traversable = path if path is not None else folder("prompts").joinpath(name, version)
    try:
        table = tomllib.loads(root.joinpath("prompt.toml").read_text(encoding="utf-8"))
        asks = {ask: _ask(ask, table[ask], root) for ask in REPLIES if ask in table}
        if not asks:
            raise ValueError("prompt.toml has no question")
        for ask in asks.values():
            request(ask, Passage(sentences=((1, "Tried once."),)))
    except (OSError, KeyError, TypeError, ValueError, jinja2.TemplateError) as error:
        raise UsageError(
            f"prompt {name} {version} cannot be read from {root}: {error}",
            hint=f"a prompt folder holds prompt.toml with [{'], ['.join(REPLIES)}], or some of them, and the files they name",
        ) from error
    identity = PromptIdentity(name=name, version=version, sha256=digest_of(root))
    return Prompt(identity=identity, asks=asks)


def request(ask: Ask, passage: Passage) -> Request:
    """The chat that puts one question about one passage. The article's words are data in it, nothing else."""
    messages = [Message(role="system", content=ask.system.strip())]
    for example in ask.examples:
        if passage.sure and not any(example.reply.values()):
            continue
        numbered = tuple(enumerate(example.sentences, example.first))
        shown = Passage(sentences=numbered, before=example.before, hints=example.hints)
        messages.append(Message(role="user", content=_user(ask, shown)))
        messages.append(Message(role="assistant", content=json.dumps(example.reply, ensure_ascii=False)))
    messages.append(Message(role="user", content=_user(ask, passage)))
    return Request(
        messages=tuple(messages),
        schema_name=ask.name,
        reply_schema=wire_schema(REPLIES[ask.name], passage.caps),
        max_tokens=ask.max_tokens,
    )


ENVIRONMENT = SandboxedEnvironment(
    undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
)
"""Of every prompt's wording: an unknown variable is an error."""


@cache
def _template(source: str) -> jinja2.Template:
    return ENVIRONMENT.from_string(source)


def _user(ask: Ask, passage: Passage) -> str:
    sentences = [{"number": number, "text": defused(text)} for number, text in passage.sentences]
    hints = [
        {"label": label, "words": [_hint(word) for word in words]} for label, words in passage.hints.items()
    ]
    return (
        _template(ask.user)
        .render(
            title=defused(passage.title) if passage.title else None,
            before=defused(passage.before) if passage.before else None,
            sentences=sentences,
            hints=hints,
            delimiter=delimiter_for(text for _, text in passage.sentences),
        )
        .strip()
    )


def _hint(word: str) -> str:
    """A hint such as "[7] Ana Quispe": the number is ours, the name is the article's."""
    number, bracket, rest = word.rpartition("] ")
    return f"{number}{bracket}{defused(rest)}"


def defused(text: str) -> str:
    """The text on one line, unable to pass for anything but text.

    Chat markers ("<|im_end|>", "[INST]", "</s>") would be control tokens to a local server, and "[7]" a
    sentence number; a double quotation mark tempts a model to end its JSON string there. Evidence is quoted
    by code from the article, so what the model is shown may differ.
    """
    text = re.sub(r"[“”„«»\"]", "'", re.sub(r"\s+", " ", text).strip())
    text = re.sub(r"<(?=[|/a-zA-Z_!｜])", "‹", text)
    text = re.sub(r"(?<=[|/\w｜])>", "›", text)
    return re.sub(r"\[(?=/?[A-Z_]{3,}\]|\d+\])", "(", text)


def delimiter_for(texts: Iterable[str]) -> str:
    """A line that the passage cannot hold: derived from its own hash, so that replies can be cached.

    To close its block an article would have to contain a digest of itself.
    """
    return f"=== {digest(' '.join(texts))[:16]} ==="


def _ask(name: AskName, table: Mapping[str, Any], root: Traversable) -> Ask:
    lines = root.joinpath(table["examples"]).read_text(encoding="utf-8").splitlines()
    examples = tuple(Example.model_validate_json(line) for line in lines if line.strip())
    reply: type[BaseModel] = REPLIES[name]
    for example in examples:
        reply.model_validate(example.reply)
    return Ask(
        name=name,
        system=root.joinpath(table["system"]).read_text(encoding="utf-8"),
        user=root.joinpath(table["user"]).read_text(encoding="utf-8"),
        examples=examples,
        max_tokens=table["max_tokens"],
    )


def digest_of(root: Traversable) -> str:
    """SHA-256 over names and bytes of all files of the folder, in order of name."""
    total = hashlib.sha256()
    for file in sorted((entry for entry in root.iterdir() if entry.is_file()), key=lambda entry: entry.name):
        total.update(f"{file.name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()
