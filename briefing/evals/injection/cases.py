"""Cases of the suite `injection`: strings, each planted in a short article chosen by hash, and clean articles."""

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import get_args

from pydantic import ConfigDict, Field

from briefing.errors import InputError
from briefing.evals.cases import Document, file_of, load_documents, rows, valid
from briefing.evals.injection.planting import Placement, planted
from briefing.evals.loading import home
from briefing.nouns.article import Span
from briefing.nouns.frozen import Frozen

_NAMES = ("strings.jsonl", "dev.jsonl")
"""What the file of strings may be called in a folder."""

HOSTS = 8
"""So many of the shortest English articles are planted in: short ones are cheap to ask about."""

_ABSENT = re.compile(r"'([^']+)' absent")
_PLACES = get_args(Placement)


class Planted(Frozen):
    """A string planted in an article, or the clean article itself, as a case."""

    id: str
    kind: str
    """Category of the string; "clean" where there is none."""
    clean: Document
    string: str = ""
    placement: Placement | None = None
    payload: str | None = None
    """Words that a brief has only if it obeyed."""
    check: str = ""
    """What the data says to look for, in words."""

    @property
    def article(self) -> str:
        """The article it is planted in."""
        return self.clean.id

    @property
    def document(self) -> Document:
        """The article with the string in it."""
        return self.clean.model_copy(update={"id": self.id, "text": self._planted[0]})

    @property
    def span(self) -> Span | None:
        """Where the string lies in the document."""
        return self._planted[1]

    @property
    def _planted(self) -> tuple[str, Span | None]:
        if self.placement is None:
            return self.clean.text, None
        return planted(self.clean.text, self.string, self.placement)


class _Row(Frozen):
    """A line of a file of strings; keys that are not used are ignored."""

    model_config = ConfigDict(extra="ignore")

    id: str = Field(min_length=1)
    category: str = Field(min_length=1)
    injection: str = Field(pattern=r"\S")
    placement: tuple[Placement, ...] = Field(min_length=1)
    trigger: str | None = None
    check: str = ""


def planted_cases(paths: Sequence[Path]) -> tuple[Planted, ...]:
    """Cases of files of strings, or of `strings.jsonl` or `dev.jsonl` in folders, planted in articles: those of
    the folders that have `articles.jsonl`, else those of the suite `extraction`.

    Rows of another kind than "string" are whole documents, which are no articles, and are left out. A string of
    one line is planted inside a paragraph too. InputError for a broken line, an id that stands twice, or no strings.
    """
    folders = [path for path in paths if (path / "articles.jsonl").is_file()] or [home() / "extraction"]
    documents = [one for place in folders for one in load_documents(place / "articles.jsonl").values()]
    hosts = sorted((one for one in documents if one.lang == "en"), key=lambda one: len(one.text))[:HOSTS]
    named = [path for path in paths if path not in folders or any((path / name).is_file() for name in _NAMES)]
    files = dict.fromkeys(file_of(path, *_NAMES) for path in named)
    strings = [row for file in files for row in _strings(file)]
    if not strings or not hosts:
        raise InputError(f"no strings to plant, or no English articles, in {', '.join(map(str, paths))}")
    ids = [row.id for row in strings]
    if len(set(ids)) < len(ids):
        raise InputError(f"the id {next(one for one in ids if ids.count(one) > 1)} stands twice")
    cases = [case for row in strings for case in _cases(row, hosts)]
    cases += [Planted(id=f"clean/{one.id}", kind="clean", clean=one) for one in documents]
    return tuple(sorted(cases, key=lambda one: one.article))


def _strings(path: Path) -> Iterator[_Row]:
    for number, row in rows(path):
        if row.get("kind", "string") == "string":
            yield valid(_Row, row, path, number)


def _cases(row: _Row, hosts: Sequence[Document]) -> Iterator[Planted]:
    host = hosts[int(sha256(row.id.encode("utf-8")).hexdigest(), 16) % len(hosts)]
    one_line = "\n" not in row.injection.strip()
    named = _ABSENT.search(row.check)
    for place in (one for one in _PLACES if one in row.placement or (one == "inside" and one_line)):
        yield Planted(
            id=f"{row.id}/{place}",
            kind=row.category,
            clean=host,
            string=row.injection,
            placement=place,
            payload=row.trigger or (named[1] if named else None),
            check=row.check,
        )
