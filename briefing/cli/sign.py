"""`briefing sign`: a person reviewed a brief and answers for it; the signed version gets a file of its own."""

from pathlib import Path

import click

from briefing.checks import Checker
from briefing.cli.briefs import load_brief
from briefing.cli.console import deliver, fail, say
from briefing.cli.inputs import given_bytes
from briefing.cli.options import output_option, quiet_option
from briefing.errors import CheckFailed, UsageError
from briefing.nouns.brief import Brief
from briefing.recheck import SUFFIX, Book, Judged, applied, load_book, read_brief, recheck
from briefing.signing import Hand, signed, signed_path, unversioned


@click.command()
@click.argument("brief")
@click.option("--by", required=True, metavar="NAME", help="Who read the brief and answers for it.")
@click.option("--responsible", metavar="WHO", help="Under whose editorial responsibility it goes out.")
@click.option("--role", metavar="TEXT", help="The signer's part, such as “desk editor”.")
@click.option("--note", metavar="TEXT", help="Anything else to keep with the signature.")
@click.option("--what", metavar="TEXT", help="A correction: what was changed since the version before.")
@click.option("--why", metavar="TEXT", help="A correction: why.")
@click.option(
    "--was", metavar="OLD.json", help="The signed version that this brief corrects; it stays as it is."
)
@output_option
@quiet_option
def sign(brief: str, was: str | None, output: Path | None, quiet: bool, **said: str | None) -> None:
    """Sign the brief in BRIEF (JSON as `make --format json` prints it; "-" for standard input).

    Every line is held against the article in the brief once more; a line that is not supported and not
    overruled (briefing check --overrule) stops the signature. The signed version goes to BRIEF.v2.json,
    and so on, unless --output names another file; no file is ever overwritten.
    """
    if [brief, was].count("-") > 1:
        raise UsageError("only one input can be standard input", hint="save the other as a file")
    data = given_bytes(brief)
    given = load_brief(brief, data)
    old_data = given_bytes(was) if was else data
    older = load_brief(was, old_data) if was else given
    found = signed(given, older, old_data, Hand.model_validate(said))
    _refuse_unsupported(found, [brief, *([was] if was else [])], data, quiet)
    path = _path(brief, output, found.version)
    deliver(found.model_dump_json(indent=2), path)
    if path is not None:
        kept = was or brief
        say(f"{found.label}. Version {found.version}: {path}; {kept} stays as it is.", quiet=quiet)
    _remind(found, quiet)


def _refuse_unsupported(brief: Brief, files: list[str], data: bytes, quiet: bool) -> None:
    """Exit 7, naming the lines, where the article does not support one that nobody overruled."""
    file = files[0]
    name = "standard input" if file == "-" else Path(file).name
    edited = read_brief(data, f"{name}.json", brief.article)
    as_of = brief.provenance.as_of
    report = recheck(edited, name, brief.article, Checker(brief.article), as_of=as_of)
    report = applied(report, _book(files))
    bad = [line for line in report.lines if line.status == "unsupported"]
    for line in bad:
        say(_told(line), quiet=quiet)
    if bad:
        fail(
            f"{len(bad)} line{'s are' if len(bad) > 1 else ' is'} not supported by the article; nothing was signed",
            "correct them, or overrule them: briefing check BRIEF --article FILE --overrule LINE --by --reason",
        )
        raise click.exceptions.Exit(CheckFailed.exit_code)


def _told(line: Judged) -> str:
    why = "; ".join(finding.message for finding in line.findings if finding.severity != "note")
    return f"{line.number:4}  ✗ {line.list or 'line'}: {line.text}" + (f" — {why}" if why else "")


def _book(files: list[str]) -> Book:
    """The overrulings kept beside the brief, beside its first version, and beside the version that it corrects."""
    places = [Path(file) for file in files if file != "-"]
    places += [unversioned(place) for place in places]
    books = [place.with_name(place.name + SUFFIX) for place in places]
    found = [load_book(path.read_bytes(), path.name) for path in dict.fromkeys(books) if path.exists()]
    return Book(overrulings=tuple(one for book in found for one in book.overrulings))


def _path(file: str, output: Path | None, version: int) -> Path | None:
    """Where to write; None is standard output. UsageError where a file would be overwritten."""
    path = output if output is not None or file == "-" else signed_path(Path(file), version)
    if path is not None and path.exists():
        raise UsageError(f"{path} exists, and versions are never overwritten", hint="name a new file with -o")
    return path


def _remind(brief: Brief, quiet: bool) -> None:
    """What the signer should know they answer for."""
    unclear = sum(item.verdict == "unclear" for item in brief.items())
    if unclear or brief.losses:
        say(f"It has {unclear} unclear line(s) and {len(brief.losses)} item(s) left out.", quiet=quiet)
