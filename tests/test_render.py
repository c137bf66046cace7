"""Rendering: escaping, numbering, wording, the flash's limit, and users' own templates."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import html as parser
from markdown_it import MarkdownIt
from sample_brief import brief_saying, evidence, full_brief, large_briefs, signed_brief, small_brief

from briefing.errors import UsageError
from briefing.nouns.brief import Brief, Demand, Threat, What, When
from briefing.render import FORMATS, render, templates
from briefing.render.columns import COLUMNS, width, wrap
from briefing.render.escape import clean, markdown
from briefing.render.families import WORDS as FAMILY_WORDS
from briefing.render.families import within
from briefing.render.flash import WORDS
from briefing.render.spoken import balanced, date, inside, nested, opening
from briefing.render.view import view
from briefing.render.wording import main_words, words

FAMILIES = ("flash", "policy", "submission", "assessment", "sitrep")
HOSTILE = [
    "<script>alert(1)</script>",
    "{{ 7*7 }} {% raw %}",
    "click ](http://evil.example/x) ![p](http://evil.example/p.png)",
    "</article></title></style></textarea>-->",
    "[label]: http://evil.example 'x'",
    "# heading\n\n---\n> quote\n\n    code\n\n```\nfence",
    "<javascript:alert(1)> <http://evil.example> www.evil.example me@evil.example",
    "&lt;img src=x onerror=alert(1)&gt; &copy;",
    "a | b | c\n|---|---|\n| **x** | ~~y~~ _z_ `q`",
    '" onmouseover="alert(1)',
    "\\[x\\](http://evil.example) \\",
    "1. one\n- two\n+ three",
    "\x00\x1b[31mred\x07 \u202egnp.exe\u202c \u2066x",
]


def text_of(markup: str) -> str:
    return re.sub(r"\s+", " ", parser.fromstring(f"<div>{markup}</div>").text_content()).strip()


def as_html(source: str) -> str:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(source)


# ---------------------------------------------------------------------------------- escaping


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("template", FAMILIES)
def test_hostile_words_stay_text_in_markdown(words: str, template: str) -> None:
    page = parser.fromstring(as_html(render(brief_saying(words), template=template)))
    benign = parser.fromstring(
        as_html(render(brief_saying(re.sub(r"\S+", "harmless", clean(words))), template=template))
    )
    assert not page.xpath("//a | //img | //script | //del | //blockquote | //pre")
    outline = "//h1 | //h2 | //h3 | //li | //td | //hr | //ol"
    assert [node.tag for node in page.xpath(outline)] == [node.tag for node in benign.xpath(outline)]
    assert clean(words) in re.sub(r"\s+", " ", page.text_content())


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("template", FAMILIES)
def test_hostile_words_stay_text_in_html(words: str, template: str) -> None:
    document = render(brief_saying(words), template=template, format="html")
    page = parser.document_fromstring(document)
    assert len(page.xpath("//script[not(@type)]")) == 1
    data = json.loads(page.xpath("//script[@type='application/ld+json']")[0].text)
    assert data["hasPart"][0]["text"] == clean(words)
    assert len(page.xpath("//script")) == 2
    assert len(page.xpath("//style")) == 1
    assert not page.xpath("//img | //iframe | //object | //form | //link | //base | //@src")
    assert not [name for node in page.iter() for name in node.attrib if name.startswith("on")]
    assert {href[0] for href in page.xpath("//@href")} == {"#"}
    assert clean(words) in re.sub(r"\s+", " ", page.xpath("//main")[0].text_content())
    shown = "".join(page.xpath("//article//text()[not(ancestor::sup)]"))
    assert re.sub(r"\W", "", words.partition("\x00")[0]) in re.sub(r"\W", "", shown)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("template", FAMILIES)
def test_hostile_words_are_one_line_without_controls_in_plain_text(words: str, template: str) -> None:
    text = render(brief_saying(words), template=template, format="txt")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "".join(clean(words).split()) in "".join(text.split())
    assert all(width(line) <= COLUMNS for line in text.splitlines())


@pytest.mark.parametrize(
    "prose",
    [
        "A well-known U.S. official (in Kyiv) said: “no”, 50 % - or more; it's 3 < 4 & 5 > 2.",
        "It rose to $1,200.50 – about +3.5 % – on 15.05.2025!",
        "snake_case and a #hashtag, 30-day, ~30 people; x = y",
        "-5 degrees",
        "2025 was the year",
    ],
)
def test_ordinary_prose_is_not_escaped_at_all(prose: str) -> None:
    assert markdown(prose) == prose


@given(
    st.text(
        st.sampled_from("ab1 .-_*[]()<>!#`~|\\&;:/@=+{}\"'é\n\t") | st.characters(exclude_categories=["Cs"])
    )
)
@example("http://a.b/c_d*e*")
@example("&amp;#x3c;")
@example("1) x")
@settings(max_examples=300)
def test_markdown_shows_exactly_the_words_it_was_given(said: str) -> None:
    for before in ("", "- ", "# ", "- **lead:** ", "- *unclear: ")[: 5 if clean(said) else 4]:
        close = "*" if before.startswith("- *u") else ""
        rendered = as_html(f"{before}{markdown(said)}{close}")
        assert not re.search("<(?!/?(p|h1|ul|li|strong|em|code|br)\\b)", rendered)
        expected = f"{before.strip('-*# ')} {clean(said)}".strip()
        assert text_of(rendered).split() == re.sub(r"\s+", " ", expected).split()


# ---------------------------------------------------------------------------------- numbering and wording


def test_citations_are_numbered_in_order_of_first_use_and_a_span_keeps_its_number() -> None:
    seen = view(small_brief())
    assert seen.bottom_line is not None
    assert seen.bottom_line.numbers == (1, 2)
    assert [(one.number, one.start) for one in seen.citations] == [
        (1, 44),
        (2, 127),
        (3, 0),
        (4, 180),
        (5, 205),
    ]
    assert seen.lines["demands"][0].numbers == (1, 4), "the answer's evidence is cited too"


def test_every_evidence_span_is_quoted_verbatim() -> None:
    brief = small_brief()
    assert all(one.text == brief.article.text[one.start : one.end] for one in view(brief).citations)


def test_flash_uses_the_full_briefs_numbers() -> None:
    brief = small_brief()
    assert "lawsuit — if the dam stays open (according to Ruth Vale) [2]" in render(brief, template="flash")
    assert "lawsuit — if the dam stays open (according to Ruth Vale) [2]" in render(brief).replace("**", "")


def test_an_item_becomes_the_line_an_editor_expects() -> None:
    base = {"id": "x", "evidence": evidence(1), "verdict": "supported"}
    lines = [
        words(What(**base, statement="Talks are off.", speaker="Ruth Vale", status="announced")),
        words(What(**base, statement="Vale will resign", speaker="Ruth Vale", status="announced")),
        words(What(**base, statement="He fled to the U.S.", speaker=None, status="alleged")),
        words(When(**base, phrase="soon", date=None, basis="no day is named", event="talks")),
        words(When(**base, phrase="in May", date="2025-05", basis="as written", event="talks")),
        words(Demand(**base, by=("European leaders",), of=(), demand="stop", speaker="Vale")),
        words(Threat(**base, by=(), against=("Brill",), consequence="fines.", trigger="unless it closes", explicit=False)),
    ]  # fmt: skip
    assert [(one.lead, one.text, one.note) for one in lines] == [
        ("", "Talks are off", "said by Ruth Vale"),
        ("", "Vale will resign", "announced"),
        ("", "He fled to the U.S.", "alleged"),
        ("“soon”", "talks", "not resolved: no day is named"),
        ("“in May”", "talks", "May 2025: as written"),
        ("Demand by European leaders (on whom is not stated)", "stop", "according to Vale"),
        (
            "Threat against Brill (by whom is not stated)",
            "fines — unless it closes",
            "implied, not said outright",
        ),
    ]


@pytest.mark.parametrize(
    ("iso", "spoken"),
    [
        ("2025", "2025"),
        ("2025-05", "May 2025"),
        ("2025-05-01", "1 May 2025"),
        ("2025-05-01T14:30", "1 May 2025, 14:30"),
        ("2025-05-01T14:30:00Z", "1 May 2025, 14:30 UTC"),
        ("2025-05-01T14:30:00+02:00", "1 May 2025, 14:30 (UTC+02:00)"),
        ("2025-05-10/2025-05-12", "10 May 2025 to 12 May 2025"),
        ("2025-13-01", "2025-13-01"),
        ("next week", "next week"),
        ("2025-05-10/..", "2025-05-10/.."),
    ],
)
def test_a_date_of_any_precision_is_spoken(iso: str, spoken: str) -> None:
    assert date(iso) == spoken


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("leaders of Germany and France", "Leaders of Germany and France"),
        ("éléments", "Éléments"),
        ("iPhone makers", "iPhone makers"),
        ("al-Qaeda", "al-Qaeda"),
        ("“next week”", "“next week”"),
        ("30-day truce", "30-day truce"),
        ("", ""),
    ],
)
def test_a_line_opens_with_a_capital_unless_its_first_word_has_its_own(said: str, printed: str) -> None:
    assert opening(said) == printed


def test_an_article_inside_a_line_has_no_capital() -> None:
    assert [inside(one) for one in ("A senior official", "The union", "The Hague", "A. Smith", "Ana")] == [
        "a senior official", "the union", "The Hague", "A. Smith", "Ana"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ('six fell near posts 250 and 251", said KCNA', '"six fell near posts 250 and 251", said KCNA'),
        ('he said: "we will not', 'he said: "we will not"'),
        ("we will not,” he said", "“we will not,” he said"),
        ("he said, “we will not", "he said, “we will not”"),
        ('he called it "a lie"', 'he called it "a lie"'),
        ("nothing quoted", "nothing quoted"),
    ],
)
def test_a_quotation_cut_by_its_sentence_gets_the_mark_it_lacks(said: str, printed: str) -> None:
    assert balanced(said) == printed


def test_quotations_within_a_quotation_have_single_marks() -> None:
    assert nested('“He called it "a lie" and left”') == "“He called it ‘a lie’ and left”"
    assert nested('He called it "a lie"') == 'He called it "a lie"'


@pytest.mark.parametrize(
    ("role", "printed"),
    [
        ("“The Brill Ltd denied the leak”", "“The Brill Ltd denied the leak”"),
        ("“Ruth Vale denied the leak”", "denied the leak"),
        ("“Ruth Vale of Arden denied the leak”", "“Ruth Vale of Arden denied the leak”"),
        ("met the press", "met the press"),
    ],
)
def test_a_sentence_that_begins_with_the_actor_and_a_verb_goes_on_behind_the_name(
    role: str, printed: str
) -> None:
    who = full_brief().who[0].model_copy(update={"name": "Ruth Vale", "title": None, "role": role})
    assert (words(who).lead, words(who).text) == ("Ruth Vale", printed)


def test_what_the_words_themselves_announce_is_not_labelled_as_announced() -> None:
    base = {"id": "x", "evidence": evidence(1), "verdict": "supported", "status": "announced"}
    told = [What(**base, statement=text) for text in ("Vale said that it closes", "The dam closes in May")]
    assert [words(what).note for what in told] == ["", "announced"]


def test_a_lost_item_is_named_by_its_main_words_whatever_fields_it_has() -> None:
    assert main_words("demands", {"by": ["A", "B"], "of": ["C"], "demand": "stop"}) == "A, B → C: stop"
    assert main_words("who", {"name": "Ann", "kind": "person"}) == "Ann"
    assert main_words("odd", {"x": 1, "y": "seen"}) == "seen"
    assert main_words("odd", {}) == "(empty)"


# ---------------------------------------------------------------------------------- the flash's limit


def body(text: str, form: str) -> str:
    """What the limit covers: everything above the source line."""
    if form == "html":
        page = parser.document_fromstring(text)
        return " ".join([*page.xpath("//h1//text()"), *page.xpath("//*[@id='flash']//text()")])
    return re.split(r"^-{3,}$", text, flags=re.MULTILINE)[0]


def words_in(text: str) -> int:
    """Everything between white space, bullets and citations too; CJK characters one each."""
    wide = "[\u4e00-\u9fff]"
    return len(re.findall(wide, text)) + len(re.sub(wide, " ", text).split())


@given(large_briefs(verbatim=True))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_a_flash_has_at_most_150_words_and_says_how_much_it_leaves_out(brief: Brief) -> None:
    items = len(list(brief.items())) + (brief.bottom_line is not None)
    assert words_in(body(render(brief, template="flash", format="html"), "html")) <= WORDS
    for form in ("md", "txt"):
        text = body(render(brief, template="flash", format=form), form)
        assert words_in(text) <= WORDS
        told = re.search(r"^(\d+) further items? in the full brief\.$", text, re.MULTILINE)
        assert len(re.findall(r"(?<!\S)(?:\[\d+\])+(?=;|\s|$)", text)) + int(told[1] if told else 0) == items


SOURCES = {
    "policy": "Source and origin",
    "submission": "Annex: sources",
    "assessment": "Endnotes",
    "sitrep": "Sources",
}
FIRST = {
    "policy": "Executive summary",
    "submission": "Issue",
    "assessment": "Key judgements",
    "sitrep": "Highlights",
}


def body_of(text: str, template: str, form: str) -> str:
    """What a family's length covers: from its first section to its sources."""
    start, end = FIRST[template], SOURCES[template]
    mark = "## {}\n" if form == "md" else "{}\n"
    start, end = (one if form == "md" else one.upper() for one in (start, end))
    return text.split(f"\n{mark.format(start)}", 1)[1].split(f"\n{mark.format(end)}", 1)[0]


