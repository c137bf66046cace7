"""README's three scripts, run as a newsroom would: a watched folder, a Superdesk ingest, a WordPress draft."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from newsroom import ARTICLE, environment
from scripted_server import ScriptedServer
from wordpress_site import PASSWORD, USER, wordpress_site

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = {
    name: code
    for code in re.findall(
        r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )
    for name, mark in (("watcher", "time.sleep"), ("superdesk", '"superdesk"'), ("wordpress", "publish("))
    if mark in code
}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for name in ("in", "out", "done", "failed", "ingest"):
        (tmp_path / name).mkdir()
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def env_of(root: Path, server: ScriptedServer, **more: str) -> dict[str, str]:
    return environment(root, BRIEFING_MODEL="m", BRIEFING_BASE_URL=server.base_url, **more)


def run(code: str, desk: Path, env: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=desk,
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", ["watcher", "superdesk", "wordpress"])
def test_a_script_is_short(name: str) -> None:
    assert sum(bool(line.strip()) for line in SCRIPTS[name].splitlines()) <= 13


def test_the_watched_folder_briefs_what_it_can_and_sets_the_rest_aside(
    root: Path, desk: Path, server: ScriptedServer
) -> None:
    (desk / "in" / "bad.txt").write_bytes(b"")
    os.rename(desk / "article.txt", desk / "in" / "good.txt")
    code = SCRIPTS["watcher"].replace("sleep(10)", "sleep(0.1)")
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=desk, env=env_of(root, server), stdout=subprocess.DEVNULL
    ) as watcher:
        try:
            for _ in range(1200):
                if (desk / "done" / "good.txt").exists() and (desk / "failed" / "bad.txt").exists():
                    break
                assert watcher.poll() is None, "the watcher ended"
                time.sleep(0.1)
        finally:
            watcher.kill()
    assert (desk / "out" / "good.txt.docx").read_bytes().startswith(b"PK")
    assert list((desk / "in").iterdir()) == []


def test_superdesk_finds_whole_items(root: Path, desk: Path, server: ScriptedServer) -> None:
    run(SCRIPTS["superdesk"], desk, env_of(root, server), "ingest", "article.txt")
    (item,) = (desk / "ingest").iterdir()
    assert item.suffix == ".json"
    assert json.loads(item.read_bytes())["guid"] == f"urn:uuid:{item.stem}"


def test_two_runs_leave_one_wordpress_draft(root: Path, desk: Path, server: ScriptedServer) -> None:
    with wordpress_site() as site:
        secrets = {"BRIEFING_WORDPRESS_USER": USER, "BRIEFING_WORDPRESS_PASSWORD": PASSWORD}
        env = env_of(root, server, **secrets)
        first = run(SCRIPTS["wordpress"], desk, env, site.url, "article.txt")
        run(SCRIPTS["wordpress"], desk, env, site.url, "article.txt")
        assert first.startswith("article.txt created ")
        assert [post.status for post in site.posts] == ["draft"]
