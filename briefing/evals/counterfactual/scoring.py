"""Whether an answer follows the changed article or a memory of the original, as counts and marks."""

from collections.abc import Iterable, Sequence

from briefing.evals.counterfactual.remembering import Found, Line, Memory, Told, lines, plain
from briefing.evals.counterfactual.swaps import CounterfactualArticle, Kind, Swap, places
from briefing.evals.extraction.items import Extraction
from briefing.evals.score import Count, Mark, Score
from briefing.nouns.article import Span

_SECTION: dict[Kind, str] = {
    "person": "names",
    "organisation": "names",
    "place": "places",
    "number": "numbers",
    "date": "dates",
}
_SECTIONS = ("names", "places", "numbers", "dates")
BRIEFS_FREE = "remembered: briefs free of it"
MODEL_FREE = "remembered: briefs free of it, left out lines too"
USED = "followed: briefs with a changed value"


def follows(case: CounterfactualArticle, answer: Extraction) -> Score:
    """Free of the original's values, line by line and as a whole; and whose values it states.

    "followed: names" is how many names the lines state that the swaps put in, of those and the remembered and
    the invented ones; a name counts once a line. What the article had from the start counts neither way.
    """
    memory = Memory(case)
    found = [memory.of(line) for line in lines(answer)]
    every = [*found, *(memory.of(Line(one.list, (one.text,))) for one in answer.left_out)]
    # A brief without a line is free of everything: it counts as one that was never made.
    clean = bool(found) and not any(one.remembered for one in found)
    used = any(one.followed for one in found)
    counts: dict[str, Count] = {
        BRIEFS_FREE: (float(clean), 1.0),
        "remembered: lines free of it": _free([one.remembered for one in found]),
        MODEL_FREE: (float(bool(every) and not any(one.remembered for one in every)), 1.0),
        USED: (float(used), 1.0),
        "invented: lines free of it": _free([one.invented for one in found]),
    } | {f"followed: {section}": _share(found, section) for section in _SECTIONS}
    return Score(counts=counts, marks=tuple(_marks(case, found)), good=clean and used)


def unanswered(case: CounterfactualArticle) -> Score:
    """A case whose system failed: no brief that could be trusted."""
    return Score(counts=dict.fromkeys((BRIEFS_FREE, MODEL_FREE, USED), (0.0, 1.0)), good=False)


def _free(of_lines: Sequence[tuple[Told, ...]]) -> Count:
    return (float(sum(not told for told in of_lines)), float(len(of_lines)))


def _share(found: Sequence[Found], section: str) -> Count:
    good = sum(_SECTION[told.kind] == section for one in found for told in one.followed)
    bad = sum(_SECTION[told.kind] == section for one in found for told in (*one.remembered, *one.invented))
    return (float(good), float(good + bad))


def _marks(case: CounterfactualArticle, found: Sequence[Found]) -> Iterable[Mark]:
    for one in found:
        for told in one.remembered:
            yield _mark(case, one.line, told, "remembered", _why(told, one.line.list))
        for told in one.invented:
            why = f"“{told.words}” stands in {one.line.list}, and the article does not have it"
            yield _mark(case, one.line, told, "invented", why)
    used = {told.swap.after: one.line for one in found for told in one.followed if told.swap is not None}
    for swap in {swap.after: swap for swap in reversed(case.swaps)}.values():
        yield _used(case, swap, used.get(swap.after))


def _used(case: CounterfactualArticle, swap: Swap, line: Line | None) -> Mark:
    spans = _spans(case, swap)
    if line is None:
        return Mark(what="optional", list="followed", wanted=swap.after, why="not used", wanted_spans=spans)
    return Mark(
        what="found",
        list="followed",
        wanted=swap.after,
        given=line.texts[0],
        why=f"instead of “{swap.before}” ({swap.kind})",
        wanted_spans=spans,
        given_spans=line.item.spans if line.item else (),
    )


def _mark(case: CounterfactualArticle, line: Line, told: Told, question: str, why: str) -> Mark:
    return Mark(
        what="wrong",
        list=question,
        wanted=told.swap.after if told.swap else None,
        given=next((text for text in line.texts if told.words in plain(text)), line.iso),
        why=why,
        wanted_spans=_spans(case, told.swap) if told.swap else (),
        given_spans=line.item.spans if line.item else (),
    )


def _why(told: Told, place: str) -> str:
    if told.swap is None:
        return f"{told.words} in {place} is a date of the original article"
    return (
        f"“{told.words}” stands in {place}; the article has “{told.swap.after}” where the original "
        f"had “{told.swap.before}” ({told.swap.kind})"
    )


def _spans(case: CounterfactualArticle, swap: Swap) -> tuple[Span, ...]:
    """Where the changed article has the new value."""
    return tuple(places(case.document.text, [swap.after]))
