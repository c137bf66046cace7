"""The day an article was written: as published, or the days between which its own dates put it.

The rule without a published date, in this order:

1. A first line that is nothing but a full date is the day of publication.
2. Weekdays that stand with a day and month ("Thursday, May 15") fit only some years. A year is possible when
   all such pairs of the article fit it, each within half a year of the first (a day without a year is meant
   within half a year of the writing), no pair lies later than half a year after the day of reading, and the
   year is not before one that the article writes out and tells of as past. Of the last 28 years (the
   calendar's cycle) one alone must be possible. Of several the latest is taken only when it lies within half
   a year of the reading, as news is read while it is new, and the others are named in the basis; otherwise
   the year stays open.
3. Of the days fixed so, one told of as past is a story day; so is a bare weekday, told of as past, in a
   sentence that has a day marked "next", "this" or "coming": it was said in the days for which that word fits.
4. The writing lies from the latest story day up to the eve of the first fixed day ahead, or six days after
   the story day. A phrase is resolved only when every day of that span gives it the same date.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefing.times import calendar
from briefing.times.direction import lean
from briefing.times.finding import expressions
from briefing.times.written import Parts, dated, parts

NEAREST = 183
"""Days: half a year. A day and month without a year are meant within it; farther off it would be a guess."""
_CYCLE = 28
_MARK = re.compile(r"\b(next|this|coming)\b", re.IGNORECASE)


class Anchor(NamedTuple):
    """What undated phrases of one article count from: the writing lies from `earliest` to `latest`.

    `said` maps a sentence to the days on which what it reports was said. `fixed` are the days whose year the
    rule found, as (month, day, weekday) with the date. `told` is the latest story day. Without any of it
    `earliest` is None and `basis` says why.
    """

    earliest: dt.date | None = None
    latest: dt.date | None = None
    basis: str = "no publication date is known"
    language: str = "en"
    published: bool = False
    said: tuple[tuple[str, dt.date, dt.date], ...] = ()
    fixed: tuple[tuple[tuple[int, int], dt.date], ...] = ()
    story: dt.date | None = None


class _Pair(NamedTuple):
    phrase: str
    text: str
    parts: Parts
    date: dt.date


def anchor(
    texts: Sequence[str], published: str | None, as_of: str | None = None, language: str | None = None
) -> Anchor:
    """An article's anchor, made once: `texts` are its sentences, `published` and `as_of` (day of reading) ISO 8601.

    Without a day of reading no year is looked for.
    """
    language = language or "en"
    if known := calendar.day_of(published):
        return _on(known, f"the publication on {known.isoformat()}", language)
    if line := _dateline(texts, language):
        return _on(line, f"the date line, {line.isoformat()}, taken as the publication", language)
    read = calendar.day_of(as_of)
    if read is None:
        return Anchor(language=language)
    pairs, oldest = _found(texts, language)
    if not pairs:
        return Anchor(language=language)
    return _from_pairs(pairs, oldest, read, texts, language)


def _on(day: dt.date, basis: str, language: str) -> Anchor:
    return Anchor(day, day, basis, language, published=True, story=day)


def _dateline(texts: Sequence[str], language: str) -> dt.date | None:
    line = texts[0].strip().split("\n")[0].strip(" .") if texts else ""
    found = expressions(line, language)
    named = parts(line, language) if len(found) == 1 and len(found[0]) == len(line) else None
    return calendar.day_of(dated(named)[0]) if named and named.year and named.day else None


def _found(texts: Iterable[str], language: str) -> tuple[list[tuple[str, str, Parts]], int]:
    """Weekdays with day and month, with phrase and sentence; and the latest year told of as past (0: none)."""
    pairs, past = [], 0
    for text in texts:
        for phrase in expressions(text, language):
            named = parts(phrase, language)
            if named is None:
                continue
            if named.year is not None:
                past = max(past, named.year if lean(phrase, text).side == "back" else 0)
            elif None not in (named.month, named.day, named.weekday):
                pairs.append((phrase, text, named))
    return pairs, past


def _from_pairs(
    pairs: list[tuple[str, str, Parts]], past: int, read: dt.date, texts: Sequence[str], language: str
) -> Anchor:
    shown = " and ".join(f"“{phrase}”" for phrase in dict.fromkeys(phrase for phrase, _, _ in pairs))
    past = past if past <= read.year else 0
    possible = [
        (year, fit)
        for year in range(read.year + 1, read.year - _CYCLE, -1)
        if (fit := _fitting(pairs, year, read))
    ]
    kept = [(year, fit) for year, fit in possible if year >= past]
    if not kept:
        return Anchor(
            basis=f"no year up to the reading on {read.isoformat()} fits {shown}", language=language
        )
    year, fit = kept[0]
    others = ", ".join(str(other) for other, _ in kept[1:])
    if others and abs((fit[0].date - read).days) > NEAREST:
        return Anchor(basis=f"{shown} fits {year}, {others}, and nothing tells which", language=language)
    since = f"since {past}, told of as past" if past else f"of {_CYCLE} years"
    basis = f"{shown} fits {year}, " + (
        f"and {others} too; that near the reading is taken" if others else f"alone {since}"
    )
    basis += f" (read on {read.isoformat()})"
    return _told(fit, basis, texts, language)


def _fitting(pairs: list[tuple[str, str, Parts]], year: int, read: dt.date) -> tuple[_Pair, ...]:
    """Every pair as a day, the first of them in that year; empty when one does not fit."""
    fit: list[_Pair] = []
    for phrase, text, named in pairs:
        assert named.month is not None
        assert named.day is not None
        years = (year,) if not fit else (year - 1, year, year + 1)
        days = [day for one in years if (day := calendar.date_of(one, named.month, named.day))]
        near = [day for day in days if not fit or abs((day - fit[0].date).days) <= NEAREST]
        right = [day for day in near if day.weekday() == named.weekday and (day - read).days <= NEAREST]
        if not right:
            return ()
        fit.append(_Pair(phrase, text, named, right[0]))
    return tuple(fit)


def _told(fit: tuple[_Pair, ...], basis: str, texts: Sequence[str], language: str) -> Anchor:
    """Story days and days ahead, and the span of the writing between them."""
    fixed = tuple(((one.parts.month or 0, one.parts.day or 0), one.date) for one in fit)
    said: list[tuple[str, dt.date, dt.date]] = []
    past: list[dt.date] = []
    ahead: list[dt.date] = []
    for one in fit:
        mark = _MARK.search(one.phrase) or _MARK.search(one.text[: one.text.find(one.phrase)][-12:])
        if mark:
            first = one.date - dt.timedelta(one.date.weekday() + 7 if mark[1].lower() == "next" else 7)
            said.append((one.text, first, one.date - dt.timedelta(1)))
        side = "ahead" if mark else lean(one.phrase, one.text).side
        if side in {"ahead", "back"}:
            (ahead if side == "ahead" else past).append(one.date)
    for text, first, last in said:
        past += _spoken(text, first, last, language)
    here = Anchor(None, None, basis, language, said=tuple(said), fixed=fixed)
    if not past:
        return here._replace(
            earliest=max((s[1] for s in said), default=None), latest=min((s[2] for s in said), default=None)
        )
    story = max(past)
    later = [day for day in ahead if day > story]
    latest = min(later) - dt.timedelta(1) if later else story + dt.timedelta(6)
    return here._replace(earliest=story, latest=latest, story=story)


def _spoken(text: str, first: dt.date, last: dt.date, language: str) -> list[dt.date]:
    """Bare weekdays told of as past in a sentence whose words were said between two days: where only one fits."""
    found = []
    for phrase in expressions(text, language):
        named = parts(phrase, language)
        if named is None or named.weekday is None or named.day is not None:
            continue
        day = calendar.before(named.weekday, last, strictly=False)
        if lean(phrase, text).side == "back" and day and day >= first > day - dt.timedelta(7):
            found.append(day)
    return found
