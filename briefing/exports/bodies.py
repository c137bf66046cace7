"""A brief as the texts that another system keeps: an HTML fragment and plain text of one family."""

from pathlib import Path
from typing import NamedTuple

from briefing.exports.fragment import fragment, plain
from briefing.nouns.brief import Brief
from briefing.render import render, templates
from briefing.render.lengths import WIDE


class Bodies(NamedTuple):
    """The same brief twice, both without its headline's field and the article's text."""

    html: str
    """Semantic fragment: no classes, styles, ids, scripts or links but the article's."""
    text: str
    """Plain text of 72 columns where the family has that form, else the fragment's words."""


def bodies(brief: Brief, template: str | Path) -> Bodies:
    """The brief in both forms, by a built-in family or the user's own HTML template.

    Raises UsageError for an unknown template, one without HTML, and every fault of the user's own.
    """
    page = render(brief, template=template, format="html")
    kept = fragment(page, label=brief.label, article_url=brief.article.url)
    if any(known.name == template and "txt" in known.formats for known in templates()):
        return Bodies(kept, render(brief, template=template, format="txt"))
    return Bodies(kept, plain(kept) + "\n")


def counts(text: str) -> dict[str, int]:
    """`charCount` and `wordCount` of a body's words.

    Code points; and what stands between white space and has a letter or digit, a CJK character alone.
    """
    words = [word for word in WIDE.sub(" ", text).split() if any(map(str.isalnum, word))]
    return {"charCount": len(text), "wordCount": len(words) + len(WIDE.findall(text))}
