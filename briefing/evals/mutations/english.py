"""As much English grammar as wrong twins need: verbs and their forms, and where a clause has its verb."""

import re
from typing import Literal, NamedTuple

# Common verbs of the news, written by hand. A verb that is not here is left alone: no rule guesses a form.
_REGULAR = """abandon abduct abolish accept accuse achieve acquire act add adopt advance advise aid agree aim allege allow amend
announce answer apologise apologize appeal appear appoint approve argue arrest arrive ask assassinate assert assess assist
assure attack attempt attend authorise authorize avoid award back bar block boycott call cancel capture cease
celebrate change charge clear confront comment contribute chase claim close collapse collect commit condemn conduct confirm congratulate consider
contact contain continue convict cooperate crash create cross curtail cut declare decide decline defeat defend defer
delay deliver demand demonstrate deny deploy describe deserve destroy detain determine develop die disarm discuss
dismantle dismiss disrupt dispute distribute divide dissolve donate drop dump earn elect eliminate encourage end endanger endorse enforce enjoy
enter escape establish evacuate examine exchange execute exist expand expect expel explain explode explore export
express extend face fail fine finish fire follow force form found fund gather govern grant guarantee halt hand happen help hire honour host
heal identify ignore impeach implement imply impose import imprison improve include increase indicate inform injure insist
inspect intend intervene introduce invade investigate invite involve issue jail join jump kidnap kill land last launch
learn lift limit link list live locate look lower manage mark maintain mention miss monitor move murder name negotiate
nominate note object observe obtain occupy occur offer open operate oppose order organise organize oust overturn pardon
participate pass pay perform permit persuade place plan play please pledge postpone praise predict prepare present
preserve pressure prevent proclaim produce prohibit promise promote prompt propose prosecute protect protest prove
provide publish pull punish purchase push question raise rally reach react realise realize recall receive recognise
recognize recommend reconsider recover reduce refer refrain refuse reinstate reject relate release remain remove rename repeal repeat
replace report represent request require rescue reserve resign resist resolve respect respond restore restrict result resume
retire retain return reveal review revoke rule sack sail sanction scrap search seek seize sentence separate serve
settle share shell ship show sign signal sink slow stage start state stay stop store strike study submit succeed sue
suffer suggest support suppose surrender surround suspect suspend survive target tax test thank threaten tighten
topple trade train transfer transport travel treat try turn uncover unveil update urge use vaccinate veto view
violate visit vote vow wait walk want warn watch welcome widen work worry wound""".split()
_IRREGULAR = """be was been|become became become|begin began begun|bring brought brought|build built built|buy bought bought
catch caught caught|choose chose chosen|come came come|cut cut cut|deal dealt dealt|do did done|draw drew drawn
drive drove driven|fall fell fallen|feel felt felt|fight fought fought|find found found|flee fled fled|fly flew flown
forbid forbade forbidden|get got gotten|give gave given|go went gone|grow grew grown|have had had|hear heard heard
hit hit hit|hold held held|keep kept kept|know knew known|lead led led|leave left left|let let let|lose lost lost
make made made|mean meant meant|meet met met|pay paid paid|put put put|resume resumed resumed|rise rose risen
run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shoot shot shot
shut shut shut|sink sank sunk|speak spoke spoken|spend spent spent|stand stood stood|steal stole stolen
strike struck struck|take took taken|tell told told|think thought thought|throw threw thrown|undergo underwent undergone
win won won|withdraw withdrew withdrawn|withhold withheld withheld|write wrote written|swear swore sworn|ban banned banned
veto vetoed vetoed|focus focused focused|blame blamed blamed|bomb bombed bombed|beat beat beaten"""
_DOUBLED = frozenset(
    "admit ban bar commit control cut drop expel get hit let permit plan put refer run scrap set shut stop submit transfer "
    "compel win begin".split()
)
# Past participles that news headlines use without "was": the subject suffers it.
_SUFFERED = frozenset(
    "arrest kill injure wound charge impeach elect disrupt suspend detain convict sentence release evacuate destroy "
    "close cancel postpone reject approve ban deploy appoint oust expel".split()
)


