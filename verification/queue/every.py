"""All kinds of waiting work in one list."""

from collections.abc import Callable, Collection
from functools import reduce
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import User
from verification.models import Hold
from verification.queue import claims, licenses, reports
from verification.queue.kinds import Kind, held_as

Waiting = QuerySet[Any, dict[str, Any]]

# Which rows wait, of each kind.
EVERY: dict[Kind, Callable[[], Waiting]] = {
    Kind.SAFETY_REPORT: reports.urgent,
    Kind.REPORT: reports.others,
    Kind.LICENSE: licenses.new,
    Kind.CLAIM: claims.undecided,
    Kind.RECHECK: licenses.to_check_again,
    Kind.EXPIRING: licenses.ending,
}
ORDER = ("waiting_urgency", "waiting_since", "waiting_subject")


def waiting(
    kinds: Collection[str] = (),
    state: str = "",
    *,
    held: str = "",
    by: User | None = None,
    own: bool = True,
) -> Waiting:
    """Rows of `work.COLUMNS`, urgent ones first, then the oldest; of these kinds, or of all, and of one state when it is given.

    `held` is "mine" (of `by`), "others", "free", or "" for all; without `own` what `by` may not decide, being theirs, is left out.
    """
    found = narrowed(kinds, state, held=held, by=by, own=own) or [licenses.new().none()]
    return reduce(lambda one, other: one.union(other, all=True), found).order_by(*ORDER)


def narrowed(
    kinds: Collection[str] = (),
    state: str = "",
    *,
    held: str = "",
    by: User | None = None,
    own: bool = True,
) -> list[Waiting]:
    """The same, kind by kind: what a union has joined cannot be filtered or counted any more."""
    found = []
    for kind, rows in EVERY.items():
        if kinds and kind not in kinds:
            continue
        some = rows()
        if state:
            some = some.filter(waiting_state=state)
        if held:
            holds = Hold.objects.live().filter(
                kind=held_as(kind), subject=OuterRef("waiting_subject")
            )
            some = some.filter(_is_held(holds, held, by))
        if by and not own:
            # Not exclude(): whose nobody knows is NULL, which that would drop.
            some = some.exclude(waiting_whose__isnull=False, waiting_whose=by.pk)
        found.append(some)
    return found


def row_waits(kind: str, subject: str) -> bool:
    """Whether there is still something to do about a row, by any of the kinds that are held as one."""
    try:
        return any(
            rows().filter(pk=subject).exists()
            for each, rows in EVERY.items()
            if held_as(each) == held_as(kind)
        )
    except (ValueError, ValidationError):
        return False


def _is_held(holds: QuerySet[Hold], held: str, by: User | None) -> Any:
    if held == "free":
        return ~Exists(holds)
    mine = {"holder": by}
    return Exists(holds.filter(**mine) if held == "mine" else holds.exclude(**mine))
