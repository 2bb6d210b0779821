"""A picture of 100 people: dots in two rows, filled column by column.

Two rows keep the picture as wide as a line of text and low enough to set two groups under each other.
"""

from dataclasses import dataclass

ROWS = 2
# Width and height of the field that one dot stands in, in units of the picture.
CELL = 6


@dataclass(frozen=True)
class Block:
    """A rectangle of dots."""

    x: int
    y: int
    width: int
    height: int


def blocks(start: int, end: int) -> list[Block]:
    """The rectangles that cover dots number `start` up to, not including, `end`."""
    found = []
    if start % ROWS and start < end:
        found.append(_block(start, 1, ROWS - start % ROWS))
        start += 1
    columns, rest = divmod(end - start, ROWS)
    if columns > 0:
        found.append(_block(start, columns, ROWS))
    if rest > 0:
        found.append(_block(start + columns * ROWS, 1, rest))
    return found


def _block(first: int, columns: int, rows: int) -> Block:
    column, row = divmod(first, ROWS)
    return Block(column * CELL, row * CELL, columns * CELL, rows * CELL)


@dataclass(frozen=True)
class Picture:
    """The dots of one group: `sure` for the low figure, `maybe` up to the high one, `rest` for everybody else."""

    low: int
    high: int

    @property
    def sure(self) -> list[Block]:
        return blocks(0, self.low)

    @property
    def maybe(self) -> list[Block]:
        return blocks(self.low, self.high)

    @property
    def rest(self) -> list[Block]:
        return blocks(self.high, 100)
