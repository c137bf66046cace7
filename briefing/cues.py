"""Words that mark a sentence as perhaps holding a demand or a threat, by language."""

import re
from functools import cache

# From the PLOVER codebook's REQUEST/DEMAND and THREATEN verbs, widened by everyday synonyms. As a screen
# they are tuned for recall: on the 12 gold articles the English list marks about one sentence in five.
DEMAND = {
    "en": r"demand\w*|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:on|upon|for)|appeal\w*|insist\w*|must|should"
    r"|request\w*|ask(?:s|ed|ing)?|plead\w*|beg(?:s|ged)?|order(?:s|ed)?|press(?:es|ed|ing)|ultimatum"
    r"|require[sd]?|want(?:s|ed)? .{0,40}\bto|(?:has|have|had) to|need(?:s|ed)? to|advocat\w+|let us|refuse\w*",
    "fr": r"exig\w+|demand\w+|appel\w+|doi(?:t|vent)|réclam\w+|somm\w+|invit\w+|ultimatum|insist\w+|il faut",
    "de": r"forder\w*|verlang\w*|ruf\w* .{0,80}\bauf|appell\w*|muss|müssen|soll\w*|dräng\w*|Ultimatum|besteh\w*",
    "es": r"exig\w+|pid\w+|ped\w+|llam\w+|debe\w*|reclam\w+|inst[aóo]\w*|ultimátum|insist\w+",
    "ru": r"требу\w+|потребова\w+|призва\w+|призыва\w+|долж\w+|настаива\w+|ультиматум\w*|прос\w+|обязан\w*",
    "uk": r"вимага\w+|заклика\w+|закли[кч]\w+|повин\w+|наполяга\w+|ультиматум\w*|прос\w+|мус\w+",
}
THREAT = {
    "en": r"threat\w*|warn\w*|retaliat\w*|risk(?:s|ed|ing)?|consequence\w*|or (?:else|face)|face sanctions"
    r"|will (?:not hesitate|respond|attack|strike|pay|face|be held|defend)|would (?:respond|attack|strike|face)"
    r"|(?:if|unless)\b.{0,200}\b(?:will|would|shall|could)|(?:will|would|shall)\b.{0,200}\b(?:if|unless)\b"
    r"|sanction\w*|revenge|punish\w*|ready to (?:use|fight|launch|respond)|ultimatum|vow\w*|prepared to",
    "fr": r"menac\w+|avert\w+|représaill\w+|riposte\w*|sanction\w*|conséquence\w*|sinon|faute de|risqu\w+",
    "de": r"droh\w*|warn\w*|Vergeltung\w*|Sanktion\w*|Konsequenz\w*|Folgen|sonst|andernfalls|riskier\w*",
    "es": r"amenaz\w+|advert\w+|advirt\w+|represali\w+|sancion\w*|consecuencia\w*|de lo contrario|arriesg\w+",
    "ru": r"угро[зж]\w+|грози\w*|предупре\w+|ответ\w+ мер\w*|санкци\w+|последстви\w+|иначе|возмезди\w+",
    "uk": r"погро\w+|загро[зж]\w+|попере[дж]\w+|санкці\w+|наслідк\w+|інакше|відплат\w+",
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
