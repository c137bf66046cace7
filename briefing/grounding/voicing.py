"""Whose words an item is in the article, and how strong that source is (English; other languages say nothing)."""

from collections.abc import Sequence

from briefing import words
from briefing.grounding import actors
from briefing.grounding.anchor import Source
from briefing.nouns.brief import SourceStrength
from briefing.voices import Voice, strength

_COVERS = 0.6
"""Share of an item's words that must stand in what a speaker is made to say, for the item to be his words.

As `anchor.SOME`, and like it not swept.
"""
_SAYS = frozenset({"said", "denied", "alleged", "announced"})
"""Kinds of voices that report; asking and planning are the deed itself, which the outlet reports."""

_ADJECTIVES = frozenset({"alleged", "suspected", "reported", "accused", "purported"})
"""Before a noun they qualify that noun alone, not the sentence."""


def reporter(claim: str, numbers: Sequence[int], source: Source) -> str | None:
    """Who the article says says so, around the whole claim: "…, according to Macron", "Police said …".

    The name as the article has it, "officials" where they have none, or None for the outlet itself.
    """
    voice = _around(claim, numbers, source)
    return _called(voice, numbers, source) if voice is not None else None


def source_strength(
    claim: str, speaker: str | None, numbers: Sequence[int], source: Source
) -> SourceStrength | None:
    """What kind of source vouches for the claim: its speaker's, else that of the voice around it, else the outlet's.

    None where nothing can be told: another language, or a source such as "allegedly" that names nobody.
    """
    if not source.english:
        return None
    if speaker is not None:
        title = next((actor.title for actor in source.names if actor.name == speaker), None)
        return strength(f"{title} {speaker}" if title else speaker)
    voice = _around(claim, numbers, source)
    if voice is None:
        return "named person" if any(source.tellers[number - 1] for number in numbers) else "outlet"
    if voice.speaker is None or _called(voice, numbers, source) is None:
        return None
    person = voice.speaker.split()[-1].casefold() in source.links.persons
    return "named person" if person and voice.strength == "institution" else voice.strength


def _around(claim: str, numbers: Sequence[int], source: Source) -> Voice | None:
    """The outermost voice that reports most of the claim's words."""
    said = words.stems(source.wording(claim, numbers), source.language)
    for number in numbers:
        for voice in sorted(source.voices[number - 1], key=lambda one: one.depth):
            stretch = source.texts[number - 1][slice(*voice.reported)]
            if (
                voice.kind in _SAYS
                and (voice.speaker is not None or voice.verb.casefold() not in _ADJECTIVES)
                and words.support(said, words.stems(stretch, "en")) >= _COVERS
            ):
                return voice
    return None


def _called(voice: Voice, numbers: Sequence[int], source: Source) -> str | None:
    """The speaker under the article's name for it; None where a phrase was taken that names no actor."""
    if voice.speaker is None:
        return None
    if voice.strength == "unnamed official":
        return voice.speaker
    actor = actors.resolve(voice.speaker, numbers, source)
    known = {named.name for named in source.names}
    # "Hours later" and "the leaders jointly" are no actors; a name that only opens sentences is not in `names`.
    if actor is not None and (actor.name in known or actor.name.split()[-1][:1].isupper()):
        return actor.name
    return voice.speaker if voice.strength == "other media" else None
