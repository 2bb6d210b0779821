"""Whoever reaches past every guard is found: the trail says which row they touched."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from providers.models import Decision, Evidence, Provider
from tests import cast
from tests.entries import settle
from tests.verification.trail import guards_off
from verification.audit.chain import content, hash_of, head
from verification.models import AuditRow, AuditValues

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_day_of_work(db: None) -> None:
    """A trail to tamper with."""
    alice = cast.alice()
    Provider.objects.filter(pk=alice.pk).update(about="Calm")
    cast.bob()
    settle()


def verified(**options: Any) -> dict[str, Any]:
    """What the command says in JSON, whether it holds or not."""
    out = StringIO()
    try:
        call_command("verify_audit", json=True, stdout=out, stderr=StringIO(), **options)
    except CommandError as error:
        assert error.returncode == 1
    return json.loads(out.getvalue())


def found(**options: Any) -> list[tuple[str, int]]:
    return [(each["what"], each["number"]) for each in verified(**options)["faults"]]


def some_row(**narrowed: Any) -> AuditRow:
    """A row in the middle of the trail."""
    return AuditRow.objects.filter(**narrowed).order_by("number")[1]


def after(row: AuditRow) -> int:
    """The number of the next one."""
    assert row.number
    return row.number + 1


def test_a_trail_that_nobody_touched_holds() -> None:
    number, last = head()
    told = verified(head=last)
    assert told["holds"] is True
    assert told["faults"] == []
    assert told["head"] == {"number": number, "hash": last}
    assert told["rows"] == AuditRow.objects.count() == number


@pytest.mark.parametrize(
    "change",
    [
        "actor_id = 7",
        "act = 'saw'",
        "at = at - interval '1 microsecond'",
        "fields = fields || '{more}'",
        "key = key || '0'",
        "listing_id = NULL",
        "license_id = gen_random_uuid()",
        "values_sha256 = ''",
        "program = 'daily'",
    ],
)
def test_an_edited_row_is_found(change: str) -> None:
    row = some_row(kind="license")
    with guards_off() as cursor:
        cursor.execute(f"UPDATE verification_auditrow SET {change} WHERE id = {row.pk}")  # noqa: S608
    assert ("edited", row.number) in found()


def test_an_edit_with_a_hash_to_match_is_found_by_the_row_after_it() -> None:
    row = some_row()
    row.actor_id = 7
    with guards_off() as cursor:
        cursor.execute(
            "UPDATE verification_auditrow SET actor_id = 7, hash = %s WHERE id = %s",
            [hash_of(row), row.pk],
        )
    assert found() == [("moved", after(row))]


def test_a_removed_row_is_found() -> None:
    row = some_row(kind="listing")
    with guards_off() as cursor:
        cursor.execute("DELETE FROM verification_auditvalues WHERE row_id = %s", [row.pk])
        cursor.execute("DELETE FROM verification_auditrow WHERE id = %s", [row.pk])
    assert found() == [("removed", row.number)]


def test_the_gap_of_a_removed_row_cannot_be_closed() -> None:
    row = some_row(kind="listing")
    with guards_off() as cursor:
        cursor.execute("DELETE FROM verification_auditvalues WHERE row_id = %s", [row.pk])
        cursor.execute("DELETE FROM verification_auditrow WHERE id = %s", [row.pk])
        cursor.execute(
            "ALTER TABLE verification_auditrow DROP CONSTRAINT audit_in_the_chain_or_not"
        )
        cursor.execute(
            "UPDATE verification_auditrow SET number = -number WHERE number > %s", [row.number]
        )
        cursor.execute("UPDATE verification_auditrow SET number = -number - 1 WHERE number < 0")
    assert ("moved", row.number) in found()
    assert ("edited", row.number) in found()


def test_an_inserted_row_is_found() -> None:
    row = some_row()
    with guards_off() as cursor:
        # In the place of a neighbor, since the numbers have no gap.
        cursor.execute(
            "ALTER TABLE verification_auditrow DROP CONSTRAINT audit_in_the_chain_or_not"
        )
        cursor.execute(
            "UPDATE verification_auditrow SET number = -number WHERE number >= %s", [row.number]
        )
        cursor.execute("UPDATE verification_auditrow SET number = -number + 1 WHERE number < 0")
        row.pk, row.actor_id = 1_000_000, 7
        row.hash = hash_of(row)
        row.save(force_insert=True)
    assert ("moved", after(row)) in found()


def test_two_rows_that_changed_places_are_found() -> None:
    one = some_row()
    other = AuditRow.objects.get(number=after(one))
    with guards_off() as cursor:
        for pk, number in ((one.pk, 1_000_000), (other.pk, one.number), (one.pk, other.number)):
            cursor.execute(
                "UPDATE verification_auditrow SET number = %s WHERE id = %s", [number, pk]
            )
    places = [number for _what, number in found()]
    assert {one.number, other.number} <= set(places)


def test_edited_values_are_found_and_erased_ones_are_no_fault() -> None:
    row = some_row(kind="license")
    erased = verified()["without_values"]
    with guards_off() as cursor:
        cursor.execute(
            "UPDATE verification_auditvalues SET shown = '{}' WHERE row_id = %s", [row.pk]
        )
    assert found() == [("values", row.number)]
    AuditValues.objects.filter(row=row).delete()
    told = verified()
    assert told["holds"] is True
    assert told["without_values"] == erased + 1


def test_values_of_no_row_are_found() -> None:
    with guards_off() as cursor:
        cursor.execute(
            "INSERT INTO verification_auditvalues (row_id, salt, shown) VALUES (999999, '', '{}')"
        )
    assert found() == [("values", 0)]


def test_a_tail_that_was_cut_off_is_found_by_the_hash_that_was_kept() -> None:
    number, last = head()
    assert found(head=last) == []
    with guards_off() as cursor:
        cursor.execute("DELETE FROM verification_auditvalues")
        cursor.execute("DELETE FROM verification_auditrow WHERE number = %s", [number])
    assert found() == []
    assert found(head=last) == [("cut", number - 1)]


def test_a_trail_made_anew_is_found_by_the_hash_that_was_kept() -> None:
    _number, last = head()
    with guards_off() as cursor:
        cursor.execute("UPDATE verification_auditrow SET number = NULL, previous = '', hash = ''")
        cursor.execute("UPDATE verification_auditrow SET actor_id = 7 WHERE kind = 'listing'")
    assert found() == []
    assert [what for what, _number in found(head=last)] == ["cut"]


@pytest.mark.parametrize("table", ["providers_evidence", "providers_decision"])
def test_evidence_and_decisions_are_held_against_the_trail(table: str) -> None:
    model = {"providers_evidence": Evidence, "providers_decision": Decision}[table]
    row = model._default_manager.order_by("pk").first()
    recorded = AuditRow.objects.get(key=str(row.pk))
    change = {"providers_evidence": "result = 'adverse'", "providers_decision": "reason = 'x'"}[
        table
    ]
    with guards_off(table) as cursor:
        cursor.execute(f"UPDATE {table} SET {change} WHERE id = %s", [row.pk])  # noqa: S608
    assert found() == [("altered", recorded.number)]
    with guards_off(table) as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE id = %s", [row.pk])  # noqa: S608
    assert found() == [("altered", recorded.number)]


def test_a_decision_that_was_slipped_in_is_found() -> None:
    with guards_off("providers_decision"):
        cast.decide(Provider.objects.get(slug="bob-birch").licenses.get())
    assert found() == [("unrecorded", 0)]


def test_a_column_that_is_added_later_is_no_fault() -> None:
    with guards_off() as cursor:
        cursor.execute(
            "ALTER TABLE providers_decision ADD COLUMN added text NOT NULL DEFAULT 'something'"
        )
    assert found() == []


def test_content_tells_every_column_but_the_place_in_the_chain() -> None:
    """A column that is added to the trail and not hashed could be edited."""
    row = some_row(kind="license")
    hashed = len(json.loads(content(row)))
    assert hashed == len(AuditRow._meta.concrete_fields) - len(("number", "previous", "hash"))


def test_many_rows_are_read_a_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verification.audit.checking.AT_ONCE", 3)
    assert found() == []
    row = some_row()
    with guards_off() as cursor:
        cursor.execute("UPDATE verification_auditrow SET actor_id = 7 WHERE number IN (3, 4, 6)")
    assert row.number
    assert found() == [("edited", 3), ("edited", 4), ("edited", 6)]
