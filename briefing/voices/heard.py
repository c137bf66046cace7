"""A text heard once: its voices, quotations, links and modes, ready for many comparisons."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from briefing.voices.article import voiced
from briefing.voices.marks import Quoted, quotations
from briefing.voices.modes import Stated, stated
from briefing.voices.ties import Ties, ties
from briefing.voices.verbs import verb_stem
from briefing.voices.voice import Voice
from briefing.words import stems


@dataclass(frozen=True, slots=True)
class Heard:
    """An article, or one claim as a text of one sentence. Made by `hear`; sentences count from 0 here."""

    texts: tuple[str, ...]
    language: str | None
    voices: tuple[tuple[Voice, ...], ...]
    """Empty per sentence when the language is not English."""
    marks: tuple[tuple[Quoted, ...], ...]
    links: Ties
    _stated: dict[int, tuple[Stated, ...]] = field(default_factory=dict, repr=False, compare=False)
    _words: dict[int, tuple[tuple[int, str], ...]] = field(default_factory=dict, repr=False, compare=False)
    _places: dict[str, dict[int, None]] = field(default_factory=dict, repr=False, compare=False)
    _flat: list[str] = field(default_factory=list, repr=False, compare=False)

    @property
    def english(self) -> bool:
        """Whether more than quotation marks was looked at."""
        return self.language == "en"

    def stated(self, number: int) -> tuple[Stated, ...]:
        """Words of a sentence with their modes; worked out when first asked for."""
        if number not in self._stated:
            self._stated[number] = stated(self.texts[number], self.voices[number])
        return self._stated[number]

    def stems(self, number: int, start: int = 0, end: int | None = None) -> frozenset[str]:
        """Content stems of a stretch of a sentence; irregular pasts share their verb's stem in English."""
        if not self.english:
            return stems(self.texts[number][start:end], self.language)
        if number not in self._words:
            self._words[number] = tuple(_content(self.texts[number]))
        last = len(self.texts[number]) if end is None else end
        return frozenset(stem for at, stem in self._words[number] if start <= at < last)

    def having(self, stem: str) -> tuple[int, ...]:
        """Sentences that have a word of that verb stem."""
        if not self._places:
            for number in range(len(self.texts)):
                for word in self.stated(number):
                    self._places.setdefault(word.stem, {})[number] = None
        return tuple(self._places.get(stem, ()))

    def flat(self, plain: Callable[[str], str]) -> str:
        """All sentences in a comparable form, made by `plain` once and kept."""
        if not self._flat:
            self._flat.append(plain(" ".join(self.texts)))
        return self._flat[0]


_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")
# As `words.stems` has them: words that carry no claim of their own.
_EMPTY = frozenset(
    "a an the this that these those it its he him his she her hers they them their we us our i me my you your who "
    "whom which what when where how and or but if then than as at by for from in into of on onto to with about over "
    "under after before during be is are was were been being am has have had having do does did will would shall "
    "should can could may might must also there here so such s t re ve ll".split()
)


def _content(text: str) -> Iterator[tuple[int, str]]:
    for match in _WORD.finditer(text):
        word = match.group().casefold()
        if word not in _EMPTY:
            yield match.start(), word.replace(",", "") if word[0].isdigit() else verb_stem(word)


def hear(texts: Sequence[str], language: str | None = "en") -> Heard:
    """Prepares the sentences of one article (in order), or a claim as its only sentence.

    Only English has voices and links; in other languages (and None) quotations alone are found.
    """
    sentences = tuple(texts)
    marks = quotations(sentences)
    if language != "en":
        return Heard(sentences, language, ((),) * len(sentences), marks, Ties({}, {}, frozenset()))
    links = ties(sentences)
    return Heard(sentences, language, voiced(sentences, marks, links), marks, links)
