"""Gold articles: what of their who, what, when, where, demands and threats is found, and what is made up?"""

from pathlib import Path

from briefing.evals.extraction import briefs
from briefing.evals.extraction.bare import bare
from briefing.evals.extraction.fields import fields, missed
from briefing.evals.extraction.gold_articles import document, gold_articles, show
from briefing.evals.extraction.lead import lead
from briefing.evals.extraction.predictions import predictions
from briefing.evals.extraction.replies import Citing, Quoting
from briefing.evals.suite import Suite, System

HERE = Path(__file__).resolve().parent

suite = Suite(
    about="who, what, when, where, demands and threats of gold articles found, and nothing made up",
    cases=gold_articles,
    systems={
        "briefing": System("the briefs of this package", briefs.briefs, prompts=briefs.prompts),
        "lead": System("the first three sentences", lead, asks=False),
        "bare-sentences": bare(HERE / "bare-sentences", Citing, "one call, items that cite sentence numbers"),
        "bare-quotes": bare(HERE / "bare-quotes", Quoting, "one call, items that quote the article"),
    },
    scorers=(fields,),
    failure=missed,
    data=(".",),
    small=("wn-2020-007", "wn-2020-002"),
    document=document,
    show=show,
    means={"all lists: mean F1": ("*: F1",)},
    headline=("demands: F1", "threats: F1", "controls: *", "all lists: *"),
    order=("all lists", "demands", "threats", "controls", "who", "what", "when", "dates", "where"),
    read=predictions,
)
