"""How sure a proposal is: a small table of weights per list, fitted on gold articles by `evals/proposals.py`."""

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from briefing.nouns.frozen import Frozen

Sort = Literal["who", "where", "what", "demands", "threats"]


class Table(Frozen):
    """Weights of one list's features (absent features count 0), the constant, and from when on a proposal is made."""

    weights: dict[str, float]
    constant: float
    enough: float
    """Probability from which it stands."""
    doubtful: float = 0.0
    """Probability from which a model is asked about it; below, nobody is."""

    def probability(self, features: Mapping[str, float]) -> float:
        """How likely gold has it, 0 to 1."""
        total = self.constant + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-total))


@cache
def table(sort: Sort) -> Table:
    """The fitted table of a list."""
    data = json.loads(files("briefing.proposals").joinpath("weights.json").read_text(encoding="utf-8"))
    return Table.model_validate(data[sort])
