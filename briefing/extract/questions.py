"""Article and prompt become questions: which passages, with which hints, in which order. No network here."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from briefing.chat import Request
from briefing.cues import demanding, sure, threatening
from briefing.errors import NoArticle, UsageError
from briefing.extract.reach import Reach
from briefing.names import located, named
from briefing.nouns.article import Article
from briefing.nouns.frozen import Frozen
from briefing.prompt import AskName, Passage, Prompt, request
from briefing.times import expressions, is_length

MENTIONS = 2
"""How often one actor is put before the model over an article; its first sentences introduce it."""


WORDS_PER_EVENT = 80
"""An article of 600 words gives at most about a dozen events; a brief is not a copy."""

CASED = frozenset({"en"})
"""Languages whose names, times and places code finds well enough to say that there are no more."""

NEWS_AT_ONCE = 4
"""Sentences put into one question about the news: a small model words as many well."""

_WHOLE_CAPS = {
    "who": (8, 90),
    "what": (4, 150),
    "when": (6, 100),
    "where": (5, 150),
    "demands": (6, 80),
    "threats": (4, 120),
}
"""Of one question about a whole passage: (items at least allowed, words of the passage per further item)."""


class Question(Frozen):
    """One request, and which kind of reply it must bring."""

    ask: AskName
    request: Request
    numbers: tuple[int, ...] = ()
    """The sentences it is about."""


def questions(
    article: Article, prompt: Prompt, reach: Reach, events: Sequence[int] = ()
) -> tuple[Question, ...]:
    """All questions that the reach asks about the article, by kind and in its order.

    `events` are the numbers of sentences that tell its main events, where code proposed them.
    Raises NoArticle for an article without sentences, UsageError for a prompt without one of the questions.
    """
    pieces = list(_passages(article, reach.passage_words))
    if not pieces:
        raise NoArticle("the article has no sentence that could be evidence", hint="is there text in it?")
    missing = [name for name in reach.asks if name not in prompt.asks]
    if missing:
        raise UsageError(
            f"the prompt {prompt.identity.name} {prompt.identity.version} has no [{missing[0]}], which the reach "
            f"{reach.name} asks",
            hint="write that question, or choose another reach with --reach",
        )
    view = _View(article, pieces, reach, tuple(events))
    return tuple(_question(name, prompt, passage) for name in reach.asks for passage in _ASKED[name](view))


def _question(name: AskName, prompt: Prompt, passage: Passage) -> Question:
    numbers = tuple(number for number, _ in passage.sentences)
    return Question(ask=name, request=request(prompt.asks[name], passage), numbers=numbers)


class _View(NamedTuple):
    """What the passages of a question are cut from."""

    article: Article
    pieces: list[list[int]]
    reach: Reach
    events: tuple[int, ...]


def _lead(view: _View) -> Iterator[Passage]:
    yield _passage(view.article, view.pieces[0], view.reach)


def _facts(view: _View) -> Iterator[Passage]:
    for numbers, hints in zip(view.pieces, _hints(view.article, view.pieces), strict=True):
        passage = _passage(view.article, numbers, view.reach, hints)
        yield passage.model_copy(update={"caps": _caps(view.article, numbers, hints)})


def _news(view: _View) -> Iterator[Passage]:
    """The sentences that tell the main events, a few at a time; without any, the first of the article."""
    numbers = view.events or view.pieces[0][:NEWS_AT_ONCE]
    for begin in range(0, len(numbers), NEWS_AT_ONCE):
        part = list(numbers[begin : begin + NEWS_AT_ONCE])
        passage = _passage(view.article, part, view.reach)
        yield passage.model_copy(update={"before": None, "caps": {"what": len(part)}})


def _whole(view: _View) -> Iterator[Passage]:
    """Every passage, each list at most so long as a passage of its length needs."""
    for numbers in view.pieces:
        size = sum(_size(view.article.sentence(number)) for number in numbers)
        caps = {name: max(least, size // words) for name, (least, words) in _WHOLE_CAPS.items()}
        yield _passage(view.article, numbers, view.reach).model_copy(update={"caps": caps})


def second_look(
    article: Article, prompt: Prompt, reach: Reach, actors: Collection[str], places: Collection[str]
) -> tuple[Question, ...]:
    """Questions about sentences naming people and places that no item of the brief covers yet.

    `actors` and `places` are those it has. One question a sentence, each about that sentence alone.
    """
    wanted: dict[int, tuple[list[str], list[str]]] = {}
    have = {name.casefold() for name in (*actors, *places)}
    for actor in named(article):
        if actor.name.casefold() in have:
            continue
        number = actor.sentences[0]
        if located(actor.name, article.sentence(number)):
            wanted.setdefault(number, ([], []))[1].append(f"[{number}] {actor.name}")
        elif actor.title:
            wanted.setdefault(number, ([], []))[0].append(f"[{number}] {actor.name}")
    looks = sorted(wanted.items())[: reach.second_looks]
    return tuple(_question("facts", prompt, _narrow(article, number, *seen, reach)) for number, seen in looks)


def _narrow(article: Article, number: int, actors: list[str], places: list[str], reach: Reach) -> Passage:
    hints = {"NAMES": tuple(actors), "TIMES": (), "PLACES": tuple(places)}
    caps = {"who": len(actors), "what": 0, "when": 0, "where": len(places)}
    return _passage(article, [number], reach, hints).model_copy(update={"caps": caps})


_SCREENS: dict[AskName, tuple[int, Callable[[str, str | None], bool]]] = {
    "demands": (0, demanding),
    "threats": (1, threatening),
}


def _claims(view: _View, name: AskName) -> Iterator[Passage]:
    """Passages that may hold demands, or threats; those with a sure cue after those without."""
    index, marks = _SCREENS[name]
    article = view.article
    hits = [n for n in range(1, len(article.sentences) + 1) if marks(article.sentence(n), article.language)]
    found = [
        (any(sure(article.sentence(n), article.language)[index] for n in numbers), numbers)
        for numbers in _around(view.pieces, hits, view.reach)
    ]
    # Same examples one after another: a local server computes their part of the prompt once.
    for certain, numbers in sorted(found, key=lambda pair: pair[0]):
        yield _passage(article, numbers, view.reach).model_copy(update={"sure": certain})


def _hints(article: Article, pieces: list[list[int]]) -> Iterator[dict[str, tuple[str, ...]]]:
    """For each passage the actors, times and places that code saw in it, each with its sentence number.

    A small model that is asked for items freely counts the sentences up and gives each one an item, whatever
    stands in it; given number and name it looks there (docs/experiments.md).
    """
    told: Counter[str] = Counter()
    names = named(article)
    for numbers in pieces:
        actors: list[str] = []
        places: list[str] = []
        times: list[str] = []
        for number in numbers:
            text = article.sentence(number)
            here = [actor for actor in names if number in actor.sentences]
            for actor in here:
                if located(actor.name, text):
                    places.append(f"[{number}] {actor.name}")
                elif told[actor.name] < MENTIONS:
                    told[actor.name] += 1
                    actors.append(f"[{number}] {actor.name}")
            dated = (phrase for phrase in expressions(text, article.language) if not is_length(phrase))
            times += [f"[{number}] {phrase}" for phrase in dated]
        yield {"NAMES": tuple(actors), "TIMES": tuple(times), "PLACES": tuple(places)}


def _caps(article: Article, numbers: list[int], hints: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """No list longer than what code saw there, if it sees such things in this script at all."""
    size = sum(_size(article.sentence(number)) for number in numbers)
    caps = {"what": 1 + size // WORDS_PER_EVENT}
    if article.language in CASED:
        caps |= {"who": len(hints["NAMES"]), "when": len(hints["TIMES"]), "where": len(hints["PLACES"]) + 1}
    return caps


def _passages(article: Article, words: int) -> Iterator[list[int]]:
    """Sentence numbers in stretches of about that many words, cut between paragraphs where possible."""
    current: list[int] = []
    size = 0
    for number, (start, _) in enumerate(article.sentences, 1):
        length = _size(article.sentence(number))
        opens = number == 1 or "\n" in article.text[article.sentences[number - 2][1] : start]
        if current and (size + length > words * 1.3 or (opens and size + length > words)):
            yield current
            current, size = [], 0
        current.append(number)
        size += length
    if current:
        yield current


def _size(text: str) -> int:
    """Words, or for scripts without spaces a word for every two characters."""
    return max(len(text.split()), len(re.findall(r"[\u3040-\u9fff\uac00-\ud7af]", text)) // 2)


def _around(pieces: list[list[int]], hits: list[int], reach: Reach) -> Iterator[list[int]]:
    """What to ask about the marked sentences: whole passages if the model can read them, else one by one."""
    for numbers in pieces:
        here = [number for number in numbers if number in hits]
        if here and reach.claim_sentences >= len(numbers):
            yield numbers
        else:
            yield from ([number] for number in here)


def _passage(
    article: Article, numbers: list[int], reach: Reach, hints: dict[str, tuple[str, ...]] | None = None
) -> Passage:
    earlier = " ".join(article.sentence(number) for number in range(max(1, numbers[0] - 2), numbers[0]))
    return Passage(
        sentences=tuple((number, article.sentence(number)) for number in numbers),
        title=article.title if numbers[0] == 1 else None,
        before=" ".join(earlier.split()[-reach.before_words :]) or None,
        hints=hints or {},
    )


_ASKED: dict[AskName, Callable[[_View], Iterator[Passage]]] = {
    "lead": _lead,
    "facts": _facts,
    "demands": partial(_claims, name="demands"),
    "threats": partial(_claims, name="threats"),
    "news": _news,
    "whole": _whole,
}
"""How the passages of each question are cut."""
