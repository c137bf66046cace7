"""How fast quotes are located and claims are checked, beside the standard library's difflib on the same, and how well."""

from briefing.evals.speed.measuring import (
    crashed,
    difflib,
    document,
    langextract,
    ours,
    show,
    speed_cases,
    timed,
)
from briefing.evals.suite import Suite, System

suite = Suite(
    about="quotes located and claims checked: how fast beside difflib in the same process, and how well",
    cases=speed_cases,
    systems={
        "briefing": System("locating and checking as this package does", ours, asks=False),
        "langextract": System("its aligner, where it can be imported; minutes", langextract, asks=False),
        "difflib": System("the reference beside itself", difflib, asks=False),
    },
    scorers=(timed,),
    failure=crashed,
    data=("../mutations",),
    small=("quotes-1", "quotes-2"),
    document=document,
    show=show,
    headline=("quotes: *",),
    order=("quotes", "wrong quotes refused", "speed"),
)
