"""`briefing read`: what was read, and which sentences are offered as evidence."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from briefing.cli.console import deliver, say
from briefing.cli.inputs import FETCHING, Read, all_articles, fetch_options, one_article
from briefing.cli.options import metadata_options, output_option
from briefing.errors import InputError
from briefing.nouns.article import Article, Span


@click.command()
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="The Article as JSON; spans index its text.")
@click.option(
    "--list", "as_list", is_flag=True, help="Of a feed or list: its articles, one a line, with their numbers."
)
@metadata_options
@fetch_options
@output_option
def read(file: str, as_json: bool, as_list: bool, output: Path | None, **others: Any) -> None:
    """Read the article in FILE (an address, or "-" for standard input) and show its numbered sentences.

    Plain text, Markdown, HTML, PDF, DOCX, e-mail (EML), ninjs items, RSS and Atom feeds are read. With
    --list --json every article is one line of JSON, and so is the reason where an entry is none.
    """
    fetching = {name: others.pop(name) for name in FETCHING}
    if as_list:
        found = [one for _, one in all_articles([file], others, fetching)]
        deliver("\n".join(_rows(found) if as_json else _listed(found)), output)
        return
    article = one_article(file, others, fetching)
    for note in article.notes:
        say(f"Note: {note}")
    deliver(_json(article) if as_json else _shown(article), output)


def _json(article: Article) -> str:
    return json.dumps(article.model_dump(mode="json"), ensure_ascii=False)


def _rows(found: Sequence[Read]) -> Iterator[str]:
    for one in found:
        yield (
            json.dumps({"error": one.message}, ensure_ascii=False)
            if isinstance(one, InputError)
            else _json(one)
        )


def _listed(found: Sequence[Read]) -> Iterator[str]:
    for number, one in enumerate(found, start=1):
        if isinstance(one, InputError):
            yield f"{number:3}  no article: {one.message}"
        else:
            day = (one.published or "undated")[:10]
            yield f"{number:3}  {day:10}  {one.title or 'untitled'} ({len(one.sentences)} sentences)"


def _shown(article: Article) -> str:
    known = {
        "Title": article.title,
        "Outlet": article.outlet,
        "Author": article.author,
        "Published": article.published,
        "Address": article.url,
        "Language": article.language,
        "SHA-256": article.sha256,
    }
    lines = [f"{name}: {value or 'unknown'}" for name, value in known.items()]
    lines += [
        "",
        *(f"[{n}] {' '.join(article.sentence(n).split())}" for n in range(1, len(article.sentences) + 1)),
    ]
    lines += _aside(article, article.furniture, "page furniture")
    lines += _aside(article, article.suspect, "orders to a machine")
    return "\n".join(lines)


def _aside(article: Article, spans: Sequence[Span], why: str) -> list[str]:
    if not spans:
        return []
    return [
        "",
        f"Not evidence ({why}):",
        *(f"  {' '.join(article.text[start:end].split())}" for start, end in spans),
    ]
