"""Laundering: what the evidence alleges, plans, asks or denies must not be printed as fact, nor the reverse (English)."""

import re
from collections.abc import Sequence

from briefing.nouns.brief import Finding, Severity
from briefing.voices import Heard, Mode, Stated, Voice
from briefing.words import alike, support

_FIRM: frozenset[Mode] = frozenset({"plain", "attributed", "open", "negated"})
"""Modes of the evidence under which a plain claim stands, or which other checks judge."""
_LOOSE: dict[Mode, str] = {
    "alleged": "alleged", "denied": "denied", "planned": "planned or possible", "asked": "demanded", "agreed": "agreed",
}  # fmt: skip
_BESIDE = 4
"""Words on each side of a verb that say which event it is; by judgment."""
_GRAMMAR = frozenset(
    "the and for that with from this was were has have had his her its their they them who which been will would are "
    "not but after into than about over under out also more when while all one two she him our you your".split()
)
_LIGHT = frozenset("say tell be have do get go come see know think want make take use".split())
"""Verbs too common for one standing in the evidence to be the same event."""
_REALISED = frozenset(
    "impos introduc launch implement enact sign pass adopt approv carri deploy sent send withdraw releas ban expel".split()
)
"""Stems of verbs that make a plan a fact."""
_TOPIC = 0.5
"""Share of a claim's words that a sentence must hold to be about the same event; by judgment."""
_COVERED = 0.8
"""The same share from which a claim and what is alleged are one statement; by judgment."""
_TOLD = 3
"""Content words below which too little is said to be told apart; by judgment."""
_BEHIND = 40
"""Characters behind an "allegedly" that it surely covers; by judgment."""
_ADMITS = frozenset("admitted admits acknowledged acknowledges confirmed confirms conceded concedes".split())


def laundering(claim: Heard, article: Heard, evidence: Sequence[int]) -> tuple[Finding, ...]:
    """Findings about how firmly a claim states what its evidence says; none outside English.

    The claim's verbs are looked up in the evidence by stem; only a verb that stands nowhere in it firmly
    can make a finding. Faults: alleged, denied, demanded or planned printed as done; done printed as
    planned; a demand as agreed; a denial as admitted. Doubts: done printed as alleged, an unnamed source
    dropped. Notes: a named source dropped. `evidence` holds sentence numbers from 1.
    """
    if not (claim.english and article.english) or not claim.texts or not evidence:
        return ()
    found = (_sentence(claim, number, article, evidence) for number in range(len(claim.texts)))
    return tuple(finding for finding in found if finding)


def _sentence(claim: Heard, number: int, article: Heard, evidence: Sequence[int]) -> Finding | None:
    found = _confession(claim, number, article, evidence) or _unhedged(claim, number, article, evidence)
    if found:
        return found
    said = [article.stated(one - 1) for one in evidence]
    words = claim.stated(number)
    wanted = claim.stems(number)
    saying = {voice.at for voice in claim.voices[number] if voice.kind not in {"planned", "announced"}}
    for at, word in enumerate(words):
        if not _is_event(word) or word.at in saying:
            continue
        same = [one for sentence in said for one in _same(words, at, sentence)]
        finding = _compared(word, same, wanted, article)
        if finding:
            return finding
    flat = [word for sentence in said for word in sentence]
    return _realised(words, flat, wanted, article) or _dropped(claim.voices[number], words, flat)


def _same(words: Sequence[Stated], at: int, sentence: Sequence[Stated]) -> list[Stated]:
    """The verb's occurrences in a sentence of the evidence, if one at least stands among the same words."""
    found = [index for index, one in enumerate(sentence) if one.stem == words[at].stem]
    beside = {one.stem for one in _around(words, at, _BESIDE)}
    if not found or not beside:
        return [sentence[index] for index in found]
    shared = max(len(beside & {one.stem for one in _around(sentence, index, 3 * _BESIDE)}) for index in found)
    return [sentence[index] for index in found] if shared >= min(2, len(beside)) else []


def _around(words: Sequence[Stated], at: int, reach: int) -> list[Stated]:
    near = [*words[max(0, at - reach) : at], *words[at + 1 : at + 1 + reach]]
    return [one for one in near if one.stem not in _GRAMMAR and one.stem not in _LIGHT]


def _is_event(word: Stated) -> bool:
    return word.stem not in _LIGHT and (word.past or word.mode not in {"plain", "attributed"})


def _compared(word: Stated, same: Sequence[Stated], wanted: frozenset[str], article: Heard) -> Finding | None:
    modes = {one.mode for one in same}
    if not modes:
        return None
    if word.mode in {"plain", "attributed"} and word.past and not modes & _FIRM:
        elsewhere = _stands_elsewhere(word, wanted, article)
        return None if elsewhere else _finding(same[0], word, "fault", "printed as done")
    if word.mode == "agreed" and modes <= {"asked"}:
        return _finding(same[0], word, "fault", "printed as agreed")
    if any(one.past for one in same) and modes <= {"plain", "attributed"}:
        return _softened(word, same)
    return None


def _softened(word: Stated, same: Sequence[Stated]) -> Finding | None:
    done = next(one for one in same if one.past)
    if word.mode == "planned" and all(one.past for one in same):
        message = f"“{done.word}” happened in the evidence, and is printed as {_LOOSE[word.mode]}"
        return Finding(check="laundering", message=message, words=(done.word, word.word), severity="fault")
    if word.mode == "alleged" and word.voice is not None and word.voice.speaker is None:
        message = f"the evidence states “{done.word}” without “{word.voice.verb}”"
        return Finding(
            check="laundering", message=message, words=(word.voice.verb, done.word), severity="doubt"
        )
    return None


