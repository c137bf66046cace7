"""`briefing make`: an article in, a brief out; several articles in, a press review out."""

import re
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from briefing.chat import ChatModel
from briefing.cli.console import (
    asking_progress,
    deliver,
    fail,
    pull_progress,
    refuse_terminal,
    refuse_unwritable,
    say,
)
from briefing.cli.inputs import FETCHING, all_articles, fetch_options, one_article
from briefing.cli.linting import lint_made
from briefing.cli.options import (
    choice_from,
    day_from,
    language_from,
    metadata_options,
    model_options,
    output_option,
    quiet_option,
    reach_from,
)
from briefing.connect import connected
from briefing.digest import press_review
from briefing.errors import (
    CheckFailed,
    InputError,
    NoArticle,
    ReplyIncomplete,
    ReplyInvalid,
    Truncated,
    UsageError,
)
from briefing.exports import FORMS, export, export_review
from briefing.exports.reviews import REVIEW_FORMS
from briefing.nouns.article import Article
from briefing.nouns.brief import Brief
from briefing.nouns.press_review import Unreadable
from briefing.pipeline import Options, checked_language
from briefing.pipeline import brief as make_brief
from briefing.prompt import Prompt, load_prompt
from briefing.render import FORMATS, refuse_unknown
from briefing.render.press_view import TEMPLATE as PRESS_REVIEW
from briefing.settings import said_host


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMS]),
    help="Default: as the output's or the template's name says, else md.",
)
@click.option(
    "--template", default="policy", show_default=True, metavar="NAME|PATH", help="A family, or your own file."
)
@metadata_options
@fetch_options
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
@click.option(
    "--strict",
    is_flag=True,
    help="Exit 7 if anything was left out or breaks a rule of the lint; the brief is still printed.",
)
@output_option
@quiet_option
def make(
    files: tuple[str, ...], form: str | None, template: str, strict: bool, output: Path | None, **others: Any
) -> None:
    """Make a brief of the article in FILE (an http(s) address, or "-" for standard input).

    Plain text, Markdown, HTML, PDF, DOCX, e-mail (EML), ninjs items, RSS and Atom feeds are read.
    Several files, or a feed, make one press review: --template press-review. Metadata comes from options,
    then FILE.meta.json, then the file itself. Without a configured model the embedded one answers, and
    nothing leaves this machine.
    """
    said = {name: others.pop(name) for name in ("title", "outlet", "author", "url", "published", "language")}
    fetching = {name: others.pop(name) for name in FETCHING}
    quiet = fetching["quiet"] = others.pop("quiet")
    fetching["local_only"] = others["local_only"]
    options = _options(others)
    refuse_impossible(template, form, output)
    many = of_several(template) or len(files) > 1
    if many and not of_several(template):
        raise UsageError(
            f"{len(files)} inputs, and the template {template} is for one article",
            hint=f"--template {PRESS_REVIEW} makes one review of all; or make one brief after the other",
        )
    asking = _Asking(others, options, quiet)
    if many:
        _make_review(files, said, fetching, asking, (form, template, output, strict))
        return
    article = one_article(files[0], said, fetching)
    _note(article, quiet)
    with asking as model:
        brief = asking.brief(article, model)
    chosen = form_of(template, form, output)
    made = export(brief, chosen, template=template_from(template))
    deliver(made, output)
    _end(brief, lint_made(brief, made, chosen, template, quiet=quiet), strict, quiet)


def _options(others: dict[str, Any]) -> Options:
    """What decides a brief, from the options that say so, which are taken out of `others`."""
    prompt, as_of = others.pop("prompt"), others.pop("as_of")
    written = language_from(others)
    if written is not None:
        checked_language(written)
    loaded = _prompt(prompt) if prompt is not None else None
    return Options(prompt=loaded, reach=reach_from(others), as_of=day_from(as_of), brief_language=written)


def refuse_impossible(template: str, form: str | None, output: Path | None) -> None:
    """Raises UsageError now for a template, form or file that could not be used after minutes of asking."""
    chosen = form_of(template, form, output)
    many = of_several(template)
    if many and chosen not in REVIEW_FORMS:
        raise UsageError(f"a press review has no form {chosen!r}", hint=f"it has {', '.join(REVIEW_FORMS)}")
    if FORMS[chosen].rendered:
        refuse_unknown(template_from(template), FORMS[chosen].rendered, many=many)
    _refuse_mismatch(template, chosen, output)
    if FORMS[chosen].binary:
        refuse_terminal(chosen, output)
    refuse_unwritable(output)


def _refuse_mismatch(template: str, chosen: str, output: Path | None) -> None:
    """Refuses a form made of a page where the template is none, and a file name that promises another form."""
    named = form_of(template, None)
    own = isinstance(template_from(template), Path)
    if own and chosen not in FORMATS and FORMS[chosen].rendered == "html" and named != "html":
        raise UsageError(
            f"--format {chosen} is made of a page, and {template} is none",
            hint="write it as HTML, in a file whose name ends in .html.j2",
        )
    promised = output.suffix.lower().removeprefix(".") if output else ""
    if promised in FORMS and FORMS[promised].binary and promised != chosen:
        raise UsageError(
            f"{output} would hold {FORMS[chosen].about}, and its name promises {promised}",
            hint=f"say --format {promised}",
        )


