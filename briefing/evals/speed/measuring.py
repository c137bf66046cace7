"""The suite `speed`: cases made of articles and claims, systems timed beside difflib, and what they count."""

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from briefing.chat import ChatModel
from briefing.checks import Checker
from briefing.checks.locate import locate
from briefing.errors import InputError
from briefing.evals.cases import Document, load_claims, load_documents
from briefing.evals.score import Count, Mark, Score
from briefing.evals.speed.others import by_difflib, by_langextract, nearest
from briefing.evals.speed.quotes import KINDS, Quotes, quotes
from briefing.nouns.article import Article, Span
from briefing.nouns.frozen import Frozen
from briefing.reading import read_text

LENGTH = 20_000
"""Characters of the text of one case of quotes."""

TEXTS = 5
"""How many such texts: 100,000 characters together."""

QUOTES = 20
"""Right quotes of each text, and as many wrong ones."""

OTHERS = 6
"""From how many other articles foreign sentences are taken."""

WORDS = 600
"""Of an article that claims are held against."""

CLAIMED = 20
"""How many articles claims are held against, spread evenly over those that there are."""

SENTENCES = 20
"""Own sentences of each article among the claims held against it."""

ROUNDS = 3
"""How often everything is timed, by turns; the median stands, so that what the first round caches counts."""

_NEAR = 3
"""Characters of punctuation at either end by which a place found may differ from the quote's."""

Aligner = Callable[[Sequence[str], str], tuple[Span | None, ...]]
_T = TypeVar("_T")


class Work(Frozen):
    """One measurement: quotes to be located in a text, or claims to be held against an article."""

    id: str
    article: str
    """The first article of its text: each text is drawn as one."""
    text: str
    given: Quotes | None = None
    """None: claims are checked."""
    claims: tuple[str, ...] = ()


class Timed(Frozen):
    """Processor seconds of one thread, the median of ROUNDS, beside those of difflib on the same; and what was found."""

    seconds: dict[str, tuple[float, float]]
    """What was done: (difflib's seconds, the system's)."""
    right: tuple[Span | None, ...] = ()
    wrong: tuple[Span | None, ...] = ()
    preparing: float | None = None
    """Seconds that the article took once, before its first claim."""
    claims: int | None = None
    """How many claims; None: the system checks none."""


def speed_cases(folders: Sequence[Path]) -> tuple[Work, ...]:
    """Work from folders with `articles.jsonl` and `claims-*.jsonl`, as the suite `mutations` has them.

    InputError for what is wrong in them, or where the articles are too few: one text of LENGTH and others beside it.
    """
    made: list[Work] = []
    for folder in folders:
        documents = load_documents(folder / "articles.jsonl")
        made += _quoting(list(documents.values()))
        made += _claiming(folder, documents)
    if not any(one.given for one in made):
        raise InputError(
            f"no text of {LENGTH:,} characters in {', '.join(map(str, folders))}", hint="give more articles"
        )
    return tuple(made)


def _quoting(documents: Sequence[Document]) -> Iterator[Work]:
    begin = end = number = 0
    while number < TEXTS and end < len(documents):
        begin, size = end, 0
        while end < len(documents) and size < LENGTH:
            size += len(documents[end].text)
            end += 1
        others = [one.text for one in (*documents[end:], *documents[:begin])][:OTHERS]
        if size < LENGTH or not others:
            return
        number += 1
        given = quotes([one.text for one in documents[begin:end]], others, QUOTES, LENGTH)
        yield Work(id=f"quotes-{number}", article=documents[begin].id, text=given.text, given=given)