class Forms(NamedTuple):
    """One verb's forms."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


def _forms(base: str, past: str = "", participle: str = "") -> Forms:
    consonant_y = re.search(r"[^aeiou]y$", base)
    third = (
        base[:-1] + "ies" if consonant_y else base + ("es" if re.search(r"(?:s|x|z|ch|sh|o)$", base) else "s")
    )
    stem = base + base[-1] if base in _DOUBLED else base
    regular = base[:-1] + "ied" if consonant_y else base + "d" if base.endswith("e") else stem + "ed"
    gerund = base[:-1] + "ing" if re.search(r"[^eo]e$", base) and base != "be" else stem + "ing"
    gerund = base[:-2] + "ying" if base.endswith("ie") else gerund
    third = {"have": "has", "be": "is"}.get(base, third)
    return Forms(base, third, past or regular, participle or past or regular, gerund)


VERBS: dict[str, Forms] = {base: _forms(base) for base in _REGULAR}
VERBS |= {line.split()[0]: _forms(*line.split()) for line in re.split(r"[|\n]", _IRREGULAR) if line.strip()}
_PLAIN = {base: forms for base, forms in VERBS.items() if base != "be"}
PAST = {forms.past: forms for forms in _PLAIN.values()}
THIRD = {forms.third: forms for forms in _PLAIN.values()}
PARTICIPLE = {forms.participle: forms for forms in VERBS.values()}
GERUND = {forms.gerund: forms for forms in VERBS.values()}

_NOT_BEFORE_A_VERB = frozenset(
    "a an the of in on at to by for with from into over under as than and or but is are was were be been being am has "
    "have had will would can could may might must should do does did not very more most newly recently its his her "
    "their our my your this that these those some any no all many several other alleged would-be after before "
    "during against about between among including having".split()
)
_AFTER_A_VERB = re.compile(
    r"\s+(?:an?|the|that|to|on|for|with|its|his|her|their|against|at|in|two|three|[A-Z“\"\d])"
)
_PAST_BEFORE = re.compile(r"\b[a-z]+ed\b")
_POSSESSED = re.compile(r" (?:an?|the|no|its|his|her|their|two|three|\d+)\b")
_REDUCED = re.compile(
    r" (?:in|at|on|to|for|with|from|over|under)\b(?:(?!\b(?:that|who|which|and|but|where|when|as|because|after|before|if)\b)"
    r"[^,;:])* (?:was|were|is|are|has|have|had|will|would)\b"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")


class Verb(NamedTuple):
    """A finite verb in a text: where it stands, its forms, and which of them it is."""

    start: int
    end: int
    forms: Forms
    form: Literal["past", "third", "base", "suffered"]


def quoted(text: str) -> list[tuple[int, int]]:
    """Spans between quotation marks, marks included."""
    return [match.span() for match in _QUOTED.finditer(text)]


def inside(at: int, spans: list[tuple[int, int]]) -> bool:
    """Whether the place lies in one of the spans."""
    return any(start <= at < end for start, end in spans)


def first_verb(text: str) -> Verb | None:
    """The first full verb that surely is one, outside quotations; None where there may be none."""
    skipped = quoted(text)
    before = ""
    gap = ""
    last = 0
    for match in _WORD.finditer(text):
        word, gap = match.group(), text[last : match.start()]
        last = match.end()
        if before and gap == " " and not inside(match.start(), skipped):
            found = _as_verb(word, before, text[match.end() :])
            # "agreed to back term limits": after a past form a word in -s is rather a noun.
            if found is not None and not (found[1] in {"third", "base"} and _PAST_BEFORE.search(text[:last])):
                return Verb(match.start(), match.end(), *found)
        if not (word.endswith("ly") and gap == " "):  # "he recently announced": the word before counts
            before = word
    return None


def _as_verb(
    word: str, before: str, after: str
) -> tuple[Forms, Literal["past", "third", "base", "suffered"]] | None:
    if (
        before.casefold() in _NOT_BEFORE_A_VERB
        or before.endswith(("'s", "’s", "'", "’"))
        or not word.islower()
    ):
        return None
    plural = before.endswith("s") and not before.endswith("ss")
    if word in PAST and not after.lstrip().startswith("by "):
        forms = PAST[word]
        if forms.base in {"allege", "suspect"} and not _AFTER_A_VERB.match(after):
            return None  # "alleged thefts"
        if forms.base == "have" and not _POSSESSED.match(after):
            return None  # "had held"
        if _REDUCED.match(after):
            return None  # "the process achieved in this group was approved"
        bare = re.match(r"\s*(?:$|\.|\s(?:after|in|over|amid|from|at|on|for|to|with)\b)", after)
        if bare and forms.base in _SUFFERED:
            return forms, "suffered"
        return forms, "past"
    if word in THIRD and _AFTER_A_VERB.match(after) and not plural:
        return THIRD[word], "third"
    if word in _PLAIN and plural and _AFTER_A_VERB.match(after):
        return VERBS[word], "base"
    return None


def denied(text: str, verb: Verb) -> str:
    """The text with that verb negated."""
    before, after = text[: verb.start], text[verb.end :]
    if verb.form == "suffered":
        return f"{before}not {verb.forms.participle}{after}"
    helper = {"past": "did not", "third": "does not", "base": "do not"}[verb.form]
    return f"{before}{helper} {verb.forms.base}{after}"


def plural_before(text: str) -> bool:
    """Whether the noun that the text ends with looks like a plural."""
    word = re.search(r"([^\W\d_]+)\W*$", text)
    return bool(word and re.search(r"[^s]s$|^(?:people|men|women|children|they|we)$", word.group(1)))
