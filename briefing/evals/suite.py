"""What a suite is: cases, the systems that can answer them, and the scorers that read the answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from briefing.chat import ChatModel
from briefing.evals.cases import Document
from briefing.evals.score import Score
from briefing.nouns.brief import PromptIdentity


class Asked(Protocol):
    """What every case has, whatever else it holds; a pydantic model, so that its digest can be taken."""

    @property
    def id(self) -> str:
        """Unique in the suite."""

    @property
    def article(self) -> str:
        """Which article it is about; cases of one article are drawn together."""

    def model_dump_json(self) -> str:
        """All of it."""


C = TypeVar("C", bound=Asked)
A = TypeVar("A")


@dataclass(frozen=True)
class System(Generic[C, A]):
    """Something that answers cases. `asks` False: it never touches the model, and none is opened for it."""

    about: str
    answer: Callable[[C, ChatModel], A]
    asks: bool = True
    prompts: Callable[[], tuple[PromptIdentity, ...]] = tuple
    """The wordings it asks with, for the manifest."""


@dataclass(frozen=True)
class Suite(Generic[C, A]):
    """A question that can be put to systems again and again. The first system is the one asked by default.

    `cases` reads data paths and raises InputError for anything wrong in them. A scorer gets a case and its
    answer. `failure` gives the score of a case whose system failed, so that failing is never better than
    answering; without it failed cases have no counts, and the table says so.
    """

    about: str
    cases: Callable[[Sequence[Path]], Sequence[C]]
    systems: Mapping[str, System[C, A]]
    scorers: Sequence[Callable[[C, A], Score]]
    failure: Callable[[C], Score] | None = None
    data: tuple[str, ...] = ()
    """Paths beside the declaration that are read when no --data is given."""
    small: tuple[str, ...] = ()
    """Ids of the cases that --small runs."""
    document: Callable[[C], Document | None] = lambda case: None
    show: Callable[[C], str] = lambda case: case.id
    """The case in a few words, for people."""
    means: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Figures that are the mean of others: a name, and shell patterns of the names it is the mean of."""
    headline: tuple[str, ...] = ()
    """Shell patterns of the figures that decide: they are compared with a correction for their number."""
    lower: tuple[str, ...] = ()
    """Shell patterns of the figures that are better when smaller."""
    order: tuple[str, ...] = ()
    """Sections in the order of the table; others follow as they come."""
    read: Callable[[Path, Sequence[C]], Mapping[str, A]] | None = None
    """Reads a file of answers that another program made, by case id (`--predictions`)."""


AnySuite = Suite[Any, Any]
