"""Lines written in another language than the article: what can still be compared, and that the rest was not.

The rule. Words do not carry over, so such a line rests on the sentences that it cites, if they exist. A number
that they do not have takes it out of the brief, unless it is one that texts write as a word. Names and
quotations, which stay in the article's own words, and negations are compared and doubted. "supported" is left
for lines of which every word could be compared; all others are "unclear", with a finding that says so.
"""

import re
import unicodedata
from collections.abc import Sequence

from babel import Locale

from briefing import words
from briefing.grounding.anchor import Anchored, Source
from briefing.grounding.quotes import quoted, restored
from briefing.nouns.article import Article
from briefing.nouns.brief import Finding
from briefing.nouns.language import language_name
from briefing.times import is_time

_NEGATIONS = {
    "en": r"not|no|never|none|nobody|nothing|without|cannot|n[’']t|\w+n[’']t|den(?:y|ies|ied|ial)|refus\w+|reject\w*|fail(?:s|ed)? to|declin\w+",
    "uk": r"не|ні|нема|немає|без|жод\w+|ніхто|нічого|ніколи|жоден|відмов\w+|заперечу\w+|запереч\w+|відхил\w+|відкин\w+",
    "ru": r"не|ни|нет|без|никто|ничего|никогда|ни один|отказ\w+|отверг\w+|отриц\w+|отклон\w+",
    "fr": r"ne|n[’']\w+|pas|non|sans|jamais|aucun\w*|rien|personne|refus\w+|rejet\w+|dément\w*|ni[ée]\w*",
    "de": r"nicht|nichts|nie|niemals|kein\w*|ohne|niemand|lehnt\w* .{0,60}\bab|ableh\w+|abgelehnt|weiger\w+|bestreit\w+|bestritt\w*|dementier\w+|zurückgewiesen|weist .{0,60}\bzurück",
    "es": r"no|nunca|sin|nadie|nada|ning\w+|rechaz\w+|neg[óa]\w*|nieg\w+",
    "it": r"non|no|senza|mai|nessun\w*|niente|nulla|rifiut\w+|respin\w+|neg[ao]\w*",
    "pl": r"nie|bez|nigdy|żad\w+|nikt|nic|odm[óo]wi\w*|odrzuc\w+|zaprzecz\w+",
}  # fmt: skip
"""Words of denial by language, from general knowledge; without a list negations are not compared."""
_PATTERNS = {
    code: re.compile(rf"(?<!\w)(?:{words_})(?!\w)", re.IGNORECASE) for code, words_ in _NEGATIONS.items()
}
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_SPACED = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
_COMPOUND = re.compile(
    r"\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(one|two|three|four|five|six|seven|eight|nine)\b",
    re.IGNORECASE,
)
_SINGLE = re.compile(r"(?<!\w)['‘]([^'’‘]{3,})['’](?!\w)")
_ROUND = frozenset({"100", "1000", "1000000"})
_CAPITAL = re.compile(r"(?<=[\w,;:] )[“\"«(]?([A-ZÀ-ÞĀ-ŽА-ЯҐЄІЇ][^\W\d_]{2,}(?:[’'-][^\W\d_]+)?)")


