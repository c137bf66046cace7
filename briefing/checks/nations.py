"""States and bodies under one key in all their forms: "Turkish", "US", "United States" (English)."""

from functools import cache

from babel import Locale

_SHORT_FORMS = {
    "usa": "u.s. u.s.a. usa america american americans",
    "britain": "uk u.k. britain british briton britons",
    "eu": "eu e.u.",
    "un": "un u.n.",
    "soviet": "ussr u.s.s.r. soviet soviets",
    "uae": "uae emirati emirates",
    "isis": "isis isil daesh is",
}
TWO_WORD_NAMES = {
    ("united", "states"): "usa",
    ("united", "kingdom"): "britain",
    ("european", "union"): "eu",
    ("united", "nations"): "un",
    ("soviet", "union"): "soviet",
    ("islamic", "state"): "isis",
    ("per", "cent"): "percent",
}
# Of nations whose name does not begin like their adjective.
_NATIONS = {
    "nigeria": "nigerian", "niger": "nigerien", "france": "french", "germany": "german", "netherlands": "dutch", "switzerland": "swiss", "spain": "spanish spaniard",
    "greece": "greek", "denmark": "danish dane", "poland": "polish pole", "sweden": "swedish swede", "turkey": "turkish turk",
    "ireland": "irish", "wales": "welsh", "scotland": "scottish scot", "england": "english", "norway": "norwegian",
    "philippines": "philippine filipino", "myanmar": "burma burmese", "thailand": "thai", "finland": "finnish finn",
    "iraq": "iraqi", "china": "chinese", "japan": "japanese", "peru": "peruvian", "argentina": "argentine",
    "afghanistan": "afghan", "kosovo": "kosovar", "lebanon": "lebanese", "portugal": "portuguese", "belgium": "belgian",
    "ukraine": "ukrainian", "europe": "european", "mexico": "mexican", "brazil": "brazilian", "israel": "israeli",
    "syria": "syrian", "vietnam": "vietnamese", "cyprus": "cypriot", "kazakhstan": "kazakh", "uzbekistan": "uzbek",
}  # fmt: skip


@cache
def name_keys() -> dict[str, str]:
    """By case-folded word, the one key of a nation or body in all its forms ("turkish": "turkey")."""
    keys: dict[str, str] = {}
    for territory in sorted(Locale.parse("en").territories.values(), key=len, reverse=True):
        nation = territory.casefold()
        if nation.isalpha() and len(nation) > 3:
            for form in _adjectives(nation):
                keys.setdefault(form, nation)
                keys.setdefault(f"{form}s", nation)
    for key, forms in (*_NATIONS.items(), *_SHORT_FORMS.items()):
        for form in (key, *forms.split()):
            keys[form] = key
            keys[f"{form}s"] = key
    del keys["iss"]
    return keys


@cache
def states() -> frozenset[str]:
    """Keys of states, and the words that tell a state of two words ("korea"); no bodies such as the UN."""
    return (
        frozenset(name_keys().values()) | frozenset("saudi arabia korea zealand africa lanka".split())
    ) - {
        "eu",
        "un",
        "isis",
    }


def _adjectives(nation: str) -> tuple[str, ...]:
    """What the adjective may be, by the endings that English gives nations."""
    stem = nation[:-1] if nation[-1] in "aeoy" else nation
    return (
        nation,
        *(stem + end for end in ("an", "ian", "ese", "i", "ish", "n")),
        f"{nation}n",
        f"{nation}i",
    )
