"""The DOCX: what Word finds in it, what a person sees of it, and that the same brief gives the same bytes."""

import io
import re
import time
from dataclasses import replace
from datetime import datetime
from typing import Any
from zipfile import ZipFile

import docx as python_docx
import pytest
from docx.oxml.ns import qn
from sample_brief import small_brief

from briefing.documents import Properties, docx
from briefing.documents.page import blocks
from briefing.documents.trees import runs
from briefing.render import render

PROPERTIES = Properties(
    title="Talks on the dam",
    author="briefing 0.1.0",
    label="AI-generated, not reviewed",
    language="en-GB",
    created="2026-11-22T12:00:01Z",
    digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
    article_url="https://post.example/dam",
    subject="Policy brief",
)
CITED = (
    '<p>A line <a class="cite" href="#s" data-evidence="1">[1]</a></p><table><thead><tr><th>No.</th><th>Words</th>'
    '</tr></thead><tbody><tr id="e-1"><td><a class="cite" data-evidence="1">[1]</a></td><td>The words.</td></tr>'
    "</tbody></table>"
)


def opened(html: str, properties: Properties = PROPERTIES) -> Any:
    return python_docx.Document(io.BytesIO(docx(html, properties=properties)))


def paragraphs(html: str) -> list[tuple[str, str]]:
    return [(one.style.name, one.text) for one in opened(html).paragraphs]


def body(html: str) -> Any:
    return opened(html).element.body


def value(element: Any) -> str:
    return str(element.get(qn("w:val")))


def test_headings_are_words_own() -> None:
    assert paragraphs("<h1>T</h1><h2>a</h2><h3>b</h3><h4>c</h4><p>d</p>") == [
        ("Title", "T"),
        ("Heading 1", "a"),
        ("Heading 2", "b"),
        ("Heading 3", "c"),
        ("Normal", "d"),
    ]


def test_a_heading_stays_with_what_follows() -> None:
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Label"):
        assert opened("<p>x").styles[name].paragraph_format.keep_with_next


def test_lists_are_words_own_and_every_ordered_one_begins_anew() -> None:
    made = opened("<ul><li>a<ul><li>b</li></ul></li></ul><ol><li>c</ol><ol start=4><li>d<p>e</ol>")
    found = {}
    for one in made.paragraphs:
        number = one._p.pPr.numPr
        found[one.text] = None if number is None else (number.numId.val, number.ilvl.val)
    bullets, first, second = found["a"][0], found["c"][0], found["d"][0]
    assert found == {"a": (bullets, 0), "b": (bullets, 1), "c": (first, 0), "d": (second, 0), "e": None}
    assert len({bullets, first, second}) == 3
    numbering = made.part.numbering_part.element
    starts = {
        one.get(qn("w:numId")): value(one.find(f".//{qn('w:startOverride')}"))
        for one in numbering.findall(qn("w:num"))
        if one.find(f".//{qn('w:startOverride')}") is not None
    }
    assert starts == {str(first): "1", str(second): "4"}


def test_a_table_repeats_its_heading_and_keeps_short_rows_whole() -> None:
    (table,) = opened(CITED).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["No.", "Words"],
        ["[1]", "The words."],
    ]
    heads = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
    assert heads == [True, False]
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)


def test_a_row_longer_than_half_a_page_may_break() -> None:
    (table,) = opened(f"<table><tr><td>{'word ' * 900}</td></tr></table>").tables
    assert table.rows[0]._tr.find(f".//{qn('w:cantSplit')}") is None


def test_a_citation_is_a_link_to_the_bookmark_of_its_row() -> None:
    found = body(CITED)
    (link,) = found.iter(qn("w:hyperlink"))
    (mark,) = [one for one in found.iter(qn("w:bookmarkStart")) if one.get(qn("w:name")) == "b_e_1"]
    assert link.get(qn("w:anchor")) == "b_e_1"
    assert "".join(node.text for node in link.iter(qn("w:t"))) == "[1]"
    assert mark.getparent().getparent().tag == qn("w:tc")


