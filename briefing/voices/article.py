"""The voices of an article: every attribution with its speaker, its quotations and its depth (English)."""

from collections.abc import Sequence
from dataclasses import replace

from briefing.nouns.article import Span
from briefing.voices.marks import Quoted, quotations
from briefing.voices.refer import Memory
from briefing.voices.scan import Raw, scan
from briefing.voices.strength import strength
from briefing.voices.ties import Ties, ties
from briefing.voices.voice import Voice

_CARRIES_ON = 5
"""Words from which a quotation that opens a sentence is speech and not a mere expression; by judgment."""


def voices(texts: Sequence[str]) -> tuple[tuple[Voice, ...], ...]:
    """Per sentence of an English article who says what, in order of the verbs.

    `texts` are the sentences in reading order: pronouns, offices and quotations are followed from one to the
    next. A sentence in nobody's mouth but the outlet's gives an empty tuple.
    """
    return voiced(texts, quotations(texts), ties(texts))


def voiced(
    texts: Sequence[str], marks: Sequence[Sequence[Quoted]], links: Ties
) -> tuple[tuple[Voice, ...], ...]:
    """`voices` where the quotations and links of the article are at hand already."""
    memory = Memory(links)
    found: list[tuple[Voice, ...]] = []
    for text, pieces in zip(texts, marks, strict=True):
        here = _depths(_clipped(scan(text, pieces)))
        spoken = [_voice(text, raw, depth, memory) for raw, depth in here]
        found.append(tuple(_quoting(spoken, pieces)))
        memory.named(text)
        for voice in reversed(found[-1]):
            if voice.speaker is not None and voice.depth == 0:
                memory.spoke(voice.speaker)
    return _carried(texts, marks, found)


def _voice(text: str, raw: Raw, depth: int, memory: Memory) -> Voice:
    written = _plain(text[slice(*raw.subject)]) if raw.subject else None
    speaker = memory.meant(written, text[: raw.subject[0]]) if written and raw.subject else None
    return Voice(speaker, written, raw.verb, raw.kind, raw.at, raw.reported, (), depth, strength(speaker))


def _plain(written: str) -> str:
    """Without a full stop that ends the sentence and not an abbreviation."""
    return written if written[-3:-2] in {".", " "} else written.rstrip(".,")


def _clipped(raws: list[Raw]) -> list[Raw]:
    """An inner verb's stretch ends where the attribution that stands behind it begins ("A told B that …, C said")."""
    last = [raw for raw in raws if raw.reported[1] <= raw.at]
    clipped = []
    for raw in raws:
        ends = [
            other.at
            for other in raws
            if raw.subject == other.subject is not None and raw.at < raw.reported[0] < other.at
        ]
        ends += [
            other.reported[1]
            for other in last
            if other is not raw and raw.at < other.reported[1] < raw.reported[1]
        ]
        start, end = raw.reported
        clipped.append(replace(raw, reported=(start, min([end, *ends]))))
    return clipped


def _depths(raws: list[Raw]) -> list[tuple[Raw, int]]:
    return [(raw, sum(_holds(other, raw) for other in raws)) for raw in raws]


def _holds(outer: Raw, inner: Raw) -> bool:
    return (
        outer is not inner
        and outer.reported[0] <= inner.at < outer.reported[1]
        and not (inner.reported[0] <= outer.at < inner.reported[1])
    )


def _quoting(spoken: list[Voice], pieces: Sequence[Quoted]) -> list[Voice]:
    """The voices with each quotation given to its speaker, where the sentence itself tells."""
    given: dict[int, list[Span]] = {}
    for piece in pieces:
        owner = _owner(spoken, piece)
        if owner is not None:
            given.setdefault(owner, []).append(piece.span)
    return [
        replace(voice, quotes=tuple(given[at])) if at in given else voice for at, voice in enumerate(spoken)
    ]


def _owner(spoken: list[Voice], piece: Quoted) -> int | None:
    able = [
        at
        for at, voice in enumerate(spoken)
        if not piece.start <= voice.at < piece.end and (voice.kind != "alleged" or voice.written)
    ]
    over = [
        at for at in able if spoken[at].reported[0] <= piece.start and piece.end <= spoken[at].reported[1]
    ]
    if over:
        return max(over, key=lambda at: (spoken[at].depth, -_distance(spoken[at], piece)))
    return min(able, key=lambda at: _distance(spoken[at], piece), default=None)


def _distance(voice: Voice, piece: Quoted) -> int:
    return min(abs(voice.at - piece.end), abs(piece.start - voice.at))


def _carried(
    texts: Sequence[str], marks: Sequence[Sequence[Quoted]], found: list[tuple[Voice, ...]]
) -> tuple[tuple[Voice, ...], ...]:
    """Gives quotations without a verb of their own to the speaker of their other half, or of the sentence before."""
    owners = {
        piece.number: voice
        for pieces, here in zip(marks, found, strict=True)
        for piece in pieces
        for voice in here
        if piece.span in voice.quotes
    }
    before: Voice | None = None
    for at, (text, pieces) in enumerate(zip(texts, marks, strict=True)):
        loose = [piece for piece in pieces if not any(piece.span in voice.quotes for voice in found[at])]
        for piece in loose:
            owner = owners.get(piece.number) or (before if _speech(text, piece) else None)
            if owner is not None:
                goes_on = Voice(
                    owner.speaker, owner.written, "", "said", -1, piece.span, (piece.span,), 0, owner.strength
                )
                found[at] = (*found[at], goes_on)
        speaking = [voice for voice in found[at] if voice.speaker is not None and voice.depth == 0]
        quoting = [voice for voice in speaking if voice.quotes]
        nearest = quoting or speaking
        before = nearest[-1] if nearest else None
    return tuple(found)


def _speech(text: str, piece: Quoted) -> bool:
    return piece.start <= 3 and text[piece.start : piece.end].count(" ") + 1 >= _CARRIES_ON
