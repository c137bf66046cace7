"""Quotation marks: put back as the article has them, and whether words stand inside them."""

import re

_QUOTED = re.compile(r"“([^”]+)”?|\"([^\"]+)\"|«([^»]+)»|„([^“”]+)[“”]")


def quoted(text: str) -> tuple[str, ...]:
    """What stands between double quotation marks, without them."""
    return tuple(next(filter(None, match.groups())) for match in _QUOTED.finditer(text))


def restored(line: str, text: str) -> str:
    """The line with 'words' in “double marks” where the text quotes these words.

    The model is shown single marks (see `prompt.defused`), so it gives them back.
    """
    for words in quoted(text):
        core = words.strip(" .,;")
        for mark in "'’\"":
            line = re.sub(
                f"[‘“{mark}]{re.escape(core)}(?=[.,;!?]?{mark})", lambda match: f"“{match[0][1:]}", line
            )
            line = re.sub(f"(?<=“){re.escape(core)}[.,;!?]?{mark}", lambda match: f"{match[0][:-1]}”", line)
    return line


def is_quoted(line: str, text: str) -> bool:
    """Whether the whole line stands inside one quotation of the text."""
    wanted = _flat(line)
    return bool(wanted) and any(wanted in _flat(words) for words in quoted(text))


def _flat(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
