"""The page of what waits: each row leads to its work, the numbers are true, and it takes the same queries however much there is."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from providers.models import License
from tests import cast
from tests.providers.claims import claim_of, registry_record
from tests.providers.writing import parsed
from tests.verification.reports.reporting import report_about
from tests.verification.reviewing import client_of
from verification.actions.holds import take
from verification.models import Hold
from verification.queue import every, licenses
from verification.queue.kinds import Kind

pytestmark = pytest.mark.django_db
# Monday, noon in New York.
NOW = dt.datetime(2026, 12, 7, 17, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def monday_noon() -> Any:
    cache.clear()
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def ruth() -> User:
    return cast.user("ruth@example.org", Role.REVIEWER, name="Ruth Reed")


def waits(name: str, *, state: str = "OR", hours: float = 1, **fields: Any) -> License:
    """A new license that somebody sent in so many hours ago."""
    listing = cast.listing(name)
    sent = timezone.now() - dt.timedelta(hours=hours)
    return cast.license_of(listing, "md", state, verified=False, submitted_at=sent, **fields)


def page(asked: str = "", user: User | None = None) -> Any:
    client = Client()
    client.force_login(user or cast.rosa())
    return client.get(f"/review/{asked}")


def titles(asked: str = "", user: User | None = None) -> list[str]:
    return [row.title for row in page(asked, user).context["rows"]]


def test_each_row_says_who_what_where_and_how_due_it_is() -> None:
    waits("alice-alder", hours=2)
    waits("bob-birch", state="WA", hours=24 * 7)
    html = page().content.decode()
    assert html.index("Bob Birch") < html.index("Alice Alder")
    for words in ("New license · Physician (MD), WA", "overdue by 5 days", "due Wednesday"):
        assert words in html, words


def test_an_administrator_ends_a_hold_on_a_license_from_the_list_and_is_led_to_nothing_closed() -> (
    None
):
    license_ = waits("alice-alder")
    report_about(cast.bob())
    take(kind=Kind.LICENSE, subject=str(license_.pk), by=ruth())
    ada = cast.user("ada@example.org", Role.ADMINISTRATOR)
    assert "End this hold" not in page().content.decode()
    listed = parsed(page(user=ada)).find(id="waiting")
    assert "Bob Birch" in listed.get_text()
    client = client_of(ada)
    for link in listed.select("a.waiting-link"):
        assert client.get(str(link["href"])).status_code == 200, link["href"]
    [form] = listed.select("form[action$='/end-hold/']")
    sent = {each["name"]: each["value"] for each in form.find_all("input", type="hidden")}
    client.post(str(form["action"]), sent)
    assert not Hold.objects.live().exists()


def test_a_claim_leads_to_its_screen() -> None:
    claim = claim_of(cast.user("nell@example.org"), record=registry_record())
    answer = page()
    assert f'href="/review/claims/{claim.pk}/"' in answer.content.decode()
    assert "Waiting for proof" in answer.content.decode()


def test_urgent_work_stands_above_what_is_older(monkeypatch: pytest.MonkeyPatch) -> None:
    waits("alice-alder", hours=500)
    urgent = waits("bob-birch")

    def alarms() -> Any:
        found = License.objects.with_standing().filter(pk=urgent.pk)
        return licenses._rows(found, Kind.SAFETY_REPORT, since=licenses.F("submitted_at"))

    monkeypatch.setitem(every.EVERY, Kind.SAFETY_REPORT, alarms)
    assert titles() == ["Bob Birch", "Alice Alder", "Bob Birch"]
    assert "due by the end of today" in page().content.decode()


def test_the_filter_narrows_and_every_number_is_what_its_choice_shows() -> None:
    waits("alice-alder", hours=200)
    held = waits("bob-birch", state="WA")
    mine = waits("carl-cedar", state="WA", hours=100)
    claim_of(cast.user("nell@example.org"), record=registry_record())
    take(kind=Kind.LICENSE, subject=str(held.pk), by=ruth())
    take(kind=Kind.LICENSE, subject=str(mine.pk), by=cast.rosa())
    assert titles("?kind=claim") == ["Nell Needlewood"]
    assert titles("?kind=claim&kind=license&state=WA") == ["Carl Cedar", "Bob Birch"]
    assert titles("?held=mine") == ["Carl Cedar"]
    assert titles("?held=others") == ["Bob Birch"]
    assert titles("?held=free") == ["Alice Alder", "Nell Needlewood"]
    assert titles("?late=on") == ["Alice Alder", "Carl Cedar"]
    assert titles("?late=on&held=free&state=OR&kind=license") == ["Alice Alder"]
    for asked in ("?kind=license", "?state=WA", "?held=mine", "?late=on"):
        for choice in page(asked).context["options"]["kinds"]:
            others = asked.replace("?kind=license", "?")
            assert choice.number == len(titles(f"{others}&kind={choice.value}")), (asked, choice)


def test_a_hold_is_seen_by_the_others_and_by_whoever_has_it() -> None:
    license_ = waits("alice-alder")
    take(kind=Kind.LICENSE, subject=str(license_.pk), by=cast.rosa())
    assert "You, until 12:30 PM" in page().content.decode()
    assert "Rosa Rowan, until 12:30 PM" in page(user=ruth()).content.decode()


def test_what_is_no_choice_is_told_and_hides_nothing() -> None:
    waits("alice-alder")
    answer = page("?kind=nonsense&state=XX&held=%00&page=nine")
    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()
    assert [row.title for row in answer.context["rows"]] == ["Alice Alder"]


def test_when_nothing_waits_the_page_says_so() -> None:
    assert "Nothing waits." in page().content.decode()
    waits("alice-alder")
    nothing = page("?state=WA").content.decode()
    assert "Nothing of this kind waits." in nothing
    assert "Show everything that waits" in nothing


def test_there_are_25_on_a_page_and_the_pages_keep_the_filter() -> None:
    listing = cast.listing("alice-alder")
    for each in range(30):
        cast.license_of(listing, "md", verified=False, number=f"MD{each}")
    assert len(titles()) == 25
    assert len(titles("?page=2")) == 5
    assert len(titles("?page=99")) == 5
    assert 'href="?state=OR&amp;page=2"' in page("?state=OR").content.decode()


def test_an_administrator_looks_and_takes_nothing() -> None:
    waits("alice-alder")
    ada = cast.user("ada@example.org", Role.ADMINISTRATOR)
    assert "Next one" not in page(user=ada).content.decode()
    assert "Next one" in page().content.decode()


def test_the_number_of_queries_does_not_grow_with_what_waits() -> None:
    def queries() -> int:
        client = Client()
        client.force_login(cast.rosa())
        cache.clear()
        with CaptureQueriesContext(
            connection,
        ) as found:
            client.get("/review/")
        return len(found)

    license_ = waits("alice-alder")
    take(kind=Kind.LICENSE, subject=str(license_.pk), by=cast.rosa())
    few = queries()
    for each in range(40):
        made = waits(f"provider-{each}", state="WA" if each % 2 else "OR")
        if each % 3 == 0:
            take(kind=Kind.LICENSE, subject=str(made.pk), by=ruth())
    claim_of(cast.user("nell@example.org"), record=registry_record())
    assert queries() == few
    assert few <= 10


def test_a_license_that_has_ended_is_not_said_to_end_soon() -> None:
    listing = cast.listing("alice-alder")
    for number, ends in (("A1", dt.date(2026, 12, 9)), ("A2", dt.date(2026, 12, 6))):
        sent = NOW - dt.timedelta(days=50)
        made = cast.license_of(
            listing, "md", verified=False, number=number, submitted_at=sent, expires_on=ends
        )
        cast.look(made, performed_at=sent + dt.timedelta(hours=1))
        cast.decide(made, decided_at=sent + dt.timedelta(hours=2))
    said = [row.said.partition(" · ")[0] for row in page().context["rows"]]
    assert said == ["License has ended", "License ends soon"]


def test_the_filter_lists_the_kinds_in_their_order() -> None:
    waits("alice-alder")
    assert [each.value for each in page().context["options"]["kinds"]] == Kind.values


@pytest.mark.parametrize(("holder", "focused"), [(None, True), ("rosa", True), ("ruth", False)])
def test_what_stands_in_the_way_of_a_license_is_not_scrolled_out_of_sight(
    holder: str | None, focused: bool
) -> None:
    license_ = waits("alice-alder")
    if holder:
        by = ruth() if holder == "ruth" else cast.rosa()
        take(kind=Kind.LICENSE, subject=str(license_.pk), by=by)
    shown = parsed(client_of(cast.rosa()).get(f"/review/licenses/{license_.pk}/"))
    assert bool(shown.select("[autofocus]")) is focused
