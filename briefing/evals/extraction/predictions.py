"""Extractions as lines of other programs: read for scoring, and written for the project's rule of judging.

python -m briefing.evals.extraction.predictions RUN_FOLDER
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, ValidationError

from briefing.errors import BriefingError, InputError
from briefing.evals.cases import broken, refuse_repeated, rows, valid
from briefing.evals.extraction.claims import claim_of
from briefing.evals.extraction.gold_articles import GoldArticle
from briefing.evals.extraction.items import LISTS, Extraction, Item, ListName
from briefing.evals.folder import load_run
from briefing.nouns.article import Span
from briefing.nouns.frozen import Frozen, first_fault

_TEXT: dict[ListName, str] = {
    "who": "name",
    "what": "text",
    "when": "text",
    "where": "place",
    "demands": "text",
    "threats": "text",
}
"""Under which key a predicted item has its own words."""

_TO: dict[ListName, str] = {"demands": "of", "threats": "against"}


class _Line(Frozen):
    """One line. Keys it does not know are ignored, a list that is missing is empty."""

    model_config = ConfigDict(extra="ignore")

    id: str
    who: tuple["_Predicted", ...] = ()
    what: tuple["_Predicted", ...] = ()
    when: tuple["_Predicted", ...] = ()
    where: tuple["_Predicted", ...] = ()
    demands: tuple["_Predicted", ...] = ()
    threats: tuple["_Predicted", ...] = ()


class _Predicted(Frozen):
    """One item of any list."""

    model_config = ConfigDict(extra="ignore")

    name: str | None = None
    text: str | None = None
    place: str | None = None
    by: str | tuple[str, ...] | None = None
    of: str | tuple[str, ...] | None = None
    against: str | tuple[str, ...] | None = None
    iso: str | None = None
    spans: tuple[Span, ...]
    claim: str | None = None
    """As a sentence, if the program gives one: the rule of judging does not read it."""
    verdict: str | None = None


def predictions(path: Path, cases: Sequence[GoldArticle]) -> Mapping[str, Extraction]:
    """The answers in a file of lines `{id, who: [{name, spans}], …}`, by case id; spans are code points, half-open.

    InputError, with file and line, for a broken line, an id that is no case or stands twice, or a span that does
    not lie in the article.
    """
    texts = {case.id: case.document.text for case in cases}
    found: dict[str, Extraction] = {}
    for number, row in rows(path):
        line = valid(_Line, row, path, number)
        if line.id not in texts:
            raise broken(path, number, f"there is no case {line.id}")
        refuse_repeated(line.id, found, path, number)
        found[line.id] = _extraction(line, len(texts[line.id]), path, number)
    return found


def _extraction(line: _Line, length: int, path: Path, number: int) -> Extraction:
    lists = {name: tuple(_item(name, one) for one in getattr(line, name)) for name in LISTS}
    for name, items in lists.items():
        for start, end in (span for item in items for span in item.spans):
            if not 0 <= start < end <= length:
                reason = (
                    f"{name}: the span [{start}, {end}) does not lie in the article of {length} characters"
                )
                raise broken(path, number, reason)
    return Extraction.model_validate(lists)


def _item(name: ListName, one: _Predicted) -> Item:
    text, by = getattr(one, _TEXT[name]) or "", _names(one.by)
    to = _names(getattr(one, _TO[name])) if name in _TO else ()
    claim = one.claim if one.claim is not None else claim_of(name, text, by=by, to=to)
    return Item(text=text, by=by, to=to, iso=one.iso, spans=one.spans, claim=claim, verdict=one.verdict)


def _names(said: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else said or ()


def line_of(name: str, found: Extraction) -> str:
    """The extraction as the line of that case, readable by `predictions` and by the rule of judging."""
    lists = {one: [_predicted(one, item) for item in getattr(found, one)] for one in LISTS}
    return json.dumps({"id": name} | lists, ensure_ascii=False)


def _predicted(name: ListName, item: Item) -> dict[str, Any]:
    told: dict[str, Any] = {_TEXT[name]: item.text, "spans": item.spans, "claim": item.claim}
    if name == "when":
        told["iso"] = item.iso
    if name in _TO:
        told |= {"by": item.by, _TO[name]: item.to}
    return told if item.verdict is None else told | {"verdict": item.verdict}


def lines_of(folder: Path) -> Iterator[str]:
    """A line for each case that the run in the folder answered, its first repetition; failed cases have none.

    InputError for a run that is no run, or whose answers are not extractions.
    """
    for row in load_run(folder).rows:
        if row.repeat == 0 and row.status != "failed":
            try:
                yield line_of(row.case, Extraction.model_validate(row.output))
            except ValidationError as error:
                raise InputError(
                    f"{folder}, case {row.case}: not an extraction: {first_fault(error, 'the answer')}",
                    hint="name a run of the suite extraction",
                ) from error


if __name__ == "__main__":
    try:
        for told in lines_of(Path(sys.argv[1])):
            print(told)
    except BriefingError as error:
        sys.exit(f"{error}")
