"""What checking one claim against an article gives: a score, a verdict, why, and where it looked."""

from typing import Annotated, Literal

from pydantic import Field

from briefing.nouns.brief import Evidence, Finding
from briefing.nouns.frozen import Frozen

ClaimVerdict = Literal["supported", "unclear", "unsupported"]


class Checked(Frozen):
    """One claim checked. `evidence` is the nearest the article has, whatever the verdict; it may be empty."""

    claim: str
    score: Annotated[float, Field(ge=0, le=1)]
    """How well the article carries the claim; 0.5 and above goes with "supported", where no fault was found."""
    verdict: ClaimVerdict
    findings: tuple[Finding, ...] = ()
    evidence: tuple[Evidence, ...] = ()
