"""What each family of templates prints of a brief, section by section, within its length."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from briefing.render.gaps import gaps
from briefing.render.lengths import Section, count, fit
from briefing.render.sources import descriptors
from briefing.render.traits import last_day
from briefing.render.view import NOT_STATED, Line, View
from briefing.render.wording import LISTS

WORDS = {"policy": 1500, "submission": 800, "assessment": 1200, "sitrep": 1200}
"""Longest body in words, all above the sources: 1,500 is the IDRC's limit for a policy brief; the others are
two pages (UK submission) and three (assessment; OCHA situation report) of 400 words each."""

_FRAME = 110
"""Words of headings, slots and fixed sentences: no family has more (tests count the whole body)."""
_HIGHLIGHTS = 5
"""Lines of a situation report's highlights."""

_HARM = re.compile(
    r"\b(?:kill\w*|dead|deaths?|died|dying|injur\w+|wound\w+|displac\w+|evacuat\w+|homeless\w*|casualt\w+|missing"
    r"|refugees?|victims?|starv\w+|hunger|famine|shortages?|outages?|damag\w+|destroy\w+|humanitarian|shelter\w*"
    r"|without (?:power|water|electricity|food|shelter))\b",
    re.IGNORECASE,
)
"""Words of harm and need (English): what tells such lines from other events."""

NO_DEADLINE = "No deadline stated in the article"
INDICATORS = "See Indicators to watch"
NEEDS = "See Needs and impact"
HIGHLIGHTS = "See Highlights"
FIGURES = "See Key figures"
SUMMARY = "See Executive summary"
ISSUE = "See Issue"
TIMING = "See Timing"


@dataclass(frozen=True)
class Fitted:
    """A family's sections within its length; `further` counts the brief's lines that stand in none of them."""

    sections: dict[str, Section]
    further: int
    missing: tuple[tuple[str, int], ...]
    """Of which lists they are, and how many of each."""
    shown: frozenset[str]
    """Ids of the lines that it prints."""


def within(view: View, as_of: str) -> dict[str, Fitted]:
    """What each family prints, by the family's name. `as_of`: the day of reading, ISO 8601."""
    return {name: _fitted(view, sections(view, as_of), WORDS[name]) for name, sections in _FAMILIES.items()}


def _fitted(view: View, wanted: dict[str, Section], words: int) -> Fitted:
    sections = fit(wanted, words - _FRAME - sum(count(one.plain) + 2 for one in gaps(view)))
    shown = frozenset(line.id for section in sections.values() for line in section.lines)
    bottom = (view.bottom_line,) if view.bottom_line else ()
    told = shown | _told(view, shown)
    left = {
        LISTS[name]: sum(line.id not in told for line in lines)
        for name, lines in {"bottom_line": bottom, **view.lines}.items()
    }
    missing = tuple((name, number) for name, number in left.items() if number)
    return Fitted(sections, sum(left.values()), missing, shown)


def _told(view: View, shown: frozenset[str]) -> set[str]:
    """The bottom line and the events that say the same, if one of them is shown: all of them are told then."""
    same = {line.id for line in view.lines["what"] if line.says_bottom_line}
    same |= {view.bottom_line.id} if view.bottom_line and same else set()
    return same if same & shown else set()


def _policy(view: View, as_of: str) -> dict[str, Section]:
    rest = ("demands", "threats", "who", "when", "where", "background", "quotes", "figures")
    return {
        "bottom_line": _bottom(view),
        "what": _less(view, "what", _retold(view), SUMMARY),
        **{name: _list(view, name) for name in rest},
    }


def _submission(view: View, as_of: str) -> dict[str, Section]:
    timing = (*_due(view), *_ahead(view, as_of))
    claims = {name: _less(view, name, timing, TIMING) for name in ("demands", "threats")}
    rest = claims | {name: _list(view, name) for name in ("background", "quotes", "who")}
    what = _less(view, "what", _retold(view), ISSUE)
    return {
        "bottom_line": _bottom(view),
        "timing": Section(timing, NO_DEADLINE),
        "what": what,
        **rest,
        "when": _of_events(view, timing),
    }


