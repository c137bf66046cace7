"""A run's folder: manifest.json, rows.jsonl and documents.jsonl, written so that a kill loses at most one row."""

import json
import os
import tempfile
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TextIO, TypeVar

from pydantic import ValidationError

from briefing.errors import InputError, UsageError
from briefing.evals.cases import Document
from briefing.evals.manifest import FORM, Manifest
from briefing.evals.row import Row
from briefing.nouns.frozen import Frozen, first_fault

_Line = TypeVar("_Line", Row, Document)


class Run(Frozen):
    """A run as its folder tells it. Incomplete while the manifest says nothing of an end, or rows are missing."""

    name: str
    """Of the folder."""
    manifest: Manifest
    rows: tuple[Row, ...]
    edited: bool = False
    """The rows are not those with which the run ended."""

    @property
    def complete(self) -> bool:
        """Whether every case was asked."""
        return self.manifest.finished is not None and len(self.rows) >= self.manifest.wanted


class RunFolder:
    """Where one run is written. Only one process may write at a time; replies are safe in any case."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._rows: TextIO | None = None

    @property
    def begun(self) -> bool:
        """Whether a run was begun here."""
        return (self.path / "manifest.json").is_file()

    def begin(self, manifest: Manifest, documents: Iterable[Document]) -> tuple[Row, ...]:
        """Start, or go on where the same run was stopped; returns the rows that are there.

        UsageError if the folder holds rows of another run or other files, or cannot be written.
        """
        if self.begun:
            before, rows = self.manifest(), self.rows()
            if before.key == manifest.key:
                return rows
            if rows:
                raise UsageError(
                    f"{self.path} holds another run ({before.suite}, {before.system}, begun {before.begun})",
                    hint="name another folder; replies are remembered, so nothing is asked twice",
                )
        elif self.path.exists() and any(not _ours(one.name) for one in self.path.iterdir()):
            raise UsageError(f"{self.path} is not empty and holds no run", hint="name another folder")
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            lines = [one.model_dump_json() for one in documents]
            self.write("documents.jsonl", "".join(f"{line}\n" for line in lines))
            self.write("manifest.json", manifest.model_dump_json(indent=2) + "\n")
        except OSError as error:
            raise UsageError(f"{self.path} cannot be written: {error.strerror or error}") from error
        return ()

    def add(self, row: Row) -> None:
        """One more row, on disk before this returns."""
        if self._rows is None:
            self._mend()
            self._rows = (self.path / "rows.jsonl").open("a", encoding="utf-8", newline="\n")
        self._rows.write(row.model_dump_json() + "\n")
        self._rows.flush()
        os.fsync(self._rows.fileno())

    def reopen(self, rows: Sequence[Row]) -> None:
        """Go on with these rows alone: the others are asked again, and until then the run is not complete."""
        self.write("rows.jsonl", "".join(f"{row.model_dump_json()}\n" for row in rows))
        unfinished = self.manifest().model_copy(
            update={"finished": None, "totals": None, "rows_sha256": None}
        )
        self.write("manifest.json", unfinished.model_dump_json(indent=2) + "\n")

    def finish(self, manifest: Manifest, rows: Sequence[Row]) -> None:
        """All rows in the order of the cases, then the manifest that says it is complete."""
        self.close()
        lines = "".join(f"{row.model_dump_json()}\n" for row in rows)
        self.write("rows.jsonl", lines)
        signed = manifest.model_copy(update={"rows_sha256": sha256(lines.encode("utf-8")).hexdigest()})
        self.write("manifest.json", signed.model_dump_json(indent=2) + "\n")

    def close(self) -> None:
        """No row follows for now."""
        if self._rows is not None:
            self._rows.close()
            self._rows = None

    def write(self, name: str, text: str) -> None:
        """A file of the folder, whole or not at all."""
        handle, made = tempfile.mkstemp(dir=self.path, prefix=f".{name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(made, 0o644)
            os.replace(made, self.path / name)
        except BaseException:
            Path(made).unlink(missing_ok=True)
            raise

    def manifest(self) -> Manifest:
        """InputError if there is none or it is of another form."""
        path = self.path / "manifest.json"
        try:
            raw = json.loads(path.read_bytes())
        except OSError as error:
            raise InputError(
                f"{self.path} holds no run: {error.strerror or error}", hint="name the folder of a run"
            ) from error
        except ValueError as error:
            raise InputError(f"{path} is not JSON: {error}") from error
        if not isinstance(raw, dict) or raw.get("form") != FORM:
            raise InputError(f"{path} is no manifest of form {FORM}", hint="run the suite again")
        try:
            return Manifest.model_validate(raw)
        except ValidationError as error:
            raise InputError(f"{path}: {first_fault(error, 'the manifest')}") from error

    def rows(self) -> tuple[Row, ...]:
        """The rows so far. A last line that a kill cut short is not one. InputError for a broken or repeated row."""
        path = self.path / "rows.jsonl"
        found = tuple(self._lines(path, Row)) if path.is_file() else ()
        ids = [row.id for row in found]
        if len(ids) != len(set(ids)):
            raise InputError(f"{path}: a row stands twice: {next(one for one in ids if ids.count(one) > 1)}")
        return found

    def documents(self) -> dict[str, Document]:
        """The documents that marks index, by id."""
        path = self.path / "documents.jsonl"
        return {one.id: one for one in self._lines(path, Document)} if path.is_file() else {}

    def _lines(self, path: Path, kind: type[_Line]) -> Iterable[_Line]:
        *whole, _cut = path.read_bytes().split(b"\n")
        for number, line in enumerate(whole, 1):
            try:
                yield kind.model_validate_json(line)
            except ValidationError as error:
                raise InputError(f"{path}, line {number}: {first_fault(error, 'the line')}") from error

    def _mend(self) -> None:
        """Cut off the beginning of a row that was being written when the process was killed."""
        path = self.path / "rows.jsonl"
        if path.is_file():
            data = path.read_bytes()
            if not data.endswith(b"\n"):
                os.truncate(path, data.rfind(b"\n") + 1)


def _ours(name: str) -> bool:
    """Whether a kill may leave that behind before a run has its manifest."""
    return name == "documents.jsonl" or name.startswith((".documents.jsonl.", ".manifest.json."))


def load_run(path: Path) -> Run:
    """The run in a folder. InputError if there is none, or it is broken."""
    folder = RunFolder(path)
    manifest, rows = folder.manifest(), folder.rows()
    ended = manifest.rows_sha256
    edited = ended is not None and sha256((path / "rows.jsonl").read_bytes()).hexdigest() != ended
    return Run(name=path.resolve().name, manifest=manifest, rows=rows, edited=edited)