@pytest.mark.parametrize("template", FIRST)
@given(brief=large_briefs(verbatim=True))
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_a_family_keeps_to_its_length_and_counts_what_it_leaves_out(template: str, brief: Brief) -> None:
    page = parser.document_fromstring(render(brief, template=template, format="html"))
    shown = {line for line in page.xpath("//main//@id") if line.startswith("line-")}
    every = len(list(brief.items())) + (brief.bottom_line is not None)
    told = [int(said.split()[0]) for said in page.xpath("//p[@class='further']/text()")]
    same = {line.id for line in view(brief).lines["what"] if line.says_bottom_line}
    same |= {"line-bottom"} if same else set()
    assert len(shown | (same if same & shown else set())) + sum(told) == every
    for form in ("md", "txt"):
        text = body_of(render(brief, template=template, format=form), template, form)
        assert words_in(text) <= FAMILY_WORDS[template]


def test_a_brief_of_ordinary_length_loses_no_line_of_its_family() -> None:
    seen = within(view(full_brief()), "2025-05-14")
    assert {name: [part for part, section in one.sections.items() if section.cut] for name, one in seen.items()} == {
        "policy": [], "submission": [], "assessment": [], "sitrep": []
    }  # fmt: skip
    assert {name: one.further for name, one in seen.items()} == {
        "policy": 0, "submission": 4, "assessment": 8, "sitrep": 2
    }  # fmt: skip


