"""Licenses that wait for a senior reviewer, because somebody found what hurts their holder."""

from typing import Any

from django.db.models import F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from providers.models import License
from verification.models import SecondLook
from verification.queue import work
from verification.queue.kinds import Kind


def asked() -> QuerySet[Any, dict[str, Any]]:
    """Somebody asked for a second look, and nobody has decided since."""
    looks = SecondLook.objects.open().filter(license=OuterRef("pk")).order_by("-asked_at", "-pk")
    # Only of those that were asked about at all: else the last look would be searched for each license there is.
    about = SecondLook.objects.order_by().values("license")
    last = Q(second_looks__pk=Subquery(looks.values("pk")[:1]))
    found = (
        License.objects.filter(pk__in=about)
        .annotate(asked=FilteredRelation("second_looks", condition=last))
        .annotate(
            second_look_at=F("asked__asked_at"),
            second_look_for=F("asked__verdict"),
            second_look_by=F("asked__asked_by"),
        )
        .filter(second_look_at__isnull=False)
    )
    return work.rows(
        found,
        Kind.SECOND_LOOK,
        title="provider__name",
        about="second_look_for",
        state="state",
        since="second_look_at",
    )
