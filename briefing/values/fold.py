"""Lower case that keeps every character in its place."""


def folded(text: str) -> str:
    """The text in lower case with as many code points as before, so that its offsets stay good."""
    low = text.lower()
    if len(low) == len(text):
        return low
    # "İ" becomes two code points in lower case; such a letter stays as it is.
    return "".join(one if len(one) == 1 else sign for sign in text if (one := sign.lower()))
