"""`briefing render`: a brief's JSON in, any form of it out, and of several a press review; asks no model."""

from pathlib import Path

import click

from briefing.cli.briefs import load_brief
from briefing.cli.console import deliver
from briefing.cli.make import form_of, of_several, refuse_impossible, template_from
from briefing.cli.options import output_option
from briefing.digest import press_review
from briefing.errors import UsageError
from briefing.exports import FORMS, export, export_review
from briefing.render.press_view import TEMPLATE as PRESS_REVIEW


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--template", default="policy", show_default=True, metavar="NAME|PATH", help="A family, or your own file."
)
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMS]),
    help="Default: as the output's or the template's name says, else md.",
)
@output_option
def render(files: tuple[str, ...], template: str, form: str | None, output: Path | None) -> None:
    """Render the brief in FILE (JSON as `make --format json` prints it; "-" for standard input).

    Several briefs make one press review: --template press-review, or your own file with "press-review" in
    its name. No model is asked.
    """
    refuse_impossible(template, form, output)
    if not of_several(template) and len(files) > 1:
        raise UsageError(
            f"{len(files)} briefs, and the template {template} is for one",
            hint=f"--template {PRESS_REVIEW} makes one review of all, and so does your own with “{PRESS_REVIEW}” in its name",
        )
    chosen = form_of(template, form, output)
    if of_several(template):
        review = press_review([load_brief(file) for file in files])
        deliver(export_review(review, chosen, template=template_from(template)), output)
        return
    deliver(export(load_brief(files[0]), chosen, template=template_from(template)), output)
