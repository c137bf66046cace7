"""`briefing check`: a brief that a person edited, or a file of claims, against what the article says."""

import datetime as dt
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import click

from briefing.checks import Checker
from briefing.cli.briefs import load_brief
from briefing.cli.console import deliver, fail, pull_progress, say
from briefing.cli.inputs import given_bytes, one_article, unreadable
from briefing.cli.linting import lint_file
from briefing.cli.options import (
    choice_from,
    day_from,
    metadata_options,
    model_options,
    output_option,
    quiet_option,
)
from briefing.connect import connected
from briefing.errors import CheckFailed, NothingToCheck, UsageError
from briefing.judge import Which, case_of
from briefing.nouns.article import Article
from briefing.nouns.checked import Checked
from briefing.nouns.opinion import Opinion
from briefing.opinions import opinion
from briefing.recheck import (
    SUFFIX,
    Before,
    Book,
    Checks,
    Report,
    Seconded,
    answers,
    applied,
    load_book,
    overruled,
    read_brief,
    recheck,
    told,
)
from briefing.settings import said_host

_METADATA = ("title", "outlet", "author", "url", "published", "language")
_MODEL = ("model", "base_url", "profile", "local_only")


@click.command()
@click.argument("brief", required=False)
@click.option("--article", "article_file", metavar="FILE", help='The article; "-" for standard input.')
@click.option("--original", metavar="BRIEF.json", help="The brief as it was made: check only what changed.")
@click.option("--was", metavar="FILE", help="The article's older text: tell which lines went stale.")
@click.option(
    "--claims", metavar="FILE.jsonl", help="Check rows of {id, document, claim} instead of a brief."
)
@click.option("--overrule", "numbers", type=int, multiple=True, metavar="LINE", help="Overrule this line.")
@click.option("--by", metavar="NAME", help="Who overrules.")
@click.option("--reason", metavar="TEXT", help="Why.")
@click.option(
    "--judge", is_flag=True, help="Ask a model for a second opinion on lines the rules call unclear."
)
@click.option("--judge-all", is_flag=True, help="Ask it about every line.")
@click.option(
    "--lint", "as_lint", is_flag=True, help="Hold it against the twelve rules an editor insists on instead."
)
@click.option("--as-of", metavar="D", help="Day of reading, ISO 8601; default today.")
@click.option("--json", "as_json", is_flag=True, help="The report as JSON.")
@metadata_options
@model_options
@output_option
@quiet_option
def check(brief: str | None, claims: str | None, output: Path | None, quiet: bool, **asked: Any) -> None:
    """Check every line of BRIEF ("-" for standard input) against the article in FILE.

    BRIEF is what make or render printed and a person edited since: JSON, Markdown, HTML or text. Exit 7
    if a line is unsupported and nobody overruled it. An overruling is kept in BRIEF.overrulings.json.

    With --claims, one answer {id, score, verdict, findings} is written for each row as soon as it is
    read; a broken row is answered {id, error} and the command ends with 3. With --lint exit 7 means
    that a rule is broken.
    """
    if claims is not None:
        _refuse_with_claims(brief, output, asked)
        _check_claims(claims, asked["language"])
        return
    if asked["as_lint"] and brief is not None:
        asked["said"] = {name: asked[name] for name in _METADATA}
        lint_file(brief, given_bytes(brief), asked, output, quiet)
        return
    if brief is None or asked["article_file"] is None:
        raise UsageError(
            "check needs a BRIEF and --article FILE, or --claims FILE.jsonl",
            hint="such as briefing check brief.md --article article.txt",
        )
    report = _ruled(brief, _report(brief, asked, quiet), asked)
    text = report.model_dump_json(indent=2) if asked["as_json"] else _told(report, output)
    deliver(text, output)
    failed = report.counts["unsupported"]
    if failed:
        if not quiet:
            fail(f"{failed} line{'s are' if failed > 1 else ' is'} not supported by the article")
        raise click.exceptions.Exit(CheckFailed.exit_code)


