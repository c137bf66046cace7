"""Noun phrases around a verb of saying: the subject before it, or the one that follows it (English)."""

import re

from briefing.nouns.article import Span
from briefing.voices.verbs import KINDS, PAST, QUOTING

_PERSONS = (
    "officials? spokes(?:man|woman|person|people) sources? diplomats? police authorities officers? ministers? ministry "
    "witness(?:es)? residents? activists? protesters? demonstrators? leaders? lawmakers? analysts? experts? critics? "
    "doctors? prosecutors? lawyers? attorneys? investigators? rebels? militants? insurgents? troops soldiers? commanders? "
    "aides? advis[eo]rs? representatives? senators? democrats republicans campaigners? organi[sz]ers? organi[sz]ations? "
    "scientists? researchers? reports? media newspapers? agency agencies government army military court judges? "
    "president chancellor king queen pope mayor governor company companies firms? bank union groups? party parties "
    "opposition statement study survey poll letter document report teachers? parents? relatives? families victims? "
    "survivors? journalists? reporters? students? workers? villagers? economists? neighbours? neighbors? fans? "
    "players? coach manager captain director chief chairman secretary ambassadors? envoys? councillors? members? people "
    "others many some several one".split()
)
_HEAD = re.compile(rf"\b(?:{'|'.join(_PERSONS)})\b", re.IGNORECASE)
_PRONOUN = re.compile(r"^(?:he|she|they|it|we|i|who|both|others|many|some|several)$", re.IGNORECASE)
_DET = (
    r"(?:the|a|an|his|her|their|its|our|another|one|some|several|two|three|many|other|senior|local|US|both)"
)
_TRAIL = re.compile(
    r"(?:^|\s+)(?:has|have|had|is|are|was|were|also|too|later|earlier|then|now|once|again|further|today|"
    r"yesterday|[a-z]+ly(?<!family)(?<!ally)|(?:on|late on|early on|in) (?:last |this )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|"
    r"Sun)day|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|however|meanwhile|himself|herself|themselves|itself|"
    r"could|would|will|did|does|do|not|in (?:a|an|his|her|their|its) (?:[\w’'-]+ ){0,2}"
    r"(?:statement|interview|speech|letter|tweet|address|post|briefing|conference|report)|who|that|which|been|being)$"
)
_LEAD = re.compile(
    r"(?:(?:Hours|Days|Weeks|Months|Minutes|Moments|Shortly|Soon) (?:later|after|earlier|before)[^,]{0,60}, |Speaking (?:to|at|in|on|with|from|after|during|before) [^,]{3,80}, |(?:On|Late on|Early on|Last|This|By|Since|In) (?:[\w’'-]+ ){0,3}?"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?,? "
    r"|In (?:a|an|his|her|their|its|one) (?:[\w’'-]+ ){0,4}?(?:statement|interview|speech|letter|tweet|address|post|report)"
    r"(?: (?:on|to|with|from|released|issued|published) (?:[\w’'-]+ ){0,3}?[\w’'-]+)?, "
    r"|(?:Yesterday|Today|Earlier|Later|Meanwhile|However|But|And|Also|Still|Then|Instead|Finally|Both|Last (?:week|month|year|night)"
    r"|yesterday|today|earlier|later|meanwhile|however|but|and|yet|so|Yet|also|still|then|In \d{4}|Separately|Moreover|Additionally),? )+"
)
_CUT = re.compile(
    r"\b(?:that|but|when|while|as|because|after|before|if|although|though|whether|where|than|since|until|yet|so|and|or|"
    r"whereas|which)\s+(?=\S)"
)
_STRONG = re.compile(r"[;:–—(]\s+|\s-\s|[.!?]\s+")
_FINITE = frozenset(
    "is are was were has have had will would can could may might must should does did do came went took made gave met "
    "became got began left felt held".split()
)
_NO_VERB = frozenset(
    "united armed hundred retired named identified based elected appointed unnamed senior-ranked detained jailed".split()
)
_APPOSED = re.compile(r"^\s*(?:an? |the |who |whose |which |of |in |at |from |\w+ing |formerly |\d|[a-z])")
_NAME = r"(?:[A-ZÀ-ÞĀ-Ž][\w’'.&-]*|[A-Z]\.)"
_AFTER = re.compile(
    rf"\s+(?P<np>(?:{_DET}\s+)?(?:[a-z-]+\s+){{0,4}}{_NAME}(?:\s+(?:{_NAME}|of|for|de|del|al|bin|van|von|the|and(?=\s[A-Z])|"
    rf"[a-z]+(?=\s[A-Z])))*(?:\s+(?:{'|'.join(_PERSONS)}))?|{_DET}\s+(?:[a-z-]+\s+){{0,3}}(?:{'|'.join(_PERSONS)})|"
    rf"(?:{'|'.join(_PERSONS)})|he|she|they)"
    r"(?=\s*(?:[,.;:!?)”\"]|$|\s+(?:in|on|at|during|after|before|who|from|last|of|as|while|when|with|to reporters)\b|\s+[–—-]))"
)
_PERSONAL = re.compile(rf"{_NAME}(?:\s+{_NAME}){{1,3}}")
_LONGEST = 16
"""Words of a subject beyond which it is no longer believed; by judgment."""


