"""What a claim says that somebody did with words: an agreement or an admission must be in the evidence (English)."""

import re
from collections.abc import Sequence

from briefing.nouns.brief import Finding, Severity

# What the claim says, and what the evidence must have some word of for it.
_ACTS: tuple[tuple[re.Pattern[str], re.Pattern[str], Severity], ...] = (
    (
        re.compile(r"(?<!to )\b(?:agree[sd]|consent(?:s|ed)?|accept(?:s|ed))\b", re.IGNORECASE),
        re.compile(
            r"\b(?:agree|accept|approv|consent|conced|pledg|promis|vow|commit|compl(?:y|ied)|deal\b|accord\b|grant|undert|assur"
            r"|willing|pact\b|treaty|settlement|acquiesc|endors|compromis|yield|relent|confirm|acknowledg|unanim|accede)",
            re.IGNORECASE,
        ),
        "fault",
    ),
    (
        re.compile(r"\b(?:admit(?:s|ted)?|confess(?:es|ed)?)\b", re.IGNORECASE),
        re.compile(
            r"\b(?:admit|admission|confess|acknowledg|conced|confirm|recogni|own(?:s|ed)? up|plead|accept|responsib)",
            re.IGNORECASE,
        ),
        "doubt",
    ),
)


def acts(claim: str, best: str, others: Sequence[str]) -> tuple[Finding, ...]:
    """A fault where the claim has somebody agree to what the evidence nowhere says was agreed, a doubt where only
    another sentence than the best speaks of agreement; for admitting a doubt in either case.

    `best` is the sentence that carries most of the claim, `others` the rest of the evidence.
    """
    found = []
    for said, wanted, severity in _ACTS:
        word = said.search(claim)
        if word is None or wanted.search(best):
            continue
        elsewhere = any(wanted.search(text) for text in others)
        message = f"the claim says “{word.group()}”; nothing of the kind is in the evidence"
        worst: Severity = "doubt" if elsewhere else severity
        found.append(Finding(check="acts", message=message, words=(word.group(),), severity=worst))
    return tuple(found)
