"""The commands around a brief: schema, templates, models and doctor."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from newsroom import (
    Newsroom,
)
from sample_brief import small_brief
from scripted_server import ScriptedServer, Step, completion, scripted_server

from briefing.embedded import cache, catalogue
from briefing.extract import REACHES
from briefing.nouns.brief import SCHEMA_VERSION
from briefing.nouns.draft import Demands, Facts, Lead, News, Threats, Whole
from briefing.render import render

FAMILIES = ("assessment", "flash", "policy", "sitrep", "submission")
FORMS = ("md", "html", "txt")


def references(node: object) -> Iterator[str]:
    """Every $ref in a schema."""
    if isinstance(node, dict):
        yield from ([node["$ref"]] if "$ref" in node else [])
        node = list(node.values())
    if isinstance(node, list):
        for part in node:
            yield from references(part)


def misfits(schema: dict[str, Any], value: object, defs: dict[str, Any]) -> list[str]:
    """Where a value has keys that its schema does not name, or lacks those it requires."""
    if "$ref" in schema:
        schema = defs[schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        return min((misfits(one, value, defs) for one in schema["anyOf"]), key=len)
    wanted = {
        dict: "object",
        list: "array",
        str: "string",
        bool: "boolean",
        int: "integer",
        type(None): "null",
    }
    if schema.get("type", wanted[type(value)]) != wanted[type(value)]:
        return [f"{value!r} is no {schema['type']}"]
    if isinstance(value, dict) and "properties" in schema:
        known = schema["properties"]
        odd = [*(set(value) - set(known)), *(set(schema.get("required", ())) - set(value))]
        return odd + [fit for key in set(value) & set(known) for fit in misfits(known[key], value[key], defs)]
    if isinstance(value, list):
        parts = schema.get("prefixItems") or [schema.get("items", {})] * len(value)
        return [fit for part, one in zip(parts, value, strict=True) for fit in misfits(part, one, defs)]
    return []


def test_the_schema_describes_the_json_that_make_prints(newsroom: Newsroom, server: ScriptedServer) -> None:
    ended = newsroom.run("schema")
    assert (ended.code, ended.err) == (0, "")
    schema = json.loads(ended.out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == f"briefing Brief {SCHEMA_VERSION}"
    assert {ref.rpartition("/")[2] for ref in references(schema)} <= set(schema["$defs"])
    brief = json.loads(newsroom.make(server).out)
    assert misfits(schema, brief, schema["$defs"]) == []
    assert misfits(schema, brief | {"more": 1}, schema["$defs"]) == ["more"]
    assert misfits(schema, brief | {"headline": 1}, schema["$defs"]) == ["1 is no string"]


def uncapped(node: Any) -> Any:
    """A schema without the lengths of lists, which depend on the passage asked about."""
    if isinstance(node, list):
        return [uncapped(part) for part in node]
    if isinstance(node, dict):
        return {key: uncapped(value) for key, value in node.items() if key != "maxItems"}
    return node


def test_the_wire_schemas_are_those_that_the_model_is_sent(
    newsroom: Newsroom, server: ScriptedServer
) -> None:
    shown = json.loads(newsroom.run("schema", "--wire").out)
    for reach in REACHES:
        newsroom.make(server, "--reach", reach)
    forms = (call.json["response_format"]["json_schema"] for call in server.calls)
    assert uncapped(shown) == {form["name"]: uncapped(form["schema"]) for form in forms}
    nouns = {
        "lead": Lead, "facts": Facts, "demands": Demands, "threats": Threats, "news": News, "whole": Whole,
    }  # fmt: skip
    assert set(shown) == set(nouns)
    for name, noun in nouns.items():
        assert list(shown[name]["properties"]) == list(noun.model_fields)


def test_templates_are_listed_with_their_formats(newsroom: Newsroom) -> None:
    ended = newsroom.run("templates", "list")
    assert (ended.code, ended.err) == (0, "")
    assert sorted(line.split()[0] for line in ended.out.splitlines()) == sorted((*FAMILIES, "press-review"))
    for line in ended.out.splitlines():
        assert "md, html, txt" in line
        assert line.endswith(".") or len(line.split()) > 4


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("family", FAMILIES)
def test_a_shown_template_can_be_used_as_ones_own(newsroom: Newsroom, family: str, form: str) -> None:
    shown = newsroom.run("templates", "show", family, "--format", form)
    assert shown.code == 0
    (newsroom.folder / f"own.{form}.j2").write_text(shown.out, encoding="utf-8")
    (newsroom.folder / "brief.json").write_text(small_brief().model_dump_json(), encoding="utf-8")
    ended = newsroom.run("render", "brief.json", "--template", f"./own.{form}.j2")
    assert ended.code == 0
    assert ended.out == render(small_brief(), template=family, format=form)


@pytest.fixture
def empty_cache(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = newsroom.folder / "cache"
    monkeypatch.setenv("BRIEFING_CACHE_DIR", str(folder))
    return folder


def test_models_that_are_not_here_are_listed_with_the_way_to_get_them(
    newsroom: Newsroom, empty_cache: Path
) -> None:
    listed = newsroom.run("models", "list")
    assert (listed.code, listed.err) == (0, "")
    rows = json.loads(newsroom.run("models", "list", "--json").out)
    assert [row["name"] for row in rows] == list(catalogue.NAMES)
    assert [row["name"] for row in rows if row["default"]] == [catalogue.DEFAULT]
    for row in rows:
        assert row["path"] is None
        assert len(row["sha256"]) == 64
        assert f"briefing models pull {row['name']}" in listed.out
    assert not empty_cache.exists()


def test_the_path_of_missing_weights_ends_with_4(newsroom: Newsroom, empty_cache: Path) -> None:
    ended = newsroom.run("models", "path", "smollm2-135m")
    assert (ended.code, ended.out) == (4, "")
    assert str(empty_cache) in ended.err
    assert "Way out: briefing models pull smollm2-135m" in ended.err


@pytest.mark.parametrize("word", ["path", "pull"])
def test_a_model_nobody_knows_ends_with_4_and_names_the_known(newsroom: Newsroom, word: str) -> None:
    ended = newsroom.run("models", word, "gpt-99")
    assert (ended.code, ended.out) == (4, "")
    assert "gpt-99" in ended.err
    assert catalogue.DEFAULT in ended.err


def test_the_path_of_weights_that_are_here_is_printed(newsroom: Newsroom) -> None:
    ended = newsroom.run("models", "path", "smollm2-135m")
    known = cache.located(catalogue.find("smollm2-135m"), cache.default_folder(os.environ))
    assert known is not None, "set-up does `briefing models pull smollm2-135m`, tests never pull"
    assert (ended.code, ended.out.strip(), ended.err) == (0, str(known), "")


def test_a_weights_file_that_does_not_exist_ends_with_4(newsroom: Newsroom) -> None:
    ended = newsroom.run("make", str(newsroom.article), "--model", "nowhere/mine.gguf")
    assert (ended.code, ended.out) == (4, "")
    assert "mine.gguf" in ended.err


def test_doctor_tells_what_is_configured_and_sends_nothing(
    newsroom: Newsroom, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
    ended = newsroom.run("doctor", "--json", "--model", "m", "--base-url", server.base_url)
    assert (ended.code, ended.err) == (0, "")
    report = json.loads(ended.out)
    assert server.host in report["model"]
    assert report["prompt"].startswith("extract v3 ")
    assert report["project config"].endswith("briefing.toml (none)")
    assert "call" not in report
    assert server.calls == []
    assert "sk-very-secret" not in ended.out


def test_doctor_says_what_is_missing(newsroom: Newsroom, empty_cache: Path) -> None:
    report = json.loads(newsroom.run("doctor", "--json").out)
    assert catalogue.DEFAULT in report["model"]
    assert f"briefing models pull {catalogue.DEFAULT}" in report["ready"]
    assert not empty_cache.exists()


def test_doctor_prints_the_same_for_people(newsroom: Newsroom, empty_cache: Path) -> None:
    report = json.loads(newsroom.run("doctor", "--json").out)
    lines = newsroom.run("doctor").out.splitlines()
    assert [line.split(":", 1)[1].strip() for line in lines] == list(report.values())


def test_doctor_makes_one_tiny_call_on_request(newsroom: Newsroom) -> None:
    with scripted_server([completion('{"ready": true}')]) as server:
        ended = newsroom.run("doctor", "--call", "--json", "--model", "m", "--base-url", server.base_url)
        assert len(server.calls) == 1
        assert server.calls[0].json["max_tokens"] <= 50
    assert ended.code == 0
    assert json.loads(ended.out)["call"].endswith('on rung strict-schema: {"ready": true}')


def test_doctors_call_fails_as_a_real_one_would(newsroom: Newsroom) -> None:
    newsroom.settings("attempts = 1")
    with scripted_server([Step(401, b"{}")]) as server:
        ended = newsroom.run("doctor", "--call", "--model", "m", "--base-url", server.base_url)
        assert len(server.calls) == 1
    assert ended.code == 4
    assert "answered 401" in ended.err


def test_doctor_reports_a_broken_config_file(newsroom: Newsroom) -> None:
    newsroom.settings('api_key = "sk-very-secret"')
    ended = newsroom.run("doctor")
    assert ended.code == 2
    assert "briefing.toml" in ended.err
    assert "sk-very-secret" not in ended.err


def test_pulling_weights_that_are_here_only_prints_their_path(newsroom: Newsroom) -> None:
    # A socket beyond loopback would fail this test in conftest.py.
    there = newsroom.run("models", "path", "smollm2-135m")
    assert newsroom.run("models", "pull", "smollm2-135m") == there


def test_doctor_ends_with_4_when_no_brief_could_be_made(newsroom: Newsroom) -> None:
    ended = newsroom.run("doctor", "--model", "nowhere.gguf")
    assert ended.code == 4
    assert "no: nowhere.gguf does not exist" in ended.out


def test_doctor_names_a_missing_key(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    without = newsroom.run("doctor", "--model", "gpt-x")
    assert without.code == 4
    assert "OPENAI_API_KEY" in without.out
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
    assert newsroom.run("doctor", "--model", "gpt-x").code == 0
