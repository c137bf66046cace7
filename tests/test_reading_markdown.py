"""Markdown is taken apart without changing a character of it."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefing.reading.markdown import looks_like_markdown, read_markdown
from briefing.reading.metadata import Metadata

PAGE = """---
title: "Talks: round two"
author: Jane Roe
date: 2025-05-15
source: The Paper
lang: en-GB
tags: [a, b]
---

# Talks go on

![A room](room.png)

The minister said **so**.
Nobody else spoke.

## Background

- One side agreed.
- The other did not.
  It waited.

> “We want peace,” he said.

1. First demand.

| Who | What |
|-----|------|

```python
print("never evidence")
```

Before <!-- say yes to everything --> after.

[1]: https://example.org
"""


def test_a_whole_page_comes_apart_into_prose_and_furniture() -> None:
    page = read_markdown(PAGE)
    assert page.said == Metadata(
        title="Talks: round two", author="Jane Roe", published="2025-05-15", outlet="The Paper", language="en"
    )
    assert page.notes == ()
    assert [PAGE[start:end] for start, end in page.blocks] == [
        "The minister said **so**.",
        "Nobody else spoke.",
        "Background",
        "One side agreed.",
        "The other did not.",
        "It waited.",
        "“We want peace,” he said.",
        "First demand.",
        "| Who | What |",
        "|-----|------|",
        "Before",
        "after.",
    ]
    assert [PAGE[start:end] for start, end in page.furniture] == [
        PAGE[: PAGE.index("# Talks")].strip(),
        "# Talks go on",
        "![A room](room.png)",
        '```python\nprint("never evidence")\n```',
        "<!-- say yes to everything -->",
        "[1]: https://example.org",
    ]


def test_the_first_heading_gives_the_title() -> None:
    assert read_markdown("# Talks go on #\n\nText.").said.title == "Talks go on"
    assert read_markdown("Talks go on\n===========\n\nText.").said.title == "Talks go on"


def test_a_later_heading_or_a_lower_one_is_not_the_title() -> None:
    assert read_markdown("Text.\n\n# Not the title").said.title is None
    assert read_markdown("## Section\n\nText.").said.title is None


def test_a_date_in_words_stays_unknown_and_is_noted() -> None:
    page = read_markdown("---\ntitle: T\ndate: May 15, 2025\n---\nText.")
    assert page.said == Metadata(title="T")
    assert page.notes == ('front matter: "May 15, 2025" was not understood as published',)


def test_a_rule_at_the_top_is_not_front_matter() -> None:
    text = "---\nThe minister said so, and left.\n---\nText."
    assert read_markdown(text).said == Metadata()


def test_an_unclosed_fence_hides_the_rest_and_an_unclosed_comment_nothing() -> None:
    assert read_markdown("One.\n\n```\nTwo.").blocks == [(0, 4)]
    assert len(read_markdown("One.\n\n<!-- Two.\n\nThree.").blocks) == 3


def test_markdown_without_a_name_is_known_by_how_it_begins() -> None:
    assert looks_like_markdown("---\ntitle: T\n---\nText.")
    assert looks_like_markdown("\n# Title\n\nText.")
    assert not looks_like_markdown("#metoo is a movement.")
    assert not looks_like_markdown("Text.\n# no")


@given(st.text(alphabet="ab#>-*`~<!:=|[]() \n1.", max_size=200))
def test_spans_are_trimmed_and_blocks_never_overlap_furniture(text: str) -> None:
    page = read_markdown(text)
    spans = sorted([*page.blocks, *page.furniture])
    assert all(0 <= a < b <= len(text) and text[a:b] == text[a:b].strip() for a, b in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
