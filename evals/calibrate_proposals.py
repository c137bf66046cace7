"""Fit `briefing/proposals/weights.json` on gold articles, and say how well it does on articles it has not seen.

    PYTHONPATH=<folder with scikit-learn> python evals/calibrate_proposals.py FOLDER [FOLDER …] [--plover FILE] [--write]

A FOLDER has `articles.jsonl` and `briefs.jsonl`. Figures are by nine folds of articles, counted as the rule of judging
counts (`briefing.evals.extraction.matching`); the threshold is the one that did best over all folds, so a new article
does a little worse. `--plover` adds single labelled sentences to what demands and threats are learnt from.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from briefing.evals.cases import article
from briefing.evals.extraction.gold_articles import GoldArticle, gold_articles
from briefing.evals.extraction.items import Extraction, Item, ListName
from briefing.evals.extraction.matching import RULES, matched, wanted_items
from briefing.proposals import actors, appeals, events
from briefing.proposals.parsed import Parsed
from briefing.reading import Metadata, bare

FOLDS = 9
STRENGTH = {"who": 0.05, "where": 0.02, "what": 0.05, "demands": 0.03, "threats": 0.03}
"""Inverse of the regularisation; small, since there are few gold items."""
AS_GOOD = 0.015
"""Thresholds whose F1 differs by less are taken for equally good; no such difference is measurable here."""
TARGET = Path(__file__).resolve().parent.parent / "briefing" / "proposals" / "weights.json"


class Row(NamedTuple):
    """A candidate: its features, the item it would be, and whether gold has it (None: an optional one)."""

    features: dict[str, float]
    what: Any
    """Candidate, sentence number or appeal."""
    item: Item
    right: bool | None


class Case(NamedTuple):
    """An article with its candidates for one list; sentences of PLOVER have no gold."""

    gold: GoldArticle | None
    rows: list[Row]


class Fitted(NamedTuple):
    """Weights of features, and the constant."""

    weights: dict[str, float]
    constant: float

    def sure(self, row: Row) -> float:
        """How likely the candidate is right."""
        total = self.constant + sum(
            self.weights.get(name, 0.0) * value for name, value in row.features.items()
        )
        return float(1 / (1 + np.exp(-total)))


def candidates(sort: ListName, parsed: Parsed) -> Iterator[tuple[dict[str, float], Any, Item]]:
    """(features, candidate, item) of everything that the list could hold."""
    spans = parsed.article.sentences
    if sort in {"who", "where"}:
        people = (*actors.named_candidates(parsed), *actors.group_candidates(parsed))
        for one in people if sort == "who" else actors.place_candidates(parsed):
            yield one.features, one, Item(text=one.name)
    elif sort == "what":
        for number, told in enumerate(events.features(parsed), 1):
            yield told, number, Item(text=parsed.texts[number - 1], spans=(spans[number - 1],))
    else:
        for appeal in appeals.appeals(parsed):
            if appeal.kind == sort:
                yield (
                    appeal.features,
                    appeal,
                    Item(text=appeal.text, by=appeal.by, spans=(spans[appeal.number - 1],)),
                )


def labelled(sort: ListName, gold: GoldArticle, parsed: Parsed) -> Case:
    """The candidates of an article, each with whether gold has it. Of demands and threats the place alone counts."""
    wanted = wanted_items(gold, sort)
    rows = []
    for features, what, item in candidates(sort, parsed):
        near = [one for one in wanted if RULES[sort].near(one, item)]
        right = None if near and all(one.item.optional for one in near) else bool(near)
        rows.append(Row(features, what, item, right))
    return Case(gold, rows)


def plover(path: Path, sort: ListName) -> list[Case]:
    """Single labelled sentences; those that may hold the other kind too count neither way."""
    cases = []
    kind = {"demands": "demand", "threats": "threaten"}[sort]
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        parsed = Parsed(bare(row["sentence"], Metadata(language="en")))
        open_ = row["also_contains_demand_or_request_wording"] or kind[:6] in (row["eye_check"] or "")
        right = True if row["gold_class"] == kind else None if open_ else False
        cases.append(Case(None, [Row(*one, right) for one in candidates(sort, parsed)]))
    return cases


def fit(sort: ListName, cases: Sequence[Case]) -> Fitted:
    """Logistic regression over standardised features, the scaling folded back into the weights."""
    rows = [row for case in cases for row in case.rows if row.right is not None]
    names = sorted({name for row in rows for name in row.features})
    table = np.array([[row.features.get(name, 0.0) for name in names] for row in rows])
    mean, spread = table.mean(0), table.std(0) + 1e-6
    model = LogisticRegression(C=STRENGTH[sort], max_iter=3000)
    model.fit((table - mean) / spread, np.array([row.right for row in rows]))
    weights = model.coef_[0] / spread
    return Fitted(
        dict(zip(names, map(float, weights), strict=True)),
        float(model.intercept_[0] - (weights * mean).sum()),
    )


def picked(sort: ListName, rated: Sequence[tuple[float, Row]], enough: float) -> list[Item]:
    """What the package would propose of these candidates."""
    over = [(sure, row) for sure, row in rated if sure >= enough]
    if sort in {"who", "where"}:
        ranked = [row.what for _, row in sorted(over, key=lambda one: -one[0])]
        kept = {id(one) for one in actors.distinct(ranked)}
        return [row.item for _, row in over if id(row.what) in kept]
    if sort == "what":
        return [row.item for _, row in sorted(rated, key=lambda one: -one[0])[:4]]
    items = {id(row.what): row.item for _, row in over}
    return [items[id(one)] for _, one in appeals.best([(sure, row.what) for sure, row in over])]


def counted(
    sort: ListName, cases: Sequence[Case], rated: dict[int, float], enough: float
) -> tuple[int, int, int]:
    """(found, given, needed) summed over the articles."""
    found = given = needed = 0
    for case in cases:
        assert case.gold is not None
        items = picked(sort, [(rated[id(row)], row) for row in case.rows], enough)
        one = matched(case.gold, Extraction.model_validate({sort: items}), sort)
        found, given, needed = found + one.found, given + one.predicted, needed + one.needed
    return found, given, needed


def f1(counts: tuple[int, int, int]) -> float:
    """Twice the matches by given and needed together."""
    found, given, needed = counts
    return 2 * found / max(given + needed, 1)


def by_folds(sort: ListName, cases: Sequence[Case], extra: Sequence[Case]) -> dict[int, float]:
    """Each candidate rated by a fit that has not seen its article."""
    rated: dict[int, float] = {}
    for fold in range(FOLDS):
        fitted = fit(sort, [*(case for at, case in enumerate(cases) if at % FOLDS != fold), *extra])
        rated |= {id(row): fitted.sure(row) for case in cases[fold::FOLDS] for row in case.rows}
    return rated


def main() -> None:
    """Fit every list, print the figures, and write the table if that is wanted."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--plover", type=Path)
    parser.add_argument("--write", action="store_true")
    said = parser.parse_args()
    gold = [one for one in gold_articles(said.folders) if one.document.lang == "en"]
    taken = [(one, Parsed(article(one.document))) for one in gold]
    tables: dict[str, Any] = {}
    for sort in STRENGTH:
        cases = [labelled(sort, *one) for one in taken]  # type: ignore[arg-type]
        extra = plover(said.plover, sort) if said.plover and sort in {"demands", "threats"} else []  # type: ignore[arg-type]
        rated = by_folds(sort, cases, extra)  # type: ignore[arg-type]
        tries = [(counted(sort, cases, rated, at), at) for at in np.arange(0.15, 0.75, 0.03)]  # type: ignore[arg-type]
        best = max(f1(counts) for counts, _ in tries)
        # Of thresholds that do as well the one in the middle: the ends are luck.
        good = [one for one in tries if f1(one[0]) > best - AS_GOOD]
        (found, given, needed), enough = good[len(good) // 2]
        print(
            f"{sort:8} F1 {f1((found, given, needed)):.3f}  {found} found, {given} given, {needed} needed, from {enough:.2f}"
        )
        fitted = fit(sort, [*cases, *extra])  # type: ignore[arg-type]
        weights = {name: round(value, 3) for name, value in fitted.weights.items() if abs(value) >= 0.001}
        tables[sort] = {
            "weights": weights,
            "constant": round(fitted.constant, 3),
            "enough": round(float(enough), 2),
        }
    if said.write:
        TARGET.write_text(json.dumps(tables, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        print(f"written: {TARGET.name}")


if __name__ == "__main__":
    main()
