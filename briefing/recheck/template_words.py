"""The fixed words of our own templates: headings, labels and sentences that make no claim about the article."""

import re
from functools import cache

from briefing.recheck.template_parts import JUDGEMENT, SLOT, kinds, masthead, slots, yardstick
from briefing.render import families, flash, gaps, lengths, period, view

_FACT = re.compile(
    r"(?:Outlet|Title|Author|URL|Published|Retrieved|Article|Model|Prompt|Made|Brief|Reviewer): ?(?=\S)"
)
_SHAPED = re.compile(
    r"Article: sha256 [0-9a-f]{12}|Model: .+ on \S.*|Prompt: .+, sha256 [0-9a-f]{12}"
    r"|Made: .+ by .+|Retrieved: (?:unknown|[\d:TZ+-]+)|Published: (?:unknown|[\d:TZ+-]+)"
    r"|URL: (?:unknown|\S+)|Brief: version \d+(?:, in place of version \d+ \(sha256 [0-9a-f]{12}\))?"
)
_LABEL = (
    r"AI-generated, (?:not reviewed|reviewed by [^:;!?]{1,120}? on \d{4}-\d{2}-\d{2}"
    r"(?:; editorial responsibility: [^:;!?]{1,80})?|changed after the review by [^:;!?]{1,120}? on "
    r"\d{4}-\d{2}-\d{2}, not reviewed since)\.?"
)
"""The labels of `nouns.signature`."""
_SIGNED = re.compile(
    rf"(?:(?P<kind>[^·]{{1,40}}) · )?{_LABEL}|(?:Reviewed|Edited|Approved|Signed)(?: off)? by [^.]{{1,80}}\.?"
)
_DAY = r"\d{1,2} [A-Z][a-z]+ \d{4}"
_COUNTED = re.compile(
    r"\d+ further (?:items? in the full brief|lines? in the JSON of this brief)\.?"
    r"|\d+ further lines? of the brief (?:are|is) not printed here(?:: [A-Z][a-z ]+ \d+(?:, [A-Z][a-z ]+ \d+)*)?\."
    rf"|Read on {_DAY}; a deadline before that day has passed\.|Flash brief|Brief|In short"
)
_EMPTY = frozenset(
    value.casefold()
    for module in (view, flash, lengths, gaps, families, period)
    for name, value in vars(module).items()
    if name.strip("_").isupper() and isinstance(value, str)
) | {"no line, so no evidence", "nothing was left out"}
"""What a section says that has no lines to show: the fixed sentences of the rooms that choose the lines."""
PERSONS = "a person's words, not checked"
"""Why a text is not checked that stands where a family leaves the judgement to a person."""
MARKING = "a marking of the house, not checked"
"""Why a classification is not checked: it speaks of the document."""
OWN_SLOT = "a place of your own for a person, which is empty"
"""Why the words of `slot` are not checked where no family of ours has that slot."""
_MARKING = re.compile(
    r"(?:(?:TOP|SECRET|CONFIDENTIAL|RESTRICTED|UNCLASSIFIED|UNCLAS|OFFICIAL|SENSITIVE|LIMITED|PROTECTED|INTERNAL"
    r"|EMBARGOED|NATO|EU|UE|RESTREINT|CONFIDENTIEL|TRÈS|VS|NUR|FÜR|DEN|DIENSTGEBRAUCH|FOR|USE|ONLY)(?:[\s/–—:.-]+|$)){1,12}"
)
"""Markings of NATO, the EU, the US, the UK and Germany, in capitals as their rules want them."""
_SLOT = re.compile(
    rf"{SLOT}: [^.:;!?]{{1,80}}\. The program leaves this empty; one article does not support it\."
)
RECORD = "record of what was corrected"
"""Why a correction is not checked: it speaks of the brief."""
CORRECTION = re.compile(
    r"Version \d+, (?P<when>[^:]*\d{4}[^—]*?), (?P<who>[^:,]+): (?P<what>.+) — (?P<why>.+)"
)
"""One correction as `view` words it."""
_PAGE = re.compile(
    r"(?:Skip to the (?:brief|article) ?)+|Choose a line to see the sentences it rests on\.|Title unknown"
    r"|\[?\d{1,3}\]?"
)
_TABLE_HEAD = re.compile(
    r"No\. \| The article[’']s words \| Characters|Speaker \| Source strength \| Lines \| Evidence|Term \| Probability"
)
_SOURCE = re.compile(
    r"(?:Source: )?.{0,2000}?Article sha256 [0-9a-f]{12}\. Model: .{1,200}?\. Prompt: .{1,100}?, sha256 "
    r"[0-9a-f]{12}\.(?: Evidence by character: (?:\[\d+\] \d+–\d+(?:, )?)+\.)?"
)
_METHOD_LABEL = re.compile(
    r"(?:How it was made|What was checked|How days were fixed|What reading changed|What the labels mean|Limits): "
)
_METHOD = re.compile(
    r"The model .{1,400} was asked with prompt .+|Form of the reply: .+|Requests: \d+(?:, \d+ of them because .+)?\."
    r"|Tokens: .+ out\.|The reply was cut off, and only .+|The model names sentences by number; .+"
    r"|The model worded the bottom line and the events, from \d+ of the article’s \d+ sentences\."
    r"|Who, when, where, demands and threats were found by the program in all of them and are in the article’s own words\."
    r"|The model was shown \d+ of the article’s \d+ sentences\."
    r"|Each line was compared with its evidence\.|What the evidence does not support is not in the brief .+"
    r"|A line without a mark passed the checks: .+|“Unclear” means that a check could not settle it.+"
    r"|“Announced”, “proposed”, “denied” and “alleged” say how .+|“Not resolved” means that the article .+"
    r"|This brief rests on one article and adds nothing to it\.|The numbers in square brackets lead to .+"
    rf"|No person has reviewed it\.|{_LABEL}"
)


