"""Views that follow on one another are one line: a history is read for what was decided, not for how often somebody looked."""

import datetime as dt
from collections.abc import Iterable
from itertools import islice

from verification.audit.history import Rows, batches
from verification.models import AuditRow
from verification.models.audit_row import Act

# Whoever comes back later than this looks anew.
APART = dt.timedelta(minutes=30)
# Rows behind one page: somebody who looks all day long must not make it read the whole trail.
AT_MOST = 500

# Rows that are told as one line, newest first: any single act, or views of one thing by one person.
Run = list[AuditRow]


def page(rows: Rows, *, before: int | None, lines: int) -> tuple[list[Run], bool]:
    """The newest runs, at most `lines`, of the rows before the row `before`; and whether there are older rows.

    The oldest row of them all is where the next page begins: no row is on two pages, and none on neither.
    """
    batch = next(batches(rows, before=before, size=AT_MOST + 1), [])
    found, taken = _runs(islice(batch, AT_MOST), lines)
    return found, taken < len(batch)


def _runs(rows: Iterable[AuditRow], most: int) -> tuple[list[Run], int]:
    """The first `most` runs, and how many rows are in them."""
    found: list[Run] = []
    # Only views since the last act of another kind: a line must not reach across a decision.
    open_: dict[tuple[object, ...], Run] = {}
    taken = 0
    for row in rows:
        run = open_.get(_of(row)) if row.act == Act.SAW else None
        if run is not None and run[-1].at - row.at <= APART:
            run.append(row)
        elif len(found) == most:
            break
        else:
            run = [row]
            found.append(run)
            open_ = open_ | {_of(row): run} if row.act == Act.SAW else {}
        taken += 1
    return found, taken


def _of(row: AuditRow) -> tuple[object, ...]:
    return row.actor_id, row.program, row.kind, row.key
