"""All kinds of waiting work in one list."""

from collections.abc import Callable, Collection
from functools import reduce
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from accounts.models import User
from verification.queue import (
    claims,
    differences,
    disputes,
    exclusions,
    licenses,
    reports,
    rules,
    second_looks,
)
from verification.queue.fitting import close_to, fitting
from verification.queue.kinds import Kind, held_as
from verification.queue.wanted import Wanted

Waiting = QuerySet[Any, dict[str, Any]]

# Which rows wait, of each kind.
EVERY: dict[Kind, Callable[[], Waiting]] = {
    Kind.EXCLUSION: exclusions.hits,
    Kind.SAFETY_REPORT: reports.urgent,
    Kind.LICENSE: licenses.new,
    Kind.SECOND_LOOK: second_looks.asked,
    Kind.CLAIM: claims.undecided,
    Kind.RECHECK: licenses.to_check_again,
    Kind.EXPIRING: licenses.ending,
    Kind.DIFFERENCE: differences.differences,
    Kind.RULE: rules.proposed,
    Kind.DISPUTE: disputes.waiting,
    Kind.REPORT: reports.others,
}
ORDER = ("waiting_urgency", "waiting_since", "waiting_subject")


def waiting(
    kinds: Collection[str] = (),
    state: str = "",
    *,
    held: str = "",
    late: bool = False,
    by: User | None = None,
) -> Waiting:
    """Rows of `work.COLUMNS`, urgent ones first, then the oldest; of these kinds, or of all, and of one state when it is given.

    `held` is one of `Held`, or "" for whatever hands they are in, where "mine" means those of `by`.
    """
    wanted = Wanted(tuple(kinds), state, held, late)
    return joined([wanted.narrow(kind, EVERY[kind](), by) for kind in of_kinds(kinds)])


def free_for(by: User, kinds: Collection[str] = (), state: str = "") -> Waiting:
    """What nobody holds, and `by` may work on."""
    wanted, near = Wanted(tuple(kinds), state, "free"), close_to(by)
    return joined(
        [
            fitting(kind, wanted.narrow(kind, EVERY[kind](), by), by, near)
            for kind in of_kinds(kinds)
        ]
    )


def of_kinds(kinds: Collection[str]) -> list[Kind]:
    """Those of the kinds that have rows; all where none is named."""
    return [kind for kind in EVERY if not kinds or kind in kinds]


def joined(parts: list[Waiting]) -> Waiting:
    """The rows of all kinds in the order of the list. What a union has joined cannot be filtered any more."""
    parts = parts or [licenses.new().none()]
    return reduce(lambda one, other: one.union(other, all=True), parts).order_by(*ORDER)


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
