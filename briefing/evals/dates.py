"""Time expressions of a gold file resolved against the day of publication: cases, systems and what counts."""

import datetime as dt
import importlib
import re
import warnings
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, Field

from briefing.chat import ChatModel
from briefing.errors import InputError, UsageError
from briefing.evals.cases import Document, broken, file_of, refuse_repeated, rows, valid
from briefing.evals.score import Count, Mark, Score
from briefing.evals.suite import System
from briefing.nouns.article import Span
from briefing.nouns.frozen import Frozen
from briefing.times import expressions, resolve
from briefing.times.calendar import bounds

DAYS, OTHER, NONE = "days without a year", "other dates", "rows that are no date"
"""The kinds of rows. The first decides: a reader fills in the year without noticing, a program by a rule."""

PREFERENCES = ("past", "current_period", "future")
"""How the library dateparser may be told to fill in a year."""

_NAMED = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december)\b|\b(?:yesterday|today|tonight|tomorrow)\b|\bthis (?:morning|afternoon|evening)\b",
    re.IGNORECASE,
)


class Expression(Frozen):
    """One time expression with its gold, as a case; keys of the line that it does not know are ignored."""

    model_config = ConfigDict(extra="ignore", populate_by_name=True)

    id: str
    article: str = Field(alias="doc")
    published: dt.date = Field(alias="dct")
    text: str
    sentence: str
    type: str = "DATE"
    """As TIMEX3 has it: DATE, TIME, DURATION or SET."""
    first: dt.date | None = Field(alias="iso_start")
    """First and last day of what it means; None: it is no date."""
    last: dt.date | None = Field(alias="iso_end")
    explicit_year: bool

    @property
    def kind(self) -> str:
        """DAYS for one day that a word of the calendar names without a year, OTHER for another date, else NONE."""
        if self.first is None:
            return NONE
        one_day = self.first == self.last and self.type == "DATE" and not self.explicit_year
        return DAYS if one_day and _NAMED.search(self.text) else OTHER

    @property
    def gold(self) -> str:
        """The day, or first and last day, as ISO 8601; for no date a word that says so."""
        if self.first is None:
            return "no date"
        return str(self.first) if self.first == self.last else f"{self.first}/{self.last}"


class Dated(Frozen):
    """What a system says: the date (reduced-precision ISO 8601, None for none), why, and whether it saw the phrase."""

    date: str | None
    basis: str = ""
    found: bool | None = None
    """Whether it finds the expression in its sentence; None: it was not asked."""


def date_cases(paths: Sequence[Path]) -> tuple[Expression, ...]:
    """The expressions of files, or of `rows.jsonl` or `dev.jsonl` in folders.

    InputError for a broken line, an id that stands twice, one bound without the other, or no rows at all.
    """
    found: dict[str, Expression] = {}
    for path in paths:
        file = file_of(path, "rows.jsonl", "dev.jsonl")
        for number, row in rows(file):
            one = _case(row, file, number)
            refuse_repeated(one.id, found, file, number)
            found[one.id] = one
    if not found:
        raise InputError(f"no time expressions in {', '.join(map(str, paths))}")
    return tuple(found.values())


def _case(row: dict[str, Any], path: Path, number: int) -> Expression:
    one = valid(Expression, row, path, number)
    if (one.first is None) != (one.last is None) or (one.first and one.last and one.last < one.first):
        raise broken(path, number, "iso_start and iso_end are no first and last day")
    return one


def document(case: Expression) -> Document:
    """The sentence of the expression, which its spans index."""
    return Document(id=case.id, text=case.sentence, date=str(case.published))


def show(case: Expression) -> str:
    """The expression and when it was published."""
    return f"“{case.text}”, published {case.published} ({case.kind})"


def ours(case: Expression, model: ChatModel) -> Dated:
    """This package's date. Asks no model."""
    date, basis = resolve(case.text, str(case.published), "en", around=case.sentence)
    found = any(case.text in one for one in expressions(case.sentence, "en"))
    return Dated(date=date, basis=basis, found=found)


def dateparsers() -> dict[str, System[Expression, Dated]]:
    """The library dateparser under each preference, as systems. UsageError on asking where it is not installed."""
    about = "the library dateparser, told to prefer: "
    return {
        f"dateparser-{one}": System(f"{about}{one}", partial(_asked, one), asks=False) for one in PREFERENCES
    }


def _asked(preference: str, case: Expression, model: ChatModel) -> Dated:
    parse = _dateparser()
    base = dt.datetime.combine(case.published, dt.time())
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": preference, "RETURN_AS_TIMEZONE_AWARE": False}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = parse(case.text, languages=["en"], settings=settings)
    return Dated(date=found.date().isoformat() if found else None, basis=f"dateparser, {preference}")


def _dateparser() -> Callable[..., dt.datetime | None]:
    try:
        parse: Callable[..., dt.datetime | None] = importlib.import_module("dateparser").parse
    except ImportError as error:
        raise UsageError(
            "the library dateparser is not installed",
            hint="pip install dateparser, or choose another system with --system",
        ) from error
    return parse


def resolved(case: Expression, said: Dated) -> Score:
    """Whether the date is the gold's to the day, or none was given where there is none; and for DAYS its year."""
    given = None if said.date is None else bounds(said.date)
    good = given == ((case.first, case.last) if case.first else None)
    counts = _counts(case, good)
    if case.kind == DAYS:
        # The first four characters of a date are its year, and of an interval that of its beginning.
        right = said.date is None or said.date[:4] == case.gold[:4]
        counts[f"{DAYS}: resolved"] = (float(said.date is not None), 1.0)
        counts[f"{DAYS}: right year or none"] = (float(right), 1.0)
        if said.found is not None:
            counts["phrases: found in their sentence"] = (float(said.found), 1.0)
    return Score(counts=counts, marks=(_mark(case, said, good),), good=good)


def unresolved(case: Expression) -> Score:
    """The score of a case whose system failed: as if everything about it were wrong."""
    counts = _counts(case, False)
    if case.kind == DAYS:
        counts |= {f"{DAYS}: resolved": (0.0, 1.0), f"{DAYS}: right year or none": (0.0, 1.0)}
    return Score(counts=counts, good=False)


def _counts(case: Expression, good: bool) -> dict[str, Count]:
    return {f"{case.kind}: {'left undated' if case.kind == NONE else 'exact'}": (float(good), 1.0)}


def _mark(case: Expression, said: Dated, good: bool) -> Mark:
    at = case.sentence.find(case.text)
    span: tuple[Span, ...] = ((at, at + len(case.text)),) if at >= 0 else ()
    return Mark(
        what="right" if good else "wrong",
        list=case.kind,
        wanted=f"{case.text}: {case.gold}",
        given=said.date or "no date",
        why=said.basis,
        wanted_spans=span,
    )
