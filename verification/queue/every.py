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
from verification.queue.fitting import close_to, shown, why_not
from verification.queue.kinds import Kind, held_as
from verification.queue.written import Asked, Written, written

Waiting = QuerySet[Any, dict[str, Any]]
Parts = list[Written]

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
    """Rows of `work.COLUMNS`, urgent ones first, then the oldest; of these kinds, or of all, and of one state when it is given.

    Whoever may not know of all of them asks for `parts`.
    """
    found = [EVERY[kind]() for kind in _of(kinds)]
    if state:
        found = [rows.filter(waiting_state=state) for rows in found]
    # What a union has joined cannot be filtered any more.
    all_of_them = reduce(lambda one, other: one.union(other, all=True), found or [_nothing()])
    return all_of_them.order_by(*ORDER)


def parts(
    by: User, kinds: Collection[str] = (), state: str = "", *, only_fitting: bool = False
) -> Parts:
    """The same as far as `by` may know of them, each kind by itself; their `waiting_refusal` says why `by` may not work on a row, and
    is "" where they may. With `only_fitting` only such rows."""
    near = tuple(close_to(by))
    found = (
        written(Asked(kind, EVERY[kind], by.pk, by.role, near, state, only_fitting))
        for kind in _of(kinds)
    )
    return [each for each in found if each is not None]


def _of(kinds: Collection[str]) -> list[Kind]:
    return [kind for kind in EVERY if not kinds or kind in kinds]


def _nothing() -> Waiting:
    return licenses.new().none()


def why_not_work_on(kind: str, subject: str, by: User) -> str | None:
    """Why `by` may not work on a row, whichever of the kinds that are held as one it is of now: a sentence, or "" where they may.

    None where there is nothing to do about it any more, and where `by` may not know of it.
    """
    near = close_to(by)
    try:
        for each in (each for each in EVERY if held_as(each) == held_as(kind)):
            row = shown(each, _row_of(each, subject), near)
            for (said,) in row.values_list(why_not(each, by, near)):
                return str(said)
    except (ValueError, ValidationError):
        pass
    return None


def _row_of(kind: Kind, subject: str) -> Waiting:
    # This one looks for its candidates among all licenses first.
    rows = licenses.to_check_again(subject) if kind == Kind.RECHECK else EVERY[kind]()
    return rows.filter(pk=subject)
