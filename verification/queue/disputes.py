"""Licenses that somebody says are theirs, and that stand on another listing."""

from typing import Any

from django.db.models import QuerySet

from providers.models import LicenseDispute
from verification.queue import work
from verification.queue.kinds import Kind


def waiting() -> QuerySet[Any, dict[str, Any]]:
    """Nobody has decided them yet."""
    return work.rows(
        LicenseDispute.objects.waiting(),
        Kind.DISPUTE,
        title="provider__name",
        about="license_type",
        state="license_state",
        since="made_at",
    )
