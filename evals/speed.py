"""Speed measured: quotes located beside langextract's aligner, and claims checked per second.

    python evals/speed.py [ARTICLES.jsonl] [--claims FILE.jsonl ...] [--rounds 5]

Locating: articles are joined to a text of 100,000 characters; 100 of its sentences, shuffled, must be found in
their place, and 100 that are not in it (a word or a number changed, a "not" dropped or added, sentences of other
articles) must not be found. `briefing.checks.locate` and, if it can be imported, langextract's WordAligner with its
defaults get the whole text in this process. langextract is no dependency; to measure it, install it into a folder of
its own and name that on PYTHONPATH. Its part takes minutes.

Checking: articles cut or filled up to 600 words; claims are those of the claims files, their twins, and sentences of
the articles. Processor time of this one thread, the articles prepared before. Prints JSON lines.
"""

import argparse
import importlib
import json
import random
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

from briefing.checks import Checker
from briefing.checks.locate import locate
from briefing.nouns.article import Article, Span
from briefing.reading import read_text

Row = dict[str, Any]
Aligner = Callable[[Sequence[str], str], tuple[Span | None, ...]]
_DATA = Path(__file__).parent / "mutations"
LENGTH = 100_000
QUOTES = 100
WORDS = 600
_SENTENCES = 20
"""Own sentences of each article among the claims held against it."""
_NEGATION = re.compile(r" (?:not|never)\b")
_AUXILIARY = re.compile(r"\b(?:is|was|are|were|will|would|has|have|had|can|could|should)\b(?! not| n)")
_DIGITS = re.compile(r"(?<![\w.,])\d+(?![\w.,]*\d)")


class Quotes(NamedTuple):
    """What is to be located: right quotes with their places, and wrong ones by kind."""

    text: str
    right: tuple[tuple[str, Span], ...]
    wrong: tuple[tuple[str, str], ...]


