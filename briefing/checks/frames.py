"""Who does what to whom, as shallow frames: verb or noun, part played, and those who play it (English)."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from briefing.checks.chunks import Chunk, Group, Mark, Verb, chunks
from briefing.checks.parts import deed_stems
from briefing.checks.prepared import Prepared, Word, english_stem, head, prepare


class Frame(NamedTuple):
    """One part in one deed: `who` plays `role` for `word`. `who` empty and `open`: a pronoun, so anybody."""

    word: Word
    stem: str
    role: str
    who: frozenset[str]
    aside: frozenset[str]
    """Mentioned in the group, but not its head: an owner, what follows an "of"."""
    names: frozenset[str]
    """Of its group, keys that are surely names."""
    capitals: frozenset[str]
    open: bool
    kind: str
    """Verbs that a paraphrase changes for one another: "demand", "inform"; "" for the rest."""
    group: int
    """Which noun group of the sentence; frames of one group share it."""
    shown: str


def _stems(words: str) -> frozenset[str]:
    return frozenset(english_stem(word) for word in words.split())


_SAYING = _stems(
    "say tell add note state explain claim allege announce declare believe think report argue insist warn suggest "
    "confirm deny admit write know hope stress mention fear reply respond reveal predict estimate acknowledge"
)
_ASKING = _stems(
    "ask demand urge order tell call press request want allow permit force instruct advise encourage invite require "
    "appeal warn persuade convince beg compel help let enable recommend pressure direct command authorise authorize"
)
_MUTUAL = _stems(
    "meet talk speak discuss negotiate confer consult marry agree clash cooperate differ share exchange join unite merge trade"
)
"""Whoever does these does them with the other: no direction."""
_COPULAS = _stems("be become remain seem appear mean include")
_DEMANDING = _stems("ask demand urge call press want request recommend pressure advise appeal order instruct")
_INFORMING = _stems("tell inform brief notify")
_KINDS = {**dict.fromkeys(_DEMANDING, "demand"), **dict.fromkeys(_INFORMING, "inform")}
_LIGHT = _stems("carry launch make conduct mount stage order issue perform commit lead begin deliver")
_AIMED = frozenset({"on", "against", "at", "to", "upon", "toward", "towards"})
_CLAUSE_PREPS = frozenset({"after", "before", "since", "until", "as", "while", "than", "like"})
_SUFFERED = _stems(
    "killing arrest murder assassination death removal ouster election defeat detention capture trial"
)


class _Clause(NamedTuple):
    verb: Verb
    subject: tuple[Group, ...]
    before: tuple[Chunk, ...]


GENERIC = _SAYING | _stems(
    "come go take get have make hold put begin start end continue move do use see find keep"
)
"""Verbs that so many do in a text that another doing them says nothing."""


def frames(sentence: Prepared) -> tuple[Frame, ...]:
    """The sentence's frames in order; a sentence that is not understood gives few or none."""
    return tuple(_Reader(chunks(sentence)).read())


