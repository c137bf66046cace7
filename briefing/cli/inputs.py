"""What a command is given to read: articles from files, standard input, addresses and feeds; and plain bytes."""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from briefing.cli.console import say
from briefing.cli.options import together
from briefing.endpoint import host_of, is_loopback
from briefing.errors import InputError, NoArticle, UnreadableInput, UsageError
from briefing.nouns.article import Article
from briefing.reading import Metadata, read_all
from briefing.reading.loading import drain
from briefing.settings import Flags, config_files, local_only

Read = Article | InputError
"""One article, or why there is none."""

fetch_options = together(
    click.option("--entry", type=click.IntRange(min=1), metavar="N", help="Of a feed or list: article N."),
    click.option(
        "--follow", is_flag=True, help="Fetch the page of an entry whose feed has only its first words."
    ),
    click.option("--allow-private", is_flag=True, help="Fetch from private and loopback addresses too."),
    click.option("--ignore-robots", is_flag=True, help="Fetch what robots.txt forbids to programs."),
)
FETCHING = ("entry", "follow", "allow_private", "ignore_robots")
"""Names of the values of `fetch_options`."""
PLAIN: dict[str, Any] = dict.fromkeys(FETCHING)
"""Those values where a command does not have the options."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_OF_ONE_ARTICLE = ("title", "author", "url", "published")


def one_article(file: str, said: dict[str, str | None], fetching: dict[str, Any] = PLAIN) -> Article:
    """The one article in a file, on standard input ("-") or at an address.

    `said` holds the metadata options; `fetching` those of `fetch_options`, and `local_only` where the command
    has it. Raises InputError where there is none, or several and no entry was chosen; UsageError for an
    address of another machine under local-only.
    """
    found = _chosen(file, _read(file, said, fetching), fetching)
    articles = [one for one in found if isinstance(one, Article)]
    if len(articles) > 1:
        raise InputError(
            f"{file} holds {len(articles)} articles, and one was asked for",
            hint="choose one with --entry N (briefing read lists them), or take all: make --template press-review",
        )
    if not articles:
        failed = [one for one in found if isinstance(one, InputError)]
        raise failed[0] if failed else UnreadableInput(f"{file} holds no article")
    return articles[0]


def all_articles(
    files: Sequence[str], said: dict[str, str | None], fetching: dict[str, Any]
) -> Iterator[tuple[str, Read]]:
    """Every article of every input, in order, with the name of its input; what cannot be read is a value among them.

    Raises UsageError for metadata that can only be one article's.
    """
    given = [name for name in _OF_ONE_ARTICLE if said[name] is not None]
    if given and len(files) > 1:
        option = {"published": "date"}.get(given[0], given[0])
        raise UsageError(
            f"--{option} is one article's, and there are {len(files)} inputs",
            hint="put it into FILE.meta.json beside each",
        )
    if files.count("-") > 1:
        raise UsageError("only one input can be standard input", hint="save the others as files")
    for file in files:
        try:
            found = _chosen(file, _read(file, said, fetching), fetching)
        except InputError as error:
            found = (error,)
        for number, one in enumerate(found, start=1):
            yield f"{file}, article {number}" if len(found) > 1 else file, one


def _chosen(file: str, found: tuple[Read, ...], fetching: dict[str, Any]) -> tuple[Read, ...]:
    """The entry asked for, or all; with the pages of those that are only pointed at, where they may be fetched."""
    entry = fetching["entry"]
    if entry is not None and entry > len(found):
        raise UnreadableInput(f"{file} has no article {entry}", hint=f"it has {len(found)}")
    wanted = found if entry is None else (found[entry - 1],)
    return tuple(_followed(one, fetching) for one in wanted) if fetching["follow"] else wanted


def _followed(one: Read, fetching: dict[str, Any]) -> Read:
    if not isinstance(one, NoArticle) or one.link is None:
        return one
    return _fetched(one.link, Metadata(), fetching)[0]


def _read(file: str, said: dict[str, str | None], fetching: dict[str, Any]) -> tuple[Read, ...]:
    overrides = Metadata(**said)
    if file == "-":
        return read_all(drain(sys.stdin.buffer, "stdin"), name="stdin", overrides=overrides)
    if _ADDRESS.match(file):
        return _fetched(file, overrides, fetching)
    return read_all(Path(file), overrides=overrides)


def _fetched(address: str, overrides: Metadata, fetching: dict[str, Any]) -> tuple[Read, ...]:
    # Imported here, so that reading a file does not pay for an HTTP client.
    from briefing.fetching import Rules, read_url_all

    flags = Flags(local_only=fetching.get("local_only"))
    if not is_loopback(address) and local_only(flags, os.environ, *config_files()):
        raise UsageError(
            f"{host_of(address)} is another machine, and local-only is set",
            hint="save the page and name the file, or lift local-only with --no-local-only",
        )
    quiet = bool(fetching.get("quiet"))
    rules = Rules(allow_private=bool(fetching["allow_private"]), robots=not fetching["ignore_robots"])
    return read_url_all(address, overrides, rules, told=lambda words: say(words, quiet=quiet))


def given_bytes(file: str) -> bytes:
    """What is in a file, or on standard input for "-". Raises UnreadableInput."""
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except (OSError, ValueError) as error:
        raise unreadable(file, error) from error


def unreadable(file: str, error: OSError | ValueError) -> UnreadableInput:
    """The error for a file that cannot be opened or read."""
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return UnreadableInput(f"{file}: {reason}", hint="check the path; - reads standard input")