def subject_after(text: str, end: int) -> Span | None:
    """The noun phrase that follows an inverted verb (", said Peskov,"), if the clause ends behind it."""
    match = _AFTER.match(text, end)
    return match.span("np") if match else None


def subject_before(text: str, floor: int, at: int) -> Span | None:
    """The subject of a verb at `at`, looked for not left of `floor`; None if nothing there can speak."""
    for match in _STRONG.finditer(text, floor, at):
        if at - match.end() > 1:
            floor = match.end()
    end = _trimmed(text, floor, at)
    if end <= floor:
        return None
    if text[end - 1] == "," or text[end - 1] == ")":
        return _before_apposition(text, floor, end - 1)
    start = _clause_start(text, floor, end)
    if start >= end:
        return None
    return _checked(text, start, end)


def leading(text: str, floor: int, at: int) -> Span | None:
    """The noun phrase that opens the clause, up to its first verb: the subject of ", saying …" and "and said"."""
    opening = _LEAD.match(text, floor, at)
    start = opening.end() if opening else floor
    for word in re.finditer(r"[\w’'-]+|,", text[start:at]):
        if _verbish(word.group()) or word.group() in {",", "who", "that", "which"}:
            span = _checked(text, start, _trimmed(text, start, start + word.start()))
            if span or word.group() != ",":
                return span
            start = start + word.end()
            return leading(text, start + 1, at) if start + 1 < at else None
    return None


def _trimmed(text: str, floor: int, at: int) -> int:
    """Where the clause ends once auxiliaries, adverbs and times before the verb are taken off."""
    end = at
    while True:
        piece = text[floor:end].rstrip()
        end = floor + len(piece)
        match = _TRAIL.search(piece)
        if match is None:
            aside = re.search(
                r",\s+(?:on|in|at|during|speaking|however|meanwhile|too|for|after)\b[^,]{0,60},$", piece
            )
            if aside is None:
                return end
            end = floor + aside.start()
            continue
        end = floor + match.start()


def _clause_start(text: str, floor: int, end: int) -> int:
    piece = text[floor:end]
    comma = piece.rfind(", ")
    start = floor + comma + 2 if comma >= 0 else floor
    opening = _LEAD.match(text, start, end)
    start = opening.end() if opening else start
    cut = start
    for match in _CUT.finditer(text, start, end):
        joins = match.group().strip() in {"and", "or"} and not _has_verb(text[start : match.start()])
        if not joins and match.end() < end:
            cut = match.end()
    return cut


