"""The recheck room: a brief that a person edited goes in, a verdict on each of its lines comes out."""

from briefing.recheck.checking import recheck
from briefing.recheck.lines import Edited, Line, Unchecked
from briefing.recheck.overrulings import SUFFIX, Book, applied, load_book, overruled
from briefing.recheck.reading import read_brief
from briefing.recheck.report import Judged, Overruling, Report
from briefing.recheck.rows import Answer, answers
from briefing.recheck.second_opinion import Seconded
from briefing.recheck.stale import Before
from briefing.recheck.told import told
from briefing.recheck.verdicts import Checks

__all__ = [
    "SUFFIX",
    "Answer",
    "Before",
    "Book",
    "Checks",
    "Edited",
    "Judged",
    "Line",
    "Overruling",
    "Report",
    "Seconded",
    "Unchecked",
    "answers",
    "applied",
    "load_book",
    "overruled",
    "read_brief",
    "recheck",
    "told",
]
