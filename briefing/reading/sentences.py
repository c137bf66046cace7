"""Where the sentences of a paragraph lie, in any script: sentencex, and the repairs it needs in news."""

import re
from collections.abc import Iterator
from itertools import pairwise

import sentencex

from briefing.nouns.article import Span
from briefing.reading.paragraphs import trimmed

LONGEST = 1000
"""Characters after which a "sentence" without an end is cut, so that it can be cited."""

_WINDOW = 8000
"""Characters given to sentencex at once: with Chinese its time grows with the square of the length."""

_LONG_QUOTE = 300
"""A quotation is kept whole up to here; a longer one is parted at the sentences inside it."""

_CUT_AFTER = (";", "；", ",", "，", "、", "،", " ", "\n")

# Titles and short forms that stand before a name and never end a sentence; with small letters only where
# the word without its dot is no word of the language ("no", "me" and "fr" are).
_NEVER_LAST = re.compile(
    r"(?:^|[\s(«“\"„'’])(?:Mr|Mrs|Ms|Messrs|Dr|Drs|Prof|Rev|Fr|Gen|Col|Lt|Maj|Capt|Cmdr|Adm|Sgt|Cpl|Gov"
    r"|Sen|Sens|Rep|Reps"
    r"|Hon|Pres|St|Mt|Ft|vs|cf|[Ee]\.g|[Ii]\.e|M|MM|Mme|Mlle|Mgr|Sr|Sra|Srta|Dña|D|Hr|Frl|[Bb]zw|[Cc]a"
    r"|[Bb]spw|[Vv]gl"
    r"|[Zz]\.\s?B|[Dd]\.\s?h|г-н|г-жа|тов|[Аа]кад|[Пп]роф|[Дд]оц|[Гг]ен|[Пп]олк|им|ім|ул|вул|просп|пл|обл"
    r"|респ|пос|смт|см"
    r"|див|напр|т\.\s?н|т\.\s?е|т\.\s?к|т\.\s?зв)\.$"
)
_BEFORE_NUMBER = re.compile(r"(?:^|[\s(])(?:[Nn]os?|Nr|Art|Sec|Abs|[Pp]{1,2}|буд|кв|д|ст|Fig|núm|art)\.$")
_INITIAL = re.compile(r"(?:^|[\s(«“\"„.])[^\W\d_]\.$")
_ORDINAL = re.compile(
    r"\b(?:der|die|das|des|dem|den|am|vom|zum|im|ein|eine|einen|dem)\s+\d{1,2}\.$", re.IGNORECASE
)
# Names that keep a small first letter at the beginning of a sentence: al-Assad, iPhone, de Gaulle.
_SMALL_NAME = re.compile(r"(?:al|el|de|del|di|da|van|von|bin|ibn|d['’])[\s\-’']?[A-Z]|[a-z][A-Z]")
_DASH = re.compile(r"[—–-]\s*")
_ENDS_QUOTED = re.compile(r"[!?！？。…][\"”’»“」』]+$")
_CJK_SAID = re.compile(
    r"(?:と[^\W\d]|[^，。！？\s]{0,12}(?:说|說|问|問|道|称|稱|表示|写道|寫道)(?=[，。：！？]))"
)
_FOOTNOTE = re.compile(r"(?<=[.!?。])[\"”’»]?(?:\[\d{1,3}\])+\s+(?=[\"“«„(]?[^\W\d_])")
_QUOTE_MARKS = str.maketrans(dict.fromkeys('"“”„«»‹›‘「」『』', "\u2007"))
_OPENER = re.compile(r"(?:[“„«‹‘「『(\[]|(?<=\s)\")\s?$")


def sentences(text: str, paragraph: Span, language: str | None) -> list[Span]:
    """Spans of the sentences in that stretch of `text`: in order, trimmed, nothing but white space between.

    `language` is an ISO 639-1 code; None and codes sentencex does not know are split as English.
    """
    offset, end = paragraph
    piece = text[offset:end]
    spans = _merged(piece, _raw(piece, language))
    spans = [part for span in spans for part in _parted(piece, span, language)]
    return [(start + offset, stop + offset) for start, stop in spans]


