"""A page becomes blocks: what stands in its <main>, as a printed page would show it."""

from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from briefing.documents import elements, evidence
from briefing.documents.blocks import Block, Direction, Run
from briefing.documents.runs import harmless
from briefing.documents.trees import unlinked
from briefing.documents.walk import Shared, Walk
from briefing.errors import UnreadableInput


def blocks(html: str, article_url: str | None = None) -> tuple[Block, ...]:
    """The blocks of the page's <main>, or of its <body> where there is none, in order.

    Left out is what a printed page does not show: scripts, styles, what is `hidden` or `display: none`,
    closed <details>, and hints that speak of clicking. Every other element that is not known becomes its
    text. Links stay where they lead into the page; of other addresses only `article_url` is kept.
    Raises UnreadableInput for what no parser makes a page of.
    """
    root = _root(html)
    if root is None:
        return ()
    shared = Shared(root, article_url)
    around, tag = _surroundings(root)
    walk = Walk(shared, around)
    walk.inside(root, Run("", language=tag), 0)
    return unlinked(walk.finished() + evidence.rows(shared.elsewhere, tag))


def _surroundings(root: Any) -> tuple[Direction, str]:
    """The direction and the language of the page round the root, the root's own included."""
    around: Direction = "ltr"
    tag = ""
    for one in (*reversed(list(root.iterancestors())), root):
        around, tag = elements.direction(one, around), elements.language(one) or tag
    return around, tag


def _root(html: str) -> Any:
    source = harmless(html)
    if not source.strip():
        return None
    try:
        page = etree.fromstring(
            source.encode("utf-8"), parser=etree.HTMLParser(encoding="utf-8", huge_tree=True)
        )
    except etree.LxmlError as error:
        raise UnreadableInput(f"the brief is not a page that can be read: {error}") from error
    if page is None:
        return None
    main, body = page.find(".//main"), page.find("body")
    return main if main is not None else body if body is not None else page
