"""The terms of a demand or threat: on what condition, by when, and whether it is said outright."""

import re
from collections.abc import Sequence

from briefing import words
from briefing.grounding import actors
from briefing.grounding.anchor import Anchored, Source
from briefing.nouns.brief import Deadline, Finding
from briefing.times import deadline as due
from briefing.times import expressions, is_time

_LONGEST = 30
"""Words of a clause that still reads as a condition; by judgment."""
_CONDITION = re.compile(
    r"(?<!even )(?<!as )(?<!what )(?<!only )(?<!asked )(?<!wonder )\b(?P<clause>(?:only if|if|unless|provided that|provided|"
    r"on (?:the )?condition that|as long as|so long as)\b[^,;:“”\"]{3,})",
    re.IGNORECASE,
)
_NOT_A_CONDITION = re.compile(
    r"\b(?:asked|asks?|see|know|knew|wonder\w*|unclear|doubt\w*|question\w*|decide|determine)\s+$"
)
_RESPONSE = re.compile(
    r"\b(?P<clause>in (?:retaliation|revenge|response|return|reply) (?:for|to)\b[^,;:“”\"]{3,})",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"\s+(?:(?:will|would|shall|must|should|then|and|but|or|he|she|it|they|we|I) (?:said|would|will|shall|warned|added|must)\b|"
    r"(?:said|says|warned|according to)\b).*$"
)
_BY_WHEN = re.compile(r"(?:by|before|until|till|within|no later than|not later than)\b", re.IGNORECASE)
_LIMIT = re.compile(
    r"\b(?:by|before|until|till|within|no later than|not later than)\s+(?:the\s+)?"
    r"(?:\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m\.?)?\s+|noon\s+|midnight\s+)?$",
    re.IGNORECASE,
)
_STARTS = re.compile(r"\b(?:beginning|starting|effective|from)\s*(?:on\s+)?$", re.IGNORECASE)
_THREATENS = re.compile(
    r"\b(?:threat\w*|warn\w*|vow\w*|sw(?:ear|ears|ore|orn)|pledg\w+|promis\w+|ultimatum|or (?:else|face|risk|be)|risk(?:s|ed|ing)? \w+ing|fac(?:e|ing)"
    r"|will|shall|would|won[’']t|[’']ll|going to|(?:is|are|was|were) to|(?:ready|prepared|determined|set) to|can expect|could|may|might)\b",
    re.IGNORECASE,
)


def conditional(
    offered: str | None, claim: str, fit: Anchored, source: Source
) -> tuple[str | None, tuple[Finding, ...]]:
    """The condition: the model's where the evidence has it, else the evidence's own clause of "if" or "unless".

    What the model invented is dropped and said.
    """
    said = actors.present(offered)
    if said is not None and source.anchor(said, fit.numbers, within=fit.numbers) is not None:
        return said, ()
    clause = _clause(claim, fit.numbers, source) if source.english else None
    read = source.original(clause) if clause is not None else None
    if said is None:
        return read, ()
    return read, (Finding(check="terms", message="dropped: not in the evidence", words=(said,)),)


def _clause(claim: str, numbers: Sequence[int], source: Source) -> str | None:
    """The clause of condition in the claim's own sentences, up to its comma; none that is the claim itself."""
    for number in numbers:
        text = source.texts[number - 1]
        for pattern in (_CONDITION, _RESPONSE):
            for match in pattern.finditer(text):
                clause = _CLAUSE_END.sub("", match["clause"]).strip(" .’'")
                if _NOT_A_CONDITION.search(text[: match.start()]) or len(clause.split()) > _LONGEST:
                    continue
                said, here = words.stems(claim, "en"), words.stems(clause, "en")
                if here and len(said & here) < max(2, len(here) / 2):
                    return clause
    return None


