"""How the days of a brief were worked out: one sentence for every reason, for the end of a document."""

import re
from collections.abc import Iterator

from briefing.nouns.brief import Brief, Deadline, Demand, Threat, When
from briefing.render import spoken
from briefing.render.escape import clean

_ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_AS_WRITTEN = re.compile(r"(?:\w+ )?as written")
"""Reasons that explain nothing: the article has the day itself."""
NOT_RESOLVED = "not resolved"
"""What stands for a day that could not be fixed."""


def days(brief: Brief) -> tuple[str, ...]:
    """ "“Yesterday” (5 January 2020) and “last week” (…): counted from the publication on 6 January 2020."

    Times and deadlines that have one reason share a sentence, in the order of the brief. What a reason says
    in its last part, and one before it too, is not said again. Days that the article writes out are left out.
    """
    phrases: dict[str, list[str]] = {}
    heard: list[str] = []
    for phrase, date, basis in _reasons(brief):
        head, _, tail = basis.rpartition("; ")
        short = head if head and any(one != basis and one.endswith(tail) for one in heard) else basis
        heard.append(basis)
        said = f"“{phrase}” ({spoken.date(clean(date)) if date else NOT_RESOLVED})"
        if said not in phrases.setdefault(short, []):
            phrases[short].append(said)
    return tuple(
        f"{spoken.names(tuple(said))}: {_ISO.sub(_spoken, basis)}." for basis, said in phrases.items()
    )


def _reasons(brief: Brief) -> Iterator[tuple[str, str | None, str]]:
    """Phrase, day and basis of every time, then of every deadline."""
    claimed: tuple[Demand | Threat, ...] = (*brief.demands, *brief.threats)
    due = [one.deadline for one in claimed if one.deadline]
    timed: tuple[When | Deadline, ...] = (*brief.when, *due)
    for one in timed:
        basis = clean(one.basis or "")
        if basis and not _AS_WRITTEN.fullmatch(basis):
            yield clean(one.phrase), one.date, basis


def _spoken(iso: re.Match[str]) -> str:
    return spoken.date(iso.group())
