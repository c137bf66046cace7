"""Cases of the suite `claims`: claims that people labelled, each with the document it is about."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from briefing.errors import InputError
from briefing.evals.cases import Case, broken, file_of, refuse_repeated, rows


def labelled_cases(paths: Sequence[Path]) -> tuple[Case, ...]:
    """The rows `{id, dataset, document, claim, label, meta.origin?}` of files, or of `dev.jsonl` in folders.

    Label 1 is faithful, 0 is not. The kind of a case is "dataset/origin", or the dataset where rows name no
    origin. Cases of one document stand together. InputError for a broken line or an id that stands twice.
    """
    seen: set[str] = set()
    made: list[Case] = []
    for path in paths:
        file = file_of(path, "dev.jsonl")
        for number, row in rows(file):
            one = _case(row, file, number)
            refuse_repeated(one.id, seen, file, number)
            seen.add(one.id)
            made.append(one)
    if not made:
        raise InputError(f"no claims in {', '.join(map(str, paths))}")
    return tuple(sorted(made, key=lambda one: one.article))


def _case(row: dict[str, Any], path: Path, number: int) -> Case:
    for key in ("id", "dataset", "document", "claim"):
        if not isinstance(row.get(key), str) or not row[key]:
            raise broken(path, number, f"{key} is missing or no text")
    if row.get("label") not in (0, 1):
        raise broken(path, number, f"label is {row.get('label')!r}, not 0 or 1")
    meta = row.get("meta")
    origin = meta.get("origin") if isinstance(meta, dict) else None
    return Case(
        id=row["id"],
        article=sha256(row["document"].encode("utf-8", "replace")).hexdigest()[:16],
        document=row["document"],
        title=None,
        published=None,
        language="en",
        claim=row["claim"],
        right=bool(row["label"]),
        kind=f"{row['dataset']}/{origin}" if origin else row["dataset"],
        origin=row["dataset"],
    )
