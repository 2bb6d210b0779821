"""The history of a listing and of a license in words; what was erased is told as erased."""

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
