"""`briefing render`: a brief's JSON in, Markdown, HTML or text out; asks no model."""

import sys
from pathlib import Path

import click
from pydantic import ValidationError

from briefing.cli.console import deliver
from briefing.cli.make import template_from
from briefing.cli.options import output_option
from briefing.errors import UnreadableInput
from briefing.nouns.brief import Brief
from briefing.nouns.frozen import first_fault
from briefing.render import FORMATS
from briefing.render import render as render_brief


@click.command()
@click.argument("file")
@click.option(
    "--template", default="policy", show_default=True, metavar="NAME|PATH", help="A family, or your own file."
)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="Default: md, or as the template's name says."
)
@output_option
def render(file: str, template: str, form: str | None, output: Path | None) -> None:
    """Render the brief in FILE (JSON as `make --format json` prints it; "-" for standard input)."""
    brief = load_brief(file)
    deliver(render_brief(brief, template=template_from(template), format=form), output)  # type: ignore[arg-type]


def load_brief(file: str, data: bytes | None = None) -> Brief:
    """The Brief in a JSON file, every evidence span checked; raises UnreadableInput naming what is wrong.

    `data` is the file's content where it was read already.
    """
    try:
        if data is None:
            data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        brief = Brief.model_validate_json(data)
    except OSError as error:
        raise UnreadableInput(f"{file}: {error.strerror or error}") from error
    except ValidationError as error:
        raise UnreadableInput(
            f"{'standard input' if file == '-' else file} is not a brief: {first_fault(error, 'the file')}",
            hint="make one with briefing make --format json; briefing schema tells its form",
        ) from error
    return brief
