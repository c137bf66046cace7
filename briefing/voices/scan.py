"""Attributions inside one sentence: every verb or phrase of saying, its subject, and what it governs (English)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.nouns.article import Span
from briefing.voices.marks import Quoted, inside
from briefing.voices.phrases import can_speak, leading, subject_after, subject_before
from briefing.voices.verbs import KINDS, NOUNISH, QUOTING
from briefing.voices.voice import VoiceKind

_WORD = re.compile(r"[A-Za-z]+")
_BE = r"(?:is|are|was|were|be|been|being|am|'s|’s|gets?|got)"
_PASSIVE = re.compile(rf"\b{_BE}\s+(?:[a-z]+ly\s+|also\s+|now\s+|first\s+|often\s+|once\s+|then\s+|not\s+)?$")
_NEGATED = re.compile(
    r"(?:\b(?:not|never|nor|neither|without|nobody|no one)|n[’']t)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_DETERMINED = re.compile(
    r"\b(?:the|a|an|his|her|their|its|our|my|your|no|any|some|these|those|of|such|more|much|\w+[’']s)\s+(?:\w+ly\s+)?$",
    re.I,
)
_BY = re.compile(r"\bby\s+(?=\S)")
_HEARSAY = frozenset(
    "believed thought said reported alleged accused suspected rumoured rumored understood feared blamed claimed".split()
)
_HEARSAY_GOES_ON = re.compile(r"\s+(?:to|of|that|for|as|by|in|with|on|over)\b")
_HEARSAY_ALONE = re.compile(
    r"(?:accused|suspected|believed|thought|alleged|reported|said|rumou?red|feared)\s+(?:of|to)\b"
)
_WEAK = frozenset(
    "added adds posted posts estimated estimates observed observes indicated indicates signaled signalled signals "
    "responded responds replied replies recalled recalls maintained maintains revealed reveals suggested suggests "
    "explained explains mentioned mentions concluded concludes reported reports complained complains reiterated "
    "reiterates predicted predicts stated states noted notes commented comments joked tweeted clarified underlined "
    "disclosed contended argued argues wrote writes declared confirmed acknowledged admitted conceded".split()
)
"""What follows these must look like speech."""
_TRANSITIVE = frozenset(
    "told tells telling accused accuses blamed blames urged urges asked asks warned warns called".split()
)
"""A name behind these is the one spoken to."""
_SPEECHLIKE = re.compile(
    r"\s*(?:$|[,.:;]|that\b|in (?:a|an|his|her)\b|how\b|[\"“‘'«]|on (?:twitter|facebook|x)\b|to reporters)",
    re.I,
)
_CLAUSE = re.compile(
    r"\s+(?:(?:the|a|an|he|she|it|they|there|his|her|its|their|some|no|at least|about|more|[a-z]+ing)\b|[A-Z]\w+|\d)"
)
_NOT_SPEECH = {
    "claimed": re.compile(r"\s+(?:the lives|\w+ lives|victory|asylum|the title|his|her)\b"),
    "claims": re.compile(r"\s+(?:the lives|\w+ lives|against|of|by|for)\b"),
    "asked": re.compile(r"\s+(?:about|if|whether|why|how|by|what|when|who|for comment)\b"),
    "asking": re.compile(r"\s+(?:about|if|whether|why|how|what|when|who)\b"),
    **dict.fromkeys(
        ("pleaded", "pleads", "pleading"), re.compile(r"\s+(?:not\s+)?(?:guilty|innocent|no contest)")
    ),
    "rejected": re.compile(r"\s+from\b"),
}
_NEEDS = {
    **dict.fromkeys(("appealed", "appeals", "appealing"), re.compile(r"\s+(?:to|for|on)\b")),
    **dict.fromkeys(("plans", "planned", "planning", "intends", "intended", "intending", "offered", "offers", "offering"), re.compile(r"\s+(?:to|on)\b")),
    **dict.fromkeys(("agreed", "agrees", "agreeing"), re.compile(r"\s+(?:to|on|that|an?|the|in principle)\b")),
    **dict.fromkeys(("blamed", "blames", "blaming"), re.compile(r"\s+(?!themselves|himself)")),
    **dict.fromkeys(("suspected", "suspects", "suspecting", "estimates", "ordered", "orders"), re.compile(r"\s+(?:that|the|a|him|her|them|of|it|[A-Z])")),
}  # fmt: skip
_PHRASES = re.compile(
    r"\b(?P<according>[Aa]ccording to|[Ii]n the words of)\s+|\b(?P<adverb>[Aa]llegedly|[Rr]eportedly|[Pp]urportedly|[Ss]upposedly)\b"
    r"|\b(?P<adjective>[Aa]lleged|[Ss]uspected|[Pp]urported)(?=\s+(?!(?:that|to|by|of|he|she|they|it|there|the|an?|his|her|no|in|on|at)\b)[a-z])"
    r"|\b(?P<nouns>(?:[Uu]nconfirmed|[Ss]ome|[Mm]edia) reports?|[Aa]llegations?|[Aa]ccusations?|[Rr]umou?rs)(?=\s+(?:that|of|say|suggest|said|claim))"
    r"|\b(?P<quoted>quoted as (?:saying|telling|writing))\b|\b(?P<call>call(?:ed|s|ing)(?: on| upon| for))\b"
    r"|\b(?P<toward>(?:refus|declin)(?:ed|es|ing)) (?:to )(?=\w)"
)
_LABEL = re.compile(r"^\s*([A-ZÀ-Þ][\w’'.-]+(?: [A-ZÀ-Þ][\w’'.-]+){0,4}):\s+[\"“‘'«]")
_NP = re.compile(
    r"(?:(?:the|a|an|his|her|their|its|one|two|some|several|local|state|state-run|senior)\s+)*(?:[\w’'.&-]+)(?:\s+(?!(?:who|which|that|"
    r"was|were|is|are|has|have|had|in|on|at|as|and (?:the|a|he|she|was|were|is)|when|after|before|said|told|but|while|to|because|with)\b)[\w’'.&-]+){0,9}",
    re.IGNORECASE,
)
_STOP = re.compile(
    r",\s+(?:but|while|although|though|whereas)\b|;|\s+[–—]\s+|,\s+and\s+(?=(?:[A-Z]\w+|he|she|they)\s+\w+(?:ed|said|has|is|was)\b)"
)


@dataclass(frozen=True, slots=True)
class Raw:
    """One attribution before names are resolved; `subject` is the speaker's place in the sentence."""

    subject: Span | None
    verb: str
    kind: VoiceKind
    at: int
    reported: Span


