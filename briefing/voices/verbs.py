"""Verbs of saying, denying, alleging, asking and planning, and the irregular past forms of everyday verbs (English)."""

from functools import cache, lru_cache
from typing import Any

import snowballstemmer

from briefing.voices.voice import VoiceKind

# Written by hand from everyday newspaper English. "Y": the final y becomes -ied; "E": doubled last letter.
_LEMMAS: dict[VoiceKind, str] = {
    "said": "say tell add note explain state tweet write confirm admit acknowledge concede argue comment declare "
    "insist remark reveal stress emphasize emphasise warn caution predict indicate mention report testify maintain "
    "believe recall reply respond reiterate conclude observe complain suggest disclose assert estimate post "
    "clarify underline boast joke quip signal",
    "denied": "deny reject dismiss refute rebuff",
    "alleged": "allege claim accuse blame suspect",
    "announced": "announce declare unveil",
    "asked": "urge demand ask request appeal implore recommend order beg plead",
    "planned": "threaten vow promise pledge plan intend propose agree offer",
}
_QUOTING = "call describe brand dub label continue criticize criticise praise condemn express refer denounce characterize characterise"
"""These give a speaker only together with a quotation."""
_ODD: dict[str, tuple[str, ...]] = {
    "say": ("said", "says", "saying"),
    "tell": ("told", "tells", "telling"),
    "write": ("wrote", "writes", "writing", "written"),
    "go": ("went", "goes", "going"),
    "begin": ("began", "begins", "beginning"),
    "beg": ("begged", "begs", "begging"),
    "admit": ("admitted", "admits", "admitting"),
    "rebuff": ("rebuffed", "rebuffs", "rebuffing"),
    "quip": ("quipped", "quips", "quipping"),
    "refer": ("referred", "refers", "referring"),
    "plan": ("planned", "plans", "planning"),
    "order": ("ordered", "orders", "ordering"),
}
NOUNISH = frozenset(
    "claims reports plans demands requests appeals orders offers notes states comments posts estimates blames suspects "
    "promises pledges vows remarks signals labels brands calls goes cautions jokes declared stated".split()
)
"""Forms that are nouns or adjectives more often than not: they count only right after a speaker."""


def _forms(lemma: str) -> tuple[str, ...]:
    if lemma in _ODD:
        return _ODD[lemma]
    if lemma.endswith("e"):
        return lemma + "d", lemma + "s", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeo":
        return lemma[:-1] + "ied", lemma[:-1] + "ies", lemma + "ing"
    plural = lemma + ("es" if lemma.endswith(("s", "ss", "sh", "ch")) else "s")
    return lemma + "ed", plural, lemma + "ing"


KINDS: dict[str, VoiceKind] = {
    form: kind for kind, lemmas in _LEMMAS.items() for lemma in lemmas.split() for form in _forms(lemma)
}
"""Form of a verb to what its speaker does."""
QUOTING = frozenset(form for lemma in _QUOTING.split() for form in _forms(lemma)) - KINDS.keys()

_PASTS = (
    "arise arose arisen;become became;begin began begun;bear bore borne;beat beat beaten;bind bound;bite bit bitten;"
    "blow blew blown;break broke broken;bring brought;build built;burn burnt;buy bought;catch caught;choose chose chosen;"
    "come came;deal dealt;die died;do did done;draw drew drawn;drink drank drunk;drive drove driven;eat ate eaten;"
    "fall fell fallen;feed fed;feel felt;fight fought;find found;flee fled;fly flew flown;forbid forbade forbidden;"
    "forget forgot forgotten;freeze froze frozen;get got gotten;give gave given;go went gone;grow grew grown;hang hung;"
    "hear heard;hide hid hidden;hold held;keep kept;know knew known;lead led;leave left;lend lent;lie lied;lose lost;"
    "make made;mean meant;meet met;pay paid;ride rode ridden;ring rang rung;rise rose risen;run ran;say said;see saw seen;"
    "seek sought;sell sold;send sent;shake shook shaken;shoot shot;show showed shown;shrink shrank shrunk;sing sang sung;"
    "sink sank sunk;sit sat;sleep slept;speak spoke spoken;spend spent;stand stood;steal stole stolen;stick stuck;"
    "strike struck;swear swore sworn;swim swam swum;take took taken;teach taught;tear tore torn;tell told;think thought;"
    "throw threw thrown;understand understood;wake woke woken;wear wore worn;win won;withdraw withdrew withdrawn;"
    "write wrote written;overthrow overthrew overthrown;undergo underwent undergone;undertake undertook undertaken;"
    "kill killed;abduct abducted;advance advanced"
)
_LEMMA = {form: row.split()[0] for row in _PASTS.split(";") for form in row.split()[1:]}
PAST = frozenset(_LEMMA)
"""Irregular past and participle forms."""
UNCHANGED = frozenset("cut hit put set shut split spread cast cost hurt let quit shed bid".split())
"""Verbs whose past is their base form."""


@cache
def _english() -> Any:
    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=1 << 16)
def verb_stem(word: str) -> str:
    """Stem of a case-folded word; irregular past forms give the stem of their base form ("withdrew": "withdraw")."""
    return str(_english().stemWord(_LEMMA.get(word, word)))
