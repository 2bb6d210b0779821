"""What happens to licenses and listings is written down: who, what, when, with the values apart from the trail."""

import json

import pytest
from django.db import connection, transaction
from django.test import Client

from accounts.acting import acting
from accounts.models import User
from accounts.roles import Role
from providers.models import License, Provider
from tests import cast
from tests.entries import settle
from tests.providers.licensing import PDF, address, upload
from tests.verification.reviewing import client_of, send, waiting
from tests.verification.trail import Since
from verification.actions.holds import take
from verification.actions.seen import saw
from verification.audit.chain import START, chain_waiting, content, hash_of, head
from verification.models import AuditRow
from verification.models.audit_row import Act
from verification.queue.kinds import Kind

pytestmark = pytest.mark.django_db


def shown(row: AuditRow) -> dict[str, list[object]]:
    return json.loads(row.values.shown)


def test_a_change_says_which_fields_and_keeps_what_they_said() -> None:
    alice = cast.alice()
    since = Since()
    Provider.objects.filter(pk=alice.pk).update(about="Calm", phone="+15035550123")
    row = since.row()
    assert (row.act, row.kind, row.key) == ("changed", "listing", str(alice.pk))
    assert row.listing_id == alice.pk
    assert row.fields == ["about", "phone"]
    assert shown(row) == {"about": ["", "Calm"], "phone": ["", "+15035550123"]}


def test_the_trail_itself_says_nothing_personal() -> None:
    alice = cast.alice()
    Provider.objects.filter(pk=alice.pk).update(about="Xylograph")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM verification_auditrow AS row WHERE row::text ~ 'Xylo|Alder|alice'"
        )
        assert cursor.fetchone() == (0,)
        cursor.execute(
            "SELECT count(*) FROM verification_auditvalues AS row WHERE row::text ~ 'Xylo'"
        )
        assert cursor.fetchone() == (1,)


def test_saving_without_a_change_is_no_row() -> None:
    alice = cast.alice()
    since = Since()
    alice.save()
    assert since.rows() == []


def test_many_rows_in_one_statement_are_a_row_each() -> None:
    providers = [cast.listing(f"someone-{number}") for number in range(3)]
    since = Since()
    Provider.objects.update(about="The same")
    assert {row.listing_id for row in since.rows()} == {each.pk for each in providers}


def test_a_license_looked_up_and_decided_on_stands_in_its_history() -> None:
    since = Since()
    license_ = cast.license_of(cast.listing("alice-alder"), "md")
    rows = since.rows(license_id=license_.pk)
    assert [(row.act, row.kind) for row in rows] == [
        ("created", "license"),
        ("created", "evidence"),
        ("decided", "decision"),
    ]
    assert {row.listing_id for row in rows} == {license_.provider_id}
    # Rows that never change have their digest in the trail, and no copy beside it.
    assert [hasattr(row, "values") for row in rows] == [True, False, False]
    assert all(row.values_sha256 for row in rows)


def test_a_care_team_stands_in_the_history_of_both() -> None:
    since = Since()
    team = cast.care_team()
    row = since.row(kind="partnership")
    assert (row.listing_id, row.other_listing_id) == (team.therapist_id, team.prescriber_id)


def test_a_new_role_is_written_down_and_a_sign_in_is_not() -> None:
    rosa = cast.rosa()
    since = Since()
    Client().force_login(rosa)
    rosa.role = Role.SENIOR_REVIEWER
    rosa.save()
    row = since.row()
    assert (row.kind, row.person_id, row.fields) == ("person", rosa.pk, ["role"])
    assert shown(row) == {"role": ["reviewer", "senior_reviewer"]}


def test_who_sent_the_form_is_who_did_it() -> None:
    alice = cast.alice()
    client = Client()
    client.force_login(User.objects.get(email="alice@example.org"))
    since = Since()
    answer = client.post(f"/practice/listings/{alice.slug}/availability/", {"availability": "full"})
    assert answer.status_code in {302, 303}
    assert since.row(kind="listing").actor_id == alice.owner_id
    # Whoever uses the connection next is somebody else.
    since = Since()
    Provider.objects.update(about="By nobody")
    row = since.row()
    assert (row.actor_id, row.program) == (None, "")


def test_who_sent_a_form_with_a_file_is_who_did_it(media_folder) -> None:
    license_ = waiting()
    owner = license_.provider.owner
    assert owner
    since = Since()
    sent = {"file": upload(PDF)}
    answer = client_of(owner).post(
        address("practice_documents", license_.provider, license_.pk), sent
    )
    assert answer.status_code in {302, 303}
    assert {row.actor_id for row in since.rows(kind="document")} == {owner.pk}
    rosa = cast.rosa()
    take(kind=Kind.LICENSE, subject=str(license_.pk), by=rosa)
    since = Since()
    assert send(client_of(rosa), license_).status_code == 302
    assert since.row(kind="hold", act=Act.REMOVED).actor_id == rosa.pk


def test_a_form_that_fails_leaves_no_name_behind() -> None:
    client = Client(raise_request_exception=False)
    client.force_login(cast.rosa())
    client.post("/practice/listings/nobody/availability/")
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('stillwater.actor', true)")
        assert cursor.fetchone() in {("",), (None,)}


def test_reading_pays_nothing(django_assert_num_queries) -> None:
    client = Client()
    with django_assert_num_queries(0):
        client.get("/accessibility/")


def test_a_program_is_named() -> None:
    since = Since()
    with acting("seed_demo"):
        cast.listing("someone")
        with acting("inner"):
            cast.place(Provider.objects.get())
        cast.license_of(Provider.objects.get(), "md", verified=False)
    assert [(row.kind, row.program) for row in since.rows() if row.kind != "person"] == [
        ("listing", "seed_demo"),
        ("location", "inner"),
        ("license", "seed_demo"),
    ]


def test_a_reviewer_who_decides_without_a_form_is_named_by_the_decision() -> None:
    since = Since()
    cast.license_of(cast.listing("alice-alder"), "md")
    assert since.row(kind="decision").actor_id == cast.rosa().pk


def test_rows_hang_together_as_python_says_too() -> None:
    cast.care_team()
    saw(License.objects.all()[0], by=cast.rosa())
    settle()
    previous, number = START, 0
    for row in AuditRow.objects.order_by("number"):
        assert (row.previous, row.number) == (previous, number + 1)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT audit_content(row) FROM verification_auditrow AS row WHERE id = %s",
                [row.pk],
            )
            assert cursor.fetchone() == (content(row),)
        assert row.hash == hash_of(row)
        previous, number = row.hash, number + 1
    assert number > 10
    assert head() == (number, previous)
    assert chain_waiting() == 0


def test_what_is_undone_leaves_nothing() -> None:
    since = Since()
    with transaction.atomic():
        cast.alice()
        transaction.set_rollback(True)
    assert since.rows() == []
