"""Finding passages that talk to whoever processes the text instead of telling news: points for signs of it."""

import base64
import binascii
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing.nouns.article import Span
from briefing.reading.addressed_words import (
    ADDRESS,
    ASSIST,
    CLAIM,
    DICTIONARY,
    FOREIGN,
    FORMS,
    GREETING,
    INSERT,
    LEADS,
    MACHINE,
    MARKUP,
    MORE,
    NUMBERED,
    OVERRIDE,
    PERSON,
    QUESTION,
    REQUEST,
    RULED,
    SECRETS,
    SEND,
    SHAPE,
    THINGS,
    TOLD,
    VERDICT,
    YOURS,
)

ENOUGH = 4
"""Points from which on a sentence is taken for an order. One sign alone never gives so many, except words and
marks that nobody writes in news; fitted on planted strings and on news, see `evals/injection/README.md`."""

_SHORT = 500
"""Characters of a paragraph that is taken whole when it begins with an order."""

_BRIDGE = 120
"""Characters between two orders that are taken with them: a signature, "thanks", half a tag."""

_NOTED, _LONGEST = 10, 300
"""So many passages are quoted in notes, so many characters of each."""

_QUOTED = re.compile(
    r"“[^”]*(?:”|$)|„[^“”]*(?:[“”]|$)|«[^»]*(?:»|$)|「[^」]*(?:」|$)|『[^』]*(?:』|$)|\"[^\"]*(?:\"|$)"
    r"|‘[^\n‘]*?’(?!\w)|(?<!\w)'[^'\n]*?'(?!\w)"
)
_MASK = "ꙮ"
"""A letter that no news has, in the place of each quoted character: a quotation is a word, and no known one."""
_CODED = re.compile(r"[A-Za-z0-9+/]{32,}={0,2}")
_ENDED = re.compile(r"[.?!…:]\W*$")
_WORD = re.compile(r"[^\W\d_]{3,}")
_EMPTY = frozenset(
    "what which when where this that these those with from about have does should could would will your best good "
    "please some into than then them they there their also most more main primary want need tell give show help "
    "the and who why how can are was were has had did does for you any not but its his her she him all our out one "
    "make like current latest today tomorrow people following year time".split()
)


class _Sentence(NamedTuple):
    """A sentence of a paragraph: where it lies, its words outside quotation marks in small letters."""

    span: Span
    block: int
    raw: str
    plain: str
    alone: bool
    """It is its whole paragraph."""


class _Setting(NamedTuple):
    """What the rest of the article is like."""

    stems: dict[str, int]
    """In how many sentences a word occurs, by its first letters."""
    personal: int
    """Sentences outside quotation marks that say "you" or "I"."""
    asked: int
    """Paragraphs that are a question: an interview or explainer has several."""
    numbered: int


def addressed(text: str, blocks: Sequence[Sequence[Span]]) -> tuple[Span, ...]:
    """Passages that give orders to a machine, or ask it something, in order; neighbours in a paragraph are one.

    `blocks` are the sentences of each paragraph, as spans of `text`; every span returned begins and ends with
    one of them. Words inside quotation marks are what somebody said, and no sign of anything. English rules,
    and the commonest orders in nine other languages.
    """
    every = [one for number, block in enumerate(blocks) for one in _sentences(text, block, number)]
    setting = _setting(every)
    guilty = {index for index, one in enumerate(every) if _points(one, setting) >= ENOUGH}
    if not guilty:
        return ()
    guilty |= _whole(every, guilty)
    guilty |= _bridged(every, guilty)
    return tuple(_joined(every, sorted(guilty)))


def quoted_notes(text: str, passages: Sequence[Span]) -> tuple[str, ...]:
    """A note for each of the first passages with its words, of a long one its beginning, and the number of others."""
    told = tuple(
        f"a passage that gives orders to a machine was kept out of the evidence: “{_shown(text[start:end])}”"
        for start, end in passages[:_NOTED]
    )
    more = len(passages) - len(told)
    return (*told, f"more such passages kept out of the evidence: {more}") if more else told


