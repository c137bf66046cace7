"""The voice: who is made to say which stretch of a sentence, and how firmly."""

from dataclasses import dataclass
from typing import Literal

from briefing.nouns.article import Span

VoiceKind = Literal["said", "denied", "alleged", "announced", "asked", "planned"]
Strength = Literal["named person", "institution", "unnamed official", "other media", "outlet"]


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker of one sentence (English). Spans are half-open code points of that sentence.

    `written` is the sentence's own wording ("he", "the minister"); `speaker` is whom it means, or None when
    that is not told ("allegedly", "is believed to") or was not resolved. `quotes` are the texts between
    quotation marks that this speaker is given. `depth` counts the voices around this one: 0 is the outlet's
    own reporting, 1 stands inside what another speaker says.
    """

    speaker: str | None
    written: str | None
    verb: str
    """As written: "said", "according to", "allegedly"; empty where a quotation merely goes on."""
    kind: VoiceKind
    at: int
    """Where the verb stands; -1 where a quotation merely goes on."""
    reported: Span
    quotes: tuple[Span, ...] = ()
    depth: int = 0
    strength: Strength = "outlet"

    @property
    def sure(self) -> bool:
        """Whether the speaker is named in so many words, not through a pronoun or an office."""
        if self.speaker is None or self.written is None:
            return False
        return self.speaker.split()[-1] == self.written.split()[-1]
