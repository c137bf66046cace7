"""What a brief says, as the rules see it: one unit for each line, with the words it rests on."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from briefing.checks.source import Source
from briefing.nouns.article import Article
from briefing.nouns.brief import (
    Background,
    Brief,
    Deadline,
    Demand,
    Evidence,
    Figure,
    Item,
    Quote,
    Threat,
    What,
    When,
    Where,
    Who,
)  # fmt: skip
from briefing.times import Anchor, anchor
from briefing.values import Value, values
from briefing.voices import Heard, hear, quotations

NOT_STATED = "not stated"
"""What a template prints of a demand or threat of which nobody is known to make it."""
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SAME = str.maketrans(dict.fromkeys('“”„«»‟‘’‚‹›‛"', "'"))


def normal(text: str) -> str:
    """The declared normalisation of quoted words: marks of one kind, as those within others change theirs; plain
    single spaces, nothing invisible."""
    return " ".join(_INVISIBLE.sub("", text).translate(_SAME).split())


@dataclass(frozen=True)
class Said:
    """One sentence or item. `text` is without citations and without what the program added in brackets."""

    place: str
    text: str
    section: str | None
    """The list it stands in ("what"), or None for a text that stands in none."""
    evidence: tuple[str, ...] = ()
    """The article's words that it cites, where they are known."""
    note: str = ""
    """What its closing bracket says: "denied by Brill", "15 May 2025: …"."""
    dated: tuple[str, ...] = ()
    """Time phrases of the article that it gives a day for, or says of that they are not resolved."""
    speakers: tuple[str, ...] = ()
    """Whom it names as speaking, demanding or threatening, apart from its text."""
    cited: bool = True

    @cached_property
    def unquoted(self) -> str:
        """The text with what stands in quotation marks blanked, place by place."""
        text = self.text
        for piece in quotations((text,))[0]:
            text = text[: piece.start] + " " * (piece.end - piece.start) + text[piece.end :]
        return text

    @cached_property
    def resting(self) -> str:
        """Its evidence as one text."""
        return " ".join(self.evidence)


@dataclass(frozen=True)
class Ground:
    """The article, taken apart once for all rules."""

    article: Article
    _kept: dict[str, tuple[Value, ...]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences in order."""
        return tuple(self.article.text[start:end] for start, end in self.article.sentences)

    @cached_property
    def normal(self) -> str:
        """Its text and title in the form in which quoted words are compared."""
        return normal(f"{self.article.text}\n{self.article.title or ''}")

    @cached_property
    def heard(self) -> Heard:
        """Its voices."""
        return hear(self.sentences, self.article.language or "en")

    @cached_property
    def source(self) -> Source:
        """Its sentences as words, for the check of names."""
        one = self.article
        about = " ".join(filter(None, (one.title, one.author, one.outlet)))
        source = Source(one.text, one.sentences, one.language, about)
        # A speech need not name its speaker, and the check is lenient then; a name that is printed must be somewhere.
        source.__dict__.update(speaks_of_itself=False, has_first_person=False)
        return source

    @property
    def everywhere(self) -> tuple[int, ...]:
        """Numbers of all its sentences, from 0."""
        return tuple(range(len(self.article.sentences)))

    @property
    def english(self) -> bool:
        """Whether rules about words can be applied; an unknown language is taken for English."""
        return (self.article.language or "en") == "en"

    @cached_property
    def anchor(self) -> Anchor:
        """The day of publication, or the days between which the text puts it."""
        return anchor(self.sentences, self.article.published, None, self.article.language)

    @cached_property
    def all_values(self) -> tuple[Value, ...]:
        """Values of all its sentences."""
        return tuple(value for one in self.sentences for value in self.values(one))

    def values(self, text: str) -> tuple[Value, ...]:
        """Values of a text of the article, found once."""
        if text not in self._kept:
            self._kept[text] = values(text, self.article.language or "en")
        return self._kept[text]


def said_by(brief: Brief) -> tuple[Said, ...]:
    """Every line of the brief in the order in which it is printed."""
    return tuple(_said(brief))


def _said(brief: Brief) -> Iterator[Said]:
    if brief.bottom_line:
        one = brief.bottom_line
        yield Said("bottom_line", one.text, "bottom_line", _texts(one.evidence))
    for name in ("what", "who", "when", "where", "demands", "threats", "quotes", "figures", "background"):
        items: tuple[Item, ...] = getattr(brief, name)
        for item in items:
            yield _of(item, name)


def _texts(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(one.text for one in evidence)


def _of(item: Item, name: str) -> Said:
    evidence = _texts(item.evidence)
    if isinstance(item, What):
        who = (item.speaker,) if item.speaker else ()
        return Said(item.id, item.statement, name, evidence, note=item.status, speakers=who)
    if isinstance(item, Demand | Threat):
        return _call(item, name, evidence)
    if isinstance(item, When | Background):
        text = item.event if isinstance(item, When) else item.statement
        return Said(item.id, text, name, evidence, dated=(item.phrase,))
    if isinstance(item, Quote):
        return Said(item.id, f"“{item.text}”", name, evidence, speakers=(item.speaker,))
    if isinstance(item, Who):
        return Said(item.id, item.role, name, evidence, speakers=(item.name,))
    if isinstance(item, Where | Figure):
        return Said(item.id, item.event if isinstance(item, Where) else item.statement, name, evidence)
    raise TypeError(f"no wording for {type(item).__name__}")


def _call(item: Demand | Threat, name: str, evidence: tuple[str, ...]) -> Said:
    answer = item.response.evidence if isinstance(item, Demand) and item.response else ()
    asked = (item.demand, item.condition) if isinstance(item, Demand) else (item.consequence, item.trigger)
    deadline: Deadline | None = item.deadline
    speakers = (*item.by, *((item.speaker,) if item.speaker else ()))
    text = "; ".join(part for part in asked if part)
    dated = (deadline.phrase,) if deadline else ()
    note = "" if item.by else NOT_STATED
    return Said(item.id, text, name, (*evidence, *_texts(answer)), note, dated, speakers)
