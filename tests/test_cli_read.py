"""`briefing read`, the inputs no command takes, and files that output is written to."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from newsroom import (
    ARTICLE,
    Newsroom,
    command,
    environment,
)
from scripted_server import ScriptedServer

from briefing.nouns.article import Article, digest
from briefing.nouns.brief import Brief

READ_KEYS = {"text", "title", "outlet", "author", "published", "language", "sha256", "sentences"}

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")


def test_read_shows_numbered_sentences_and_what_is_unknown(newsroom: Newsroom) -> None:
    ended = newsroom.run("read", str(newsroom.article), "--title", "The boats", "--date", "2025-05-12")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[:10] == [
        "Title: The boats",
        "Outlet: unknown",
        "Author: unknown",
        "Published: 2025-05-12",
        "Address: unknown",
        "Language: en",
        f"SHA-256: {digest(ARTICLE)}",
        "",
        "[1] Norway demanded on Monday that Denmark withdraw its patrol boats from the Skagerrak by Friday.",
        '[2] "If the boats stay, we will close our ports to Danish ships," Foreign Minister Anna Berg told '
        "reporters in Oslo.",
    ]


def test_read_json_indexes_the_files_own_text(newsroom: Newsroom) -> None:
    text = "Zoë’s 🚢 left Oslo on Monday. " + ARTICLE
    newsroom.article.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    ended = newsroom.run("read", str(newsroom.article), "--json")
    assert ended.code == 0
    article = json.loads(ended.out)
    assert set(article) >= READ_KEYS
    assert article["text"] == text
    assert article["sha256"] == digest(text)
    assert article["title"] is None
    assert article["source"] == "article.txt"
    sentences = [article["text"][start:end] for start, end in article["sentences"]]
    assert sentences[0] == "Zoë’s 🚢 left Oslo on Monday."
    assert sentences[-1] == "He said that the boats had been fishing there for forty years."
    assert len(sentences) == 5


def test_standard_input_is_read_for_a_dash(newsroom: Newsroom) -> None:
    ended = newsroom.run("read", "-", "--json", stdin=ARTICLE.encode())
    assert ended.code == 0
    assert json.loads(ended.out)["text"] == ARTICLE
    assert json.loads(ended.out)["source"] == "stdin"


def test_read_writes_to_a_file(newsroom: Newsroom) -> None:
    ended = newsroom.run("read", str(newsroom.article), "--json", "-o", "out.json")
    assert (ended.code, ended.out) == (0, "")
    written = json.loads((newsroom.folder / "out.json").read_text(encoding="utf-8"))
    assert Article.model_validate(written).text == ARTICLE


@pytest.mark.parametrize("first", ["read", "make", "render"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.txt", None),
        ("empty.txt", b""),
        ("blank.txt", b" \n\n"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256))),
        ("list.txt", b"1\n2\n3\n"),
    ],
)
def test_input_without_an_article_ends_with_3(
    newsroom: Newsroom, server: ScriptedServer, first: str, name: str, content: bytes | None
) -> None:
    if content is not None:
        (newsroom.folder / name).write_bytes(content)
    model = ("--model", "m", "--base-url", server.base_url) if first == "make" else ()
    ended = newsroom.run(first, name, *model)
    assert (ended.code, ended.out, server.calls) == (3, "", [])
    assert name in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("first", ["read", "make", "render"])
def test_nothing_on_standard_input_ends_with_3(newsroom: Newsroom, first: str) -> None:
    ended = newsroom.run(first, "-")
    assert (ended.code, ended.out) == (3, "")
    assert "Error: " in ended.err


def test_a_folder_is_no_article(newsroom: Newsroom) -> None:
    ended = newsroom.run("read", str(newsroom.folder))
    assert (ended.code, ended.out) == (3, "")
    assert "is a folder" in ended.err


def test_output_writes_the_file_whole_and_nothing_else(newsroom: Newsroom, server: ScriptedServer) -> None:
    target = newsroom.folder / "brief.json"
    target.write_text("x" * 1_000_000, encoding="utf-8")
    ended = newsroom.make(server, "-o", str(target))
    assert (ended.code, ended.out) == (0, "")
    assert Brief.model_validate_json(target.read_text(encoding="utf-8")).article.text == ARTICLE
    assert newsroom.others() == ["brief.json"]


@posix
def test_an_output_file_gets_the_rights_of_any_new_file(newsroom: Newsroom) -> None:
    newsroom.run("read", str(newsroom.article), "-o", "ours.txt")
    (newsroom.folder / "theirs.txt").write_text("", encoding="utf-8")
    ours, theirs = ((newsroom.folder / name).stat().st_mode for name in ("ours.txt", "theirs.txt"))
    assert ours == theirs


@pytest.mark.parametrize("where", ["nowhere/out.txt", "article.txt/out.txt", "."])
def test_a_place_that_cannot_be_written_ends_with_2(newsroom: Newsroom, where: str) -> None:
    ended = newsroom.run("read", str(newsroom.article), "--output", where)
    assert (ended.code, ended.out) == (2, "")
    assert where in ended.err
    assert newsroom.others() == []


@posix
def test_a_folder_without_write_permission_ends_with_2(newsroom: Newsroom) -> None:
    locked = newsroom.folder / "locked"
    locked.mkdir()
    locked.chmod(0o500)
    if os.access(locked, os.W_OK):
        pytest.skip("this user may write everywhere")
    ended = newsroom.run("read", str(newsroom.article), "--output", "locked/out.txt")
    assert (ended.code, ended.out) == (2, "")
    assert list(locked.iterdir()) == []


def test_a_dash_as_output_is_standard_output(newsroom: Newsroom) -> None:
    plain = newsroom.run("read", str(newsroom.article))
    assert newsroom.run("read", str(newsroom.article), "-o", "-") == plain
    assert newsroom.others() == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names that are no text")
def test_a_file_name_that_is_no_text_is_no_obstacle(root: Path, newsroom: Newsroom) -> None:
    name = os.fsdecode(b"bo\xff.txt")
    (newsroom.folder / name).write_text(ARTICLE, encoding="utf-8")
    done = subprocess.run(
        command("read", name, "--json"), env=environment(root), capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    article = json.loads(done.stdout)
    assert article["text"] == ARTICLE
    assert article["source"].startswith("bo")


def test_a_title_that_is_no_text_is_a_usage_error(newsroom: Newsroom) -> None:
    ended = newsroom.run("read", str(newsroom.article), "--title", "bo\udcff")
    assert (ended.code, ended.out) == (2, "")
    assert "title" in ended.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the full device is a thing of Linux")
def test_a_full_disk_is_told_as_such(root: Path, newsroom: Newsroom) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command("read", "article.txt"),
            env=environment(root),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert b"Error: standard output cannot be written: No space left on device" in done.stderr


@posix
def test_output_writes_through_a_link_and_into_a_pipe(newsroom: Newsroom) -> None:
    target, link, pipe = (newsroom.folder / name for name in ("target.txt", "link.txt", "pipe"))
    link.symlink_to(target)
    os.mkfifo(pipe)
    assert newsroom.run("read", str(newsroom.article), "-o", str(link)).code == 0
    assert link.is_symlink()
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        assert newsroom.run("read", str(newsroom.article), "-o", str(pipe)).code == 0
        assert reader.communicate(timeout=20)[0] == target.read_bytes()
    assert pipe.is_fifo()
