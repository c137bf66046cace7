"""What a press review's template sees: its lines in words, cited as [article.evidence], and the review as a document."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import quote, urlsplit

from briefing.nouns.article import Span
from briefing.nouns.brief import Brief, Evidence, What
from briefing.nouns.language import language_name
from briefing.nouns.press_review import Divergence, DivergenceKind, Entry, PressReview, Scope, Statement
from briefing.render import spoken
from briefing.render.engine import Format, render_with
from briefing.render.escape import clean
from briefing.render.press_index import INDEX_NAMES, alphabetical, index
from briefing.render.wording import words

TEMPLATE = "press-review"
OTHERS, ALL = "Other articles", "Articles"
"""The heading of articles that share their theme with no other, beside themes and without any."""

KINDS: dict[DivergenceKind, str] = {
    "number": "Different numbers",
    "date": "Different dates",
    "name": "Different names",
    "role": "Who acts on whom",
    "denial": "One negates what the other says",
    "certainty": "Fact in one, less than that in the other",
    "demand": "A demand",
    "threat": "A threat",
}
"""What a template prints of a divergence's kind."""

_FIRST_PERSON = re.compile(r"\b(?:I|me|my|we|We|us|our|My|Our)\b")
_SAFE = "%/:=&?~#+!$,;'@()*[]-._"
"""What an address may keep unescaped: RFC 3986's reserved and unreserved marks."""


@dataclass(frozen=True)
class PressLine:
    """One line in words: `lead: text (note)stop`, its citations `1.2` …, and why a check could not settle it."""

    lead: str
    text: str
    note: str
    stop: str
    """The full stop where `text` lacks one, as a note stands before it."""
    unclear: str
    cites: tuple[str, ...]
    article: int
    language: str
    """ISO 639-1 code of its words, "" if unknown."""


@dataclass(frozen=True)
class PressEntry:
    """One article. `foreign` names its language where that is not English; `author`, `url` are "" where unknown."""

    number: int
    outlet: str
    headline: str
    author: str
    date: str
    foreign: str
    language: str
    url: str
    same_as: int | None
    lines: tuple[PressLine, ...]
    quote: PressLine | None


@dataclass(frozen=True)
class PressTheme:
    """A heading with its articles; `id` is its place in the page."""

    id: str
    name: str
    entries: tuple[PressEntry, ...]


@dataclass(frozen=True)
class PressSide:
    """What one article says; `who` is its outlet and day."""

    number: int
    who: str
    line: PressLine


@dataclass(frozen=True)
class PressDivergence:
    """One divergence. `alone`: only one article has it."""

    kind: str
    about: str
    alone: bool
    sides: tuple[PressSide, ...]


@dataclass(frozen=True)
class PressEvidence:
    """One piece of evidence: `text` is "" where the line that rests on it is these very words."""

    id: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class PressSource:
    """Where one article's lines come from: `facts` is one line of plain text."""

    entry: PressEntry
    facts: str
    evidence: tuple[PressEvidence, ...]


@dataclass(frozen=True)
class PressView:
    """The whole review in words; every string is one clean line."""

    title: str
    label: str
    date: str
    scope: str
    top_line: PressLine | None
    themes: tuple[PressTheme, ...]
    divergences: tuple[PressDivergence, ...]
    outlets: tuple[tuple[str, tuple[int, ...]], ...]
    index: tuple[tuple[str, tuple[int, ...]], ...]
    unlisted: int
    """Names that the index has no room for."""
    all_made: str
    """How every brief was made, where all were made the same way; else each source says it."""
    sources: tuple[PressSource, ...]
    unreadable: tuple[tuple[str, str], ...]
    repeated: tuple[tuple[str, str], ...]
    cut: str
    made: str


def render_press_review(
    review: PressReview, *, template: str | Path = TEMPLATE, format: Format | Literal["json"] | None = None
) -> str:
    """The review as a document: Markdown (the default), HTML, plain text of 72 columns, or the noun as JSON.

    `template` may be a file of the user's, as for `render`; it sees `review` and `view`. Out: ends in one line
    break. Raises UsageError as `render_with` does.
    """
    if format == "json":
        return review.model_dump_json(indent=2) + "\n"
    return render_with(template, format, {"review": review, "view": press_view(review), "kinds": KINDS})