def _claiming(folder: Path, documents: dict[str, Document]) -> Iterator[Work]:
    said: dict[str, list[str]] = {}
    seen: set[str] = set()
    for path in sorted(folder.glob("claims-*.jsonl")):
        for right, twin in load_claims(path, documents, seen):
            said.setdefault(right.article, []).extend([right.claim, *([twin.claim] if twin else [])])
    texts = [one.text for one in documents.values()]
    every = list(documents)
    for number in range(0, len(every), max(1, len(every) // CLAIMED)):
        article = sized(texts, number)
        own = [article.text[start:end] for start, end in article.sentences[:SENTENCES]]
        name = every[number]
        yield Work(id=f"claims-{name}", article=name, text=article.text, claims=(*said.get(name, ()), *own))


def sized(texts: Sequence[str], number: int, words: int = WORDS) -> Article:
    """The text with that number, cut at a sentence's end or filled up with the next ones to about that many words."""
    chosen: list[str] = []
    size = 0
    for step in range(len(texts)):
        article = read_text(texts[(number + step) % len(texts)])
        for start, end in article.sentences:
            if size >= words:
                return read_text("\n\n".join(chosen))
            chosen.append(article.text[start:end])
            size += len(chosen[-1].split())
    return read_text("\n\n".join(chosen))


def ours(case: Work, model: ChatModel) -> Timed:
    """This package's locating and checking, timed. Asks no model."""
    return _located(locate, case.given) if case.given else _checked(case)


def langextract(case: Work, model: ChatModel) -> Timed:
    """Its aligner on the same quotes; it checks no claims. UsageError where it is not installed."""
    return _located(by_langextract, case.given) if case.given else Timed(seconds={})


def difflib(case: Work, model: ChatModel) -> Timed:
    """The reference itself, for what it finds; its speed beside itself says how much the clock can be trusted."""
    if case.given:
        return _located(by_difflib, case.given)
    article = read_text(case.text)
    look_up = partial(nearest, article, case.claims)
    _, seconds = _beside(look_up, look_up)
    return Timed(seconds={"claims checked": seconds}, claims=len(case.claims))


def _located(aligner: Aligner, given: Quotes) -> Timed:
    right, wrong = [quote for quote, _ in given.right], [quote for _, quote in given.wrong]
    found, seconds = {}, {}
    for name, asked in (("right quotes", right), ("wrong quotes", wrong)):
        reference, system = partial(by_difflib, asked, given.text), partial(aligner, asked, given.text)
        found[name], seconds[name] = _beside(reference, system)
    return Timed(seconds=seconds, right=found["right quotes"], wrong=found["wrong quotes"])


def _checked(case: Work) -> Timed:
    article = read_text(case.text)
    started = time.thread_time()
    checker = Checker(article)
    preparing = time.thread_time() - started
    _, seconds = _beside(
        lambda: nearest(article, case.claims), lambda: [checker.check(claim) for claim in case.claims]
    )
    return Timed(seconds={"claims checked": seconds}, preparing=preparing, claims=len(case.claims))


def _beside(reference: Callable[[], object], system: Callable[[], _T]) -> tuple[_T, tuple[float, float]]:
    """What the system gives, and the median seconds of the reference and of the system, timed by turns."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        started = time.thread_time()
        reference()
        between = time.thread_time()
        given = system()
        times[0].append(between - started)
        times[1].append(time.thread_time() - between)
    return given, (statistics.median(times[0]), statistics.median(times[1]))


def timed(case: Work, said: Timed) -> Score:
    """Quotes located in their place, wrong ones refused, and difflib's time by the system's, in milliseconds."""
    counts: dict[str, Count] = {
        f"speed: times as fast as difflib, {name}": (1000 * reference, 1000 * own)
        for name, (reference, own) in said.seconds.items()
    }
    if case.given is None:
        return Score(counts=counts)
    marks = [
        Mark(what="right" if _same(spot, span) else "missed", list="located", wanted=quote,
             wanted_spans=(span,), given_spans=(spot,) if spot else ())
        for (quote, span), spot in zip(case.given.right, said.right, strict=True)
    ]  # fmt: skip
    marks += [
        Mark(what="right" if spot is None else "wrong", list=f"refused: {kind}", given=quote,
             given_spans=(spot,) if spot else ())
        for (kind, quote), spot in zip(case.given.wrong, said.wrong, strict=True)
    ]  # fmt: skip
    good = [mark.what == "right" for mark in marks]
    counts["quotes: located in their place"] = _share(good[: len(said.right)])
    for kind in KINDS:
        of_kind = [
            one
            for (made, _), one in zip(case.given.wrong, good[len(said.right) :], strict=True)
            if made == kind
        ]
        counts[f"wrong quotes refused: {kind}"] = _share(of_kind)
    counts["quotes: wrong ones refused"] = _share(good[len(said.right) :])
    return Score(counts=counts, marks=tuple(marks), good=all(good))


def crashed(case: Work) -> Score:
    """The score of a case whose system failed: nothing located, nothing refused, and a second lost with each."""
    kinds = ("right quotes", "wrong quotes") if case.given else ("claims checked",)
    counts: dict[str, Count] = {f"speed: times as fast as difflib, {kind}": (0.0, 1000.0) for kind in kinds}
    if case.given:
        counts["quotes: located in their place"] = (0.0, float(len(case.given.right)))
        counts["quotes: wrong ones refused"] = (0.0, float(len(case.given.wrong)))
        for kind in KINDS:
            made = sum(one == kind for one, _ in case.given.wrong)
            counts[f"wrong quotes refused: {kind}"] = (0.0, float(made))
    return Score(counts=counts, good=False)


def _share(good: Sequence[bool]) -> Count:
    return float(sum(good)), float(len(good))


def _same(spot: Span | None, span: Span) -> bool:
    return spot is not None and abs(spot[0] - span[0]) <= _NEAR and abs(spot[1] - span[1]) <= _NEAR


def document(case: Work) -> Document:
    """The text that quotes and claims are held against."""
    return Document(id=case.id, text=case.text)


def show(case: Work) -> str:
    """What is done, and how often."""
    if case.given is None:
        return f"{len(case.claims)} claims held against {len(case.text.split())} words"
    quoted = f"{len(case.given.right)} right and {len(case.given.wrong)} wrong quotes"
    return f"{quoted} located in {len(case.text):,} characters"
