"""Building the `articles.jsonl` of a suite: the articles its claims or gold rows name, with their licences.

python -m briefing.evals.library ARTICLES.jsonl SUITE_FOLDER
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

from briefing.errors import InputError
from briefing.evals.cases import broken, rows

_OPEN = re.compile(r"^(?:CC BY \d\.\d|public domain\b.*)$")
"""Licences whose texts may be passed on with a name: CC BY (not NC, ND or SA) and public domain."""

_NAMING = {"claims*.jsonl": "article", "briefs.jsonl": "id"}
"""In which files of a suite's folder rows name articles, and under which key."""


def build(articles: Path, folder: Path) -> int:
    """Write `folder/articles.jsonl` with the articles that its `claims*.jsonl` and `briefs.jsonl` name; returns how many.

    InputError when one is missing or its licence is not open, and then nothing is written.
    """
    wanted = {
        str(row.get(key))
        for pattern, key in _NAMING.items()
        for file in sorted(folder.glob(pattern))
        for _, row in rows(file)
    }
    found = {
        row["id"]: _entry(row, articles, number) for number, row in rows(articles) if row.get("id") in wanted
    }
    if wanted - set(found):
        raise InputError(f"{articles} has no article {', '.join(sorted(wanted - set(found)))}")
    lines = [json.dumps(found[name], ensure_ascii=False) + "\n" for name in sorted(found)]
    with (folder / "articles.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)
    return len(lines)


def _entry(row: dict[str, Any], path: Path, number: int) -> dict[str, Any]:
    licence = str(row.get("licence"))
    if not _OPEN.match(licence):
        raise broken(path, number, f"the licence of {row['id']} is {licence}, not CC BY or public domain")
    kept = {key: row[key] for key in ("id", "title", "date", "lang", "source", "licence", "url")}
    return kept | {"attribution": _attribution(row), "text": row["text"]}


def _attribution(row: dict[str, Any]) -> str:
    return f"“{row['title']}”, {row['source']}, {row['date'].strip()}, {row['url']}, {row['licence']}"


if __name__ == "__main__":
    print(f"{build(Path(sys.argv[1]), Path(sys.argv[2]))} articles")
