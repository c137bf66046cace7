"""The speaker of a quotation as a brief may print it: a name the article has, or its own description (English)."""

import re

from briefing.excerpts.surveyed import Surveyed
from briefing.names import Named, split_title
from briefing.nouns.frozen import Frozen
from briefing.voices import Voice, has_name
from briefing.voices.phrases import can_speak

NEAR = 3
"""Sentences back in which the person that "he" means must be named; by judgment."""
_LONGEST = 12
"""Words of a description beyond which more than the speaker was taken; by judgment."""
_HE = frozenset({"he", "she", "him", "her"})
_NOBODY = frozenset(
    "they them it both others many some several who which i we us you one this that these those another all everyone".split()
)
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_UNFIT = re.compile(
    r"^(?:(?:his|her|their|its|our|my|for|of|in|at|by|from|with)\b|(?:QC|MP|MEP|OBE|Jr)$)", re.IGNORECASE
)
"""A pronoun's speaker, or half of a phrase."""
_POLITE = frozenset({"Mr", "Mrs", "Ms", "Miss", "Mr.", "Mrs.", "Ms."})
"""They stand before a name and say no office."""
_NOBODYS = re.compile(
    r"[\d“”\"«»]|\b(?:Act|Article|Bill|Code|Constitution|Section|Treaty|Charter)\b"
    r"|^(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother) (?:[\w-]+ )?(?:tweet|statement|letter|post|message|report|document|study|survey|article)$"
    r"|\bstatement$"
)
"""A law or a paper is quoted, but it is nobody who speaks; marks and digits show that too much was taken."""
_WHERE = re.compile(r"\s+(?:on|via|through|in an?|in (?:his|her|their)|during|at)\s.*$")
"""Where it was said, taken along with who said it."""
_OFFICE = (
    r"(?:[Pp]resident|[Mm]inister|[Pp]remier|[Cc]hancellor|[Ss]ecretary(?:-[Gg]eneral)?|[Ss]pokes(?:man|woman|person)|[Kk]ing|[Qq]ueen"
    r"|[Pp]ope|[Ss]enator|[Gg]overnor|[Mm]ayor|[Aa]mbassador|[Ee]nvoy|[Jj]udge|[Jj]ustice|[Ll]eader|[Dd]irector|[Cc]hair(?:man|woman)?"
    r"|[Ss]peaker|[Cc]ommander|[Gg]eneral|[Cc]olonel|[Cc]aptain|[Aa]dmiral|[Cc]hief(?: [Ee]xecutive)?|[Cc]ommissioner"
    r"|[Rr]epresentative|[Cc]ongress(?:man|woman)|[Pp]rosecutor|[Oo]fficial|[Aa]dvis[eo]r|[Pp]rofessor|[Aa]nalyst|[Ee]xpert|[Aa]ctivist"
    r"|[Ll]awyer|[Cc]oach|[Mm]anager|[Rr]esearcher|[Ee]conomist|[Pp]rotest[eo]r|[Ff]ounder|[Mm]ember|[Cc]ouncill?or|[Aa]rchbishop|[Bb]ishop)"
)
_WORD = re.compile(r"[^\W\d_][\w-]*")
_OFFICE_IN = re.compile(rf"\b{_OFFICE}\b")
_FULL_NAME = r"[A-ZÀ-Þ][\w’'-]+(?: (?:[A-Z]\.|al|bin|de|van|von|[A-ZÀ-Þ][\w’'-]+)){1,3}"
_NAMED_AT_END = re.compile(rf"^(?P<title>.*?) (?P<name>{_FULL_NAME})$")
_PLACE = r"[A-Z][\w’'-]*(?: (?:and |of |the )?[A-Z][\w’'-]*){0,5}"
_OFFICE_ENDS = re.compile(rf"(?:^|\s){_OFFICE}(?: (?:of|for) (?:the )?{_PLACE})?$")


class Speaker(Frozen):
    """Who speaks: `sentences` are those that say so, from 0."""

    name: str
    title: str | None
    sentences: tuple[int, ...]


