"""What a claim's score is made of: how much of its wording the article has, how close together, and what is new."""

import math
from collections.abc import Sequence
from itertools import pairwise

from briefing.checks.overlap import Found
from briefing.checks.prepared import Prepared, Word
from briefing.checks.rarity import rarity
from briefing.checks.source import Source

_PRONOUNS = frozenset("he she they it his her their him them we i".split())
_MIDDLING = (3.5, 6.0)
"""Rarity between everyday words and the rarest: chosen by eye on the list, not measured."""


def features(claim: Prepared, source: Source, found: Found) -> dict[str, float]:
    """By name, the figures of one sentence of a claim that has a content word: finite, 0 or more.

    `found` is what `overlap.find` gave for the same claim and source. Findings are no figures: they decide the
    verdict by themselves.
    """
    words = list({word.key: word for word in claim.content}.values())
    return {
        **_coverage(words, source, found),
        **_novelty(claim, words, source),
        **_order(claim, source, found),
        **_shape(claim, words, source, found),
    }


def together(sentences: Sequence[dict[str, float]]) -> dict[str, float]:
    """Of a claim of one or more sentences: each figure's mean, and how many sentences there were."""
    count = len(sentences)
    means = {name: sum(one[name] for one in sentences) / count for name in sentences[0]}
    return {"sentences": float(count), **means}


def _coverage(words: Sequence[Word], source: Source, found: Found) -> dict[str, float]:
    """Shares of the words, the rare ones counting more, that the article, a sentence or its surroundings have."""
    weights = [rarity(word.key) for word in words]
    total = sum(weights) or 1.0
    number = found.numbers[0]
    best = source.sentences[number]
    window = (best, *source.around(number))
    first, second, third = sorted((*found.shares, 0.0, 0.0), reverse=True)[:3]

    def part(held: Sequence[bool]) -> float:
        return sum(weight for weight, there in zip(weights, held, strict=True) if there) / total

    return {
        "exact": part([word.key in source.keys for word in words]),
        "loose": part([source.has(word) for word in words]),
        "best": first,
        "second": second,
        "third": third,
        "best_exact": part([word.key in best.keys for word in words]),
        "carried": found.carried,
        "spread": max(0.0, found.carried - first),
        "window": part([any(one.has(word) for one in window) for word in words]),
        "lead": _held_by(source.sentences[:3], words),
        "ending": _held_by((best,), words[-3:]),
        "names_near": _held_by(_near(found, source), [word for word in words if word.name]),
        "position": number / len(source.sentences),
        "apart": (max(found.numbers) - min(found.numbers)) / len(source.sentences),
    }


def _held_by(sentences: Sequence[Prepared], words: Sequence[Word]) -> float:
    """Share of the words that any of the sentences has; 1 where there are no words."""
    return sum(any(one.has(word) for one in sentences) for word in words) / len(words) if words else 1.0


def _near(found: Found, source: Source) -> tuple[Prepared, ...]:
    return tuple(
        one for number in found.numbers for one in (source.sentences[number], *source.around(number))
    )


