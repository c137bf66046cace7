"""The road of one article: questions, answers, grounding, and the brief with its provenance."""

import asyncio
import datetime as dt
from collections.abc import Callable
from importlib.metadata import version

from briefing.chat import ChatModel
from briefing.errors import BriefingError, Truncated, UsageError
from briefing.excerpts import Excerpts, excerpts
from briefing.extract import (
    Answer,
    Question,
    Reach,
    answer,
    draft,
    questions,
    second_look,
    usual_reach,
    weakest,
)
from briefing.grounding import Body, ground
from briefing.nouns.article import Article
from briefing.nouns.brief import Brief, Loss, Provenance, Usage
from briefing.nouns.frozen import Frozen
from briefing.nouns.language import language_name
from briefing.prompt import LANGUAGE, REPLIES, Prompt, load_prompt
from briefing.proposals import Proposed, propose
from briefing.road import adriven, driven

Progress = Callable[[int, int], None]
"""Called with questions answered and questions in all."""

MEASURED, TRANSLATING = "v3", "v4"
"""Versions of the prompt "extract": the one all figures were taken with, and the one that asks for a language."""

CONCURRENCY = 4
"""Questions that `abrief` has under way at once at a remote endpoint."""


class Options(Frozen):
    """What decides a brief besides article and model. None: the default of this version."""

    prompt: Prompt | None = None
    reach: Reach | None = None
    """Which questions, and how much of the article in each. Default: `extract.usual_reach` of the model."""
    as_of: str | None = None
    """Day of reading, ISO 8601; default today."""
    brief_language: str | None = None
    """ISO 639-1 code of the language to write in; default, and where it is the same, the article's own."""
    now: dt.datetime | None = None
    """For `created`; default the clock."""


def brief(
    article: Article,
    model: ChatModel,
    options: Options | None = None,
    *,
    brief_language: str | None = None,
    progress: Progress | None = None,
) -> Brief:
    """The brief of one article, asked of one model.

    `brief_language` goes before that of the options: an ISO 639-1 code. Names, phrases and evidence stay in the
    article's language; what can be checked of translated lines is in `grounding.foreign`.
    Raises ProviderError, ReplyIncomplete or ReplyInvalid; their `spent` counts all that was asked by then.
    Raises UsageError for an unknown language, or a prompt that cannot ask for one.
    """
    options = _settled(options, article, model, brief_language)
    proposed = _proposed(article, options)
    answers: list[Answer] = []
    for round_of in (_first_round, _second_round):
        asked = round_of(article, options, answers, proposed)
        told = _after(len(answers), progress)
        for done, question in enumerate(asked, 1):
            try:
                answers.append(driven(answer(question), model))
            except BriefingError as error:
                raise _with_spent(error, answers) from error.__cause__
            told(done, len(asked))
    return assemble(article, model, tuple(answers), options, proposed)


async def abrief(
    article: Article,
    model: ChatModel,
    options: Options | None = None,
    *,
    brief_language: str | None = None,
    progress: Progress | None = None,
) -> Brief:
    """As `brief`, without blocking the event loop; several questions are under way at once."""
    options = _settled(options, article, model, brief_language)
    proposed = await asyncio.to_thread(_proposed, article, options)  # parsing a long speech takes seconds
    answers: list[Answer] = []
    for round_of in (_first_round, _second_round):
        asked = round_of(article, options, answers, proposed)
        answers += await _together(asked, model, answers, _after(len(answers), progress))
    return await asyncio.to_thread(assemble, article, model, tuple(answers), options, proposed)


async def _together(
    asked: tuple[Question, ...], model: ChatModel, before: list[Answer], told: Progress
) -> list[Answer]:
    """All answers in the order of the questions; the first failure ends the others."""
    answers: dict[int, Answer] = {}
    gate = asyncio.Semaphore(1 if model.identity.sha256 else CONCURRENCY)

    failed = asyncio.Event()

    async def put(index: int, question: Question) -> None:
        async with gate:
            if failed.is_set():
                return
            try:
                answers[index] = await adriven(answer(question), model)
            except BriefingError:
                failed.set()
                raise
        told(len(answers), len(asked))

    failure: BriefingError | None = None
    try:
        async with asyncio.TaskGroup() as tasks:
            for index, question in enumerate(asked):
                tasks.create_task(put(index, question))
    except* BriefingError as group:
        first = next(error for error in group.exceptions if isinstance(error, BriefingError))
        failure = _with_spent(first, [*before, *answers.values()])
    if failure is not None:
        raise failure
    return [answers[index] for index in sorted(answers)]


