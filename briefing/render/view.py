"""What a template sees: the Brief's lines with numbered citations, and the article cut into pieces."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefing.nouns.article import Span
from briefing.nouns.brief import Background, Brief, Demand, Evidence, Figure, Item, Loss, Quote
from briefing.nouns.signature import Correction
from briefing.render import spoken
from briefing.render.days import days
from briefing.render.escape import clean
from briefing.render.pieces import Piece, cut, targets
from briefing.render.traits import NO_TRAITS, Traits, traits
from briefing.render.wording import LISTS, OWN, SHORT_EVENT, SOURCES, main_words, words

NOT_STATED = "Not stated in the article"
"""What an empty section says."""

NONE_FOUND = "None found in the article"
"""What is said of quotations, figures and background, which code looks for: there may be some it does not see."""

_WHOLE_QUOTE = re.compile(r"“[^“”]+”")
_SENTENCES = re.compile(r"(?<=[\w”\"]); (?=[\w“\"])")
"""Where the sentences of a time or place that has several meet."""
_WORD = re.compile(r"\w+")
_TOLD_TWICE = ("who", "when", "where")
"""Lists whose lines often quote the sentence of an event."""
_UNSOUGHT = "Not looked for when this brief was made"
_VERBATIM = ("quotes", "figures", "background")
_SINCE = (1, 4)
"""The schema that brought the verbatim lists; an older brief has none, whatever its article has."""

TRANSLATED = "a translation; its words were not compared with the article’s"
"""Why a translated bottom line, which has no findings of its own, is unclear."""

NO_REASON = "no reason recorded"
"""What stands where a check gave none."""


@dataclass(frozen=True)
class Line:
    """One line of the body. `numbers` are its citations, `targets` the pieces of the article it rests on."""

    id: str
    lead: str
    text: str
    note: str
    short_text: str
    short_note: str
    unclear: str
    """Why a check could not settle it, or "" for a supported line."""
    findings: tuple[str, ...]
    numbers: tuple[int, ...]
    targets: tuple[str, ...]
    source: str = ""
    """Who vouches for it in the article, in two words or so, or "" where that was not looked at."""
    original: str = ""
    """The article's words, where `text` is a translation of them; else ""."""
    repeats: bool = False
    """True where `text` is what an event already says, so that it need not be read twice."""
    says_bottom_line: bool = False
    """True for an event that the bottom line tells in the same words."""
    traits: Traits = NO_TRAITS

    @property
    def plain(self) -> str:
        """The line without mark and citations: `lead: text (note)`."""
        return _joined(self.lead, self.said, self.note)

    @property
    def terse(self) -> str:
        """As `plain`, without how its day was worked out."""
        return _joined(self.lead, self.said, self.short_note)

    @property
    def said(self) -> str:
        """`text`, or "" where an event already says it and the lead is enough."""
        return "" if self.repeats else self.text

    @property
    def adds_nothing(self) -> bool:
        """True for an event of which the bottom line tells everything, its mark and status included."""
        return self.says_bottom_line and not (self.note or self.unclear)

    @property
    def vouching(self) -> str:
        """`source`, or "" where the outlet itself vouches for the line, which goes without saying."""
        return "" if self.source == OWN else self.source

    @property
    def brief(self) -> str:
        """As `plain`, in the short forms that a flash uses."""
        return _joined(self.lead, self.short_text, self.short_note)


def _joined(lead: str, text: str, note: str) -> str:
    said = ": ".join(part for part in (lead, text) if part)
    return f"{said} ({note})" if note else said


@dataclass(frozen=True)
class Citation:
    """One numbered stretch of the article, quoted by the program; offsets in code points, half-open."""

    number: int
    start: int
    end: int
    text: str
    target: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class LeftOut:
    """One item that is not in the body, and why."""

    list: str
    words: str
    reason: str


@dataclass(frozen=True)
class View:
    """Everything of a Brief in words; every string but the pieces' is one clean line."""

    headline: str
    label: str
    """What readers must be told about who made it and who reviewed it."""
    reviewer: str
    """Who signed it and when, or "not reviewed"."""
    version: str
    """ "version 2, in place of version 1 (sha256 12ab…)"."""
    corrections: tuple[str, ...]
    """One line for each, newest first."""
    digital_source_type: str
    uri: str
    bottom_line: Line | None
    lines: dict[str, tuple[Line, ...]]
    """By list: what, who, when, where, demands, threats, quotes, figures, background."""
    empty: dict[str, str]
    """What each list's section says when there is nothing to show."""
    citations: tuple[Citation, ...]
    left_out: tuple[LeftOut, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]
    """The whole article; furniture is marked."""
    resting: dict[str, tuple[int, ...]]
    """Per piece, the numbers of the citations of it."""
    language: str
    """ISO 639-1 code of the lines' own words, "" if unknown."""
    days: tuple[str, ...]
    """How its days were worked out, one sentence for each reason."""


