"""The hub source over real loopback HTTP: whole, resumed, cut, replaced and refused downloads."""

from itertools import pairwise
from pathlib import Path

import pytest
from file_server import FileServer, fake_weights, file_server
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.embedded import hub
from briefing.errors import WeightsMissing

DATA = bytes(range(256)) * 2000
WEIGHTS = fake_weights(DATA)
PATH = "/someone/fake-GGUF/resolve/main/fake.gguf"


def _fetch(server: FileServer, part: Path) -> list[int]:
    seen: list[int] = []
    assert WEIGHTS.hub is not None
    hub.fetch(WEIGHTS.hub, WEIGHTS.size, part, server.environ, seen.append, pause=0.01)
    return seen


def test_a_whole_file_comes_in_one_request(tmp_path: Path) -> None:
    part = tmp_path / "part"
    with file_server(DATA) as server:
        seen = _fetch(server, part)
    assert part.read_bytes() == DATA
    assert server.requests == [(PATH, None)]
    assert seen[-1] == len(DATA)
    assert all(before < after for before, after in pairwise(seen))


def test_a_redirect_to_another_place_is_followed(tmp_path: Path) -> None:
    part = tmp_path / "part"
    with file_server(DATA, redirects=True) as server:
        _fetch(server, part)
    assert part.read_bytes() == DATA
    assert [path for path, _ in server.requests] == [PATH, f"/elsewhere{PATH}"]


def test_an_unfinished_file_is_resumed_with_a_range(tmp_path: Path) -> None:
    part = tmp_path / "part"
    part.write_bytes(DATA[:1000])
    with file_server(DATA) as server:
        seen = _fetch(server, part)
    assert part.read_bytes() == DATA
    assert server.requests == [(PATH, "bytes=1000-")]
    assert seen[0] > 1000


def test_a_connection_cut_in_the_middle_goes_on_where_it_was_cut(tmp_path: Path) -> None:
    part = tmp_path / "part"
    with file_server(DATA, cuts=[70_000, 1_000]) as server:
        _fetch(server, part)
    assert part.read_bytes() == DATA
    assert server.requests == [(PATH, None), (PATH, "bytes=70000-"), (PATH, "bytes=71000-")]


def test_a_server_that_ignores_ranges_sends_the_whole_again(tmp_path: Path) -> None:
    part = tmp_path / "part"
    part.write_bytes(b"x" * 1000)
    with file_server(DATA, ranges=False) as server:
        _fetch(server, part)
    assert part.read_bytes() == DATA
    assert server.requests == [(PATH, "bytes=1000-")]


def test_a_416_starts_again_from_nothing(tmp_path: Path) -> None:
    part = tmp_path / "part"
    part.write_bytes(b"x" * 1000)
    with file_server(DATA, statuses=[416]) as server:
        _fetch(server, part)
    assert part.read_bytes() == DATA
    assert server.requests == [(PATH, "bytes=1000-"), (PATH, None)]


def test_a_file_longer_than_the_weights_is_no_beginning_of_them(tmp_path: Path) -> None:
    part = tmp_path / "part"
    part.write_bytes(DATA + b"x")
    with file_server(DATA) as server:
        _fetch(server, part)
    assert part.read_bytes() == DATA
    assert server.requests == [(PATH, None)]


def test_a_complete_file_asks_nothing(tmp_path: Path) -> None:
    part = tmp_path / "part"
    part.write_bytes(DATA)
    with file_server(DATA) as server:
        assert _fetch(server, part) == []
    assert server.requests == []


def test_a_file_of_another_size_is_refused_before_its_body_is_kept(tmp_path: Path) -> None:
    part = tmp_path / "part"
    with file_server(DATA + b"more") as server, pytest.raises(WeightsMissing, match="replaced"):
        _fetch(server, part)
    assert not part.exists()


def test_a_404_is_final_and_names_the_address(tmp_path: Path) -> None:
    with (
        file_server(DATA, statuses=[404]) as server,
        pytest.raises(WeightsMissing, match=f"{PATH}: HTTP 404"),
    ):
        _fetch(server, tmp_path / "part")
    assert len(server.requests) == 1


def test_a_busy_server_is_asked_again(tmp_path: Path) -> None:
    part = tmp_path / "part"
    with file_server(DATA, statuses=[503, 429]) as server:
        _fetch(server, part)
    assert part.read_bytes() == DATA
    assert len(server.requests) == 3


def test_requests_that_bring_nothing_are_given_up_and_the_beginning_kept(tmp_path: Path) -> None:
    part = tmp_path / "part"
    part.write_bytes(DATA[:500])
    with (
        file_server(DATA, statuses=[503] * 9) as server,
        pytest.raises(WeightsMissing, match=f"500 of {len(DATA)}"),
    ):
        _fetch(server, part)
    assert len(server.requests) == hub.ATTEMPTS_WITHOUT_PROGRESS
    assert part.read_bytes() == DATA[:500]


def test_a_machine_without_the_hub_is_told_at_once(tmp_path: Path) -> None:
    with file_server(DATA) as server:
        pass
    with pytest.raises(WeightsMissing, match="cannot be reached"):
        _fetch(server, tmp_path / "part")


def test_an_endpoint_that_is_no_address_is_named(tmp_path: Path) -> None:
    with pytest.raises(WeightsMissing, match="nonsense"):
        _fetch(FileServer(DATA, address="nonsense"), tmp_path / "part")


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(min_value=1, max_value=len(DATA) // 2), max_size=6), st.booleans())
def test_however_the_line_is_cut_the_bytes_are_the_same(
    tmp_path_factory: pytest.TempPathFactory, cuts: list[int], ranges: bool
) -> None:
    part = tmp_path_factory.mktemp("cut") / "part"
    with file_server(DATA, cuts=cuts if ranges else cuts[:2], ranges=ranges) as server:
        _fetch(server, part)
    assert part.read_bytes() == DATA
