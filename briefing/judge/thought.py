"""How one claim is judged: a question, at most one re-ask, and an opinion even where that fails."""

from collections.abc import Generator
from typing import Any

from briefing.chat import Reply, Request
from briefing.errors import BriefingError
from briefing.judge.case import Case
from briefing.judge.reply import Reading, Unreadable, read
from briefing.judge.wording import JudgePrompt, request
from briefing.nouns.brief import ModelIdentity, Usage
from briefing.nouns.opinion import Opinion
from briefing.road import again

_REASON = 300
"""Most characters of a reason that are kept: a sentence or two; more is a model that does not stop."""


def judged(
    case: Case, prompt: JudgePrompt, model: ModelIdentity, fatal: tuple[type[BriefingError], ...] = ()
) -> Generator[Request, Reply, Opinion]:
    """Yields a request, is sent its reply (or thrown the model's error), at most twice; returns the opinion.

    An unreadable reply is re-asked once and then leaves the claim unscored; a cut one at once, since its verdict
    stands last. An error of the model leaves it unscored too, except those in `fatal`, which are raised.
    """
    asked, usage, raw = 0, Usage(), None
    signed: dict[str, Any] = {"model": model, "prompt": prompt.identity}
    question = request(prompt, case)
    why = "the article has no sentence to judge by"
    while case.sentences and asked < 2:
        asked += 1
        try:
            reply = yield question
        except fatal:
            raise
        except BriefingError as error:
            usage = usage.plus(Usage.model_validate(error.spent))
            why = error.message
            break
        usage, raw = usage.plus(reply.usage), reply.text
        if reply.cut:
            why = "the judge's reply was cut at the token limit"
            break
        try:
            return _opinion(case, read(reply.text, case), signed, asked, usage)
        except Unreadable as error:
            why = f"the judge's reply cannot be read: {error}"
            question = again(question, reply.text, str(error))
    return Opinion(verdict="unscored", reason=why, raw=raw, asked=asked, usage=usage, **signed)


def _opinion(case: Case, found: Reading, signed: dict[str, Any], asked: int, usage: Usage) -> Opinion:
    sentences = dict(case.sentences)
    return Opinion(
        verdict=found.judgement.verdict,
        reason=" ".join(found.judgement.reason.split())[:_REASON] or None,
        words=tuple(sentences[number] for number in found.cited),
        asked=asked,
        usage=usage,
        **signed,
    )
