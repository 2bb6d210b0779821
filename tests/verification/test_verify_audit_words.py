"""What verify_audit says to an operator: the exit code, and which license or listing a fault is about."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils.timezone import localtime

from providers.models import Decision
from tests import cast
from tests.entries import settle
from tests.verification.trail import guards_off
from verification.audit.chain import head
from verification.models import AuditRow

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_day_of_work(db: None) -> None:
    """A trail to tamper with."""
    cast.alice()
    cast.bob()
    settle()


def said() -> str:
    """What the command says of a trail that does not hold."""
    out = StringIO()
    with pytest.raises(CommandError, match="does not hold") as refused:
        call_command("verify_audit", stdout=out)
    assert refused.value.returncode == 1
    return out.getvalue()


def test_a_trail_that_holds_ends_with_its_last_hash() -> None:
    out = StringIO()
    call_command("verify_audit", stdout=out)
    assert out.getvalue().splitlines()[-1] == "head: row {}, {}".format(*head())
    with pytest.raises(CommandError, match="64 characters"):
        call_command("verify_audit", "--head", "f00", stdout=out)


def test_an_edited_row_is_named_with_what_it_is_about() -> None:
    row = AuditRow.objects.filter(kind="license").order_by("number")[1]
    with guards_off() as cursor:
        cursor.execute("UPDATE verification_auditrow SET actor_id = 7 WHERE id = %s", [row.pk])
    about = f"license {row.key}, listing {row.listing_id}, {localtime(row.at):%Y-%m-%d %H:%M %Z}"
    assert f"Row {row.number} was edited. It says: {about}." in said()


def test_a_decision_that_was_changed_is_named_with_its_license() -> None:
    decision = Decision.objects.order_by("pk")[0]
    recorded = AuditRow.objects.get(key=str(decision.pk))
    with guards_off("providers_decision") as cursor:
        cursor.execute("UPDATE providers_decision SET reason = 'x' WHERE id = %s", [decision.pk])
    told = said()
    assert f"The decision that row {recorded.number} recorded is not as it was, or is gone." in told
    assert f"license {recorded.license_id}" in told


def test_one_missing_row_is_told_as_one() -> None:
    row = AuditRow.objects.filter(kind="listing").order_by("number")[1]
    with guards_off() as cursor:
        cursor.execute("DELETE FROM verification_auditvalues WHERE row_id = %s", [row.pk])
        cursor.execute("DELETE FROM verification_auditrow WHERE id = %s", [row.pk])
    assert f"Row {row.number} is missing." in said()