class _Numbers:
    """Hands out citations in order of first use, article by article; the same words keep their number."""

    def __init__(self, briefs: tuple[Brief, ...]) -> None:
        self.spans: list[dict[Span, tuple[str, Evidence]]] = [{} for _ in briefs]
        self.printed: set[tuple[int, Span]] = set()

    def of(self, article: int, evidence: Iterable[Evidence], text: str) -> tuple[str, ...]:
        """Citations of these words, for a line of that text."""
        known = self.spans[article - 1]
        found = []
        for one in evidence:
            span = (one.start, one.end)
            known.setdefault(span, (f"{article}.{len(known) + 1}", one))
            if _bare(one.text) == _bare(text):
                self.printed.add((article, span))
            found.append(known[span][0])
        return tuple(dict.fromkeys(found))


def press_view(review: PressReview) -> PressView:
    """The review in words, its citations numbered in the order in which it is read."""
    numbers = _Numbers(review.briefs)
    top = _line(review.top_line, review.briefs, numbers) if review.top_line else None
    themes = _themes(review, numbers)
    entries = [entry for theme in themes for entry in theme.entries]
    differing = tuple(_divergence(one, entries, review.briefs, numbers) for one in review.divergences)
    names = index(review.briefs)
    ways = {_made(brief) for brief in review.briefs}
    all_made = ways.pop() if len(ways) == 1 else ""
    return PressView(
        title=clean(review.title),
        label=clean(review.label),
        date=spoken.date(review.date),
        scope=_scope(review.scope, sum(not clean(brief.article.author or "") for brief in review.briefs)),
        top_line=top,
        themes=themes,
        divergences=differing,
        outlets=_outlets(entries),
        index=names[:INDEX_NAMES],
        unlisted=len(names[INDEX_NAMES:]),
        all_made=all_made,
        sources=tuple(
            _source(entry, review.briefs[entry.number - 1], numbers, all_made) for entry in entries
        ),
        unreadable=tuple((clean(one.name), clean(one.reason)) for one in review.unreadable),
        repeated=tuple((clean(one.name), clean(one.reason)) for one in review.repeated),
        cut=clean(spoken.names(review.cut)) if review.cut else "",
        made=clean(f"{spoken.date(review.provenance.created)} by {review.provenance.generator}"),
    )


def _themes(review: PressReview, numbers: _Numbers) -> tuple[PressTheme, ...]:
    """The themes of several articles, and then all articles that stand alone under one heading."""
    found: list[PressTheme] = []
    alone: list[PressEntry] = []
    for theme in review.themes:
        entries = tuple(_entry(entry, review.briefs, numbers, review.top_line) for entry in theme.entries)
        if len(entries) > 1:
            found.append(PressTheme(f"theme-{len(found) + 1}", clean(theme.name), entries))
        else:
            alone += entries
    if alone:
        found.append(PressTheme("theme-others", OTHERS if found else ALL, tuple(alone)))
    return tuple(found)


def _unsaid(entry: Entry, top: Statement | None) -> tuple[Statement, ...]:
    """The entry's lines without the one that is the review's top line, if it has another."""
    return tuple(line for line in entry.lines if line != top) or entry.lines


def _entry(entry: Entry, briefs: tuple[Brief, ...], numbers: _Numbers, top: Statement | None) -> PressEntry:
    brief = briefs[entry.article - 1]
    article = brief.article
    code = article.language or ""
    return PressEntry(
        number=entry.article,
        outlet=clean(article.outlet or "") or "outlet unknown",
        headline=clean(brief.headline),
        author=clean(article.author or ""),
        date=spoken.date(clean(article.published)) if article.published else "date unknown",
        foreign="" if code in {"", "en"} else language_name(code) or clean(code),
        language=clean(brief.language or code),
        url=address(article.url),
        same_as=entry.same_text_as,
        lines=tuple(_line(line, briefs, numbers) for line in _unsaid(entry, top)),
        quote=_quotation(entry, brief, numbers),
    )


def _line(line: Statement, briefs: tuple[Brief, ...], numbers: _Numbers) -> PressLine:
    """The line, with who says it and what its times mean; a speaker's first person stands in quotation marks."""
    brief = briefs[line.article - 1]
    text = clean(line.text)
    what = What(
        id="x", evidence=line.evidence, verdict="supported", statement=text, speaker=line.speaker,
        status=line.status,
    )  # fmt: skip
    lead, text, notes = "", spoken.unstopped(text), [words(what).note]
    if line.speaker and _FIRST_PERSON.search(text) and _bare(text) in _bare(_all(line.evidence)):
        lead, text, notes = clean(line.speaker), f"“{clean(line.text)}”", []
    notes += [_day(clean(one.phrase), spoken.date(clean(one.date)), text) for one in line.times]
    return PressLine(
        lead=lead,
        text=text,
        note="; ".join(note for note in notes if note),
        stop="" if text.rstrip("'\"’”").endswith((".", "!", "?", "…")) else ".",
        unclear=clean(line.unclear),
        cites=numbers.of(line.article, line.evidence, line.text),
        article=line.article,
        language=clean(brief.language or brief.article.language or ""),
    )


