"""What the readers of values share: the text being read, and what one reading gives."""

from typing import NamedTuple

from briefing.values.around import counted, deed, hedge
from briefing.values.value import Kind, Value


class Read(NamedTuple):
    """Values read at one place, and the offset at which to go on."""

    values: list[Value]
    end: int


class Source(NamedTuple):
    """A text, the same in lower case with the same offsets, and its language ("" if unknown)."""

    text: str
    low: str
    language: str

    def value(self, kind: Kind, number: float | None, start: int, end: int, unit: str | None = None) -> Value:
        """A plain value that stands at [start, end)."""
        return Value(number, number, kind, unit, start, end, self.text[start:end])

    def softened(
        self,
        kind: Kind,
        ends: tuple[float, float],
        at: tuple[int, int],
        unit: str | None = None,
        step: float = 1.0,
        *,
        vague: bool = False,
    ) -> Value:
        """A value that stands at `at`, with what softens it, what it counts and what befell those read around it."""
        start, end = at
        # A place in a row is never softened: "up to the 2nd" bounds something else.
        soft, stop = (None, end) if kind == "ordinal" else hedge(self.low, start, end)
        low, high = ends
        bounds: tuple[float | None, float | None] = ends
        if low == high and not vague and soft in {"over", "under"}:
            bounds = (low, None) if soft == "over" else (None, high)
        what = counted(self.low, stop) if kind in {"count", "ordinal"} else None
        befell = deed(self.low, start, stop) if kind == "count" else None
        return Value(
            *bounds, kind, unit, start, stop, self.text[start:stop], "vague" if vague else soft, step,
            what.noun if what else None, befell,
        )  # fmt: skip