def scan(text: str, pieces: Sequence[Quoted]) -> list[Raw]:
    """All attributions of one sentence, in order. `pieces` are its quotations."""
    found = [raw for raw in (_phrase(text, match, pieces) for match in _PHRASES.finditer(text)) if raw]
    taken = {place for match in _PHRASES.finditer(text) for place in range(*match.span())}
    for match in _WORD.finditer(text):
        word = match.group().casefold()
        named = match.group()[0].isupper() and text[max(0, match.start() - 2) : match.start()].endswith(" ")
        if (word in KINDS or word in QUOTING) and not named and match.start() not in taken:
            raw = _joined(text, _verb(text, word, match.span(), pieces), found)
            if raw:
                found.append(raw)
    label = _LABEL.match(text)
    if label and not found:
        found.append(Raw(label.span(1), ":", "said", label.end(1), (label.end(1) + 1, len(text))))
    return sorted(found, key=lambda raw: raw.at)


def _joined(text: str, raw: Raw | None, found: list[Raw]) -> Raw | None:
    """ "Berg said “no” and accused him": a verb behind "and" without a subject has the one of the verb before."""
    before = [one for one in found if raw and one.at < raw.at and one.subject]
    if raw is None or raw.subject or not before or not _AND.search(text, 0, raw.at):
        return raw
    return replace(raw, subject=before[-1].subject)


_AND = re.compile(r"\b(?:and|but|then)\s+(?:[a-z]+ly\s+|also\s+|later\s+|has\s+|had\s+|have\s+)*$")


def _phrase(text: str, match: re.Match[str], pieces: Sequence[Quoted]) -> Raw | None:
    group = match.lastgroup
    at, end = match.span()
    verb = match.group().strip()
    if group == "according":
        return _according(text, verb, at, end)
    if group == "adjective":
        if _PASSIVE.search(text, 0, at) or (verb == "suspected" and not _DETERMINED.search(text, 0, at)):
            return None
        return Raw(None, verb, "alleged", at, (at, _clause_end(text, end, pieces)))
    if group in {"adverb", "nouns"}:
        return Raw(None, verb, "alleged", at, (at, _clause_end(text, end, pieces)))
    if group == "toward":
        return None
    subject = subject_before(text, _floor(text, at, pieces), at) or leading(
        text, _floor(text, at, pieces), at
    )
    kind: VoiceKind = "asked" if group == "call" else "said"
    if subject is None or _NEGATED.search(text, 0, at):
        return None
    return Raw(subject, verb, kind, at, _reported(text, subject, at, end, pieces))


