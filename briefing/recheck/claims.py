"""A printed line as claims that can be checked: lead, text and note of our templates become sentences."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefing.nouns.frozen import Frozen
from briefing.render import spoken

Quiet = tuple[str, str]
"""Words of a line that make no claim, and why."""


class Dated(Frozen):
    """A day that a line gives a time phrase of the article."""

    phrase: str
    day: str
    """As printed: "15 May 2025"."""
    due: bool
    """Whether the phrase says by when something must be done."""
    claim: str
    """The sentence to check instead where the phrase resolves to no day."""


class Claims(NamedTuple):
    """What one line claims, as sentences and as days, and which of its words claim nothing."""

    claims: tuple[str, ...]
    quiet: tuple[Quiet, ...] = ()
    dates: tuple[Dated, ...] = ()
    actors: tuple[str, ...] = ()
    """Who demands or threatens, as the line has it."""
    verbatim: tuple[str, ...] = ()
    """Words that it gives as the article's own, without their quotation marks."""
    name: str = ""
    """The name, place or time that is all it says, where it says no more."""


_TIME = re.compile(r"(?P<lead>“[^”]+”|\d{1,2} \w+ \d{4}|\w+ \d{4})(?: ?[:—–] ?(?P<text>.+))?")
_LEAD = re.compile(r"(?P<lead>[^:—–“]{2,120}?)(?:: | [—–] )(?P<text>.+)")
_CALL = re.compile(r"(?P<by>.+?) (?P<calls>calls?) on (?P<of>.+?): (?P<text>.+)")
_AGAINST = re.compile(
    r"(?:Threat by )?(?P<by>.+?) (?:(?:→|->) )?(?P<calls>against) (?P<of>.+?): (?P<text>.+)"
)
_UNTOLD = re.compile(
    r"(?P<calls>Demand|Threat)(?: by (?P<by>.+?))?(?: (?:on|against) (?P<of>.+?))?"
    r" \((?:by whom|(?:on|against) whom|by whom and (?:on|against) whom) is not stated\): (?P<text>.+)"
)
_SPOKEN = re.compile(r"“(?P<words>.+)”(?: [—–-] (?P<speaker>[^“”]+))?")
_PAST_TIME = re.compile(r"(?P<phrase>[^:“”()]{2,60}?)(?: \((?P<day>[^()]*\d{4}[^()]*)\))?: (?P<text>.+)")
_SAID = re.compile(
    r"(?:(?P<status>alleged|denied|proposed|announced|said)(?:, according to | by )?|according to )(?P<speaker>.*)"
)
_JOINT = re.compile(r"(?:[Tt]he )?(?P<who>[A-Z]?[a-z]+s) of (?:[^,]+, )*[^,]+?,? and [^,]+")
_AGREE = re.compile(r"(?:to )?(?:agree|consent) to ")
_PARTS = re.compile(r"; (?=condition: |deadline “|response: |according to |implied, not said outright)")
_DEADLINE = re.compile(r"deadline “(?P<phrase>[^”]+)”, (?P<date>.+)")
_ROLE_PARTS = re.compile(r"(?<=[\w”]); (?=[\w“])")
_WHOLE_QUOTE = re.compile(r"“([^“”]+)”")
_LOW = frozenset(
    "the a an this that these those its his her their our it he she we they there on in at by until since "
    "after before late early earlier later yesterday today tomorrow tonight last next within from during".split()
)
"""Words that open a line or a time phrase with a capital they have from nothing else (English)."""
_DETERMINED = re.compile(
    r"(?:the|an?|its|his|her|their|more|no|new|further|massive|severe|\d\S*)\b|\w+s\b", re.I
)
_PAST = frozenset(
    "told said made gave met went came took led held won lost left put sent spoke wrote began fought is was are "
    "were has have had did does will would can could may might must shall should cannot became grew knew saw "
    "found got kept built bought brought caught chose fell felt flew heard hit laid lay meant paid ran rose "
    "set shot shut sold spoke stood stole struck swore taught threw thought understood withdrew".split()
)
"""Verb forms that begin the part an actor played and end neither in -ed nor in -s (English)."""
NOT_STATED = "(not stated)"


