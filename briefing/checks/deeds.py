"""Deeds that a claim reports as done where its evidence only threatens, plans or asks, in whatever words (English)."""

import re
from collections.abc import Sequence

from briefing.checks.concepts import base_forms
from briefing.checks.prepared import Prepared, Word
from briefing.nouns.brief import Finding

_AHEAD = re.compile(
    r"\b(?:risk|threat\w*|warn\w*|unless|or (?:else |risk )?fac(?:e|ing)|will|would|plans? to|planned to|set to|intend\w*"
    r"|propos\w*|pledg\w*|vow\w*|demand\w*|call(?:ed|s|ing)? (?:for|on)|prepar\w+|consider\w+|expected to)\b", re.IGNORECASE
)  # fmt: skip
_PERFECT = frozenset("has have had".split())
_PAST = frozenset(base_forms())
# What is said is done by saying it, and "has been" reports a state.
_SAID = frozenset(
    "said told announced declared warned threatened proposed called demanded urged asked agreed pledged vowed promised "
    "offered planned rejected refused accused blamed condemned expressed stated reported been had become become".split()
)


def deeds(claim: Prepared, best: Prepared, around: Sequence[Prepared]) -> tuple[Finding, ...]:
    """A doubt for each "has done" whose verb neither the best sentence nor its neighbours have, where the best
    sentence speaks of what is to come.
    """
    ahead = _AHEAD.search(best.text)
    if ahead is None:
        return ()
    return tuple(
        Finding(
            check="laundering",
            message=f"the claim reports “{verb.form}” as done; the evidence speaks of what is to come (“{ahead.group()}”)",
            words=(verb.form, ahead.group()),
            severity="doubt",
        )
        for verb in _done(claim)
        if not any(one.has(verb) for one in around)
    )


def _done(claim: Prepared) -> list[Word]:
    """Verbs behind "has", "have" or "had", one word between them at most."""
    found = []
    for at, word in enumerate(claim.words):
        if word.low in _SAID:
            break  # what somebody is said to have done is `speakers`' and `laundering`'s
        if word.low in _PERFECT:
            behind = [w for w in claim.words[at + 1 : at + 3] if w.low.endswith("ed") or w.low in _PAST]
            found += [w for w in behind[:1] if w.low not in _SAID and w.content]
    return found
