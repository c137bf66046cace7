"""What a Markdown file says about itself, and which stretches of it are prose; the text is left as it is."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.nouns.article import Span
from briefing.reading.metadata import Metadata, iso_date, language_code
from briefing.reading.paragraphs import lines, paragraphs, trimmed

_FRONT = re.compile(r"\A---[ \t]*\n(?P<body>(?:[^\n]*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}?)\s*:(?:\s+(?P<value>.*))?")
_FENCE = re.compile(
    r"^ {0,3}(?P<mark>`{3,}|~{3,})[^\n]*$(?:.*?^ {0,3}(?P=mark)[`~]*[ \t]*$|.*)", re.DOTALL | re.MULTILINE
)
_PREFIX = re.compile(r"(?:(?:#{1,6}(?=[ \t])|>|[-*+](?=[ \t])|\d{1,3}[.)](?=[ \t]))[ \t]*)+")
_STARTS_BLOCK = re.compile(r"(?:#{1,6}[ \t]|>|[-*+][ \t]|\d{1,3}[.)][ \t]|\||={3,}|-{3,})")
_HEADING = re.compile(r"#[ \t]+(?P<title>.*?)[ \t#]*")
_REFERENCE = re.compile(r"\[[^\]]+\]:\s+\S+.*|!\[[^\]]*\]\([^)]*\)")

_KEYS = {
    "title": "title headline",
    "author": "author authors byline by",
    "published": "date published pubdate published_at publish_date",
    "outlet": "outlet source publication publisher site",
    "language": "language lang",
}
_FIELD_OF = {key: field for field, keys in _KEYS.items() for key in keys.split()}


class MarkdownPage(NamedTuple):
    """What was found: metadata, blocks of prose without their markup, stretches that are no prose, notes."""

    said: Metadata
    blocks: list[Span]
    furniture: list[Span]
    notes: tuple[str, ...]


def looks_like_markdown(text: str) -> bool:
    """Whether a text of unknown kind begins as Markdown files do: front matter or a first-level heading."""
    return _front_matter(text) is not None or re.match(r"\s*#[ \t]+\S", text[:1000]) is not None


def read_markdown(text: str) -> MarkdownPage:
    """The parts of a Markdown text, as spans of it; blocks and furniture are each in order and trimmed.

    Front matter, the first heading of first level, code, comments, images and link definitions are
    furniture. A block's span begins after the marks of its heading, list or quotation.
    """
    front = _front_matter(text)
    said, notes = _said(front["body"]) if front else (Metadata(), ())
    hidden = [front.span()] if front else []
    hidden += _fences_and_comments(text, front.end() if front else 0)
    blocks = list(_blocks(_blanked(text, hidden)))
    heading, blocks = _title(text, blocks)
    prose = [_unmarked(text, block) for block in blocks if not _REFERENCE.fullmatch(text, *block)]
    extra = [block for block in blocks if _REFERENCE.fullmatch(text, *block)]
    found = sorted(trimmed(text, *span) for span in (*hidden, *extra, *([heading[0]] if heading else [])))
    if heading:
        said = said.over(Metadata(title=heading[1]))
    return MarkdownPage(said, [(a, b) for a, b in prose if a < b], [(a, b) for a, b in found if a < b], notes)


def _front_matter(text: str) -> re.Match[str] | None:
    """The block of `key: value` lines between --- and --- at the very beginning, if it is one."""
    front = _FRONT.match(text)
    if front is None:
        return None
    found = [line for line in front["body"].splitlines() if line.strip()]
    top = [line for line in found if not line.startswith((" ", "\t", "-", "#"))]
    return front if top and all(_PAIR.fullmatch(line.rstrip()) for line in top) else None


def _said(body: str) -> tuple[Metadata, tuple[str, ...]]:
    """Metadata of the front matter; a date or language that is none is noted and left unknown."""
    fields: dict[str, str] = {}
    for line in body.splitlines():
        pair = _PAIR.fullmatch(line.rstrip())
        field = _FIELD_OF.get(pair["key"].lower()) if pair else None
        value = _unquoted(pair["value"] or "") if pair else ""
        if field and value:
            fields.setdefault(field, value)
    notes: tuple[str, ...] = ()
    for field, canonical in (("published", iso_date), ("language", language_code)):
        written = fields.pop(field, "")
        good = canonical(written)
        if good:
            fields[field] = good
        elif written:
            notes += (f'front matter: "{written}" was not understood as {field}',)
    return Metadata.model_validate(fields), notes


def _unquoted(value: str) -> str:
    value = value.strip()
    if value[:1] in ("[", "{", "|", ">", "&", "*"):  # YAML beyond key: value
        value = value.strip("[]|>{}&* ")
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value


def _fences_and_comments(text: str, start: int) -> list[Span]:
    """Code fences and HTML comments: what a reader of the page never sees as prose."""
    found = [fence.span() for fence in _FENCE.finditer(text, start)]
    begin = text.find("<!--", start)
    while begin >= 0:
        end = text.find("-->", begin)
        if end < 0:
            break
        if not any(a <= begin < b for a, b in found):
            found.append((begin, end + 3))
        begin = text.find("<!--", end)
    return sorted(found)


def _blanked(text: str, hidden: list[Span]) -> str:
    """The text with those stretches made line breaks, so that all other offsets stay."""
    parts, last = [], 0
    for start, end in hidden:
        parts += [text[last:start], "\n" * (end - start)]
        last = max(last, end)
    return "".join([*parts, text[last:]])


def _blocks(text: str) -> Iterator[Span]:
    """Paragraphs, parted before each line that begins with a mark."""
    for start, end in paragraphs(text):
        begin = start
        for first, _ in lines(text[start:end])[1:]:
            if _STARTS_BLOCK.match(text, start + first):
                yield trimmed(text, begin, start + first)
                begin = start + first
        yield trimmed(text, begin, end)


def _title(text: str, blocks: list[Span]) -> tuple[tuple[Span, str] | None, list[Span]]:
    """The heading of first level (# or underlined with =) that opens the text, and the blocks without it."""
    for number, (start, end) in enumerate(blocks[:5]):
        if not any(character.isalnum() for character in text[start:end]) or text.startswith("![", start):
            continue
        heading = _HEADING.fullmatch(text, start, end)
        if heading and heading["title"]:
            return ((start, end), heading["title"]), blocks[:number] + blocks[number + 1 :]
        below = text[slice(*blocks[number + 1])] if number + 1 < len(blocks) else ""
        if below and not below.strip("="):
            span = (start, blocks[number + 1][1])
            return (span, " ".join(text[start:end].split())), blocks[:number] + blocks[number + 2 :]
        break
    return None, blocks


def _unmarked(text: str, block: Span) -> Span:
    prefix = _PREFIX.match(text, *block)
    return (prefix.end(), block[1]) if prefix else block