def _shown(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _sentences(text: str, block: Sequence[Span], number: int) -> Iterator[_Sentence]:
    if not block:
        return
    first, last = block[0][0], block[-1][1]
    masked = _QUOTED.sub(lambda found: _MASK * len(found.group()), text[first:last])
    for start, end in block:
        plain = masked[start - first : end - first]
        yield _Sentence((start, end), number, text[start:end], plain.lower(), len(block) == 1)


def _setting(every: Sequence[_Sentence]) -> _Setting:
    stems: dict[str, int] = {}
    for one in every:
        for stem in _stems(one.raw):
            stems[stem] = stems.get(stem, 0) + 1
    return _Setting(
        stems,
        sum(PERSON.search(one.plain) is not None for one in every),
        sum(one.alone and _is_question(one) for one in every),
        sum(NUMBERED.match(one.raw) is not None for one in every),
    )


def _stems(text: str) -> set[str]:
    """First five letters of every word that says something: enough to tell whether a topic was there before."""
    return {
        word[:5] for word in map(str.casefold, _WORD.findall(text.replace(_MASK, " "))) if word not in _EMPTY
    }


def _is_question(one: _Sentence) -> bool:
    return one.plain.rstrip().endswith("?")


def _points(one: _Sentence, setting: _Setting) -> int:
    """How much speaks for an order; ENOUGH is enough."""
    if _is_coded(one.raw):
        return ENOUGH
    if _begins_quoted(one):
        return 0
    if (
        MARKUP.search(one.raw)
        or DICTIONARY.search(one.plain)
        or MACHINE.search(one.plain)
        or FOREIGN.search(one.plain)
    ):
        return ENOUGH
    if NUMBERED.match(one.raw) and setting.numbered == 1 and one.alone:
        return ENOUGH
    verb = _after_leads(one.plain)
    if OVERRIDE.match(verb) or VERDICT.match(verb):
        return ENOUGH
    return _order(one, verb, setting)


def _begins_quoted(one: _Sentence) -> bool:
    return one.plain.lstrip()[:1] == _MASK


def _is_coded(raw: str) -> bool:
    """Whether it carries readable words in Base64."""
    for found in _CODED.findall(raw):
        try:
            said = base64.b64decode(found + "=" * (-len(found) % 4)).decode("ascii")
        except (binascii.Error, ValueError):
            continue
        if said.isprintable() and " " in said:
            return True
    return False


def _after_leads(plain: str) -> str:
    """What is left when "Please", "In your reply," and the like are taken away."""
    while found := LEADS.match(plain):
        plain = plain[found.end() :]
    return plain.lstrip(" \t\n,.:;!*#>–—-_()[]{}<")


def _order(one: _Sentence, verb: str, setting: _Setting) -> int:
    """Points of what may be an order or a request by how it begins."""
    sending = SEND.match(verb)
    if SECRETS.search(verb) and (sending or SHAPE.match(verb) or ASSIST.match(verb)):
        return ENOUGH
    asked = ASSIST.match(verb) or REQUEST.match(one.plain) or GREETING.match(one.plain)
    begins = 2 if asked else 1 if INSERT.match(verb) or SHAPE.match(verb) else 0
    if sending or not begins:
        return _unknown_verb(one, verb, setting, sending is not None)
    points = (
        begins
        + 3 * any(rule.search(one.plain) or rule.search(verb) for rule in THINGS)
        + 3 * bool(FORMS.search(verb))
    )
    if INSERT.match(verb) or asked:
        points += sum(rule.search(verb) is not None for rule in (TOLD, CLAIM, ADDRESS))
        points += MORE.match(one.plain) is not None
    interview = setting.asked > 2 and _is_question(one)
    if points < 2 or interview or not _ENDED.search(one.plain):
        return points
    return points + _astray(one, setting) + one.alone


def _unknown_verb(one: _Sentence, verb: str, setting: _Setting, sending: bool) -> int:
    """Something said of "your reply" where nobody is spoken to; readers are asked to send theirs."""
    if (YOURS.search(one.plain) or YOURS.search(verb)) and not sending and _ENDED.search(one.plain):
        return 3 + min(1, _astray(one, setting))
    return _bare_question(one, setting)


def _bare_question(one: _Sentence, setting: _Setting) -> int:
    """A question that stands alone, has nothing to do with the article, and is the only one."""
    if not one.alone or setting.asked > 2 or not QUESTION.match(one.plain):
        return 0
    return 2 + _astray(one, setting)


def _astray(one: _Sentence, setting: _Setting) -> int:
    """1 where nobody else is spoken to in the article, 1 more where nothing else is said of the topic."""
    others = setting.personal - (PERSON.search(one.plain) is not None)
    own = _stems(one.plain)
    known = sum(setting.stems.get(stem, 1) > 1 for stem in own)
    return (others <= 1) + (len(own) >= 2 and known * 3 <= len(own))


def _whole(every: Sequence[_Sentence], guilty: set[int]) -> set[int]:
    """The rest of short paragraphs that begin with an order, and what goes on speaking to the same person."""
    found: set[int] = set()
    opened: int | None = None
    for index, one in enumerate(every):
        begins = index == 0 or every[index - 1].block != one.block
        if begins:
            opened = one.span[0] if index in guilty and _is_strong(one) else None
        short = opened is not None and one.span[1] - opened <= _SHORT
        goes_on = (
            not begins
            and (index - 1 in guilty or index - 1 in found)
            and PERSON.search(one.plain) is not None
        )
        if short or goes_on:
            found.add(index)
    return found


def _is_strong(one: _Sentence) -> bool:
    verb = _after_leads(one.plain)
    return any(
        (MARKUP.search(one.raw), MACHINE.search(one.plain), FOREIGN.search(one.plain), OVERRIDE.match(verb))
    )


def _bridged(every: Sequence[_Sentence], guilty: set[int]) -> set[int]:
    """Short lines between two paragraphs with orders, rules drawn before and after them."""
    found: set[int] = set()
    order = sorted(guilty)
    for left, right in pairwise(order):
        between = range(left + 1, right)
        size = sum(len(every[index].raw) for index in between)
        if every[right].block != every[left].block and size <= _BRIDGE:
            found.update(between)
    for index in order:
        for beside in (index - 1, index + 1):
            if 0 <= beside < len(every) and RULED.match(every[beside].raw):
                found.add(beside)
    return found


def _joined(every: Sequence[_Sentence], guilty: Sequence[int]) -> Iterator[Span]:
    pending: list[int] = []
    for index in guilty:
        if pending and (index != pending[-1] + 1 or every[index].block != every[pending[-1]].block):
            yield every[pending[0]].span[0], every[pending[-1]].span[1]
            pending = []
        pending.append(index)
    yield every[pending[0]].span[0], every[pending[-1]].span[1]