def _raw(piece: str, language: str | None) -> list[Span]:
    """What sentencex says of the piece, trimmed, nothing but white space between.

    It is asked window by window. Each begins where the last sentence of the one before began, which
    may have been cut; a window without a boundary is doubled.
    """
    spans: list[Span] = []
    begin, window = 0, _WINDOW
    while begin < len(piece):
        found = sentencex.get_sentence_boundaries(language or "en", piece[begin : begin + window])
        starts = [begin + one["start_index"] for one in found if one["start_index"] > 0]
        whole = begin + window >= len(piece)
        if not starts and not whole:
            window *= 2
            continue
        stop = len(piece) if whole else starts[-1]
        edges = [begin, *(start for start in starts if start < stop), stop]
        spans += (trimmed(piece, left, right) for left, right in pairwise(edges))
        begin, window = stop, _WINDOW
    return [(start, end) for start, end in spans if start < end]


def _merged(piece: str, spans: list[Span]) -> list[Span]:
    """Neighbours put together again where the text goes on after the supposed end."""
    cased = any(character.isupper() for character in piece)
    merged: list[Span] = []
    for start, end in spans:
        if merged and _goes_on(piece[merged[-1][0] : merged[-1][1]][-80:], piece[start:end][:80], cased):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _goes_on(left: str, right: str, cased: bool) -> bool:
    """Whether `right` continues the sentence of which `left` is the end. Both are at most a line long."""
    if _CJK_SAID.match(right) and _ENDS_QUOTED.search(left):
        return True
    if left.endswith("."):
        waits = _NEVER_LAST.search(left) or _INITIAL.search(left) or _ORDINAL.search(left)
        if waits and right[:1].isalnum():
            return True
        if right[:1].isdigit() and _BEFORE_NUMBER.search(left):
            return True
    if not cased:
        return False
    right = _DASH.sub("", right, count=1) if _DASH.match(right) else right
    return right[:1].islower() and not _SMALL_NAME.match(right)


def _parted(piece: str, span: Span, language: str | None) -> Iterator[Span]:
    """The span, parted after footnote marks, inside long quotations, and where it has no end at all."""
    start, end = span
    cuts = [start + found.end() for found in _FOOTNOTE.finditer(piece[start:end])]
    for begin, stop in _between(piece, start, end, cuts):
        inner = _inner(piece[begin:stop], language) if stop - begin > _LONG_QUOTE else []
        for first, last in _between(piece, begin, stop, [begin + cut for cut in inner]):
            yield from _between(piece, first, last, _forced(piece, first, last))


def _inner(quoted: str, language: str | None) -> list[int]:
    """Where sentences begin inside a quotation: its marks are hidden, so that sentencex looks inside."""
    spans = _merged(quoted, _raw(quoted.translate(_QUOTE_MARKS), language))
    starts = [start for start, _ in spans[1:]]
    return [_before_opener(quoted, start) for start in starts]


def _before_opener(quoted: str, start: int) -> int:
    """`start`, moved in front of the mark that opens a quotation there."""
    opener = _OPENER.search(quoted, max(0, start - 4), start)
    return opener.start() if opener else start


def _forced(piece: str, start: int, end: int) -> list[int]:
    """Cuts that leave no stretch longer than LONGEST: after ";", else ",", else a space, else anywhere."""
    cuts: list[int] = []
    while end - start > LONGEST:
        window = piece[start : start + LONGEST]
        half = LONGEST // 2
        ends = (window.rfind(mark) + 1 for mark in _CUT_AFTER)
        start += next((at for at in ends if at > half), LONGEST)
        cuts.append(start)
    return cuts


def _between(piece: str, start: int, end: int, cuts: list[int]) -> Iterator[Span]:
    edges = [start, *cuts, end]
    for left, right in pairwise(edges):
        first, last = trimmed(piece, left, right)
        if first < last:
            yield first, last