def claims_of(line: str, section: str | None) -> Claims:
    """The sentences that a line of that section claims; the line itself where it has not our form."""
    said = _BY_SECTION.get(section or "")
    found = said(line) if said else None
    return found or Claims((line,))


def list_of(line: str) -> str:
    """The list that a printed line is of, told by its form: a demand, a threat, a time, else an event."""
    text, note = noted(line)
    if found := _UNTOLD.fullmatch(text):
        return "demands" if found["calls"] == "Demand" else "threats"
    if text.startswith("Threat by "):
        return "threats"
    if _TIME.fullmatch(text) and text.startswith("“") and note:
        return "when"
    return "demands" if _CALL.fullmatch(text) else "what"


def noted(line: str) -> tuple[str, str]:
    """The line without the bracket that ends it, and what the bracket holds ("" if there is none)."""
    text = line.rstrip(" .")
    if not text.endswith(")"):
        return line, ""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if depth == 0:
            return (text[:at].rstrip(), text[at + 1 : -1]) if text[:at].strip() else (line, "")
    return line, ""


def _what(line: str) -> Claims | None:
    text, note = noted(line)
    found = _SAID.fullmatch(note)
    if found is None:
        return None
    speaker = found["speaker"].strip()
    first = text.split(" ", 1)[0].casefold()
    if speaker and (first in _PAST or first.endswith("ed")):  # "Reacted to it (said by X)": X is the subject
        that = f"{speaker} {text[0].lower()}{text[1:]}"
    elif not speaker and (found["status"] == "announced" or f"{found['status']} " in text):
        that = text  # the label says how the article presents it, and no more than the statement itself
    elif found["status"] in ("denied", "proposed", "announced"):
        by = speaker or "It was"
        that = f"{by} {found['status']} that {_lowered(text)}"
    else:
        that = (
            f"According to {speaker}, {_lowered(text)}" if speaker else f"It is alleged that {_lowered(text)}"
        )
    return Claims((_stopped(that),))


def _lowered(text: str) -> str:
    """The text with a small first letter where it opens with a word that is no name."""
    first = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if first.casefold() in _LOW else text


def _stopped(text: str) -> str:
    return text if text.endswith((".", "!", "?", "”")) else f"{text}."


def _who(line: str) -> Claims | None:
    found = _LEAD.fullmatch(line)
    lead = found["lead"] if found else line
    if len(lead.split()) > 14 or (found is None and re.search(r"[.!?]$", line)):
        return None
    name, _, title = lead.partition(", ")
    claims = [_part(name, role) for role in _ROLE_PARTS.split(found["text"])] if found else []
    claims += [_titled(name, title)] if title else []
    return Claims(tuple(claims)) if claims else Claims((name,), name=name)


def _titled(name: str, title: str) -> str:
    """Name and title as a claim: before the name, where titles stand in news; "mayor of Arden" stands behind."""
    return f"{name} is {title}." if re.search(r"\b(?:of|for|in|at|to|and)\b|,", title) else f"{title} {name}."


def _part(name: str, role: str) -> str:
    """Name and role as one sentence; a role that is a quotation is a sentence of its own."""
    if _WHOLE_QUOTE.fullmatch(role.rstrip(".")):
        return _stopped(_unquoted(role))
    first, _, rest = role.partition(" ")
    verb = first.casefold() in _PAST or first.endswith("ed")
    verb = verb or (first.endswith("s") and not first.endswith("ss") and not rest.startswith("of "))
    return _stopped(f"{name} {role}" if verb else f"{name} is {role}")


def _when(line: str) -> Claims | None:
    text, note = noted(line)
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    phrase, event = found["lead"].strip("“”"), (found["text"] or "").strip()
    events = _ROLE_PARTS.split(event) if event else [""]
    claims = tuple(dict.fromkeys(_stopped(claim) for one in events for claim in _at(one, phrase)))
    day, _, basis = note.partition(": ")
    quiet = ((basis, "how a date was worked out"),) if basis else ()
    bare = "" if event else phrase
    if not day or day.startswith("not resolved"):
        return Claims(claims, quiet, name=bare)
    instead = _stopped(f"{_unquoted(events[0]) or phrase} {_on(day)}")
    return Claims(claims, quiet, (Dated(phrase=phrase, day=day, due=False, claim=instead),), name=bare)


