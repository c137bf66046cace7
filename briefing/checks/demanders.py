"""Who demands and of whom: the one asked must not be the one who speaks in the evidence (English)."""

import re
from collections.abc import Sequence

from briefing.nouns.brief import Finding
from briefing.voices import Heard, same_speaker

_DEMAND = re.compile(
    r"^(?P<by>.{2,80}?) (?:call(?:s|ed)? (?:up)?on|demand(?:s|ed)?(?: that)?|urg(?:e|es|ed)|ask(?:s|ed)?|want(?:s|ed)?"
    r"|order(?:s|ed)?|encourag(?:e|es|ed)|press(?:es|ed)?|request(?:s|ed)?(?: that)?|tell(?:s)?|told|warn(?:s|ed)?"
    r"|threaten(?:s|ed)?) (?P<of>(?:(?!\b(?:to|that|with|not|if|must|should)\b).){2,80}?)"
    r"(?= (?:to|not|must|should|with|if|that|[a-z]+)\b)"
)


def demanders(claim: str, article: Heard, near: Sequence[int]) -> tuple[Finding, ...]:
    """A fault where the claim has A demand something of B, and in the evidence B speaks and A is not named.

    `near` are the numbers of the evidence's sentences, counted from 0.
    """
    said = _DEMAND.match(claim)
    if said is None or not article.english:
        return ()
    speakers = {voice.speaker for number in near for voice in article.voices[number] if voice.speaker}
    by, of = said["by"], said["of"]
    if not speakers or any(same_speaker(by, one, article.links) for one in speakers):
        return ()
    if not any(same_speaker(of, one, article.links) for one in speakers) or _named(by, article, near):
        return ()
    message = f"in the evidence it is {of} who speaks, not {by}"
    return (Finding(check="roles", message=message, words=(by, of), severity="fault"),)


def _named(actor: str, article: Heard, near: Sequence[int]) -> bool:
    """Whether the evidence has the actor's last word, in whatever role."""
    last = re.escape(actor.split()[-1].rstrip("s’'").casefold())
    return any(re.search(rf"\b{last}", article.texts[number].casefold()) for number in near)
