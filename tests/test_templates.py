"""The built-in templates as whole documents.

Golden files: tests/golden/<template>.<format> hold the whole output for one small fixed brief. After a
change that is meant, write them anew with

    WRITE_GOLDEN=1 pytest tests/test_templates.py

and read the difference before committing it.
"""

import base64
import hashlib
import os
import re
from pathlib import Path

import pytest
from lxml import html as parser
from sample_brief import bare_brief, small_brief

from briefing.render import FORMATS, render

GOLDEN = Path(__file__).parent / "golden"
TEMPLATES = ("policy", "flash")


def page(template: str, brief: object = None) -> parser.HtmlElement:
    return parser.document_fromstring(render(brief or small_brief(), template=template, format="html"))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_the_whole_document_is_the_golden_one(template: str, form: str) -> None:
    text = render(small_brief(), template=template, format=form)
    golden = GOLDEN / f"{template}.{form}"
    if os.environ.get("WRITE_GOLDEN"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_link_leads_to_an_element_of_the_page(template: str) -> None:
    document = page(template)
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = document.xpath("//@href")
    assert len(document.xpath("//*[@data-rests]/a[@class='said']")) >= 6
    assert {link.removeprefix("#") for link in links} <= set(ids)
    assert {target for rests in document.xpath("//@data-rests") for target in rests.split()} <= set(ids)


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_page_loads_nothing_and_its_policy_allows_only_its_own_script_and_style(template: str) -> None:
    document = page(template)
    assert not document.xpath("//@src | //link | //img | //@style")
    assert not re.search(r"@import|url\(", document.xpath("//style")[0].text)
    policy = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        digest = hashlib.sha256(document.xpath(f"//{tag}")[0].text.encode("utf-8")).digest()
        assert f"{tag}-src 'sha256-{base64.b64encode(digest).decode()}'" in policy


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_page_shows_the_whole_article_with_its_furniture_set_apart(template: str) -> None:
    document = page(template)
    brief = small_brief()
    shown = "".join(document.xpath("//div[@class='text']//text()[not(ancestor::sup)]"))
    assert shown.split() == brief.article.text.split()
    assert document.xpath("//span[@class='furniture']/text()") == ["Also read"]
    assert not document.xpath("//span[@class='furniture']/@id")
    ids = document.xpath("//div[@class='text']//span/@id")
    assert ids == [f"s-{start}" for start, _ in brief.article.sentences]
    assert document.xpath("//article/@lang") == ["en"]


def test_an_arabic_article_runs_from_right_to_left() -> None:
    brief = small_brief()
    arabic = brief.article.model_copy(update={"language": "ar"})
    element = page("policy", brief.model_copy(update={"article": arabic})).xpath("//article")[0]
    assert (element.get("lang"), element.get("dir")) == ("ar", "rtl")


@pytest.mark.parametrize("form", ["md", "txt"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_line_of_the_body_ends_with_its_citation(template: str, form: str) -> None:
    text = render(small_brief(), template=template, format=form)
    flat = re.sub(r"\n +", " ", text)
    for said in (
        "closed and may sue.",
        "called off",
        "(denied|alleged), according to Ruth Vale",
        "a lawsuit",
    ):
        assert re.search(rf"{said}.*\[\d+\](?=;|$)", flat, re.MULTILINE), said


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_where_the_brief_comes_from_stands_in_every_document(template: str, form: str) -> None:
    brief = small_brief()
    text = render(brief, template=template, format=form)
    flat = re.sub(r"\s+", " ", parser.fromstring(text).text_content() if form == "html" else text)
    flat = flat.replace("small\\_model", "small_model")
    facts = (
        "The Arden Post",
        "Dam talks fail",
        "2025-05-14",
        "2026-11-22T11:59:00Z",
        "small_model on 127.0.0.1",
    )
    for fact in (
        *facts,
        "extract v1",
        "abababababab",
        brief.article.sha256[:12],
        "AI-generated, not reviewed",
    ):
        assert fact in flat
    if form == "html":
        assert f'title="{brief.article.sha256}"' in text


@pytest.mark.parametrize("form", ["md", "txt"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_what_is_unknown_or_not_stated_is_said(template: str, form: str) -> None:
    text = render(bare_brief(), template=template, format=form)
    assert "Published: unknown" in text
    assert text.count("Not stated in the article") == 7


@pytest.mark.parametrize("template", TEMPLATES)
def test_an_empty_page_says_so_in_every_section(template: str) -> None:
    document = page(template, bare_brief())
    assert [text for text in document.xpath("//*[@class='none']/text()") if "left out" not in text][:7] == [
        "Not stated in the article"
    ] * 7
    assert document.xpath("//dt[text()='Published']/following-sibling::dd[1]//text()") == ["unknown"]


def test_an_unclear_line_carries_its_reason_and_its_findings_on_demand() -> None:
    line = page("policy").xpath("//li[@id='line-who-2']")[0]
    assert "unclear: “operator” is not in sentence 4" in line.text_content()
    assert line.xpath(".//details/ul/li/text()") == ["words: “operator” is not in sentence 4"]
    assert "*unclear: “operator” is not in sentence 4* [4]" in render(small_brief())


def test_what_was_left_out_is_printed_with_its_reason() -> None:
    for form in FORMATS:
        text = " ".join(render(small_brief(), format=form).split())
        assert "Brill: layoffs" in text
        assert "no sentence of the article says so" in text


@pytest.mark.parametrize("form", FORMATS)
def test_a_translated_line_is_marked_as_one_beside_the_original(form: str) -> None:
    shown = render(small_brief().model_copy(update={"language": "uk"}), format=form)
    plain = re.sub(r"</?q\b[^>]*>", '"', shown) if form == "html" else re.sub("[“”]", '"', shown)
    text = " ".join(re.sub(r"<[^>]+>", "", plain).split())
    assert "translation: The talks were called off" in text
    assert 'original: "Talks on the dam were called off."' in text
    assert "a translation; its words were not compared" in text


@pytest.mark.parametrize("form", FORMATS)
def test_the_strength_of_the_source_stands_beside_the_verdict(form: str) -> None:
    text = " ".join(re.sub(r"<[^>]+>", "", render(small_brief(), format=form)).replace("*", "").split())
    assert "The dam is unsafe (alleged, according to Ruth Vale) — source: named person" in text
    assert "translation:" not in text
