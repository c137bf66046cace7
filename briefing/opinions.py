"""Second opinions asked of a model: one claim or many, with or without blocking."""

from collections.abc import AsyncIterator, Iterable, Iterator

from briefing.chat import ChatModel
from briefing.errors import (
    AccessDenied,
    BriefingError,
    ConnectionFailed,
    ModelNotFound,
    QuotaExhausted,
    UsageError,
    WeightsMissing,
)
from briefing.judge import Case, JudgePrompt, judged, load_judge
from briefing.nouns.opinion import Opinion
from briefing.road import adriven, driven

NOTHING_WORKS: tuple[type[BriefingError], ...] = (
    AccessDenied,
    ConnectionFailed,
    ModelNotFound,
    QuotaExhausted,
    UsageError,
    WeightsMissing,
)
"""Errors that the next claim would meet too; before anything was answered they end the whole run."""


def opinion(
    case: Case, model: ChatModel, prompt: JudgePrompt | None = None, *, works: bool = False
) -> Opinion:
    """The model's opinion on one claim; what goes wrong with this claim leaves it unscored, with the reason.

    `works` says that the model has answered before: without it, NOTHING_WORKS is raised.
    """
    return driven(judged(case, prompt or load_judge(), model.identity, () if works else NOTHING_WORKS), model)


async def aopinion(
    case: Case, model: ChatModel, prompt: JudgePrompt | None = None, *, works: bool = False
) -> Opinion:
    """As `opinion`, without blocking the event loop; how many are under way at once is the caller's choice."""
    return await adriven(
        judged(case, prompt or load_judge(), model.identity, () if works else NOTHING_WORKS), model
    )


def opinions(cases: Iterable[Case], model: ChatModel, prompt: JudgePrompt | None = None) -> Iterator[Opinion]:
    """One opinion per case, in order, each as soon as it is there.

    Raises NOTHING_WORKS on the first claim only; later the same errors leave their claim unscored.
    """
    prompt = prompt or load_judge()
    for index, case in enumerate(cases):
        yield opinion(case, model, prompt, works=index > 0)


async def aopinions(
    cases: Iterable[Case], model: ChatModel, prompt: JudgePrompt | None = None
) -> AsyncIterator[Opinion]:
    """As `opinions`, without blocking the event loop, one after another."""
    prompt = prompt or load_judge()
    for index, case in enumerate(cases):
        yield await aopinion(case, model, prompt, works=index > 0)
