"""Rules 9 to 12 in a printed brief: its header, its corrections, its empty places and its length."""

import re
from collections.abc import Iterable, Iterator

from briefing.lint.filling import is_filler
from briefing.lint.judging import JUDGEMENT
from briefing.lint.printed import FACTS, Printed, is_source, place_of, written
from briefing.lint.rules import Lint, broken
from briefing.lint.said import normal
from briefing.recheck.lines import Section
from briefing.recheck.template_parts import GROUP, headings_of, kinds, parents, slots
from briefing.recheck.template_words import CORRECTION, says_empty, why_not_checked
from briefing.render import families, flash, spoken
from briefing.render.lengths import count

_UNKNOWN = "unknown"
LIMITS = {**families.WORDS, "flash": flash.WORDS, "press-review": 2500}
"""Words by family: what the families keep to themselves; five pages of 500 words for a press review."""
_NOT_COUNTED = frozenset({"header", "evidence", "left_out", "method", "article", "provenance", "yardstick"})


def headless(printed: Printed) -> Iterator[Lint]:
    """Rule 9: facts of the header that are not printed, are printed empty, or are another article's."""
    facts, article = printed.facts, printed.article
    for label in FACTS:
        value = facts.get(label)
        if value is None:
            yield broken(
                9, "header", f"the header does not say “{label}”: print it, as “unknown” where it is", label
            )
        elif value != _UNKNOWN and is_filler(value):
            yield broken(9, "header", f"“{label}” is empty: write “unknown” where it is", label, value)
    known = {"Outlet": article.outlet, "Title": article.title, "Author": article.author, "URL": article.url}
    known |= {"Published": article.published, "Article": f"sha256 {article.sha256[:12]}"}
    if printed.brief:
        model, prompt = printed.brief.provenance.model, printed.brief.provenance.prompt
        known |= {"Model": f"{model.name} on {model.host}", "Prompt": f"{prompt.name} {prompt.version}"}
    for label, truth in known.items():
        value = facts.get(label)
        if truth and value and not (_told(value, truth) or _told(value, spoken.date(truth))):
            yield broken(9, "header", f"“{label}” is not that of this article: write {truth}", value)
    yield from _unlabelled(printed)


def _told(value: str, truth: str) -> bool:
    one, other = normal(value).casefold(), normal(truth).casefold()
    return one == other or one in other or other in one


def _unlabelled(printed: Printed) -> Iterator[Lint]:
    reviewer = printed.facts.get("Reviewer", "")
    if not printed.label:
        yield broken(9, "header", "nothing says that it is AI-generated and who reviewed it: print the label")
    elif "changed after the review" in printed.label:
        message = "it was changed after it was signed: sign it again, and say what was corrected and why"
        yield broken(9, "header", message, printed.label)
    elif reviewer and printed.signed != (not re.search("not reviewed|changed since", reviewer)):
        message = "the label and the reviewer contradict each other: print what the signature says"
        yield broken(9, "header", message, printed.label, reviewer)
    if printed.brief and printed.label and printed.signed != printed.brief.reviewed:
        signed = "was signed" if printed.brief.reviewed else "was not signed as it is"
        yield broken(
            9, "header", f"the brief {signed}, and this print says otherwise: print it anew", printed.label
        )


def unrecorded(printed: Printed) -> Iterator[Lint]:
    """Rule 10: a later version that does not say what it takes the place of, or what was changed, why and when."""
    sections = [one for one in printed.edited.sections if one.name == "corrections"]
    version = printed.version or 1
    if version > 1 and "in place of version" not in printed.facts.get("Brief", ""):
        message = f"version {version} does not say which version it takes the place of: print that too"
        yield broken(10, "header", message)
    if version > 1 and not sections and not printed.signed:
        message = f"version {version} has neither a signature nor corrections: say what was changed"
        yield broken(10, "header", message)
    if version == 1 and sections:
        message = "the first version corrects nothing: print the version that the corrections belong to"
        yield broken(10, place_of(sections[0].place), message)
    for section in sections:
        for text in section.texts:
            found = CORRECTION.fullmatch(text)
            if found is None or any(is_filler(part) for part in found.groups()):
                message = "a correction says what was changed, why, when and by whom: write all four"
                yield broken(10, place_of(section.place), message, text)
    if printed.brief and printed.brief.corrections and not sections:
        yield broken(
            10, "brief", "the brief was corrected, and this print does not say so: print the corrections"
        )


def hollow(printed: Printed, family: str | None) -> Iterator[Lint]:
    """Rule 11: sections without a word, fillers, and places of a person that nobody signed for."""
    sections = printed.edited.sections
    family = family or family_of(sections)
    named, above = headings_of(family), parents(family)
    for section in sections:
        where = place_of(section.place)
        heading = section.heading.casefold()
        grouping = named.get(heading, GROUP) == GROUP or heading in above
        if not section.texts and not grouping and section.name != "article":
            message = "this section is empty: say “Not stated in the article”, or leave the place marked"
            yield broken(11, where, message, section.heading)
        if section.name not in _NOT_COUNTED:
            yield from _filled_in(section, where, printed)
    yield from _denied(printed)


def _filled_in(section: Section, where: str, printed: Printed) -> Iterator[Lint]:
    for text in section.texts:
        if not says_empty(text) and is_filler(_bare(text)):
            message = "this fills a place without saying anything: say “Not stated in the article”"
            yield broken(11, where, message, text)
    empty = [text for text in section.texts if says_empty(text)]
    told = [text for text in section.texts if not (why_not_checked(text, section.name) or is_source(text))]
    if empty and told and section.name != JUDGEMENT:
        message = "the section says that it has nothing, and has something: take one of the two out"
        yield broken(11, where, message, *empty)
    if section.name == JUDGEMENT and not printed.signed:
        for text in written(section):
            message = (
                "only a person may fill this place, and nobody signed the brief: sign it, or clear the place"
            )
            yield broken(11, where, message, text)


def _bare(text: str) -> str:
    return re.sub(r"\s*\[\d{1,3}\]", "", text)


def _denied(printed: Printed) -> Iterator[Lint]:
    """Sections that say they have nothing although the brief has."""
    for section in printed.edited.sections if printed.brief else ():
        has = getattr(printed.brief, section.name or "", None)
        if has and any(text.rstrip(".") == "Not stated in the article" for text in section.texts):
            message = "it says “Not stated in the article”, and the brief has it: print what the brief has"
            yield broken(11, place_of(section.place), message, section.heading)


def overlong(printed: Printed, family: str | None) -> Iterator[Lint]:
    """Rule 12: more words above the sources than the family has; a family that is not known has no limit."""
    family = family or family_of(printed.edited.sections)
    limit = LIMITS.get(family or "")
    if limit is None:
        return
    words = sum(_words(section) for section in printed.edited.sections)
    if words > limit:
        message = (
            f"it has {words} words, and {family} has at most {limit}: leave the least important lines out"
        )
        yield broken(12, "brief", message)


def _words(section: Section) -> int:
    if section.name in _NOT_COUNTED:
        return 0
    texts = [text for text in section.texts if text not in slots() and not is_source(text)]
    return count(section.heading) + sum(count(text) for text in texts)


def family_of(sections: Iterable[Section]) -> str | None:
    """The family whose name for itself stands in the header; None where none does."""
    names = kinds()
    for section in sections:
        for text in section.texts if section.name == "header" else ():
            for family, kind in names.items():
                if text == kind or text.startswith(f"{kind} · "):
                    return family
    return None
