"""The second opinion: what a language model thinks of one claim, beside what the rules found."""

from typing import Literal

from briefing.nouns.brief import ModelIdentity, PromptIdentity, Usage
from briefing.nouns.frozen import Frozen

OpinionVerdict = Literal["supported", "unsupported", "unscored"]


class Opinion(Frozen):
    """One claim judged by a model. "unscored" means that there is no opinion, never that the claim is wrong."""

    verdict: OpinionVerdict
    reason: str | None = None
    """The model's own, or why there is no opinion. Text from outside: escape it like the article's."""
    words: tuple[str, ...] = ()
    """The article's sentences that the model points at, quoted by code."""
    model: ModelIdentity
    prompt: PromptIdentity
    raw: str | None = None
    """The last reply as it came, kept only when it could not be read."""
    asked: int = 0
    """Requests put to the model, the re-ask included."""
    usage: Usage = Usage()
