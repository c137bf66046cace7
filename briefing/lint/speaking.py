"""Rules 3 and 4: who says it, in how many voices and under which description; and with which verb."""

import re
from collections.abc import Iterable, Iterator

from briefing.lint.rules import Lint, broken
from briefing.lint.said import Ground, Said
from briefing.voices import hear
from briefing.words import alike, stems

_UNNAMED = (
    "source official spokesman spokeswoman spokesperson diplomat aide adviser advisor officer insider witness "
    "resident expert analyst activist critic observer lawmaker representative minister commander investigator "
    "prosecutor negotiator"
).split()
"""Heads of phrases for people whom an article leaves unnamed (English)."""
_PLURAL = {f"{word}s": word for word in _UNNAMED} | {
    "witnesses": "witness", "spokesmen": "spokesman", "spokeswomen": "spokeswoman", "spokespeople": "spokesperson",
}  # fmt: skip
_HEAD = "|".join(sorted([*_UNNAMED, *_PLURAL], key=len, reverse=True))
_SAYING = r"(?:said|says?|told|tells?|added|stated|announced|confirmed|claim(?:s|ed)|warn(?:s|ed)|believes?)"
_ATTRIBUTED = re.compile(
    rf"\b(?:according to|said by|told by|cit(?:ing|es)|quot(?:ing|es)) (?P<after>(?:[\w’'.-]+ ){{0,6}}?(?:{_HEAD})\b)"
    rf"|(?P<before>(?:[\w’'.-]+ ){{0,6}}?\b(?:{_HEAD})\b)(?=[^.;:]{{0,40}}? {_SAYING}\b)",
    re.IGNORECASE,
)
_DESCRIBED = (
    r"\b(?:an?|the|one|some|two|three|four|several|many|other|another|unnamed|\d+) ((?:[\w’'.-]+ ){0,5}?)"
)
_NOT_DESCRIBING = frozenset(
    "of in at from for by to with on and or that who which as an a the said says told is was were are be been has had "
    "have his her their its than some one".split()
)
_CALLING = frozenset({"demands", "threats"})
_NOBODY = re.compile(r"\bnot stated\b")

_LOADED = tuple(
    "claim deny admit threat insist conced acknowledg confess reveal boast brag alleg accus blast slam lash vow refut "
    "rebuff complain blam lie warn rant fum whin pontificat gloat sneer scoff mock lament argu rail thunder rag "
    "disclos".split()
)
"""How verbs of saying begin that judge what is said (English). Reuters and AP have "said" instead of all of them
unless the speaker did just that."""
_FORMS = re.compile(
    r"\b(?:claim(?:s|ed|ing)|den(?:y|ies|ied|ying)|admit(?:s|ted|ting)?|threaten(?:s|ed|ing)|insist(?:s|ed|ing)?"
    r"|conced(?:es?|ed|ing)|acknowledg(?:es?|ed|ing)|confess(?:es|ed|ing)?|reveal(?:s|ed|ing)?|boast(?:s|ed|ing)"
    r"|brag(?:s|ged|ging)|alleg(?:es?|ed|ing)|accus(?:es?|ed|ing)|blasted|slam(?:s|med)|lashe?[sd] out|vow(?:s|ed|ing)"
    r"|refut(?:es?|ed|ing)|rebuff(?:s|ed|ing)?|complain(?:s|ed|ing)?|blam(?:es?|ed|ing)|lied|warn(?:s|ed|ing)?"
    r"|rant(?:s|ed)|fumed|whined|pontificated|gloated|sneered|scoffed|mocked|lament(?:s|ed)|argu(?:es?|ed|ing)"
    r"|railed|thundered|raged|disclos(?:es?|ed|ing))\b",
    re.IGNORECASE,
)


def unspoken(said: Iterable[Said], ground: Ground) -> Iterator[Lint]:
    """Rule 3: a demand, a threat, a quotation, an allegation or a denial with nobody to whom it belongs."""
    for one in said:
        if one.section in _CALLING and not one.speakers and not _NOBODY.search(f"{one.text} {one.note}"):
            message = "nobody is said to make it: name who does, or write “(not stated)”"
            yield broken(3, one.place, message, one.text)
        elif one.section == "quotes" and not one.speakers:
            yield broken(3, one.place, "nobody is said to say it: name the speaker behind it", one.text)
        elif one.section == "what" and one.note in ("alleged", "denied") and not _spoken(one, ground):
            message = f"it is marked as {one.note}, and nobody is said to say so: name who does"
            yield broken(3, one.place, message, one.text)


