"""Wrong twins that make more of a thing: an allegation a fact, a plan a deed, a demand a deal, "if" a certainty."""

import re
from collections.abc import Iterator

from briefing.evals.mutations.english import GERUND, VERBS, Forms, plural_before
from briefing.evals.mutations.setting import Setting, Twin, word

_LAUNDERED = [
    (re.compile(r"\b(?:allegedly|reportedly|purportedly|supposedly|apparently) "), ""),
    (re.compile(r",? (?:allegedly|reportedly|purportedly),?(?= )"), ""),
    (re.compile(r"\b([Aa])n? (?:alleged|purported|suspected) (?=([a-z]))"), None),
    (
        re.compile(
            r"\b(?:alleged|purported|suspected) (?=[a-z]+)(?!that\b|to\b|the\b|a\b|an\b|by\b|of\b|in\b)"
        ),
        "",
    ),
]
_ACCUSED_OF = re.compile(
    r"\b(?:(is|are|was|were|has been|have been|stands?) (?:accused|suspected) of|(?:is|are|was|were) alleged to have) "
)
_ACCUSES = re.compile(
    r"^(?P<head>.*?)\b(?:accuse[sd]?|has accused|have accused|had accused|blame[sd]) (?P<whom>(?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}) (?:of|for) "
    r"(?P<what>[a-z]+ing)\b(?P<tail>.*)$"
)
_CLAIMS = re.compile(
    r"^(?P<who>[^,:“\"]{2,80}?) (?:claim(?:s|ed)?|allege[sd]?|has alleged|has claimed|contend(?:s|ed)?|believe[sd]?|suspect(?:s|ed)?)"
    r" (?:that )?(?P<what>(?:(?:the|a|an|it|they|he|she|his|her|their|at least|over|more than)\b|[A-Z]|\d).+)$"
)
_BELIEVED = re.compile(
    r"\b(?:is|are|was|were) (?:believed|thought|alleged|reported|said|suspected|understood) to have "
)
_PLANS = re.compile(
    r"\b(?:has |have |had )?(?:propose[sd]?|plan(?:s|ned)?|intend(?:s|ed)?|vow(?:s|ed)?|promise[sd]?|pledge[sd]?"
    r"|decided|offer(?:s|ed)?|prepare[sd]?|threaten(?:s|ed)?|is due|is set|are set|was set"
    r"|is expected|are expected|is to|are to|aims?|aimed|hopes?|hoped) to (?P<verb>[a-z]+)\b"
)
_NOUN_BEFORE = re.compile(
    r"\b(?:[a-z]+ed|the|an?|any|no|its|their|his|her|of|on|with|has|have|had|makes?|made|is|are|was|were|been) $"
)
_IS_TO = re.compile(r"\b(?:is|are|was|were) to (?P<verb>[a-z]+)\b")
_WILL = re.compile(
    r"\b(?P<modal>will|would|may|might|is going to|are going to) (?P<adverb>[a-z]+ly )?(?P<verb>[a-z]+)\b(?P<next> [a-z]+)?"
)
_PROPOSED = re.compile(
    r"(?<!\ba )(?<!\bthe )\b(?:has |have |had )?propose[sd]? (?=(?:a|an|the|legislation|new|changes|that a)\b)"
)
_CALLED_ON = re.compile(
    r"^(?P<by>[^,“\"]{2,90}?)(?<! to) (?:has |have |had )?(?:(?:also )?call(?:s|ed)? (?:on|upon)|urge[sd]?|ask(?:s|ed)?|told|tells?"
    r"|request(?:s|ed)?|want(?:s|ed)?|press(?:es|ed)?|appeal(?:s|ed)? to|encourage[sd]?) (?P<of>[^,“\"]{2,80}?) to (?P<what>[a-z]+\b.*)$"
)
_DEMANDED_THAT = re.compile(
    r"^(?P<by>[^,“\"]{2,90}?) (?:has |have |had )?(?:demand|insist|request|ask|recommend)(?:s|ed)? that (?P<of>[^,“\"]{2,80}?) "
    r"(?:should |must )?(?P<what>(?!be\b)[a-z]+\b.*)$"
)
_MET = re.compile(r"\b(?:agree[sd]?|accept(?:s|ed)?|conceded?|complied|comply|consent(?:s|ed)?|approved)\b")
_CONDITION_LAST = re.compile(
    r",? (?:if|unless|provided that|as long as|on condition that|only if) (?=[^,]*\w)[^,;:“\"]*?(?=[.]?$)"
)
_CONDITION_FIRST = re.compile(r"^(?:If|Unless|Provided that|As long as|Should) [^,]{5,120}, (?:then )?")
_ASKING = re.compile(
    r"\b(?:confirm\w*|determine\w*|know\w*|see|ask\w*|tell|told|say|said|mention\w*|decide\w*|find out|check\w*)$"
)
_LASTING = frozenset("be have do remain continue stay keep live stand want need exist depend mean".split())
_CERTAIN = re.compile(r"\b(?:will|would|must|shall|can)\b")


def fact(at: Setting) -> Iterator[Twin]:
    """What is only alleged, claimed, believed or reported stands as a fact."""
    for made, note in _facts(at.claim):
        if made != at.claim and len(made.split()) >= 3:
            yield Twin("alleged_to_fact", made[0].upper() + made[1:], note)
            return


