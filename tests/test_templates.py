"""The built-in templates as whole documents.

Golden files: tests/golden/<template>.<format> hold the whole output for one small fixed brief. After a
change that is meant, write them anew with

    WRITE_GOLDEN=1 pytest tests/test_templates.py

and read the difference before committing it.
"""

import base64
import hashlib
import json
import os
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import html as parser
from sample_brief import bare_brief, full_brief, large_briefs, signed_brief, small_brief

from briefing.nouns.brief import Brief
from briefing.render import FORMATS, render

GOLDEN = Path(__file__).parent / "golden"
TEMPLATES = ("flash", "policy", "submission", "assessment", "sitrep")
FULL = TEMPLATES[1:]
"""The families with evidence, losses and method of their own."""
SLOT = "▢ For a person to write"


def page(template: str, brief: object = None) -> parser.HtmlElement:
    return parser.document_fromstring(render(brief or full_brief(), template=template, format="html"))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_the_whole_document_is_the_golden_one(template: str, form: str) -> None:
    text = render(full_brief(), template=template, format=form)
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
        digest = hashlib.sha256(document.xpath(f"//{tag}[not(@type)]")[0].text.encode("utf-8")).digest()
        assert f"{tag}-src 'sha256-{base64.b64encode(digest).decode()}'" in policy


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_page_shows_the_whole_article_with_its_furniture_set_apart(template: str) -> None:
    document = page(template)
    brief = full_brief()
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
    brief = full_brief()
    text = render(brief, template=template, format=form)
    flat = re.sub(r"\s+", " ", parser.fromstring(text).text_content() if form == "html" else text)
    flat = flat.replace("small\\_model", "small_model")
    facts = (
        "A. Reporter",
        "https://post.example/dam",
        "version 1",
        "The Arden Post",
        "Dam talks fail",
        "Published: 14 May 2025" if form != "html" else "14 May 2025",
        "22 November 2026, 11:59 UTC",
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


NOT_STATED, NONE_FOUND = "Not stated in the article", "None found in the article"
EMPTY = {
    "flash": [NOT_STATED] * 7,
    "policy": [NOT_STATED] * 5 + [NONE_FOUND, NOT_STATED, NONE_FOUND, NOT_STATED],
    "submission": [NOT_STATED, "No deadline stated in the article", NONE_FOUND]
    + [NOT_STATED] * 4
    + [NONE_FOUND],
    "assessment": [NOT_STATED] * 5,
    "sitrep": [NOT_STATED, NONE_FOUND] + [NOT_STATED] * 7,
}
"""What the sections of each family say, in order, about an article in which nothing was found."""


@pytest.mark.parametrize("form", ["md", "txt"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_what_is_unknown_or_not_stated_is_said(template: str, form: str) -> None:
    text = render(bare_brief(), template=template, format=form)
    assert "Published: unknown" in text
    said = re.findall(r"(?:Not stated|None found|No deadline stated) in the article$", text, re.MULTILINE)
    periods = [NOT_STATED] if template == "sitrep" else []
    assert said == periods + EMPTY[template]


@pytest.mark.parametrize("template", TEMPLATES)
def test_an_empty_page_says_so_in_every_section(template: str) -> None:
    document = page(template, bare_brief())
    said = [text for text in document.xpath("//*[@class='none']/text()") if text.endswith("in the article")]
    assert said == EMPTY[template]
    assert document.xpath("//dt[text()='Published']/following-sibling::dd[1]//text()") == ["unknown"]


HEADINGS = {
    "flash": "Bottom line | Demands | Threats | Key quote | Source",
    "policy": "Executive summary | What happened > What > Who > When > Where > Key figures "
    "| Background in the article | Positions and demands by actor > Demands > Quotations | Threats and risks | Implications "
    "| Source and origin | Evidence | Left out | Method and limits",
    "submission": "Issue | Recommendation | Timing | Background | Argument > What happened > Who > Demands "
    "> Threats | Presentation and handling > Already said in public > Lines to take > Likely questions "
    "| Annex: sources > Source and origin > Evidence > Left out > Method and limits",
    "assessment": "Key judgements | Reporting > What happened > Demands > Threats | Source descriptors "
    "| Confidence and gaps | Alternatives | Indicators to watch | Endnotes > Source and origin > Evidence > Left out "
    "> Method and limits | Yardstick (ICD 203)",
    "sitrep": "Highlights | Key figures | Situation overview > What > When > Where | Needs and impact "
    "| Response and actors | Demands and threats > Demands > Threats | Gaps | Sources > Source and origin > Evidence > Left out "
    "> Method and limits",
}
"""Sections in order; ">" stands before a section within the one on its left."""


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_sections_of_a_family_stand_in_their_order_in_every_format(template: str) -> None:
    main = page(template).xpath("//main")[0]
    html = "".join(
        f"{' > ' if node.tag == 'h3' else ' | '}{node.text}" for node in main.xpath(".//h2 | .//h3")
    )
    assert html.removeprefix(" | ") == HEADINGS[template]
    if template == "flash":
        return
    text = render(full_brief(), template=template)
    found = re.findall(r"^(##+) (.+)$", text, re.MULTILINE)
    said = "".join(f"{' > ' if mark == '###' else ' | '}{title}" for mark, title in found)
    assert said.removeprefix(" | ") == HEADINGS[template]
    plain = render(full_brief(), template=template, format="txt").casefold()
    at = [plain.index(f"\n{title.casefold()}\n") for _, title in found]
    assert len(set(at)) > len(at) - 3, "What happened, Demands and Threats stand twice in some families"


SLOTS = {
    "flash": [],
    "policy": ["implications."],
    "submission": ["recommendation.", "lines to take.", "likely questions and answers."],
    "assessment": [
        "key judgements, each with one likelihood term of the yardstick.",
        "confidence in the judgements, in a sentence without a likelihood term.",
        "alternative explanations.",
    ],
    "sitrep": [],
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_judgement_is_a_marked_empty_slot_for_a_person(template: str, form: str) -> None:
    text = render(full_brief(), template=template, format=form)
    flat = " ".join(re.sub(r"<[^>]+>|\*\*", "", text).split())
    said = re.findall(
        rf"{SLOT}: (.+?\.) The program leaves this empty; one article does not support it\.", flat
    )
    assert said == SLOTS[template]
    assert flat.count(SLOT) == len(SLOTS[template]) + 2 * (template == "sitrep"), "number and next report"


def test_information_and_judgement_stand_in_separate_sections() -> None:
    for template in FULL:
        for section in page(template).xpath("//section[contains(@class, 'judgement')]"):
            assert not section.xpath(".//*[@class='line' or @class='cite']")


def test_the_program_prints_no_likelihood_and_no_confidence_outside_the_yardstick() -> None:
    main = page("assessment").xpath("//main")[0]
    main.xpath(".//section[@class='box']")[0].drop_tree()
    for slot in main.xpath(".//p[@class='slot']"):
        slot.drop_tree()
    terms = "almost no chance|unlikely|even chance|likely|almost certain|low|moderate|high"
    assert not re.search(rf"\b(?:{terms})\b", main.text_content())


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_signed_brief_says_who_reviewed_it_what_was_corrected_and_what_it_replaces(
    template: str, form: str
) -> None:
    text = render(signed_brief(), template=template, format=form)
    flat = " ".join(re.sub(r"<[^>]+>|\*\*", " ", text).split())
    label = (
        "AI-generated, reviewed by A. Editor, desk, on 2026-11-23; editorial responsibility: The Arden Post"
    )
    assert label in flat
    assert "not reviewed" not in flat
    assert "No person has reviewed it" not in flat
    assert "A. Editor, desk, 23 November 2026, 09:00 UTC" in flat
    before = hashlib.sha256(b"version 1").hexdigest()[:12]
    assert f"version 2, in place of version 1 (sha256 {before})" in flat
    change = (
        "Version 2, 23 November 2026, 09:00 UTC, A. Editor: “Brill” is now “Brill Ltd” — the article gives"
    )
    assert change in flat
    assert "corrections" in flat.casefold()
    assert "Corrections" not in render(full_brief(), template=template, format=form)


def test_a_brief_changed_after_its_review_says_so_and_names_no_editor() -> None:
    changed = signed_brief().model_copy(update={"headline": "Arden sues"})
    text = " ".join(render(changed, format="txt").split())
    assert "AI-generated, changed after the review by A. Editor on 2026-11-23, not reviewed since" in text
    assert "Reviewer: A. Editor, desk, 23 November 2026, 09:00 UTC; changed since then" in text
    data = json.loads(page("policy", changed).xpath("//script[@type='application/ld+json']")[0].text)
    assert "editor" not in data


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_page_says_to_machines_how_it_was_made_what_it_rests_on_and_whom_it_quotes(template: str) -> None:
    unsigned, signed = page(template), page(template, signed_brief())
    kinds = [one.xpath("//meta[@name='digitalSourceType']/@content") for one in (unsigned, signed)]
    base = "http://cv.iptc.org/newscodes/digitalsourcetype/"
    assert kinds == [[f"{base}trainedAlgorithmicMedia"], [f"{base}compositeWithTrainedAlgorithmicMedia"]]
    data = [
        json.loads(one.xpath("//script[@type='application/ld+json']")[0].text) for one in (unsigned, signed)
    ]
    brief = full_brief()
    assert data[0] == {
        "@context": "https://schema.org",
        "@type": "Report",
        "@id": brief.uri,
        "name": "Arden threatens to sue over the dam",
        "abstract": "Arden wants the dam closed and may sue.",
        "inLanguage": "en",
        "version": 1,
        "dateCreated": "2026-11-22T12:00:00Z",
        "creditText": "AI-generated, not reviewed",
        "digitalSourceType": "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
        "isBasedOn": {
            "@type": "NewsArticle",
            "headline": "Dam talks fail",
            "url": "https://post.example/dam",
            "author": {"@type": "Person", "name": "A. Reporter"},
            "publisher": {"@type": "Organization", "name": "The Arden Post"},
            "datePublished": "2025-05-14",
            "inLanguage": "en",
            "identifier": f"sha256:{brief.article.sha256}",
        },
        "hasPart": [
            {
                "@type": "Quotation",
                "text": "We will not wait,",
                "creator": {"@type": "Person", "name": "Ruth Vale", "jobTitle": "mayor of Arden"},
            }
        ],
    }
    assert (
        data[1]["digitalSourceType"] == "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource"
    )
    assert data[1]["editor"] == {"@type": "Person", "name": "A. Editor"}
    assert data[1]["correction"][0]["text"].startswith("Version 2, 23 November 2026")


@pytest.mark.parametrize("template", FULL)
def test_every_citation_names_a_row_of_the_evidence(template: str) -> None:
    main = page(template).xpath("//main")[0]
    rows = main.xpath(".//table[@class='evidence']/tbody/tr/@id")
    assert rows == [f"e-{number}" for number in range(1, 9)]
    cited = main.xpath(".//a[@class='cite']/@data-evidence")
    assert len(cited) == len(main.xpath(".//a[@class='cite']"))
    assert {f"e-{number}" for number in cited} <= set(rows)


@given(large_briefs(verbatim=True))
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_no_link_is_left_dangling_by_what_had_no_room(brief: Brief) -> None:
    for template in TEMPLATES:
        document = page(template, brief)
        ids = document.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert {link.removeprefix("#") for link in document.xpath("//@href")} <= set(ids)


@pytest.mark.parametrize("template", TEMPLATES)
def test_headings_go_down_one_step_at_a_time_and_tables_name_their_columns(template: str) -> None:
    document = page(template)
    levels = [int(node.tag[1]) for node in document.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(head.get("scope") in ("col", "row") for head in document.xpath("//th"))
    assert document.xpath("/html/@lang") == ["en"]
    assert document.xpath("//a[@class='skip']/@href") == ["#brief", "#article"]


@pytest.mark.parametrize("template", FULL)
def test_what_older_briefs_did_not_look_for_is_not_called_missing(template: str) -> None:
    old = small_brief().model_copy(update={"schema_version": "1.3"})
    text = render(old, template=template)
    assert text.count("Not looked for when this brief was made") == {
        "policy": 2, "submission": 2, "assessment": 0, "sitrep": 1
    }[template]  # fmt: skip
    assert "None found" not in text


def test_a_users_template_adds_options_with_our_slot(tmp_path: Path) -> None:
    path = tmp_path / "my.md.j2"
    path.write_text(
        '{% extends "policy/policy.md.j2" %}\n{% from "parts/slot.md.j2" import slot with context %}\n'
        '{% block options %}\n## Options\n\n{{ slot("options") }}\n{% endblock %}\n',
        encoding="utf-8",
    )
    text = render(full_brief(), template=path)
    assert "## Options\n\n**▢ For a person to write: options.** The program leaves this empty;" in text
    assert text.index("## Implications") < text.index("## Options") < text.index("## Evidence")


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
