"""An operator invites members from a spreadsheet: who may, what is checked, what is sent, and nothing beside it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from providers.actions.member_invitations import check_members, invite_members
from providers.models import Invitation, Provider
from tests import cast
from tests.providers.claims import NPI, OTHER_NPI

HEADER = "name,email,npi,city,state,profession\n"
FILE = f"{HEADER}Nell Needlewood,nell@example.org,{NPI},Portland,OR,Psychiatrist\nMo Moss,mo@example.org\n"
BAD = f"{HEADER}=1+1,bad@example.org\nMo Moss,mo@example.org\n"


def ada() -> User:
    return cast.user("ada@example.org", Role.ADMINISTRATOR)


def nell() -> User:
    return cast.user("nell@example.org")


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def upload(client: Client, content: bytes | str, name: str = "members.csv") -> Any:
    data = content.encode() if isinstance(content, str) else content
    return client.post(reverse("invitations"), {"file": SimpleUploadedFile(name, data)})


def sealed(answer: HttpResponse) -> str:
    return answer.content.decode().partition('name="sealed" value="')[2].partition('"')[0]


def nothing_written() -> bool:
    return not (Invitation.objects.exists() or Provider.objects.exists() or mail.outbox)


@pytest.mark.django_db
def test_a_dry_run_tells_every_finding_and_writes_nothing() -> None:
    answer = upload(client_of(ada()), BAD)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "1 person can be invited" in page
    assert "The cell begins like a formula." in page
    assert nothing_written()


@pytest.mark.django_db
def test_what_was_checked_is_what_is_sent() -> None:
    client = client_of(ada())
    checked = upload(client, FILE)
    answer = client.post(reverse("invitations_send"), {"sealed": sealed(checked)}, follow=True)
    assert b"2 invitations are sent." in answer.content
    drafts = Provider.objects.all()
    assert {(each.name, each.listing_state, each.owner, each.npi) for each in drafts} == {
        ("Nell Needlewood", "draft", None, None),
        ("Mo Moss", "draft", None, None),
    }
    assert sorted(each.to[0] for each in mail.outbox) == ["mo@example.org", "nell@example.org"]
    for each in mail.outbox:
        assert "/practice/invitation/?key=" in each.body
        assert "Nell" not in each.body
    for draft in drafts:
        assert Client().get(draft.get_absolute_url()).status_code == 404


@pytest.mark.django_db
def test_pressing_send_again_invites_nobody_twice() -> None:
    client = client_of(ada())
    data = {"sealed": sealed(upload(client, FILE))}
    for _ in range(2):
        client.post(reverse("invitations_send"), data)
    assert Invitation.objects.count() == Provider.objects.count() == len(mail.outbox) == 2


def test_two_presses_at_once_invite_everybody_once(transactional_db: None) -> None:
    by = ada()

    def press(_: int) -> int:
        try:
            return invite_members(content=FILE.encode(), by=by)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(press, range(2))) == [0, 2]
    assert Invitation.objects.count() == 2


@pytest.mark.django_db
def test_who_has_a_listing_or_an_invitation_is_not_invited() -> None:
    cast.listing("nell-listing", npi=NPI)
    cast.listing("mo-listing", owner=cast.user("mo@example.org"))
    assert [each.said for each in check_members(FILE.encode()).findings] == [
        "There is a listing of this person already."
    ] * 2
    invite_members(content=f"{HEADER}Al,al@example.org,{OTHER_NPI}\n".encode(), by=ada())
    again = check_members(f"{HEADER}Al,al@example.org\nAl,other@example.org,{OTHER_NPI}\n".encode())
    assert [each.said for each in again.findings] == ["This person is invited already."] * 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"," * 900_000, "more than 50 columns"),
        (b"\x89PNG\r\n\x1a\n\x00", "not a CSV"),
        (b"x" * 1_000_001, "larger than 1 MB"),
        (b"", "file is empty"),
    ],
)
def test_a_hostile_file_is_refused_beside_the_field(content: bytes, words: str) -> None:
    answer = upload(client_of(ada()), content)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert "<title>Error:" in page
    assert nothing_written()


@pytest.mark.django_db
def test_a_form_without_a_file_is_told() -> None:
    assert client_of(ada()).post(reverse("invitations")).status_code == 422


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["invitations_send", "invitations_findings"])
def test_a_file_that_was_not_checked_here_by_this_person_is_refused(name: str) -> None:
    of_another = sealed(upload(client_of(cast.user("amy@example.org", Role.ADMINISTRATOR)), FILE))
    for text in ("", "x", of_another, of_another[:-4], "\x00é"):
        answer = client_of(ada()).post(reverse(name), {"sealed": text})
        assert answer.status_code == 400
    assert nothing_written()


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.PROVIDER, Role.REVIEWER, Role.SENIOR_REVIEWER])
def test_only_administrators_invite_members(role: Role) -> None:
    client = client_of(cast.user("someone@example.org", role))
    assert upload(client, FILE).status_code == 404
    for name in ("invitations_send", "invitations_findings"):
        assert client.post(reverse(name), {"sealed": "x"}).status_code == 404
    with pytest.raises(PermissionDenied):
        invite_members(content=FILE.encode(), by=cast.user("someone@example.org"))
    assert nothing_written()


@pytest.mark.django_db
def test_the_findings_are_a_file_that_runs_nothing() -> None:
    client = client_of(ada())
    answer = client.post(reverse("invitations_findings"), {"sealed": sealed(upload(client, BAD))})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="findings.csv"'
    assert "2,name,'=1+1," in answer.content.decode()


@pytest.mark.django_db
def test_the_command_checks_first_and_invites_with_apply(tmp_path: Path) -> None:
    ada()
    path = tmp_path / "members.csv"
    path.write_text(BAD)
    call_command("invite_members", path, by="ada@example.org")
    assert nothing_written()
    call_command("invite_members", path, by="ada@example.org", apply=True)
    assert [each.to for each in mail.outbox] == [["mo@example.org"]]
    for file, by in ((path, "nobody@example.org"), (tmp_path / "none.csv", "ada@example.org")):
        with pytest.raises(CommandError):
            call_command("invite_members", file, by=by, apply=True)
    nell()
    with pytest.raises(CommandError, match="Only an administrator"):
        call_command("invite_members", path, by="nell@example.org", apply=True)
