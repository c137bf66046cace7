"""Under which mode each word of a sentence stands: plain, attributed, alleged, denied, asked, agreed, planned (English)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.voices.verbs import PAST, verb_stem
from briefing.voices.voice import Voice

Mode = Literal["plain", "attributed", "planned", "agreed", "asked", "alleged", "denied", "negated", "open"]

_WORD = re.compile(r"[A-Za-zÀ-ž]+(?:[’'](?:t|ll)\b)?")
_PLAN_MODALS = frozenset(
    "will would shall may might could can won't wouldn't he'll they'll we'll i'll it'll she'll".split()
)
_ASK_MODALS = frozenset("must should".split())
_NOTS = frozenset("not never n't no nor neither without cannot".split())
_SKIPPED = frozenset(
    "be been being have has also now soon then again ever still even only just all both eventually".split()
)
_GOVERNORS: dict[str, Mode] = {
    **dict.fromkeys(
        "plan plans planned planning threaten threatens threatened threatening threat threats vow vows vowed "
        "expected expects expect scheduled intend intends intended intention set due going ready prepared prepares preparing "
        "hope hopes hoped hoping want wants wanted aim aims aiming propose proposes proposed proposal offered offers offer "
        "decided willing likely unlikely considering poised about seeking seeks sought trying try tries attempt attempting "
        "supposed bid effort efforts push wish wishes yet".split(), "planned"),
    **dict.fromkeys("agree agrees agreed promise promises promised pledge pledges pledged consented committed".split(), "agreed"),
    **dict.fromkeys("refuse refuses refused refusing declined declines failed fails fail unable".split(), "negated"),
}  # fmt: skip
_NOUN_GOVERNORS = re.compile(
    r"\b(?:(?P<asked>call(?:s|ed|ing)? for|demand(?:s|ed|ing)?(?: for| that)?|urg(?:es|ed|ing)|appeal(?:s|ed)? for|push for|"
    r"request(?:s|ed)? for|ultimatum|calls? on|called on|calling on)"
    r"|(?P<planned>propos(?:es|ed|ing|al|als)(?: for| of| that)?|plan(?:s|ned|ning)? (?:for|of|on)|threat(?:s|ened|ens|ening)?"
    r"(?: of| with)?|considering|possible|potential|planned|future|prospect of|discuss(?:ed|ing)?|if|unless|whether|"
    r"in case|in order to|risk of|fears? (?:of|that)|hopes? (?:of|that|for)|expected|upcoming))\b"
)
_CLAUSE = re.compile(r"[,;:]|\bbut\b|\bwhile\b|\bafter\b|\bbefore\b|\bwhen\b|\bwhich\b|\bwho\b")
_REACH = 60
"""Characters behind "demanded" or "a proposal for" that it still governs; by judgment."""
_NEXT = 40
"""Characters behind an "alleged" that belong to what it qualifies; by judgment."""
_DETERMINERS = frozenset("the a an his her their its our some any no of this that these those more".split())


@dataclass(frozen=True, slots=True)
class Stated:
    """One content word: its verb stem, how it is stated, whether it has a past form standing as a verb."""

    stem: str
    word: str
    mode: Mode
    past: bool
    at: int
    voice: Voice | None = None
    """The innermost speaker who answers for it, None for the outlet."""


def _in_name(text: str, words: Sequence[tuple[str, int]], index: int) -> bool:
    """Whether the word is part of a name by its capital, "United" in "United States": a verb has none there."""
    if not text[words[index][1]].isupper():
        return False
    follows = index + 1 < len(words) and text[words[index + 1][1]].isupper()
    return index > 0 or follows


def stated(text: str, spoken: Sequence[Voice]) -> tuple[Stated, ...]:
    """Every word of three letters and more of a sentence, in order, with its mode."""
    words = [(match.group().casefold().replace("’", "'"), match.start()) for match in _WORD.finditer(text)]
    governed = _governed([word for word, _ in words])
    reaches = _reaches(text)
    found = []
    for index, (word, at) in enumerate(words):
        if len(word) < 3:
            continue
        voice = _speaker(at, spoken)
        past = _is_past(word, words[index - 1][0] if index else "") and not _in_name(text, words, index)
        mode = governed.get(index)
        if mode is None and not past:
            mode = next((mode for start, end, mode in reaches if start <= at < end), None)
        found.append(Stated(verb_stem(word), word, _joined(mode, past, spoken, at), past, at, voice))
    return tuple(found)


def _is_past(word: str, before: str) -> bool:
    if before in _DETERMINERS or before in {"be", "being"}:
        return False
    return word in PAST or (word.endswith("ed") and len(word) > 3)


def _governed(words: Sequence[str]) -> dict[int, Mode]:
    """Index of a verb to the mode that a modal, a "not" or a "plans to" before it gives."""
    found: dict[int, Mode] = {}
    for index, word in enumerate(words):
        mode: Mode | None = None
        start = index + 1
        if word in _NOTS or word.endswith("n't"):
            mode = "negated"
        elif word in _PLAN_MODALS or word.endswith("'ll"):
            mode = "planned"
        elif word in _ASK_MODALS:
            mode = "asked"
        elif word == "to":
            mode = _before_to(words, index)
        if mode:
            target = _verb_after(words, start)
            found[target] = mode if mode == "negated" or found.get(target) != "negated" else "negated"
    return found


def _before_to(words: Sequence[str], index: int) -> Mode:
    for back in (1, 2):
        if index >= back and words[index - back] in _GOVERNORS:
            return _GOVERNORS[words[index - back]]
    return "open"


def _verb_after(words: Sequence[str], start: int) -> int:
    index = start
    while (
        index < len(words)
        and index < start + 4
        and (words[index] in _SKIPPED or words[index] in _NOTS or words[index].endswith("ly"))
    ):
        index += 1
    return index


def _reaches(text: str) -> list[tuple[int, int, Mode]]:
    found: list[tuple[int, int, Mode]] = []
    for match in _NOUN_GOVERNORS.finditer(text):
        stop = _CLAUSE.search(text, match.end(), match.end() + _REACH)
        end = stop.start() if stop else min(len(text), match.end() + _REACH)
        found.append((match.end(), end, "asked" if match.lastgroup == "asked" else "planned"))
    return found


def _speaker(at: int, spoken: Sequence[Voice]) -> Voice | None:
    over = [voice for voice in spoken if voice.reported[0] <= at < voice.reported[1] and voice.at != at]
    return max(over, key=lambda voice: voice.depth, default=None)


def _adjective(voice: Voice) -> bool:
    """Whether it is an "alleged" that only qualifies what follows it at once."""
    return (
        voice.kind == "alleged"
        and voice.speaker is None
        and voice.verb.casefold() in {"alleged", "suspected"}
    )


def _joined(mode: Mode | None, past: bool, spoken: Sequence[Voice], at: int) -> Mode:
    """The weaker of what the grammar and the speakers around the word make of it.

    A past form inside what is asked or planned is an aside about what happened ("a refund for trains that were
    delayed"); "be released" has been told apart before.
    """
    kinds = {
        one.kind
        for one in spoken
        if one.reported[0] <= at < one.reported[1]
        and one.at != at
        and not (_adjective(one) and at - one.at > _NEXT)
    }
    if past:
        kinds -= {"asked", "planned"}
    if mode == "negated":
        return "negated"
    if "denied" in kinds:
        return "denied"
    if "alleged" in kinds:
        return "alleged"
    if "asked" in kinds and mode in {None, "open", "asked"}:
        return "asked"
    if mode is not None and mode != "open":
        return mode
    if "planned" in kinds:
        return "planned"
    if mode == "open":
        return "open"
    return "attributed" if kinds & {"said", "announced"} else "plain"
