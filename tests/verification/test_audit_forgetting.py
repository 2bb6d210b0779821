"""People are forgotten and the trail still holds: what fields said goes, who changed them and when stays."""

import pytest
from django.core.management import call_command

from accounts.models import User
from accounts.roles import Role
from providers.models import License, Provider
from tests import cast
from tests.entries import settle
from verification.audit.chain import head
from verification.audit.keeping import forget_old_values
from verification.models import AuditRow, AuditValues

pytestmark = pytest.mark.django_db


def test_a_license_taken_back_takes_what_it_said_along() -> None:
    license_ = cast.license_of(cast.listing("alice-alder"), "md", number="XY77")
    License.objects.filter(pk=license_.pk).update(number="XY78")
    key = license_.pk
    license_.delete()
    settle()
    assert [
        row.act for row in AuditRow.objects.filter(kind="license", license_id=key).order_by("pk")
    ] == [
        "created",
        "changed",
        "removed",
    ]
    assert not AuditValues.objects.filter(row__license_id=key).exists()


def test_a_removed_person_takes_their_values_along() -> None:
    someone = User.objects.create_user("someone@example.org", role=Role.REVIEWER)
    key = someone.pk
    assert AuditValues.objects.filter(row__person_id=key).exists()
    someone.delete()
    assert AuditRow.objects.filter(person_id=key).count() == 2
    assert not AuditValues.objects.filter(row__person_id=key).exists()


def test_old_values_are_forgotten_and_the_rows_stay(settings) -> None:
    alice = cast.alice()
    Provider.objects.filter(pk=alice.pk).update(about="Calm")
    rows, values = AuditRow.objects.count(), AuditValues.objects.count()
    assert forget_old_values() == "0 erased"
    settings.AUDIT_VALUES_DAYS = 0
    assert forget_old_values() == f"{values} erased"
    assert AuditRow.objects.count() == rows
    assert not AuditValues.objects.exists()


def test_the_daily_log_says_where_the_trail_ends(capsys: pytest.CaptureFixture[str]) -> None:
    cast.alice()
    settle()
    call_command("daily")
    number, last = head()
    assert f"End of the audit trail: row {number}, {last}" in capsys.readouterr().out