def _report(brief: str, asked: dict[str, Any], quiet: bool) -> Report:
    """The brief read and rechecked, before anything is overruled."""
    if [brief, asked["article_file"], asked["original"], asked["was"]].count("-") > 1:
        raise UsageError("only one input can be standard input", hint="save the others as files")
    said = {name: asked[name] for name in _METADATA}
    as_of = day_from(asked["as_of"]) or dt.datetime.now(dt.UTC).date().isoformat()
    article = one_article(asked["article_file"], said)
    edited = read_brief(given_bytes(brief), "standard input" if brief == "-" else Path(brief).name, article)
    original = load_brief(asked["original"]) if asked["original"] else None
    older = one_article(asked["was"], said) if asked["was"] else None
    before = Before(older, Checker(older)) if older else None
    name = "standard input" if brief == "-" else Path(brief).name
    with _checker(article, asked, quiet) as checker:
        return recheck(edited, name, article, checker, original=original, before=before, as_of=as_of)


@contextmanager
def _checker(article: Article, asked: dict[str, Any], quiet: bool) -> Iterator[Checks]:
    """The rules, and with --judge a model beside them, for as long as it is needed."""
    rules = Checker(article)
    if not (asked["judge"] or asked["judge_all"]):
        yield rules
        return
    which: Which = "all" if asked["judge_all"] else "unclear"
    choice = choice_from({name: asked[name] for name in _MODEL})
    say(said_host(choice), quiet=quiet)
    with ExitStack() as stack:
        pulled = stack.enter_context(pull_progress(f"the embedded model {choice.model}", quiet=quiet))
        model = stack.enter_context(connected(choice, progress=pulled))
        works = False

        def ask(checked: Checked) -> Opinion:
            nonlocal works
            given = opinion(case_of(article, checked.claim, checked.evidence), model, works=works)
            works = True
            return given

        yield Seconded(rules, ask, which)


def _ruled(brief: str, report: Report, asked: dict[str, Any]) -> Report:
    """The report with the overrulings kept beside the brief, and those asked for now, which are written down."""
    numbers = asked["numbers"]
    if not numbers and (asked["by"] is not None or asked["reason"] is not None):
        raise UsageError("--by and --reason belong to --overrule LINE")
    if brief == "-":
        if numbers:
            raise UsageError("a brief from standard input has no file to keep an overruling beside")
        return report
    path = Path(brief).with_name(Path(brief).name + SUFFIX)
    book = load_book(given_bytes(str(path)), path.name) if path.exists() else Book()
    if numbers:
        today = dt.datetime.now(dt.UTC).date().isoformat()
        new = overruled(report, numbers, name=asked["by"], reason=asked["reason"], day=today)
        book = book.with_(new)
        deliver(book.model_dump_json(indent=2), path)
    return applied(report, book)


def _told(report: Report, output: Path | None) -> str:
    """The report in words; on a terminal broken to its width, and coloured unless NO_COLOR forbids it."""
    if output is not None or not sys.stdout.isatty():
        return told(report)
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    width = shutil.get_terminal_size().columns - 1
    return told(report, _plain if plain else _coloured, width)


def _plain(text: str, _colour: str) -> str:
    return text


def _coloured(text: str, colour: str) -> str:
    return click.style(text, fg=colour or None)


def _refuse_with_claims(brief: str | None, output: Path | None, asked: dict[str, Any]) -> None:
    """--claims stands alone: it has its own documents and writes row by row."""
    others = {
        "BRIEF": brief, "--article": asked["article_file"], "--original": asked["original"],
        "--was": asked["was"], "--overrule": asked["numbers"] or None, "--judge": asked["judge"] or None,
        "--judge-all": asked["judge_all"] or None, "--lint": asked["as_lint"] or None, "--output": output,
    }  # fmt: skip
    given = [name for name, value in others.items() if value is not None]
    if given:
        raise UsageError(f"--claims does not go with {', '.join(given)}", hint="redirect its output with >")


def _check_claims(file: str, language: str | None) -> None:
    """Every row answered on standard output before the next is read; exit 3 if one was broken."""
    broken = 0
    with _rows(file) as rows:
        for answer in answers(rows, lambda document: Checker.of(document, language=language or None)):
            deliver(json.dumps(answer.row, ensure_ascii=False), None)
            if answer.error:
                broken += 1
                fail(answer.error)
    if broken:
        fail(f"{broken} row{'s' if broken > 1 else ''} could not be checked")
        raise click.exceptions.Exit(NothingToCheck.exit_code)


@contextmanager
def _rows(file: str) -> Iterator[BinaryIO]:
    if file == "-":
        yield sys.stdin.buffer
        return
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(Path(file).open("rb"))
        except (OSError, ValueError) as error:
            raise unreadable(file, error) from error
        yield stream
