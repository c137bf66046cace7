"""What else can locate a quote or look up a claim: the standard library's difflib, and langextract's aligner if it is there."""

import importlib
import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from briefing.errors import UsageError
from briefing.nouns.article import Article, Span

ENOUGH = 0.75
"""Share of a quote's words that must be found in order; langextract's own threshold (1.7.1)."""

_WORD = re.compile(r"\w+")


def by_difflib(quotes: Sequence[str], text: str) -> tuple[Span | None, ...]:
    """Where ENOUGH of each quote's words stand in order: from the first to the last of them, as code points."""
    places = _words(text)
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2([text[start:end].casefold() for start, end in places])
    return tuple(
        _aligned(matcher, [quote[s:e].casefold() for s, e in _words(quote)], places) for quote in quotes
    )


def _words(text: str) -> list[Span]:
    return [found.span() for found in _WORD.finditer(text)]


def _aligned(matcher: "SequenceMatcher[str]", words: Sequence[str], places: Sequence[Span]) -> Span | None:
    matcher.set_seq1(words)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not words or sum(block.size for block in blocks) < ENOUGH * len(words):
        return None
    last = blocks[-1]
    return places[blocks[0].b][0], places[last.b + last.size - 1][1]


def nearest(article: Article, claims: Sequence[str]) -> tuple[Span, ...]:
    """Of each claim the sentence that difflib finds most like it, word by word: the least that any check has to do."""
    sentences = [(span, article.text[slice(*span)].casefold().split()) for span in article.sentences]
    found = []
    for claim in claims:
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(claim.casefold().split())
        found.append(max((_likeness(matcher, words), span) for span, words in sentences)[1])
    return tuple(found)


def _likeness(matcher: "SequenceMatcher[str]", words: Sequence[str]) -> float:
    matcher.set_seq1(words)
    return matcher.ratio()


def by_langextract(quotes: Sequence[str], text: str) -> tuple[Span | None, ...]:
    """Where langextract's aligner puts each quote, with its defaults. UsageError where it is not installed."""
    try:
        resolver = importlib.import_module("langextract.resolver")
        data = importlib.import_module("langextract.core.data")
    except ImportError as error:
        raise UsageError(
            "langextract is not installed",
            hint="install it into a folder of its own and name that on PYTHONPATH, or choose another system",
        ) from error
    group = [data.Extraction(extraction_class="quote", extraction_text=one) for one in quotes]
    found = resolver.WordAligner().align_extractions([group], text)[0]
    places = [one.char_interval for one in found]
    return tuple((one.start_pos, one.end_pos) if one else None for one in places)
