"""English words that news uses for one another, and irregular forms: what a paraphrase may change."""

from collections.abc import Callable
from functools import cache

# Written by hand from general knowledge of news English. A word may stand in several rows; words of one row
# count as the same when a claim looks for its own words in an article, never when numbers, negations, names
# or roles are compared. Opposites and the steps from plan to deed ("propose", "do") stand in different rows.
_ROWS = """
kill dead die death slay murder shoot assassinate fatal deadly perish lose
casualty victim dead death toll
injure wound hurt injury
attack strike raid assault hit bomb shell bombard offensive airstrike bombing
offensive operation campaign incursion invasion invade assault
invade enter cross occupy
crash collide collision hit accident wreck
explode blast bomb explosion detonate
begin start launch open commence initiate kick
end stop finish cease halt close conclude terminate
continue keep persist remain stay ongoing resume
withdraw pull leave exit remove quit pullout withdrawal retreat dismiss
withdraw drop scrap cancel dismiss abandon scrub discard throw
expel remove oust eject kick evict drive
suspend halt postpone pause freeze delay defer shelve adjourn
reject refuse decline deny dismiss rebuff oppose
deny reject dispute refute
oppose against object reject resist
support back endorse favour favor stand
help aid assist support assistance
agree accept consent approve deal accord concede
agreement deal accord pact treaty settlement
approve pass adopt ratify endorse vote back
vote ballot poll election elect
elect win choose select pick
win victory beat defeat triumph succeed
lose defeat fail loss
resign quit step leave resignation
dismiss fire sack remove oust
appoint name pick choose nominate select install
succeed replace follow take successor
lead head chair run command leader chief
leader head chief president boss
say state tell note add remark comment declare announce assert claim mention explain report speak
announce declare unveil reveal state disclose
claim allege assert maintain
blame accuse fault hold responsible
accuse allege charge blame
charge indict accuse prosecute
arrest detain hold custody capture seize imprison jail
jail prison imprison sentence incarcerate
release free liberate freedom let
convict guilty sentence
trial court tribunal case hearing
judge court justice magistrate
demand call urge request ask seek want press appeal insist require
urge encourage exhort appeal call
ask request seek appeal
warn caution threaten alert
threaten threat vow menace
promise pledge vow commit swear undertake
plan intend aim prepare propose schedule
propose suggest offer recommend proposal
offer give provide supply grant
give provide donate hand grant supply
send deploy dispatch ship station
meet meeting talk summit gather hold
talk negotiate discuss negotiation dialogue discussion speak conversation
visit trip travel tour journey
arrive reach come enter land
return come back go
protest demonstrate rally march demonstration demonstrator protester
protester demonstrator activist marcher
strike walkout stoppage
clash fight battle combat conflict fighting skirmish
war conflict fighting hostility
ceasefire truce armistice
peace ceasefire truce
soldier troop military force army serviceman personnel
army military force troop
rebel militant insurgent fighter guerrilla gunman
militia militant fighter group
gunman shooter attacker assailant
police officer cop policeman constable
attacker assailant perpetrator
weapon arm gun missile
fire shoot launch
destroy demolish raze ruin wreck
damage harm hurt hit
burn fire blaze set
disrupt interrupt halt cut affect
reduce cut lower decrease decline drop slash shrink curtail
increase rise raise grow jump climb surge gain up expand
rise up grow climb soar
fall drop decline decrease down plunge slump
expand extend widen broaden grow
restrict limit curb curtail
limit cap ceiling
ban prohibit forbid bar outlaw block
block bar prevent stop obstruct stall
prevent stop avoid avert
allow permit let enable authorise authorize
require oblige need must force
force compel make oblige
build construct erect construction
create establish set found form make
make produce create manufacture
show reveal demonstrate indicate display suggest
find discover locate detect
search hunt seek look
investigate probe inquiry examine enquiry investigation look
inquiry investigation probe review
study research survey report analysis
report study document account
report claim say
confirm verify acknowledge
acknowledge admit concede recognise recognize accept
believe think consider suspect
expect anticipate likely forecast predict
hope wish want
try attempt seek aim effort endeavour endeavor
secure obtain get win achieve gain
get receive obtain gain acquire
take seize capture grab
capture seize take
hold keep detain retain
use employ utilise utilize
buy purchase acquire
sell sale
pay fund finance spend
cost price worth value
money fund cash
company firm business corporation group
worker employee staff labour labor
job post position role work
official authority government
government administration cabinet authority state regime
country nation state
parliament legislature assembly congress lawmaker
lawmaker legislator mp representative congressman senator politician
law legislation bill act statute
bill proposal legislation measure
rule regulation law
policy plan strategy
party group faction
member part
people person resident civilian citizen
resident inhabitant local people citizen
civilian people citizen
child kid boy girl youngster teenager
woman female girl lady
man male
family relative
home house residence
city town
area region district zone territory
region province area
border frontier boundary
near close outside beside
north northern
south southern
east eastern
west western
road street highway
plane aircraft jet airliner airplane
ship vessel boat
car vehicle
storm hurricane typhoon cyclone
quake earthquake tremor
flood flooding inundate
fire blaze wildfire
rescue save evacuate
evacuate flee leave
flee escape run leave
escape flee break
missing lost disappear
sick ill illness disease
disease illness virus
outbreak epidemic pandemic
doctor physician medic
hospital clinic
cause lead trigger prompt result bring
result lead outcome end
happen occur take place
immediate immediately instant once
several some number few
many numerous lot
big large huge major great
small little minor
new fresh recent
old former previous ex
former ex previous
important key significant crucial vital
serious grave severe
clear obvious evident
formal official formally officially
full complete total whole entire fully completely entirely altogether totally
quick rapid fast swift
secret covert classified
close shut closed
closed shut
open public
public open
private personal
main principal chief key primary
final last
last final past previous
first initial
next following coming
daily day
yearly annual year
annual yearly
nuclear atomic
economy economic
trade commerce export import
sanction penalty punish embargo
punish penalty punishment penalise penalize
tax levy duty tariff
crude oil petroleum
output production
barrel oil
retaliate respond revenge retaliation response reprisal
respond reply answer react response reaction
comment statement remark
statement remark declaration communique
speech address talk
address speech speak
interview tell
letter write
sign ink
mark commemorate celebrate
celebrate mark
condemn denounce criticise criticize slam blast decry
criticise criticize slam blast attack condemn
praise hail welcome laud commend
welcome hail praise
concern worry fear alarm
fear worry concern
anger outrage fury
crisis emergency
danger threat risk peril
endanger risk threaten jeopardise jeopardize
jeopardise jeopardize endanger threaten risk
defend protect guard
protect defend guard safeguard
watch monitor observe track
monitor observe supervise oversee
oversight supervision monitoring
control command hold
share part
independent separate
join enter
split divide separate
unite together joint
joint together common
ally partner
opponent rival enemy foe
enemy foe
rival opponent
candidate nominee
crown heir
king monarch
monarch king queen sultan
wed marry wedding marriage
fiancee partner bride
wife spouse
mother mom mum parent
father dad parent
journalist reporter
media press newspaper
spokesman spokeswoman spokesperson
embassy ambassador consulate
ambassador envoy diplomat
minister secretary
deadline ultimatum limit
hostage captive
prisoner inmate detainee
refugee migrant
terrorist extremist militant
flight plane
runway airport
headquarters base complex office
base headquarters facility
facility plant site installation
site location place scene
place location site
gather assemble rally congregate surround
surround encircle besiege
riot unrest disorder violence
violence unrest bloodshed
abuse brutality mistreatment
right freedom
justice fair
drop dismiss
participation participate attend part take
athlete competitor player
game match
team side club squad
league championship
cup trophy
goal score
coach manager trainer
hotline line communication
request behest
issue make
""".strip().splitlines()
_IRREGULAR = """
say said; tell told; begin began begun; give gave given; take took taken; go went gone; come came; see saw seen
make made; get got gotten; know knew known; think thought; find found; leave left; meet met; hold held; keep kept
lead led; lose lost; win won; fight fought; bring brought; buy bought; sell sold; send sent; spend spent; build built
fall fell fallen; rise rose risen; grow grew grown; fly flew flown; drive drove driven; write wrote written
speak spoke spoken; break broke broken; choose chose chosen; steal stole stolen; strike struck; shoot shot
stand stood; understand understood; withdraw withdrew withdrawn; draw drew drawn; throw threw thrown; flee fled
feel felt; hear heard; pay paid; lay laid; seek sought; teach taught; catch caught; sink sank sunk; swear swore sworn
sing sang sung; swim swam; run ran; forget forgot forgotten; forbid forbade forbidden; hide hid hidden; bear bore born
become became; overcome overcame; show shown; mean meant; deal dealt; burn burnt; hang hung; wear wore worn
eat ate eaten; drink drank drunk; ride rode ridden; shake shook shaken; wake woke woken; bite bit bitten; blow blew blown
die died dying; lie lay lain; slay slew slain; undertake undertook undertaken; oversee oversaw overseen; kneel knelt
man men; woman women; child children; person people persons; wife wives; life lives; leaf leaves; foot feet
beat beaten; forgive forgave forgiven; arise arose arisen; authorise authorize authorizes authorized authorizing authorization
army armies; country countries; city cities; ally allies; party parties; casualty casualties; injury injuries
""".replace("\n", "; ").strip("; ")


def base_forms() -> dict[str, str]:
    """By irregular form, the word it is a form of ("withdrew": "withdraw")."""
    rows = (row.split() for row in _IRREGULAR.split(";") if row.strip())
    return {form: base for base, *forms in rows for form in forms if form not in {"lay", "saw", "left"}}


@cache
def rows_of(stem_of: Callable[[str], str]) -> dict[str, tuple[int, ...]]:
    """By stem, the numbers of the rows that the word stands in."""
    found: dict[str, list[int]] = {}
    for number, row in enumerate(_ROWS):
        for stem in dict.fromkeys(map(stem_of, row.split())):
            found.setdefault(stem, []).append(number)
    return {stem: tuple(numbers) for stem, numbers in found.items()}
