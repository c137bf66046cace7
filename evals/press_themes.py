"""How well articles are grouped into themes: pairs that belong together, against pairs that the program puts together.

    python evals/press_themes.py [--look]

Asks no model; takes seconds. The labels stand below: a language model read the 76 English articles of
`evals/extraction` (its own twelve, `more`, `further`, `unseen`), no person went through them. A pair is right that
an editor would print under one heading; EITHER lists pairs for which both would do, and they count neither way.
Prints pairs right, wrong and missed on the articles that the threshold was chosen on, on pairs with an article of
`unseen`, on pairs of one fortnight, and once more as if every article were of one day, where nothing but words keeps
stories apart. --look prints the themes. Same data and code, same figures.
"""

import argparse
import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

from briefing.digest import themes
from briefing.digest.likeness import Told, told
from briefing.evals.cases import article, load_documents
from briefing.evals.wilson import wilson

HOME = Path(__file__).resolve().parent / "extraction"
FOLDERS = ("", "more", "further", "unseen")
NEAR = 14
"""Days apart of articles that one review may hold."""
TRIED = tuple(step / 100 for step in range(9, 27, 2))

TOGETHER = (
    ("wn-2019-064", "wn-2019-085", "wn-2019-096", "wn-2019-125"),  # Hong Kong, summer 2019
    ("wn-2019-077", "wn-2019-078"),  # Puerto Rico's governor resigns
    ("wn-2019-101", "wn-2019-115"),  # prorogation of the British parliament
    ("wn-2019-154", "wn-2019-168"),  # impeachment of Donald Trump
    ("us-2020-01-03", "wn-2020-002", "kr-62539"),  # the killing of Qasem Soleimani
    ("gv-07", "gv-12", "gv-14"),  # Barack Obama's address in Cairo
    ("wn-2020-096", "wn-2020-109"),  # the US election of 2020
    ("kr-51376", "kr-51511"),  # Russia in Syria, spring 2016
)
EITHER = (
    ("kr-62948", "wn-2019-143", "kr-63897", "kr-59846"),  # northern Syria, Russia and Turkey
    ("kr-57228", "kr-57257"),  # Syria, April 2018
    ("wn-2019-157", "wn-2020-002"), ("wn-2019-157", "us-2020-01-03"), ("wn-2019-157", "kr-62539"),  # Iraq
    ("kr-63882", "kr-63897"),  # calls of August 2020
    ("wn-2019-012", "wn-2019-015"),  # Iran, January 2019
    ("wn-2019-106", "wn-2019-120"),  # Saudi Arabia, September 2019
    ("wn-2019-001", "wn-2019-004"),  # the new Congress, January 2019
)  # fmt: skip

Pair = frozenset[str]


def pairs(groups: Iterable[Sequence[str]]) -> set[Pair]:
    """Every two of each group."""
    return {frozenset(two) for group in groups for two in combinations(group, 2)}


def row(name: str, found: set[Pair], wanted: set[Pair]) -> str:
    """Precision and recall with their counts and 95 % Wilson intervals."""
    right = len(found & wanted)
    said = [f"{name}: right {right}, wrong {len(found - wanted)}, missed {len(wanted - found)}"]
    for what, of in (("precision", len(found)), ("recall", len(wanted))):
        low, high = wilson(right, of)
        said.append(f"{what} {right}/{of} [{low:.2f}, {high:.2f}]")
    return "; ".join(said)


def _apart(one: Told, other: Told) -> int:
    assert one.day
    assert other.day
    return abs((one.day - other.day).days)


def main() -> None:
    """Read, group, count, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--look", action="store_true", help="print the themes of more than one article")
    look = parser.parse_args().look
    articles: dict[str, Told] = {}
    unseen: set[str] = set()
    for folder in FOLDERS:
        documents = load_documents(HOME / folder / "articles.jsonl")
        english = {name: told(article(one)) for name, one in documents.items() if one.lang == "en"}
        articles |= english
        unseen |= set(english) if folder == "unseen" else set()
    wanted, either = pairs(TOGETHER), pairs(EITHER)

    def grouped(names: Sequence[str], one_day: bool = False) -> list[list[str]]:
        known = [
            Told(articles[name].article, dt.date(2020, 1, 1)) if one_day else articles[name] for name in names
        ]
        return [[names[place] for place in group] for group in themes.grouped(known)]

    seen = [name for name in articles if name not in unseen]
    every = list(articles)
    print(f"{len(seen)} articles, and {len(unseen)} unseen; {len(wanted)} pairs belong together")
    print(row("seen", pairs(grouped(seen)) - either, {pair for pair in wanted if not pair & unseen}))
    groups = grouped(every)
    print(row("with an unseen one", {one for one in pairs(groups) - either if one & unseen}, {one for one in wanted if one & unseen}))  # fmt: skip
    near = {one for one in pairs([every]) if _apart(*(articles[name] for name in one)) <= NEAR}
    print(f"{len(near)} pairs are at most {NEAR} days apart")
    print(row("of these", (pairs(groups) - either) & near, wanted & near))
    print(row("seen, as of one day", pairs(grouped(seen, one_day=True)) - either, {pair for pair in wanted if not pair & unseen}))  # fmt: skip
    chosen = themes.TOGETHER
    for tried in TRIED:
        themes.TOGETHER = tried
        print(row(f"seen, at {tried:.2f}", pairs(grouped(seen)) - either, {one for one in wanted if not one & unseen}))  # fmt: skip
    themes.TOGETHER = chosen
    for group in groups if look else ():
        if len(group) > 1:
            print("  " + ", ".join(group))


if __name__ == "__main__":
    main()
