"""The divergences of one theme: contrasts between its articles, and demands and threats that one of them alone has."""

from collections.abc import Iterator, Sequence
from itertools import islice, permutations, zip_longest

from briefing.checks.prepared import prepare
from briefing.digest.contrasts import Contrast, contrasts
from briefing.digest.likeness import day
from briefing.digest.matters import Reported, weight
from briefing.nouns.brief import Demand, Threat
from briefing.nouns.press_review import Divergence, Statement

MOST = 6
"""Contrasts of one theme, those about the most surely same matter first: more is no summary."""
MOST_ALONE = 3
"""Demands, and threats, that one article alone has, per theme."""
_REPORTED = 0.4
"""Share of what a demand says beyond the story that a sentence must have for its article to report it as well."""
_SAME_NEWS = 3
"""Days between two publications within which one may be missed in the other; later there are other news."""


def divergences(articles: Sequence[tuple[int, Reported]]) -> tuple[Divergence, ...]:
    """Where these articles of one theme (number, article) differ, contrasts first. Found by rules, never complete."""
    found: dict[frozenset[str], tuple[float, Divergence]] = {}
    for (ours, one), (theirs, other) in permutations(articles, 2):
        for contrast in contrasts(one, other):
            # The same two sentences once, also where an agency's copy has one of them again.
            said = frozenset({one.sentences[contrast.ours].text, other.sentences[contrast.theirs].text})
            found.setdefault(said, (contrast.near, _two_sided(contrast, (ours, one), (theirs, other))))
    nearest = sorted(found.values(), key=lambda one: -one[0])
    return tuple(one for _, one in nearest[:MOST]) + tuple(_alone(articles))


def _two_sided(contrast: Contrast, ours: tuple[int, Reported], theirs: tuple[int, Reported]) -> Divergence:
    sides = [_side(*ours, contrast.ours), _side(*theirs, contrast.theirs)]
    return Divergence(
        kind=contrast.kind,
        about=_about(contrast, [side.text for side in sides]),
        sides=tuple(sorted(sides, key=lambda side: side.article)),
    )


def _side(number: int, article: Reported, sentence: int) -> Statement:
    evidence = article.evidence(sentence)
    return Statement(article=number, text=evidence.text, evidence=(evidence,))


def _about(contrast: Contrast, texts: Sequence[str]) -> str:
    """The words that differ and stand in one of the sentences: "12 people / 15 people"."""
    shown = [word for word in contrast.words if any(word in text for text in texts)]
    return " / ".join(dict.fromkeys(shown))


def _alone(articles: Sequence[tuple[int, Reported]]) -> Iterator[Divergence]:
    """Demands and threats of one article that no other outlet's of the days after reports, each article in turn."""
    for kind in ("demand", "threat"):
        per_article = [
            list(_missing(kind, number, article, others))
            for number, article in articles
            if (others := [other for _, other in articles if _could_report(other, article)])
        ]
        in_turn = (one for row in zip_longest(*per_article) for one in row if one is not None)
        yield from islice(in_turn, MOST_ALONE)


def _missing(kind: str, number: int, article: Reported, others: Sequence[Reported]) -> Iterator[Divergence]:
    items: Sequence[Demand | Threat] = article.brief.demands if kind == "demand" else article.brief.threats
    for item in items:
        sentences = article.places(item.evidence)
        if item.verdict != "supported" or any(_reports(other, article, item) for other in others):
            continue
        evidence = tuple(article.evidence(place) for place in sentences)
        text = " ".join(one.text for one in evidence)
        yield Divergence(
            kind="demand" if kind == "demand" else "threat",
            about=", ".join(item.by),
            sides=(Statement(article=number, text=text, evidence=evidence, speaker=item.speaker),),
        )


def _reports(other: Reported, article: Reported, item: Demand | Threat) -> bool:
    """Whether a sentence of the other article has most of what this says beyond the story and whom it is about."""
    whom = " ".join([*item.by, *(item.of if isinstance(item, Demand) else item.against)])
    told = (_story(article) & _story(other)) | prepare(whom, article.article.language).keys
    sentences = [article.sentences[place] for place in article.places(item.evidence)]
    words = [word for sentence in sentences for word in sentence.content if word.key not in told]
    whole = weight(word.key for word in words)
    return any(
        weight(word.key for word in words if sentence.has(word)) >= _REPORTED * whole
        for sentence in other.sentences
    )


def _story(article: Reported) -> frozenset[str]:
    """The words of the title and the first sentence."""
    title = prepare(article.article.title or "", article.article.language).keys
    return title | (article.sentences[0].keys if article.sentences else frozenset())


def _could_report(other: Reported, article: Reported) -> bool:
    """Whether the other is another outlet's article in this language, of the same day or soon after."""
    left, right = article.article, other.article
    if article is other or left.language != right.language or (left.outlet and left.outlet == right.outlet):
        return False
    published, later = day(left.published), day(right.published)
    return published is not None and later is not None and 0 <= (later - published).days <= _SAME_NEWS
