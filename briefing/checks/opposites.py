"""English words that say the contrary of each other."""

from functools import cache

from briefing.checks.prepared import english_stem

# Written by hand. Each row has two sides; within a side the words agree, across the sides they contradict.
_ROWS = """
allow permit let authorise authorize enable | ban prohibit forbid bar block prevent outlaw
accept approve agree consent endorse | reject refuse decline deny oppose rebuff
support back favour favor endorse | oppose resist object reject refuse
confirm admit acknowledge | deny dispute refute
increase rise raise grow climb surge jump soar intensify expand step | decrease fall drop decline reduce cut shrink lower plunge scale
begin start launch open commence resume | end stop halt cease close conclude terminate suspend
continue keep maintain remain persist | end stop halt cease suspend abandon drop
win victory triumph succeed | lose defeat fail
pass approve adopt | reject defeat block veto
enter arrive join | leave exit withdraw quit depart
impose | lift remove ease waive
arrest detain jail imprison | release free
appoint hire elect | dismiss fire sack
convict guilty | acquit innocent
condemn criticise criticize denounce | praise welcome hail applaud commend
strengthen | weaken
most | least
north northern | south southern
east eastern | west western
open | close shut
public | private secret
true | false
legal lawful | illegal unlawful
safe | dangerous unsafe
peaceful | violent
possible | impossible
likely | unlikely
major large big great huge | minor small little
high | low
success successful | failure unsuccessful
better improve | worse worsen deteriorate
buy purchase | sell
attack strike invade | defend protect
war | peace
stay remain | leave depart withdraw
ally friend partner | enemy rival foe opponent
best | worst
vaccinated | unvaccinated
armed | unarmed
known identified | unknown unidentified
named | unnamed
""".strip().splitlines()


@cache
def opposites() -> dict[str, frozenset[str]]:
    """By stem, the stems that contradict it."""
    found: dict[str, set[str]] = {}
    for row in _ROWS:
        left, right = ({english_stem(word) for word in side.split()} for side in row.split("|"))
        for ours, theirs in ((left, right), (right, left)):
            for stem in ours:
                found.setdefault(stem, set()).update(theirs)
    return {stem: frozenset(others) for stem, others in found.items()}
