"""The cases that are shown, article by article: what was wanted and given, and where in the text both stand."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import JsonValue

from briefing.evals.cases import Document
from briefing.evals.page.segments import Piece, Segments, ranges, segments
from briefing.evals.page.selection import Asked, is_miss, missed
from briefing.evals.row import Row
from briefing.evals.score import Mark, Marked

ANSWER = 6000
"""Characters of an answer that are shown; all of it stands in rows.jsonl."""

TEXT = 60_000
"""Characters of an article that are shown: a book among the data must not make the page unreadable."""

LONG = 1000
"""Characters from which a text would leave much empty room beside a short case."""

ORDER: tuple[Marked, ...] = ("missed", "wrong", "extra", "unread", "optional", "found", "right")
"""Kinds of mark in the order in which they are told: what went wrong first."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")

Documents = Mapping[str, Document]


class MarkView(NamedTuple):
    """A mark with the numbers of the pieces it points at ("3-5 8"), and the first of them to go to."""

    mark: Mark
    miss: bool
    wanted: str
    given: str
    first: int | None


class LeftOut(NamedTuple):
    """What a system took out of its own answer, and why."""

    list: str
    text: str
    reason: str


class Result(NamedTuple):
    """What one run says of a case."""

    label: str | None
    """Of the run; None where there is only one."""
    row: Row
    tally: tuple[tuple[Marked, int], ...]
    lists: tuple[tuple[str, tuple[MarkView, ...]], ...]
    said: tuple[tuple[str, str], ...]
    """Headline and bottom line of an answer that has them."""
    left_out: tuple[LeftOut, ...]
    counted: tuple[tuple[str, str], ...]
    answer: str


class CaseView(NamedTuple):
    """One case as it stands on the page. `states` and `tally` are of all its results together."""

    anchor: str
    id: str
    about: str
    states: tuple[str, ...]
    miss: bool
    differs: bool
    """The runs do not agree about it."""
    tally: tuple[tuple[Marked, int], ...]
    results: tuple[Result, ...]


class ArticleView(NamedTuple):
    """One article with its cases. `paragraphs` is None where the run holds no text for them."""

    anchor: str
    title: str
    document: Document | None
    language: str
    link: str
    """Where it was published, if that is a web address."""
    cut: int
    """Characters that are not shown."""
    long: bool
    """The text is more than fits beside a single mark, and scrolls on its own."""
    paragraphs: tuple[tuple[Piece, ...], ...] | None
    cases: tuple[CaseView, ...]
    tally: tuple[tuple[Marked, int], ...]


def articles(
    cases: Sequence[Asked], documents: Sequence[Documents], labels: Sequence[str]
) -> tuple[ArticleView, ...]:
    """The cases by article, in the order in which the first case of each comes. `documents` and `labels` are per run.

    Rows of different texts under one name stand under articles of their own.
    """
    found: dict[tuple[str, Document | None], list[Asked]] = {}
    for case in cases:
        texts: dict[Document | None, list[tuple[int, Row]]] = {}
        for index, row in case.rows:
            texts.setdefault(documents[index].get(row.document or ""), []).append((index, row))
        for document, rows in texts.items():
            found.setdefault((case.group, document), []).append(Asked(case.id, tuple(rows)))
    return tuple(
        _article(number, group, document, members, labels)
        for number, ((group, document), members) in enumerate(found.items(), 1)
    )


def _article(
    number: int, group: str, document: Document | None, members: Sequence[Asked], labels: Sequence[str]
) -> ArticleView:
    text = document.text if document is not None else ""
    marks = [mark for case in members for _, row in case.rows for mark in row.marks]
    cut = segments(
        text[:TEXT],
        [span for mark in marks for span in mark.wanted_spans],
        [span for mark in marks for span in mark.given_spans],
    )
    language = document.lang if document is not None else ""
    link = (document.url if document is not None else None) or ""
    return ArticleView(
        anchor=f"a{number}",
        title=(document.title if document is not None else None) or group,
        document=document,
        language=language if _LANGUAGE.fullmatch(language) else "",
        link=link if link.startswith(("https://", "http://")) else "",
        cut=max(len(text) - TEXT, 0),
        long=len(text) > LONG,
        paragraphs=cut.paragraphs if document is not None else None,
        cases=tuple(_case(f"c{number}-{place}", case, cut, labels) for place, case in enumerate(members, 1)),
        tally=_tally(marks),
    )


def _case(anchor: str, case: Asked, cut: Segments, labels: Sequence[str]) -> CaseView:
    rows = [row for _, row in case.rows]
    states = {row.status for row in rows} | {
        "good" if row.good else "not-good" for row in rows if row.good is not None
    }
    said = {(row.status, row.good, frozenset((mark.key, mark.what) for mark in row.marks)) for row in rows}
    repeat = f" (repetition {rows[0].repeat + 1})" if rows[0].repeat else ""
    return CaseView(
        anchor=anchor,
        id=f"{rows[0].case}{repeat}",
        about=rows[0].about or rows[0].case,
        states=tuple(sorted(states)),
        miss=any(row.status != "scored" or missed(row) for row in rows),
        differs=len(said) > 1,
        tally=_tally(mark for row in rows for mark in row.marks),
        results=tuple(_result(row, cut, labels[run] if len(labels) > 1 else None) for run, row in case.rows),
    )


def _tally(marks: Iterable[Mark]) -> tuple[tuple[Marked, int], ...]:
    kinds = [mark.what for mark in marks]
    return tuple((kind, kinds.count(kind)) for kind in ORDER if kind in kinds)


def _result(row: Row, cut: Segments, label: str | None) -> Result:
    output = row.output if isinstance(row.output, dict) else {}
    return Result(
        label=label,
        row=row,
        tally=_tally(row.marks),
        lists=_lists(row.marks, cut),
        said=tuple(
            (name, value)
            for key, name in (("headline", "Headline"), ("bottom_line", "Bottom line"))
            if isinstance(value := output.get(key), str) and value
        ),
        left_out=_left_out(output.get("left_out")),
        counted=tuple((name, f"{good:g} of {of:g}") for name, (good, of) in row.counts.items()),
        answer=_answer(row.output),
    )


def _lists(marks: Sequence[Mark], cut: Segments) -> tuple[tuple[str, tuple[MarkView, ...]], ...]:
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.list, []).append(mark)
    return tuple(
        (name, tuple(_mark(one, cut) for one in sorted(members, key=lambda one: ORDER.index(one.what))))
        for name, members in found.items()
    )


def _mark(mark: Mark, cut: Segments) -> MarkView:
    wanted, given = cut.touched(mark.wanted_spans), cut.touched(mark.given_spans)
    return MarkView(
        mark, is_miss(mark), ranges(wanted), ranges(given), next(iter(wanted), next(iter(given), None))
    )


def _left_out(said: Any) -> tuple[LeftOut, ...]:
    """What an answer in the form of `Extraction` says it left out; nothing for answers of another form."""
    members = [one for one in said if isinstance(one, dict)] if isinstance(said, list) else []
    return tuple(LeftOut(*(str(one.get(key) or "") for key in ("list", "text", "reason"))) for one in members)


def _answer(output: JsonValue) -> str:
    if output is None:
        return ""
    text = output if isinstance(output, str) else json.dumps(output, ensure_ascii=False, indent=1)
    return text if len(text) <= ANSWER else f"{text[:ANSWER]}\n… ({len(text) - ANSWER:,} characters more)"
