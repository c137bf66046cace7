"""What happened: the sentences that tell the news, and what speaks for each of them."""

import re
from collections.abc import Sequence

from briefing import words
from briefing.proposals.parsed import Parsed
from briefing.proposals.scoring import table
from briefing.times import expressions

_DATELINE = re.compile(
    r"^\W*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?[A-Z][a-z]+ \d{1,2},? \d{4}\W*$"
)


STRETCH = 3000
"""Words of a long text of which main events are taken, so that its second half is not lost."""
_PER_STRETCH, _OF_A_SHORT_ONE, _SHORT = 4, 3, 9
"""Sentences taken of a stretch, and of one with fewer than _SHORT sentences (docs/experiments.md, row 40)."""
_TELLS = 7
"""Words from which a sentence tells anything."""
MOST = 16
"""Sentences of the longest text: what one question can hold."""


def main(parsed: Parsed) -> tuple[int, ...]:
    """Numbers of the sentences that tell the main events, in their order; some of every stretch of a long text."""
    judge = table("what")
    sure = [judge.probability(told) for told in features(parsed)]
    found: list[int] = []
    for stretch in _stretches(parsed.texts):
        most = _PER_STRETCH if len(stretch) >= _SHORT else _OF_A_SHORT_ONE
        told = [number for number in stretch if _tells(parsed, number)]
        found += sorted(told or stretch, key=lambda number: -sure[number - 1])[:most]
    likeliest = sorted(found, key=lambda number: -sure[number - 1])
    spread = likeliest[:: max(1, -(-len(likeliest) // MOST))]
    return tuple(sorted(spread if len(found) > MOST else found))


def _tells(parsed: Parsed, number: int) -> bool:
    """Whether the sentence has a verb of its own and more than a few words: "Putin: Mr President, ladies" has not."""
    return len(parsed.texts[number - 1].split()) >= _TELLS and any(
        word.role == "ROOT" and word.part in {"VERB", "AUX"} for word in parsed.sentences[number - 1].words
    )


def _stretches(texts: Sequence[str]) -> list[list[int]]:
    """Sentence numbers in stretches of about STRETCH words."""
    stretches: list[list[int]] = [[]]
    size = 0
    for number, text in enumerate(texts, 1):
        if size > STRETCH:
            stretches.append([])
            size = 0
        stretches[-1].append(number)
        size += len(text.split())
    return stretches


def is_dateline(text: str) -> bool:
    """Whether the sentence is nothing but the day of publication, as Wikinews and agencies print it on top."""
    return _DATELINE.match(text) is not None


def features(parsed: Parsed) -> tuple[dict[str, float], ...]:
    """For each sentence what speaks for its telling a main event."""
    size = len(parsed.texts)
    title = words.stems(parsed.article.title or "", "en")
    told = [words.stems(text, "en") for text in parsed.texts]
    often = {stem: sum(stem in one for one in told) for stem in set().union(*told)}
    datelines = sum(is_dateline(text) for text in parsed.texts[:3])
    found = []
    for at, (text, sentence) in enumerate(zip(parsed.texts, parsed.sentences, strict=True)):
        root = next((word for word in sentence.words if word.role == "ROOT"), None)
        voiced = parsed.voices[at]
        own = told[at]
        place = at - datelines
        found.append(
            {
                "first": float(place == 0),
                "second": float(place == 1),
                "third": float(place == 2),
                "place": at / size,
                "early": 1 / (1 + max(place, 0)),
                "title": len(own & title) / max(len(title), 1),
                "long": min(len(text.split()), 50) / 50,
                "short": float(len(text.split()) < 7),
                "central": sum(often[stem] for stem in own) / max(len(own), 1) / size,
                "voiced": float(bool(voiced)),
                "quotation": float(any(voice.quotes for voice in voiced)),
                "opens quoted": float(text.lstrip()[:1] in {"“", '"', "'"}),
                "past": float(root is not None and root.tag == "VBD"),
                "perfect": float(root is not None and root.tag == "VBN"),
                "present": float(root is not None and root.tag in {"VBZ", "VBP"}),
                "dated": float(bool(expressions(text, "en"))),
                "numbers": float(any(word.part == "NUM" for word in sentence.words)),
                "names": float(min(sum(bool(word.sort) for word in sentence.words), 10)) / 10,
                "pronoun": float(bool(sentence.words) and sentence.words[0].part == "PRON"),
                "past year": float(bool(re.search(r"\b(?:in|since|from) (?:19|20)\d\d\b", text))),
                "had": float(bool(re.search(r"\bhad\b", text))),
                "dateline": float(is_dateline(text)),
                "long text": min(size, 60) / 60,
            }
        )
    return tuple(found)
