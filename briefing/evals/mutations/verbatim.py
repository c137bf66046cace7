"""Sentences of an article that can stand alone, as right claims that need no reader."""

import hashlib
import re
from collections.abc import Iterator

from briefing.evals.cases import Right
from briefing.nouns.article import Article

_LEANS = frozenset(
    "he she it they this that these those his her their its but and or so then also however meanwhile still yet nor "
    "such there here both another others instead therefore thus moreover furthermore additionally nevertheless "
    "nonetheless similarly i we you my our your as in which who afterwards later earlier consequently accordingly "
    "otherwise either neither thank well let please yes no good what how why when where who".split()
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|said|says|told|can|could|must|did|does|[a-z]{3,}ed)\b"
)
_SHORTEST, _LONGEST = 8, 45
"""Words: shorter ones are headings and asides, longer ones are lists and speeches."""


def sentences(article: Article, document: str, count: int) -> Iterator[Right]:
    """At most `count` sentences without a leading pronoun, as right claims; always the same ones.

    `document` is the article's id. White space inside is made single spaces; the evidence stays verbatim.
    """
    fit = [
        (number, article.text[start:end])
        for number, (start, end) in enumerate(article.sentences, 1)
        if _stands_alone(article.text[start:end])
    ]
    fit.sort(key=lambda one: hashlib.sha256(f"{document}/{one[0]}".encode()).digest())
    for number, text in sorted(fit[:count]):
        yield Right(
            id=f"sentence/{document}/{number}",
            article=document,
            origin="sentence",
            kind="sentence",
            claim=" ".join(text.split()),
            evidence=(text,),
        )


def _stands_alone(text: str) -> bool:
    words = text.split()
    if not _SHORTEST <= len(words) <= _LONGEST or not re.search(r"[.]$", text) or not text[0].isupper():
        return False
    opening = re.sub(r"\W.*", "", words[0]).casefold()
    marks = text.count('"') % 2 or text.count("“") != text.count("”") or text.count("(") != text.count(")")
    return (
        opening not in _LEANS
        and not marks
        and not any(":" in one for one in words[:8])
        and bool(_FINITE.search(text))
    )
