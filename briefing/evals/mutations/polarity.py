"""Wrong twins by the other polarity: what was so is denied, and what was denied is said to be so."""

import re
from collections.abc import Iterator

from briefing.evals.mutations.english import PARTICIPLE, VERBS, denied, first_verb, inside, quoted
from briefing.evals.mutations.setting import Setting, Twin

_AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|would|must|should|has|have|had|can)\b(?! to\b)( also| already| now| still)?"
)
_NEGATIVE = re.compile(
    r"\b(?:not|never|no|nor|neither|nobody|nothing|none|without)\b|n[’']t\b", re.IGNORECASE
)
# After these "not" is compatible with what was said, or a condition would be denied and nothing else.
_OPEN = re.compile(
    r"\b(?:if|whether|unless|some|many|several|more than|at least|over|hundreds|thousands|dozens|about|up to|few|most|may|might|often|sometimes|part|partly|"
    r"who|which|where|when|what|how|why)\b[^,;:]*$",
    re.IGNORECASE,
)
_UNDONE = [
    (re.compile(r"\bdenie[ds] (?=that\b|the\b|any\b)"), "confirmed "),
    (re.compile(r"\brefuse[ds] to\b"), "agreed to"),
    (re.compile(r"\bdeclined to\b"), "agreed to"),
    (re.compile(r"\bfail(?:ed|s) to\b"), "managed to"),
    (re.compile(r"\breject(?:ed|s) (?=the\b|a\b|an\b|this\b|that\b|demands\b|calls\b|[A-Z])"), "accepted "),
    (re.compile(r"(?<!or )\bwithout(?= (?:an?|any|the)\b)"), "with"),
    (re.compile(r"\b(is|are|was|were|will|would|must|should|has|have|had|could|can|may) (?:not|never)\b"), r"\1"),
    (re.compile(r"\bcannot\b"), "can"),
    (re.compile(r"\b(is|are|was|were|would|must|should|has|have|had|could)n[’']t\b"), r"\1"),
    (re.compile(r"\bwon[’']t\b"), "will"),
    (re.compile(r"\b(?:do not|don[’']t) "), ""),
]  # fmt: skip
_HYPOTHETICAL = re.compile(r"\b(?:if|whether|unless|some|many|most|of which)\b[^,;:]*$", re.IGNORECASE)
_DID_NOT = re.compile(r"\b(?:did not|didn[’']t) ((?:\w+ly )?)([a-z]+)\b")
_DOES_NOT = re.compile(r"\b(?:does not|doesn[’']t) ((?:\w+ly )?)([a-z]+)\b")
_NO_SUBJECT = re.compile(r"^No (?=[a-z]+(?<!s) )")


def denial(at: Setting) -> Iterator[Twin]:
    """ "announced" → "did not announce", "will withdraw" → "will not withdraw"; claims that deny are left alone."""
    if _NEGATIVE.search(at.claim) or at.claim.rstrip().endswith("?"):
        return
    verb = first_verb(at.claim)
    auxiliary = _auxiliary(at.claim)
    if (
        verb is not None
        and not (auxiliary and auxiliary.start() < verb.start)
        and not _OPEN.search(at.claim[: verb.start])
    ):
        yield Twin("negation", denied(at.claim, verb), f"{verb.forms.base} denied")
    if auxiliary is not None:
        before, after = at.claim[: auxiliary.start()], at.claim[auxiliary.end() :]
        negated = "cannot" if auxiliary.group(1) == "can" else f"{auxiliary.group(1)} not"
        yield Twin("negation", before + negated + after, f"{auxiliary.group(1)} denied")


def _auxiliary(claim: str) -> re.Match[str] | None:
    skipped = quoted(claim)
    for match in _AUXILIARY.finditer(claim):
        before, after = claim[: match.start()], claim[match.end() :]
        if not before or inside(match.start(), skipped) or _OPEN.search(before):
            continue
        follow = re.match(r" (?:\w+ly )?([^\W\d_]+)", after)
        if match.group(1) in {"has", "have", "had"} and not (follow and _is_participle(follow.group(1))):
            continue
        if match.group(1) in {"will", "would", "must", "should", "can"} and not (
            follow and follow.group(1).islower()
        ):
            continue
        return match
    return None


def _is_participle(word: str) -> bool:
    return word in PARTICIPLE or (word.endswith("ed") and word.islower())


def affirmation(at: Setting) -> Iterator[Twin]:
    """ "did not order" → "ordered", "refused to" → "agreed to", "No group claims" → "A group claims"."""
    for made, note in _affirmed(at.claim):
        if made != at.claim and not _NEGATIVE.search(made):
            yield Twin("negation", made[:1].upper() + made[1:] if at.claim[:1].isupper() else made, note)
            return


def _affirmed(claim: str) -> Iterator[tuple[str, str]]:
    if re.search(
        r"\bnot (?:only|just|yet)\b|\bnot\b[^.;]*\bbut (?!also)(?:rather|that|to)\b|\bnot all\b", claim
    ):
        return
    for pattern, form in ((_DID_NOT, "past"), (_DOES_NOT, "third")):
        match = _asserted(pattern, claim)
        if match and match.group(2) in VERBS:
            plain = match.group(1) + str(getattr(VERBS[match.group(2)], form))
            yield claim[: match.start()] + plain + _some(claim[match.end() :]), f"{match.group()} → {plain}"
    for undone, said in _UNDONE:
        found = _asserted(undone, claim)
        if found:
            yield (
                claim[: found.start()] + found.expand(said) + _some(claim[found.end() :]),
                f"{found.group().strip()} undone",
            )
    if _NO_SUBJECT.match(claim):
        noun = claim[3:]
        yield ("An " if noun[0] in "aeio" else "A ") + noun, "No → A"


def _asserted(pattern: re.Pattern[str], claim: str) -> re.Match[str] | None:
    """Where the pattern first stands outside a condition and not of "some" only."""
    return next(
        (match for match in pattern.finditer(claim) if not _HYPOTHETICAL.search(claim[: match.start()])), None
    )


def _some(after: str) -> str:
    return re.sub(r"\bany\b", "some", after, count=1)
