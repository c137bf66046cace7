"""Where quotes stand in a text: verbatim up to how it was set in type, never nearly."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from briefing.nouns.article import Span

OMITTED = 400
"""Characters that the ellipses of one quote may stand for, all together: about three sentences; by judgment."""

_TRIED = 1_000
"""Places of a quote's first piece from which the others are looked for: bounds the time, no news text has as many."""

_APOSTROPHES = "'’‘ʼ`´′‛＇"
_DOUBLE = '"“”„‟«»‹›‚″＂「」『』〝〞〟'
_HYPHENS = "-‐‑"
_DASHES = _HYPHENS + "‒–—―−⸺⸻﹘﹣－"
_NOTHING = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_SET = re.escape(_APOSTROPHES + _DOUBLE + _DASHES) + _NOTHING
# A stretch whose letters do not matter, only what it stands for. A space between two words stays as it is.
_GAP = rf"(?! \w)[\s.…{_SET}]+"
_PLAIN = re.compile(_GAP)
_DECOMPOSED = re.compile(rf"[^\W\d_][\u0300-\u036f]+|{_GAP}")
_DROPPED = re.compile(rf"[{re.escape(_APOSTROPHES + _DOUBLE)}{_NOTHING}]+")
_DASHED = re.compile(rf"\s*[{re.escape(_DASHES)}]+(?:\s*[{re.escape(_DASHES)}]+)*\s*")
_DOTS = re.compile(r"\s*(?:…|\.(?:\s?\.){2,})[.…]*\s*")
_ELLIPSIS = re.compile(r"[\[(]\s*(?:…|\.(?:\s?\.)+)\s*[\])]|…|\.(?:\s?\.){2,}")
_LETTER_IN_BRACKETS = re.compile(r"\[(\w)\]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_TIGHT = frozenset(",;:!?%)]")
_ENDS = " .,;:!?…-，。；：！？、،؛؟"


class _Flat(NamedTuple):
    """A text as it is compared, and where its stretches come from; the last `start` only closes the list."""

    text: str
    starts: list[int]
    origins: list[int]
    stops: list[int]

    def origin(self, at: int) -> int:
        """Offset in the original text at which the character begins."""
        number = bisect_right(self.starts, at) - 1
        return self.origins[number] + (at - self.starts[number] if self._alike(number) else 0)

    def stop(self, at: int) -> int:
        """Offset in the original text behind the character."""
        number = bisect_right(self.starts, at) - 1
        inside = self.origins[number] + at - self.starts[number] + 1
        return inside if self._alike(number) else self.stops[number]

    def _alike(self, number: int) -> bool:
        return self.stops[number] - self.origins[number] == self.starts[number + 1] - self.starts[number]


def locate(quotes: Sequence[str], text: str) -> tuple[Span | None, ...]:
    """Where each quote first stands in the text, as `(start, end)` in code points of `text`, half-open.

    Of no account: white space, quote marks and where they stand, the kind and spacing of dashes, invisible
    characters, accents in two code points, the case of the first letter, punctuation at the ends, a letter in
    brackets ("[T]he"). Where a quote has an ellipsis that the text does not have, its pieces must follow each
    other with at most OMITTED characters left out, and the span runs from the first to the last; what was left
    out is not judged. Everything else must be there letter by letter, from word boundary to word boundary; "5" is
    not found in "1.5", "nuclear" not in "non-nuclear", "we won" not in "we won't". Otherwise None, as for a quote
    without a letter or digit. Never raises; the time grows with the text and, for each quote, a plain search of it.
    """
    flat = _flat(text)
    return tuple(next(_standing(quote, flat, text), None) for quote in quotes)


def places(quote: str, text: str, most: int = 100) -> tuple[Span, ...]:
    """Every place of one quote by the rules of `locate`, in the order of the text, up to `most`."""
    return tuple(islice(_standing(quote, _flat(text), text), most))


def _standing(quote: str, flat: _Flat, text: str) -> Iterator[Span]:
    plain = _LETTER_IN_BRACKETS.sub(r"\1", quote)
    for form in dict.fromkeys((quote, plain)):
        spots = _found(_core(form), flat, text, 0, len(flat.text))
        for first, last in spots:
            yield _span(first, last, flat, text)
            yield from (_span(*one, flat, text) for one in spots)
            return
    pieces = [core for part in _ELLIPSIS.split(plain) if (core := _core(part))]
    if len(pieces) < 2:
        return
    for first, end in islice(_found(pieces[0], flat, text, 0, len(flat.text)), _TRIED):
        last_end = _rest(pieces[1:], end, flat, text)
        if last_end is not None:
            yield _span(first, last_end, flat, text)


