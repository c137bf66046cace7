"""Which part of speech a word of English news has by its form alone: lists written by hand."""

from functools import cache

from briefing.checks.concepts import base_forms
from briefing.checks.nations import name_keys
from briefing.checks.prepared import english_stem

# Written by hand from everyday news English. Past forms need no list; these are verbs in their other forms too.
VERBS = """
accept accuse acquire add address admit adopt advise agree aid aim allege allow announce apologise apologize appeal
appoint approve argue arrest ask assassinate assist attack attend authorise authorize avoid award back ban bar beat
become begin believe blame block bomb boycott break bring build buy call cancel carry cause challenge change charge
choose cite claim close comment condemn confirm confront congratulate consider contact continue control convict
convince create cross criticise criticize cut damage decide declare defeat defend delay deliver demand denounce deny
deploy deport describe destroy detain develop dismiss dispute disrupt dissolve donate drop elect encourage end endorse
enter establish evacuate evict examine execute expel extend extradite face fear fight file fine finance find fine fire
follow found free fund gain get give grant greet hail halt hand harm have hear help hire hit hold honour honor
hope host hurt identify impeach impose increase inform injure insist instruct interview invade investigate invite join
jail keep kidnap kill know launch lead leave let lift lose maintain make meet mention murder name need nominate notify
obtain occupy offer open oppose order oust overthrow overturn pardon pass pay persuade plan pledge praise predict
present press pressure prevent produce promise promote propose prosecute protect provide publish punish question raise
ratify reach receive recognise recognize recommend record refuse reject release remain remove repeal replace reply
report represent request require rescue resign resist respond restore restrict return reveal review rule run sack
sanction save say search see seek seize sell send sentence serve set shell shoot show sign stab start state steal stop
strike study submit suggest sue summon supply support suspect suspend take target teach tell test thank threaten
trade train transfer try turn unveil urge use veto view violate visit vow want warn watch welcome win withdraw wish
worry wound write
absorb abuse accompany achieve acknowledge act adapt adjust admire advance afford aggravate allocate amend analyse apply
arm arrive assemble assert assess assign assure avert await bear belong betray bless blow bow brief broadcast calm capture
care cast catch celebrate cite collect combat compare compel compete complain complete concede conclude condone consult
contain contest contradict contribute cooperate coordinate count cover crash criticize curb cure debate declassify decline
decrease dedicate define depend depict deprive deserve detail determine devote die direct disagree disappear disclose
discover discuss display displace distribute divide doubt draft draw drive earn eliminate embrace emerge emphasise emphasize
endanger endure enforce engage enjoy ensure escalate escape exceed exclude expand expect explain exploit explode explore
export expose express fail fall favour favor feed feel flee fly focus forbid foster fulfil fund gather generate govern
guarantee guard guide happen hate haul hide highlight hinder hurl ignore imagine implement imply import imprison improve
include infect inherit insult intend intensify intervene introduce investigate involve isolate issue join judge justify
lack last learn lend lie limit live list load lobby love manage march mark marry measure mediate mention mock monitor move
negotiate note nurse offend operate outline own paint participate patrol penalise perform permit persist pick place play
point postpone prefer prepare preserve preside press prohibit pull push put quit quote reaffirm recall reduce refer reform
refrain regard regret relate rely remember remind renew repeat resolve restrain resume retain retake ride rise risk rob
seal secure separate serve settle share shift shut shrink sink sit slam slow speak spend split spread spy stand stay steer
strengthen stress strip struggle succeed suffer surrender surround survive sustain swear talk tell tend tolerate touch tour
track travel treat trigger trust undermine understand undertake urge vote wait walk wear weaken withhold witness work yield
"""
EITHER = frozenset(
    "address aid aim appeal attack award back ban bar beat block bomb boycott break call cause challenge change charge "
    "claim comment contact control cut damage delay demand drop end face fear fight file find fine fire free fund "
    "gain grant hand harm help hire hit hold honour honor hope host hurt increase interview jail launch lead lift murder "
    "name need offer open order pardon pass pay plan pledge praise present press pressure promise question raise reach "
    "record release reply report request rescue return review rule run sack sanction save search sentence set shell show "
    "sign start state stop strike study supply support suspect target test thank threat trade train transfer try turn use "
    "act arm brief broadcast cast catch cover crash debate decline decrease detail doubt draft draw drive export express focus "
    "guard guide haul hate import issue judge lack last lead lie limit list live load lobby love march mark measure move note "
    "nurse place play point pull push put quote reform regret ride rise risk seal separate share shift slam slow split spread "
    "spy stand stay stress strip struggle talk touch tour track travel treat trigger trust vote wait walk witness work yield "
    "fund influence outline paint patrol rule "
    "veto view visit vow want watch welcome win wish worry wound dispute pressure set".split()
)
"""Verbs whose bare form is a noun or adjective as well."""
NO_PAST = frozenset(
    "need speed hundred indeed bed red feed seed weed breed shed sacred naked united aged alleged kindred limited "
    "unprecedented armed supposed so-called unnamed related advanced children people men women lives wives armies "
    "countries cities allies parties casualties injuries leaves feet man person persons army seed deed creed greed reed sled heed".split()
)
MODAL = frozenset(
    "will would shall should can could may might must cannot won't wouldn't can't couldn't shouldn't".split()
)
DO = frozenset("do does did don't doesn't didn't".split())
HAVE = frozenset("have has had having hasn't haven't hadn't".split())
BE = frozenset("be is are was were been being am isn't aren't wasn't weren't it's that's he's she's".split())
DET = frozenset(
    "a an the this these those his its her their our my your some any each every no all both another several many most "
    "few more such half".split()
)
PRONOUN = frozenset(
    "he she they it we i you him them us me who himself herself itself themselves everyone someone".split()
)
PREP = frozenset(
    "of in on at by for from into onto with about over under during against upon via per amid among between within "
    "through toward towards across around near behind without after before since until as than like despite out off up "
    "down beyond following including alongside".split()
)
SUB = frozenset("because when while if although though whether unless where how why what that".split())
REL = frozenset("who which whom whose".split())
ADVERB = frozenset(
    "also already still again now then later soon only just even ever further yet so once twice back there here too "
    "allegedly not never n't instead ago".split()
)
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december today yesterday tomorrow morning afternoon evening night day week month year weekend hour "
    "minute time moment days weeks months years hours minutes".split()
)  # fmt: skip
TITLES = frozenset(
    "president minister prime secretary foreign king queen spokesman spokeswoman spokesperson senator general leader chief "
    "mr mrs ms dr sir lord former chancellor ambassador governor mayor judge prince princess pope sheriff officer captain "
    "colonel sergeant congressman representative director chairman chair coach vice deputy premier defence defense "
    "attorney press current".split()
)
POSTPOSED = frozenset(
    "better best worse dead alive close neither guilty responsible away abroad early late alone".split()
)
SAME_PAST = frozenset("beat cut set cast hurt spread shut hit put".split())
DEMANDS = frozenset(
    "demand demands demanded insist insists insisted request requests requested propose proposed".split()
)
PARTICLES = frozenset("out off up down away back over".split())
DEEDS = (
    "airstrike aggression assault raid criticism bombing killing victory war offensive threat invasion bombardment shelling "
    "assassination proclamation demand appeal warning accusation proposal statement announcement resignation apology"
)


