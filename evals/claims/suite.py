"""Claims that people labelled faithful or not: does the checker agree, dataset by dataset?"""

from briefing.evals.checking import agreement, checks, document, lost_claim, show
from briefing.evals.labelled import labelled_cases
from briefing.evals.suite import Suite, System

suite = Suite(
    about="agreement with people on labelled claims, by dataset and origin, then the mean of those",
    cases=labelled_cases,
    systems={"checks": System("the checks of this package", checks, asks=False)},
    scorers=(agreement,),
    failure=lost_claim,
    document=document,
    show=show,
    means={
        "macro: balanced accuracy by verdict": ("TPR by verdict: *", "TNR by verdict: *"),
        "macro: TPR by verdict": ("TPR by verdict: *",),
        "macro: TNR by verdict": ("TNR by verdict: *",),
        "macro: balanced accuracy by score": ("TPR by score: *", "TNR by score: *"),
    },
    headline=("macro: balanced accuracy by verdict",),
    order=("macro",),
)
