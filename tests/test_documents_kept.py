"""Nothing is lost on the way to paper: every word of the page stands in the DOCX and in the PDF."""

import io
import re
from collections import Counter

import docx as python_docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import html as parser
from pdfminer.high_level import extract_text
from sample_brief import large_briefs, small_brief

from briefing.documents import Properties, docx, pdf
from briefing.nouns.brief import Brief
from briefing.render import render

PROPERTIES = Properties(
    # Signs alone: what stands above and below the text must not make up for a word that it lost.
    title="…",
    author="·",
    label="—",
    language="en",
    created="2026-11-22T12:00:00Z",
    digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
)

WORDS = st.text("abcXYZäßęЖя東北ω0179", min_size=1, max_size=9)
TEXT = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
INLINE = "strong em b small span a q bdi sup sub del code mark blink".split()
BLOCK = "p div section blockquote pre h1 h2 h3 h6 li dd td tr form center dir center custom-thing".split()
GROUPS = {"ul": "li p ul b", "ol": "li li", "dl": "dt dd dt div", "table": "tr tbody caption thead p"}
CLASSES = " slot box note label unclear cite page-break none bottom".split(" ")


def attributes(tag: str) -> st.SearchStrategy[str]:
    classes = st.sampled_from(CLASSES).map(lambda name: f' class="{name}"' if name else "")
    ids = st.sampled_from(["", ' id="a"', ' id="e-1"', ' id="b c"'])
    more = {
        "a": [
            ' href="#a"',
            ' href="#nowhere"',
            ' href="http://evil.example/"',
            ' href="#e-1" data-evidence="1"',
        ],
        "td": [' colspan="3"', ' rowspan="2"', ' colspan="999999"'],
        "ol": [' start="4"'],
    }.get(tag, [])
    directions = ["", ' dir="auto"', ' dir="rtl"', ' lang="fr"']
    return st.tuples(classes, ids, st.sampled_from([*directions, *more])).map("".join)


def element(tag: str, inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda more, within: f"<{tag}{more}>{within}</{tag}>", attributes(tag), inner)


def rows(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    cell = st.sampled_from(["td", "th"]).flatmap(lambda tag: element(tag, inner))
    return st.lists(cell | inner, max_size=3).map(lambda cells: f"<tr>{''.join(cells)}</tr>")


def group(tag: str, inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    child = st.sampled_from(GROUPS[tag].split()).flatmap(
        lambda name: rows(inner) if name == "tr" else element(name, inner)
    )
    return st.lists(child | TEXT, max_size=4).flatmap(lambda within: element(tag, st.just("".join(within))))


def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    single = st.sampled_from([*INLINE, *BLOCK]).flatmap(lambda tag: element(tag, inner))
    groups = st.sampled_from(sorted(GROUPS)).flatmap(lambda tag: group(tag, inner))
    return st.lists(single | groups | TEXT, min_size=1, max_size=3).map(" ".join)


PAGES = st.recursive(TEXT, larger, max_leaves=12).map(
    lambda inner: (
        f"<!DOCTYPE html><html lang='en'><head><title>T</title></head><body><main>{inner}</main></body></html>"
    )
)


def tokens(text: str) -> Counter[str]:
    """Characters that carry words; how often each stands there does not depend on breaks between lines."""
    return Counter(re.findall(r"\w", text))


def page_text(html: str) -> str:
    """What a reader sees of the page's <main>, closed details and hints aside."""
    main = parser.document_fromstring(html).find(".//main")
    for gone in main.xpath(".//details[not(@open)] | .//script | .//style | .//*[contains(@class, 'hint')]"):
        gone.drop_tree()
    return " ".join(main.itertext())


def docx_text(data: bytes) -> str:
    body = python_docx.Document(io.BytesIO(data)).element.body
    return "\n".join("".join(node.text or "" for node in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def pdf_text(data: bytes) -> str:
    return extract_text(io.BytesIO(data))


def printed_words(text: str) -> Counter[str]:
    """The PDF's characters without what stands above and below every page."""
    kept = re.sub(r"Page \d+ of \d+", "", text)
    return tokens(kept)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(PAGES)
@example("<main><table><tr>stray<td rowspan=3>a<td>b<tr><td>c<p>d</table></main>")
@example("<main><dl>loose<dd>x</dd><dt>y</dt><dt>z</dt></dl><ul>text<p>t</p></ul></main>")
@example("<main>" + "<ul><li>x" * 40 + "</main>")
@example("<main>" + "<blockquote class=box>y" * 40 + "</main>")
@example("<main>" + "<div class=slot><table><tr><td>y" * 14 + "</main>")
@example("<main>" + "<b>" * 3000 + "deep</main>")
@example("<main><h3><b>x</b> <h2>y</h2></h3></main>")
def test_every_character_of_the_page_is_in_the_docx_and_in_the_pdf(html: str) -> None:
    expected = tokens(page_text(html))
    assert expected - tokens(docx_text(docx(html, properties=PROPERTIES))) == Counter()
    assert expected - printed_words(pdf_text(pdf(html, properties=PROPERTIES))) == Counter()


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(large_briefs())
def test_no_brief_is_too_large_or_too_strange(brief: Brief) -> None:
    html = render(brief, template="policy", format="html")
    expected = tokens(page_text(html))
    assert expected - tokens(docx_text(docx(html, properties=PROPERTIES))) == Counter()


@pytest.mark.parametrize("template", ["policy", "flash"])
def test_whole_words_of_a_brief_stand_in_both_in_order(template: str) -> None:
    html = render(small_brief(), template=template, format="html")
    words = re.findall(r"\w+", page_text(html))
    for text in (docx_text(docx(html, properties=PROPERTIES)), pdf_text(pdf(html, properties=PROPERTIES))):
        assert not Counter(words) - Counter(re.findall(r"\w+", text))
