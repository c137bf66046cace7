"""What an eval asks: documents, claims known to be right with their fields, and cases with their answers."""

import json
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from briefing.errors import InputError, NoArticle
from briefing.nouns.article import Article
from briefing.nouns.frozen import Frozen, first_fault
from briefing.reading import Metadata, bare, read_text

BY_HAND = "made by hand"
"""The note of a wrong twin that no rule made."""

_Line = TypeVar("_Line", bound=BaseModel)


class Document(BaseModel):
    """One article of a suite, as a line of `articles.jsonl`; keys it does not know are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    text: str
    title: str | None = None
    date: str | None = None
    """Published, ISO 8601."""
    lang: str = "en"
    source: str | None = None
    licence: str | None = None
    url: str | None = None


class Told(Frozen):
    """A claim that an article carries, with what is known of it. `evidence` is verbatim in the text."""

    id: str
    article: str
    """Id of its document."""
    kind: str
    """What it says (event, demand, threat, quote …), or how it was paraphrased."""
    claim: str
    evidence: tuple[str, ...]
    by: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    speaker: str | None = None
    status: str | None = None


class Right(Told):
    """A right claim that twins and paraphrases are made of."""

    origin: str
    """Where it comes from: gold, handmade, sentence or paraphrase."""
    conceded: bool = False
    """The article says that the demand was met."""
    of_right: str | None = None
    """Id of the right claim this one paraphrases."""


class Case(Frozen):
    """One question to a checker: does the document carry the claim? `right` is the answer."""

    id: str
    article: str
    document: str
    title: str | None
    published: str | None
    language: str | None
    """ISO 639-1 code, or None when the text is to tell it."""
    claim: str
    right: bool
    kind: str
    origin: str
    of: str | None = None
    """Id of the right claim it was made from; None for a right one of its own."""
    note: str = ""
    """What was changed."""


def article(asked: Document | Case) -> Article:
    """The text of a document or case as an Article; InputError where it does not read as one.

    A case's document may be shorter than an article: then its sentences are taken as they are.
    """
    if isinstance(asked, Document):
        said = Metadata(title=asked.title, published=(asked.date or "").strip() or None, language=asked.lang)
        return read_text(asked.text, said)
    said = Metadata(title=asked.title, published=asked.published, language=asked.language)
    try:
        return read_text(asked.document, said)
    except NoArticle:
        # A single sentence is no article, but a claim can be checked against it.
        return bare(asked.document, said)


class ClaimLine(Told):
    """One line of a claims file, `evals/mutations/README.md` has the fields."""

    twin: str | None = None
    twin_kind: str | None = None


def file_of(path: Path, *names: str) -> Path:
    """The path itself, or of a folder the first file of these names that it has. InputError if it has none."""
    if not path.is_dir():
        return path
    found = next((path / name for name in names if (path / name).is_file()), None)
    if found is None:
        raise InputError(f"{path} has no {' or '.join(names)}", hint="name a file, or a folder that has one")
    return found


def rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """(line number from 1, object) of every line that is not blank. InputError names the broken line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise broken(path, number, f"not JSON: {error}") from error
        if not isinstance(row, dict):
            raise broken(path, number, "not a JSON object")
        yield number, row


def broken(path: Path, number: int, reason: str) -> InputError:
    """The error for a line that no case can be made of."""
    return InputError(
        f"{path}, line {number}: {reason}", hint="every line is one JSON object of its file's kind"
    )


def refuse_repeated(name: str, taken: Container[str], path: Path, number: int) -> None:
    """InputError if the id is taken already."""
    if name in taken:
        raise broken(path, number, f"the id {name} stands twice")


def load_documents(path: Path) -> dict[str, Document]:
    """The documents of an `articles.jsonl` by id. InputError for a broken line or an id that stands twice."""
    found: dict[str, Document] = {}
    for number, row in rows(path):
        document = valid(Document, row, path, number)
        refuse_repeated(document.id, found, path, number)
        found[document.id] = document
    return found


def together(documents: dict[str, Document], path: Path) -> dict[str, Document]:
    """The documents and those of a file. InputError if an id stands in both with another text."""
    here = load_documents(path)
    for name in documents.keys() & here.keys():
        if documents[name].text != here[name].text:
            raise InputError(f"{path}: the article {name} has another text than in the data before it")
    return documents | {name: one for name, one in here.items() if name not in documents}


def load_claims(
    path: Path, documents: dict[str, Document], seen: set[str]
) -> Iterator[tuple[Right, Case | None]]:
    """Right claims of a claims file, each with its handmade wrong twin if it has one.

    `seen` holds ids already taken and is added to. InputError for a broken line, an id that stands twice,
    an article that is not among the documents, or evidence that its text does not have.
    """
    for number, row in rows(path):
        line = valid(ClaimLine, row, path, number)
        refuse_repeated(line.id, seen, path, number)
        seen.add(line.id)
        document = documents.get(line.article)
        if document is None:
            raise broken(path, number, f"no article {line.article} in articles.jsonl")
        refuse_invented(line.evidence, document, path, number)
        known = line.model_dump(exclude={"twin", "twin_kind"})
        right = Right(**known, origin="handmade")
        twin = line.twin and case(
            right, document, id=f"{line.id}/handmade", claim=line.twin, right=False,
            kind=line.twin_kind or "unnamed", note=BY_HAND,
        )  # fmt: skip
        yield right, twin or None


def refuse_invented(evidence: tuple[str, ...], document: Document, path: Path, number: int) -> None:
    """InputError if there is no evidence, or a piece of it is not verbatim in the document."""
    if not evidence:
        raise broken(path, number, "no evidence")
    for piece in evidence:
        if not piece.strip() or piece not in document.text:
            raise broken(path, number, f"the evidence is not in article {document.id}: {piece[:80]!r}")


def case(right: Right, document: Document, /, **differing: Any) -> Case:
    """The case that asks about the right claim, or about what `differing` makes of it."""
    made = {
        "id": right.id,
        "claim": right.claim,
        "right": True,
        "kind": right.kind,
        "of": right.of_right if differing.get("right", True) else right.id,
    } | differing
    return Case(
        article=document.id,
        document=document.text,
        title=document.title,
        published=(document.date or "").strip() or None,
        language=document.lang,
        origin=right.origin,
        **made,
    )


def valid(kind: type[_Line], row: dict[str, Any], path: Path, number: int) -> _Line:
    """The line as that kind of object. InputError names what is wrong with it."""
    try:
        return kind.model_validate(row)
    except ValidationError as error:
        raise broken(path, number, first_fault(error, "the line")) from error
