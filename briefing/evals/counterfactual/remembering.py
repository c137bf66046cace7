"""What a line of an answer takes from the original article, what from the changed one, and what from nowhere."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefing.errors import BriefingError
from briefing.evals.cases import Document, article
from briefing.evals.counterfactual.swaps import CounterfactualArticle, Kind, Swap, places, whole, written
from briefing.evals.extraction.items import Extraction, Item
from briefing.times import expressions, resolve
from briefing.values import Value, values

_TIMES = frozenset({"date", "year", "decade", "month"})
_NO_NUMBERS = _TIMES | {"weekday", "ordinal", "multiple", "time of day"}
_SMALLEST = 13
"""Smaller numbers mean something only with what they count: "two" is in every article."""
_NAME = re.compile(r"[^\W\d_][\w’'-]*")
_SHORTEST = 3
"""Letters of a part of a person's name that is looked for alone."""
_ALIKE = 4
"""Letters at the beginning that "Ostravia" and "Ostravian" must share."""


class Line(NamedTuple):
    """One line of an answer: its list, every text of it, the date it was resolved to, and the item itself."""

    list: str
    texts: tuple[str, ...]
    names: tuple[str, ...] = ()
    """Those of the texts that hold nothing but names."""
    iso: str | None = None
    item: Item | None = None


class Told(NamedTuple):
    """One thing found in a line: the words, their kind, and the swap they belong to if there is one."""

    words: str
    kind: Kind
    swap: Swap | None = None


class Found(NamedTuple):
    """What one line holds."""

    line: Line
    remembered: tuple[Told, ...]
    followed: tuple[Told, ...]
    invented: tuple[Told, ...]


def lines(answer: Extraction) -> Iterator[Line]:
    """Every line that a reader sees: headline, bottom line, items."""
    for name, text in (("headline", answer.headline), ("bottom line", answer.bottom_line)):
        if text:
            yield Line(name, (text,))
    for listed, item in answer.items():
        named = (*item.by, *item.to, *((item.text,) if listed in {"who", "where"} else ()))
        texts = dict.fromkeys((item.text, *item.by, *item.to, item.claim))
        yield Line(listed, tuple(text for text in texts if text), named, item.iso, item)


class Memory:
    """What the original and the changed article of a case say, made once to be asked about every line."""

    def __init__(self, case: CounterfactualArticle) -> None:
        self._case = case
        self._text = plain(whole(case.document))
        names = _NAME.findall(self._text)
        self._words = {_uninflected(word) for word in names}
        self._initials = "".join(word[0] for word in names if word[0].isupper())
        old, new = _Stated(case.original), _Stated(case.document)
        self._old = _by_value(case.original, [(swap, swap.before) for swap in case.swaps])
        self._new = _by_value(case.document, [(swap, swap.after) for swap in case.swaps])
        self._known = new.values | new.parts
        self._numbers = {value.low for value in values(whole(case.document)) if value.kind not in _TIMES}
        self._days = old.days - new.days
        self._years = {day[:4] for day in old.days} - {day[:4] for day in new.days}
        self._forms = dict(self._remembered_forms())
        self._followed = {
            form: s for s in case.swaps if s.kind != "number" for form in written(plain(s.after))
        }

    def _remembered_forms(self) -> Iterator[tuple[str, Swap]]:
        # Backwards, so that a form which two swaps could claim is the earlier one's.
        for swap in reversed(self._case.swaps):
            forms = [swap.before, *swap.also]
            if swap.kind == "person":
                forms = [part for part in swap.before.split() if self._tells(part)] + forms
            if swap.kind == "number" and (_bare(swap.before) or swap.before.isdigit()):
                forms = list(swap.also)
            for form in forms:
                yield from ((plain(one), swap) for one in written(form))

    def _tells(self, part: str) -> bool:
        """Whether that part of a person's name, alone, can only be the person."""
        return len(part) >= _SHORTEST and part[0].isupper() and plain(part).casefold() not in self._words

    def of(self, line: Line) -> Found:
        """What the line holds. Each thing once."""
        remembered: dict[str, Told] = {}
        followed: dict[str, Told] = {}
        invented: dict[str, Told] = {}
        for text in map(plain, line.texts):
            stated = values(text)
            times = [(value.start, value.end) for value in stated if value.kind in _TIMES]
            for told in _named(text, self._forms, times):
                remembered.setdefault(told.words, told)
            for told in _named(text, self._followed, times):
                followed.setdefault(told.swap.after if told.swap else told.words, told)
            for value in stated:
                self._value(value, remembered, followed, invented)
        if line.iso and (told_iso := self._iso(line.iso)):
            remembered.setdefault(line.iso, told_iso)
        for told in self._foreign(line):
            if not any(told.words in words for words in remembered):
                invented.setdefault(told.words, told)
        return Found(line, *(tuple(one.values()) for one in (remembered, followed, invented)))

    def _value(
        self, value: Value, remembered: dict[str, Told], followed: dict[str, Told], invented: dict[str, Told]
    ) -> None:
        kind: Kind = "date" if value.kind in _TIMES else "number"
        new, old = _matching(value, self._new), _matching(value, self._old)
        if new is not None:
            followed.setdefault(new.after, Told(value.text, kind, new))
        elif _key(value) in self._known or (kind == "number" and value.low in self._numbers):
            return
        elif old is not None:
            remembered.setdefault(value.text, Told(value.text, kind, old))
        elif kind == "date" or (value.kind not in _NO_NUMBERS and _large(value)):
            invented.setdefault(value.text, Told(value.text, kind))

    def _iso(self, iso: str) -> Told | None:
        """A day, month or year of the original article that the changed one has nowhere."""
        for part in iso.split("/"):
            if part[:10] in self._days or part[:4] in self._years:
                return Told(iso, "date")
        return None

    def _foreign(self, line: Line) -> Iterator[Told]:
        """Words of a line's names, beginning with a capital, that the changed article has in no form."""
        kind: Kind = "place" if line.list == "where" else "person"
        for text in map(plain, line.names):
            for word in _NAME.findall(text):
                if word[0].isupper() and len(_uninflected(word)) >= _SHORTEST and not self._akin(word):
                    yield Told(word, kind)

    def _akin(self, word: str) -> bool:
        """Whether the changed article has the word, one that begins like it, or the words it is the initials of."""
        bare = _uninflected(word)
        if bare in self._words or (
            len(bare) > _ALIKE and any(bare[:_ALIKE] == w[:_ALIKE] for w in self._words)
        ):
            return True
        capitals = word.rstrip("s")
        return capitals.isupper() and capitals in self._initials