def _finding(source: Stated, word: Stated, severity: Severity, how: str) -> Finding:
    message = f"“{source.word}” is only {_LOOSE.get(source.mode, source.mode)} in the evidence, and {how}"
    words = (source.word, word.word, *([source.voice.verb] if source.voice and source.voice.verb else []))
    return Finding(check="laundering", message=message, words=words, severity=severity)


def _stands_elsewhere(word: Stated, wanted: frozenset[str], article: Heard) -> bool:
    """Whether another sentence about the same thing states the verb firmly."""
    return any(
        one.stem == word.stem and one.mode in _FIRM and one.mode != "negated"
        for number in article.having(word.stem)
        if support(wanted, article.stems(number)) >= _TOPIC
        for one in article.stated(number)
    )


def _confession(claim: Heard, at: int, article: Heard, evidence: Sequence[int]) -> Finding | None:
    """A denial printed as an admission, or the reverse."""
    for voice in claim.voices[at]:
        admits = voice.verb.casefold() in _ADMITS
        if not admits and voice.kind != "denied":
            continue
        said = claim.stems(at, *voice.reported)
        about = [other for number in evidence for other in _about(said, article, number - 1)]
        kinds = {other.kind for other in about}
        if admits and kinds == {"denied"}:
            return _reversed(about[0], voice)
        if voice.kind == "denied" and about and all(other.verb.casefold() in _ADMITS for other in about):
            return _reversed(about[0], voice)
    return None


def _unhedged(claim: Heard, at: int, article: Heard, evidence: Sequence[int]) -> Finding | None:
    """ "Allegedly" left out, or the whole of what somebody alleges or denies printed as the outlet's own words."""
    if any(voice.kind in {"alleged", "denied", "said", "asked"} for voice in claim.voices[at]):
        return None
    wanted = claim.stems(at)
    for number in evidence:
        for voice in article.voices[number - 1]:
            if voice.kind not in {"alleged", "denied"} or not _covered(voice, wanted, article, number - 1):
                continue
            others = [article.stems(other - 1) for other in evidence if other != number]
            if not any(support(wanted, other) >= _COVERED for other in others):
                message = f"“{voice.verb}” in the evidence is left out"
                return Finding(check="laundering", message=message, words=(voice.verb,), severity="fault")
    return None


_QUALIFYING = frozenset({"alleged", "suspected"})
"""Adjectives that qualify what stands behind them and not a whole clause."""
_LISTED = re.compile(r"(?P<first>[^,;]+), (?=[a-z])(?:[^,;]+,[\"”]? )+and ")


def _covered(voice: Voice, wanted: frozenset[str], article: Heard, number: int) -> bool:
    """Whether the claim says just what the voice alleges, or the words right behind an "allegedly"."""
    start, end = voice.reported
    if voice.written is None and voice.verb.casefold() in _QUALIFYING:
        # "alleged violence, the release of prisoners, and …": the next part of a list is not alleged.
        listed = _LISTED.match(article.texts[number], start, end)
        end = listed.end("first") if listed else end
    if support(wanted, article.stems(number, start, end)) >= _COVERED:
        return len(wanted) >= _TOLD
    if voice.written is not None or not voice.verb.casefold().endswith("ly"):
        return False
    behind = article.stems(number, start + len(voice.verb), min(end, start + len(voice.verb) + _BEHIND))
    return (
        len(behind) >= _TOLD
        and support(behind, wanted) >= _COVERED
        and support(wanted, article.stems(number)) >= _COVERED
    )


def _reversed(source: Voice, voice: Voice) -> Finding:
    message = f"the evidence has “{source.verb}” where this has “{voice.verb}”"
    return Finding(check="laundering", message=message, words=(source.verb, voice.verb), severity="fault")


def _about(said: frozenset[str], article: Heard, number: int) -> list[Voice]:
    return [
        other
        for other in article.voices[number]
        if support(said, article.stems(number, *other.reported)) >= _TOPIC
    ]


def _realised(
    words: Sequence[Stated], said: Sequence[Stated], wanted: frozenset[str], article: Heard
) -> Finding | None:
    """ "imposed sanctions" where the evidence only proposes, demands or threatens sanctions."""
    known = {one.stem for one in said}
    for index, word in enumerate(words):
        if word.stem not in _REALISED or not word.past or word.mode != "plain" or word.stem in known:
            continue
        things = [one.stem for one in words[index + 1 : index + 4] if len(one.stem) > 3]
        same = [one for one in said if one.stem in things]
        if (
            same
            and all(one.mode in {"planned", "asked"} for one in same)
            and not _stands_elsewhere(word, wanted, article)
        ):
            return _finding(same[0], word, "fault", "printed as done")
    return None


def _dropped(spoken: Sequence[Voice], words: Sequence[Stated], said: Sequence[Stated]) -> Finding | None:
    """The source of a statement left out: a note for a named one, a doubt for an unnamed one."""
    if spoken:
        return None
    main = next((word for word in words if word.past and _is_event(word)), None)
    same = [one for one in said if main is not None and alike(one.stem, main.stem)]
    voices = [one.voice for one in same]
    if not same or not all(voice is not None and voice.kind in {"said", "announced"} for voice in voices):
        return None
    source = next(voice for voice in voices if voice is not None)
    unnamed = all(voice is not None and voice.strength == "unnamed official" for voice in voices)
    name = source.speaker or source.written or "somebody"
    message = f"the evidence has this from {name}, the line from nobody"
    return Finding(
        check="laundering", message=message, words=(name,), severity="doubt" if unnamed else "note"
    )
