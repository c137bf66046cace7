"""Reading cases: what is loaded, and which broken lines are refused with their number and reason."""

import json
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import InputError
from briefing.evals.cases import Document, article, load_claims, load_documents
from briefing.evals.labelled import labelled_cases
from briefing.evals.library import build
from briefing.evals.mutations.making import mutation_cases
from briefing.evals.mutations.verbatim import sentences

TEXT = """Norway demanded on Monday that Denmark withdraw its patrol boats from the Skagerrak by Friday. \
He said that the boats had been fishing there for many years and would not leave.

Danish Prime Minister Lars Holm rejected the demand on Tuesday in a speech to the Danish parliament. Boats?"""
ARTICLE = {"id": "a", "text": TEXT, "title": "Boats", "date": "2025-05-12", "lang": "en", "extra": 1}
CLAIM = {
    "id": "c-1", "article": "a", "kind": "event", "claim": "Holm rejected the demand.",
    "evidence": ["Holm rejected the demand on Tuesday"],
    "twin": "Holm accepted the demand.", "twin_kind": "negation",
}  # fmt: skip


def _written(path: Path, *rows: object) -> Path:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _folder(path: Path, *claims: object) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    _written(path / "articles.jsonl", ARTICLE)
    _written(path / "claims-a.jsonl", *claims)
    return path


def test_a_claim_gives_a_right_case_and_its_handmade_twin(tmp_path: Path) -> None:
    cases = mutation_cases([_folder(tmp_path, CLAIM)])
    by_hand = [one for one in cases if one.id.startswith("c-1") and one.note in {"", "made by hand"}]
    assert [(one.claim, one.right, one.kind, one.of) for one in by_hand if one.origin == "handmade"] == [
        ("Holm accepted the demand.", False, "negation", "c-1"),
        ("Holm rejected the demand.", True, "event", None),
    ]
    assert {one.document for one in cases} == {TEXT}
    assert {one.published for one in cases} == {"2025-05-12"}


def test_every_twin_names_the_right_claim_it_was_made_from_and_ids_stand_once(tmp_path: Path) -> None:
    cases = mutation_cases([_folder(tmp_path, CLAIM)])
    rights = {one.id for one in cases if one.right}
    wrong = [one for one in cases if not one.right]
    assert len({one.id for one in cases}) == len(cases)
    assert len(wrong) > 3
    assert all(one.of in rights and one.note for one in wrong)
    assert not {one.claim for one in wrong} & {one.claim for one in cases if one.right}


def test_the_same_folder_twice_is_refused_for_its_ids(tmp_path: Path) -> None:
    folder = _folder(tmp_path, CLAIM)
    with pytest.raises(InputError, match="c-1 stands twice"):
        mutation_cases([folder, folder])


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("{", "line 2: not JSON"),
        ("[1]", "line 2: not a JSON object"),
        (CLAIM, "line 2: the id c-1 stands twice"),
        (CLAIM | {"id": "c-2", "article": "b"}, "line 2: no article b"),
        (CLAIM | {"id": "c-2", "evidence": ["He accepted it"]}, "line 2: the evidence is not in article a"),
        (CLAIM | {"id": "c-2", "evidence": []}, "line 2: no evidence"),
        (CLAIM | {"id": "c-2", "evidence": [" "]}, "line 2: the evidence is not"),
        (CLAIM | {"id": "c-2", "nonsense": 1}, "line 2: nonsense"),
        ({"id": "c-2"}, "line 2: article"),
    ],
)
def test_a_broken_claim_line_is_refused_with_its_number(tmp_path: Path, broken: object, reason: str) -> None:
    folder = _folder(tmp_path, CLAIM, broken)
    with pytest.raises(InputError) as error:
        list(load_claims(folder / "claims-a.jsonl", load_documents(folder / "articles.jsonl"), set()))
    assert reason in error.value.message


def test_an_article_that_stands_twice_or_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="line 2: the id a stands twice"):
        load_documents(_written(tmp_path / "articles.jsonl", ARTICLE, ARTICLE))
    with pytest.raises(InputError, match="cannot be read"):
        load_documents(tmp_path / "none.jsonl")
    with pytest.raises(InputError, match="neither"):
        mutation_cases([_written(tmp_path / "articles.jsonl", ARTICLE).parent])


GOLD: dict[str, Any] = {
    "id": "a",
    "what": [
        {"event": "Holm rejects the demand", "evidence": "Holm rejected the demand"},
        {"event": "borderline", "evidence": "Holm", "optional": True},
    ],
    "demands": [
        {
            "by": "Norway (foreign ministry)",
            "of": "Danish government / Denmark",
            "demand": "withdraw its boats (all of them)",
            "condition_or_deadline": "by Friday",
            "evidence": "withdraw its patrol boats",
        },
        {
            "by": "protesters",
            "of": "Norway",
            "demand": "independent inquiry",
            "condition_or_deadline": "conceded on Monday",
            "evidence": "Norway",
        },
    ],
    "threats": [
        {
            "by": "Norway",
            "against": "Denmark",
            "consequence": "closed ports",
            "trigger": "boats do not leave / stay",
            "evidence": "Norway demanded",
        },
        {
            "by": "Norway",
            "against": "Denmark",
            "consequence": "sink the boats",
            "trigger": None,
            "evidence": "boats",
        },
    ],
}


