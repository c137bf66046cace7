"""The score: a logistic model over a claim's features, its weights in a table beside it."""

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _weights() -> tuple[float, tuple[tuple[str, float], ...]]:
    table = json.loads(files("briefing.checks").joinpath("weights.json").read_text(encoding="utf-8"))
    return float(table["intercept"]), tuple(
        (name, float(weight)) for name, weight in table["weights"].items()
    )


def score(features: Mapping[str, float]) -> float:
    """0 to 1: how likely people would call the claim faithful, as far as its features tell."""
    intercept, weights = _weights()
    total = intercept + sum(weight * features[name] for name, weight in weights)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
