"""The PDF: tagged, linked, dated as the brief, silent about nothing, and never running what a text says."""

import io
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import typst
from newsroom import environment
from pdfminer.high_level import extract_pages, extract_text
from pdfminer.layout import LTTextContainer
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from sample_brief import small_brief

from briefing.documents import Properties, pdf
from briefing.documents.glyphs import absent_texts, told
from briefing.documents.typeset import pieces
from briefing.errors import UsageError
from briefing.render import render

PROPERTIES = Properties(
    title="Talks on the dam",
    author="briefing 0.1.0",
    label="AI-generated, not reviewed",
    language="en-GB",
    created="2026-11-22T12:00:01Z",
    digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
    article_url="https://post.example/dam",
)
NOWHERE = "\U000f0000"
"""A character of Unicode's private use: no font can have a letter for it."""


def made(html: str, **changes: Any) -> bytes:
    return pdf(html, properties=replace(PROPERTIES, **changes))


def text_of(data: bytes) -> str:
    return extract_text(io.BytesIO(data))


def opened(data: bytes) -> PDFDocument:
    return PDFDocument(PDFParser(io.BytesIO(data)))


def annotations(data: bytes) -> list[dict[str, Any]]:
    return [
        resolve1(one) for page in PDFPage.create_pages(opened(data)) for one in resolve1(page.annots) or []
    ]


def test_the_file_is_tagged_speaks_its_language_and_says_what_it_is() -> None:
    data = made("<h1>T</h1><p>x")
    document = opened(data)
    catalogue = document.catalog
    assert resolve1(catalogue["MarkInfo"])["Marked"]
    assert resolve1(catalogue["Lang"]) == b"en-GB"
    info = document.info[0]
    assert resolve1(info["Title"]) == b"Talks on the dam"
    assert resolve1(info["Author"]) == b"briefing 0.1.0"
    assert PROPERTIES.digital_source_type.encode() in resolve1(info["Subject"])
    metadata = resolve1(catalogue["Metadata"]).get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata


def test_the_same_brief_gives_the_same_bytes_at_any_time() -> None:
    html = render(small_brief(), template="policy", format="html")
    first = made(html)
    time.sleep(1.1)
    assert made(html) == first
    created = resolve1(opened(first).info[0]["CreationDate"])
    assert created.startswith(b"D:20261122120001")


def test_a_date_that_is_none_is_the_beginning_of_1980() -> None:
    assert replace(PROPERTIES, created="someday").moment == datetime(1980, 1, 1, tzinfo=UTC)
    assert made("<p>x", created="someday")


def test_a_citation_is_a_link_to_its_row_on_its_page() -> None:
    rows = "".join(f'<tr id="e-{n}"><td>[{n}]</td><td>{"word " * 60}</td></tr>' for n in range(1, 41))
    data = made(f'<p><a class="cite" data-evidence="40">[40]</a></p><table>{rows}</table>')
    (link,) = annotations(data)
    target = resolve1(link.get("Dest") or resolve1(link["A"])["D"])
    if isinstance(target, bytes):
        target = resolve1(opened(data).get_dest(target))
        target = target["D"] if isinstance(target, dict) else target
    pages = [page.pageid for page in PDFPage.create_pages(opened(data))]
    assert pages.index(target[0].objid) == len(pages) - 1


def test_no_address_but_the_articles_own_can_be_clicked() -> None:
    data = made(
        '<p><a href="http://evil.example/">x</a> <a href="https://post.example/dam">y</a> http://evil.example'
    )
    addresses = [resolve1(resolve1(one["A"])["URI"]) for one in annotations(data)]
    assert addresses == [b"https://post.example/dam"]


def test_a_table_over_many_pages_repeats_its_heading() -> None:
    rows = "".join(f"<tr><td>{n}</td><td>{'word ' * 40}</td></tr>" for n in range(60))
    data = made(f"<table><thead><tr><th>No.</th><th>Wording</th></tr></thead><tbody>{rows}</tbody></table>")
    pages = [
        "".join(box.get_text() for box in page if isinstance(box, LTTextContainer))
        for page in extract_pages(io.BytesIO(data))
    ]
    assert len(pages) > 3
    assert all("Wording" in page for page in pages)
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1))
    assert all("AI-generated, not reviewed" in page for page in pages)


def test_a_row_longer_than_a_page_is_not_cut_off() -> None:
    assert (
        text_of(made(f"<table><tr><td>a</td><td>{'word ' * 3000}end.</td></tr></table>")).count("word")
        == 3000
    )


def test_a_digest_breaks_inside_the_page_and_is_one_word_when_copied() -> None:
    digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" * 3
    data = made(f"<p>sha256 {digest} end</p>")
    assert digest in text_of(data).replace("\n", "")
    right = max(
        box.x1 for page in extract_pages(io.BytesIO(data)) for box in page if isinstance(box, LTTextContainer)
    )
    assert right < 540


