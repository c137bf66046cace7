"""How strong a source is: a named person, an institution, an unnamed official, other media, or the outlet itself."""

import re
from functools import cache

from babel import Locale

from briefing.names import split_title
from briefing.voices.voice import Strength

_MEDIA = re.compile(
    r"\b(?:Reuters|AP|Associated Press|AFP|Agence France-Presse|Bloomberg|BBC|CNN|CNBC|NBC|CBS|ABC|Fox|MSNBC|NPR|PBS|"
    r"Sky News|Al Jazeera|TASS|Tass|RIA|Interfax|Xinhua|DPA|dpa|ANSA|EFE|IRNA|Anadolu|Kyodo|Yonhap|Politico|Axios|"
    r"TMZ|Wikinews|Deutsche Welle|DW|RT|KCNA|Meduza|Ukrinform|Haaretz|Le Monde|Der Spiegel|Bild|El País|"
    r"(?:The )?(?:[A-Z]\w+ )+(?:Times|Post|News|Mail|Mirror|Guardian|Telegraph|Tribune|Herald|Journal|Gazette|Press|TV|"
    r"Television|Radio|Agency)|Guardian|Telegraph|Times|Independent)\b|\b(?:media|newspapers?|broadcasters?|"
    r"news agenc(?:y|ies)|magazines?|television|radio|reporters|journalists|reports|daily|tabloid)\b"
)
_UNNAMED = re.compile(
    r"\b(?:officials?|sources?|spokes(?:man|woman|person|people)|diplomats?|aides?|advis[eo]rs?|officers?|insiders?|"
    r"witness(?:es)?|residents?|experts?|analysts?|activists?|critics|observers|lawmakers?|representatives?|"
    r"person|people|man|woman|some|many|others|several|eyewitness(?:es)?|neighbou?rs?|relatives?|friends?)\b",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"\b(?:ministry|government|police|army|military|court|agency|authorit(?:y|ies)|department|office|council|committee|"
    r"commission|union|bank|company|party|parliament|senate|congress|house|force|service|university|institute|"
    r"organi[sz]ation|association|foundation|group|fund|team|club|board|bureau|statement|study|report|survey|nations?|"
    r"administration|embassy|navy|kremlin|pentagon|nato|un|eu|us|uk|corporation|inc|airlines?|hospital|school|league|"
    r"east|west|north|south|street|city|river|states?|war|day|act|cup|world|province|county|island|islands|federation|society|centre|center|network|alliance|coalition|movement|taliban|hamas|hezbollah)\b",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"^[A-ZÀ-ÞĀ-Ž][\w’'-]+(?:\s+(?:[A-Z]\.|al|bin|de|van|von|der|del|[A-ZÀ-ÞĀ-Ž][\w’'-]+))+$"
)


def strength(speaker: str | None) -> Strength:
    """Kind of source behind a speaker as written (English); None is the outlet itself.

    A person with a name counts as named whatever office he speaks for; what cannot be told apart from a group
    or state is an institution.
    """
    if speaker is None:
        return "outlet"
    title, bare = split_title(speaker)
    bare = re.sub(r"^(?:[Tt]he|[Aa]n?)\s+", "", bare.split(",")[0])
    if title is not None and bare[:1].isupper():
        return "named person"
    if _MEDIA.search(speaker) and not _named_after_office(speaker):
        return "other media"
    if _named_after_office(speaker):
        return "named person"
    if _UNNAMED.search(speaker):
        return "unnamed official"
    if _INSTITUTION.search(bare) or bare.casefold() in _places():
        return "institution"
    return "named person" if _PERSONAL.match(bare) else "institution"


@cache
def _places() -> frozenset[str]:
    """Countries (Unicode CLDR, through Babel) and a few two-word places that look like a person's name."""
    countries = {name.casefold() for name in Locale.parse("en").territories.values()}
    return frozenset(
        countries | {"hong kong", "new york", "los angeles", "white house", "wall street", "downing street"}
    )


_OFFICED = re.compile(
    r"\b(?:spokes(?:man|woman|person)|official|adviser|advisor|diplomat|analyst|expert|activist|officer|lawmaker|"
    r"representative|reporter|journalist|witness|resident|critic)\s+[A-ZÀ-ÞĀ-Ž][\w’'-]+\s+[A-ZÀ-ÞĀ-Ž]"
)


def _named_after_office(speaker: str) -> bool:
    tail = re.search(r"\b[a-z]+\s+([A-ZÀ-ÞĀ-Ž][\w’'-]+\s+[A-ZÀ-ÞĀ-Ž][\w’'-]+)$", speaker)
    described = tail is not None and not re.search(
        r"\b(?:of|for|in|at|from|the|and)\s+[A-ZÀ-ÞĀ-Ž][\w’'-]+\s+\S+$", speaker
    )
    named = described and tail is not None and not (_INSTITUTION.search(tail[1]) or _MEDIA.search(tail[1]))
    return named or _OFFICED.search(speaker) is not None