def _facts(claim: str) -> Iterator[tuple[str, str]]:
    yield from _accusation(claim)
    for pattern, by in _LAUNDERED:
        match = pattern.search(claim)
        if match and not re.search(
            r"\b(?:investigat\w+|inquiry|probe|into)(?: of| into)?\W*$", claim[: match.start()]
        ):
            article = "" if by is not None else match.group(1) + ("n " if match.group(2) in "aeio" else " ")
            yield (
                claim[: match.start()] + article + claim[match.end() :],
                f"{match.group().strip(' ,')} dropped",
            )
    match = _BELIEVED.search(claim)
    if match:
        yield (
            claim[: match.start()] + _have(claim[: match.start()]) + " " + claim[match.end() :],
            match.group().strip(),
        )
    match = _CLAIMS.match(claim)
    if match and " and that " not in claim and not re.search(r"\b(?:and|who|which)$", match.group("who")):
        yield match.group("what"), f"without “{match.group('who')} claimed”"


def _accusation(claim: str) -> Iterator[tuple[str, str]]:
    match = _ACCUSED_OF.search(claim)
    gerund = match and re.match(r"(?:having )?([a-z]+)\b", claim[match.end() :])
    if match and gerund:
        rest = claim[match.end() + gerund.end() :]
        if gerund.group(1) in GERUND and not gerund.group().startswith("having"):
            yield claim[: match.start()] + GERUND[gerund.group(1)].past + rest, "accused of → did"
        elif "having" in gerund.group() or "to have" in match.group():
            yield f"{claim[: match.start()]}had {gerund.group(1)}{rest}", "accused of → did"
    match = _ACCUSES.match(claim)
    if match and match.group("what") in GERUND:
        yield (
            f"{match.group('whom')} {GERUND[match.group('what')].past}{match.group('tail')}",
            "accused of → did",
        )


def _have(before: str) -> str:
    return "have" if plural_before(before) else "has"


def happened(at: Setting) -> Iterator[Twin]:
    """What is proposed, planned, promised or possible stands as done; not where the article also has it as done."""
    if re.search(
        r"\b(?:if|unless|not|never|no|until|when|before|whether|what|how|why)\b|n[’']t\b", at.claim, re.I
    ):
        return
    for made, forms, note in _deeds(at.claim):
        if not re.search(rf"\b(?:{forms.past}|(?:has|have|had) (?:\w+ )?{forms.participle})\b", at.text):
            yield Twin("proposed_to_happened", made, note)
            return


def _deeds(claim: str) -> Iterator[tuple[str, Forms, str]]:
    for pattern in (_PLANS, _IS_TO):
        match = pattern.search(claim)
        if match and _NOUN_BEFORE.search(claim[: match.start()]):
            continue  # "announced plans to pull out"
        if match and match.group("verb") in VERBS and match.group("verb") not in _LASTING:
            forms = VERBS[match.group("verb")]
            yield (
                claim[: match.start()] + forms.past + claim[match.end() :],
                forms,
                f"{match.group()} → {forms.past}",
            )
        elif match and match.group("verb") == "be":
            yield from _suffered(claim, match.start(), match.end("verb"))
    match = _WILL.search(claim)
    if match and match.group("verb") == "be":
        yield from _suffered(claim, match.start(), match.end("verb"))
    elif match and match.group("verb") in VERBS and match.group("verb") not in _LASTING:
        forms = VERBS[match.group("verb")]
        done = (
            f"had {forms.participle}"
            if match.group("modal") == "would"
            else f"{_have(claim[: match.start()])} {forms.participle}"
        )
        yield (
            claim[: match.start()] + done + claim[match.end("verb") :],
            forms,
            f"{match.group('modal')} → {done}",
        )
    match = _PROPOSED.search(claim)
    if match:
        yield (
            claim[: match.start()] + "enacted " + claim[match.end() :],
            VERBS["implement"],
            "proposed → enacted",
        )


def _suffered(claim: str, start: int, end: int) -> Iterator[tuple[str, Forms, str]]:
    follow = re.match(r" ([a-z]+)\b", claim[end:])
    forms = follow and next((forms for forms in VERBS.values() if forms.participle == follow.group(1)), None)
    if forms:
        yield f"{claim[:start]}{_have(claim[:start])} already been{claim[end:]}", forms, "plan → done"


def agreed(at: Setting) -> Iterator[Twin]:
    """A demand stands as agreed to by the one it is put to; not where the article says that it was."""
    if at.right.conceded or re.search(r"\bnot to\b", at.claim):
        return
    match = _DEMANDED_THAT.match(at.claim) or _CALLED_ON.match(at.claim)
    if match is None or match.group("of").split()[0] in {
        "it",
        "him",
        "her",
        "them",
        "reporters",
        "to",
        "for",
    }:
        return
    what, of = match.group("what"), match.group("of")
    if what.split()[0] not in VERBS or _was_met(at, of):
        return
    yield Twin("demanded_to_agreed", f"{of[0].upper()}{of[1:]} agreed to {what}", "demanded → agreed")


def _was_met(at: Setting, of: str) -> bool:
    name = word(of.split()[-1])
    spans = at.background.article.sentences
    return any(_MET.search(at.text[start:end]) and name.search(at.text[start:end]) for start, end in spans)


def unconditional(at: Setting) -> Iterator[Twin]:
    """The condition under which something will, would or must be is dropped. A threat stays a threat without it."""
    if at.right.kind == "threat" or re.search(r"\bthreat", at.claim):
        return
    for pattern in (_CONDITION_LAST, _CONDITION_FIRST):
        match = pattern.search(at.claim)
        rest = match and (at.claim[: match.start()] + at.claim[match.end() :])
        if match and _ASKING.search(at.claim[: match.start()]):
            continue
        if match and rest and _CERTAIN.search(rest) and len(rest.split()) >= 4:
            yield Twin("condition", rest[0].upper() + rest[1:], f"without “{match.group().strip(' ,')}”")
            return