def deadline(
    offered: str | None, claim: str, fit: Anchored, source: Source
) -> tuple[Deadline | None, tuple[Finding, ...]]:
    """By when: the model's phrase where the evidence has it as a time, else a forward phrase of the evidence."""
    said = actors.present(offered)
    if said is not None and is_time(said, source.language) and set(source.holding(said)) & set(fit.numbers):
        return _dated(_widened(said, fit.numbers, source), fit.numbers, source), ()
    read = _forward(source.wording(claim, fit.numbers), fit.numbers, source) if source.english else None
    kept = _dated(read, fit.numbers, source) if read else None
    if said is None or (kept is not None and read is not None and said.casefold() in read.casefold()):
        return kept, ()
    return kept, (Finding(check="terms", message="dropped: no such deadline in the evidence", words=(said,)),)


def _widened(phrase: str, numbers: Sequence[int], source: Source) -> str:
    """The evidence's time expression around the phrase: "beginning Monday" says more than "Monday"."""
    texts = (source.texts[number - 1] for number in numbers)
    around = (one for text in texts for one in expressions(text, source.language) if phrase in one)
    return next(around, phrase)


def _dated(phrase: str, numbers: Sequence[int], source: Source) -> Deadline:
    date, basis = due(phrase, source.days, around=_holding(phrase, numbers, source))
    return Deadline(phrase=phrase, date=date, basis=basis)


def _holding(phrase: str, numbers: Sequence[int], source: Source) -> str:
    return next((source.texts[number - 1] for number in source.holding(phrase) if number in numbers), "will")


def _forward(claim: str, numbers: Sequence[int], source: Source) -> str | None:
    """A phrase that limits what is claimed: "by", "until", "within" and the like, or "beginning" inside the claim.

    The article's own words. It attaches where it stands among the claim's words or in their sentence behind
    them, and not behind a verb of saying ("said by Friday" tells when it was said).
    """
    for number in numbers:
        text = source.texts[number - 1]
        for phrase in expressions(text, "en"):
            at = text.find(phrase)
            limited = _BY_WHEN.match(phrase) or _LIMIT.search(text[:at])
            starts = re.match(r"(?:beginning|starting)\b", phrase, re.IGNORECASE) or _STARTS.search(text[:at])
            among = source.written is None and _has(claim, phrase)
            if (limited and _attached(claim, text, at)) or (starts and among):
                lead = _LIMIT.search(text[:at])
                return text[lead.start() : at + len(phrase)] if lead else phrase
    return None


def _has(claim: str, phrase: str) -> bool:
    bare = re.sub(
        r"^(?:beginning|starting|by|before|until|till|within|on)\s+", "", phrase, flags=re.IGNORECASE
    )
    return bare.casefold() in claim.casefold()


_NEAR = 60
"""Characters between the claim's last word and a phrase that still limits it: about ten words."""


def _attached(claim: str, text: str, at: int) -> bool:
    """Whether a word of the claim stands shortly before or behind the phrase, with no full clause between."""
    said = words.stems(claim, "en")
    before = re.split(r"[;:]|\b(?:said|says|told reporters)\b", text[max(0, at - _NEAR) : at])[-1]
    opens = not words.stems(_BY_WHEN.sub("", before), "en") - words.stems("pm am noon midnight", "en")
    behind = text[at : at + 3 * _NEAR] if opens else re.split(r"[;:,]", text[at : at + _NEAR])[0]
    return bool(said & words.stems(before, "en") or said & words.stems(behind, "en"))


def is_explicit(offered: bool, claim: str, numbers: Sequence[int], source: Source) -> bool:
    """Whether a sentence of the evidence states the consequence behind a verb of threat or of what will be.

    English alone; elsewhere as the model said. "We will strike" is said outright, "all options are on the
    table" is not.
    """
    if not source.english:
        return offered
    said = words.stems(source.wording(claim, numbers), "en")
    parts = [part for number in numbers for part in source.texts[number - 1].split(";")]
    return any(_THREATENS.search(part) and said & words.stems(part, "en") for part in parts)
