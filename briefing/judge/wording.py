"""The judge's wording: a versioned folder becomes requests that show claim and article as data."""

import json
import re
import tomllib
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

import jinja2
from pydantic import JsonValue

from briefing.chat import Message, Request
from briefing.errors import UsageError
from briefing.judge.case import Case
from briefing.nouns.brief import PromptIdentity
from briefing.nouns.draft import Numbers, wire_schema
from briefing.nouns.frozen import Frozen
from briefing.prompt import ENVIRONMENT, defused, delimiter_for, digest_of
from briefing.resources import folder


class Judgement(Frozen):
    """The wire: sentence numbers first, then the reason, and the verdict last, so that it follows from both."""

    s: Numbers
    reason: str
    verdict: Literal["supported", "unsupported"]


class JudgeExample(Frozen):
    """A worked example: sentences and a claim made for it, and the reply we would like."""

    sentences: tuple[str, ...]
    claim: str
    reply: Judgement
    first: int = 1
    """Number of its first sentence."""


class JudgePrompt(Frozen):
    """The judge's prompt as loaded. `max_tokens` is the longest reply."""

    identity: PromptIdentity
    system: str
    user: str
    examples: tuple[JudgeExample, ...]
    max_tokens: int


def load_judge(name: str = "judge", version: str = "v1", *, path: Path | None = None) -> JudgePrompt:
    """The judge's prompt of that name and version, or the one in the folder `path`.

    Raises UsageError when a file is missing or its content cannot be used.
    """
    root: Traversable = path if path is not None else folder("prompts").joinpath(name, version)
    try:
        table = tomllib.loads(root.joinpath("prompt.toml").read_text(encoding="utf-8"))["judge"]
        said = {key: root.joinpath(table[key]).read_text(encoding="utf-8") for key in ("system", "user")}
        lines = root.joinpath(table["examples"]).read_text(encoding="utf-8").splitlines()
        prompt = JudgePrompt(
            identity=PromptIdentity(name=name, version=version, sha256=digest_of(root)),
            examples=tuple(JudgeExample.model_validate_json(line) for line in lines if line.strip()),
            max_tokens=table["max_tokens"],
            **said,
        )
        request(prompt, Case(claim="Tried once.", sentences=((1, "Tried once."),)))
    except (OSError, KeyError, TypeError, ValueError, jinja2.TemplateError) as error:
        raise UsageError(
            f"prompt {name} {version} cannot be read from {root}: {error}",
            hint="a judge's prompt folder holds prompt.toml with [judge], and the files it names",
        ) from error
    return prompt


def request(prompt: JudgePrompt, case: Case) -> Request:
    """The chat that asks about one claim. Claim and sentences are data in it, nothing else."""
    messages = [Message(role="system", content=prompt.system.strip())]
    for example in prompt.examples:
        shown = Case(claim=example.claim, sentences=tuple(enumerate(example.sentences, example.first)))
        reply = json.dumps(example.reply.model_dump(mode="json"), ensure_ascii=False)
        messages.append(Message(role="user", content=_user(prompt, shown)))
        messages.append(Message(role="assistant", content=reply))
    messages.append(Message(role="user", content=_user(prompt, case)))
    return Request(
        messages=tuple(messages),
        schema_name="judgement",
        reply_schema=_SCHEMA,
        max_tokens=prompt.max_tokens,
    )


_SCHEMA: dict[str, JsonValue] = wire_schema(Judgement)


def _user(prompt: JudgePrompt, case: Case) -> str:
    return (
        ENVIRONMENT.from_string(prompt.user)
        .render(
            published=disarmed(case.published) if case.published else None,
            sentences=[{"number": number, "text": disarmed(text)} for number, text in case.sentences],
            claim=disarmed(case.claim),
            # Over the claim too: neither block can hold a digest of itself.
            delimiter=delimiter_for([case.claim, *(text for _, text in case.sentences)]),
        )
        .strip()
    )


_INVISIBLE = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")
"""Characters that a model reads and a person does not see: zero-width, direction, tags. Joiners stay."""
_VERDICT_LABEL = re.compile(r"(verdict\w*)\s*[:：=﹕︰]", re.IGNORECASE)


def disarmed(text: str) -> str:
    """The text as the judge sees it: `defused`, without what nobody sees, and with no "verdict:" in it."""
    return _VERDICT_LABEL.sub(r"\1 -", defused(_INVISIBLE.sub("", text)))
