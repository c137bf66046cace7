"""The mark in a CMS draft that tells which brief wrote it, and whether a person has changed it since."""

import hashlib
import re
from collections.abc import Mapping
from html.parser import HTMLParser

from briefing.nouns.brief import Brief

_MARK = re.compile(r"<!-- briefing (urn:uuid:[0-9a-f-]{36}) version (\d+) sha256 ([0-9a-f]{64}) -->")
_PARTS = ("title", "excerpt", "content")
"""What a person edits in a draft, and so what the mark's digest covers."""


def marked(brief: Brief, draft: Mapping[str, str]) -> str:
    """The draft's content with the mark behind it.

    An HTML comment, because WordPress keeps comments even for users whose HTML it filters (its own
    blocks rest on them), while it may drop attributes, and knows no meta key that nobody registered.
    """
    return f"{draft['content']}\n<!-- briefing {brief.uri} version {brief.version} sha256 {digest(draft)} -->"


def is_of(content: str, uri: str) -> bool:
    """Whether the content carries the mark of the brief with that name."""
    return any(found.group(1) == uri for found in _MARK.finditer(content))


def same_mark(content: str, other: str) -> bool:
    """Whether both contents carry the same mark: one brief, one version, one text."""
    left, right = (_MARK.search(one) for one in (content, other))
    return left is not None and right is not None and left.group() == right.group()


def untouched(post: Mapping[str, str]) -> bool:
    """Whether title, excerpt and content are still what the content's mark was made for."""
    found = _MARK.search(post["content"])
    return found is not None and found.group(3) == digest(post)


def digest(post: Mapping[str, str]) -> str:
    """SHA-256 of title, excerpt and content in the form that survives a CMS's own tidying.

    Covered are the words and the elements around them; spelling of entities, white space, attributes
    and the mark itself are not, because WordPress rewrites these without any person's doing.
    """
    parts = "\n".join(f"{name}: {_form(post[name])}" for name in _PARTS)
    return hashlib.sha256(parts.encode("utf-8")).hexdigest()


def _form(markup: str) -> str:
    reader = _Reader()
    reader.feed(_MARK.sub("", markup))
    reader.close()
    return "\n".join(reader.tokens)


class _Reader(HTMLParser):
    """Markup as tokens: elements, comments (an editor's blocks are comments), and words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tokens: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tokens.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        self.tokens.append(f"</{tag}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tokens.append(f"<{tag}>")

    def handle_comment(self, data: str) -> None:
        self.tokens.append(f"<!--{' '.join(data.split())}-->")

    def handle_data(self, data: str) -> None:
        self.tokens += data.split()
