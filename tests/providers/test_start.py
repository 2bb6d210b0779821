"""How a listing begins, and what nobody learns or takes on the way."""

import uuid
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import User
from providers.models import Claim, Provider, RegistryRecord
from providers.registry_lookup import by_name
from providers.vocabulary.joining import ClaimState
from tests import cast
from tests.providers.claims import NPI, OTHER_NPI, PRACTICE_NPI, claim_of, registry_record

pytestmark = pytest.mark.django_db

BY_NAME = {"last_name": "Needlewood", "state": "OR"}
FRESH = {"kind": "individual", "name": "Nell Needlewood", "post_nominals": "LCSW", "npi": ""}


@pytest.fixture
def client() -> Client:
    made = Client()
    made.force_login(nell())
    return made


def nell() -> User:
    return cast.user("nell@example.org")


def look(client: Client, **typed: str) -> str:
    """The page that follows a look at the registry."""
    answer = client.post(reverse("start"), typed, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    "typed", [{"npi": NPI}, {"npi": "2000-000 002"}, BY_NAME, {**BY_NAME, "first_name": "nel"}]
)
def test_somebody_finds_themselves_without_the_contact_being_shown(
    client: Client, typed: dict[str, str]
) -> None:
    registry_record()
    page = look(client, **typed)
    assert "Is this you?" in page
    for shown in ("Nell Needlewood", "Portland, OR", "Psychiatry Physician"):
        assert shown in page
    for hidden in ("5550142", "Larkhollow", "97201", "MD1"):
        assert hidden not in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Type your NPI, or your last name and state."),
        ({"npi": "2000000003"}, "not a valid NPI"),
        ({"npi": "12\x00"}, "Null characters"),
        ({"last_name": "Needlewood"}, "Pick the state"),
        ({"last_name": "Needlewood", "state": "XX"}, "not one of the available choices"),
    ],
)
def test_what_cannot_be_looked_up_is_told_beside_the_field(
    client: Client, typed: dict[str, str], said: str
) -> None:
    answer = client.post(reverse("start"), typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert "<title>Error:" in page


def test_people_of_another_state_or_without_a_valid_npi_are_not_found(client: Client) -> None:
    registry_record(state="WA")
    registry_record(OTHER_NPI, deactivated_on="2020-01-01")
    assert "Nobody found" in look(client, **BY_NAME)
    assert "Nobody found" in look(client, npi=OTHER_NPI)


def test_a_registry_cannot_be_copied_look_by_look(client: Client) -> None:
    registry_record()
    answers = [client.post(reverse("start"), {"npi": NPI}).status_code for _ in range(22)]
    assert answers == [302] * 20 + [429] * 2


def test_a_claim_begins_with_a_press_and_nothing_is_listed(client: Client) -> None:
    registry_record()
    look(client, npi=NPI)
    answer = client.post(reverse("start_claim"), {"npi": NPI})
    claim = Claim.objects.get()
    assert answer.headers["Location"] == claim.get_absolute_url()
    assert (claim.claimant, claim.record_id, claim.state) == (nell(), NPI, ClaimState.OPEN)
    assert not Provider.objects.exists()
    page = client.get(claim.get_absolute_url()).content.decode()
    assert "ends in 42" in page
    assert "5550142" not in page


@pytest.mark.parametrize("npi", [NPI, "", "x", "2\x00", "9" * 4000])
def test_only_what_was_found_just_now_can_be_claimed(client: Client, npi: str) -> None:
    registry_record()
    registry_record(OTHER_NPI, last_name="OTHER")
    look(client, npi=OTHER_NPI)
    assert client.post(reverse("start_claim"), {"npi": npi}).status_code == 404
    assert not Claim.objects.exists()


def test_more_fields_than_there_are_change_nothing(client: Client) -> None:
    registry_record()
    look(client, npi=NPI)
    stranger = cast.user("stranger@example.org")
    made_up = {
        "npi": NPI,
        "state": "accepted",
        "claimant": stranger.pk,
        "owner": stranger.pk,
        "decided_by": stranger.pk,
        "tries": 0,
    }
    client.post(reverse("start_claim"), made_up)
    claim = Claim.objects.get()
    assert (claim.claimant, claim.state, claim.decided_by) == (nell(), ClaimState.OPEN, None)
    extra = {"listing_state": "published", "owner": stranger.pk, "slug": "mine", "role": "reviewer"}
    client.post(reverse("claim_withdraw", args=[claim.pk]))
    client.post(
        reverse("start_fresh"), FRESH | extra | {"identity_accepted_at": "2026-01-01", "npi": NPI}
    )
    draft = Provider.objects.get()
    assert (draft.owner, draft.listing_state, draft.npi) == (nell(), "draft", None)
    assert draft.identity_accepted_at is None
    assert draft.slug != "mine"
    assert nell().role == "provider"


def test_claimed_and_unclaimed_look_the_same_and_name_nobody(client: Client) -> None:
    """Word for word the same pages, but for names, numbers and tokens of the rows themselves."""
    pages = []
    for npi in (NPI, OTHER_NPI):
        record = registry_record(npi)
        if npi == OTHER_NPI:
            owner = cast.listing("owner", npi=npi)
            RegistryRecord.objects.filter(pk=record.pk).update(claimed_by=owner)
            claim_of(cast.user("rival@example.org"), record=record)
        found = look(client, npi=npi)
        client.post(reverse("start_claim"), {"npi": npi})
        claim = Claim.objects.of(nell()).get(npi=npi)
        shown = client.get(claim.get_absolute_url()).content.decode()
        client.post(reverse("claim_withdraw", args=[claim.pk]), follow=True)
        pages.append(_plain(found, npi, claim.pk) + _plain(shown, npi, claim.pk))
    assert pages[0] == pages[1]


def test_one_person_has_one_listing_and_is_led_to_it(client: Client) -> None:
    registry_record()
    cast.listing("nell-listing", owner=nell())
    look(client, npi=NPI)
    for name, typed in (("start_claim", {"npi": NPI}), ("start_fresh", FRESH)):
        answer = client.post(reverse(name), typed, follow=True)
        assert answer.redirect_chain == [(reverse("practice"), 302)]
        assert b"One person has one listing" in answer.content
    assert not Claim.objects.exists()
    assert b"You have a listing already" in client.get(reverse("start")).content


def test_one_person_makes_one_claim_at_a_time(client: Client) -> None:
    registry_record()
    registry_record(OTHER_NPI)
    look(client, **BY_NAME)
    first = client.post(reverse("start_claim"), {"npi": NPI})
    again = client.post(reverse("start_claim"), {"npi": OTHER_NPI})
    fresh = client.post(reverse("start_fresh"), FRESH)
    assert first.headers["Location"] == again.headers["Location"] == fresh.headers["Location"]
    assert Claim.objects.count() == 1


def test_whoever_has_a_listing_can_claim_a_practice_too(client: Client) -> None:
    cast.listing("nell-listing", owner=nell())
    registry_record(PRACTICE_NPI, kind="organization", name="NEEDLEWOOD HOUSE LLC", last_name="")
    assert "NEEDLEWOOD HOUSE LLC" in look(client, npi=PRACTICE_NPI)
    assert client.post(reverse("start_claim"), {"npi": PRACTICE_NPI}).status_code == 302
    assert Claim.objects.get().npi == PRACTICE_NPI
    for name in ("A practice", "Another practice"):
        client.post(reverse("start_fresh"), FRESH | {"kind": "organization", "name": name})
    assert Provider.objects.filter(kind="organization", owner=nell()).count() == 2


def test_who_is_not_in_the_registry_gets_a_draft_that_waits_for_a_reviewer(client: Client) -> None:
    client.post(reverse("start_fresh"), FRESH)
    draft, claim = Provider.objects.get(), Claim.objects.get()
    assert (claim.provider, claim.record, claim.state) == (draft, None, ClaimState.OPEN)
    assert (draft.name, draft.post_nominals, draft.owner) == ("Nell Needlewood", "LCSW", nell())
    page = client.get(claim.get_absolute_url())
    assert b"together with your license" in page.content
    assert not mail.outbox


@pytest.mark.parametrize(
    "typed", [{"name": ""}, {"kind": "clinic"}, {"npi": "1234567890"}, {"name": "x" * 151}]
)
def test_a_fresh_listing_with_a_mistake_is_not_begun(client: Client, typed: Any) -> None:
    answer = client.post(reverse("start_fresh"), FRESH | typed)
    assert answer.status_code == 422
    assert not Provider.objects.exists()


def test_a_name_in_any_script_gets_an_address(client: Client) -> None:
    client.post(reverse("start_fresh"), FRESH | {"name": "<script>alert(1)</script> 娜"})
    page = client.get(reverse("practice")).content.decode()
    assert "<script>alert(1)" not in page
    assert Provider.objects.get().slug


def test_another_claimants_page_does_not_exist(client: Client) -> None:
    theirs = claim_of(cast.user("rival@example.org"), record=registry_record())
    assert client.get(theirs.get_absolute_url()).status_code == 404
    assert client.get(reverse("claim", args=[uuid.uuid4()])).status_code == 404
    for name in ("claim_code", "claim_withdraw"):
        assert client.post(reverse(name, args=[theirs.pk]), {"code": "12345678"}).status_code == 404
    theirs.refresh_from_db()
    assert (theirs.state, theirs.tries) == (ClaimState.OPEN, 0)


def test_a_name_is_found_by_the_index(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        assert "registry_name" in by_name("Needlewood", "", "OR").order_by().explain()


def _plain(page: str, npi: str, claim: uuid.UUID) -> str:
    """A page without what differs from request to request."""
    lines = page.replace(npi, "NPI").replace(str(claim), "CLAIM").splitlines()
    return "\n".join(line for line in lines if "csrfmiddlewaretoken" not in line)
