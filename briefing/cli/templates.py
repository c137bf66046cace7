"""`briefing templates`: which families there are, and their text to start your own from."""

import click

from briefing.cli.console import deliver
from briefing.errors import UsageError
from briefing.render import FORMATS
from briefing.render import templates as known
from briefing.resources import folder


@click.group()
def templates() -> None:
    """List templates and show one."""


@templates.command("list")
def list_templates() -> None:
    """List the families, their formats and what they are for."""
    for family in (*known(), *known(many=True)):
        deliver(f"{family.name:12} {', '.join(family.formats):14} {family.description}", None)


@templates.command()
@click.argument("name")
@click.option("--format", "form", type=click.Choice(FORMATS), default="md", show_default=True)
def show(name: str, form: str) -> None:
    """Print a family's template, to copy and change; use your own with --template PATH."""
    names = [family.name for family in (*known(), *known(many=True))]
    if name not in names:
        raise UsageError(f"no template is called {name!r}", hint=f"known are: {', '.join(names)}")
    deliver(folder("templates").joinpath(name, f"{name}.{form}.j2").read_text(encoding="utf-8"), None)