def assemble(
    article: Article,
    model: ChatModel,
    answers: tuple[Answer, ...],
    options: Options,
    proposed: Proposed | None = None,
) -> Brief:
    """Answers and proposals become a brief: drafted, grounded, and signed with everything that decided it.

    Quotations, figures and background are the article's own words, copied by code, whatever the model answers.

    Raises Truncated when every reply was cut before its first complete item and code proposed nothing.
    """
    if proposed is None and all(one.value is None for one in answers):
        failure = Truncated(
            "every reply was cut at the token limit before one complete item",
            hint="the model may be looping: try another one",
        )
        raise _with_spent(failure, list(answers))
    drafted = draft(answers, proposed.draft if proposed else None)
    body = ground(drafted, article, _as_of(options), written=options.brief_language)
    cuts = tuple(
        Loss(
            list=", ".join(name for name in REPLIES[one.ask].model_fields if name != "s"),
            item={},
            reason="a reply was cut at the token limit; what would have followed is unknown",
        )
        for one in answers
        if one.cut
    )
    copied = excerpts(article, as_of=_as_of(options))
    fields = {name: getattr(body, name) for name in Body.model_fields}
    fields |= {name: getattr(copied, name) for name in Excerpts.model_fields} | {
        "losses": (*body.losses, *cuts)
    }
    provenance = _provenance(model, answers, options)
    return Brief(article=article, language=options.brief_language, provenance=provenance, **fields)


def _provenance(model: ChatModel, answers: tuple[Answer, ...], options: Options) -> Provenance:
    now = options.now or dt.datetime.now(dt.UTC)
    assert options.prompt is not None
    return Provenance(
        generator=f"briefing {version('briefing')}",
        created=now.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        as_of=_as_of(options),
        prompt=options.prompt.identity,
        model=model.identity,
        rung=weakest(answers),
        asked=sum(one.asked for one in answers),
        reasked=sum(one.asked - 1 for one in answers),
        truncated=any(one.cut for one in answers),
        reach=options.reach.name if options.reach else None,
        shown=len({number for one in answers for number in one.numbers}),
        usage=_spent(answers),
    )


def _as_of(options: Options) -> str:
    return options.as_of or (options.now or dt.datetime.now(dt.UTC)).date().isoformat()


def _settled(
    options: Options | None, article: Article, model: ChatModel, brief_language: str | None
) -> Options:
    """The options with every default filled in; `brief_language` is None from here on where nothing is translated."""
    options = options or Options()
    wanted = brief_language or options.brief_language
    name = checked_language(wanted) if wanted else None
    written = wanted if wanted != article.language else None
    reach = (options.reach or usual_reach(model.identity)).speaking(article.language, written)
    prompt = options.prompt or load_prompt(version=TRANSLATING if written else MEASURED)
    if written and not prompt.translates:
        raise UsageError(
            f"the prompt {prompt.identity.name} {prompt.identity.version} cannot ask for another language",
            hint=f"take extract/{TRANSLATING}, or put {LANGUAGE} into its system texts",
        )
    if prompt.translates:
        name = name or language_name(article.language or "") or "the language of the passage"
        prompt = prompt.written_in(name)
    return options.model_copy(update={"prompt": prompt, "reach": reach, "brief_language": written})


def checked_language(code: str) -> str:
    """The English name of a language. Raises UsageError for anything but an ISO 639-1 code."""
    name = language_name(code)
    if name is None:
        raise UsageError(
            f"the brief's language {code!r} is not an ISO 639-1 code", hint="such as uk, fr or de"
        )
    return name


def _after(before: int, progress: Progress | None) -> Progress:
    """Progress of a later round: what was answered before counts as done."""
    return lambda done, total: progress(before + done, before + total) if progress is not None else None


def _proposed(article: Article, options: Options) -> Proposed | None:
    """What code proposes, where the reach has it propose. Raises NoArticle for an article without sentences."""
    assert options.reach is not None
    return propose(article) if options.reach.proposes else None


def _first_round(
    article: Article, options: Options, answers: list[Answer], proposed: Proposed | None
) -> tuple[Question, ...]:
    assert options.prompt is not None
    assert options.reach is not None
    return questions(article, options.prompt, options.reach, proposed.events if proposed else ())


def _second_round(
    article: Article, options: Options, answers: list[Answer], proposed: Proposed | None
) -> tuple[Question, ...]:
    """What the answers so far leave uncovered, once they are grounded."""
    assert options.prompt is not None
    assert options.reach is not None
    if not options.reach.second_looks:
        return ()
    body = ground(draft(tuple(answers)), article, _as_of(options), written=options.brief_language)
    actors, places = [item.name for item in body.who], [item.place for item in body.where]
    return second_look(article, options.prompt, options.reach, actors, places)


def _spent(answers: tuple[Answer, ...]) -> Usage:
    total = Usage()
    for one in answers:
        total = total.plus(one.usage)
    return total


def _with_spent(error: BriefingError, answers: list[Answer]) -> BriefingError:
    """The error, with what the answers before it had cost added."""
    total = _spent(tuple(answers)).plus(Usage.model_validate(error.spent))
    error.spent = total.model_dump()
    return error
