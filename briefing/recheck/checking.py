"""The recheck itself: which lines are checked, and the report put together."""

from briefing.errors import NothingToCheck
from briefing.nouns.article import Article
from briefing.nouns.brief import Brief
from briefing.recheck.grounds import Grounds
from briefing.recheck.lines import Edited, Line
from briefing.recheck.original import changed_from, original_lines, unchanged
from briefing.recheck.report import Judged, Report, judged
from briefing.recheck.stale import Before, with_staleness
from briefing.recheck.verdicts import Checks, verdict_on


def recheck(
    brief: Edited,
    name: str,
    article: Article,
    checker: Checks,
    *,
    original: Brief | None = None,
    before: Before | None = None,
    as_of: str | None = None,
) -> Report:
    """Every line of the brief against the article, or with `original` only what a person changed.

    In: `name`, the brief's, for the report; `before`, an older text of the article, to tell which lines
    went stale; `as_of`, the day of reading, ISO 8601, for dates without a publication. Lines the original has too are checked all the same when it was made of another text of
    the article, or when `before` is given. Raises NothingToCheck for a brief without a line.
    """
    if not brief.lines:
        raise NothingToCheck(
            f"{name} has no line that could be checked",
            hint="give a brief as make or render print it: JSON, Markdown, HTML or text",
        )
    old = original_lines(original, brief) if original else ()
    other = original is not None and original.article.sha256 != article.sha256
    same = unchanged(brief.lines, old) if not other and before is None else frozenset()
    was, removed = changed_from(brief.lines, old) if original else ({}, ())
    grounds = Grounds(article, as_of)
    older = Grounds(before.article, as_of) if before else None

    def said(line: Line) -> Judged:
        if line.number in same:
            return judged(line, "unchanged")
        found = verdict_on(line, checker, grounds).model_copy(update={"was": was.get(line.number)})
        return with_staleness(line, found, before, grounds, older) if before and older else found

    return Report(
        brief=name,
        format=brief.format,
        article=article.source,
        article_sha256=article.sha256,
        lines=tuple(said(line) for line in brief.lines),
        unchecked=brief.unchecked,
        removed=removed,
        notes=tuple(_notes(brief, article, other)),
    )


def _notes(brief: Edited, article: Article, other: bool) -> list[str]:
    notes = []
    if brief.article_sha256 not in (None, article.sha256):
        notes.append(
            "the brief was made from another text of the article (its sha256 differs): its character "
            "positions do not fit this one"
        )
    if other:
        notes.append(
            "the original was made from another text of the article, so unchanged lines are checked too"
        )
    return notes
