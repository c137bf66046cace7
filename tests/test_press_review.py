"""The press review in print: whole documents, links, citations, hostile words, and the noun's own rules.

Golden files: tests/golden/press-review.<format>. After a change that is meant, write them anew with

    WRITE_GOLDEN=1 pytest tests/test_press_review.py

and read the difference before committing it.
"""

import base64
import datetime as dt
import hashlib
import os
import re
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html as parser
from markdown_it import MarkdownIt
from pydantic import ValidationError
from sample_brief import brief_saying
from sample_press import agency_copy, blast, blast_elsewhere, budget, plain_brief, strike

from briefing.digest import press_review
from briefing.errors import UsageError
from briefing.nouns.brief import When
from briefing.nouns.press_review import PressReview, Unreadable
from briefing.render.columns import COLUMNS, width
from briefing.render.escape import clean
from briefing.render.press_index import INDEX_NAMES
from briefing.render.press_view import address, press_view, render_press_review

GOLDEN = Path(__file__).parent / "golden"
NOW = dt.datetime(2025, 5, 15, 6, 0, tzinfo=dt.UTC)
FORMATS = ("md", "html", "txt")
HOSTILE = [
    "<script>alert(1)</script>",
    "{{ 7*7 }} {% raw %}",
    "click ](http://evil.example/x) ![p](http://evil.example/p.png)",
    "</main></title></style>-->",
    "# heading\n\n---\n> quote\n\n    code\n\n```\nfence",
    "&lt;img src=x onerror=alert(1)&gt; &copy;",
    '" onmouseover="alert(1)',
    "\x00\x1b[31mred\x07 \u202egnp.exe\u202c",
]


@pytest.fixture(scope="module")
def review() -> PressReview:
    german = plain_brief(
        "Der Bundestag hat am Dienstag den Haushalt beschlossen.", headline="Haushalt beschlossen",
        outlet="Velmarer Zeitung", published="2025-05-13", language="de", url="https://zeitung.example/a?b=c&d=<e>",
    )  # fmt: skip
    lost = Unreadable(name="scan.pdf", reason="the file has no text")
    briefs = (blast(), blast_elsewhere(), agency_copy(), budget(), strike(), german, blast())
    made = press_review(briefs, failures=[lost], now=NOW)
    fixed = made.provenance.model_copy(update={"generator": "briefing 0.1.0"})
    return made.model_copy(update={"provenance": fixed, "cut": ("3 quotations",)})


def page(review: PressReview) -> parser.HtmlElement:
    return parser.document_fromstring(render_press_review(review, format="html"))


