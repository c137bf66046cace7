"""Quotations worth printing: whole clauses in the mouth of a speaker whom the article names or describes (English)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.cues import sure
from briefing.excerpts.speakers import Speaker, speaker_of
from briefing.excerpts.surveyed import Surveyed
from briefing.nouns.article import Span
from briefing.nouns.brief import Quote
from briefing.syntax import SUBJECTS, Sentence
from briefing.voices import Quoted, Voice

MOST = 5
"""A reader takes in no more; set by the editors' formats, which print one to five."""
EACH = 2
"""Of one speaker, so that one voice does not crowd out the others."""
SHORTEST, LONGEST = 6, 45
"""Words: below it hardly a statement, above it a paragraph; by judgment."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ENDS = re.compile(r"[.!?…]['’)\]]?$")
_MARKS = re.compile(r"[“”«»„\"]|\n\s*\n")
_INNER = re.compile(r"[”\"]\s*[“\"]")
"""A closing mark at once followed by an opening one: a quotation inside the quotation cut it off."""
_DANGLING = re.compile(
    r"(?:And|But|So|Or|Yet|Because|Which|Then|Also|However|Therefore|This|That|These|Those|It|They|He|She|His|Her|Their|Its)\b"
)
"""Openings of a sentence that lean on the one before it."""
_FIRM = frozenset({"said", "announced", "asked", "planned"})
_JOINS = frozenset({"and", "but", "or", "so", "that", "which", "who"})
"""A quotation that opens with one of these in small letters was cut out of a longer sentence."""
_OPEN_ENDS = frozenset("a an the and or but my our your their its".split())
"""Last words that wait for another one."""
_SUBORDINATE = frozenset(
    "when whenever while because if unless although though since where as after before until".split()
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """One sentence's part of a quotation with the voice it belongs to."""

    at: int
    mark: Quoted
    voice: Voice


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Words that may be printed: where they stand in the article, in which sentences, and who says them."""

    text: str
    start: int
    sentences: tuple[int, ...]
    speaker: Speaker


def quotes(surveyed: Surveyed) -> tuple[Quote, ...]:
    """The quotations of most use first: speakers of the lead, then demands and threats, then what stands first."""
    if not surveyed.english:
        return ()
    chosen: list[_Candidate] = []
    for one in sorted(_candidates(surveyed), key=lambda one: (-_use(one, surveyed), one.start)):
        told = sum(other.speaker.name == one.speaker.name for other in chosen)
        again = any(one.text in other.text or other.text in one.text for other in chosen)
        if len(chosen) < MOST and told < EACH and not again:
            chosen.append(one)
    return tuple(_quote(f"quotes-{at}", one, surveyed) for at, one in enumerate(chosen, 1))


def _quote(key: str, one: _Candidate, surveyed: Surveyed) -> Quote:
    evidence = surveyed.evidence((*one.sentences, *one.speaker.sentences))
    return Quote(
        id=key,
        evidence=evidence,
        verdict="supported",
        text=one.text,
        speaker=one.speaker.name,
        title=one.speaker.title,
    )


def _use(one: _Candidate, surveyed: Surveyed) -> int:
    lead = f"{surveyed.article.title or ''} {surveyed.texts[surveyed.lead]}"
    return 2 * (one.speaker.name.split()[-1] in lead) + any(sure(one.text, "en"))


def _candidates(surveyed: Surveyed) -> Iterator[_Candidate]:
    for run in _runs(surveyed):
        if not _goes_on(run, surveyed):
            speaker = _spoken_by(run, surveyed)
            if speaker is not None:
                yield from _printable(run, speaker, surveyed)


def _runs(surveyed: Surveyed) -> Iterator[tuple[_Piece, ...]]:
    """The pieces of each quotation, in order; only quotations all of whose pieces have a voice."""
    found: dict[int, list[_Piece | None]] = {}
    for at, (marks, voices) in enumerate(zip(surveyed.heard.marks, surveyed.heard.voices, strict=True)):
        for mark in marks:
            voice = next((one for one in voices if mark.span in one.quotes), None)
            found.setdefault(mark.number, []).append(_Piece(at, mark, voice) if voice else None)
    for pieces in found.values():
        whole = tuple(piece for piece in pieces if piece is not None)
        if len(whole) == len(pieces) and all(surveyed.printable(piece.at) for piece in whole):
            yield whole


def _goes_on(run: Sequence[_Piece], surveyed: Surveyed) -> bool:
    """Whether its sentence goes on in another quotation: "We will go," he said, "unless …" is half a sentence."""
    for piece in (run[0], run[-1]):
        text, own = surveyed.texts[piece.at], piece.mark
        others = [mark for mark in surveyed.heard.marks[piece.at] if mark.number != own.number]
        after = [text[own.end - 1 : mark.start] for mark in others if mark.start > own.end]
        before = [text[mark.end - 1 : own.start] for mark in others if mark.end < own.start]
        if any(map(_half, (*after[:1], *before[-1:]))):
            return True
    return False


def _half(between: str) -> bool:
    """Whether the words between two quotations of one sentence leave it open: no full stop stands in them."""
    return between[0] in ",;—–-" and not re.search(r"[.!?]\s", between)


def _spoken_by(run: Sequence[_Piece], surveyed: Surveyed) -> Speaker | None:
    """Who says it: by a verb of its own, or in the paragraph of the sentence before, whose speaker goes on."""
    own = next((piece for piece in run if piece.voice.verb), None)
    if own is not None:
        if own.voice.kind not in _FIRM and not surveyed.texts[run[0].at][run[0].mark.start].isupper():
            return None
        return speaker_of(own.voice, own.at, surveyed)
    first = run[0]
    if first.at == 0 or not surveyed.one_paragraph(first.at - 1, first.at):
        return None
    goes_on = [one for one in surveyed.heard.voices[first.at - 1] if one.verb and one.quotes]
    before = next((one for one in reversed(goes_on) if one.speaker == first.voice.speaker), None)
    if before is None or not _is_clause(
        surveyed.parse([_words(first.at - 1, before.quotes[-1], surveyed)])[0]
    ):
        return None  # its first half may be in the sentence before: "Whenever they come," he said. "They …"
    return speaker_of(before, first.at - 1, surveyed)


def _words(at: int, span: Span, surveyed: Surveyed) -> str:
    return surveyed.texts[at][slice(*span)]


def _printable(run: Sequence[_Piece], speaker: Speaker, surveyed: Surveyed) -> Iterator[_Candidate]:
    """The whole quotation where it is short enough; else each of its sentences that stands by itself."""
    whole = _cut(run, speaker, surveyed)
    if whole is not None:
        yield whole
        return
    texts = [_words(piece.at, piece.mark.span, surveyed) for piece in run]
    if len(" ".join(texts).split()) <= LONGEST:
        return  # no whole clause: perhaps a lost mark made it run on
    for at, (piece, text) in enumerate(zip(run, texts, strict=True)):
        if (not at or not _DANGLING.match(text)) and _ENDS.search(text):
            single = _cut((piece,), speaker, surveyed)
            if single is not None:
                yield single


def _cut(run: Sequence[_Piece], speaker: Speaker, surveyed: Surveyed) -> _Candidate | None:
    """Its words as they stand in the article, if they are whole clauses and few enough."""
    start = surveyed.place(run[0].at, run[0].mark.span)[0]
    end = surveyed.place(run[-1].at, run[-1].mark.span)[1]
    text = surveyed.article.text[start:end].rstrip(" ,;—–-")
    if not SHORTEST <= len(text.split()) <= LONGEST or _MARKS.search(text) or text[0] in ".…[(":
        return None
    if (
        text == surveyed.article.text[start:end]
        and text[-1].isalnum()
        and _INNER.match(surveyed.article.text, end)
    ):
        return None
    if any(after.at != before.at + 1 for before, after in pairwise(run)):
        return None
    parts = surveyed.parse(_words(piece.at, piece.mark.span, surveyed) for piece in run)
    if not all(_is_clause(part) for part in parts):
        return None
    return _Candidate(text, start, tuple(piece.at for piece in run), speaker)


def _is_clause(sentence: Sentence) -> bool:
    """Whether its main verb has a subject of its own and is no "when" or "if" clause, or is a command."""
    root = next((word for word in sentence.words if word.role == "ROOT"), None)
    words = [word for word in sentence.words if word.part != "PUNCT"]
    if root is None or not words or sentence.words[0].text in _JOINS or words[-1].low in _OPEN_ENDS:
        return False
    if root.tag == "VB" and sentence.text[0].isupper() and not sentence.below(root, *SUBJECTS):
        return True
    opening = sentence.below(root, "mark", "advmod")
    opens = sentence.words[0].tag in {"WP", "WDT"} or any(one.low in _SUBORDINATE for one in opening)
    subordinate = opens and not sentence.text.endswith("?")
    finite = {root.tag, *(one.tag for one in sentence.below(root, "aux", "auxpass"))} & _FINITE
    return bool(finite and sentence.below(root, *SUBJECTS, "expl", "csubj")) and not subordinate
