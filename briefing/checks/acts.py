"""What a claim says that somebody did with words: agreed, admitted, ordered and the like, as in the evidence (English)."""

import re
from collections.abc import Sequence

from briefing.nouns.brief import Finding, Severity

# What the claim says, and what the evidence must have some word of for it.
_ACTS: tuple[tuple[re.Pattern[str], re.Pattern[str], Severity], ...] = (
    (
        re.compile(r"(?<!to )\b(?:agree[sd]|consent(?:s|ed)?|accept(?:s|ed))\b", re.IGNORECASE),
        re.compile(
            r"\b(?:agree[sd]?\b|agreeing|(?:reach|sign|enter|conclud|str[iu]ck|made|into)\w* [^.]{0,40}agreement|accept|approv(?:e|ed|es|ing)\b|consent|conced|pledg|promis|vow|commit(?!tee)|compl(?:y|ied)|deal\b|accord\b|grant|undert|assur"
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
        "note",
    ),
    (
        re.compile(r"\b(?:persuaded?|convinced?|talked [^.]{1,40} into)\b", re.IGNORECASE),
        re.compile(r"\b(?:persua|convinc|talk|win|won\b|brought|got\b)", re.IGNORECASE),
        "fault",
    ),
    (
        re.compile(r"\b(?:order(?:s|ed)|command(?:s|ed)|instruct(?:s|ed))\b(?! of)", re.IGNORECASE),
        re.compile(
            r"\b(?:order|command|instruct|decree|direct|told|tell|mandat|forc|must|requir|demand|rul(?:e|ing)|compel|dictat"
            r"|decid|task|sent|oblig)",
            re.IGNORECASE,
        ),
        "fault",
    ),
    (
        re.compile(r"\b(?:prais(?:e[sd]?|ing)|hail(?:s|ed)|applaud(?:s|ed)|lauded)\b", re.IGNORECASE),
        re.compile(
            r"\b(?:prais|hail|applau|laud|commend|welcom|thank|congratul|admir|tribute|honou?r|great|good|positive|success"
            r"|appreciat|grateful|salut|hero|proud|impress|celebrat|extol|credit)",
            re.IGNORECASE,
        ),
        "fault",
    ),
)


def acts(claim: str, best: str, others: Sequence[str]) -> tuple[Finding, ...]:
    """A finding where the claim has somebody agree, admit, persuade, order or praise and the evidence nowhere says so.

    A fault, for admitting a note; a doubt where only another sentence than the best speaks of the act.
    `best` is the sentence that carries most of the claim, `others` the rest of the evidence.
    """
    found = []
    for said, wanted, severity in _ACTS:
        word = said.search(claim)
        if word is None or wanted.search(best):
            continue
        elsewhere = any(wanted.search(text) for text in others)
        message = f"the claim says “{word.group()}”; nothing of the kind is in the evidence"
        worst: Severity = "doubt" if elsewhere and severity == "fault" else severity
        found.append(Finding(check="acts", message=message, words=(word.group(),), severity=worst))
    return tuple(found)
