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


# Who is asked: behind the verb of asking, or before the "must" that binds it.
_ASKING = (
    r"(?:urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:up)?on|ask(?:s|ed|ing)?|order(?:s|ed)?|tells?|told|recommend(?:s|ed)?"
    r"|want(?:s|ed)?|expect(?:s|ed)?|encourag(?:es|ed)|press(?:es|ed)?|demand(?:s|ed)?|requir(?:e|es|ed)|remind(?:s|ed)?)"
)
_BOUND = r"(?:must|should|shall|will|needs? to|ha(?:s|ve) to|ought to)"


def demanders(claim: str, article: Heard, near: Sequence[int]) -> tuple[Finding, ...]:
    """A fault where the claim has A demand something of B, and in the evidence B demands or speaks and A does not.

    A is told to be the one asked by where it stands: behind "urged" or before "must". `near` are the numbers of
    the evidence's sentences, the best first, counted from 0.
    """
    said = _DEMAND.match(claim)
    if said is None or not article.english or not near:
        return ()
    by, of = said["by"], said["of"]
    best = article.texts[near[0]]
    if _asked(by, best) and not _asked(of, best):
        return (_fault(f"in the evidence {by} is the one asked", by, of),)
    if _demands(of, best) and not _demands(by, best):
        return (_fault(f"in the evidence it is {of} who demands, not {by}", by, of),)
    speakers = {voice.speaker for number in near for voice in article.voices[number] if voice.speaker}
    if not speakers or any(same_speaker(by, one, article.links) for one in speakers):
        return ()
    if not any(same_speaker(of, one, article.links) for one in speakers) or _named(by, article, near):
        return ()
    return (_fault(f"in the evidence it is {of} who speaks, not {by}", by, of),)


def _fault(message: str, by: str, of: str) -> Finding:
    return Finding(check="roles", message=message, words=(by, of), severity="fault")


def _last(actor: str) -> str:
    """Pattern of the word that names the actor: its last one, whatever the ending."""
    return rf"{re.escape(actor.split()[-1].rstrip('s’' + chr(39)))}s?"


def _asked(actor: str, text: str) -> bool:
    last = _last(actor)
    behind = re.search(rf"\b{_ASKING} (?:that )?(?:[\w’'-]+ ){{0,4}}?{last}\b", text, re.IGNORECASE)
    bound = re.search(rf"\b{last}(?: [\w’'-]+){{0,4}}? {_BOUND}\b", text, re.IGNORECASE)
    first = behind or bound
    return first is not None and not re.search(rf"\b{last}\b", text[: first.start()], re.IGNORECASE)


def _demands(actor: str, text: str) -> bool:
    """Whether the text speaks of the actor's demands, or has it demand, ask or call."""
    last = _last(actor)
    return (
        re.search(
            rf"\b{last}[’']s?,? (?:[\w-]+ )?(?:demands?|calls?|requests?|appeals?|ultimatum)\b"
            rf"|\bdemands? (?:of|by|from) (?:the |all )?(?:[\w-]+ ){{0,3}}?{last}\b"
            rf"|\b{last}(?: (?:has|have|had|also|strongly|again)){{0,2}} {_ASKING}\b",
            text,
            re.IGNORECASE,
        )
        is not None
    )


def _named(actor: str, article: Heard, near: Sequence[int]) -> bool:
    """Whether the evidence has the actor's last word, in whatever role."""
    last = re.escape(actor.split()[-1].rstrip("s’'").casefold())
    return any(re.search(rf"\b{last}", article.texts[number].casefold()) for number in near)
