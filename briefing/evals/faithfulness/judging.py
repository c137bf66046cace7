"""Lines by judge: a model's opinion on each line, kept with the answer, and never guessed where it cannot be read."""

from collections.abc import Iterator
from typing import NamedTuple

from briefing.chat import ChatModel
from briefing.evals.extraction.gold_articles import GoldArticle
from briefing.evals.extraction.items import Extraction
from briefing.evals.faithfulness.lines import held, lines
from briefing.evals.score import Mark, Marked, Score
from briefing.evals.suite import System
from briefing.judge import case_of, load_judge
from briefing.nouns.article import Span
from briefing.nouns.brief import PromptIdentity
from briefing.nouns.opinion import Opinion, OpinionVerdict
from briefing.opinions import opinions
from briefing.recheck.report import Judged

JUDGED = "judge: supported"
READ = "judge: replies read"

_WHAT: dict[OpinionVerdict, Marked] = {"supported": "right", "unsupported": "wrong", "unscored": "unread"}


class Opined(Extraction):
    """An answer with one opinion for each of its lines, in their order."""

    opinions: tuple[Opinion, ...] = ()


def judged(system: System[GoldArticle, Extraction]) -> System[GoldArticle, Extraction]:
    """The system, with every line of its answer put before a judge afterwards: the same model, prompt judge/v1.

    Raises what the system raises, and NOTHING_WORKS if the judge's first question meets it: the case has failed
    then and is tried again. Later errors leave their line without an opinion.
    """

    def answer(case: GoldArticle, model: ChatModel) -> Opined:
        found = system.answer(case, model)
        article = held(case.document).article
        asked = (case_of(article, claim(line), line.evidence) for line in lines(case.document, found))
        return Opined(**dict(found), opinions=tuple(opinions(asked, model)))

    def prompts() -> tuple[PromptIdentity, ...]:
        return (*system.prompts(), load_judge().identity)

    return System(f"{system.about}; each line judged by the same model", answer, prompts=prompts)


def claim(line: Judged) -> str:
    """What the judge is asked about: the line as the sentences it claims, as `briefing check --judge` asks.

    A day that was worked out is not in them: the rules and the suite `dates` look at those.
    """
    return " ".join(line.claims)


def by_judge(case: GoldArticle, found: Extraction) -> Score:
    """Of the lines whose opinion could be read, those the judge calls supported; and how many could be read.

    Nothing for an answer that no judge saw. Unscored, with the first reason, if no reply could be read: that says
    nothing about the brief.
    """
    if not isinstance(found, Opined):
        return Score()
    seen = [Seen(*pair) for pair in zip(lines(case.document, found), found.opinions, strict=True)]
    said = [one.opinion.verdict for one in seen]
    read = len(said) - said.count("unscored")
    marks = tuple(_mark(one, held(case.document).article.text) for one in seen)
    if seen and not read:
        why = f"no reply of the judge on {len(seen)} lines could be read; first: {seen[0].opinion.reason}"
        return Score(marks=marks, unscored=why)
    return Score(counts={JUDGED: (said.count("supported"), read), READ: (read, len(said))}, marks=marks)


class Seen(NamedTuple):
    """A line and what the judge says of it."""

    line: Judged
    opinion: Opinion


def _mark(one: Seen, text: str) -> Mark:
    return Mark(
        what=_WHAT[one.opinion.verdict],
        list="judge",
        given=one.line.text,
        why=one.opinion.reason or "",
        given_spans=tuple(_places(one.opinion, text)),
    )


def _places(opinion: Opinion, text: str) -> Iterator[Span]:
    """Where the sentences that the judge points at stand; they are quoted by code."""
    for words in opinion.words:
        start = text.find(words)
        if start >= 0:
            yield start, start + len(words)