def _before_apposition(text: str, floor: int, comma: int) -> Span | None:
    """ "Peskov, the spokesman, said": the first phrase of the clause that is one, if an apposition follows it."""
    opening = _LEAD.match(text, floor, comma)
    start = opening.end() if opening else floor
    last = text.rfind(", ", start, comma) + 2
    if (
        last > 1
        and _PERSONAL.fullmatch(text[last:comma])
        and re.match(r"[Tt]he\s+[\w ]*[a-z]", text[start:last])
    ):
        return last, comma  # "The mayor of Paris, Anne Hidalgo, said"
    starts = [start, *(m.end() for m in re.finditer(r",\s+", text[start:comma]))]
    starts = [starts[0], *(start + one for one in starts[1:])]
    for one in starts:
        stop = re.search(r",|\s\(|$", text[one:comma])
        end = one + stop.start() if stop else comma
        if end < comma and not _APPOSED.match(text[end + 1 : comma + 1]) and "(" not in text[end : comma + 1]:
            continue
        span = _checked(text, _clause_start(text, one, end), end)
        if span and end < comma:
            return span
    return None


def _has_verb(piece: str) -> bool:
    return any(_verbish(word) for word in re.findall(r"[A-Za-z’']+", piece))


def _verbish(word: str) -> bool:
    if not word.islower():
        return False
    return (
        word in _FINITE
        or word in KINDS
        or word in PAST
        or word in QUOTING
        or (word.endswith("ed") and len(word) > 4 and word not in _NO_VERB)
    )


def _checked(text: str, start: int, end: int) -> Span | None:
    """The stretch if it can be a speaker: a pronoun, a name, or people; relative clauses cut off."""
    piece = text[start:end].rstrip(" ,")
    relative = re.search(r",?\s(?:who|which|that)\b", piece)
    piece = piece[: relative.start()] if relative else piece
    lead = len(piece) - len(piece.lstrip(" '’\"”“»)"))
    start, piece = start + lead, piece[lead:].rstrip(" '’\"”“»")
    words = piece.split()
    if not words or len(words) > _LONGEST or _has_verb(" ".join(words[1:] if len(words) < 3 else words)):
        return None
    return (start, start + len(piece)) if can_speak(piece) else None


def can_speak(phrase: str) -> bool:
    """Whether a phrase may be a speaker: a pronoun, a name, or a word for people or bodies."""
    if _BAD.match(phrase) or phrase.casefold() in _NEVER:
        return False
    if _OPENS_PRONOUN.match(phrase):
        return _PRONOUN.match(phrase) is not None
    inner = (
        phrase
        if phrase[:1].islower() or not re.match(r"(?:The|An?|His|Her|Their|Its|Our)\s", phrase)
        else phrase[3:]
    )
    return bool(_PRONOUN.match(phrase) or re.search(r"[A-ZÀ-ÞĀ-Ž]", inner) or _HEAD.search(phrase))


def has_name(phrase: str) -> bool:
    """Whether a phrase names somebody: a capital that is not just a common word's at the start of a sentence."""
    words = [word for word in re.findall(r"[^\W\d_][\w’'.-]*", phrase) if word.casefold() not in _ARTICLES]
    if len(words) > 1 and all(word.islower() for word in words[1:]) and words[0] == phrase.split()[0]:
        return False
    return any(word[0].isupper() and not _HEAD.fullmatch(word) and not _PRONOUN.match(word) for word in words)


_ARTICLES = frozenset("the a an his her their its our one two three several local senior some many".split())
_BAD = re.compile(
    r"(?:in|on|at|by|for|with|from|to|of|into|during|under|what|how|why|this|that|there|these|those|as|since|after|before|"
    r"until|within|unlike|following|because|if|while|yet|and|but|or|according|despite|between|among|not|no|so|then|when|where|my|your|our|"
    r"(?!Beijing|King|Boeing|Xinjiang)[A-Z]?[a-z]{3,}ing)\b",
    re.IGNORECASE,
)
_OPENS_PRONOUN = re.compile(r"(?:he|she|they|it|we|i|you)\b", re.IGNORECASE)
_NEVER = frozenset("it you well yes thanks god".split())
