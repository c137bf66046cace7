"""Which way a time points: back or ahead, from its own words and the verb that stands nearest to it (English)."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

Side = Literal["back", "ahead", "either", "unknown"]

_HELP = r"(?:\s+(?:not|also|be|been|then|again|only|soon|likely|probably|reportedly|now|never|still|\w+ly))*"
_MEANT = (
    r"plan(?:s|ned|ning)?|intend(?:s|ed)?|hope[sd]?|hoping|wants?|wanted|aim(?:s|ed)?|expect(?:s|ed)?|vow(?:s|ed)?"
    r"|pledge[sd]?|promise[sd]?|threaten(?:s|ed)?|agree[sd]?|decide[sd]?|propose[sd]?|offer(?:s|ed)?|ready"
    r"|prepar(?:es?|ing|ed)|order(?:s|ed)?|urge[sd]?|ask(?:s|ed)?|tell|told|call(?:s|ed)?|demand(?:s|ed)?"
    r"|gave|give[sn]?|deadline|ultimatum|deal|agreement|voted|require[sd]?|appeal(?:s|ed)?|invite[sd]?"
)
_AHEAD = (
    rf"(?:will|shall|won['’]t|\w+['’]ll|would|may|might|must|should|can|cannot)\b{_HELP}\s+\w+"
    r"|(?:is|are|was|were|be|been|remains?)\s+(?:\w+ly\s+|still\s+|also\s+)?(?:to|going|about|due|set|scheduled|expected|planned"
    r"|slated|poised|likely|supposed)\b(?:\s+(?:to|for|on|by))?(?:\s+be)?(?:\s+\w+)?"
    r"|(?:scheduled|due|slated|planned)\s+(?:for|to|on)\b"
    rf"|(?:{_MEANT})\b(?:\s+[\w’'-]+){{0,6}}?\s+to\s+(?:be\s+)?\w+"
    r"|(?:is|are)\s+(?:\w+ly\s+)?(?!being\b|during\b)\w{2,}ing\b"
    r"|(?:begins|starts|opens|meets|expires|launches|resumes|arrives|kicks off|takes (?:place|effect)|comes into)\b"
    r"|(?<=s )(?:begin|start|open|meet|resume|arrive|go|gather|convene|vote|head|travel|take (?:place|effect))\b"
    r"|(?:postponed|delayed|adjourned|rescheduled)\b"
)
_IRREGULAR = (
    "was were had did didn went said told came took gave got made saw met held left began broke rose fell won lost "
    "found wrote spoke led brought built bought sent spent stood sat shot struck hit cut put set ran flew drove grew "
    "knew became kept felt thought sought taught caught fought sold paid laid lay read heard chose rode swore threw "
    "withdrew drew died"
).split()
_BACK = (
    r"(?:may|might|could|must|would|should)\s+have\s+\w+"
    r"|(?:failed|managed|began|started|continued|came|went|refused|declined|had|tried|helped|able|forced|used)\s+to\s+\w+"
    rf"|(?:{'|'.join(_IRREGULAR)})\b|(?-i:(?!(?:hundred|need|indeed|speed|exceed|proceed|unprecedented)\b)[a-z]{{2,}}ed)\b"
)
_VERB = re.compile(rf"\b(?:(?P<sure>(?:may|might|could|must|would)\s+have\s+\w+|(?:failed|refused|declined|had|forced)\s+to\s+\w+)|(?P<ahead>{_AHEAD})|(?P<back>{_BACK}))", re.IGNORECASE)  # fmt: skip
_CUT = re.compile(r"[;:—“”\"]|\s[-–]\s")
_LIMIT = re.compile(
    r"\b(by|until|till|before|ahead of)\s+(?:the\s+)?(?:\w+\s+of\s+(?:the\s+)?)?$", re.IGNORECASE
)
_OVER = re.compile(
    r"\b(?:deadline|ultimatum)\b[^.;]*\b(?:not met|passed|expired|missed|ran out|went by|lapsed)\b", re.IGNORECASE
)  # fmt: skip
_HAD = re.compile(
    r"\bhad\s+(?:\w+ly\s+|not\s+|also\s+)?\w+(?:ed|en|wn|un|id|ade|ept|ent|old|eld)\b", re.IGNORECASE
)
_LASTING = re.compile(
    r"(?<!has )(?<!have )\b(?:lasted|stayed|remained|continued|ran|kept|went on)\b", re.IGNORECASE
)


class Lean(NamedTuple):
    """The side, and the words that say so ("" when none do). `told`: it is reported of a past saying."""

    side: Side
    word: str = ""
    told: bool = False


@lru_cache(maxsize=4096)
def lean(phrase: str, around: str) -> Lean:
    """Which side of the writing the phrase lies on, by its own words or the verb nearest in the sentence.

    "either": the sentence leaves both open. "unknown": nothing in it tells.
    """
    told = bool(re.search(_BACK, around, re.IGNORECASE))
    if own := re.search(
        r"\b(?:last|previous|past|since|ago|earlier|yesterday)\b|\bthis past\b", phrase, re.IGNORECASE
    ):
        return Lean("back", own.group())
    if own := re.search(
        r"\b(?:next|coming|following|beginning|starting|tomorrow|from now)\b", phrase, re.IGNORECASE
    ):
        return Lean("ahead", own.group(), told)
    left, right = _sides(phrase, around)
    limit = re.match(r"(by|until|till|before)\b", phrase, re.IGNORECASE) or _LIMIT.search(left)
    if limit:
        return _limited(limit.group(1).lower(), left, around, told)
    if own := re.search(r"\b(since|beginning|starting)\s+$", left, re.IGNORECASE):
        return Lean("back" if own.group(1).lower() == "since" else "ahead", own.group(1), told)
    verb = _nearest(left, right)
    if verb is None:
        return Lean("unknown")
    return Lean("ahead" if verb.lastgroup == "ahead" else "back", verb.group(), told)


def _sides(phrase: str, around: str) -> tuple[str, str]:
    """What stands before and behind the phrase in its clause."""
    at = around.casefold().find(phrase.casefold())
    if at < 0:
        return around, ""
    left, right = around[:at], around[at + len(phrase) :]
    return _CUT.split(left)[-1], _CUT.split(right)[0]


def _nearest(left: str, right: str) -> re.Match[str] | None:
    """The verb before the phrase; the one behind it when the phrase opens its clause."""
    behind = _VERB.search(right)
    if behind and re.search(r"(?:^|,|\b(?:and|but|that))\s*(?:(?:on|in|at|late|early|in an?|the)\s*)*$", left, re.IGNORECASE):  # fmt: skip
        return behind
    before = list(_VERB.finditer(left))
    return before[-1] if before else behind


def _limited(word: str, left: str, around: str, told: bool) -> Lean:
    """ "by", "until", "before": ahead, unless the sentence tells that it is over or speaks of the past alone."""
    if over := _OVER.search(around):
        return Lean("back", over.group())
    if word == "ahead of":
        return Lean("ahead", word, told)
    if had := _HAD.search(left):
        return Lean("either", f"{had.group()} … {word}")
    if word in {"until", "till"}:
        past = _LASTING.search(left)
        return Lean("back", past.group()) if past else Lean("ahead", word, told)
    verb = _nearest(left, "")
    if verb is None or verb.lastgroup == "ahead" or re.search(rf"\b(?:{_MEANT}|to)\b", left, re.IGNORECASE):
        return Lean("ahead", word, told)
    return Lean("back", verb.group())