def quotes(texts: Sequence[str], length: int = LENGTH, count: int = QUOTES) -> Quotes:
    """The joined text and the quotes; `count` right ones, and `count` wrong ones in four equal kinds."""
    drawn = random.Random(7)
    number = size = 0
    while number < len(texts) and size < length:
        size += len(texts[number]) + 2
        number += 1
    joined = read_text("\n\n".join(texts[:number])[:length])
    text = joined.text
    inside = [one for one in _sentences(joined) if text.count(text[slice(*one)]) == 1]
    drawn.shuffle(inside)
    right = tuple((text[start:end], (start, end)) for start, end in inside[:count])
    words = [text[start:end] for start, end in inside]
    others = [read_text(one) for one in texts[number:]]
    foreign = [one.text[start:end] for one in others for start, end in _sentences(one)]
    drawn.shuffle(foreign)
    makers: dict[str, Iterator[str]] = {
        "word": (_word_changed(one, drawn) for one in words),
        "number": (_number_changed(one) for one in words),
        "not": (_not_changed(one) for one in words),
        "foreign": iter(foreign),
    }
    wrong: list[tuple[str, str]] = []
    for kind, made in makers.items():
        fresh = (one for one in made if one and one not in text)
        wrong += [(kind, one) for one, _ in zip(fresh, range(count // len(makers)), strict=False)]
    drawn.shuffle(wrong)
    return Quotes(text, right, tuple(wrong))


def _sentences(article: Article) -> list[Span]:
    """Spans of the sentences with at least ten words."""
    return [(s, e) for s, e in article.sentences if len(article.text[s:e].split()) >= 10]


def _word_changed(sentence: str, drawn: random.Random) -> str:
    words = sentence.split(" ")
    at = drawn.choice([n for n, word in enumerate(words) if word.isalpha() and len(word) > 3] or [0])
    return " ".join([*words[:at], "haddock", *words[at + 1 :]])


def _number_changed(sentence: str) -> str:
    return _DIGITS.sub(lambda found: str(int(found.group()) + 1), sentence, count=1)


def _not_changed(sentence: str) -> str:
    if _NEGATION.search(sentence):
        return _NEGATION.sub("", sentence, count=1)
    return _AUXILIARY.sub(lambda found: f"{found.group()} not", sentence, count=1)


def langextract() -> Aligner | None:
    """Its aligner with its defaults on the whole text, or None where it is not installed."""
    try:
        resolver = importlib.import_module("langextract.resolver")
        data = importlib.import_module("langextract.core.data")
    except ImportError:
        return None

    def aligned(wanted: Sequence[str], text: str) -> tuple[Span | None, ...]:
        group = [data.Extraction(extraction_class="quote", extraction_text=one) for one in wanted]
        found = resolver.WordAligner().align_extractions([group], text)[0]
        return tuple(
            (one.char_interval.start_pos, one.char_interval.end_pos) if one.char_interval else None
            for one in found
        )

    return aligned


def located(name: str, aligner: Aligner, given: Quotes, rounds: int) -> Row:
    """Processor seconds (the median of the rounds) for the right and the wrong quotes, and what was found."""
    seconds: dict[str, float] = {}
    found: dict[str, tuple[Span | None, ...]] = {}
    for kind, wanted in (("right", [q for q, _ in given.right]), ("wrong", [q for _, q in given.wrong])):
        times = []
        for _ in range(rounds):
            started = time.process_time()
            found[kind] = aligner(wanted, given.text)
            times.append(time.process_time() - started)
        seconds[kind] = statistics.median(times)
    accepted = Counter(
        kind for (kind, _), spot in zip(given.wrong, found["wrong"], strict=True) if spot is not None
    )
    in_place = sum(_same(spot, span) for spot, (_, span) in zip(found["right"], given.right, strict=True))
    return {
        "locating": name,
        "characters": len(given.text),
        "right": len(given.right),
        "found": sum(spot is not None for spot in found["right"]),
        "in_place": in_place,
        "wrong": len(given.wrong),
        "false_accepts": accepted.total(),
        "by_kind": dict(accepted),
        "seconds_right": round(seconds["right"], 4),
        "seconds_wrong": round(seconds["wrong"], 4),
    }


def _same(spot: Span | None, span: Span) -> bool:
    """Whether the place found is the quote's, up to three characters of punctuation at either end."""
    return spot is not None and abs(spot[0] - span[0]) <= 3 and abs(spot[1] - span[1]) <= 3


def sized(texts: Sequence[str], number: int, words: int = WORDS) -> Article:
    """The article with that number, cut at a sentence's end or filled up with the next ones to about that length."""
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


def checked(articles: Sequence[Article], claims: Sequence[Sequence[str]], rounds: int) -> Row:
    """Claims per second of processor time; `claims` are those of each article. The first round also fills caches."""
    started = time.process_time()
    checkers = [Checker(article) for article in articles]
    preparing = time.process_time() - started
    count = sum(len(one) for one in claims)
    rates, verdicts = [], Counter[str]()
    for _ in range(rounds):
        started = time.process_time()
        verdicts = Counter(
            c.check(claim).verdict for c, held in zip(checkers, claims, strict=True) for claim in held
        )
        rates.append(count / (time.process_time() - started))
    return {
        "checking": "briefing.checks.Checker",
        "articles": len(articles),
        "words": statistics.mean(len(one.text.split()) for one in articles),
        "claims": count,
        "verdicts": dict(verdicts),
        "prepare_ms_per_article": round(1000 * preparing / len(articles), 1),
        "claims_per_second": {
            "first": round(rates[0]), "median": round(statistics.median(rates)), "best": round(max(rates)),
        },
    }  # fmt: skip


def held_claims(rows: Sequence[Row], claims: Sequence[Row], articles: Sequence[Article]) -> list[list[str]]:
    """Per article its right claims, their twins, and its first sentences."""
    of: dict[str, list[str]] = {}
    for one in claims:
        of.setdefault(one["article"], []).extend(filter(None, (one["claim"], one.get("twin"))))
    return [
        [*of.get(row["id"], []), *(article.text[s:e] for s, e in article.sentences[:_SENTENCES])]
        for row, article in zip(rows, articles, strict=True)
    ]


def compared(given: Quotes, rounds: int) -> Iterator[Row]:
    """A line for ours, one for langextract's and the ratio of their times; or why there is none."""
    mine = located("briefing.checks.locate", locate, given, rounds)
    yield mine
    other = langextract()
    if other is None:
        yield {"locating": "langextract", "note": "not installed: nothing to compare with"}
        return
    theirs = located("langextract", other, given, 1)
    try:
        theirs["version"] = version("langextract")
    except PackageNotFoundError:
        theirs["version"] = None
    yield theirs
    yield {"times_as_fast": {kind: round(theirs[f"seconds_{kind}"] / mine[f"seconds_{kind}"]) for kind in ("right", "wrong")}}  # fmt: skip


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> None:
    """Reads the files named on the command line and prints what was measured."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("path", type=Path, nargs="?", default=_DATA / "articles.jsonl")
    parser.add_argument("--claims", type=Path, nargs="*", default=sorted(_DATA.glob("claims-*.jsonl")))
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    rows = _rows(chosen.path)
    texts = [read_text(row["text"]).text for row in rows]
    articles = [sized(texts, number) for number in range(len(rows))]
    claims = held_claims(rows, [one for path in chosen.claims for one in _rows(path)], articles)
    print(json.dumps(checked(articles, claims, chosen.rounds)), flush=True)
    for line in compared(quotes(texts), chosen.rounds):
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
