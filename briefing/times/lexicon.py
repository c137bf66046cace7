"""Words for time: months and weekdays of a language (Unicode CLDR), and small tables of words like "yesterday"."""

from functools import cache

from babel import Locale, UnknownLocaleError

UNSPACED = frozenset({"zh", "ja", "ko", "th"})
"""Languages written without spaces, where a name of a day has no word edge."""

# CLDR has the nominative and the genitive; after "in" and "on" Slavic languages use other cases.
_MORE_MONTHS: dict[str, dict[str, int]] = {
    "en": {
        **{name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)},
        "sept": 9,
    },
    "ru": {
        name: n
        for n, name in enumerate(
            "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре".split(), 1
        )
    },
    "uk": {
        name: n
        for n, name in enumerate(
            "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні".split(),
            1,
        )
    },
}
_MORE_DAYS: dict[str, dict[str, int]] = {
    "ru": {
        "понедельника": 0, "вторника": 1, "среду": 2, "среды": 2, "четверга": 3, "пятницу": 4, "пятницы": 4,
        "субботу": 5, "субботы": 5, "воскресенья": 6,
    },
    "uk": {
        "понеділка": 0, "вівторка": 1, "середу": 2, "середи": 2, "четверга": 3, "п'ятницю": 4, "п'ятниці": 4,
        "п’ятниця": 4, "п’ятницю": 4, "п’ятниці": 4, "суботу": 5, "суботи": 5, "неділю": 6, "неділі": 6,
    },
    "zh": {"周一": 0, "周二": 1, "周三": 2, "周四": 3, "周五": 4, "周六": 5, "周日": 6, "星期天": 6},
}  # fmt: skip
NEAR_DAYS: dict[str, dict[str, int]] = {
    "en": {
        "the day before yesterday": -2, "day before yesterday": -2, "the day after tomorrow": 2,
        "day after tomorrow": 2, "yesterday": -1, "last night": -1, "today": 0, "tonight": 0,
        "this morning": 0, "this afternoon": 0, "this evening": 0, "tomorrow": 1,
    },
    "uk": {"позавчора": -2, "вчора": -1, "учора": -1, "сьогодні": 0, "завтра": 1, "післязавтра": 2},
    "ru": {"позавчера": -2, "вчера": -1, "сегодня": 0, "завтра": 1, "послезавтра": 2},
    "fr": {"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "aujourd’hui": 0, "après-demain": 2, "demain": 1},
    "de": {"vorgestern": -2, "gestern": -1, "heute": 0, "übermorgen": 2},
    "es": {"anteayer": -2, "ayer": -1, "hoy": 0, "pasado mañana": 2},
    "ar": {"أول أمس": -2, "أمس": -1, "اليوم": 0, "غدا": 1, "غدًا": 1, "بعد غد": 2},
    "zh": {"前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2},
}  # fmt: skip
"""Words for a day near the one of writing, and how many days off it is. German "morgen" and Spanish "mañana"
are also the morning, so they are not here."""

NUMBERS: dict[str, int] = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip
TENS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4, "last": 4}  # fmt: skip


@cache
def lexicon(language: str) -> tuple[dict[str, int], dict[str, int]]:
    """Names of months (1-12) and weekdays (Monday is 0), case-folded; English for a language CLDR lacks."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en")
    months: dict[str, int] = {}
    days: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        months |= {name.casefold(): number for number, name in locale.months[context]["wide"].items()}
        days |= {name.casefold(): number for number, name in locale.days[context]["wide"].items()}
    return months | _MORE_MONTHS.get(locale.language, {}), days | _MORE_DAYS.get(locale.language, {})


def near_days(language: str) -> dict[str, int]:
    """Words such as "yesterday" in that language; none for a language without a table."""
    return NEAR_DAYS.get(language, {})
