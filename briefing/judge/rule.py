"""Who is judged, and what an opinion does to a verdict of the rules."""

from typing import Literal

from briefing.nouns.checked import Checked, ClaimVerdict
from briefing.nouns.opinion import Opinion

Which = Literal["unclear", "all"]
"""Which claims the judge is asked about."""


def wanted(checked: Checked, which: Which = "unclear") -> bool:
    """Whether the judge is asked about this claim."""
    return which == "all" or checked.verdict == "unclear"


def combined(checked: Checked, opinion: Opinion | None) -> ClaimVerdict:
    """The verdict that counts once an opinion stands beside the rules': it may lower by one step, never raise.

    | rules | judge: supported | judge: unsupported | judge: unscored, or not asked |
    |---|---|---|---|
    | supported | supported | unclear | supported |
    | unclear | unclear | unsupported | unclear |
    | unsupported | unsupported | unsupported | unsupported |

    A fault that the rules can name stands, whatever a model says. Nor does a model's word clear a doubt: the
    opinion is printed beside it and a person decides, so text that talks the judge into "supported" wins nothing.
    """
    if opinion is None or opinion.verdict != "unsupported":
        return checked.verdict
    return "unclear" if checked.verdict == "supported" else "unsupported"
