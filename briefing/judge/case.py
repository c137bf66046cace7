"""What one question to the judge is about: a claim, and the sentences of the article that bear on it."""

from collections.abc import Iterable, Iterator

from briefing.nouns.article import Article, Span
from briefing.nouns.brief import Evidence
from briefing.nouns.frozen import Frozen
from briefing.words import stems, support

SENTENCES = 12
"""Most sentences put before the judge: a page or so of news. Chosen, not measured."""


class Case(Frozen):
    """A claim and the numbered sentences to judge it by; all of it is text from outside."""

    claim: str
    sentences: tuple[tuple[int, str], ...]
    published: str | None = None


def case_of(
    article: Article, claim: str, evidence: Iterable[Evidence] = (), *, most: int = SENTENCES
) -> Case:
    """The claim with at most that many sentences, in the article's order and under its numbers (from 1).

    First those the evidence touches, then those that share most words with the claim, each followed by its
    neighbours. A short article is given whole.
    """
    spans = [(one.start, one.end) for one in evidence]
    chosen: set[int] = set()
    for number in _in_order_of_worth(article, claim, spans):
        if len(chosen) >= most:
            break
        chosen.add(number)
    numbered = tuple((number, article.sentence(number)) for number in sorted(chosen))
    return Case(claim=claim, sentences=numbered, published=article.published)


def _in_order_of_worth(article: Article, claim: str, spans: list[Span]) -> Iterator[int]:
    count = len(article.sentences)
    wanted = stems(claim, article.language)
    shares = {
        number: support(wanted, stems(article.sentence(number), article.language))
        for number in range(1, count + 1)
    }
    touched = [
        number
        for number, (start, end) in enumerate(article.sentences, 1)
        if any(start < stop and begin < end for begin, stop in spans)
    ]
    ranked = sorted(shares, key=lambda number: (-shares[number], number))
    # Cited ones first whatever happens; neighbours say who "he" is.
    yield from touched
    for number in (*touched, *ranked):
        yield from (near for near in (number, number - 1, number + 1) if 1 <= near <= count)
