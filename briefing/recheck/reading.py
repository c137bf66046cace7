"""A brief's bytes become lines: the format is told by its name, else by its content."""

from collections.abc import Iterable
from pathlib import PurePath

from briefing.nouns.article import Article
from briefing.reading.decoding import decode
from briefing.reading.markdown import looks_like_markdown
from briefing.reading.web_page import looks_like_html
from briefing.recheck import brief_json, markdown, plain_text, web_page
from briefing.recheck.blocks import Block
from briefing.recheck.grounds import Grounds
from briefing.recheck.lines import Edited
from briefing.recheck.walk import edited

_SUFFIXES = {
    ".json": "json", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".txt": "txt", ".text": "txt",
}  # fmt: skip
_READERS = {"md": markdown.blocks, "txt": plain_text.blocks, "html": web_page.blocks}


def read_brief(data: bytes, name: str, article: Article) -> Edited:
    """The lines of a brief in JSON, Markdown, HTML or plain text.

    In: its bytes, its file's name (for the suffix and for messages), and the article, which tells real
    quotations from changed ones and the language whose sentences are told apart. Raises InputError when
    the bytes are no text, or JSON that is no brief.
    """
    form, text = told_form(data, name)
    if form == "json":
        brief = brief_json.load(data, name)
        return of_blocks(brief_json.blocks(brief), article, sha256=brief.article.sha256)
    return parsed(text, form, article)


def told_form(data: bytes, name: str) -> tuple[str, str]:
    """The form of a brief (json, md, html or txt), by its file's name, else by its content; and its text, with LF.

    The text of a JSON brief is left empty. Raises InputError when the bytes are no text.
    """
    suffix = _SUFFIXES.get(PurePath(name).suffix.lower())
    if suffix == "json" or (suffix is None and data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")):
        return "json", ""
    read, _ = decode(data, name, html=suffix == "html")
    text = read.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return suffix or _looks_like(text), text


def parsed(text: str, form: str | None, article: Article) -> Edited:
    """The lines of a text in that format, or in the one it looks like."""
    form = form or _looks_like(text)
    return of_blocks(_READERS[form](text), article, form=form)


def of_blocks(
    blocks: Iterable[Block], article: Article, *, form: str = "json", sha256: str | None = None
) -> Edited:
    """The lines of these blocks; `sha256` is that of the article the brief was made from."""
    return edited(blocks, form, article, Grounds(article).holds, sha256)


def _looks_like(text: str) -> str:
    if looks_like_html(text):
        return "html"
    return "md" if looks_like_markdown(text) else "txt"