def test_gold_rows_become_claims_and_optional_ones_do_not(tmp_path: Path) -> None:
    _written(tmp_path / "articles.jsonl", ARTICLE)
    _written(tmp_path / "briefs.jsonl", GOLD)
    cases = mutation_cases([tmp_path])
    assert [one.claim for one in cases if one.right and one.origin == "gold"] == [
        "Holm rejects the demand",
        "Norway called on the Danish government to withdraw its boats by Friday",
        "Norway demanded that the Danish government withdraw its boats by Friday",
        "Protesters demanded an independent inquiry",
        "Norway threatened Denmark with closed ports if boats do not leave",
        "Norway threatened Denmark: it would sink the boats",
    ]


def test_gold_with_invented_evidence_or_missing_fields_is_refused(tmp_path: Path) -> None:
    _written(tmp_path / "articles.jsonl", ARTICLE)
    _written(tmp_path / "briefs.jsonl", GOLD | {"what": [{"event": "x", "evidence": "invented"}]})
    with pytest.raises(InputError, match="line 1: the evidence is not in article a"):
        mutation_cases([tmp_path])
    _written(tmp_path / "briefs.jsonl", {"id": "a"})
    with pytest.raises(InputError, match="line 1: not a gold row"):
        mutation_cases([tmp_path])


def test_sentences_that_lean_on_others_are_no_claims() -> None:
    found = list(sentences(article(Document.model_validate(ARTICLE)), "a", 8))
    assert [one.claim.split()[0] for one in found] == ["Norway", "Danish"]
    assert all(one.evidence[0] in TEXT for one in found)
    assert len(list(sentences(article(Document.model_validate(ARTICLE)), "a", 1))) == 1


ROW = {"id": "1", "dataset": "frank", "document": TEXT, "claim": "x", "label": 1, "meta": {"origin": "xsum"}}


def test_labelled_claims_are_parted_by_dataset_and_origin(tmp_path: Path) -> None:
    _written(tmp_path / "dev.jsonl", ROW, ROW | {"id": "2", "label": 0, "meta": {}})
    cases = labelled_cases([tmp_path])
    assert {(one.id, one.kind, one.right) for one in cases} == {
        ("1", "frank/xsum", True),
        ("2", "frank", False),
    }
    assert len({one.article for one in cases}) == 1


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (ROW, "the id 1 stands twice"),
        (ROW | {"id": "2", "label": 2}, "label is 2"),
        (ROW | {"id": "2", "claim": ""}, "claim is missing"),
        (ROW | {"id": 2}, "id is missing or no text"),
    ],
)
def test_a_broken_labelled_row_is_refused(tmp_path: Path, row: object, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        labelled_cases([_written(tmp_path / "rows.jsonl", ROW, row)])


def test_a_sentence_is_document_enough_for_a_claim(tmp_path: Path) -> None:
    (case,) = labelled_cases([_written(tmp_path / "rows.jsonl", ROW | {"document": "Norway closed a port."})])
    assert article(case).sentences == ((0, 21),)


OPEN = {"source": "Wikinews", "licence": "CC BY 2.5", "url": "u"}


def test_the_library_holds_only_the_articles_used_and_their_licences(tmp_path: Path) -> None:
    folder = _folder(tmp_path, CLAIM)
    source = _written(tmp_path / "all.jsonl", ARTICLE | OPEN, ARTICLE | OPEN | {"id": "unused"})
    assert build(source, folder) == 1
    (row,) = [
        json.loads(line) for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert row["attribution"] == "“Boats”, Wikinews, 2025-05-12, u, CC BY 2.5"
    assert row["text"] == TEXT
    assert "extra" not in row


@pytest.mark.parametrize("licence", ["CC BY-NC 4.0", "CC BY-SA 3.0", "all rights reserved", ""])
def test_a_text_that_may_not_be_passed_on_is_refused(tmp_path: Path, licence: str) -> None:
    folder = _folder(tmp_path, CLAIM)
    before = (folder / "articles.jsonl").read_bytes()
    with pytest.raises(InputError, match="licence"):
        build(_written(tmp_path / "all.jsonl", ARTICLE | OPEN | {"licence": licence}), folder)
    assert (folder / "articles.jsonl").read_bytes() == before


def test_the_projects_own_suite_loads(root: Path) -> None:
    folder = root / "evals" / "mutations"
    for row in (
        json.loads(line) for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    ):
        assert row["licence"].startswith(("CC BY ", "public domain"))
        assert row["attribution"]
    documents = load_documents(folder / "articles.jsonl")
    seen: set[str] = set()
    for file in sorted(folder.glob("claims*.jsonl")):
        assert len(list(load_claims(file, documents, seen))) > 100


def test_an_article_may_stand_in_two_folders_only_with_one_text(tmp_path: Path) -> None:
    first = _folder(tmp_path / "one", CLAIM)
    other = _folder(tmp_path / "two", CLAIM | {"id": "c-2"})
    assert {one.article for one in mutation_cases([first, other])} == {"a"}
    _written(other / "articles.jsonl", ARTICLE | {"text": TEXT + " It rained."})
    with pytest.raises(InputError, match="the article a has another text"):
        mutation_cases([first, other])
