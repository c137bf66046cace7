"""Quotes to be located: sentences of a long text, and others that stand nowhere in it though nearly all their words do."""

import random
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from briefing.nouns.article import Article, Span
from briefing.nouns.frozen import Frozen
from briefing.reading import read_text

KINDS = ("word", "number", "not", "foreign")
"""What makes a quote wrong: a word changed, a number one higher, a "not" more or less, another article's sentence."""

SEED = 7

_NEGATION = re.compile(r" (?:not|never)\b")
_AUXILIARY = re.compile(r"\b(?:is|was|are|were|will|would|has|have|had|can|could|should)\b(?! not| n)")
_DIGITS = re.compile(r"(?<![\w.,])\d+(?![\w.,]*\d)")


class Quotes(Frozen):
    """A text with right quotes and their places in it, and wrong ones with their kind."""

    text: str
    right: tuple[tuple[str, Span], ...]
    wrong: tuple[tuple[str, str], ...]


def quotes(texts: Sequence[str], others: Sequence[str], count: int, length: int) -> Quotes:
    """`count` right quotes of the joined `texts`, cut after `length` characters, and as many wrong ones.

    The wrong ones are in equal parts of each kind, foreign sentences from the articles `others`; there are fewer of
    either where the texts do not give as many. The same texts give the same quotes.
    """
    drawn = random.Random(SEED)
    joined = read_text("\n\n".join(texts)[:length])
    text = joined.text
    inside = [one for one in _sentences(joined) if text.count(text[slice(*one)]) == 1]
    drawn.shuffle(inside)
    words = [text[start:end] for start, end in inside]
    foreign = [one.text[start:end] for one in map(read_text, others) for start, end in _sentences(one)]
    drawn.shuffle(foreign)
    makers: dict[str, Iterator[str]] = {
        "word": (_word_changed(one, drawn) for one in words),
        "number": (_number_changed(one) for one in words),
        "not": (_not_changed(one) for one in words),
        "foreign": iter(foreign),
    }
    wrong = [
        (kind, one)
        for kind in KINDS
        for one in islice((one for one in makers[kind] if one not in text), count // len(KINDS))
    ]
    drawn.shuffle(wrong)
    right = tuple((text[start:end], (start, end)) for start, end in inside[:count])
    return Quotes(text=text, right=right, wrong=tuple(wrong))


def _sentences(article: Article) -> list[Span]:
    """Spans of the sentences with at least ten words."""
    return [(s, e) for s, e in article.sentences if len(article.text[s:e].split()) >= 10]


def _word_changed(sentence: str, drawn: random.Random) -> str:
    words = sentence.split(" ")
    at = drawn.choice([n for n, word in enumerate(words) if word.isalpha() and len(word) > 3] or [0])
    return " ".join([*words[:at], "haddock", *words[at + 1 :]])


def _number_changed(sentence: str) -> str:
    """The sentence itself where it has no number; it then stands in the text and is no wrong quote."""
    return _DIGITS.sub(lambda found: str(int(found.group()) + 1), sentence, count=1)


def _not_changed(sentence: str) -> str:
    if _NEGATION.search(sentence):
        return _NEGATION.sub("", sentence, count=1)
    return _AUXILIARY.sub(lambda found: f"{found.group()} not", sentence, count=1)
