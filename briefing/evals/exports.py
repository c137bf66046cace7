"""A run for other programs: JUnit XML for what shows test results, CSV for spreadsheets."""

import csv
import io
import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from briefing.evals.folder import Run, RunFolder
from briefing.evals.manifest import Manifest
from briefing.evals.row import Row
from briefing.evals.score import Mark

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even escaped (section 2.2, Char)."""

_FORMULA = re.compile(r"[=+\-@\t\r\n]")
"""How a cell begins that a spreadsheet may run (OWASP, CSV Injection)."""

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")

_FIXED = ("case", "repeat", "group", "status", "reason", "good", "seconds", "asked")


def export(folder: RunFolder, run: Run) -> None:
    """Write junit.xml and rows.csv into the run's folder, each whole or not at all."""
    folder.write("junit.xml", junit(run))
    folder.write("rows.csv", rows_csv(run))


def junit(run: Run) -> str:
    """One test case for each row: not good is a failure, failed an error, unscored skipped, else passed.

    A row that does not say whether it is good has passed: it was answered and scored.
    """
    said = run.manifest
    count = {
        "tests": len(run.rows),
        "failures": sum(row.status == "scored" and row.good is False for row in run.rows),
        "errors": sum(row.status == "failed" for row in run.rows),
        "skipped": sum(row.status == "unscored" for row in run.rows),
    }
    told = {name: str(value) for name, value in count.items()}
    told["time"] = _seconds(sum(row.seconds for row in run.rows))
    every = ET.Element("testsuites", told)
    name = f"{said.suite}.{said.system}"
    # The schema that most readers share wants a time without a zone; it is UTC.
    suite = ET.SubElement(
        every, "testsuite", {"name": _xml(name), **told, "timestamp": said.begun.rstrip("Z")}
    )
    properties = ET.SubElement(suite, "properties")
    for key, value in _properties(said):
        ET.SubElement(properties, "property", {"name": _xml(key), "value": _xml(value)})
    repeated = any(row.repeat for row in run.rows)
    for row in run.rows:
        _test_case(suite, name, row, row.id if repeated else row.case)
    ET.indent(every)
    made: bytes = ET.tostring(every, encoding="utf-8", xml_declaration=True)
    return made.decode("utf-8") + "\n"


def _properties(said: Manifest) -> Iterator[tuple[str, str]]:
    yield "suite", said.suite
    yield "system", said.system
    if said.model is not None:
        yield "model", f"{said.model.name} at {said.model.host}"
        yield "model_sha256", said.model.sha256 or "not a local file"
    for prompt in said.prompts:
        yield f"prompt {prompt.name}/{prompt.version}", prompt.sha256
    for name, value in said.parameters.items():
        yield f"parameter {name}", str(value)
    yield "cases", str(said.cases)
    yield "cases_sha256", said.cases_sha256
    for file in (*said.data, *([said.predictions] if said.predictions is not None else [])):
        yield f"data {file.name}", file.sha256
    yield "declared", said.declared
    yield "code", said.code
    if said.git is not None:
        yield "commit", f"{said.git.commit}{', changed since' if said.git.dirty else ''}"
    yield "complete", "yes" if said.finished is not None else "no"
    yield "python", said.python
    yield "machine", said.machine


def _test_case(suite: ET.Element, class_name: str, row: Row, name: str) -> None:
    told = {"classname": _xml(class_name), "name": _xml(name), "time": _seconds(row.seconds)}
    case = ET.SubElement(suite, "testcase", told)
    if row.status == "failed":
        ET.SubElement(case, "error", {"message": _xml(row.reason or "failed")})
    elif row.status == "unscored":
        ET.SubElement(case, "skipped", {"message": _xml(row.reason or "could not be scored")})
    elif row.good is False:
        bad = [_told(mark) for mark in row.marks if mark.what in ("missed", "extra", "wrong")]
        failure = ET.SubElement(case, "failure", {"message": _xml(bad[0] if bad else "not good")})
        failure.text = _xml("\n".join([row.about, *bad]))


def _told(mark: Mark) -> str:
    given = f", given {mark.given}" if mark.wanted is not None and mark.given is not None else ""
    return f"{mark.what} {mark.key}{given}{f': {mark.why}' if mark.why else ''}"


def _xml(text: str) -> str:
    return _NOT_XML.sub("", text)


def _seconds(value: float) -> str:
    return f"{value:.6f}"


def rows_csv(run: Run) -> str:
    """One line for each row, with two columns for each count; empty cells where a row counts nothing.

    Lines end as RFC 4180 wants them.
    """
    names = tuple(dict.fromkeys(name for row in run.rows for name in row.counts))
    made = io.StringIO()
    writer = csv.writer(made)
    pairs = [f"{name} ({part})" for name in names for part in ("good", "of")]
    writer.writerow([guarded(name) for name in (*_FIXED, *pairs)])
    for row in run.rows:
        counts = [part for name in names for part in row.counts.get(name, (None, None))]
        writer.writerow([guarded(_cell(value)) for value in (*_fixed(row), *counts)])
    return made.getvalue()


def _fixed(row: Row) -> tuple[str | float | bool | None, ...]:
    return row.case, row.repeat, row.group, row.status, row.reason, row.good, row.seconds, row.asked


def _cell(value: str | float | bool | None) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def guarded(cell: str) -> str:
    """The cell as text to every spreadsheet: with an apostrophe before what could begin a formula, numbers apart."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell
