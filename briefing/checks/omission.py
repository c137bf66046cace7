"""Omission: a condition, a correction, a denial or a reply that the evidence has beside what a line reports (English)."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.nouns.brief import Finding, Severity
from briefing.voices import Heard, Voice, same_speaker
from briefing.voices.verbs import verb_stem
from briefing.words import support

CHECK = "omission"
_BEHIND = 2
"""Sentences behind the evidence in which its denial or reply may stand; by judgment."""
_SAME = 0.6
"""Share of the claim's words that a stretch must hold for the claim to say what stands there; by judgment."""
_ABOUT = 0.4
"""Share of a denial's words that the claim must hold to be what is denied; by judgment."""

_CONDITION = re.compile(
    r"(?<!even )(?<!as )(?<!what )(?<!asked )(?<!see )(?<!know )(?<!wonder )(?<!or )\b"
    r"(?P<clause>(?:(?:only )?if|unless|provided(?: that)?|on (?:the )?condition that|as long as|so long as|in case)\b"
    r"(?! (?:not|any|so|possible|necessary|anything)\b)[^,;:“”\"—]{3,})",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?P<modal>will|would|shall|must|[’']ll|(?:is|are|was|were) (?:going )?to)"
    r"(?: (?:also|be|have|been|then|not|\w+ly))* (?P<verb>[a-z]+)\b"
)
_ULTIMATUM = re.compile(
    r"\bto (?P<good>[^;.]{3,120}?),? or (?:else )?(?:(?:risk|be ready to) )?(?:face|facing|suffer(?:ing)?|see(?:ing)?|be|los(?:e|ing)|pay) "
    r"(?P<bad>[^;.]{3,120}?)(?=[,.;]|$| according to)"
)
_HEDGED = re.compile(
    r"\b(?:if|unless|until|till|provided|condition\w*|as long as|so long as|or|when|whenever|(?<!at )once|should|without|whether|in case"
    r"|in the event|threat\w*|depend\w*|may|might|could|can|risk\w*|ultimatum|before|after|warn\w*|otherwise|any|pending|subject to)\b",
    re.IGNORECASE,
)
_FACED = re.compile(r"\b(?:will|would|shall|must|faces?|facing|suffers?|is to|are to)\b")
_DENIES = re.compile(
    r"\b(?P<cue>den(?:y|ies|ied|ying)|(?:reject|dismiss)(?:s|es|ed|ing) (?:\w+ ){0,3}?(?:accusations?|allegations?|claims?|charges?|criticism|suggestions?)"
    r"|refut(?:es?|ed|ing)|no involvement|pleaded not guilty)\b"
)
_DENIAL_TOLD = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|refus\w*|reject\w*|dismiss\w*|refut\w+|not guilty|no|not|never|disput\w+)\b|n[’']t\b",
    re.IGNORECASE,
)
_WHAT_IS_DENIED = re.compile(
    r"\b(?:accusations?|allegations?|claims?|charges?|involvement|responsibility|wrongdoing|it|this|that|reports?|them)\b"
)
_TAKEN_BACK = re.compile(
    r"\b(?P<cue>(?:later |has since |subsequently )?(?:retracted|recanted|withdrew (?:the|his|her|its|their|that) (?:statement|claim|accusation|remark|report|comment)s?"
    r"|corrected (?:the|his|her|its|their|that) (?:statement|claim|remark|report|figure|number|toll)s?"
    r"|(?:turned out|proved) to be (?:false|untrue|wrong|mistaken|a hoax)|proved (?:false|untrue|wrong)))\b"
)
_REPLIES = re.compile(
    r"\b(?P<cue>respond(?:s|ed|ing)?|repl(?:ies|ied)|answer(?:s|ed)|reject(?:s|ed)|dismiss(?:es|ed)|counter(?:s|ed)|refus(?:es|ed)|declin(?:es|ed))\b"
)


class _Place(NamedTuple):
    """A sentence of the evidence (from 0) and its text."""

    number: int
    text: str


def omission(claim: Heard, article: Heard, evidence: Sequence[int]) -> tuple[Finding, ...]:
    """What the evidence has beside the claim's own matter, and the claim has not; nothing outside English.

    Doubts: an unconditional "will" where the evidence has "will … if", and what was later taken back. Notes: the
    denial of the one accused, the reply of the one addressed; such a line is right, but not the whole of it.
    `evidence` are the numbers of the sentences that the claim rests on, from 1, the best first; what stands
    up to two sentences behind them is looked at too.
    """
    if not (claim.english and article.english) or not claim.texts or not evidence:
        return ()
    places = [_Place(number - 1, article.texts[number - 1]) for number in evidence]
    line = claim.texts[0]
    found = [
        *_conditions(line, claim.stems(0), article, places),
        *_taken_back(line, claim, article, places[:1]),
        *(_denials(line, claim, article, places[:1]) or _replies(line, claim, article, places[:1])),
    ]
    return tuple(dict.fromkeys(found))


def _finding(message: str, severity: Severity, *words: str) -> Finding:
    return Finding(check=CHECK, message=message, words=words, severity=severity)


