"""Which given item is which gold item: by shared words of names, by the evidence's sentence, by day; greedily."""

import re
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from briefing.evals.extraction.gold_articles import GoldArticle, GoldItem
from briefing.evals.extraction.items import LISTS, Extraction, Item, ListName
from briefing.nouns.article import Span

CountedName = Literal["who", "what", "when", "where", "demands", "threats", "dates"]
COUNTED: tuple[CountedName, ...] = (*LISTS, "dates")
"""What is counted: the six lists, and the dates that the times of `when` were resolved to."""

STOP = frozenset(
    "the a an of and to in on for by with from s president minister leader leaders prime foreign government "
    "former mr mrs ms us state secretary general".split()
)
"""Words that make no two names alike. As the project's rule of judging has them (tests/score_extraction_rule.py)."""

_SENTENCE = re.compile(r"[^\n]*?(?:[.!?][\"”’')\]]*(?=\s|$)|\n|$)")


def words(names: Sequence[str]) -> frozenset[str]:
    """The content words of names taken together: letters only, lower case, two letters or more, none of STOP."""
    found = re.findall(r"[^\W\d_]+", " ".join(names).lower())
    return frozenset(word for word in found if word not in STOP and len(word) > 1)


def sentence_spans(text: str) -> tuple[Span, ...]:
    """Sentences as the rule of judging cuts them, which is coarser than the cut that models are shown."""
    return tuple(match.span() for match in _SENTENCE.finditer(text) if match.end() > match.start())


def widened(span: Span, sentences: Sequence[Span]) -> Span:
    """From the beginning of the first sentence it touches to the end of the last; itself if it touches none."""
    hit = [one for one in sentences if one[0] < span[1] and span[0] < one[1]]
    return (hit[0][0], hit[-1][1]) if hit else span


def overlap(place: Span, spans: Sequence[Span]) -> bool:
    """Whether one of the spans shares a character with the place."""
    return any(place[0] < end and start < place[1] for start, end in spans)


class Wanted(NamedTuple):
    """A gold item with where its evidence stands, and the sentences around it that count as its place."""

    item: GoldItem
    evidence: Span
    place: Span


class Rule(NamedTuple):
    """When an item is the gold item (`fits`), and when it is at least about the same place or name (`near`)."""

    fits: Callable[[Wanted, Item], bool]
    near: Callable[[Wanted, Item], bool]


class Matched(NamedTuple):
    """One list of one article compared. `pairs`: index of the gold item to index of the given one.

    Gold items that are needed come before the optional ones.
    """

    name: CountedName
    wanted: tuple[Wanted, ...]
    given: tuple[Item, ...]
    pairs: dict[int, int]

    @property
    def needed(self) -> int:
        """How many gold items count."""
        return sum(not one.item.optional for one in self.wanted)

    @property
    def found(self) -> int:
        """How many of those were given."""
        return sum(not self.wanted[index].item.optional for index in self.pairs)

    @property
    def predicted(self) -> int:
        """How many given items count: all but those that are optional gold."""
        return len(self.given) - (len(self.pairs) - self.found)


def matched(case: GoldArticle, found: Extraction, name: CountedName) -> Matched:
    """Each gold item with the first given one that fits and is not yet taken; needed gold items choose first."""
    wanted = wanted_items(case, name)
    given: tuple[Item, ...] = getattr(found, listed(name))
    pairs: dict[int, int] = {}
    for index, one in enumerate(wanted):
        taken = set(pairs.values())
        free = (at for at, item in enumerate(given) if at not in taken and RULES[name].fits(one, item))
        first = next(free, None)
        if first is not None:
            pairs[index] = first
    return Matched(name, wanted, given, pairs)


def wanted_items(case: GoldArticle, name: CountedName) -> tuple[Wanted, ...]:
    """The gold of one list, needed items first; of dates those that gold gives one for."""
    gold = [item for item in case.gold(listed(name)) if name != "dates" or item.iso]
    sentences = sentence_spans(case.document.text)
    ordered = sorted(gold, key=lambda item: item.optional)
    return tuple(_wanted(item, case.document.text, sentences) for item in ordered)


def listed(name: CountedName) -> ListName:
    """The list whose items are counted under that name."""
    return "when" if name == "dates" else name


def _wanted(item: GoldItem, text: str, sentences: Sequence[Span]) -> Wanted:
    start = text.find(item.evidence)
    evidence = (start, start + len(item.evidence))
    return Wanted(item, evidence, widened(evidence, sentences))


def same_name(wanted: Wanted, item: Item) -> bool:
    """A shared content word."""
    return bool(words([wanted.item.text]) & words([item.text]))


def same_place(wanted: Wanted, item: Item) -> bool:
    """The item points into the evidence's sentence."""
    return overlap(wanted.place, item.spans)


def same_time(wanted: Wanted, item: Item) -> bool:
    """The same place and any shared word or number."""
    shared = set(re.findall(r"\w+", wanted.item.text.lower())) & set(re.findall(r"\w+", item.text.lower()))
    return bool(shared) and same_place(wanted, item)


def same_day(wanted: Wanted, item: Item) -> bool:
    """The same first ten characters of the ISO date; where it stands does not matter."""
    return (wanted.item.iso or "")[:10] == (item.iso or "-")[:10]


def same_claim(wanted: Wanted, item: Item) -> bool:
    """The same place, and actors that share a content word unless one of the two names none."""
    gold, given = words([wanted.item.by]), words(item.by)
    return same_place(wanted, item) and (not gold or not given or bool(gold & given))


RULES: dict[CountedName, Rule] = {
    "who": Rule(same_name, same_name),
    "what": Rule(same_place, same_place),
    "when": Rule(same_time, same_place),
    "where": Rule(same_name, same_name),
    "demands": Rule(same_claim, same_place),
    "threats": Rule(same_claim, same_place),
    "dates": Rule(same_day, same_place),
}
