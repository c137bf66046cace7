"""What two articles say differently about one matter, as the checks of claims see it: both sides, and no judge."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from briefing.checks.prepared import prepare
from briefing.digest.likeness import day
from briefing.digest.matters import Matter, Reported, alike, matters, nearness, without_words
from briefing.nouns.brief import Finding
from briefing.nouns.press_review import DivergenceKind
from briefing.values import Value, held

_KINDS: dict[str, DivergenceKind] = {
    "values": "number",
    "names": "name",
    "roles": "role",
    "polarity": "denial",
    "laundering": "certainty",
    "acts": "certainty",
}
"""The checks whose faults tell of a contrast. Titles, speakers and conditions differ too often by mere wording."""

_LEAST: dict[DivergenceKind, float] = {
    "number": 0.4, "date": 0.5, "name": 0.6, "role": 0.6, "denial": 0.45, "certainty": 0.45,
}  # fmt: skip
"""How much of the rest of two sentences must be the same (`matters.nearness`) for a contrast of that kind to count.
Chosen by looking at what lower ones bring: with these, 5,700 ordered pairs of real articles give two, one of them
false; `evals/press_divergences.py` has the figures."""

_TOLL = 0.25
"""The same where both count what befell people, which says by itself that the matter is one."""

_ONE_SPELLING = 0.75
"""Likeness of two names (difflib's ratio) from which they are one name in two spellings: "Taliban", "Taleban"."""

_DAYS = frozenset({"date", "weekday", "month", "year", "time of day"})
_ONE_WEEK = 6
"""Days between two publications within which "Friday" means one day."""


class Contrast(NamedTuple):
    """One difference: its kind, the two sentences (counted from 0), and the words that differ."""

    kind: DivergenceKind
    ours: int
    theirs: int
    words: tuple[str, ...]
    near: float
    """How much of the rest is the same."""


def contrasts(ours: Reported, theirs: Reported) -> Iterator[Contrast]:
    """Where a sentence that our brief rests on and theirs on the same matter differ. Only in one language."""
    if ours.article.language != theirs.article.language:
        return
    for matter in matters(ours, theirs):
        examined = theirs.checker.examine(ours.sentences[matter.ours].text)
        for finding in examined.findings if examined else ():
            contrast = _contrast(matter, finding, ours, theirs)
            if contrast is not None:
                yield contrast
        yield from _tolls(matter, ours, theirs)


def _contrast(matter: Matter, finding: Finding, ours: Reported, theirs: Reported) -> Contrast | None:
    """The finding as a contrast between these very two sentences, or None where it is none."""
    kind = _KINDS.get(finding.check) if finding.severity == "fault" else None
    if kind == "number":
        kind = _of_values(finding, matter, ours, theirs)
    elif (kind == "name" and not _two_names(finding, matter, ours, theirs)) or (
        kind == "denial" and not _both_say(finding, matter, ours, theirs)
    ):
        kind = None
    if kind is None:
        return None
    left = without_words(ours.keys[matter.ours], finding)
    right = without_words(theirs.keys[matter.theirs], finding)
    # Who acts on whom is read off the whole sentence: there a short one within a long one says little.
    rest = alike(left, right) if kind == "role" else nearness(left, right)
    return Contrast(kind, matter.ours, matter.theirs, finding.words, rest) if rest >= _LEAST[kind] else None


def _of_values(finding: Finding, matter: Matter, ours: Reported, theirs: Reported) -> DivergenceKind | None:
    """ "number" or "date" where each sentence has one of the two values and the other article has it nowhere."""
    if len(finding.words) != 2:
        return None
    one = next((value for value in ours.values[matter.ours] if value.text == finding.words[0]), None)
    other = next((value for value in theirs.values[matter.theirs] if value.text == finding.words[1]), None)
    if one is None or other is None or held(one, theirs.all_values) or held(other, ours.all_values):
        return None
    if one.kind not in _DAYS:
        return "number"
    return "date" if one.kind not in {"weekday", "time of day"} or _same_week(ours, theirs) else None


def _same_week(ours: Reported, theirs: Reported) -> bool:
    left, right = day(ours.article.published), day(theirs.article.published)
    return left is None or right is None or abs((left - right).days) <= _ONE_WEEK


def _two_names(finding: Finding, matter: Matter, ours: Reported, theirs: Reported) -> bool:
    """Whether each of the two sentences has one of two names, and not the other."""
    if len(finding.words) != 2 or SequenceMatcher(None, *finding.words).ratio() >= _ONE_SPELLING:
        return False
    one, other = (prepare(words).keys for words in finding.words)
    here, there = ours.sentences[matter.ours].keys, theirs.sentences[matter.theirs].keys
    return bool(one and other) and one <= here and other <= there and not one & there and not other & here


def _both_say(finding: Finding, matter: Matter, ours: Reported, theirs: Reported) -> bool:
    """Whether their sentence says what ours negates, or the very opposite that the finding names."""
    here, there = ours.sentences[matter.ours], theirs.sentences[matter.theirs]
    words = [word for text in finding.words for word in prepare(text).content]
    opposite = len(words) == 2 and words[0].key in here.keys and words[1].key in there.keys
    return opposite or all(there.has(word) and here.has(word) for word in words)


def _tolls(matter: Matter, ours: Reported, theirs: Reported) -> Iterator[Contrast]:
    """Two counts of those whom the same befell, neither of which the other article has: "killed 12", "15 died"."""
    if matter.near < _TOLL:
        return
    for one in ours.values[matter.ours]:
        for other in theirs.values[matter.theirs]:
            if (
                _counted_alike(one, other)
                and not held(one, theirs.all_values)
                and not held(other, ours.all_values)
            ):
                yield Contrast("number", matter.ours, matter.theirs, (one.text, other.text), matter.near)


def _counted_alike(one: Value, other: Value) -> bool:
    """Whether both count people, or the same things, that the same befell, in numbers and not in "dozens"."""
    plain = all(
        value.kind == "count" and value.hedge != "vague" and value.deed is not None for value in (one, other)
    )
    nouns = {value.noun for value in (one, other)} - {None, "people"}
    return plain and one.deed == other.deed and len(nouns) < 2
