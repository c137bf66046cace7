"""Text as sets of comparable words: stems, numbers and names, in any script."""

import re
from functools import cache
from typing import Any

import snowballstemmer

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[’'][^\W\d_]+)?")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af]")
SNOWBALL = {
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "fi": "finnish", "fr": "french", "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
# Words that carry no claim of their own. "not", "no" and numbers are left out on purpose: they do.
_STOP = frozenset(
    "a an the this that these those it its he him his she her hers they them their we us our i me my "
    "you your who whom which what when where how and or but if then than as at by for from in into of "
    "on onto to with about over under after before during be is are was were been being am has have "
    "had having do does did will would shall should can could may might must also there here so such "
    "s t re ve ll".split()
)


# "one" is left out: it is more often a pronoun.
_VALUES = {
    word: str(value)
    for value, word in [
        *enumerate(
            "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
            "eighteen nineteen".split(),
            2,
        ),
        *zip(
            range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True
        ),
    ]
}
_IN_WORDS = re.compile(rf"\b(?:{'|'.join(_VALUES)})\b", re.IGNORECASE)


@cache
def _stemmer(language: str) -> Any:
    return snowballstemmer.stemmer(SNOWBALL.get(language, "english"))


def tokens(text: str) -> list[str]:
    """Words and numbers in order, case-folded; a possessive 's is cut off."""
    return [re.sub(r"[’']s$", "", token.casefold()) for token in _TOKEN.findall(text)]


def numbers(text: str) -> frozenset[str]:
    """Every number of the text in digits 0 to 9, thousands separators removed; English words from two to ninety."""
    plain = re.sub(r"\d", lambda digit: str(int(digit.group())), text)
    plain = _IN_WORDS.sub(lambda word: _VALUES[word.group().casefold()], plain)
    return frozenset(
        re.sub(r"[,.](?=\d{3}\b)", "", token) for token in _TOKEN.findall(plain) if token[0].isdigit()
    )


def stems(text: str, language: str | None) -> frozenset[str]:
    """Stems of the words that carry content. Scripts without spaces give their character pairs."""
    found: set[str] = set()
    for token in tokens(text):
        if _CJK.search(token):
            found.update(token[i : i + 2] for i in range(max(1, len(token) - 1)))
        elif token[0].isdigit():
            found.update(numbers(token))
        elif token not in _STOP:
            found.add(_stemmer(language or "en").stemWord(token))
    return frozenset(found)


def alike(left: str, right: str) -> bool:
    """Whether two stems are one word's: equal, or one begins the other ("ukrain", "ukrainian")."""
    if left == right:
        return True
    short, long = sorted((left, right), key=len)
    return len(short) >= 5 and long.startswith(short) and not short.isdigit()


def missing(claim: frozenset[str], evidence: frozenset[str]) -> frozenset[str]:
    """Stems of the claim that no stem of the evidence matches."""
    rest = claim - evidence
    return frozenset(stem for stem in rest if not any(alike(stem, other) for other in evidence))


def support(claim: frozenset[str], evidence: frozenset[str]) -> float:
    """Share of the claim's stems that the evidence has, 0 to 1; an empty claim is supported by nothing."""
    return 1 - len(missing(claim, evidence)) / len(claim) if claim else 0.0
