"""The error tree drawn in the docstring is the one in the code, exit codes included."""

import re

import pytest

from briefing import errors
from briefing.errors import BriefingError


def drawn() -> list[tuple[str, str | None, int]]:
    """(name, parent, exit code) of every line of the drawing."""
    rows: list[tuple[str, str | None, int]] = []
    path: dict[int, str] = {}
    for line in (errors.__doc__ or "").splitlines():
        match = re.fullmatch(r"(?P<edge>[│├└─ ]*)(?P<name>\w+) +(?P<code>\d+)  \S.*", line)
        if match:
            depth = len(match["edge"]) // 4
            rows.append((match["name"], path.get(depth - 1), int(match["code"])))
            path[depth] = match["name"]
    return rows


def built(kind: type[BriefingError] = BriefingError, parent: str | None = None) -> list:
    """The same of the classes, in the order they are defined in."""
    below = (
        row
        for child in kind.__subclasses__()
        if child.__module__ == errors.__name__
        for row in built(child, kind.__name__)
    )
    return [(kind.__name__, parent, kind.exit_code), *below]


def test_the_drawing_is_the_tree_and_the_tree_is_the_drawing() -> None:
    assert len(drawn()) > 15
    assert drawn() == built()


def test_every_error_says_in_one_sentence_what_it_means() -> None:
    kinds = [getattr(errors, name) for name, _, _ in drawn()]
    assert all(kind.__doc__ and kind.__doc__.splitlines()[0].endswith(".") for kind in kinds)


@pytest.mark.parametrize("name", [name for name, _, _ in drawn()])
def test_an_error_carries_message_hint_and_what_was_spent(name: str) -> None:
    error = getattr(errors, name)("x.txt is empty", hint="give another file")
    other = getattr(errors, name)("y.txt is empty")
    error.spent["http_calls"] = 1
    assert (str(error), error.message, error.hint) == (
        "x.txt is empty",
        "x.txt is empty",
        "give another file",
    )
    assert (other.hint, other.spent) == (None, {}), "what one error spent is not shared with others"
