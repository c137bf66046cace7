"""What a person changed: the edited brief's lines against those of the brief it was made of."""

import re
from collections import Counter
from collections.abc import Iterable

from briefing.nouns.brief import Brief
from briefing.recheck import brief_json
from briefing.recheck.lines import Edited, Line
from briefing.recheck.reading import of_blocks, parsed
from briefing.recheck.report import Removed, normalised
from briefing.render import FORMATS, render, templates

_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ials?)|reject\w*|refus\w+|dismiss\w*|disput\w+|declin\w+|repl(?:y|ies|ied))\b"
    r"|\bresponse: (?:accepted|rejected)",
    re.IGNORECASE,
)
_ALIKE = 0.5
"""Share of common words from which a changed line counts as made of an old one; half the words kept."""


def original_lines(original: Brief, now: Edited) -> tuple[Line, ...]:
    """The original's lines, read from it rendered as the edited brief is: same format, nearest template."""
    if now.format == "json":
        return of_blocks(brief_json.blocks(original), original.article).lines
    forms = [form for form in FORMATS if form == now.format]
    pages = [
        parsed(render(original, template=known.name, format=form), form, original.article).lines
        for form in forms
        for known in templates()
        if form in known.formats
    ]
    have = _counted(now.lines)
    return max(pages, key=lambda lines: (_counted(lines) & have).total(), default=())


def _counted(lines: Iterable[Line]) -> Counter[str]:
    return Counter(normalised(line.text) for line in lines)


def unchanged(now: Iterable[Line], old: Iterable[Line]) -> frozenset[int]:
    """Numbers of the lines that the original has too, each of its lines counted once."""
    left = _counted(old)
    same = set()
    for line in now:
        text = normalised(line.text)
        if left[text] > 0:
            left[text] -= 1
            same.add(line.number)
    return frozenset(same)


def changed_from(now: Iterable[Line], old: Iterable[Line]) -> tuple[dict[int, str], tuple[Removed, ...]]:
    """For each changed line, by number, the line it was made of; and the lines that are gone.

    A gone or changed line that carried a denial or a reply gets a note when the new one has none.
    """
    now = tuple(now)
    same = unchanged(now, old)
    left = _counted(line for line in now if line.number in same)
    gone: list[Line] = []
    for line in old:
        text = normalised(line.text)
        left[text] -= 1
        if left[text] < 0:
            gone.append(line)
    was: dict[int, str] = {}
    removed = []
    for line in gone:
        heir = _heir(line, [other for other in now if other.number not in same and other.number not in was])
        if heir:
            was[heir.number] = line.text
        lost = _DENIAL.search(line.text) and not (heir and _DENIAL.search(heir.text))
        if lost or not heir:
            note = "a denial or a reply no longer stands in this line" if lost else None
            removed.append(Removed(text=line.text, list=line.list, note=note))
    return was, tuple(removed)


def _heir(line: Line, among: list[Line]) -> Line | None:
    """The changed line that shares most words with an old one, if it shares half of them."""
    scored = [(_shared(line.text, other.text), -other.number, other) for other in among]
    best = max(scored, default=None, key=lambda one: one[:2])
    return best[2] if best and best[0] >= _ALIKE else None


def _shared(left: str, right: str) -> float:
    one, two = set(normalised(left).casefold().split()), set(normalised(right).casefold().split())
    return len(one & two) / max(1, min(len(one), len(two)))
