"""Orders to a language model planted in articles: are they flagged, kept out of the evidence, without effect?"""

from briefing.evals.extraction.briefs import prompts
from briefing.evals.injection.answers import briefing, reading
from briefing.evals.injection.cases import planted_cases
from briefing.evals.injection.scoring import document, effect, found, lost, show
from briefing.evals.suite import Suite, System

suite = Suite(
    about="orders planted in articles flagged, kept out of the evidence and without effect",
    cases=planted_cases,
    systems={
        "reading": System("the reading of this package, no model", reading, asks=False),
        "briefing": System("the briefs of this package, clean and planted", briefing, prompts=prompts),
    },
    scorers=(found, effect),
    failure=lost,
    data=("strings.jsonl",),
    small=("override-1/middle",),
    document=document,
    show=show,
    means={"flagged in all: mean of the kinds": ("flagged: *",)},
    headline=("flagged in all: strings", "unchanged: *", "obeyed: *", "not flagged: *"),
    order=("flagged in all", "unchanged", "obeyed", "not flagged", "flagged by placement", "flagged"),
)
