"""Article and prompt become a draft: which questions are put, and how each reply is read. No network here."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Generator, Iterator
from typing import Any, TypeVar

import pydantic_core
from pydantic import BaseModel, ValidationError

from briefing.chat import RUNGS, Reply, Request, Rung
from briefing.cues import demanding, sure, threatening
from briefing.errors import NoArticle, ReplyInvalid
from briefing.names import located, named
from briefing.nouns.article import Article
from briefing.nouns.brief import Usage
from briefing.nouns.draft import AnswerNoun, Demands, Draft, Facts, Lead, Threats
from briefing.nouns.frozen import Frozen, first_fault
from briefing.prompt import REPLIES, AskName, Passage, Prompt, request
from briefing.road import again
from briefing.times import expressions, is_length


class Reach(Frozen):
    """How much of an article a model is asked about at once.

    A small model reads a few sentences well and a whole article badly; a large one the other way round.
    """

    passage_words: int
    """Words of a passage in questions about facts, and of the lead."""
    claim_sentences: int
    """Marked sentences in one question about demands and threats."""
    before_words: int = 40
    second_looks: int = 0
    """Sentences asked about once more because they name actors or places that no item covers yet."""


SMALL = Reach(passage_words=110, claim_sentences=1, second_looks=8)
"""For models of a few billion parameters, such as the embedded one."""
LARGE = Reach(passage_words=3000, claim_sentences=1000)
"""For large models: the whole of an ordinary article in one question."""


MENTIONS = 2
"""How often one actor is put before the model over an article; its first sentences introduce it."""


WORDS_PER_EVENT = 80
"""An article of 600 words gives at most about a dozen events; a brief is not a copy."""

CASED = frozenset({"en"})
"""Languages whose names, times and places code finds well enough to say that there are no more."""


class Question(Frozen):
    """One request, and which kind of reply it must bring."""

    ask: AskName
    request: Request


class Answer(Frozen):
    """One reply as it was understood, with what it took to get it."""

    ask: AskName
    value: AnswerNoun | None
    """None when the reply was cut before one complete item."""
    rung: Rung
    usage: Usage
    asked: int
    cut: bool = False


def questions(article: Article, prompt: Prompt, reach: Reach) -> tuple[Question, ...]:
    """All questions about the article: one on its lead, one per passage, one per place that may hold a claim.

    Raises NoArticle for an article without sentences.
    """
    pieces = list(_passages(article, reach.passage_words))
    if not pieces:
        raise NoArticle("the article has no sentence that could be evidence", hint="is there text in it?")
    asked: list[tuple[AskName, Passage]] = [("lead", _passage(article, pieces[0], reach))]
    for numbers, hints in zip(pieces, _hints(article, pieces), strict=True):
        passage = _passage(article, numbers, reach, hints)
        asked.append(("facts", passage.model_copy(update={"caps": _caps(article, numbers, hints)})))
    asked.extend(_claims(article, pieces, reach))
    return tuple(Question(ask=name, request=request(prompt.asks[name], passage)) for name, passage in asked)


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
    return tuple(
        Question(ask="facts", request=request(prompt.asks["facts"], _narrow(article, number, *seen, reach)))
        for number, seen in looks
    )


def _narrow(article: Article, number: int, actors: list[str], places: list[str], reach: Reach) -> Passage:
    hints = {"NAMES": tuple(actors), "TIMES": (), "PLACES": tuple(places)}
    caps = {"who": len(actors), "what": 0, "when": 0, "where": len(places)}
    return _passage(article, [number], reach, hints).model_copy(update={"caps": caps})


_SCREENS: dict[AskName, Callable[[str, str | None], bool]] = {"demands": demanding, "threats": threatening}


def _claims(article: Article, pieces: list[list[int]], reach: Reach) -> Iterator[tuple[AskName, Passage]]:
    """Passages to ask about demands, then about threats; those with a sure cue after those without."""
    for index, (name, marks) in enumerate(_SCREENS.items()):
        hits = [
            n for n in range(1, len(article.sentences) + 1) if marks(article.sentence(n), article.language)
        ]
        found = [
            (any(sure(article.sentence(n), article.language)[index] for n in numbers), numbers)
            for numbers in _around(pieces, hits, reach)
        ]
        # Same examples one after another: a local server computes their part of the prompt once.
        for certain, numbers in sorted(found, key=lambda pair: pair[0]):
            yield name, _passage(article, numbers, reach).model_copy(update={"sure": certain})


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


def answer(question: Question) -> Generator[Request, Reply, Answer]:
    """Put one question: yields a request, is sent its reply, at most twice, and returns what was understood.

    Raises ReplyInvalid when the re-asked reply breaks the schema too.
    """
    reply = yield question.request
    if reply.cut:
        return _salvaged(question, reply)
    try:
        return _read(question, reply, asked=1)
    except ValidationError as error:
        first, problem = reply, _problem(error)
    reply = yield again(question.request, first.text, problem)
    reply = reply.model_copy(update={"usage": first.usage.plus(reply.usage)})
    if reply.cut:
        return _salvaged(question, reply, asked=2)
    try:
        # A server that keeps to a schema cannot break it: it ignored ours, whatever it said with its 200.
        return _read(question, reply, asked=2).model_copy(update={"rung": "prompt"})
    except ValidationError as error:
        failure = ReplyInvalid(
            f"the reply about {question.ask} breaks the schema, and so did the first one: {_problem(error)}",
            hint="try another model, or a server that supports JSON schema response formats",
        )
        failure.spent = reply.usage.model_dump()
        raise failure from error


def _read(question: Question, reply: Reply, asked: int) -> Answer:
    value = REPLIES[question.ask].model_validate_json(reply.text)
    return Answer(ask=question.ask, value=value, rung=reply.rung, usage=reply.usage, asked=asked)


def _problem(error: ValidationError) -> str:
    more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
    return f"{first_fault(error, 'the reply')}{more}"


def _salvaged(question: Question, reply: Reply, asked: int = 1) -> Answer:
    """The complete items of a reply that was cut at the token limit."""
    model = REPLIES[question.ask]
    try:
        data = pydantic_core.from_json(reply.text, allow_partial=True)
    except ValueError:
        data = None
    value = _complete_items(model, data) if isinstance(data, dict) else None
    return Answer(ask=question.ask, value=value, rung=reply.rung, usage=reply.usage, asked=asked, cut=True)


def _complete_items(model: type[AnswerNoun], data: dict[str, Any]) -> AnswerNoun | None:
    if model is Lead:
        return _valid(Lead, data)
    lists = {name: _items(model, name, data.get(name)) for name in model.model_fields}
    return model.model_validate(lists) if any(lists.values()) else None


def _items(model: type[BaseModel], name: str, rows: object) -> list[Any]:
    if not isinstance(rows, list):
        return []
    empty: dict[str, Any] = dict.fromkeys(model.model_fields, ())
    valid = (_valid(model, {**empty, name: [row]}) for row in rows)
    return [getattr(one, name)[0] for one in valid if one is not None]


Noun = TypeVar("Noun", bound=BaseModel)


def _valid(model: type[Noun], data: object) -> Noun | None:
    try:
        return model.model_validate(data)
    except ValidationError:
        return None


def draft(answers: tuple[Answer, ...]) -> Draft:
    """All answers as one draft, in the order of the questions."""
    parts: dict[str, list[Any]] = {
        name: [] for name in (*Facts.model_fields, *Demands.model_fields, *Threats.model_fields)
    }
    lead = None
    for one in answers:
        if one.value is None:
            continue
        if isinstance(one.value, Lead):
            lead = one.value
            continue
        for name in type(one.value).model_fields:
            parts[name].extend(getattr(one.value, name))
    return Draft(lead=lead, **{name: tuple(items) for name, items in parts.items()})


def weakest(answers: tuple[Answer, ...]) -> Rung:
    """The lowest rung any reply needed."""
    return max((one.rung for one in answers), key=RUNGS.index)
