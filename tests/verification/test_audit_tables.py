"""No table escapes the audit trail by being forgotten, and nobody rewrites a row of it."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from providers.models import Location
from tests import cast
from tests.entries import settle
from verification.audit.cover import body
from verification.audit.covered import COVERED, LEFT_OUT
from verification.models import AuditRow, AuditValues

pytestmark = pytest.mark.django_db

ROOMS = ("accounts", "providers", "verification")
TRIGGERS = {f"audit_{event}": "A" for event in ("insert", "update", "delete", "truncate")}
REWRITES = (
    "UPDATE verification_auditrow SET actor_id = 7",
    "UPDATE verification_auditrow SET number = number + 1000",
    "UPDATE verification_auditrow SET number = NULL, previous = '', hash = ''",
    "DELETE FROM verification_auditrow",
    "TRUNCATE verification_auditrow",
    "UPDATE verification_auditvalues SET shown = '{}'",
    "TRUNCATE verification_auditvalues",
)


def refused(sql: str) -> None:
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_every_table_is_covered_or_left_out_for_a_reason() -> None:
    models = [model for room in ROOMS for model in apps.get_app_config(room).get_models(True)]
    tables = {model._meta.db_table for model in models}
    assert tables == set(COVERED) | set(LEFT_OUT)
    assert not set(COVERED) & set(LEFT_OUT)


@pytest.mark.parametrize("table", COVERED)
def test_a_covered_table_has_its_triggers_as_its_line_says(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname, tgenabled, prosrc FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid "
            "WHERE tgrelid = %s::regclass AND tgname LIKE 'audit_%%'",
            [table],
        )
        found = cursor.fetchall()
    assert {name: enabled for name, enabled, _source in found} == TRIGGERS
    # A line that was changed needs a migration that installs the function anew.
    assert {source for _name, _enabled, source in found} == {body(COVERED[table])}


@pytest.mark.parametrize("sql", REWRITES)
def test_nobody_rewrites_the_trail(sql: str) -> None:
    cast.place(cast.listing("someone"))
    settle()
    refused(sql)


TAKES_A_PLACE = "UPDATE verification_auditrow SET number = id, previous = 'x', hash = 'x'"


@pytest.mark.parametrize(
    "sql", [REWRITES[0], "DELETE FROM verification_auditrow", f"{TAKES_A_PLACE}, actor_id = 7"]
)
def test_nor_a_row_that_still_waits_for_its_place(sql: str) -> None:
    cast.place(cast.listing("someone"))
    refused(sql)


@pytest.mark.parametrize("sql", REWRITES)
def test_replication_mode_is_no_way_around(sql: str) -> None:
    cast.place(cast.listing("someone"))
    settle()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
    refused(sql)


def test_replication_mode_leaves_no_change_out() -> None:
    cast.listing("someone")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE providers_provider SET name = 'Another'")
    assert AuditRow.objects.filter(kind="listing", act="changed", fields=["name"]).exists()


def test_an_emptied_table_is_one_row() -> None:
    cast.place(cast.listing("someone"))
    settle()
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE providers_location")
    row = AuditRow.objects.get(kind="location", act="removed")
    assert (row.key, row.fields) == ("*", [])
    assert not Location.objects.exists()
    assert not AuditValues.objects.filter(row=row).exists()
