"""Items of any system put into sentences that a check can be asked about, worded as those of briefs are."""

from typing import Any

from briefing.checks.items import sentences_of
from briefing.evals.extraction.items import ListName
from briefing.nouns.brief import Demand, Item, Threat, What, When, Where, Who

_SOMEBODY = ("somebody",)


def claim_of(
    name: ListName, text: str, *, said: str = "", by: tuple[str, ...] = (), to: tuple[str, ...] = ()
) -> str:
    """The item's claim. `said`: the role of an actor, what happened at a time or place.

    Empty where the item has no words, or nothing but a name, a time or a place, which claims nothing.
    """
    if not text.strip() or (name in ("who", "when", "where") and not said.strip()):
        return ""
    return " ".join(sentences_of(_noun(name, text, said, by or _SOMEBODY, to)))


def _noun(name: ListName, text: str, said: str, by: tuple[str, ...], to: tuple[str, ...]) -> Item:
    """As much of an item as its sentence is made of: it may have no evidence, which a brief's item must have."""
    known: dict[ListName, tuple[type[Item], dict[str, Any]]] = {
        "who": (Who, {"name": text, "role": said}),
        "what": (What, {"statement": text}),
        "when": (When, {"phrase": text, "event": said}),
        "where": (Where, {"place": text, "event": said}),
        "demands": (Demand, {"by": by, "of": to, "demand": text}),
        "threats": (Threat, {"by": by, "against": to or _SOMEBODY, "consequence": text}),
    }
    kind, words = known[name]
    return kind.model_construct(**words)