class _Reader:
    """Reads one sentence's chunks; numbers its groups."""

    def __init__(self, parts: Sequence[Chunk]) -> None:
        self.parts = parts
        self.numbers: dict[int, int] = {}

    def read(self) -> Iterator[Frame]:
        """Frames of the groups, then of the verbs."""
        yield from self._inside()
        yield from self._chosen()
        verbs = [at for at, part in enumerate(self.parts) if isinstance(part, Verb)]
        stops = [-1, *verbs, len(self.parts)]
        pieces = [list(self.parts[a + 1 : b]) for a, b in pairwise(stops)]
        subject: tuple[Group, ...] = ()
        outer: tuple[Group, ...] = ()
        previous: Verb | None = None
        for number, at in enumerate(verbs):
            verb = self.parts[at]
            assert isinstance(verb, Verb)
            verb, taken, kept, outer = _subject(verb, previous, pieces[number], subject, outer)
            if _inverted(verb, pieces[number], pieces[number + 1]):
                taken = ()
            if previous is not None:
                yield from self._deed(previous, subject, kept)
            subject, previous = taken, verb
        if previous is not None:
            yield from self._deed(previous, subject, pieces[-1])

    def _frame(self, word: Word, role: str, group: Group, who: frozenset[str] | None = None) -> Frame:
        number = self.numbers.setdefault(id(group), len(self.numbers))
        found = group.who if who is None else who
        return Frame(
            word=word, stem=head(word.key), role=role, who=found, aside=group.aside, names=group.names,
            capitals=group.capitals, open=group.open, kind=_KINDS.get(word.key, ""), group=number,
            shown=group.head.form,
        )  # fmt: skip

    def _inside(self) -> Iterator[Frame]:
        """What groups say of themselves: how many, whose, with what title; and of what is tied to them."""
        before: Group | None = None
        anchor: Group | None = None
        prep = ""
        for part in self.parts:
            if isinstance(part, Verb) or (isinstance(part, Mark) and part.kind != "and"):
                before = anchor = None
                continue
            if isinstance(part, Mark):
                before = None
                continue
            yield from self._own(part)
            if part.prep:
                anchor, prep = before, part.prep
            elif before is not None:
                anchor = None
            if anchor is not None:
                yield from self._attached(anchor, prep, part)
            before = part

    def _own(self, part: Group) -> Iterator[Frame]:
        for count in part.counts:
            if part.who:
                yield self._frame(count, "count", part)
        for title in part.titles:
            yield self._frame(title, "title", part, part.who - {title.key})
        if part.owner:
            yield self._frame(part.head, "of", part, part.owner)
            if part.head.key in deed_stems() and part.head.key not in _SUFFERED:
                yield self._frame(part.head, "actor", part, part.owner)

    def _attached(self, noun: Group, prep: str, part: Group) -> Iterator[Frame]:
        """ "the attack on X", "the plans of X": `part` follows the noun with that preposition."""
        if prep in {"of", "by"}:
            yield self._frame(noun.head, "of", part)
        if noun.head.key not in deed_stems():
            return
        if prep in {"on", "against"}:
            yield self._frame(noun.head, "target", part)
        if prep == "by":
            yield self._frame(noun.head, "actor", part)

    def _chosen(self) -> Iterator[Frame]:
        """ "X, not Y": what is preferred and what is not."""
        for at, part in enumerate(self.parts):
            if not (isinstance(part, Mark) and part.kind == "not"):
                continue
            left = next((p for p in reversed(self.parts[:at]) if isinstance(p, Group)), None)
            right = next((p for p in self.parts[at + 1 : at + 3] if isinstance(p, Group)), None)
            if left and right:
                yield self._frame(_NOT, "chosen", left)
                yield self._frame(_NOT, "spurned", right)

    def _deed(self, verb: Verb, subject: Sequence[Group], rest: Sequence[Chunk]) -> Iterator[Frame]:
        objects, others = _complements(rest)
        word = verb.word
        if word.key in _MUTUAL or word.key in _COPULAS:
            return
        if verb.mode == "according":
            for _, one in others[:1]:
                yield self._frame(_said(), "actor", one)
        elif verb.mode == "passive":
            for one in subject:
                yield self._frame(word, "target", one)
            for prep, one in others:
                yield self._frame(word, "actor" if prep == "by" else prep, one)
        elif word.low in _DYING:
            for one in subject:
                yield self._frame(word, "target", one)
        elif not subject and word.key in _SAYING and objects:
            yield from self._active(verb, objects, [])
        else:
            yield from self._active(verb, subject, objects)
            yield from self._others(verb, objects, others)

    def _active(self, verb: Verb, subject: Sequence[Group], objects: Sequence[Group]) -> Iterator[Frame]:
        for one in subject:
            yield self._frame(verb.word, "actor", one)
        for one in objects:
            yield self._frame(verb.word, "target", one)
            if verb.word.key in _LIGHT and one.head.key in deed_stems():
                for doer in subject:
                    yield self._frame(one.head, "actor", doer)

    def _others(
        self, verb: Verb, objects: Sequence[Group], others: Sequence[tuple[str, Group]]
    ) -> Iterator[Frame]:
        for prep, one in others:
            aimed = prep in _AIMED or (prep == "for" and verb.word.key in _ASKING)
            role = "target" if aimed and not objects else prep
            if prep == "by" and objects:
                yield self._frame(objects[-1].head, "of", one)
            yield self._frame(verb.word, role, one)
            if one.aside:
                yield self._frame(verb.word, role + " of", one, one.aside)


