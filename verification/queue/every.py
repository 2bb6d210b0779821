"""All kinds of waiting work in one list."""

from collections.abc import Callable, Collection
from functools import reduce
from typing import Any

from django.db.models import QuerySet

from verification.queue import licenses
from verification.queue.kinds import Kind

Waiting = QuerySet[Any, dict[str, Any]]

# Which rows wait, of each kind.
EVERY: dict[Kind, Callable[[], Waiting]] = {
    Kind.LICENSE: licenses.new,
}


def waiting(kinds: Collection[Kind] = (), state: str = "") -> Waiting:
    """Rows of `work.COLUMNS`, oldest first; of these kinds, or of all, and of one state when it is given.

    Filters apply before the kinds are joined: what a union has joined cannot be filtered any more.
    """
    found = [EVERY[kind]() for kind in EVERY if not kinds or kind in kinds]
    if state:
        found = [each.filter(waiting_state=state) for each in found]
    joined = reduce(lambda one, other: one.union(other, all=True), found)
    return joined.order_by("waiting_since", "waiting_subject")