def _conditions(
    line: str, wanted: frozenset[str], article: Heard, places: Sequence[_Place]
) -> Iterator[Finding]:
    """The condition of the very verb that the claim has with a "will", where the claim has no word of condition."""
    if _HEDGED.search(line):
        return
    said = {verb_stem(match["verb"]) for match in _MODAL.finditer(line)}
    for number, text in places:
        for clause in _CONDITION.finditer(text) if said else ():
            verb = _governed(text, clause)
            rest = article.stems(number, 0, clause.start()) | article.stems(number, clause.end())
            if verb in said and support(wanted, rest) >= _SAME:
                condition = clause["clause"].strip()
                yield _finding(f"the evidence says so only on a condition: “{condition}”", "doubt", condition)
        for match in _ULTIMATUM.finditer(text) if _FACED.search(line) else ():
            bad, good = article.stems(number, *match.span("bad")), article.stems(number, *match.span("good"))
            if bad and bad <= wanted and not (good - bad) & wanted:
                yield _finding(
                    f"the evidence has this as the price of not: “{match['good']}”", "doubt", match["good"]
                )


def _governed(text: str, clause: re.Match[str]) -> str | None:
    """Stem of the verb with a modal next to the clause: the last before it in its sentence, else the first behind.

    A clause that stands in front without a comma has that verb inside.
    """
    start = max(text.rfind(mark, 0, clause.start()) for mark in ";:") + 1
    before = list(_MODAL.finditer(text, start, clause.start()))
    if before:
        return verb_stem(before[-1]["verb"])
    comma = text[clause.end() : clause.end() + 1] == ","
    behind = _MODAL.search(text, clause.end()) if comma else _MODAL.search(text, clause.start(), clause.end())
    return verb_stem(behind["verb"]) if behind is not None else None


def _taken_back(line: str, claim: Heard, article: Heard, places: Sequence[_Place]) -> Iterator[Finding]:
    """A statement that the same sentence or the next has retracted or shown false."""
    for number, _ in places:
        for behind in range(number, min(number + _BEHIND, len(article.texts))):
            match = _TAKEN_BACK.search(article.texts[behind])
            if match is None or _TAKEN_BACK.search(line):
                continue
            if behind == number or article.stems(behind) & claim.stems(0):
                yield _finding(
                    f"the article says that it was taken back: “{match['cue']}”", "doubt", match["cue"]
                )


def _denials(line: str, claim: Heard, article: Heard, places: Sequence[_Place]) -> list[Finding]:
    """A denial by somebody the claim names, or of what the claim says."""
    if _DENIAL_TOLD.search(line):
        return []
    wanted, found = claim.stems(0), []
    for number, _ in places:
        for behind in range(number, min(number + 1 + _BEHIND, len(article.texts))):
            text = article.texts[behind]
            for match in _DENIES.finditer(text):
                denier = _denier(match, article.voices[behind], text)
                object_ = article.stems(behind, match.end())
                about = bool(object_) and len(wanted & object_) >= max(2, _ABOUT * len(object_))
                named = denier is not None and any(
                    same_speaker(name, denier, article.links) for name in _named(line)
                )
                if about or (named and _WHAT_IS_DENIED.search(text[match.start() :])):
                    who = denier or "somebody"
                    found.append(
                        _finding(
                            f"left out: the denial by {who}",
                            "note",
                            match["cue"],
                            *([denier] if denier else []),
                        )
                    )
    return found[:1]


def _denier(match: re.Match[str], spoken: Sequence[Voice], text: str) -> str | None:
    """Who denies there: the voice of that verb, else the name before it."""
    voice = next((one for one in spoken if one.at == match.start()), None)
    if voice is not None and voice.speaker:
        return voice.speaker
    names = _NAMES.findall(text[: match.start()])
    return names[-1] if names else None


_NAMES = re.compile(r"\b[A-ZÀ-ÞĀ-Ž][\w’'-]+(?: [A-ZÀ-ÞĀ-Ž][\w’'-]+)*")


def _named(line: str) -> list[str]:
    return [re.sub(r"[’']s$", "", name) for name in _NAMES.findall(line)]


def _replies(line: str, claim: Heard, article: Heard, places: Sequence[_Place]) -> list[Finding]:
    """The answer of somebody the claim has accused or called upon."""
    voices = [voice for voice in claim.voices[0] if voice.kind in {"asked", "alleged"} and voice.speaker]
    addressed = [
        name
        for voice in voices
        for name in _named(line[voice.at :])
        if not same_speaker(name, voice.speaker or "", article.links)
    ]
    for number, _ in places if addressed and not _REPLIES.search(line) else ():
        for behind in range(number, min(number + 1 + _BEHIND, len(article.texts))):
            text = article.texts[behind]
            for match in _REPLIES.finditer(text):
                speaking = _NAMES.findall(text[: match.start()])
                if speaking and any(same_speaker(name, speaking[-1], article.links) for name in addressed):
                    return [
                        _finding(f"left out: the reply of {speaking[-1]}", "note", speaking[-1], match["cue"])
                    ]
    return []
