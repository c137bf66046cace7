"""The score: small decision trees over a claim's features, their thresholds and leaves in a table beside it."""

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

Node = float | tuple[int, float, "Node", "Node"]
"""A leaf's value, or: number of a feature, a threshold, where to go up to it, where to go above it."""


@cache
def _table() -> tuple[tuple[str, ...], float, tuple[Node, ...]]:
    table = json.loads(files("briefing.checks").joinpath("weights.json").read_text(encoding="utf-8"))
    return tuple(table["features"]), float(table["start"]), tuple(map(node, table["trees"]))


def node(read: Any) -> Node:
    """A tree as it stands in the table, ready for asking."""
    if not isinstance(read, list):
        return float(read)
    number, threshold, up_to, above = read
    return int(number), float(threshold), node(up_to), node(above)


def leaf(tree: Node, figures: list[float]) -> float:
    """What one tree says of the figures: a summand of the log odds."""
    while isinstance(tree, tuple):
        tree = tree[2] if figures[tree[0]] <= tree[1] else tree[3]
    return tree


def score(features: Mapping[str, float]) -> float:
    """0 to 1, of what `features.together` gives: how the trees of the table judge the wording, without the findings.

    0.5 is where right and wrong claims of the rows they were fitted to balance, every set and label weighing
    the same (`evals/calibrate.py`); it is no probability of being right. KeyError for a missing feature.
    """
    names, start, trees = _table()
    figures = [features[name] for name in names]
    total = start + sum(leaf(tree, figures) for tree in trees)
    return 1 / (1 + math.exp(-total))
