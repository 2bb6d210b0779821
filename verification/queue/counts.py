"""How many rows each choice of the filter would show."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from verification.queue.listing import Cell
from verification.queue.wanted import Wanted


class Counts:
    """What waits, counted once; every number on the page comes from here."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self.cells = cells

    def total(self, wanted: Wanted) -> int:
        """How many rows are wanted."""
        return sum(cell.number for cell in self.cells if _is_wanted(cell, wanted))

    def by(self, field: str, wanted: Wanted) -> Counter[Any]:
        """How many rows each choice in one field would give, beside the other choices that were made."""
        open_ = wanted.without(**{_CHOICE[field]: _NOTHING[field]})
        found: Counter[Any] = Counter()
        for cell in self.cells:
            if _is_wanted(cell, open_):
                found[getattr(cell, field)] += cell.number
        return found


_CHOICE = {"kind": "kinds", "state": "state", "held": "held", "late": "late"}
_NOTHING: dict[str, Any] = {"kind": (), "state": "", "held": "", "late": False}


def _is_wanted(cell: Cell, wanted: Wanted) -> bool:
    return (
        (not wanted.kinds or cell.kind in wanted.kinds)
        and wanted.state in ("", cell.state)
        and wanted.held in ("", cell.held)
        and (cell.late or not wanted.late)
    )