def test_only_what_cannot_break_is_cut() -> None:
    assert pieces("a few words, nothing long") == ["a few words, nothing long"]
    assert pieces(f"x {'ab' * 20} y") == [
        "x ",
        "abababa",
        "bababab",
        "abababa",
        "bababab",
        "abababa",
        "babab",
        " y",
    ]
    assert pieces("北京" * 30) == ["北京" * 30]


@pytest.mark.parametrize(
    "hostile",
    [
        '#read("/etc/passwd")',
        '#import "@preview/x:1.0.0"',
        "#panic()",
        "*bold* _em_ $x$ `raw` = heading",
        '"); #panic("',
        "\\u{41} <label> @ref // comment /* more */",
        "https://evil.example",
        "--- ... -? ~ '\"",
    ],
)
def test_what_would_be_typst_stays_words(hostile: str) -> None:
    escaped = hostile.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    html = f'<h1>{escaped}</h1><p id="{escaped}">{escaped} <a href="#{escaped}">here</a></p>'
    data = made(html, title=hostile, label=hostile, author=hostile, language=hostile)
    assert text_of(data).count(hostile) >= 2
    assert not [one for one in annotations(data) if "URI" in resolve1(one.get("A") or {})]


def test_letters_of_other_scripts_come_from_the_fonts_at_hand() -> None:
    text = text_of(made("<p>Ελλάδα Україна Đorđević œuvre ₴ → ▢</p>"))
    for word in ("Ελλάδα", "Україна", "Đorđević", "œuvre", "₴", "→", "▢"):
        assert word in text
    assert "Characters not shown" not in text


def test_a_character_that_no_font_has_is_printed_as_its_number_and_the_reader_is_told() -> None:
    text = text_of(made(f"<p>{'Many words around. ' * 20} Here: {NOWHERE}, and again {NOWHERE}.</p>"))
    assert text.count("[U+F0000]") == 3
    assert "Characters not shown" in text


def test_it_is_told_of_titles_and_labels_too() -> None:
    page = f"<p>{'Many words. ' * 200}</p>" * 4
    text = text_of(made(page, label=f"Label {NOWHERE}", title=f"Title {NOWHERE}"))
    assert "Label [U+F0000]" in text
    assert "Title [U+F0000]" in text


def test_a_brief_in_letters_that_no_font_has_is_refused_with_a_way_out() -> None:
    with pytest.raises(UsageError, match="no font on this machine") as refused:
        made(f"<p>word {NOWHERE * 30}</p>")
    assert "docx" in str(refused.value.hint)


def test_what_typst_says_of_missing_letters_is_read_as_rust_writes_it() -> None:
    said = 'the text `"\\u{301}a"` could not be displayed with font `"X"` the text `"\\""` could not be displayed'
    assert absent_texts(said) == ("\u0301a", '"')
    assert told("e\u0301a!", ["\u0301a"]) == "e[U+0301 U+0061]!"


def test_typst_still_says_so_in_those_words() -> None:
    with pytest.raises(typst.TypstError) as error:
        typst.compile(
            f'#set document(title: "x"); #text("{NOWHERE}")'.encode(),
            format="pdf",
            pdf_standards=["ua-1"],
            ignore_system_fonts=True,
        )
    assert absent_texts(error.value.diagnostic) == (NOWHERE,)


def test_without_typst_the_error_says_how_to_get_it(root: Path) -> None:
    code = (
        "import sys\nsys.modules['typst'] = None\n"
        "from briefing.documents import Properties, pdf\nfrom briefing.errors import UsageError\n"
        "try:\n    pdf('<p>x', properties=Properties('T', 'a', 'l', 'en', '2026-11-22T12:00:00Z', 'd'))\n"
        "except UsageError as error:\n    print(error.message, '|', error.hint)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(root), capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "PDF needs typst, which is not installed | pip install 'briefing[pdf]'"


def test_the_room_loads_nothing_heavy_until_it_is_asked_for_a_document(root: Path) -> None:
    code = (
        "import sys\nfrom briefing.documents import Properties, docx, pdf\n"
        "print([name for name in ('docx', 'typst', 'lxml', 'pydantic') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(root), capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_title_on_top_of_a_page_yields_to_a_long_label() -> None:
    title = "Parliament votes to expel foreign troops from the whole of the country"
    made = [replace(PROPERTIES, title=title, label="x" * long).running for long in (26, 70, 100)]
    assert made == [title[:59].rstrip() + "…", title[:34].rstrip() + "…", ""]
    assert replace(PROPERTIES, title="Short", label="x" * 98).running == "Short"
