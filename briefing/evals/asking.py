"""Asking a checker about cases: one answer for each case, failures included."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from briefing.evals.cases import Case, article
from briefing.nouns.article import Article
from briefing.nouns.checked import Checked, ClaimVerdict
from briefing.nouns.frozen import Frozen

Check = Callable[[str], Checked]
"""A claim goes in; article and claims of it were prepared before."""

Opener = Callable[[Article], Check]
"""Prepares an article, once for all its claims."""


class Answer(Frozen):
    """What came back for one case; a row of the output file. Verdict and score are None where it failed."""

    id: str
    article: str
    origin: str
    kind: str
    right: bool
    of: str | None
    claim: str
    note: str
    verdict: ClaimVerdict | None = None
    score: float | None = None
    findings: tuple[str, ...] = ()
    error: str | None = None
    """Why there is no verdict. A failed case counts against the checker, right claim or wrong."""
    seconds: float = 0.0
    """The check alone, without the preparation of the article."""

    @property
    def kept(self) -> bool:
        """Whether the claim would stand: only "supported" does."""
        return self.verdict == "supported"

    @property
    def good(self) -> bool:
        """Whether the answer is the one the case wants: a right claim kept, a wrong one not. Failed is neither."""
        return self.verdict is not None and self.kept == self.right


def ask(
    cases: Sequence[Case], opener: Opener, progress: Callable[[int, int], None] = lambda done, total: None
) -> tuple[Answer, ...]:
    """One answer for each case, in their order. What the opener or the check raises becomes the answer's error.

    `progress` is told (cases answered, all cases).
    """
    answers: list[Answer] = []
    for _, group in groupby(cases, key=lambda one: (one.article, one.document, one.published)):
        for answer in _of_document(list(group), opener):
            answers.append(answer)
            progress(len(answers), len(cases))
    return tuple(answers)


def _of_document(cases: list[Case], opener: Opener) -> Iterator[Answer]:
    try:
        check = opener(article(cases[0]))
    except Exception as error:  # an eval counts a crash and goes on
        yield from (_answer(one, error=_said(error)) for one in cases)
        return
    for one in cases:
        begun = time.perf_counter()
        try:
            checked = check(one.claim)
        except Exception as error:
            yield _answer(one, error=_said(error))
            continue
        yield _answer(
            one,
            verdict=checked.verdict,
            score=checked.score,
            findings=tuple(f"{found.severity} {found.check}: {found.message}" for found in checked.findings),
            seconds=round(time.perf_counter() - begun, 6),
        )


def _answer(one: Case, **came: object) -> Answer:
    asked = one.model_dump(include={"id", "article", "origin", "kind", "right", "of", "claim", "note"})
    return Answer.model_validate(asked | came)


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def fewer(cases: Iterable[Case], limit: int | None) -> tuple[Case, ...]:
    """At most `limit` cases, spread evenly over all of them so that each kind has its share; None means all."""
    every = tuple(cases)
    if limit is None or limit >= len(every):
        return every
    return tuple(every[index * len(every) // limit] for index in range(limit))
