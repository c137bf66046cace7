"""Reading rewritten articles: tables of swaps made by hand, or articles alone, which are rewritten by rule."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pydantic import Field

from briefing.errors import InputError
from briefing.evals.cases import Document, broken, refuse_repeated, rows, together, valid
from briefing.evals.counterfactual.automatic import invented
from briefing.evals.counterfactual.moving import moved_dates, moved_day
from briefing.evals.counterfactual.swaps import CounterfactualArticle, Kind, Swap, changed, faults
from briefing.nouns.frozen import Frozen

SWAPS = "swaps"
"""With this word the name of a file of tables begins; every other file holds articles."""

_ATTEMPTS = 20
"""A date that is moved onto another date of the article is a fault; other luck mends it."""


class SwapLine(Frozen):
    """One line of a file of swaps; `evals/counterfactual/README.md` has the fields."""

    id: str
    article: str
    weeks: int
    """By which the date of publication and every date with a day and a month are moved."""
    swaps: dict[Kind, dict[str, str]]
    """Old value to new one, by kind."""
    also: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Other ways to write an old value, which the article does not use but a memory might."""


def counterfactual_articles(paths: Sequence[Path]) -> tuple[CounterfactualArticle, ...]:
    """Cases of folders and files (*.jsonl). Where there are tables of swaps, only their articles are cases.

    InputError for a broken line, an article that is not there, an id that stands twice, or a table that
    leaves something of the old article, adds what the article had already, or says what it does not have.
    """
    files = [file for path in paths for file in (sorted(path.glob("*.jsonl")) if path.is_dir() else [path])]
    tables = [file for file in files if file.name.startswith(SWAPS)]
    documents: dict[str, Document] = {}
    for file in files:
        if file not in tables and not _gold(file):
            documents = together(documents, file)
    if not tables:
        return _all_by_rule(documents.values())
    found: dict[str, CounterfactualArticle] = {}
    for table in tables:
        for number, one in _by_hand(table, documents):
            refuse_repeated(one.id, found, table, number)
            found[one.id] = one
    return tuple(found.values())


def _gold(path: Path) -> bool:
    # Gold items and claims lie beside articles; this suite reads neither.
    return path.name.startswith(("briefs", "claims"))


def _by_hand(path: Path, documents: dict[str, Document]) -> Iterator[tuple[int, CounterfactualArticle]]:
    for number, row in rows(path):
        line = valid(SwapLine, row, path, number)
        document = documents.get(line.article)
        if document is None:
            raise broken(path, number, f"no article {line.article} in the files of articles")
        swaps = tuple(
            Swap(kind=kind, before=before, after=after, also=line.also.get(before, ()))
            for kind, table in line.swaps.items()
            for before, after in table.items()
        )
        if unknown := [value for value in line.also if value not in {swap.before for swap in swaps}]:
            raise broken(path, number, f"`also` names {unknown[0]!r}, which no swap has")
        one = _case(line.id, document, swaps, line.weeks)
        if fault := next(faults(one), None):
            raise broken(path, number, fault)
        yield number, one


def _all_by_rule(documents: Iterable[Document]) -> tuple[CounterfactualArticle, ...]:
    """Every article that a rule changes something in; InputError if there is none."""
    found = tuple(one for document in documents if (one := _by_rule(document)) is not None)
    if not found:
        raise InputError(
            "in none of these articles could anything be changed by rule",
            hint="write a table of swaps; only English articles are changed by rule",
        )
    return found


def _by_rule(document: Document) -> CounterfactualArticle | None:
    """The case, from the first attempt without a fault; None where no rule finds anything to change."""
    reason = ""
    for attempt in range(_ATTEMPTS):
        swaps, weeks = invented(document, attempt)
        one = _case(f"cf-{document.id}", document, swaps, weeks)
        if not one.swaps:
            return None
        fault = next(faults(one), None)
        if fault is None:
            return one
        reason = fault
    raise InputError(
        f"article {document.id} could not be rewritten by rule: {reason}",
        hint="write a table of swaps for it, or leave it out",
    )


def _case(name: str, document: Document, swaps: tuple[Swap, ...], weeks: int) -> CounterfactualArticle:
    """The case, its dates moved; a swap that the table makes itself comes before one made by moving."""
    published = (document.date or "").strip()
    dates = moved_dates(f"{document.title or ''}\n{document.text}", published, weeks) if weeks else ()
    own = {swap.before for swap in swaps}
    every = (*swaps, *(swap for swap in dates if swap.before not in own))
    new = changed(document, every)
    there = moved_day(published, weeks)
    new = new.model_copy(update={"id": name, "date": there or document.date})
    return CounterfactualArticle(id=name, document=new, original=document, swaps=every)
