"""The history of a listing and of a license, in words and as files; what was erased is told as erased."""

import csv
import io
import json

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from providers.models import License, Provider
from tests import cast
from tests.entries import settle
from verification.audit.names import models_by_kind
from verification.audit.telling import kind_name, told
from verification.models import AuditRow, AuditValues, Hold
from verification.models.hold import LASTS

pytestmark = pytest.mark.django_db


def client_of(role: str) -> Client:
    client = Client()
    client.force_login(cast.user(f"{role}@example.org", role, name=f"The {role}"))
    return client


def address(what: Provider | License) -> str:
    kind = "listing" if isinstance(what, Provider) else "license"
    return reverse("review_history", args=[kind, what.pk])


def page(what: Provider | License, query: str = "") -> str:
    answer = client_of(Role.REVIEWER).get(address(what) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def saved(what: Provider | License, form: str) -> bytes:
    answer = client_of(Role.REVIEWER).get(f"{address(what)}?format={form}")
    assert answer.status_code == 200
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="history-')
    return answer.getvalue()


def test_a_history_says_who_did_what_in_words() -> None:
    alice = cast.alice()
    Provider.objects.filter(pk=alice.pk).update(availability="waitlist", conditions=["ocd"])
    text = page(alice)
    for words in ("Rosa Rowan", "decided on: decision", "Verified", "As the board shows it"):
        assert words in text
    assert "<del>Depression, PTSD</del>" in text.replace("Post-traumatic stress (PTSD)", "PTSD")
    # The newest first.
    assert text.index("Conditions") < text.index("decided on: decision")
    license_ = alice.licenses.get()
    text = page(license_)
    assert "decided on: decision" in text
    assert "location" not in text


def test_days_and_times_are_told_as_elsewhere() -> None:
    alice = cast.alice()
    Provider.objects.filter(pk=alice.pk).update(attested_on="2026-03-04")
    cast.partnership(cast.bob(), alice, confirmed_at="2026-03-04T17:20:00Z")
    text = page(alice)
    assert "<ins>March 4, 2026</ins>" in text
    assert "<ins>March 4, 2026, 12:20 p.m.</ins>" in text


def test_a_listing_that_a_row_points_at_has_its_name_while_it_is_there() -> None:
    alice, bob = cast.alice(), cast.bob()
    cast.partnership(bob, alice)
    assert f"<ins>{bob.name}</ins>" in page(alice)
    bob.delete()
    assert bob.name not in page(alice)


def test_a_history_belongs_to_one_listing() -> None:
    alice, bob = cast.alice(), cast.bob()
    Provider.objects.filter(pk=bob.pk).update(about="Xylograph")
    assert "Xylograph" in page(bob)
    assert "Xylograph" not in page(alice)


def test_what_was_erased_is_told_as_erased() -> None:
    alice = cast.alice()
    Provider.objects.filter(pk=alice.pk).update(about="Xylograph")
    AuditValues.objects.filter(row__listing_id=alice.pk).delete()
    text = page(alice)
    assert "Xylograph" not in text
    assert "What these fields said is erased:" in text
    assert "About" in text
    for form in ("csv", "json"):
        assert b"Xylograph" not in saved(alice, form)


def test_the_history_of_a_listing_that_is_gone_names_nobody() -> None:
    alice = cast.alice()
    key = alice.pk
    alice.delete()
    answer = client_of(Role.REVIEWER).get(reverse("review_history", args=["listing", key]))
    assert f"Listing {key} (deleted)" in answer.content.decode()
    assert b"Alder" not in answer.content


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("listing", "0"),
        ("listing", "99999999999999999999"),
        ("listing", "9223372036854775808"),
        ("listing", "1e3"),
        ("license", "1"),
        ("license", "0f0f0f0f-0000-4000-8000-000000000000"),
        ("person", "1"),
        ("evidence", "1"),
    ],
)
def test_what_was_never_there_has_no_history(kind: str, key: str) -> None:
    url = reverse("review_history", args=[kind, key])
    assert client_of(Role.REVIEWER).get(url).status_code == 404


@pytest.mark.parametrize(
    "query",
    ["?before=x", "?before=-1", "?before=99999999999999999999", "?format=x%00", "?before=%00"],
)
def test_nonsense_in_the_address_is_the_first_page(query: str) -> None:
    alice = cast.alice()
    assert "decided on: decision" in page(alice, query)


