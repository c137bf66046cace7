"""Right claims said in other words by rule: each way keeps what is true, or says nothing."""

import re
from collections.abc import Callable, Iterator

from briefing.evals.cases import Right
from briefing.evals.mutations.english import PARTICIPLE, PAST, Forms, plural_before, quoted
from briefing.evals.mutations.setting import Background

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # fmt: skip
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_IN_WORDS = {str(value): word for value, word in enumerate(_UNITS) if value > 1}
_IN_WORDS |= {str(10 * value): word for value, word in enumerate(_TENS, 2)}
_IN_WORDS |= {
    str(10 * ten + one): f"{word}-{_UNITS[one]}" for ten, word in enumerate(_TENS, 2) for one in range(1, 10)
}
_IN_DIGITS = {word: digits for digits, word in _IN_WORDS.items()}
_DIGITS = re.compile(
    r"(?<=[a-z] )(\d{1,2})(?= (?!January|February|March|April|May|June|July|August)[a-z]{3,}s\b)"
)
_NUMBER_WORD = re.compile(
    rf"(?<=[a-z] )({'|'.join(sorted(_IN_DIGITS, key=len, reverse=True))})(?= [a-z]{{3,}}s\b)"
)
_SHORT = {
    "did not": "didn't", "does not": "doesn't", "do not": "don't", "is not": "isn't", "are not": "aren't",
    "was not": "wasn't", "were not": "weren't", "has not": "hasn't", "have not": "haven't", "had not": "hadn't",
    "would not": "wouldn't", "could not": "couldn't", "should not": "shouldn't", "will not": "won't", "cannot": "can't",
}  # fmt: skip
_LONG = {short: long for long, short in _SHORT.items()}
_NEGATION = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b")
_CONTRACTION = re.compile(rf"\b(?:{'|'.join(_LONG)})\b".replace("'", "['’]"))
_DAY = r"(?:on (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|in (?:19|20)\d\d|yesterday)"
_TRAILING = re.compile(rf"^(?P<body>[^,;:“\"]+?) (?P<when>{_DAY})(?P<end>\.?)$")
_AMBIGUOUS = re.compile(
    r"\b(?:that|to|who|which|and|said|says|of|from|by|since|until|between)\b|\b(?:on|in) \w+day\b"
)
_LOWERED = re.compile(
    r"^(?:The|A|An|Some|Several|Two|Three|Police|Protesters|Thousands|Hundreds|Officials)\b"
)
_PARENTHESIS = re.compile(r" \((?![^)]*\bnot\b)[^()]{2,60}\)")
_APPOSITION = re.compile(
    r"(?<=[a-z]), (?:an?|the|who|which) (?![^,]*\b(?:if|not|allegedly|reportedly)\b)[^,;:“\"()]{4,80}, "
    r"(?=(?:is|was|has|had|will|would|said|told|[a-z]+ed)\b)"
)
_SAID = re.compile(r"^(?P<who>[A-Z][^,:“\"]{2,60}?) said (?:that )?(?P<what>[^“\"]{15,})$")
_ACCORDING = re.compile(r"^According to (?P<who>[^,“\"]{2,60}), (?P<what>[^“\"]{15,})$")
_ACCORDING_LAST = re.compile(r"^(?P<what>[^“\"]{15,}), according to (?P<who>[^,“\"]{2,60}?)(?P<end>\.?)$")
_TRANSITIVE = (
    "accept adopt approve arrest attack award back ban blame block cancel capture close condemn convict create "
    "criticise criticize deliver destroy detain elect evacuate free impeach injure introduce invade kill launch "
    "murder oppose order organise organize overturn publish reject release replace rescue seize sentence sign "
    "suspend veto win write acquire defeat found issue"
)
_TRANSITIVE_FORMS = {verb for verb in _TRANSITIVE.split()}
_NOUN = r"(?:the |a |an )?(?:[\w’'.-]+ ){0,3}[\w’'.-]+"
_TAIL = r"(?P<tail> (?:on (?:[A-Z]\w+day|[A-Z]\w+ \d+)|in (?:\d{4}|[A-Z]\w+)|yesterday))?(?P<end>\.?)$"
_ACTIVE = re.compile(
    rf"^(?P<who>(?:The |A |An )?(?:[\w’'-]+ ){{0,3}}[\w’'-]+) (?P<verb>[a-z]+) (?P<whom>(?:the |a |an |[A-Z]|two |three |\d)(?:[\w’'-]*)(?: [\w’'-]+){{0,4}}?){_TAIL}"
)
_PASSIVE = re.compile(
    rf"^(?P<whom>(?:The |A |An )?(?:[\w’'-]+ ){{0,4}}[\w’'-]+) (?:was|were) (?P<verb>[a-z]+) by (?P<who>(?:the |a |an |[A-Z])[\w’'-]*(?: [\w’'-]+){{0,3}}?){_TAIL}"
)
_NO_NOUN = re.compile(
    r"\b(?:and|or|that|to|of|who|which|by|for|with|from|not|no|was|were|is|are|has|had|will|would|on|in|at|as|he|she|it|they"
    r"|than|also|then|said|[a-z]+ing|[a-z]+ly)\b"
)

_ADVERB = re.compile(
    r"(?:on|in|at|to|by|late|early|after|before|during|last|yesterday|today|this|so|no|yes|[A-Z]\w+day)\b"
)

Way = Callable[[str, Background], str | None]


def paraphrases(right: Right, known: Background) -> Iterator[Right]:
    """The claim in other words, once for every way that applies; the kind is the way's name."""
    for way in WAYS:
        made = way(right.claim, known)
        if made and made != right.claim and _quotations(made) == _quotations(right.claim):
            name = way.__name__
            yield right.model_copy(
                update={
                    "id": f"{right.id}/~{name}",
                    "origin": "paraphrase",
                    "kind": name,
                    "claim": made,
                    "of_right": right.id,
                }
            )


