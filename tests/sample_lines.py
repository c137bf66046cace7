"""The newsroom's article as a gold case, systems that say of it what a test wants, and runs of the suite itself."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from newsroom import ARTICLE, REPLIES
from sample_suite import manifest
from scripted_model import Answer, ScriptedModel

from briefing.chat import ChatModel, Request
from briefing.evals.cases import Document
from briefing.evals.extraction.gold_articles import GoldArticle, GoldItem
from briefing.evals.extraction.items import Extraction, Item
from briefing.evals.figures import figures
from briefing.evals.folder import RunFolder, load_run
from briefing.evals.loading import find
from briefing.evals.row import Row
from briefing.evals.running import Plan, run
from briefing.evals.suite import AnySuite, System
from briefing.evals.table import table
from briefing.replies import ReplyCache

SUITE: AnySuite = find("faithfulness").suite

TRUE = "Norway demanded that Denmark withdraw its patrol boats from the Skagerrak."
COPIED = "Danish Prime Minister Lars Holm rejected the demand on Tuesday."
FALSE = "Denmark's parliament declared war on Norway in 2019."
UNSETTLED = "Dänemark hat seine Boote am Freitag aus dem Skagerrak abgezogen."
"""In another language than the article: the rules say that they cannot say."""

FIRST, SECOND, THIRD, FOURTH = (
    (ARTICLE.index(start), ARTICLE.index(end) + len(end))
    for start, end in (
        ("Norway demanded", "by Friday."), ('"If the boats', "in Oslo."),
        ("Danish Prime", "on Tuesday."), ("He said", "forty years."),
    )
)  # fmt: skip
"""Where the article's four sentences stand."""


def gold(name: str = "boats", text: str = ARTICLE, **more: Any) -> GoldArticle:
    """The article as a case with three gold items, one of them optional."""
    what = (
        GoldItem(text="Norway demands withdrawal", evidence="Norway demanded"),
        GoldItem(text="Denmark refuses", evidence="rejected the demand"),
        GoldItem(text="boats fished", evidence="fishing there", optional=True),
    )
    document = Document(id=name, text=text, date="2025-05-14", **more)
    return GoldArticle(
        id=name, document=document, who=(), what=what, when=(), where=(), demands=(), threats=()
    )


def said(*claims: str, **more: Any) -> Extraction:
    """An answer with these claims as events, each without a place it points at."""
    return Extraction(what=tuple(Item(text=one, claim=one) for one in claims), **more)


def saying(*claims: str) -> System[GoldArticle, Extraction]:
    """A system that says the same of every article."""
    return System("says so", lambda case, model: said(*claims), asks=False)


def writer(judge: Callable[[Request], Answer] | None = None) -> ScriptedModel:
    """A model that knows the newsroom's answers, and judges lines by that function."""
    script: dict[str, Any] = {name: [json.dumps(reply)] for name, reply in REPLIES.items()}
    return ScriptedModel(script | ({"judgement": judge} if judge else {}))


class Ended(NamedTuple):
    """A finished run: its rows, the counts behind each figure, and the printed table."""

    rows: tuple[Row, ...]
    counts: dict[str, tuple[float, float]]
    values: dict[str, float | None]
    table: str


def ran(
    folder: Path,
    system: System[Any, Any],
    model: ChatModel | None = None,
    cases: Sequence[GoldArticle] = (gold(),),
    cache: ReplyCache | None = None,
) -> Ended:
    """The suite with this system in the place of its own, run to its end."""
    suite = replace(SUITE, systems={"sample": system})
    rows = run(Plan(suite, system, cases, model, cache), RunFolder(folder), manifest(cases))
    found = figures(rows, suite.means)
    return Ended(
        rows=rows,
        counts={one.name: (one.good, one.of) for one in found},
        values={one.name: one.value for one in found},
        table=table([load_run(folder)], suite.means, suite.order),
    )
