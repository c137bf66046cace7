"""Words that mark a sentence as perhaps holding a demand or a threat, by language."""

import re
from functools import cache

# Written by hand from everyday verbs. On the 12 gold articles the English lists mark 50 of 254 sentences, and
# with them 11 of the 20 that hold a demand and 4 of the 5 that hold a threat; the others were not measured.
DEMAND = {
    "en": r"demand\w*|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:on|upon|for)|appeal\w*|insist\w*|must|should"
    r"|request\w*|ask(?:s|ed|ing)?|plead\w*|beg(?:s|ged)?|order(?:s|ed)?|press(?:es|ed|ing)|ultimatum"
    r"|require[sd]?|want(?:s|ed)?|(?:has|have|had) to|need(?:s|ed)? to|advocat\w+|let us|refuse\w*"
    r"|t(?:old|ell|ells) .{1,60}?\bto|counts? on|expect(?:s|ed)?|encourag\w+|recommend\w*|invit\w+|petition\w*"
    r"|instruct\w*|direct(?:s|ed|ing)|command(?:s|ed|ing)|deadline|until|unless|if|propos\w+|resolution|advis\w+",
    "fr": r"exig\w+|demand\w+|appel\w+|doi(?:t|vent)|réclam\w+|somm\w+|invit\w+|ultimatum|insist\w+|il faut",
    "de": r"(?:auf|ge|aufge)?forder\w*|verlang\w*|r(?:uf|ief)\w* .{0,80}\bauf|auf(?:ge)?ruf\w*"
    r"|appell\w*|muss|müssen|soll\w*|dräng\w*|Ultimatum|besteh\w*",
    "es": r"exig\w+|pid\w+|ped\w+|llam\w+|debe\w*|reclam\w+|inst[aóo]\w*|ultimátum|insist\w+",
    "ru": r"требу\w+|потребова\w+|призва\w+|призыва\w+|долж\w+|настаива\w+|ультиматум\w*|прос\w+|обязан\w*",
    "uk": r"вимага\w+|заклика\w+|закли[кч]\w+|повин\w+|наполяга\w+|ультиматум\w*|прос\w+|мус\w+",
}
THREAT = {
    "en": r"threat\w*|warn\w*|retaliat\w*|risk(?:s|ed|ing)?|consequence\w*|or (?:else|face)|face sanctions"
    r"|will (?:not hesitate|respond|attack|strike|pay|face|defend)"
    r"|will be (?:held|sunk|shot|killed|destroyed|attacked|arrested|targeted)|would (?:respond|attack|strike|face)"
    r"|(?:if|unless)\b.{0,200}\b(?:will|would|shall|could)|(?:will|would|shall)\b.{0,200}\b(?:if|unless)\b"
    r"|sanction\w*|revenge|punish\w*|ready (?:and \w+ )?to|ultimatum|vow\w*|prepared to"
    r"|will|would|shall|won[’']t|[’']ll|deserves?|reserves? the right|or (?:see|be|lose|suffer)|determined to|if|unless",
    "fr": r"menac\w+|avert\w+|représaill\w+|riposte\w*|sanction\w*|conséquence\w*|sinon|faute de|risqu\w+",
    "de": r"droh\w*|warn\w*|Vergeltung\w*|Sanktion\w*|Konsequenz\w*|Folgen|sonst|andernfalls|riskier\w*",
    "es": r"amenaz\w+|advert\w+|advirt\w+|represali\w+|sancion\w*|consecuencia\w*|de lo contrario|arriesg\w+",
    "ru": r"угро[зж]\w+|грози\w*|предупре\w+|ответ\w+ мер\w*|санкци\w+|последстви\w+|иначе|возмезди\w+",
    "uk": r"погро\w+|загро[зж]\w+|попере[дж]\w+|санкці\w+|наслідк\w+|інакше|відплат\w+",
}


# Forms that hardly ever mean anything else; a small model is asked about them without examples of "no".
SURE_DEMAND = {
    "en": r"(?:call(?:s|ed|ing)? (?:on|upon)|urg(?:es|ed|ing)|order(?:s|ed)|appeal(?:s|ed)? to|encourag(?:es|ed)"
    r"|(?:has|have|had) asked) .{0,80}\bto|call(?:s|ed|ing)? for|demand(?:s|ed|ing)? (?:that|for|an?|the)"
    r"|demands (?:include|have included|are)|(?:must|need to) (?:stop|end|withdraw|leave|stand)|ultimatum"
    r"|(?:strongly|we|I|they) urge|insist(?:s|ed) (?:on|that)|recommend(?:s|ed)",
}
SURE_THREAT = {
    "en": r"threaten(?:s|ed|ing)? (?:to|that|with|him|her|them|[A-Z])|or (?:else )?(?:risk )?(?:face|facing)|ultimatum"
    r"|will (?:not hesitate|retaliate|pay|be held responsible)|(?:will|would) (?:attack|strike|respond|retaliate)"
    r"|warn(?:s|ed)? [^.]{0,40}\bthat our|if\b.{0,120}\b(?:we|they) (?:will|would|shall)",
}


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def demanding(sentence: str, language: str | None) -> bool:
    """Whether the sentence has a word of demanding. In a language without a list, every one may."""
    words = DEMAND.get(language or "en")
    return words is None or _pattern(words).search(sentence) is not None


def threatening(sentence: str, language: str | None) -> bool:
    """Whether the sentence has a word of threatening. In a language without a list, every one may."""
    words = THREAT.get(language or "en")
    return words is None or _pattern(words).search(sentence) is not None


def marked(sentence: str, language: str | None) -> bool:
    """Whether the sentence may hold a demand or a threat."""
    return demanding(sentence, language) or threatening(sentence, language)


def sure(sentence: str, language: str | None) -> tuple[bool, bool]:
    """Whether it surely demands, and surely threatens; known for English only."""
    words = SURE_DEMAND.get(language or "en"), SURE_THREAT.get(language or "en")
    demand, threat = (bool(some and _pattern(some).search(sentence)) for some in words)
    return demand, threat