def _unquoted(text: str) -> str:
    quoted = _WHOLE_QUOTE.fullmatch(text.rstrip("."))
    return (quoted.group(1) if quoted else text).rstrip(".")


def _at(event: str, phrase: str) -> Iterator[str]:
    """The event at that time as one sentence; as two where the event is a quotation."""
    said = _unquoted(event)
    if phrase.casefold() in said.casefold() or not said:
        yield said or phrase
    elif said.casefold() in phrase.casefold():
        yield phrase
    elif said != event.rstrip("."):
        yield from (said, phrase)
    else:
        yield f"{said} {_lowered(phrase)}"


def _on(day: str) -> str:
    """ "on 15 May 2025", "in May 2025", "from 1 May 2025 to 3 May 2025"."""
    if " to " in day:
        return f"from {day}"
    return f"on {day}" if re.match(r"\d{1,2} ", day) else f"in {day}"


def _where(line: str) -> Claims | None:
    found = _LEAD.fullmatch(line)
    lead = found["lead"] if found else line
    if len(lead.split()) > 10:
        return None
    place, _, country = lead.rpartition(", ") if ", " in lead else (lead, "", "")
    claims = []
    for event in _ROLE_PARTS.split(found["text"]) if found else ():
        text = _unquoted(event)
        claims.append(text if place.casefold() in text.casefold() else f"{text} in {place}")
    claims += [f"{place} is in {country}"] if country else []
    return Claims(tuple(_stopped(claim) for claim in claims)) if claims else Claims((place,), name=place)


class _Sides(NamedTuple):
    """A demand or threat as printed: who makes it, towards whom, and what it is."""

    by: str
    of: str
    calls: str
    text: str


def _sides(text: str, told: re.Pattern[str], what: str) -> _Sides | None:
    """The sides of a line that has our form; NOT_STATED for one that it says is not stated."""
    found = _UNTOLD.fullmatch(text)
    if found and found["calls"] == what:
        by, of = found["by"] or NOT_STATED, found["of"] or NOT_STATED
        return _Sides(by, of, spoken.calls((by,)), found["text"])
    found = told.fullmatch(text)
    return _Sides(found["by"], found["of"], found["calls"], found["text"]) if found else None


def _demand(line: str) -> Claims | None:
    text, note = noted(line)
    found = _sides(text, _CALL, "Demand")
    if found is None:
        return None
    by, of, asked = _group(found.by), _group(found.of), found.text.rstrip(".")
    asked = re.sub(r"^(?:to|that) ", "", asked)
    if of == NOT_STATED:
        that = f"{by} {found.calls} for: {asked}" if by != NOT_STATED else asked
    elif by == NOT_STATED:
        that = f"{of} must {asked}"
    else:
        that = f"{by} {found.calls} on {of} to {asked}"
    accepted = f"{of if of != NOT_STATED else 'The other side'} agreed to {_AGREE.sub('', asked)}"
    return _between(found.by, found.of, _with_note(that, note, of if of != NOT_STATED else "", accepted))


def _threat(line: str) -> Claims | None:
    text, note = noted(line)
    found = _sides(text, _AGAINST, "Threat")
    if found is None:
        return None
    by = "Somebody" if found.by == NOT_STATED else _group(found.by)
    of = "" if found.of == NOT_STATED else f" {_group(found.of)}"
    threatens = "threaten" if spoken.calls((found.by,)) == "call" or " and " in found.by else "threatens"
    bad = found.text.replace(" — ", " ").rstrip(".")
    link = " with" if of and _DETERMINED.match(bad) else ":"
    return _between(found.by, found.of, _with_note(f"{by} {threatens}{of}{link} {bad}", note))


def _group(actors: str) -> str:
    """ "The leaders" for "leaders of France and Poland", so that no state is taken for who acts."""
    joint = _JOINT.fullmatch(actors)
    return f"the {joint['who'].lower()}" if joint else actors


