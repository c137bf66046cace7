"""What a page says in blocks: structure, looks, anchors, links, and what a printed page leaves out."""

import pytest
from sample_brief import small_brief

from briefing.documents.blocks import (
    Block,
    Box,
    Cell,
    Definition,
    Definitions,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Rule,
    Run,
    Table,
    words,
)
from briefing.documents.page import blocks
from briefing.documents.runs import first_strong, harmless, isolated
from briefing.documents.trees import runs
from briefing.render import render


def said(*texts: str) -> tuple[Block, ...]:
    return tuple(Paragraph((Run(text),), direction="ltr") for text in texts)


def anchors(found: tuple[Block, ...]) -> set[str]:
    return {run.anchor for run in runs(found)} - {""}


def links(found: tuple[Block, ...]) -> set[tuple[str, str]]:
    return {(run.text, run.to) for run in runs(found) if run.to}


def test_only_main_is_taken_and_the_body_where_there_is_none() -> None:
    assert blocks("<body><nav>menu</nav><main><p>brief</main><aside>article</aside>") == said("brief")
    assert blocks("<p>a<p>b") == said("a", "b")
    assert blocks("just words") == said("just words")


@pytest.mark.parametrize("empty", ["", " \n", "<main></main>", "<main> <p> <br> </p></main>", "<!-- x -->"])
def test_a_page_without_words_has_no_blocks(empty: str) -> None:
    assert blocks(empty) == ()


def test_a_brief_of_ours_has_its_title_headings_lists_and_evidence() -> None:
    found = blocks(render(small_brief(), template="policy", format="html"))
    outline = [(one.level, words(one)) for one in found if isinstance(one, Heading)]
    assert outline[0] == (0, "Arden threatens to sue over the dam")
    assert (1, "Evidence") in outline
    table = next(one for one in found if isinstance(one, Table))
    assert [words(cell.blocks[0]) for cell in table.head[0]] == ["No.", "The article’s words", "Characters"]
    numbers = {f"e-{number}" for number in range(1, len(table.body) + 1)}
    assert numbers <= anchors(found)
    assert {to for text, to in links(found) if text.startswith("[")} <= numbers


def test_the_first_h1_is_the_title_and_no_level_is_skipped() -> None:
    found = blocks("<h1>T</h1><h4>a</h4><h3>b</h3><h1>c</h1><h6>d</h6><h6>e</h6>")
    assert [one.level for one in found if isinstance(one, Heading)] == [0, 1, 2, 1, 2, 3]


def test_looks_come_from_elements_and_classes() -> None:
    (one,) = blocks(
        "<p>a <strong>b</strong> <em>c</em> <span class='note'>d</span> <b class='unclear'>e</b>"
        "<del>f</del><sup>2</sup><sub>3</sub> <span class=slot>g</span></p>"
    )
    assert isinstance(one, Paragraph)
    assert one.runs == (
        Run("a "),
        Run("b", strong=True),
        Run(" "),
        Run("c", em=True),
        Run(" "),
        Run("d", small=True),
        Run(" "),
        Run("e", strong=True, unclear=True),
        Run("f", struck=True),
        Run("2", raised=True),
        Run("3", lowered=True),
        Run(" "),
        Run("g", slot=True),
    )


def test_white_space_is_that_of_a_page_and_breaks_are_kept() -> None:
    (one,) = blocks("<p>\n a \n b<b> c</b>\u00a0d <br> e<br></p>")
    assert words(one) == "a b c\u00a0d \ne"


def test_a_quotation_element_gets_the_marks_that_a_browser_draws() -> None:
    assert words(blocks("<p>He said <q>no</q>.")[0]) == "He said “no”."


def test_lists_nest_and_keep_what_is_no_item() -> None:
    found = blocks("<ol start=3><li>a<ul><li>b</ul><li>c</ol>")
    inner = Listing((said("b"),), direction="ltr")
    assert found == (Listing(((*said("a"), inner), said("c")), ordered=True, start=3, direction="ltr"),)
    assert words(blocks("<ul>stray<li>a<p>b</ul>")[0]) == "stray a b"


def test_a_list_is_parted_where_the_side_of_its_marks_changes() -> None:
    found = blocks("<ol><li dir=auto>one<li dir=auto>אחת<li dir=auto>three</ol>")
    assert [(one.start, one.direction) for one in found if isinstance(one, Listing)] == [
        (1, "ltr"),
        (2, "rtl"),
        (3, "ltr"),
    ]


