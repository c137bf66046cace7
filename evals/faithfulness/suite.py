"""Printed lines: does the article support each one, do its own citations alone, and what does a judge say?"""

from pathlib import Path

from briefing.evals.extraction import briefs
from briefing.evals.extraction.bare import bare
from briefing.evals.extraction.gold_articles import document, gold_articles, show
from briefing.evals.extraction.lead import lead
from briefing.evals.extraction.predictions import predictions
from briefing.evals.extraction.replies import Citing, Quoting
from briefing.evals.faithfulness.citations import citations
from briefing.evals.faithfulness.judging import by_judge, judged
from briefing.evals.faithfulness.rules import by_rules, lost
from briefing.evals.suite import Suite, System

PROMPTS = Path(__file__).resolve().parent.parent / "extraction"

ours = System("the briefs of this package", briefs.briefs, prompts=briefs.prompts)
sentences = bare(PROMPTS / "bare-sentences", Citing, "one call, items that cite sentence numbers")
quotes = bare(PROMPTS / "bare-quotes", Quoting, "one call, items that quote the article")

suite = Suite(
    about="lines that the article supports, citations that carry them alone, lines nothing supports",
    cases=gold_articles,
    systems={
        "briefing": ours,
        "briefing-judged": judged(ours),
        "lead": System("the first three sentences", lead, asks=False),
        "bare-sentences": sentences,
        "bare-quotes": quotes,
    },
    scorers=(by_rules, citations, by_judge),
    failure=lost,
    data=("../extraction",),
    small=("wn-2020-002", "wn-2020-007"),
    document=document,
    show=show,
    headline=("lines: supported, by rules", "citations: *"),
    lower=("hallucinated: *",),
    order=("briefs", "lines", "hallucinated", "citations", "judge"),
    read=predictions,
)
