"""The lint on the command line: of a brief in a file for `check --lint`, and of one just made for `make`."""

from pathlib import Path
from typing import Any

import click

from briefing.cli.briefs import load_brief
from briefing.cli.console import deliver, fail, say
from briefing.cli.inputs import one_article
from briefing.errors import CheckFailed, UsageError
from briefing.lint import Lint, as_json, lint, lint_printed, told
from briefing.nouns.brief import Brief
from briefing.recheck.reading import told_form
from briefing.render import FORMATS, templates


def lint_file(brief: str, data: bytes, asked: dict[str, Any], output: Path | None, quiet: bool) -> None:
    """Prints which of the editor's rules a brief breaks; exit 7 if it breaks any.

    A brief in JSON has its article in it; a printed one needs `--article`. Raises UsageError where that is
    missing, UnreadableInput where the file is no brief.
    """
    found = _of_file(brief, data, asked)
    deliver(as_json(found) if asked["as_json"] else told(found), output)
    if found:
        if not quiet:
            fail(f"{len(found)} place{'s' if len(found) > 1 else ''} against the editor's rules")
        raise click.exceptions.Exit(CheckFailed.exit_code)


def _of_file(brief: str, data: bytes, asked: dict[str, Any]) -> tuple[Lint, ...]:
    name = "standard input" if brief == "-" else Path(brief).name
    form, text = told_form(data, name)
    if form == "json":
        return lint(load_brief(brief, data))
    if asked["article_file"] is None:
        raise UsageError("the lint of a printed brief needs --article FILE", hint="or give the brief as JSON")
    article = one_article(asked["article_file"], asked["said"])
    original = load_brief(asked["original"]) if asked["original"] else None
    return lint_printed(text, form, article, brief=original)


def lint_made(brief: Brief, printed: bytes, form: str, template: str, *, quiet: bool) -> int:
    """Says on standard error which rules a brief just made breaks; gives the number of places."""
    found = lint(brief)
    if form in FORMATS and template in {family.name for family in templates()}:
        print_found = lint_printed(printed.decode("utf-8"), form, brief.article, brief=brief, family=template)
        found = (*found, *(one for one in print_found if one.rule not in {known.rule for known in found}))
    for one in found:
        say(f"Lint, rule {one.rule} ({one.name}), {one.place}: {one.message}", quiet=quiet)
    return len(found)
