"""One line, one verdict: the verdicts on its claims and on its days put together."""

from collections.abc import Iterator
from typing import Protocol

from briefing.nouns.brief import Finding
from briefing.nouns.checked import Checked
from briefing.recheck.grounds import Grounds
from briefing.recheck.lines import Line
from briefing.recheck.report import RANK, Judged, judged


class Checks(Protocol):
    """What checks claims against one article."""

    def check(self, claim: str) -> Checked:
        """The verdict on one claim."""
        ...


def verdict_on(line: Line, checker: Checks, grounds: Grounds) -> Judged:
    """The worst verdict and the lowest score of its claims, with all findings and evidence, worst claim first.

    A day that is not the one its phrase means makes the line unsupported, and so do words that are printed
    as the article's and which the article does not have.
    """
    faults = list(_faults(line, grounds))
    unknown = [one.claim for one in line.dates if not grounds.days(one.phrase, due=one.due)]
    checks = sorted((checker.check(claim) for claim in (*line.claims, *unknown)), key=_badness)
    verdict = "unsupported" if faults else checks[0].verdict
    findings = [*faults, *(finding for one in checks for finding in one.findings)]
    if line.quotation and not faults:
        verdict, findings = "supported", []
    return judged(line, verdict).model_copy(
        update={
            "verdict": verdict,
            "score": min(one.score for one in checks),
            "findings": tuple(dict.fromkeys(findings)),
            "evidence": tuple(dict.fromkeys(one for check in checks for one in check.evidence)),
        }
    )


def _badness(one: Checked) -> tuple[int, float]:
    return -RANK[one.verdict], one.score


def _faults(line: Line, grounds: Grounds) -> Iterator[Finding]:
    if line.quotation and not grounds.holds(line.text):
        message = "printed as the article's words, and the article does not have them"
        yield Finding(check="quotation", message=message, words=(line.text,), severity="fault")
    for one in line.dates:
        meant = grounds.days(one.phrase, due=one.due)
        if meant and one.day not in meant:
            message = f"“{one.phrase}” means {' or '.join(meant)} in the article, not {one.day}"
            yield Finding(check="dates", message=message, words=(one.day,), severity="fault")
