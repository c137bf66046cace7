"""A claim in another language than the article: its words cannot be compared, and that is said."""

import re
from collections.abc import Sequence

from briefing.checks.prepared import Word
from briefing.nouns.brief import Finding
from briefing.reading.language import detect_language
from briefing.words import numbers

_SCRIPTS = {
    "Latin": "A-Za-zÀ-ÖØ-öø-ɏ",
    "Cyrillic": "\u0400-\u052f",
    "Greek": "\u0370-\u03ff",
    "Hebrew": "\u0590-\u05ff",
    "Arabic": "\u0600-\u06ff",
    "Devanagari": "\u0900-\u097f",
    "Thai": "\u0e00-\u0e7f",
    "Korean": "\uac00-\ud7af",
    "Chinese or Japanese": "\u3040-\u30ff\u3400-\u9fff",
}
_LETTERS = {name: re.compile(f"[{letters}]") for name, letters in _SCRIPTS.items()}
QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|„[^„“”]*[“”]")
_KNOWN = 1 / 2
"""Share of a claim's words in the article from which they are in one language: "of" and "the" recur; by judgment."""

_FRAME = 40
"""Letters around a quotation from which they tell the claim's language without it; by judgment."""


def script(text: str) -> str | None:
    """Name of the script that most letters of the text are in, quoted words aside; None without such letters."""
    bare = frame(text)
    if bare.isascii():
        return "Latin" if _LETTERS["Latin"].search(bare) else None
    counts = {name: len(letters.findall(bare)) for name, letters in _LETTERS.items()}
    most = max(counts, key=lambda name: counts[name])
    return most if counts[most] else None


def frame(text: str) -> str:
    """The text without its quoted words, which may be left in the original; all of it where nothing else says much."""
    bare = QUOTED.sub(" ", text)
    return bare if sum(letter.isalpha() for letter in bare) >= _FRAME else text


def foreign(
    claim: str, words: Sequence[Word], language: str, written: str | None, seen: frozenset[str]
) -> bool:
    """Whether the claim is in another script than `written`, or in another language than `language`.

    `words` are the claim's; `seen` holds the lower-case words of the article. A claim whose words the article has is
    not foreign, whatever it looks like.
    """
    if not words:
        return False
    if sum(word.low in seen for word in words) >= _KNOWN * len(words):
        return False
    ours = script(claim)
    if ours is not None and written is not None and ours != written:
        return True
    own = detect_language(frame(claim))
    return own is not None and own != language


def not_compared(claim: str, language: str, text: str) -> tuple[Finding, ...]:
    """Doubts: that the words were not compared, and the numbers in digits that the article's text does not have."""
    own = detect_language(frame(claim))
    which = f"in “{own}”" if own is not None and own != language else "in another language or script"
    message = f"the claim is {which}, the article in “{language}”: the words were not compared"
    found = [Finding(check="language", message=message, severity="doubt")]
    absent = tuple(sorted(one for one in numbers(claim) - numbers(text) if one in claim))
    if absent:
        message = "numbers that the article does not have in digits"
        found.append(Finding(check="values", message=message, words=absent, severity="doubt"))
    return tuple(found)
