"""The walk through a brief's blocks: each sentence that claims something becomes a line, numbered, in its section."""

import re
from collections.abc import Callable, Iterable, Sequence

from briefing.nouns.article import Article, Span
from briefing.reading.sentences import sentences
from briefing.recheck.blocks import Block
from briefing.recheck.claims import claims_of, list_of
from briefing.recheck.lines import Edited, Line, Section, Unchecked
from briefing.recheck.template_parts import GROUP, JUDGEMENT, MIXED, headings, labels
from briefing.recheck.template_words import (
    MARKING,
    OWN_SLOT,
    PERSONS,
    RECORD,
    gap_lead,
    method_label,
    source_line,
    why_not_checked,
)
from briefing.render.sources import OUTLET, UNNAMED, UNRATED
from briefing.render.wording import SOURCES

_CITATIONS = re.compile(r"\s*(?:\[\^?\d{1,3}\])+")
_MARK = re.compile(
    r"\s[—–-]\s+(?P<whole>unclear: .+?)(?=\s*(?:\[\d{1,3}\])+|(?<=[.!?])\s+[A-ZÀ-Þ“]|$)|\s+\((?P<short>unclear)\)"
    rf"|\s[—–-]\s+(?P<source>source: (?:{'|'.join(SOURCES.values())}))(?=\s|$)"
)
"""What an earlier check printed behind a line; a new sentence is none of it."""
_ORIGINAL = re.compile(r"\s[—–-]\s+original: “(?P<words>.+?)”(?=\s*\[\d|\s*$)")
_TRANSLATED = re.compile(r"(?P<said>(?:.*?: )?translation: .*?)(?:(?:\s*\[\d{1,3}\])+(?P<rest>.*)|$)")
_FLASH_ITEMS = re.compile(r"(?<=\]);\s+")
_DESCRIPTOR = re.compile(
    r"(?P<voice>.+?)(?: \| |: )(?P<strength>[^|:]+?)(?: \| |; lines: )(?P<lines>\d+)(?: \|)?(?P<cites>(?: ?\[\d{1,3}\])*)"
)
_QUOTED = re.compile(r"“([^“”]+?)(?: …)?”")
_QUOTATION = re.compile(r"\[\d{1,3}\](?: \|)? (?P<words>.+?)(?: \| ?[\d–-]*| \(characters \d+–\d+\))?")
_OPENS = re.compile(r"\s+[A-ZÀ-Þ“]")
_SHORT_HEADING = 4
"""A heading of fewer words says no more than what its section is about."""
_STRENGTHS = frozenset({*SOURCES.values(), UNRATED})
Parted = Callable[[str], list[Span]]
Holds = Callable[[str], bool]