def _spoken(one: Said, ground: Ground) -> bool:
    """Whether the line tells who says it, or the evidence names nobody who could be told."""
    if one.speakers or not ground.english or _speaks(one.text):
        return True
    return not any(_speaks(text) for text in one.evidence)


def _speaks(text: str) -> bool:
    return any(voice.speaker for voices in hear((text,), "en").voices for voice in voices)


def unnamed(said: Iterable[Said], ground: Ground) -> Iterator[Lint]:
    """Rule 3: several sources made of one, and a source that lost the article's description of it (English)."""
    if not ground.english:
        return
    for one in said:
        spoken = [*_attributed(one.unquoted), *(name for name in one.speakers if _head(name))]
        for phrase in dict.fromkeys(spoken):
            yield from _one_for_many(one, phrase, ground)
            yield from _undescribed(one, phrase)


def _attributed(text: str) -> Iterator[str]:
    for match in _ATTRIBUTED.finditer(text):
        yield (match["after"] or match["before"]).strip()


def _head(phrase: str) -> str:
    """The head of a phrase for unnamed people, as written in small letters, or "" for any other phrase."""
    last = phrase.split()[-1].casefold() if phrase.split() else ""
    return last if last in _UNNAMED or last in _PLURAL else ""


def _one_for_many(one: Said, phrase: str, ground: Ground) -> Iterator[Lint]:
    head = _head(phrase)
    if head in _PLURAL and not _has(head, one.resting or ground.article.text):
        single = _has(_PLURAL[head], one.resting or ground.article.text)
        if single or not _has(head, ground.article.text):
            message = f"the article has no {head} here, in the plural: write what it has"
            yield broken(3, one.place, message, phrase)


def _has(word: str, text: str) -> bool:
    return re.search(rf"\b{word}\b", text, re.IGNORECASE) is not None


def _undescribed(one: Said, phrase: str) -> Iterator[Lint]:
    head = _head(phrase)
    if not head:
        return
    found = [
        [word for word in match.group(1).split() if word.casefold() not in _NOT_DESCRIBING]
        for match in re.finditer(_DESCRIBED + rf"{head}\b", one.resting, re.IGNORECASE)
        if not any(word.casefold() in _NOT_DESCRIBING for word in match.group(1).split())
    ]
    described = [words for words in found if words]
    if not described or len(described) < len(found):
        return  # the article itself has it without a description somewhere here
    have = stems(f"{phrase} {one.text}", "en")
    lost = [words for words in described if not stems(" ".join(words), "en") <= have]
    if len(lost) == len(described):
        whole = f"{' '.join(lost[0])} {head}"
        yield broken(3, one.place, f"the article describes this source as “{whole}”: keep its words", phrase)


_LABEL = re.compile(r"(?:alleged|denied)(?=$|, according to| by |;)")
"""The program's own marks in a bracket, which are no verbs of the line."""


def loaded(said: Iterable[Said], ground: Ground) -> Iterator[Lint]:
    """Rule 4: verbs of saying that judge what is said, where the evidence has no such word (English)."""
    if not ground.english:
        return
    for one in said:
        known = stems(one.resting or ground.article.text, "en")
        for match in _FORMS.finditer(f"{one.unquoted} {_LABEL.sub('', one.note)}"):
            verb = match.group()
            if not _known(verb, known):
                message = f"“{verb}” judges what is said, and the evidence does not say so: write “said”"
                yield broken(4, one.place, message, verb)
        yield from _wrong_label(one, known)


def _known(verb: str, known: frozenset[str]) -> bool:
    """Whether the evidence has the verb in any of its forms, or the noun made of it."""
    first = verb.split()[0].casefold()
    start = next((stem for stem in _LOADED if first.startswith(stem)), first)
    if first.startswith("den"):
        return any(stem.startswith(("deni", "deny", "denial")) for stem in known)
    return any(stem.startswith(start) or alike(stem, start) for stem in known)


_DENYING = (
    "deni",
    "deny",
    "denial",
    "reject",
    "dismiss",
    "refut",
    "rebuff",
    "disput",
    "contradict",
    "untru",
    "fals",
)
_LABELS = {"denied": _DENYING}


def _wrong_label(one: Said, known: frozenset[str]) -> Iterator[Lint]:
    """A line that is marked as denied, where no word of the evidence denies anything."""
    label = one.note.split(" ")[0].rstrip(",")
    words = _LABELS.get(label)
    if one.section != "what" or words is None:
        return
    negated = re.search(r"\b(?:not|never|no|nor|none)\b|n[’']t\b", one.resting, re.IGNORECASE)
    if not negated and not any(stem.startswith(words) for stem in known):
        message = f"it is marked as {label}, and no word of the evidence says so: take the mark away"
        yield broken(4, one.place, message, label)
