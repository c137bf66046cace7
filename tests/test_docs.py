"""The documents against the code: commands, options, Python and CI lines that they show are real."""

import ast
import re
import shlex
from pathlib import Path

import click
import pytest
from newsroom import Newsroom

import briefing
from briefing.cli import COMMANDS, cli

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / "templates" / "README.md",
    ROOT / "seeds" / "README.md",
]


def _shell_lines() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


def _calls() -> list[list[str]]:
    """Every `briefing …` call of README's shell blocks, as argv."""
    calls = []
    for line in _shell_lines():
        for part in re.split(r"\||&&", line.partition("  #")[0]):
            words = [word for word in shlex.split(part) if not re.match(r"[A-Z_]+=", word)]
            if words and Path(words[0]).name == "briefing":
                calls.append(words[1:])
    return calls


def test_the_first_screen_has_two_commands_and_the_first_makes_a_brief() -> None:
    first, second = re.findall(r"```sh\n(.*?)\n```", README, re.DOTALL)[:2]
    assert "\n" not in first
    assert "\n" not in second
    assert "briefing make seeds/" in first
    assert "-m pytest" in second


def test_ci_runs_the_second_command_as_the_readme_has_it() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "grep -m1 -- '-m pytest' README.md" in script
    assert sum("-m pytest" in line for line in README.splitlines()) == 1


@pytest.mark.parametrize("call", _calls(), ids=" ".join)
def test_every_call_in_the_readme_parses(call: list[str]) -> None:
    command: click.Command = cli
    while isinstance(command, click.Group) and call:
        name, *call = call
        found = command.get_command(click.Context(command), name)
        assert found is not None, name
        command = found
    command.make_context("briefing", call, resilient_parsing=False).close()


def test_the_readme_names_every_exit_code() -> None:
    line = next(line for line in README.splitlines() if line.startswith("**Exit codes**"))
    assert [int(code) for code in re.findall(r"(?:: |· )(\d+) ", line)] == [0, 1, 2, 3, 4, 5, 6, 7, 8, 130]


def test_the_python_example_uses_only_public_names() -> None:
    code = next(block for block in PYTHON if "import briefing\n" in block)
    used = {
        node.attr
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "briefing"
    }
    assert used == {"read_file", "connect", "brief", "render"}
    assert used <= set(briefing.__all__)


def test_the_suite_of_ten_lines_runs(newsroom: Newsroom) -> None:
    code = next(block for block in PYTHON if "suite = Suite(" in block)
    assert sum(bool(line.strip()) for line in code.splitlines()) <= 10
    Path("headlines.py").write_text(code, encoding="utf-8")
    gold = str(ROOT / "evals" / "extraction")
    ended = newsroom.run("eval", "run", "headlines.py", "--data", gold, "--system", "lead", "--quiet")
    assert (ended.code, ended.err) == (0, "")
    assert re.search(r"headline\n  at most 90 characters +\d+\.\d +\d+ of 12", ended.out)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_help_lists_every_command() -> None:
    shown = cli.get_help(click.Context(cli, info_name="briefing"))
    for name, (_, line) in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(line)}$", shown, re.MULTILINE)
