"""Running a suite: every case asked once, failures as values, each row on disk as soon as it is there."""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from typing import Any, NamedTuple

import pydantic_core
from pydantic import JsonValue

from briefing.chat import ChatModel, Reply, Request
from briefing.errors import BriefingError
from briefing.evals.costs import cost_of
from briefing.evals.folder import RunFolder
from briefing.evals.manifest import Manifest, Totals, now
from briefing.evals.row import Row
from briefing.evals.score import Score, joined
from briefing.evals.suite import AnySuite, Asked, System
from briefing.nouns.brief import ModelIdentity, Usage
from briefing.opinions import NOTHING_WORKS
from briefing.replies import Remembering, ReplyCache

Progress = Callable[[int, int], None]
Task = tuple[Asked, int]
"""A case and which repetition of it."""


class Plan(NamedTuple):
    """What to run. `model` None: nobody may be asked."""

    suite: AnySuite
    system: System[Any, Any]
    cases: Sequence[Asked]
    model: ChatModel | None = None
    cache: ReplyCache | None = None
    repeats: int = 1
    concurrency: int = 1
    """Cases under way at once."""
    address: str = ""
    """Of the endpoint behind `model`, which its host alone does not tell; empty for local weights."""


def run(
    plan: Plan, folder: RunFolder, manifest: Manifest, progress: Progress = lambda done, total: None
) -> tuple[Row, ...]:
    """Rows of all cases, in their order. Rows that the folder has are kept; failed ones are tried again.

    Raises what every case would meet (no key, no server, no weights) if the first one does; later it is a
    failed row like any other.
    """
    documents = {one.id: one for case in plan.cases if (one := plan.suite.document(case)) is not None}
    kept = {row.id: row for row in folder.begin(manifest, documents.values()) if row.status != "failed"}
    wanted = [(case, repeat) for repeat in range(plan.repeats) for case in plan.cases]
    done = dict(kept)
    try:
        for row in _answered(plan, [task for task in wanted if _id(task) not in kept]):
            if len(done) == len(kept):
                folder.reopen([*kept.values()])
            folder.add(row)
            done[row.id] = row
            progress(len(done), len(wanted))
    finally:
        folder.close()
    rows = tuple(done[_id(task)] for task in wanted)
    if len(done) > len(kept) or folder.manifest().finished is None:
        ended = {"finished": now(), "totals": totals(rows, manifest.model)}
        folder.finish(folder.manifest().model_copy(update=ended), rows)
    return rows


def _id(task: Task) -> str:
    return f"{task[0].id}#{task[1]}"


def _answered(plan: Plan, tasks: Sequence[Task]) -> Iterator[Row]:
    """A row for each task, as they come. The first is awaited alone: if nothing works, nothing else is begun."""
    if not tasks:
        return
    yield answered(plan, *tasks[0], first=True)
    if plan.concurrency == 1:
        yield from (answered(plan, *task) for task in tasks[1:])
        return
    with ThreadPoolExecutor(plan.concurrency) as pool:
        try:
            for future in as_completed([pool.submit(answered, plan, *task) for task in tasks[1:]]):
                yield future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def answered(plan: Plan, case: Asked, repeat: int = 0, *, first: bool = False) -> Row:
    """One case answered and scored. What the system raises makes a failed row, what a scorer raises an unscored one.

    Raises NOTHING_WORKS only if `first`.
    """
    model = Remembering(plan.model or _Nobody(), plan.cache, repeat=repeat, address=plan.address)
    begun = time.perf_counter()
    try:
        answer = plan.system.answer(case, model)
    except NOTHING_WORKS as error:
        if first:
            raise
        return _failed(plan, case, repeat, model, begun, error)
    except Exception as error:  # an eval counts a crash and goes on
        return _failed(plan, case, repeat, model, begun, error)
    seconds = time.perf_counter() - begun
    try:
        score = joined(scorer(case, answer) for scorer in plan.suite.scorers)
        output = _json(answer)
    except Exception as error:
        score, output = Score(unscored=f"the scorer failed: {_said(error)}"), None
    return _row(plan, case, repeat, model).model_copy(
        update={
            "status": "scored" if score.unscored is None else "unscored",
            "reason": score.unscored,
            "good": score.good,
            "counts": score.counts,
            "marks": score.marks,
            "output": output,
            "seconds": round(seconds, 6),
        }
    )


def _failed(plan: Plan, case: Asked, repeat: int, model: Remembering, begun: float, error: Exception) -> Row:
    score = Score(good=False)
    if plan.suite.failure is not None:
        with suppress(Exception):  # the failure of the case is what is to be told
            score = plan.suite.failure(case)
    told = {
        "reason": _said(error),
        "good": score.good,
        "counts": score.counts,
        "marks": score.marks,
        "seconds": round(time.perf_counter() - begun, 6),
    }
    return _row(plan, case, repeat, model).model_copy(update=told)


def _row(plan: Plan, case: Asked, repeat: int, model: Remembering) -> Row:
    document = plan.suite.document(case)
    return Row(
        case=case.id,
        repeat=repeat,
        group=case.article,
        document=document.id if document is not None else None,
        about=plan.suite.show(case),
        status="failed",
        asked=model.asked,
        remembered=model.remembered,
        usage=model.usage,
    )


def _json(answer: Any) -> JsonValue:
    """The answer as it will stand in its row. ValueError for what no file can hold, such as half a character."""
    value: JsonValue = pydantic_core.from_json(pydantic_core.to_json(answer, inf_nan_mode="null"))
    return value


def _said(error: Exception) -> str:
    # A message may quote an answer, and half a character of it must not end the run.
    return f"{type(error).__name__}: {error}".encode("utf-8", "backslashreplace").decode("utf-8")


def totals(rows: Sequence[Row], model: ModelIdentity | None) -> Totals:
    """What the rows come to."""
    usage = Usage()
    for row in rows:
        usage = usage.plus(row.usage)
    cost, note = cost_of(usage, model)
    return Totals(
        scored=sum(row.status == "scored" for row in rows),
        failed=sum(row.status == "failed" for row in rows),
        unscored=sum(row.status == "unscored" for row in rows),
        asked=sum(row.asked for row in rows),
        remembered=sum(row.remembered for row in rows),
        usage=usage,
        cost_usd=cost,
        cost_note=note,
        seconds=round(sum(row.seconds for row in rows), 3),
    )


class _Nobody:
    """Stands where no model was opened, so that a system that asks one after all is told so."""

    identity = ModelIdentity(name="nobody", host="nowhere")

    def complete(self, request: Request) -> Reply:
        """Never answers."""
        raise BriefingError("this system was declared to ask no model, and asked one", hint="set asks=True")

    async def acomplete(self, request: Request) -> Reply:
        """Never answers."""
        return self.complete(request)
