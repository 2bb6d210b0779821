"""Whose license is it? Who asks is heard by a reviewer, and neither learns who the other is."""

from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.refusal import RefusedError
from accounts.roles import Role
from providers.actions.disputes import DecidedError, grant_dispute, refuse_dispute
from providers.models import License, LicenseDispute, Provider
from providers.vocabulary.dispute import DisputeState
from tests import cast
from tests.providers.license_typing import page, typed
from tests.providers.licensing import address, client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> License:
    """Bob's, by what he says; Alice says that it is hers."""
    return cast.license_of(cast.bob(), "md", "WA", number="WA77-A", verified=False)


@pytest.fixture
def alice() -> Provider:
    return cast.alice()


def sam() -> User:
    return cast.user("sam@example.org", Role.SENIOR_REVIEWER)


def asks(listing: Provider, **fields: Any) -> Any:
    where = address("practice_license_new", listing)
    return client_of(listing).post(where, typed(mine="yes", **fields))


def test_a_license_that_stands_elsewhere_can_be_said_to_be_ones_own(
    alice: Provider, held: License
) -> None:
    first = client_of(alice).post(address("practice_license_new", alice), typed())
    html = first.content.decode()
    assert first.status_code == 422
    assert "This is my license" in html
    assert "Bob" not in html
    assert asks(alice).status_code == 302
    [dispute] = LicenseDispute.objects.waiting()
    assert (dispute.provider, dispute.number) == (alice, "WA77-A")
    assert License.objects.get(number="WA77-A").provider == held.provider
    assert "A reviewer decides" in page(alice)
    assert "Bob" not in page(alice)


def test_asking_twice_is_asking_once(alice: Provider, held: License) -> None:
    asks(alice)
    asks(alice)
    assert LicenseDispute.objects.count() == 1


def test_a_free_number_is_added_and_an_own_one_is_no_dispute(alice: Provider) -> None:
    asks(alice)
    assert alice.licenses.filter(number="WA77-A").exists()
    assert "on your listing already" in asks(alice).content.decode()
    assert not LicenseDispute.objects.exists()


def test_nobody_tries_out_numbers_by_asking(alice: Provider) -> None:
    bob = cast.bob()
    for number in range(7):
        cast.license_of(bob, "md", "WA", number=f"WA{number}", verified=False)
        answer = asks(alice, number=f"WA{number}")
    assert "Please try again later" in answer.content.decode()
    assert LicenseDispute.objects.count() == 5


def test_a_senior_reviewer_moves_it_and_both_are_written_to(alice: Provider, held: License) -> None:
    asks(alice)
    mail.outbox.clear()
    made = grant_dispute(LicenseDispute.objects.get(), reason="The board says so.", by=sam())
    assert (made.provider, made.number) == (alice, "WA77-A")
    assert not License.objects.filter(pk=held.pk).exists()
    # It waits for a check like any other
    assert not License.objects.verified().filter(pk=made.pk).exists()
    told = {letter.to[0]: letter.body for letter in mail.outbox}
    assert set(told) == {"alice@example.org", "bob@example.org"}
    assert not any("WA77" in body or "Alice" in body or "Bob" in body for body in told.values())
    assert "The board says so." in page(alice)


def test_a_reviewer_leaves_it_where_it_is(alice: Provider, held: License) -> None:
    asks(alice)
    refuse_dispute(LicenseDispute.objects.get(), reason="The board shows another.", by=cast.rosa())
    assert License.objects.get(pk=held.pk).provider == held.provider
    assert "The board shows another." in page(alice)
    # And may be asked again
    assert asks(alice).status_code == 302
    assert LicenseDispute.objects.waiting().count() == 1


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.REVIEWER, Role.ADMINISTRATOR])
def test_nobody_else_moves_a_license(alice: Provider, held: License, role: Role) -> None:
    asks(alice)
    by = cast.user(f"{role}@example.org", role)
    with pytest.raises(PermissionDenied):
        grant_dispute(LicenseDispute.objects.get(), reason="Mine.", by=by)
    assert License.objects.filter(pk=held.pk).exists()


@pytest.mark.parametrize("side", ["alice", "bob"])
def test_a_senior_reviewer_decides_nothing_of_their_own(
    alice: Provider, held: License, side: str
) -> None:
    asks(alice)
    own = User.objects.get(email=f"{side}@example.org")
    own.role = Role.SENIOR_REVIEWER
    own.save()
    for decide in (grant_dispute, refuse_dispute):
        with pytest.raises(RefusedError, match="Somebody else decides"):
            decide(LicenseDispute.objects.get(), reason="Mine.", by=own)
    assert License.objects.filter(pk=held.pk).exists()
    assert LicenseDispute.objects.waiting().exists()


def test_taken_back_or_decided_it_is_decided_no_more(alice: Provider, held: License) -> None:
    asks(alice)
    dispute = LicenseDispute.objects.get()
    where = address("practice_license_dispute_withdraw", alice, dispute.pk)
    assert client_of(alice).post(where).status_code == 302
    with pytest.raises(DecidedError):
        grant_dispute(dispute, reason="Late.", by=sam())
    assert client_of(alice).post(where).status_code == 302
    assert LicenseDispute.objects.get().state == DisputeState.WITHDRAWN
    assert "WA77-A" not in page(alice)


def test_somebody_elses_dispute_is_not_there(alice: Provider, held: License) -> None:
    asks(alice)
    dispute = LicenseDispute.objects.get()
    where = address("practice_license_dispute_withdraw", held.provider, dispute.pk)
    assert client_of(held.provider).post(where).status_code == 404
    assert Client().post(where).status_code == 302
    assert LicenseDispute.objects.waiting().exists()


@pytest.mark.parametrize(
    "change",
    [
        {"state": "granted"},
        {"decided_at": timezone.now()},
        {"state": "refused", "decided_at": timezone.now(), "decided_by": 1},
        {"state": "sold"},
    ],
)
def test_the_database_takes_no_verdict_without_who_when_and_why(
    alice: Provider, held: License, change: dict[str, Any]
) -> None:
    asks(alice)
    with pytest.raises(IntegrityError), transaction.atomic():
        LicenseDispute.objects.update(**change)
