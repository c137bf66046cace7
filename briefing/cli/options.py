"""Options that several commands share, and what they mean once read."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from briefing.embedded import catalogue
from briefing.endpoint import Choice
from briefing.errors import UsageError
from briefing.extract import Reach, reach_of
from briefing.reading.metadata import iso_date
from briefing.settings import Flags, brief_language, config_files, reach, resolve

Command = Callable[..., Any]


def together(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Several options as one decorator, in the order of --help."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


metadata_options = together(
    click.option("--title", metavar="X", help="Title; empty means unknown."),
    click.option("--outlet", metavar="X", help="Outlet that published it; empty means unknown."),
    click.option("--author", metavar="X", help="Author; empty means unknown."),
    click.option("--url", metavar="U", help="Where it is published; empty means unknown."),
    click.option("--date", "published", metavar="D", help="Published, ISO 8601; empty means unknown."),
    click.option("--language", metavar="CODE", help="ISO 639-1 code, where the guess would be wrong."),
)

model_options = together(
    click.option("--model", metavar="M", help="Model name, or the path of a GGUF file. Default: embedded."),
    click.option(
        "--base-url", metavar="U", help="An OpenAI-compatible endpoint, such as http://localhost:11434/v1."
    ),
    click.option("--profile", metavar="NAME", help="A profile of the config file."),
    click.option("--local-only/--no-local-only", default=None, help="Refuse any endpoint but loopback."),
)

output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    callback=lambda _ctx, _option, value: None if value == Path("-") else value,
    help='Write to this file, whole or not at all; "-" is standard output.',
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors.")


def day_from(value: str | None) -> str | None:
    """The day of reading that --as-of gives; None: not given. UsageError for what is no ISO 8601 date."""
    if not value:
        return None
    day = iso_date(value)
    if day is None:
        raise UsageError(f"--as-of {value}: not an ISO 8601 date", hint="such as 2025-05-12")
    return day


def choice_from(asked: dict[str, Any]) -> Choice:
    """Which model is meant by flags, environment and config files."""
    return resolve(Flags(**asked), os.environ, *config_files(), catalogue=catalogue.NAMES)


def reach_from(asked: dict[str, Any]) -> Reach | None:
    """The reach that flags, environment or config files name; None: nobody does. UsageError for an unknown one."""
    name = reach(Flags(**asked), os.environ, *config_files())
    return reach_of(name) if name is not None else None


def language_from(asked: dict[str, Any]) -> str | None:
    """The language to write in, by flags (as for `choice_from`), environment and config files."""
    return brief_language(Flags(**asked), os.environ, *config_files())
