"""The mark in a draft: what counts as a person's change, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_brief import small_brief

from briefing.exports.mark import digest, is_of, marked, same_mark, untouched

DRAFT = {
    "title": "A &amp; B",
    "excerpt": "",
    "content": "<p>One <b>two</b> “three”</p>\n<ul><li>four</li></ul>",
}


def post(**changes: str) -> dict[str, str]:
    return {**DRAFT, "content": marked(small_brief(), DRAFT), **changes}


def test_a_marked_draft_is_untouched_and_of_its_brief() -> None:
    assert untouched(post())
    assert is_of(post()["content"], small_brief().uri)
    assert not is_of(post()["content"], "urn:uuid:00000000-0000-0000-0000-000000000000")
    assert not untouched(DRAFT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“three”", "&#8220;three&#8221;"),
        ("<p>", '<p class="has-text-align-left">'),
        ("</p>\n", "</p>\n\n\n"),
        ("One <b>", "One\n<b>"),
    ],
)
def test_other_spellings_of_the_same_markup_are_no_change(old: str, new: str) -> None:
    content = post()["content"].replace(old, new)
    assert content != post()["content"]
    assert untouched(post(content=content))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("One", "None"),
        ("<b>two</b>", "two"),
        ("<li>", "<li><!-- wp:x -->"),
        ("four", "four five"),
        ("<ul>", "<ol>"),
    ],
)
def test_other_words_and_other_elements_are_a_change(old: str, new: str) -> None:
    assert not untouched(post(content=post()["content"].replace(old, new)))


def test_title_and_excerpt_count_too() -> None:
    assert untouched(post(title="A & B"))
    assert not untouched(post(title="A and B"))
    assert not untouched(post(excerpt="New"))


@given(st.lists(st.sampled_from(["<p>", "</p>", "word", "x y", "&lt;", "\n"]), max_size=8).map("".join))
def test_marking_never_changes_the_digest_it_states(content: str) -> None:
    draft = {**DRAFT, "content": content}
    whole = {**draft, "content": marked(small_brief(), draft)}
    assert digest(whole) == digest(draft)
    assert untouched(whole)


def test_marks_are_the_same_only_for_the_same_version_and_text() -> None:
    second = small_brief().model_copy(update={"version": 2})
    assert same_mark(marked(small_brief(), DRAFT), f"  {marked(small_brief(), DRAFT)}")
    assert not same_mark(marked(small_brief(), DRAFT), marked(second, DRAFT))
    assert not same_mark(marked(small_brief(), DRAFT), marked(small_brief(), {**DRAFT, "title": "C"}))
    assert not same_mark("no mark", "no mark")
