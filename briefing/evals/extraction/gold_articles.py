"""Articles with gold items, as cases: read loudly, so that no run is scored against gold that cannot be right."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from briefing.errors import InputError
from briefing.evals.cases import Document, broken, load_documents, refuse_invented, refuse_repeated, rows
from briefing.evals.extraction.items import LISTS, ListName
from briefing.nouns.frozen import Frozen

_TEXT: dict[ListName, str] = {
    "who": "name",
    "what": "event",
    "when": "text",
    "where": "place",
    "demands": "demand",
    "threats": "consequence",
}
"""Under which key a gold item has its own words."""


class GoldItem(Frozen):
    """One item that a brief of the article should have; an `optional` one counts neither way."""

    text: str
    by: str = ""
    to: str = ""
    iso: str | None = None
    evidence: str
    """Verbatim in the article."""
    optional: bool = False


class GoldArticle(Frozen):
    """One article with its gold, as a case."""

    id: str
    document: Document
    who: tuple[GoldItem, ...]
    what: tuple[GoldItem, ...]
    when: tuple[GoldItem, ...]
    where: tuple[GoldItem, ...]
    demands: tuple[GoldItem, ...]
    threats: tuple[GoldItem, ...]

    @property
    def article(self) -> str:
        """The case is about itself."""
        return self.id

    @property
    def control(self) -> bool:
        """No demand and no threat in it, not even an optional one: none may be found."""
        return not self.demands and not self.threats

    def gold(self, name: ListName) -> tuple[GoldItem, ...]:
        """The items of one list."""
        found: tuple[GoldItem, ...] = getattr(self, name)
        return found


def gold_articles(folders: Sequence[Path]) -> tuple[GoldArticle, ...]:
    """The gold of folders with `briefs.jsonl` and `articles.jsonl`.

    InputError for a broken line, an article that is not there, an id that stands twice, evidence that the article
    does not have, or a text that reading would change, as spans would then index another one.
    """
    found: dict[str, GoldArticle] = {}
    for folder in folders:
        documents = load_documents(folder / "articles.jsonl")
        path = folder / "briefs.jsonl"
        for number, row in rows(path):
            one = _case(row, documents, path, number)
            refuse_repeated(one.id, found, path, number)
            found[one.id] = one
    if not found:
        raise InputError(f"no gold in {', '.join(map(str, folders))}")
    return tuple(found.values())


def document(case: GoldArticle) -> Document:
    """The article that spans index."""
    return case.document


def show(case: GoldArticle) -> str:
    """Title, length, and whether there is nothing to find."""
    size = f"{len(case.document.text.split())} words"
    return f"{case.document.title or case.id} ({size}{', no demand or threat' if case.control else ''})"


def _case(row: dict[str, Any], documents: dict[str, Document], path: Path, number: int) -> GoldArticle:
    document = documents.get(str(row.get("id")))
    if document is None:
        raise broken(path, number, f"no article {row.get('id')} in articles.jsonl")
    try:
        lists = {name: tuple(_item(name, item) for item in row[name]) for name in LISTS}
        one = GoldArticle.model_validate({"id": document.id, "document": document, **lists})
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise broken(path, number, f"not a gold row: {type(error).__name__} {error}") from error
    if "\r" in document.text or document.text.startswith("\ufeff"):
        raise broken(path, number, f"the text of {document.id} has carriage returns or a byte-order mark")
    for name in LISTS:
        for item in one.gold(name):
            refuse_invented((item.evidence,), document, path, number)
    return one


def _item(name: ListName, item: dict[str, Any]) -> GoldItem:
    return GoldItem(
        text=item[_TEXT[name]],
        by=item.get("by") or "",
        to=item.get("of") or item.get("against") or "",
        iso=item.get("iso"),
        evidence=item["evidence"],
        optional=bool(item.get("optional")),
    )
