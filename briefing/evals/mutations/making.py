"""Cases of the suite `mutations`: right claims of every source, their paraphrases and their wrong twins."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from briefing.errors import InputError
from briefing.evals.cases import Case, Document, Right, article, case, load_claims, together
from briefing.evals.mutations import Background, background, twins
from briefing.evals.mutations.gold import load_gold
from briefing.evals.mutations.paraphrase import paraphrases
from briefing.evals.mutations.verbatim import sentences

SENTENCES = 8
"""How many sentences of each article stand as right claims."""


def mutation_cases(folders: Sequence[Path]) -> tuple[Case, ...]:
    """Right cases and wrong ones of the folders, article by article.

    A folder holds `articles.jsonl` (fields of `Document`) and `briefs.jsonl` (gold) or `claims*.jsonl`, or both.
    InputError says which line is broken. An article may stand in several folders, with one text.
    """
    documents: dict[str, Document] = {}
    rights: dict[str, list[Right]] = {}
    handmade: dict[str, list[Case]] = {}
    seen: set[str] = set()
    for folder in folders:
        documents = together(documents, folder / "articles.jsonl")
        for right, twin in _stated(folder, documents, seen):
            rights.setdefault(right.article, []).append(right)
            handmade.setdefault(right.article, []).extend([twin] if twin else [])
    made = [
        one
        for name, document in documents.items()
        if document.lang == "en"
        for one in _of_document(document, rights.get(name, []), handmade.get(name, []))
    ]
    return tuple(made)


def _stated(
    folder: Path, documents: dict[str, Document], seen: set[str]
) -> Iterator[tuple[Right, Case | None]]:
    files = sorted(folder.glob("claims*.jsonl"))
    if (folder / "briefs.jsonl").is_file():
        yield from ((right, None) for right in load_gold(folder, documents))
    elif not files:
        raise InputError(
            f"{folder} holds neither briefs.jsonl nor claims*.jsonl", hint="name a folder that does"
        )
    for file in files:
        yield from load_claims(file, documents, seen)


def _of_document(document: Document, stated: list[Right], handmade: list[Case]) -> Iterator[Case]:
    read = article(document)
    known = background(read)
    rights = [*stated, *sentences(read, document.id, SENTENCES)]
    told = {right.claim for right in rights}
    yield from handmade
    for right in rights:
        yield case(right, document)
        for other in paraphrases(right, known):
            yield case(other, document)
        yield from _twins(right, document, known, told)


def _twins(right: Right, document: Document, known: Background, told: set[str]) -> Iterator[Case]:
    for number, (rule, twin) in enumerate(twins(right, known), 1):
        if twin.claim in told:
            continue
        yield case(
            right, document, id=f"{right.id}/{rule}/{number}", claim=twin.claim, right=False,
            kind=twin.kind, note=f"{rule}: {twin.note}",
        )  # fmt: skip