def of_several(template: str) -> bool:
    """Whether the template is made of several briefs: the press review, or an own file that has it in its name."""
    return PRESS_REVIEW in Path(template).name


def form_of(template: str, form: str | None, output: Path | None = None) -> str:
    """The form asked for, else what the output's name says ("brief.docx"), else the template's own, else Markdown.

    An own template ("my.html.j2") is what it is: of other forms only those that are made of a page are taken.
    """
    told = re.search(r"\.(md|html|txt)(?:\.|$)", Path(template).name)
    named = told[1] if told else None
    wanted = output.suffix.lower().removeprefix(".") if output else ""
    if form or wanted not in FORMS or (named and FORMS[wanted].rendered != named):
        return form or named or "md"
    return wanted


def _note(article: Article, quiet: bool) -> None:
    for note in article.notes:
        say(f"Note: {note}", quiet=quiet)


class _Asking:
    """The model of one command, reached once however many articles it is asked about."""

    def __init__(self, others: dict[str, Any], options: Options, quiet: bool) -> None:
        self._choice = choice_from(others)
        self._options, self._quiet = options, quiet
        self._open = ExitStack()

    def __enter__(self) -> ChatModel:
        say(said_host(self._choice), quiet=self._quiet)
        what = f"the embedded model {self._choice.model}"
        pulled = self._open.enter_context(pull_progress(what, quiet=self._quiet))
        return self._open.enter_context(connected(self._choice, progress=pulled))

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def brief(self, article: Article, model: ChatModel) -> Brief:
        """The brief of one article, with progress on a terminal."""
        with asking_progress(quiet=self._quiet) as asked:
            return make_brief(article, model, self._options, progress=asked)


def _make_review(
    files: tuple[str, ...],
    said: dict[str, str | None],
    fetching: dict[str, Any],
    asking: _Asking,
    ending: tuple[str | None, str, Path | None, bool],
) -> None:
    """One press review of every article that can be read; what cannot be is named in it."""
    form, template, output, strict = ending
    quiet = fetching["quiet"]
    found = list(all_articles(files, said, fetching))
    articles = [(name, one) for name, one in found if isinstance(one, Article)]
    failures = [
        Unreadable(name=name, reason=one.message) for name, one in found if isinstance(one, InputError)
    ]
    for failure in failures:
        say(f"Not in the review: {failure.reason}", quiet=quiet)
    if not articles:
        raise NoArticle("none of the inputs holds an article", hint="briefing read --list FILE says why")
    briefs, refused = _briefs(articles, asking, quiet)
    failures += refused
    if not briefs:
        raise NoArticle("no brief could be made of any input", hint=failures[-1].reason)
    review = press_review(briefs, failures=failures)
    deliver(export_review(review, form_of(template, form, output), template=template_from(template)), output)
    _end_review(briefs, failures, strict)


def _briefs(
    articles: list[tuple[str, Article]], asking: _Asking, quiet: bool
) -> tuple[list[Brief], list[Unreadable]]:
    """A brief of every article; where the model gave no answer that can be used, the reason."""
    briefs: list[Brief] = []
    refused: list[Unreadable] = []
    with asking as model:
        for number, (name, article) in enumerate(articles, start=1):
            say(f"{number} of {len(articles)}: {article.title or name}", quiet=quiet)
            _note(article, quiet)
            try:
                briefs.append(asking.brief(article, model))
            except (ReplyIncomplete, ReplyInvalid) as error:
                refused.append(Unreadable(name=name, reason=error.message))
                say(f"Not in the review: {name}: {error.message}", quiet=quiet)
    return briefs, refused


def _end_review(briefs: list[Brief], failures: list[Unreadable], strict: bool) -> None:
    """With which exit code a review ends: 5 where a reply was cut, 7 under --strict where anything is missing."""
    cut = sum(brief.provenance.truncated for brief in briefs)
    if cut:
        fail(f"the replies about {cut} article(s) were cut; only their complete items are used")
        raise click.exceptions.Exit(Truncated.exit_code)
    lost = sum(len(brief.losses) for brief in briefs)
    if strict and (failures or lost):
        fail(f"--strict: {len(failures)} input(s) are not in the review, {lost} item(s) were left out")
        raise click.exceptions.Exit(CheckFailed.exit_code)


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


def _end(brief: Brief, linted: int, strict: bool, quiet: bool) -> None:
    """What is to be said after the brief, and with which exit code."""
    lost = len(brief.losses)
    if lost:
        say(f"{lost} item(s) left out because the article does not carry them; see “Left out”.", quiet=quiet)
    if brief.provenance.truncated:
        fail(
            "a reply was cut at the token limit; the brief holds its complete items only", "try another model"
        )
        raise click.exceptions.Exit(Truncated.exit_code)
    if strict and (lost or linted):
        fail(f"--strict: {lost} item(s) were left out, {linted} place(s) against the editor's rules")
        raise click.exceptions.Exit(CheckFailed.exit_code)
