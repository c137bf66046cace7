"""The wheel: prompts, templates and suites travel inside it, exactly those that git knows, and nothing else."""

import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath

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


def test_the_wheel_holds_the_prompts_templates_and_suites_that_git_knows(wheel: Path, root: Path) -> None:
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("briefing/_data/")}
    suites = {name for name in _tracked(root, "evals") if _declares(PurePosixPath(name))}
    assert inside == _tracked(root, "prompts", "templates") | suites
    for folder in ("prompts", "templates", "evals"):
        assert any(f"/{folder}/" in name for name in inside)


def _declares(path: PurePosixPath) -> bool:
    """A suite's declaration, or a wording beside one."""
    return path.name == "suite.py" or (path.suffix == ".md" and path.name != "README.md")


def test_the_wheel_holds_no_tests_seeds_or_eval_data(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"briefing"}
    kinds = {PurePosixPath(name).suffix for name in names if name.startswith("briefing/_data/evals/")}
    assert kinds <= {".py", ".md"}


def _installed(wheel: Path, site: Path, folder: Path, *arguments: str) -> str:
    """What `briefing` of that wheel prints in that folder."""
    if not site.exists():
        zipfile.ZipFile(wheel).extractall(site)
    code = (
        f"import sys; sys.path.insert(0, {str(site)!r})\n"
        "import briefing.cli\n"
        f"assert briefing.cli.__file__.startswith({str(site)!r}), briefing.cli.__file__\n"
        f"briefing.cli.main({list(arguments)!r})\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


SUITE = """
from briefing.evals.cases import Case
from briefing.evals.score import Score
from briefing.evals.suite import Suite, System

def cases(paths):
    given = {"article": "a", "document": "d", "title": None, "published": None, "language": None}
    return [Case(id=name, claim=name, right=True, kind="k", origin="o", **given) for name in ("one", "two")]

suite = Suite(
    about="of a user's own", cases=cases, data=("suite.py",),
    systems={"length": System("counts letters", lambda case, model: len(case.claim), asks=False)},
    scorers=(lambda case, answer: Score.of("three letters", answer == 3),),
)
"""


def test_an_installed_wheel_lists_the_suites_and_runs_one_of_the_users_own(
    wheel: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    listed = _installed(wheel, site, tmp_path, "eval", "list")
    heads = [line for line in listed.splitlines() if not line.startswith(" ")]
    (mutations,) = [line for line in heads if line.startswith("mutations: ")]
    assert mutations.endswith("(needs --data)")
    (tmp_path / "suite.py").write_text(SUITE, encoding="utf-8")
    told = _installed(wheel, site, tmp_path, "eval", "run", "suite.py")
    assert "2 scored, 0 failed, 0 unscored" in told
    assert [line.split()[:5] for line in told.splitlines() if line.startswith("three")] == [
        ["three", "letters", "100.0", "2", "of"]
    ]


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
    families = ["assessment", "flash", "policy", "sitrep", "submission"]
    assert done.stdout.split() == [load_prompt().identity.sha256, *families]


def test_no_copy_of_the_data_lies_in_the_checkout(root: Path) -> None:
    assert not (root / "briefing" / "_data").exists()
