"""Where a figure begins and ends: the number with what softens it and the noun phrase that says what it counts (English)."""

import re

from briefing.nouns.article import Span
from briefing.syntax import OWN_CLAUSE, Sentence, Word
from briefing.values import Value

CASUALTIES = frozenset({"killed", "wounded", "arrested", "missing", "displaced", "rescued"})
COUNTED = frozenset(
    "dead casualties deaths fatalities victims wounded injured missing hostages prisoners detainees".split()
)
PEOPLE = frozenset(
    "people persons civilians soldiers troops officers policemen fighters militants rebels workers protesters demonstrators "
    "migrants refugees students children women men residents passengers families voters citizens members supporters "
    "journalists employees personnel".split()
)
WEAPONS = frozenset(
    "missile missiles rocket rockets drone drones bomb bombs shell shells mortar mortars tank tanks aircraft plane planes "
    "helicopter helicopters jet jets ship ships vessel vessels warship warships submarine submarines boat boats tanker tankers "
    "warhead warheads weapon weapons gun guns rifle rifles strike strikes airstrikes attack attacks".split()
)
VOTES = frozenset("vote votes seat seats ballot ballots delegates".split())

_SMALL = 10
"""Numbers below it count something for a reader only in the words above; "two sides" and "three reasons" do not."""
_LOOSE = 24
"""Vague words from "dozens" on say how many; "several" and "a few" do not. As `values.loose` has them."""
_NUMERIC = frozenset({"", "CARDINAL", "QUANTITY", "MONEY", "PERCENT"})
"""What spaCy calls a number that is no part of a date or of a name."""
_NUMBER_ROLES = frozenset({"nummod", "quantmod", "compound", "nmod", "amod", "advmod", "det", "npadvmod"})
_NOT_COUNTED = frozenset(
    "day week month year hour minute second night morning afternoon evening weekend century decade time occasion thing "
    "way part point side reason step page question article chapter paragraph section number kind sort form term word "
    "round yard box".split()
)
_UNSAID = frozenset({"other", "more", "another"})
_MANY = frozenset({"people", "police", "personnel", "crew", "aircraft", "staff"})
"""Plurals without an ending, however the parser tags them."""
_SOFT = (
    r"at least|at most|more than|less than|fewer than|no fewer than|no less than|no more than|not more than|as many as|as much as"
    r"|as few as|up to|upwards of|in excess of|well over|just over|just under|over|under|about|around|approximately|roughly|nearly"
    r"|almost|close to|some|an estimated|estimated|only|just|a total of|a record|another|an additional|a further"
)
_HEDGES = re.compile(rf"(?:\b(?:{_SOFT})\s+)+$", re.IGNORECASE)
_ONE_WORD = frozenset({"over", "under", "about", "around", "some", "just", "only"})
"""Softeners that are often other words: "took over", "some of"; they must hang on the number."""
_DEED_BEFORE = re.compile(
    rf"\b(?:killing|wounding|injuring|killed|wounded|injured|arrested|arresting|detained|detaining)\s+(?:(?:{_SOFT})\s+)*$",
    re.IGNORECASE,
)
_DEED_AFTER = re.compile(
    r"\s+(?:others?\s+|more\s+|people\s+)?(?:(?:were|was|have been|had been|has been|are|is)\s+)?(?:also\s+)?"
    r"(?:killed|dead|wounded|injured|missing|arrested|detained|hospitali[sz]ed)\b",
    re.IGNORECASE,
)
_SUPERSEDED = re.compile(
    r"\b(?:if not (?:even )?|top |(?:quarter|half|third|fifth|tenth)s? of |to [^,;]{1,25} from )$|\b(?:earlier|previous|previously|initial|initially|original|originally|former|formerly|rather than|instead of|(?:up|down) from|compared (?:to|with))\b[^,;]{0,30}$",
    re.IGNORECASE,
)
_CONVERTED = re.compile(r"\d[^()]{0,30} ?\((?:[^\w()]*\d[^()]*[;,/] ?)?$")
"""Before "100 miles" in "160 km (100 miles)" and before "$4.2bn" in "265bn roubles (£3.1bn; $4.2bn)"."""
_EMERGENCY = re.compile(r"(?:999|911|112) (?:emergency )?(?:calls?|operators?)\b")
_FROM = re.compile(r"\bfrom (?:an? )?$", re.IGNORECASE)
_TO = re.compile(r"[^,;.]{0,40} to (?:at least |more than |about |nearly |over )?(?:[$€£]?\d|[a-z]+\b)")
_AGAINST = re.compile(r"(?:\s+in favou?r)?\s+(?:to|against)\s+(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?)(?=[\s.,;]|$)")
_BETWEEN = re.compile(r"\bbetween (?:about |around )?$", re.IGNORECASE)
_RATE = re.compile(r"\s+(?:an?|per|each)\s+([a-z]+)\b")


