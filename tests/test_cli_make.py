"""`briefing make` with a model that answers well: streams, settings, metadata, hosts and --strict."""

import json

import pytest
from newsroom import (
    ARTICLE,
    DEMAND,
    LEAD,
    QUESTIONS,
    SEVERAL,
    WHOLE,
    Model,
    Newsroom,
    asked_about,
)
from scripted_server import ScriptedServer, completion, scripted_server

from briefing.embedded import catalogue
from briefing.nouns.brief import SCHEMA_VERSION

BRIEF_KEYS = {
    "schema_version",
    "language",
    "headline",
    "bottom_line",
    "who",
    "what",
    "when",
    "where",
    "demands",
    "threats",
    "quotes",
    "figures",
    "background",
    "losses",
    "article",
    "provenance",
    "version",
    "review",
    "corrections",
    "supersedes",
}


def test_make_prints_the_policy_brief_in_markdown(newsroom: Newsroom, server: ScriptedServer) -> None:
    ended = newsroom.run("make", str(newsroom.article), "--model", "m", "--base-url", server.base_url)
    assert ended.code == 0
    assert ended.out.startswith("# ")
    assert ended.out.endswith("\n")
    assert LEAD["bottom_line"] in " ".join(ended.out.split())


def test_the_json_is_a_brief_whose_evidence_is_in_its_text(
    newsroom: Newsroom, server: ScriptedServer
) -> None:
    ended = newsroom.make(server, "--title", "The boats", "--as-of", "2025-05-13", "--date", "2025-05-13")
    assert ended.code == 0
    assert set(json.loads(ended.out)) == BRIEF_KEYS
    brief = ended.brief
    assert (brief.schema_version, brief.headline) == (SCHEMA_VERSION, "The boats")
    assert brief.article.text == ARTICLE
    assert [actor.name for actor in brief.who] == ["Anna Berg", "Lars Holm"]
    assert [place.place for place in brief.where] == ["Oslo"]
    assert brief.losses == ()
    items = [*brief.who, *brief.what, *brief.when, *brief.where, *brief.demands, *brief.threats]
    assert len(items) == 7
    for item in items:
        for evidence in item.evidence:
            assert ARTICLE[evidence.start : evidence.end] == evidence.text
    provenance = brief.provenance
    assert (provenance.as_of, provenance.rung, provenance.asked) == ("2025-05-13", "strict-schema", QUESTIONS)
    assert (provenance.reach, provenance.shown) == ("large", len(brief.article.sentences))
    assert (provenance.model.name, provenance.model.host) == ("m", server.host)
    assert provenance.prompt.name == "extract"
    assert provenance.usage.input_tokens == 100 * QUESTIONS


def test_make_reads_the_sidecar_and_flags_win(newsroom: Newsroom, server: ScriptedServer) -> None:
    sidecar = newsroom.article.with_name("article.txt.meta.json")
    sidecar.write_text(json.dumps({"title": "Boats", "outlet": "The Gazette"}), encoding="utf-8")
    article = newsroom.make(server, "--title", "").brief.article
    assert (article.title, article.outlet) == (None, "The Gazette")


def test_make_takes_standard_input(newsroom: Newsroom, server: ScriptedServer) -> None:
    ended = newsroom.make(server, file="-", stdin=ARTICLE.encode())
    assert ended.code == 0
    assert ended.brief.article.text == ARTICLE
    assert ended.brief.article.source == "stdin"


def test_the_embedded_name_at_an_address_is_asked_there(newsroom: Newsroom, server: ScriptedServer) -> None:
    ended = newsroom.make(server, "--model", catalogue.DEFAULT)
    assert ended.code == 0
    assert len(server.calls) == QUESTIONS
    assert ended.brief.provenance.model.sha256 is None


