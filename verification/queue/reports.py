"""Reports about listings that wait for a reviewer: new ones, answered ones, and those whose owner let the day pass."""

import datetime as dt
from typing import Any

from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from providers.models import Location
from verification.models import Report
from verification.queue import work
from verification.queue.kinds import Kind

A_DAY = dt.timedelta(days=1)


def urgent() -> QuerySet[Any, dict[str, Any]]:
    """A safety concern or misconduct, while the listing is not down because of it."""
    return _rows(Report.objects.waiting().urgent(), Kind.SAFETY_REPORT)


def others() -> QuerySet[Any, dict[str, Any]]:
    """All others, answers of owners among them."""
    return _rows(Report.objects.waiting().not_urgent(), Kind.REPORT)


def _rows(found: QuerySet[Report], kind: Kind) -> QuerySet[Any, dict[str, Any]]:
    place = Location.objects.filter(provider=OuterRef("provider")).order_by("pk").values("state")
    return work.rows(
        found,
        kind,
        title="provider__name",
        about="kind",
        state=Coalesce(Subquery(place[:1]), Value("", output_field=CharField())),
        # Whose owner did not answer waits since the day after.
        since=Coalesce(F("waits_since"), work.StartOfDay(F("due_on") + A_DAY)),
    )
