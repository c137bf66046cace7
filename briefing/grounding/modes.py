"""Which kind of demand or threat it is: PLOVER's modes, read off the words (English)."""

import re
from collections.abc import Mapping
from functools import lru_cache

from briefing.nouns.brief import DemandKind, ThreatKind

# After what CAMEO2PLOVER-2021 puts under each mode: CAMEO 101-103 are "assist", 104 "change", 1051-1056
# "yield", 106-108 "meet"; 131-139 are the modes of THREATEN. The words are general knowledge of news English.
_DEMANDS: Mapping[DemandKind, str] = {
    "yield": r"cease-?fires?|truces?|cessation|armistice|withdraw\w*|pull(?:s|ed|ing)? (?:back|out)|retreat\w*|disarm\w*"
    r"|lay(?:ing)? down (?:\w+ )?(?:arms|weapons)|surrender\w*|de-?escalat\w*|renounce\w*|releas(?:e|ing) (?!.{0,30}\b(?:files?|report|"
    r"documents?|information|findings|figures|data|aid|funds?)\b)|free(?:ing)? (?:the |all |\w+ )?(?:hostages?|prisoners?|detainees?|captives?)"
    r"|drop(?:ping)? (?:the |all |\w+ )?charges|(?:lift|eas|relax|remov|end|drop)(?:e|ing|ping)? .{0,40}\b(?:sanctions?|embargo\w*|blockade|boycott"
    r"|curfew|restrictions?|curbs?|barriers?|ban|tariffs?|state of emergency|siege)|allow\w* .{0,60}\b(?:workers|aid|access|inspect\w+|"
    r"observers?|peacekeepers?|convoys?)|return(?:ing)? (?:the|an?|all|our|its|their|stolen|captured|looted) \w+"
    r"|(?:stop|halt|end|cease|suspend)(?:ping|ing)? .{0,40}\b(?:attack\w*|fighting|shelling|bomb\w*|strikes|offensives?|hostilities|"
    r"military action|fire|violence|broadcasts?|provocations?|operations?|aggression|war|invasion)|hold (?:its|their) fire"
    r"|act with restraint|show restraint|exercise restraint|stand down|let .{1,30} go (?:home|free)",
    "meet": r"talks?|negotiat\w*|meet(?:s|ing|ings)?|dialog(?:ue)?s?|mediat\w*|summits?|conferences?|consult\w*|sit down|"
    r"bargaining table|settle\w* .{0,30}\b(?:dispute|conflict|differences)|(?:reach|conclude|sign)(?:ing)? (?:an?|the) .{0,20}\b(?:agreement|"
    r"settlement|deal|accord|compromise)",
    "assist": r"(?:provid|suppl|deliver|donat|contribut|allocat)\w+|send(?:ing)? (?!.{0,20}\bback\b)|aid|assist\w*|help\w*|fund(?:s|ing)?|financ\w+|money|"
    r"cooperat\w*|co-operat\w*|extradit(?:e|es|ing)|weapons? deliver\w+|reinforcements?|stand by (?:us|them|him|her|it|[A-Z]\w+)|"
    r"join(?:ing)? (?:the|its|their|our) .{0,20}\b(?:coalition|effort|fight|boycott)|accept(?:ing)? refugees|shelter\w*",
    "change": r"resign\w*|step(?:ping)? (?:down|aside)|quit|oust\w*|impeach\w*|remov(?:al|e|ing) (?:of )?(?:the )?(?:[A-Z]\w*|president|minister|"
    r"government|premier|leader|governor|mayor|chief)|elections?|referendum\w*|reforms?|reforming|constitution\w*|independence|autonomy|rights|"
    r"freedoms?|dissol(?:v\w+|ution)|(?:withdraw|drop|scrap|repeal|amend|abolish|chang|revis|revok|throw)\w* .{0,40}\b(?:law|bill|act|polic(?:y|ies)|decree|"
    r"legislation|tax|rule|treaty|decision|verdict)(?:\b|$)|universal suffrage|appoint\w*|sack(?:ed|ing)?|dismiss\w*|raise (?:wages|pay|salaries|pensions)",
}  # fmt: skip
_POLICY = re.compile(
    r"\b(?:withdraw\w*|drop\w*|dismissal) (?:of )?.{0,30}\b(?:law|bill|act|polic(?:y|ies)|decree|legislation|tax)\b"
)
_FREED = re.compile(r"\b(?:releas\w+|free|freeing)\b")
_THREATS: Mapping[ThreatKind, str] = {
    "restrict": r"sanction\w*|embargo\w*|boycott\w*|blockad\w*|curfews?|martial law|state of emergency|tariffs?|import duties|duties on"
    r"|restrict(?:s|ed|ing|ions?)? .{0,30}\b(?:trade|exports?|imports?|travel|movement|licen[cs]es?)|trade .{0,30}\brestrict\w*|trade (?:ban|war)|"
    r"freez\w+ .{0,20}\bassets?|(?:assets?|accounts?) .{0,20}\bfroze[n]?|close (?:the|its|their) (?:borders?|airspace|ports?)|block(?:ing)? .{0,20}\b(?:roads?|ports?|exports?)",
    "ban": r"ban|bans|banned|banning|outlaw\w*|disqualif\w+|bar(?:red|ring) .{1,40}\bfrom|fin(?:es?|ed) (?!arts?\b)|revok\w+ .{0,20}\blicen[cs]es?|shut(?:ting)? down .{0,20}\b(?:party|parties|newspaper|station|channel)",
    "arrest": r"arrest\w*|detain\w*|detention|jail\w*|imprison\w*|prison|prosecut\w*|indict\w*|put on trial|legal action|sue|sued|criminal charges|death penalty|behind bars",
    "relations": r"(?:break|cut|sever|suspend|end|downgrad|reduc|review|breaking|cutting|severing|suspending)\w* .{0,40}\b(?:relations?|ties|links|contacts?)"
    r"|(?:stop|halt|suspend|end|cut|quit|leav|walk|pull|withhold|freez|cancel|boycott)\w* .{0,30}\b(?:talks?|negotiations?|mediation|aid|assistance|cooperation|funding|treaty|agreement|pact|participation)"
    r"|recall\w* .{0,20}\b(?:ambassador|envoy)s?|withdraw\w* from (?:the|an?) .{0,30}\b(?:treaty|agreement|accord|pact|organi[sz]ation|union|talks|deal)|general strike|"
    r"go on strike|strike action|hunger strike|protests?|rall(?:y|ies)|demonstrations?|veto\w*",
    "rights": r"censor\w*|(?:revok|strip|suspend|curtail|curb|limit)\w* .{0,40}\b(?:citizenship|rights?|freedoms?|press|speech|immunity|liberties)",
    "expel": r"expel\w*|expuls\w*|deport\w*|throw\w* out of the country|persona non grata|withdraw\w* .{0,30}\b(?:peacekeep\w+|inspectors?|observers?|monitors?|aid workers?|humanitarian workers?|aid agencies)",
    "territory": r"occup(?:y|ied|ation|ying)|annex\w*|(?:seiz|tak|captur)\w+ .{0,30}\b(?:territor\w+|islands?|land|provinces?|region|villages?|city|capital)",
    "violence": r"attack\w*|shell(?:s|ed|ing)?|bomb\w*|air ?strikes?|missiles?|kill\w*|war|fight\w*|offensives?|militar(?:y|ily)|retaliat\w*|shoot\w*|shot|destroy\w*|destruction|"
    r"sink|sunk|invad\w*|invasion|armed|repress\w*|crush\w*|annihilat\w*|nuclear|bloodshed|use (?:of )?force|by force|violen\w+|wip\w+ out|burn\w*|assassinat\w*|execut(?:e|ed|ion)|"
    r"revenge|defend ourselves|self-defen[cs]e|strikes? (?:against|on|back)|(?:will|would|to) strike (?!action)",
}  # fmt: skip


def _compiled(rules: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {mode: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for mode, words in rules.items()}


_DEMAND_MODES = _compiled({str(mode): words for mode, words in _DEMANDS.items()})
_THREAT_MODES = _compiled({str(mode): words for mode, words in _THREATS.items()})


@lru_cache(maxsize=1024)
def demand_kind(demand: str) -> str | None:
    """The PLOVER mode of what is demanded (English): assist, change, yield or meet; None when unsure.

    Unsure means that words of no mode, or of more than one, stand there.
    """
    if _POLICY.search(demand) and not _FREED.search(demand):
        return "change"
    return _only(demand, _DEMAND_MODES)


@lru_cache(maxsize=1024)
def threat_kind(consequence: str) -> str | None:
    """The PLOVER mode of what is threatened (English), such as restrict or violence; None when unsure."""
    return _only(consequence, _THREAT_MODES)


def _only(text: str, modes: Mapping[str, re.Pattern[str]]) -> str | None:
    found = [mode for mode, words in modes.items() if words.search(f"{text} ")]
    return found[0] if len(found) == 1 else None
