"""Which language a text is in."""

import py3langid

LEAST_LETTERS = 20
"""Under so many letters a guess is worth nothing; about four words."""

_SAMPLE = 20_000
"""Characters looked at: more text does not change the answer, and costs time."""


def detect_language(text: str) -> str | None:
    """ISO 639-1 code of the language most of `text` is in, None when there is too little of it."""
    sample = text[:_SAMPLE]
    if sum(character.isalpha() for character in sample) < LEAST_LETTERS:
        return None
    code = str(py3langid.classify(sample)[0])
    return code if len(code) == 2 else None
