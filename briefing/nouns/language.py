"""What languages are called: a code's English name, and whether a code is one."""

from functools import cache

from babel import Locale


@cache
def language_name(code: str) -> str | None:
    """ "Ukrainian" for "uk": the English name of an ISO 639-1 code (Unicode CLDR); None for anything else."""
    if len(code) != 2 or not code.isascii() or not code.islower():
        return None
    name = Locale.parse("en").languages.get(code)
    return str(name) if name is not None else None
