"""Somebody who was invited from an operator's spreadsheet: the link shows, a button acts, once, for one person."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from providers.actions.invitations import (
    InvitationOverError,
    accept_invitation,
    forget_expired_invitations,
)
from providers.actions.member_invitations import invite_members
from providers.invitation_link import key_of, link_of
from providers.models import Claim, Invitation, Provider
from providers.vocabulary.joining import ClaimState
from tests import cast
from tests.providers.claims import NPI, OTHER_NPI, claim_of, registry_record

HEADER = "name,email,npi,city,state,profession\n"
FILE = f"{HEADER}Nell Needlewood,nell@example.org,{NPI},Portland,OR,Psychiatrist\nMo Moss,mo@example.org\n"


def ada() -> User:
    return cast.user("ada@example.org", Role.ADMINISTRATOR)


def nell() -> User:
    return cast.user("nell@example.org")


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def invited(email: str = "nell@example.org") -> Invitation:
    """The invitation of a member, after the file was sent."""
    if not Invitation.objects.exists():
        invite_members(content=FILE.encode(), by=ada())
    return Invitation.objects.get(email=email)


def answer_to(client: Client, key: str, answer: str = "accept", **more: object) -> Any:
    return client.post(reverse("invitation"), {"key": key, "answer": answer, **more})


@pytest.mark.django_db
def test_the_link_shows_and_a_button_acts() -> None:
    registry_record()
    row = invited()
    client = client_of(nell())
    page = client.get(link_of(row))
    assert page.status_code == 200
    assert b"Nell Needlewood" in page.content
    assert "no-store" in page.headers["Cache-Control"]
    row.refresh_from_db()
    assert row.accepted_at is None
    answer = answer_to(client, key_of(row))
    claim = Claim.objects.get()
    assert answer.headers["Location"] == claim.get_absolute_url()
    draft = Provider.objects.get(invitations=row)
    assert (draft.owner, draft.listing_state, draft.identity_accepted_at) == (nell(), "draft", None)
    assert (claim.state, claim.record_id, claim.provider) == (ClaimState.OPEN, NPI, draft)


@pytest.mark.django_db
def test_a_visitor_signs_in_first_and_comes_back() -> None:
    answer = Client().get(link_of(invited()))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("account_login") + "?next=/practice/inv")


@pytest.mark.django_db
def test_a_link_works_once() -> None:
    row = invited()
    answer_to(client_of(nell()), key_of(row))
    for client in (client_of(nell()), client_of(cast.user("thief@example.org"))):
        assert client.get(link_of(row)).status_code == 404
        assert answer_to(client, key_of(row)).status_code == 404
        assert answer_to(client, key_of(row), "decline").status_code == 404
    assert Provider.objects.get(invitations=row).owner == nell()


def test_of_two_people_with_one_link_at_once_one_gets_the_draft(transactional_db: None) -> None:
    row = invited()
    people = [nell(), cast.user("thief@example.org")]

    def take(user: User) -> bool:
        try:
            accept_invitation(invitation=row, by=user)
        except InvitationOverError:
            return False
        else:
            return True
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(take, people)) == [False, True]
    assert Claim.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "x", "x:y:z", "a" * 5000, "\x00"])
def test_a_made_up_link_leads_nowhere(key: str) -> None:
    invited()
    client = client_of(nell())
    assert client.get(reverse("invitation"), {"key": key}).status_code == 404
    assert answer_to(client, key).status_code == 404


@pytest.mark.django_db
def test_a_link_runs_out_and_what_was_prepared_is_deleted() -> None:
    row = invited()
    with time_machine.travel(timezone.now() + dt.timedelta(days=30, minutes=1)):
        client = client_of(nell())
        assert client.get(link_of(row)).status_code == 404
        assert answer_to(client, key_of(row)).status_code == 404
        assert forget_expired_invitations() == 2
        assert forget_expired_invitations() == 0
    assert not Provider.objects.exists()
    assert not Invitation.objects.exists()


@pytest.mark.django_db
def test_what_somebody_accepted_is_not_deleted() -> None:
    answer_to(client_of(nell()), key_of(invited()))
    with time_machine.travel(timezone.now() + dt.timedelta(days=31)):
        forget_expired_invitations()
    assert Provider.objects.get().owner == nell()


@pytest.mark.django_db
def test_declining_deletes_the_draft() -> None:
    row = invited()
    assert answer_to(client_of(nell()), key_of(row), "decline").status_code == 302
    assert [each.name for each in Provider.objects.all()] == ["Mo Moss"]
    assert not Invitation.objects.filter(pk=row.pk).exists()


@pytest.mark.django_db
def test_more_fields_than_there_are_change_nothing() -> None:
    row = invited()
    stranger = cast.user("stranger@example.org")
    answer_to(client_of(nell()), key_of(row), owner=stranger.pk, role="manager", npi=OTHER_NPI)
    draft = Provider.objects.get(invitations=row)
    assert (draft.owner, draft.npi) == (nell(), None)
    assert answer_to(client_of(nell()), key_of(invited("mo@example.org")), "own").status_code == 404


@pytest.mark.django_db
def test_whoever_has_a_listing_gets_no_second_one() -> None:
    cast.listing("nell-listing", owner=nell())
    row = invited("mo@example.org")
    answer = answer_to(client_of(nell()), key_of(row))
    assert answer.headers["Location"] == reverse("practice")
    assert Provider.objects.get(invitations=row).owner is None


@pytest.mark.django_db
def test_whoever_claimed_by_themselves_before_gets_the_draft_with_that_claim() -> None:
    record = registry_record()
    claim = claim_of(nell(), record=record)
    row = invited()
    answer_to(client_of(nell()), key_of(row))
    claim.refresh_from_db()
    assert claim.provider_id == row.draft_id
    other = invited("mo@example.org")
    mo = cast.user("mo@example.org")
    theirs = claim_of(mo, record=record)
    assert answer_to(client_of(mo), key_of(other)).headers["Location"] == theirs.get_absolute_url()
    assert Provider.objects.get(invitations=other).owner is None


@pytest.mark.django_db
def test_an_invitation_is_shown_only_to_an_address_that_was_shown_to_be_theirs() -> None:
    row = invited()
    client = client_of(nell())
    assert link_of(row).encode()[:40] not in client.get(reverse("practice")).content
    EmailAddress.objects.create(user=nell(), email="nell@example.org", verified=True)
    assert b"A draft of your listing" in client.get(reverse("practice")).content
