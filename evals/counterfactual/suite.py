"""Famous articles with other names, places, numbers and dates: do briefs follow the article, or a model's memory?"""

from briefing.evals.counterfactual.loading import counterfactual_articles
from briefing.evals.counterfactual.scoring import BRIEFS_FREE, USED, follows, unanswered
from briefing.evals.extraction.systems import systems
from briefing.evals.suite import Suite

suite = Suite(
    about="rewritten articles: what briefs take from them, and what from a model's memory of the event",
    cases=counterfactual_articles,
    systems=systems(),
    scorers=(follows,),
    failure=unanswered,
    data=("swaps.jsonl", "../mutations/articles.jsonl", "../extraction/articles.jsonl"),
    small=("cf-wn-2020-002",),
    document=lambda case: case.document,
    show=lambda case: case.document.title or case.id,
    headline=(BRIEFS_FREE, USED),
    order=("remembered", "followed", "invented"),
)