class _Reader:
    """Goes through the blocks once, knowing which section it is in."""

    def __init__(self, language: str | None, holds: Holds, title: str | None) -> None:
        self.language = language
        self.holds = holds
        self.title = " ".join((title or "").split()).casefold()
        self.section: str | None = "header"
        self.sections = [Section(name="header")]
        self.headlined = False
        self.lines: list[Line] = []
        self.unchecked: list[Unchecked] = []

    def quiet(self, text: str, block: Block, why: str, *, ours: bool = True) -> None:
        if text.strip():
            self.unchecked.append(Unchecked(text=text.strip(), why=why, place=block.place, ours=ours))

    def _open(self, name: str | None, block: Block, heading: str) -> None:
        self.section = name
        self.sections.append(Section(name=name, heading=heading, place=block.place))

    def _keep(self, block: Block) -> None:
        """Adds the block to its section; what stands behind a label ("Who: …") begins a section of its own."""
        text = block.text
        label = labels().match(text) if self.section not in _FIXED else None
        if label:
            heading, text = label["label"], text[label.end() :]
            name = headings()[heading.casefold()]
            self.sections.append(Section(name=name, heading=heading, place=block.place))
        last = self.sections[-1]
        self.sections[-1] = last.model_copy(update={"texts": (*last.texts, text)})

    def take(self, block: Block) -> None:
        section = block.section or self.section
        if block.kind not in ("aside", "heading"):
            self._keep(block)
        if block.kind == "aside":
            self.quiet(block.text, block, block.why, ours=block.ours)
        elif why := why_not_checked(block.text, section):
            self.quiet(block.text, block, why, ours=why not in (PERSONS, RECORD, MARKING, OWN_SLOT))
        elif block.kind == "heading":
            self._heading(block, section)
        elif section in _FIXED:
            _FIXED[section](self, block)
        else:
            self._body(block, section)

    def _heading(self, block: Block, section: str | None) -> None:
        known = headings().get(block.text.casefold().rstrip(":"))
        if known:
            self._open(known, block, block.text)
            self.quiet(block.text, block, "heading of the template")
        elif section == "article":
            self.quiet(block.text, block, "title of the article")
        elif not self.headlined:
            self.headlined = True
            self._headline(block)
        else:
            self._open(None, block, block.text)
            if len(block.text.split()) < _SHORT_HEADING:
                self.quiet(block.text, block, "a heading, too short to claim something", ours=False)
            else:
                self.say(block.text, block, None)

    def _headline(self, block: Block) -> None:
        """The headline is checked unless it is the article's own title, which is no part of its text."""
        if _CITATIONS.sub("", block.text).casefold() == self.title:
            self.quiet(block.text, block, "the article's own title")
        else:
            self.say(block.text, block, "headline")

    def _body(self, block: Block, section: str | None) -> None:
        text = block.text
        if section == "header" and not self.headlined and block.kind == "text":
            self.headlined = True
            self._headline(block)
            return
        end = source_line(text)
        if end:
            self.quiet(text[:end], block, "provenance")
            text = text[end:].strip()
        label = labels().match(text)
        if label:
            self.quiet(label["label"], block, "heading of the template")
            section, text = headings()[label["label"].casefold()], text[label.end() :]
        for piece in _FLASH_ITEMS.split(text):
            if why := why_not_checked(piece, section):
                self.quiet(piece, block, why)
            else:
                self.say(piece, block, None if section in ("header", GROUP) else section)

    def say(self, text: str, block: Block, section: str | None, *, quotation: bool = False) -> None:
        """Every sentence of a text as a line; marks of the earlier check and citations are taken off."""
        for mark in _MARK.finditer(text):
            self.quiet(mark[mark.lastgroup or 0], block, "a mark of the earlier check")
        text = _MARK.sub(" ", text)
        for original in _ORIGINAL.finditer(text) if not quotation else ():
            self._original(original["words"], block)
        text = _ORIGINAL.sub(" ", text) if not quotation else text
        translated = _TRANSLATED.fullmatch(text)
        if translated:
            self.quiet(translated["said"], block, "a translation; the checks compare words", ours=False)
            text = translated["rest"] or ""
        text = " ".join(text.split())
        text, cited = _uncited(text) if not quotation else (text, ())
        text = re.sub(r"(?<=[^\s|]) \| (?=[^\s|])", " — ", text) if block.kind == "row" else text
        for start, end in _cited_sentences(text, cited, None if section == "quotes" else self._parted):
            sentence = text[start:end]
            if not any(char.isalnum() for char in sentence):
                continue
            known = list_of(sentence) if section in MIXED else section
            found = claims_of(sentence, known)
            for words, why in found.quiet:
                self.quiet(words, block, why)
            self.lines.append(
                Line(
                    number=len(self.lines) + 1,
                    text=sentence,
                    list=known,
                    item=block.item,
                    place=block.place,
                    claims=found.claims,
                    dates=found.dates,
                    actors=found.actors,
                    quotation=quotation,
                    verbatim=found.verbatim,
                    name=found.name,
                    cites=_cites(cited, start, end),
                )
            )

    def _parted(self, text: str) -> list[Span]:
        return _sentences(text, self.language)

    def _original(self, words: str, block: Block) -> None:
        """The article's words beside a translation: really the article's, or a line."""
        if all(self.holds(part) for part in words.split(" … ")):
            self.quiet(f"original: {words}", block, "evidence, word for word in the article")
        else:
            self.quiet("original:", block, "words of the page")
            self.say(words, block, "evidence", quotation=True)

    def evidence(self, block: Block) -> None:
        """A row of the evidence: words of the article, or a line that is none."""
        found = _QUOTATION.fullmatch(block.text)
        words = found["words"] if found else block.text
        if found and self.holds(words):
            self.quiet(block.text, block, "evidence, word for word in the article")
        else:
            self.say(words, block, "evidence", quotation=found is not None)

    def left_out(self, block: Block) -> None:
        self.quiet(block.text, block, "stands under “Left out”", ours=" — " in block.text)

    def judgement(self, block: Block) -> None:
        """What a person wrote in a place that the family leaves to one; the program's own gaps may stand below it."""
        if gap_lead(block.text):
            self.gaps(block)
        else:
            self.quiet(block.text, block, PERSONS, ours=False)

    def gaps(self, block: Block) -> None:
        """What the brief lacks, counted by the program; words it quotes must be the article's."""
        lead = gap_lead(block.text)
        quoted = _QUOTED.findall(block.text)
        if lead and all(self.holds(words) for words in quoted):
            self.quiet(block.text, block, "says what the brief lacks")
        else:
            self.say(block.text, block, None)

    def descriptors(self, block: Block) -> None:
        """A row of the table of sources: the article must have the voice; the numbers are counted by the program."""
        found = _DESCRIPTOR.fullmatch(block.text)
        if found is None or not set(found["strength"].split(", ")) <= _STRENGTHS:
            self.say(block.text, block, None)
            return
        rest = f"{found['strength']}; lines: {found['lines']}"
        if found["voice"] in (OUTLET, UNNAMED):
            self.quiet(f"{found['voice']}: {rest}", block, "says what the brief rests on")
            return
        self.quiet(rest, block, "says what the brief rests on")
        self.say(f"{found['voice']} {found['cites'].strip()}", block._replace(kind="item"), "descriptors")

    def article(self, block: Block) -> None:
        """A paragraph of the article beside the brief; what the article does not have is a line."""
        text = _CITATIONS.sub("", block.text)
        if self.holds(text):
            self.quiet(text, block, "the article itself")
            return
        for start, end in _sentences(text, self.language):
            sentence = text[start:end]
            if self.holds(sentence) or " · " in sentence:
                self.quiet(sentence, block, "the article itself")
            else:
                self.say(sentence, block, "article", quotation=True)

    def method(self, block: Block) -> None:
        label = method_label(block.text)
        self.quiet(label, block, "method and limits")
        if label.startswith(("What reading changed", "How days were fixed")):
            self.quiet(block.text[len(label) :], block, "method and limits")
            return
        rest = block.text[len(label) :]
        for start, end in _sentences(rest, self.language):
            sentence = rest[start:end]
            if why := why_not_checked(sentence, "method"):
                self.quiet(sentence, block, why)
            else:
                self.say(sentence, block, None)


