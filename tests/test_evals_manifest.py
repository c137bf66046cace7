"""A run's record: what is in its key, what is only noted, and what is never in it."""

import getpass
import shutil
import socket
import subprocess
from pathlib import Path

import pytest
from sample_suite import manifest, questions

from briefing.evals import manifest as record
from briefing.nouns.brief import PromptIdentity

DECIDING = {
    "suite": "other",
    "system": "other",
    "declared": "other",
    "code": "other",
    "cases_sha256": "other",
    "predictions": {"name": "p.jsonl", "sha256": "0"},
    "model": None,
    "prompts": (PromptIdentity(name="extract", version="v1", sha256="0"),),
    "parameters": {"repeat": 2},
}
NOTED = {
    "begun": "2030-01-01T00:00:00Z",
    "finished": "2030-01-01T00:00:00Z",
    "git": {"commit": "0", "dirty": True},
    "python": "PyPy",
    "machine": "another",
    "packages": {},
    "data": ({"name": "d.jsonl", "sha256": "0"},),
}


@pytest.mark.parametrize("field", DECIDING)
def test_what_decides_the_rows_is_in_the_key(field: str) -> None:
    assert manifest(**{field: DECIDING[field]}).key != manifest().key


@pytest.mark.parametrize("field", NOTED)
def test_time_and_machine_are_noted_and_not_in_the_key(field: str) -> None:
    assert manifest(**{field: NOTED[field]}).key == manifest().key


def test_the_digest_of_cases_changes_with_any_case_and_their_order() -> None:
    cases = questions(3)
    digests = {
        record.digest_of_cases(some)
        for some in (cases, cases[:2], cases[::-1], (cases[0].model_copy(update={"words": "x"}), *cases[1:]))
    }
    assert len(digests) == 4
    assert record.digest_of_cases(questions(3)) == record.digest_of_cases(cases)


def test_data_files_are_named_without_their_folder_and_change_with_their_bytes(tmp_path: Path) -> None:
    for name, text in (("b.jsonl", "b"), ("a.jsonl", "a"), ("README.md", "no data")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = record.data_files([tmp_path, tmp_path / "README.md"])
    assert [file.name for file in files] == ["a.jsonl", "b.jsonl", "README.md"]
    # printf a | sha256sum
    assert files[0].sha256 == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    (tmp_path / "a.jsonl").write_text("changed", encoding="utf-8")
    changed = record.data_files([tmp_path])
    assert changed[0] != files[0]
    assert changed[1] == files[1]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A made-up checkout that takes the place of this package's."""
    package = tmp_path / "home" / "briefing"
    package.mkdir(parents=True)
    (package / "a.py").write_text("one", encoding="utf-8")
    (package.parent / "pyproject.toml").write_text("", encoding="utf-8")
    monkeypatch.setattr(record, "_PACKAGE", package)
    return package.parent


def test_the_code_digest_changes_with_a_file_its_name_and_a_new_one(checkout: Path) -> None:
    first = record.code_digest()
    (checkout / "briefing" / "a.pyc").write_bytes(b"compiled")
    (checkout / "beside.py").write_text("not of the package", encoding="utf-8")
    assert record.code_digest() == first
    (checkout / "briefing" / "a.py").write_text("two", encoding="utf-8")
    second = record.code_digest()
    (checkout / "briefing" / "a.py").rename(checkout / "briefing" / "b.py")
    third = record.code_digest()
    (checkout / "briefing" / "weights.json").write_text("{}", encoding="utf-8")
    assert len({first, second, third, record.code_digest()}) == 4


def _git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    return subprocess.run(
        ["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.strip()


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_the_commit_and_whether_tracked_files_differ_from_it_are_noted(checkout: Path) -> None:
    assert record.git_state() is None
    _git(checkout, "init", "-q")
    _git(checkout, "add", ".")
    _git(checkout, "commit", "-qm", "first")
    (checkout / "untracked.txt").write_text("", encoding="utf-8")
    commit = _git(checkout, "rev-parse", "HEAD")
    assert record.git_state() == record.Git(commit=commit, dirty=False)
    (checkout / "briefing" / "a.py").write_text("two", encoding="utf-8")
    assert record.git_state() == record.Git(commit=commit, dirty=True)


def test_an_installed_package_has_no_commit(checkout: Path) -> None:
    (checkout / "pyproject.toml").unlink()
    assert record.git_state() is None


def test_this_package_and_what_it_requires_are_noted_with_versions() -> None:
    found = record.packages()
    assert {"briefing", "click", "openai", "pydantic"} <= set(found)
    assert all(version[0].isdigit() for version in found.values())


@pytest.mark.parametrize(
    ("requirement", "name"),
    [
        ("openai<4,>=3.0", "openai"),
        ('httpx2>=2.0; extra == "local"', "httpx2"),
        ("py3langid>=0.4", "py3langid"),
        ("pkg[extra]>=1", "pkg"),
        ("bare", "bare"),
    ],
)
def test_a_requirement_is_known_by_its_name(requirement: str, name: str) -> None:
    assert record._bare(requirement) == name


def test_nothing_in_it_names_the_machine_or_a_path(root: Path, tmp_path: Path) -> None:
    data = tmp_path / "d.jsonl"
    data.write_text("{}", encoding="utf-8")
    written = manifest(
        data=record.data_files([data]),
        git=record.git_state(),
        machine=record.machine(),
        python=record.python(),
        packages=record.packages(),
        begun=record.now(),
    ).model_dump_json()
    for private in (str(root), str(tmp_path), str(Path.home()), socket.gethostname(), "/home/", "\\\\"):
        assert private not in written, private
    assert f'"{getpass.getuser()}"' not in written


def test_two_records_say_in_what_they_differ() -> None:
    other = manifest(code="other", model=None)
    assert record.differing(manifest(), other, ("suite", "model", "code")) == ("model", "code")