def _according(text: str, verb: str, at: int, end: int) -> Raw | None:
    phrase = _NP.match(text, end)
    if phrase is None or re.match(r"(?:plan|schedule|law|this|that|which|whom)\b", phrase.group()):
        return None
    before, after = text[:at].strip(" ,"), text[phrase.end() :].strip(" .,")
    span = (0, at) if before else (phrase.end(), len(text))
    if before and after and text[phrase.end() : phrase.end() + 1] == ",":
        span = (0, len(text))
    return Raw(phrase.span(), verb, "said", at, span)


def _verb(text: str, word: str, span: Span, pieces: Sequence[Quoted]) -> Raw | None:
    at, end = span
    if not _speaks(text, word, at, end, pieces):
        return None
    kind = KINDS.get(word, "said")
    if _PASSIVE.search(text, 0, at) and not word.endswith("ing"):
        return _passive(text, word, kind, span, pieces)
    if _HEARSAY_ALONE.match(text, at) and not (word == "said" and text[end : end + 4] == " to r"):
        return Raw(None, word, "alleged", at, (end, _clause_end(text, end, pieces)))
    subject = _subject(text, word, at, end, pieces)
    if subject is None:
        # "he, a man who claimed that": what is alleged stays so, whoever alleges it
        nobody = re.search(r"\b(?:no|nobody|none|neither)\b", text[max(0, at - 50) : at], re.IGNORECASE)
        bare = nobody or word in NOUNISH or word.endswith("ing") or kind not in {"alleged", "denied"}
        return None if bare else Raw(None, word, kind, at, (end, _clause_end(text, end, pieces)))
    if word in NOUNISH and not _sure_verb(text, subject, at, end):
        return None
    if word.startswith("claim") and text[end:].lstrip().startswith(("responsibility", "credit")):
        kind = "said"
    start, stop = _reported(text, subject, at, end, pieces)
    if kind in {"denied", "asked", "planned"} and start == end:
        aside = _ASIDE.search(text, end, stop)
        stop = aside.start() if aside else stop
    return Raw(subject, word, kind, at, (start, stop))


_ASIDE = re.compile(r"\s(?:after|following|amid|before|because|when)\s")


def _sure_verb(text: str, subject: Span, at: int, end: int) -> bool:
    """Whether "claims", "states" and the like stand right behind a speaker and before what he says."""
    if subject[1] < at - 1 and subject[0] < at and not text[:at].rstrip().endswith(","):
        return False
    if text[at].isupper() or text[subject[0] : subject[1]].endswith(("US", "UK", "EU", "United", "member")):
        return False
    return bool(
        _SPEECHLIKE.match(text, end) or _CLAUSE.match(text, end) or text[end : end + 4] in {" to ", " for"}
    )


def _speaks(text: str, word: str, at: int, end: int, pieces: Sequence[Quoted]) -> bool:
    """Whether this form, here, is an act of speech at all."""
    if _NEGATED.search(text, max(0, at - 30), at) or _DETERMINED.search(text, max(0, at - 30), at):
        return False
    other = _NOT_SPEECH.get(word)
    if other and other.match(text, end):
        return False
    need = _NEEDS.get(word)
    if need and not need.match(text, end):
        return False
    if word in QUOTING:
        return any(end <= piece.start <= end + 70 for piece in pieces) or _after_quote(text, at, pieces)
    if word in _WEAK and not (_SPEECHLIKE.match(text, end) or _CLAUSE.match(text, end)):
        return _after_quote(text, at, pieces)
    return True


def _after_quote(text: str, at: int, pieces: Sequence[Quoted]) -> bool:
    """Whether a quotation closes shortly before, so that the verb may follow it ("…," he went on)."""
    return any(0 <= at - piece.end <= 60 and text[piece.end - 1] in ",?!." for piece in pieces)


def _passive(text: str, word: str, kind: VoiceKind, span: Span, pieces: Sequence[Quoted]) -> Raw | None:
    at, end = span
    stop = _clause_end(text, end, pieces)
    by = _BY.search(text, end, min(stop, end + 80))
    agent = _NP.match(text, by.end()) if by else None
    if agent is not None and not can_speak(agent.group()):
        agent = None
    if word in _HEARSAY and not _HEARSAY_GOES_ON.match(text, end):
        return None
    if kind in {"said", "alleged"} and word not in _HEARSAY and agent is None:
        return None  # "was told", "is expected": nobody's statement is given
    if kind == "denied" and agent is None:
        return None  # "was denied entry"
    subject = agent.span() if agent else None
    return Raw(
        subject, word, "alleged" if word in _HEARSAY else kind, at, (0 if word == "announced" else end, stop)
    )