def speaker_of(voice: Voice, at: int, surveyed: Surveyed) -> Speaker | None:
    """The speaker of a voice in sentence `at`; None where a pronoun is open or the words are no speaker's."""
    if voice.speaker is None or voice.written is None or voice.depth > 0:
        return None
    written = voice.written.casefold()
    said = _WHERE.sub("", voice.speaker)
    unfit = written in _NOBODY or _UNFIT.match(said) or _NOBODYS.search(said)
    if unfit or len(said.split()) > _LONGEST:
        return None
    name, title = _apposed(said, surveyed.texts[at]) or _named(said, surveyed)
    title = None if title in _POLITE else title
    if name not in surveyed.article.text or (title is None and not _is_somebody(said, surveyed)):
        return None
    if voice.verb == ":" and name.split()[-1].casefold() not in surveyed.heard.links.persons:
        return None  # "Moscow Region: “…”" tells where a question came from
    if written not in _HE:
        return Speaker(name=name, title=title, sentences=(at,))
    before = _antecedent(name, at, surveyed)
    if voice.strength != "named person" or before is None:
        return None
    return Speaker(name=name, title=title, sentences=(before, at))


def _apposed(said: str, text: str) -> tuple[str, str] | None:
    """Name and office of "the executive councillor for the community, Angela Moohan, said"."""
    behind = rf"{re.escape(said)}, (?P<name>{_FULL_NAME})[,.]" if _OFFICE_IN.search(said) else r"(?!)"
    found = re.search(behind, text)
    return (found["name"], _ARTICLE.sub("", said)) if found else None


def _is_somebody(said: str, surveyed: Surveyed) -> bool:
    """Whether the words are a name, or a noun for people or bodies with what hangs on it; no event and no sentence."""
    root = next((word for word in surveyed.parse([said])[0].words if word.role == "ROOT"), None)
    if said.istitle() or root is None:
        return root is not None
    return root.part == "PROPN" or (root.part in {"NOUN", "ADJ"} and can_speak(root.low))


def _named(said: str, surveyed: Surveyed) -> tuple[str, str | None]:
    """The fullest name with the title that the article puts beside it; a description as it stands."""
    title, name = split_title(_ARTICLE.sub("", said))
    if title is None and (ends := _NAMED_AT_END.match(name)) and _OFFICE_ENDS.search(ends["title"]):
        title, name = ends["title"], ends["name"]
    if (
        not has_name(name)
        or not name[:1].isupper()
        or (title is None and not _ARTICLE.sub("", said)[:1].isupper())
    ):
        return said, None
    known = [one for one in surveyed.names if one.name == name] or _longer(name, surveyed)
    if len(known) == 1:
        name, title = known[0].name, title or known[0].title
    return name, title or _beside(name, surveyed.article.text)


def _longer(name: str, surveyed: Surveyed) -> list[Named]:
    """Full names that a single family name may be short for."""
    if " " in name:
        return []
    return [one for one in surveyed.names if " " in one.name and one.name.split()[-1] == name]


def _beside(name: str, text: str) -> str | None:
    """An office in apposition to the name: "Carrie Lam, the chief executive of Hong Kong, …"."""
    if " " not in name:
        return None
    behind = rf"{re.escape(name)}, (?:an? )?(?P<the>the )?(?P<office>(?:[\w’'-]+ ){{0,4}}?{_OFFICE}(?: (?:of|for|at) (?:the )?{_PLACE})?),"
    found = re.search(behind, text)
    if found is None:
        return None
    return (
        f"the {found['office']}"
        if found["the"] and "’s " in found["office"].replace("'", "’")
        else found["office"]
    )


def _antecedent(name: str, at: int, surveyed: Surveyed) -> int | None:
    """The nearest sentence that names the person, if no other person is named since; None where "he" stays open."""
    if re.search(rf"\b[Tt]he {re.escape(name)}\b", surveyed.article.text):
        return None  # "the Valley Front" is nobody whom "he" could mean
    last, others = name.split()[-1], _others(name.split()[-1], surveyed)
    for number in range(at, max(-1, at - NEAR - 1), -1):
        persons = [word for word in _WORD.findall(surveyed.texts[number]) if word == last or word in others]
        if persons:
            return number if persons[0] == last else None
    return None


def _others(last: str, surveyed: Surveyed) -> frozenset[str]:
    """Family names of the other persons of the article."""
    persons = surveyed.heard.links.persons
    ends = ((one.name.split()[-1], one.title) for one in surveyed.names)
    return frozenset(end for end, title in ends if title or end.casefold() in persons) - {last}
