"""A run's folder: what is written comes back, a torn end is mended, and nobody else's folder is touched."""

from pathlib import Path

import pytest
from sample_suite import document, manifest, questions, row

from briefing.errors import InputError, UsageError
from briefing.evals.folder import RunFolder, load_run
from briefing.evals.row import Row

CASES = questions(2)
RECORD = manifest(CASES)
DOCUMENTS = tuple(document(case) for case in CASES)


def _begun(path: Path, *rows: Row) -> RunFolder:
    folder = RunFolder(path)
    assert folder.begin(RECORD, DOCUMENTS) == ()
    for one in rows:
        folder.add(one)
    folder.close()
    return folder


def test_what_was_written_comes_back(tmp_path: Path) -> None:
    rows = (row("q0", about="Ґ “quoted”\nand\u2028on", counts={"a": (0.5, 2)}), row("q1", "b"))
    folder = _begun(tmp_path / "deep" / "r", *rows)
    run = load_run(tmp_path / "deep" / "r")
    assert (run.name, run.manifest, run.rows, run.complete) == ("r", RECORD, rows, False)
    assert folder.documents() == {one.id: one for one in DOCUMENTS}
    ended = RECORD.model_copy(update={"finished": "2025-05-12T11:00:00Z"})
    folder.finish(ended, rows[::-1])
    run = load_run(tmp_path / "deep" / "r")
    signed = ended.model_copy(update={"rows_sha256": run.manifest.rows_sha256})
    assert (run.manifest, run.rows, run.complete, run.edited) == (signed, rows[::-1], True, False)
    assert sorted(path.name for path in folder.path.iterdir()) == [
        "documents.jsonl", "manifest.json", "rows.jsonl",
    ]  # fmt: skip


def test_the_same_run_goes_on_with_the_rows_that_are_there(tmp_path: Path) -> None:
    _begun(tmp_path / "r", row("q0"))
    later = RECORD.model_copy(update={"begun": "2030-01-01T00:00:00Z", "machine": "another"})
    assert RunFolder(tmp_path / "r").begin(later, ()) == (row("q0"),)


def test_the_rows_of_another_run_are_not_touched(tmp_path: Path) -> None:
    _begun(tmp_path / "r", row("q0"))
    with pytest.raises(UsageError, match="holds another run") as refused:
        RunFolder(tmp_path / "r").begin(manifest(CASES, code="other"), ())
    assert "begun 2025-05-12T10:00:00Z" in refused.value.message
    assert refused.value.hint is not None
    assert load_run(tmp_path / "r").rows == (row("q0"),)


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(UsageError, match="is not empty and holds no run"):
        RunFolder(tmp_path).begin(RECORD, ())
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_what_a_kill_left_before_the_manifest_does_not_hold_the_folder(tmp_path: Path) -> None:
    (tmp_path / "documents.jsonl").write_text("{", encoding="utf-8")
    (tmp_path / ".manifest.json.x1").write_text("{", encoding="utf-8")
    assert RunFolder(tmp_path).begin(RECORD, DOCUMENTS) == ()
    assert RunFolder(tmp_path).documents() == {one.id: one for one in DOCUMENTS}


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be written"):
        RunFolder(tmp_path / "file" / "r").begin(RECORD, ())


def test_a_row_torn_anywhere_is_not_one_and_is_mended(tmp_path: Path) -> None:
    whole, torn = row("q0"), row("q1", about="Ґанок")
    line = torn.model_dump_json().encode()
    letter = line.index("Ґ".encode())  # of two bytes
    for cut in (0, 1, letter, letter + 1, letter + 2, len(line) - 1, len(line)):
        folder = _begun(tmp_path / str(cut), whole)
        with (folder.path / "rows.jsonl").open("ab") as file:
            file.write(line[:cut])
        assert folder.rows() == (whole,)
        folder.add(torn)
        folder.close()
        assert folder.rows() == (whole, torn)


def test_a_doubled_row_is_refused(tmp_path: Path) -> None:
    folder = _begun(tmp_path, row("q0"), row("q1"), row("q0"))
    with pytest.raises(InputError, match=r"rows\.jsonl: a row stands twice: q0#0"):
        folder.rows()


def test_a_broken_row_is_named_by_its_line(tmp_path: Path) -> None:
    folder = _begun(tmp_path, row("q0"))
    with (tmp_path / "rows.jsonl").open("ab") as file:
        file.write(b'{"case": "q1"}\n')
    with pytest.raises(InputError, match=r"rows\.jsonl, line 2: "):
        folder.rows()


def test_going_on_with_some_rows_makes_the_run_incomplete(tmp_path: Path) -> None:
    folder = _begun(tmp_path, row("q0"), row("q1"))
    folder.finish(RECORD.model_copy(update={"finished": "2025-05-12T11:00:00Z"}), folder.rows())
    folder.reopen([row("q1")])
    run = load_run(tmp_path)
    assert (run.complete, run.rows, run.manifest) == (False, (row("q1"),), RECORD)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "holds no run"),
        ("{", "is not JSON"),
        ("[]", "is no manifest of form 1"),
        ('{"form": 2}', "is no manifest of form 1"),
        ('{"form": 1}', r"manifest\.json: "),
    ],
)
def test_a_folder_without_a_manifest_that_reads_holds_no_run(
    tmp_path: Path, text: str | None, said: str
) -> None:
    if text is not None:
        (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        load_run(tmp_path)


def test_rows_changed_after_the_end_are_noticed(tmp_path: Path) -> None:
    folder = _begun(tmp_path, row("q0"), row("q1"))
    folder.finish(RECORD.model_copy(update={"finished": "2025-05-12T11:00:00Z"}), folder.rows())
    assert not load_run(tmp_path).edited
    rows = tmp_path / "rows.jsonl"
    rows.write_text(rows.read_text(encoding="utf-8").replace('"asked":0', '"asked":9'), encoding="utf-8")
    assert load_run(tmp_path).edited
