"""Printed lines: does the article support each one, do its own citations alone, and what does a judge say?"""

from briefing.evals.extraction.gold_articles import document, gold_articles, show
from briefing.evals.extraction.predictions import predictions
from briefing.evals.extraction.systems import systems
from briefing.evals.faithfulness.citations import citations
from briefing.evals.faithfulness.judging import by_judge, judged
from briefing.evals.faithfulness.rules import by_rules, lost
from briefing.evals.suite import Suite

every = systems()

suite = Suite(
    about="lines that the article supports, citations that carry them alone, lines nothing supports",
    cases=gold_articles,
    systems={**every, "briefing-judged": judged(every["briefing"])},
    scorers=(by_rules, citations, by_judge),
    failure=lost,
    data=("../extraction",),
    small=("wn-2020-007", "wn-2020-002", "gum-korea"),
    document=document,
    show=show,
    headline=("lines: supported, by rules", "citations: *"),
    lower=("hallucinated: *",),
    order=("briefs", "lines", "hallucinated", "citations", "judge"),
    read=predictions,
)
