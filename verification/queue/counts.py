"""How many rows each choice of the filter would show, all from one statement."""

from collections import Counter
from typing import Any, NamedTuple

from django.db.models import BooleanField, Case, Count, Subquery, Value, When

from accounts.models import User
from verification.queue.every import EVERY
from verification.queue.wanted import Held, Wanted, holds_on, is_late


class Cell(NamedTuple):
    """So many rows are alike in all that the filter asks for."""

    kind: str
    state: str
    held: str
    late: bool
    number: int


class Counts:
    """What waits, counted once; every number on the page comes from here."""

    def __init__(self, by: User) -> None:
        parts = [_counted(kind, by) for kind in EVERY]
        first, *others = parts
        rows = first.union(*others, all=True) if others else first
        self.cells = [Cell(*row) for row in rows]

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


def _counted(kind: str, by: User) -> Any:
    return (
        EVERY[kind]()  # type: ignore[index]
        .annotate(
            waiting_holder=Subquery(holds_on(kind).values("holder")[:1]),
            waiting_held=Case(
                When(waiting_holder=by.pk, then=Value(Held.MINE.value)),
                When(waiting_holder__isnull=False, then=Value(Held.OTHERS.value)),
                default=Value(Held.FREE.value),
            ),
            waiting_late=Case(
                When(is_late(kind), then=True), default=False, output_field=BooleanField()
            ),
        )
        .values_list("waiting_kind", "waiting_state", "waiting_held", "waiting_late")
        .annotate(waiting_number=Count("pk"))
    )
