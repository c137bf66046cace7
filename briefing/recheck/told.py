"""A report in words for people: what is wrong, why, where the article stands on it, and the counts."""

import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from briefing.nouns.brief import Evidence, Finding
from briefing.recheck.lines import Unchecked
from briefing.recheck.report import Judged, Report, Stale
from briefing.render.escape import clean

Paint = Callable[[str, str], str]
"""Gives a text its colour: `paint("unclear", "yellow")`."""

SIGNS = {"supported": "✓", "unclear": "?", "unsupported": "✗", "overruled": "!", "unchanged": "="}
_COLOURS = {"supported": "green", "unclear": "yellow", "unsupported": "red", "overruled": "cyan"}
_INDENT = "      "
_NARROWEST = 40
"""Columns below which lines are no longer broken narrower."""
_LONGEST = 300
"""Characters of a quoted stretch that are shown; about four lines of a terminal."""


def told(report: Report, paint: Paint = lambda text, _colour: text, width: int | None = None) -> str:
    """The report as text: one paragraph a problem, then what was not checked, then the counts.

    `width` is that of a terminal, in columns, for wrapping; None leaves every line whole, for other programs.
    """
    parts = [_head(report)]
    parts += ["\n".join(_line(line, paint)) for line in report.lines if _worth_telling(line)]
    parts += ["\n".join(part) for part in (_removed(report), _lapsed(report), _unchecked(report)) if part]
    parts.append(_counts(report))
    text = "\n\n".join(parts) + "\n"
    return "\n".join(_broken(line, max(width, _NARROWEST)) for line in text.split("\n")) if width else text


def _broken(line: str, width: int) -> str:
    """One line as several; what follows the first is set in as deep as a line's findings are, or deeper."""
    start = len(line) - len(line.lstrip())
    deeper = start + 2 if line[start : start + 1] == "-" or start >= len(_INDENT) else len(_INDENT)
    rest = " " * (deeper if start else 0)
    return textwrap.fill(line, width, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)


def _head(report: Report) -> str:
    form = {"md": "Markdown", "txt": "plain text", "html": "HTML", "json": "JSON"}[report.format]
    article = clean(report.article or "the article")
    lines = [f"{clean(report.brief)} ({form}) against {article} (sha256 {report.article_sha256[:12]})"]
    return "\n".join([*lines, *(f"Note: {note}" for note in report.notes)])


def _worth_telling(line: Judged) -> bool:
    return line.status not in ("supported", "unchanged") or line.stale is not None


def _line(line: Judged, paint: Paint) -> Iterator[str]:
    place = f", line {line.place}" if line.place else f", {line.item}" if line.item else ""
    where = f" ({(line.list or 'text').replace('_', ' ')}{place})"
    verdict = paint(f"{SIGNS[line.status]} {line.status}", _COLOURS.get(line.status, ""))
    yield f"{line.number:>4}  {verdict}{where}: {_short(line.text)}"
    if line.was:
        yield f"{_INDENT}was: {_short(line.was)}"
    if line.overruled:
        one = line.overruled
        yield f"{_INDENT}overruled by {clean(one.name)} on {one.date}: {clean(one.reason)}"
    for finding in line.findings:
        if finding.severity != "note" or line.status != "supported":
            yield f"{_INDENT}{finding.check}: {clean(finding.message)}{_words(finding, line.text)}"
    if line.stale:
        yield from _stale(line.stale)
    yield from _nearest("nearest evidence" if not line.stale else "now", line.evidence)


def _words(finding: Finding, line: str) -> str:
    """The words that made the finding, but for those in its message and for the line as a whole."""
    shown = clean(finding.message)
    words = [_short(word) for word in finding.words if clean(word) not in shown and word != line]
    return f" [{', '.join(words)}]" if words else ""


def _stale(stale: Stale) -> Iterator[str]:
    yield _INDENT + (
        f"stale: it was {stale.before} by the older article"
        if stale.worse
        else "stale: the sentence it rested on was changed or is gone"
    )
    yield from _nearest("before", stale.evidence_before)


def _nearest(label: str, evidence: tuple[Evidence, ...]) -> Iterator[str]:
    if not evidence:
        yield f"{_INDENT}{label}: none"
    for one in evidence[:1]:
        yield f"{_INDENT}{label}: “{_short(one.text)}” (characters {one.start}–{one.end})"


def _short(text: str) -> str:
    text = clean(text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"


def _removed(report: Report) -> list[str]:
    if not report.removed:
        return []
    return ["Removed from the original:"] + [
        f"  - {_short(one.text)}" + (f" — note: {one.note}" if one.note else "") for one in report.removed
    ]


def _lapsed(report: Report) -> list[str]:
    if not report.lapsed:
        return []
    return ["Overrulings that no longer apply:"] + [
        f"  - “{_short(one.overruling.line)}” (by {clean(one.overruling.name)}, {one.overruling.date}): {one.why}"
        for one in report.lapsed
    ]


def _unchecked(report: Report) -> list[str]:
    """Our templates' own words as counts, everything else word for word."""
    if not report.unchecked:
        return []
    ours = Counter(one.why for one in report.unchecked if one.ours)
    counted = [f"  - {why}: {number}" for why, number in ours.items()]
    return ["Not checked:", *counted, *_theirs(report.unchecked)]


def _theirs(unchecked: Iterable[Unchecked]) -> Iterator[str]:
    for one in unchecked:
        if not one.ours:
            yield f"  - {one.why}{f', line {one.place}' if one.place else ''}: {_short(one.text)}"


def _counts(report: Report) -> str:
    counts = dict(report.counts)
    quiet = counts.pop("not_checked")
    said = ", ".join(
        f"{number} {status}" for status, number in counts.items() if number or status != "unchanged"
    )
    stale = sum(line.stale is not None for line in report.lines)
    more = f"; {stale} stale" if stale else ""
    total = len(report.lines)
    return f"{total} line{'s' if total != 1 else ''}: {said}{more}. Not checked: {quiet} other text{'s' if quiet != 1 else ''}."