def test_terms_stand_beside_what_is_said_of_them_when_they_are_short() -> None:
    assert blocks("<dl><dt>Who</dt><dd>Ann</dd><dd>Bob</dd><dt>When</dt></dl>") == (
        Definitions(
            (
                Definition((Run("Who"),), said("Ann")),
                Definition((), said("Bob")),
                Definition((Run("When"),), ()),
            ),
            "beside",
            "ltr",
        ),
    )
    (long,) = blocks("<dl><dt>What the labels mean<dd>x</dl>")
    (many,) = blocks(f"<dl>{'<dt>a<dd>b' * 6}</dl>")
    assert isinstance(long, Definitions)
    assert isinstance(many, Definitions)
    assert (long.form, many.form) == ("stacked", "paired")


def test_a_table_is_made_rectangular() -> None:
    (table,) = blocks("<table><tr><th>a<th>b<th>c<tr><td rowspan=2>d<td colspan=2>e<tr><td>f</table>")
    assert isinstance(table, Table)
    assert table.head == ((Cell(said("a"), True), Cell(said("b"), True), Cell(said("c"), True)),)
    assert table.body == (
        (Cell(said("d")), Cell(said("e"), span=2)),
        (Cell(), Cell(said("f")), Cell()),
    )
    assert len(table.widths) == 3
    assert sum(table.widths) <= 1.001


def test_a_table_with_much_text_takes_the_line_and_a_small_one_does_not() -> None:
    (wide,) = blocks(f"<table><tr><td>[1]<td>{'word ' * 90}<td>0–450</table>")
    (narrow,) = blocks("<table><tr><td>likely<td>55–80 %</table>")
    assert isinstance(wide, Table)
    assert isinstance(narrow, Table)
    assert sum(wide.widths) == pytest.approx(1, abs=0.001)
    assert wide.widths[1] > 0.7
    assert sum(narrow.widths) < 0.4


def test_frames_slots_rules_and_new_pages() -> None:
    found = blocks(
        "<div class='slot'><p>▢ fill in</p></div><p class=slot></p><div class=box>b</div>"
        "<blockquote>q</blockquote><hr><section style='page-break-before: always'>c</section>"
    )
    assert found == (
        Box(said("▢ fill in"), "slot"),
        Box((Paragraph((), direction="ltr"),), "slot"),
        Box(said("b"), "box"),
        Box(said("q"), "quote"),
        Rule(),
        PageBreak(),
        *said("c"),
    )


def test_what_a_printed_page_leaves_out_is_left_out() -> None:
    page = (
        "<p class=hint>click</p><a class='skip' href='#x'>skip</a><p hidden>h</p><p style='display: none'>n</p>"
        "<details><summary>s</summary>closed</details><script>x()</script><style>p{}</style><!-- c -->"
        "<details open><summary>seen</summary>open</details>"
    )
    assert [words(one) for one in blocks(page)] == ["seen", "open"]


def test_an_unknown_element_becomes_its_text_and_a_picture_its_alternative() -> None:
    assert [
        words(one) for one in blocks("<p><blink>a</blink> <x-y>b</x-y> <img alt='chart' src='x'></p>")
    ] == ["a b chart"]


def test_links_into_the_page_stay_and_of_others_only_the_articles_own() -> None:
    page = (
        '<p id="here">x <a href="#here">in</a> <a href="#gone">dead</a> <a href="http://evil.example/">out</a> '
        '<a href="https://post.example/a">article</a> <a href="javascript:alert(1)">script</a></p>'
    )
    found = blocks(page, "https://post.example/a")
    assert links(found) == {("in", "here")}
    assert {run.url for run in runs(found)} == {"", "https://post.example/a"}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://[x", "http://a b/", "/a", ""])
def test_what_is_no_address_is_no_link_even_as_the_articles_own(address: str) -> None:
    assert not any(run.url for run in runs(blocks(f'<a href="{address}">x</a>', address)))


def test_what_is_no_language_tag_is_none() -> None:
    found = blocks('<p lang="zh-Hans">a</p><p lang="&quot;&gt;">b</p><p lang="english please">c</p>')
    assert [run.language for run in runs(found)] == ["zh-Hans", "", ""]


