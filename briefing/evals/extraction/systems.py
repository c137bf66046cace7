"""The systems that every suite about whole articles can ask: our briefs, the lead, and the bare prompts."""

from functools import partial
from typing import Any

from briefing.evals.extraction.bare import bare
from briefing.evals.extraction.briefs import briefs, prompts, proposals
from briefing.evals.extraction.items import Extraction
from briefing.evals.extraction.lead import lead
from briefing.evals.extraction.replies import Citing, Quoting
from briefing.evals.loading import home
from briefing.evals.suite import System
from briefing.extract import LARGE


def systems() -> dict[str, System[Any, Extraction]]:
    """Each by its name, ours first. Cases need an `id` and a `document`; the bare wordings lie in evals/extraction."""
    wordings = home() / "extraction"
    return {
        "briefing": System("the briefs of this package", briefs, prompts=prompts),
        "briefing-large": System(
            "the briefs of this package, asked in one question", partial(briefs, reach=LARGE), prompts=prompts
        ),
        "proposals": System("what code alone proposes, without a model", proposals, asks=False),
        "lead": System("the first three sentences", lead, asks=False),
        "bare-sentences": bare(
            wordings / "bare-sentences", Citing, "one call, items that cite sentence numbers"
        ),
        "bare-quotes": bare(wordings / "bare-quotes", Quoting, "one call, items that quote the article"),
    }