class ForeignSource(Source):
    """An article whose brief is written in another language: anchoring is by citation, numbers and names."""

    def __init__(self, article: Article, as_of: str | None, written: str) -> None:
        super().__init__(article, as_of)
        self.written: str = written

    def anchor(
        self, claim: str, cited: Sequence[int], within: Sequence[int] | None = None
    ) -> Anchored | None:
        """The cited sentences, if they exist and have the claim's numbers; `within` limits them.

        A citation outside `within` is moved where that leaves but one sentence. What was compared, and what was
        not, is in the findings.
        """
        real = tuple(dict.fromkeys(n for n in cited if 1 <= n <= len(self.texts)))
        numbers = real if within is None else tuple(n for n in real if n in within)
        moved = None
        if not numbers and within is not None and len(set(within)) == 1:
            numbers, moved = (within[0],), real
        if not numbers:
            return None
        text = self.text(numbers)
        claim = restored(claim, text)
        absent = _numbers(claim) - _numbers(text)
        if any(not self._may_be_a_word(number) for number in absent):
            return None
        said = () if self._compared_whole(claim, text) else (*self._doubts(claim, text, absent), self._note())
        return Anchored(numbers=numbers, share=1.0, moved_from=moved, said=said)

    def wording(self, claim: str, numbers: Sequence[int]) -> str:
        """The article's own words for the claim: the sentences it rests on."""
        return self.text(numbers)

    def original(self, words_: str) -> str:
        """Words of the article in a line of another language: in quotation marks."""
        return f"“{words_}”"

    def _may_be_a_word(self, number: str) -> bool:
        """Whether texts often write the number as a word that is not read here: up to twelve in English, up to
        a hundred in other languages, and hundred, thousand, million.
        """
        most = 12 if self.english else 100
        return number in _ROUND or (number.isdecimal() and int(number) <= most)

    def _note(self) -> Finding:
        here = language_name(self.language or "en") or self.language
        message = (
            f"written in {language_name(self.written) or self.written}: its words were not compared with the "
            f"article’s {here}; its numbers were"
        )
        return Finding(check="language", message=message, severity="doubt")

    def _doubts(self, claim: str, text: str, absent: frozenset[str]) -> tuple[Finding, ...]:
        found = []
        if absent:
            message = "numbers that the evidence has at most written out"
            found.append(
                Finding(check="values", message=message, words=tuple(sorted(absent)), severity="doubt")
            )
        if invented := tuple(part for part in _marked(claim) if not self.holding(part)):
            message = "in quotation marks, but not the article’s own words"
            found.append(Finding(check="quotation", message=message, words=invented, severity="doubt"))
        if strange := self._strange_names(claim):
            message = "names that the article does not spell so"
            found.append(Finding(check="names", message=message, words=strange, severity="doubt"))
        if (turned := self._turned(claim, text)) is not None:
            found.append(Finding(check="polarity", message=turned, severity="doubt"))
        return tuple(found)

    def _turned(self, claim: str, text: str) -> str | None:
        """What there is to say where only one of line and evidence has a "not" or a denial."""
        ours, theirs = _PATTERNS.get(self.written), _PATTERNS.get(self.language or "en")
        if ours is None or theirs is None:
            return None
        here, there = ours.search(claim), theirs.search(text)
        if here and not there:
            return f"“{here.group()}” has no counterpart in the evidence"
        if there and not here:
            return f"the evidence has “{there.group()}”, this line no “not” or denial"
        return None

    def _strange_names(self, claim: str) -> tuple[str, ...]:
        """Words written as names, in the article's script, that nothing in the article begins like."""
        known = {_plain(token)[:4] for token in re.findall(r"[^\W\d_]+", self.article.text)}
        names = _CAPITAL.findall(claim)
        return tuple(
            name
            for name in dict.fromkeys(names)
            if _script(name) == _script(self.article.text)
            and _plain(name)[:4] not in known
            and not is_time(name, self.written)
            and name.casefold() not in _territories(self.written)
        )

    def _compared_whole(self, claim: str, text: str) -> bool:
        """Whether nothing is left of the line beside the article's own words in quotation marks, and numbers."""
        rest = claim
        for part in quoted(claim):
            if part in text:
                rest = rest.replace(part, " ")
        return not re.search(r"[^\W\d_]", rest)


def _numbers(text: str) -> frozenset[str]:
    """As `words.numbers`, with decimal commas as points, thousands joined and "thirty-five" as 35."""
    joined = _COMPOUND.sub(
        lambda pair: str(sum(int(one) for part in pair.groups() for one in words.numbers(part) or {"1"})),
        _SPACED.sub("", text),
    )
    return frozenset(re.sub(r",", ".", number) for number in words.numbers(joined))


def _marked(claim: str) -> tuple[str, ...]:
    """What stands between quotation marks of any kind: a model that is shown single marks writes single ones."""
    return (*quoted(claim), *_SINGLE.findall(claim))


def _plain(word: str) -> str:
    """Case-folded and without accents."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _script(text: str) -> str:
    """The script of most letters, by the first word of their Unicode names."""
    counts: dict[str, int] = {}
    for char in text[:2000]:
        if char.isalpha():
            script = unicodedata.name(char, "?").split()[0]
            counts[script] = counts.get(script, 0) + 1
    return max(counts, key=lambda script: counts[script], default="")


def _territories(code: str) -> frozenset[str]:
    try:
        names = Locale.parse(code).territories.values()
    except (ValueError, LookupError):
        return frozenset()
    return frozenset(part for name in names for part in [name.casefold(), *name.casefold().split()])
