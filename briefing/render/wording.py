"""Each kind of item as the words of one line: what it opens with, what it says, what is added in brackets."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import JsonValue

from briefing.nouns.brief import (
    Background,
    Deadline,
    Demand,
    Figure,
    Item,
    Quote,
    Threat,
    What,
    When,
    Where,
    Who,
)
from briefing.render import spoken
from briefing.render.days import NOT_RESOLVED
from briefing.render.escape import clean


@dataclass(frozen=True)
class Words:
    """A line's text in plain words: `lead: text (note)`; each may be empty, but not all.

    The short forms are for a flash: a name and title without the part played, who says it and which
    day without how that was worked out.
    """

    lead: str
    text: str
    note: str
    short_text: str
    short_note: str


def words(item: Item) -> Words:
    """The words of any item, each part one clean line."""
    lead, text, notes = _WORDING[type(item)](item)
    lead, text = spoken.opening(clean(lead)), spoken.unstopped(clean(text))
    text = text if isinstance(item, Quote) else spoken.balanced(text)
    text = text if lead else spoken.opening(text)
    short_text = "" if isinstance(item, Who | Where) or _long_time(item, text) else text
    return Words(lead, text, clean(notes[0]), short_text, clean(notes[1]))


def _long_time(item: Item, text: str) -> bool:
    """Whether a time's event is too long for a flash, where the phrase alone must do."""
    return isinstance(item, When) and len(text.split()) > SHORT_EVENT


SHORT_EVENT = 10
"""Words of an event that a flash still prints; four of its lines are a third of its 150 words."""

_Parts = tuple[str, str, tuple[str, str]]
"""Lead, text, and the note in full and in short."""
_NO_NOTES = ("", "")
_VERB = re.compile(r"(?:[a-z]+ed|is|are|was|were|has|have|had|will|would|did|does|said|says|told|made|took) ")
"""Beginnings of what somebody did (English)."""
_SAYS = re.compile(
    r"\b(?:sa(?:id|ys)|state[ds]|statement|announce[ds]|declare[ds]|t(?:old|ells)|vow(?:ed|s)|pledge[ds]|promise[ds]"
    r"|warn(?:ed|s)|add(?:ed|s)|wr(?:ote|ites)|according to)\b",
    re.IGNORECASE,
)
"""Words (English) by which a statement says itself that somebody said it."""


def _who(item: Who) -> _Parts:
    lead = f"{item.name}, {item.title}" if item.title else item.name
    return lead, _part_played(item), _NO_NOTES


def _part_played(item: Who) -> str:
    """The role; of a sentence of the article that begins with the name and a verb, what stands behind the name."""
    sentence = clean(item.role).removeprefix("“").removesuffix("”")
    behind = sentence.removeprefix("The ").removeprefix(f"{item.name} ")
    whole = sentence in (f"The {item.name} {behind}", f"{item.name} {behind}")
    if whole and clean(item.role) == f"“{sentence}”" and _VERB.match(behind):
        return behind
    return spoken.nested(clean(item.role))


def _what(item: What) -> _Parts:
    status: str = "" if item.status == "happened" else item.status
    note = "" if status == "announced" and _SAYS.search(item.statement) else status
    if item.speaker and status in ("announced", "proposed") and _opens_with(item.statement, item.speaker):
        # "Vale met the press" needs no label; "Vale will resign" is an announcement still.
        ahead = re.search(r"\b(?:will|would|shall|plans?)\b", item.statement)
        note = status if status == "proposed" or ahead else ""
    elif item.speaker:
        links = {"": "according to", "announced": "said by", "alleged": "alleged, according to"}
        note = f"{links.get(status, f'{status} by')} {spoken.inside(item.speaker)}"
    return "", item.statement, (note, note)


def _opens_with(statement: str, speaker: str) -> bool:
    """Whether the statement itself begins by naming the speaker, by full name or by surname."""
    return statement.startswith((f"{speaker} ", f"{speaker.split(' ')[-1]} "))


def _when(item: When) -> _Parts:
    event = spoken.nested(clean(item.event))
    return f"“{item.phrase}”", event, (_dated(item.date, item.basis), _dated(item.date))


def _dated(date: str | None, basis: str = "") -> str:
    """The day as an editor writes it, then why; without a basis the day alone."""
    return (spoken.date(date) if date else NOT_RESOLVED) + (f": {basis}" if basis else "")


def _where(item: Where) -> _Parts:
    name = spoken.country(item.country) if item.country else item.place
    lead = item.place if name == item.place else f"{item.place}, {name}"
    return lead, spoken.nested(clean(item.event)), _NO_NOTES


