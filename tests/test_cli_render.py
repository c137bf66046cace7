"""`briefing render`: every template and format, users' own, and the JSON it refuses."""

import json
from typing import Any

import pytest
from newsroom import (
    LEAD,
    Newsroom,
)
from sample_brief import small_brief
from scripted_server import ScriptedServer

from briefing.render import render

FAMILIES = ("assessment", "flash", "policy", "sitrep", "submission")
FORMS = ("md", "html", "txt")


def test_make_and_render_work_through_a_pipe(newsroom: Newsroom, server: ScriptedServer) -> None:
    made = newsroom.make(server)
    ended = newsroom.run("render", "-", "--template", "flash", "--format", "html", stdin=made.out.encode())
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.lower().startswith("<!doctype html>")
    assert LEAD["bottom_line"] in ended.out


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("family", FAMILIES)
def test_render_prints_every_family_in_every_format(newsroom: Newsroom, family: str, form: str) -> None:
    (newsroom.folder / "brief.json").write_text(small_brief().model_dump_json(), encoding="utf-8")
    ended = newsroom.run("render", "brief.json", "--template", family, "--format", form)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == render(small_brief(), template=family, format=form)


def test_make_prints_what_render_would(newsroom: Newsroom, server: ScriptedServer) -> None:
    made = newsroom.make(server, "--template", "flash", "--format", "txt")
    assert made.code == 0
    assert LEAD["bottom_line"].split()[0] in made.out
    assert not made.out.startswith("{")


def test_render_takes_a_template_of_the_users_own(newsroom: Newsroom) -> None:
    (newsroom.folder / "brief.json").write_text(small_brief().model_dump_json(), encoding="utf-8")
    (newsroom.folder / "own.txt.j2").write_text("{{ brief.headline }}!", encoding="utf-8")
    ended = newsroom.run("render", "brief.json", "--template", "own.txt.j2", "-o", "own.txt")
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    assert (newsroom.folder / "own.txt").read_text(encoding="utf-8") == f"{small_brief().headline}!\n"


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b'{"headline": "x"}', b"# A brief\n", b"\xff\xfe\x00", b'{"a": "\xff"}'],
)
def test_render_refuses_what_is_no_brief(newsroom: Newsroom, content: bytes) -> None:
    (newsroom.folder / "brief.json").write_bytes(content)
    for file, named in (("brief.json", "brief.json"), ("-", "standard input")):
        ended = newsroom.run("render", file, stdin=content)
        assert (ended.code, ended.out) == (3, "")
        assert f"Error: {named} is not a brief: " in ended.err


def with_evidence(change: dict[str, Any], place: str) -> bytes:
    """The small brief's JSON with a change to the first evidence of one list, or of the bottom line."""
    data = small_brief().model_dump(mode="json")
    holder = data[place] if place == "bottom_line" else data[place][0]
    holder["evidence"][0] |= change
    return json.dumps(data).encode()


@pytest.mark.parametrize("place", ["bottom_line", "who", "what", "demands", "threats"])
@pytest.mark.parametrize("change", [{"text": "Somebody else said it."}, {"start": 10_000, "end": 10_005}])
def test_render_refuses_evidence_that_the_text_does_not_have(
    newsroom: Newsroom, change: dict[str, Any], place: str
) -> None:
    ended = newsroom.run("render", "-", stdin=with_evidence(change, place))
    assert (ended.code, ended.out) == (3, "")
    assert "is not a brief" in ended.err


def test_render_refuses_an_article_that_was_changed_afterwards(newsroom: Newsroom) -> None:
    data = small_brief().model_dump(mode="json")
    data["article"]["text"] += " A sentence that was never there."
    ended = newsroom.run("render", "-", stdin=json.dumps(data).encode())
    assert (ended.code, ended.out) == (3, "")


def test_render_refuses_a_brief_of_another_major_version(newsroom: Newsroom) -> None:
    data = small_brief().model_dump(mode="json") | {"schema_version": "2.0"}
    ended = newsroom.run("render", "-", stdin=json.dumps(data).encode())
    assert (ended.code, ended.out) == (3, "")
    assert "2.0" in ended.err