def _rest(pieces: Sequence[str], end: int, flat: _Flat, text: str) -> int | None:
    """End of the last piece when each stands behind the one before, the nearest taken; offsets of the flat text."""
    left = OMITTED
    for piece in pieces:
        spot = next(_found(piece, flat, text, end, end + left + len(piece)), None)
        if spot is None:
            return None
        left -= spot[0] - end
        end = spot[1]
    return end


def _found(core: str, flat: _Flat, text: str, low: int, high: int) -> Iterator[Span]:
    """Places in the flat text between the two offsets, whole words only, in order."""
    if not core:
        return
    firsts = {core[0], core[0].lower(), core[0].upper()}
    at = flat.text.find(core[1:], low + 1, high)
    while at > 0:
        first, last = at - 1, at - 1 + len(core)
        if flat.text[first] in firsts and _whole(*_span(first, last, flat, text), text):
            yield first, last
        at = flat.text.find(core[1:], at + 1, high)


def _span(first: int, last: int, flat: _Flat, text: str) -> Span:
    start, end = flat.origin(first), flat.stop(last - 1)
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return start, end


def _whole(start: int, end: int, text: str) -> bool:
    """Whether the span neither begins nor ends inside a word or a number."""
    return not (_opens_inside(text[max(0, start - 2) : start], text[start]) or _ends_inside(end, text))


def _opens_inside(before: str, first: str) -> bool:
    near, far = before[-1:], before[:-1]
    if not near or not (first.isalnum() or first in _DASHES):
        return False
    if near.isalnum():
        return not _UNSPACED.search(near + first)
    if near in _HYPHENS and far.isalnum():
        return True
    return first.isdigit() and (
        (near in ".,:" + _DASHES and far.isdigit()) or (near in "-−" and not far.strip())
    )


def _ends_inside(end: int, text: str) -> bool:
    last, near, far = text[end - 1], text[end : end + 1], text[end + 1 : end + 2]
    if not near or not (last.isalnum() or unicodedata.combining(last)):
        return False
    if near.isalnum() or unicodedata.combining(near):
        return not _UNSPACED.search(last + near)
    if near in _APOSTROPHES + _HYPHENS and far.isalnum():
        return True
    return last.isdigit() and (
        (near in ".,:" + _DASHES and far.isdigit()) or (near + far).lstrip()[:1] == "%"
    )


def _core(quote: str) -> str:
    """The quote as it is compared, without the punctuation around it; empty if nothing is left to compare."""
    flat = _flat(quote).text
    core = flat.strip(_ENDS)
    if core[:1].isdigit() and re.search(rf"[-−]{core[0]}$", quote[: quote.find(core[0]) + 1]):
        core = f"-{core}"
    return core if any(character.isalnum() for character in core) else ""


def _flat(text: str) -> _Flat:
    pattern = _PLAIN if unicodedata.is_normalized("NFC", text) else _DECOMPOSED
    parts: list[str] = []
    flat = _Flat("", [], [], [])
    length = done = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        for part, origin, stop in ((text[done:start], done, start), (_gap(match), start, end)):
            if part:
                parts.append(part)
                flat.starts.append(length)
                flat.origins.append(origin)
                flat.stops.append(stop)
                length += len(part)
        done = end
    if done < len(text):
        parts.append(text[done:])
        flat.starts.append(length)
        flat.origins.append(done)
        flat.stops.append(len(text))
        length += len(text) - done
    flat.starts.append(length)
    return flat._replace(text="".join(parts))


def _gap(match: re.Match[str]) -> str:
    """What a stretch stands for: "…", "-", "'", full stops, a space, or nothing."""
    run, text = match.group(), match.string
    if run[0].isalpha() and run[0] not in _APOSTROPHES:
        return unicodedata.normalize("NFC", run)
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    between = before.isalnum() and after.isalnum()
    if between and len(run) == 1 and run in _APOSTROPHES:
        return "'"
    bare = _DASHED.sub("-", _DOTS.sub("…", _DROPPED.sub("", run)))
    bare = re.sub(r"\s+", " ", bare).replace(" .", ".")
    if not bare and between and not _UNSPACED.search(before + after) and _DROPPED.search(run.strip(_NOTHING)):
        return " "
    return bare.rstrip(" ") if after in _TIGHT or before in "([" else bare
