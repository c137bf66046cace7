"""How a demand was answered: sentences in which the one addressed accepts, rejects or leaves it open (English)."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from briefing import words
from briefing.grounding.anchor import Source
from briefing.nouns.brief import Response
from briefing.voices import same_speaker

Leaning = Literal["accepted", "rejected", "hedged", "silent"]
_WINDOW = 8
"""Sentences behind a demand in which "the call" or "pressure" may still mean it; by judgment."""
_MOST = 3
"""Sentences of evidence; a reply is rarely reported in more."""
_NEGATED = r"(?:not|never|n[’']t|cannot|no longer|nor|neither)(?: \w+ly| be| to| been| going to| prepared to| willing to| ready to| intend to)?"
_YES = (
    r"accept(?:s|ed)?|agree[sd]?|consent(?:s|ed)|compl(?:y|ies|ied)|conced(?:e|es|ed)|acced(?:e|es|ed)|yield(?:s|ed)?|relent(?:s|ed)?"
    r"|g[ai]ves? in|gave way|back(?:s|ed) down|bow(?:s|ed)? to|bend|give way|budge|heed(?:s|ed)?|granted|met (?:the|their|its|his|her|all) (?:demands?|deadline|conditions?)"
    r"|meet (?:the|their|its|his|her) (?:demands?|deadline)|welcom(?:e|es|ed)|(?:is|are|was|were) (?:\w+ly )?supportive of|approved?|endors(?:e|es|ed)|said yes|caved in"
)
_NO = (
    r"reject(?:s|ed|ing|ion)?|refus(?:e|es|ed|ing|al)|dismiss(?:es|ed|ing|ive)|rul(?:e|es|ed|ing) out|declin(?:e|es|ed|ing)|ignor(?:e|es|ed|ing)"
    r"|def(?:y|ies|ied|ying|iant)|rebuff\w*|spurn\w*|turn(?:s|ed) down|brush(?:es|ed) (?:aside|off)|(?:is|are|was|were|remains?) (?:\w+ly )?resistant to"
    r"|resist(?:s|ed)|oppos(?:e|es|ed)|said no\b|(?:let|allowed) the deadline \w+|fail(?:s|ed) to (?:comply|meet|agree|accept|answer|heed)|vetoed"
    r"|deadline (?:was|has|had|is)(?: \w+)? (?:not met|passed|expired|missed|ignored)|missed the deadline"
)
_HEDGE = (
    r"consider(?:s|ed|ing)?|stud(?:y|ies|ied|ying)|t(?:akes?|ook|aking) note|noted|think about|thinking about|look(?:s|ed|ing)? into|review(?:s|ed|ing)?|examin(?:e|es|ed|ing)|weigh(?:s|ed|ing)?"
    r"|questions|in (?:general|principle)|reluctan(?:t|ce|tly)|tentativ\w+|nuances|depends?|open to|under (?:review|consideration|discussion)|undecided|wait and see|await(?:s|ed|ing)?"
    r"|not (?:rul(?:e|ed|ing) out|reject(?:ed)?)|n[’']t (?:rule out|reject)|ready to (?:talk|discuss|negotiate)|willing to (?:talk|discuss|negotiate)|stopped short of|non-?committal|hesita\w+|discuss(?:es|ed|ing)? (?:it|the)"
    r"|without elaborating|will decide|(?:must|need to|has to|have to) think|more time"
)
_SILENCE = (
    r"yet to (?:\w+ly )?(?:respond|answer|comment|reply|react)|(?:not|n[’']t) (?:yet )?(?:\w+ly )?(?:respond|answer|comment|repl|react|say)\w*(?! with| in kind)"
    r"|no (?:\w+ )?(?:response|comment|reply|answer|reaction)|(?:declin|refus)\w+ to (?:comment|say|answer questions)|would not (?:comment|say)|remained silent|silent on"
)
_CUES = re.compile(
    rf"\b(?:(?P<silent>{_SILENCE})|(?P<hedged>{_HEDGE})|(?P<unwilling>{_NEGATED} (?:{_YES})\b)|(?P<rejected>{_NO})|(?P<accepted>{_YES}))\b",
    re.IGNORECASE,
)
_NOT_FINITE = re.compile(
    r"\b(?:to|could|may|might|should|must|if|unless|whether|until|before|and|or|to be) $", re.IGNORECASE
)
_SUPPOSED = re.compile(r"\b(?:if|unless|whether|until|once)\b", re.IGNORECASE)
_LIKELY = re.compile(
    r"\b(?:would|ready to|willing to|prepared to|may|likely to|can)(?: \w+ly)? $", re.IGNORECASE
)
_TURN = re.compile(
    r"\b(?:but|however|if|provided|unless|as long as|on condition|though|although|while|despite)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:demands?|calls?|appeals?|ultimatum|deadline|requests?|pressure|terms|proposals?|offer|plan|conditions?|urging)\b",
    re.IGNORECASE,
)
_PREPOSED = re.compile(
    r"\b(?:by|of|with|from|against|for|to|between|and|alongside|after|on|in|at)(?: (?:the|its|his|her|their))?(?: [A-Z]\w+)? $"
)
_OFFICE = frozenset(
    "spokesman spokeswoman spokesperson minister ministry government press secretary adviser aide envoy ambassador "
    "president premier chancellor foreign".split()
)
_EMPTY = words.stems("agree accept stop do make take give let call ask want demand request appeal new", "en")
_OTHER = re.compile(r" (?:for|to|that|on|of) \w+")
"""Behind "demands" it tells which ones; without a word of ours there, they are others."""
_DEEDS = (
    r"announc\w+|confirm\w+|agreed to|decided to|promised(?: to)?|pledged(?: to)?|ordered|declared|approved"
)


class _Answer(NamedTuple):
    number: int
    leaning: Leaning


def response(
    demand: str, of: Sequence[str], by: Sequence[str], numbers: Sequence[int], source: Source
) -> Response | None:
    """The answer of those addressed (`of`), or of one who speaks for them, to the demand of `by`.

    `numbers` are the sentences of the demand. What stands behind them goes before what stands ahead of them.
    "accepted" and "rejected" need a clear word and none to the contrary; "open" is a noncommittal, mixed or
    refused comment; None where the article tells of no answer, names nobody addressed, or is not English.
    """
    if not source.english or not of:
        return None
    last = max(numbers)
    order = [*range(last, len(source.texts) + 1), *range(min(numbers) - 1, 0, -1)]
    found = [answer for number in order for answer in _answers(number, demand, of, by, numbers, source)]
    behind = [answer for answer in found if answer.number >= last]
    chosen = behind or found
    if not chosen:
        return None
    loud = [answer for answer in chosen if answer.leaning != "silent"] or chosen
    kept = list(dict.fromkeys(answer.number for answer in loud))[:_MOST]
    return Response(status=_status({answer.leaning for answer in loud}), evidence=source.evidence(kept))


def _status(leanings: set[Leaning]) -> Literal["accepted", "rejected", "open"]:
    if leanings == {"accepted"}:
        return "accepted"
    return "rejected" if leanings == {"rejected"} else "open"


def _answers(
    number: int, demand: str, of: Sequence[str], by: Sequence[str], numbers: Sequence[int], source: Source
) -> Iterator[_Answer]:
    """What one sentence says of an answer by those addressed."""
    text = source.texts[number - 1]
    begins = _begins(text) if number in numbers else 0
    if begins is None or not _concerns(text[begins:], demand, (*of, *by), number - max(numbers)):
        return
    deed = _deed(text, demand, (*of, *by)) if number not in numbers else None
    if deed is not None and _by_addressed(deed.start(), deed.end(), number, of, by, source):
        yield _Answer(number, "accepted")
        return
    for cue in _CUES.finditer(text, begins):
        leaning = _leaning(cue, text)
        if leaning is not None and _by_addressed(cue.start(), cue.end(), number, of, by, source):
            yield _Answer(number, leaning)


def _begins(text: str) -> int | None:
    """Where, in the demand's own sentence, an answer to it may begin: behind a turn, or "did not accede to demands"."""
    turn = re.search(r"[,;] (?:but|and|which|while)\b|; ", text)
    if turn is not None:
        return turn.end()
    for cue in _CUES.finditer(text):
        if re.match(r"[^,;.]{0,40}\b(?:demands?|calls?|requests?|appeals?)\b", text[cue.end() :]):
            return cue.start()
    return None


