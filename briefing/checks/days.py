"""Days that a claim names and its evidence tells otherwise: "on Sunday" for the "yesterday" of a Monday's article."""

import datetime as dt
from collections.abc import Iterable, Sequence

from briefing.nouns.brief import Finding
from briefing.times import Anchor, expressions, resolve
from briefing.values import Value


def told_days(texts: Iterable[str], anchor: Anchor) -> frozenset[dt.date]:
    """Every day that a time expression of these sentences resolves to."""
    found = set()
    for text in texts:
        for phrase in expressions(text, anchor.language):
            date, _ = resolve(phrase, anchor, around=text)
            if date is not None and len(date) == 10:
                found.add(dt.date.fromisoformat(date))
    return frozenset(found)


def same_day(value: Value, days: Iterable[dt.date]) -> bool:
    """Whether the value, a weekday or a day with its month, is one of these days."""
    if value.low is None:
        return False
    if value.kind == "weekday":
        return any(day.weekday() == int(value.low) for day in days)
    if value.kind == "date" and value.unit is not None:
        return any(day.day == int(value.low) and str(day.month) == value.unit for day in days)
    return False


def without_told_days(
    findings: Sequence[Finding], claimed: Sequence[Value], texts: Sequence[str], anchor: Anchor
) -> tuple[Finding, ...]:
    """The findings about values, but for days that the evidence tells in other words."""
    doubted = [one for one in claimed if one.kind in {"weekday", "date"} and _about(one, findings)]
    if not doubted:
        return tuple(findings)
    days = told_days(texts, anchor)
    right = {one.text for one in doubted if same_day(one, days)}
    return tuple(
        finding for finding in findings if finding.check != "values" or finding.words[0] not in right
    )


def _about(value: Value, findings: Sequence[Finding]) -> bool:
    return any(finding.check == "values" and finding.words[:1] == (value.text,) for finding in findings)
