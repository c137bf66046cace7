"""The lines of a brief as claims: each item put into a sentence, and what the checks say about it."""

import re
from collections.abc import Sequence

from briefing.checks.checker import Checker
from briefing.nouns.brief import BottomLine, Demand, Finding, Item, Threat, What, When, Where, Who

_AUXILIARY = frozenset(
    "is are was were has had have will would did does do can could may might must shall should been".split()
)
_DETERMINER = frozenset(
    "a an the this that these those his her its their our my your no any all some each every".split()
)
_PARTICLE = frozenset(
    "to from in into on at with by for up down out off back over away against it them him her us more less".split()
)
_DEED = re.compile(r"(?:not |never |also |jointly |again |\w+ly )*(?P<verb>[a-z]+) (?P<behind>[\w“\"]+)")
_INFLECTED = re.compile(r"(?:ed|ing|[^s]s)$")
_INFINITIVE = re.compile(r"(?:to |not to )")
_QUOTED = re.compile(r"[“\"].*[”\"][.!?]?")
_JOINT = re.compile(r"^(?:the )?([a-z]+s) of .*\band\b.*$")
_OF_DEEDS = {"laundering", "acts"}
_OWN_VERBS = {"threatened", "threaten", "demanded", "demand"}
_CLAUSE = re.compile(r"(?:if|unless|until|in|as|should|when|provided|on)\b", re.IGNORECASE)
_LABELLED = {"proposed", "alleged", "denied", "announced"}
"""Statuses printed beside a statement: its bare wording then is no laundering, and a denial no lost "not"."""


def item_findings(item: Item | BottomLine, checker: Checker) -> tuple[Finding, ...]:
    """Faults and doubts about an item, each once, in the order of its sentences.

    `checker` is that of the item's article. Notes are left out: a line of a brief has its source and its evidence
    beside it. Nothing is said of a line in another language than the article's: it must not be asked.
    """
    found = [
        finding
        for sentence in sentences_of(item)
        for finding in checker.check(sentence).findings
        if finding.severity != "note" and _counts(finding, item)
    ]
    return tuple(dict.fromkeys(found))


_UNNAMED = "They"
"""Who demands or threatens where the article does not say it there."""


def sentences_of(item: Item | BottomLine) -> tuple[str, ...]:
    """What the item claims, in sentences good enough to be checked; not for printing."""
    match item:
        case BottomLine():
            return (item.text,)
        case Who():
            return tuple(_who(item.name, role) for role in item.role.split("; "))
        case What():
            return (_what(item),)
        case When():
            return tuple(_set(event, item.phrase, "") for event in item.event.split("; "))
        case Where():
            return tuple(_set(event, item.place, "in ") for event in item.event.split("; "))
        case Demand():
            return (_demand(item),)
        case Threat():
            return (_threat(item),)
    raise TypeError(f"no sentence for {type(item).__name__}")


def _counts(finding: Finding, item: Item | BottomLine) -> bool:
    """Whether the finding is one about the line as it is printed, with its labels.

    Beside a demand or threat stands that it is one, so nothing in it is printed as done; and the verb that puts
    it into a sentence is this room's own.
    """
    if isinstance(item, Demand | Threat):
        return finding.check not in _OF_DEEDS and not (_OWN_VERBS & set(finding.words))
    if isinstance(item, What) and item.status in _LABELLED and finding.check in _OF_DEEDS:
        return False
    return not (isinstance(item, What) and item.status == "denied" and finding.check == "polarity")


def _who(name: str, role: str) -> str:
    said = role.strip()
    if _QUOTED.fullmatch(said):
        return _ended(said.strip('“”"'))
    first = said.split(" ", 1)[0].casefold() if said else ""
    if name.split()[-1] in said or said[:1].isupper():
        return _ended(said)
    if first in _DETERMINER or first.endswith("ing"):
        return _ended(f"{name} is {said}")
    return _ended(f"{name} {said}")


def _what(item: What) -> str:
    said = item.statement.strip()
    if item.speaker is None or item.speaker.split()[-1] in said:
        return _ended(said)
    if _QUOTED.fullmatch(said):
        return _ended(f"{item.speaker} said: {said}")
    return _ended(f"{item.speaker} said that {_lowered(said)}")


def _set(event: str, at: str, preposition: str) -> str:
    """The event with its time or place, where it does not name that itself."""
    said = event.strip()
    if _QUOTED.fullmatch(said):
        said = said.strip('“”"')
    if said.count("“") > said.count("”"):
        said = f"{said}”"  # cut inside a quotation: what is added here is not in it
    return _ended(said if at.casefold() in said.casefold() else f"{said} {preposition}{at}")


def _demand(item: Demand) -> str:
    by, said = _together(item.by) or _UNNAMED, _lowered(item.demand.strip())
    if not _is_deed(said):
        return _ended(f"{by} demanded {said}" + (f" of {_together(item.of)}" if item.of else ""))
    asked = said if _INFINITIVE.match(said) else f"to {said}"
    return _ended(f"{by} called on {_together(item.of)} {asked}" if item.of else f"{by} called {asked}")


def _threat(item: Threat) -> str:
    by, said, against = (
        _together(item.by) or _UNNAMED,
        _lowered(item.consequence.strip()),
        _together(item.against),
    )
    trigger = f" {item.trigger}" if item.trigger and _CLAUSE.match(item.trigger) else ""
    if _is_deed(said):
        return _ended(
            f"{by} threatened {against} {said if _INFINITIVE.match(said) else f'to {said}'}{trigger}"
        )
    return _ended(f"{by} threatened {against} with {said}{trigger}")


def _is_deed(said: str) -> bool:
    """Whether it opens like "agree to …", not like "an immediate ceasefire": told by that word and the next."""
    if _INFINITIVE.match(said):
        return True
    match = _DEED.match(said)
    if match is None or match["verb"] in _DETERMINER | _AUXILIARY or _INFLECTED.search(match["verb"]):
        return False
    return match["behind"] in _DETERMINER | _PARTICLE or not match["behind"].islower()


def _together(names: Sequence[str]) -> str:
    """The names in a row; "leaders of Germany and Poland" are "the leaders", so that no state is taken for them."""
    names = [_JOINT.sub(r"The \1", name) for name in names]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def _lowered(said: str) -> str:
    """With a small first letter, where it is that of a common word and not of a name."""
    first = said.split(" ", 1)[0]
    plain = first.casefold() in _DETERMINER | _AUXILIARY | {"it", "he", "she", "they", "we", "there"}
    return said[:1].lower() + said[1:] if plain else said


def _ended(said: str) -> str:
    line = " ".join(said.split())
    return line if line.endswith((".", "!", "?", ".”", "!”", "?”")) else f"{line}."