def _demand(item: Demand) -> _Parts:
    condition = [f"condition: {item.condition}"] if item.condition else []
    after = [f"response: {item.response.status}"] if item.response else []
    after += _speaker(item.speaker, item.by)
    lead = f"{spoken.names(item.by)} {spoken.calls(item.by)} on {spoken.names(item.of)}"
    if not (item.by and item.of):
        lead = _untold("Demand", "on", item.by, item.of)
    return lead, item.demand, _notes(condition, item.deadline, after)


def _untold(what: str, towards: str, by: tuple[str, ...], of: tuple[str, ...]) -> str:
    """ "Demand on Brill Ltd (by whom is not stated)", "Threat by Arden (against whom is not stated)"."""
    sides = [f"by {spoken.names(by)}"] if by else []
    sides += [f"{towards} {spoken.names(of)}"] if of else []
    missing = ([] if by else ["by whom"]) + ([] if of else [f"{towards} whom"])
    return f"{' '.join([what, *sides])} ({' and '.join(missing)} is not stated)"


def _threat(item: Threat) -> _Parts:
    trigger = spoken.unstopped(clean(item.trigger or ""))
    ending = f" — {spoken.conditional(trigger)}" if trigger else ""
    after = [*([] if item.explicit else ["implied, not said outright"]), *_speaker(item.speaker, item.by)]
    lead = f"Threat by {spoken.names(item.by)} against {spoken.names(item.against)}"
    if not (item.by and item.against):
        lead = _untold("Threat", "against", item.by, item.against)
    text = spoken.unstopped(clean(item.consequence)) + ending
    return lead, text, _notes([], item.deadline, after)


def _notes(before: list[str], deadline: Deadline | None, after: list[str]) -> tuple[str, str]:
    """The note in full and its short form, which leaves out how the deadline's day was worked out."""
    whole = _deadline(deadline, deadline.basis) if deadline else []
    short = _deadline(deadline, "") if deadline else []
    return "; ".join([*before, *whole, *after]), "; ".join([*before, *short, *after])


def _deadline(deadline: Deadline, basis: str) -> list[str]:
    return [f"deadline “{deadline.phrase}”, {_dated(deadline.date, basis)}"]


def _speaker(speaker: str | None, by: tuple[str, ...]) -> list[str]:
    return [f"according to {spoken.inside(speaker)}"] if speaker and speaker not in by else []


def _quote(item: Quote) -> _Parts:
    speaker = f"{item.speaker}, {item.title}" if item.title else item.speaker
    said = item.text.rstrip(", ")  # the comma before "he said" is the article's sentence's, not the speaker's
    return "", f"“{said}” — {speaker}", _NO_NOTES


def _figure(item: Figure) -> _Parts:
    return item.figure, item.statement, _NO_NOTES


def _background(item: Background) -> _Parts:
    day = spoken.date(item.date) if item.date else ""
    lead = f"{item.phrase} ({day})" if day and day not in item.phrase else item.phrase
    return lead, item.statement, _NO_NOTES


_WORDING: dict[type[Item], Callable[[Any], _Parts]] = {
    Who: _who,
    What: _what,
    When: _when,
    Where: _where,
    Demand: _demand,
    Threat: _threat,
    Quote: _quote,
    Figure: _figure,
    Background: _background,
}

OWN = "own reporting"
"""Strength of a line that the outlet itself vouches for; it goes without saying beside a line."""

SOURCES = {
    "named person": "named person",
    "institution": "institution",
    "unnamed official": "unnamed official",
    "other media": "other media",
    "outlet": OWN,
}
"""Source strength in the words that a template prints."""

LISTS = {
    "bottom_line": "Bottom line",
    "what": "What happened",
    "who": "Who",
    "when": "When",
    "where": "Where",
    "demands": "Demands",
    "threats": "Threats",
    "quotes": "Quotations",
    "figures": "Figures",
    "background": "Background",
}
"""The Brief's lists in the order in which a brief is read, with their headings."""

_MAIN = {
    "bottom_line": ("text",),
    "what": ("statement",),
    "who": ("name", "role"),
    "when": ("phrase", "event"),
    "where": ("place", "event"),
    "demands": ("by", "of", "demand"),
    "threats": ("by", "against", "consequence"),
    "quotes": ("speaker", "text"),
    "figures": ("figure", "statement"),
    "background": ("phrase", "statement"),
}


def main_words(name: str, item: dict[str, JsonValue]) -> str:
    """What a lost item said, in one line, whatever fields it came with: "X → Y: agree"."""
    found = [_flat(item.get(key)) for key in _MAIN.get(name, ())]
    filled = [part for part in found if part] or [part for part in map(_flat, item.values()) if part]
    *heads, last = filled or ["(empty)"]
    return f"{' → '.join(heads)}: {last}" if heads else last


def _flat(value: JsonValue) -> str:
    """Strings, and lists of strings, as one clean line; every other value as nothing."""
    if isinstance(value, list):
        return ", ".join(part for part in map(_flat, value) if part)
    return clean(value) if isinstance(value, str) else ""
