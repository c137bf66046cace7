"""Which lines went stale because the article changed: each checked against its older text too."""

from typing import NamedTuple

from briefing.nouns.article import Article
from briefing.recheck.grounds import Grounds
from briefing.recheck.lines import Line
from briefing.recheck.report import RANK, Judged, Stale
from briefing.recheck.verdicts import Checks, verdict_on


class Before(NamedTuple):
    """The article's older text and its checker."""

    article: Article
    checker: Checks


def with_staleness(line: Line, now: Judged, before: Before, grounds: Grounds, older: Grounds) -> Judged:
    """The verdict with what the older text made of the line, where that is no longer so.

    Stale: supported or unclear before and worse now, or the sentence it rested on no longer stands in
    the article. `grounds` are those of the text now, `older` those of the older one.
    """
    old = verdict_on(line, before.checker, older)
    assert old.verdict is not None
    assert now.verdict is not None
    worse = RANK[now.verdict] > RANK[old.verdict]
    moved = old.verdict != "unsupported" and any(not grounds.holds(one.text) for one in old.evidence[:1])
    if not worse and not moved:
        return now
    return now.model_copy(
        update={"stale": Stale(before=old.verdict, worse=worse, evidence_before=old.evidence)}
    )