def _quotations(claim: str) -> list[str]:
    """What stands between quotation marks, which no paraphrase may touch."""
    return [claim[start + 1 : end - 1] for start, end in quoted(claim)]


def short_country(claim: str, known: Background) -> str | None:
    """United States ↔ US."""
    if re.search(r"\bUnited States\b(?! of\b)", claim):
        return re.sub(r"\bUnited States\b(?! of\b)", "US", claim)
    return re.sub(r"(?<![\w.])(?:US|U\.S\.)(?= [A-Za-z])", "United States", claim)


def percent(claim: str, known: Background) -> str | None:
    """5 percent ↔ 5%."""
    if re.search(r"\d (?:percent|per cent)\b", claim):
        return re.sub(r"(?<=\d) (?:percent|per cent)\b", "%", claim)
    return re.sub(r"(?<=\d)%", " percent", claim)


def number_form(claim: str, known: Background) -> str | None:
    """15 people ↔ fifteen people, below a hundred."""
    if _DIGITS.search(claim):
        return _DIGITS.sub(lambda match: _IN_WORDS.get(match.group(1), match.group(1)), claim)
    return _NUMBER_WORD.sub(lambda match: _IN_DIGITS[match.group(1)], claim)


def contraction(claim: str, known: Background) -> str | None:
    """Did not ↔ didn't."""
    if _NEGATION.search(claim):
        return _NEGATION.sub(lambda match: _SHORT[match.group()], claim)
    return _CONTRACTION.sub(lambda match: _LONG[match.group().replace("’", "'")], claim)


def fronted(claim: str, known: Background) -> str | None:
    """A trailing "on Friday" comes first, where it can belong to one verb only."""
    match = _TRAILING.match(claim)
    if match is None or _AMBIGUOUS.search(match.group("body")):
        return None
    body, when = match.group("body"), match.group("when")
    if _LOWERED.match(body):
        body = body[0].lower() + body[1:]
    elif not any(body.startswith(one.name) for one in known.actors):
        return None
    return f"{when[0].upper()}{when[1:]}, {body}{match.group('end')}"


def without_parenthesis(claim: str, known: Background) -> str | None:
    """What stands in brackets is dropped."""
    made = _PARENTHESIS.sub("", claim)
    return made if not made.endswith("..") else made[:-1]


def without_apposition(claim: str, known: Background) -> str | None:
    """What stands between commas after a name, before its verb, is dropped."""
    return _APPOSITION.sub(" ", claim, count=1)


def attributed(claim: str, known: Background) -> str | None:
    """X said that S ↔ According to X, S."""
    match = _SAID.match(claim)
    if match and _is_subject(match.group("who")) and not _ADVERB.match(match.group("what")):
        return f"According to {_small(match.group('who'))}, {match.group('what')}"
    match = _ACCORDING.match(claim) or _ACCORDING_LAST.match(claim)
    if match is None:
        return None
    who = match.group("who")
    end = match.groupdict().get("end") or ""
    return f"{who[0].upper()}{who[1:]} said that {_small(match.group('what'))}{end}"


def _is_subject(who: str) -> bool:
    return not re.search(
        r"\b(?:was|were|is|are|has|had|have|who|and|but|he|she|they|it|also|later|then|after|in|on|at|as|when|because|although)\b",
        who,
        re.IGNORECASE,
    )


def _small(text: str) -> str:
    opening = re.match(r"(?:The|A|An|He|She|It|They|There|This|These|His|Her|Their|Some|Many|Police)\b", text)
    return text[0].lower() + text[1:] if opening else text


def voice(claim: str, known: Background) -> str | None:
    """A arrested B ↔ B was arrested by A, in clauses with nothing around."""
    return _to_passive(claim) or _to_active(claim)


def _to_passive(claim: str) -> str | None:
    match = _ACTIVE.match(claim)
    forms = match and _transitive(PAST, match.group("verb"))
    if not match or not forms or _NO_NOUN.search(match.group("who")) or _NO_NOUN.search(match.group("whom")):
        return None
    whom = match.group("whom")
    one = re.match(r"(?:the|a|an)\b", whom) is None and whom.istitle()
    helper = "were" if plural_before(whom) and not one else "was"
    return f"{whom[0].upper()}{whom[1:]} {helper} {forms.participle} by {_small(match.group('who'))}{match.group('tail') or ''}{match.group('end')}"


def _to_active(claim: str) -> str | None:
    match = _PASSIVE.match(claim)
    forms = match and _transitive(PARTICIPLE, match.group("verb"))
    if not match or not forms or _NO_NOUN.search(match.group("who")) or _NO_NOUN.search(match.group("whom")):
        return None
    who = match.group("who")
    return f"{who[0].upper()}{who[1:]} {forms.past} {_small(match.group('whom'))}{match.group('tail') or ''}{match.group('end')}"


def _transitive(table: dict[str, Forms], verb: str) -> Forms | None:
    forms = table.get(verb)
    return forms if forms and forms.base in _TRANSITIVE_FORMS else None


def quotation_marks(claim: str, known: Background) -> str | None:
    """Straight marks ↔ curled ones."""
    if "“" in claim:
        return claim.replace("“", '"').replace("”", '"')
    return re.sub(r'"([^"]*)"', r"“\1”", claim)


WAYS: tuple[Way, ...] = (
    short_country, percent, number_form, contraction, fronted, without_parenthesis, without_apposition, attributed,
    voice, quotation_marks,
)  # fmt: skip
