"""What a model answers that is asked for a whole article at once: items that cite sentences, or that quote."""

from abc import abstractmethod

from briefing.evals.extraction.claims import claim_of
from briefing.evals.extraction.items import Item, ListName
from briefing.evals.extraction.quoting import located_quote
from briefing.nouns.article import Article, Span
from briefing.nouns.draft import Names, Numbers
from briefing.nouns.frozen import Frozen

CAPS: dict[str, int] = {"who": 8, "what": 6, "when": 6, "where": 6, "demands": 8, "threats": 6}
"""How long the schema lets a list be; no gold list of the suite is longer."""


class Said(Frozen):
    """An item as the model gave it, whatever it is about."""

    def item(self, article: Article) -> Item:
        """The item with its claim and the places it points at in the article's text."""
        return self.said().model_copy(update={"spans": self.spans(article)})

    @abstractmethod
    def said(self) -> Item:
        """The item without its places."""

    @abstractmethod
    def spans(self, article: Article) -> tuple[Span, ...]:
        """The places it points at; none where it points at nothing that is there."""


class Cited(Said):
    """Points by sentence numbers, which come before everything else."""

    s: Numbers

    def spans(self, article: Article) -> tuple[Span, ...]:
        """The sentences with these numbers; a number that no sentence has points at nothing."""
        known = range(1, len(article.sentences) + 1)
        return tuple(article.sentences[number - 1] for number in sorted(set(self.s)) if number in known)


class Quoted(Said):
    """Points by words of the article, given after everything else."""

    quote: str

    def spans(self, article: Article) -> tuple[Span, ...]:
        """Where these words stand."""
        span = located_quote(self.quote, article.text)
        return () if span is None else (span,)


class Who(Said):
    """An actor and its part."""

    name: str
    role: str

    def said(self) -> Item:
        """By its name."""
        return Item(text=self.name, claim=claim_of("who", self.name, said=self.role))


class What(Said):
    """An event."""

    statement: str

    def said(self) -> Item:
        """By its statement."""
        return Item(text=self.statement, claim=claim_of("what", self.statement))


class When(Said):
    """A time, its date, and what happened then."""

    phrase: str
    iso: str | None
    event: str

    def said(self) -> Item:
        """By its phrase."""
        return Item(text=self.phrase, iso=self.iso, claim=claim_of("when", self.phrase, said=self.event))


class Where(Said):
    """A place and what happened there."""

    place: str
    event: str

    def said(self) -> Item:
        """By the place."""
        return Item(text=self.place, claim=claim_of("where", self.place, said=self.event))


class Demand(Said):
    """Who wants whom to do what."""

    by: Names
    of: Names
    demand: str

    def said(self) -> Item:
        """By what is demanded."""
        return _between("demands", self.demand, self.by, self.of)


class Threat(Said):
    """Who threatens whom with what."""

    by: Names
    against: Names
    consequence: str

    def said(self) -> Item:
        """By what is threatened."""
        return _between("threats", self.consequence, self.by, self.against)


def _between(name: ListName, text: str, by: tuple[str, ...], to: tuple[str, ...]) -> Item:
    return Item(text=text, by=by, to=to, claim=claim_of(name, text, by=by, to=to))


# Models write fields in the schema's order, and pydantic orders them from the last base to the first.
class _CitedWho(Who, Cited): ...


class _CitedWhat(What, Cited): ...


class _CitedWhen(When, Cited): ...


class _CitedWhere(Where, Cited): ...


class _CitedDemand(Demand, Cited): ...


class _CitedThreat(Threat, Cited): ...


class _QuotedWho(Quoted, Who): ...


class _QuotedWhat(Quoted, What): ...


class _QuotedWhen(Quoted, When): ...


class _QuotedWhere(Quoted, Where): ...


class _QuotedDemand(Quoted, Demand): ...


class _QuotedThreat(Quoted, Threat): ...


class Citing(Frozen):
    """A whole reply that cites sentence numbers."""

    who: tuple[_CitedWho, ...]
    what: tuple[_CitedWhat, ...]
    when: tuple[_CitedWhen, ...]
    where: tuple[_CitedWhere, ...]
    demands: tuple[_CitedDemand, ...]
    threats: tuple[_CitedThreat, ...]


class Quoting(Frozen):
    """A whole reply that quotes."""

    who: tuple[_QuotedWho, ...]
    what: tuple[_QuotedWhat, ...]
    when: tuple[_QuotedWhen, ...]
    where: tuple[_QuotedWhere, ...]
    demands: tuple[_QuotedDemand, ...]
    threats: tuple[_QuotedThreat, ...]


Whole = Citing | Quoting
