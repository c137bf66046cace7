"""The command line as a whole: help, usage, terminals, pipes, interruption and exit codes."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from newsroom import (
    ARTICLE,
    Model,
    Newsroom,
    command,
    environment,
    good,
)
from scripted_server import Step, scripted_server

from briefing.cli import COMMANDS

SUBCOMMANDS = [
    *([name] for name in COMMANDS),
    ["models", "list"],
    ["models", "pull"],
    ["models", "path"],
    ["templates", "list"],
    ["templates", "show"],
]

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither SIGINT to a child nor ptys")


def test_help_lists_every_command_and_exit_code(newsroom: Newsroom) -> None:
    ended = newsroom.run("--help")
    assert (ended.code, ended.err) == (0, "")
    for name, (_, line) in COMMANDS.items():
        assert name in ended.out
        assert line in ended.out
    for code in (
        "0 done",
        "2 usage",
        "3 input",
        "4 provider",
        "5 refusal",
        "7 a check",
        "8 eval gate",
        "130 interrupted",
    ):
        assert code in ended.out


@pytest.mark.parametrize("words", SUBCOMMANDS, ids=" ".join)
def test_each_command_explains_itself(newsroom: Newsroom, words: list[str]) -> None:
    ended = newsroom.run(*words, "--help")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(f"Usage: briefing {' '.join(words)} ")


@pytest.mark.parametrize("words", [[], *SUBCOMMANDS], ids=" ".join)
def test_h_is_short_for_help(newsroom: Newsroom, words: list[str]) -> None:
    assert newsroom.run(*words, "-h") == newsroom.run(*words, "--help")


def test_the_version_is_told(newsroom: Newsroom) -> None:
    ended = newsroom.run("--version")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("briefing ")
    assert ended.out.strip()[-1].isdigit()


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["nonsense"], "'nonsense'"),
        (["make"], "'FILE...'"),
        (["make", "a.txt", "--nonsense"], "--nonsense"),
        (["make", "a.txt", "--format", "xls"], "'xls'"),
        (["make", "a.txt", "b.txt"], "2 inputs"),
        (["make", "a.txt", "b.txt", "--template", "press-review", "--title", "x"], "--title"),
        (["make", "-", "-", "--template", "press-review"], "standard input"),
        (["make", "a.txt", "--template", "press-review", "--format", "ninjs"], "'ninjs'"),
        (["make", "https://example.org/a", "--local-only"], "example.org"),
        (["render", "a.json", "b.json"], "2 briefs"),
        (["make", "{article}", "--as-of", "soon"], "--as-of soon"),
        (["make", "{article}", "--date", "soon"], "soon"),
        (["make", "{article}", "--prompt", "nonsense"], "--prompt nonsense"),
        (["make", "{article}", "--prompt", "extract/v999"], "v999"),
        (["make", "{article}", "--profile", "nonsense"], "'nonsense'"),
        (["make", "{article}", "--base-url", "http://127.0.0.1:9/v1"], "127.0.0.1:9"),
        (["make", "{article}", "--model", "m", "--base-url", "ftp://127.0.0.1"], "ftp://127.0.0.1"),
        (["templates", "show", "nonsense"], "'nonsense'"),
        (["models", "pull", "nonsense", "--source", "elsewhere"], "'elsewhere'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_usage_error_names_what_is_wrong(newsroom: Newsroom, words: list[str], named: str) -> None:
    ended = newsroom.run(*(word.format(article=newsroom.article) for word in words))
    assert (ended.code, ended.out) == (2, "")
    assert named in ended.err


def on_a_terminal(root: Path, arguments: list[str], **more: str) -> str:
    """What `briefing` writes to standard error when that is a terminal."""
    import pty  # not on Windows

    ours, theirs = pty.openpty()
    env = environment(root, TERM="xterm", **more)
    done = subprocess.run(command(*arguments), env=env, stdout=subprocess.DEVNULL, stderr=theirs, check=False)
    os.close(theirs)
    assert done.returncode == 3
    try:
        return os.read(ours, 10_000).decode()
    finally:
        os.close(ours)


@posix
def test_an_error_is_coloured_on_a_terminal_unless_no_color_is_set(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[31mError: " in on_a_terminal(root, ["read", "missing.txt"])
    assert "\x1b" not in on_a_terminal(root, ["read", "missing.txt"], NO_COLOR="1")
    # no-color.org: "when present and not an empty string"
    assert "\x1b[31m" in on_a_terminal(root, ["read", "missing.txt"], NO_COLOR="")


def test_an_error_is_not_coloured_in_a_file(newsroom: Newsroom) -> None:
    assert newsroom.run("read", "missing.txt").err.startswith("Error: missing.txt")


def test_module_and_command_give_the_same_bytes(root: Path, newsroom: Newsroom) -> None:
    done = subprocess.run(
        command("read", str(newsroom.article), "--json"),
        env=environment(root),
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout.decode("utf-8"))["text"] == ARTICLE
    assert b"\r\n" not in done.stdout
    assert done.stderr == b""


@posix
def test_a_reader_that_goes_away_is_no_error(root: Path) -> None:
    with subprocess.Popen(
        command("schema"), env=environment(root), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (0, b"")


@posix
def test_ctrl_c_while_the_model_thinks_ends_with_130_and_leaves_no_file(
    root: Path, newsroom: Newsroom
) -> None:
    with scripted_server(Model(facts=[Step(delay_s=60)])) as server:
        place = ("--model", "m", "--base-url", server.base_url, "--reach", "passages", "-o", "brief.md")
        with subprocess.Popen(
            command("make", str(newsroom.article), *place), env=environment(root), stderr=subprocess.PIPE
        ) as process:
            deadline = time.monotonic() + 30
            while len(server.calls) < 2 and time.monotonic() < deadline:
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=10) == 130
            assert process.stderr is not None
            said = process.stderr.read().decode()
        assert len(server.calls) == 2
    assert "Error: interrupted" in said
    assert "Traceback" not in said
    assert newsroom.others() == []


def test_an_internal_error_is_told_without_a_traceback_unless_asked_for(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the ink ran out")

    monkeypatch.setattr("briefing.cli.read.one_article", broken)
    ended = newsroom.run("read", str(newsroom.article))
    assert (ended.code, ended.out) == (1, "")
    assert "internal error: RuntimeError: the ink ran out" in ended.err
    assert "Traceback" not in ended.err
    monkeypatch.setenv("BRIEFING_DEBUG", "1")
    assert "Traceback" in newsroom.run("read", str(newsroom.article)).err


def test_no_question_is_put_before_the_article_is_read(newsroom: Newsroom) -> None:
    with scripted_server(good) as server:
        assert newsroom.make(server, file="missing.txt").code == 3
        assert server.calls == []
