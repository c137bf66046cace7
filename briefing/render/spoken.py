"""Dates, places and names as an editor writes them."""

import re

from babel import Locale

_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:T(?P<time>\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?)?)?"
)
_CONDITION = re.compile(
    r"(?:if|unless|until|should|in case|once|when|wenn|falls|si|se|als|jeśli|om|hvis)\b|[^\W\d_a-zA-ZÀ-ɏ]",
    re.IGNORECASE,
)
"""Openings of a condition, also in languages of our articles; in other scripts "if" would stand alone."""
_ARTICLE = re.compile(r"(?:A|An|The) [a-z]")
_STRAIGHT = re.compile(r'"([^"]*)"')
_CLOSING = re.compile(r'[^"]*[^\s("]"(?=[\s,;:.!?)]|$)')
"""A first mark that stands behind a word ends a quotation."""
_ENGLISH = Locale("en")
_MONTHS = _ENGLISH.months["format"]["wide"]


def date(iso: str) -> str:
    """ "2025-05-15" as "15 May 2025"; any precision, times and intervals too; else as it came."""
    parts = [_one_date(part) for part in iso.split("/")]
    return " to ".join(part for part in parts if part) if all(parts) else iso


def _one_date(iso: str) -> str | None:
    match = _DATE.fullmatch(iso)
    if match is None or int(match["month"] or 1) not in _MONTHS:
        return None
    day = f"{int(match['day'])} " if match["day"] else ""
    month = f"{_MONTHS[int(match['month'])]} " if match["month"] else ""
    zone = {"Z": " UTC", None: ""}.get(match["zone"], f" (UTC{match['zone']})")
    return f"{day}{month}{match['year']}" + (f", {match['time']}{zone}" if match["time"] else "")


def country(code: str) -> str:
    """English name of an ISO 3166-1 alpha-2 code, or the code where there is none."""
    return str(_ENGLISH.territories.get(code.upper(), code))


def names(all_names: tuple[str, ...]) -> str:
    """ "A, B and C"; "" for none."""
    if not all_names:
        return ""
    *before, last = all_names
    return f"{', '.join(before)} and {last}" if before else last


def calls(all_names: tuple[str, ...]) -> str:
    """ "call" for several or for a plural such as "European leaders", else "calls"."""
    if len(all_names) != 1:
        return "call"
    head = re.split(r" (?:of|from|in|for|at) ", all_names[0])[0]
    last = head.split(" ")[-1]
    common = last.islower() or " " not in head  # "Protesters" opens its sentence; "United States" does not
    plural = common and last.endswith("s") and not last.endswith(("ss", "us", "is"))
    return "call" if plural or " and " in head else "calls"


def unstopped(text: str) -> str:
    """The text without its closing full stop, so that more can follow; "U.S." keeps its own."""
    last = text.split(" ")[-1]
    return text[:-1] if last.endswith(".") and "." not in last[:-1] else text


def opening(text: str) -> str:
    """The text with a capital at its start, where its first word is in small letters: "leaders of France"."""
    return text[:1].upper() + text[1:] if text.split(" ")[0].islower() else text


def inside(text: str) -> str:
    """The text without the capital that it has from the start of a sentence: "a senior official"."""
    return text[:1].lower() + text[1:] if _ARTICLE.match(text) else text


def nested(text: str) -> str:
    """A text that is one quotation, with single marks around what is quoted within it."""
    if not (text.startswith("“") and text.endswith("”")):
        return text
    return "“" + _STRAIGHT.sub(r"‘\1’", text[1:-1]) + "”"


def balanced(text: str) -> str:
    """The text with the one quotation mark that it lacks because its quotation begins or ends in another sentence."""
    curly = text.count("“") - text.count("”")
    if abs(curly) == 1:
        return f"{text}”" if curly > 0 else f"“{text}"
    if text.count('"') % 2 == 0:
        return text
    return f'"{text}' if _CLOSING.match(text) else f'{text}"'


def conditional(trigger: str) -> str:
    """The trigger as a condition: "if it refuses"; one that already says so is left as it is."""
    return trigger if _CONDITION.match(trigger) else f"if {trigger}"
