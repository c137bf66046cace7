"""Figures worth printing: casualties, people, money, shares, votes, weapons, distances, each with what it counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.excerpts.clauses import statement
from briefing.excerpts.counted import CASUALTIES, COUNTED, PEOPLE, VOTES, WEAPONS, phrase
from briefing.excerpts.surveyed import Surveyed
from briefing.nouns.brief import Figure
from briefing.values import Value, values

MOST = 8
"""As many key figures as a situation report's box holds; by judgment."""
_UNITS = frozenset({"money", "percent", "measure"})
_KINDS = _UNITS | {"count"}
_EACH = 3
"""Of one sentence, so that a list of damages does not crowd out the rest."""
_OPENING, _EARLY = 2, 6
"""Sentences from the lead on in which a figure is of the news itself, and near it; by judgment."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A figure with its statement, of sentence `at`, and how much use it is."""

    at: int
    start: int
    value: Value
    figure: str
    statement: str
    use: float


def figures(surveyed: Surveyed) -> tuple[Figure, ...]:
    """The figures of most use first: casualties before people, money and votes, the lead before the rest."""
    kept: list[_Candidate] = []
    for one in sorted(_candidates(surveyed), key=lambda one: (-one.use, one.at, one.start)):
        beside = sum(other.at == one.at for other in kept)
        if len(kept) < MOST and beside < _EACH and not any(_same(one, other) for other in kept):
            kept.append(one)
    return tuple(
        Figure(
            id=f"figures-{number}",
            evidence=surveyed.evidence((one.at,)),
            verdict="supported",
            figure=one.figure,
            statement=one.statement,
        )
        for number, one in enumerate(kept, 1)
    )


def _same(one: _Candidate, other: _Candidate) -> bool:
    """Whether two tell of one number of one thing."""
    if one.figure.casefold() == other.figure.casefold():
        return True
    alike = (one.value.kind, one.value.unit) == (other.value.kind, other.value.unit)
    return (
        alike
        and one.value.noun == other.value.noun
        and (one.value.low, one.value.high) == (other.value.low, other.value.high)
    )


def _candidates(surveyed: Surveyed) -> Iterator[_Candidate]:
    language = surveyed.article.language
    read = [
        (at, text, values(text, language)) for at, text in enumerate(surveyed.texts) if surveyed.printable(at)
    ]
    rows = [
        (at, text, wanted) for at, text, found in read if (wanted := [v for v in found if v.kind in _KINDS])
    ]
    if not surveyed.english:
        yield from (
            _plain(at, text, value) for at, text, found in rows for value in found if value.kind in _UNITS
        )
        return
    for (at, text, found), sentence in zip(rows, surveyed.parse(text for _, text, _ in rows), strict=True):
        taken = 0
        for value in found:
            span = phrase(sentence, value)
            if span is None or span[0] < taken:
                continue
            taken = span[1]
            use = _use(value, text[slice(*span)], at - surveyed.lead)
            yield _Candidate(at, span[0], value, text[slice(*span)], statement(sentence, span), use)


def _plain(at: int, text: str, value: Value) -> _Candidate:
    """A figure whose own words have its unit, in a language without grammar here."""
    return _Candidate(at, value.start, value, value.text, text, -at)


def _use(value: Value, figure: str, behind: int) -> float:
    words = frozenset(figure.casefold().replace("-", " ").split())
    told = 3.0 if words & (PEOPLE | WEAPONS | VOTES) or value.kind in {"money", "percent"} else 2.0
    if value.deed in CASUALTIES or words & COUNTED:
        told = 7.0 if value.deed == "killed" else 6.0
    vague = 1.0 if value.hedge == "vague" else 0.0
    near = 2.0 if behind < _OPENING else 1.0 if behind < _EARLY else 0.0
    return told + near - vague
