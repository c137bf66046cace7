"""`briefing read`: what was read, and which sentences are offered as evidence."""

import json
from collections.abc import Sequence

import click

from briefing.cli.console import deliver, say
from briefing.cli.options import article_from, metadata_options, output_option
from briefing.nouns.article import Article, Span


@click.command()
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="The Article as JSON; spans index its text.")
@metadata_options
@output_option
def read(file: str, as_json: bool, output: object, **said: str | None) -> None:
    """Read the article in FILE ("-" for standard input) and show its numbered sentences."""
    article = article_from(file, said)
    for note in article.notes:
        say(f"Note: {note}")
    text = json.dumps(article.model_dump(mode="json"), ensure_ascii=False) if as_json else _shown(article)
    deliver(text, output)  # type: ignore[arg-type]  # click made it a Path


def _shown(article: Article) -> str:
    known = {
        "Title": article.title,
        "Outlet": article.outlet,
        "Author": article.author,
        "Published": article.published,
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
