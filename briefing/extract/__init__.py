"""Article and prompt become a draft: which questions are put, and how each reply is read. No network here."""

from briefing.extract.answers import Answer, answer, draft, weakest
from briefing.extract.questions import Question, questions, second_look
from briefing.extract.reach import LARGE, PASSAGES, REACHES, SMALL, Reach, reach_of, usual_reach

__all__ = [
    "LARGE",
    "PASSAGES",
    "REACHES",
    "SMALL",
    "Answer",
    "Question",
    "Reach",
    "answer",
    "draft",
    "questions",
    "reach_of",
    "second_look",
    "usual_reach",
    "weakest",
]
