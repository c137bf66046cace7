"""The part of a rendered page that another system can keep: plain semantic HTML, and its words."""

import html
import re
from collections.abc import Callable, Iterator
from typing import Any

import lxml.html  # type: ignore[import-untyped]
from lxml import etree

from briefing.errors import UsageError
from briefing.exports.record import address
from briefing.render.escape import clean, visible

_DROPPED = frozenset(
    "script style head template noscript iframe object embed svg math img picture video audio canvas form "
    "input button select textarea nav".split()
)
"""Never text of the brief, or loaded from somewhere."""
_PAGE_ONLY = frozenset({"hint", "findings"})
"""Classes of our templates: how to use the page, and findings that their line already gives as its reason."""
_KEPT_BLOCKS = frozenset(
    "h2 h3 h4 h5 h6 p ul ol li blockquote table caption thead tbody tfoot tr th td pre".split()
)
_BLOCKS = _KEPT_BLOCKS | frozenset(
    "h1 hr dl dt dd div section article aside header footer main body figure figcaption address "
    "details summary".split()
)
_PARENTS_OF_BLOCKS = frozenset("ul ol table thead tbody tfoot tr".split())
_INLINE = frozenset("strong em b i abbr sub sup code cite".split())
_ATTRIBUTES = {
    "abbr": ("title",),
    "ol": ("start",),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan", "scope"),
}
_VALUE = {
    "lang": re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"),
    "dir": re.compile("ltr|rtl|auto"),
    "start": re.compile(r"\d{1,6}"),
    "colspan": re.compile(r"\d{1,3}"),
    "rowspan": re.compile(r"\d{1,3}"),
    "scope": re.compile("row|col"),
    "title": re.compile(r"[^\x00-\x1f]{1,500}"),
}
_SPACES = re.compile("[ \t\n\r\f]+")
"""White space that HTML collapses; a no-break space stays."""
_TAG = re.compile("<[^>]*>")
_BETWEEN_BLOCKS = re.compile(
    r"</?(?:h[2-6]|p|ul|ol|li|blockquote|table|caption|thead|tbody|tfoot|tr|pre)\b[^>]*>|<br>"
)


def fragment(page: str, *, label: str, article_url: str | None = None) -> str:
    """What stands in the page's `<main>` (its `<body>` where there is none), for another system's body field.

    Kept are headings, paragraphs, lists, tables and emphasis; gone are scripts, styles, classes, ids, and
    the headline, which such systems have a field for. Lists of terms become bullets and `<q>` becomes
    quotation marks, because editors lose both. Links lead to `article_url` only. The label stands on
    top, also where a template of the user's own forgot it, and the page's list of facts about its
    origin at the end: on the page it is a narrow table, as bullets it would come before the news. One
    block a line, no line break at the end. Raises UsageError for what no parser makes a page of.
    """
    said, main, walk = clean(label), _main(page), _Walk(article_url)
    facts = [one for one in main.xpath("./header//dl") if _classes(one) & {"facts", "masthead"} == {"facts"}]
    origin = [block for one in facts for block in walk.terms(one)]
    for one in facts:
        one.drop_tree()
    blocks = [block for block in walk.blocks(main) if plain(block) != said]
    ending = ["<h2>Source and origin</h2>", *origin] if origin else []
    return "\n".join([f"<p><strong>{_escaped(said)}</strong></p>", *blocks, *ending])


def plain(markup: str) -> str:
    """The words of a fragment: one block a line, no empty lines, cells of a row two spaces apart."""
    cells = re.sub(r"</t[hd]>", "  ", markup)
    lines = _TAG.sub("", _BETWEEN_BLOCKS.sub("\n", cells)).split("\n")
    return "\n".join(filter(None, (html.unescape(line).strip() for line in lines)))


def _escaped(text: str) -> str:
    return html.escape(visible(text), quote=False)


