"""How much two articles are about one story: shared words, the rare and the named ones counting more, and days apart."""

import datetime as dt
import math
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from briefing.checks.prepared import Word, prepare
from briefing.checks.rarity import rarity
from briefing.nouns.article import Article
from briefing.words import tokens

_TITLE, _LEAD, _REST = 3, 2, 1
"""How often a word counts in the title, in the first sentences, and elsewhere."""
_LEAD_SENTENCES = 3
_NAMED = 1.5
"""How much more a name weighs than another word as rare."""
_HALVED_AFTER = 120
"""Days apart at which the likeness is halved: a story of one summer hangs together, two years are two stories."""
_UNKNOWN = 60
"""Days that two articles count as apart where the day of one is not known: neither as of one day nor as years."""
_ENGLISH = "en"

_RUN = 4
"""Words in a row by which two texts are known to be one."""
_SAME = 0.7
"""Share of the shorter text's runs that the longer has when they are one text, shortened or slightly edited."""


@dataclass(frozen=True)
class Told:
    """What of an article is compared. `day` None: not published on a known day."""

    article: Article
    day: dt.date | None

    @cached_property
    def weights(self) -> dict[str, float]:
        """By key of a word, its weight; the squares sum to 1. Empty where nothing can be compared."""
        counts, named = _counts(self.article)
        raw = {
            key: (1 + math.log(count)) * rarity(key) * (_NAMED if key in named else 1.0)
            for key, count in counts.items()
        }
        length = math.sqrt(sum(weight * weight for weight in raw.values()))
        return {key: weight / length for key, weight in raw.items()} if length else {}

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Every run of words of the article's sentences, titles and page furniture left out."""
        article = self.article
        words = tokens(" ".join(article.text[start:end] for start, end in article.sentences))
        return frozenset(zip(*(words[at:] for at in range(_RUN)), strict=False))


def told(article: Article) -> Told:
    """The article ready for comparing."""
    return Told(article, day(article.published))


def day(published: str | None) -> dt.date | None:
    """The day of an ISO 8601 date or date-time; None where it is less precise or no date."""
    try:
        return dt.date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def likeness(one: Told, other: Told) -> float:
    """0 for nothing in common to 1 for the same words on the same day. Symmetric."""
    left, right = sorted((one.weights, other.weights), key=len)
    shared = sum(weight * right[key] for key, weight in left.items() if key in right)
    apart = abs((one.day - other.day).days) if one.day and other.day else _UNKNOWN
    return float(shared * 0.5 ** (apart / _HALVED_AFTER))


def same_text(one: Told, other: Told) -> bool:
    """Whether they print nearly the same text: one agency's copy, whole or shortened."""
    fewer, more = sorted((one.runs, other.runs), key=len)
    return bool(fewer) and len(fewer & more) >= _SAME * len(fewer)


def _counts(article: Article) -> tuple[Counter[str], set[str]]:
    """How often each word counts, and which of them are names."""
    counts: Counter[str] = Counter()
    named: set[str] = set()
    texts = [(article.title or "", _TITLE)]
    for number in range(1, len(article.sentences) + 1):
        texts.append((article.sentence(number), _LEAD if number <= _LEAD_SENTENCES else _REST))
    for text, times in texts:
        for word in prepare(text, article.language).content:
            if _compared(word, article.language):
                counts[word.key] += times
                if word.name:
                    named.add(word.key)
    return counts, named


def _compared(word: Word, language: str | None) -> bool:
    """Numbers tell no story. Rarity is that of English words: of another language only names are compared."""
    return not word.key[0].isdigit() and (word.name or language in {None, _ENGLISH})
