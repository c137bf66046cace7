"""The press review put together from briefs, by code alone: themes, entries, top line, divergences, scope."""

import datetime as dt
from collections.abc import Sequence
from importlib.metadata import version
from typing import NamedTuple

from briefing.digest.divergences import divergences
from briefing.digest.entries import bottom_line, entry
from briefing.digest.length import fitted
from briefing.digest.likeness import Told, same_text, told
from briefing.digest.matters import Reported
from briefing.digest.naming import theme_name
from briefing.digest.themes import grouped
from briefing.nouns.brief import Brief
from briefing.nouns.press_review import (
    Entry,
    PressReview,
    ReviewProvenance,
    Scope,
    Statement,
    Theme,
    Unreadable,
)

TITLE = "Press review"
"""What a review is called that was given no title."""


class _Taken(NamedTuple):
    """A brief with its article ready for comparing."""

    brief: Brief
    told: Told

    @property
    def age(self) -> tuple[int, str, str, str]:
        """Sorts newest first, undated last; then by outlet, headline and text, so that no order is by chance."""
        article = self.brief.article
        day = -self.told.day.toordinal() if self.told.day else 0
        return day, (article.outlet or "").casefold(), self.brief.headline, article.sha256


def press_review(
    briefs: Sequence[Brief],
    *,
    failures: Sequence[Unreadable] = (),
    title: str | None = None,
    now: dt.datetime | None = None,
) -> PressReview:
    """Several briefs as one press review. Pure: the same briefs and time give the same review, in any order.

    In: briefs of any outlets and languages; `failures`, inputs of which no brief was made, which the review
    names; `now`, by default this moment. The same text given twice is in the review once, and said. Asks no
    model. Evidence spans keep their article's offsets (code points, half-open).
    """
    now = (now or dt.datetime.now(dt.UTC)).astimezone(dt.UTC)
    taken, repeated = _once(briefs)
    groups = _ordered([[taken[place] for place in group] for group in grouped([one.told for one in taken])])
    themes = _themes(groups)
    ordered = tuple(one.brief for group in groups for one in group)
    differing = [
        one
        for theme in themes
        if len(theme.entries) > 1
        for one in divergences(
            [(entry.article, Reported(ordered[entry.article - 1])) for entry in theme.entries]
        )
    ]
    short = fitted(themes, differing)
    return PressReview(
        title=title or TITLE,
        date=now.date().isoformat(),
        scope=_scope([one for group in groups for one in group]),
        top_line=_top_line(groups),
        themes=short.themes,
        divergences=short.divergences,
        repeated=tuple(repeated),
        unreadable=tuple(failures),
        cut=short.cut,
        briefs=ordered,
        provenance=ReviewProvenance(
            generator=f"briefing {version('briefing')}", created=now.strftime("%Y-%m-%dT%H:%M:%SZ")
        ),
    )


def _once(briefs: Sequence[Brief]) -> tuple[list[_Taken], list[Unreadable]]:
    """Each text once, oldest version last to go: of two briefs of one text the later version stays."""
    best: dict[str, Brief] = {}
    for brief in sorted(briefs, key=lambda one: (-one.version, one.provenance.created, one.headline)):
        best.setdefault(brief.article.sha256, brief)
    again = [one for one in briefs if one is not best[one.article.sha256]]
    repeated = [
        Unreadable(
            name=one.article.source or one.headline,
            reason=f"the very text of “{best[one.article.sha256].headline}”",
        )
        for one in sorted(again, key=lambda one: (one.article.source or "", one.headline))
    ]
    taken = sorted((_Taken(one, told(one.article)) for one in best.values()), key=lambda one: one.age)
    return taken, repeated


def _ordered(groups: list[list[_Taken]]) -> list[list[_Taken]]:
    """Themes with more articles first, then the one with the newest; in each the newest article first."""
    inside = [sorted(group, key=lambda one: one.age) for group in groups]
    return sorted(inside, key=lambda group: (-len(group), group[0].age))


def _themes(groups: Sequence[Sequence[_Taken]]) -> tuple[Theme, ...]:
    """The groups with their names, articles numbered through."""
    themes, number = [], 0
    for group in groups:
        entries: list[Entry] = []
        for one in group:
            before = zip(entries, group, strict=False)
            same = next((known.article for known, other in before if same_text(other.told, one.told)), None)
            number += 1
            entries.append(entry(number, one.brief, same))
        themes.append(Theme(name=theme_name([one.brief for one in group]), entries=tuple(entries)))
    return tuple(themes)


def _top_line(groups: Sequence[Sequence[_Taken]]) -> Statement | None:
    """The bottom line of the newest article that has one, in the theme with most articles that has one."""
    number = 0
    for group in groups:
        for one in group:
            number += 1
            if line := bottom_line(number, one.brief):
                return line
    return None


def _scope(taken: Sequence[_Taken]) -> Scope:
    articles = [one.brief.article for one in taken]
    days = sorted(one.told.day for one in taken if one.told.day)
    return Scope(
        articles=len(articles),
        outlets=tuple(dict.fromkeys(one.outlet for one in articles if one.outlet)),
        unnamed=sum(not one.outlet for one in articles),
        languages=tuple(dict.fromkeys(one.language for one in articles if one.language)),
        first=days[0].isoformat() if days else None,
        last=days[-1].isoformat() if days else None,
        undated=len(articles) - len(days),
    )
