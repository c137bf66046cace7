"""The score's trees fitted to labelled claims, and what to expect of them on documents they have not seen.

    python evals/calibrate.py FAITHFULNESS.jsonl GOLD_FOLDER MUTATIONS_FOLDER [--jobs N] [--look]

Needs scikit-learn and numpy, which nothing else of the project needs. Writes `briefing/checks/weights.json` (not
with --look) and prints, as text: cross-validation by document per set and label, each data set left out once, and
the share of right claims of the suite `mutations` that are kept. Same data and code, same table.

A claim with a doubt or a fault is decided by it, so the trees learn from the claims without one; in every figure
printed here a claim counts as supported only if it has neither. Every set and label weighs the same; right claims
of `mutations` together as much as 2.4 such cells, the twins 0.6: chosen after trying shares of 0.6 to 12.
"""

import argparse
import datetime as dt
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import partial
from hashlib import sha256
from importlib import import_module
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple

from briefing.checks import Checker, calibration
from briefing.checks.features import together
from briefing.checks.verdict import SUPPORTED, UNCLEAR
from briefing.evals.cases import Case
from briefing.evals.labelled import labelled_cases
from briefing.evals.mutations.making import mutation_cases
from briefing.reading.sentences import sentences

TABLE = Path(__file__).resolve().parent.parent / "briefing" / "checks" / "weights.json"
SHAPE = {
    "max_depth": 4, "max_iter": 100, "learning_rate": 0.05, "min_samples_leaf": 30,
    "l2_regularization": 5.0, "max_features": 0.15, "early_stopping": False,
}  # fmt: skip
BAGS = 4
"""Boosted models whose mean is taken: they differ in which features each split may choose from."""
FOLDS = 5
RIGHT, TWINS = 2.4, 0.6
_OWN = "mutations"


class Row(NamedTuple):
    """One labelled claim as the checks saw it."""

    stratum: str
    label: int
    flagged: bool
    """Has a doubt or a fault."""
    figures: dict[str, float] | None
    document: str
    origin: str


class Data(NamedTuple):
    """All rows as arrays; `group` is equal where documents are the same or share sentences."""

    names: tuple[str, ...]
    figures: Any
    label: Any
    flagged: Any
    stratum: Any
    origin: Any
    group: Any
    weight: Any


def seen(cases: Sequence[Case]) -> list[Row]:
    """The claims of one document."""
    checker = Checker.of(cases[0].document, "en")
    return [_seen(case, checker) for case in cases]


def _seen(case: Case, checker: Checker) -> Row:
    spans = sentences(case.claim, (0, len(case.claim)), "en")
    examined = [one for start, end in spans if (one := checker.examine(case.claim[start:end]))]
    flagged = any(finding.severity in {"doubt", "fault"} for one in examined for finding in one.findings)
    figures = together([one.features for one in examined]) if examined else None
    return Row(case.kind, int(case.right), flagged, figures, case.document, case.origin)


def rows(labelled: Path, own: Sequence[Path], jobs: int) -> list[Row]:
    """Every claim that has a word to check."""
    cases = list(labelled_cases([labelled]))
    cases += [
        one.model_copy(update={"kind": _OWN}) for one in mutation_cases(own) if one.language in {"en", None}
    ]
    by_document: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        by_document[case.document].append(case)
    with Pool(jobs) as pool:
        found = [row for part in pool.imap(seen, by_document.values(), chunksize=8) for row in part]
    return [row for row in found if row.figures]


def groups(documents: Sequence[str]) -> list[int]:
    """A number per document, the same for documents that share a long sentence few others have."""
    holders: dict[str, set[int]] = defaultdict(set)
    for number, text in enumerate(documents):
        for piece in re.split(r"[.!?\n]+", text):
            bare = re.sub(r"[\W_]+", "", piece.casefold())
            if len(bare) >= 60:
                holders[bare].add(number)
    parent = list(range(len(documents)))

    def root(number: int) -> int:
        while parent[number] != number:
            number = parent[number]
        return number

    for same in holders.values():
        if 1 < len(same) <= 6:
            first, *others = sorted(same)
            for other in others:
                parent[root(other)] = root(first)
    return [root(number) for number in range(len(documents))]


def data(found: Sequence[Row]) -> Data:
    """Rows as arrays, with the weight each has in the fit."""
    np = import_module("numpy")
    documents = list(dict.fromkeys(row.document for row in found))
    group = dict(zip(documents, groups(documents), strict=True))
    names = tuple(found[0].figures or ())
    cells = Counter(_cell(row) for row in found)
    share = {(_OWN, 1): RIGHT, (_OWN, 0): TWINS}
    mean = len(found) / len(cells)
    return Data(
        names,
        np.array([[(row.figures or {})[name] for name in names] for row in found]),
        np.array([row.label for row in found]),
        np.array([row.flagged for row in found]),
        np.array([row.stratum for row in found]),
        np.array([row.origin for row in found]),
        np.array([group[row.document] for row in found]),
        np.array([share.get(_cell(row), 1.0) * mean / cells[_cell(row)] for row in found]),
    )


