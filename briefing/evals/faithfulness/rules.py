"""Lines by rules: supported, not contradicted, hallucinated, and what a brief that was never made counts."""

from briefing.checks.locate import locate
from briefing.evals.extraction.gold_articles import GoldArticle
from briefing.evals.extraction.items import LISTS, Extraction
from briefing.evals.faithfulness.lines import held, lines
from briefing.evals.score import Count, Mark, Marked, Score
from briefing.nouns.checked import ClaimVerdict
from briefing.recheck.report import Judged

SUPPORTED = "lines: supported, by rules"
STANDING = "lines: not contradicted, by rules"
REWORDED = "lines: supported where reworded, by rules"
HALLUCINATED = "hallucinated: lines per brief"
ANY = "briefs: with any line"
RECALL = "citations: recall, by rules"

_WHAT: dict[ClaimVerdict | None, Marked] = {"supported": "right", "unclear": "unread", "unsupported": "wrong"}


def by_rules(case: GoldArticle, found: Extraction) -> Score:
    """How many lines the article supports by the checks of this package.

    Unclear lines are not supported, and not contradicted either; unsupported ones are hallucinated. A line is
    reworded if it is not word for word in the article: copying is always faithful, so that share stands by itself.
    A brief without a line counts nothing of nothing and no brief with lines. Good: no line is unsupported.
    """
    every = lines(case.document, found)
    said = [line.verdict for line in every]
    own = [line for line in every if _reworded(line, held(case.document).article.text)]
    total, wrong = len(every), said.count("unsupported")
    counts: dict[str, Count] = {
        ANY: (float(bool(every)), 1.0),
        SUPPORTED: (said.count("supported"), total),
        STANDING: (total - wrong, total),
        REWORDED: (sum(line.verdict == "supported" for line in own), len(own)),
        HALLUCINATED: (wrong, float(bool(every))),
    }
    return Score(counts=counts, marks=tuple(map(_mark, every)), good=bool(every) and not wrong)


def lost(case: GoldArticle) -> Score:
    """A brief that was never made: as if it had a line for every gold item and nothing carried any of them.

    So failing on hard articles raises no share, also where few lines are printed; one lost line for a whole lost
    brief would be cheaper than a weak brief. What was reworded, hallucinated, cited or judged is not known of it:
    those figures count nothing for it, and say of how many lines, briefs or places they speak.
    """
    missing = max(1, sum(not item.optional for name in LISTS for item in case.gold(name)))
    shares = (SUPPORTED, STANDING, RECALL)
    return Score(counts={ANY: (0.0, 1.0)} | {name: (0.0, missing) for name in shares}, good=False)


def _reworded(line: Judged, text: str) -> bool:
    return None in locate(line.claims, text)


def _mark(line: Judged) -> Mark:
    return Mark(
        what=_WHAT[line.verdict],
        list=line.list or "text",
        given=line.text,
        why=_why(line),
        given_spans=tuple((one.start, one.end) for one in line.evidence),
    )


def _why(line: Judged) -> str:
    found = "; ".join(f"{one.severity} {one.check}: {one.message}" for one in line.findings)
    if found or line.verdict == "supported":
        return found
    return f"no sentence of the article carries enough of it (score {line.score or 0:.2f})"
