"""Rule 8: judgement apart from information, in words of one yardstick, which is printed where it is used."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefing.lint.rules import Lint, broken
from briefing.lint.said import Ground, Said
from briefing.words import stems


class Yardstick(NamedTuple):
    """Words of likelihood that belong together, weakest first, and where they come from."""

    name: str
    terms: tuple[str, ...]


YARDSTICKS = (
    Yardstick("ICD 203, first row", ("almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely",
              "very likely", "almost certain", "almost certainly")),
    Yardstick("ICD 203, second row", ("remote", "highly improbable", "improbable", "roughly even odds", "probable",
              "probably", "highly probable", "nearly certain")),
    Yardstick("PHIA", ("remote chance", "highly unlikely", "unlikely", "realistic possibility", "likely", "probable",
              "probably", "highly likely", "almost certain", "almost certainly")),
)  # fmt: skip
"""US Intelligence Community Directive 203 and the UK's Professional Head of Intelligence Assessment."""

_TERMS = sorted({term for one in YARDSTICKS for term in one.terms}, key=len, reverse=True)
_TERM = re.compile(rf"\b(?:{'|'.join(_TERMS)})\b", re.IGNORECASE)
_CONFIDENCE = re.compile(
    r"\b(?:high|moderate|medium|low|limited|great)(?:er|est)? (?:analytical )?confidence\b"
    r"|\bconfidence(?: level)?(?: is|:) (?:high|moderate|medium|low)\b|\bconfident\b",
    re.IGNORECASE,
)
_JUDGING = re.compile(
    r"\b(?:(?:un)?likely|probabl[ey]|improbable|presumably|arguably|apparently|seemingly|undoubtedly|clearly"
    r"|obviously|evidently|inevitably|unfortunately|fortunately|regrettably|hopefully|surprisingly|worryingly"
    r"|we (?:assess|judge|believe|expect)|in our (?:view|judge?ment)|must be seen as|can be seen as|should be seen as"
    r"|(?:this|it) (?:suggests|implies|signals|shows) that|should|ought to|realistic possibility"
    r"|almost certain(?:ly)?|remote chance|could well|might well)\b",
    re.IGNORECASE,
)
"""Words that weigh what is told; in a line of information they may only be the article's (English)."""
JUDGEMENT = "judgement"
"""Section of what a person writes in the place that a family keeps for it."""


def judged(said: Iterable[Said], ground: Ground) -> Iterator[Lint]:
    """Rule 8: words of judgement in lines of information, where they are not the evidence's (English)."""
    if not ground.english:
        return
    for one in said:
        if one.section == JUDGEMENT:
            continue
        resting = (one.resting or ground.article.text).casefold()
        for match in _JUDGING.finditer(one.unquoted):
            word = match.group()
            demanded = one.section == "demands" and word.casefold() in ("should", "ought to")
            known = stems(word, "en")
            theirs = word.casefold() in resting or (known and known <= stems(resting, "en"))
            if not demanded and not theirs:
                message = (
                    f"“{word}” is a judgement and not the article's: take it out, or put it under a judgement"
                )
                yield broken(8, one.place, message, word)


def measured(said: Sequence[Said], *, printed: bool) -> Iterator[Lint]:
    """Rule 8: likelihoods of judgements that come of two yardsticks, stand beside a confidence, or lack their
    yardstick; `printed` tells whether the brief prints it.
    """
    used: dict[str, str] = {}
    for one in said:
        terms = [match.group() for match in _TERM.finditer(one.text)]
        used.update({term.casefold(): one.place for term in terms})
        confidence = _CONFIDENCE.search(one.text)
        if terms and confidence:
            message = (
                "a likelihood and a confidence in one sentence: give the confidence a sentence of its own"
            )
            yield broken(8, one.place, message, terms[0], confidence.group())
    if used and not any(used.keys() <= set(one.terms) for one in YARDSTICKS):
        message = "these likelihoods are words of different yardsticks: take all of them from one row"
        yield broken(8, next(iter(used.values())), message, *used)
    if used and not printed:
        message = "a likelihood is used and no yardstick is printed: print the yardstick it belongs to"
        yield broken(8, next(iter(used.values())), message, *used)


def prints_yardstick(text: str) -> bool:
    """Whether the text explains words of likelihood: three of them at least, with per cent beside them."""
    terms = {match.group().casefold() for match in _TERM.finditer(text)}
    return len(terms) > 2 and re.search(r"\d ?(?:%|per ?cent)", text) is not None