def test_of_elements_with_one_name_the_first_is_the_target() -> None:
    found = blocks('<p id="a">1</p><p id="a">2</p><p><a href="#a">x</a></p>')
    assert [run.anchor for run in runs(found) if run.anchor] == ["a"]


def test_a_citation_leads_to_its_row_and_not_from_the_row_to_itself() -> None:
    found = blocks(
        '<p>x <a class="cite" href="#s-1" data-evidence="2">[2]</a></p><table>'
        '<tr id="e-2"><td><a class="cite" href="#s-1" data-evidence="2">[2]</a></td><td>words</td></tr></table>'
    )
    assert links(found) == {("[2]", "e-2")}
    assert [(run.text, run.to) for run in runs(found) if run.cite] == [("[2]", "e-2"), ("[2]", "")]


def test_rows_without_a_name_get_one_from_their_citation() -> None:
    found = blocks(
        '<p>x <a class="cite" href="#s-1">[2]</a></p>'
        '<table><tr><td><a class="cite" href="#s-1">[2]</a></td><td>words</td></tr></table>'
    )
    assert links(found) == {("[2]", "e-2")}


def test_a_brief_without_an_evidence_table_gets_one_from_the_article_beside_it() -> None:
    found = blocks(
        '<main><p>x <a class="cite" href="#s-9">[12]</a><a class="cite" href="#s-1">[3]</a></p></main>'
        '<article lang="de"><span id="s-1">Erster Satz.<sup><a class="cite" href="#l">[3]</a></sup></span>'
        '<span id="s-9">Neunter Satz.</span></article>'
    )
    assert isinstance(found[-2], Heading)
    table = found[-1]
    assert isinstance(table, Table)
    assert [[words(cell.blocks[0]) for cell in row] for row in table.body] == [
        ["[3]", "Erster Satz."],
        ["[12]", "Neunter Satz."],
    ]
    assert links(found) == {("[12]", "e-12"), ("[3]", "e-3")}
    assert table.body[0][1].blocks == (Paragraph((Run("Erster Satz.", language="de"),), direction="ltr"),)


def test_direction_and_language_are_those_of_the_page() -> None:
    found = blocks(
        '<html lang="ar" dir="rtl"><main><p>مرحبا <bdi lang="en">Ann</bdi></p><p dir="ltr">x</p>'
        '<ul><li dir="auto">abc</li></ul></main></html>'
    )
    first, second, listing = found
    assert isinstance(first, Paragraph)
    assert first.direction == "rtl"
    assert first.runs == (Run("مرحبا ", language="ar"), Run("Ann", language="en", direction="ltr"))
    assert isinstance(second, Paragraph)
    assert second.direction == "ltr"
    assert isinstance(listing, Listing)
    assert listing.direction == "ltr"


def test_runs_of_the_other_direction_can_be_isolated() -> None:
    one = isolated(
        (Run("אב "), Run("(x", direction="ltr"), Run("y)", strong=True, direction="ltr"), Run(" ג"))
    )
    assert [run.text for run in one] == ["אב ", "\u2066(x", "y)\u2069", " ג"]


def test_the_first_letter_with_a_direction_decides() -> None:
    assert [first_strong(text) for text in ("12 abc א", "“א abc", "12", "")] == ["ltr", "rtl", "ltr", "ltr"]


def test_characters_that_no_document_may_hold_are_shown() -> None:
    assert harmless("a\x00b\u202ec\ud800d\ufffee\tf\n") == "a\ufffdb\ufffdc\ufffdd\ufffde\tf\n"
    assert words(blocks("<p>a\x0bb")[0]) == "a\ufffdb"


def test_small_print_stays_small_in_lists_of_terms() -> None:
    (found,) = blocks("<div class=small><dl><dt>A term of some length</dt><dd>said of it</dd></dl></div>")
    assert isinstance(found, Definitions)
    assert [one.manner for one in found.entries[0].blocks if isinstance(one, Paragraph)] == ["small"]
    (plain,) = blocks("<dl><dt>A term of some length</dt><dd>said of it</dd></dl>")
    assert isinstance(plain, Definitions)
    assert [one.manner for one in plain.entries[0].blocks if isinstance(one, Paragraph)] == ["plain"]
