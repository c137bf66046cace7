"""The check of roles: who does what to whom is as in the evidence, in the active, the passive or as a noun (English)."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from briefing.checks.frames import GENERIC, Frame, frames
from briefing.checks.prepared import Prepared
from briefing.nouns.brief import Finding, Severity

CHECK = "roles"


def roles(claim: Prepared, evidence: Sequence[Prepared]) -> tuple[Finding, ...]:
    """At most one finding on who does what to whom; English texts only, the caller sees to that.

    A fault where the evidence has two parts exchanged, or another name of the claim in one name's place; a doubt
    where that rests on one name only, or where two act on each other by another verb. Where any evidence sentence
    has it as the claim does, or a pronoun stands there, nothing.
    """
    return roles_of(frames(claim), [frames(one) for one in evidence])


class _Loose(NamedTuple):
    """A frame of the claim that no frame of the evidence confirms, and whom the evidence has in its place."""

    frame: Frame
    instead: frozenset[str]
    heads: frozenset[str]
    """Those of `instead` that are no mere mention."""
    open: bool
    """The evidence has a pronoun there."""


def roles_of(claim: Sequence[Frame], evidence: Sequence[Sequence[Frame]]) -> tuple[Finding, ...]:
    """The same from frames found before, so that an article's sentences are read once for all claims."""
    loose = list(_loose(claim, evidence))
    if not loose:
        return ()
    names = _names(claim, evidence)
    for one, other in combinations(loose, 2):
        if _exchanged(one, other, names):
            return (_swapped(one.frame, other.frame, "fault"),)
    return _displacement(claim, loose, names) or _reversed(claim, evidence, names)


def _names(claim: Sequence[Frame], evidence: Sequence[Sequence[Frame]]) -> frozenset[str]:
    """Names of the claim. One that begins it counts where the evidence has it as a name."""
    sure = {key for part in (claim, *evidence) for frame in part for key in frame.names}
    return frozenset(key for frame in claim for key in frame.capitals if key in sure)


def _displacement(
    claim: Sequence[Frame], loose: Sequence[_Loose], names: frozenset[str]
) -> tuple[Finding, ...]:
    """Of one whose place another of the claim has in the evidence."""
    unconfirmed = {id(one.frame) for one in loose}
    doubts: list[Finding] = []
    for one in loose:
        for rival in claim:
            kind = _displaced(one, rival, names, id(rival) in unconfirmed)
            if kind == "fault":
                return (_displacing(one.frame, rival, "fault"),)
            if kind == "doubt":
                doubts.append(_displacing(one.frame, rival, "doubt"))
    return tuple(doubts[:1])


def _displaced(one: _Loose, rival: Frame, names: frozenset[str], unconfirmed: bool) -> Severity | None:
    """A fault between two names where the claim's word on the rival is not confirmed either."""
    frame = one.frame
    if frame.group == rival.group or one.open or frame.who & rival.who or frame.role in {"title", "count"}:
        return None
    if frame.word.form == "said":
        return None  # `speakers` looks at who said it
    displacing = rival.who & one.heads
    if not displacing:
        return None
    both = bool(displacing & names) and bool(frame.who & names)
    if frame.word.key in GENERIC:
        return "fault" if both and unconfirmed and frame.role in {"actor", "target"} else None
    if both:
        return "fault" if unconfirmed else "doubt" if frame.role in {"actor", "target"} else None
    return None


def _reversed(
    claim: Sequence[Frame], evidence: Sequence[Sequence[Frame]], names: frozenset[str]
) -> tuple[Finding, ...]:
    """Of two names one of which acts on the other, in the evidence only the other way round, by whatever verb."""
    acting = list(_pairs(claim))
    if not acting:
        return ()
    found = [pair for part in evidence for pair in _pairs(part)]
    for actor, target in acting:
        left, right = actor.who & names - target.who, target.who & names - actor.who
        if not left or not right:
            continue
        if any(left & (one.who | one.aside) and right & (other.who | other.aside) for one, other in found):
            continue
        if any(right & one.who and left & other.who for one, other in found):
            return (_swapped(actor, target, "doubt"),)
    return ()


def _pairs(part: Sequence[Frame]) -> Iterator[tuple[Frame, Frame]]:
    """Actors and targets of one verb."""
    targets = [frame for frame in part if frame.role == "target"]
    for frame in part:
        if frame.role == "actor":
            yield from ((frame, other) for other in targets if other.word == frame.word)


def _exchanged(one: _Loose, other: _Loose, names: frozenset[str]) -> bool:
    """Whether each stands in the evidence where the claim has the other."""
    left, right = one.frame, other.frame
    if left.group == right.group or left.who & right.who:
        return False
    if left.word == right.word and _any(left) & other.instead and _any(right) & one.instead:
        return True
    if not (left.who & other.instead and right.who & one.instead):
        return False
    if {left.role, right.role} == {"count"}:
        return True
    by_name = left.who & other.instead & names and right.who & one.instead & names
    return bool(by_name) and not (one.open or other.open)


def _any(frame: Frame) -> frozenset[str]:
    return frame.who | frame.aside


def _loose(claim: Sequence[Frame], evidence: Sequence[Sequence[Frame]]) -> Iterator[_Loose]:
    by_role: dict[str, list[Frame]] = {}
    for sentence in evidence:
        for frame in sentence:
            by_role.setdefault(frame.role, []).append(frame)
    for frame in claim:
        if not frame.who:
            continue
        same = [other for other in by_role.get(frame.role, ()) if same_deed(frame, other)]
        if any(tied(frame, other) for other in same):
            continue
        yield _Loose(
            frame,
            frozenset(key for other in same for key in other.who | other.aside),
            frozenset(key for other in same for key in other.who),
            any(other.open for other in same),
        )


def tied(one: Frame, other: Frame) -> bool:
    """Whether the two name the same, be it as an owner ("Mexico", "the Mexican government")."""
    return bool(one.who & (other.who | other.aside) or one.aside & other.who)


def same_deed(one: Frame, other: Frame) -> bool:
    """Whether two frames speak of one deed or thing: the same word, a form of it, or one that may stand for it."""
    left, right = one.word, other.word
    if left.key == right.key or one.stem == other.stem or (one.kind and one.kind == other.kind):
        return True
    return bool(left.rows) and not set(left.rows).isdisjoint(right.rows)


def _swapped(one: Frame, other: Frame, severity: Severity) -> Finding:
    return Finding(
        check=CHECK,
        message=f"the evidence has {one.shown} and {other.shown} the other way round ({one.word.form})",
        words=(one.shown, other.shown, one.word.form),
        severity=severity,
    )


def _displacing(one: Frame, rival: Frame, severity: Severity) -> Finding:
    return Finding(
        check=CHECK,
        message=f"the evidence has {rival.shown} where the claim has {one.shown} (“{one.word.form}”)",
        words=(one.shown, rival.shown, one.word.form),
        severity=severity,
    )
