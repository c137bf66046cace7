"""Right claims, their paraphrases, and wrong twins made by rule and by hand: are the twins caught, the right ones kept?"""

from briefing.evals.checking import checks, document, lost_twin, show, twins
from briefing.evals.mutations.making import mutation_cases
from briefing.evals.suite import Suite, System

suite = Suite(
    about="wrong twins of right claims caught, right ones kept",
    cases=mutation_cases,
    systems={"checks": System("the checks of this package", checks, asks=False)},
    scorers=(twins,),
    failure=lost_twin,
    data=(".",),
    document=document,
    show=show,
    means={"wrong twins caught, in all: mean of the kinds": ("wrong twins caught: *",)},
    headline=("wrong twins caught, in all: *", "right claims kept: *"),
    order=("wrong twins caught", "wrong twins caught, in all", "right claims kept"),
)
