"""The shape that all waiting rows have, so that one list, ordered and cut by the database, can hold every kind."""

from collections.abc import Mapping
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from verification.queue.kinds import Kind

# kind · text of the row's key · whom it is about · one more word about it (a license type, a reason) · its state ("OR", or "") · since when
# Prefixed, because an annotation may not be named as a field of its model.
COLUMNS = tuple(
    f"waiting_{name}" for name in ("kind", "subject", "title", "about", "state", "since")
)


def rows(
    found: QuerySet[Any],
    kind: Kind,
    *,
    title: str,
    since: str | Combinable,
    state: str | Combinable = "",
    about: str | Combinable = "",
) -> QuerySet[Any, dict[str, Any]]:
    """`found` as waiting rows of `COLUMNS`; each argument names a field or is an expression, and "" is nothing.

    The result has no order, since the list that joins the kinds brings its own.
    """
    said: Mapping[str, str | Combinable] = {"state": state, "about": about}
    made = {name: _expression(each) for name, each in said.items()}
    return (
        found.order_by()
        .annotate(
            waiting_kind=Value(kind.value, output_field=CharField()),
            waiting_subject=Cast("pk", CharField()),
            waiting_title=F(title),
            waiting_about=made["about"],
            waiting_state=made["state"],
            waiting_since=_expression(since),
        )
        .values(*COLUMNS)
    )


def _expression(each: str | Combinable) -> Combinable:
    if isinstance(each, str):
        return F(each) if each else Value("", output_field=CharField())
    return each
