"""Background: sentences that tell of earlier times, by a date of their own or a plain word for the past (English)."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.excerpts.surveyed import Surveyed
from briefing.nouns.brief import Background
from briefing.syntax import Sentence, Word
from briefing.times import expressions, is_length, resolve
from briefing.times.calendar import bounds

MOST = 6
DISTANCE = 30
"""Days before the publication from which on a time is no part of the news."""
_LONGEST = 60
"""Words of a sentence beyond which it is a paragraph; by judgment."""
_COUNT = (
    r"(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|\w+teen|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|\d+|many|several|some|a few)"
)
_MARKERS = re.compile(
    rf"\b(?:(?:{_COUNT} )?(?:years|decades|centuries) ago|previously|formerly|in (?:the )?(?:past|previous) (?:years|decades)"
    r"|last year)\b",
    re.IGNORECASE,
)
_YEAR_BEHIND = re.compile(r",? (?:1[6-9]|20)\d\d\b(?!s)")
_NOW = re.compile(
    r"\b(?:now|today|yesterday|tomorrow|currently|this (?:week|month|year|morning|afternoon|evening))\b",
    re.IGNORECASE,
)
_LEANS = re.compile(
    r"(?:He|She|It|They|This|That|These|Those|His|Her|Their|Its|Such|Both|There(?!fore)|Then|But|And)\b"
)
"""A sentence that opens so cannot be read without the one before it."""
_VERBS = frozenset({"VERB", "AUX"})
_HAVE = frozenset({"has", "have", "'ve", "’ve"})
_LINKS = frozenset("pobj prep npadvmod advmod nummod pcomp conj amod compound nmod".split())
"""Roles by which a phrase of time hangs together and on its verb."""
_OF_A_NOUN = frozenset({"prep", "nummod", "amod", "compound", "nmod", "npadvmod"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "csubj", "pcomp", "appos", "parataxis"})


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence of earlier times with the phrase that says so, and what it resolves to."""

    at: int
    phrase: str
    date: str | None


def background(surveyed: Surveyed) -> tuple[Background, ...]:
    """At most `MOST` sentences, those that stand first in the article, the oldest times first, undated ones last."""
    if not surveyed.english:
        return ()
    found = list(_candidates(surveyed))
    told = [one for one in found if one.at > surveyed.lead]
    chosen = sorted(told[:MOST], key=lambda one: (bounds(one.date)[0] if one.date else dt.date.max, one.at))
    return tuple(
        Background(
            id=f"background-{number}",
            evidence=surveyed.evidence((one.at,)),
            verdict="supported",
            statement=surveyed.texts[one.at],
            phrase=one.phrase,
            date=one.date,
        )
        for number, one in enumerate(chosen, 1)
    )


def _candidates(surveyed: Surveyed) -> Iterator[_Told]:
    limit = _limit(surveyed)
    rows = []
    for at, text in enumerate(surveyed.texts):
        if surveyed.printable(at) and _stands_alone(text) and not _NOW.search(text):
            times = _times(text, surveyed)
            early = [one for one in times if _is_early(*one, limit)]
            if early and all(one in early or is_length(one[0]) for one in times):
                rows.append((at, early))
    for (at, early), sentence in zip(rows, surveyed.parse(surveyed.texts[at] for at, _ in rows), strict=True):
        for phrase, date in early:
            if _tells(sentence, phrase):
                yield _Told(at, phrase, date)
                break


def _stands_alone(text: str) -> bool:
    """Whether it can be read by itself: not too long, no question, no half quotation, nothing that leans on others."""
    whole = text.count('"') % 2 == 0 and text.count("“") == text.count("”")
    return whole and len(text.split()) <= _LONGEST and text[-1] not in "?:" and not _LEANS.match(text)


def _times(text: str, surveyed: Surveyed) -> list[tuple[str, str | None]]:
    """Every phrase of time with what it resolves to."""
    phrases = [_with_year(one, text) for one in expressions(text, "en")]
    found = [(one, resolve(one, surveyed.days, "en", around=text)[0]) for one in phrases]
    known = " ".join(phrase for phrase, _ in found)
    found = [one for one in found if not one[0].casefold().startswith("of ")]
    return found + [(m.group(), None) for m in _MARKERS.finditer(text) if m.group() not in known]


def _with_year(phrase: str, text: str) -> str:
    """The phrase with a year that stands right behind it: "in March, 2018"."""
    year = _YEAR_BEHIND.match(text, text.find(phrase) + len(phrase))
    return phrase + year.group() if year else phrase


def _is_early(phrase: str, date: str | None, limit: dt.date | None) -> bool:
    if _MARKERS.search(phrase):
        return True
    return date is not None and limit is not None and bounds(date)[1] < limit


def _limit(surveyed: Surveyed) -> dt.date | None:
    """The day before which a time is an earlier one: counted from the publication, else from the latest date told."""
    last = surveyed.days.latest or surveyed.days.story
    if last is None:
        dates = [date for text in surveyed.texts for _, date in _times(text, surveyed) if date]
        last = max((bounds(date)[0] for date in dates), default=None)
    return last - dt.timedelta(DISTANCE) if last else None


def _tells(sentence: Sentence, phrase: str) -> bool:
    """Whether the phrase says when the sentence's own main verb was, and that verb is past."""
    start = sentence.text.find(phrase)
    words = [word for word in sentence.words if start <= word.start < start + len(phrase)]
    ats = {word.at for word in words}
    top = next((word for word in words if word.head == word.at or word.head not in ats), None)
    verb = _governor(sentence, top)
    return verb is not None and _is_main(sentence, verb) and _is_past(sentence, verb, phrase)


def _governor(sentence: Sentence, word: Word | None) -> Word | None:
    """The verb that a phrase of time hangs on, through prepositions; none for "the 2015 deal", "the war of 1999"."""
    while word is not None and word.part not in _VERBS:
        head = sentence.head(word)
        of_a_thing = head is not None and head.part in {"NOUN", "PROPN"} and head.sort != "DATE"
        if word.role not in _LINKS or (of_a_thing and word.role in _OF_A_NOUN):
            return None
        word = head
    return word


def _is_main(sentence: Sentence, verb: Word) -> bool:
    """Whether it is the main verb or joined to it, and no clause beside it is told in the present."""
    chain = [verb, *sentence.above(verb)]
    beside = [one for link in chain for one in sentence.below(link, "conj", "ccomp", "parataxis")]
    told = (*chain, *(one for one in beside if one.part in _VERBS))
    return not any(one.role in _CLAUSES for one in chain) and not any(_is_now(sentence, one) for one in told)


def _is_now(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb is told in the present or as to come; "has been" is neither."""
    helpers = sentence.below(verb, "aux", "auxpass")
    if any(one.low in _HAVE for one in helpers):
        return False
    return any(one.tag in {"VBZ", "VBP", "MD"} for one in (verb, *helpers))


def _is_past(sentence: Sentence, verb: Word, phrase: str) -> bool:
    """Whether a verb is past; "has been" only with "since"."""
    helpers = {one.low for one in sentence.below(verb, "aux", "auxpass")}
    if helpers & _HAVE:
        return phrase.casefold().startswith("since")
    return verb.tag == "VBD" or bool({"had", "was", "were", "did"} & helpers)
