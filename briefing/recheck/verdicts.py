"""One line, one verdict: the verdicts on its claims and on its days put together."""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from briefing.grounding.actors import addressed
from briefing.nouns.brief import Evidence, Finding
from briefing.nouns.checked import Checked
from briefing.recheck.grounds import Grounds
from briefing.recheck.lines import Line
from briefing.recheck.report import RANK, Judged, judged
from briefing.words import stems


class Checks(Protocol):
    """What checks claims against one article."""

    def check(self, claim: str) -> Checked:
        """The verdict on one claim."""
        ...


def verdict_on(line: Line, checker: Checks, grounds: Grounds) -> Judged:
    """The worst verdict and the lowest score of its claims, with all findings and evidence, worst claim first.

    A day that is not the one its phrase means makes the line unsupported, and so do words that are printed
    as the article's and which the article does not have, or one who demands of whom the evidence demands.
    """
    unknown = [one.claim for one in line.dates if not grounds.days(one.phrase, due=one.due)]
    checks = [checker.check(claim) for claim in (*line.claims, *unknown)]
    faults = [*_faults(line, grounds), *_turned(line, checks)]
    settled = (line.name and grounds.names(line.name)) or _copied(line, checks, grounds)
    if settled and not unknown:
        checks = [one.model_copy(update=_SETTLED) for one in checks]
    checks.sort(key=_badness)
    verdict = "unsupported" if faults else checks[0].verdict
    findings = [*faults, *(finding for one in checks for finding in one.findings)]
    if line.quotation and not faults:
        verdict, findings = "supported", []
    return judged(line, verdict).model_copy(
        update={
            "verdict": verdict,
            "score": min(one.score for one in checks),
            "findings": tuple(dict.fromkeys(findings)),
            "evidence": tuple(dict.fromkeys(one for check in checks for one in _nearest_first(check))),
        }
    )


_SETTLED = {"score": 1.0, "verdict": "supported", "findings": ()}
"""Of what is settled by looking it up: a name alone claims no more than that the article has it."""


def _copied(line: Line, checks: Sequence[Checked], grounds: Grounds) -> bool:
    """Whether the line is a quotation of the article beside whose speaker it stands there, and no check objects.

    How many words of a short quotation the article has elsewhere says nothing about it.
    """
    if line.list != "quotes" or not line.verbatim:
        return False
    objections = [one for check in checks for one in check.findings if one.severity != "note"]
    speaker = line.text.rpartition("” ")[2].lstrip("—–- ").partition(",")[0]
    return bool(speaker) and not objections and all(grounds.beside(words, speaker) for words in line.verbatim)


def _nearest_first(one: Checked) -> list[Evidence]:
    """Its evidence by how many words it shares with the claim; where that is equal, as the article goes."""
    claimed = stems(one.claim, None)
    return sorted(one.evidence, key=lambda piece: -len(claimed & stems(piece.text, None)))


def _badness(one: Checked) -> tuple[int, float]:
    return -RANK[one.verdict], one.score


def _faults(line: Line, grounds: Grounds) -> Iterator[Finding]:
    if line.quotation and not grounds.holds(line.text):
        message = "printed as the article's words, and the article does not have them"
        yield Finding(check="quotation", message=message, words=(line.text,), severity="fault")
    for words in line.verbatim:
        if not grounds.holds(words):
            message = "printed as the article's words, and the article does not have them"
            yield Finding(check="quotation", message=message, words=(words,), severity="fault")
    for one in line.dates:
        meant = grounds.days(one.phrase, due=one.due)
        if meant and one.day not in meant:
            message = f"“{one.phrase}” means {' or '.join(meant)} in the article, not {one.day}"
            yield Finding(check="dates", message=message, words=(one.day,), severity="fault")


def _turned(line: Line, checks: Sequence[Checked]) -> Iterator[Finding]:
    """Who demands or threatens in the line, and is the one addressed in the evidence of its first claim (English)."""
    evidence = " ".join(one.text for one in checks[0].evidence)
    for actor in line.actors:
        if addressed(actor, evidence) or _obliged(actor, evidence):
            message = f"in the evidence {actor} is the one addressed"
            yield Finding(check="roles", message=message, words=(actor,), severity="fault")


def _obliged(actor: str, evidence: str) -> bool:
    """Whether the evidence (English) says that the actor must do something: "that the operator, Brill, must pay"."""
    last = re.escape(actor.split()[-1])
    return re.search(rf"\b{last},? (?:must|should|ought to|has to|have to)\b", evidence) is not None
