"""How many gold items a system found and how many it made up, list by list, as the rule of judging counts them."""

from briefing.evals.extraction.gold_articles import GoldArticle
from briefing.evals.extraction.items import Extraction, Item
from briefing.evals.extraction.marking import lost, marks
from briefing.evals.extraction.matching import COUNTED, CountedName, matched, wanted_items
from briefing.evals.score import Count, Score

CONTROLS = "controls: nothing invented"
POINTED = "evidence: pointed at"
TAKEN = "evidence: article taken by an item"
"""The rule of judging asks only that evidence overlaps; an item that points at everything would always fit."""


def fields(case: GoldArticle, found: Extraction) -> Score:
    """Precision, recall and F1 of every list and of the dates, as counts that add up over articles.

    F1 is twice the matches by given and gold items together. An article without any gold demand or threat is a
    control: nothing may be given there. Items that point at nothing in the article are counted too, and how
    much of it the others point at.
    """
    every = [matched(case, found, name) for name in COUNTED]
    counts: dict[str, Count] = {}
    for one in every:
        counts |= _counts(one.name, one.found, one.predicted, one.needed)
    items = [item for _, item in found.items()]
    pointing = [item for item in items if item.spans]
    counts[POINTED] = (len(pointing), len(items))
    counts[TAKEN] = (sum(map(_taken, pointing)), len(pointing) * len(case.document.text))
    clean = not found.demands and not found.threats
    if case.control:
        counts[CONTROLS] = (float(clean), 1)
    told = tuple(mark for one in every for mark in marks(one))
    return Score(counts=counts, marks=told, good=clean if case.control else None)


def missed(case: GoldArticle) -> Score:
    """The score of an article to which no answer came: nothing of its gold found, and no clean control."""
    every = {name: wanted_items(case, name) for name in COUNTED}
    counts: dict[str, Count] = {}
    for name, wanted in every.items():
        counts |= _counts(name, 0, 0, sum(not one.item.optional for one in wanted))
    if case.control:
        counts[CONTROLS] = (0, 1)
    told = tuple(mark for name, wanted in every.items() for mark in lost(name, wanted))
    return Score(counts=counts, marks=told, good=False)


def _taken(item: Item) -> int:
    """Characters that the item's spans cover, each once."""
    return len({at for start, end in item.spans for at in range(start, end)})


def _counts(name: CountedName, found: int, predicted: int, needed: int) -> dict[str, Count]:
    return {
        f"{name}: precision": (found, predicted),
        f"{name}: recall": (found, needed),
        f"{name}: F1": (2 * found, predicted + needed),
    }
