"""Time expressions of news articles: which day do they mean, counted from the day of publication?"""

from briefing.evals.dates import date_cases, dateparsers, document, ours, resolved, show, unresolved
from briefing.evals.suite import Suite, System

suite = Suite(
    about="phrases such as “on Friday” resolved to the day they mean, or honestly to none",
    cases=date_cases,
    systems={"briefing": System("the rules of this package", ours, asks=False), **dateparsers()},
    scorers=(resolved,),
    failure=unresolved,
    data=(".",),
    document=document,
    show=show,
    headline=("days without a year: *",),
    order=("days without a year", "other dates", "rows that are no date", "phrases"),
)
