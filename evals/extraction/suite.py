"""Gold articles: what of their who, what, when, where, demands and threats is found, and what is made up?"""

from briefing.evals.extraction.fields import fields, missed
from briefing.evals.extraction.gold_articles import document, gold_articles, show
from briefing.evals.extraction.predictions import predictions
from briefing.evals.extraction.systems import systems
from briefing.evals.suite import Suite

suite = Suite(
    about="who, what, when, where, demands and threats of gold articles found, and nothing made up",
    cases=gold_articles,
    systems=systems(),
    scorers=(fields,),
    failure=missed,
    data=(".",),
    small=("wn-2020-007", "wn-2020-002", "gum-korea"),
    document=document,
    show=show,
    means={"all lists: mean F1": ("*: F1",)},
    headline=("demands: F1", "threats: F1", "controls: *", "all lists: *"),
    lower=("evidence: article*",),
    order=("all lists", "demands", "threats", "controls", "who", "what", "when", "dates", "where"),
    read=predictions,
)
