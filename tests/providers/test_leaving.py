"""Leaving: everything personal goes, the trail stays without names, and nobody takes others along."""

import json
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import Client

from accounts.models import User
from accounts.roles import Role
from providers.models import Decision, Evidence, EvidenceValues, Provider
from tests import cast
from verification.models import AuditRow, AuditValues

pytestmark = pytest.mark.django_db

RIGHT = {"word": "Delete", "password": cast.PASSWORD}


def client_of(email: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(email=email))
    return client


def delete(client: Client, **form: str) -> int:
    return client.post("/practice/delete/", RIGHT | form).status_code


def tables_with(text: str) -> list[str]:
    """The tables that hold the text anywhere."""
    found = []
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT EXISTS (SELECT FROM {table} AS row WHERE row::text ILIKE %s)",  # noqa: S608
                [f"%{text}%"],
            )
            if cursor.fetchone()[0]:
                found.append(table)
    return found


def test_everything_personal_goes_and_the_trail_stays() -> None:
    alice = cast.alice(about="Xylograph")
    look = Evidence.objects.get()
    EvidenceValues.objects.create(evidence=look, shown={"name": "Alice Alder"}, salt="s")
    bob = cast.bob()
    client = client_of("alice@example.org")
    assert client.get("/practice/delete/").status_code == 200
    assert delete(client) == 302
    assert not Provider.objects.filter(pk=alice.pk).exists()
    assert Provider.objects.filter(pk=bob.pk).exists()
    assert Evidence.objects.filter(pk=look.pk).exists()
    assert Decision.objects.count() == 2
    assert not EvidenceValues.objects.exists()
    # The database forgets what search read of it at commit.
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for text in ("alice-", "alice@", "Alder", "Xylograph"):
        assert tables_with(text) == []
    # Nor do the listing's changes: that they were made stays, by a number that leads to nobody.
    history = AuditRow.objects.filter(listing_id=alice.pk)
    assert history.filter(kind="listing", act="removed").exists()
    assert not AuditValues.objects.filter(row__in=history).exists()
    assert not AuditValues.objects.filter(row__person_id=alice.owner_id).exists()
    assert AuditValues.objects.filter(row__listing_id=bob.pk).exists()
    assert client.get("/practice/").status_code == 302
    call_command("verify_audit", stdout=StringIO())
    [sent] = mail.outbox
    assert sent.to == ["alice@example.org"]


@pytest.mark.parametrize(
    "form", [{"password": "not-the-right-one"}, {"password": ""}, {"word": "yes"}, {"word": ""}]
)
def test_nothing_goes_without_the_password_and_the_word(form: dict[str, str]) -> None:
    cast.alice()
    assert delete(client_of("alice@example.org"), **form) == 422
    assert Provider.objects.exists()
    assert mail.outbox == []


def test_guessing_the_password_ends_soon() -> None:
    cast.alice()
    client = client_of("alice@example.org")
    for _ in range(5):
        delete(client, password="wrong")
    assert delete(client) == 422
    assert User.objects.filter(email="alice@example.org").exists()


def test_a_practice_with_others_is_not_taken_along() -> None:
    practice = cast.listing(
        "still-clinic", kind="organization", owner=cast.user("carol@example.org")
    )
    bob = cast.bob()
    cast.membership(practice, bob)
    client = client_of("carol@example.org")
    assert delete(client) == 422
    assert Provider.objects.filter(pk=practice.pk).exists()
    practice.members.all().delete()
    assert delete(client) == 302
    assert list(Provider.objects.all()) == [bob]


def test_staff_do_not_delete_themselves() -> None:
    cast.user("sam@example.org", Role.SENIOR_REVIEWER)
    assert delete(client_of("sam@example.org")) == 422
    assert User.objects.filter(email="sam@example.org").exists()


def test_the_export_holds_ones_own_and_nobody_elses() -> None:
    cast.care_team()
    Provider.objects.filter(slug="alice-alder").update(about="=1+1<script>alert(1)</script>")
    answer = client_of("alice@example.org").get("/practice/export/")
    assert answer["Content-Type"] == "application/json"
    assert answer["Content-Disposition"] == 'attachment; filename="my-data.json"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    text = answer.content.decode()
    assert "<" not in text
    said = json.loads(text)
    [listing] = said["listings"]
    assert listing["about"].startswith("=1+1<script>")
    assert said["account"]["email"] == "alice@example.org"
    assert [each["state"] for each in listing["licenses"]] == ["OR"]
    assert listing["locations"]
    assert listing["partnerships"]
    for others in ("bob", "Birch", "rosa", "password"):
        assert others.lower() not in text.lower()
