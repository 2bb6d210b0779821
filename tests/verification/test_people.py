"""Roles: given by an administrator, written down for good, told to all administrators, never taken by oneself."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from tests import cast
from tests.providers.claims import claim_of, registry_record
from tests.verification.test_review_permissions import client_of
from verification.actions.holds import take
from verification.actions.roles import SameRoleError, change_role
from verification.models import Hold, RoleChange
from verification.queue.kinds import Kind

pytestmark = pytest.mark.django_db


def ada() -> User:
    return cast.user("ada@example.org", Role.ADMINISTRATOR, name="Ada Ash")


def otto() -> User:
    return cast.user("otto@example.org", Role.ADMINISTRATOR, name="Otto Oak")


def test_a_new_reviewer_is_written_down_and_every_administrator_is_told() -> None:
    otto()
    ruth = cast.user("ruth@example.org")
    change_role(person=ruth, role=Role.REVIEWER, reason="Joined the team", by=ada())
    ruth.refresh_from_db()
    assert ruth.role == Role.REVIEWER
    change = RoleChange.objects.get()
    assert (change.role_before, change.role, change.changed_by) == ("provider", "reviewer", ada())
    told = {each.to[0] for each in mail.outbox}
    assert told == {"ada@example.org", "otto@example.org", "ruth@example.org"}
    assert not any("ruth" in each.body.lower() for each in mail.outbox)


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.REVIEWER, Role.SENIOR_REVIEWER])
def test_nobody_else_gives_roles(role: Role) -> None:
    with pytest.raises(PermissionDenied):
        change_role(
            person=cast.user("ruth@example.org"),
            role=Role.REVIEWER,
            reason="x",
            by=cast.user("mallory@example.org", role),
        )


@pytest.mark.parametrize("role", Role.values)
def test_nobody_changes_their_own_role(role: str) -> None:
    with pytest.raises(PermissionDenied):
        change_role(person=ada(), role=role, reason="x", by=ada())
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleChange.objects.create(
            person=ada(),
            role_before=Role.ADMINISTRATOR,
            role=Role.REVIEWER,
            reason="x",
            changed_at=timezone.now(),
            changed_by=ada(),
        )


def test_an_administrator_who_lost_the_role_gives_none() -> None:
    stale = otto()
    change_role(person=otto(), role=Role.PROVIDER, reason="Left", by=ada())
    with pytest.raises(PermissionDenied):
        change_role(person=ada(), role=Role.PROVIDER, reason="Revenge", by=stale)
    with pytest.raises(SameRoleError):
        change_role(person=otto(), role=Role.PROVIDER, reason="Left", by=ada())


def test_whoever_is_no_reviewer_any_more_holds_nothing() -> None:
    claim = claim_of(cast.user("nell@example.org"), record=registry_record())
    take(kind=Kind.CLAIM, subject=str(claim.pk), by=cast.rosa())
    change_role(person=cast.rosa(), role=Role.PROVIDER, reason="Left", by=ada())
    assert not Hold.objects.exists()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE verification_rolechange SET reason = 'y'",
        "DELETE FROM verification_rolechange",
        "TRUNCATE verification_rolechange",
    ],
)
def test_the_database_keeps_every_change_of_role(statement: str) -> None:
    change_role(person=cast.rosa(), role=Role.PROVIDER, reason="Left", by=ada())
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_page_shows_who_works_here_and_what_was_changed() -> None:
    client = client_of(Role.ADMINISTRATOR)
    cast.user("ruth@example.org", name="Ruth Reed")
    said = {"email": "Ruth@example.org", "role": "reviewer", "reason": "Joined the team"}
    assert client.post(reverse("review_give_role"), said).headers["Location"] == "/review/people/"
    page = client.get("/review/people/").content.decode()
    for words in ("Ruth Reed", "Provider → Reviewer", "Joined the team"):
        assert words in page, words


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"email": "nobody@example.org"}, "There is no account with this address."),
        ({"email": "administrator@example.org"}, "Nobody changes their own role."),
        ({"role": "owner"}, "owner is not one of the available choices"),
        ({"role": "provider"}, "They have this role already."),
        ({"reason": ""}, "Say why."),
        ({"role": ""}, "Choose the new role."),
        ({"reason": "x\x00"}, "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_done_is_told_beside_what_was_typed(
    wrong: dict[str, str], told: str
) -> None:
    client = client_of(Role.ADMINISTRATOR)
    cast.user("ruth@example.org")
    said = {"email": "ruth@example.org", "role": "reviewer", "reason": "Typed words"} | wrong
    answer = client.post(reverse("review_give_role"), said)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not RoleChange.objects.exists()


def test_a_role_is_given_only_after_a_recent_sign_in() -> None:
    client = Client()
    client.force_login(ada())
    cast.user("ruth@example.org")
    said = {"email": "ruth@example.org", "role": "reviewer", "reason": "x"}
    client.post(reverse("review_give_role"), said)
    assert not RoleChange.objects.exists()