_DYING = frozenset("die died dies dying perished".split())
_NOT = Word("not", "not", "not", (), 0, 0, False, False)


@cache
def _said() -> Word:
    return prepare("said").words[0]


def _inverted(verb: Verb, before: Sequence[Chunk], after: Sequence[Chunk]) -> bool:
    """ "…”, said X." """
    if verb.word.key not in _SAYING or verb.mode != "past":
        return False
    comma = bool(before) and isinstance(before[-1], Mark) and before[-1].kind in {",", "."}
    return comma and bool(after) and isinstance(after[0], Group) and not after[0].prep


def _complements(rest: Sequence[Chunk]) -> tuple[list[Group], list[tuple[str, Group]]]:
    """Objects, and groups with their preposition, of a verb, up to where its clause ends."""
    objects: list[Group] = []
    others: list[tuple[str, Group]] = []
    fresh, last = True, ""
    for part in rest:
        if isinstance(part, Mark):
            if part.kind in {"rel", "sub", ".", "not"}:
                break
            fresh = part.kind == "and" and (bool(objects) or bool(others))
            continue
        assert isinstance(part, Group)
        prep = part.prep
        if prep == "of" and (objects or others):
            _widen(objects, others, part)
        elif prep:
            others.append((prep, part))
            last = prep
        elif fresh and not last:
            objects.append(part)
        elif fresh and last:
            others.append((last, part))
    return objects, others


def _widen(objects: list[Group], others: list[tuple[str, Group]], more: Group) -> None:
    """ "the president of X": X is mentioned with the president."""
    if others:
        prep, old = others[-1]
        others[-1] = (prep, old._replace(aside=old.aside | more.who | more.aside))
    else:
        objects[-1] = objects[-1]._replace(aside=objects[-1].aside | more.who | more.aside)


def _subject(
    verb: Verb,
    previous: Verb | None,
    piece: list[Chunk],
    subject: tuple[Group, ...],
    outer: tuple[Group, ...],
) -> tuple[Verb, tuple[Group, ...], list[Chunk], tuple[Group, ...]]:
    """The verb (its mode made sure), its subject, what is left to the verb before it, and the outer subject."""
    groups = [part for part in piece if isinstance(part, Group)]
    plain = [one for one in groups if not one.prep]
    if verb.mode == "according":
        return Verb(verb.word, verb.mode), (subject if previous else _first(piece)), piece, outer
    if verb.mode == "ing":
        of_the_object = bool(plain) and isinstance(piece[-1], Group)
        passive = (
            previous is not None
            and previous.mode == "passive"
            and not isinstance((piece or [verb])[-1], Mark)
        )
        return verb, (subject if previous and not of_the_object and not passive else ()), piece, outer
    if verb.mode == "infinitive":
        asked = previous is not None and previous.word.key in _ASKING and previous.mode != "passive"
        told = [one for one in groups if not one.prep or one.prep in {"on", "to"}][:1] if asked else []
        return verb, tuple(told) or subject, piece, outer
    marks = [
        at for at, part in enumerate(piece) if isinstance(part, Mark) and part.kind in {"rel", "sub", "."}
    ]
    if marks:
        return _after_mark(verb, piece, marks[-1], subject)
    if not groups:
        comma = any(isinstance(part, Mark) and part.kind == "," for part in piece)
        return verb, (outer if comma and outer else subject), piece, outer
    if previous is None:
        return verb, _first(piece), [], ()
    return _later(verb, previous, piece, plain, subject)


