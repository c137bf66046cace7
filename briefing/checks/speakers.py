"""Speakers: whom a claim makes say something is whom its evidence makes say it (English)."""

import re
from collections.abc import Iterator, Sequence

from briefing.nouns.brief import Finding
from briefing.voices import Heard, Voice, comparable, has_name, same_speaker
from briefing.words import support

_SAME = 0.5
"""Share of the claim's reported words that a voice must cover to be the one meant; by judgment."""
_SURE = 0.7
"""The same share, from which the two are surely one statement; by judgment."""
_CLOSER = 0.2
"""By how much the other speaker's words must fit better than the claimed one's own; by judgment."""


def speakers(claim: Heard, article: Heard, evidence: Sequence[int]) -> tuple[Finding, ...]:
    """Faults and doubts about the claim's speakers; nothing for a claim that names none, or not in English.

    A fault when the evidence gives the words to another speaker by name; a doubt when that speaker was reached
    through a pronoun or an office, or when nobody of that name says anything in the evidence. A person may
    speak for the state or body that the article ties him to. `evidence` holds sentence numbers from 1.
    """
    if not (claim.english and article.english) or not claim.texts:
        return ()
    found = (
        _speaker(voice, claim.stems(number, *voice.reported), article, evidence)
        for number, spoken in enumerate(claim.voices)
        for voice in spoken
        if voice.sure and voice.depth == 0 and has_name(voice.speaker or "")
    )
    return tuple(finding for finding in found if finding)


def _speaker(voice: Voice, said: frozenset[str], article: Heard, evidence: Sequence[int]) -> Finding | None:
    near = list(_saying(said, article, [number - 1 for number in evidence]))
    if not said or not near:
        return None
    speaker = voice.speaker or ""
    if any(_same(speaker, other, article) for _, other in near):
        return None
    best = max(fit for fit, _ in near)
    own = [
        fit
        for fit, other in _saying(said, article, range(len(article.texts)))
        if _same(speaker, other, article) and fit >= max(_SAME, best - _CLOSER)
    ]
    named = [other for fit, other in near if fit >= max(_SAME, best - 0.05) and other.speaker is not None]
    if own or not named or any(other.speaker is None for fit, other in near if fit >= _SAME):
        return None
    return _against(speaker, named, best >= _SURE, article)


def _same(speaker: str, other: Voice, article: Heard) -> bool:
    return _beside(speaker, other, article) or any(
        name is not None and same_speaker(speaker, name, article.links)
        for name in (other.speaker, other.written)
    )


def _beside(speaker: str, other: Voice, article: Heard) -> bool:
    """Whether the article puts the speaker's last name right behind the other's description, or they share it.

    "The El Paso mayor, Dee Margo, said": "mayor Dee Margo" and "the El Paso mayor" are one.
    """
    last = speaker.split()[-1] if speaker else ""
    if len(last) < 4 or not last[0].isupper():
        return False
    if last in (other.speaker or "").split() or last in (other.written or "").split():
        return True
    described = other.written or other.speaker or ""
    return bool(described) and any(
        re.search(rf"{re.escape(described)},? (?:[A-Z][\w’'-]+ ){{0,3}}{re.escape(last)}\b", text)
        for text in article.texts
    )


def _against(speaker: str, named: Sequence[Voice], fits: bool, article: Heard) -> Finding | None:
    other = named[0].speaker or ""
    if not fits or not all(voice.sure and comparable(speaker, voice, article.links) for voice in named):
        message = f"the evidence seems to give this to {other}, not to {speaker}"
        return Finding(check="speakers", message=message, words=(speaker, other), severity="doubt")
    message = f"the evidence gives this to {other}, not to {speaker}"
    return Finding(check="speakers", message=message, words=(speaker, other), severity="fault")


def _saying(said: frozenset[str], article: Heard, numbers: Sequence[int]) -> Iterator[tuple[float, Voice]]:
    """Voices of these sentences with how much of the words they cover, 0 to 1."""
    for number in numbers:
        for voice in article.voices[number]:
            fit = support(said, article.stems(number, *voice.reported))
            if fit >= _SAME / 2:
                yield fit, voice
