"""The list the ordinary way: all rows from the ORM, their holds from one more statement, and the rest in Python."""

from collections import Counter

from accounts.models import User
from verification.queue.every import waiting
from verification.queue.row import Row, told
from verification.queue.wanted import Held, Wanted

Told = tuple[Counter[tuple[str, str, str, bool]], list[str]]


def plain(wanted: Wanted, by: User, page: int, of_a_page: int) -> Told:
    """How many rows are alike in what the filter asks for, and the subjects of a page."""
    rows = told(waiting())
    cells = Counter((row.kind.value, row.state, _hands(row, by), row.late) for row in rows)
    chosen = [row.subject for row in rows if _is_wanted(row, wanted, by)]
    first = of_a_page * min(page - 1, max(len(chosen) - 1, 0) // of_a_page)
    return cells, chosen[first : first + of_a_page]


def _hands(row: Row, by: User) -> str:
    if row.hold is None:
        return Held.FREE.value
    return Held.MINE.value if row.hold.holder_id == by.pk else Held.OTHERS.value


def _is_wanted(row: Row, wanted: Wanted, by: User) -> bool:
    return (
        (not wanted.kinds or row.kind in wanted.kinds)
        and wanted.state in ("", row.state)
        and wanted.held in ("", _hands(row, by))
        and (row.late or not wanted.late)
    )
