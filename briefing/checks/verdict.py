"""From findings and score to a verdict: the rule, in one place."""

from collections.abc import Sequence

from briefing.nouns.brief import Finding
from briefing.nouns.checked import ClaimVerdict

SUPPORTED = 0.5
"""Score from which a claim without a fault is supported; the calibration was fitted to this threshold."""
UNCLEAR = 0.3
"""Score from which it is at least unclear."""
CHECKED_LANGUAGES = frozenset({"en"})
"""Languages in which polarity, names, roles, speakers and laundering are looked at."""


def verdict(score: float, findings: Sequence[Finding]) -> tuple[float, ClaimVerdict]:
    """(the score that stands, the verdict).

    Any fault, or one doubt about the speaker and one about the mouth of a quotation, which say the same twice:
    unsupported, and the score falls below UNCLEAR. Any other doubt: at most unclear, and the score stays below
    SUPPORTED. Else the score decides.
    """
    severities = {finding.severity for finding in findings}
    doubted = {finding.check for finding in findings if finding.severity == "doubt"}
    if "fault" in severities or doubted >= {"speakers", "quotations"}:
        return round(min(score, UNCLEAR) * 0.9, 3), "unsupported"
    if "doubt" in severities:
        score = min(score, SUPPORTED - 0.01)
    score = round(score, 3)
    return score, "supported" if score >= SUPPORTED else "unclear" if score >= UNCLEAR else "unsupported"


def language_note(language: str) -> Finding:
    """What is said where a language has only the checks that work in every language."""
    message = f"only numbers and quotations were checked: the other checks do not work for “{language}”"
    return Finding(check="language", message=message)
