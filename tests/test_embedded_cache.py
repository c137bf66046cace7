"""The cache of weights: what a later run trusts, after edits, copies and half-done work."""

import json
import os
from pathlib import Path

import pytest
from file_server import fake_weights, sha256

from briefing.embedded import cache
from briefing.errors import WeightsMissing

DATA = bytes(range(256)) * 40
WEIGHTS = fake_weights(DATA)


def _admitted(folder: Path) -> Path:
    cache.unfinished(WEIGHTS, folder).write_bytes(DATA)
    return cache.admit(WEIGHTS, folder)


def test_admitted_weights_are_located_with_a_stamp_and_no_leftover(tmp_path: Path) -> None:
    path = _admitted(tmp_path)
    assert cache.located(WEIGHTS, tmp_path) == path == tmp_path / "fake.gguf"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["fake.gguf", "fake.gguf.json"]
    assert json.loads((tmp_path / "fake.gguf.json").read_text(encoding="utf-8")) == {
        "size": len(DATA),
        "mtime_ns": path.stat().st_mtime_ns,
        "sha256": WEIGHTS.sha256,
    }


def test_wrong_bytes_are_deleted_and_both_hashes_named(tmp_path: Path) -> None:
    wrong = DATA[:-1] + b"?"
    cache.unfinished(WEIGHTS, tmp_path).write_bytes(wrong)
    with pytest.raises(WeightsMissing, match=WEIGHTS.sha256) as caught:
        cache.admit(WEIGHTS, tmp_path)
    assert sha256(wrong) in caught.value.message
    assert list(tmp_path.iterdir()) == []


def test_an_unfinished_file_is_never_located(tmp_path: Path) -> None:
    cache.unfinished(WEIGHTS, tmp_path).write_bytes(DATA)
    assert cache.located(WEIGHTS, tmp_path) is None


def test_a_cut_file_under_the_final_name_is_not_located(tmp_path: Path) -> None:
    path = _admitted(tmp_path)
    path.write_bytes(DATA[:-1])
    assert cache.located(WEIGHTS, tmp_path) is None


def test_a_file_changed_at_the_same_size_is_not_located(tmp_path: Path) -> None:
    path = _admitted(tmp_path)
    path.write_bytes(b"?" + DATA[1:])
    os.utime(path, ns=(1, 1))
    assert cache.located(WEIGHTS, tmp_path) is None


@pytest.mark.parametrize("stamp", [None, "", "{", "[]", '{"size": 1}'])
def test_good_weights_without_a_good_stamp_are_hashed_once_and_stamped(
    tmp_path: Path, stamp: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _admitted(tmp_path)
    beside = tmp_path / "fake.gguf.json"
    beside.unlink() if stamp is None else beside.write_text(stamp, encoding="utf-8")
    assert cache.located(WEIGHTS, tmp_path) == path
    monkeypatch.setattr(cache, "sha256_of", lambda path: pytest.fail("hashed a second time"))
    assert cache.located(WEIGHTS, tmp_path) == path


def test_a_stretch_beyond_the_end_is_hashed_as_far_as_it_goes(tmp_path: Path) -> None:
    path = tmp_path / "data"
    path.write_bytes(DATA)
    assert cache.sha256_between(path, 100, 50) == sha256(DATA[100:150])
    assert cache.sha256_between(path, len(DATA) - 5, 50) == sha256(DATA[-5:])


def test_the_folder_follows_the_environment_else_the_users_cache() -> None:
    assert cache.default_folder({"BRIEFING_CACHE_DIR": "/some/where"}) == Path("/some/where/models")
    assert cache.default_folder({}).parts[-2:] != ("/some/where", "models")
    assert cache.default_folder({}).name == "models"
    assert "briefing" in cache.default_folder({"BRIEFING_CACHE_DIR": ""}).parts
