"""A history as a file: it runs nothing, and says what was seen and decided."""

import csv
import io
import json

import pytest
from django.test import Client

from accounts.roles import Role
from providers.models import Provider
from tests import cast
from tests.entries import settle
from tests.verification.test_history_pages import saved
from verification.models import AuditRow

pytestmark = pytest.mark.django_db


def test_a_spreadsheet_runs_nothing() -> None:
    alice = cast.alice()
    reviewer = cast.user("reviewer@example.org", Role.REVIEWER, name="=José")
    client = Client()
    client.force_login(reviewer)
    cast.decide(alice.licenses.get(), decided_by=reviewer)
    settle()
    # The first one says that this file was made, and has no place in the chain before this transaction ends.
    own, *rows = csv.DictReader(io.StringIO(saved(alice, "csv").decode("utf-8-sig")))
    assert (own["act"], own["number"]) == ("saw", "")
    assert rows[0]["by"] == "'=José"
    assert saved(alice, "csv").startswith(b"\xef\xbb\xbfnumber,"), "Excel would garble the accent"
    assert not [cell for row in rows for cell in row.values() if cell.startswith(tuple("=+-@\t\r"))]
    assert [int(row["number"]) for row in rows] == sorted(
        (int(row["number"]) for row in rows), reverse=True
    )


def test_a_file_for_programs_holds_every_row_and_is_no_page() -> None:
    alice = cast.alice()
    Provider.objects.filter(pk=alice.pk).update(about="</script><script>alert(1)</script>")
    settle()
    content = saved(alice, "json").decode()
    assert "<" not in content
    _own, *rows = json.loads(content)
    assert rows[0]["values"]["about"] == ["", "</script><script>alert(1)</script>"]
    assert [row["hash"] for row in rows] == list(
        AuditRow.objects.filter(listing_id=alice.pk, act__in=("created", "changed", "decided"))
        .order_by("-pk")
        .values_list("hash", flat=True)
    )


def test_the_files_say_what_was_seen_and_decided() -> None:
    """A file that goes to a lawyer or a board is of no use if it says only that there was a decision."""
    alice = cast.alice()
    license_ = alice.licenses.get()
    settle()
    _own, *rows = json.loads(saved(license_, "json"))
    [decided] = [row["recorded"] for row in rows if row["kind"] == "decision"]
    assert (decided["verdict"], decided["reason"]) == ("verified", "As the board shows it")
    assert decided["license_id"] == str(license_.pk)
    looks = [row["recorded"] for row in rows if row["kind"] == "evidence"]
    assert {(look["fact"], look["result"]) for look in looks} >= {("license_status", "confirmed")}
    assert [row["recorded"] for row in rows if row["kind"] == "license"] == [{}]
    cells = csv.DictReader(io.StringIO(saved(license_, "csv").decode("utf-8-sig")))
    [cell] = [row["recorded"] for row in cells if row["kind"] == "decision"]
    assert json.loads(cell) == decided
