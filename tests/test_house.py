"""The house rules that linters do not hold: sizes, opening sentences, pinned requirements, nothing private."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "briefing").rglob("*.py"))
TRACKED = subprocess.run(
    ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
).stdout.split()
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_has_one_opening_sentence_and_is_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    docstring = ast.get_docstring(ast.parse(text))
    assert docstring, "no docstring says what lives here"
    assert text.count("\n") < 400


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_function_is_over_60_lines_or_8_parameters(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, node.name
            parameters = len(node.args.args) + len(node.args.kwonlyargs)
            assert parameters <= 8 or path.parent.name == "cli", node.name


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_requirements_are_pinned_with_hashes_and_name_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    pins = re.findall(r"^[a-z0-9][\w.-]*==\S+ \\$", text, re.MULTILINE | re.IGNORECASE)
    assert len(pins) > 20
    assert "://" not in text
    for line in text.splitlines():
        assert re.match(
            r"#|    #|    --hash=sha256:[0-9a-f]{64}( \\)?$|[A-Za-z0-9][\w.-]*==\S+ \\$|$", line
        ), line


def test_every_direct_dependency_is_pinned_and_has_its_reason() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = project[project.index("dependencies = [") : project.index("[project.scripts]")]
    names = re.findall(r'"([a-z0-9-]+)(?:[><=]|")', block)
    pins = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8").casefold()
    design = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    assert len(names) > 15
    for name in names:
        assert f"\n{name}==" in pins, f"{name} is not pinned"
        assert name in design, f"{name} has no reason in docs/design.md"


def test_nothing_private_is_committed() -> None:
    private = re.compile(
        rb"/root/|/home/\w+/|/work/(?:main|shared)|/tmp/dev|sk-[A-Za-z0-9]{20}|pypi\.org|pythonhosted"
    )
    for name in TRACKED:
        path = ROOT / name
        if path.is_file() and name != "tests/test_house.py":
            found = private.search(path.read_bytes())
            assert found is None, f"{name}: {found.group() if found else ''!r}"
