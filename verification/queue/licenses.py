"""Licenses that nobody has decided on since they were sent in."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from providers.models import License
from verification.models import SecondLook
from verification.queue import work
from verification.queue.kinds import Kind


def new() -> QuerySet[Any, dict[str, Any]]:
    """Sent in, and no decision since; those that wait for a second look are not new any more."""
    asked = SecondLook.objects.open().filter(license=OuterRef("pk"))
    found = License.objects.undecided().filter(~Exists(asked))
    return work.rows(
        found,
        Kind.LICENSE,
        title="provider__name",
        about="license_type",
        state="state",
        since="submitted_at",
        whose="provider__owner",
    )
