"""People of a practice: invited by e-mail, members once they accept in their own account, gone when either side says so."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from accounts.models import User
from providers.actions.invitations import invite_member
from providers.invitation_link import key_of, link_of
from providers.models import Invitation, Membership, Provider
from tests import cast
from tests.providers.claims import practice_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice() -> Provider:
    return practice_of(cast.alice())


def client_of(name: str) -> Client:
    client = Client()
    client.force_login(cast.user(f"{name}@example.org"))
    return client


def invite(practice: Provider, by: str = "alice", **fields: str) -> int:
    typed = {"email": "bob@example.org", "role": "clinician", **fields}
    return client_of(by).post(reverse("members", args=[practice.slug]), typed).status_code


def accept(client: Client, row: Invitation, answer: str = "accept") -> int:
    posted = client.post(reverse("invitation"), {"key": key_of(row), "answer": answer})
    return posted.status_code


def members(practice: Provider) -> set[str]:
    active = Membership.objects.active().filter(practice=practice)
    return set(active.values_list("member__slug", flat=True))


def test_an_invited_person_is_a_member_once_they_accept(practice: Provider) -> None:
    cast.bob()
    assert invite(practice, email="Bob@Example.org", role="manager") == 302
    [row] = Invitation.objects.all()
    assert "bob-birch" not in members(practice)
    assert mail.outbox[0].to == ["bob@example.org"]
    assert practice.name not in mail.outbox[0].body
    page = client_of("bob").get(link_of(row)).content.decode()
    assert practice.name in page
    assert accept(client_of("bob"), row) == 302
    assert "bob-birch" in members(practice)
    bob = User.objects.get(email="bob@example.org")
    assert practice in Provider.objects.editable_by(bob)
    assert Provider.objects.get(pk=practice.pk).owner.email == "alice@example.org"


def test_a_link_makes_one_member_once(practice: Provider) -> None:
    cast.bob()
    invite(practice)
    row = Invitation.objects.get()
    accept(client_of("bob"), row)
    cast.listing("eve-elm", owner=cast.user("eve@example.org"))
    assert accept(client_of("eve"), row) == 404
    assert "eve-elm" not in members(practice)


def test_whoever_has_no_listing_starts_one_first_and_the_link_stays(practice: Provider) -> None:
    invite(practice)
    row = Invitation.objects.get()
    client = client_of("bob")
    assert b"You need a listing of your own first" in client.get(link_of(row)).content
    accept(client, row)
    row.refresh_from_db()
    assert row.accepted_at is None
    cast.bob()
    accept(client, row)
    assert "bob-birch" in members(practice)


def test_a_member_is_not_made_twice(practice: Provider) -> None:
    invite(practice, email="member@example.org", role="manager")
    accept(client_of("member"), Invitation.objects.get())
    [row] = Membership.objects.filter(practice=practice, member__slug="member-person")
    assert row.role == "clinician"


def test_declining_and_taking_back_end_an_invitation(practice: Provider) -> None:
    cast.bob()
    for end in ("decline", "take back"):
        assert invite(practice) == 302
        row = Invitation.objects.waiting().get()
        if end == "decline":
            accept(client_of("bob"), row, "decline")
        else:
            address = reverse("member_uninvite", args=[practice.slug, row.pk])
            assert client_of("bob").post(address).status_code == 404
            assert client_of("member").post(address).status_code == 404
            assert client_of("manager").post(address).status_code == 302
        assert accept(client_of("bob"), row) == 404
    assert "bob-birch" not in members(practice)
    assert Provider.objects.filter(pk=practice.pk).exists()


@pytest.mark.parametrize("by", ["bob", "member"])
def test_nobody_else_invites(practice: Provider, by: str) -> None:
    cast.bob()
    assert invite(practice, by) == 404
    with pytest.raises(PermissionDenied):
        invite_member(
            practice=practice,
            email="x@example.org",
            role="clinician",
            by=User.objects.get(email=f"{by}@example.org"),
        )
    assert not Invitation.objects.exists()


def test_a_manager_invites_clinicians_and_makes_no_managers(practice: Provider) -> None:
    assert invite(practice, "manager", role="manager") == 422
    assert not Invitation.objects.exists()
    assert invite(practice, "manager") == 302
    manager = User.objects.get(email="manager@example.org")
    with pytest.raises(PermissionDenied):
        invite_member(practice=practice, email="x@example.org", role="manager", by=manager)


@pytest.mark.parametrize(
    "typed", [{"email": "no"}, {"email": ""}, {"role": "owner"}, {"email": "a@b.example\x00"}]
)
def test_a_mistake_is_told_and_nobody_is_invited(practice: Provider, typed: dict[str, str]) -> None:
    assert invite(practice, **typed) == 422
    assert not Invitation.objects.exists()


def test_a_second_invitation_while_one_waits_is_told(practice: Provider) -> None:
    assert [invite(practice), invite(practice)] == [302, 422]
    assert len(mail.outbox) == 1


def test_a_listing_of_a_person_has_no_members(practice: Provider) -> None:
    alice = Provider.objects.get(slug="alice-alder")
    assert invite(alice) == 405
    page = client_of("alice").get(reverse("members", args=["alice-alder"])).content
    assert b"You are not a member of a practice here" in page
    owner = User.objects.get(email="alice@example.org")
    with pytest.raises(PermissionDenied):
        invite_member(practice=alice, email="x@example.org", role="clinician", by=owner)
