"""The brief's lines: each sentence that claims something, numbered; all other words with the reason why not."""

import re
from collections.abc import Callable, Iterable, Iterator

from briefing.nouns.article import Article, Span
from briefing.nouns.frozen import Frozen
from briefing.reading.sentences import sentences
from briefing.recheck.blocks import Block
from briefing.recheck.claims import Dated, claims_of
from briefing.recheck.template_words import HEADINGS, LABELS, method_label, source_line, why_not_checked
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
_LABEL = re.compile(rf"(?P<label>{'|'.join(LABELS)}): *", re.IGNORECASE)
_QUOTATION = re.compile(r"\[\d{1,3}\](?: \|)? (?P<words>.+?)(?: \| ?[\d–-]*| \(characters \d+–\d+\))?")
_SHORT_HEADING = 4
"""A heading of fewer words says no more than what its section is about."""
Holds = Callable[[str], bool]


class Line(Frozen):
    """One sentence of the brief. `number` counts from 1; `list` is the section it stands in, where known."""

    number: int
    text: str
    list: str | None = None
    item: str | None = None
    """Id of the item in a JSON brief."""
    place: int | None = None
    """Line of the file, from 1."""
    claims: tuple[str, ...]
    """What it claims, as whole sentences, each to be checked."""
    dates: tuple[Dated, ...] = ()
    """Days that it gives time phrases of the article."""
    actors: tuple[str, ...] = ()
    """Who demands or threatens in it, where it is a demand or a threat as a template prints it."""
    quotation: bool = False
    """True for words printed as the article's which the article does not have."""


class Unchecked(Frozen):
    """Words of the brief that were not checked, and why. `ours`: our own template wrote them."""

    text: str
    why: str
    place: int | None = None
    ours: bool = False


class Edited(Frozen):
    """A brief that was read: every word of it is in a line or in `unchecked`."""

    format: str
    lines: tuple[Line, ...]
    unchecked: tuple[Unchecked, ...] = ()
    article_sha256: str | None = None
    """Of the article it was made from, where the brief says so whole (JSON)."""


class _Reader:
    """Goes through the blocks once, knowing which section it is in."""

    def __init__(self, language: str | None, holds: Holds, title: str | None) -> None:
        self.language = language
        self.holds = holds
        self.title = " ".join((title or "").split()).casefold()
        self.section: str | None = "header"
        self.headlined = False
        self.lines: list[Line] = []
        self.unchecked: list[Unchecked] = []

    def quiet(self, text: str, block: Block, why: str, *, ours: bool = True) -> None:
        if text.strip():
            self.unchecked.append(Unchecked(text=text.strip(), why=why, place=block.place, ours=ours))

    def take(self, block: Block) -> None:
        section = block.section or self.section
        if block.kind == "aside":
            self.quiet(block.text, block, block.why, ours=block.ours)
        elif why := why_not_checked(block.text, section):
            self.quiet(block.text, block, why)
        elif block.kind == "heading":
            self._heading(block, section)
        elif section in _FIXED:
            _FIXED[section](self, block)
        else:
            self._body(block, section)

    def _heading(self, block: Block, section: str | None) -> None:
        known = HEADINGS.get(block.text.casefold().rstrip(":"))
        if known:
            self.section = known
            self.quiet(block.text, block, "heading of the template")
        elif section == "article":
            self.quiet(block.text, block, "title of the article")
        elif not self.headlined:
            self.headlined = True
            self._headline(block)
        else:
            self.section = None
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
        label = _LABEL.match(text)
        if label:
            self.quiet(label["label"], block, "heading of the template")
            section, text = HEADINGS[label["label"].casefold()], text[label.end() :]
        for piece in _FLASH_ITEMS.split(text):
            if why := why_not_checked(piece, section):
                self.quiet(piece, block, why)
            else:
                self.say(piece, block, None if section == "header" else section)

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
        text = _CITATIONS.sub("", text) if not quotation else text
        text = (
            re.sub(r"(?<=[^\s|]) \| (?=[^\s|])", " — ", " ".join(text.split()))
            if block.kind == "row"
            else text
        )
        for sentence in _sentences(" ".join(text.split()), self.language):
            if not any(char.isalnum() for char in sentence):
                continue
            found = claims_of(sentence, section)
            for words, why in found.quiet:
                self.quiet(words, block, why)
            self.lines.append(
                Line(
                    number=len(self.lines) + 1,
                    text=sentence,
                    list=section,
                    item=block.item,
                    place=block.place,
                    claims=found.claims,
                    dates=found.dates,
                    actors=found.actors,
                    quotation=quotation,
                )
            )

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

    def article(self, block: Block) -> None:
        """A paragraph of the article beside the brief; what the article does not have is a line."""
        text = _CITATIONS.sub("", block.text)
        if self.holds(text):
            self.quiet(text, block, "the article itself")
            return
        for sentence in _sentences(text, self.language):
            if self.holds(sentence) or " · " in sentence:
                self.quiet(sentence, block, "the article itself")
            else:
                self.say(sentence, block, "article", quotation=True)

    def method(self, block: Block) -> None:
        label = method_label(block.text)
        self.quiet(label, block, "method and limits")
        if label.startswith("What reading changed"):
            self.quiet(block.text[len(label) :], block, "method and limits")
            return
        for sentence in _sentences(block.text[len(label) :], self.language):
            if why := why_not_checked(sentence, "method"):
                self.quiet(sentence, block, why)
            else:
                self.say(sentence, block, None)


_FIXED: dict[str | None, Callable[[_Reader, Block], None]] = {
    "evidence": _Reader.evidence,
    "left_out": _Reader.left_out,
    "article": _Reader.article,
    "method": _Reader.method,
}
"""Sections whose text our templates write, with what reads them."""


def _sentences(text: str, language: str | None) -> Iterator[str]:
    """The text's sentences; a bracket belongs to the sentence before it, also where that ends in a quotation."""
    spans: list[Span] = []
    for start, end in sentences(text, (0, len(text)), language) if text else ():
        if spans and text[start] == "(":
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    yield from (text[start:end] for start, end in spans)


def edited(
    blocks: Iterable[Block], form: str, article: Article, holds: Holds, sha256: str | None = None
) -> Edited:
    """The blocks of a brief as lines. `holds` tells whether the article has these words, in this order."""
    reader = _Reader(article.language, holds, article.title)
    for block in blocks:
        reader.take(block)
    return Edited(
        format=form, lines=tuple(reader.lines), unchecked=tuple(reader.unchecked), article_sha256=sha256
    )
