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
from verification.queue.fitting import close_to, fitting, why_not
from verification.queue.kinds import Kind, held_as

Waiting = QuerySet[Any, dict[str, Any]]
Parts = list[Waiting]

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


def waiting(kinds: Collection[str] = (), state: str = "") -> Waiting:
    """Rows of `work.COLUMNS`, urgent ones first, then the oldest; of these kinds, or of all, and of one state when it is given."""
    return joined(parts(kinds, state)).order_by(*ORDER)


def parts(kinds: Collection[str] = (), state: str = "", *, fit_for: User | None = None) -> Parts:
    """The same, each kind by itself; with `fit_for` only what they may work on."""
    near = close_to(fit_for) if fit_for else []
    found = []
    for kind in (kind for kind in EVERY if not kinds or kind in kinds):
        rows = EVERY[kind]()
        if state:
            rows = rows.filter(waiting_state=state)
        found.append(fitting(kind, rows, fit_for, near) if fit_for else rows)
    return found


def joined(those: Parts) -> Waiting:
    """The rows of all kinds. What a union has joined cannot be filtered any more."""
    return reduce(lambda one, other: one.union(other, all=True), those or [licenses.new().none()])


def why_not_work_on(kind: str, subject: str, by: User) -> str | None:
    """Why `by` may not work on a row, whichever of the kinds that are held as one it is of now: a sentence, or "" where they may.

    None where there is nothing to do about it any more.
    """
    near = close_to(by)
    try:
        for each in (each for each in EVERY if held_as(each) == held_as(kind)):
            said = why_not(each, _row_of(each, subject), by, near)
            if said is not None:
                return said
    except (ValueError, ValidationError):
        pass
    return None


def _row_of(kind: Kind, subject: str) -> Waiting:
    # This one looks for its candidates among all licenses first.
    rows = licenses.to_check_again(subject) if kind == Kind.RECHECK else EVERY[kind]()
    return rows.filter(pk=subject)