def _after_mark(
    verb: Verb, piece: list[Chunk], at: int, subject: tuple[Group, ...]
) -> tuple[Verb, tuple[Group, ...], list[Chunk], tuple[Group, ...]]:
    mark = piece[at]
    tail = [part for part in piece[at + 1 :] if isinstance(part, Group)]
    own = _first(piece[at + 1 :])
    if own:
        return verb, own, piece[:at], ()
    before = [part for part in piece[:at] if isinstance(part, Group)]
    if (
        isinstance(mark, Mark)
        and mark.kind != "."
        and mark.low in {"who", "which", "that"}
        and before
        and not tail
    ):
        outer = subject or _first(piece[:at])
        return verb, (before[-1],), piece[:at], outer
    return verb, (), piece[:at], ()


def _first(piece: Sequence[Chunk]) -> tuple[Group, ...]:
    """The subject among the groups before a verb."""
    groups = [part for part in piece if isinstance(part, Group)]
    plain: list[Group] = []
    for one in groups:
        if not one.prep:
            plain.append(one)
        elif one.prep == "of" and plain:
            plain[-1] = plain[-1]._replace(aside=plain[-1].aside | one.who | one.aside)
    if plain:
        return tuple(plain)
    return (groups[-1],) if groups and groups[-1].prep in _CLAUSE_PREPS else ()


def _later(
    verb: Verb, previous: Verb, piece: list[Chunk], plain: list[Group], subject: tuple[Group, ...]
) -> tuple[Verb, tuple[Group, ...], list[Chunk], tuple[Group, ...]]:
    """The subject of a verb that is not the sentence's first and that no "who" or "that" introduces."""
    last = piece[-1]
    if isinstance(last, Group) and last.prep in _CLAUSE_PREPS:
        return verb, (last,), piece[:-1], ()
    split = _split(piece)
    if previous.word.key in _SAYING and split is not None and isinstance(piece[0], Group):
        mark = piece[split]
        if isinstance(mark, Mark) and mark.kind == "and":
            split = None
    if split is not None:
        named = _named_before(piece, split) if isinstance(last, Mark) else ()
        return verb, (*named, *_first(piece[split + 1 :])), piece[:split], ()
    if isinstance(last, Mark):
        return verb, subject, piece, ()
    if previous.word.key in _SAYING and plain:
        inner = tuple(plain[1:]) or tuple(plain)
        return verb, inner, [one for one in piece if one not in inner], ()
    groups = [part for part in piece if isinstance(part, Group)]
    if verb.mode == "past" and verb.word.low.endswith(("ed", "n")) and previous.mode != "ing":
        return Verb(verb.word, "passive"), (groups[-1],), piece, ()
    return verb, tuple(plain[-1:]), piece, ()


def _split(piece: Sequence[Chunk]) -> int | None:
    """Where the next verb's subject begins: after the last comma that a group follows, or the last "and"."""
    for kinds in ({","}, {"and"}):
        for at in range(len(piece) - 1, -1, -1):
            part = piece[at]
            if isinstance(part, Mark) and part.kind in kinds and _first(piece[at + 1 :]):
                return at
    return None


def _named_before(piece: Sequence[Chunk], split: int) -> tuple[Group, ...]:
    """ "after X, the mayor of Y, was …": X, where the groups between the commas only say who that is."""
    before = [part for part in piece[:split] if isinstance(part, Group)]
    return (before[-1],) if before and before[-1].prep in {"", *_CLAUSE_PREPS} else ()
