"""`briefing make`: an article in, a brief out."""

import re
from pathlib import Path

import click

from briefing.cli.console import asking_progress, deliver, fail, pull_progress, refuse_unwritable, say
from briefing.cli.inputs import one_article
from briefing.cli.options import (
    choice_from,
    language_from,
    metadata_options,
    model_options,
    output_option,
    quiet_option,
    reach_from,
)
from briefing.connect import connected
from briefing.endpoint import Choice
from briefing.errors import CheckFailed, Truncated, UsageError
from briefing.nouns.article import Article
from briefing.nouns.brief import Brief
from briefing.pipeline import Options, checked_language
from briefing.pipeline import brief as make_brief
from briefing.prompt import Prompt, load_prompt
from briefing.reading.metadata import iso_date
from briefing.render import FORMATS, refuse_unknown, render
from briefing.settings import said_host


@click.command()
@click.argument("file")
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMATS, "json"]),
    help="Default: md, or as the template's name says.",
)
@click.option(
    "--template", default="policy", show_default=True, metavar="NAME|PATH", help="A family, or your own file."
)
@metadata_options
@click.option("--as-of", metavar="D", help="Day of reading, ISO 8601; default today.")
@model_options
@click.option(
    "--brief-language",
    metavar="CODE",
    help="Language to write in, ISO 639-1; default the article's. Quotes stay in the original.",
)
@click.option(
    "--reach",
    metavar="NAME",
    help="How much the model is asked at once: small, passages or large. Default: small for local weights.",
)
@click.option(
    "--prompt",
    metavar="NAME/VERSION|PATH",
    help="Which wording asks. Default: extract/v3, or extract/v4 to write in another language.",
)
@click.option("--strict", is_flag=True, help="Exit 7 if anything was left out; the brief is still printed.")
@output_option
@quiet_option
def make(
    file: str,
    form: str | None,
    template: str,
    as_of: str | None,
    prompt: str | None,
    strict: bool,
    output: Path | None,
    quiet: bool,
    **others: str | None,
) -> None:
    """Make a brief of the article in FILE ("-" for standard input).

    Plain text, Markdown and HTML are read. Metadata comes from options, then FILE.meta.json, then the page.
    Without a configured model the embedded one answers, and nothing leaves this machine.
    """
    said = {name: others.pop(name) for name in ("title", "outlet", "author", "published", "language")}
    written = language_from(others)
    if written is not None:
        checked_language(written)
    loaded = _prompt(prompt) if prompt is not None else None
    options = Options(prompt=loaded, reach=reach_from(others), as_of=_day(as_of), brief_language=written)
    if form != "json":
        refuse_unknown(template_from(template), form)  # type: ignore[arg-type]  # click checked it
    refuse_unwritable(output)
    article = one_article(file, said)
    choice = choice_from(others)
    for note in article.notes:
        say(f"Note: {note}", quiet=quiet)
    brief = _made(article, choice, options, quiet)
    deliver(brief.model_dump_json(indent=2) if form == "json" else _rendered(brief, template, form), output)
    _end(brief, strict, quiet)


def _made(article: Article, choice: Choice, options: Options, quiet: bool) -> Brief:
    say(said_host(choice), quiet=quiet)
    with (
        pull_progress(f"the embedded model {choice.model}", quiet=quiet) as pulled,
        connected(choice, progress=pulled) as model,
        asking_progress(quiet=quiet) as asked,
    ):
        return make_brief(article, model, options, progress=asked)


def _rendered(brief: Brief, template: str, form: str | None) -> str:
    return render(brief, template=template_from(template), format=form)  # type: ignore[arg-type]  # click checked it


def template_from(name: str) -> str | Path:
    """A family's name, or a path where the value looks like one."""
    return Path(name) if re.search(r"[/\\.]", name) else name


def _prompt(value: str) -> Prompt:
    path = Path(value)
    if path.is_dir():
        return load_prompt(path.name, "local", path=path)
    name, _, version = value.partition("/")
    if not version:
        raise UsageError(f"--prompt {value}: neither a folder nor NAME/VERSION", hint="such as extract/v3")
    return load_prompt(name, version)


def _day(value: str | None) -> str | None:
    if not value:
        return None
    day = iso_date(value)
    if day is None:
        raise UsageError(f"--as-of {value}: not an ISO 8601 date", hint="such as 2025-05-12")
    return day


def _end(brief: Brief, strict: bool, quiet: bool) -> None:
    """What is to be said after the brief, and with which exit code."""
    lost = len(brief.losses)
    if lost:
        say(f"{lost} item(s) left out because the article does not carry them; see “Left out”.", quiet=quiet)
    if brief.provenance.truncated:
        fail(
            "a reply was cut at the token limit; the brief holds its complete items only", "try another model"
        )
        raise click.exceptions.Exit(Truncated.exit_code)
    if strict and lost:
        fail(f"--strict: {lost} item(s) were left out")
        raise click.exceptions.Exit(CheckFailed.exit_code)