def opens_fact(text: str) -> bool:
    """Whether it opens as a line of the header does: "Outlet: The Post", "As of: 22 November 2026"."""
    return _FACT.match(text) is not None or text.startswith(tuple(f"{label}: " for label in masthead()))


def why_not_checked(text: str, section: str | None) -> str:
    """Why a text of our templates makes no claim about the article, or "" for any other text."""
    if says_empty(text) or _COUNTED.fullmatch(text):
        return "says that a section has nothing to show"
    if text in slots() or text == SLOT:
        return "a place for a person, which is empty"
    if _MARKING.fullmatch(text) or _SLOT.fullmatch(text):
        return OWN_SLOT if text.startswith(SLOT) else MARKING
    signed = _SIGNED.fullmatch(text)
    if (signed and signed["kind"] in (None, *kinds().values())) or text in kinds().values():
        return "label of the brief"
    if _PAGE.fullmatch(text) or _TABLE_HEAD.fullmatch(text):
        return "words of the page"
    if section in (JUDGEMENT, "yardstick", "corrections", "header", "provenance"):
        return _of_section(text, section)
    return "provenance" if _SHAPED.fullmatch(text) else _of_section(text, section)


def says_empty(text: str) -> bool:
    """Whether the text says that its section has nothing to show: "Not stated in the article"."""
    return text.rstrip(".").casefold() in _EMPTY


def _of_section(text: str, section: str | None) -> str:
    """The same for texts that say nothing of the article in one section alone."""
    if section in ("header", "provenance"):
        return _of_header(text, section)
    if section == "method" and _METHOD.fullmatch(text):
        return "method and limits"
    if section == "yardstick" and _yardstick().fullmatch(" ".join(text.split())):
        return "words of the yardstick"
    if section == "corrections" and CORRECTION.fullmatch(text):
        return RECORD
    return ""


def _of_header(text: str, section: str | None) -> str:
    label, _, value = text.partition(": ")
    if label in masthead():
        dated = re.fullmatch(rf"{_DAY}(?: to {_DAY})?|{re.escape(view.NOT_STATED)}", value)
        return "provenance" if dated else "a place for a person, which is empty" if value == SLOT else PERSONS
    if _FACT.match(text) or (section == "provenance" and _SHAPED.fullmatch(f"Article: {text}")):
        return "provenance"
    return ""


@cache
def _yardstick() -> re.Pattern[str]:
    """The yardstick's sentence, and its terms in a row or several behind one another, as plain text has them."""
    terms, use = yardstick()
    row = "|".join(rf"{re.escape(term)} (?:\| )?{re.escape(share)}" for term, share in terms)
    return re.compile(rf"{re.escape(use)}|(?:(?:{row})(?: |$))+")


_GAP = re.compile(
    r"(?:Not stated in the article|Times for which no day could be fixed"
    r"|Demands or threats without a named maker or addressee|Lines that a check could not settle"
    r"|Lines left out because the article does not support them): "
    r"(?:\d+|“.+”(?:, and \d+ more)?|(?:(?:what|who|when|where|demands|threats)(?:, |(?=$| \[)))+)(?: ?\[\d{1,3}\])*"
)
"""Lines of `render.gaps`; that all of them are known is tested over briefs."""


def gap_lead(text: str) -> bool:
    """Whether it is a line that says what the brief lacks."""
    return _GAP.fullmatch(text) is not None


def source_line(text: str) -> int:
    """Code points of the flash's source line that opens the text; 0 if none does."""
    found = _SOURCE.match(text)
    return found.end() if found else 0


def method_label(text: str) -> str:
    """The label that opens a paragraph of "Method and limits" ("Limits: "), or ""."""
    found = _METHOD_LABEL.match(text)
    return found.group() if found else ""
