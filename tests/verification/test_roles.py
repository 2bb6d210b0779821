"""What the database refuses the site's own role, whatever the site is made to say."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client

from accounts.models import User
from providers.models import Decision, Location, Provider
from tests import cast
from tests.entries import settle
from tests.verification.trail import Since
from verification.actions.seen import saw
from verification.models import AuditRow, AuditValues
from verification.roles import APP, LESS, READONLY, SECRET

pytestmark = pytest.mark.django_db

REFUSED = (
    *(
        statement.format(table=table)
        for table in ("providers_evidence", "providers_decision", "verification_auditrow")
        for statement in (
            "UPDATE {table} SET id = id",
            "DELETE FROM {table}",
            "TRUNCATE {table}",
            "DROP TABLE {table}",
            "ALTER TABLE {table} DISABLE TRIGGER USER",
        )
    ),
    "INSERT INTO verification_auditrow (at, act, kind, key, fields, program, values_sha256, previous, hash) "
    "VALUES (now(), 'saw', 'listing', '1', '{}', '', '', '', '')",
    "UPDATE verification_auditvalues SET shown = '{}'",
    "TRUNCATE verification_auditvalues",
    "TRUNCATE providers_provider CASCADE",
    "UPDATE catalog_entry SET name = 'x'",
    "DROP TRIGGER audit_update ON providers_provider",
    "DROP FUNCTION audit_at_commit() CASCADE",
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    "CREATE TABLE mine (id int)",
    "CREATE TEMPORARY TABLE verification_auditrow (id int)",
    "SET session_replication_role = replica",
    "UPDATE django_migrations SET name = name",
)


@contextmanager
def as_role(name: str) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {name}")
        yield
        cursor.execute("RESET ROLE")


def refused(sql: str) -> None:
    with (
        pytest.raises(DatabaseError, match=r"permission denied|must be owner"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


@pytest.fixture(autouse=True)
def granted(db: None) -> None:
    """Roles are the server's; their rights on these tables end with the test."""
    cast.alice()
    settle()
    call_command("grant_roles", create=True, verbosity=0)


@pytest.mark.parametrize("sql", REFUSED)
def test_the_sites_own_role_is_refused(sql: str) -> None:
    with as_role(APP):
        refused(sql)


def test_the_site_works_as_its_own_role() -> None:
    alice = Provider.objects.get()
    since = Since()
    client = Client()
    client.force_login(User.objects.get(email="alice@example.org"))
    with as_role(APP):
        answer = client.post(
            "/practice/listings/alice-alder/availability/", {"availability": "full"}
        )
        assert answer.status_code in {302, 303}
        saw(alice, by=cast.rosa())
        cast.decide(alice.licenses.get())
        Location.objects.all().delete()
        AuditValues.objects.filter(row__kind="location").delete()
        # What search reads, and the place in the chain, are written by functions of the owner.
        settle()
        assert client.get("/providers/alice-alder/").status_code == 200
    rows = since.rows()
    assert {(row.act, row.kind) for row in rows} >= {
        ("changed", "listing"),
        ("saw", "listing"),
        ("decided", "decision"),
        ("removed", "location"),
    }
    assert all(row.number for row in rows)
    assert Decision.objects.count() == 2


def test_a_table_of_ones_own_cannot_stand_before_the_trail() -> None:
    """Where an operator lets the role make temporary tables after all."""
    since = Since()
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE verification_auditrow (LIKE verification_auditrow) ON COMMIT DROP"
        )
        cursor.execute("UPDATE providers_provider SET about = 'Calm'")
        cursor.execute("DROP TABLE pg_temp.verification_auditrow")
    assert since.row().fields == ["about"]


def test_readers_read_and_nothing_else() -> None:
    with as_role(READONLY), connection.cursor() as cursor:
        cursor.execute("SELECT name FROM providers_provider")
        assert cursor.fetchall() == [("Alice Alder",)]
        assert AuditRow.objects.exists()
        cursor.execute("SELECT role FROM accounts_user")
        for sql in (
            "UPDATE providers_provider SET name = 'x'",
            "DELETE FROM providers_location",
            "INSERT INTO accounts_attempt VALUES ('x', now(), 1)",
            "SELECT password FROM accounts_user",
            *(f"SELECT 1 FROM {table}" for table in SECRET),  # noqa: S608
        ):
            refused(sql)


def test_every_table_that_is_named_is_there() -> None:
    tables = set(connection.introspection.table_names())
    assert set(LESS) | set(SECRET) <= tables


def test_a_missing_role_is_told() -> None:
    with pytest.raises(CommandError, match="There is no role nobody_here"):
        call_command("grant_roles", app="nobody_here")
    with pytest.raises(CommandError, match="two names"):
        call_command("grant_roles", app="one", readonly="one")
