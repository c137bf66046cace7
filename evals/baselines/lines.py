"""What the adapters share: articles in, one line for each out, and nothing missing without a reason; no rival is imported."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

Row = dict[str, Any]
LISTS = ("who", "what", "when", "where", "demands", "threats")

_CLASSES = {"demand": "demands", "threat": "threats"}
"""Under which name in a prediction an extraction class stands that is not called like its list."""

_TEXT = {
    "who": "name",
    "what": "text",
    "when": "text",
    "where": "place",
    "demands": "text",
    "threats": "text",
}
"""Under which key an item of a prediction has its own words."""

_NO_DATE = {None, "null", "None", "unknown"}
"""How a small model writes that there is no date."""


def articles(folder: Path, only: Iterable[str] = ()) -> Iterator[Row]:
    """The articles of `articles.jsonl` that `briefs.jsonl` has gold for, in its order; of them those of `only`, if any."""
    every = {row["id"]: row for row in _rows(folder / "articles.jsonl")}
    wanted = set(only)
    for gold in _rows(folder / "briefs.jsonl"):
        if not wanted or gold["id"] in wanted:
            yield every[gold["id"]]


def collect(asked: Iterable[Row], output: Path, answer: Callable[[Row], Row]) -> int:
    """Ask for every article that `output` has no line for, and append each line as it comes; returns how many failed.

    `answer` makes the lists of one article. What it raises goes to `OUTPUT.failed.jsonl` as {id, error}; that file
    is begun anew by every call, as failed articles are tried again.
    """
    _mend(output)
    done = {row["id"] for row in _rows(output)} if output.is_file() else set()
    failed = output.with_suffix(".failed.jsonl")
    failed.unlink(missing_ok=True)
    count = 0
    for article in asked:
        if article["id"] in done:
            continue
        try:
            line = {"id": article["id"]} | answer(article)
        except Exception as error:  # whatever a rival raises, the others are still asked
            count += 1
            _append(failed, {"id": article["id"], "error": f"{type(error).__name__}: {error}"})
            print(f"{article['id']} failed", file=sys.stderr)
        else:
            _append(output, line)
            print(f"{article['id']} done", file=sys.stderr)
    return count


def from_langextract(found: Iterable[Mapping[str, Any]], text: str) -> Row:
    """The lists of one article from langextract's extractions.

    Each is {extraction_class, extraction_text, attributes, start, end}; start and end are its own character interval,
    None where it found no place: such an item stays, without a span. A class that was not asked for is left out.
    """
    lists: Row = {name: [] for name in LISTS}
    for one in found:
        name = _CLASSES.get(one["extraction_class"], one["extraction_class"])
        if name in lists:
            said = {**(one["attributes"] or {}), "words": one["extraction_text"]}
            start, end = one["start"], one["end"]
            spans = [] if start is None or not 0 <= start < end <= len(text) else [[start, end]]
            lists[name].append(_item(name, said, spans))
    return lists


def from_instructor(found: Mapping[str, Iterable[Mapping[str, Any]]], text: str) -> Row:
    """The lists of one article from instructor's answer, dumped: items with `substring_quotes`.

    Its CitationMixin has replaced each quote by words of the article; they stand where they first occur.
    """
    lists: Row = {}
    for name in LISTS:
        lists[name] = [_item(name, one, _found(one["substring_quotes"], text)) for one in found[name]]
    return lists


def _found(quotes: Iterable[str], text: str) -> list[list[int]]:
    places = [(text.find(quote), len(quote)) for quote in quotes if quote.strip()]
    return [[start, start + length] for start, length in places if start >= 0]


def _item(name: str, said: Mapping[str, Any], spans: list[list[int]]) -> Row:
    own = {"who": "name", "what": "event", "when": "phrase", "where": "place"}
    own |= {"demands": "demand", "threats": "consequence"}
    item: Row = {_TEXT[name]: _one(said.get(own[name])) or _one(said.get("words")) or "", "spans": spans}
    if name == "when":
        iso = _one(said.get("iso"))
        item["iso"] = None if iso in _NO_DATE else iso
    if name in ("demands", "threats"):
        to = "of" if name == "demands" else "against"
        item |= {"by": _many(said.get("by")), to: _many(said.get(to))}
    return item


def _one(said: Any) -> str | None:
    """An attribute as words; a small model may give a list where one word was asked for."""
    words = "; ".join(_many(said))
    return words or None


def _many(said: Any) -> list[str]:
    every = said if isinstance(said, list | tuple) else [said]
    return [str(one).strip() for one in every if one is not None and str(one).strip()]


def options(about: str, max_output_tokens: int) -> argparse.Namespace:
    """The command line that every adapter has. Address, key and model come from OPENAI_BASE_URL, _API_KEY and _MODEL."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("folder", type=Path, help="folder with articles.jsonl and briefs.jsonl")
    parser.add_argument("output", type=Path, help="file of predictions; lines it has are kept")
    parser.add_argument("--base-url", default=os.environ.get("OPENAI_BASE_URL"))
    parser.add_argument("--model", default=os.environ.get("OPENAI_MODEL"))
    parser.add_argument("--case", action="append", default=[], metavar="ID", help="only this article")
    parser.add_argument("--max-output-tokens", type=int, default=max_output_tokens, help="of each reply")
    parser.add_argument("--timeout", type=float, default=1800.0, help="seconds for each request")
    chosen = parser.parse_args()
    chosen.key = os.environ.get("OPENAI_API_KEY")
    if not (chosen.base_url and chosen.model and chosen.key):
        parser.error("set OPENAI_BASE_URL, OPENAI_API_KEY and OPENAI_MODEL, or run it under serve.py")
    return chosen


def finish(failed: int, output: Path) -> None:
    """End the program: exit code 1, with a word on stderr, if articles failed."""
    if failed:
        print(f"{failed} failed, reasons in {output.with_suffix('.failed.jsonl')}", file=sys.stderr)
    sys.exit(1 if failed else 0)


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _append(path: Path, row: Row) -> None:
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _mend(path: Path) -> None:
    """Cut off the beginning of a line that was being written when the program was killed."""
    if path.is_file():
        data = path.read_bytes()
        path.write_bytes(data[: data.rfind(b"\n") + 1])
