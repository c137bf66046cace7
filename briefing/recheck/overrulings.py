"""Overrulings: an editor's word against a verdict, kept in a file beside the brief for the next check."""

from collections.abc import Iterable, Iterator
from typing import Self

from pydantic import ValidationError, model_validator

from briefing.errors import UnreadableInput, UsageError
from briefing.nouns.frozen import Frozen, first_fault
from briefing.recheck.report import RANK, Judged, Lapsed, Overruling, Report, line_digest

SUFFIX = ".overrulings.json"
"""Added to the brief's file name: `brief.md.overrulings.json`."""
BOOK_VERSION = "1.0"
"""Of the file. Minor: fields were added. Major: a field changed or went."""


class Book(Frozen):
    """Everything that was overruled for one brief, oldest first."""

    schema_version: str = BOOK_VERSION
    overrulings: tuple[Overruling, ...] = ()

    @model_validator(mode="after")
    def _of_this_major_version(self) -> Self:
        if self.schema_version.partition(".")[0] != BOOK_VERSION.partition(".")[0]:
            raise ValueError(f"version {self.schema_version} cannot be read, only {BOOK_VERSION}")
        return self

    def with_(self, new: Iterable[Overruling]) -> "Book":
        """The book with these added; each replaces an older one of the same line and article."""
        new = tuple(new)
        keys = {_key(one) for one in new}
        kept = tuple(one for one in self.overrulings if _key(one) not in keys)
        return Book(overrulings=(*kept, *new))


def _key(one: Overruling) -> tuple[str, str]:
    return one.line_sha256, one.article_sha256


def load_book(data: bytes, name: str) -> Book:
    """The book in these bytes. Raises UnreadableInput naming what is wrong with it."""
    try:
        return Book.model_validate_json(data)
    except ValidationError as error:
        raise UnreadableInput(
            f"cannot use {name}: {first_fault(error, 'the file')}",
            hint="correct the file, or move it away from the brief",
        ) from error


def overruled(
    report: Report, numbers: Iterable[int], *, name: str | None, reason: str | None, day: str
) -> tuple[Overruling, ...]:
    """Overrulings of the lines with these numbers, signed; `day` is ISO 8601.

    Raises UsageError without name or reason, for a number that the report has not, and for a line that
    there is nothing to overrule in: supported, or not checked.
    """
    name, reason = " ".join((name or "").split()), " ".join((reason or "").split())
    if not name or not reason:
        missing = "--by" if not name else "--reason"
        raise UsageError(
            f"an overruling needs a name and a reason: {missing} is missing or empty",
            hint='such as --overrule 4 --by "Jane Doe" --reason "confirmed by telephone"',
        )
    lines = {line.number: line for line in report.lines}
    return tuple(_one(number, lines, report, name, reason, day) for number in dict.fromkeys(numbers))


def _one(
    number: int, lines: dict[int, Judged], report: Report, name: str, reason: str, day: str
) -> Overruling:
    line = lines.get(number)
    if line is None:
        raise UsageError(
            f"there is no line {number}; the brief has lines 1 to {len(lines)}",
            hint="check it once to see them",
        )
    if line.verdict in (None, "supported"):
        why = "it was not checked, being unchanged" if line.verdict is None else "it is supported"
        raise UsageError(f"there is nothing to overrule in line {number}: {why}")
    return Overruling(
        line_sha256=line_digest(line.text),
        line=line.text,
        article_sha256=report.article_sha256,
        name=name,
        reason=reason,
        date=day,
        verdict=line.verdict,
        findings=line.findings,
    )


def applied(report: Report, book: Book) -> Report:
    """The report with what was overruled marked as such, and what no longer applies listed with the reason.

    An overruling applies to the same line of the same article text, unless the verdict is worse now than
    the one that was overruled.
    """
    by_key = {_key(one): one for one in book.overrulings}

    def marked(line: Judged) -> Judged:
        one = by_key.get((line_digest(line.text), report.article_sha256))
        if one is None or line.verdict in (None, "supported") or _worse(line, one):
            return line
        return line.model_copy(update={"status": "overruled", "overruled": one})

    lines = tuple(marked(line) for line in report.lines)
    return report.model_copy(update={"lines": lines, "lapsed": tuple(_lapsed(lines, book, report))})


def _worse(line: Judged, one: Overruling) -> bool:
    return line.verdict is not None and RANK[line.verdict] > RANK[one.verdict]


def _lapsed(lines: tuple[Judged, ...], book: Book, report: Report) -> Iterator[Lapsed]:
    there = {line_digest(line.text): line for line in lines}
    current = {one.line_sha256 for one in book.overrulings if one.article_sha256 == report.article_sha256}
    for one in book.overrulings:
        line = there.get(one.line_sha256)
        if line is None:
            yield Lapsed(overruling=one, why="the line was changed or removed since")
        elif one.article_sha256 != report.article_sha256:
            if one.line_sha256 not in current:
                yield Lapsed(overruling=one, why="the article was changed since")
        elif line.verdict == "supported":
            yield Lapsed(overruling=one, why="the line is supported now")
        elif _worse(line, one):
            yield Lapsed(overruling=one, why=f"it was {one.verdict} then and is {line.verdict} now")
