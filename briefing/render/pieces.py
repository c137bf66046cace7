"""The article cut into pieces that a page can point at: sentences, furniture and what lies between."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.nouns.article import Article, Span

Kind = Literal["sentence", "furniture", "between"]

WHOLE = "article"
"""Where a citation leads whose words lie in no piece that may be pointed at."""


@dataclass(frozen=True)
class Piece:
    """A stretch of the article's text, as it stands there; `id` is "" unless a citation may point at it."""

    start: int
    end: int
    text: str
    kind: Kind
    id: str = ""


def cut(article: Article, cited: Iterable[Span]) -> tuple[tuple[Piece, ...], ...]:
    """The whole text as paragraphs of pieces; only line breaks between pieces are lost.

    Evidence outside every sentence (none is expected) gets a piece of its own, so that it can be shown.
    """
    aside = (*article.furniture, *article.suspect)
    marked: list[tuple[Span, Kind]] = [(span, "furniture") for span in aside]
    marked += [(span, "sentence") for span in article.sentences]
    marked += [(span, "sentence") for span in cited if not _touches(span, [known for known, _ in marked])]
    paragraphs: list[list[Piece]] = [[]]
    position = 0
    for (start, end), kind in sorted(marked):
        _between(article.text, position, start, paragraphs)
        start = max(start, position)
        if start < end:
            name = f"s-{start}" if kind == "sentence" else ""
            paragraphs[-1].append(Piece(start, end, article.text[start:end], kind, name))
            position = end
    _between(article.text, position, len(article.text), paragraphs)
    return tuple(tuple(paragraph) for paragraph in paragraphs if paragraph)


def _between(text: str, start: int, end: int, paragraphs: list[list[Piece]]) -> None:
    """Add what no mark covers; a line break begins a new paragraph."""
    for number, line in enumerate(text[start:end].split("\n") if start < end else ()):
        if number:
            paragraphs.append([])
        if line.strip() or (line and paragraphs[-1]):
            paragraphs[-1].append(Piece(start, start + len(line), line, "between"))
        start += len(line) + 1


def targets(pieces: Sequence[Piece], spans: Iterable[Span]) -> tuple[str, ...]:
    """Ids of the pieces these spans lie in, in the spans' order, each once; never empty."""
    found = [piece.id for span in spans for piece in pieces if piece.id and _touches(span, [_span(piece)])]
    return tuple(dict.fromkeys(found)) or (WHOLE,)


def _span(piece: Piece) -> Span:
    return piece.start, piece.end


def _touches(span: Span, others: Iterable[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)
