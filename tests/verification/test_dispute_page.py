"""Two listings, one license: a reviewer sees both sides, and only a senior one takes it off a listing."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from providers.models import License, LicenseDispute
from providers.vocabulary.dispute import DisputeState
from tests import cast
from tests.verification.test_review_permissions import client_of
from verification.actions import holds
from verification.models import Hold
from verification.queue.every import waiting
from verification.queue.kinds import Kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute() -> LicenseDispute:
    """Alice says that a license on Bob's listing is hers."""
    held = cast.license_of(cast.bob(), "md", "WA", number="WA77-A", verified=False)
    stated: dict[str, Any] = {
        "license_type": "md",
        "specialty": "",
        "state": "WA",
        "number": held.number,
    }
    stated |= {"issued_on": None, "expires_on": None, "compact_states": []}
    return LicenseDispute.objects.create(
        provider=cast.alice(),
        license_type="md",
        license_state="WA",
        number=held.number,
        stated=stated,
    )


def decide(
    client: Client, dispute: LicenseDispute, act: str, reason: str = "The board says so."
) -> int:
    address = reverse(f"review_dispute_{act}", args=[dispute.pk])
    return client.post(address, {"reason": reason}).status_code


def test_it_waits_in_the_queue_and_both_sides_are_shown(dispute: LicenseDispute) -> None:
    [row] = waiting([Kind.DISPUTE])
    assert (row["waiting_subject"], row["waiting_state"]) == (str(dispute.pk), "WA")
    page = client_of(Role.REVIEWER).get(reverse("review_dispute", args=[dispute.pk]))
    for name in ("Alice", "Bob", "WA77-A"):
        assert name in page.content.decode()


def test_only_a_senior_reviewer_takes_it_off_a_listing(dispute: LicenseDispute) -> None:
    assert decide(client_of(Role.REVIEWER), dispute, "grant") == 404
    senior = client_of(Role.SENIOR_REVIEWER)
    by = User.objects.get(email="senior_reviewer@example.org")
    holds.take(kind=Kind.DISPUTE, subject=str(dispute.pk), by=by)
    assert decide(senior, dispute, "grant") == 302
    assert License.objects.get(number="WA77-A").provider == dispute.provider
    assert not waiting([Kind.DISPUTE])
    assert not Hold.objects.exists()


def test_without_a_reason_nothing_is_decided(dispute: LicenseDispute) -> None:
    assert decide(client_of(Role.REVIEWER), dispute, "refuse", " ") == 422
    dispute.refresh_from_db()
    assert dispute.state == DisputeState.WAITING


def test_who_is_second_is_told_that_it_is_decided(dispute: LicenseDispute) -> None:
    assert decide(client_of(Role.REVIEWER), dispute, "refuse") == 302
    assert decide(client_of(Role.SENIOR_REVIEWER), dispute, "grant") == 409
    assert License.objects.get(number="WA77-A").provider != dispute.provider
