"""Famous articles with other names, places, numbers and dates: do briefs follow the article, or a model's memory?"""

from pathlib import Path

from briefing.evals.counterfactual.loading import counterfactual_articles
from briefing.evals.counterfactual.scoring import BRIEFS_FREE, USED, follows, unanswered
from briefing.evals.extraction import briefs
from briefing.evals.extraction.bare import bare
from briefing.evals.extraction.lead import lead
from briefing.evals.extraction.replies import Citing, Quoting
from briefing.evals.suite import Suite, System

BARE = Path(__file__).resolve().parent.parent / "extraction"

suite = Suite(
    about="rewritten articles: what briefs take from them, and what from a model's memory of the event",
    cases=counterfactual_articles,
    systems={
        "briefing": System("the briefs of this package", briefs.briefs, prompts=briefs.prompts),
        "lead": System("the first three sentences", lead, asks=False),
        "bare-sentences": bare(BARE / "bare-sentences", Citing, "one call, items that cite sentence numbers"),
        "bare-quotes": bare(BARE / "bare-quotes", Quoting, "one call, items that quote the article"),
    },
    scorers=(follows,),
    failure=unanswered,
    data=("swaps.jsonl", "../mutations/articles.jsonl", "../extraction/articles.jsonl"),
    small=("cf-wn-2020-002",),
    document=lambda case: case.document,
    show=lambda case: case.document.title or case.id,
    headline=(BRIEFS_FREE, USED),
    order=("remembered", "followed", "invented"),
)
