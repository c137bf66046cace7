"""Rules 9 and 10 in a Brief: where it comes from is told, and what was changed after it went out."""

import datetime as dt
import re
from collections.abc import Iterator

from briefing.lint.filling import is_filler
from briefing.lint.rules import Lint, broken
from briefing.nouns.brief import Brief
from briefing.nouns.signature import UNREVIEWED

_SHA256 = re.compile(r"[0-9a-f]{64}")


def unheaded(brief: Brief) -> Iterator[Lint]:
    """Rule 9: facts of the header that are empty, misshapen or untrue; unknown ones are None and say so in print."""
    known = {name: getattr(brief.article, name) for name in ("outlet", "author", "title", "url", "published")}
    known |= {"retrieved": brief.article.retrieved}
    for name, value in known.items():
        if value is not None and is_filler(value):
            message = f"the article's {name} is filled with nothing: give it, or leave it out"
            yield broken(9, "article", message, value)
    made = brief.provenance
    told = {"model": made.model.name, "host": made.model.host, "prompt": made.prompt.name}
    told |= {"prompt version": made.prompt.version, "generator": made.generator, "label": brief.label}
    for name, value in told.items():
        if is_filler(value):
            yield broken(9, "provenance", f"the {name} is missing: say which it was", value)
    for name, value in (("published", brief.article.published), ("created", made.created)):
        if value is not None and not is_day(value):
            yield broken(9, "provenance", f"“{value}” is no date for “{name}”: write 2025-05-15", value)
    if not _SHA256.fullmatch(made.prompt.sha256):
        yield broken(
            9, "provenance", "the prompt's sha256 is no sha256: give the whole hash", made.prompt.sha256
        )
    yield from _mislabelled(brief)


def _mislabelled(brief: Brief) -> Iterator[Lint]:
    if brief.review is None and made_up(brief.provenance.label):
        message = f"nobody signed it, and its label does not say “{UNREVIEWED}”: sign it, or write this label"
        yield broken(9, "provenance", message, brief.provenance.label)
    if brief.review and not is_day(brief.review.at):
        yield broken(9, "review", "the review has no date: say when it was reviewed", brief.review.at)
    if brief.review and not brief.reviewed:
        message = "it was changed after it was signed: sign it again, and say what was corrected and why"
        yield broken(9, "review", message, brief.label)
    if brief.review and is_filler(brief.review.by):
        yield broken(9, "review", "the review has no name: say who reviewed it", brief.review.by)


def made_up(label: str) -> bool:
    """Whether an unsigned brief's label claims more than that it was not reviewed."""
    return "not reviewed" not in label.casefold()


def is_day(text: str) -> bool:
    """Whether it is an ISO 8601 date or date-time."""
    try:
        dt.datetime.fromisoformat(text)
    except ValueError:
        return re.fullmatch(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", text) is not None
    return True


def uncorrected(brief: Brief) -> Iterator[Lint]:
    """Rule 10: a later version without its record, and a record that does not hold together."""
    if brief.version > 1 and brief.supersedes is None:
        message = (
            f"version {brief.version} does not say which version it takes the place of: give `supersedes`"
        )
        yield broken(10, "brief", message)
    if brief.version > 1 and brief.review is None and not brief.corrections:
        message = f"version {brief.version} has neither a signature nor a correction: say what was changed"
        yield broken(10, "brief", message)
    if brief.version == 1 and (brief.corrections or brief.supersedes):
        yield broken(
            10, "brief", "the first version cannot correct another: give it a version number of its own"
        )
    before = brief.supersedes
    if before and before.version >= brief.version:
        message = f"it cannot take the place of version {before.version}, being version {brief.version}"
        yield broken(10, "brief", message)
    if before and not _SHA256.fullmatch(before.sha256):
        message = "the earlier version is not told by its hash: give the sha256 of its file"
        yield broken(10, "brief", message, before.sha256)
    yield from _corrections(brief)


def _corrections(brief: Brief) -> Iterator[Lint]:
    latest = ""
    for number, one in enumerate(brief.corrections, start=1):
        place = f"correction {number}"
        for name, text in (("what was changed", one.what), ("why", one.why), ("by whom", one.by)):
            if is_filler(text):
                yield broken(10, place, f"it does not say {name}: write it", text)
        if not is_day(one.at):
            yield broken(10, place, "it does not say when: give the date", one.at)
        elif one.at < latest:
            yield broken(10, place, "it stands behind a later one: the oldest correction comes first", one.at)
        else:
            latest = one.at
        if one.version > brief.version:
            message = (
                f"it is of version {one.version}, and the brief is version {brief.version}: one is wrong"
            )
            yield broken(10, place, message)
