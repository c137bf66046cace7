"""`briefing sign`: the signed version in a file of its own, and what stops a signature."""

import json
from pathlib import Path
from typing import Any

import pytest
from newsroom import Newsroom
from scripted_server import ScriptedServer

from briefing.nouns.brief import Brief


@pytest.fixture
def brief(newsroom: Newsroom, server: ScriptedServer) -> Path:
    path = newsroom.folder / "brief.json"
    assert newsroom.make(server, "-o", str(path)).code == 0
    return path


def loaded(path: Path) -> Brief:
    return Brief.model_validate_json(path.read_bytes())


def edited(path: Path, name: str, **fields: Any) -> Path:
    content = {**json.loads(path.read_text(encoding="utf-8")), **fields}
    found = path.with_name(name)
    found.write_text(json.dumps(content), encoding="utf-8")
    return found


def test_the_signed_version_lies_beside_the_old_one_which_stays(newsroom: Newsroom, brief: Path) -> None:
    before = brief.read_bytes()
    done = newsroom.run("sign", str(brief), "--by", "A. Editor", "--responsible", "The Post")
    assert (done.code, done.out) == (0, "")
    assert "reviewed by A. Editor" in done.err
    assert brief.read_bytes() == before
    signed = loaded(brief.with_name("brief.v2.json"))
    assert (signed.version, signed.reviewed) == (2, True)


def test_no_version_is_ever_overwritten(newsroom: Newsroom, brief: Path) -> None:
    assert newsroom.run("sign", str(brief), "--by", "A.").code == 0
    kept = brief.with_name("brief.v2.json").read_bytes()
    done = newsroom.run("sign", str(brief), "--by", "B.")
    assert done.code == 2
    assert "versions are never overwritten" in done.err
    assert newsroom.run("sign", str(brief), "--by", "B.", "-o", str(brief)).code == 2
    assert brief.with_name("brief.v2.json").read_bytes() == kept


def test_a_correction_of_a_signed_version(newsroom: Newsroom, brief: Path) -> None:
    assert newsroom.run("sign", str(brief), "--by", "A.").code == 0
    second = brief.with_name("brief.v2.json")
    new = edited(second, "new.json", threats=[])
    assert newsroom.run("sign", str(new), "--by", "B.").code == 2
    done = newsroom.run(
        "sign", str(new), "--by", "B.", "--was", str(second), "--what", "the threat", "--why", "none"
    )
    assert done.code == 0
    third = loaded(new.with_name("new.v3.json"))
    assert (third.version, third.corrections[0].what) == (3, "the threat")


def test_a_line_that_the_article_does_not_support_stops_the_signature(
    newsroom: Newsroom, brief: Path
) -> None:
    wrong = edited(brief, "wrong.json", headline="Belmark declared war on 40 countries")
    done = newsroom.run("sign", str(wrong), "--by", "A.")
    assert done.code == 7
    assert "declared war on 40 countries" in done.err
    assert "nothing was signed" in done.err
    assert not wrong.with_name("wrong.v2.json").exists()


def test_an_overruled_line_may_be_signed(newsroom: Newsroom, brief: Path) -> None:
    wrong = edited(brief, "wrong.json", headline="Belmark declared war on 40 countries")
    article = newsroom.article
    report = json.loads(newsroom.run("check", str(wrong), "--article", str(article), "--json").out)
    number = next(line["number"] for line in report["lines"] if line["status"] == "unsupported")
    assert newsroom.run(
        "check", str(wrong), "--article", str(article), "--overrule", str(number), "--by", "A.", "--reason", "known"
    ).code == 0  # fmt: skip
    assert newsroom.run("sign", str(wrong), "--by", "A.").code == 0
    assert newsroom.run("sign", str(wrong.with_name("wrong.v2.json")), "--by", "B.").code == 0


def test_standard_input_is_signed_to_standard_output(newsroom: Newsroom, brief: Path) -> None:
    done = newsroom.run("sign", "-", "--by", "A.", stdin=brief.read_bytes())
    assert done.code == 0
    assert Brief.model_validate_json(done.out).reviewed


def test_what_is_no_brief_and_who_is_nobody(newsroom: Newsroom, brief: Path, tmp_path: Path) -> None:
    assert newsroom.run("sign", str(tmp_path / "none.json"), "--by", "A.").code == 3
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    assert newsroom.run("sign", str(tmp_path / "x.json"), "--by", "A.").code == 3
    assert newsroom.run("sign", str(brief), "--by", " ").code == 2
    assert newsroom.run("sign", str(brief)).code == 2
