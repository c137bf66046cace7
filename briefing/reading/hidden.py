"""Characters that do not show: zero-width marks, direction overrides and Unicode tags."""

import re

# U+200B, U+2060 to U+2064, U+FEFF, U+00AD show nothing anywhere. U+202A to U+202E and U+2066 to U+2069
# turn the direction of what follows. U+E0000 to U+E007F (tags) and U+E0100 to U+E01EF spell hidden text.
# U+200C and U+200D join letters in Arabic, Indic and emoji, and hide only between others.
_HIDDEN = re.compile(
    "[\u00ad\u200b\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f\U000e0100-\U000e01ef]"
    "|(?<![\u0590-\U000effff])[\u200c\u200d]"
)


def visible(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without characters that do not show, and a note on how many there were.

    Half of a character, as a cut emoji leaves it in JSON, becomes U+FFFD: nothing could be written with it.
    """
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    shown, count = _HIDDEN.subn("", whole)
    return shown, (f"characters that do not show, left out: {count}",) if count else ()


def note_hidden(text: str) -> tuple[str, ...]:
    """A note when `text`, which may not be changed, has characters that do not show."""
    count = len(_HIDDEN.findall(text))
    return (f"characters in the text that do not show: {count}",) if count else ()
