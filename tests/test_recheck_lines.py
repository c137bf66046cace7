"""Reading a brief that a person edited: which words are lines, in which section, and that none is lost."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_brief import article, bare_brief, brief_saying, large_briefs, small_brief

from briefing.errors import BriefingError, UnreadableInput
from briefing.nouns.brief import Brief
from briefing.recheck import Edited, read_brief
from briefing.render import render, templates

TEXT_FORMS = ("md", "txt", "html")
FORMS = (*TEXT_FORMS, "json")


def printed(brief: Brief, form: str, template: str = "policy") -> str:
    """The brief as make or render prints it."""
    return brief.model_dump_json() if form == "json" else render(brief, template=template, format=form)


def read(text: str, form: str) -> Edited:
    return read_brief(text.encode(), f"brief.{form}", article(language="en"))


def said(edited: Edited, section: str | None) -> list[str]:
    return [line.text for line in edited.lines if line.list == section]


@pytest.mark.parametrize("form", FORMS)
def test_every_line_of_a_brief_is_found_in_its_section(form: str) -> None:
    edited = read(printed(small_brief(), form), form)
    assert said(edited, "headline") == ["Arden threatens to sue over the dam"]
    assert said(edited, "bottom_line") == ["Arden wants the dam closed and may sue."]
    assert said(edited, "what") == [
        "The talks were called off",
        "The dam is unsafe (alleged, according to Ruth Vale)",
    ]
    assert said(edited, "who") == [
        "Ruth Vale, mayor of Arden: calls for closure",
        "Brill Ltd: operator of the dam",
    ]
    assert len(said(edited, "when")) == 2
    assert said(edited, "where") == ["Arden, United Kingdom: seat of the mayor"]
    assert len(said(edited, "demands")) == len(said(edited, "threats")) == 1
    assert [line.number for line in edited.lines] == list(range(1, 12))


@pytest.mark.parametrize("template", [known.name for known in templates()])
@pytest.mark.parametrize("form", FORMS)
def test_an_untouched_brief_has_no_word_of_a_persons_among_the_unchecked(form: str, template: str) -> None:
    edited = read(printed(small_brief(), form, template), form)
    assert [one for one in edited.unchecked if not one.ours] == []
    assert not any(line.quotation for line in edited.lines)


@given(large_briefs())
def test_the_formats_of_one_brief_have_the_same_lines(brief: Brief) -> None:
    texts = [
        [line.text for line in read(printed(brief, form), form).lines] for form in ("md", "html", "json")
    ]
    assert texts[0] == texts[1]
    assert Counter(texts[0]) <= Counter(texts[2])  # a family sorts by voice, and leaves out what has no room


@pytest.mark.parametrize("form", TEXT_FORMS)
def test_a_flash_has_its_lines_behind_one_another_parted(form: str) -> None:
    edited = read(printed(small_brief(), form, "flash"), form)
    assert said(edited, "who") == ["Ruth Vale, mayor of Arden", "Brill Ltd"]
    assert len(said(edited, "when")) == 2


def test_the_place_is_the_line_of_the_file() -> None:
    text = printed(small_brief(), "md")
    for line in read(text, "md").lines:
        assert line.place is not None
        assert line.text.split()[-1].strip("()").rstrip(".") in text.split("\n")[line.place - 1]


def test_items_of_a_json_brief_keep_their_ids() -> None:
    edited = read(printed(small_brief(), "json"), "json")
    assert [line.item for line in edited.lines if line.list == "demands"] == ["d1"]
    assert edited.article_sha256 == small_brief().article.sha256


ADDED = "Brill has paid nine ministers."


@pytest.mark.parametrize("form", TEXT_FORMS)
@pytest.mark.parametrize(
    "beside",
    [
        "Arden wants the dam closed and may sue.",
        "The talks were called off",
        "Each line was compared with its evidence.",
        "No person has reviewed it.",
    ],
)
def test_a_sentence_added_anywhere_is_a_line_of_its_own(form: str, beside: str) -> None:
    text = printed(small_brief(), form)
    # In wrapped text the sentence may be broken over two lines: its last words are enough to find the place.
    tail = " ".join(beside.split()[-1:]) if form == "txt" and beside not in text else beside
    at = text.rindex(tail) + len(tail)
    stop = "" if beside.endswith(".") else "."
    edited = read(f"{text[:at]}{stop} {ADDED}{text[at:]}", form)
    assert any(ADDED.rstrip(".") in line.text for line in edited.lines)
    assert not any(ADDED in one.text for one in edited.unchecked)


@pytest.mark.parametrize(
    ("form", "old", "new"),
    [
        ("md", "| Brill rejected the call. |", "| Brill accepted the call. |"),
        ("txt", "] Brill rejected the call.", "] Brill accepted the call."),
        ("html", ">Brill rejected the call.</td>", ">Brill accepted the call.</td>"),
        ("html", 's-180" class="cited">Brill rejected', 's-180" class="cited">Brill accepted'),
    ],
)
def test_a_quotation_the_article_does_not_have_is_a_line(form: str, old: str, new: str) -> None:
    text = printed(small_brief(), form)
    assert old in text
    lines = [line for line in read(text.replace(old, new), form).lines if line.quotation]
    assert [line.text for line in lines] == ["Brill accepted the call."]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>Brill paid.</p>",
        '<p style="display: none">Brill paid.</p>',
        '<p style="color:red;font-size:0">Brill paid.</p>',
        '<p style="position:absolute;left:-9999px">Brill paid.</p>',
        "<template><p>Brill paid.</p></template>",
        "<!-- Brill paid. -->",
    ],
)
def test_what_a_page_hides_is_no_line_and_is_said_to_be_hidden(hidden: str) -> None:
    text = printed(small_brief(), "html").replace("</header>", f"{hidden}</header>")
    edited = read(text, "html")
    assert not any("paid" in line.text for line in edited.lines)
    (found,) = [one for one in edited.unchecked if not one.ours]
    assert "Brill paid." in found.text
    assert "readers do not see it" in found.why


def test_a_comment_in_markdown_is_no_line_and_is_said_to_be_one() -> None:
    edited = read("# Talks off\n\n<!-- Brill\npaid. -->\nThe talks failed.\n", "md")
    assert [line.text for line in edited.lines] == ["Talks off", "The talks failed."]
    assert [(one.text, one.ours) for one in edited.unchecked] == [("Brill paid.", False)]


def test_text_that_only_a_style_sheet_hides_is_checked() -> None:
    page = "<html><style>.x{display:none}</style><body><p>One two three.</p><p class=x>Brill paid.</p></body>"
    assert "Brill paid." in [line.text for line in read(page, "html").lines]


def test_marks_of_markdown_are_no_part_of_a_line() -> None:
    source = "# T\n\n- **Brill**, *the operator* of [the dam](http://x.example/a), pays 5\\* \\_a\\_ &lt;b> `code`\n"
    assert read(source, "md").lines[1].text == "Brill, the operator of the dam, pays 5* _a_ <b> code"


def test_a_wrapped_number_at_the_beginning_of_a_line_is_no_bullet() -> None:
    long = "The talks between the mayor of Arden and the operator are to begin on May"
    edited = read(f"Talks\n=====\n\n{long}\n15. And then they end.\n", "txt")
    assert [line.text for line in edited.lines[1:]] == [f"{long} 15.", "And then they end."]


def test_lines_of_text_that_were_ended_on_purpose_are_not_joined() -> None:
    edited = read("Talks\n=====\n\nThe talks failed.\nBrill paid\n\nbut not much\n", "txt")
    assert [line.text for line in edited.lines] == [
        "Talks",
        "The talks failed.",
        "Brill paid",
        "but not much",
    ]


def test_a_heading_of_a_persons_own_is_checked_when_it_says_something() -> None:
    edited = read("# Talks\n\n## Context\n\nOne.\n\n## Brill paid nine ministers\n", "md")
    assert [line.text for line in edited.lines] == ["Talks", "One.", "Brill paid nine ministers"]
    assert [(one.text, one.ours) for one in edited.unchecked] == [("Context", False)]


def test_a_table_of_a_persons_own_is_checked_row_by_row() -> None:
    edited = read("# Talks\n\n| Actor | Act |\n|---|---|\n| Brill | rejected the call |\n", "md")
    assert [line.text for line in edited.lines[1:]] == ["Actor — Act", "Brill — rejected the call"]


@pytest.mark.parametrize("form", TEXT_FORMS)
def test_the_strength_of_a_source_is_a_mark_and_no_part_of_the_line(form: str) -> None:
    brief = small_brief()
    what = tuple(one.model_copy(update={"source": "unnamed official"}) for one in brief.what)
    edited = read(printed(brief.model_copy(update={"what": what}), form), form)
    assert said(edited, "what")[0] == "The talks were called off"
    assert any("unnamed official" in one.text and one.ours for one in edited.unchecked)


@pytest.mark.parametrize("form", FORMS)
def test_a_translation_is_listed_as_not_checked_and_its_original_is_looked_up(form: str) -> None:
    brief = small_brief().model_copy(update={"language": "de"})
    text = printed(brief, form)
    edited = read(text, form)
    assert not said(edited, "what")
    assert any("The talks were called off" in one.text and not one.ours for one in edited.unchecked)
    assert not any(line.quotation for line in edited.lines)


@pytest.mark.parametrize(
    ("form", "mark"), [("md", "original: “Talks on"), ("html", ">Talks on the dam were called off.</q>")]
)
def test_an_original_that_the_article_does_not_have_is_a_line(form: str, mark: str) -> None:
    text = printed(small_brief().model_copy(update={"language": "de"}), form)
    assert mark in text
    edited = read(text.replace(mark, mark.replace("Talks on", "No talks on")), form)
    assert "No talks on the dam were called off." in [line.text for line in edited.lines if line.quotation]


def test_what_stands_under_left_out_is_not_checked() -> None:
    edited = read(printed(small_brief(), "md"), "md")
    (found,) = [one for one in edited.unchecked if "Left out”" in one.why]
    assert "layoffs" in found.text


@pytest.mark.parametrize("form", FORMS)
def test_a_brief_without_items_has_its_headline_only(form: str) -> None:
    assert [line.text for line in read(printed(bare_brief(), form), form).lines] == ["A short text"]


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("brief", "# A\n\ntext\n", "md"),
        ("brief", "<!doctype html><p>text", "html"),
        ("brief", "A\n=\n\ntext\n", "txt"),
        ("brief.TXT", "# A\n", "txt"),
        ("standard input", small_brief().model_dump_json(), "json"),
    ],
)
def test_name_or_content_tells_the_format(name: str, content: str, form: str) -> None:
    assert read_brief(content.encode(), name, article()).format == form


@pytest.mark.parametrize(
    ("name", "content"),
    [("brief.json", b"{}"), ("brief.json", b"no"), ("brief", b'{"a": 1}'), ("brief.md", b"%PDF-1.7 x"),
     ("brief.md", b"\x00\x01"), ("brief.txt", b"")],
)  # fmt: skip
def test_what_is_no_brief_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(BriefingError) as refused:
        read_brief(content, name, article())
    assert refused.value.exit_code == 3
    assert name in refused.value.message


def test_a_page_of_a_million_nested_tags_is_refused_or_read_but_breaks_nothing() -> None:
    page = "<html><body>" + "<div>" * 100_000 + "deep"
    try:
        deep = [line.text for line in read(page, "html").lines]
    except UnreadableInput as error:
        deep = [error.message]
    assert deep in (["deep"], []) or "page" in deep[0]


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text))


def kept(edited: Edited) -> set[str]:
    """Every word that is in a line or among the unchecked."""
    return {word for one in (*edited.lines, *edited.unchecked) for word in words(one.text)}


_SENTENCE = st.lists(
    st.sampled_from(
        "Brill paid nine ministers on Monday. — (unclear) unclear: “not” deny Who: What: [3] ; - * # Source: 停火 "
        "Arden: → against call on Limits: Outlet: x | Nothing was left out. Evidence ... ! ?".split(" ")
    ),
    min_size=1,
    max_size=14,
).map(" ".join)
_EDITS = st.lists(st.tuples(st.integers(0, 200), _SENTENCE, st.booleans()), max_size=6)


@given(_EDITS, st.sampled_from([known.name for known in templates()]))
def test_no_word_of_an_edited_text_is_lost(edits: list[tuple[int, str, bool]], template: str) -> None:
    rows = printed(small_brief(), "txt", template).split("\n")
    for at, sentence, own in edits:
        at %= len(rows)
        rows[at : at + (not own)] = [sentence if own else f"{rows[at]} {sentence}"]
    text = "\n".join(rows)
    assert words(text) <= kept(read(text, "txt"))


@given(_EDITS, st.sampled_from([known.name for known in templates()]))
def test_no_word_of_edited_markdown_is_lost(edits: list[tuple[int, str, bool]], template: str) -> None:
    rows = printed(small_brief(), "md", template).split("\n")
    for at, sentence, own in edits:
        at %= len(rows)
        rows[at : at + (not own)] = [sentence if own else f"{rows[at]} {sentence}"]
    text = "\n".join(rows)
    assert words(text) <= kept(read(text, "md"))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Co"]), max_size=300))
def test_no_word_of_any_text_is_lost(text: str) -> None:
    edited = read(f"Talks\n\n{text}\n", "txt")
    assert words(text) <= kept(edited)


@given(st.text(max_size=200))
def test_what_a_brief_says_is_never_taken_for_markup(text: str) -> None:
    for form in FORMS:
        edited = read_brief(
            printed(brief_saying(text), form).encode(), f"b.{form}", brief_saying(text).article
        )
        assert edited.format == form


def test_a_bracket_behind_a_quotation_stays_with_its_line() -> None:
    text = (
        "WHEN\n\n“on Sunday”: Ruth Vale stated: “The dam must close.” (11 May 2025: counted from the text)\n"
    )
    (line,) = [line for line in read(text, "txt").lines if "on Sunday" in line.text]
    assert line.text.endswith("counted from the text)")
