"""Licenses that nobody has decided on since they were sent in."""

from typing import Any

from django.db.models import QuerySet

from providers.models import License
from verification.queue import work
from verification.queue.kinds import Kind


def new() -> QuerySet[Any, dict[str, Any]]:
    """Sent in, and no decision since."""
    found = License.objects.undecided()
    return work.rows(
        found,
        Kind.LICENSE,
        title="provider__name",
        about="license_type",
        state="state",
        since="submitted_at",
    )
