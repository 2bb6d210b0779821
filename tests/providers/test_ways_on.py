"""No page of a provider is a dead end: each says what is in the way, and leads there."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from providers.models import Claim, Membership, Provider
from providers.vocabulary.joining import ClaimState
from tests import cast
from tests.providers.claims import claim_of, practice_of, registry_record
from tests.providers.editing import SERVICE, address, at_desk, dana, item, owner_of

pytestmark = pytest.mark.django_db


def page(client: Client, name: str, listing: Provider) -> str:
    return client.get(reverse(name, args=[listing.slug])).content.decode()


def fresh(**claim: object) -> tuple[Provider, Claim]:
    """A draft of somebody whom nobody has accepted yet."""
    listing = dana(identity_accepted_at=None)
    return listing, claim_of(owner_of(listing), provider=listing, **claim)


def withdraw(claim: Claim) -> None:
    claim.state, claim.decided_at = ClaimState.WITHDRAWN, timezone.now()
    claim.decided_by = claim.claimant
    claim.save()


def test_from_the_claim_to_the_draft_and_back() -> None:
    listing, claim = fresh()
    client = at_desk(listing)
    assert (
        reverse("practice_listing", args=[listing.slug])
        in client.get(claim.get_absolute_url()).content.decode()
    )
    for name in ("practice_listing", "practice_publish"):
        assert claim.get_absolute_url() in page(client, name, listing)


def test_a_draft_whose_claim_was_taken_back_can_be_claimed_again() -> None:
    listing, claim = fresh()
    withdraw(claim)
    client = at_desk(listing)
    assert "Ask a reviewer to look" in page(client, "practice_listing", listing)
    where = reverse("listing_claim", args=[listing.slug])
    assert client.post(where).status_code == 302
    again = Claim.objects.live().get(provider=listing)
    # A second press finds the same claim
    assert client.post(where)["Location"] == again.get_absolute_url()
    assert Claim.objects.filter(provider=listing).count() == 2


def test_a_draft_can_be_deleted_and_another_one_begun() -> None:
    listing, _claim = fresh()
    client = at_desk(listing)
    client.post(address(listing, "services"), item(0, **SERVICE) | {"version": "0"})
    assert "Delete the draft" in page(client, "listing_keep", listing)
    where = reverse("draft_delete", args=[listing.slug])
    assert "We cannot bring it back" in client.get(where).content.decode()
    assert Provider.objects.filter(pk=listing.pk).exists()
    assert client.post(where).status_code == 302
    assert not Provider.objects.filter(pk=listing.pk).exists()
    begun = client.post(reverse("start_fresh"), {"kind": "individual", "name": "Dana Dogwood"})
    assert begun.status_code == 302
    assert Provider.objects.filter(owner=owner_of(listing)).count() == 1


def test_deleting_a_draft_gives_no_new_tries_at_its_code() -> None:
    record = registry_record()
    listing, claim = fresh(record=record, tries=4)
    client = at_desk(listing)
    client.post(reverse("draft_delete", args=[listing.slug]))
    claim.refresh_from_db()
    assert (claim.state, claim.tries, claim.provider) == (ClaimState.WITHDRAWN, 4, None)
    client.post(
        reverse("start_fresh"),
        {"kind": "individual", "name": "Nell", "npi": record.npi},
    )
    assert Claim.objects.live().get(npi=record.npi).tries == 4


def test_a_draft_with_wrong_codes_and_no_record_stays() -> None:
    listing, _claim = fresh(tries=1)
    at_desk(listing).post(reverse("draft_delete", args=[listing.slug]))
    assert Provider.objects.filter(pk=listing.pk).exists()


def test_what_is_or_was_public_is_closed_and_not_deleted() -> None:
    alice = cast.alice()
    client = at_desk(alice)
    where = reverse("draft_delete", args=[alice.slug])
    assert client.post(where).status_code == 404
    Provider.objects.filter(pk=alice.pk).update(listing_state="draft")
    assert client.post(where).status_code == 404
    assert Provider.objects.filter(pk=alice.pk).exists()


def test_a_manager_neither_deletes_the_draft_of_a_practice_nor_claims_it() -> None:
    practice = practice_of(cast.alice())
    Provider.objects.filter(pk=practice.pk).update(
        listing_state="draft", published_at=None, identity_accepted_at=None
    )
    manager = Client()
    manager.force_login(cast.user("manager@example.org"))
    for name in ("draft_delete", "listing_claim"):
        assert manager.post(reverse(name, args=[practice.slug])).status_code == 404
    assert Provider.objects.filter(pk=practice.pk).exists()
    assert not Claim.objects.filter(provider=practice).exists()


@pytest.mark.parametrize(
    ("state", "way"), [("paused", "listing_resume"), ("closed", "listing_reopen")]
)
def test_what_is_not_public_leads_to_what_makes_it_so(state: str, way: str) -> None:
    alice = cast.alice(listing_state=state)
    client = at_desk(alice)
    assert reverse(way, args=[alice.slug]) in page(client, "practice_publish", alice)
    assert "Make it public again" in page(client, "practice_listing", alice)


def test_with_nothing_new_there_is_nothing_to_publish() -> None:
    alice = cast.alice()
    html = page(at_desk(alice), "practice_publish", alice)
    assert "nothing new to publish" in html
    assert reverse("listing_attest", args=[alice.slug]) in html
    assert "Publish</button>" not in html


def test_a_membership_is_ended_after_a_question() -> None:
    practice = practice_of(cast.alice())
    row = Membership.objects.filter(practice=practice).first()
    assert row is not None
    client = at_desk(practice)
    where = reverse("member_end", args=[practice.slug, row.pk])
    assert "End the membership of" in client.get(where).content.decode()
    row.refresh_from_db()
    assert row.ended_at is None
    client.post(where)
    row.refresh_from_db()
    assert row.ended_at is not None


def test_whoever_deletes_their_account_reads_only_of_what_goes_with_it() -> None:
    practice = practice_of(cast.alice())
    manager = Client()
    manager.force_login(cast.user("manager@example.org"))
    html = manager.get(reverse("practice_delete")).content.decode()
    assert "Manager Person" in html
    assert practice.name not in html