@cache
def verb_stems() -> frozenset[str]:
    """Stems of the verbs known by heart."""
    return frozenset(english_stem(verb) for verb in VERBS.split())


@cache
def deed_stems() -> frozenset[str]:
    """Stems of words that name a deed, verbs and nouns."""
    return verb_stems() | {english_stem(noun) for noun in DEEDS.split()}


@cache
def third_forms() -> dict[str, str]:
    """By its form in -s, the verb."""
    found = {}
    for verb in VERBS.split():
        if verb.endswith("y") and verb[-2] not in "aeou":
            found[verb[:-1] + "ies"] = verb
        else:
            found[verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")] = verb
    return found


@cache
def bases() -> frozenset[str]:
    """The verbs known by heart, in their bare form."""
    return frozenset(VERBS.split())


@cache
def irregular() -> frozenset[str]:
    """Past forms that do not end in -ed."""
    return (frozenset(base_forms()) | {"left", "saw", "put", "hit", "shot", "let", "read"}) - NO_PAST


def past(low: str) -> bool:
    """Whether the word looks like a past form or a past participle."""
    return (low.endswith("ed") and len(low) > 3 and low not in NO_PAST) or low in irregular()


def _kinds() -> dict[str, str]:
    table = (
        ("adv", ADVERB | POSTPOSED), ("prep", PREP), ("det", DET), ("pro", PRONOUN), ("sub", SUB), ("rel", REL),
        ("and", frozenset({"and", "or", "but", "nor"})), ("mod", MODAL), ("do", DO), ("have", HAVE), ("be", BE),
        ("prep", frozenset({"to"})),
    )  # fmt: skip
    return {word: kind for kind, words in table for word in words}


KINDS = _kinds()
"""By word, its kind: adv, prep, det, pro, sub (opens a clause), rel, and, mod, do, have, be."""

_CAPITALS = (
    "washington:usa moscow:russia kremlin:russia beijing:china london:britain paris:france berlin:germany kyiv:ukraine "
    "kiev:ukraine tehran:iran ankara:turkey damascus:syria baghdad:iraq kabul:afghanistan tokyo:japan delhi:india "
    "islamabad:pakistan madrid:spain rome:italy warsaw:poland budapest:hungary cairo:egypt riyadh:saudi tripoli:libya"
)
CAPITALS = {
    city: name_keys().get(nation, nation) for city, nation in (pair.split(":") for pair in _CAPITALS.split())
}
"""By the seat of a government, the key of the nation that news means by it: "Washington wants …"."""
