"""What a brief does not say: empty lists, times without a day, sides not named, what checks could not settle."""

from collections.abc import Iterable

from briefing.render.view import Line, View

_EXPECTED = ("what", "who", "when", "where", "demands", "threats")
"""Lists whose emptiness a reader must be told of."""
_PHRASES = 5
"""Times without a day that are named; more are counted."""
_WORDS = 8
"""Words of a time that are quoted."""

NO_GAPS = "None that the program can see"


def gaps(view: View) -> tuple[Line, ...]:
    """One line per kind of gap, its citations those of the lines that have it; empty where there is none."""
    every = [line for lines in view.lines.values() for line in lines]
    unresolved = [line for line in every if line.traits.open_phrase]
    sides = [line for line in every if line.traits.one_sided]
    unclear = [line for line in every if line.unclear]
    missing = ", ".join(name for name in _EXPECTED if not view.lines[name])
    lost = len(view.left_out)
    found = [
        _gap("stated", "Not stated in the article", missing, ()),
        _gap("times", "Times for which no day could be fixed", _quoted(unresolved), unresolved),
        _gap("sides", "Demands or threats without a named maker or addressee", _number(sides), sides),
        _gap("unclear", "Lines that a check could not settle", _number(unclear), unclear),
        _gap(
            "lost", "Lines left out because the article does not support them", str(lost) if lost else "", ()
        ),
    ]
    return tuple(gap for gap in found if gap)


def _gap(name: str, lead: str, text: str, lines: Iterable[Line]) -> Line | None:
    numbers = tuple(sorted({number for line in lines for number in line.numbers}))
    return Line(f"gap-{name}", lead, text, "", text, "", "", (), numbers, ()) if text else None


def _number(lines: list[Line]) -> str:
    return str(len(lines)) if lines else ""


def _quoted(lines: list[Line]) -> str:
    phrases = list(dict.fromkeys(line.traits.open_phrase for line in lines))
    more = [f"and {len(phrases) - _PHRASES} more"] if len(phrases) > _PHRASES else []
    return ", ".join([*(f"“{_short(phrase)}”" for phrase in phrases[:_PHRASES]), *more])


def _short(phrase: str) -> str:
    words = phrase.split(" ")
    return " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