@pytest.mark.parametrize("form", FORMATS)
def test_the_whole_document_is_the_golden_one(review: PressReview, form: str) -> None:
    text = render_press_review(review, format=form)
    golden = GOLDEN / f"press-review.{form}"
    if os.environ.get("WRITE_GOLDEN"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


def test_json_is_the_noun_and_reads_back(review: PressReview) -> None:
    text = render_press_review(review, format="json")
    assert PressReview.model_validate_json(text) == review


def test_every_link_of_the_page_leads_to_its_place_or_to_an_article(review: PressReview) -> None:
    document = page(review)
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    inside = {link[1:] for link in document.xpath("//@href") if link.startswith("#")}
    outside = {link for link in document.xpath("//@href") if not link.startswith("#")}
    assert inside <= set(ids)
    assert outside == {"https://arden.example/blast", "https://zeitung.example/a?b=c&d=%3Ce%3E"}


def test_the_page_needs_no_script_and_loads_nothing(review: PressReview) -> None:
    document = page(review)
    assert not document.xpath("//script | //link | //img | //iframe | //form | //@src | //@style")
    style = document.xpath("//style")[0].text
    assert not re.search(r"@import|url\(", style)
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode()
    policy = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_the_style_is_short_enough_for_mail_programs() -> None:
    """Gmail drops a style sheet of more than 8,192 characters."""
    assert len((Path(__file__).parent.parent / "templates/press-review/press-review.css").read_text()) < 8192


def test_headings_go_down_one_step_at_a_time(review: PressReview) -> None:
    levels = [int(node.tag[1]) for node in page(review).xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_line_has_a_citation_that_is_listed_with_words_of_the_article(review: PressReview) -> None:
    seen = press_view(review)
    listed = {one.id: (source.entry.number, one) for source in seen.sources for one in source.evidence}
    lines = [line for theme in seen.themes for entry in theme.entries for line in entry.lines]
    lines += [side.line for one in seen.divergences for side in one.sides]
    lines += [
        seen.top_line,
        *(entry.quote for theme in seen.themes for entry in theme.entries if entry.quote),
    ]
    assert len(lines) > 12
    for line in lines:
        assert line.cites
        for cite in line.cites:
            number, one = listed[cite]
            assert number == line.article
            words = clean(review.briefs[number - 1].article.text[one.start : one.end])
            assert one.text in {"", words}
            assert one.text or words.strip("“”. ") in " ".join(
                other.text for other in lines if cite in other.cites
            )


def test_every_printed_line_ends_with_its_citation(review: PressReview) -> None:
    lines = render_press_review(review).splitlines()
    body = lines[lines.index("## Top line") : lines.index("## Index")]
    said = [
        line for line in body if line.startswith(("- ", "  - ")) and not line.startswith(("- Link:", "- **"))
    ]
    assert len(said) > 10
    assert all(re.search(r"\[\d+\.\d+\]$", line) for line in said)


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_that_came_in_disappears(review: PressReview, form: str) -> None:
    text = render_press_review(review, format=form)
    flat = re.sub(r"\s+", " ", parser.fromstring(text).text_content() if form == "html" else text)
    flat = flat.replace("\\", "").replace("`", "")
    for said in (
        "AI-generated, not reviewed",
        "scan.pdf: the file has no text",
        "blast.html: the very text of “Blast at Arden power station”",
        "Left out for length: 3 quotations",
        "same text as [2]",
        "in German",
        "no address known",
        "Different numbers: 15 / 12",
        "A demand, only in [3]: Ruth Vale",
        "“on Monday”: 12 May 2025",
        "Other articles",
        "outlet unknown",
    ):
        assert said.casefold() in flat.casefold(), said


def test_plain_text_keeps_to_its_columns_but_for_addresses(review: PressReview) -> None:
    lines = render_press_review(review, format="txt").splitlines()
    assert all(width(line) <= COLUMNS for line in lines if "https://" not in line)
    assert "    https://arden.example/blast" in lines


def test_a_first_person_statement_stands_in_quotation_marks_behind_its_speaker() -> None:
    brief = plain_brief("We will close the station.", headline="Speech")
    said = brief.what[0].model_copy(update={"speaker": "Ruth Vale", "status": "announced"})
    made = press_review([brief.model_copy(update={"what": (said,)})], now=NOW)
    assert "Ruth Vale: “We will close the station.” [1.1]" in render_press_review(made)


def test_the_top_line_is_not_printed_again_below_its_headline_unless_the_article_has_no_other(
    review: PressReview,
) -> None:
    seen = press_view(review)
    assert seen.top_line is not None
    first = seen.themes[0].entries[0]
    assert seen.top_line.text not in [line.text for line in first.lines]
    assert first.lines
    alone = press_view(press_review([plain_brief("Brill hid the reports.", headline="Reports")], now=NOW))
    assert [line.text for line in alone.themes[0].entries[0].lines] == ["Brill hid the reports"]


def test_a_day_stands_alone_behind_words_that_do_not_name_it() -> None:
    text = "Talks failed on Monday."
    brief = plain_brief(text, headline="Talks")
    when = When(id="t", evidence=brief.what[0].evidence, verdict="supported", phrase="on Monday",
                date="2025-05-12", basis="x", event="talks failed")  # fmt: skip
    said = brief.what[0].model_copy(update={"statement": "Talks failed"})
    for what, printed in ((brief.what[0], "Talks failed on Monday (“on Monday”: 12 May 2025)."),
                          (said, "Talks failed (12 May 2025).")):  # fmt: skip
        made = brief.model_copy(update={"what": (what,), "when": (when,), "bottom_line": None})
        assert printed in render_press_review(press_review([made], now=NOW))


def test_unknown_authors_are_counted_once(review: PressReview) -> None:
    text = render_press_review(review)
    assert text.count("author") == 1 + sum("author" in line for line in text.splitlines() if "Method" in line)
    assert "5 authors unknown" in text


def test_what_is_alleged_is_marked() -> None:
    brief = plain_brief("Brill hid the reports.", headline="Reports")
    said = brief.what[0].model_copy(update={"speaker": "Ruth Vale", "status": "alleged"})
    made = press_review([brief.model_copy(update={"what": (said,)})], now=NOW)
    assert "Brill hid the reports (alleged, according to Ruth Vale). [1.1]" in render_press_review(made)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_text(words: str) -> None:
    brief = brief_saying(words)
    made = press_review(
        [brief, budget()], failures=[Unreadable(name=words, reason=words)], title=words, now=NOW
    )
    document = page(made)
    assert not document.xpath("//script | //img | //iframe | //base | //@src | //@onmouseover | //@onerror")
    assert len(document.xpath("//style")) == 1
    assert {link[0] for link in document.xpath("//@href")} == {"#"}
    assert clean(words) in re.sub(r"\s+", " ", document.xpath("//main")[0].text_content())
    shown = parser.fromstring(MarkdownIt("commonmark").render(render_press_review(made)))
    assert not shown.xpath("//a | //img | //script | //blockquote | //pre")
    assert clean(words) in re.sub(r"\s+", " ", shown.text_content())
    text = render_press_review(made, format="txt")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert all(width(line) <= COLUMNS for line in text.splitlines())


@pytest.mark.parametrize(
    ("url", "printed"),
    [
        ("https://a.example/b?c=d#e", "https://a.example/b?c=d#e"),
        (" http://a.example/é ", "http://a.example/%C3%A9"),
        ("https://a.example/<b>\"' x", "https://a.example/%3Cb%3E%22'%20x"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("https://[", ""),
        ("https:///path", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str | None, printed: str) -> None:
    assert address(url) == printed


def test_an_address_is_one_link_in_markdown(review: PressReview) -> None:
    shown = parser.fromstring(MarkdownIt("commonmark").render(render_press_review(review)))
    assert {link for link in shown.xpath("//@href")} == {
        "https://arden.example/blast",
        "https://zeitung.example/a?b=c&d=%3Ce%3E",
    }


def test_a_long_index_is_cut_and_says_how_much() -> None:
    brief = blast()
    names = tuple(
        brief.who[0].model_copy(update={"name": f"Name {number:03}"}) for number in range(INDEX_NAMES + 7)
    )
    made = press_review([brief.model_copy(update={"who": names, "where": ()})], now=NOW)
    assert press_view(made).unlisted == 7
    assert "and 7 more names" in render_press_review(made)


def test_an_empty_review_is_printed_too() -> None:
    made = press_review([], failures=[Unreadable(name="a.html", reason="no article")], now=NOW)
    for form in FORMATS:
        text = render_press_review(made, format=form)
        assert "0 articles" in text
        assert "No article has a bottom line" in text


def test_a_users_own_template_sees_the_review(review: PressReview, tmp_path: Path) -> None:
    own = tmp_path / "mine.md.j2"
    own.write_text(
        "{% for theme in view.themes %}{{ theme.name|md }}: {{ theme.entries|length }}\n{% endfor %}"
    )
    assert render_press_review(review, template=own).endswith("Other articles: 3\n")
    own.write_text("{{ nothing }}")
    with pytest.raises(UsageError, match="undefined"):
        render_press_review(review, template=own)


# ---------------------------------------------------------------------------------- the noun


def test_evidence_that_its_article_does_not_have_is_refused(review: PressReview) -> None:
    data = review.model_dump(mode="json")
    data["top_line"]["evidence"][0]["start"] += 1
    with pytest.raises(ValidationError, match="article 1 does not have the evidence"):
        PressReview.model_validate(data)


def test_an_article_without_a_place_is_refused(review: PressReview) -> None:
    with pytest.raises(ValidationError, match="numbered in the order of the themes"):
        PressReview.model_validate({**review.model_dump(), "themes": review.themes[:-1]})


def test_a_line_of_an_article_that_is_not_there_is_refused(review: PressReview) -> None:
    data = review.model_dump(mode="json")
    data["top_line"]["article"] = 99
    with pytest.raises(ValidationError, match="there is no article 99"):
        PressReview.model_validate(data)


def test_a_review_of_another_major_version_is_refused(review: PressReview) -> None:
    with pytest.raises(ValidationError, match=r"version 2\.0 cannot be read"):
        PressReview.model_validate({**review.model_dump(), "schema_version": "2.0"})