def _deed(text: str, demand: str, names: Sequence[str]) -> re.Match[str] | None:
    """The words by which what was demanded is announced or done: "announced the withdrawal of the bill"."""
    asked = [word for word in words.tokens(demand) if words.stems(word, "en")]
    if not asked or len(asked[0]) < 4:
        return None
    root = next(iter(words.stems(asked[0], "en")))
    object_of_it = _own(demand, names) - {root}
    if not object_of_it & words.stems(text, "en"):
        return None
    done = rf"\b(?:(?:{_DEEDS})\b[^.;:“”]{{0,40}}?\b{re.escape(root)}\w*|(?<!be )(?<!not )(?<!to )(?<!n’t ){re.escape(root)}(?:e?d|{re.escape(root[-1])}ed)\b)"
    return re.search(done, text, re.IGNORECASE)


def _concerns(text: str, demand: str, names: Sequence[str], after: int) -> bool:
    """Whether the sentence shares a word with the demand, or soon behind it speaks of "the call" or "pressure"."""
    if _own(demand, names) & words.stems(text, "en"):
        return True
    generic = [match for match in _ABOUT.finditer(text) if not _OTHER.match(text, match.end())]
    return bool(generic) and 0 <= after <= _WINDOW


def _own(demand: str, names: Sequence[str]) -> frozenset[str]:
    """Stems that tell this demand from others: no names, numbers or words that any demand may have."""
    plain = re.sub(r"\b[A-ZÀ-ÞĀ-Ž][\w’'-]*|\d+", " ", demand[:1].lower() + demand[1:])
    return words.stems(plain, "en") - words.stems(" ".join(names), "en") - _EMPTY