class _Numbers:
    """Hands out citation numbers in order of first use; the same span always has the same number."""

    def __init__(self) -> None:
        self.spans: dict[Span, int] = {}
        self.lines: dict[Span, list[str]] = {}

    def of(self, evidence: Iterable[Evidence], line: str) -> tuple[int, ...]:
        spans = list(dict.fromkeys((one.start, one.end) for one in evidence))
        for span in spans:
            self.spans.setdefault(span, len(self.spans) + 1)
            self.lines.setdefault(span, []).append(line)
        return tuple(self.spans[span] for span in spans)


def view(brief: Brief) -> View:
    """The brief in words, its citations numbered in reading order over the whole brief."""
    numbers = _Numbers()
    paragraphs = cut(brief.article, [(one.start, one.end) for one in _all_evidence(brief)])
    pieces = [piece for paragraph in paragraphs for piece in paragraph]
    bottom = _bottom_line(brief, numbers, pieces)
    lines = {name: _lines(brief, name, numbers, pieces) for name in LISTS if name != "bottom_line"}
    times = {line.lead.strip("“”").casefold() for line in lines["when"]}
    lines["what"] = tuple(_like_bottom_line(line, bottom, times) for line in lines["what"])
    events = lines["what"]
    bottom = _vouched(bottom, events)
    lines |= {name: tuple(_less_said(line, events) for line in lines[name]) for name in _TOLD_TWICE}
    lines["where"] = tuple(_less_said(line, lines["who"]) for line in lines["where"])
    citations = tuple(_citations(brief, numbers, pieces))
    return View(
        headline=clean(brief.headline),
        label=clean(brief.label),
        reviewer=_reviewer(brief),
        version=_version(brief),
        corrections=tuple(_correction(one) for one in reversed(brief.corrections)),
        digital_source_type=brief.digital_source_type,
        uri=brief.uri,
        empty={name: _empty(brief, name) for name in LISTS},
        bottom_line=bottom,
        lines=lines,
        citations=citations,
        left_out=tuple(_left_out(loss) for loss in brief.losses),
        paragraphs=paragraphs,
        resting=_resting(citations, pieces),
        language=clean(brief.language or brief.article.language or ""),
        days=days(brief),
    )


def _reviewer(brief: Brief) -> str:
    if brief.review is None:
        return "not reviewed"
    signed = f"{brief.review.by}, {brief.review.role}" if brief.review.role else brief.review.by
    since = "" if brief.reviewed else "; changed since then"
    return clean(f"{signed}, {spoken.date(brief.review.at)}{since}")


def _version(brief: Brief) -> str:
    before = brief.supersedes
    instead = f", in place of version {before.version} (sha256 {before.sha256[:12]})" if before else ""
    return clean(f"version {brief.version}{instead}")


def _correction(one: Correction) -> str:
    return clean(f"Version {one.version}, {spoken.date(one.at)}, {one.by}: {one.what} — {one.why}")


def _empty(brief: Brief, name: str) -> str:
    if name not in _VERBATIM:
        return NOT_STATED
    made = tuple(int(part) for part in brief.schema_version.split(".")[:2] if part.isdecimal())
    return NONE_FOUND if made >= _SINCE else _UNSOUGHT


def _like_bottom_line(line: Line, bottom: Line | None, times: set[str]) -> Line:
    """The event, marked if the bottom line says it word for word, but for a time that opens it ("Yesterday, …")."""
    opening, _, rest = line.text.partition(", ")
    said = [line.text, rest] if opening.casefold() in times else [line.text]
    same = bottom is not None and any(says_same(bottom.text, one) for one in said)
    return replace(line, says_bottom_line=same)


def says_same(left: str, right: str) -> bool:
    """Whether two texts have the same words in the same order, whatever their marks and capitals."""
    return _WORD.findall(left.casefold()) == _WORD.findall(right.casefold())


def _vouched(bottom: Line | None, events: Iterable[Line]) -> Line | None:
    """The bottom line with who vouches for the event that it tells."""
    told = next((event for event in events if event.adds_nothing), None)
    return replace(bottom, source=told.source) if bottom and told else bottom


