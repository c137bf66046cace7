"""The lint for people, one paragraph a rule, and for programs as JSON."""

import json
from collections.abc import Callable, Sequence
from itertools import groupby

from briefing.lint.rules import Lint, rules
from briefing.render.escape import clean

Paint = Callable[[str, str], str]
"""Gives a text its colour: `paint("rule 3", "yellow")`."""

_INDENT = "      "
_LONGEST = 160
"""Characters of the words that are shown; two lines of a terminal."""


def told(lints: Sequence[Lint], paint: Paint = lambda text, _colour: text) -> str:
    """The rules that are broken, each with its sentence and the places, then the count; ends in one line break."""
    sentences = {rule.number: rule.sentence for rule in rules()}
    parts = []
    for number, found in groupby(sorted(lints, key=lambda one: one.rule), key=lambda one: one.rule):
        places = list(found)
        head = paint(f"{number:>4}  {places[0].name}", "yellow")
        parts.append("\n".join([f"{head}: {sentences[number]}", *map(_line, places)]))
    return "\n\n".join([*parts, _count(lints)]) + "\n"


def _line(one: Lint) -> str:
    words = "; ".join(f"“{_short(word)}”" for word in one.words if word and word not in one.message)
    return f"{_INDENT}{clean(one.place)}: {clean(one.message)}" + (f" [{words}]" if words else "")


def _short(text: str) -> str:
    text = clean(text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"


def _count(lints: Sequence[Lint]) -> str:
    broken = len({one.rule for one in lints})
    if not lints:
        return f"Lint: all {len(rules())} rules kept."
    places = f"{len(lints)} place{'s' if len(lints) > 1 else ''}"
    return f"Lint: {places} against {broken} of {len(rules())} rules."


def as_json(lints: Sequence[Lint]) -> str:
    """`{"lints": [{rule, name, place, message, words}], "counts": {"1": 0, …}}`, two spaces deep."""
    counts = {str(rule.number): sum(one.rule == rule.number for one in lints) for rule in rules()}
    found = {"lints": [one.model_dump(mode="json") for one in lints], "counts": counts}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