def _cell(row: Row) -> tuple[str, int]:
    return row.stratum, row.label


def fitted(of: Data, train: Any) -> list[Any]:
    """The models, from the rows of the mask that no finding decides."""
    ensemble = import_module("sklearn.ensemble")
    use = train & ~of.flagged
    models = [ensemble.HistGradientBoostingClassifier(**SHAPE, random_state=bag) for bag in range(BAGS)]
    return [model.fit(of.figures[use], of.label[use], sample_weight=of.weight[use]) for model in models]


def scores(models: Sequence[Any], of: Data, mask: Any) -> Any:
    """The score of the mask's rows; 0 for a row that a finding decides."""
    np = import_module("numpy")
    odds = np.mean([model.decision_function(of.figures[mask]) for model in models], axis=0)
    return np.where(of.flagged[mask], 0.0, 1 / (1 + np.exp(-odds)))


def crossed(of: Data) -> Any:
    """Scores from models that saw no document of the row's group."""
    np = import_module("numpy")
    unique = np.unique(of.group)
    fold = dict(zip(unique, np.random.RandomState(0).randint(0, FOLDS, len(unique)), strict=True))
    folds = np.array([fold[one] for one in of.group])
    return _held_out(of, [folds == number for number in range(FOLDS)])


def left_out(of: Data) -> Any:
    """Scores from models that saw neither the row's data set nor a document of its group."""
    sets = [one.split("/")[0] for one in of.stratum.tolist()]
    np = import_module("numpy")
    return _held_out(of, [np.array([one == name for one in sets]) for name in sorted(set(sets))])


def _held_out(of: Data, parts: Sequence[Any]) -> Any:
    np = import_module("numpy")
    found = np.zeros(len(of.label))
    for part in parts:
        train = ~part & ~np.isin(of.group, of.group[part])
        found[part] = scores(fitted(of, train), of, part)
    return found


def rates(of: Data, found: Any, counts: Any = None) -> dict[str, tuple[float, float]]:
    """(TPR, TNR) per stratum of the people's labels; `counts` says how often each row counts, default once."""
    np = import_module("numpy")
    counts = np.ones(len(found)) if counts is None else counts
    kept = found >= SUPPORTED
    table = {}
    for name in sorted(set(of.stratum.tolist()) - {_OWN}):
        here = of.stratum == name
        right, wrong = here & (of.label == 1), here & (of.label == 0)
        if counts[right].sum() and counts[wrong].sum():
            table[name] = (
                float(np.average(kept[right], weights=counts[right])),
                float(np.average(~kept[wrong], weights=counts[wrong])),
            )
    return table


def macro(table: dict[str, tuple[float, float]]) -> tuple[float, float, float]:
    """(balanced accuracy, TPR, TNR), each the mean over the strata."""
    right = sum(one for one, _ in table.values()) / len(table)
    wrong = sum(one for _, one in table.values()) / len(table)
    return (right + wrong) / 2, right, wrong


def interval(of: Data, found: Any, draws: int = 300) -> list[tuple[float, float]]:
    """95 % of the macro figures when groups of documents are drawn anew."""
    np = import_module("numpy")
    unique, where = np.unique(of.group, return_inverse=True)
    chance = np.random.RandomState(1)
    drawn = []
    for _ in range(draws):
        times = np.bincount(chance.randint(0, len(unique), len(unique)), minlength=len(unique))
        drawn.append(macro(rates(of, found, times[where].astype(float))))
    low, high = np.percentile(np.array(drawn), [2.5, 97.5], axis=0)
    return list(zip(low.tolist(), high.tolist(), strict=True))


def table(models: Sequence[Any], of: Data, fitted_on: dict[str, Any]) -> dict[str, Any]:
    """The trees as `briefing.checks.calibration` reads them. The fitted trees are no public part of scikit-learn."""
    trees = [stage[0].nodes for model in models for stage in model._predictors]
    start = sum(float(model._baseline_prediction.item()) for model in models) / len(models)
    used = sorted({int(one["feature_idx"]) for tree in trees for one in tree if not one["is_leaf"]})
    renamed = {old: new for new, old in enumerate(used)}
    return {
        "about": "Mean of boosted trees over the features of a claim without findings; made by evals/calibrate.py.",
        **fitted_on,
        "features": [of.names[number] for number in used],
        "start": round(start, 6),
        "trees": [_nested(tree, 0, renamed, len(models)) for tree in trees],
    }


def _nested(tree: Any, at: int, renamed: dict[int, int], models: int) -> Any:
    one = tree[at]
    if one["is_leaf"]:
        return round(float(one["value"]) / models, 5)
    # Upwards: a threshold may be a row's own figure, and that row belongs to the left.
    number, threshold = renamed[int(one["feature_idx"])], math.ceil(float(one["num_threshold"]) * 1e6) / 1e6
    sides = [_nested(tree, int(one[side]), renamed, models) for side in ("left", "right")]
    return [number, threshold, *sides]


