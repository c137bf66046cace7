"""What a claim's score is made of: how much of its wording the article has and where, and what the checks said."""

import math
from collections.abc import Sequence
from itertools import pairwise

from briefing.checks.overlap import Found
from briefing.checks.prepared import Prepared, Word
from briefing.checks.rarity import rarity
from briefing.checks.source import Source
from briefing.nouns.brief import Finding

CHECKS = ("values", "polarity", "names", "titles", "speakers", "quotations", "laundering", "roles")
_PRONOUNS = frozenset("he she they it his her their him them we i".split())


def features(claim: Prepared, source: Source, found: Found, findings: Sequence[Finding]) -> dict[str, float]:
    """By name, the figures of one sentence of a claim; each is between 0 and about 10."""
    words = list({word.key: word for word in claim.content}.values())
    return {
        **_coverage(words, source, found),
        **_novelty(words, source),
        **_order(claim, source, found),
        **_size(claim, source),
        **_said(findings),
    }


def _coverage(words: Sequence[Word], source: Source, found: Found) -> dict[str, float]:
    weights = [rarity(word.key) for word in words]
    total = sum(weights) or 1.0
    best = source.sentences[found.numbers[0]]
    shares = sorted(found.shares, reverse=True)
    window = [source.sentences[n] for n in _window(found.numbers[0], len(source.sentences))]

    def part(held: Sequence[bool]) -> float:
        return sum(weight for weight, there in zip(weights, held, strict=True) if there) / total

    return {
        "exact": part([word.key in source.keys for word in words]),
        "loose": part([source.has(word) for word in words]),
        "exact_count": sum(word.key in source.keys for word in words) / len(words),
        "best": shares[0],
        "best_exact": part([word.key in best.keys for word in words]),
        "second": shares[1] if len(shares) > 1 else 0.0,
        "carried": found.carried,
        "window": part([any(one.has(word) for one in window) for word in words]),
        "spread": found.carried - shares[0],
        "position": found.numbers[0] / len(source.sentences),
        "opening": sum(best.has(word) for word in words[:3]) / len(words[:3]),
        "ending": sum(best.has(word) for word in words[-3:]) / len(words[-3:]),
    }


def _window(number: int, last: int) -> range:
    return range(max(0, number - 1), min(last, number + 2))


def _novelty(words: Sequence[Word], source: Source) -> dict[str, float]:
    """Words that the article has in no form, by how rare news has them."""
    new = [word for word in words if not source.has(word)]
    exact = [word for word in words if word.key not in source.keys]
    plain = [word for word in new if not word.name and not word.low[0].isdigit()]
    return {
        "new": float(len(new)),
        "new_rare": sum(rarity(word.key) for word in plain),
        "new_rarest": max((rarity(word.key) for word in exact), default=0.0),
        "new_exact_rare": sum(rarity(word.key) for word in exact),
        "new_names": float(sum(word.name for word in exact)),
        "new_numbers": float(sum(word.low[0].isdigit() for word in exact)),
    }


def _order(claim: Prepared, source: Source, found: Found) -> dict[str, float]:
    """Whether the claim's words follow each other as in the article, and stand close together there."""
    pairs = list(pairwise(word.key for word in claim.words))
    content = list(pairwise(word.key for word in claim.content))
    kept, close = [pair in source.pairs for pair in pairs], [pair in source.content_pairs for pair in content]
    best = source.sentences[found.numbers[0]]
    first: dict[str, int] = {}
    for at, word in enumerate(best.content):
        first.setdefault(word.key, at)
    places = [first[word.key] for word in claim.content if word.key in first]
    turned = sum(left > right for left, right in pairwise(places))
    width = max(places) - min(places) + 1 if places else 1
    return {
        "pairs": sum(kept) / max(1, len(kept)),
        "content_pairs": sum(close) / max(1, len(close)),
        "pairs_new": float(len(kept) - sum(kept)),
        "content_pairs_new": float(len(close) - sum(close)),
        "run": _longest(kept) / max(1, len(kept)),
        "turned": turned / max(1, len(places) - 1),
        "dense": len(set(places)) / width if places else 0.0,
        "fused": _fused(content, source) / max(1, len(content)),
        "near_pairs": sum(pair in source.near_pairs for pair in content) / max(1, len(content)),
    }


def _longest(held: Sequence[bool]) -> int:
    longest = run = 0
    for there in held:
        run = run + 1 if there else 0
        longest = max(longest, run)
    return longest


def _fused(pairs: Sequence[tuple[str, str]], source: Source) -> int:
    """Neighbours in the claim that the article has only in different sentences."""
    count = 0
    for left, right in pairs:
        places = set(source.places(left))
        if places and source.places(right) and places.isdisjoint(source.places(right)):
            count += 1
    return count


def _size(claim: Prepared, source: Source) -> dict[str, float]:
    text = claim.text
    return {
        "length": math.log1p(len(claim.words)),
        "document": math.log1p(sum(len(one.words) for one in source.sentences)),
        "quoted": float('"' in text or "“" in text),
        "pronoun": float(any(word.low in _PRONOUNS for word in claim.words[:3])),
        "names": float(sum(word.name for word in claim.content)),
        "numbers": float(sum(word.low[0].isdigit() for word in claim.content)),
        "lower": float(not any(word.form[0].isupper() for word in claim.words)),
    }


def _said(findings: Sequence[Finding]) -> dict[str, float]:
    """Per check, how many doubts and faults; a fault decides the verdict, its weight only orders scores."""
    return {
        f"{check}_{severity}s": float(
            sum(finding.check == check and finding.severity == severity for finding in findings)
        )
        for check in CHECKS
        for severity in ("doubt", "fault")
    }


_LOW_IS_GOOD = frozenset(
    "new new_rare new_rarest new_exact_rare new_names new_numbers turned fused pairs_new content_pairs_new spread "
    "length position document names numbers lower quoted pronoun".split()
) | {f"{check}_{severity}s" for check in CHECKS for severity in ("doubt", "fault")}


def together(sentences: Sequence[dict[str, float]]) -> dict[str, float]:
    """Of a claim of several sentences: each figure's mean and its worst, and how many there were."""
    found: dict[str, float] = {"sentences": float(len(sentences))}
    for name in sentences[0]:
        figures = [one[name] for one in sentences]
        found[name] = sum(figures) / len(figures)
        found[f"{name}_worst"] = max(figures) if name in _LOW_IS_GOOD else min(figures)
    return found
