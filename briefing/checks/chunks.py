"""A sentence cut into noun groups, verb groups and the marks between them, by word form and place (English)."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.checks.nations import name_keys
from briefing.checks.parts import (
    CAPITALS,
    DEMANDS,
    EITHER,
    KINDS,
    PARTICLES,
    PRONOUN,
    SAME_PAST,
    TIMES,
    TITLES,
    bases,
    past,
    third_forms,
)
from briefing.checks.prepared import Prepared, Word

_ADJECTIVE = re.compile(r"(?:an|ish|ese|ch|ic|qi|ni|li|sh)$")
_GAP = re.compile(r"[,;:()\[\]—–“”\"!?]|\.(?=\s)|\s-\s|\.\.")


class Group(NamedTuple):
    """A noun group: keys of its head and names, those it only mentions ("X's …", "… of X"), and what led to it."""

    who: frozenset[str]
    aside: frozenset[str]
    head: Word
    prep: str
    open: bool
    """A pronoun: it may be anybody."""
    owner: frozenset[str]
    counts: tuple[Word, ...]
    titles: tuple[Word, ...]
    names: frozenset[str]
    """Those keys that are surely names."""
    capitals: frozenset[str]
    """Those keys that are written with a capital, be it only because the sentence begins with them."""


class Verb(NamedTuple):
    """A verb group by its main verb; `mode` is past, passive, infinitive or ing."""

    word: Word
    mode: str


class Mark(NamedTuple):
    """What parts clauses: ",", "and", "rel", "sub", "not" or "." (also any other punctuation)."""

    kind: str
    low: str


Chunk = Group | Verb | Mark


def chunks(sentence: Prepared) -> tuple[Chunk, ...]:
    """The sentence's groups, verbs and marks in order. A clitic or a word of no kind is passed over."""
    return tuple(_Cutter(sentence).cut())


class _Cutter:
    """One walk over the words. It keeps what the next word is read by: auxiliaries, the open noun group."""

    def __init__(self, sentence: Prepared) -> None:
        self.text, self.words = sentence.text, sentence.words
        self.aux = ""
        self.prep = ""
        self.group: list[Word] = []
        self.left = "start"
        self.demanded = False
        """In what "demand that" opens, a verb has its bare form after any subject."""
        self.verb = ""
        self.opening = True
        """No group yet but one led by a preposition."""

    def cut(self) -> Iterator[Chunk]:
        """Chunks in order."""
        for at, word in enumerate(self.words):
            gap = self.text[self.words[at - 1].end : word.start] if at else ""
            joined = gap in {"-", "–", "/"}
            mark = None if joined else _GAP.search(gap)
            if mark or (at and "'" in gap and len(gap) > 1):
                yield from self._close()
                self.aux = self.prep = ""
                self.left = "mark"
                yield Mark("." if mark and mark.group()[0] in ".!?;" else ",", gap.strip())
            yield from self._word(at, word, joined)
        yield from self._close()

    def _close(self) -> Iterator[Group]:
        group, self.group = self.group, []
        made = _group(group, self.prep) if group else None
        if group:
            self.opening = self.opening and self.prep == "of"
            self.prep = ""
        if made:
            yield made

    def _word(self, at: int, word: Word, joined: bool) -> Iterator[Chunk]:
        low = word.low
        if joined and self.left in {"noun", "verb"}:
            if self.left == "noun":
                self.group.append(word)
            return
        if word.name or low[0].isdigit():
            yield from self._noun(word)
            return
        kind = KINDS.get(low)
        if kind is None and low.endswith("ly") and len(low) > 4:
            kind = "adv"
        if kind is not None:
            yield from self._little(at, word, kind)
            return
        mode = "according" if low == "according" else self._mode(at, word)
        if mode:
            yield from self._close()
            yield Verb(word, mode)
            self.verb, self.demanded = word.low, False
            self.aux = self.prep = ""
            self.left = "verb"
            return
        yield from self._noun(word)

    def _noun(self, word: Word) -> Iterator[Group]:
        self.aux = "" if self.aux != "be" else "be"
        if self.group and (self.left == "pro" or self._leads(word)):
            yield from self._close()
        self.group.append(word)
        self.left = "noun"

    def _leads(self, word: Word) -> bool:
        """Whether a subject begins here after an opening like "On Monday" or "In a statement" without a comma."""
        last = self.group[-1]
        if not (word.name and self.opening and self.prep):
            return False
        if any(one.low in TIMES for one in self.group):
            return True
        return not last.name and last.content and last.low not in TITLES and not _owns(last)

    def _little(self, at: int, word: Word, kind: str) -> Iterator[Chunk]:
        """A word of a closed class. Adverbs leave everything open."""
        if kind == "adv":
            yield from self._adverb(word)
            return
        if kind == "prep" and self.left == "verb" and word.low in PARTICLES:
            return
        yield from self._close()
        if kind in {"mod", "do", "have", "be"}:
            self.aux, self.left = kind, "aux"
        elif kind in {"and", "rel", "sub"}:
            yield Mark(kind, word.low)
            self.demanded = word.low == "that" and self.verb in DEMANDS
            self.aux = "" if kind != "and" else self.aux
            self.prep, self.left = "", kind
        elif kind == "prep":
            self.prep, self.left, self.aux = word.low, "prep", "to" if word.low == "to" else ""
        else:
            self.group, self.left = [word], kind

    def _adverb(self, word: Word) -> Iterator[Chunk]:
        if word.low not in {"not", "never"}:
            self.left = self.left if self.left in {"aux", "det", "noun", "prep"} else "adv"
        elif self.left not in {"aux", "adv"}:
            yield from self._close()
            yield Mark("not", word.low)

    def _mode(self, at: int, word: Word) -> str:
        low, left = word.low, self.left
        done = past(low)
        if self.aux == "be" and left in {"aux", "adv"}:
            return "passive" if done else "past" if low.endswith("ing") else ""
        if self.aux == "have" and left in {"aux", "adv"}:
            return "past" if done else ""
        if self.aux in {"mod", "do"} and left in {"aux", "adv"}:
            return "past"
        if self.aux == "to" and left in {"prep", "adv"}:
            return "infinitive" if low in bases() and not (low in EITHER and self._noun_next(at)) else ""
        if low.endswith("ing") and len(low) > 5 and left in {"prep", "mark", "start", "noun", "and"}:
            return "ing" if left != "noun" and self._object_next(at) else ""
        if left in {"det", "prep"} or (left == "start" and not done):
            return ""
        if done and at + 1 < len(self.words) and self.words[at + 1].low == "by":
            return "passive"
        if done:
            return "" if left in {"verb"} and self._noun_next(at) else "past"
        return self._present(at, low)

    def _present(self, at: int, low: str) -> str:
        base = third_forms().get(low)
        if base is not None:
            fits = base not in EITHER or self._object_next(at) or self._after_name()
            return "past" if fits and self.left in {"noun", "pro", "rel", "adv", "mark", "and"} else ""
        if low in bases() and self.left in {"noun", "pro", "rel", "adv"}:
            before = self.group[-1].low if self.group else "they"
            plural = (
                self.demanded
                or low in SAME_PAST
                or before.endswith("s")
                or before
                in {
                    "taliban",
                    "police",
                    "they",
                    "we",
                    "i",
                    "you",
                    "people",
                    "who",
                }
            )
            return "past" if plural and (self._object_next(at) or low not in EITHER or self.demanded) else ""
        return ""

    def _after_name(self) -> bool:
        """Whether a name stands before that is no adjective: "Trump promises", not "Russian attacks"."""
        return bool(self.group) and self.group[-1].name and _ADJECTIVE.search(self.group[-1].form) is None

    def _object_next(self, at: int) -> bool:
        """Whether what follows begins a noun group, a clause or an infinitive."""
        if at + 1 >= len(self.words):
            return False
        word = self.words[at + 1]
        low = word.low
        return word.name or KINDS.get(low) in {"det", "pro", "sub"} or low == "to" or low[0].isdigit()

    def _noun_next(self, at: int) -> bool:
        """Whether a plain noun follows at once, with nothing between."""
        if at + 1 >= len(self.words):
            return False
        word = self.words[at + 1]
        gap = self.text[self.words[at].end : word.start]
        return (
            not gap.strip()
            and word.content
            and not word.name
            and not past(word.low)
            and word.low not in KINDS
        )


