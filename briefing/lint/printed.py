"""A printed brief as the rules see it: its lines with the words they cite, and the facts of its header."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from briefing.lint.judging import JUDGEMENT
from briefing.lint.said import NOT_STATED, Said
from briefing.nouns.article import Article
from briefing.nouns.brief import Brief
from briefing.reading.sentences import sentences
from briefing.recheck import Edited, Line
from briefing.recheck.claims import noted
from briefing.recheck.lines import Section
from briefing.recheck.template_words import gap_lead, why_not_checked
from briefing.render.view import view

FACTS = (
    "Outlet", "Title", "Author", "URL", "Published", "Retrieved", "Article", "Model", "Prompt", "Brief", "Reviewer",
)  # fmt: skip
"""What a header says of where the brief comes from, as `parts/provenance` and `parts/source` print it."""

_FACT = re.compile(rf"(?P<label>{'|'.join(FACTS)}): ?(?P<value>.*)")
_ONE_LINE = re.compile(
    r"(?:Source: )?(?P<Outlet>.+?), (?:“(?P<Title>.+?)”|(?:title )?(?P<untitled>unknown))\. Author: (?P<Author>.*?)\. "
    r"URL: (?P<URL>.*?) ?\. Published: (?P<Published>.*?)\. Retrieved: (?P<Retrieved>.*?)\. Brief: (?P<Brief>.*?)\. "
    r"Reviewer: (?P<Reviewer>.*?)\. Article sha256 (?P<Article>[0-9a-f]*)\. Model: (?P<Model>.*?)\. "
    r"Prompt: (?P<Prompt>.*?, sha256 [0-9a-f]*)\."
)
_PART = re.compile(
    r"(?P<label>Author|URL|Published|Retrieved|Brief|Reviewer|Article|Model|Prompt):? (?P<value>[^“”]*?)(?:\.(?= |$)|$)"
)
_EVIDENCE = re.compile(
    r"\[(?P<number>\d{1,3})\](?: \|)? (?P<words>.+?)(?: \| ?[\d–-]*| \(characters \d+–\d+\))?"
)
_CITED = re.compile(r"([^\[\]]+(?:\[(?!\d)[^\]]*\][^\[\]]*)*)((?:\[\d{1,3}\])+)")
_PLACES = re.compile(r"\[(?P<number>\d{1,3})\] (?P<start>\d+)–(?P<end>\d+)")
_UNTOLD = re.compile(r"^((?:Demand|Threat)[^()]*?) \((?:by|on|against) [^()]* is not stated\):")
_RESOLVED = re.compile(r"^([^:()]+) \([^()]*\d{4}[^()]*\):")
_PHRASE = re.compile(r"“(?P<phrase>[^”]+)”")
_SPOKEN = re.compile(r"(?:according to|said by|denied by|proposed by|announced by) (?P<speaker>[^;]+)")
_QUOTED_BY = re.compile(r"“.+” [—–-] (?P<speaker>[^,“”]+)")
_LABELLED = re.compile(r"AI-generated, (?:not reviewed|reviewed by [^;]+|changed after the review by [^;]+)")
_STAMPED = {"when", "background"}


@dataclass(frozen=True)
class Printed:
    """One printed brief that was read. `brief` is the value it was printed of, where that is known."""

    edited: Edited
    article: Article
    brief: Brief | None = None

    @cached_property
    def facts(self) -> dict[str, str]:
        """The header's facts that are printed, by label; the place of a fact without a value holds ""."""
        found: dict[str, str] = {}
        for text in self._header:
            whole = _ONE_LINE.match(text)
            if whole:
                named = {name: value for name, value in whole.groupdict().items() if value is not None}
                return found | {"Title": named.pop("untitled", "")} | named
            one = _FACT.fullmatch(text)
            if one:
                found.setdefault(one["label"], one["value"].strip())
            elif text.startswith("Source: "):
                found |= {part["label"]: part["value"] for part in _PART.finditer(text)}
        return found

    @cached_property
    def _header(self) -> tuple[str, ...]:
        """Texts of the header, and the source line that a flash prints at its end."""
        header = [
            text for one in self.edited.sections if one.name in ("header", "provenance") for text in one.texts
        ]
        ends = [text for one in self.edited.sections for text in one.texts if is_source(text)]
        return tuple(dict.fromkeys([*header, *ends]))

    @cached_property
    def label(self) -> str:
        """What it says of who made and who reviewed it, or "" where it does not say so."""
        found = _LABELLED.search(self.whole)
        return found.group() if found else ""

    @cached_property
    def whole(self) -> str:
        """Everything that is printed, as one text."""
        return " ".join(text for section in self.edited.sections for text in section.texts)

    @cached_property
    def signed(self) -> bool:
        """Whether a person's name stands for it."""
        return self.label.startswith("AI-generated, reviewed by")

    @cached_property
    def version(self) -> int | None:
        """The brief's version as printed."""
        found = re.search(r"version (\d+)", self.facts.get("Brief", ""))
        return int(found.group(1)) if found else None

    @cached_property
    def evidence(self) -> dict[int, str]:
        """The article's words by citation number."""
        if self.brief:
            return {one.number: one.text for one in view(self.brief).citations}
        rows = [text for one in self.edited.sections if one.name == "evidence" for text in one.texts]
        found = {int(row["number"]): row["words"] for text in rows if (row := _EVIDENCE.fullmatch(text))}
        for text in self._header if not found else ():
            for place in _PLACES.finditer(text):
                found[int(place["number"])] = self.article.text[int(place["start"]) : int(place["end"])]
        return found or dict(self._beside())

    def _beside(self) -> Iterator[tuple[int, str]]:
        """Evidence as the article beside the brief shows it: numbers behind the words they are of."""
        for text in (text for one in self.edited.sections if one.name == "article" for text in one.texts):
            for words, numbers in _CITED.findall(text):
                yield from ((int(number), words.strip()) for number in re.findall(r"\d+", numbers))

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """The lines that state facts, in order."""
        return tuple(
            self._said(line) for line in self.edited.lines if line.list not in ("headline", "evidence")
        )

    def _said(self, line: Line) -> Said:
        text, note = noted(line.text)
        quoted = tuple(self.evidence[number] for number in line.cites if number in self.evidence)
        text = _RESOLVED.sub(r"\1:", text) if line.list == "background" else text
        text, found = _UNTOLD.subn(r"\1:", text, count=1)
        untold = f"; {NOT_STATED}" if found else ""
        return Said(
            place_of(line.place), text, line.list, quoted, note + untold, _dated(line), _speakers(line, note),
            cited=bool(line.cites),
        )  # fmt: skip

    @cached_property
    def judgements(self) -> tuple[Said, ...]:
        """The sentences that a person wrote in the places kept for one."""
        return tuple(
            Said(place_of(section.place), text[start:end], JUDGEMENT)
            for section in self.edited.sections
            if section.name == JUDGEMENT
            for text in written(section)
            for start, end in sentences(text, (0, len(text)), "en")
        )

    @cached_property
    def shown(self) -> tuple[str, ...]:
        """Time phrases that it gives a day for somewhere, or says of that they are not resolved."""
        gaps = [text for one in self.edited.sections if one.name in ("gaps", JUDGEMENT) for text in one.texts]
        open_ones = [match["phrase"] for text in gaps for match in _PHRASE.finditer(text)]
        return (*(phrase for one in self.said for phrase in one.dated), *open_ones)


