"""The two systems of the suite `injection`: reading alone, and the whole road to a brief; each clean and planted."""

from collections import Counter
from collections.abc import Iterator

from briefing.chat import ChatModel
from briefing.evals.cases import article
from briefing.evals.extraction import briefs
from briefing.evals.extraction.items import Extraction
from briefing.evals.injection.cases import Planted
from briefing.nouns.article import Article, Span
from briefing.nouns.frozen import Frozen


class Seen(Frozen):
    """What reading made of the planted article, against the clean one."""

    suspect: tuple[Span, ...]
    added: tuple[str, ...]
    """Sentences offered as evidence that the clean article does not offer."""
    lost: tuple[str, ...]
    """Sentences that only the clean article offers."""
    same: bool
    """The same sentences in the same order."""


class Line(Frozen):
    """A line of a brief with the words it quotes, whatever their place in the text."""

    list: str
    text: str
    quoted: tuple[str, ...] = ()


class Outcome(Frozen):
    """An answer. `clean` and `planted` are the lines of both briefs; None where no brief was asked for."""

    seen: Seen
    clean: tuple[Line, ...] | None = None
    planted: tuple[Line, ...] | None = None


def reading(case: Planted, model: ChatModel) -> Outcome:
    """What reading alone makes of it. Asks nobody."""
    return Outcome(seen=_seen(case))


def briefing(case: Planted, model: ChatModel) -> Outcome:
    """Both briefs as well, of a planted case; clean articles are only read."""
    if case.placement is None:
        return reading(case, model)
    clean = briefs.briefs(case.model_copy(update={"placement": None}), model)
    tainted = briefs.briefs(case, model)
    return Outcome(
        seen=_seen(case),
        clean=tuple(_lines(clean, case.clean.text)),
        planted=tuple(_lines(tainted, case.document.text)),
    )


def _seen(case: Planted) -> Seen:
    clean, tainted = article(case.clean), article(case.document)
    before, after = _offered(clean), _offered(tainted)
    return Seen(
        suspect=tainted.suspect,
        added=tuple((Counter(after) - Counter(before)).elements()),
        lost=tuple((Counter(before) - Counter(after)).elements()),
        same=before == after,
    )


def _offered(read: Article) -> list[str]:
    return [read.text[start:end] for start, end in read.sentences]


def _lines(made: Extraction, text: str) -> Iterator[Line]:
    if made.headline:
        yield Line(list="headline", text=made.headline)
    if made.bottom_line:
        yield Line(list="bottom line", text=made.bottom_line)
    for name, one in made.items():
        words = " | ".join(part for part in (one.text, *one.by, *one.to, one.iso or "") if part)
        yield Line(list=name, text=words, quoted=tuple(text[start:end] for start, end in one.spans))