def _less_said(line: Line, others: Iterable[Line]) -> Line:
    """A line without those sentences that another one says which rests on them too; marked if none is left.

    Short words stay ("Kyiv: a show of unity"; "Ruth Vale: met the press").
    """
    told = [other.text.casefold() for other in others if set(other.numbers) & set(line.numbers)]
    if line.repeats or not told:
        return line
    parts = [line.text] if _WHOLE_QUOTE.fullmatch(line.text) else _SENTENCES.split(line.text)
    left = [part for part in parts if not _is_told(part, told)]
    return replace(line, text="; ".join(left)) if left else replace(line, repeats=True)


def _is_told(part: str, told: list[str]) -> bool:
    bare = part.strip("“”. ").casefold()
    return len(bare.split()) > SHORT_EVENT and any(bare in other for other in told)


def _left_out(loss: Loss) -> LeftOut:
    name = LISTS.get(loss.list, spoken.opening(clean(loss.list)))
    return LeftOut(name, main_words(loss.list, loss.item), clean(loss.reason) or NO_REASON)


def _items(brief: Brief, name: str) -> tuple[Item, ...]:
    found: tuple[Item, ...] = getattr(brief, name)
    return found


def _evidence(item: Item) -> tuple[Evidence, ...]:
    """The item's evidence and, for an answered demand, the words that show the answer."""
    answer = item.response.evidence if isinstance(item, Demand) and item.response else ()
    return (*item.evidence, *answer)


def _all_evidence(brief: Brief) -> list[Evidence]:
    bottom = list(brief.bottom_line.evidence) if brief.bottom_line else []
    lists = [name for name in LISTS if name != "bottom_line"]
    return bottom + [one for name in lists for item in _items(brief, name) for one in _evidence(item)]


def _bottom_line(brief: Brief, numbers: _Numbers, pieces: list[Piece]) -> Line | None:
    if brief.bottom_line is None:
        return None
    evidence = brief.bottom_line.evidence
    cited = numbers.of(evidence, "line-bottom")
    text = spoken.opening(clean(brief.bottom_line.text))
    rests, original = targets(pieces, _spans(evidence)), _original(brief, text, evidence)
    unclear = TRANSLATED if original else ""
    return Line("line-bottom", "", text, "", text, "", unclear, (), cited, rests, "", original)


def _original(brief: Brief, text: str, evidence: Iterable[Evidence]) -> str:
    """The evidence of a translated line; "" where the line is in the article's language or quotes it."""
    if brief.language is None or not text or _WHOLE_QUOTE.fullmatch(text):
        return ""
    return clean(" … ".join(one.text for one in evidence))


def _lines(brief: Brief, name: str, numbers: _Numbers, pieces: list[Piece]) -> tuple[Line, ...]:
    return tuple(
        _line(brief, f"line-{name}-{position}", item, numbers, pieces)
        for position, item in enumerate(_items(brief, name), start=1)
    )


def _line(brief: Brief, name: str, item: Item, numbers: _Numbers, pieces: list[Piece]) -> Line:
    evidence, said = _evidence(item), words(item)
    # Which sentence the model named in the first place is of no use to a reader; the JSON keeps it.
    told = [finding for finding in item.findings if finding.check != "anchor"]
    findings = tuple(clean(f"{finding.check}: {finding.message}") for finding in told)
    reasons = "; ".join(filter(None, (clean(finding.message) for finding in told)))
    return Line(
        id=name,
        lead=said.lead,
        text=said.text,
        note=said.note,
        short_text=said.short_text,
        short_note=said.short_note,
        unclear=(reasons or NO_REASON) if item.verdict == "unclear" else "",
        findings=findings,
        numbers=numbers.of(evidence, name),
        targets=targets(pieces, _spans(evidence)),
        source=SOURCES.get(getattr(item, "source", None) or "", ""),
        original=""
        if isinstance(item, Quote | Figure | Background)
        else _original(brief, said.text, item.evidence),
        traits=traits(item),
    )


def _spans(evidence: Iterable[Evidence]) -> list[Span]:
    return [(one.start, one.end) for one in evidence]


def _citations(brief: Brief, numbers: _Numbers, pieces: list[Piece]) -> Iterable[Citation]:
    for span, number in numbers.spans.items():
        text = clean(brief.article.text[slice(*span)])
        yield Citation(number, *span, text, targets(pieces, [span])[0], tuple(numbers.lines[span]))


def _resting(citations: tuple[Citation, ...], pieces: list[Piece]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for citation in citations:
        for target in targets(pieces, [(citation.start, citation.end)]):
            found.setdefault(target, []).append(citation.number)
    return {target: tuple(numbers) for target, numbers in found.items()}