def place_of(place: int | None) -> str:
    """ "line 12", or "brief" where the form has no lines."""
    return f"line {place}" if place else "brief"


def written(section: Section) -> Iterator[str]:
    """What stands in a person's place apart from the program's own words."""
    yield from (text for text in section.texts if _is_persons(text))


def _is_persons(text: str) -> bool:
    return not why_not_checked(text, JUDGEMENT) and not gap_lead(text)


def is_source(text: str) -> bool:
    """Whether it is the one line in which a flash says where it comes from."""
    return "Article sha256 " in text and "Model: " in text


def _dated(line: Line) -> tuple[str, ...]:
    """Phrases the line gives a day for; a time that is not resolved says so in its bracket."""
    phrases = [one.phrase for one in line.dates]
    if "not resolved" in line.text or line.list in _STAMPED:
        phrases += [match["phrase"] for match in _PHRASE.finditer(line.text)]
    return tuple(dict.fromkeys(phrases))


def _speakers(line: Line, note: str) -> tuple[str, ...]:
    noted_ones: Iterable[str] = (match["speaker"].strip() for match in _SPOKEN.finditer(note))
    quoted = _QUOTED_BY.match(line.text) if line.list == "quotes" else None
    listed = [re.split(r", |: ", line.text)[0]] if line.list == "who" else []
    return tuple(
        dict.fromkeys([*line.actors, *noted_ones, *([quoted["speaker"]] if quoted else []), *listed])
    )
