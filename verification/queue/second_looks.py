"""Licenses that wait for a senior reviewer, because somebody found what hurts their holder."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from providers.models import License
from verification.models import SecondLook
from verification.queue import work
from verification.queue.kinds import Kind


def asked() -> QuerySet[Any, dict[str, Any]]:
    """Somebody asked for a second look, and nobody has decided since."""
    looks = SecondLook.objects.open().filter(license=OuterRef("pk")).order_by("-asked_at", "-pk")
    # Only of those that were asked about at all: else the last look would be searched for each license there is.
    about = SecondLook.objects.order_by().values("license")
    found = (
        License.objects.filter(pk__in=about)
        .annotate(
            second_look_at=Subquery(looks.values("asked_at")[:1]),
            second_look_for=Subquery(looks.values("verdict")[:1]),
            second_look_by=Subquery(looks.values("asked_by")[:1]),
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