def _assessment(view: View, as_of: str) -> dict[str, Section]:
    watched = [line for name in ("demands", "threats") for line in view.lines[name] if line.traits.watched]
    indicators = (*watched, *_ahead(view, as_of))
    told = any(line.says_bottom_line for line in view.lines["what"])
    return {
        "bottom_line": Section((), "") if told else _bottom(view),
        "what": _list(view, "what"),
        "demands": _less(view, "demands", watched, INDICATORS),
        "threats": _less(view, "threats", watched, INDICATORS),
        "indicators": Section(indicators, NOT_STATED),
        "descriptors": Section(descriptors(view), NOT_STATED),
        "when": _of_events(view, indicators),
    }


def _sitrep(view: View, as_of: str) -> dict[str, Section]:
    what = view.lines["what"]
    harm = [line for line in what if _HARM.search(line.text)]
    bottom = _bottom(view).lines
    told = _retold(view)
    clear = [line for line in what if not (line.unclear or line in harm or line in told)]
    high = (*bottom, *clear[: _HIGHLIGHTS - len(bottom)])
    hurt = any(_HARM.search(line.plain) for line in view.lines["figures"])
    rest = _less(view, "what", [*high, *harm, *told], HIGHLIGHTS if high else NEEDS)
    return {
        "highlights": Section(high, NEEDS if harm else view.empty["what"]),
        "figures": _list(view, "figures"),
        "needs": Section(tuple(harm), FIGURES if hurt else NOT_STATED),
        "demands": _list(view, "demands"),
        "threats": _list(view, "threats"),
        "what": rest,
        **{name: _list(view, name) for name in ("who", "when", "where")},
    }


def _retold(view: View) -> list[Line]:
    """Events that the bottom line above them has told already."""
    return [line for line in view.lines["what"] if view.bottom_line and line.adds_nothing]


def _bottom(view: View) -> Section:
    return Section((view.bottom_line,) if view.bottom_line else (), NOT_STATED)


def _list(view: View, name: str) -> Section:
    lines = view.lines[name]
    return Section(_by_voice(lines) if name in ("demands", "threats", "quotes") else lines, view.empty[name])


def _by_voice(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of one voice behind one another, voices in the order in which they first speak."""
    voices = list(dict.fromkeys(line.traits.voice for line in lines))
    return tuple(sorted(lines, key=lambda line: voices.index(line.traits.voice)))


def _less(view: View, name: str, shown: Iterable[Line], elsewhere: str) -> Section:
    """The list without the lines that the document shows in another section, which an empty rest points to."""
    ids = {line.id for line in shown}
    whole = _list(view, name)
    left = tuple(line for line in whole.lines if line.id not in ids)
    return Section(left, elsewhere if whole.lines else whole.empty)


def _of_events(view: View, shown: Iterable[Line]) -> Section:
    """Which days the times in the events are, without the lines that the document shows in another section."""
    ids = {line.id for line in shown}
    return Section(
        tuple(line for line in view.lines["when"] if line.repeats and line.id not in ids), view.empty["when"]
    )


def _due(view: View) -> tuple[Line, ...]:
    return tuple(line for name in ("demands", "threats") for line in view.lines[name] if line.traits.due)


def _ahead(view: View, as_of: str) -> tuple[Line, ...]:
    """Times that are not over on the day of reading."""
    return tuple(line for line in view.lines["when"] if last_day(line.traits.date) >= as_of[:10])


_FAMILIES: dict[str, Callable[[View, str], dict[str, Section]]] = {
    "policy": _policy,
    "submission": _submission,
    "assessment": _assessment,
    "sitrep": _sitrep,
}
