"""The shape that all waiting rows have, so that one list, ordered and cut by the database, can hold every kind."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import (
    CharField,
    DateField,
    DateTimeField,
    F,
    Func,
    QuerySet,
    SmallIntegerField,
    Value,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from verification.queue.kinds import URGENT, Kind

# kind · text of the row's key · whom it is about · one more word about it (a license type, a reason) · its state ("OR", or "") · since when ·
# 0 when it comes before everything else · its last day, where its own end is its clock
# Prefixed, because an annotation may not be named as a field of its model.
COLUMNS = tuple(
    f"waiting_{name}"
    for name in (
        "kind",
        "subject",
        "title",
        "about",
        "state",
        "since",
        "urgency",
        "due_on",
    )
)


def rows(
    found: QuerySet[Any],
    kind: Kind,
    *,
    title: str | Combinable,
    since: str | Combinable,
    state: str | Combinable = "",
    about: str | Combinable = "",
    due_on: Combinable | None = None,
) -> QuerySet[Any, dict[str, Any]]:
    """`found` as waiting rows of `COLUMNS`; each argument names a field or is an expression, and "" is nothing; `due_on` is the last
    day for rows that do not go by the clock of their kind.

    The result has no order, since the list that joins the kinds brings its own.
    """
    said: Mapping[str, str | Combinable] = {"state": state, "about": about}
    made = {name: _expression(each) for name, each in said.items()}
    return (
        found.order_by()
        .annotate(
            waiting_kind=Value(kind.value, output_field=CharField()),
            waiting_subject=Cast("pk", CharField()),
            waiting_title=_expression(title),
            waiting_about=made["about"],
            waiting_state=made["state"],
            waiting_since=_expression(since),
            waiting_urgency=Value(0 if kind in URGENT else 1, output_field=SmallIntegerField()),
            waiting_due_on=due_on or Cast(Value(None), DateField()),
        )
        .values(*COLUMNS)
    )


def _expression(each: str | Combinable) -> Combinable:
    if isinstance(each, str):
        return F(each) if each else Value("", output_field=CharField())
    return each


class StartOfDay(Func):
    """The moment at which a day begins in the site's time zone; takes a date."""

    template = "((%(expressions)s)::timestamp AT TIME ZONE %(zone)s)"
    output_field = DateTimeField()

    def __init__(self, day: Combinable) -> None:
        # A name from the settings, spelled out, so that the two sides of a comparison are the same expression.
        super().__init__(day, zone=f"'{ZoneInfo(settings.TIME_ZONE).key}'")
