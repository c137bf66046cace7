"""What another system gets of a page: plain semantic HTML, and its words."""

import re

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_brief import small_brief

from briefing.errors import UsageError
from briefing.exports.fragment import fragment, plain
from briefing.render import render, templates

LABEL = "<p><strong>Made by a machine</strong></p>"


def of(page: str, url: str | None = None) -> str:
    whole = fragment(page, label="Made by a machine", article_url=url)
    assert whole == LABEL or whole.startswith(f"{LABEL}\n")
    return whole.removeprefix(LABEL).removeprefix("\n")


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ("<body><main><h1>Head</h1><h2 id=a class=b>Part</h2>words</main><aside>no</aside>", "<h2>Part</h2>\n<p>words</p>"),
        ("<p>one</p> two <b>three</b><p>four</p>", "<p>one</p>\n<p>two <b>three</b></p>\n<p>four</p>"),
        ("<section><div class=x><a href='#s1'>line</a>\n <a href='#s1'>[1]</a></div></section>", "<p>line [1]</p>"),
        ("<ul class=x><li id=y>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<dl><dt>Outlet<dd><bdi>The Post</bdi></dl>", '<ul><li><strong>Outlet:</strong> <span dir="auto">The Post</span></li></ul>'),
        ("<dl><dt>What<dd><ul><li>a</ul></dl>", "<ul><li><strong>What:</strong> <ul><li>a</li></ul></li></ul>"),
        ("<p>He said <q lang=de>ja</q></p>", '<p>He said <span lang="de">“ja”</span></p>'),
        ("<table><tr><th scope=col>No.<td colspan=2 style='x'>1</table>", '<table><tr><th scope="col">No.</th><td colspan="2">1</td></tr></table>'),
        ("<blockquote><p>said</p><footer>who</footer></blockquote>", "<blockquote><p>said</p><p>who</p></blockquote>"),
        ("<details class=findings><summary>1</summary>no</details><details><summary>More</summary>yes</details>", "<p>More</p>\n<p>yes</p>"),
        ("<p class=hint>Choose a line</p><p hidden>no</p><script>no</script><style>no</style>", ""),
        ("<p>a<!-- no -->b</p>", "<p>ab</p>"),
        ("<p lang=ar dir=rtl>سلام</p>", '<p lang="ar" dir="rtl">سلام</p>'),
        ("<p>a<br>b</p><hr>", "<p>a<br>b</p>\n<hr>"),
        ("<img src=x onerror=alert(1)><p onclick=x>a</p><iframe src=x></iframe>", "<p>a</p>"),
        ("<p>&lt;script&gt; &amp;amp; a\xa0b</p>", "<p>&lt;script&gt; &amp;amp; a\xa0b</p>"),
        ("<p>Made by a machine</p><p>words</p>", "<p>words</p>"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_is_kept_of_a_page(page: str, kept: str) -> None:
    if not page:
        with pytest.raises(UsageError):
            of(page)
        return
    assert of(page) == kept


def test_only_the_articles_address_stays_a_link() -> None:
    page = "<p><a href='https://post.example/ä'>article</a> <a href='https://other.example'>other</a></p>"
    expected = '<p><a href="https://post.example/%C3%A4">article</a> other</p>'
    assert of(page, "https://post.example/ä") == expected
    assert of(page) == "<p>article other</p>"
    assert of("<p><a href='javascript:x'>a</a></p>", "javascript:x") == "<p>a</p>"


FAMILIES = [known.name for known in templates() if "html" in known.formats]


@pytest.mark.parametrize("family", FAMILIES)
def test_every_line_and_citation_of_the_page_is_in_it_and_nothing_of_the_article(family: str) -> None:
    page = render(small_brief(), template=family, format="html")
    kept = fragment(page, label=small_brief().label)
    words = plain(kept)
    assert words.startswith("AI-generated, not reviewed\n")
    assert words.count("AI-generated, not reviewed") == 1
    main = lxml.html.document_fromstring(page).find(".//main")
    said = ["".join(link.text_content().split()) for link in main.xpath(".//a[@class='said']")]
    assert len(said) > 4
    assert [line for line in said if line not in "".join(words.split())] == []
    cited = [link.text_content() for link in main.xpath(".//a[@class='cite']")]
    assert sorted(re.findall(r"\[\d+\]", words)) == sorted(cited)
    assert not re.search(r"\s(?:class|style|id|data-\w+|aria-\w+)=", kept)
    assert "<a " not in kept
    assert "Also read" not in words


@given(st.text(max_size=60))
def test_any_text_comes_back_as_its_own_words(text: str) -> None:
    shown = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\r\u202a-\u202e\u2066-\u2069]", "", text)
    page = f"<main><p>{shown.replace('&', '&amp;').replace('<', '&lt;')}</p></main>"
    assert plain(of(page)).split() == shown.split()


@given(st.text(alphabet="<>/\"'=&;! -abiqpul1\n", max_size=80))
def test_no_markup_of_any_kind_brings_an_attribute_or_a_script_through(text: str) -> None:
    try:
        kept = of(f"<main>{text}</main>")
    except UsageError:
        return
    assert set(re.findall(r"<(\w+)", kept)) <= {"p", "ul", "li", "a", "b", "i", "strong", "br", "h2", "span"}
    assert not re.search(r"<\w+ (?!dir=\"auto\">)", kept)


def test_the_facts_of_a_pages_header_come_after_the_news() -> None:
    page = (
        "<main><header><p>Kind</p><dl class='facts masthead'><dt>As of<dd>today</dl>"
        "<dl class='facts wide'><dt>Outlet<dd>The Post</dl></header><p>news</p><dl class=facts><dt>Here<dd>stays</dl></main>"
    )
    assert of(page) == (
        "<p>Kind</p>\n<ul><li><strong>As of:</strong> today</li></ul>\n<p>news</p>\n<ul><li><strong>Here:</strong> stays</li></ul>\n"
        "<h2>Source and origin</h2>\n<ul><li><strong>Outlet:</strong> The Post</li></ul>"
    )


def test_the_words_of_a_table_stand_row_by_row() -> None:
    markup = "<table><tr><td>[1]</td><td>a &amp; b</td></tr><tr><td>[2]</td><td>c</td></tr></table>"
    assert plain(markup) == "[1]  a & b\n[2]  c"