def test_every_link_into_a_brief_of_ours_finds_its_bookmark() -> None:
    found = body(render(small_brief(), template="policy", format="html"))
    marks = [one.get(qn("w:name")) for one in found.iter(qn("w:bookmarkStart"))]
    anchors = {one.get(qn("w:anchor")) for one in found.iter(qn("w:hyperlink"))}
    assert anchors <= set(marks)
    assert len(anchors) > 2
    assert len(marks) == len(set(marks))
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", name) for name in marks)


def test_names_that_word_would_not_take_or_would_take_for_one_stay_apart() -> None:
    long = "x" * 50
    page = "".join(
        f'<p id="{name}"><a href="#{name}">{name}</a>' for name in ("a-b", "a_b", f"{long}1", f"{long}2")
    )
    found = body(page)
    marks = [one.get(qn("w:name")) for one in found.iter(qn("w:bookmarkStart"))]
    assert [one.get(qn("w:anchor")) for one in found.iter(qn("w:hyperlink"))] == marks
    assert len(set(marks)) == 4
    assert max(map(len, marks)) <= 40


def test_no_address_but_the_articles_own_is_in_the_file() -> None:
    html = '<p><a href="http://evil.example/x">x</a> <a href="https://post.example/dam">the article</a>'
    with ZipFile(io.BytesIO(docx(html, properties=PROPERTIES))) as file:
        rels = file.read("word/_rels/document.xml.rels").decode()
    assert re.findall(r'Target="(https?:[^"]*)"', rels) == ["https://post.example/dam"]


def test_a_slot_is_framed_and_shaded_so_that_it_can_be_found() -> None:
    made = opened('<p class="slot">▢ For a person to write</p><div class="slot"><ul><li>x</li></ul></div>')
    assert (made.paragraphs[0].style.name, made.paragraphs[0].text) == ("Slot", "▢ For a person to write")
    style = made.styles["Slot"].element
    assert {value(one) for one in style.find(f".//{qn('w:pBdr')}")} == {"dashed"}
    assert style.find(f".//{qn('w:shd')}") is not None
    (table,) = made.tables
    assert table.cell(0, 0).paragraphs[0].text == "x"


def test_above_and_below_every_page_stand_label_title_maker_and_page_number() -> None:
    section = opened("<p>x").sections[0]
    assert section.header.paragraphs[0].text == "AI-generated, not reviewed\tTalks on the dam"
    assert section.first_page_header.paragraphs[0].text == "AI-generated, not reviewed"
    for footer in (section.footer, section.first_page_footer):
        fields = [one.get(qn("w:instr")).strip() for one in footer._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]
        assert footer.paragraphs[0].text.startswith("briefing 0.1.0\tPage ")


def test_a_brief_that_begins_with_its_label_does_not_say_it_twice_on_the_first_page() -> None:
    section = opened('<p class="label">AI-generated, not reviewed</p><h1>T</h1>').sections[0]
    assert section.first_page_header.paragraphs[0].text == ""
    assert section.header.paragraphs[0].text.startswith("AI-generated, not reviewed")


def test_the_page_is_a4() -> None:
    section = opened("<p>x").sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)


def test_the_file_says_what_it_is() -> None:
    core = opened("<p>x").core_properties
    assert (core.title, core.author, core.subject, core.language) == (
        "Talks on the dam",
        "briefing 0.1.0",
        "Policy brief",
        "en-GB",
    )
    assert PROPERTIES.digital_source_type in core.comments
    assert (
        core.created.replace(tzinfo=None)
        == core.modified.replace(tzinfo=None)
        == datetime(2026, 11, 22, 12, 0, 1)
    )
    defaults = opened("<p>x").styles.element.find(qn("w:docDefaults"))
    assert value(defaults.find(f".//{qn('w:lang')}")) == "en-GB"


