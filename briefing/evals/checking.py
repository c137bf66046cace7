"""The checks as a system: claims held against their documents, and how often that is what was wanted."""

from collections.abc import Iterator
from functools import lru_cache

from briefing.chat import ChatModel
from briefing.checks import Checker
from briefing.evals.cases import BY_HAND, Case, Document, article
from briefing.evals.score import Count, Mark, Score
from briefing.nouns.checked import Checked


def checks(case: Case, model: ChatModel) -> Checked:
    """What the checks say about the claim. The document is prepared once for all cases that follow each other."""
    bare = {"id": "-", "claim": "-", "kind": "-", "origin": "-", "of": None, "note": "", "right": True}
    return _prepared(case.model_copy(update=bare)).check(case.claim)


@lru_cache(maxsize=2)
def _prepared(case: Case) -> Checker:
    return Checker(article(case))


def document(case: Case) -> Document:
    """The text that the claim is held against."""
    return Document(
        id=case.article, text=case.document, title=case.title, date=case.published, lang=case.language or "en"
    )


def show(case: Case) -> str:
    """The claim, with what was changed in it."""
    return f"{case.claim} ({case.note})" if case.note else case.claim


def twins(case: Case, checked: Checked) -> Score:
    """Whether a wrong twin was caught, by kind and maker, or a right claim kept, by origin and wording."""
    good = (checked.verdict == "supported") == case.right
    counts = {name: (float(good), 1.0) for name in _twin_names(case)}
    return Score(counts=counts, marks=(_mark(case, checked, good),), good=good)


def lost_twin(case: Case) -> Score:
    """A case that crashed the checks counts against them, whichever side it is on."""
    return Score(counts={name: (0.0, 1.0) for name in _twin_names(case)}, good=False)


def agreement(case: Case, checked: Checked) -> Score:
    """Agreement with people, by stratum: right claims kept (TPR), wrong ones caught (TNR), by verdict and by score.

    The other side counts 0 of 0, so that a stratum without it shows as such and not as a mean of half.
    """
    said = {"verdict": checked.verdict == "supported", "score": checked.score >= 0.5}
    counts: dict[str, Count] = {}
    for way, kept in said.items():
        counts |= _sides(case, way, kept == case.right)
    good = said["verdict"] == case.right
    return Score(counts=counts, marks=(_mark(case, checked, good),), good=good)


def lost_claim(case: Case) -> Score:
    """As for `lost_twin`."""
    return Score(counts=_sides(case, "verdict", False) | _sides(case, "score", False), good=False)


def _sides(case: Case, way: str, good: bool) -> dict[str, Count]:
    mine, other = ("TPR", "TNR") if case.right else ("TNR", "TPR")
    return {f"{mine} by {way}: {case.kind}": (float(good), 1.0), f"{other} by {way}: {case.kind}": (0.0, 0.0)}


def _twin_names(case: Case) -> Iterator[str]:
    if not case.right:
        yield f"wrong twins caught: {case.kind}"
        yield f"wrong twins caught, in all: {'by hand' if case.note == BY_HAND else 'by rule'}"
        return
    yield f"right claims kept: {case.origin}"
    if case.origin != "sentence":
        yield f"right claims kept, {case.origin}: {case.kind}"


def _mark(case: Case, checked: Checked, good: bool) -> Mark:
    found = "; ".join(f"{one.severity} {one.check}: {one.message}" for one in checked.findings)
    return Mark(
        what="right" if good else "wrong",
        list="claim",
        wanted="kept" if case.right else "caught",
        given=f"{checked.verdict} ({checked.score:.2f})",
        why=found or ("" if good else "no check found anything; the score decided"),
        given_spans=tuple((one.start, one.end) for one in checked.evidence),
    )
