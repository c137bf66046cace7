"""The fixed words of our own templates: headings, labels and sentences that make no claim about the article."""

import re

HEADINGS: dict[str, str] = {
    "bottom line": "bottom_line",
    "what happened": "what",
    "what": "what",
    "who": "who",
    "when and where": "when",
    "when": "when",
    "where": "where",
    "demands": "demands",
    "threats": "threats",
    "evidence": "evidence",
    "left out": "left_out",
    "method and limits": "method",
    "source": "provenance",
    "the article": "article",
}
"""Headings of `policy` and `flash`, case-folded, and the section that each opens."""

LABELS = ("bottom line", "what", "who", "when", "where")
"""What a flash writes before a line instead of a heading."""

_FACT = re.compile(r"(?:Outlet|Title|Author|Published|Retrieved|Article|Model|Prompt|Made): ?(?=\S)")
_SHAPED = re.compile(
    r"Article: sha256 [0-9a-f]{12}|Model: .+ on \S.*|Prompt: .+, sha256 [0-9a-f]{12}"
    r"|Made: .+ by .+|Retrieved: (?:unknown|[\d:TZ+-]+)|Published: (?:unknown|[\d:TZ+-]+)"
)
_SIGNED = re.compile(
    r"AI-generated, not reviewed\.?|(?:Reviewed|Edited|Approved|Signed)(?: off)? by [^.]{1,80}\.?"
)
_EMPTY = re.compile(
    r"Not stated in the article\.?|See full brief\.?|No line, so no evidence\.?|Nothing was left out\.?"
    r"|\d+ further items? in the full brief\.?|Flash brief|Brief|In short"
)
_PAGE = re.compile(
    r"(?:Skip to the (?:brief|article) ?)+|Choose a line to see the sentences it rests on\.|Title unknown"
    r"|\[?\d{1,3}\]?"
)
_TABLE_HEAD = re.compile(r"No\. \| The article[’']s words \| Characters")
_SOURCE = re.compile(
    r"(?:Source: )?.{0,500}?Article sha256 [0-9a-f]{12}\. Model: .{1,200}?\. Prompt: .{1,100}?, sha256 "
    r"[0-9a-f]{12}\.(?: Evidence by character: (?:\[\d+\] \d+–\d+(?:, )?)+\.)?"
)
_METHOD_LABEL = re.compile(
    r"(?:How it was made|What was checked|What reading changed|What the labels mean|Limits): "
)
_METHOD = re.compile(
    r"The model .{1,400} was asked with prompt .+|Form of the reply: .+|Requests: \d+(?:, \d+ of them because .+)?\."
    r"|Tokens: .+ out\.|The reply was cut off, and only .+|The model names sentences by number; .+"
    r"|Each line was compared with its evidence\.|What the evidence does not support is not in the brief .+"
    r"|A line without a mark passed the checks: .+|“Unclear” means that a check could not settle it.+"
    r"|“Announced”, “proposed”, “denied” and “alleged” say how .+|“Not resolved” means that the article .+"
    r"|This brief rests on one article and adds nothing to it\.|The numbers in square brackets lead to .+"
    r"|No person has reviewed it\.|AI-generated, not reviewed\."
)


def opens_fact(text: str) -> bool:
    """Whether it opens as a line of the provenance block does: "Outlet: The Post"."""
    return _FACT.match(text) is not None


def why_not_checked(text: str, section: str | None) -> str:
    """Why a text of our templates makes no claim about the article, or "" for any other text."""
    if _EMPTY.fullmatch(text):
        return "says that a section has nothing to show"
    if _SIGNED.fullmatch(text):
        return "label of the brief"
    if _PAGE.fullmatch(text) or _TABLE_HEAD.fullmatch(text):
        return "words of the page"
    fact = _FACT.match(text) and (section in ("header", "provenance") or _SHAPED.fullmatch(text))
    if fact or (section == "provenance" and _SHAPED.fullmatch(f"Article: {text}")):
        return "provenance"
    if section == "method" and _METHOD.fullmatch(text):
        return "method and limits"
    return ""


def source_line(text: str) -> int:
    """Code points of the flash's source line that opens the text; 0 if none does."""
    found = _SOURCE.match(text)
    return found.end() if found else 0


def method_label(text: str) -> str:
    """The label that opens a paragraph of "Method and limits" ("Limits: "), or ""."""
    found = _METHOD_LABEL.match(text)
    return found.group() if found else ""