def _group(words: Sequence[Word], prep: str) -> Group | None:
    """The noun group of these words; None where only a time is named."""
    content = [word for word in words if word.content]
    if not content:
        pronoun = bool(words) and words[-1].low in PRONOUN
        nobody: frozenset[str] = frozenset()
        return (
            Group(nobody, nobody, words[-1], prep, True, nobody, (), (), nobody, nobody) if pronoun else None
        )
    cut = max((at + 1 for at, word in enumerate(content) if _owns(word)), default=0)
    owners, own = content[:cut], content[cut:]
    if not own:
        owners, own = [], content
    own = [word for word in own if word.low not in TIMES] or []
    if not own and not owners:
        return None
    if own and all(word.low[0].isdigit() for word in own):
        return None
    counts = tuple(word for word in own if word.low[0].isdigit())
    titles = tuple(word for word in own if word.low in TITLES)
    rest = [word for word in own if not word.low[0].isdigit()]
    head = (rest or own or owners)[-1]
    belonging = frozenset(
        word.key for word in rest if word is not head and not head.name and _adjective(word)
    )
    named = [word for word in rest if word.name and word not in titles and word.key not in belonging]
    who = frozenset(word.key for word in named) | ({head.key} if head not in titles or not named else set())
    owner = frozenset(word.key for word in owners if word.name) | {word.key for word in owners[-1:]}
    names = frozenset(word.key for word in content if word.name and word.low not in TITLES)
    capitals = frozenset(word.key for word in content if word.form[0].isupper() and word.low not in TITLES)
    shown = titles if named else ()
    states = frozenset(CAPITALS[word.low] for word in named if word.low in CAPITALS)
    beside = frozenset(word.key for word in rest if word is not head and not word.name and word not in titles)
    return Group(
        frozenset(who),
        owner | belonging | beside | states,
        head,
        prep,
        False,
        owner,
        counts,
        shown,
        names,
        capitals,
    )


def _adjective(word: Word) -> bool:
    return word.name and _ADJECTIVE.search(word.form) is not None and word.low in name_keys()


def _owns(word: Word) -> bool:
    return word.form.endswith(("'s", "’s", "s'", "s’"))