def test_metadata_longer_than_office_takes_is_cut_and_controls_are_shown() -> None:
    core = opened("<p>x", replace(PROPERTIES, title="\x00" + "t" * 300, created="someday")).core_properties
    assert core.title == "\ufffd" + "t" * 254
    assert core.created.year == 1980


def test_the_same_brief_gives_the_same_bytes_at_any_time() -> None:
    html = render(small_brief(), template="policy", format="html")
    first = docx(html, properties=PROPERTIES)
    time.sleep(2.1)  # a ZIP archive's clock ticks every two seconds
    assert docx(html, properties=PROPERTIES) == first
    with ZipFile(io.BytesIO(first)) as file:
        assert {one.date_time for one in file.infolist()} == {(2026, 11, 22, 12, 0, 0)}


def test_the_empty_page_that_word_files_come_from_leaves_no_trace() -> None:
    with ZipFile(io.BytesIO(docx("<p>x", properties=PROPERTIES))) as file:
        assert not [name for name in file.namelist() if "thumbnail" in name]
        settings = file.read("word/settings.xml").decode()
    assert re.search(r'w:name="compatibilityMode"[^>]*w:val="15"', settings)


def test_words_from_the_right_are_told_to_be() -> None:
    found = body(
        '<p dir="auto">قال الرئيس <bdi lang="en">(on Sunday)</bdi> أمس</p><table dir="rtl"><tr><td>א</table>'
    )
    (first, *_) = found.iter(qn("w:p"))
    assert first.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
    sides = [
        (
            "".join(node.text for node in run.iter(qn("w:t"))),
            run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None,
        )
        for run in first.iter(qn("w:r"))
    ]
    assert sides == [("قال الرئيس", True), (" ", False), ("(on Sunday)", False), (" ", False), ("أمس", True)]
    assert found.find(f".//{qn('w:bidiVisual')}") is not None


def test_a_language_that_is_not_the_documents_is_marked() -> None:
    found = body('<p lang="zh">北京</p><p lang="en-GB">x</p>')
    marked = [one.get(qn("w:eastAsia")) for one in found.iter(qn("w:lang"))]
    assert marked == ["zh"]


def test_a_citation_in_a_note_keeps_the_size_of_a_note_and_a_heading_row_its_first_row() -> None:
    found = body('<dl class="facts"><dt>No.</dt><dd><span class="slot">▢</span></dd></dl>' + CITED)
    sizes = [value(one) for one in found.iter(qn("w:sz"))]
    assert sizes == ["18"]
    kept = [one.find(f".//{qn('w:keepNext')}") is not None for one in list(found.iter(qn("w:tr")))[-2:]]
    assert kept == [True, False]


def test_hostile_words_stay_words() -> None:
    evil = "&lt;w:t&gt; {{ 7*7 }} ]]&gt; &amp;amp; =cmd|' /C calc'!A0 \x07"
    (one,) = blocks(f"<p>{evil}</p>")
    assert opened(f"<p>{evil}</p>").paragraphs[0].text == "".join(run.text for run in runs((one,)))


@pytest.mark.parametrize("template", ["policy", "flash"])
def test_parts_stand_in_the_order_that_the_schema_asks_for(template: str) -> None:
    order = "pStyle keepNext keepLines numPr pBdr shd tabs bidi spacing ind jc".split()
    looks = "rStyle b bCs i iCs strike sz szCs vertAlign rtl lang".split()
    found = body(render(small_brief(), template=template, format="html"))
    for tag, wanted in (("w:pPr", order), ("w:rPr", looks)):
        for one in found.iter(qn(tag)):
            places = [wanted.index(child.tag.rpartition("}")[2]) for child in one]
            assert places == sorted(places)
    for cell in found.iter(qn("w:tc")):
        assert cell[-1].tag == qn("w:p")