def phrase(sentence: Sentence, value: Value) -> Span | None:
    """The figure's place in the sentence; None for a number that counts nothing, or nothing a reader would miss."""
    words = [word for word in sentence.words if word.start < value.end and value.start < word.end]
    if not words or any(word.sort not in _NUMERIC for word in words) or _is_small_talk(value):
        return None
    top = _top(words)
    start = _softened(sentence, min(words[0].start, value.start), words, value)
    if _is_other_number(sentence.text, value, start):
        return None
    if value.kind == "count":
        return _counting(sentence, value, top, start)
    head = _measured(sentence, top)
    last = max(head.end, value.end)
    end = max(_behind(sentence, word, last, money=value.kind == "money") for word in (head, *words))
    return start, _rated(sentence, head, end)


def _is_small_talk(value: Value) -> bool:
    """ "One", "several", "a few", "both": words that hardly count."""
    high = value.high if value.high is not None else value.low or 0
    if high <= 1 and (value.kind == "count" or value.text.casefold().startswith("one ")):
        return True
    if value.text.casefold() in {"both", "two cents"}:
        return True
    return value.hedge == "vague" and (value.low or 0) < _LOOSE


def _is_other_number(text: str, value: Value, start: int) -> bool:
    """Parts of "9/11", a conversion in brackets, and a number that the sentence itself replaces by another."""
    around = text[max(0, value.start - 1) : value.start] + text[value.end : value.end + 1]
    if "/" in around or _CONVERTED.search(text, 0, start) or _EMERGENCY.match(text, value.start):
        return True
    return bool(
        _SUPERSEDED.search(text, 0, start) or (_FROM.search(text, 0, start) and _TO.match(text, value.end))
    )


def _top(words: list[Word]) -> Word:
    """The word of the number on which its others hang."""
    ats = {word.at for word in words}
    return [word for word in words if word.head == word.at or word.head not in ats][-1]


def _softened(sentence: Sentence, start: int, number: list[Word], value: Value) -> int:
    """Where "at least", "an estimated" before the number begin."""
    before = _HEDGES.search(sentence.text, 0, start)
    if before is None:
        return _ranging(sentence.text, value, start)
    own = {one.at for one in (*number, *sentence.above(number[0])) if one.part not in {"VERB", "AUX"}}
    words = [word for word in sentence.words if before.start() <= word.start < start]
    while words and words[0].low in _ONE_WORD and words[0].head not in own | {one.at for one in words}:
        words = words[1:]
    return words[0].start if words else start


def _ranging(text: str, value: Value, start: int) -> int:
    """With the "between" that a range such as "50% and 75%" stands behind."""
    between = _BETWEEN.search(text, 0, start) if " and " in value.text else None
    return between.start() if between else start


def _counting(sentence: Sentence, value: Value, top: Word, start: int) -> Span | None:
    head = _noun(sentence, top)
    if head is None or head.lemma in _UNSAID or head.part == "ADJ":
        return _befallen(sentence.text, value, start) or _of_them(sentence, value, top, start)
    if head.lemma in _NOT_COUNTED or head.sort in {"DATE", "TIME"} or not _is_plural(head):
        return None
    if (value.high or value.low or 0) < _SMALL and not _matters(head, value):
        return None
    return start, _behind(sentence, head, _against(sentence.text, head))


