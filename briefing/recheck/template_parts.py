"""What our families of templates consist of, read from their Markdown files: headings, kinds, slots, the yardstick."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from briefing.resources import folder

GROUP = "group"
"""Name of a heading above other headings, whose own section has no lines of a list."""
JUDGEMENT = "judgement"
"""Name of a section that is a person's to write."""
MIXED = frozenset({"timing", "indicators", "highlights", "needs"})
"""Sections with lines of several lists, which are told apart by their form."""

_EARLIER = {
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
    "corrections": "corrections",
    "source": "provenance",
    "the article": "article",
    "comment": JUDGEMENT,
}
"""Headings that stand in HTML alone, in `parts/`, in the `policy` and `flash` of earlier versions, or, as the comment
of a diplomatic cable does, in templates that users write.
"""

_HEADING = re.compile(r"\s*(?P<level>#{2,4}) (?P<text>[^{}#]+?)\s*")
_SET = re.compile(r'\{% set (?P<name>kind|annex) = "(?P<text>[^"]+)" %\}')
_FIRST_USE = re.compile(
    r"part\(all\.(?P<list>\w+)|in all\.(?P<loop>\w+)\.lines|(?P<gaps>gaps_list)\(|(?P<slot>slot)\("
)
_FLASH = re.compile(r'(?P<kind>row|group)\("(?P<text>[^"]+)", flash\.sections\.(?P<list>\w+)\)')
_FLASH_LABEL = re.compile(r"in flash\.sections\.(?P<list>\w+)\.lines[^%]*%\}\s*\*\*(?P<text>[^*{}:]+):\*\*")
_SLOT = re.compile(r'slot\("(?P<text>[^"]+)"\)')
_SLOT_WORDS = re.compile(r'\("(?P<before>[^"]+): " ~ what ~ "(?P<after>[^"]+)"\)')
_MASTHEAD = re.compile(r"- \*\*(?P<label>[^*{}:]+):\*\* \{\{")
_TERM = re.compile(r'\("(?P<term>[^"]+)", "(?P<share>[^"]+)"\)')
_USE = re.compile(r'\{% set use = "(?P<text>[^"]+)" %\}')


@cache
def _families() -> dict[str, str]:
    """The Markdown template of each family, as text."""
    entries = sorted(folder("templates").iterdir(), key=lambda entry: entry.name)
    files = {entry.name: entry.joinpath(f"{entry.name}.md.j2") for entry in entries if entry.is_dir()}
    return {name: file.read_text(encoding="utf-8") for name, file in files.items() if file.is_file()}


@cache
def headings() -> dict[str, str]:
    """Every heading of our templates, case-folded, and the section that it opens: a list's name, GROUP, JUDGEMENT …

    A heading is named after what its template prints below it first.
    """
    found = _EARLIER | dict(_of_parts())
    for text in _families().values():
        found |= {name: section for name, section in _headings(text) if found.get(name, GROUP) == GROUP}
    return found


@cache
def headings_of(family: str | None) -> dict[str, str]:
    """The headings of one family, as `headings` has them; all of them for a family that is not known."""
    text = _families().get(family or "")
    return headings() if text is None else _EARLIER | dict(_of_parts()) | dict(_headings(text))


@cache
def parents(family: str | None) -> frozenset[str]:
    """Headings, case-folded, that stand above other headings in a family, so that nothing need stand between."""
    texts = [_families()[family]] if family in _families() else _families().values()
    found = [[match for line in text.split("\n") if (match := _HEADING.fullmatch(line))] for text in texts]
    pairs = (pair for one in found for pair in pairwise(one))
    return frozenset(
        above["text"].casefold() for above, below in pairs if len(above["level"]) < len(below["level"])
    )


def _of_parts() -> Iterator[tuple[str, str]]:
    """Headings of parts that families share, each named after its file."""
    for entry in sorted(folder("templates").joinpath("parts").iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".md.j2"):
            for line in entry.read_text(encoding="utf-8").split("\n"):
                if found := _HEADING.fullmatch(line):
                    yield found["text"].casefold(), entry.name.partition(".")[0]


def _headings(text: str) -> Iterator[tuple[str, str]]:
    heading, below = "", ""
    for line in (*text.split("\n"), "## end"):
        found = _HEADING.fullmatch(line)
        if found is None:
            below += line
            continue
        if heading:
            yield heading.casefold(), _section(below)
        heading, below = found["text"], ""
    yield from ((one["text"].casefold(), GROUP) for one in _SET.finditer(text) if one["name"] == "annex")
    for kind in (_FLASH, _FLASH_LABEL):
        yield from ((one["text"].casefold(), one["list"]) for one in kind.finditer(text))


def _section(below: str) -> str:
    """A place for a person stays one whatever else stands in its section."""
    uses = [match[match.lastgroup or 0] for match in _FIRST_USE.finditer(below)]
    if "slot" in uses:
        return JUDGEMENT
    return "gaps" if uses[:1] == ["gaps_list"] else uses[0] if uses else GROUP


@cache
def labels() -> re.Pattern[str]:
    """What a flash writes before a line instead of a heading, with its colon, as the group "label"."""
    texts = _families().values()
    rows = [one["text"] for text in texts for one in _FLASH.finditer(text) if one["kind"] == "row"]
    rows += [one["text"] for text in texts for one in _FLASH_LABEL.finditer(text)]
    known = "|".join(dict.fromkeys(("Bottom line", *rows)))
    return re.compile(rf"(?P<label>{known}): *", re.IGNORECASE)


@cache
def kinds() -> dict[str, str]:
    """What each family calls itself above the label: {"policy": "Policy brief"}."""
    found = {
        name: [one for one in _SET.finditer(text) if one["name"] == "kind"]
        for name, text in _families().items()
    }
    return {name: sets[0]["text"] for name, sets in found.items() if sets}


SLOT = "▢ For a person to write"
"""What opens every place that a family leaves to a person."""


@cache
def slots() -> frozenset[str]:
    """The whole text of each empty place, as the plain text prints it."""
    part = folder("templates").joinpath("parts", "slot.txt.j2").read_text(encoding="utf-8")
    said = _SLOT_WORDS.search(part)
    whats = (one["text"] for text in _families().values() for one in _SLOT.finditer(text))
    return frozenset(f"{said['before']}: {what}{said['after']}" for what in whats) if said else frozenset()


@cache
def masthead() -> tuple[str, ...]:
    """Labels of the facts above the header: "As of"."""
    found = (one["label"] for text in _families().values() for one in _MASTHEAD.finditer(text))
    return tuple(dict.fromkeys(found))


@cache
def yardstick() -> tuple[tuple[tuple[str, str], ...], str]:
    """Terms of the yardstick with their probabilities, and the sentence above them."""
    text = folder("templates").joinpath("parts", "yardstick.j2").read_text(encoding="utf-8")
    use = _USE.search(text)
    return tuple((one["term"], one["share"]) for one in _TERM.finditer(text)), use["text"] if use else ""
