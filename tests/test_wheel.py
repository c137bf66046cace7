"""The wheel: prompts and templates travel inside it, exactly those that git knows, and nothing else."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from briefing.prompt import load_prompt


def _tracked(root: Path, *folders: str) -> set[str]:
    listed = subprocess.run(
        ["git", "ls-files", *folders], cwd=root, capture_output=True, text=True, check=True
    ).stdout
    return {f"briefing/_data/{name}" for name in listed.split()}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = Path(__file__).resolve().parent.parent
    out = tmp_path_factory.mktemp("wheel")
    code = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", code, str(out)], cwd=root, check=True, capture_output=True)
    return next(out.glob("*.whl"))


def test_the_wheel_holds_the_prompts_and_templates_that_git_knows(wheel: Path, root: Path) -> None:
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("briefing/_data/")}
    assert inside == _tracked(root, "prompts", "templates")
    assert any("/prompts/" in name for name in inside)
    assert any("/templates/" in name for name in inside)


def test_the_wheel_holds_no_tests_seeds_or_evals(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"briefing"}


def test_an_installed_wheel_finds_its_prompts_and_templates(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    code = (
        f"import sys; sys.path.insert(0, {str(site)!r})\n"
        "import briefing\n"
        f"assert briefing.__file__.startswith({str(site)!r}), briefing.__file__\n"
        "from briefing.prompt import load_prompt\n"
        "from briefing.render import templates\n"
        "print(load_prompt().identity.sha256, *[family.name for family in templates()])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [load_prompt().identity.sha256, "flash", "policy"]


def test_no_copy_of_the_data_lies_in_the_checkout(root: Path) -> None:
    assert not (root / "briefing" / "_data").exists()
