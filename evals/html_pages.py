"""How well main texts are read from saved web pages: token F1 of our reading beside trafilatura's defaults.

    python evals/html_pages.py FOLDER

FOLDER holds `NAME.html` and beside each what is expected: `NAME.body.txt` or `NAME.expected.txt` (a text), or
`NAME.expected.json` ({"with": [passages that must be there], "without": [passages that must not]}).

F1 is that of two bags of words: words are runs of letters and digits in small letters, each counts as often as it
occurs. Of passages it is said how many of each kind are in the text. A mean is printed with its count.
"""

import argparse
import json
import re
import statistics
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import trafilatura

from briefing.errors import InputError
from briefing.reading.opening import open_bytes
from briefing.reading.page import Page

WORD = re.compile(r"\w+")


class Figure(NamedTuple):
    """F1 of one page by one expected text: ours and trafilatura's."""

    ours: float
    theirs: float


def main() -> None:
    """Read every page of the folder and print a line for each expected text, and the means."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    figures: dict[str, list[Figure]] = {}
    print(f"{'page':52} {'expected':9} {'ours':>6} {'trafilatura':>12}")
    for path in sorted(parser.parse_args().folder.glob("*.html")):
        texts = _ours(path), _theirs(path)
        for kind, expected in _expected(path):
            figure = Figure(*(f1(text, expected) for text in texts))
            figures.setdefault(kind, []).append(figure)
            print(f"{path.stem[:52]:52} {kind:9} {figure.ours:6.3f} {figure.theirs:12.3f}")
        _print_passages(path, *texts)
    for kind, found in figures.items():
        ours, theirs = (statistics.fmean(values) for values in zip(*found, strict=True))
        print(f"{f'mean of {len(found)}':52} {kind:9} {ours:6.3f} {theirs:12.3f}")


def f1(text: str, expected: str) -> float:
    """Token F1 of two texts; 0 where they share no word, or one has none."""
    ours, theirs = (Counter(WORD.findall(one.lower())) for one in (text, expected))
    shared = (ours & theirs).total()
    return 2 * shared / (ours.total() + theirs.total()) if shared else 0.0


def _ours(path: Path) -> str:
    """The text as it was read, "" where it was refused; refusals are not left out, which would raise the mean."""
    try:
        (page,) = open_bytes(path.read_bytes(), path.name)
    except InputError as error:
        print(f"refused: {error.message}")
        return ""
    return page.text if isinstance(page, Page) else ""


def _theirs(path: Path) -> str:
    return trafilatura.extract(path.read_bytes()) or ""


def _expected(path: Path) -> Iterator[tuple[str, str]]:
    for kind in ("body", "expected"):
        file = path.with_name(f"{path.stem}.{kind}.txt")
        if file.exists():
            yield kind, file.read_text(encoding="utf-8")


def _print_passages(path: Path, ours: str, theirs: str) -> None:
    file = path.with_name(f"{path.stem}.expected.json")
    if not file.exists():
        return
    asked = json.loads(file.read_text(encoding="utf-8"))
    for kind in ("with", "without"):
        counts = [sum(passage in text for passage in asked[kind]) for text in (ours, theirs)]
        told = [f"{count}/{len(asked[kind])}" for count in counts]
        print(f"{path.stem[:52]:52} {kind:9} {told[0]:>6} {told[1]:>12}")


if __name__ == "__main__":
    main()