def _subject(text: str, word: str, at: int, end: int, pieces: Sequence[Quoted]) -> Span | None:
    floor = _floor(text, at, pieces)
    if word.endswith("ing") and not re.search(rf"\b{_BE}\s+(?:\w+ly\s+|also\s+)?$", text[:at]):
        beside = _WITH.search(text, floor, at)
        if beside and can_speak(beside.group(1)):
            return beside.span(1)
        return None if re.search(r"\b(?:of|for|from)\s+$", text[:at]) else leading(text, floor, at)
    if word not in _TRANSITIVE and re.search(r"(?:^|[,\"”’'»?!]|[–—-])\s*$", text[:at]):
        after = subject_after(text, end)
        if after and can_speak(text[slice(*after)]):
            return after
    relative = _WHO.search(text, max(floor, at - _NEAR), at)
    if relative and can_speak(relative.group(1)):
        return relative.span(1)
    found = subject_before(text, floor, at)
    if found is None and re.search(
        r"(?:,|\band|\bor|\bthen|\bbut)\s+(?:\w+ly\s+|also\s+|has\s+|had\s+|have\s+)*$", text[:at]
    ):
        found = leading(text, floor, at)
    return found


_EXPRESSION = 25
"""Characters of a quotation beyond which it is speech and no part of a subject; by judgment."""
_NEAR = 90
"""Characters left of "who said" in which its antecedent is looked for; by judgment."""
_WHO = re.compile(
    r"((?:[A-ZÀ-ÞĀ-Ž][\w’'.-]*)(?: [A-ZÀ-ÞĀ-Ž][\w’'.-]*)*|(?:\b[Tt]he|\b[Aa]n?|\b[Tt]wo) (?:[\w-]+ ){0,3}[\w-]+|police),? who "
    r"(?:[a-z]+ly |has |had |have |also |later )*$"
)
_WITH = re.compile(r"\bwith ([\w’'-]+(?: [\w’'-]+){0,5}) $")


def _floor(text: str, at: int, pieces: Sequence[Quoted]) -> int:
    """Left of the verb a subject is not looked for beyond a quotation's mark, its own quotation's start included."""
    floor = 0
    for piece in pieces:
        if piece.start <= at < piece.end:
            floor = max(floor, piece.start)
        elif piece.end <= at and (piece.end - piece.start > _EXPRESSION or text[piece.end - 1] in ",?!."):
            floor = max(floor, piece.end + 1)
    return floor


def _reported(text: str, subject: Span, at: int, end: int, pieces: Sequence[Quoted]) -> Span:
    """What the speaker answers for: right of the verb, or left of it when the attribution stands last."""
    first, last = min(subject[0], at), max(subject[1], end)
    left = text[:first].rstrip()
    closes = left.endswith(
        (",", ',"', ",”", ",’", ",'", '?"', "?”", '!"', "!”", ".”", '."', '",', "”,", "’,", '"', "”")
    )
    if subject[0] >= end:  # inverted: ", said Peskov"
        return (0, len(text)) if any(piece.start >= last for piece in pieces) else (0, first)
    if closes and len(left) > 25 and not _OPENS_CLAUSE.match(left) and _trailing(text[last:]):
        return 0, first
    if closes and text[last : last + 1] == "," and not pieces:
        return 0, len(text)  # "a move whose rarity, CBS noted, was …"
    if (
        closes
        and any(piece.end >= len(left) - 2 and piece.end <= first for piece in pieces)
        and inside_any(last, pieces)
    ):
        return 0, len(text)
    return end, _clause_end(text, end, pieces)


_OPENS_CLAUSE = re.compile(
    r"(?:While|After|Before|If|As|Although|Though|Because|When|Since|Despite|Speaking|Asked|[A-Z]\w+ing)\b"
)


def inside_any(after: int, pieces: Sequence[Quoted]) -> bool:
    """Whether a quotation begins at or behind the offset."""
    return any(piece.start >= after for piece in pieces)


def _trailing(rest: str) -> bool:
    """Whether what follows the verb is only where, when and to whom it was said."""
    rest = rest.strip(" .,\"”’'")
    return not rest or (
        re.match(
            r"(?:in|on|at|during|after|before|late|early|earlier|of|to|as|via|through|by|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
            r"yesterday|today|last|this|when|while|adding|referring|according|reporters|\w+ reporters|[A-Z][\w ]+$|CNN|Reuters)\b",
            rest,
        )
        is not None
        and not re.match(r"that\b", rest)
    )


def _clause_end(text: str, start: int, pieces: Sequence[Quoted]) -> int:
    """Where the speaker's clause ends: at ", but", ", while", ";" outside quotation marks, or with the sentence."""
    return next((m.start() for m in _stops(text, start) if not inside(m.start(), pieces)), len(text))


def _stops(text: str, start: int) -> Iterator[re.Match[str]]:
    return _STOP.finditer(text, start)