def test_a_long_history_has_pages_that_hold_every_row_once() -> None:
    alice = cast.alice()
    for number in range(120):
        Provider.objects.filter(pk=alice.pk).update(about=f"Version-{number:03}.")
    client, url, seen = client_of(Role.REVIEWER), address(alice), []
    query = ""
    while True:
        answer = client.get(url + query)
        seen += [line.row.pk for line in answer.context["lines"]]
        query = answer.context["older"]
        if not query:
            break
    assert seen == list(
        AuditRow.objects.filter(listing_id=alice.pk).order_by("-pk").values_list("pk", flat=True)
    )


def test_as_many_queries_for_many_rows_as_for_few(django_assert_num_queries) -> None:
    alice = cast.alice()
    client = client_of(Role.REVIEWER)
    client.get(address(alice))
    with CaptureQueriesContext(connection) as few:
        client.get(address(alice))
    for number in range(40):
        Provider.objects.filter(pk=alice.pk).update(about=f"{number}")
    with django_assert_num_queries(len(few)):
        client.get(address(alice))


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


def test_the_history_of_a_listing_says_which_license_was_decided_on() -> None:
    alice = cast.alice()
    gone = cast.license_of(alice, "md", "WA", number="WA9")
    cast.license_of(alice, "md", "CA", number="CA7", verified=False)
    cast.decide(License.objects.get(number="CA7"), "could_not_confirm")
    key = gone.pk
    gone.delete()
    lines = BeautifulSoup(page(alice), "html.parser").select("ol.history > li")
    decided = [each for each in lines if "decided on: decision" in each.get_text()]
    told = {each.a.get_text(strip=True): each.a["href"] for each in decided if each.a}
    assert told["Physician (MD), CA, CA7"] == address(License.objects.get(number="CA7"))
    assert told["A license that was removed"] == reverse("review_history", args=["license", key])
    # In the history of the license itself its name stands above.
    assert "CA7</a>" not in page(License.objects.get(number="CA7"))


def test_every_kind_has_a_name() -> None:
    for kind, model in models_by_kind().items():
        assert kind_name(kind)
        assert model._meta.db_table
    assert kind_name("listing") == "listing"
    assert kind_name("of_a_table_that_is_gone") == "of_a_table_that_is_gone"


def test_an_administrator_narrows_the_trail_by_person_and_kind() -> None:
    alice = cast.alice()
    cast.place(alice, "97214")
    client = client_of(Role.ADMINISTRATOR)
    answer = client.get(reverse("review_audit"), {"by": str(cast.rosa().pk), "kind": "decision"})
    assert {(line.row.actor_id, line.row.kind) for line in answer.context["lines"]} == {
        (cast.rosa().pk, "decision")
    }
    answer = client.get(reverse("review_audit"), {"kind": "location"})
    assert len(answer.context["lines"]) == 2
    wrong = client.get(reverse("review_audit"), {"kind": "location", "by": "9999999"})
    assert wrong.context["lines"] == []
    assert "Error:" in wrong.content.decode()


def test_each_line_of_the_whole_trail_says_whom_it_is_about() -> None:
    """ "Rosa saw: license" helps nobody who asks whose license she looked at."""
    alice = cast.alice()
    saved(alice.licenses.get(), "csv")
    answer = client_of(Role.ADMINISTRATOR).get(reverse("review_audit"))
    page = BeautifulSoup(answer.content, "html.parser")
    [seen] = [line for line in page.select("ol.history li") if "saw: license" in line.get_text()]
    [link] = seen.select("a")
    assert link.get_text(strip=True) == f"A license of {alice.name}"
    assert link["href"] == reverse("review_history", args=["license", alice.licenses.get().pk])


def test_a_person_in_a_field_is_told_by_name() -> None:
    now = timezone.now()
    Hold.objects.create(
        kind="license", subject="1", holder=cast.rosa(), taken_at=now, until=now + LASTS
    )
    [line] = told([list(AuditRow.objects.filter(kind="hold").order_by("-pk")[:1])])
    assert str(cast.rosa()) in {change.after for change in line.changes}


def test_an_administrator_sees_where_the_trail_ends() -> None:
    cast.alice()
    settle()
    last = AuditRow.objects.filter(number__isnull=False).order_by("-number").first()
    page = client_of(Role.ADMINISTRATOR).get(reverse("review_audit"))
    assert last.hash in page.content.decode()
