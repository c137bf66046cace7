"""Names of months and weekdays, by language, from the CLDR data that babel carries."""

from functools import cache

from babel import Locale, UnknownLocaleError


@cache
def months(language: str) -> dict[str, int]:
    """Lower-case full name in any of its standing forms → number of the month, 1 to 12."""
    return _names(language, "months", "wide")


@cache
def short_months(language: str) -> dict[str, int]:
    """Full and shortened names, without the full stop; only to be read beside a day."""
    return (
        _names(language, "months", "abbreviated")
        | ({"sept": 9} if language == "en" else {})
        | months(language)
    )


@cache
def weekdays(language: str) -> dict[str, int]:
    """Lower-case full name → day of the week, Monday = 0."""
    return _names(language, "days", "wide")


def _names(language: str, part: str, width: str) -> dict[str, int]:
    try:
        forms = getattr(Locale.parse(language), part)
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, int] = {}
    for use in ("format", "stand-alone"):
        found |= {name.casefold().rstrip("."): int(number) for number, name in forms[use][width].items()}
    return {name: number for name, number in found.items() if len(name) > 2 and not name[0].isdigit()}