def _novelty(claim: Prepared, words: Sequence[Word], source: Source) -> dict[str, float]:
    """Words that the article has in no form, or not in this one, by how rare news has them."""
    new = [word for word in words if not source.has(word)]
    other = [word for word in words if word.key not in source.keys]
    plain = [rarity(word.key) for word in new if not word.name and not word.low[0].isdigit()]
    tail = claim.content[-max(1, len(words) // 3) :]
    low, high = _MIDDLING
    return {
        "new": float(len(new)),
        "new_share": len(new) / len(words),
        "new_rare": sum(plain),
        "new_middling": float(sum(low <= one < high for one in plain)),
        "new_tail": sum(not source.has(word) for word in tail) / len(tail),
        "other_share": len(other) / len(words),
        "other_rare": sum(rarity(word.key) for word in other),
        "other_rarest": max((rarity(word.key) for word in other), default=0.0),
        "other_names": float(sum(word.name for word in other)),
    }


def _order(claim: Prepared, source: Source, found: Found) -> dict[str, float]:
    """Whether the claim's words follow each other as in the article, and stand close together there."""
    every = [word.key for word in claim.words]
    keys = [word.key for word in claim.content]
    pairs, content = list(pairwise(keys)), [pair in source.content_pairs for pair in pairwise(keys)]
    kept = [pair in source.pairs for pair in pairwise(every)]
    triples = [three in source.triples for three in zip(every, every[1:], every[2:], strict=False)]
    threes = [three in source.content_triples for three in zip(keys, keys[1:], keys[2:], strict=False)]
    near = [pair in source.near_pairs for pair in pairs]
    either = [
        there or (right, left) in source.near_pairs for (left, right), there in zip(pairs, near, strict=True)
    ]
    best = [word.key for word in source.sentences[found.numbers[0]].content]
    return {
        "pairs": _share(kept),
        "pairs_new": float(len(kept) - sum(kept)),
        "content_pairs": _share(content),
        "content_pairs_new": float(len(content) - sum(content)),
        "triples": _share(triples),
        "content_triples": _share(threes),
        "near_pairs": _share(near),
        "near_either": _share(either),
        "run": _longest(kept) / max(1, len(kept)),
        "joints": float(sum(a and not b and c for a, b, c in zip(kept, kept[1:], kept[2:], strict=False))),
        "breaks": float(sum(left and not right for left, right in pairwise(kept))),
        "alone": _alone(either) / len(keys),
        "fused": _fused(pairs, source) / max(1, len(pairs)),
        "one_sentence": _one_sentence(keys, source),
        "of_best": _in_order(keys, best) / max(1, len(best)),
    }


def _share(held: Sequence[bool]) -> float:
    return sum(held) / len(held) if held else 0.0


def _longest(held: Sequence[bool]) -> int:
    longest = run = 0
    for there in held:
        run = run + 1 if there else 0
        longest = max(longest, run)
    return longest


def _alone(held: Sequence[bool]) -> int:
    """Words that the article has near neither of their neighbours; `held` tells it pair by pair."""
    return sum(not (left or right) for left, right in pairwise((False, *held, False)))


def _fused(pairs: Sequence[tuple[str, str]], source: Source) -> int:
    """Neighbours in the claim that the article has only in different sentences."""
    places = source.places
    return sum(
        bool(places(left)) and bool(places(right)) and set(places(left)).isdisjoint(places(right))
        for left, right in pairs
    )


def _one_sentence(keys: Sequence[str], source: Source) -> float:
    """Share of the claim's words close to each other that some sentence of the article has both of."""
    where = {key: frozenset(source.places(key)) for key in keys}
    close = [
        not where[left].isdisjoint(where[right])
        for at, left in enumerate(keys)
        for right in keys[at + 1 : at + 4]
        if left != right
    ]
    return _share(close)


def _in_order(left: Sequence[str], right: Sequence[str]) -> int:
    """Length of the longest common subsequence."""
    row = [0] * (len(right) + 1)
    for one in left:
        before = 0
        for at, other in enumerate(right, 1):
            above = row[at]
            row[at] = before + 1 if one == other else max(above, row[at - 1])
            before = above
    return row[-1]


def _shape(claim: Prepared, words: Sequence[Word], source: Source, found: Found) -> dict[str, float]:
    """Length, manner and repetition: against what the other figures are to be read."""
    pairs = list(pairwise(word.key for word in claim.words))
    best = source.sentences[found.numbers[0]]
    return {
        "length": math.log1p(len(claim.words)),
        "document": math.log1p(source.length),
        "document_sentences": math.log(len(source.sentences)),
        "of_length": len(claim.content) / max(1, len(best.content)),
        "rare": sum(rarity(word.key) for word in words) / len(words),
        "names": float(sum(word.name for word in claim.content)),
        "pronoun": float(any(word.low in _PRONOUNS for word in claim.words[:3])),
        "lower": float(not any(word.form[0].isupper() for word in claim.words)),
        "repeated": 1 - len(words) / len(claim.content),
        "repeated_pairs": float(len(pairs) - len(set(pairs))),
    }
