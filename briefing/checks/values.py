"""The check of values: a number, date, weekday, unit or currency that the evidence does not have."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from briefing.nouns.brief import Finding
from briefing.values import Value, contradicted, held, other_noun

CHECK = "values"
CONTRADICTION = "contradiction"

_COMMON_PLACES = 3
"""Up to "third", an ordinal is as often a manner of speaking ("first", "a second time") as a place."""

_COUNTED = 10
"""Up to ten a number may be a writer's own count of what the article lists."""


def values_check(
    claimed: Sequence[Value], near: Sequence[Value], article: Sequence[Value]
) -> tuple[Finding, ...]:
    """What is wrong with a claim's values. `near`: those of its evidence; `article`: those of the whole text.

    A fault where the evidence has another value in its place, or where the article has it nowhere; a doubt
    where the article has it only elsewhere, or where the evidence counts something else with that number.
    A slight value ("one", "several", "first", "half") is only faulted when another stands in its place.
    """
    return tuple(found for one in claimed if (found := _checked(one, near, article)) is not None)


def _checked(claimed: Value, near: Sequence[Value], article: Sequence[Value]) -> Finding | None:
    if held(claimed, near):
        return _of_something_else(claimed, near)
    instead = contradicted(claimed, near)
    if slight(claimed):
        # "Several people" or "a day" may be some other people or day; "one" and "dozens" are not.
        loose = claimed.kind == "duration" or (claimed.hedge == "vague" and (claimed.low or 0) < _COUNTED)
        real = instead is not None and not loose and (claimed.kind == "ordinal" or not slight(instead))
        return _changed(claimed, instead) if real and instead and not held(claimed, article) else None
    if instead is not None:
        return _changed(claimed, instead)
    if held(claimed, article):
        return _finding(f"“{claimed.text}” stands in the article, but not in the evidence", "doubt", claimed)
    return _finding(f"the article has no “{claimed.text}”", "doubt" if _summed(claimed) else "fault", claimed)


def _changed(claimed: Value, instead: Value) -> Finding:
    return _finding(
        f"the claim has “{claimed.text}” where the evidence has “{instead.text}”", "fault", claimed, instead
    )


def _of_something_else(claimed: Value, near: Sequence[Value]) -> Finding | None:
    """A number that befell others in the evidence than in the claim: "15 killed" on "15 wounded"."""
    other = other_noun(claimed, near)
    if other is None or slight(claimed) or None in {claimed.deed, other.deed} or claimed.deed == other.deed:
        return None
    return _finding(
        f"the claim has “{claimed.text}” {claimed.deed}, the evidence “{other.text}” {other.deed}",
        "doubt", claimed, other,
    )  # fmt: skip


def _finding(message: str, severity: str, *of: Value) -> Finding:
    words = tuple(dict.fromkeys(one.text for one in of))
    return Finding(
        check=CHECK, message=message, words=words, severity="fault" if severity == "fault" else "doubt"
    )


def _summed(value: Value) -> bool:
    """Whether a writer may have got the number by counting names, or wrote a name's number another way."""
    small = value.kind == "count" and value.exact is not None and value.exact <= _COUNTED
    return value.kind == "label" or small


def slight(value: Value) -> bool:
    """Whether a value is so common in mere phrasing that its absence says nothing."""
    if value.hedge == "vague" or value.kind == "multiple" or value.text.lower() in {"both", "half"}:
        return True
    if value.kind == "ordinal":
        return (value.low or 0) <= _COMMON_PLACES
    return value.kind in {"count", "duration"} and value.low == 1 and not value.text[0].isdigit()


def contradictions(sentences: Sequence[Sequence[Value]]) -> tuple[Finding, ...]:
    """Two exact numbers for one thing in two sentences of an article: "12 people were killed", "15 people killed".

    Shown, not resolved, and only for counts of the same noun that the same befell.
    """
    stated = [(number, one) for number, values in enumerate(sentences) for one in values if _telling(one)]
    return tuple(dict.fromkeys(_pairs(stated)))


def _telling(value: Value) -> bool:
    return (
        value.kind == "count" and value.deed is not None and value.noun is not None
        and value.exact is not None and value.exact > 1
    )  # fmt: skip


def _pairs(stated: Sequence[tuple[int, Value]]) -> Iterator[Finding]:
    for (here, one), (there, other) in combinations(stated, 2):
        if here == there or (one.noun, one.deed) != (other.noun, other.deed) or held(one, [other]):
            continue
        yield Finding(
            check=CONTRADICTION,
            message=f"the article has both “{one.text}” and “{other.text}” of {one.noun}, {one.deed}",
            words=(one.text, other.text),
            severity="note",
        )