def _main(page: str) -> Any:
    try:
        parser = lxml.html.HTMLParser(encoding="utf-8")
        root = lxml.html.document_fromstring(page.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        reason = f"the template gives no HTML page: {error}"
        raise UsageError(reason, hint="this form needs a template that gives HTML") from error
    found = root.find(".//main")
    if found is None:
        found = root.find(".//body")
    return root if found is None else found


class _Walk:
    """Goes through the page once and writes each kept element anew, so that nothing else can pass."""

    def __init__(self, article_url: str | None) -> None:
        self._link = address(article_url)

    def blocks(self, node: Any) -> list[str]:
        """The children as blocks; words that stand loose between blocks become paragraphs."""
        found: list[str] = []
        loose: list[str] = [_text(node.text)]
        for child in _children(node):
            if _is_block(child):
                found += [*_paragraph(loose), *self._block(child)]
                loose = []
            else:
                loose.append(self._inline(child))
            loose.append(_text(child.tail))
        return [*found, *_paragraph(loose)]

    def _block(self, node: Any) -> list[str]:
        if node.tag == "h1" or _left_out(node):
            return []
        if node.tag == "hr":
            return ["<hr>"]
        if node.tag == "dl":
            return self.terms(node)
        if node.tag not in _KEPT_BLOCKS:
            return self.blocks(node)
        inside = self._inside(node)
        return [f"<{node.tag}{_attributes(node)}>{inside}</{node.tag}>"] if inside else []

    def _inside(self, node: Any) -> str:
        """What an element holds: its blocks without loose words, or its words with any blocks after them."""
        if node.tag in _PARENTS_OF_BLOCKS:
            return "".join(self._only(node))
        if node.tag == "blockquote":
            return "".join(self.blocks(node))
        return self._words_and_blocks(node)

    def _only(self, node: Any) -> Iterator[str]:
        for child in _children(node):
            if _is_block(child):
                yield from self._block(child)

    def _words_and_blocks(self, node: Any) -> str:
        parts, words = [], [_text(node.text)]
        for child in _children(node):
            if _is_block(child):
                simple = child.tag in ("div", "p", "section") and not any(map(_is_block, _children(child)))
                inner = [_joined([self._words_and_blocks(child)])] if simple else self._block(child)
                parts += [
                    _joined(words),
                    *(f"{' ' if simple and _joined(words) else ''}{one}" for one in inner),
                ]
                words = []
            else:
                words.append(self._inline(child))
            words.append(_text(child.tail))
        return "".join([*parts, _joined(words)])

    def terms(self, node: Any) -> list[str]:
        """A list of terms as bullets, "term: what it is"."""
        items: list[str] = []
        for child in node.iter("dt", "dd"):
            inside = self._words_and_blocks(child)
            if child.tag == "dt":
                items.append(f"<strong>{inside.rstrip(':')}:</strong>")
            elif items:
                items[-1] += f" {inside}"
        return [f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"] if items else []

    def _inline(self, node: Any) -> str:
        if _left_out(node):
            return ""
        if node.tag == "br":
            return "<br>"
        inside = _text(node.text) + "".join(
            self._inline(child) + _text(child.tail) for child in _children(node)
        )
        return _INLINE_FORMS.get(node.tag, self._plain_inline)(node, inside)

    def _plain_inline(self, node: Any, inside: str) -> str:
        if node.tag == "a" and self._link and address(node.get("href")) == self._link:
            return f'<a href="{html.escape(self._link)}">{inside}</a>'
        if node.tag in _INLINE and inside.strip():
            return f"<{node.tag}{_attributes(node)}>{inside}</{node.tag}>"
        return inside


def _quoted(node: Any, inside: str) -> str:
    return _isolated(node, f"“{inside}”")


def _isolated(node: Any, inside: str) -> str:
    """A `<bdi>` as a span with a direction, which every editor keeps or drops without harm."""
    given = _attributes(node) if node.get("dir") or node.tag != "bdi" else f' dir="auto"{_attributes(node)}'
    return f"<span{given}>{inside}</span>" if given and inside.strip() else inside


_INLINE_FORMS: dict[str, Callable[[Any, str], str]] = {"q": _quoted, "bdi": _isolated, "span": _isolated}


def _children(node: Any) -> Iterator[Any]:
    """Elements alone: a comment's tail is text of its parent and must not get lost."""
    for child in node:
        if isinstance(child.tag, str):
            yield child
        elif child.tail:
            yield _tail_of(child)


def _tail_of(comment: Any) -> Any:
    stand_in = etree.Element("span")
    stand_in.text = comment.tail
    return stand_in


def _is_block(node: Any) -> bool:
    return node.tag in _BLOCKS


def _left_out(node: Any) -> bool:
    """What is no text of the brief, what is hidden, and what only a page with the article needs."""
    return node.tag in _DROPPED or node.get("hidden") is not None or bool(_classes(node) & _PAGE_ONLY)


def _classes(node: Any) -> set[str]:
    return set((node.get("class") or "").split())


def _text(text: str | None) -> str:
    return _escaped(_SPACES.sub(" ", text or ""))


def _joined(parts: list[str]) -> str:
    return re.sub(" {2,}", " ", "".join(parts)).strip(" ")


def _paragraph(loose: list[str]) -> list[str]:
    words = _joined(loose)
    return [f"<p>{words}</p>"] if _TAG.sub("", words).strip() else []


def _attributes(node: Any) -> str:
    names = ("lang", "dir", *_ATTRIBUTES.get(node.tag, ()))
    given = ((name, (node.get(name) or "").strip()) for name in names)
    return "".join(
        f' {name}="{html.escape(value)}"' for name, value in given if _VALUE[name].fullmatch(value)
    )
