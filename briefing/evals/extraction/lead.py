"""A baseline that understands nothing: the first three sentences, with what code sees in them."""

from collections.abc import Iterator

from briefing.chat import ChatModel
from briefing.evals.cases import article
from briefing.evals.extraction.briefs import About
from briefing.evals.extraction.items import Extraction, Item
from briefing.names import located, named
from briefing.nouns.article import Article
from briefing.times import expressions, is_length, resolve

SENTENCES = 3
"""How long a lead is."""


def lead(case: About, model: ChatModel) -> Extraction:
    """The lead as events, the names, times and places in it, and no demand or threat. Asks no model.

    Every item's claim is the sentence it stands in, word for word.
    """
    read = article(case.document)
    numbers = range(1, min(SENTENCES, len(read.sentences)) + 1)
    found = list(_named(read, numbers))
    return Extraction(
        headline=read.title,
        bottom_line=read.sentence(1),
        who=tuple(item for item in found if not located(item.text, item.claim)),
        what=tuple(_item(read, number, read.sentence(number)) for number in numbers),
        when=tuple(item for number in numbers for item in _times(read, number)),
        where=tuple(item for item in found if located(item.text, item.claim)),
    )


def _named(read: Article, numbers: range) -> Iterator[Item]:
    for actor in named(read):
        here = [number for number in actor.sentences if number in numbers]
        if here:
            yield _item(read, here[0], actor.name)


def _times(read: Article, number: int) -> Iterator[Item]:
    sentence = read.sentence(number)
    for phrase in expressions(sentence, read.language):
        if not is_length(phrase):
            iso, _ = resolve(phrase, read.published, read.language, around=sentence)
            yield _item(read, number, phrase, iso)


def _item(read: Article, number: int, text: str, iso: str | None = None) -> Item:
    span = read.sentences[number - 1]
    return Item(text=text, iso=iso, spans=(span,), claim=read.sentence(number))