def _day(phrase: str, day: str, text: str) -> str:
    """Which day a phrase is; the day alone where the text has other words for it."""
    return f"“{phrase}”: {day}" if phrase.casefold() in text.casefold() else day


def _quotation(entry: Entry, brief: Brief, numbers: _Numbers) -> PressLine | None:
    if entry.quote is None:
        return None
    one = entry.quote
    speaker = f"{clean(one.speaker)}, {clean(one.title)}" if one.title else clean(one.speaker)
    cites = numbers.of(entry.article, one.evidence, one.text)
    language = clean(brief.article.language or "")
    return PressLine(speaker, f"“{clean(one.text)}”", "", "", "", cites, entry.article, language)


def _divergence(
    one: Divergence, entries: list[PressEntry], briefs: tuple[Brief, ...], numbers: _Numbers
) -> PressDivergence:
    return PressDivergence(
        kind=KINDS[one.kind],
        about=clean(one.about),
        alone=len(one.sides) == 1,
        sides=tuple(_side(side, entries[side.article - 1], briefs, numbers) for side in one.sides),
    )


def _side(side: Statement, entry: PressEntry, briefs: tuple[Brief, ...], numbers: _Numbers) -> PressSide:
    """The article's own sentence, in quotation marks."""
    cites = numbers.of(side.article, side.evidence, side.text)
    language = clean(briefs[side.article - 1].article.language or "")
    line = PressLine("", f"“{clean(side.text)}”", "", "", "", cites, side.article, language)
    return PressSide(side.article, f"{entry.outlet}, {entry.date}", line)


def _source(entry: PressEntry, brief: Brief, numbers: _Numbers, all_made: str) -> PressSource:
    article, made = brief.article, _made(brief)
    retrieved = spoken.date(clean(article.retrieved)) if article.retrieved else "unknown"
    facts = [
        f"retrieved: {retrieved}",
        f"sha256 {article.sha256[:12]}",
        *([] if made == all_made else [made]),
    ]
    cited = numbers.spans[entry.number - 1]
    evidence = tuple(
        PressEvidence(name, "" if (entry.number, span) in numbers.printed else clean(one.text), *span)
        for span, (name, one) in cited.items()
    )
    return PressSource(entry, clean("; ".join(facts)), evidence)


def _made(brief: Brief) -> str:
    """How a brief was made and who reviewed it, in one line."""
    made = brief.provenance
    model = f"{made.model.name} on {made.model.host}"
    prompt = f"prompt {made.prompt.name} {made.prompt.version}"
    return clean(f"Brief by {model}, {prompt}; {brief.label}")


def _scope(scope: Scope, unsigned: int) -> str:
    """ "3 articles from 2 outlets, in English, published from 3 January 2020 to 12 January 2020"."""
    outlets = len(scope.outlets)
    parts = [_count(scope.articles, "article")]
    if outlets:
        parts.append(f"from {_count(outlets, 'outlet')}")
    languages = [language_name(code) or clean(code) for code in scope.languages]
    if languages:
        parts.append(f"in {spoken.names(tuple(languages))}")
    said = " ".join(parts)
    if scope.first and scope.last:
        first, last = spoken.date(scope.first), spoken.date(scope.last)
        said += f", published {first if first == last else f'from {first} to {last}'}"
    unknown = [f"{_count(scope.unnamed, 'outlet')} unknown"] if scope.unnamed else []
    unknown += [f"{_count(scope.undated, 'date')} unknown"] if scope.undated else []
    unknown += [
        "no author known" if unsigned == scope.articles else f"{_count(unsigned, 'author')} unknown"
    ] * (unsigned > 0)
    return f"{said} ({', '.join(unknown)})" if unknown else said


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _outlets(entries: list[PressEntry]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    found: dict[str, list[int]] = {}
    for entry in entries:
        found.setdefault(entry.outlet, []).append(entry.number)
    return tuple((name, tuple(numbers)) for name, numbers in sorted(found.items(), key=alphabetical))


def address(url: str | None) -> str:
    """The address, safe to print between angle brackets; "" for none and for any other scheme than http and https."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return ""
    return quote(parts.geturl(), safe=_SAFE)


def _all(evidence: Iterable[Evidence]) -> str:
    return " ".join(one.text for one in evidence)


def _bare(text: str) -> str:
    """Without what sets a clause apart from its sentence: blanks, quotation marks at the ends, the last stop."""
    return clean(text).strip(" .“”\"'")
