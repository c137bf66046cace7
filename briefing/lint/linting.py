"""The lint of a Brief and of what was printed of it: all twelve rules over one value or one text."""

from collections.abc import Iterator

from briefing.errors import UsageError
from briefing.lint.citing import misplaced, misquoted, not_verbatim, uncited, unled
from briefing.lint.dating import misdated, undated
from briefing.lint.filling import filled
from briefing.lint.judging import judged, measured, prints_yardstick
from briefing.lint.length import long_bottom_line
from briefing.lint.printed import Printed
from briefing.lint.recorded import uncorrected, unheaded
from briefing.lint.refound import misnamed, unfound, unintroduced, untitled
from briefing.lint.rules import Lint
from briefing.lint.said import Ground, Said, said_by
from briefing.lint.shape import headless, hollow, overlong, unrecorded
from briefing.lint.speaking import loaded, unnamed, unspoken
from briefing.nouns.article import Article
from briefing.nouns.brief import Brief
from briefing.recheck.reading import parsed
from briefing.render import FORMATS


def lint(brief: Brief) -> tuple[Lint, ...]:
    """Where the brief breaks an editor's rules, rule by rule; empty for a clean one.

    Judges what code can see; words are judged for English articles only. Asks no model and reads no file.
    """
    return tuple(sorted(dict.fromkeys(_lints(brief)), key=lambda one: one.rule))


def lint_printed(
    text: str, form: str, article: Article, *, brief: Brief | None = None, family: str | None = None
) -> tuple[Lint, ...]:
    """Where a printed brief, perhaps edited since, breaks an editor's rules, rule by rule; empty for a clean one.

    In: `form`, md, html or txt; `article`, what it was made of; `brief`, the value it was printed of, where it is
    at hand: then print and value are compared too; `family`, told by the print itself where not given. Places
    are lines of the text. Raises UsageError for another form.
    """
    if form not in FORMATS:
        raise UsageError(f"no rules for the format {form!r}", hint=f"formats are {', '.join(FORMATS)}")
    edited = parsed(text.replace("\r\n", "\n"), form, article)
    printed = Printed(edited, article, brief)
    return tuple(sorted(dict.fromkeys(_of_print(printed, family)), key=lambda one: one.rule))


def _of_print(printed: Printed, family: str | None) -> Iterator[Lint]:
    ground, said = Ground(printed.article), printed.said
    dateline = printed.facts.get("Published", "unknown") != "unknown"
    yield from unled(printed)
    yield from undated(said, ground, printed.shown, dateline=dateline)
    yield from _of_lines(said, ground)
    yield from measured(printed.judgements, printed=prints_yardstick(printed.whole))
    yield from headless(printed)
    yield from unrecorded(printed)
    yield from hollow(printed, family)
    yield from overlong(printed, family)


def _of_lines(said: tuple[Said, ...], ground: Ground) -> Iterator[Lint]:
    """The rules that are the same for a value and for its print."""
    yield from uncited(said)
    yield from misquoted(said, ground)
    yield from unspoken(said, ground)
    yield from unnamed(said, ground)
    yield from loaded(said, ground)
    yield from misnamed(said, ground)
    yield from unintroduced(said, ground)
    yield from unfound(said, ground)
    yield from judged(said, ground)


def _lints(brief: Brief) -> Iterator[Lint]:
    ground, said = Ground(brief.article), said_by(brief)
    shown = [phrase for one in said for phrase in one.dated]
    yield from misplaced(brief)
    yield from not_verbatim(brief, ground)
    yield from undated(said, ground, shown, dateline=False)
    yield from misdated(brief)
    yield from untitled(brief, ground)
    yield from _of_lines(said, ground)
    yield from unheaded(brief)
    yield from uncorrected(brief)
    yield from filled(brief)
    yield from long_bottom_line(brief)