def test_a_flash_keeps_a_threat_and_a_demand_when_there_is_no_room_for_all() -> None:
    long = "So on and " * 12
    base = {"id": "x", "evidence": evidence(1), "verdict": "supported"}
    full = small_brief()
    many = tuple(What(**base, statement=f"{long}{number}", status="happened") for number in range(30))
    text = render(full.model_copy(update={"what": many}), template="flash")
    assert "close the dam" in text
    assert "a lawsuit" in text
    assert text.count(long.strip()) == 1
    assert "further items in the full brief." in text


def test_a_flash_does_not_say_its_headline_twice() -> None:
    brief = small_brief()
    assert brief.bottom_line is not None
    same = brief.model_copy(update={"headline": brief.bottom_line.text.upper()})
    text = render(same, template="flash")
    assert "# Flash brief" in text
    assert text.casefold().count(brief.bottom_line.text.casefold().rstrip(".")) == 1


def test_a_flash_that_was_corrected_says_so_above_the_news_within_its_words() -> None:
    for form in FORMATS:
        text = render(signed_brief(), template="flash", format=form)
        assert text.index("Corrected: see Corrections below") < text.casefold().index("bottom line")
        assert words_in(body(text, form)) <= WORDS


def test_a_bottom_line_longer_than_the_flash_is_left_out_whole() -> None:
    brief = small_brief()
    assert brief.bottom_line is not None
    endless = brief.bottom_line.model_copy(update={"text": "word " * 200})
    text = render(brief.model_copy(update={"bottom_line": endless}), template="flash")
    assert "**Bottom line:** See full brief" in text
    assert "word word" not in text


