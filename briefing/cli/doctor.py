"""`briefing doctor`: what is configured, what is missing, and on request one tiny real call."""

import json
import os
import platform
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import click

from briefing.chat import Message, Request
from briefing.cli.console import deliver, pull_progress
from briefing.cli.options import choice_from, model_options
from briefing.connect import connected
from briefing.embedded import cache, catalogue
from briefing.endpoint import Choice, Embedded
from briefing.errors import ProviderError
from briefing.prompt import load_prompt
from briefing.settings import config_files, said_host


@click.command()
@click.option("--call", is_flag=True, help="Make one tiny real call to the model.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@model_options
def doctor(call: bool, as_json: bool, **asked: Any) -> None:
    """Say what is configured and what is missing; exit 0 when a brief could be made."""
    choice = choice_from(asked)
    report = _report(choice)
    if call:
        report["call"] = _called(choice)
    if as_json:
        deliver(json.dumps(report, indent=2, ensure_ascii=False), None)
    else:
        deliver("\n".join(f"{name + ':':18} {value}" for name, value in report.items()), None)
    if report["ready"].startswith("no"):
        raise click.exceptions.Exit(ProviderError.exit_code)


def _report(choice: Choice) -> dict[str, str]:
    prompt = load_prompt().identity
    project, user = (f"{path}{'' if path.is_file() else ' (none)'}" for path in config_files())
    return {
        "briefing": _version("briefing"),
        "python": platform.python_version(),
        "openai": _version("openai"),
        "PDF": _typst(),
        "WordPress": _wordpress(),
        "project config": project,
        "user config": user,
        "prompt": f"{prompt.name} {prompt.version} {prompt.sha256[:12]}",
        "model": said_host(choice),
        "ready": _readiness(choice),
    }


def _readiness(choice: Choice) -> str:
    if not isinstance(choice, Embedded):
        if choice.is_openai and not (choice.api_key or os.environ.get("OPENAI_API_KEY")):
            return "no: no key is set; OPENAI_API_KEY holds it, or the variable that api_key_env names"
        return "as far as can be told without a call; --call makes one"
    if _version("xllamacpp") == "missing":
        return "no: the embedded model needs its extra: pip install 'briefing[local]'"
    if choice.model.endswith(".gguf"):
        return (
            f"yes: {choice.model}" if Path(choice.model).is_file() else f"no: {choice.model} does not exist"
        )
    here = cache.located(catalogue.find(choice.model), cache.default_folder(os.environ))
    return (
        f"yes: {here}"
        if here
        else f"the weights are pulled on first need, or now: briefing models pull {choice.model}"
    )


def _typst() -> str:
    found = _version("typst")
    return "missing: pip install 'briefing[pdf]'" if found == "missing" else f"typst {found}"


def _wordpress() -> str:
    names = ("BRIEFING_WORDPRESS_USER", "BRIEFING_WORDPRESS_PASSWORD")
    missing = [name for name in names if not os.environ.get(name)]
    return f"not set: {', '.join(missing)}" if missing else "user and password are set"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"


def _called(choice: Choice) -> str:
    """One question whose answer does not matter; errors are those of a real brief."""
    schema = {
        "type": "object",
        "properties": {"ready": {"type": "boolean"}},
        "required": ["ready"],
        "additionalProperties": False,
    }
    turn = Message(role="user", content='Answer with the JSON object {"ready": true} and nothing else.')
    request = Request(messages=(turn,), schema_name="ready", reply_schema=schema, max_tokens=50)
    with pull_progress(choice.model) as progress, connected(choice, progress=progress) as model:
        begun = time.monotonic()
        reply = model.complete(request)
    return (
        f"answered in {time.monotonic() - begun:.1f} s on rung {reply.rung}: {' '.join(reply.text.split())}"
    )