def show(title: str, of: Data, found: Any) -> None:
    """Prints the table per stratum, the macro figures with intervals, and what the suite keeps."""
    np = import_module("numpy")
    print(f"\n{title}\n{'set':28}{'right':>7}{'wrong':>7}{'TPR':>8}{'TNR':>8}{'BAcc':>8}")
    strata = rates(of, found)
    for name, (right, wrong) in strata.items():
        here = of.label[of.stratum == name]
        print(
            f"{name:28}{here.sum():7}{(1 - here).sum():7}{right:8.3f}{wrong:8.3f}{(right + wrong) / 2:8.3f}"
        )
    spans = "  ".join(
        f"{label} {value:.3f} ({low:.3f} to {high:.3f})"
        for label, value, (low, high) in zip(
            ("BAcc", "TPR", "TNR"), macro(strata), interval(of, found), strict=True
        )
    )
    print(f"macro: {spans}")
    own = of.stratum == _OWN
    for name, group in (
        ("all", own),
        *((one, own & (of.origin == one)) for one in np.unique(of.origin[own])),
    ):
        right, wrong = group & (of.label == 1), group & (of.label == 0)
        free = right & ~of.flagged
        if right.any():
            kept, unflagged = (found[right] >= SUPPORTED).mean(), (found[free] >= SUPPORTED).mean()
            print(
                f"right claims, {name:12}{right.sum():6} kept {kept:.3f}; of those without a finding {unflagged:.3f}"
            )
        if wrong.any():
            print(f"wrong twins,  {name:12}{wrong.sum():6} caught {(found[wrong] < SUPPORTED).mean():.3f}")


def curve(of: Data, found: Any) -> None:
    """Prints how the figures move with the threshold; the verdict's own is fixed."""
    own = (of.stratum == _OWN) & ~of.flagged & (of.label == 1)
    print("\nif the threshold were   BAcc    TPR    TNR   right claims without a finding kept")
    for threshold in (0.2, UNCLEAR, 0.4, 0.45, SUPPORTED, 0.55, 0.6, 0.7):
        moved = found + SUPPORTED - threshold
        moved[of.flagged] = 0.0
        figures = "".join(f"{one:7.3f}" for one in macro(rates(of, moved)))
        print(f"{threshold:19.2f} {figures}   {(moved[own] >= SUPPORTED).mean():.3f}")


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when the table was written (or looked at), 2 when scikit-learn is missing."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("labelled", "gold", "mutations"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--jobs", type=int, default=2, help="processes for the features (default 2)")
    parser.add_argument("--look", action="store_true", help="print the figures, write nothing")
    asked = parser.parse_args(arguments)
    try:
        version = import_module("sklearn").__version__
    except ImportError:
        print("evals/calibrate.py needs scikit-learn: pip install scikit-learn", file=sys.stderr)
        return 2
    found = rows(asked.labelled, (asked.mutations, asked.gold), asked.jobs)
    of = data(found)
    show("cross-validated by document", of, held := crossed(of))
    curve(of, held)
    show("each data set left out once", of, left_out(of))
    if asked.look:
        return 0
    models = fitted(of, of.label >= 0)
    digest = sha256(asked.labelled.read_bytes()).hexdigest()
    made = table(models, of, {
        "fitted_on": f"{(~of.flagged).sum()} of {len(found)} claims; labelled rows sha256 {digest}",
        "fitted_at": dt.datetime.now(dt.UTC).date().isoformat(),
        "command": "python evals/calibrate.py FAITHFULNESS/dev.jsonl GOLD evals/mutations",
        "fitter": f"scikit-learn {version} HistGradientBoostingClassifier {SHAPE}, mean of {BAGS}",
    })  # fmt: skip
    disagreement(made, found, scores(models, of, ~of.flagged), of)
    TABLE.write_text(_lines(made), encoding="utf-8", newline="\n")
    print(
        f"\n{TABLE.name}: {TABLE.stat().st_size} bytes, {len(made['trees'])} trees, {len(made['features'])} features"
    )
    return 0


def disagreement(made: dict[str, Any], found: Sequence[Row], expected: Any, of: Data) -> None:
    """Raises if the table, asked as `calibration` does, says anything else than the models it was made from."""
    ask = partial(_asked, made["features"], made["start"], [calibration.node(tree) for tree in made["trees"]])
    free = [row for row, flagged in zip(found, of.flagged, strict=True) if not flagged]
    worst = max(abs(ask(row.figures or {}) - one) for row, one in zip(free, expected, strict=True))
    # Thresholds are rounded up to six decimals: figures closer to each other than that may change sides.
    if worst > 0.05:
        raise SystemExit(f"the table differs from the fitted models by {worst:.3f}")


def _asked(names: Sequence[str], start: float, trees: Sequence[Any], figures: dict[str, float]) -> float:
    total = start + sum(calibration.leaf(tree, [figures[name] for name in names]) for tree in trees)
    return float(1 / (1 + import_module("numpy").exp(-total)))


def _lines(made: dict[str, Any]) -> str:
    """JSON with a line per tree."""
    head = {key: value for key, value in made.items() if key != "trees"}
    trees = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in made["trees"])
    return json.dumps(head, indent=1)[:-2] + f',\n "trees": [\n{trees}\n]}}\n'


if __name__ == "__main__":
    sys.exit(main())