def _between(by: str, of: str, found: Claims) -> Claims:
    """With who demands or threatens; a group that was named in short is a claim of its own, for its members."""
    groups = tuple(_stopped(side) for side in (by, of) if _group(side) != side)
    actors = () if by == NOT_STATED else (by,)
    return found._replace(claims=(*found.claims, *groups), actors=actors)


def _with_note(that: str, note: str, addressed: str = "", accepted: str = "") -> Claims:
    """The sentence, spoken by whom the note says, and one sentence more for each term of the note.

    `accepted` is what a demand's acceptance claims.
    """
    parts = _PARTS.split(note) if note else []
    speaker = next((part for part in parts if part.startswith("according to ")), "")
    claims = [f"According to {speaker.removeprefix('according to ')}, {_lowered(that)}" if speaker else that]
    quiet: list[Quiet] = []
    dates: list[Dated] = []
    for part in parts:
        if part.startswith("condition: "):
            claims.append(f"{that} {spoken.conditional(part.removeprefix('condition: '))}")
        elif part.startswith("deadline "):
            claims += _deadline(that, part, quiet, dates)
        elif part == "response: accepted" and accepted:
            claims.append(accepted)
        elif part.startswith("response: "):
            claims += _response(part.removeprefix("response: "), addressed, that, quiet)
        elif part.startswith("implied"):
            quiet.append((part, "says how a threat was made"))
        elif part != speaker:
            claims.append(part)
    return Claims(tuple(_stopped(claim) for claim in claims), tuple(quiet), tuple(dates))


def _deadline(that: str, part: str, quiet: list[Quiet], dates: list[Dated]) -> Iterator[str]:
    found = _DEADLINE.fullmatch(part)
    if found is None:
        yield f"{that}, {part}"
        return
    day, _, basis = found["date"].partition(": ")
    yield f"{that} {found['phrase']}"
    if basis:
        quiet.append((basis, "how a date was worked out"))
    if not day.startswith("not resolved"):
        instead = _stopped(f"{that} by {day}")
        dates.append(Dated(phrase=found["phrase"], day=day, due=True, claim=instead))


def _response(status: str, addressed: str, that: str, quiet: list[Quiet]) -> Iterator[str]:
    if status == "open":
        quiet.append((f"response: {status}", "says that the article has no answer"))
    elif status == "rejected":
        yield f"{addressed or 'The other side'} rejected the demand"
    else:
        yield f"{that}, response: {status}"


def _quote(line: str) -> Claims | None:
    found = _SPOKEN.fullmatch(line)
    if found is None:
        return None
    words = found["words"]
    if not found["speaker"]:
        return Claims((words,), verbatim=(words,))
    name, _, title = found["speaker"].partition(", ")
    said = f"{name} said: “{words}”"
    return Claims((said, _titled(name, title)) if title else (said,), verbatim=(words,))


def _figure(line: str) -> Claims | None:
    found = _LEAD.fullmatch(line)
    if found is None:
        return None
    lead, text = found["lead"], found["text"]
    lead = _as_told(lead, text)
    return Claims((text,) if lead in text else (text, lead), verbatim=(lead,))


def _as_told(lead: str, text: str) -> str:
    """The lead without the capital of a line's beginning, where the text behind it has it without one."""
    small = lead[:1].lower() + lead[1:]
    return small if lead not in text and small in text else lead


def _background(line: str) -> Claims | None:
    found = _PAST_TIME.fullmatch(line)
    if found is None:
        return None
    phrase, text = _as_told(found["phrase"], found["text"]), found["text"]
    claims = tuple(dict.fromkeys(_stopped(claim) for claim in _at(text, phrase)))
    if not found["day"]:
        return Claims(claims)
    instead = _stopped(f"{_unquoted(text)} {_on(found['day'])}")
    return Claims(claims, (), (Dated(phrase=phrase, day=found["day"], due=False, claim=instead),))


def _voice(line: str) -> Claims:
    return Claims((line,), name=line)


_BY_SECTION: dict[str, Callable[[str], Claims | None]] = {
    "what": _what,
    "who": _who,
    "when": _when,
    "where": _where,
    "demands": _demand,
    "threats": _threat,
    "quotes": _quote,
    "figures": _figure,
    "background": _background,
    "descriptors": _voice,
}