_FIXED: dict[str | None, Callable[[_Reader, Block], None]] = {
    "evidence": _Reader.evidence,
    "left_out": _Reader.left_out,
    "article": _Reader.article,
    "method": _Reader.method,
    JUDGEMENT: _Reader.judgement,
    "gaps": _Reader.gaps,
    "descriptors": _Reader.descriptors,
}
"""Sections whose text our templates write, with what reads them."""


_Cited = tuple[int, tuple[int, ...]]
"""Where a group of citations stood in a text that lost them, and its numbers."""


def _uncited(text: str) -> tuple[str, tuple[_Cited, ...]]:
    """The text without its citations, and where each group of them stood in what is left."""
    parts: list[str] = []
    cited: list[_Cited] = []
    done = length = 0
    for match in _CITATIONS.finditer(text):
        parts.append(text[done : match.start()])
        length += match.start() - done
        cited.append((length, tuple(map(int, re.findall(r"\d+", match.group())))))
        done = match.end()
    return "".join([*parts, text[done:]]), tuple(cited)


def _cites(cited: Sequence[_Cited], start: int, end: int) -> tuple[int, ...]:
    """Numbers within the sentence or at its end; without any, those of the next group behind it."""
    inside = [numbers for at, numbers in cited if start < at <= end]
    behind = [numbers for at, numbers in cited if at > end]
    return tuple(dict.fromkeys(number for group in inside or behind[:1] for number in group))


def _cited_sentences(text: str, cited: Sequence[_Cited], parted: Parted | None) -> list[Span]:
    """Where the sentences lie; a citation before a capital ends one also where no full stop does.

    `parted` tells sentences apart; None: each part is one, as a quotation with its speaker is.
    """
    ends = [at for at, _ in cited if _OPENS.match(text, at)]
    parts = zip([0, *ends], [*ends, len(text)], strict=True)
    return [
        (first + start, first + end)
        for first, last in parts
        for start, end in (parted(text[first:last]) if parted else [_stripped(text[first:last])])
    ]


def _stripped(text: str) -> Span:
    start = len(text) - len(text.lstrip())
    return start, max(start, len(text.rstrip()))


def _sentences(text: str, language: str | None) -> list[Span]:
    """Where the text's sentences lie; a bracket belongs to the sentence before it, also behind a quotation."""
    spans: list[Span] = []
    for start, end in sentences(text, (0, len(text)), language) if text else ():
        if spans and text[start] == "(":
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def edited(
    blocks: Iterable[Block], form: str, article: Article, holds: Holds, sha256: str | None = None
) -> Edited:
    """The blocks of a brief as lines. `holds` tells whether the article has these words, in this order."""
    reader = _Reader(article.language, holds, article.title)
    for block in blocks:
        reader.take(block)
    return Edited(
        format=form,
        lines=tuple(reader.lines),
        unchecked=tuple(reader.unchecked),
        sections=tuple(reader.sections),
        article_sha256=sha256,
    )