def _against(text: str, head: Word) -> int:
    """Behind the noun; with the other side of a vote: "nine votes to four"."""
    other = _AGAINST.match(text, head.end) if head.low in VOTES else None
    return other.end() if other else head.end


def _is_plural(word: Word) -> bool:
    return word.tag in {"NNS", "NNPS"} or word.low in _MANY


def _matters(head: Word, value: Value) -> bool:
    if head.low in COUNTED | WEAPONS | VOTES:
        return True
    return value.deed in {"killed", "wounded", "missing"} and head.part == "NOUN"


def _noun(sentence: Sentence, top: Word) -> Word | None:
    """The noun that the number counts, right of it in one phrase."""
    head = sentence.head(top)
    if (
        top.role not in _NUMBER_ROLES
        or head is None
        or head.at < top.at
        or head.part not in {"NOUN", "PROPN", "ADJ"}
    ):
        return None
    while head.role in {"compound", "nmod"} and not _is_plural(head):
        above = sentence.head(head)
        if above is None or above.at < head.at:
            break
        head = above
    between = sentence.words[top.at + 1 : head.at]
    inside = all(word.part in _INSIDE and word.text not in ",()" for word in between)
    return head if inside else None


_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "PUNCT", "ADV", "VERB", "NUM"})


def _measured(sentence: Sentence, top: Word) -> Word:
    """The noun a measure qualifies right behind it ("a 3% raise"), else its own last word."""
    head = sentence.head(top)
    if top.role in {"nummod", "compound", "nmod", "amod"} and head is not None and head.at - top.at in {1, 2}:
        return head if head.part == "NOUN" else top
    return top


def _behind(sentence: Sentence, head: Word, end: int, *, money: bool = False) -> int:
    """Where the phrase ends, with "of …" behind the noun, and "in aid" behind an amount of money."""
    link = next((w for w in sentence.below(head, "prep") if w.start in {end, end + 1}), None)
    if link is None or not (link.low == "of" or (money and link.low == "in")):
        return end
    noun = next((one for one in sentence.below(link, "pobj") if one.part in {"NOUN", "PROPN"}), None)
    if noun is None or (link.low == "in" and (noun.part != "NOUN" or noun.at != link.at + 1)):
        return end
    whole = sentence.near(noun, OWN_CLAUSE | {"prep", "conj", "cc", "punct", "advcl"})
    if whole[0].at != link.at + 1 or whole[-1].at != noun.at:
        return end
    return _behind(sentence, noun, noun.end)


def _rated(sentence: Sentence, head: Word, end: int) -> int:
    """Behind "a second", "per barrel" where a measure or price is one for each."""
    rate = _RATE.match(sentence.text, end)
    noun = next((word for word in sentence.words if rate and word.start == rate.start(1)), None)
    if rate is None or noun is None:
        return end
    hangs = noun.head == head.at or any(one.at == head.at for one in sentence.above(noun))
    return rate.end() if hangs else end


def _befallen(text: str, value: Value, start: int) -> Span | None:
    """A bare number with its deed beside it: "killing 80", "12 were wounded"."""
    after = _DEED_AFTER.match(text, value.end)
    if after:
        return start, after.end()
    before = _DEED_BEFORE.search(text, 0, value.start)
    return (before.start(), value.end) if before else None


def _of_them(sentence: Sentence, value: Value, top: Word, start: int) -> Span | None:
    """A number with "of" and a noun behind it: "tens of thousands of protesters", "12 of the 15 members"."""
    end = _behind(sentence, top, value.end)
    if end == value.end or (value.high or value.low or 0) < _SMALL:
        return None
    last = [word for word in sentence.words if word.end <= end][-1]
    group = value.high != value.low and not sentence.text.startswith(" (", end)
    return (start, end) if _is_plural(last) or group else None
