"""Who says what in an English article: speakers, the stretches they answer for, quotations, source strength."""

from briefing.voices.article import voices
from briefing.voices.heard import Heard, hear
from briefing.voices.marks import Quoted, quotations
from briefing.voices.modes import Mode, Stated
from briefing.voices.phrases import has_name
from briefing.voices.strength import strength
from briefing.voices.ties import Ties, comparable, same_speaker, ties
from briefing.voices.voice import Strength, Voice, VoiceKind

__all__ = [
    "Heard",
    "Mode",
    "Quoted",
    "Stated",
    "Strength",
    "Ties",
    "Voice",
    "VoiceKind",
    "comparable",
    "has_name",
    "hear",
    "quotations",
    "same_speaker",
    "strength",
    "ties",
    "voices",
]  # fmt: skip