class _Stated:
    """The days, months and years of one article, written or counted from its date of publication."""

    def __init__(self, document: Document) -> None:
        published = (document.date or "").strip() or None
        found = {published[:10]} if published else set()
        for sentence in _sentences(document):
            for phrase in expressions(sentence, document.lang):
                date, _ = resolve(phrase, published, document.lang, around=sentence)
                found |= {end[:10] for end in (date or "").split("/") if end}
        self.days = frozenset(found)
        self.values = {_key(value) for value in values(whole(document)) if value.kind in _TIMES}
        self.parts = {_key(value) for day in found if len(day) == 10 for value in values(day)}
        self.parts |= {("year", float(day[:4]), None) for day in found}
        self.parts |= {("month", float(day[5:7]), None) for day in found if len(day) >= 7}


def _sentences(document: Document) -> Iterable[str]:
    try:
        read = article(document)
    except BriefingError:
        return (document.text,)
    return (read.sentence(number) for number in range(1, len(read.sentences) + 1))


_Key = tuple[str, float | None, str | None]


def _key(value: Value) -> _Key:
    return (value.kind, value.low, value.unit if value.kind == "date" else None)


def _by_value(document: Document, wanted: Iterable[tuple[Swap, str]]) -> list[tuple[Value, Swap]]:
    """The values that stand where swaps were made, each with its swap."""
    text = whole(document)
    by_form = {
        form: swap for swap, value in wanted if swap.kind in {"number", "date"} for form in written(value)
    }
    at = [(start, end, by_form[text[start:end]]) for start, end in places(text, by_form)]
    return [
        (value, swap)
        for value in values(text)
        for start, end, swap in at
        if value.start < end and start < value.end and value.kind != "weekday"
    ]


def _matching(value: Value, among: list[tuple[Value, Swap]]) -> Swap | None:
    for other, swap in among:
        if value.kind in _TIMES or other.kind in _TIMES:
            same = _key(value) == _key(other)
        else:
            same = (value.low, value.high) == (other.low, other.high) and (
                _large(value) or (value.kind == other.kind and _thing(value) == _thing(other) is not None)
            )
        if same:
            return swap
    return None


def _large(value: Value) -> bool:
    return value.low is not None and value.low == value.high and value.low >= _SMALLEST


def _thing(value: Value) -> str | None:
    return value.noun or value.unit or (value.kind if value.kind != "count" else None)


def _bare(text: str) -> bool:
    """Whether the text is a number and nothing else."""
    return any((value.start, value.end) == (0, len(text)) and value.noun is None for value in values(text))


def _named(text: str, forms: dict[str, Swap], times: list[tuple[int, int]]) -> Iterator[Told]:
    """Where forms stand; a person's or place's name is not looked for inside a date ("May")."""
    for start, end in places(text, forms):
        swap = forms[text[start:end]]
        if swap.kind == "date" or not any(left < end and start < right for left, right in times):
            yield Told(text[start:end], swap.kind, swap)


def _uninflected(word: str) -> str:
    return re.sub(r"[’']s?$", "", word).casefold()


def plain(text: str) -> str:
    """The text without accents, so that "Erdogan" is "Erdoğan"."""
    apart = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(sign for sign in apart if not unicodedata.combining(sign)))