# ---------------------------------------------------------------------------------- columns


@given(
    st.text(st.sampled_from("ab，。停火 é\u0301 ") | st.characters(categories=["L", "P"])),
    st.integers(10, 80),
)
def test_no_wrapped_line_is_wider_than_the_columns_and_no_word_is_lost(said: str, columns: int) -> None:
    lines = wrap(clean(said), "- ", "  ", columns).split("\n")
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(line[2:] for line in lines).split()) == "".join(said.split())


# ---------------------------------------------------------------------------------- templates by name and path


def test_an_address_is_never_cut() -> None:
    address = "https://post.example/" + "long-" * 20
    assert wrap(f"URL: {address}. Published", "", "  ", 40) == f"URL:\n  {address}.\n  Published"


def test_built_in_templates_are_listed_with_formats_and_a_line_each() -> None:
    found = {one.name: one for one in templates()}
    assert set(found) == set(FAMILIES)
    assert all(one.formats == FORMATS for one in found.values())
    assert found["flash"].description.startswith("Flash, at most 150 words")


def test_an_unknown_template_or_format_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="'nonsense' is neither") as caught:
        render(small_brief(), template="nonsense")
    assert "policy" in str(caught.value.hint)
    with pytest.raises(UsageError, match="no format 'pdf'"):
        render(small_brief(), format="pdf")  # type: ignore[arg-type]


