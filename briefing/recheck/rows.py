"""Claims by the million: rows of document and claim in, one answer a row out, in order, in constant memory."""

import json
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from pydantic import JsonValue

from briefing.errors import BriefingError
from briefing.recheck.verdicts import Checks

KEPT = 8
"""Documents that stay prepared: rows about one document mostly follow one another."""


class Answer(NamedTuple):
    """What stands in one line of the output, and what was wrong with the row, with its number, if anything."""

    row: dict[str, JsonValue]
    error: str | None = None


class _Broken(Exception):
    """The row cannot be answered; the message says why."""


def answers(rows: Iterable[bytes], checker_of: Callable[[str], Checks]) -> Iterator[Answer]:
    """One answer for each row that is not blank, before the next row is read.

    A row is a JSON object with id (anything), document and claim (texts); other keys are ignored. The
    answer is `{id, score, verdict, findings}`, or `{id, error}` for a broken row, whose id is null where
    it could not be read. `checker_of` prepares a document; the last KEPT are kept.
    """
    prepared: OrderedDict[str, Checks] = OrderedDict()
    for number, raw in enumerate(rows, start=1):
        if not raw.strip():
            continue
        row: dict[str, Any] = {}
        try:
            row = _parsed(raw)
            document, claim = _text(row, "document"), _text(row, "claim")
            checked = _prepared(prepared, document, checker_of).check(claim)
        except (_Broken, BriefingError) as error:
            yield Answer({"id": _writable(row.get("id")), "error": str(error)}, f"line {number}: {error}")
            continue
        findings: list[JsonValue] = [finding.model_dump(mode="json") for finding in checked.findings]
        yield Answer(
            {"id": row["id"], "score": checked.score, "verdict": checked.verdict, "findings": findings}
        )


def _parsed(raw: bytes) -> dict[str, Any]:
    try:
        row = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _Broken(f"it is not JSON in UTF-8 ({error})") from error
    if not isinstance(row, dict):
        raise _Broken("it is not a JSON object")
    if "id" not in row:
        raise _Broken('it has no "id"')
    if _writable(row["id"]) is None and row["id"] is not None:
        raise _Broken('its "id" has half a character')
    return row


def _writable(value: Any) -> Any:
    """The value, or None when it has half a surrogate pair, which cannot be written as UTF-8."""
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except (UnicodeEncodeError, RecursionError):
        return None
    return value


def _text(row: dict[str, Any], key: str) -> str:
    if key not in row:
        raise _Broken(f'it has no "{key}"')
    value = row[key]
    if not isinstance(value, str):
        raise _Broken(f'its "{key}" is not a text')
    if not value.strip():
        raise _Broken(f'its "{key}" is empty')
    if _writable(value) is None:
        raise _Broken(f'its "{key}" has half a character')
    return value


def _prepared(kept: OrderedDict[str, Checks], document: str, checker_of: Callable[[str], Checks]) -> Checks:
    if document not in kept:
        kept[document] = checker_of(document)
        if len(kept) > KEPT:
            kept.popitem(last=False)
    kept.move_to_end(document)
    return kept[document]
