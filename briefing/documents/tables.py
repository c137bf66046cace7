"""Tables made rectangular, with the share of the page's width that each column deserves."""

from dataclasses import dataclass
from math import ceil, sqrt

from briefing.documents.blocks import Block, Cell, Direction, Table, words

Drawn = tuple[tuple[Block, ...], bool, int, int]
"""A cell as the page has it: its blocks, whether it is a heading, the columns and the rows it takes."""

LINE = 90
"""Characters of a line of the whole page's width, about; what a column needs is measured against it."""
LONGEST = 24
"""Characters of a word that a column must fit in one line; longer ones are broken."""

NARROW = 0.6
"""Of a line; a table that needs no more than this is not drawn out over the whole width."""


@dataclass(frozen=True)
class Row:
    """One row as the page has it."""

    head: bool
    cells: list[Drawn]


def table(rows: list[Row], direction: Direction) -> Table:
    """A table whose rows all have the same number of columns; gaps become empty cells.

    The heading rows are those at the top that stand in <thead> or hold nothing but heading cells.
    """
    grid = _filled([_laid(row) for row in _spread(rows)])
    heads = 0
    while heads < len(rows) - 1 and (rows[heads].head or all(cell.head for cell in grid[heads])):
        heads += 1
    return Table(tuple(grid[:heads]), tuple(grid[heads:]), _widths(grid), direction)


def _spread(rows: list[Row]) -> list[list[Drawn | None]]:
    """Every row with a None where a cell of a row above reaches down."""
    reaching: dict[int, int] = {}
    found: list[list[Drawn | None]] = []
    for row in rows:
        line: list[Drawn | None] = []
        column, below = 0, dict[int, int]()
        for cell in row.cells:
            column = _free(line, column, reaching, below)
            line.append(cell)
            below |= {column + step: cell[3] - 1 for step in range(cell[2])}
            column += cell[2]
        _free(line, column, reaching, below)
        reaching = {place: rest for place, rest in below.items() if rest > 0}
        found.append(line)
    return found


def _free(line: list[Drawn | None], column: int, reaching: dict[int, int], below: dict[int, int]) -> int:
    """The next column that no cell from above takes; those taken are filled with None."""
    while column in reaching:
        line.append(None)
        below[column] = reaching[column] - 1
        column += 1
    return column


def _laid(line: list[Drawn | None]) -> tuple[Cell, ...]:
    return tuple(Cell() if cell is None else Cell(cell[0], cell[1], cell[2]) for cell in line)


def _filled(grid: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    wide = max(1, *(sum(cell.span for cell in row) for row in grid))
    return [row + (Cell(),) * (wide - sum(cell.span for cell in row)) for row in grid]


def _widths(grid: list[tuple[Cell, ...]]) -> tuple[float, ...]:
    """Shares of the width: a column gets what its longest word needs, the rest goes by the text's length."""
    wide = sum(cell.span for cell in grid[0])
    least, most = [3.0] * wide, [3.0] * wide
    for row in grid:
        column = 0
        for cell in row:
            said = " ".join(map(words, cell.blocks))
            if cell.span == 1:
                longest = max((len(word) for word in said.split()), default=0)
                least[column] = max(least[column], 2.0 + min(longest, LONGEST))
                most[column] = max(most[column], 2.0 + len(said))
            column += cell.span
    if sum(most) <= NARROW * LINE:
        return tuple(round(high / LINE, 4) for high in most)
    room = max(LINE - sum(least), 0.0)
    wishes = [_wish(high - low, high) for low, high in zip(least, most, strict=True)]
    total = sum(wishes)
    shares = [low + (room * wish / total if total else 0.0) for low, wish in zip(least, wishes, strict=True)]
    return tuple(round(share / max(sum(shares), LINE), 4) for share in shares)


def _wish(more: float, most: float) -> float:
    """How much a column asks of the room that is left: text of many lines by its root, one line by a part."""
    return sqrt(more) if most > LINE / 3 else more / 4


def height(row: tuple[Cell, ...], widths: tuple[float, ...]) -> int:
    """Lines that a row takes, about."""
    tallest, column = 1, 0
    for cell in row:
        share = sum(widths[column : column + cell.span])
        tallest = max(tallest, ceil(len(" ".join(map(words, cell.blocks))) / (LINE * share)))
        column += cell.span
    return tallest
