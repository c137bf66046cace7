"""Quotations: a claim's quoted words stand in the article as they are, and in the right mouth."""

import re

from briefing.nouns.brief import Finding
from briefing.voices import Heard, Voice, comparable, same_speaker
from briefing.words import stems

_NOISE = re.compile(r"\[[^\]]*\]|\(\.\.\.\)|…|\.{3,}")
_MARKS = re.compile(r"[“”«»„‹›\"‘’'`]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_SHORTEST = 4
"""Letters below which a quoted piece is not looked for: a stray mark; by judgment."""

_EXPRESSION = 3
"""Words up to which a quotation is an expression, which writers inflect to fit their sentence; by judgment."""


def quotations(claim: Heard, article: Heard) -> tuple[Finding, ...]:
    """Faults for quoted words that the article does not have verbatim, or gives to another speaker.

    Quote marks, the case of letters, punctuation at the ends, ellipses and [brackets] aside. Verbatim is asked in
    every language, the mouth in English only; the whole article is looked through, not its evidence alone.
    """
    found: list[Finding] = []
    for number, text in enumerate(claim.texts):
        for piece in claim.marks[number]:
            words = text[piece.start : piece.end]
            if not _verbatim(words, article):
                found.append(_not_verbatim(words, article))
            elif claim.english and article.english:
                found.extend(_mouth(words, claim, number, article))
    return tuple(found)


def _not_verbatim(words: str, article: Heard) -> Finding:
    """A fault, or a doubt for a word or two that the article has in another inflection."""
    wanted = stems(words, article.language)
    near = len(words.split()) <= _EXPRESSION and any(
        wanted <= article.stems(number) for number in range(len(article.texts))
    )
    if near:
        message = "the article has these quoted words in another form"
        return Finding(check="quotations", message=message, words=(words,), severity="doubt")
    return _fault("the article does not have these quoted words", words)


def _fault(message: str, *words: str) -> Finding:
    return Finding(check="quotations", message=message, words=words, severity="fault")


def _flat(text: str) -> str:
    """Comparable: no marks, one space, dashes alike, case-folded, no punctuation before a space or at the ends."""
    plain = re.sub(r"[–—-]+", " ", _MARKS.sub(" ", text))
    plain = re.sub(r"[.,;:!?]+(?=\s|$)", "", plain)
    return " ".join(plain.split()).casefold()


def _pieces(words: str) -> list[str]:
    """The runs between ellipses and brackets: each must stand."""
    return [flat for part in _NOISE.split(words) if len(flat := _flat(part)) >= _SHORTEST]


def _verbatim(words: str, article: Heard) -> bool:
    whole = f" {article.flat(_flat)} "
    parts = _pieces(words)
    if f" {_flat(words)} " in whole or all(f" {part} " in whole for part in parts):
        return True
    # Tokenised texts part "( a", and some scripts part no words: then letters alone decide, for long enough a run.
    letters = re.sub(r"\W+", "", whole)
    return all(
        (part.count(" ") > _EXPRESSION or _UNSPACED.search(part)) and re.sub(r"\W+", "", part) in letters
        for part in parts
    )


def _mouth(words: str, claim: Heard, number: int, article: Heard) -> list[Finding]:
    text = claim.texts[number]
    claimed = [voice for voice in claim.voices[number] if voice.speaker and _quotes(voice, words, text)]
    owners = _owners(words, article) if claimed else []
    known = [voice for voice in owners if voice.speaker]
    if not claimed or not known or len(known) < len(owners):
        return []
    right = any(
        same_speaker(one.speaker or "", other.speaker or "", article.links)
        for one in claimed
        for other in known
    )
    right = right or any(_inside(one, words, article) for one in claimed)
    if right:
        return []
    said, other = claimed[0].speaker or "", known[0].speaker or ""
    if all(voice.sure and comparable(said, voice, article.links) for voice in known):
        return [_fault(f"the article gives these words to {other}, not to {said}", words, other)]
    message = f"these words seem to be those of {other}, not of {said}"
    return [Finding(check="quotations", message=message, words=(words, other), severity="doubt")]


def _quotes(voice: Voice, words: str, text: str) -> bool:
    return any(text[start:end] == words for start, end in voice.quotes)


def _owners(words: str, article: Heard) -> list[Voice]:
    """Speakers of every quotation of the article that holds the words."""
    parts = _pieces(words)
    found: list[Voice] = []
    for number, text in enumerate(article.texts):
        for voice in article.voices[number]:
            spoken = [_flat(text[start:end]) for start, end in voice.quotes]
            if parts and any(parts[0] in one for one in spoken):
                found.append(voice)
    return found


def _inside(claimed: Voice, words: str, article: Heard) -> bool:
    """Whether the claimed speaker is any voice at all of a sentence with these words: quoted by another, say."""
    parts = _pieces(words)
    return any(
        same_speaker(claimed.speaker or "", voice.speaker, article.links)
        for number, text in enumerate(article.texts)
        if parts and parts[0] in _flat(text)
        for voice in article.voices[number]
        if voice.speaker
    )
