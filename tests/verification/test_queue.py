"""What waits for a reviewer: nothing that was sent in is forgotten, and the oldest comes first."""

import datetime as dt

import pytest
from django.utils import timezone

from tests import cast
from verification.queue.every import waiting
from verification.queue.kinds import Kind

pytestmark = pytest.mark.django_db


def test_a_license_waits_until_somebody_decides_on_it_oldest_first() -> None:
    provider = cast.listing("alice-alder")
    now = timezone.now()
    late = cast.license_of(provider, "md", verified=False, submitted_at=now)
    early = cast.license_of(
        provider, "np", "WA", verified=False, submitted_at=now - dt.timedelta(days=3)
    )
    cast.license_of(provider, "pa")
    rows = list(waiting())
    assert [row["waiting_subject"] for row in rows] == [str(early.pk), str(late.pk)]
    assert rows[0]["waiting_kind"] == Kind.LICENSE
    assert [row["waiting_subject"] for row in waiting(state="OR")] == [str(late.pk)]