def _leaning(cue: re.Match[str], text: str) -> Leaning | None:
    """Which way the word leans; None for one that is no finite verb ("to accept", "if it accepts")."""
    kind = cue.lastgroup
    before = text[: cue.start()]
    if _SUPPOSED.search(re.split(r"[,;:“”]", before)[-1]):
        return None
    if kind in {"silent", "hedged"}:
        return "silent" if kind == "silent" else "hedged"
    if kind == "unwilling":
        return "hedged" if re.search(r"\b(?:unless|until|without)\b", text[cue.end() :]) else "rejected"
    if _LIKELY.search(before):
        return "hedged"
    if kind == "accepted":
        if _NOT_FINITE.search(before):
            return None
        return "hedged" if _TURN.search(text[cue.end() :]) else "accepted"
    return (
        None
        if re.search(r"\b(?:if|unless|whether|not to|would be|should)(?: \w+)? $", before)
        else "rejected"
    )


def _by_addressed(
    start: int, end: int, number: int, of: Sequence[str], by: Sequence[str], source: Source
) -> bool:
    """Whether the one who answers there is addressed, or speaks for one who is, and does not demand himself."""
    text = source.texts[number - 1]
    passive = re.match(r"(?: \w+ly)? by (?:the )?([^,.;]{2,60})", text[end:])
    who = passive.group(1) if passive else _subject(start, number, source)
    if who is None or any(same_speaker(one, who, source.links) for one in by):
        return False
    return any(_stands_for(who, one, source) for one in of)


def _subject(at: int, number: int, source: Source) -> str | None:
    """Who is the subject at that place of the sentence: the nearest actor before it, or who speaks there."""
    text = source.texts[number - 1]
    spoken = [one for one in source.voices[number - 1] if one.reported[0] <= at < one.reported[1]]
    inner = max(spoken, key=lambda one: one.depth, default=None)
    if inner is not None and re.search(
        r"\b(?:we|I|our|us)\b(?: [\w’']+){0,4} $", text[inner.reported[0] : at]
    ):
        return inner.speaker
    found = [
        (match.start(), actor.name)
        for actor in source.names
        if number in actor.sentences
        for match in re.finditer(rf"\b{re.escape(actor.name.split()[-1])}\b", text[:at])
        if not _PREPOSED.search(text[: match.start()]) and not re.match(r"[’']s\b", text[match.end() :])
    ]
    found += [
        (match.start(), voice.speaker)
        for voice in source.voices[number - 1]
        if voice.written
        and voice.speaker
        and (match := re.search(rf"\b{re.escape(voice.written)}\b", text[:at]))
    ]
    found += [
        (match.start(), match.group(1))
        for match in re.finditer(
            r"\b[Tt]he ((?:[a-z]+ )?(?:government|ministry|authorities|company|leaders?|militants|rebels))\b",
            text[:at],
        )
    ]
    if found:
        return max(found)[1]
    if inner is not None:
        return inner.speaker
    return _carried(at, number, source)


def _carried(at: int, number: int, source: Source) -> str | None:
    """Whom "he" or "it" at the head of the sentence means: the first actor of the sentence before."""
    text = source.texts[number - 1]
    if number < 2 or not re.match(r"[“\"]?(?:He|She|It|They|This|That)\b", text):
        return None
    before = source.texts[number - 2]
    named = [
        (place, actor.name)
        for actor in source.names
        if number - 1 in actor.sentences and (place := before.find(actor.name.split()[-1])) >= 0
    ]
    return min(named)[1] if named else None


def _stands_for(who: str, addressed: str, source: Source) -> bool:
    """Whether an answer by `who` is one by the addressed: the same, tied to it, or an office of its state."""
    if same_speaker(addressed, who, source.links):
        return True
    left, right = (_ties(name, source) for name in (who, addressed))
    return bool(left & _OFFICE) and bool((left & right) - _OFFICE)


def _ties(name: str, source: Source) -> frozenset[str]:
    return source.links.offices.get(name.split()[-1].casefold(), frozenset())
