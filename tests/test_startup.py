"""How soon the command line answers, and what it leaves unloaded until it is needed."""

import json
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import pytest
from newsroom import ARTICLE, command, environment

from briefing.cli import COMMANDS

HEAVY = (
    "openai", "jinja2", "pydantic", "trafilatura", "xllamacpp", "httpx2", "httpcore2", "protego", "sentencex",
    "babel", "lxml", "docx", "typst", "pdfminer", "feedparser", "spacy",
)  # fmt: skip
"""What only some commands need; openai alone takes 0.8 s."""

TRIES = 5

LOADED = """
import sys, json
{before}
print(json.dumps([name for name in {heavy!r} if name in sys.modules]), file=sys.stderr)
"""


def seconds(words: list[str], env: dict[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run(words, env=env, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def installed() -> list[str]:
    """The command as users start it, or the module where it is not installed."""
    script = shutil.which("briefing", path=sysconfig.get_path("scripts"))
    return [script] if script else command()


def loaded_by(before: str, env: dict[str, str]) -> list[str]:
    """Which of the heavy packages are loaded after that code."""
    code = LOADED.format(before=before, heavy=HEAVY)
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    loaded = json.loads(done.stderr)
    assert isinstance(loaded, list)
    return loaded


def test_help_takes_at_most_three_times_as_long_as_importing_click(root: Path) -> None:
    env = environment(root)
    help_words, click_words = [*installed(), "--help"], [sys.executable, "-c", "import click"]
    seconds(help_words, env), seconds(click_words, env)  # the first run of each compiles and warms caches
    # Taken in turns, so that a busy spell of the machine falls on both; the best is the one undisturbed.
    pairs = [(seconds(help_words, env), seconds(click_words, env)) for _ in range(TRIES)]
    ours, clicks = (min(times) for times in zip(*pairs, strict=True))
    assert ours <= 3 * clicks, f"--help took {ours:.3f} s, importing click {clicks:.3f} s"


def test_the_command_line_alone_loads_nothing_heavy(root: Path) -> None:
    assert loaded_by("import briefing.cli", environment(root)) == []


@pytest.mark.parametrize("words", [["--help"], ["--version"]], ids=" ".join)
def test_help_and_version_load_nothing_heavy(root: Path, words: list[str]) -> None:
    code = f"from briefing.cli import main\ntry:\n    main({words!r})\nexcept SystemExit as end:\n    assert not end.code"
    assert loaded_by(code, environment(root)) == []


def test_reading_loads_neither_model_client_nor_model(root: Path, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    code = (
        "from briefing.cli import main\n"
        f"try:\n    main(['read', {str(article)!r}])\nexcept SystemExit as end:\n    assert not end.code"
    )
    assert not {"openai", "xllamacpp"} & set(loaded_by(code, environment(root)))


def test_every_command_in_the_table_is_where_it_says(root: Path) -> None:
    code = "import briefing.cli as c\nprint([c.cli.get_command(None, name).name for name in c.COMMANDS])"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(root), capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == str(list(COMMANDS)), done.stderr
