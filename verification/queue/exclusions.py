"""Hits on the federal exclusion list: a person decides whether they are about this provider."""

from typing import Any

from django.db.models import Case, DateTimeField, F, QuerySet, When
from django.db.models.functions import Cast

from verification.models.exclusion_hit import ExclusionHit, HitStage
from verification.queue import work
from verification.queue.kinds import Kind


def hits() -> QuerySet[Any, dict[str, Any]]:
    """Open ones, since they were found; and confirmed ones whose row has left the list, since it did."""
    since = Case(
        When(stage=HitStage.CONFIRMED, then=Cast("gone_on", DateTimeField())),
        default=F("found_at"),
    )
    return work.rows(
        ExclusionHit.objects.waiting(),
        Kind.EXCLUSION,
        title="provider__name",
        about="kind",
        state="state",
        since=since,
    )
