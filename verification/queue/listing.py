"""The list as a page shows it. One statement finds all that waits, once, and from that makes every number of the filter and the page.

In SQL around the rows of `every.parts`, since the ORM would find them once for each number, and look up each hold by itself.
"""

from typing import Any, NamedTuple

from django.db import connection
from django.utils import timezone

from accounts.models import User
from providers.dates import today
from verification.queue.clock import latest_overdue
from verification.queue.every import ORDER, Parts
from verification.queue.kinds import CLOCKS, held_as
from verification.queue.wanted import Wanted
from verification.queue.work import COLUMNS

# The parameters are those of `_asked`, in its order.
EVERYTHING = """
WITH asked (person, now, today, kinds, state, hands, late, first, most) AS (
    SELECT %s::bigint, %s::timestamptz, %s::date, %s::text[], %s::text, %s::text, %s::boolean,
        %s::bigint, %s::bigint
),
clock (kind, held_as, overdue) AS (
    SELECT * FROM unnest(%s::text[], %s::text[], %s::timestamptz[])
),
found AS MATERIALIZED ({found}),
everything AS MATERIALIZED (
    SELECT found.*,
        CASE hold.holder_id WHEN (SELECT person FROM asked) THEN 'mine' ELSE
            CASE WHEN hold.holder_id IS NULL THEN 'free' ELSE 'others' END END AS hands,
        CASE WHEN waiting_due_on IS NULL THEN waiting_since <= clock.overdue
            ELSE waiting_due_on < (SELECT today FROM asked) END AS late
    FROM found
    JOIN clock ON clock.kind = waiting_kind
    LEFT JOIN verification_hold AS hold ON hold.kind = clock.held_as
        AND hold.subject = waiting_subject AND hold.until > (SELECT now FROM asked)
),
wanted AS (
    SELECT everything.* FROM everything, asked
    WHERE (asked.kinds = '{{}}' OR waiting_kind = ANY (asked.kinds))
        AND asked.state IN ('', waiting_state)
        AND asked.hands IN ('', everything.hands)
        AND (everything.late OR NOT asked.late)
)
"""
# What lies beyond the last page is on the last page.
PAGE = """
SELECT {columns}, waiting_refusal, hands, late, NULL::bigint FROM wanted
ORDER BY {order}
OFFSET (SELECT least(first, greatest((SELECT count(*) FROM wanted) - 1, 0) / most * most) FROM asked)
LIMIT (SELECT most FROM asked)
"""
CELLS = """
SELECT waiting_kind, NULL, NULL, NULL, waiting_state, NULL, NULL, NULL, NULL, hands, late, count(*)
FROM everything GROUP BY waiting_kind, waiting_state, hands, late
"""
HOW_MANY = "SELECT count(*) FROM (SELECT FROM ({found}) AS found LIMIT %s) AS first_ones"


class Cell(NamedTuple):
    """So many rows are alike in all that the filter asks for."""

    kind: str
    state: str
    held: str
    late: bool
    number: int


class Listed(NamedTuple):
    """All cells, and the rows of `work.COLUMNS` of one page, with `waiting_refusal`."""

    cells: list[Cell]
    rows: list[dict[str, Any]]


def listed(parts: Parts, wanted: Wanted, by: User, *, page: int, of_a_page: int) -> Listed:
    """A page of what is wanted of the rows of `parts`, counted from 1; the last one for a page that there is not."""
    statement = f"{EVERYTHING} ({PAGE}) UNION ALL {CELLS}"
    found = _asked(statement, parts, wanted, by, of_a_page * (page - 1), of_a_page)
    cells = [Cell(row[0], row[4], *row[-3:]) for row in found if row[-1] is not None]
    return Listed(cells, [_row(row) for row in found if row[-1] is None])


def first_of(parts: Parts, wanted: Wanted, by: User, most: int) -> list[dict[str, Any]]:
    """The first of what is wanted of the rows of `parts`."""
    return [_row(row) for row in _asked(EVERYTHING + PAGE, parts, wanted, by, 0, most)]


def how_many(parts: Parts, *, most: int) -> int:
    """The number of all rows of `parts`; the database stops counting at `most`."""
    if not parts:
        return 0
    found, values = _joined(parts)
    with connection.cursor() as cursor:
        cursor.execute(HOW_MANY.format(found=found), (*values, most))
        [number] = cursor.fetchone()
    return int(number)


def _row(found: tuple[Any, ...]) -> dict[str, Any]:
    return dict(zip((*COLUMNS, "waiting_refusal"), found, strict=False))


def _asked(
    statement: str, parts: Parts, wanted: Wanted, by: User, first: int, most: int
) -> list[tuple[Any, ...]]:
    now = timezone.now()
    asked = (
        *(by.pk, now, today(), list(wanted.kinds), wanted.state, wanted.held, wanted.late),
        *(first, most),
    )
    clocks = (
        list(CLOCKS),
        [held_as(kind) for kind in CLOCKS],
        [latest_overdue(now, days) for days in CLOCKS.values()],
    )
    if not parts:
        return []
    found, values = _joined(parts)
    with connection.cursor() as cursor:
        filled = statement.format(found=found, columns=", ".join(COLUMNS), order=", ".join(ORDER))
        cursor.execute(filled, (*asked, *clocks, *values))
        return cursor.fetchall()


def _joined(parts: Parts) -> tuple[str, list[Any]]:
    found = " UNION ALL ".join(f"({part.sql})" for part in parts)
    return found, [value for part in parts for value in part.values]
