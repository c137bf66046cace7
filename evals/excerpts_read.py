"""The verbatim lists that code takes out of articles, printed to be read by a person.

    python evals/excerpts_read.py ARTICLES.jsonl … [--only ID …]

Each line of the file is one article as in `evals/extraction/articles.jsonl`. Prints per article its lead and the
three lists, and at the end how many items there are.
"""

import argparse
import time
from collections import Counter
from pathlib import Path

from briefing.evals.cases import Document, article
from briefing.excerpts import excerpts


def main() -> None:
    """Print what is found in every article of the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--only", nargs="*", default=None)
    asked = parser.parse_args()
    total: Counter[str] = Counter()
    for path in asked.files:
        for line in path.read_text(encoding="utf-8").splitlines():
            document = Document.model_validate_json(line)
            if asked.only is None or document.id in asked.only:
                _print(document, total)
    print(f"\n{dict(total)}")


def _print(document: Document, total: Counter[str]) -> None:
    read = article(document)
    begun = time.perf_counter()
    found = excerpts(read, as_of=(document.date or "")[:10] or None)
    total.update(articles=1, milliseconds=round(1000 * (time.perf_counter() - begun)))
    print(f"\n=== {document.id} · {document.date} · {document.title}\n    {read.sentence(1)[:160]}")
    for one in found.quotes:
        print(f"  Q {one.speaker} ({one.title}): “{one.text}”")
    for figure in found.figures:
        print(f"  F {figure.figure}  |  {figure.statement}")
    for earlier in found.background:
        print(f"  B [{earlier.phrase} → {earlier.date}] {earlier.statement}")
    total.update(quotes=len(found.quotes), figures=len(found.figures), background=len(found.background))


if __name__ == "__main__":
    main()