def own(folder: Path, text: str, name: str = "my.md.j2") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_users_template_is_rendered_and_its_name_says_the_format(tmp_path: Path) -> None:
    text = "{{ brief.headline }}: {{ brief.threats[0].consequence }} & {{ view.lines.demands|length }}"
    assert render(small_brief(), template=own(tmp_path, text)) == (
        "Arden threatens to sue over the dam: a lawsuit & 1\n"
    )
    page = own(tmp_path, "<b>{{ brief.headline }}</b>", "page.html.j2")
    assert render(brief_saying("<i>"), template=str(page)) == "<b>&lt;i&gt;</b>\n"
    assert render(brief_saying("<i>"), template=page, format="txt") == "<b>&lt;i&gt;</b>\n"


def test_a_users_template_extends_ours_and_replaces_a_block(tmp_path: Path) -> None:
    text = '{% extends "policy/policy.md.j2" %}{% block method %}House style.{% endblock %}'
    rendered = render(small_brief(), template=own(tmp_path, text))
    assert rendered.endswith("House style.\n")
    assert "## Demands" in rendered


def test_a_users_template_includes_files_of_its_own_folder_and_our_parts(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    own(tmp_path / "inner", "[inner]", "note.j2")
    text = '{% include "inner/note.j2" %} {% include "parts/source.txt.j2" %}'
    assert render(small_brief(), template=own(tmp_path, text)).startswith(
        "[inner] The Arden Post, “Dam talks fail”"
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ok\n{{ brief.nothing }}", r"my\.md\.j2, line 2: .*no attribute 'nothing'"),
        ("ok\n\n{{ unknown }}", r"my\.md\.j2, line 3: 'unknown' is undefined"),
        ("{% if %}", r"my\.md\.j2, line 1: Expected an expression"),
        ("x\n{% include 'gone.j2' %}", r"my\.md\.j2, line 2: there is no template 'gone\.j2'"),
        ("x\n{% include '../secret.txt' %}", r"my\.md\.j2, line 2: there is no template '\.\./secret\.txt'"),
        ("{% include '/etc/hostname' %}", r"my\.md\.j2, line 1: there is no template"),
        ("{{ ''.__class__.__mro__ }}", r"my\.md\.j2, line 1: .*unsafe"),
        ("{{ brief.parse_file('secret.txt') }}", r"my\.md\.j2, line 1: .*unsafe"),
        ("{{ brief.model_construct() }}", r"my\.md\.j2, line 1: .*unsafe"),
        ("{{ view.lines.update({}) }}", r"my\.md\.j2, line 1: .*not safely callable|unsafe"),
        ("{{ 1 / 0 }}", r"my\.md\.j2, line 1: ZeroDivisionError"),
        ("{% include 'my.md.j2' %}", r"my\.md\.j2, line 1: RecursionError"),
        ("{{ 'x'|nofilter }}", r"my\.md\.j2, line 1: No filter named 'nofilter'"),
    ],
)
def test_a_faulty_template_is_a_usage_error_naming_file_line_and_reason(
    tmp_path: Path, text: str, reason: str
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    own(tmp_path, "the secret", "secret.txt")
    with pytest.raises(UsageError, match=reason):
        render(small_brief(), template=own(folder, text))


def test_a_link_out_of_the_users_folder_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    secret = own(tmp_path, "the secret", "secret.txt")
    try:
        (folder / "linked.txt").symlink_to(secret)
    except OSError:
        pytest.skip("this system does not let this user make links")
    with pytest.raises(UsageError, match=r"there is no template 'linked\.txt'"):
        render(small_brief(), template=own(folder, "{% include 'linked.txt' %}"))


def test_a_template_that_is_not_utf8_is_a_usage_error(tmp_path: Path) -> None:
    path = tmp_path / "my.md.j2"
    path.write_bytes(b"caf\xe9 {{ brief.headline }}")
    with pytest.raises(UsageError, match="not UTF-8"):
        render(small_brief(), template=path)


def test_an_article_is_never_a_template() -> None:
    brief = brief_saying("{{ 7*7 }}")
    for form in FORMATS:
        for template in FAMILIES:
            text = render(brief, template=template, format=form)
            words = parser.document_fromstring(text).body.text_content() if form == "html" else text
            assert "49" not in re.sub(r"[0-9a-f]{12,}", "", words)
            assert "{{ 7" in words.replace("\\{", "{")