def test_settings_come_from_environment_and_file(
    newsroom: Newsroom, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.settings(f'base_url = "{server.base_url}"\nmodel = "of the file"')
    assert newsroom.run("make", str(newsroom.article)).code == 0
    monkeypatch.setenv("BRIEFING_MODEL", "of the environment")
    assert newsroom.run("make", str(newsroom.article)).code == 0
    models = [call.json["model"] for call in server.calls]
    assert models == ["of the file"] * QUESTIONS + ["of the environment"] * QUESTIONS


def test_who_receives_the_text_is_said_once_on_standard_error(
    newsroom: Newsroom, server: ScriptedServer
) -> None:
    ended = newsroom.make(server)
    sentence = f"The article's text stays on this machine (model m at {server.host})."
    assert ended.err == f"{sentence}\n"
    assert sentence not in ended.out


def test_quiet_says_nothing_when_all_is_well(newsroom: Newsroom, server: ScriptedServer) -> None:
    ended = newsroom.make(server, "-q")
    assert (ended.code, ended.err) == (0, "")
    assert ended.brief.demands


def test_local_only_refuses_a_remote_host_by_name(newsroom: Newsroom, server: ScriptedServer) -> None:
    # A socket beyond loopback, or a look-up of the name, would fail this test in conftest.py.
    remote = ("--model", "m", "--base-url", "https://lab.example/v1")
    for first in (["make", str(newsroom.article)], ["doctor", "--call"]):
        ended = newsroom.run(*first, *remote, "--local-only")
        assert (ended.code, ended.out) == (2, "")
        assert "lab.example" in ended.err
    allowed = newsroom.make(server, "--local-only")
    assert (allowed.code, len(server.calls)) == (0, QUESTIONS)


def test_strict_ends_with_7_and_prints_the_brief_all_the_same(newsroom: Newsroom) -> None:
    invented = WHOLE | {"who": [WHOLE["who"][1] | {"name": "Olga Petrova"}]}
    with scripted_server(Model(whole=[completion(json.dumps(invented))] * 2)) as server:
        strict = newsroom.make(server, "--strict")
        lenient = newsroom.make(server)
    assert (strict.code, lenient.code) == (7, 0)
    assert [loss.item["name"] for loss in strict.brief.losses] == ["Olga Petrova"]
    assert strict.brief.demands == lenient.brief.demands
    assert "Error: --strict: 1 item(s) were left out" in strict.err
    assert "1 item(s) left out" in lenient.err
    assert "Error" not in lenient.err


def test_strict_is_content_when_nothing_was_left_out(newsroom: Newsroom, server: ScriptedServer) -> None:
    assert newsroom.make(server, "--strict").code == 0


@pytest.mark.parametrize(
    "wrong", [["--template", "nonsense"], ["--template", "./missing.md.j2"], ["-o", "nowhere/brief.md"]]
)
def test_what_cannot_be_written_is_told_before_the_model_is_asked(
    newsroom: Newsroom, server: ScriptedServer, wrong: list[str]
) -> None:
    place = ("--model", "m", "--base-url", server.base_url)
    ended = newsroom.run("make", str(newsroom.article), *place, *wrong)
    assert (ended.code, ended.out) == (2, "")
    assert "\n  Way out: " in ended.err
    assert len(server.calls) == 0


def test_a_brief_in_another_language_is_marked_as_translated(
    newsroom: Newsroom, server: ScriptedServer
) -> None:
    newsroom.settings('brief_language = "fr"')
    ended = newsroom.make(server, "--brief-language", "uk")
    assert ended.code == 0
    assert ended.brief.language == "uk"
    assert ended.brief.provenance.prompt.version == "v4"
    assert {item.verdict for item in ended.brief.what} == {"unclear"}
    assert [asked_about(call) for call in server.calls] == ["whole"]
    assert all("in Ukrainian" in call.json["messages"][0]["content"] for call in server.calls)
    assert newsroom.make(server).brief.language == "fr"
    assert newsroom.make(server, "--brief-language", "en").brief.language is None


def test_a_language_that_is_none_is_told_before_the_model_is_asked(
    newsroom: Newsroom, server: ScriptedServer
) -> None:
    ended = newsroom.make(server, "--brief-language", "klingon")
    assert (ended.code, server.calls) == (2, [])
    assert "klingon" in ended.err


UKRAINIAN = """\
Президентка Перу Ана Кіспе заявила у вівторок, що порт лишиться закритим.

Профспілка закликала уряд відновити переговори до п'ятниці. Інакше вона погрожує страйком. Уряд на цей заклик не відповів.
"""


def test_an_endpoint_is_asked_one_question_about_an_ordinary_article(
    newsroom: Newsroom, server: ScriptedServer
) -> None:
    ended = newsroom.make(server)
    assert ended.code == 0
    assert [asked_about(call) for call in server.calls] == ["whole"]
    assert ended.brief.provenance.prompt.version == "v3"


@pytest.mark.parametrize(
    ("reach", "questions"), [("large", {"whole"}), ("passages", set(SEVERAL)), ("small", {"news"})]
)
def test_the_reach_named_decides_what_is_asked_and_stands_in_the_provenance(
    newsroom: Newsroom, server: ScriptedServer, reach: str, questions: set[str]
) -> None:
    ended = newsroom.make(server, "--reach", reach)
    assert (ended.code, ended.brief.provenance.reach) == (0, reach)
    assert {asked_about(call) for call in server.calls} == questions
    assert [demand.by for demand in ended.brief.demands] == [("Norway",)]


def test_the_reach_comes_from_the_strongest_place_that_says_it(
    newsroom: Newsroom, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.settings('reach = "passages"\n[profiles.p]\nreach = "small"')
    assert newsroom.make(server).brief.provenance.reach == "passages"
    assert newsroom.make(server, "--profile", "p").brief.provenance.reach == "small"
    monkeypatch.setenv("BRIEFING_REACH", "large")
    assert newsroom.make(server, "--profile", "p").brief.provenance.reach == "large"
    assert newsroom.make(server, "--profile", "p", "--reach", "passages").brief.provenance.reach == "passages"


@pytest.mark.parametrize("where", ["flag", "environment", "file"])
def test_a_reach_that_is_none_is_told_with_the_known_ones_before_the_model_is_asked(
    newsroom: Newsroom, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    if where == "environment":
        monkeypatch.setenv("BRIEFING_REACH", "giant")
    newsroom.settings('reach = "giant"' if where == "file" else "")
    ended = newsroom.make(server, *(("--reach", "giant") if where == "flag" else ()))
    assert (ended.code, ended.out, server.calls) == (2, "", [])
    assert "Error: there is no reach 'giant'" in ended.err
    assert "Way out: known: large, passages, small" in ended.err


@pytest.mark.parametrize(("reach", "question"), [(None, "whole"), ("large", "whole"), ("small", "news")])
def test_a_prompt_without_a_question_of_the_reach_is_told_before_the_model_is_asked(
    newsroom: Newsroom, server: ScriptedServer, reach: str | None, question: str
) -> None:
    more = ("--reach", reach) if reach else ()
    ended = newsroom.make(server, "--prompt", "extract/v1", *more)
    assert (ended.code, ended.out, server.calls) == (2, "", [])
    assert f"Error: the prompt extract v1 has no [{question}]" in ended.err
    assert "choose another reach with --reach" in ended.err.partition("Way out: ")[2]


@pytest.mark.parametrize("prompt", ["extract/v1", "extract/v2"])
def test_an_old_prompt_is_still_asked_in_passages(
    newsroom: Newsroom, server: ScriptedServer, prompt: str
) -> None:
    ended = newsroom.make(server, "--prompt", prompt, "--reach", "passages")
    assert ended.code == 0
    assert f"extract/{ended.brief.provenance.prompt.version}" == prompt
    assert {asked_about(call) for call in server.calls} == set(SEVERAL)
    assert len(ended.brief.demands) == len(ended.brief.threats) == 1


def test_what_a_small_reach_cannot_take_apart_is_asked_in_passages(
    newsroom: Newsroom, server: ScriptedServer
) -> None:
    newsroom.article.write_text(UKRAINIAN, encoding="utf-8")
    of_ukrainian = newsroom.make(server, "--reach", "small")
    assert of_ukrainian.brief.article.language == "uk"
    assert of_ukrainian.brief.provenance.reach == "passages"
    newsroom.article.write_text(ARTICLE, encoding="utf-8")
    into_ukrainian = newsroom.make(server, "--reach", "small", "--brief-language", "uk")
    assert into_ukrainian.brief.provenance.reach == "passages"
    assert {asked_about(call) for call in server.calls} == set(SEVERAL)


def test_readers_are_told_how_much_of_the_article_the_model_was_shown(
    newsroom: Newsroom, server: ScriptedServer
) -> None:
    told = {
        reach: " ".join(newsroom.make(server, "--format", "txt", "--reach", reach).out.split())
        for reach in ("small", "large")
    }
    shown = newsroom.make(server, "--reach", "small").brief.provenance.shown
    assert f"from {shown} of the article’s 4 sentences" in told["small"]
    assert "of the article’s 4 sentences" not in told["large"]


def test_a_demand_or_threat_that_nobody_is_named_for_is_printed_as_unclear_and_not_left_out(
    newsroom: Newsroom,
) -> None:
    unnamed = WHOLE | {"demands": [DEMAND | {"by": []}], "threats": [WHOLE["threats"][0] | {"by": []}]}
    with scripted_server(Model(whole=[completion(json.dumps(unnamed))] * 2)) as server:
        ended = newsroom.make(server, "--strict")
        printed = newsroom.make(server, "--format", "txt")
    assert (ended.code, ended.brief.losses) == (0, ())
    for item in (*ended.brief.demands, *ended.brief.threats):
        assert (item.by, item.verdict) == ((), "unclear")
        assert "who says it is not told where it stands" in [one.message for one in item.findings]
    assert len(ended.brief.demands) == len(ended.brief.threats) == 1
    assert "Demand on Denmark (by whom is not stated): withdraw its patrol boats" in " ".join(
        printed.out.split()
    )
